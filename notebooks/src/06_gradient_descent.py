# %% [markdown]
# # Gradient descent: who arrives at zero?
#
# **Question.** Constant push or proportional push: which one brings a weight to zero, when, and with which algorithm?
#
# A colleague trains a model with an L1 penalty and the optimiser [Adam](term:adam). Many weights are tiny, but not one is
# exactly 0. Is something wrong with the penalty, or with the algorithm?
#
# **Minutes.** {minutes}
#
# ## A constant push and a spring
#
# Begin with a single weight and no data. Under L1 the gradient of the penalty is λ for every positive weight: a *constant*
# push. A step of size η subtracts ηλ and **stops at 0**, as friction would stop it. Under L2 the gradient is λw: a *proportional*
# push, like that of a stretched spring.

# %% tags=["nbval-check-output"]
from l1l2.lessons.gradient_descent import predict, push_and_spring

predict("gradient_descent/who_arrives", push_and_spring())

# %% [markdown]
# **Press play.** Then try another start, or another λ.
#
# ## The same steps in numbers
#
# Here are two such weights as code, with λ = 1 and the
# [step size](term:step-size) η = 1/16. A step of L1 is a call of `soft_threshold`: it subtracts ηλ, but stops at 0.
# A step of L2 multiplies by 1 − ηλ. The start is 2.03, which is not a whole number of steps away from 0.

# %% tags=["nbval-check-output"]
from l1l2 import soft_threshold

constant = proportional = 2.03
for k in range(1, 49):
    constant, proportional = soft_threshold(constant, 1 / 16), proportional * (1 - 1 / 16)
    if k % 8 == 0:
        print(f"step {k:2d}   weight under L1: {constant:<6.3g} weight under L2: {proportional:.3g}")

# %% [markdown]
# **Can rounding help L2?** A computer has a smallest positive number. Does the weight under L2 become 0 if we only wait long
# enough?
#
# <details><summary>An answer</summary>
#
# Not with these steps. After a million of them the weight stays at about 4e-323 for ever, because 15/16 of so small a number
# is rounded back to the same number.<!-- claim: not_even_in_floats --> With $\eta\lambda = \frac12$ it is rounded to 0, at step 1,076.<!-- claim: not_even_in_floats --> But such a
# zero comes from the computer. It says nothing about the penalty or the data.
#
# </details>
#
# **Is it the bigger gradient?** An interview note in circulation argues that L1 has the larger gradient, and so it converges
# faster to a sparse solution. Which part of this is right?
#
# <details><summary>An answer</summary>
#
# Near 0 the gradient of L1 is still λ, but that of L2 fades. The rest is wrong. First, λ is larger than λ|w| only where |w|
# is below 1.<!-- claim: l1_pulls_harder_only_below_1 --> Second, the size of a gradient does not decide the speed. (The section *Further: is L1 the faster one?*
# measures it.)
#
# </details>
#
# ## The race
#
# Now with data: 30 rows and 60 weights. Only four of these weights made the data. λ is a fifth of
# [λ_max](term:lambda-max), the smallest λ
# for which all weights are 0. Eight methods start from the same weights, and a step is one look at all rows.
#
# | the penalty enters | methods |
# |---|---|
# | through its slope; at a kink 0, one of its [subgradients](term:subgradient) | [subgradient descent](term:subgradient-method), [SGD](term:sgd), Adam |
# | in the same way, but a weight that changes sign is set to 0 | clipped; clipped for good, which never moves this weight again |
# | through the [soft threshold](term:soft-threshold) of *Derivative* | [ISTA](term:ista), [FISTA](term:fista), [coordinate descent](term:coordinate-descent) |

# %% tags=["nbval-check-output"]
from l1l2.lessons.gradient_descent import zeros

predict("gradient_descent/who_keeps_zeros", zeros())

# %% [markdown]
# **Press play** to see the race from its start. Stars are the five weights that are non-zero in the
# [minimiser](term:minimiser). A tick says that exactly the other 55 are 0.
#
# ## Where the penalty comes in
#
# What do the winners do differently? Here are subgradient descent and ISTA, without their comments. They differ in the loop
# and in the step size, too, which fades in the first. But this is not what makes the zeros.

# %% tags=["nbval-check-output"]
from inspect import getsource

from l1l2 import ista, subgradient_descent

