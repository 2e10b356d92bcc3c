# %% [markdown]
# # Compressed sensing: few sums, many zeros
#
# **Question.** How few measurements find a sparse signal, and where is the cliff?
#
# A patient lies in a scanner, which measures one number after the other. The usual advice is: take as many measurements as the image
# has numbers. But you know that most of these numbers are 0. May the scanner stop early?
#
# **Minutes.** {minutes}
#
# ## Fewer equations than unknowns
#
# Our *signal* $x$ has $n = 100$ numbers. Five of them are non-zero: the *spikes*. A measurement is a *random sum*: each of the
# hundred numbers is multiplied by a random factor, and all are added up. So $m$ measurements are $m$ equations, $b = Ax$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.compressed_sensing import fewer_measurements, predict

predict("compressed_sensing/half", fewer_measurements())

# %% [markdown]
# **Press play:** $m$ falls. Then compare [m = 27](#compressed_sensing.fewer_measurements?m=27) with
# [m = 26](#compressed_sensing.fewer_measurements?m=26).
#
# To take the smallest ‖x‖₁ with $Ax = b$ is called **[basis pursuit](term:basis-pursuit)**. It is a linear program. It does not
# know where the spikes are, or how many. It does not try all places either: five spikes can stand in 75,287,520 ways.<!-- claim: all_places -->
#
# **What do you call these letters elsewhere?** They are those of signal processing. In the other lessons, what are $A$, $x$, $b$, $m$
# and $n$?
#
# <details><summary>The table of letters</summary>
#
# | here | what it is | in the other lessons |
# |---|---|---|
# | $x$ | the signal, which we look for | the weights $w$ |
# | $n$ | the length of $x$ | $p$, the number of columns |
# | $k$ | how many numbers of $x$ are non-zero | the size of the support |
# | $m$ | the number of sums | $n$, the number of rows |
# | $A$, $m \times n$ | the random factors | $X$ |
# | $b$ | the $m$ sums, which we measure | $y$ |
# | $y$, from the proof on | $m$ factors, one for each sum | (a new letter: not the data) |
#
# So beware of $n$ and $y$, which mean something else here.
#
# </details>
#
# ## Why the L1 norm?
#
# *Geometry* has the answer. The signals with $Ax = b$ form a flat set: a line, a plane, or more. Let the ball of a norm grow
# until it touches this set.
#
# **Where does each ball touch it?** Think of the round L2 ball first, then of the L1 ball with its corners and edges.
#
# <details><summary>An answer</summary>
#
# The L2 ball is round, so the set can touch it anywhere, and no number has a reason to be 0. The L1 ball has corners and edges, where
# numbers are 0. For a random A the set touches it at a point with at most $m$ non-zeros. Whether this point is the signal is
# the question.
#
# </details>
#
# Now start at the signal itself and go in a direction $h \ne 0$ with $Ah = 0$. All sums stay the same. If ‖x‖₁ rises in every such direction,
# the signal is the only solution of basis pursuit. If it does not rise in one of them, another signal with the same sums is at
# least as good.<!-- claim: directions_decide -->
#
# ## A proof without the signal
#
# In the scanner nobody shows you the grey bars. How do you know that no signal with these sums has a smaller norm?
#
# Combine the equations. Multiply equation $i$ by a number $y_i$ of your choice, and add all $m$ of them. On one side stands
# $b^\top y$. On the other, $x_j$ is multiplied by entry $j$ of $A^\top y$.
#
# **How must you choose $y$,** so that the other side is at most ‖x‖₁, whatever $x$ is?
#
# <details><summary>An answer</summary>
#
# All entries of $A^\top y$ must lie between −1 and 1. If entry $j$ were 2, then for the signal whose only non-zero number is $x_j = 1$ the
# side would be 2, but ‖x‖₁ is 1.
#
# </details>
#
# For such a $y$, and for every $x$ with $Ax = b$,
#
# $$
# b^\top y = (Ax)^\top y = x^\top (A^\top y) \le \lVert x\rVert_1 .
# $$
#
# This makes $b^\top y$ a lower bound for the norms of *all* solutions of $Ax = b$.<!-- claim: floor_under_all --> If your solution has exactly this norm,
# none has a smaller one. The vector $y$ is called a **[dual vector](term:dual)**, and together with this equality it is a
# [certificate](term:certificate). `basis_pursuit` returns both, the solution `x` and the dual vector `y`:

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import basis_pursuit, spikes

