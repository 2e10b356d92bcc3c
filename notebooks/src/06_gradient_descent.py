# %% [markdown]
# # Gradient descent: who arrives at zero?
#
# **Question.** Constant pull or proportional pull: who reaches zero, when, and with which algorithm?
#
# **Minutes.** {minutes}
#
# **Needs.** *Derivative* (the soft threshold and the certificate), and what a gradient step is.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute whether and after how many steps a pull brings a weight to 0, data included;
# - predict which of eight algorithms end in exact zeros, and name the line of code that makes them;
# - judge "L1's gradient is bigger, so it converges faster", and three beliefs about how zeros come about;
# - tell an upper bound on a gap from a prediction of it.
#
# **Sources.** Subgradient descent: Shor (1985), *Minimization methods for non-differentiable functions*. ISTA and
# FISTA: Beck and Teboulle (2009), *A fast iterative shrinkage-thresholding algorithm*. Adam: Kingma and Ba (2015).
# Coordinate descent: Friedman, Hastie and Tibshirani (2010). Clipped for good: after the TensorFlow Playground (Smilkov
# and others, 2017), whose file `nn.ts` marks a weight as dead. The belief about the bigger gradient: a Chinese
# interview note, *L1正则化引起稀疏解的多种解释* (Zhihu), which collects many good explanations.
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Start here*, *Bars* and *Derivative*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/same_lam", "bars/steps_that_make_zeros", "derivative/when_zero")

# %% [markdown]
# ## Two pulls on one weight
#
# Leave the data out for a moment, and let only the price act. A step of gradient descent on λ|w| takes the *same
# amount* from a positive weight each time, $w \leftarrow w - \eta\lambda$ with the step size η. On
# $\frac{\lambda}{2}w^2$ it takes the *same fraction*, $w \leftarrow w - \eta\lambda w$. The first is the pull of
# gravity, which is the same at every height, and 0 is the floor. The second is the pull of a spring.

# %% tags=["nbval-check-output"]
from l1l2.lessons.gradient_descent import predict, spring_and_gravity

predict("gradient_descent/who_arrives", spring_and_gravity())

# %% [markdown]
# **Press play.** Then let both fall from another height, or with another λ.
#
# ## The same fall in numbers
#
# With λ = 1, step 1/16 and start 2:

# %% tags=["nbval-check-output"]
from l1l2 import soft_threshold

constant = proportional = 2.0
for k in range(1, 49):
    constant, proportional = soft_threshold(constant, 1 / 16), proportional * (1 - 1 / 16)
    if k % 8 == 0:
        print(f"step {k:2d}   constant pull {constant:.3f}   proportional pull {proportional:.3f}")

# %% [markdown]
# The constant pull has a floor at 0 here, `soft_threshold`. The proportional one needs none: after a million steps a computer
# is stuck<!-- claim: not_even_in_floats --> at about 4e-323. (With $\eta\lambda = \frac12$ it rounds to 0 at step 1,076, for want of smaller
# numbers.<!-- claim: not_even_in_floats --> That is a zero of the computer, not of the penalty.)
#
# An interview note says: in gradient descent L1 gives a larger force of descent, and so it converges faster to the sparse
# point. It has seen something true: *near 0* the force of L1 stays λ, while that of L2 fades.
# But *larger*? λ is larger than λ|w| only while |w| < 1.<!-- claim: l1_pulls_harder_only_below_1 --> And *faster*? You will time it below.

# %% [markdown]
# ## Your turn: against the data
#
# A weight starts at 1.5, λ is 0.75 and the step 1/8. The data pull it *up*, with 0.25 at every height. After how many
# steps is it 0 under L1? And where does it come to rest under L2?

# %% tags=["solution"]
from l1l2.lessons.gradient_descent import check_arrival

steps = 1.5 / (1 / 8 * (0.75 - 0.25))  # your line: the number of steps until the weight is 0 under L1
rest = 0.25 / 0.75  # your line: the height at which it comes to rest under L2
check_arrival(steps, rest)

# %% [markdown] tags=["hints"]
# 1. Which force moves the weight down, once the data have taken their part? And where does the force of L2, which fades,
#    just balance that of the data?
# 2. Under L1 each step takes the step size times λ minus the data's pull. Under L2 the weight rests where $\lambda w$ equals
#    the data's pull.
# 3. `1.5 / (1 / 8 * (0.75 - ...))` counts the steps, and `... / 0.75` is the height. The same number belongs in both gaps.

