# %% [markdown]
# # High dimensions: is it still a corner?
#
# **Question.** Does "hits a corner" survive in 2, 3, 10, 1000 dimensions?
#
# "L1 gives zeros because the solution hits a corner of the diamond," you say in an interview. "My model has 1,000 weights,"
# says the interviewer. "Is its solution at a corner, too?"
#
# **Minutes.** {minutes}
#
# ## Three weights
#
# With three weights the diamond is an octahedron. Its 8 triangles are called *facets*. To count, we keep the loss simple: $\frac12\lVert w - b\rVert^2$, where
# $b$ is drawn from a [Gaussian distribution](term:gaussian). The [budget](term:budget) is a share ρ of what $b$ itself would need:
# $\lVert w\rVert_1 \le \rho\lVert b\rVert_1$. Each mark in the picture is the solution for one draw of $b$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.high_dimensions import octahedron, predict

predict("high_dimensions/small_budget", octahedron())

# %% [markdown]
# **Press play**: the body turns. Then compare the budgets [ρ = 0.1](#high_dimensions.octahedron?rho=0.1),
# [ρ = 0.5](#high_dimensions.octahedron?rho=0.5) and [ρ = 0.9](#high_dimensions.octahedron?rho=0.9).
#
# The octahedron has three kinds of places. They differ in the number of zeros:
#
# | where | non-zero weights | zeros |
# |---|---|---|
# | at one of 6 vertices | 1 | 2 |
# | inside one of 12 edges | 2 | 1 |
# | inside one of 8 facets | 3 | 0 |
#
# In $n$ dimensions there are $n$ kinds. A solution with $k$ non-zero weights lies inside a *face of dimension* $k - 1$. A
# vertex is a face of dimension 0, and an edge is a face of dimension 1. The facets are the faces of dimension $n - 1$: there
# no weight is 0.
#
# **Your model.** A solution with 1,000 weights has 621 that are not 0. Is it at a vertex, on an edge, or inside a facet?
#
# <details><summary>An answer</summary>
#
# It is none of them. It lies inside a face of dimension 620.
#
# </details>
#
# ## Two rules for the sizes
#
# For this loss, the solution is the *projection* of $b$ on the diamond, its nearest point. It is a [soft threshold](term:soft-threshold),
# $w_j = \mathrm{sign}(b_j)\max(|b_j| - \tau, 0)$. The threshold τ is the same for all weights, and such that the budget is used up. So
# only the sizes $|b_j|$ matter:
#
# - **Some weight is 0** exactly if the smallest size is at most (1 − ρ) times the mean size.<!-- claim: two_rules -->
# - **The solution is a vertex** exactly if the largest size is larger than the second by at least ρ‖b‖₁.<!-- claim: two_rules -->
#
# **Why is the first rule true?** Take the threshold τ for which the smallest weight just becomes 0. How much of the budget does the
# solution use then?
#
# <details><summary>An answer</summary>
#
# This τ is the smallest size. The solution uses the sum of all $|b_j| - \tau$, that is, $n$ times (mean size − smallest
# size). A smaller budget needs a larger τ, so it also has a zero. Therefore some weight is 0 exactly if the budget, $n$ times ρ
# times the mean size, is not larger than this. Divide by $n$. The second rule follows in the same way, with the second
# largest size as τ.
#
# </details>
#
# ## More weights
#
# Now let the number of weights $n$ grow. The diamond in $n$ dimensions has $2n$ vertices and $2^n$ facets.

# %% tags=["nbval-check-output"]
from l1l2.lessons.high_dimensions import chances

predict("high_dimensions/more_weights", chances())

# %% [markdown]
# **Press play**, then change the budget. Each point of the curves is a share of 1000 draws.
#
# Ten weights are already many. [For n = 10](#high_dimensions.chances?n=10&rho=0.5) and half of the budget, some weight is 0 in
# 99% of 20,000 draws, and none of the draws gives a vertex.<!-- claim: ten_weights -->
#
# **Why do the two chances go to different ends?** Use the two rules. What happens to the smallest size, and to the largest, when
# $n$ grows?
#
# <details><summary>An answer</summary>
#
# The mean size settles, by the law of large numbers. The smallest of $n$ sizes goes to 0, so it falls below (1 − ρ) times
# the mean. The sum of the sizes grows like $n$. The largest size grows much more slowly, so it cannot be larger than the
# second by a share ρ of this sum.<!-- claim: many_weights -->
#
# </details>
#
# ## How many zeros?
#
# Some weight is 0, but one zero among 1000 weights is hardly a [sparse](term:sparse) solution. Does the *share* of zeros stay, or does it
# go to 0 or to 1? Move $n$ to the right.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.high_dimensions import share_of_zeros

Live(share_of_zeros())

