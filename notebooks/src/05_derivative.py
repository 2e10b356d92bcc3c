# %% [markdown]
# # Derivative: the kink at zero
#
# **Question.** What does a kink at zero do that a parabola cannot?
#
# **Minutes.** {minutes}
#
# **Needs.** The derivative of a function of one variable, with $e^w$ and its logarithm; at the end the gradient, in matrices.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - decide from one slope whether a weight is exactly 0, under L1 and under L2;
# - derive the soft threshold at a whiteboard in three lines;
# - compute λ_max of a data set without a solver, and check a solution by hand;
# - judge "nearly |x| is nearly sparse", and prove your verdict.
#
# **Sources.** Slopes at a kink: Rockafellar (1970), *Convex Analysis*, section 23. The soft threshold: Donoho and
# Johnstone (1994), *Ideal spatial adaptation by wavelet shrinkage*. Many weights: Osborne, Presnell and Turlach (2000),
# *On the LASSO and its dual*.
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Start here*, *Inequality* and *Geometry*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/one_coefficient", "inequality/equal_bars", "geometry/normal_cone")

# %% [markdown]
# ## One weight, two prices
#
# Keep a single weight, and let the misfit (the *loss*) be a parabola with its bottom at $b$, where the data want the
# weight to be. Then put a price on it:
#
# $$
# \underbrace{\tfrac12 (w - b)^2}_{f(w)} + \underbrace{\lambda\,|w|}_{\text{L1}}
# \qquad\text{or}\qquad
# \tfrac12 (w - b)^2 + \underbrace{\tfrac{\lambda}{2}\,w^2}_{\text{L2}}
# $$
#
# Both prices are least at 0, and both grow to either side. While λ = 0 there is no price yet, and both panels show the
# misfit alone.

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import one_weight, predict

predict("derivative/two_minima", one_weight())

# %% [markdown]
# **Drag the bottom of the parabola across 0**, slowly, and watch both minima. Then choose another λ, and drag again.
#
# ## Two slopes at one point
#
# Stand at $w = 0$ and look both ways. On the right $\lambda|w|$ has slope λ, on the left −λ. So the sum has *two* slopes at 0:
#
# $$
# \text{left: } f'(0) - \lambda \qquad\qquad \text{right: } f'(0) + \lambda
# $$
#
# If the left one is not positive and the right one not negative, no way out of 0 goes downhill, and for a convex $f$ none
# turns down later. The square has the slope $\lambda w$, which is 0 at 0, and adds nothing there. Hence, for every convex
# $f$ with a derivative at 0:
#
# > Under L1, 0 is a minimiser if and only if |f′(0)| ≤ λ. Under L2, if and only if f′(0) = 0.<!-- claim: slope_at_zero_decides -->
#
# An inequality against an equation. Whole intervals of data satisfy the inequality. The equation takes a coincidence.
# This is the difference between the two penalties, and the rest of the notebook only spells it out. (*A* minimiser:
# where |f′(0)| < λ it is the only one, and for a parabola always.) For λ = 1:

# %% tags=["nbval-check-output"]
from l1l2 import shrink, soft_threshold

for b in (0.3, 0.99, 1.0, 1.01, 2.0):
    slopes = f"slopes at 0: {-b - 1:.2f} and {-b + 1:+.2f}"
    print(f"b = {b:.2f}   {slopes}   L1 minimiser {soft_threshold(b, 1):.2f}   L2 {shrink(b, 1):.2f}")

# %% [markdown]
# At b = 0.99 the weight is exactly 0, at 1.01 it is 0.01: it leaves zero without a jump.<!-- claim: leaves_without_a_jump -->
#
# **At the whiteboard**, the L1 minimiser takes three lines. Where $w > 0$ the slope is $w - b + \lambda$, where
# $w < 0$ it is $w - b - \lambda$. Set it to 0:
#
# - $w = b - \lambda$, which is positive if and only if $b > \lambda$;
# - $w = b + \lambda$, which is negative if and only if $b < -\lambda$;
# - otherwise, when $|b| \le \lambda$, neither works, and $w = 0$.
#
# This is the **soft threshold**, $\operatorname{sign}(b)\max(|b| - \lambda, 0)$.<!-- claim: whiteboard --> Under L2, $w - b + \lambda w = 0$ gives
# $w = b/(1+\lambda)$.<!-- claim: whiteboard --> Mind the ½: for $(w - b)^2 + \lambda|w|$ the threshold is λ/2, not λ.<!-- claim: mind_the_half -->

# %% [markdown]
# ## A balance of forces
#
# Read $-f'(w) = b - w$ as a force, the **pull** of the data on the weight. The weight rests where the price pushes back
# just as hard. Away from 0, λ|w| pushes with the one force λ. At 0 it can push with *any* force from −λ to λ. This
# interval of slopes is called the **subdifferential** of λ|w| at 0.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.derivative import force_balance