# %% [markdown]
# ## One line of difference
#
# Here is what two algorithms do in a step. The first follows a slope of the whole sum (at the kink, where there are many,
# the middle one). The second is ISTA. Find the difference.

# %% tags=["nbval-check-output"]
from inspect import getsource

from l1l2 import ista, subgradient_descent

for method in (subgradient_descent, ista):
    print(method.__name__, getsource(method).split('"""')[-1])

# %% [markdown]
# ISTA takes the gradient of the misfit only. The price answers afterwards, through its `prox`, and the prox of λ|w| is
# *Derivative*'s soft threshold. FISTA and coordinate descent use it, too.
#
# ## The race
#
# Eight methods, one start, one clock. There are 30 rows and 60 weights, four of which made the data, and λ is a fifth of
# λ_max. A step is one look at all rows; SGD takes a third of them at a time, so it makes three small steps. *Clipped*
# methods set a weight to 0 when it changes sign; more of them below.

# %% tags=["nbval-check-output"]
from l1l2.lessons.gradient_descent import zeros

predict("gradient_descent/who_keeps_zeros", zeros())

# %% [markdown]
# **Press play**, and it runs from the start. Stars are the five weights that the minimum needs. A tick says that exactly
# the others are 0.
#
# ## Count them yourself
#
# Do not take the picture's word for it. Make the same data yourself, and count. (Then change the seed, and count again.
# Adam takes its paper's step here, 0.001; in the picture 0.01.)

# %%
import numpy as np

from l1l2 import L1, Problem, Quadratic

rng = np.random.default_rng(8)
X = rng.standard_normal((30, 60))
y = X[:, :4] @ [3, -2, 2, 1.5] + 0.3 * rng.standard_normal(30)
problem = Problem(Quadratic(X, y), L1(0.2 * np.abs(X.T @ y).max() / 30))

# %% tags=["nbval-check-output"]
from l1l2 import adam, coordinate_descent, fista, run

start, last = rng.standard_normal(60), {}
for method in (subgradient_descent, adam, ista, fista, coordinate_descent):
    trace = run(method(problem, start), problem, max_iter=5000)
    last[method.__name__] = w = trace.w[-1]
    print(f"{method.__name__:20s} {len(trace.w) - 1:4d} steps   {(w == 0.0).sum():2d} exact zeros")

# %% [markdown]
# The three methods with a soft threshold are done long before the others, with the same 55 zeros and a certificate.<!-- claim: thresholds_make_zeros -->
# ISTA knows *which* weights live after 38 steps.<!-- claim: support_is_final --> From then on it only polishes five numbers.<!-- claim: support_is_final --> On the way a zero is no verdict yet:
# after 20 steps FISTA has 56, one too many.<!-- claim: zeros_on_the_way_are_no_verdict --> Zeros count once a method has converged, and the certificate says when.
#
# And is L1 the faster one? Let ridge start from the same place, with the same data, λ and tolerance:

# %% tags=["nbval-check-output"]
from l1l2 import L2, gradient_descent

for share in (0.1, 0.2):
    lasso, ridge = (Problem(problem.datafit, price(share * problem.lam_max)) for price in (L1, L2))
    one, other = run(ista(lasso, start), lasso), run(gradient_descent(ridge, start), ridge)
    print(f"λ = {share} λ_max   ISTA, lasso: {len(one.w) - 1}   gradient descent, ridge: {len(other.w) - 1}")

# %% [markdown]
# At the λ of the race 272 steps against 167; at a tenth of λ_max 298 against 312.<!-- claim: neither_is_the_faster_one --> **"L1's gradient is bigger, so it
# converges faster" is wrong twice**: it is bigger only below 1, and not faster as a rule. Here ridge needs fewer steps;
# at a tenth of λ_max the lasso does.<!-- claim: neither_is_the_faster_one -->
#
# What decides is the **conditioning** of the problem. A *curvature* is the second derivative along a direction. Let $L$ be
# the largest curvature of the misfit and $\ell$ its smallest. The *condition number* κ of what is minimised is its largest
# curvature divided by its smallest. In the end, each step multiplies the distance to the minimiser by $1 - 1/\kappa$.<!-- claim: conditioning_decides -->
#
# - **Ridge.** The square adds λ to every curvature of the misfit, so $\kappa = (L + \lambda)/(\ell + \lambda)$. Here
#   $\ell = 0$, because 60 weights have only 30 rows. A larger λ makes κ smaller.<!-- claim: square_adds_curvature -->
# - **Lasso.** The absolute value adds no curvature.<!-- claim: square_adds_curvature --> But once ISTA knows which weights live, only these weights still move.
#   So $\kappa = L/\ell$, where $\ell$ is now the smallest curvature along the living weights. ($L$ stays, because ISTA's
#   step is $1/L$.)
#
# | λ | κ of the lasso | steps | κ of ridge | steps |
# |---|---|---|---|---|
# | 0.2 λ_max | 16.4 | 272 | 10.2 | 167 |<!-- claim: conditioning_decides -->
# | 0.1 λ_max | 16.4 | 298 | 19.4 | 312 |<!-- claim: conditioning_decides -->
#
# The smaller condition number wins, both times.<!-- claim: conditioning_decides -->
#
# ## Why not clip?
#
# A natural repair of the subgradient step: if a weight changes sign, set it to 0. Try it on one weight whose minimiser is
# exactly 0 (the data pull with 0.5 at 0, and λ = 1):

