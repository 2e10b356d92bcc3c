# %% [markdown]
# # One λ: do the explanations agree?
#
# **Question.** One data set, one λ, all views at once: do the explanations agree?
#
# You have met five explanations for the zeros of L1. A colleague asks: "Are these five reasons, or one?" Take one small data
# set, and let her check.
#
# **Minutes.** {minutes}
#
# ## The vote
#
# There are 20 rows and two columns with variance 1 and correlation 0.7. Least squares gives $w = (1, 0.41)$.<!-- claim: data_are_as_said --> Each panel computes
# the lasso by its own method ("0" means exactly 0.0):
#
# | panel | shows |
# |---|---|
# | *Bars* | the weights |
# | *Ball* | where the loss touches ‖w‖₁ ≤ t |
# | *Slices* | the slopes of loss and penalty |
# | *Descent* | 30 steps of ISTA |
# | *Belief* | the posterior and its peak |
# | *Path* | the solutions for all λ |

# %% tags=["nbval-check-output"]
from l1l2.lessons.one_lambda import one_lambda, predict

predict("one_lambda/where_first", one_lambda())

# %% [markdown]
# **Move λ slowly from 0 to the right**, and watch one panel. At which λ does it first write a 0? Then go back to
# [λ = 0](#one_lambda.one_lambda?lam=0) for the next panel. The lasso is orange. Ridge at the same λ is blue.
#
# Least squares is grey in *Bars* and a cross in *Ball*. In *Slices*, the dotted line is minus the slope of the loss, and it meets
# the subdifferential of the penalty. The diamonds in *Descent* are the end of ISTA. The contours in *Belief* have kinks on the axes.
#
# **One of the six is a consequence**, not an explanation. Which one?
#
# <details><summary>An answer</summary>
#
# The path. It records the solution for every λ, but it does not say why a weight is 0. Its flat pieces follow from the
# condition below.
#
# </details>
#
# ## One condition
#
# The other five are not five reasons, either. They are one [optimality condition](term:optimality-condition) in five languages. At every solution $w$ of the lasso,
#
# $$\frac{|x_j^\top(y - Xw)|}{n} \le \lambda \quad\text{where } w_j = 0.$$
#
# Where $w_j \ne 0$, the left side is exactly λ.<!-- claim: two_hundred_agree --> It is the size of the gradient of the loss for $w_j$. It is the inner product of column $j$ with the [residual](term:residual), divided by $n$.
# For columns of variance 1 this is the [correlation with the residual](term:correlation-with-the-residual), times a number that is the same for all columns.
#
# | view | its word for the condition |
# |---|---|
# | *Bars*, *Descent* | the soft threshold returns 0 for a whole interval |
# | *Ball* | the negative gradient lies in the normal cone of the corner |
# | *Slices* | the negative gradient lies in the subdifferential [−λ, λ] |
# | *Belief* | at 0 the log-prior falls at least as steeply as the log-likelihood rises |
#
# **Which residual?** Set [λ = 0.9](#one_lambda.one_lambda?lam=0.9). The inner product of the second column with $y$ itself, $x_2^\top y/n$, is 1.11, and so
# larger than λ. Why is $w_2$ nevertheless 0?<!-- claim: partial_pull_decides -->
#
# <details><summary>An answer</summary>
#
# The condition speaks of the residual $y - Xw$, not of $y$. At the solution $w_1$ is not 0, so the first column has already
# explained a part of $y$. The two columns are correlated, so this includes a part of what the second one could explain. Therefore the rule
# **"a column stays if its own correlation with y is above λ" is wrong.**<!-- claim: partial_pull_decides --> You compute the numbers in *Your turn*.
#
# </details>
#
# ## When two numbers differ
#
# On one data set at one λ, all six views give one answer. But in practice two programs often give different numbers for the
# same weight. Then one of them answers another question. For example:
#
# - *The algorithm has not converged.* Close to a [knot](term:knot) of the path, ISTA needs many steps before the weight is exactly 0.
# - *It is the peak of another density.* The lasso is the peak of the *joint* [posterior](term:posterior) of all weights. The posterior of one weight
#   alone has its peak elsewhere.
# - *It is another penalty.* At λ = 1.3 the lasso has set both weights to 0, but ridge has not even halved
#   ‖w‖₂.<!-- claim: same_lam_is_not_the_same_strength --> The same λ is not the same strength.
#
# **Two programs.** Your solver and the exact path disagree about a single weight. How do you find out which answer is the
# lasso's?
#
# <details><summary>An answer</summary>
#
# Compute the KKT violation of both. It is 0 only at a minimiser. If one violation is small but not 0, run that solver longer: next to a knot,
# a nearly optimal point can have another [support](term:support). If both are 0, both are minimisers: the solution is
# not unique. If one is clearly not 0, that program may solve another problem. For example, its loss has the factor 1/2 or
# 1/n, a column is scaled, or its [intercept](term:intercept) is penalised. Then check its answer in its own objective.
#
# </details>

