# %% [markdown]
# # Compressed sensing: few sums, many zeros
#
# **Question.** How few measurements find a sparse signal, and where is the cliff?
#
# **Minutes.** {minutes}
#
# **Needs.** *Inequality*, *Geometry* and *Derivative*, and systems of linear equations.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - say what is known about a sparse signal when there are fewer equations than unknowns;
# - prove, with one vector, that no other explanation has a smaller norm;
# - compute how many spikes a given number of random measurements can carry;
# - refute "any measurements will do" and "basis pursuit is a lasso with a tiny λ".
#
# **Sources.** Basis pursuit: Chen, Donoho and Saunders (1998). Compressed sensing: Candès, Romberg and Tao (2006),
# Donoho (2006). The cliff: Donoho and Tanner (2009), Amelunxen, Lotz, McCoy and Tropp (2014), *Living on the edge*.
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Inequality*, *Geometry* and *Derivative*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("inequality/tight_bound", "geometry/no_law", "derivative/strictly_less")

# %% [markdown]
# ## Fewer equations than unknowns
#
# A signal $x$ of $n$ = 100 numbers is all zeros but for five spikes. You may not look at it. You may ask for *sums*: each
# measurement adds up all hundred numbers, each multiplied by a random factor. With $m$ of them you know
#
# $$
# b = Ax, \qquad A \text{ with } m \text{ rows and } n \text{ columns of random numbers}.
# $$
#
# With m = 100 sums these are 100 equations for 100 unknowns, and have one solution. With fewer, infinitely many signals
# explain the same sums, and one of them must be chosen: say, the one with the smallest norm. The signal is grey below,
# and before it stand two choices.

# %% tags=["nbval-check-output"]
from l1l2.lessons.compressed_sensing import fewer_measurements, predict

predict("compressed_sensing/half", fewer_measurements())

# %% [markdown]
# Press play: m falls. Watch both panels, at [m = 50](#compressed_sensing.fewer_measurements?m=50) and
# [below](#compressed_sensing.fewer_measurements?m=26). To choose the smallest ‖x‖₁ is called *basis pursuit*. It is not told
# how many spikes there are, and it does not try places: all places for five spikes would be 75,287,520 attempts.<!-- claim: all_places -->

# %% [markdown]
# ## A proof without the signal
#
# In real life there is no grey signal to compare with. How do we know that nothing shorter explains the sums? Take
# *any* vector $y$ of $m$ numbers whose **pulls** $A^\top y$ are all between −1 and 1. For every $x$ with $Ax = b$
#
# $$
# b^\top y = (Ax)^\top y = x^\top (A^\top y) \le \lVert x\rVert_1 .
# $$
#
# So $b^\top y$ is a floor under the norms of *all* explanations.<!-- claim: floor_under_all --> An explanation that stands on the floor is shortest.
# You met such pulls in *Derivative*: where $x_j$ is not 0, the pull must be exactly its sign. Nor need you search for $y$:
# it is the residual of the lasso divided by $m\lambda$, at the end of the path, where λ goes to 0.<!-- claim: residual_over_lambda --> (The $m$ comes from our
# objective, $\frac{1}{2m}\lVert b - Ax\rVert^2 + \lambda\lVert x\rVert_1$: there the pulls are divided by $m$.)

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import basis_pursuit, spikes

s = spikes(m=30, n=100, k=5, rng=np.random.default_rng(3))
found = basis_pursuit(s.A, s.b)
print(f"‖x‖₁ = {np.abs(found.x).sum():.3f}, alive: {found.x.nonzero()[0]}")

# %% [markdown]
# ## Your turn: prove it
#
# `found.y` is a vector of 30 numbers. Show that it is a proof: what is its largest pull, in size, on any of the hundred
# positions, and how high is the floor? (`s.A` is A, `s.b` is b.)

# %% tags=["solution"]
from l1l2.lessons.compressed_sensing import check_proof