# %% [markdown]
# <details><summary>An answer</summary>
#
# The share settles at a number between 0 and 1, and only ρ decides which:
#
# | budget ρ | 0.1 | 0.3 | 0.5 | 0.9 |
# |---|---|---|---|---|
# | share of zeros for $n \to \infty$ | 0.827 | 0.578 | 0.379 | 0.066 |<!-- claim: limits -->
#
# For example, take 1000 weights and half of the budget. About 379 weights are 0 and 621 are not.<!-- claim: limits --> This is
# sparse, but very far from a vertex, where 999 weights are 0. Under L2 there is no zero at all: the projection on the ball
# ‖w‖₂ ≤ t only multiplies $b$ by a number.<!-- claim: l2_scales -->
#
# </details>
#
# **What this does not say.** The loss stands for orthogonal columns of variance 1 ($X^\top X = nI$), and a Gaussian $b$ for
# pure noise. With correlated columns, or with a signal, the numbers differ. It also does not say that the right
# weights are 0. This is the question of the next lesson.
#
# ## Fewer rows than columns
#
# The interviewer adds: "My model has 1,000 columns, but only 50 rows." Few rows are a limit, too. **How many
# non-zero weights can a lasso solution from `lasso_path` have**, if the model has an [intercept](term:intercept)?
#
# <details><summary>An answer</summary>
#
# At most 49, at every λ > 0.<!-- claim: few_rows_few_weights --> In *general position*, the solution is unique, and the columns with non-zero weights are
# linearly independent. An intercept amounts to centring, and 50 centred rows leave 49 dimensions, so 49 columns at most.
#
# General position means that there are no coincidences among the columns, such as two equal ones. Random columns from a
# continuous distribution are in general position with probability 1.
#
# So with 1000 columns and 50 rows, the solution lies inside a face of dimension 48 or less.<!-- claim: few_rows --> The facets have
# dimension 999. (Under *Further* you can count the weights on a path.)
#
# </details>

# %% [markdown]
# ## Your turn
#
# **1. Ten sizes.** `SIZES` holds ten sizes $|b_j|$, the largest first. What is the largest ρ for which some weight is exactly 0? And the
# largest ρ for which *at most four* weights are non-zero? There is no rule for four yet. Find it as we found the other two.

# %% tags=["solution"]
from l1l2.lessons.high_dimensions import SIZES, check_budgets

some_zero = 1 - SIZES.min() / SIZES.mean()  # your line: the largest ρ with some zero
four = (SIZES[:4] - SIZES[4]).sum() / SIZES.sum()  # your line: the largest ρ with at most four non-zeros
check_budgets(some_zero, four)

# %% [markdown] tags=["hints"]
# 1. In both cases one weight just becomes 0. Which one? Its size is the threshold τ.
# 2. For `some_zero`, take the first rule as an equation. For `four` the fifth size is τ. How much of the budget do the four largest
#    weights use then?
# 3. `some_zero = 1 - SIZES.min() / ...`, and `four = (SIZES[:4] - ...).sum() / SIZES.sum()`.

# %% [markdown]
# **2. Not Gaussian.** Build two vectors $b$ with 1000 weights each, none of which is 0. On half of the budget, the first
# shall keep *all* weights, and the second shall have *more than 900* zeros. The check projects them.

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.high_dimensions import check_not_gaussian

no_zero = 1 + np.random.default_rng(0).random(1000)  # your line: 1000 weights of which none becomes 0
many_zeros = np.random.default_rng(0).standard_cauchy(1000)  # your line: 1000 weights, more than 900 become 0
check_not_gaussian(no_zero, many_zeros)

# %% [markdown] tags=["hints"]
# 1. Only the sizes matter. What do the two rules say about sizes that are nearly equal, and about one that is huge?
# 2. No weight becomes 0 if the smallest size is above half of the mean size. Many weights become 0 if a few of them are so
#    large that they use nearly the whole budget.
# 3. `no_zero = 1 + np.random.default_rng(0).random(...)`. For the other, draw from a distribution with very heavy tails:
#    `np.random.default_rng(0).standard_cauchy(...)`.

# %% [markdown]
# <details><summary>Three distributions compared</summary>
#
# At the same ρ, the Laplace distribution gives more zeros than the Gaussian, and the Cauchy distribution gives most.<!-- claim: heavy_tails --> Its tails
# are the heaviest. A few huge sizes make up most of ‖b‖₁, so a threshold that is small for them is large for the rest.
#
# </details>

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("bars/smallest_squares", "geometry/normal_cone", "derivative/when_zero")

# %% [markdown]
# ## Say it in 30 seconds
#
# > In two dimensions a sparse solution is a corner. In n dimensions a corner has one non-zero weight. This takes a tiny
# > budget or one huge weight. For example, take the loss ½‖w − b‖² with a Gaussian b, and the budget ½‖b‖₁. As n grows, the
# > chance of a corner goes to 0,<!-- claim: many_weights --> and the share of zeros goes to 38%.<!-- claim: limits --> So I say "a face with 38% zeros", not
# > "a corner".
#
# **Without looking.** "My lasso has 1000 features and keeps 200. So it is not at a corner of the diamond, and
# the corner argument is wrong." What is right about this, and what is wrong?
#
# <details><summary>An answer</summary>
#
# It is right that the solution is not a vertex: a vertex keeps one feature. But the argument does not need a vertex. It needs a
# [kink](term:kink) of ‖w‖₁. Every zero weight contributes one kink; a vertex has n − 1 of them, a facet none. This solution lies inside a
# face of dimension 199, and each of its 800 zeros sits at a kink.
#
# </details>

