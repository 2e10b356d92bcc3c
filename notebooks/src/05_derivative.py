# %% [markdown]
# # Derivative: the kink at zero
#
# **Question.** What does a kink at zero do that a parabola cannot?
#
# Two programs fit the same coefficient with the same penalty. One returns 0.0, the other a small number. "The first one has
# rounded", says a colleague; "the second one has stopped too early", says another. Can you tell who is right from one
# derivative, without running anything?
#
# **Minutes.** {minutes}

# %% [markdown]
# ## One weight, two penalties
#
# With one weight, let the loss be a parabola with its minimum at $b$. Add a penalty to it:
#
# $$
# \tfrac12 (w - b)^2 + \lambda\,|w| \quad\text{(L1)}
# \qquad\text{or}\qquad
# \tfrac12 (w - b)^2 + \tfrac{\lambda}{2}\,w^2 \quad\text{(L2)}
# $$

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import one_weight, predict

predict("derivative/two_minima", one_weight())

# %% [markdown]
# **Drag the minimum of the parabola across 0**, and watch both sums.
#
# ## Two slopes at one point
#
# At 0, $\lambda|w|$ has the slope λ to the right and −λ to the left. So the sum $f(w) + \lambda|w|$ has *two* slopes there:
#
# $$
# \text{left: } f'(0) - \lambda \qquad\qquad \text{right: } f'(0) + \lambda
# $$
#
# If the left slope is at most 0 and the right one at least 0, no direction goes downhill at 0. A convex function does not
# turn down later, so 0 is a minimiser. The square $\frac\lambda2 w^2$ has the slope 0 at
# 0, so it changes nothing there. For every convex $f$ with a derivative at 0:
#
# > Under L1, 0 is a minimiser if and only if |f′(0)| ≤ λ. Under L2, if and only if f′(0) = 0.<!-- claim: slope_at_zero_decides -->
#
# L1 needs an inequality to hold, and L2 needs an equation. Many data sets satisfy the inequality. The equation is a
# coincidence.
#
# **At the whiteboard.** Take $f(w) = \frac12(w-b)^2$, and find the minimiser under L1 yourself.
#
# <details><summary>An answer</summary>
#
# Where $w > 0$ the slope is $w - b + \lambda$, and where $w < 0$ it is $w - b - \lambda$. Set it to 0:
#
# - $w = b - \lambda$, which is positive if and only if $b > \lambda$;
# - $w = b + \lambda$, which is negative if and only if $b < -\lambda$;
# - otherwise $|b| \le \lambda$, and $w = 0$.
#
# This is the **[soft threshold](term:soft-threshold)**, $\operatorname{sign}(b)\max(|b| - \lambda, 0)$.<!-- claim: whiteboard --> For λ = 1 it is exactly 0 at b = 0.99, and it
# is 0.01 at b = 1.01: there is no jump.<!-- claim: leaves_without_a_jump --> Under L2, $w - b + \lambda w = 0$ gives $w = b/(1+\lambda)$.<!-- claim: whiteboard -->
#
# Mind the factor ½ of the loss: for $(w - b)^2 + \lambda|w|$ the threshold is λ/2, not λ.<!-- claim: mind_the_half -->
#
# </details>
#
# ## The subdifferential
#
# At the kink there are not only two slopes: every line with a slope between −λ and λ stays below $\lambda|w|$. This interval
# of slopes is the **[subdifferential](term:subdifferential)** of $\lambda|w|$ at 0. So there is a second way to read the rule: 0 is a minimiser if
# $-f'(0)$ lies in the interval. Friction works like this. A box on a rough floor does not move while the push is at most λ.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.derivative import force_balance

Live(force_balance())

# %% [markdown]
# The minimiser is where the dotted line, −f′(w), meets the slopes of the penalty. Compare [|f′(0)| = λ](#derivative.force_balance?b=1.2&lam=1.2) with
# [a larger slope](#derivative.force_balance?b=1.5&lam=1.2). Under L2 the
# [smallest slope](#derivative.force_balance?b=0.1&lam=1.2) is enough to move the weight.
#
# ## Round the kink
#
# A gradient method has a problem with a kink. So somebody replaces $|w|$ by the smooth curve
# $\sqrt{w^2 + \varepsilon^2}$, which is never more than ε away from $|w|$.<!-- claim: rounded_curve -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import rounded

predict("derivative/rounded", rounded())