# %% tags=["nbval-check-output"]
from itertools import islice

from l1l2 import clipped, clipped_for_good

one = Problem(Quadratic([[1.0]], [0.5]), L1(1.0))
print(*(f"{w[0]:.3f}" for w in islice(clipped(one, [2.0], step=0.3), 16)))

# %% [markdown]
# It reaches 0 at step 10, and **nothing holds it there**.<!-- claim: clipping_does_not_hold --> At 0 it feels the pull of the data and a price with slope
# 0, so it wanders off, is clipped, and wanders off again, at every second step.<!-- claim: clipping_does_not_hold --> What is missing is the kink's answer:
# any force up to λ.
#
# Then hold it, and for good: what is 0 once stays 0. The TensorFlow Playground, a neural network in the browser, has a
# similar rule: if the L1 part of a step carries a weight across 0, the weight is set to 0 and never updated again. *Clipped
# for good* does this at any change of sign. Now the zeros stay. Are they the right ones? At the minimum the
# weights 0, 1, 2, 3 and 49 are alive.<!-- claim: permanent_kill_depends_on_the_path --> From four random starts:

# %% tags=["nbval-check-output"]
for seed in range(4):
    w = np.random.default_rng(seed).standard_normal(60)
    w = run(clipped_for_good(problem, w), problem, max_iter=2000).w[-1]
    print(f"start {seed}: alive are", *np.flatnonzero(w))

# %% [markdown]
# Four starts, four answers, none of them right.<!-- claim: permanent_kill_depends_on_the_path --> A weight on its way from −1 to 1 has to pass 0, and there it is
# caught.<!-- claim: killed_on_the_way --> The problem has one minimiser<!-- claim: one_minimiser -->, and the path decides nothing about it. So **"clip at crossing fixes it" is
# wrong** either way<!-- claim: killed_on_the_way -->: without a hold it wanders off, with a permanent one it depends on the path. A soft threshold
# holds a weight as long as the pull is at most λ, and lets it go when the pull grows.
#
# ## A tolerance makes zeros of its own
#
# "Then I run subgradient descent and count |w| < 10⁻³ as zero." Turn that dial in the picture of the race, to
# [10⁻³](#gradient_descent.zeros?step=5000&tol=0.001) and to [0.01](#gradient_descent.zeros?step=5000&tol=0.01). And
# here, beside the solution of *ridge*, which has no zero at all:

# %% tags=["nbval-check-output"]
from l1l2 import solve

shown = last["subgradient_descent"], solve(ridge).w, last["ista"]
print("             subgradient     ridge      ISTA")
for tol in (1e-6, 1e-4, 1e-3, 1e-2, 1e-1):
    print(f"below {tol:6g}", *(f"{(np.abs(w) < tol).sum():9d}" for w in shown))
print(f"the smallest living weight: {np.abs(solve(problem).w[solve(problem).w != 0]).min():.4f}")

# %% [markdown]
# Subgradient descent has 0, 5, 36 or 56 "zeros", as you please.<!-- claim: tolerance_makes_zeros --> The right number is 55, and it is not among them:
# weight 49 lives, at −0.0047, with a certificate, and a tolerance of 0.01 buries it. Ridge, with no zero at all, shows
# 19 at 0.1.<!-- claim: tolerance_makes_zeros -->
#
# This is no bad luck. A weight leaves 0 without a jump (*Derivative*), so there is always a λ at which a living weight
# is below your tolerance. On the diabetes data at λ = 3.28 it is cholesterol, at −0.00068.<!-- claim: alive_and_tiny --> **"|w| < 10⁻³ counts as
# zero" is a choice, not a finding.**<!-- claim: tolerance_makes_zeros --> Ask for `== 0.0`, from a method that
# can give it and has converged.
#
# ## On the map
#
# Two weights, seen from above: the contours of the misfit, and the minimiser on the diamond of its size. A star is a
# method at work (Adam with the step 0.1). Press play. Then let λ change while it runs:
# [1.6 until step 40](#gradient_descent.on_contours?lam=1.6&after=0.1&time=0), where both weights are 0 at the minimum, and 0.1
# after it, where neither is.<!-- claim: turns_on_the_map --> Who turns around, who arrives, and who is beyond help?

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.gradient_descent import gaps, on_contours