s = spikes(m=30, n=100, k=5, rng=np.random.default_rng(3))
found = basis_pursuit(s.A, s.b)
print(f"‖x‖₁ = {np.abs(found.x).sum():.3f}, bᵀy = {s.b @ found.y:.3f}, non-zero: {found.x.nonzero()[0]}")

# %% [markdown]
# **Where does $y$ come from?** Take the lasso with $m$ rows, which minimises
# $\frac{1}{2m}\lVert b - Ax\rVert^2 + \lambda\lVert x\rVert_1$. Its residual is $r = b - Ax$. What does *Derivative* say about
# $A^\top r$?
#
# <details><summary>An answer</summary>
#
# Every entry of $A^\top r/m$ is at most λ in size, and it is ±λ where $x_j$ is non-zero. So for $y = r/(m\lambda)$ all
# entries of $A^\top y$ lie between −1 and 1. Follow the path to small λ: below its last knot this $y$ no longer changes, and it is the dual
# vector of basis pursuit.<!-- claim: residual_over_lambda -->
#
# </details>
#
# **Is the solution the only one?** The bound alone does not say so. What if two columns of A were equal?
#
# <details><summary>An answer</summary>
#
# Then a spike could be split between them, with the same sums and the same norm. The solution is unique if one more thing
# holds: the columns with an entry of exactly ±1 in $A^\top y$ are linearly independent.<!-- claim: only_shortest -->
#
# </details>
#
# The function `recovers` gives a proof for either answer. If the signal is found, it returns such a $y$. If not, it returns
# another signal with the same sums whose norm is not larger:

# %% tags=["nbval-check-output"]
from l1l2 import recovers

for m in (27, 26):
    s = spikes(m, 100, 5, rng=np.random.default_rng(3))
    answer = recovers(s.A, s.x)
    print(f"m = {m}: found {answer.recovered}, proven {answer.proven}", end="; ")
    print(f"signal ‖x‖₁ = {np.abs(s.x).sum():.2f}, answer.x {np.abs(answer.x).sum():.2f}")

# %% [markdown]
# ## Where is the cliff?
#
# At one number of sums the signal is found, and with one sum less it is lost. Does this place depend on luck? To see it, take
# signals of 200 numbers, many numbers of spikes $k$, and many numbers of sums $m$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.compressed_sensing import cliff

predict("compressed_sensing/cliff", cliff())

# %% [markdown]
# **Press play** to see the map as far as [m = 195](#compressed_sensing.cliff?m=195). It has 20 × 20 squares with 20 signals each, so
# 8,000 problems, and each of them is decided by a proof.<!-- claim: map_and_curve --> Recovery depends only on positions and signs, so all spikes are
# ±1.<!-- claim: signs_decide -->
#
# The curve was not fitted to the map. It is the **weak threshold** of Donoho and Tanner for random sums and large $n$: below it
# most signals are found, above it most are lost.<!-- claim: map_and_curve -->
#
# ## Why is there a cliff?
#
# Go back to the directions $h$. Those in which ‖x‖₁ does not rise at first form a convex cone. Those with $Ah = 0$ form a random subspace
# of codimension $m$, which means that it has $n - m$ dimensions.
#
# **When is the signal found?** Say it with the cone and the subspace. And what does one more sum change?
#
# <details><summary>An answer</summary>
#
# It is found if the subspace misses the cone, except at 0. One more sum takes a dimension from the subspace, so the
# subspace misses the cone more easily.
#
# </details>
#
# How large is a cone? Its **[statistical dimension](term:statistical-dimension)** δ says it. Draw a vector of independent standard normal numbers,
# and take the point of the cone that is nearest to it: δ is the mean of the squared length of this point. A subspace of dimension
# $d$ has δ = d, and the cone of all vectors of $n$ numbers without a negative one has $n/2$.<!-- claim: size_of_a_cone --> So δ need not be a whole number.
#
# Amelunxen, Lotz, McCoy and Tropp (2014) proved: a random subspace of codimension $m$ misses a cone with high probability when
# $m > \delta$, and hits it with high probability when $m < \delta$, except close to δ.<!-- claim: misses_the_cone --> For large $n$, the curve of the picture is the
# line $m = \delta$.<!-- claim: dimension_of_a_cone -->
#
# **Sparser, so cheaper?** A signal with fewer spikes needs fewer sums. Does it also need fewer sums *for each spike*? The cell
# prints the largest k/m of the curve, at three values of m/n. What do they answer?

# %% tags=["nbval-check-output"]
from l1l2 import weak_threshold

for share in (0.1, 0.5, 0.9):
    print(f"m/n = {share}: k/m up to {weak_threshold(share):.3f}")

