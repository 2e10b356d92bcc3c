# %% [markdown]
# # Build a solver: write the lasso, and prove that it has finished
#
# **Question.** Can you write the lasso in ten lines, and prove that it has finished?
#
# In an interview you may not use scikit-learn. You write a loop for the lasso, and let it print its objective: 0.725, 0.724, 0.724, 0.723.
# In the last step it changed by about 0.1 %.<!-- claim: stalled --> Your interviewer asks: "Is it done?"
#
# **Minutes.** {minutes}
#
# ## Is it done?
#
# The loop is [ISTA](term:ista) on 40 rows and 60 columns, whose columns are strongly correlated.

# %% tags=["nbval-check-output"]
from l1l2.lessons.build_a_solver import has_it_finished, predict

predict("build_a_solver/flat", has_it_finished())

# %% [markdown]
# **Press play.** The lower line is a value that the objective $P(w)$ cannot fall below, at any $w$. It comes from a second problem, the
# [dual](term:dual). The distance between the two lines is the [duality gap](term:duality-gap). So the gap bounds how far we
# are from the minimum,<!-- claim: gap_bounds --> and we need not know the minimum. Small steps prove nothing, and a small gap does.
#
# We now write three solvers. Each is judged by its gap, not by somebody else's solution.
#
# ## One weight at a time
#
# The [proximal operator](term:proximal-operator) of a penalty $g$ with step $\eta$ maps $v$ to
# $\arg\min_w \frac12(w - v)^2 + \eta\,g(w)$. For $\lambda|w|$ it is the soft threshold $S(v, \eta\lambda)$.<!-- claim: prox_is_soft -->
#
# [Coordinate descent](term:coordinate-descent) keeps all weights but one. Let $r = y - Xw$ be the [residual](term:residual), and
# $a_j = \lVert x_j\rVert_2^2/n$. As a function of $w_j$ alone the loss is a parabola of curvature $a_j$. So the best $w_j$
# is<!-- claim: coordinate_update -->
#
# $$
# w_j \leftarrow \frac{S\bigl(x_j^\top r/n + a_j w_j,\ \lambda\bigr)}{a_j} .
# $$
#
# **What does this formula do with a column of zeros?**
#
# <details><summary>An answer</summary>
#
# It divides 0 by 0, and one nan then spreads to all weights through the residual.<!-- claim: zero_column --> The column does not
# change the loss, and the penalty is smallest at 0. So set $w_j = 0$ there. Such columns occur: for example, a rare category that
# none of the chosen rows has.
#
# </details>
#
# Here is the loop. It changes the residual together with the weight, so a sweep over all columns costs about as much as one
# gradient: of order $np$.

# %% tags=["nbval-check-output"]
from inspect import getsource

from l1l2.lessons.build_a_solver import descend

print(getsource(descend).split('"""')[-1])

# %% [markdown]
# ## All weights at once
#
# Let $f(w) = \lVert y - Xw\rVert_2^2/(2n)$ be the loss, and $L$ the largest eigenvalue of $X^\top X/n$. Its curvature is at
# most $L$ in every direction. So a simple parabola lies above it: for all $u$ and every $\eta \le 1/L$<!-- claim: majorised -->
#
# $$
# f(u) \le f(w) + \nabla f(w)^\top (u - w) + \tfrac{1}{2\eta}\lVert u - w\rVert_2^2 .
# $$
#
# **Add $\lambda\lVert u\rVert_1$ to both sides. Which $u$ minimises the right side?**
#
# <details><summary>An answer</summary>
#
# Complete the square: up to a constant it is $\frac{1}{2\eta}\lVert u - (w - \eta\nabla f(w))\rVert_2^2 + \lambda\lVert u\rVert_1$. This
# is a prox, one weight at a time: $u = S(w - \eta\nabla f(w),\ \eta\lambda)$, the step of ISTA.<!-- claim: majorised -->
# The two sides are equal at $u = w$. So this step cannot increase the objective.
#
# </details>
#
# With $\eta \le 1/L$ the objective never rises. Between $1/L$ and $2/L$ the parabola is no longer above, but
# the objective still does not rise. Beyond $2/L$ the steps can blow up.<!-- claim: long_steps -->
#
# [FISTA](term:fista) adds one line. It does not step from $w$ but from a point a little ahead:
# $z = w + \frac{t - 1}{t_\text{new}}(w - w_\text{old})$. The bound on its error falls like $1/T^2$ and not like $1/T$ (Beck and Teboulle 2009).
#
# Run all three on the data of the first picture, for 1,000 sweeps or steps.

