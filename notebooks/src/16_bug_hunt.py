# %% [markdown]
# # Bug hunt: eleven mistakes
#
# **Question.** Ten mistakes about L1 or L2 were published, in teaching material or in answers. An eleventh was proposed. Can you find
# each one, and prove it?
#
# You review a colleague's notebook. Every cell runs and prints a plausible number. Which do you believe?
#
# **Minutes.** {minutes}. Three sittings: 1 to 4, 5 to 8, 9 to 11.
#
# **Find the mistake before you open a hint.** Replace `...` by the right line, and run the check.
#
# ## 1 · The zeros of L2
#
# *The claim.* L2 gives some zeros too: 3 %. (The budget is a disc of radius 2. The contours are circles around random
# least-squares points. The cell tries 25 points on each quarter of the rim.)

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
# 1. How many different points can the cell choose from? How many of them are on an axis?
# 2. The contours are circles, so the best point of the disc is the one nearest to the centre of the circles. You can write
#    it down without a list.
# 3. It lies on the line from 0 to the centre, at distance 2 from 0. All distances from 0 are `np.hypot(*centres.T)[:, None]`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The cell finds 2.8 %.<!-- claim: list_finds_zeros --> The exact share is 0 %, because a zero needs a least-squares point exactly *on* an axis.<!-- claim: disc_has_no_zeros -->
#
# But the list contains the four points on the axes. Each of them is chosen for all directions within half a step, 1.9°. With 250
# points on each quarter the share falls to 0.4 %, with 2,500 to 0.1 %.<!-- claim: share_belongs_to_the_grid -->
# **If a number shrinks when the grid becomes finer, the grid made it.**
#
# </details>
#
# ## 2 · Counting zeros
#
# *The claim.* L1 makes more zeros than L2: here are the counts. (The diabetes data, with λ = 3.28 for both.)

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
# 2. −9.3 is less than 0.1. And when you have repaired this: can a weight be small, but not 0?
# 3. `solve` returns exact zeros. Compare with `== 0`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The cell counts 6 and 2, but 3 and 0 are right. Both of ridge's "zeros", and two of the lasso's, are clearly negative weights. With
# `abs` the lasso still has 4: the weight of cholesterol is −0.00068, which is small but not 0 (*Gradient descent*).<!-- claim: zeros_counted --> The claim is
# true, but this count does not show it.
#
# </details>
#
# ## 3 · A score
#
# *The claim.* With a little tuning, ridge predicts the test rows well. (The diabetes data, and 30 columns of noise.)

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
# 1. Which rows has `grid` seen? Which rows give the score?
# 2. A search is a fit too, so it may see the training rows only. To choose α it makes its own test rows from these, by
#    cross-validation.
# 3. Two words of the cell are wrong: `grid.fit(X_..., y_...)`. Then score as before.

# %% [markdown]
# <details><summary>The truth</summary>
#
# R² on unseen rows is 0.33, not 0.50.<!-- claim: score_on_rows_of_the_fit --> A grid search ends with a fit of all the rows it was given. So 0.50 is a training
# score.
#
# In a milder form of this mistake only λ is chosen on the test rows, and the fit uses the training rows. This may do little harm:
# here both searches choose the same α, 100.<!-- claim: score_on_rows_of_the_fit --> But you cannot know, because no unseen row is left.
#
# </details>
#
# ## 4 · A point on the diamond
#
# *The claim.* The least-squares point is (3, 2) and the budget is 1.5, so the lasso is at a corner, (1.5, 0). (The loss
# is $\frac12(w-b)^\top G\,(w-b)$. Its contours are tilted ellipses.)

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
# 1. The answer depends on something that the cell never uses. What is it?
# 2. *Geometry*: let $g = G(b - w)$ be minus the gradient. The corner (1.5, 0) is the solution exactly when $g_1 \ge |g_2|$
#    there.
# 3. This does not hold, so the solution is on an edge. `on_diamond(G, b, t)` finds it, or the smallest misfit along (s, 1.5 − s).