Live(force_balance())

# %% [markdown]
# Think of a box on a rough floor. Push gently: nothing moves, because friction answers with exactly your push,
# [up to a limit λ](#derivative.force_balance?b=1.2&lam=1.2). That is the riser of the staircase.
# [A harder push](#derivative.force_balance?b=1.5&lam=1.2) moves the box. L2 is a spring that is relaxed at 0: the
# [gentlest push](#derivative.force_balance?b=0.1&lam=1.2) moves it.
#
# ## Your turn: another curve
#
# Nothing above needed a parabola. Take $f(w) = e^w - 3w$. It is convex, its slope is $e^w - 3$, and it is least at
# $w = \ln 3 \approx 1.10$.<!-- claim: other_curve --> What is the smallest λ that puts the minimiser of $f(w) + \lambda|w|$ at 0, and where is the
# minimiser for λ = 1.5?

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.derivative import check_other_curve

lam_zero = abs(np.exp(0) - 3)  # your line: the smallest λ whose minimiser is 0
w = np.log(3 - 1.5)  # your line: the minimiser at λ = 1.5
check_other_curve(lam_zero, w)

# %% [markdown] tags=["hints"]
# 1. For the first line you need one number: the slope of $f$ at 0. Where its minimum lies does not matter.
# 2. $f'(0) = e^0 - 3$, and λ must be at least its size. At λ = 1.5 the minimiser is positive, because $f$ falls at 0. What
#    is the slope of the whole sum at $w > 0$?
# 3. The slope of the sum at $w > 0$ is $e^w - 3 + 1.5$. It is 0 where $e^w = 3 - 1.5$; take the logarithm, `np.log(...)`.

# %% [markdown]
# ## Five prices, one weight
#
# Which prices make zeros? Plot the minimiser against the data, for five of them. (The data are now called $v$, because
# for one of the prices they are a vector.)

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import minimisers

predict("derivative/flat_piece", minimisers())

# %% [markdown]
# **Move λ up from 0.** A flat piece at 0 means: a whole interval of data, one answer, exactly 0.
#
# What is not 0 pays, too. Here is what each price takes from it:
#
# - **L1**, the **soft threshold**, takes λ.<!-- claim: l1_takes_lam_from_each --> That is its bias.
# - The **elastic net**, here $\lambda(\frac12|w| + \frac14w^2)$<!-- claim: elastic_net_is_flat_too -->, takes λ/2 and shrinks what is left: $w =
#   \operatorname{sign}(v)\,(|v| - \frac\lambda2)/(1 + \frac\lambda2)$.<!-- claim: elastic_net_is_flat_too -->
# - The **hard threshold** takes nothing. But its price is not convex, and its answer jumps.<!-- claim: hard_threshold_jumps -->
# - **‖w‖₂, not squared**, shortens the whole vector by λ.<!-- claim: groups_vanish_together -->
# - **L2** divides by 1 + λ.
#
# ## Round the kink
#
# A kink is a nuisance for a gradient method. So why not round it off? The curve $\sqrt{w^2 + \varepsilon^2}$ is
# smooth and never more than ε away from $|w|$.<!-- claim: rounded_curve -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import rounded

predict("derivative/rounded", rounded())

# %% [markdown]
# **Play** lets ε fall. In the middle stands the same place under a microscope, which magnifies by 1/ε.
#
# ## The minimum, by hand
#
# Do not take the picture's word for it. The slope of the sum is $w - 0.3 + \frac12 w/\sqrt{w^2 + \varepsilon^2}$.<!-- claim: rounded_curve --> Find its
# root:

# %% tags=["nbval-check-output"]
from scipy.optimize import brentq

for eps in (0.1, 0.01, 0.001, 1e-6):
    w = brentq(lambda w, eps: w - 0.3 + 0.5 * w / np.hypot(w, eps), -1, 1, args=(eps,), xtol=1e-15)
    print(f"ε = {eps:<6g} minimiser {w:.2g} = {w / eps:.2f} ε, exactly 0: {w == 0.0}")

# %% [markdown]
# Whoever rounds the kink must say afterwards which small numbers are to count as zero. That is a choice, not a result.
#
# ## Not only parabolas
#
# The rule asks for the slope at 0 and for convexity, nothing else. Here is the logistic loss, with which one
# predicts a yes or a no. Turn labels around until the data no longer convince the weight to leave 0. (Is
# [8 of the 20](#derivative.logistic?against=8&lam=0.2) enough?)

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import logistic

Live(logistic())