# %% [markdown]
# <details><summary>An answer</summary>
#
# No, it needs more: m/k is 1 divided by k/m. With m = n/2 there are 2.6 sums for each spike, but with m = n/10 there are 5.3.<!-- claim: numbers_of_the_curve --> The
# fewer spikes there are, the more places each of them could have.
#
# A formula to remember: $2k\log(n/k) + \frac54 k$ random sums are enough for most draws (Chandrasekaran, Recht, Parrilo and Willsky, 2012).
# It is a little above the curve. For five spikes among a hundred numbers it asks for 36.<!-- claim: enough_by_a_formula -->
#
# </details>
#
# For five spikes among a hundred numbers the curve asks for about 20 sums, but the signal at the beginning needed 27.<!-- claim: numbers_of_the_curve --> At $n = 100$
# the cliff is still a slope. At $n = 200$ it is steeper.<!-- claim: steeper -->
#
# ## What this does not say
#
# **"Any 50 measurements will do."** Look at 50 of the 100 numbers directly. These are 50 measurements too, and they are
# exact. The code tries both kinds of measurement on 200 signals.

# %% tags=["nbval-check-output"]
signals = [spikes(50, 100, 5, rng=np.random.default_rng(seed)) for seed in range(200)]
sums = [recovers(s.A, s.x).recovered for s in signals]
seen = [recovers(np.eye(100)[:50], s.x).recovered for s in signals]  # the first 50 numbers
print(f"of 200 signals, found from 50 sums: {sum(sums)}, from 50 of their numbers: {sum(seen)}")

# %% [markdown]
# **Why does looking directly find so few?**
#
# <details><summary>An answer</summary>
#
# A spike that is not among the 50 changes no measurement. The chance that all five are among them is only 2.8 %.<!-- claim: looking_is_luck --> A random sum is different:
# every position changes it. So 50 sums find all of the 200 signals.<!-- claim: looking_is_luck -->
#
# </details>
#
# Three more limits:
#
# - The threshold speaks of *most* signals. One A that works for *all* signals needs more sums (the *strong* threshold). A well-known
#   condition for this is the *restricted isometry property* of Candès and Tao (2005).
# - The signal must be sparse in a basis *that we know*. The sound of a flute is nearly sparse in frequencies, but not in time.
# - The columns of regression data are not random. If they are correlated, the lasso may select wrong ones, and the
#   map promises nothing.
#
# ## Your turn: a proof by hand
#
# Two sums of three numbers:
# $b_1 = x_1 + 0.8\,x_3$ and $b_2 = x_2 + 0.8\,x_3$. Find a $y$ that proves that the signal (0, 0, 1) has the smallest ‖x‖₁ for
# its sums. And find a signal with the same sums as (1, 1, 0), but with a smaller norm.

# %% tags=["solution"]
from l1l2.lessons.compressed_sensing import check_by_hand, check_proof

by_hand = [0.625, 0.625]  # your line: the two numbers of y
other = [0, 0, 1.25]  # your line: three numbers with the same sums as (1, 1, 0)
check_by_hand(by_hand, other)

# %% [markdown] tags=["hints"]
# 1. The columns of A are (1, 0), (0, 1) and (0.8, 0.8). Which entry of $A^\top y$ belongs to the spike, and how large must it be?
# 2. For the proof: $0.8\,(y_1 + y_2) = 1$, and neither $y_1$ nor $y_2$ is larger than 1 in size. For the other signal: the sums of
#    (1, 1, 0) are both 1. Which single number can make both?
# 3. `by_hand = [0.625, ...]` and `other = [0, 0, ...]`, where the last number times 0.8 is 1.

# %% [markdown]
# **A proof by computer.** Write a function that decides whether $y$ proves that $x$ has the smallest ‖x‖₁ of all signals with the
# sums $b$. Three things must hold. (The check tries it on proofs that you have not seen. Some of them are wrong.)


# %% tags=["solution"]
def proves(A, b, x, y):
    fits = np.allclose(A @ x, b)  # your line: has x the sums b?
    bounds = np.abs(A.T @ y).max() <= 1 + 1e-8  # your line: does y give a lower bound?
    reached = np.isclose(b @ y, np.abs(x).sum())  # your line: does x reach this bound?
    return fits and bounds and reached


check_proof(proves)

# %% [markdown] tags=["hints"]
# 1. What does each of these say: $Ax = b$, all entries of $A^\top y$ between −1 and 1, $b^\top y = \lVert x\rVert_1$?
# 2. Computers round. `==` is too strict, but `np.isclose` and `np.allclose` allow small differences. For "at most 1", add 1e-8.
# 3. `np.allclose(A @ x, ...)`, `np.abs(A.T @ ...).max() <= 1 + 1e-8`, `np.isclose(b @ y, ...)`.