# %% [markdown]
# <details><summary>The truth</summary>
#
# At the corner minus the gradient is (0.67, 2.61), far outside the normal cone.<!-- claim: corner_is_not_the_solution --> The solution is (0.794, 0.706), and both weights
# are non-zero.<!-- claim: corner_is_not_the_solution --> Its loss is 2.42, and that of the corner is 3.10.<!-- claim: corner_is_not_the_solution -->
#
# The rule in the cell was written to end at a corner. **It shows what its author believed, not a solution.**
#
# </details>
#
# The first sitting ends here. (After a break, run all cells again.)
#
# ## 5 · A threshold
#
# *The claim.* The columns of $X$ are orthonormal, literally: $X^\top X = I$, without an n. Let $z = X^\top y$. Then
# $\lVert y - X\theta\rVert_2^2 + \lambda\lVert\theta\rVert_1$ is smallest at the soft threshold of $z$ at λ. Here λ is 1.

# %% tags=["nbval-check-output"]
from l1l2 import soft_threshold

z = np.array([3.0, -2.0, 0.8, 0.6, -0.3])
theta = soft_threshold(z, 1.0)
print("θ =", theta, "with", (theta == 0).sum(), "zeros")

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_threshold

theta = soft_threshold(z, 1.0 / 2)  # your line: the θ for which the sum is smallest
check_threshold(theta)

# %% [markdown] tags=["hints"]
# 1. Compare this objective with that of the course, letter by letter.
# 2. Up to a constant, the objective is the sum over $j$ of $(\theta_j - z_j)^2 + \lambda|\theta_j|$. What is the slope of one such
#    term where $\theta_j > 0$?
# 3. $2(\theta_j - z_j) + \lambda = 0$ gives $\theta_j = z_j - \lambda/2$: `soft_threshold(z, ...)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# Without the ½ the threshold is λ/2. The objective is 5.49 at the right θ, which has one zero. It is 6.09 at the θ of the cell.<!-- claim: threshold_is_half -->
#
# The formula with λ belongs to another objective, with ½ in front of the squares. Somebody copied it without the ½.
#
# </details>
#
# ## 6 · A derivative
#
# *The claim.* The penalty $\lambda w^2$ adds $\lambda w$ to the gradient. The cell minimises $\frac12(w - 3)^2 + \lambda w^2$ with
# λ = ½, by gradient descent.

# %% tags=["nbval-check-output"]
w, lam = 0.0, 0.5
for _ in range(200):
    w = w - 0.1 * ((w - 3) + lam * w)
print(f"comes to rest at {w:.2f}")

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_rest

rest = 3 / (1 + 2 * lam)  # your line: where the objective is smallest
check_rest(rest)

# %% [markdown] tags=["hints"]
# 1. The loop converges. To the minimiser of which function?
# 2. Differentiate $w^2$.
# 3. $(w - 3) + 2\lambda w = 0$: `3 / (1 + ...)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The derivative of the penalty is $2\lambda w$. The objective is smallest at 1.5, where it is 2.25. At 2 it is 2.50.<!-- claim: derivative_has_a_two -->
#
# The cell minimises another objective, with the penalty $\frac{\lambda}{2}w^2$, which is half as strong.<!-- claim: derivative_has_a_two --> **A loop that converges can
# still minimise the wrong function.**
#
# </details>
#
# ## 7 · A slider
#
# *The claim.* Move the slider C from 10 to 10¹⁰, and watch how L1 selects columns. (Logistic regression: has the disease
# progressed further than average? `PURE_L1` asks for a pure L1 penalty, in the way that your version of scikit-learn needs.)

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
# Does L1 select nothing at all? scikit-learn minimises $\lVert w\rVert_1 + C\sum_i \ell_i$ with the logistic losses
# $\ell_i$. Compute what the slider does not show: up to which C are all ten weights 0?

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_smallest

C_dead = 2 / np.abs(d.X.T @ labels).max()  # your line: the largest C for which all ten weights are 0
check_smallest(C_dead)