# %% [markdown]
# ## Your turn
#
# **1. What the first column leaves.** λ is 0.9. The inner products with $y$ are $x_1^\top y/n = 1.287$ and $x_2^\top y/n = 1.11$. Both
# columns have variance 1, and their correlation is 0.7. Suppose that $w_2 = 0$. Which $w_1$ does the lasso give? And what is then the inner product of
# the second column with the *residual*, divided by $n$?

# %% tags=["solution"]
from l1l2.lessons.one_lambda import check_left

w1 = 1.287 - 0.9  # your line: the first weight, while the second is 0
left = 1.11 - 0.7 * (1.287 - 0.9)  # your line: the second column's inner product with the residual, over n
check_left(w1, left)

# %% [markdown] tags=["hints"]
# 1. With $w_2 = 0$ there is only one column. Its weight is a soft threshold (*Derivative*). And the residual is $y - x_1 w_1$.
# 2. L1 subtracts λ from the inner product. For the second column: $x_2^\top(y - x_1 w_1)/n = x_2^\top y/n - w_1\, x_2^\top x_1/n$.
# 3. `1.287 - ...` is $w_1$, and `1.11 - 0.7 * (...)`, with $w_1$ in the brackets, is the other one.

# %% [markdown]
# **From which λ on is $w_2$ zero?** Replace 0.9 by λ in your two lines.
#
# <details><summary>An answer</summary>
#
# From λ = 0.697 on: there $1.11 - 0.7\,(1.287 - \lambda) = \lambda$. It is the lower knot of the path. The upper
# knot is λ_max = 1.287, the larger of the two inner products with $y$.<!-- claim: knots -->
#
# </details>
#
# **2. Against its own correlation.** Now the correlation of the two columns is −0.7. The inner products with $y$ are
# 0.713 and −0.29: the second one is negative.<!-- claim: against_its_own_pull --> As λ falls, $w_1$ becomes non-zero first, and $w_2$ later. Which sign does $w_2$ have then (1 or
# −1)? And at which λ does it leave 0?

# %% tags=["solution"]
from l1l2.lessons.one_lambda import check_against

sign = 1  # your line: the sign of w₂ when it is not 0, 1 or -1
knot = (-0.29 + 0.7 * 0.713) / (1 + 0.7)  # your line: the λ at which w₂ leaves 0
check_against(sign, knot)

# %% [markdown] tags=["hints"]
# 1. While $w_2$ is 0, $w_1 = 0.713 - \lambda$. Which inner product with the residual does it leave for the second column?
# 2. It leaves $-0.29 + 0.7\,(0.713 - \lambda)$. What happens to this number when λ falls from 0.713 to 0?
# 3. It becomes positive. At the knot it is equal to λ: `knot = (-0.29 + 0.7 * 0.713) / (1 + ...)`.

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("geometry/normal_cone", "derivative/strictly_less", "prior/which_model")