# %% [markdown]
# **How many sums?** Now signals have 1,000 numbers. You can afford 250 sums: up to how many spikes does theory allow? And
# the other way round: how many sums does a signal with 40 spikes need? Use `weak_threshold`. (The second number needs more than one call.)

# %% tags=["solution"]
from l1l2.lessons.compressed_sensing import check_budget

most = 250 * weak_threshold(0.25)  # your line: the number of spikes at m = 250
enough = min(m for m in range(1, 1000) if m * weak_threshold(m / 1000) >= 40)  # your line: sums for 40 spikes
check_budget(most, enough)

# %% [markdown] tags=["hints"]
# 1. `weak_threshold(m / n)` is a number of spikes *for each sum*, k/m. What do you multiply it by?
# 2. In the second question you do not know m, and the threshold depends on it. Try all m from 1 to 999, and compute for each how many spikes
#    it allows.
# 3. `250 * weak_threshold(...)`, and `min(m for m in range(1, 1000) if m * weak_threshold(m / 1000) >= ...)`.

# %% [markdown]
# <details><summary>Does it hold in an experiment?</summary>
#
# Try a third fewer spikes and a third more. With `rng = np.random.default_rng(0)`, the signal of
# `spikes(250, 1000, 44, rng=rng)` is found and the next one, of `spikes(250, 1000, 89, rng=rng)`, is not.<!-- claim: numbers_of_the_curve -->
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("inequality/tight_bound", "geometry/no_law", "derivative/strictly_less")

# %% [markdown]
# ## Say it in 30 seconds
#
# > A sparse signal can be recovered exactly from far fewer random measurements than it has numbers: minimise ‖x‖₁ subject to
# > Ax = b, which is a linear program. A dual vector y with ‖Aᵀy‖∞ ≤ 1 and bᵀy = ‖x‖₁ certifies the solution. Recovery
# > fails abruptly when m falls below the statistical dimension: with m = n/2, beyond about 0.39 m spikes.<!-- claim: numbers_of_the_curve --> The measurements
# > must feel every position. With noise, use the lasso.
#
# **Without looking.** "We have 100 equations for 200 unknowns, so the solution cannot be unique." Is that right? And what
# can be unique?
#
# <details><summary>An answer</summary>
#
# It is right for $Ax = b$: if there is one solution, there are infinitely many. But the solution with the smallest ‖x‖₁ can be unique,
# and for random A it nearly always is, whether or not it is the signal.<!-- claim: shortest_is_unique --> It *is* the signal if there is a dual vector $y$ with these
# properties: on the spikes $A^\top y$ has their signs, everywhere else it is at most 1 in size, and the columns where it is
# ±1 are linearly independent.
#
# </details>

# %% [markdown]
# ## Further: noise
#
# Real measurements are disturbed: $b = Ax + \text{noise}$. Inside: what to ask for instead of $Ax = b$, and what
# the noise does to the error.

# %% [markdown]
# If you still ask for $Ax = b$, you explain the noise too, and this takes as many non-zero numbers as there are sums.<!-- claim: in_proportion --> This is
# [overfitting](term:overfitting). So let $Ax$ miss $b$ by about as much as the noise does, $\lVert Ax - b\rVert_2 \le \sigma\sqrt m$. This is the lasso again, with the λ at
# which its residual has this length.

# %% tags=["nbval-check-output"]
from l1l2.lessons.compressed_sensing import noisy_measurements

predict("compressed_sensing/noise", noisy_measurements())

# %% [markdown]
# **Press play:** σ grows, and the errors are drawn on the right. Then compare
# [σ = 0.4](#compressed_sensing.noisy_measurements?noise=0.4) with [σ = 0.8](#compressed_sensing.noisy_measurements?noise=0.8). Above, 50
# numbers are non-zero. Below, there are the five spikes and seven small numbers beside them.<!-- claim: companions -->

# %% [markdown]
# ## Further: is it a lasso with a tiny λ?
#
# The path of the lasso ends in basis pursuit as λ goes to 0. Inside: what a lasso solver returns for a tiny λ, and why.

# %% [markdown]
# Here are 100 signals of 60 numbers, with 8 spikes, and 25 sums of each. Basis pursuit and scikit-learn's `Lasso` look for
# them.

# %% tags=["nbval-check-output"]
from sklearn.linear_model import Lasso