# %% [markdown]
# **Press play**, and ε falls. The panel in the middle magnifies the minimum by 1/ε.
#
# ## Ten weights, one line
#
# With many weights the rule holds for each weight while the others are fixed, and this is enough: the penalty is a sum.
# The loss
# $\frac{1}{2n}\lVert y - Xw\rVert_2^2$ has the slope $-x_j^\top r/n$ in direction $j$, where $r = y - Xw$ is the residual.
# So $w$ is a minimiser of the lasso if and only if<!-- claim: kkt_conditions -->
#
# $$
# \frac{x_j^\top r}{n} = \lambda\operatorname{sign}(w_j) \ \text{ where } w_j \ne 0,
# \qquad\qquad
# \frac{|x_j^\top r|}{n} \le \lambda \ \text{ where } w_j = 0 .
# $$
#
# These are the **KKT conditions** of the lasso. The number $x_j^\top r/n$ is the *correlation with the residual* of column j
# (for standardised columns, times a constant that is the same for all). Here are the ten columns of the diabetes data.

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import correlations

predict("derivative/first_alive", correlations())

# %% [markdown]
# **Press play.** The vertical line is λ, and no bar passes it. If a bar ends below the line, its weight is exactly 0, in every
# solution.<!-- claim: strict_pull_means_zero --> If a weight is non-zero, its bar touches the line, so the bar does not say how large the weight is.

# %% [markdown]
# ## Your turn: another curve
#
# Nothing above needs a parabola. Take $f(w) = e^w - 3w$. It is convex, its slope is $e^w - 3$, and its minimum is at
# $w = \ln 3 \approx 1.10$.<!-- claim: other_curve --> What is the smallest λ for which the minimiser of $f(w) + \lambda|w|$ is 0? And where is the
# minimiser for λ = 1.5?

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.derivative import check_other_curve

lam_zero = abs(np.exp(0) - 3)  # your line: the smallest λ whose minimiser is 0
w = np.log(3 - 1.5)  # your line: the minimiser at λ = 1.5
check_other_curve(lam_zero, w)

# %% [markdown] tags=["hints"]
# 1. For the first line you need one number: the slope of $f$ at 0. It does not matter where the minimum of $f$ is.
# 2. $f'(0) = e^0 - 3$, and λ must be at least as large as its absolute value. At λ = 1.5 the minimiser is positive, because
#    $f$ falls at 0. What is the slope of the sum at $w > 0$?
# 3. The slope of the sum at $w > 0$ is $e^w - 3 + 1.5$. It is 0 where $e^w = 3 - 1.5$; take the logarithm, `np.log(...)`.

# %% [markdown]
# ## Your turn: yes or no
#
# Now the answers are labels: −1 or +1, for 442 patients. The loss is the [logistic loss](term:logistic-loss),
# $\frac1n\sum_i \log(1 + e^{-y_i x_i^\top w})$. Find λ_max, the smallest λ for which all weights are 0, without a solver.

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.derivative import check_logistic, yes_or_no

X, labels = yes_or_no()
lam_max = np.abs(X.T @ labels).max() / (2 * len(labels))  # your line: λ_max, from X and labels
check_logistic(lam_max)

# %% [markdown] tags=["hints"]
# 1. All weights are 0 exactly if the inequality holds for every column at $w = 0$. So you need the gradient of the loss at
#    $w = 0$.
# 2. The derivative of $\log(1 + e^{-z})$ is $-1/(1 + e^z)$. What is it at $z = 0$?
# 3. In direction j the slope at $w = 0$ is $-x_j^\top y/(2n)$, and λ_max is the largest absolute value of these
#    slopes.<!-- claim: logistic_lam_max --> With `X.T @ labels` you have all columns at once.

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/one_coefficient", "inequality/envelope_at", "geometry/normal_cone")

# %% [markdown]
# ## Say it in 30 seconds
#
# > Add the L1 penalty to a convex loss f. At 0 its subdifferential is the interval from −λ to λ, so 0 is a minimiser
# > whenever |f′(0)| ≤ λ: an inequality. The gradient of the L2 penalty is 0 at 0, so it needs f′(0) = 0, a coincidence. With
# > many weights, f′(0) becomes the correlation of a column with the residual: below λ the weight is 0. If the kink is
# > smoothed, the zeros are gone.
#
# **Without looking.** "Lasso sets a coefficient to zero when its least squares value is smaller than λ in size." When is
# that right, and what would you say in general?
#
# <details><summary>An answer</summary>
#
# It is right for one weight with $f(w) = \frac12(w-b)^2$, and for orthogonal columns of variance 1 ($X^\top X = nI$).<!-- claim: orthogonal_columns --> In
# general the correlation with the residual decides: $|x_j^\top r|/n \le \lambda$, where the residual $r$ contains the *other*
# weights. Cholesterol has the largest least squares coefficient of all ten, and it is 0 until λ has fallen to 3.28.
#
# </details>

# %% [markdown]
# ## Further: five penalties, one weight
#
# Which penalties make zeros? Here are the minimisers of five penalties over the data. (The data are called $v$ here,
# because for one of the penalties they are a vector.)

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import minimisers

predict("derivative/flat_piece", minimisers())