y = found.y
largest = np.abs(s.A.T @ y).max()  # your line: the largest pull, in size
floor = s.b @ y  # your line: the floor under every explanation
check_proof(largest, floor)

# %% [markdown] tags=["hints"]
# 1. The pull on position j is column j of A times y. All hundred pulls are one product of a matrix and a vector.
# 2. `s.A` has 30 rows and 100 columns, and y has 30 numbers: which of the two must be transposed? And "in size" means
#    `np.abs`.
# 3. `np.abs(s.A.T @ ...).max()` is the first answer; the second is the product of `s.b` and `...`.

# %% [markdown]
# With one thing more the same $y$ proves that the explanation is the *only* shortest one: the columns where the pull is
# exactly ±1 must be linearly independent.<!-- claim: only_shortest --> If a signal is *not* found, the proof is simpler still: another signal with the
# same sums that is not longer. `recovers` decides with one or the other:

# %% tags=["nbval-check-output"]
from l1l2 import recovers

for m in (27, 26):
    s = spikes(m, 100, 5, rng=np.random.default_rng(3))
    answer = recovers(s.A, s.x)
    print(f"m = {m}: found {answer.recovered}, proven {answer.proven}", end="; ")
    print(f"signal ‖x‖₁ = {np.abs(s.x).sum():.2f}, answer.x {np.abs(answer.x).sum():.2f}")

# %% [markdown]
# ## Not a lasso with a tiny λ
#
# The path of the lasso ends, as λ goes to 0, in basis pursuit. So why not call a lasso solver with a tiny λ? Here are 100
# signals of 60 numbers, with 8 spikes, and 25 sums of each.

# %% tags=["nbval-check-output"]
from sklearn.linear_model import Lasso

draws = [spikes(25, 60, 8, rng=np.random.default_rng(seed)) for seed in range(100)]
proven = [recovers(s.A, s.x).recovered for s in draws]
fits = [Lasso(alpha=1e-6, fit_intercept=False).fit(s.A, s.b).coef_ for s in draws]
errors = [np.linalg.norm(w - s.x) / np.linalg.norm(s.x) for w, s in zip(fits, draws, strict=True)]
print("found again, with proof:", sum(proven), "  by Lasso(1e-6), to 1 %:", sum(e < 0.01 for e in errors))

# %% [markdown]
# Basis pursuit finds 69 of them. The lasso solver comes within 1 % of not a single one, and gives no warning.<!-- claim: tiny_lambda --> Its iterates
# explain the sums almost perfectly very soon, and with a tiny λ that is nearly all its stopping rule asks. The zeros would
# come much later: with `tol=1e-8` and 100,000 sweeps, on the first three of the signals, it does warn, and still has not
# arrived.<!-- claim: longer_sweeps --> **"Basis pursuit is a lasso with a tiny λ" is true of the solution, in the limit, and wrong of a solver that stops
# when the sums fit.** Our `basis_pursuit` follows the path exactly, from knot to knot, to its end.
#
# ## Where is the cliff?
#
# Where signals get lost depends on the number of sums *and* of spikes. So take signals of 200 numbers, and try every pair.
# On the left a map grows with m: the darker a square, the more of its 20 signals are found again. On the right stand the
# 20 signals of each number of spikes, at this m.

# %% tags=["nbval-check-output"]
from l1l2.lessons.compressed_sensing import cliff

predict("compressed_sensing/cliff", cliff())