# %%
from itertools import islice

import numpy as np

from l1l2 import coordinate_descent, fista, ista
from l1l2.lessons.build_a_solver import make_stalled

# %% tags=["nbval-check-output"]
problem = make_stalled()
for method in (ista, fista, coordinate_descent):
    w = next(islice(method(problem, np.zeros(60)), 1000, None))
    print(f"{method.__name__:20s} duality gap {problem.duality_gap(w):.0e}")

# %% [markdown]
# ## The dual is a picture
#
# Where does the lower bound come from? Let $u$ be any vector in the [polytope](term:polytope)
#
# $$
# \{\,u : |x_j^\top u| \le n\lambda \text{ for all } j\,\} .
# $$
#
# Then $D(u) = \bigl(\lVert y\rVert_2^2 - \lVert y - u\rVert_2^2\bigr)/(2n)$ is a lower bound.<!-- claim: weak_duality --> It is
# best at the point $u$ of the polytope that is *nearest to y*. And this point is the residual of the lasso.<!-- claim: nearest_point -->
# Each column bounds the polytope from two sides, by its faces $x_j^\top u = \pm n\lambda$.
#
# In the picture there are two rows and three columns, so the polytope is a polygon.

# %% tags=["nbval-check-output"]
from l1l2.lessons.build_a_solver import dual_polytope

predict("build_a_solver/beyond_corner", dual_polytope())

# %% [markdown]
# **Drag y.** [Beyond a face](#build_a_solver.dual_polytope?y1=2&y2=0) one weight is non-zero. A weight can only be non-zero if the
# residual lies on its face.<!-- claim: faces_and_support --> So the faces tell the [support](term:support), which is the set of the
# non-zero weights. (But if y is just about to leave a face, or if columns are copies, a face may be touched while its weight is 0.)
#
# **Prove the lower bound in one line.** Let $r = y - Xw$ for any $w$, and write down $P(w) - D(u)$.
#
# <details><summary>An answer</summary>
#
# $P(w) - D(u) = \frac{1}{2n}\lVert r - u\rVert_2^2 + \sum_j \bigl(\lambda|w_j| - w_j\,x_j^\top u/n\bigr)$.<!-- claim: weak_duality -->
# In the polytope no term is negative. And the gap is 0 if and only if $u = r$, and
# $x_j^\top r = n\lambda\operatorname{sign}(w_j)$ wherever $w_j \ne 0$.
#
# </details>
#
# ## A certificate that fails
#
# In practice $u$ is the current residual. A colleague computes $P(w) - D(r)$ at the start, $w = 0$.

# %% tags=["nbval-check-output"]
X, y = problem.datafit.X, problem.datafit.y
w = np.zeros(60)
r = y - X @ w
dual = (y @ y - (y - r) @ (y - r)) / (2 * len(y))
print(f"her gap {problem.value(w) - dual:.3f}, the duality gap {problem.duality_gap(w):.3f}")

# %% [markdown]
# Her gap is exactly 0, so the start would be the solution.<!-- claim: false_gap --> **What did she forget?**
#
# <details><summary>An answer</summary>
#
# Her $u = r$ lies outside the polytope, and there $D$ is no bound. Scale it first: $u = r\cdot\min(1, n\lambda/\lVert X^\top r\rVert_\infty)$.
# After 250 steps of ISTA her gap is even negative, −0.278.<!-- claim: false_gap --> If she scales but forgets the $n$, then $u$ is
# too short. The gap is then honest, but it never comes near 0.<!-- claim: short_dual_point -->
#
# </details>
#
# ## Which columns can go?
#
# A solver with a million columns would like to drop most of them early. Here are 30 columns, of which three will have a
# non-zero weight.<!-- claim: three_at_work --> A bar is $|x_j^\top u|/n$ at the current dual point $u$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.build_a_solver import screened