# %% [markdown]
# **Move λ up from 0.** A flat piece at 0 is a whole interval of data whose minimiser is exactly 0. All penalties here but
# one also change the weights that are non-zero, and this is their [bias](term:bias):
#
# - **L1**, the **soft threshold**, subtracts λ.<!-- claim: l1_takes_lam_from_each -->
# - The **[elastic net](term:elastic-net)**, here $\lambda(\frac12|w| + \frac14w^2)$<!-- claim: elastic_net_is_flat_too -->, subtracts λ/2 and shrinks the rest: $w =
#   \operatorname{sign}(v)\,(|v| - \frac\lambda2)/(1 + \frac\lambda2)$.<!-- claim: elastic_net_is_flat_too -->
# - The **[hard threshold](term:hard-threshold)** is the one: it keeps them as they are. But its penalty is not convex, and its minimiser jumps.<!-- claim: hard_threshold_jumps -->
# - **‖w‖₂, not squared**, shortens the whole vector by λ.<!-- claim: groups_vanish_together -->
# - **L2** divides by 1 + λ.

# %% [markdown]
# ## Further: the rounded minimum, by hand
#
# The same minimum with SciPy.

# %% [markdown]
# The slope of the rounded sum is $w - 0.3 + \frac12 w/\sqrt{w^2 + \varepsilon^2}$.<!-- claim: rounded_curve --> We look for its root:

# %% tags=["nbval-check-output"]
import numpy as np
from scipy.optimize import brentq

for eps in (0.1, 0.01, 0.001, 1e-6):
    w = brentq(lambda w, eps: w - 0.3 + 0.5 * w / np.hypot(w, eps), -1, 1, args=(eps,), xtol=1e-15)
    print(f"ε = {eps:<6g} minimiser {w:.2g} = {w / eps:.2f} ε, exactly 0: {w == 0.0}")

# %% [markdown]
# None of these numbers is 0. What must somebody do who wants to count zeros after this?
#
# <details><summary>An answer</summary>
#
# Choose a threshold, below which a number counts as zero. This is a choice, and not a result of the fit.
#
# </details>

# %% [markdown]
# ## Further: not only parabolas
#
# The rule needs the slope at 0 and convexity, and nothing else. Here is the logistic loss, for labels −1 and +1.

# %% [markdown]
# The sliders turn labels around, so that the data say less about the weight. Are
# [8 of the 20](#derivative.logistic?against=8&lam=0.2) enough to make it 0?

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import logistic

Live(logistic())

# %% [markdown]
# ## Further: two checks by hand
#
# Compute λ_max of the diabetes data, and the certificate that stands under the pictures of this course.

# %% [markdown]
# At $w = 0$ the residual is $y$, so λ_max is the largest $|x_j^\top y|/n$. No solver is needed:

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import L1, Problem, Quadratic, diabetes, solve, standardise

data = diabetes()
d = standardise(data.X, data.y)
correlation = np.abs(d.X.T @ d.y) / len(d.y)
print(f"λ_max = {correlation.max():.2f}, from {data.names[correlation.argmax()]}")

# %% [markdown]
# The **certificate** is the largest error in the KKT conditions, divided by λ_max. At λ = 10:

# %% tags=["nbval-check-output"]
problem = Problem(Quadratic(d.X, d.y), L1(10.0))
w = solve(problem).w
correlation = np.abs(d.X.T @ (d.y - d.X @ w)) / len(d.y)
print("non-zero:", np.round(correlation[w != 0], 2))
print("zero:    ", np.round(correlation[w == 0], 2))
print("KKT violation below 1e-8:", problem.kkt_violation(w) < 1e-8)

# %% [markdown]
# For the four non-zero weights the correlation is exactly 10, and for the six zeros it is smaller.<!-- claim: certificate_by_hand -->

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Why does L1 make weights exactly 0, and L2 not?”, “Exactly when is a lasso weight 0?” and “Derive
# the lasso and the ridge solution for orthogonal columns of variance 1.”, three of the interview's questions.
#
# **Next:** [Gradient descent](gradient_descent.ipynb). The minimum is at exactly 0. Does your algorithm know?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - decide from one slope whether a weight is exactly 0, under L1 and under L2;
# - derive the soft threshold at a whiteboard in three lines;
# - compute λ_max of a data set without a solver, and check a solution by hand;
# - judge "nearly |x| is nearly sparse", and prove your verdict.
#
# **Needs.** The derivative of a function of one variable, with $e^w$ and its logarithm; at the end the gradient, in matrices.
#
# **Sources.** Slopes at a kink: Rockafellar (1970), *Convex Analysis*, section 23. The soft threshold: Donoho and
# Johnstone (1994), *Ideal spatial adaptation by wavelet shrinkage*. Many weights: Osborne, Presnell and Turlach (2000),
# *On the LASSO and its dual*.
#
# </details>