for method in (subgradient_descent, ista):
    print(method.__name__, getsource(method).split('"""')[-1])

# %% [markdown]
# **Find the penalty.** Both methods use the gradient of the loss. Where does the penalty come in?
#
# <details><summary>An answer</summary>
#
# In subgradient descent, before the step: `_subgradient` is a slope of loss + penalty. In ISTA, after the step: the step
# uses the gradient of the loss only, and then `problem.penalty.prox` answers for the penalty.
#
# </details>
#
# So ISTA first takes a gradient step on the loss alone, and arrives at some $v$. Then it applies the
# **[proximal operator](term:proximal-operator)**
# of the penalty $g$:
#
# $$
# \operatorname{prox}_{\eta g}(v) = \arg\min_w \ \tfrac12 (w - v)^2 + \eta\, g(w) .
# $$
#
# This is a compromise: stay close to $v$, and keep the penalty small. For $g(w) = \lambda|w|$ you know the solution from
# *Derivative*. It is the soft threshold, $S(v, \eta\lambda) = \operatorname{sign}(v)\max(|v| - \eta\lambda, 0)$.<!-- claim: prox_is_the_soft_threshold --> So every $v$ with
# $|v| \le \eta\lambda$ becomes exactly 0.<!-- claim: prox_stops -->
#
# FISTA is ISTA with momentum: it steps from a point a little further along its last move. Coordinate descent minimises over
# one weight at a time, and each of these minimisers is a soft threshold.
#
# **Does the weight stay at 0?** Suppose that a weight is 0, that λ = 1, and that the gradient of the loss there is −0.5.
# Where is the weight after a step of ISTA with η = 0.1? And with η = 1?
#
# <details><summary>An answer</summary>
#
# At 0, both times. The gradient step arrives at $v = 0.5\,\eta$, and the threshold is $\eta$. In general a weight stays at 0
# if and only if the gradient of the loss is at most λ in size, and η plays no part.<!-- claim: stays_at_zero --> This is the friction of *Derivative*: a
# push of at most λ does not move the weight.
#
# </details>
#
# ## Count them yourself
#
# Make the same data, run five of the methods, and count. (Adam takes the step of its paper here, 0.001, and a longer one in
# the pictures: 0.01 in the race, 0.1 on the map below.)

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
# The three methods with a soft threshold stop early, with the same 55 zeros and a [certificate](term:certificate).<!-- claim: thresholds_make_zeros --> Before a method has
# [converged](term:convergence), its zeros are not yet the answer. For example, FISTA has 56 after 20 steps, one too many.<!-- claim: zeros_on_the_way_are_no_verdict -->
#
# ## A tolerance makes zeros of its own
#
# "Then I run subgradient descent, and count |w| < 0.001 as zero." Try this in the picture of the race, with the tolerance
# [0.001](#gradient_descent.zeros?step=5000&tol=0.001) and with [0.01](#gradient_descent.zeros?step=5000&tol=0.01). Which of the
# two would you choose, and why?
#
# <details><summary>An answer</summary>
#
# There is no good reason for either. The count follows the tolerance, and only a certified solution tells which tolerance would have
# been right.
#
# </details>
#
# The code counts once more, and puts *ridge* beside the lasso. Ridge has no zero at all. (An equal λ is not an equal fit, but
# here we only ask what a tolerance does to weights that are not 0.)

# %% tags=["nbval-check-output"]
from l1l2 import L2, solve

ridge = solve(Problem(problem.datafit, L2(problem.penalty.l1))).w
print("             subgradient     ridge      ISTA")
for tol in (1e-6, 1e-4, 1e-3, 1e-2, 1e-1):
    shown = last["subgradient_descent"], ridge, last["ista"]
    print(f"below {tol:6g}", *(f"{(np.abs(w) < tol).sum():9d}" for w in shown))

# %% [markdown]
# Subgradient descent has 0, 5, 36 or 56 "zeros".<!-- claim: tolerance_makes_zeros --> The right number, 55, is not among them: weight 49 is −0.0047 in the
# minimiser, and a tolerance of 0.01 calls it zero.<!-- claim: tolerance_makes_zeros --> With 0.1, even ridge seems to have 19 zeros.<!-- claim: tolerance_makes_zeros -->
#
# Every tolerance meets this problem somewhere, because a weight leaves 0 without a jump (*Derivative*). For example, on the
# diabetes data at λ = 3.28 the coefficient of cholesterol is −0.00068, and it is not zero.<!-- claim: alive_and_tiny --> So count `w == 0.0`, with a method
# that has a soft threshold and has converged.
#
# ## Your turn: against the data
#
# A weight starts at 1.5. λ is 0.75 and the step size 1/8. This time there are data: the gradient of the loss is −0.25
# everywhere, so the loss pushes the weight *up*. After how many steps is the weight 0 under L1? At which value does it come to rest under L2?

