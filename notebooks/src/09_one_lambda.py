# %% [markdown]
# # One λ: do the explanations agree?
#
# **Question.** One data set, one λ, all views at once: do the explanations agree?
#
# **Minutes.** {minutes}
#
# **Needs.** *Bars* and *Geometry* to *Prior*.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute one lasso in six ways, and compare what they say about its zeros;
# - compute the pull that one column leaves for another, and decide with it whether a weight is 0;
# - compute at which λ a weight becomes 0;
# - say why two numbers for the same weight differ, and which of them is the lasso's.
#
# **Sources.** The closed form for two columns: Tibshirani (1996), section 2.3. The path: Osborne, Presnell and
# Turlach (2000). Coordinate descent: Friedman, Hastie and Tibshirani (2010). ISTA: Beck and Teboulle (2009). The picture
# is ours.
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Geometry*, *Derivative* and *Prior*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("geometry/normal_cone", "derivative/strictly_less", "prior/which_model")

# %% [markdown]
# ## One data set
#
# Twenty rows, two columns, made so that their correlation is *exactly* 0.7 and least squares is *exactly* (1, 0.41).<!-- claim: data_are_as_said --> The
# weights meet these data in two things only: a pull on each weight, $x_j^\top y/n$, and the curvature $X^\top X/n$. The
# rest of the misfit is a constant.

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import L1, Problem, Quadratic, two_features

data = two_features(20, rng=np.random.default_rng(0), correlation=0.7, w=(1, 0.41), noise=2)
X, y = data.X, data.y
G, pull = X.T @ X / 20, X.T @ y / 20
print("pull", pull.round(3), "  curvature", G.round(3).tolist())

# %% [markdown]
# ## The vote
#
# Six explanations, six panels, one λ. Each panel has a **method of its own**, and writes down its own answer:
#
# - *Bars*: coordinate descent, one bar after the other. Grey is least squares.
# - *Ball*: the budget whose price is λ, and the point where the loss touches that ball. The cross is least squares.
# - *Slices*: on each weight, with the other one held at its answer, the pull of the data (dotted) meets the push of the
#   price, which opens from −λ to λ at 0.
# - *Descent*: the first 30 steps of ISTA from (−0.5, 1.2). The diamonds at the right are where it ends, some steps later.
# - *Belief*: the peak of the joint posterior under Laplace priors, with two of its contours.
# - *Path*: the exact path, from knot to knot.
#
# The diamonds are L1's answers, and the number "0" means exactly 0.0, nothing else. Ridge at the same λ is blue and dashed.
# *In a classroom*: zoom in until the picture fills the screen (Ctrl and +), and let everyone vote by hand before anyone
# touches the slider.

# %% tags=["nbval-check-output"]
from l1l2.lessons.one_lambda import one_lambda, predict

predict("one_lambda/where_first", one_lambda())

# %% [markdown]
# **Move λ slowly from 0 to the right**, and watch one panel. At which λ does it first write a 0?
# Go back to [λ = 0](#one_lambda.one_lambda?lam=0) for the next panel.
#
# ## Five methods in the open
#
# A picture could copy one answer into all panels. So here are five of the six methods once more, in the open, for λ = 0.9.
# First the two algorithms and the path:

# %% tags=["nbval-check-output"]
from l1l2 import coordinate_descent, ista, lasso_path, run, solve

problem = Problem(Quadratic(X, y), L1(0.9))
for method in (coordinate_descent, ista):
    print(method.__name__, run(method(problem, [-0.5, 1.2]), problem, tol=1e-12).w[-1].round(6))
print("path", lasso_path(X, y).at(0.9).round(6))

# %% [markdown]
# Then geometry. The ball gets no λ. It gets a budget, t = 0.387, answers with a point, and that point has a price.<!-- claim: partial_pull_decides --> The
# picture tries budgets until the price is right:

# %% tags=["nbval-check-output"]
from l1l2 import lam_on_diamond, on_diamond

w = on_diamond(G, [1, 0.41], 0.387)
print("ball", w.round(6), "at the price", lam_on_diamond(G, [1, 0.41], w).round(6))

