# %% [markdown]
# # High dimensions: is it still a corner?
#
# **Question.** Does "hits a corner" survive in 2, 3, 10, 1000 dimensions?
#
# **Minutes.** {minutes}
#
# **Needs.** *Geometry*, and the soft threshold of *Derivative*.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - tell vertex, edge and face of the octahedron apart by the zeros of a solution;
# - compute from sizes alone whether a budget makes some weight 0, and whether it leaves a single one;
# - decide what becomes of zeros and of vertices as weights are added;
# - compute the share of zeros for very many weights from one equation.
#
# **Sources.** The projection: Duchi, Shalev-Shwartz, Singer and Chandra (2008), *Efficient projections onto the l1-ball*. The
# limit follows from the law of large numbers; the soft threshold of Gaussian noise is in Donoho and Johnstone (1994).
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Bars*, *Geometry* and *Derivative*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("bars/smallest_squares", "geometry/normal_cone", "derivative/when_zero")

# %% [markdown]
# ## Three weights
#
# In the plane the diamond has two kinds of boundary: vertices and edges. In three dimensions ‖w‖₁ ≤ t is an octahedron,
# and there are three kinds. Each is a number of zeros:
#
# | where | weights that are not 0 | zeros |
# |---|---|---|
# | one of 6 vertices | 1 | 2 |
# | inside one of 12 edges | 2 | 1 |
# | inside one of 8 faces | 3 | 0 |
#
# So that we can count, keep the loss round, $\frac12\lVert w - b\rVert^2$, and draw its centre $b$ from a Gaussian. The budget
# is a share ρ of what $b$ would spend: t = ρ‖b‖₁. Each mark on the body is the best w for one draw of $b$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.high_dimensions import octahedron, predict

predict("high_dimensions/small_budget", octahedron())

# %% [markdown]
# Turn the body: press play. Then compare three budgets: [ρ = 0.1](#high_dimensions.octahedron?rho=0.1),
# [ρ = 0.5](#high_dimensions.octahedron?rho=0.5) and [ρ = 0.9](#high_dimensions.octahedron?rho=0.9). Between vertex and face
# there is a middle, the edge: one weight is 0, and two are not. At ρ = 0.5 the edges lead.<!-- claim: three_weights -->
#
# ## No solver needed
#
# The best w for a round loss is the *projection* of b on the diamond: a soft threshold of all weights by the same τ, where τ
# is such that the budget is spent. Two rules follow, for the sizes |b| alone:
#
# - **some weight is 0** if and only if the smallest size is at most (1 − ρ) times the mean size;<!-- claim: two_rules -->
# - **a vertex** if and only if the largest size exceeds the second by at least ρ‖b‖₁.<!-- claim: two_rules -->
#
# Try both on 1000 draws of ten weights, against the projection itself:

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import project_l1_ball

size, rho = np.abs(np.random.default_rng(0).standard_normal((1000, 10))), 0.5
alive = np.array([np.count_nonzero(project_l1_ball(b, rho * b.sum())) for b in size])
low, (second, first) = size.min(axis=1), np.sort(size, axis=1)[:, -2:].T
print("some zero:", ((alive < 10) == (low <= (1 - rho) * size.mean(axis=1))).all())

# %% tags=["nbval-check-output"]
print("vertex:", ((alive == 1) == (first - second >= rho * size.sum(axis=1))).all())

# %% [markdown]
# With two weights both rules are one, for the diamond in the plane has no third kind of place, and the chance is
# $1 - \frac4\pi\arctan\rho$: 0.87 at ρ = 0.1 and 0.41 at ρ = 0.5.<!-- claim: two_weights -->
#
# ## Your turn: ten weights
#
# Here are ten sizes. Which is the largest ρ at which some weight is exactly 0, and which the largest at which w is a
# vertex?

# %% tags=["solution"]
from l1l2.lessons.high_dimensions import SIZES, check_budgets

some_zero = 1 - SIZES.min() / SIZES.mean()  # your line: the largest ρ with some zero
vertex = (SIZES[0] - SIZES[1]) / SIZES.sum()  # your line: the largest ρ with a vertex (SIZES falls)
check_budgets(some_zero, vertex)

# %% [markdown] tags=["hints"]
# 1. Both rules are inequalities in ρ. Take each as an equation, and solve it for ρ.
# 2. The smallest size is $(1 - \rho)$ times the mean. The largest size, less the second, is ρ times the sum.
# 3. `1 - SIZES.min() / ...` and `(SIZES[0] - SIZES[1]) / ...`: a mean belongs in the first gap, a sum in the second.

# %% [markdown]
# ## More weights
#
# Now let the number of weights grow, at the same ρ. More weights mean more corners: the diamond of n dimensions has 2n vertices.
# It also has $2^n$ *facets*, the faces on which no weight is 0.

# %% tags=["nbval-check-output"]
from l1l2.lessons.high_dimensions import chances

predict("high_dimensions/more_weights", chances())

# %% [markdown]
# Press play: n grows to 1000. Then move the budget. The two rules say what to watch: the smallest of the n sizes on the left,
# the largest two on the right.
#
# ## Ten weights, counted
#
# Ten is not many. For ten weights, with 20,000 draws a number:

# %% tags=["nbval-check-output"]
from l1l2 import count_corners

ten = count_corners(10, [0.1, 0.3, 0.5, 0.9], 20_000, np.random.default_rng(0))
print("ρ           0.1  0.3  0.5  0.9")
print("some zero ", *(f"{share:.2f}" for share in ten.some_zero))
print("vertex    ", *(f"{share:.2f}" for share in ten.vertex))

# %% [markdown]
# With ten weights and ρ = 0.5, some weight is 0 in 99% of draws, and w is a vertex in none of the 20,000.<!-- claim: ten_weights --> The picture
# says the same with its 1000 draws: [n = 10](#high_dimensions.chances?n=10&rho=0.5).
#
# ## How many zeros
#
# On a face between vertex and facet some weights are 0, and the others are not. How many are 0, if there are very many weights?
#
# The mean size of a Gaussian is $\sqrt{2/\pi}$. With many weights the law of large numbers holds: the budget is spent if
# $2(\varphi(\tau) - \tau Q(\tau)) = \rho\sqrt{2/\pi}$, where φ is the Gaussian density and Q its upper tail. This gives τ, and the
# share of weights within ±τ is $1 - 2Q(\tau)$. No n is left in it.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.high_dimensions import share_of_zeros

Live(share_of_zeros())

# %% tags=["nbval-check-output"]
from l1l2 import zeros_in_the_limit

for rho in (0.1, 0.3, 0.5, 0.9):
    print(f"ρ = {rho}: {zeros_in_the_limit(rho):.3f} of the weights are exactly 0")

# %% [markdown]
# The share of zeros tends to 0.827, 0.578, 0.379 and 0.066 at ρ = 0.1, 0.3, 0.5 and 0.9.<!-- claim: limits --> A thousand weights on half of
# their budget, [n = 1000](#high_dimensions.share_of_zeros?n=1000): some 379 are 0 and 621 live.<!-- claim: limits --> That is sparse, and very far from a vertex, where 999 would be 0. L2 only scales b
# down, on any budget, and makes none.<!-- claim: l2_scales -->
#
# **Then without a stub.** What if the sizes are not Gaussian? Draw `rng.laplace(size=1000)` or `rng.standard_cauchy(size=1000)`
# in a new cell, project on half of the budget, and count zeros. Which has more, and why?
#
# <details><summary>An answer</summary>
#
# More zeros than for a Gaussian, and for the Cauchy nearly all: a few huge weights hold most of ‖b‖₁, so a threshold that is
# small for them is large for the rest. Of these three, the heavier the tails, the sparser the solution at the same ρ.<!-- claim: heavy_tails -->
#
# </details>
#
# ## Fewer rows than columns
#
# Here a weight could live for every column. The lasso on data has a stricter limit, if there are few rows: with 50 centred
# rows, at most 49 weights can live on a path from `lasso_path` (*Paths*), however many columns there are.<!-- claim: few_rows_few_weights -->

# %% tags=["nbval-check-output"]
from l1l2 import lasso_path, sparse_regression, standardise

for p in (20, 100, 1000):
    data = sparse_regression(50, p, rng=np.random.default_rng(0))
    d = standardise(data.X, data.y)
    print(p, "columns: at most", (lasso_path(d.X, d.y).w != 0).sum(axis=1).max(), "live at any λ")

# %% [markdown]
# So with 1000 columns every solution of that path lies on a face of dimension 48 at most, of 999.<!-- claim: few_rows --> Now that *is* a low one, and
# it still need not be a vertex.
#
# ## What this does not say
#
# The loss here is round and its centre Gaussian, which stands for orthogonal columns of equal length and no signal. With correlated columns or
# a sparse truth the numbers differ. What stays: a vertex means *one* living weight, and how many live is a matter of budget and
# data. Whether they are the *right* ones is another question, and the next notebook's.
#
# ## Say it in 30 seconds
#
# > In the plane sparse means corner. In n dimensions a corner has one living weight, and that needs a tiny budget or one
# > giant weight. Take a round loss, a Gaussian centre and half of its budget, and let n grow: the chance of a corner goes to 0, the
# > chance of at least one zero to 1,<!-- claim: many_weights --> and the share of zeros to 38%. So I say "on a face with many zeros", not "at a corner".
#
# **Without looking.** "My lasso has 1000 features and keeps 200, so it does not sit at a corner of the diamond, and
# the corner argument is wrong." What is right, and what is wrong with that?
#
# <details><summary>An answer</summary>
#
# It is right that it is no vertex: that would be a single feature. But it lies on a face of dimension 199, where 800 weights are
# exactly 0. Whoever leaves that face, by making one of the 800 weights live, crosses a kink of ‖w‖₁, as at the corner. A
# vertex is the face with the most kinks around it, and only the facets have none.
#
# </details>
#
# **You can now answer** “What happens with more columns than rows?”, one of the interview's questions.
#
# **Next:** [Compressed sensing](compressed_sensing.ipynb). If most weights are 0 in truth, how few measurements find them?