Live(on_contours())

# %% [markdown]
# All turn around but one: *clipped for good* stays at (0, 0) for ever.<!-- claim: turns_on_the_map --> Only the three with a soft threshold have two
# exact zeros at step 40 and none at step 80, as the minimisers have.<!-- claim: turns_on_the_map -->
#
# ## How fast? A bound is not a prediction
#
# How far above the minimum is the best iterate so far, after T steps? Theory gives upper bounds on this *gap*:
#
# - **Subgradient descent**, with steps that fade like $1/\sqrt k$: of order $1/\sqrt T$, up to a factor $\log T$, as long
#   as the iterates stay bounded.<!-- claim: subgradient_bound_holds -->
# - **ISTA**: at most $L\lVert w^0 - w^\star\rVert^2/(2T)$, for every problem of this kind.
# - **FISTA**: at most $2L\lVert w^0 - w^\star\rVert^2/(T+1)^2$, for every problem of this kind.<!-- claim: bounds_hold -->

# %% tags=["nbval-check-output"]
Live(gaps())

# %% [markdown]
# [After 100 steps](#gradient_descent.gaps?step=100) ISTA's bound is 1.9, and its gap 5.6e-06.<!-- claim: gaps_and_bounds --> A bound has to hold for the worst problem of its kind, and
# yours may be kinder: once ISTA knows which weights live, it is gradient descent on five weights, and its gap falls
# geometrically.<!-- claim: geometric_once_the_support_is_final --> Subgradient descent has the bound 25 and the gap 0.86, and after 5,000 steps it is still above 0.01.<!-- claim: gaps_and_bounds -->
# (This bound was computed afterwards, from the run itself: C is the least constant for which C/√T is nowhere below what
# theory says about these very 5,000 steps.) Bounds compare worst cases. None of them says who wins here: it is coordinate descent, whose gap is below 1e-08
# after ten sweeps.<!-- claim: gaps_and_bounds -->
#
# **Then without a stub.** In a new cell: choose a single weight with minimiser 1, such as
# `Problem(Quadratic([[1.0]], [2.0]), L1(1.0))`, and find a start from which `clipped_for_good` never reaches it.
#
# <details><summary>An answer</summary>
#
# Any negative start, such as `[-1.0]`. On its way to 1 the weight has to pass 0, and there it is caught. From a positive
# start it arrives.<!-- claim: killed_on_the_way -->
#
# </details>
#
# ## Say it in 30 seconds
#
# > L1 pulls on a weight with constant force λ, so it can reach zero in finite time, and stays if the data pull with less.
# > L2 pulls with λ|w|, which fades: geometric decay, never zero. It is not that L1's gradient is bigger; that holds only
# > below 1. And the pull alone makes no exact zeros: subgradient descent, SGD and Adam step over the kink for ever. It takes
# > an algorithm that knows the kink: a gradient step on the loss, then a soft threshold. ISTA, FISTA and coordinate
# > descent do that, and once they have converged I count == 0.0, without a tolerance.
#
# **Without looking.** A colleague trains a network with L1 and Adam, sees no zeros, and asks you whether L1 is
# broken. What do you say, and what do you suggest?
#
# <details><summary>An answer</summary>
#
# L1 is not broken, Adam steps over its kink. A threshold afterwards would make zeros, as many as the threshold is
# wide. Better: keep the penalty out of the gradient, and after each step apply a soft threshold, by the step size
# times λ. (Adam's steps differ from weight to weight, and so must then the thresholds.)
#
# </details>
#
# **You can now answer** “Explain L1 and L2 by gradient descent.”, “L1 is not differentiable. How do you optimise it?” and
# “What does L1 do inside a deep network, and in pruning?”, three of the interview's questions.
#
# **Next:** [Prior](prior.ipynb). So far the penalties were prices and forces. They are beliefs, too: does one of
# them say that a weight is exactly 0?