# %% [markdown] tags=["hints"]
# 1. C stands in front of the loss. Does a large C mean a strong penalty or a weak one?
# 2. Divide the objective by nC. This gives the mean loss plus λ‖w‖₁, with λ = 1/(nC). By *Derivative*, all weights are 0 for λ ≥ λ_max.
# 3. For labels ±1 λ_max is `np.abs(d.X.T @ labels).max() / (2 * n)`. Solve 1/(nC) = λ_max for C.

# %% [markdown]
# <details><summary>The truth</summary>
#
# C is the *inverse* of the strength. The first weight becomes non-zero at C = 0.0095. From C = 0.01 to 1 the number of zeros falls from 9 to 3.
# There is none from C = 10 on.<!-- claim: slider_starts_too_late -->
#
# On the whole slider λ = 1/(nC) is at most 0.00023. **The slider begins where all the selection is over.**
#
# </details>
#
# ## 8 · Outliers
#
# *The claim.* The L1 penalty is robust to outliers. Five readings; the last, 5.00, was typed as 500. (The
# model is a single weight: $\frac{1}{2n}\sum_i (y_i - w)^2 + \lambda|w|$.)

# %% tags=["nbval-check-output"]
y = np.array([4.8, 5.1, 4.9, 5.2, 500.0])
print("least squares:        ", y.mean())
print("with L1, tuned λ = 99:", soft_threshold(y.mean(), 99))

# %% [markdown]
# Without the typing error the mean is 5, and L1 gives just this.<!-- claim: outlier_moves_the_lasso --> Does this convince you? Let the outlier be 5000. What does the *same*
# penalty give now? And what does the L1 *loss* give, which minimises $\sum_i |y_i - w|$ without a penalty?

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_outlier

y = np.array([4.8, 5.1, 4.9, 5.2, 5000.0])
penalised = soft_threshold(y.mean(), 99)  # your line: the minimiser with the L1 penalty, λ = 99
robust = np.median(y)  # your line: the minimiser with the L1 loss
check_outlier(penalised, robust)

# %% [markdown] tags=["hints"]
# 1. Who knew the 5: the penalty, or the person who tuned λ?
# 2. The squared loss is smallest at the mean, which follows the outlier. The penalty subtracts 99, whatever the data are.
# 3. `soft_threshold(y.mean(), 99)` is the first. The second is smallest where as many readings lie above as below.

# %% [markdown]
# <details><summary>The truth</summary>
#
# With 5000 in place of 500, the lasso moves from 5 to 905, and the median stays at 5.1.<!-- claim: outlier_moves_the_lasso --> Without the typing
# error this λ would give 0.<!-- claim: outlier_moves_the_lasso -->
#
# As long as w ≠ 0, moving the outlier by d moves both estimates, least squares and the lasso, by d/n.<!-- claim: outlier_moves_the_lasso --> **The loss makes
# an estimate robust. The penalty makes it sparse.**
#
# </details>
#
# The second sitting ends here. The last three bugs are about sentences that many candidates repeat.
#
# ## 9 · Two sensors
#
# *The claim.* L1 suits correlated columns, because it keeps the one that matters. L2 suits columns that are not correlated. (Two sensors
# measure the same quantity, each with a small error. In the truth both weights are 1.)


# %%
def draw(seed):
    rng = np.random.default_rng(seed)
    columns = rng.standard_normal((40, 1)) + 0.1 * rng.standard_normal((40, 2))
    return columns, columns.sum(axis=1) + rng.standard_normal(40)


# %% tags=["nbval-check-output"]
found = solve(Problem(Quadratic(*draw(2)), L1(0.2))).w
print("weights of the lasso:", found.round(2), " so only the second sensor matters")

# %% [markdown]
# One sample shows one choice. In how many of 200 samples is the first weight exactly 0, and in how many the second?

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_sensors

fits = np.array([solve(Problem(Quadratic(*draw(seed)), L1(0.2))).w for seed in range(200)])
lost = (fits == 0).sum(axis=0)  # your line: for each of the two sensors, the number of zeros
check_sensors(lost)

