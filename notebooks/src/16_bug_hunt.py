# %% [markdown]
# # Bug hunt: eight mistakes made in public
#
# **Question.** Seven mistakes about L1 or L2 stood in good public teaching material, and an eighth was proposed in a pull
# request. Can you find each one, and prove it?
#
# **Minutes.** {minutes}. It takes two sittings: bugs 1 to 4, then 5 to 8.
#
# **Needs.** *Geometry* to *One λ*.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - find what is wrong in a cell that runs without an error and prints something plausible;
# - repair it, and prove the repair with one number;
# - refute with one number a claim about zeros, scores or outliers that a plot seemed to support;
# - convert a λ or a C from one objective to another.
#
# **Sources.** The mistakes come from public teaching material, named in the footnote. What is right: Tibshirani (1996),
# *Regression shrinkage and selection via the lasso*; Huber (1964), *Robust estimation of a location parameter*; Hastie,
# Tibshirani and Friedman (2009), *The Elements of Statistical Learning*, section 7.10.
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Gradient descent*, *Prior* and *One λ*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("gradient_descent/bigger_gradient", "prior/which_prior", "one_lambda/second_column")

# %% [markdown]
# ## How to hunt
#
# Who teaches in public makes mistakes in public, and so can be corrected. These eight come from material that is worth
# reading; the words and the cells are ours. Each cell runs, and each misleads. **Find the mistake before you open a hint.**
# Then write the right line in place of `...`, and run the check. The truth is folded below it.
#
# ## 1 · The zeros of L2
#
# *The claim.* Let the least-squares point fall anywhere outside the disc. L2 then gives some zeros as well: 3 %.
#
# The loss is round around the least-squares point, its centre. The disc has radius 2, and the cell tries its rim at 25 points
# a quadrant.

# %%
import numpy as np
from scipy.spatial.distance import cdist

centres = np.random.default_rng(0).uniform(-10, 10, (5000, 2))
centres = centres[np.hypot(*centres.T) > 2]

# %% tags=["nbval-check-output"]
angle = np.linspace(0, 2 * np.pi, 4 * 24 + 1)
rim = 2 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
best = rim[cdist(centres, rim).argmin(axis=1)]
print(f"L2 gives {np.isclose(best, 0).any(axis=1).mean():.0%} zeros")

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_disc

w = 2 * centres / np.hypot(*centres.T)[:, None]  # your line: the best point of the disc for each centre
check_disc(centres, w)

# %% [markdown] tags=["hints"]
# 1. How many different answers can the cell give at all? How many of them are on an axis?
# 2. For a round loss the best point of the disc is the one nearest to the centre. It can be written down, without a
#    list.
# 3. It lies on the line from 0 to the centre, at length 2. All distances from 0 are `np.hypot(*centres.T)[:, None]`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The cell finds 2.8 %.<!-- claim: list_finds_zeros --> The exact share is 0 %: a zero needs a least-squares point exactly *on* an axis.<!-- claim: disc_has_no_zeros --> But the list holds
# the four points on the axes, and each catches all directions within half a step, 1.9°. With 250 points a quadrant the
# share falls to 0.4 %, with 2,500 to 0.1 %.<!-- claim: share_belongs_to_the_grid --> **A number that shrinks with the grid belongs to the grid.**
#
# </details>
#
# ## 2 · Counting zeros
#
# *The claim.* L1 makes more zeros than L2. Count them. (The diabetes data, λ = 3.28 for both.)

# %% tags=["nbval-check-output"]
from l1l2 import L1, L2, Problem, Quadratic, diabetes, solve, standardise

d = standardise(diabetes().X, diabetes().y)
lasso, ridge = (solve(Problem(Quadratic(d.X, d.y), penalty(3.28))).w for penalty in (L1, L2))
print("zeros of the lasso:", (lasso < 0.1).sum(), "  of ridge:", (ridge < 0.1).sum())

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_zeros

lasso_zeros = (lasso == 0).sum()  # your line: how many weights of the lasso are 0
ridge_zeros = (ridge == 0).sum()  # your line: how many weights of ridge are 0
check_zeros(lasso_zeros, ridge_zeros)

