# %% [markdown]
# # Start here: two penalties, ten coefficients
#
# **Question.** On real data, what do an L1 and an L2 penalty do to the coefficients of a regression?
#
# A clinic has measured ten things in each of 442 patients with diabetes.<!-- claim: rows_and_columns --> You fit a linear model on 300 of
# them: how far will the disease have progressed a year later? To keep the ten [coefficients](term:coefficient) $w$ small, you add a
# [penalty](term:penalty) to the [loss](term:loss). There are two candidates: L1, $\lambda \sum_j |w_j|$ (the [lasso](term:lasso)), and L2,
# $\frac{\lambda}{2} \sum_j w_j^2$ ([ridge](term:ridge)). A larger λ is a stronger penalty.
#
# **Minutes.** {minutes}

# %% tags=["nbval-check-output"]
from l1l2.lessons.start_here import equal_fit, predict

predict("start_here/equal_fit", equal_fit())

# %% [markdown]
# ## Why? An inequality against an equation
#
# When does a penalty make a coefficient exactly 0? Take one coefficient and set it to 0. At this point the loss has a
# [gradient](term:gradient): it says how fast the loss changes when the coefficient leaves 0.
#
# > **L1 needs an inequality to hold, |gradient| ≤ λ. L2 needs an equation, gradient = 0.**<!-- claim: inequality_and_equation -->
#
# Move the gradient slowly from the right to the left. Over which range is each coefficient exactly 0?

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.start_here import optimality_at_zero

Live(optimality_at_zero())

# %% [markdown]
# The penalty $\lambda |w|$ has a [kink](term:kink) at 0. Its slope is −λ on the left and λ on the right. The slopes from −λ to λ
# together are its [subdifferential](term:subdifferential) at 0. If one of them cancels the gradient of the loss, no direction from 0 goes
# downhill, and the coefficient is exactly 0. Friction works in this way: a box on the floor does not move until you push
# with more than λ.
#
# The penalty $\frac{\lambda}{2} w^2$ has slope 0 at 0. It can cancel only the gradient 0. On real data the gradient is
# almost never exactly 0, so the coefficient moves.
#
# **Without the picture.** At $w = 0$ the gradient is 0.3, and λ = 0.5. Then λ falls to 0.2. What happens to the coefficient
# under each penalty?
#
# <details><summary>An answer</summary>
#
# L1: at λ = 0.5 the inequality 0.3 ≤ 0.5 holds, so the coefficient is exactly 0. At λ = 0.2 it fails, so the coefficient
# is non-zero. It is negative, because the loss falls to the left. L2: the equation fails at both λ, so the coefficient is
# non-zero at both. Set the picture to these values.
#
# </details>
#
# With ten coefficients, each one has its own gradient, computed with the other nine at their best values. The same two
# [optimality conditions](term:optimality-condition) decide.<!-- claim: each_of_the_ten --> For coefficient $j$ the gradient is $-x_j^\top r / n$, where $x_j$ is its column and $r = y - Xw$ the
# [residual](term:residual). Its size $|x_j^\top r|/n$ is the [correlation of the column with the residual](term:correlation-with-the-residual), for
# standardised columns up to a factor that is the same for all.<!-- claim: gradient_is_a_correlation --> So the lasso leaves a column out if it says too little about what the other columns
# leave unexplained.

# %% [markdown]
# ## The condition in numbers
#
# A zero in a picture could be a small number that was rounded. So here are the numbers, on all 442 patients.
# [`standardise`](term:standardise) gives every column mean 0 and standard deviation 1, so that one λ treats all alike. `solve` returns the
# [minimiser](term:minimiser).

# %% tags=["nbval-check-output"]
from l1l2 import L1, Problem, Quadratic, diabetes, solve, standardise