# %% tags=["solution"]
from l1l2.lessons.gradient_descent import check_arrival

steps = 1.5 / (1 / 8 * (0.75 - 0.25))  # your line: the number of steps until the weight is 0 under L1
rest = 0.25 / 0.75  # your line: the value at which it comes to rest under L2
check_arrival(steps, rest)

# %% [markdown] tags=["hints"]
# 1. Two pushes act on the weight, in opposite directions. What is left of λ? And at which value does the push of L2, which
#    fades, just balance the push of the data?
# 2. Under L1 each step takes off the step size times λ minus the push of the data. Under L2 the weight rests where
#    $\lambda w$ equals the push of the data.
# 3. `1.5 / (1 / 8 * (0.75 - ...))` counts the steps, and `... / 0.75` is the value. The same number belongs in both gaps.

# %% [markdown]
# **One step of each method.** A weight is 0.5, the step size is 0.25, and the gradient of the loss at 0.5 is −0.4. From which
# λ on does one step of ISTA set this weight to exactly 0? And where does one step of subgradient descent bring it for λ = 3?

# %% tags=["solution"]
from l1l2.lessons.gradient_descent import check_one_step

lam_zero = (0.5 + 0.25 * 0.4) / 0.25  # your line: the smallest λ for which the step of ISTA gives 0
landed = 0.5 - 0.25 * (-0.4 + 3)  # your line: the weight after a step of subgradient descent, λ = 3
check_one_step(lam_zero, landed)

# %% [markdown] tags=["hints"]
# 1. Write down both steps. ISTA's has two halves: first the gradient of the loss alone, then the soft threshold.
# 2. The first half of ISTA's step arrives at $v = 0.5 - 0.25 \cdot (-0.4)$. How large must the threshold be? The threshold is
#    not λ. For the other method: what is the slope of λ|w| at 0.5?
# 3. ISTA gives 0 if $0.25\,\lambda \ge v$. Subgradient descent goes to $0.5 - 0.25 \cdot (-0.4 + ...)$.

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("why_shrink/large_weights", "bars/steps_that_make_zeros", "derivative/when_zero")

# %% [markdown]
# ## Say it in 30 seconds
#
# > Near zero the gradient of the L1 penalty stays λ, so a weight can reach zero in finitely many steps. The gradient of L2 is λw.
# > It fades, so the weight only decays geometrically. But subgradient descent, SGD and Adam step over the kink. Exact zeros
# > need the proximal operator: a gradient step on the loss, then a soft threshold, as in ISTA. After convergence I count
# > zeros without a tolerance.
#
# **Without looking.** Your colleague from the beginning trained with L1 and Adam and found no zeros. What do you tell her,
# and what do you suggest?
#
# <details><summary>An answer</summary>
#
# The penalty is fine, but Adam steps over its kink. Setting small weights to 0 afterwards would make as many zeros as the
# tolerance allows. It is better to leave the penalty out of the gradient, and to apply a soft threshold after each step.
# The threshold is the step size times λ. (In Adam each weight has its own step size, so each also needs its own threshold.)
#
# </details>

# %% [markdown]
# ## Further: is L1 the faster one?
#
# Lasso and ridge run from the same start. Inside: the number of steps, and the quantity that decides it.

# %% [markdown]
# Both have the same λ. *Start here* warns that this is not an equal fit. But the note compares the gradients λ and λ|w|
# at one λ, and its claim is about speed only, so we test it there.

# %% tags=["nbval-check-output"]
from l1l2 import gradient_descent

for share in (0.1, 0.2):
    lasso, ridge = (Problem(problem.datafit, penalty(share * problem.lam_max)) for penalty in (L1, L2))
    one, other = run(ista(lasso, start), lasso), run(gradient_descent(ridge, start), ridge)
    print(f"λ = {share} λ_max   ISTA, lasso: {len(one.w) - 1}   gradient descent, ridge: {len(other.w) - 1}")