# %% [markdown]
# And belief. The posterior gets a noise of 2 and a prior of scale b = σ²/(nλ) = 4/18.<!-- claim: data_are_as_said --> Its logarithm is concave, so it has
# one peak and no other<!-- claim: partial_pull_decides -->, and a grid in steps of 0.001 will find it:

# %% tags=["nbval-check-output"]
from l1l2 import Laplace

grid = np.stack(np.meshgrid(np.arange(300, 501) / 1000, np.arange(-100, 101) / 1000), axis=-1)
belief = Laplace(4 / 18).logpdf(grid).sum(axis=-1) - ((y - grid @ X.T) ** 2).sum(axis=-1) / 8
print("belief", grid.reshape(-1, 2)[belief.argmax()])

# %% [markdown]
# The balance of forces is left, the sixth, and that one is yours.
#
# ## Your turn: the pull that is left
#
# λ is 0.9. Suppose that w₂ is 0. Then the first column is alone, its curvature is 1 and its pull is 1.287. Which w₁ does L1
# give it, by the forces alone? And which pull on w₂ does that leave, when the columns correlate by 0.7?

# %% tags=["solution"]
from l1l2.lessons.one_lambda import check_left

w1 = 1.287 - 0.9  # your line: the first weight, while the second is 0
left = 1.11 - 0.7 * (1.287 - 0.9)  # your line: the pull that is left for the second
check_left(w1, left)

# %% [markdown] tags=["hints"]
# 1. One column alone: *Derivative*'s soft threshold. And where w₁ is not 0, its column has explained part of y.
# 2. L1 takes λ off the pull. The second column's pull falls by w₁ times what the columns have in common.
# 3. `1.287 - ...` is w₁, and `1.11 - 0.7 * (...)`, with w₁ in the brackets, is what is left.

# %% [markdown]
# So w₂ is 0, with a pull of 0.839, although its column's own is 1.11, above λ = 0.9.<!-- claim: partial_pull_decides --> **"A column whose own
# correlation is above λ survives" is wrong.**<!-- claim: partial_pull_decides --> What counts is the pull *at the solution*, after the others have taken
# their part. With your two lines you can say when w₂ dies: when $1.11 - 0.7\,(1.287 - \lambda) = \lambda$. That is λ =
# 0.697, the lower knot. The upper one is λ_max = 1.287, the larger of the two pulls.<!-- claim: knots -->
#
# ## Two hundred other λ
#
# The slider has 57 values. Between two of them, [0.675](#one_lambda.one_lambda?lam=0.675) and
# [0.7](#one_lambda.one_lambda?lam=0.7), lies the lower knot, and the upper one between
# [1.275](#one_lambda.one_lambda?lam=1.275) and [1.3](#one_lambda.one_lambda?lam=1.3).<!-- claim: one_event -->
# Here are 200 other values, half of them within 0.001 of a knot. Which of the pictures does *not* say
# that all six views find the same zeros?

# %% tags=["nbval-check-output"]
from l1l2.lessons.one_lambda import link_views

rng = np.random.default_rng(7)
aside = rng.choice([0.697, 1.287], 100) + rng.choice([-1, 1], 100) * rng.uniform(1e-6, 1e-3, 100)
picture = link_views([*rng.uniform(0, 1.4, 100), *aside])
facts = [picture.frame(lam=lam).facts for lam in picture.controls["lam"].values]
# A caption states "common", the answer of all six views, if they agree, and "bound", if they are certified.
print(sum("common" in stated and "bound" in stated for stated in facts), "of", len(facts))

# %% [markdown]
# None: six methods, none of which sees another's answer, agree 200 times on what is 0.<!-- claim: two_hundred_agree --> The explanations are not six
# reasons. They are **one condition in six languages**: $|x_j^\top(y - Xw)|/n \le \lambda$ where $w_j = 0$.<!-- claim: two_hundred_agree --> The corner's
# normal cone, the riser at the kink, the soft threshold's flat piece (of both algorithms), the kink of the log-prior and
# the flat piece of the path all say this.
#
# ## Where they part
#
# *An algorithm that has not arrived.* Take λ a little above the knot at 0.697. From which step on is ISTA's w₂ exactly 0?