d = standardise(diabetes().X, diabetes().y)
for lam in (30.0, 10.0, 3.0):
    w = solve(Problem(Quadratic(d.X, d.y), L1(lam))).w
    gradient = d.X.T @ (d.X @ w - d.y) / len(d.y)
    print(f"λ = {lam}: {(w == 0).sum()} zeros, with |gradient| up to {abs(gradient[w == 0]).max():.2f}")

# %% [markdown]
# In each line, the largest gradient at a zero is below λ. If the inequality is strict, as here, the coefficient is 0 in
# *every* solution of the lasso.<!-- claim: strict_pull_means_zero_everywhere -->
#
# ## Now add 30 columns of pure noise
#
# The next picture has the 300 patients of the first one, and thirty more columns with random numbers. You know that
# they say nothing about the disease. The models do not.

# %% tags=["nbval-check-output"]
from l1l2.lessons.start_here import equal_fit_with_noise

predict("start_here/noise", equal_fit_with_noise())

# %% [markdown]
# ## Two warnings
#
# **Zeros alone do not make better predictions.** The other 142 patients are the test. This is the error on them (root mean
# squared error):
#
# | | least squares | lasso, R² 0.45 | ridge, R² 0.45 |
# |---|---|---|---|
# | the ten measurements | 56.5 | 58.9 | 57.7 |<!-- claim: errors_at_equal_fit -->
# | with 30 columns of noise | 60.1 | 58.9 | 59.4 |<!-- claim: errors_with_noise -->
#
# With the ten measurements alone, both penalties are too strong here: we chose R² 0.45, the same [training
# error](term:training-error) for both, to show what a penalty does, not how to predict. With the noise, least squares [overfits](term:overfitting): it follows the random numbers, and its [test error](term:test-error) rises most.
#
# **Read the table.** One of the three errors does not change at all when the noise is added. Why?
#
# <details><summary>An answer</summary>
#
# The lasso's. At this fit all thirty noise columns have the coefficient 0, so it is the same model with and without them.
#
# </details>
#
# **The same λ is not the same strength.** Read both λ [at R² 0.45](#start_here.equal_fit?fit=0.45): 16.3 for the lasso and 1.51 for ridge, at the same
# fit.<!-- claim: strengths_at_equal_fit --> In L1, λ multiplies the sum of the sizes. In L2, it multiplies half the sum of the squares. So compare the two at the same
# fit, or at their own best λ.
#
# ## One condition, seen from many sides
#
# | what it asks | lesson |
# |---|---|
# | Why pay for coefficients at all? | [Why shrink](why_shrink.ipynb) |
# | Five bars share a total of 1. Which split has the least sum of squares? And at a fixed sum of squares, which has the least total? | [Bars](bars.ipynb), [Inequality](inequality.ipynb) |
# | An ellipse grows until it touches a diamond or a circle. At which point? | [Geometry](geometry.ipynb) |
# | What does a kink at 0 do that a parabola cannot? | [Derivative](derivative.ipynb) |
# | You walk downhill in small steps. Do you arrive at 0, and when? | [Gradient descent](gradient_descent.ipynb) |
# | Which belief about the coefficients is behind each penalty? | [Prior](prior.ipynb) |
# | λ falls from large to small. Which coefficient leaves 0 first? | [One λ](one_lambda.ipynb), [Paths](paths.ipynb) |
#
# Then [High dimensions](high_dimensions.ipynb) and [Compressed sensing](compressed_sensing.ipynb) have a thousand coefficients,
# [Bug hunt](bug_hunt.ipynb) has published mistakes, and [Interview](interview.ipynb) is the rehearsal. The map
# remembers what you answered.

# %% tags=["nbval-check-output"]
from l1l2 import show_course

show_course()

# %% [markdown]
# ## Your turn
#
# **1. From the condition.** [λ_max](term:lambda-max) is the smallest λ at which *all ten* lasso coefficients are 0. Find it from the condition
# alone, without trying values of λ. Then fit the lasso at half of it. The check counts the zeros and computes the [KKT
# violation](term:kkt-violation) of your vector (Karush, Kuhn, Tucker): it is 0 exactly when the vector is a minimiser.