predict("build_a_solver/below_now", screened())

# %% [markdown]
# **Press play.** The residual of the solution lies in a ball around $u$ with the radius $\sqrt{2n\cdot\text{gap}}$.<!-- claim: ball -->
# If even the best point of this ball does not reach the face of column $j$, then $w_j = 0$ in every solution. This is
# [safe screening](term:safe-screening) by the gap (Fercoq, Gramfort and Salmon 2015).
#
# **The gap is computed in floats.** What goes wrong if it is rounded to 0? And if it is infinite?
#
# <details><summary>An answer</summary>
#
# With a radius of 0, a column on its face may seem to be below it by one rounding error, and a column at work is
# dropped.<!-- claim: rounding --> So our code adds a small number to the gap. With an infinite gap nothing is dropped,
# which is right.
#
# </details>

# %% [markdown]
# ## Your turn: the threshold
#
# Write the prox of $t|w|$, for a number or an array.

# %% tags=["solution"]
from l1l2.lessons.build_a_solver import check_soft


def soft(v, t):
    kept = np.sign(v) * np.maximum(abs(v) - t, 0)  # your line: each entry, moved towards 0 by t
    return kept


check_soft(soft)

# %% [markdown] tags=["hints"]
# 1. Treat size and sign apart. What becomes of the size?
# 2. The size becomes |v| − t, but never less than 0. `np.maximum` compares entry by entry.
# 3. `np.sign(v) * np.maximum(..., 0)`.

# %% [markdown]
# ## Your turn: one weight
#
# The column `x`, the residual `r`, the weight `w_j` as it is. The check puts your function into the loop above, on
# columns of different lengths. One of them is a column of zeros. Your function and the loop are the lasso in ten
# lines, without the two that begin with `def`.<!-- claim: ten_lines -->

# %% tags=["solution"]
from l1l2.lessons.build_a_solver import check_update


def update(x, r, w_j, lam):
    size = x @ x / len(r)  # your line: the curvature along this weight
    v = x @ r / len(r) + size * w_j  # your line: what is thresholded
    return np.sign(v) * max(abs(v) - lam, 0) / size if size else 0.0


check_update(update)

# %% [markdown] tags=["hints"]
# 1. Both lines are in the formula of *One weight at a time*. Mind the n.
# 2. The curvature is $a_j = \lVert x_j\rVert_2^2/n$. The residual still holds the part of $w_j$, so add it back.
# 3. `size = x @ x / len(r)`, and `v = x @ r / len(r) + ...`, with the curvature times the weight.

# %% [markdown]
# ## Your turn: a step of ISTA
#
# The check takes 3,000 of your steps, and looks at the certificate.

# %% tags=["solution"]
from l1l2.lessons.build_a_solver import check_ista


def step(X, y, w, lam):
    eta = len(y) / np.linalg.norm(X, 2) ** 2  # your line: 1/L
    v = w - eta * X.T @ (X @ w - y) / len(y)  # your line: after a gradient step on the loss
    return np.sign(v) * np.maximum(abs(v) - eta * lam, 0)


check_ista(step)

# %% [markdown] tags=["hints"]
# 1. `np.linalg.norm(X, 2)` is the largest singular value of X. How does L follow from it?
# 2. L is its square, divided by n. The gradient of the loss is $X^\top(Xw - y)/n$.
# 3. `eta = len(y) / np.linalg.norm(X, 2) ** 2`, and `v = w - eta * ...`.

# %% [markdown]
# ## Your turn: FISTA's line

# %% tags=["solution"]
from l1l2.lessons.build_a_solver import check_gap, check_momentum


def ahead(w, old, t):
    t_new = (1 + (1 + 4 * t**2) ** 0.5) / 2
    z = w + (t - 1) / t_new * (w - old)  # your line: the point from which the next step starts
    return z, t_new


check_momentum(ahead)