# %% [markdown]
# Press play: the map grows to [m = 195](#compressed_sensing.cliff?m=195). It has 20 × 20 squares, and its edges are those of
# all, three quarters, half, a quarter and one in 20 found. Each square holds 20 signals of 200 numbers, so the map decides
# 8,000 problems, and every one by a proof.<!-- claim: map_and_curve --> (All spikes are ±1, for of a signal only places and signs decide.<!-- claim: signs_decide --> The squares of
# a column share their sums. The signals at m = 100 were tried besides: they belong between two columns.)
#
# The curve was not fitted to them. It is the **weak threshold** of Donoho and Tanner, for signals of infinite length:
# below it most signals are found, above it most are lost.<!-- claim: map_and_curve --> It has a formula with one parameter $t$, where φ is the normal
# density and Q its upper tail:
#
# $$
# \frac km = 1 - \frac{t\,Q(t)}{\varphi(t)}, \qquad
# \frac mn = \frac{2\varphi(t)}{t + 2\,(\varphi(t) - t\,Q(t))} .
# $$
#
# ## A flat set and a growing ball
#
# *Geometry* has shown what decides. The signals with $Ax = b$ form a flat set, and the ball of the norm grows until it
# touches that set. A round ball is touched anywhere. The L1 ball is pointed where most numbers are 0, and a flat set that
# passes through such a point may well miss the rest of the ball. For the five spikes above it does with
# [m = 27](#compressed_sensing.fewer_measurements?m=27) sums, and with [m = 26](#compressed_sensing.fewer_measurements?m=26) it cuts
# through.<!-- claim: where_these_sums_fail -->
#
# Amelunxen, Lotz, McCoy and Tropp (2014) made this exact. The directions in which ‖x‖₁ does not rise form a cone. The
# signal is found if this cone holds no direction $h \ne 0$ with $Ah = 0$. A cone has a *statistical dimension*, which need not
# be a whole number, and about as many random sums as that are needed to miss it.<!-- claim: dimension_of_a_cone -->
#
# ## Sums for each spike
#
# The curve in numbers:

# %% tags=["nbval-check-output"]
from l1l2 import phase_diagram, weak_threshold

for share in (0.1, 0.5, 0.9):
    rho = weak_threshold(share)
    print(f"m/n = {share}: k/m up to {rho:.3f}, so {1 / rho:.1f} sums a spike")

# %% [markdown]
# With half as many sums as numbers, k/m may be 0.386: 2.6 sums a spike.<!-- claim: numbers_of_the_curve --> The sparser the signal, the fewer sums in all, but the
# more of them for each spike: at m/n = 0.1 it takes 5.3.<!-- claim: numbers_of_the_curve --> Five spikes in a hundred would need about 20 sums, if
# 100 were large; ours needed 27.<!-- claim: numbers_of_the_curve --> At n = 100 the cliff is still a slope, and at n = 200, too: at
# [m = 100](#compressed_sensing.cliff?m=100) 12 of 20 signals with 38 spikes are found, and none of 20 with 48.<!-- claim: half_as_many_sums -->
#
# Make a small map yourself, of signals with 60 numbers. Rows are m/n, columns k/m:

# %% tags=["nbval-check-output"]
table = phase_diagram(60, delta=[0.25, 0.5, 0.75], rho=[0.1, 0.3, 0.5, 0.7], trials=20)
print(table.recovered / table.trials)

# %% [markdown]
# This ran on all cores of your machine, by joblib. The seed belongs to the draw, not to the core, so everybody gets the same
# map.<!-- claim: same_map --> For a large one, let a cluster work. Not a line of the experiment changes (this needs `pip install distributed`):
#
# ```python
# import joblib
# from dask.distributed import Client
#
# shares = (np.arange(20) + 0.5) / 20
# with Client(), joblib.parallel_config("dask"):
#     table = phase_diagram(200, shares, shares)
# ```
#
# ## Noise
#
# Sums that are measured are disturbed: $b = Ax + \text{noise}$. Whoever still asks for $Ax = b$ explains the noise, too, and
# that takes as many spikes as there are sums.<!-- claim: in_proportion --> So allow Ax to miss b by about as much as the noise does,
# $\lVert Ax - b\rVert_2 \le \sigma\sqrt m$. That is a lasso again, with the λ at which its residual has that length.

# %% tags=["nbval-check-output"]
from l1l2.lessons.compressed_sensing import noisy_measurements