# %% [markdown]
# ## Say it in 30 seconds
#
# > Normal cone, subdifferential, soft threshold and Laplace prior make one statement. A weight is 0 exactly when its column's correlation with what
# > the other columns leave unexplained is at most λ in size. So all views find the same zeros at the same λ. A column's own
# > correlation with y can be larger than λ, and its weight still 0. If two numbers differ, one answers another question.
#
# **Without looking.** "The corner argument is geometry and the prior is statistics. They are two independent reasons for the
# zeros of the lasso." What do you say?
#
# <details><summary>An answer</summary>
#
# They are not independent. Both describe the minimiser of one objective, loss + λ‖w‖₁, so they must find the same zeros. In
# both, 0 is the place of a kink: of the ball's boundary in the one, of the log-prior in the other. The condition is the same: the
# gradient of the loss is at most λ in size.
#
# </details>

# %% [markdown]
# ## Further: five of the six, computed separately
#
# The panels might share code. So here are five of the six computed separately, for λ = 0.9. Inside: a few lines for each.

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import L1, Problem, Quadratic, coordinate_descent, ista, lasso_path, run, solve, two_features

data = two_features(20, rng=np.random.default_rng(0), correlation=0.7, w=(1, 0.41), noise=2)
X, y = data.X, data.y
G, problem = X.T @ X / 20, Problem(Quadratic(X, y), L1(0.9))
print("inner products with y, over n:", (X.T @ y / 20).round(3), "  columns:", G.round(3).tolist())

# %% [markdown]
# First the two algorithms and the path:

# %% tags=["nbval-check-output"]
for method in (coordinate_descent, ista):
    print(method.__name__, run(method(problem, [-0.5, 1.2]), problem, tol=1e-12).w[-1].round(6))
print("path", lasso_path(X, y).at(0.9).round(6))

# %% [markdown]
# Then the ball. The constrained problem takes t instead of λ. We look for the t whose [multiplier](term:lagrange-multiplier) is λ, and it is
# t = 0.387.<!-- claim: partial_pull_decides -->

# %% tags=["nbval-check-output"]
from l1l2 import lam_on_diamond, on_diamond

w = on_diamond(G, [1, 0.41], 0.387)
print("ball", w.round(6), "with the multiplier", lam_on_diamond(G, [1, 0.41], w).round(6))

# %% [markdown]
# And the posterior. The noise has standard deviation 2, and the Laplace prior has scale b = σ²/(nλ) = 4/18.<!-- claim: data_are_as_said --> The logarithm of this posterior is
# concave, and strictly so. Therefore it has one peak,<!-- claim: partial_pull_decides --> and a grid with steps of 0.001 finds it:

# %% tags=["nbval-check-output"]
from l1l2 import Laplace

grid = np.stack(np.meshgrid(np.arange(300, 501) / 1000, np.arange(-100, 101) / 1000), axis=-1)
belief = Laplace(4 / 18).logpdf(grid).sum(axis=-1) - ((y - grid @ X.T) ** 2).sum(axis=-1) / 8
print("belief", grid.reshape(-1, 2)[belief.argmax()])

# %% [markdown]
# **Which of the six is missing?**
#
# <details><summary>An answer</summary>
#
# The slices. You computed this one yourself, in the first exercise.
#
# </details>

# %% [markdown]
# ## Further: two hundred other λ
#
# The slider has few values, and none of them is close to a knot. Inside: 200 others, half of them within 0.001 of a knot.

# %% [markdown]
# One knot lies between [0.675](#one_lambda.one_lambda?lam=0.675) and [0.7](#one_lambda.one_lambda?lam=0.7), the other one between
# [1.275](#one_lambda.one_lambda?lam=1.275) and [1.3](#one_lambda.one_lambda?lam=1.3).<!-- claim: one_event --> A picture whose six views agree on the zeros
# states the fact `common`, and one whose answers are certified the fact `bound`. The code counts the pictures with both. **What do you
# expect?**
#
# <details><summary>An answer</summary>
#
# All of them. None of the six methods sees the answer of another one, and 200 times they agree on what is 0.<!-- claim: two_hundred_agree -->
#
# </details>