# %% [markdown] tags=["hints"]
# 1. Where did the last step go? Go a little further in this direction.
# 2. The last move is `w - old`. At t = 1, the start, the share of it is 0.
# 3. `w + (t - 1) / ... * (w - old)`.

# %% [markdown]
# ## Your turn: the certificate
#
# The duality gap for any $w$. The check tries four, and one of its mistakes you have seen.


# %% tags=["solution"]
def gap(X, y, lam, w):
    r = y - X @ w
    u = r * min(1, len(y) * lam / max(abs(X.T @ r)))  # your line: a point of the polytope
    bound = (y @ y - (y - u) @ (y - u)) / (2 * len(y))  # your line: D(u)
    return r @ r / (2 * len(y)) + lam * abs(w).sum() - bound


check_gap(gap)

# %% [markdown] tags=["hints"]
# 1. The residual is outside the polytope in general. How do you bring it in, and why not if it is inside already?
# 2. Multiply r by a factor so that the largest $|x_j^\top u|$ is at most $n\lambda$. The factor is never above 1.
# 3. `u = r * min(1, len(y) * lam / ...)`. D is in *The dual is a picture*.

# %% [markdown]
# ## Your turn: a lasso by eye
#
# Without a computer: two rows, $x_1 = (1, 0)$, $x_2 = (1, 1)$, $n\lambda = 2$ and $y = (3, 2)$. Draw the polytope, and find
# the residual of the lasso. What is $w_2$?

# %% tags=["solution"]
from l1l2.lessons.build_a_solver import check_knot, check_projection

first = 3 - 1.5  # your line: the first entry of the residual
second = 2 - 1.5  # your line: the second entry of the residual
weight = 1.5  # your line: the weight of x₂
check_projection(first, second, weight)

# %% [markdown] tags=["hints"]
# 1. The faces are $r_1 = \pm 2$ and $r_1 + r_2 = \pm 2$. On which of them is the point nearest to (3, 2)?
# 2. Try the face $r_1 + r_2 = 2$ alone. Move from y along (−1, −1) until you are on it. Does $|r_1| \le 2$ hold there?
# 3. $r = (3 - c, 2 - c)$ with $5 - 2c = 2$, and $y - r = w_2 x_2$.

# %% [markdown]
# ## Your turn: read the path
#
# At λ = 2 a weight of the lasso is 0.6, at λ = 1 it is 1.0. In between no weight becomes zero or non-zero. What is the weight at
# λ = 1.25? And if the support still stays, at which λ would it reach 0? (*Further: why the path is piecewise linear* proves the
# rule.)

# %% tags=["solution"]
weight = 0.6 + 0.4 * (2 - 1.25)  # your line: the weight at λ = 1.25
lam = 2 + 0.6 / 0.4  # your line: the λ at which it would reach 0
check_knot(weight, lam)

# %% [markdown] tags=["hints"]
# 1. Between two such λ the weight is linear in λ. What is the slope?
# 2. It falls by 0.4 when λ rises by 1.
# 3. `0.6 + 0.4 * (2 - ...)`, and `2 + 0.6 / ...`.

# %% [markdown]
# ## Say it in 30 seconds
#
# > Coordinate descent for the lasso soft-thresholds the correlation with the residual, one weight at a time. ISTA takes a gradient step of
# > at most 1/L, then thresholds; FISTA adds momentum. To stop I scale the residual into the dual polytope and compute the duality gap. It
# > bounds the distance to the minimum. The lasso's residual is the point of this polytope nearest to y, and the faces it lies on
# > give the support.
#
# **Without looking.** "My loop stops when the objective changes by less than 1e-4. Why would I need a gap?"
#
# <details><summary>An answer</summary>
#
# A small change says that the method is slow or that it is done, and you cannot tell which. With correlated columns a slow method can be far
# away. The gap is a bound on the distance, and it costs about as much as one gradient.
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("derivative/when_zero", "gradient_descent/who_keeps_zeros", "inequality/direction")

# %% [markdown]
# ## Further: why the path is piecewise linear
#
# The polytope shrinks with λ, and the residual travels on its faces. Inside: one picture, one line of algebra.