# %% [markdown]
# Ridge needs fewer steps at the λ of the race, the lasso at half of it.<!-- claim: neither_is_the_faster_one --> So neither is faster as a rule.
#
# What decides is the **conditioning** of the problem. A [curvature](term:curvature) is the second derivative along a direction.
# The [condition number](term:condition-number) κ is the largest curvature of what is minimised, divided by its smallest. Late in the run, each step
# multiplies the distance to the minimiser by about $1 - 1/\kappa$.<!-- claim: conditioning_decides -->
#
# **Larger or smaller?** The penalty of ridge adds λ to every curvature of the loss.<!-- claim: square_adds_curvature --> What happens to κ when λ grows?
#
# <details><summary>An answer</summary>
#
# κ becomes smaller. If $L$ is the largest curvature of the loss and $\ell$ its smallest, then ridge has
# $\kappa = (L + \lambda)/(\ell + \lambda)$. Here $\ell = 0$, because there are 60 weights but only 30 rows.<!-- claim: square_adds_curvature -->
#
# </details>
#
# The penalty of the lasso adds no curvature.<!-- claim: square_adds_curvature --> But after 38 steps ISTA has found the five non-zero weights, and only
# these still move.<!-- claim: support_is_final --> So $\kappa = L/\ell$, where $\ell$ is now the smallest curvature along these five weights. ($L$ stays,
# because the step of ISTA is $1/L$.)
#
# | λ | κ of the lasso | steps | κ of ridge | steps |
# |---|---|---|---|---|
# | 0.2 λ_max | 16.4 | 272 | 10.2 | 167 |<!-- claim: conditioning_decides -->
# | 0.1 λ_max | 16.4 | 298 | 19.4 | 312 |<!-- claim: conditioning_decides -->
#
# In both rows the problem with the smaller condition number takes fewer steps.<!-- claim: conditioning_decides -->

# %% [markdown]
# ## Further: why not clip?
#
# A natural repair of the subgradient step is to set a weight to 0 when it changes sign. Inside: two ways to do so, and why both fail.

# %% [markdown]
# Take one weight whose minimiser is exactly 0. The gradient of the loss at 0 is −0.5, and λ = 1.

# %% tags=["nbval-check-output"]
from itertools import islice

from l1l2 import clipped, clipped_for_good

one = Problem(Quadratic([[1.0]], [0.5]), L1(1.0))
print(*(f"{w[0]:.3f}" for w in islice(clipped(one, [2.0], step=0.3), 16)))

# %% [markdown]
# The weight reaches 0 at step 10, but it leaves again, at every second step.<!-- claim: clipping_does_not_hold --> **What pushes it away?**
#
# <details><summary>An answer</summary>
#
# At 0 the method uses the slope 0 for the penalty, so only the loss acts, and it pushes the weight up. Then the penalty
# brings it down across 0, and it is clipped. The method has no friction at 0.
#
# </details>
#
# Then let the weight stay at 0 *for good*. The TensorFlow Playground, a neural network in the browser, has a similar rule: if
# the L1 part of a step carries a weight across 0, this weight is set to 0 and never updated again. Our method does so at any
# change of sign. In the minimiser of the race's problem the weights 0, 1, 2, 3 and 49 are non-zero.<!-- claim: permanent_kill_depends_on_the_path --> From four random starts:

# %% tags=["nbval-check-output"]
for seed in range(4):
    w = np.random.default_rng(seed).standard_normal(60)
    w = run(clipped_for_good(problem, w), problem, max_iter=2000).w[-1]
    print(f"start {seed}: non-zero are", *np.flatnonzero(w))

# %% [markdown]
# Four starts give four answers, and none of them is right.<!-- claim: permanent_kill_depends_on_the_path --> But the problem has only one minimiser, whatever the
# start.<!-- claim: one_minimiser --> What goes wrong? Find out with one weight whose minimiser is 1: choose a start from which *clipped for good* never
# gets there.

# %% tags=["solution"]
from l1l2.lessons.gradient_descent import check_caught

start_w = -1.0  # your line: a start from which clipped for good never reaches 1
check_caught(start_w)

# %% [markdown] tags=["hints"]
# 1. The method makes a mistake only when a weight changes sign. When does a weight on its way to 1 change its sign?
# 2. From a positive start the weight goes to 1 and never meets 0. What is on the other side?
# 3. Any negative number: `start_w = -...`