predict("compressed_sensing/noise", noisy_measurements())

# %% [markdown]
# Press play: σ grows, and on the right the error is drawn. Then compare [σ = 0.4](#compressed_sensing.noisy_measurements?noise=0.4)
# and [σ = 0.8](#compressed_sensing.noisy_measurements?noise=0.8). Above, 50 numbers are alive. Below, the five spikes have
# seven small companions.<!-- claim: companions -->
#
# ## What this does not say
#
# **"Any measurements will do" is wrong.** Look at 50 of the 100 numbers themselves: that is as many measurements, and
# each is exact. A spike that is not among them leaves no trace.

# %% tags=["nbval-check-output"]
signals = [spikes(50, 100, 5, rng=np.random.default_rng(seed)) for seed in range(200)]
sums = [recovers(s.A, s.x).recovered for s in signals]
seen = [recovers(np.eye(100)[:50], s.x).recovered for s in signals]  # the first 50 numbers
print(f"of 200 signals, found from 50 sums: {sum(sums)}, from 50 of their numbers: {sum(seen)}")

# %% [markdown]
# The chance that all five are among the 50 is 2.8 %.<!-- claim: looking_is_luck --> Sums find every one of the 200<!-- claim: looking_is_luck -->: each sum feels every position, and each
# position with a factor of its own. And more does not follow, either:
#
# - The threshold speaks of *most* signals. For *all* signals at once, and the same A, one needs more sums (the *strong*
#   threshold).
# - The signal must be sparse, or nearly so, in a language *that we know*. The sound of a flute is nearly sparse in
#   frequencies, and not in time.
# - The columns of regression data are not random. Where they are correlated, the lasso may choose the wrong ones. The
#   map promises nothing for diabetes.
#
# **Then without a stub.** How many of 1,000 numbers may be spikes, if you can afford 250 sums? Compute it from
# `weak_threshold`. Then, in a new cell, check a third less and a third more, with `spikes` and `recovers`.
#
# <details><summary>An answer</summary>
#
# `250 * weak_threshold(0.25)` is 66.8.<!-- claim: numbers_of_the_curve --> With `rng = np.random.default_rng(0)`, `spikes(250, 1000, 44, rng=rng)` is found and
# `spikes(250, 1000, 89, rng=rng)` is not.
#
# </details>
#
# ## Say it in 30 seconds
#
# > A sparse signal can be found from far fewer random sums than it has numbers: among all signals that explain
# > them, take the one with the smallest ‖x‖₁. That is a linear program, and a vector y with all pulls Aᵀy at most 1 in size and
# > bᵀy = ‖x‖₁ proves the answer. Smallest ‖x‖₂ smears instead: every number is alive.<!-- claim: smears --> On average it keeps the share m/n
# > of the squares.<!-- claim: smallest_l2_keeps_a_share --> There is a sharp cliff: with half
# > as many sums as numbers, up to about 0.39 spikes a sum, for most signals and large n. With noise the error grows about in
# > proportion.
# > The sums must be random or otherwise spread out: looking at single numbers does not do.
#
# **Without looking.** "We have 100 equations for 200 unknowns, so the solution cannot be unique." Is that right? And what
# could be unique?
#
# <details><summary>An answer</summary>
#
# Right: if $Ax = b$ has a solution, it has infinitely many. The solution with the smallest ‖x‖₁ can be, and for random A nearly always is<!-- claim: shortest_is_unique -->, whether or
# not it is the signal. It *is* the signal if the dual vector says so: pulls equal to its signs on the spikes, at most
# 1 in size elsewhere, and independent columns where their size is exactly 1.
#
# </details>
#
# **You can now answer** “Does the lasso find the true features?” and “Is the lasso solution unique? Is there a closed form?”,
# two of the interview's questions.
#
# **Next:** [Bug hunt](bug_hunt.ipynb). You know what is right. Eight mistakes from public material are waiting.