# %% tags=["nbval-check-output"]
for digits in range(1, 9):
    near = Problem(problem.datafit, L1(0.697 + 10.0**-digits))
    alive = run(ista(near, [-0.5, 1.2]), near, tol=1e-14).w[:, 1] != 0
    stopped = run(ista(near, [-0.5, 1.2]), near).w
    words = f"from step {sum(alive)}; certified after {len(stopped) - 1}, with w₂ = {stopped[-1, 1]:.1e}"
    print(f"0.697 + 1e-{digits}: 0 {words}")

# %% [markdown]
# Each digit nearer to the knot costs twelve more steps.<!-- claim: run_that_has_not_converged --> In the last line the run is over *before* the zero: it is certified
# to 1e-8, and w₂ is 3.6e-08.<!-- claim: run_that_has_not_converged --> The certificate is right: the point is nearly optimal. But so close to a knot there are nearly
# optimal points with w₂ and without it. A longer run tells which is right, or a method that knows the knot. At the knot
# itself w₂ is 0 and its pull is λ<!-- claim: run_that_has_not_converged -->, and there rounding decides what a computer prints.
#
# *A peak of something else.* The lasso is the peak of the **joint** posterior. Integrate w₁ out, and look at the posterior of
# w₂ alone, at λ = 0.663:

# %% tags=["nbval-check-output"]
near, grid = Problem(Quadratic(X, y), L1(0.663)), np.arange(-300, 401) / 100
w = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
alone = np.exp(-20 / 4 * near.value(w)).reshape(701, 701).sum(axis=0)  # over w₁
joint, peak, mean = solve(near).w[1], grid[alone.argmax()], grid @ alone / alone.sum()
print(f"w₂ at the joint peak {joint:.2f}, at the peak of w₂ alone {peak:.2f}, on average {mean:.2f}")

# %% [markdown]
# 0.02, 0 and 0.32: three honest answers to three questions. The lasso is the first.<!-- claim: peak_of_the_marginal -->
#
# *Another λ.* Ridge stands in the picture at the same λ, and that is not the same strength: at λ = 1.3 lasso has given up
# everything, and ridge less than half of ‖w‖₂.<!-- claim: same_lam_is_not_the_same_strength --> Compare them at equal fit, as in *Start here*.
#
# **Then without a stub.** Make the data again with `correlation=-0.7`, in a new cell. The second column's own pull is now
# negative, −0.29.<!-- claim: against_its_own_pull --> Before you call `lasso_path`: which sign does w₂ have when it is alive, and at which λ does it die?
#
# <details><summary>An answer</summary>
#
# It is positive, like at least squares. λ_max is 0.713, and w₁ enters first. It leaves $-0.29 + 0.7\,(0.713 - \lambda)$ for
# w₂, which turns positive as λ falls and reaches λ at 0.123. So w₂ dies at 0.123.<!-- claim: against_its_own_pull -->
#
# </details>
#
# ## Say it in 30 seconds
#
# > Corner, kink, soft threshold, Laplace prior and path make one statement: a weight is 0 exactly when the pull of the
# > data on it, once the *other* weights have taken their part, is at most λ in size. So on one data set a weight dies at the
# > same λ in every view. A column's own pull may be above λ, and its weight still 0. And where two numbers differ, one of
# > them answers another question: a run that has not converged, a marginal posterior, ridge.
#
# **Without looking.** A colleague's solver and the exact path disagree about a single weight. Name two innocent reasons, and say
# how you would tell which it is.
#
# <details><summary>An answer</summary>
#
# λ is next to a knot and the solver has stopped early: print the KKT violation, and run on. Or they solve different
# problems, with another constant (1/2 or 1/n), scale or intercept: compute both objectives at both answers.
#
# </details>
#
# **You can now answer** “Exactly when is a lasso weight 0?” and “Why does L1 make weights exactly 0, and L2 not?”, two of the
# interview's questions.
#
# **Next:** [Paths](paths.ipynb). Two columns made to order were enough to see it. What does the
# path do on real data?