# %% tags=["solution"]
from l1l2.lessons.start_here import check_half

lam_max = abs(d.X.T @ d.y).max() / len(d.y)  # your line: the smallest λ with ten zeros
w = solve(Problem(Quadratic(d.X, d.y), L1(lam_max / 2))).w  # your line: the lasso at half of it
check_half(lam_max, w)

# %% [markdown] tags=["hints"]
# 1. If all ten coefficients are 0, the residual is `d.y` itself. What is the gradient there?
# 2. The inequality must hold for all ten coefficients at once. Which of them needs the largest λ?
# 3. The gradient at `w = 0` is `-d.X.T @ d.y / len(d.y)`. λ_max is the largest of its ten sizes. The second line is like
#    the one with `solve` above.

# %% [markdown]
# **2. A lost λ.** A colleague sends you the vector below, and the data. It is a lasso solution, but the λ was not written
# down. Find λ from the vector. (So far we used the condition at the zeros. What must hold at a non-zero coefficient?)

# %% tags=["solution"]
from l1l2.lessons.start_here import check_lost_lam, find_lost_solution

w = find_lost_solution()
lam = abs(d.X.T @ (d.y - d.X @ w)).max() / len(d.y)  # your line: the λ of this solution
check_lost_lam(lam)

# %% [markdown] tags=["hints"]
# 1. Away from 0 the penalty λ|w| has an ordinary derivative. What is it?
# 2. At the minimum, the derivative of loss plus penalty is 0. So what is the size of the gradient of the loss at a
#    non-zero coefficient?
# 3. It is exactly λ at every non-zero coefficient, and at most λ at the zeros. So λ is the largest size of all ten
#    gradients, at this `w`.

# %% [markdown]
# **3. Three coefficients.** Find a λ at which exactly three lasso coefficients are non-zero. Any way is allowed.

# %% tags=["solution"]
from l1l2.lessons.start_here import check_three

lam = 20.0  # your line: a λ that leaves three coefficients
w = solve(Problem(Quadratic(d.X, d.y), L1(lam))).w  # your line: the solution there
check_three(lam, w)

# %% [markdown] tags=["hints"]
# 1. “The condition in numbers” counts the zeros at three values of λ. Between which two of them is your λ?
# 2. Try a λ in the middle, count the non-zero coefficients, and keep the half that still contains the answer.
# 3. λ = 20 is one answer. The section about every λ, below, prints the whole interval: its ends are two *knots*.

# %% [markdown]
# ## Say it in 30 seconds
#
# > Both penalties trade some fit for smaller coefficients. A coefficient is exactly zero when the penalty can cancel the
# > gradient of the loss at zero. The subdifferential of λ|w| at zero is the interval from −λ to λ, so L1 needs an
# > inequality. The slope of the squared L2 penalty at zero is zero, so L2 needs an equation, and real data almost never
# > satisfy it. So the lasso selects columns. Ridge shrinks the whole vector, and selects none.
#
# **Without looking.** A colleague fitted the same data twice and sends two vectors: `[0.0, 2.1, 0.0, -0.7]` and
# `[0.003, 1.6, -0.4, -0.9]`. Which penalty made which? What would you check before you bet on it?
#
# <details><summary>An answer</summary>
#
# The first looks like L1, because it has exact zeros. The second looks like L2. But it could also be L1 from a solver that
# was stopped too early. So ask for the data and for λ, and compute the KKT violation of each vector under each penalty. It
# is 0 only for a minimiser.
#
# </details>

# %% [markdown]
# ## Words
#
# The terms of the course, in English and Chinese. When a notebook uses one for the first time, it is a link: point at it to
# read what it means, or follow it to this list.

# %% tags=["nbval-check-output"]
from l1l2 import show_glossary