# %% [markdown] tags=["hints"]
# 1. The truth is the same in every sample. What changes from sample to sample?
# 2. `fits` has 200 rows and two columns, one for each sensor.
# 3. Compare `fits` with 0, and sum along the samples: `(fits == 0).sum(axis=...)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# In 50 samples the first weight is 0, and in 42 the second.<!-- claim: one_of_two_sensors --> Both sensors matter, so each of these zeros is wrong. Noise chose
# which sensor to drop.
#
# Ridge shares the weight. With the same λ the mean squared error of the two weights is 0.03 for ridge and 1.07 for the
# lasso.<!-- claim: one_of_two_sensors --> This is not the λ: for all of fifteen values between 0.01 and 3 the lasso's error is more than ten times that of
# ridge.<!-- claim: no_lam_repairs_the_lasso -->
#
# But correlation alone does not decide. If the truth is (2, 0), the lasso comes nearer to it than ridge.<!-- claim: one_sensor_in_truth --> **With correlated
# columns, do not read a zero as "this column does not matter".**
#
# </details>
#
# ## 10 · A sum
#
# *The claim.* L2 adds the sum of the squared weights to the loss, and L1 adds the sum of the weights. The cell minimises
# $\frac12\lVert w - c\rVert_2^2$ plus this sum. It has converged, and L1 gives no zeros here.

# %% tags=["nbval-check-output"]
c, v = np.array([3.0, -2.0, 0.8, -0.3]), np.zeros(4)
for _ in range(200):
    v = v - 0.1 * ((v - c) + 1)  # the slope of the sum is 1 in each weight
print("weights:", v.round(2), " penalty:", v.sum().round(2))

# %% [markdown]
# Give the weights that L1 would give, with λ = 1. And compute the true L1 norm of the weights that the cell has found.

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_sum

right = soft_threshold(c, 1.0)  # your line: the minimiser with the L1 penalty
norm = np.abs(v).sum()  # your line: ‖v‖₁
check_sum(right, norm)

# %% [markdown] tags=["hints"]
# 1. Look at the printed penalty. Can a norm have this value?
# 2. What happens to the second weight? A penalty should move it towards 0.
# 3. The L1 norm is the sum of the *absolute values*. Its minimiser is `soft_threshold(c, ...)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The cell's penalty is −2.5, but the L1 norm of these weights is 6.5.<!-- claim: sum_has_no_kink --> Without absolute values a negative weight is *rewarded*: −2
# became −3.<!-- claim: sum_has_no_kink --> And the slope is 1 everywhere, so nothing special happens at 0.
#
# With absolute values the slope jumps at 0 from −1 to 1, and two of the four weights are exactly 0.<!-- claim: sum_has_no_kink --> **The two bars of |w| make the kink, and
# the kink makes the zeros.**
#
# </details>
#
# ## 11 · Never exactly 0
#
# *The claim.* It is in the nature of the L1 penalty that weights come close to 0, but never arrive. The cell minimises
# $\frac12(w - 0.5)^2 + |w|$ by gradient descent.

# %% tags=["nbval-check-output"]
near = 2.0
for _ in range(1000):
    near = near - 0.1 * ((near - 0.5) + np.sign(near))
print(f"after 1,000 steps: {near:.2f}")

# %% [markdown]
# Where is this objective smallest? Keep it, and write a step, with the same step size 0.1, that arrives there.

# %% tags=["solution"]
from l1l2.lessons.bug_hunt import check_step


def step(w):
    moved = soft_threshold(w - 0.1 * (w - 0.5), 0.1)  # your line: the next weight
    return moved


check_step(step)

# %% [markdown] tags=["hints"]
# 1. *Derivative*: at 0 the slope of the loss is −0.5. Is it at most λ in size?
# 2. The sign jumps at 0, so the cell steps over it, again and again. *Gradient descent* has a step that lands.
# 3. First a gradient step on the loss alone, and then a soft threshold: `soft_threshold(w - 0.1 * (...), 0.1)`.