# %% [markdown]
# Let $A$ be the support and $s$ the signs of its weights. On the faces, $X_A^\top(y - X_A w_A) = n\lambda s$. So, if the columns of $A$ are
# independent,<!-- claim: linear_in_lam -->
#
# $$
# w_A = (X_A^\top X_A)^{-1}\bigl(X_A^\top y - n\lambda s\bigr) .
# $$
#
# While $A$ and $s$ stay, this is linear in λ. The path bends only where a weight leaves 0 or returns to it.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.build_a_solver import residual_path

Live(residual_path())

# %% [markdown]
# Osborne, Presnell and Turlach (2000) and Efron, Hastie, Johnstone and Tibshirani (2004) follow the path from bend to
# bend. Usually there are few. But Mairal and Yu (2012) prove that in the worst case there are $(3^p + 1)/2$ linear pieces.

# %% [markdown]
# ## Further: what does the speed depend on?
#
# An explanation that one reads: L1 is fast because it makes zeros. Inside: ISTA for the lasso and gradient descent for ridge, on
# the same data with the same λ.

# %% tags=["nbval-check-output"]
from l1l2.lessons.build_a_solver import measure_speed

print("λ / λ_max    lasso:  κ   steps    ridge:  κ   steps")
for share in (0.02, 0.05, 0.1, 0.2, 0.4, 0.6):
    kappa, steps, other, more = measure_speed(share)
    print(f"{share:9g} {kappa:13.0f} {steps:7d} {other:13.0f} {more:7d}")

# %% [markdown]
# The problem with the smaller [condition number](term:condition-number) κ takes fewer steps in each row but one, where the two κ are
# nearly equal, 29 and 30.<!-- claim: conditioning --> For
# ridge $\kappa = (\ell_\max + \lambda)/(\ell_\min + \lambda)$, where $\ell$ are the eigenvalues of $X^\top X/n$. For the lasso it
# is $\ell_\max$, divided by the smallest eigenvalue *of the non-zero columns*, because late in the run only these weights move. So zeros
# help only as far as they improve κ.
#
# **Which of the two wins at a small λ, and which at a large one?**
#
# <details><summary>An answer</summary>
#
# Up to 0.05 λ_max the lasso is faster here, from 0.1 λ_max on ridge is.<!-- claim: conditioning -->
# As λ grows, no κ rises here.<!-- claim: conditioning -->
#
# </details>
#
# **What does a path cost?** With a grid of λ, start each fit from the one before. The cost is the number of λ, times the sweeps that each
# needs, times a sweep, of order $np$. Bend by bend, each bend costs a pass over all columns and a linear system of the size of the
# support.

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Write coordinate descent for the lasso.”, “How do you know that it has converged?” and “What is the dual of the
# lasso?”
#
# **Next:** [Prior](prior.ipynb). A penalty can also be read as a belief about the weights. Does one of these beliefs say that
# a weight is exactly 0?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - write coordinate descent, ISTA and FISTA for the lasso, also for a table with a column of zeros;
# - derive the step of ISTA from a parabola above the loss, and say why its size is at most 1/L;
# - compute a duality gap, prove that it is a bound, and recognise three that are wrong;
# - draw the dual of a small lasso, and read the support from its faces;
# - say when a column may be dropped before the solver has finished.
#
# **Needs.** *Derivative* (the soft threshold) and *Gradient descent* (ISTA). Eigenvalues.
#
# **Sources.** Coordinate descent: Friedman, Hastie and Tibshirani (2010). ISTA and FISTA: Beck and Teboulle (2009). The gap by
# scaling the residual: Kim, Koh, Lustig, Boyd and Gorinevsky (2007). The dual as a projection: Osborne, Presnell and Turlach (2000),
# *On the lasso and its dual*. Safe screening: El Ghaoui, Viallon and Rabbani (2012); by the gap: Fercoq, Gramfort and Salmon
# (2015). The path: Efron, Hastie, Johnstone and Tibshirani (2004); its number of pieces: Mairal and Yu (2012).
#
# </details>