show_glossary()

# %% [markdown]
# ## Further: every λ at once
#
# All solutions in one small table.

# %% [markdown]
# Between a few [knots](term:knot), the lasso's coefficients are straight lines in λ. At a knot one coefficient leaves 0, or, rarely,
# returns to it. So a table of the knots holds the solutions for *all* λ, the [path](term:path). Read it downwards.

# %% tags=["nbval-check-output"]
from l1l2 import lasso_path

path = lasso_path(d.X, d.y)
for lam, w in zip(path.lam, path.w, strict=True):
    print(f"λ = {lam:6.3f}   zeros: {(w == 0.0).sum()}")

# %% [markdown]
# From λ_max ≈ 45.16 upwards every lasso coefficient is exactly 0.<!-- claim: lasso_dies --> Ridge has no such point: its vector is 0 only
# at λ = ∞.<!-- claim: ridge_never_dies --> One lasso coefficient returns: at λ = 0.10 HDL falls back to 0, and it stays there until 0.06.<!-- claim: hdl_falls_back -->
#
# “Ridge shrinks every coefficient”, people say. Test it with ten thousand values of λ:

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import ridge_path

w = ridge_path(d.X, d.y).at(np.geomspace(1e-4, 1e4, 10_000))
print("exact zeros:", (w == 0.0).sum())
print("coefficients that change sign:", (np.sign(w).min(axis=0) != np.sign(w).max(axis=0)).sum())
print("the whole vector always shrinks:", bool((np.diff(np.linalg.norm(w, axis=1)) < 0).all()))

# %% [markdown]
# On the way from least squares to 0, 5 of the 10 ridge coefficients change their sign, and none of the 100,000 values is
# exactly 0.<!-- claim: ridge_crosses_zero --> What shrinks is the *length of the whole vector*. A single coefficient may grow, or pass through 0 at
# isolated values of λ.<!-- claim: ridge_shrinks_as_a_whole -->
#
# **Is this a contradiction?**
#
# <details><summary>An answer</summary>
#
# No. Each of them is 0 at an isolated λ, and ten thousand values of λ almost surely miss it. The lasso's zeros last for
# whole intervals of λ, so every fine grid finds them.
#
# </details>

# %% [markdown]
# ## Further: your own data
#
# A form that fits your own table of numbers, and the first picture with sliders that Python can set.

# %% [markdown]
# Choose a CSV file, or drop one into the file browser at the left and type its name. Then choose the column to predict, the
# penalty, λ and the solver. The form fits your data with our solver and with scikit-learn, and checks ours. Your data stay
# on your machine.

# %% tags=["nbval-check-output"]
from l1l2.workbench import workbench

workbench()

# %% [markdown]
# `explore` shows any picture of the course with ipywidgets sliders. Python can read and set them.

# %% tags=["nbval-check-output"]
from l1l2.drawing.explore import explore

explore(equal_fit())

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Can ridge give an exact zero? Can the lasso give none?” and “What happens as λ goes to 0 and to
# infinity?”, two of the interview's questions.
#
# **Next:** [Why shrink](why_shrink.ipynb). A model misses none of 40 patients. Why is it useless for the next one, and what does
# a penalty change? If you know this, go on to [Bars](bars.ipynb).
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - state when a coefficient is exactly 0 under L1 and under L2, and compute both conditions on real data;
# - find λ_max, and the λ of a lasso solution, from the condition alone;
# - refute “ridge shrinks every coefficient” and “the same λ is the same strength”;
# - say in thirty seconds why the lasso gives zeros and ridge does not.
#
# **Needs.** Linear regression, R², and the idea of a derivative.
#
# **Sources.** The data: Efron, Hastie, Johnstone and Tibshirani (2004), *Least angle regression*. The lasso:
# Tibshirani (1996). Ridge: Hoerl and Kennard (1970).
#
# </details>