# %% [markdown]
# ## Ten weights, one line
#
# With many weights the rule holds for each of them, the others staying in place. The slope of
# $\frac{1}{2n}\lVert y - Xw\rVert_2^2$ in direction $j$ is $-x_j^\top r/n$, with the residual $r = y - Xw$. So the pull on weight $j$ is
# $x_j^\top r/n$, and $w$ is a minimiser of the lasso if and only if<!-- claim: kkt_conditions -->
#
# $$
# \frac{x_j^\top r}{n} = \lambda\operatorname{sign}(w_j) \ \text{ where } w_j \ne 0,
# \qquad\qquad
# \frac{|x_j^\top r|}{n} \le \lambda \ \text{ where } w_j = 0 .
# $$
#
# These are the **KKT conditions**. That they are necessary you have now derived. They suffice, because the misfit is
# convex and smooth and the price a sum over the weights: where no weight alone can go downhill, nothing can.<!-- claim: kkt_conditions -->
#
# Take the diabetes data. λ stands above all pulls, and is going to fall.

# %% tags=["nbval-check-output"]
from l1l2.lessons.derivative import correlations

predict("derivative/first_alive", correlations())

# %% [markdown]
# **Press play.** The line is λ, and no pull sticks out beyond it. A weight whose pull is below the line is exactly 0.<!-- claim: strict_pull_means_zero --> A weight
# that is alive touches the line: as λ falls, the living weights move by just as much as it takes to keep their pulls
# at λ. So the pull says nothing about the size of a living weight, and a strict inequality says everything about a
# dead one: it is 0 in every solution.<!-- claim: strict_pull_means_zero -->
#
# ## Two checks by hand
#
# The first one is λ_max, the smallest λ that keeps all weights at 0. At $w = 0$ the residual is $y$, so no solver is
# needed:

# %% tags=["nbval-check-output"]
from l1l2 import L1, Problem, Quadratic, diabetes, solve, standardise

data = diabetes()
d = standardise(data.X, data.y)
pull = d.X.T @ d.y / len(d.y)
first = np.abs(pull).argmax()
print(f"λ_max = {np.abs(pull).max():.2f}, from {data.names[first]}")

# %% [markdown]
# The second one is the **certificate** under the pictures of this course: the largest amount by which a condition
# is missed, in units of λ_max. At λ = 10:

# %% tags=["nbval-check-output"]
problem = Problem(Quadratic(d.X, d.y), L1(10.0))
w = solve(problem).w
pull, alive = d.X.T @ (d.y - d.X @ w) / len(d.y), w != 0
print("alive: ", np.round(np.abs(pull[alive]), 2))
print("dead:  ", np.round(np.abs(pull[~alive]), 2))
print("KKT violation below 1e-8:", problem.kkt_violation(w) < 1e-8)

# %% [markdown]
# The four living weights are pulled by exactly 10, the six dead ones by less.<!-- claim: certificate_by_hand -->
#
# **Then without a stub.** Make a yes or no of the answer: `labels = np.where(d.y > 0, 1.0, -1.0)`. In a new cell, find
# λ_max of `Logistic(d.X, labels)` *without* a solver. Then let `solve` confirm it, just above and just below.
#
# <details><summary>An answer</summary>
#
# At $w = 0$ each probability is ½, so the slope is $-x_j^\top y/(2n)$ with labels ±1, and λ_max is
# `np.abs(d.X.T @ labels).max() / (2 * len(labels))`. That is what
# `Problem(Logistic(d.X, labels), L1(1.0)).lam_max` says. At 1.01 of it `solve` returns ten exact zeros, at 0.99 of it
# nine.<!-- claim: logistic_lam_max -->
#
# </details>
#
# ## Say it in 30 seconds
#
# > Add λ|w| to a convex loss. At 0 the sum has two slopes, f′(0) − λ on the left and f′(0) + λ on the right, and 0 is
# > the minimum as long as they are not on the same side of zero: |f′(0)| ≤ λ. So the kink absorbs any pull of the data up
# > to λ. A squared penalty has slope 0 at 0 and absorbs nothing, so it needs f′(0) = 0, a coincidence. With many weights the
# > pull is the inner product of the column with the residual, over n (of standardised columns the correlation, but for
# > scale): below λ the weight is 0, at λ it may live. Round off
# > the kink, however little, and the zeros are gone.
#
# **Without looking.** "Lasso sets a coefficient to zero when its least squares value is smaller than λ in size." When is
# that right, and what would you say in general?
#
# <details><summary>An answer</summary>
#
# It is right for one weight with $f(w) = \frac12(w-b)^2$, and for orthogonal columns of variance 1 ($X^\top X = nI$).<!-- claim: orthogonal_columns --> In
# general the pull counts: $|x_j^\top r|/n \le \lambda$, where the residual $r$ has the *other* weights in place.
# Cholesterol has the largest least squares value of all ten and is 0 until λ has fallen to 3.28.
#
# </details>
#
# **You can now answer** “Why does L1 make weights exactly 0, and L2 not?”, “Exactly when is a lasso weight 0?” and “Derive
# the lasso and the ridge solution for orthogonal columns of variance 1.”, three of the interview's questions.
#
# **Next:** [Gradient descent](gradient_descent.ipynb). The minimum is at exactly 0. Does your algorithm know?