# %% tags=["nbval-check-output"]
from l1l2.lessons.one_lambda import link_views

rng = np.random.default_rng(7)
aside = rng.choice([0.697, 1.287], 100) + rng.choice([-1, 1], 100) * rng.uniform(1e-6, 1e-3, 100)
picture = link_views([*rng.uniform(0, 1.4, 100), *aside])
facts = [picture.frame(lam=lam).facts for lam in picture.controls["lam"].values]
print(sum("common" in stated and "bound" in stated for stated in facts), "of", len(facts))

# %% [markdown]
# The condition of the section *One condition* holds at each of these solutions, too.<!-- claim: two_hundred_agree -->

# %% [markdown]
# ## Further: an algorithm next to a knot
#
# λ is a little larger than the knot at 0.697. Inside: from which step on the second weight of ISTA is exactly 0.

# %% tags=["nbval-check-output"]
for digits in range(1, 9):
    near = Problem(problem.datafit, L1(0.697 + 10.0**-digits))
    nonzero = run(ista(near, [-0.5, 1.2]), near, tol=1e-14).w[:, 1] != 0
    stopped = run(ista(near, [-0.5, 1.2]), near).w
    words = f"from step {sum(nonzero)}; certified after {len(stopped) - 1}, with w₂ = {stopped[-1, 1]:.1e}"
    print(f"0.697 + 1e-{digits}: 0 {words}")

# %% [markdown]
# Each digit nearer to the knot costs twelve more steps.<!-- claim: run_that_has_not_converged --> Look at the last line. The run stops *before* the weight is 0, with a KKT
# violation below 1e-8, and $w_2$ is 3.6e-08.<!-- claim: run_that_has_not_converged --> **Is the certificate wrong?**
#
# <details><summary>An answer</summary>
#
# No. The point is nearly optimal, as the certificate says. But so close to a knot there are nearly optimal points with $w_2$
# and without it. A longer run decides between them, and so does the path, which computes the knot. At the knot itself $w_2$ is 0 and its inner product with the
# residual is λ,<!-- claim: run_that_has_not_converged --> so there rounding decides what a computer prints.
#
# </details>

# %% [markdown]
# ## Further: the peak of another density
#
# Sum the joint posterior over all $w_1$, and look at the posterior of $w_2$ alone. Inside: where its peak and its mean are, at λ = 0.663.

# %% tags=["nbval-check-output"]
near, grid = Problem(Quadratic(X, y), L1(0.663)), np.arange(-300, 401) / 100
w = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
alone = np.exp(-20 / 4 * near.value(w)).reshape(701, 701).sum(axis=0)  # over w₁
joint, peak, mean = solve(near).w[1], grid[alone.argmax()], grid @ alone / alone.sum()
print(f"w₂ at the joint peak {joint:.2f}, at the peak of w₂ alone {peak:.2f}, on average {mean:.2f}")

# %% [markdown]
# The three answers are 0.02, 0 and 0.32.<!-- claim: peak_of_the_marginal --> None of them is wrong, but they answer three questions. The lasso is the first.

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Exactly when is a lasso weight 0?” and “Why does L1 make weights exactly 0, and L2 not?”, two of the
# interview's questions.
#
# **Next:** [Paths](paths.ipynb). Two columns made to order were enough to see it. What does the
# path do on real data?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute one lasso in six ways, and compare what they say about its zeros;
# - compute what one column leaves for another, and decide with it whether a weight is 0;
# - compute at which λ a weight becomes 0, and with which sign it leaves 0;
# - say why two numbers for the same weight differ, and which of them is the lasso's.
#
# **Needs.** *Bars* and *Geometry* to *Prior*.
#
# **Sources.** The closed form for two columns: Tibshirani (1996), section 2.3. The path: Osborne, Presnell and
# Turlach (2000). Coordinate descent: Friedman, Hastie and Tibshirani (2010). ISTA: Beck and Teboulle (2009). The picture
# is ours.
#
# </details>