# %% [markdown] tags=["hints"]
# 1. Print both vectors. Would you call each of the counted weights a zero?
# 2. −9.3 is less than 0.1. And once you have mended that: may a weight be small and alive?
# 3. `solve` returns exact zeros. Compare with `== 0`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The cell counts 6 and 2 where 3 and 0 are right. Both of ridge's and two of the lasso's are clearly negative weights. With
# `abs` the lasso still has 4, because cholesterol, at −0.00068, is small and alive (*Gradient descent*).<!-- claim: zeros_counted --> The claim holds; the count
# that was to show it does not.
#
# </details>
#
# ## 3 · A score
#
# *The claim.* With a little tuning ridge does well on the test rows. (Diabetes, and 30 columns of noise.)

# %%
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# %% tags=["nbval-check-output"]
data = diabetes(30, np.random.default_rng(0))
X_train, X_test, y_train, y_test = train_test_split(data.X, data.y, test_size=0.2, random_state=0)
grid = GridSearchCV(make_pipeline(StandardScaler(), Ridge()), {"ridge__alpha": [0.1, 1, 10, 100, 1000]})
grid.fit(X_test, y_test)
print(f"R² on the test rows: {grid.score(X_test, y_test):.2f}")

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_score

honest = grid.fit(X_train, y_train).score(X_test, y_test)  # your line: the R² to report
check_score(honest)

# %% [markdown] tags=["hints"]
# 1. Which rows has `grid` seen? Which rows judge it?
# 2. A search is a fit as well. It must see the training rows only; by cross-validation it makes its own rows to judge α.
# 3. Two words of the cell are wrong: `grid.fit(X_..., y_...)`. Then score as before.

# %% [markdown]
# <details><summary>The truth</summary>
#
# R² on unseen rows is 0.33, not 0.50.<!-- claim: score_on_rows_of_the_fit --> A grid search ends with a fit of all the rows it was given, so 0.50 is a score on the
# rows of the fit. A milder form takes only λ from the test rows and refits on the training rows. It may do little harm:
# here both searches choose the same α, 100.<!-- claim: score_on_rows_of_the_fit --> But then no unseen row is left to show it.
#
# </details>
#
# ## 4 · A point on the diamond
#
# *The claim.* The budget 1.5 drives the least-squares point (3, 2) into a corner: the lasso is (1.5, 0). The loss is a
# bowl with the curvature $G$: its contours are tilted ellipses.

# %%
turn = np.array([[np.cos(0.3), -np.sin(0.3)], [np.sin(0.3), np.cos(0.3)]])
G = turn @ np.diag([1 / 1.2**2, 1 / 0.8**2]) @ turn.T

# %% tags=["nbval-check-output"]
b, t = np.array([3.0, 2.0]), 1.5
w = b * t / np.abs(b).sum()  # scale it down to the diamond
if t < 0.6 * np.hypot(*b):  # a small budget: the larger weight takes it all
    w = np.array([t, 0.0])
print("the lasso:", w)

# %% tags=["solution"]
from l1l2 import on_diamond
from l1l2.lessons.bug_hunt import check_point

w = on_diamond(G, b, t)  # your line: the best point of the diamond
check_point(w)

# %% [markdown] tags=["hints"]
# 1. One thing that you were given, and that the answer depends on, does not occur in the cell.
# 2. *Geometry*: the corner (1.5, 0) is the solution exactly when the pull $g = G(b - w)$ there has $g_1 \ge |g_2|$.
# 3. It has not, so the solution is on an edge. `on_diamond(G, b, t)` finds it, or the smallest misfit along (s, 1.5 − s).

# %% [markdown]
# <details><summary>The truth</summary>
#
# The pull at the corner is (0.67, 2.61): far outside its cone.<!-- claim: corner_is_not_the_solution --> The solution is (0.794, 0.706), with two living weights.<!-- claim: corner_is_not_the_solution --> Its
# misfit is 2.42, the corner's is 3.10.<!-- claim: corner_is_not_the_solution --> **A picture that knows the answer in advance shows a belief, not a solution.**
#
# </details>
#
# Half of the hunt is done: a good place to rest. (After a break, Run All Cells again.)
#
# ## 5 · A threshold
#
# *The claim.* The columns of $X$ are orthonormal and $z = X^\top y$. Then $\lVert y - X\theta\rVert_2^2 +
# \lambda\lVert\theta\rVert_1$ is least at the soft threshold of $z$ at λ. Here λ is 1.