# %% [markdown]
# <details><summary>The truth</summary>
#
# The objective is smallest at exactly 0.<!-- claim: step_passes_zero --> Gradient descent passes 0 again and again and never lands. After 1,000 steps it is at
# 0.08.<!-- claim: step_passes_zero --> The proximal step of ISTA reaches 0 at step 16 and stays.<!-- claim: prox_lands_on_zero -->
#
# Where this was said, somebody proposed to set tiny weights to 0, for example below 10⁻⁷. In these 1,000 steps no weight is so
# small.<!-- claim: step_passes_zero --> **The objective has the zero. The algorithm must be able to land on it.**
#
# </details>
#
# ## What they have in common
#
# - *A tool made the result* (1, 2, 4, 11): a grid, a tolerance, a rule or a step. If you change the tool and the result changes, it did not
#   come from the data.
# - *The objective was not written down* (5, 6, 7, 10). Write it whole, with its ½, its n, its λ and its absolute values, before you name
#   a threshold.
# - *The test was not independent* (3, 8, 9). Something was tuned or chosen on the data that later gave the evidence.
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("gradient_descent/bigger_gradient", "prior/which_prior", "disguises/leaf")

# %% [markdown]
# ## Say it in 30 seconds
#
# > Before I believe a number about L1 or L2, I ask four questions. What is the objective, with its ½, its n and its λ? Is a
# > zero an exact zero, or did a tolerance or a grid make it? Was anything, λ included, fitted to the rows that give
# > the score? Does the effect come from the penalty or from the loss? Then I check it, with an optimality condition or with one changed
# > number.
#
# **Without looking.** "I halved λ when I moved my ridge from the paper to the code, and now it fits." Which one question do you ask?
#
# <details><summary>An answer</summary>
#
# "What does each of the two minimise, with all its factors?" Suppose that one has $\lambda w^2$ and the other
# $\frac{\lambda}{2}w^2$. Then λ must be *doubled* on the way from the first to the second, and halved on the way back.
#
# </details>

# %% [markdown]
# ## What comes next
#
# **You can now answer** “L1 loss or L1 penalty: which one is robust to outliers?”, “Can ridge give an exact zero? Can the lasso
# give none?” and “How do you choose λ, and how do the λ of different libraries compare?”, three of the interview's questions.
#
# **Next:** [Interview](interview.ipynb). Can you say it in thirty seconds, in two minutes and at a whiteboard?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - find what is wrong in a cell that runs without an error and prints a plausible number;
# - repair it, and prove the repair with one number;
# - refute with one number a claim about zeros, scores or outliers that a plot seemed to support;
# - convert a λ or a C from one objective to another.
#
# **Needs.** *Geometry* to *One λ*.
#
# **Sources.** The mistakes come from material that is worth reading; the words and the cells are ours. (1) T. Parr, *A visual
# explanation for regularization of linear models*, explained.ai (2020), `regularization_cloud.py`; (2) his course notebooks,
# parrt/msds621; (3) the same article, `ames.py`, in the milder form; (4) dmccreary/linear-algebra, regularization-geometry;
# (5) slds-lmu/lecture_sl, slides; (6) NeuromatchAcademy/course-content-dl, W1D5; (7) NeuromatchAcademy/course-content, W1D3;
# (8), which was only proposed, kojino/120-Data-Science-Interview-Questions, pull request 26; (9) a collection of interview notes in
# Chinese, DarLiner/Algorithm_Interview_Notes-Chinese, and several others; (10) a glossary, Avkash/mldl, `def_r.md`; (11) an answer in an
# issue, keras-team/tf-keras, number 16, which also says, rightly, that the optimiser is part of the reason. They may be corrected by now.
# What is right: Tibshirani (1996), *Regression shrinkage and selection via the lasso*; Zou and Hastie (2005), *Regularization and
# variable selection via the elastic net* (9); Beck and Teboulle (2009), on ISTA (11); Huber (1964), *Robust estimation of a
# location parameter*; Hastie, Tibshirani and Friedman (2009), *The Elements of Statistical Learning*, section 7.10.
#
# </details>