# %% [markdown]
# <details><summary>Why the start decides</summary>
#
# From a negative start the weight has to pass 0 on its way to 1, and there it is caught. From a positive start it
# arrives.<!-- claim: killed_on_the_way -->
#
# </details>
#
# A soft threshold does not have this fault. It keeps a weight at 0 while the gradient of the loss is at most λ in size, and
# lets the weight go when the gradient grows.

# %% [markdown]
# ## Further: eight methods on a map
#
# Two weights are seen from above, and λ changes while the methods run. Inside: who turns around, and who cannot.

# %% [markdown]
# The lines are contours of the loss. The orange point is the minimiser, on the diamond of its own L1 norm. The dark cross is the
# method at work. Until step 40 let [λ be 1.6](#gradient_descent.on_contours?lam=1.6&after=0.1&time=0), so
# that both weights of the minimiser are 0. After it λ is 0.1, and neither is.<!-- claim: turns_on_the_map -->

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.gradient_descent import gaps, on_contours

Live(on_contours())

# %% [markdown]
# All methods turn around but one: *clipped for good* stays at (0, 0) for ever.<!-- claim: turns_on_the_map --> Only the three methods with a soft threshold have
# two exact zeros at step 40 and none at step 80, as the minimisers have.<!-- claim: turns_on_the_map -->

# %% [markdown]
# ## Further: a bound is not a prediction
#
# How far above the minimum is the best iterate after T steps? Inside: what theory promises at most, and what happens here.

# %% [markdown]
# Let the *gap* be the value of the best iterate so far, minus the minimum. Theory gives upper bounds on it:
#
# - **Subgradient descent**, with steps that fade like $1/\sqrt k$: of order $1/\sqrt T$, up to a factor $\log T$, as long
#   as the iterates stay bounded.<!-- claim: subgradient_bound_holds -->
# - **ISTA**: at most $L\lVert w^0 - w^\star\rVert^2/(2T)$, for every convex loss whose largest curvature is $L$.
# - **FISTA**: at most $2L\lVert w^0 - w^\star\rVert^2/(T+1)^2$, for the same problems.<!-- claim: bounds_hold -->

# %% tags=["nbval-check-output"]
Live(gaps())

# %% [markdown]
# [After 100 steps](#gradient_descent.gaps?step=100) the bound of ISTA is 1.9, but its gap is 5.6e-06.<!-- claim: gaps_and_bounds --> A bound has to hold for the worst
# problem of its kind, and this one is easier: once ISTA has found the non-zero weights, it is gradient descent on five weights, and
# its gap falls geometrically.<!-- claim: geometric_once_the_support_is_final --> Subgradient descent is different. After 5,000 steps its gap is still above 0.01.<!-- claim: gaps_and_bounds -->
#
# Bounds compare worst cases, so they do not say which method wins on your data. Here it is coordinate descent. It has no line
# among the bounds above, and its gap is below 1e-08 after ten sweeps.<!-- claim: gaps_and_bounds -->

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Explain L1 and L2 by gradient descent.” and “L1 is not differentiable. How do you optimise it?”, two
# of the interview's questions.
#
# **Next:** [Build a solver](build_a_solver.ipynb). Can you write these methods yourself, and prove that they have finished?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute whether, and after how many steps, a penalty brings a weight to 0, also against the data;
# - predict which of eight algorithms end in exact zeros, and name the line of code that makes them;
# - define the proximal operator, and derive the step of ISTA from it;
# - judge "L1's gradient is bigger, so it converges faster", and three beliefs about how zeros come about.
#
# **Needs.** *Derivative* (the soft threshold and the certificate), and what a gradient step is.
#
# **Sources.** Subgradient descent: Shor (1985), *Minimization methods for non-differentiable functions*. ISTA and
# FISTA: Beck and Teboulle (2009), *A fast iterative shrinkage-thresholding algorithm*. Adam: Kingma and Ba (2015).
# Coordinate descent: Friedman, Hastie and Tibshirani (2010). Clipped for good: after the TensorFlow Playground (Smilkov
# and others, 2017), whose file `nn.ts` marks a weight as dead. The belief about the bigger gradient: a Chinese
# interview note, *L1正则化引起稀疏解的多种解释* (Zhihu), which collects many good explanations.
#
# </details>