draws = [spikes(25, 60, 8, rng=np.random.default_rng(seed)) for seed in range(100)]
proven = [recovers(s.A, s.x).recovered for s in draws]
fits = [Lasso(alpha=1e-6, fit_intercept=False).fit(s.A, s.b).coef_ for s in draws]
errors = [np.linalg.norm(w - s.x) / np.linalg.norm(s.x) for w, s in zip(fits, draws, strict=True)]
print("found, with a proof:", sum(proven), "  by Lasso(1e-6), to 1 %:", sum(e < 0.01 for e in errors))

# %% [markdown]
# Basis pursuit finds 69 of the 100 signals. The lasso solver does not come within 1 % of a single one, and it gives no warning.<!-- claim: tiny_lambda -->
#
# **Why did the solver stop?** Its stopping rule asks for a small [duality gap](term:duality-gap): at most `tol` times ‖b‖².
#
# <details><summary>An answer</summary>
#
# The duality gap, relative to ‖b‖², is already below `tol` when Ax ≈ b.<!-- claim: tiny_gap --> For a tiny λ the penalty hardly counts in it, so the rule
# does not wait for the zeros. With `tol=1e-8` and 100,000 sweeps, on the first three signals, the solver does warn, and it has
# still not arrived.<!-- claim: longer_sweeps -->
#
# </details>
#
# So "basis pursuit is a lasso with a tiny λ" is true of the *solution*, in the limit. It is wrong of a *solver* that stops when
# the sums fit. Our `basis_pursuit` follows the path exactly, from knot to knot, to its end.

# %% [markdown]
# ## Further: the curve, and a map of your own
#
# Inside: the formula of the weak threshold, and code that makes the map on your machine, or on a cluster.

# %% [markdown]
# The curve has one parameter $t > 0$. φ is the normal density and Q its upper tail:
#
# $$
# \frac km = 1 - \frac{t\,Q(t)}{\varphi(t)}, \qquad
# \frac mn = \frac{2\varphi(t)}{t + 2\,(\varphi(t) - t\,Q(t))} .
# $$
#
# Here is a small map, of signals with 60 numbers. Rows are m/n = 0.25, 0.5, 0.75, columns are k/m = 0.1, 0.3, 0.5, 0.7:

# %% tags=["nbval-check-output"]
from l1l2 import phase_diagram

table = phase_diagram(60, delta=[0.25, 0.5, 0.75], rho=[0.1, 0.3, 0.5, 0.7], trials=20)
print(table.recovered / table.trials)

# %% [markdown]
# **Where is the cliff in the middle row?** Compare it with the curve.
#
# <details><summary>An answer</summary>
#
# Between k/m = 0.3 and 0.5. The curve says 0.386 there.<!-- claim: numbers_of_the_curve -->
#
# </details>
#
# This ran on all cores of your machine, by joblib. Each signal has its own seed, so every machine gets the same
# map.<!-- claim: same_map --> A cluster can make a large one. Nothing in the experiment changes (but you need
# `pip install distributed`):
#
# ```python
# import joblib
# from dask.distributed import Client
#
# shares = (np.arange(20) + 0.5) / 20
# with Client(), joblib.parallel_config("dask"):
#     table = phase_diagram(200, shares, shares)
# ```

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Does the lasso find the true features?” and “Is the lasso solution unique? Is there a closed form?”,
# two of the interview's questions.
#
# **Next:** [Disguises](disguises.ipynb). A team trains without any penalty, and its weights look like those of ridge. Why?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - say what is known about a sparse signal when there are fewer equations than unknowns;
# - prove, with one dual vector, that no other solution has a smaller norm;
# - compute how many spikes a number of random measurements allows, and how many measurements the spikes need;
# - explain the cliff with the statistical dimension of a cone;
# - refute "any measurements will do" and "basis pursuit is a lasso with a tiny λ".
#
# **Needs.** *Inequality*, *Geometry* and *Derivative*, and systems of linear equations.
#
# **Sources.** Basis pursuit: Chen, Donoho and Saunders (1998). Compressed sensing: Candès, Romberg and Tao (2006),
# Donoho (2006). The formula: Chandrasekaran, Recht, Parrilo and Willsky (2012), *The convex geometry of linear inverse problems*.
# The property for all signals: Candès and Tao (2005), *Decoding by linear programming*. The scanner: Lustig, Donoho and Pauly (2007), *Sparse MRI*. The cliff: Donoho and Tanner (2009), Amelunxen, Lotz,
# McCoy and Tropp (2014), *Living on the edge*.
#
# </details>