# %% [markdown]
# ## Further: the two rules on 1000 draws
#
# Do the rules agree with the projection itself? Inside: the test in six lines, and the chance for two weights as a formula.

# %% tags=["nbval-check-output"]
from l1l2 import project_l1_ball

size, rho = np.abs(np.random.default_rng(0).standard_normal((1000, 10))), 0.5
kept = np.array([np.count_nonzero(project_l1_ball(b, rho * b.sum())) for b in size])
low, (second, first) = size.min(axis=1), np.sort(size, axis=1)[:, -2:].T
print("some zero:", ((kept < 10) == (low <= (1 - rho) * size.mean(axis=1))).all())
print("vertex:", ((kept == 1) == (first - second >= rho * size.sum(axis=1))).all())

# %% [markdown]
# **Only two weights.** Why are the two rules the same then, and what is the chance of a vertex? (All directions of $b$ are equally
# likely.)
#
# <details><summary>An answer</summary>
#
# In the plane a solution with a zero is a vertex. Write both rules with the smaller and the larger size: each says
# smaller/larger ≤ (1 − ρ)/(1 + ρ). So the angle of the sizes, between 0 and 90°, is near enough to one of its ends. The chance
# is $1 - \frac4\pi\arctan\rho$: 0.87 at ρ = 0.1 and 0.41 at ρ = 0.5.<!-- claim: two_weights -->
#
# </details>
#
# For ten weights, with 20,000 draws for each budget:

# %% tags=["nbval-check-output"]
from l1l2 import count_corners

ten = count_corners(10, [0.1, 0.3, 0.5, 0.9], 20_000, np.random.default_rng(0))
print("ρ           0.1  0.3  0.5  0.9")
print("some zero ", *(f"{share:.2f}" for share in ten.some_zero))
print("vertex    ", *(f"{share:.2f}" for share in ten.vertex))

# %% [markdown]
# ## Further: one equation for the share of zeros
#
# The share of zeros settles as the number of weights grows. Inside: the equation that gives it, and where it comes from.

# %% [markdown]
# The mean size of a standard Gaussian number is $\sqrt{2/\pi}$. By the law of large numbers, the budget per weight is therefore
# close to $\rho\sqrt{2/\pi}$. What the solution uses per weight is the mean of $\max(|b_j| - \tau, 0)$. For a Gaussian this is
# $2(\varphi(\tau) - \tau Q(\tau))$, where φ is the density and $Q$ the upper tail. So τ solves
#
# $$2(\varphi(\tau) - \tau Q(\tau)) = \rho\sqrt{2/\pi},$$
#
# and the share of sizes below τ is $1 - 2Q(\tau)$. There is no $n$ in this equation.

# %% tags=["nbval-check-output"]
from l1l2 import zeros_in_the_limit

for rho in (0.1, 0.3, 0.5, 0.9):
    print(f"ρ = {rho}: {zeros_in_the_limit(rho):.3f} of the weights are exactly 0")

# %% [markdown]
# ## Further: few rows, counted on a path
#
# Are there really never more than 49 non-zero weights? Inside: the lasso paths of 50 rows and 20, 100 and 1000 columns.

# %% tags=["nbval-check-output"]
from l1l2 import lasso_path, sparse_regression, standardise

for p in (20, 100, 1000):
    data = sparse_regression(50, p, rng=np.random.default_rng(0))
    d = standardise(data.X, data.y)
    print(p, "columns: at most", (lasso_path(d.X, d.y).w != 0).sum(axis=1).max(), "non-zero weights at any λ")

# %% [markdown]
# ## What comes next
#
# **You can now answer** “What happens with more columns than rows?”, one of the interview's questions.
#
# **Next:** [Compressed sensing](compressed_sensing.ipynb). If most weights are 0 in truth, how few measurements find them?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - tell a vertex, an edge and a face of the octahedron apart by the zeros of a solution;
# - compute from the sizes alone whether a budget makes some weight 0, and how many weights it keeps;
# - decide what happens to the chance of a zero, and of a vertex, as weights are added;
# - compute the share of zeros for very many weights from one equation;
# - bound the number of non-zero weights of a lasso with few rows.
#
# **Needs.** *Geometry*, and the soft threshold of *Derivative*.
#
# **Sources.** The projection: Duchi, Shalev-Shwartz, Singer and Chandra (2008), *Efficient projections onto the l1-ball*. The
# limit follows from the law of large numbers; the soft threshold of Gaussian noise is in Donoho and Johnstone (1994). General
# position and the number of non-zero weights: Tibshirani (2013), *The lasso problem and uniqueness*.
#
# </details>