# %% tags=["nbval-check-output"]
from l1l2 import soft_threshold

z = np.array([3.0, -2.0, 0.8, 0.6, -0.3])
theta = soft_threshold(z, 1.0)
print("θ =", theta, "with", (theta == 0).sum(), "zeros")

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_threshold

theta = soft_threshold(z, 1.0 / 2)  # your line: the θ for which the sum is least
check_threshold(theta)

# %% [markdown] tags=["hints"]
# 1. Compare the claim's sum with the objective of this course, letter by letter.
# 2. Up to a constant the sum is $(\theta_j - z_j)^2 + \lambda|\theta_j|$, added over $j$. What is its slope where
#    $\theta_j > 0$?
# 3. $2(\theta_j - z_j) + \lambda = 0$ gives $\theta_j = z_j - \lambda/2$: `soft_threshold(z, ...)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# Without the ½ the threshold is λ/2. The sum is 5.49 at the right θ, with one zero, and 6.09 at the cell's, with three.<!-- claim: threshold_is_half --> The
# formula with λ is right as well, for another sum, with ½ in front. It wandered from one page to the other.
#
# </details>
#
# ## 6 · A derivative
#
# *The claim.* The penalty $\lambda w^2$ adds $\lambda w$ to the gradient. Here it joins $\frac12(w - 3)^2$, with λ = ½.

# %% tags=["nbval-check-output"]
w, lam = 0.0, 0.5
for _ in range(200):
    w = w - 0.1 * ((w - 3) + lam * w)
print(f"comes to rest at {w:.2f}")

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_rest

rest = 3 / (1 + 2 * lam)  # your line: where the sum is least
check_rest(rest)

# %% [markdown] tags=["hints"]
# 1. It converges, nicely. To the minimum of what?
# 2. Differentiate $w^2$.
# 3. $(w - 3) + 2\lambda w = 0$: `3 / (1 + ...)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The sum is least at 1.5, where it is 2.25; at 2 it is 2.50.<!-- claim: derivative_has_a_two --> The derivative is $2\lambda w$. The cell minimises another sum,
# with $\frac{\lambda}{2}w^2$: half the penalty that was written down.<!-- claim: derivative_has_a_two --> **Convergence proves the code, not the formula.**
#
# </details>
#
# ## 7 · A slider
#
# *The claim.* Move C from 10 to 10¹⁰ and watch how L1 chooses. (Logistic regression: has the disease progressed further
# than average? Pure L1 is written `l1_ratio=1` from scikit-learn 1.8 on, and `penalty="l1"` before; `PURE_L1` is what yours
# needs.)

# %%
from sklearn.linear_model import LogisticRegression

from l1l2.lessons.bug_hunt import PURE_L1

labels = np.where(d.y > 0, 1.0, -1.0)

# %% tags=["nbval-check-output"]
for C in (1e1, 1e4, 1e7, 1e10):
    model = LogisticRegression(C=C, solver="saga", max_iter=5000, random_state=0, **PURE_L1)
    found = model.fit(d.X, labels).coef_
    print(f"C = {C:<6g} zeros: {(found == 0).sum()} of 10, sum of sizes: {np.abs(found).sum():.1f}")

# %% [markdown]
# So L1 hardly matters? scikit-learn minimises $\lVert w\rVert_1 + C\sum_i \ell_i$ with the logistic losses $\ell_i$. Compute
# what the slider does not show: up to which C are all ten weights 0?

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_smallest

C_dead = 2 / np.abs(d.X.T @ labels).max()  # your line: the largest C for which all ten weights are 0
check_smallest(C_dead)

# %% [markdown] tags=["hints"]
# 1. C stands in front of the loss. Is a large C a strong penalty or a weak one?
# 2. Divide the sum by nC: the mean loss plus λ‖w‖₁ with λ = 1/(nC). All weights are 0 for λ ≥ λ_max, from *Derivative*.
# 3. For labels ±1 λ_max is `np.abs(d.X.T @ labels).max() / (2 * n)`. Solve 1/(nC) = λ_max for C.

# %% [markdown]
# <details><summary>The truth</summary>
#
# C is the *inverse* strength. The first weight comes alive at C = 0.0095, and from C = 10 on all ten live: on the whole
# slider λ = 1/(nC) is at most 0.00023. From 0.01 to 1 the zeros go from 9 to 3.<!-- claim: slider_starts_too_late --> **Nothing happens on a dial that is turned
# where nothing can happen.**
#
# </details>
#
# ## 8 · Outliers
#
# *The claim.* The L1 penalty is robust to outliers. Five readings of one level, and in the last, 5.00, the point got lost.
# The model is a single weight, $\frac{1}{2n}\sum_i (y_i - w)^2 + \lambda|w|$.

# %% tags=["nbval-check-output"]
y = np.array([1.0, 2.0, 3.0, 4.0, 500.0])
print("least squares:        ", y.mean())
print("with L1, tuned λ = 99:", soft_threshold(y.mean(), 99))

# %% [markdown]
# With 5 in place of 500 the mean is 3, just what L1 says.<!-- claim: outlier_moves_the_lasso --> Convinced? Then let the outlier be 5000. What does the *same*
# penalty say now? And what does the L1 *loss* say, the smallest $\sum_i |y_i - w|$ without a penalty?

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_outlier

y = np.array([1.0, 2.0, 3.0, 4.0, 5000.0])
penalised = soft_threshold(y.mean(), 99)  # your line: the minimiser with the L1 penalty, λ = 99
robust = np.median(y)  # your line: the minimiser with the L1 loss
check_outlier(penalised, robust)

# %% [markdown] tags=["hints"]
# 1. Was it the penalty that knew 3, or whoever tuned λ?
# 2. The squared loss is least at the mean, which follows the outlier. The penalty takes 99 off, whatever the data.
# 3. `soft_threshold(y.mean(), 99)` is the first. The second is least where as many readings are above as below.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The outlier moves the lasso from 3 to 903, and the median not at all. On clean readings (5 for 5000) the λ that looked so
# wise says 0.<!-- claim: outlier_moves_the_lasso --> While this weight lives, the lasso follows the outlier exactly as far as least squares do.<!-- claim: outlier_moves_the_lasso --> **Robustness
# belongs to the loss, sparsity to the penalty.**
#
# </details>
#
# ## What they have in common
#
# - *The tool made the result* (1, 2, 4): a grid, a tolerance, a rule. Change the tool. What changes is not in the data.
# - *A factor got lost* (5, 6, 7): say the whole objective, with its ½, its n and its λ, before you say a threshold.
# - *The judge was a party* (3, 8): ask data that nobody has tuned on.
#
# ## Say it in 30 seconds
#
# > Before I believe a number about L1 or L2, I ask four things. Which objective, with which ½ and n? Is a zero an exact
# > zero, from a method that can give one, or is it a tolerance or a grid? Has anything been fitted to the rows that give the
# > score, λ included? And does the effect come from the penalty or from the loss? A plot that looks right and a loop that
# > converges answer none of them. One certificate does, or one changed number.
#
# **Without looking.** "I halved λ when I moved my ridge from the paper to the code, and now it fits." Ask one question.
#
# <details><summary>An answer</summary>
#
# "What does each of the two minimise, with all its factors?" If one has $\lambda w^2$ and the other
# $\frac{\lambda}{2}w^2$, λ must be *doubled* from the first to the second, and halved on the way back.
#
# </details>
#
# *Footnote: where the eight come from, with thanks.* (1) T. Parr, *A visual explanation for regularization of linear
# models*, explained.ai (2020), `regularization_cloud.py`; (2) his course notebooks, parrt/msds621; (3) the same article,
# `ames.py`, in the milder form; (4) dmccreary/linear-algebra, regularization-geometry; (5) slds-lmu/lecture_sl, slides;
# (6) NeuromatchAcademy/course-content-dl, W1D5; (7) NeuromatchAcademy/course-content, W1D3; (8)
# kojino/120-Data-Science-Interview-Questions, pull request 26. They may be mended by now.
#
# **You can now answer** “L1 loss or L1 penalty: which one is robust to outliers?”, “Can ridge give an exact zero? Can the lasso
# give none?” and “How do you choose λ, and how do the λ of different libraries compare?”, three of the interview's questions.
#
# **Next:** [Interview](interview.ipynb). Thirty seconds, two minutes, a whiteboard: can you say it all?
