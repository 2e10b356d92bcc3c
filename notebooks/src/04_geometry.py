# %% [markdown]
# # Diamond and circle: who touches first, and where?
#
# **Question.** Diamond and circle: which point touches first, and how often is it a corner?
#
# Most courses explain the lasso with one drawing: an ellipse touches a diamond at a corner, and the corner means that a
# weight is 0. You show this drawing to a friend. She asks: "Why at a corner? Is it always a corner?" Here you can move
# the drawing and answer both questions.
#
# **Minutes.** {minutes}

# %% [markdown]
# ## A circle grows inside a diamond
#
# Begin without data. In the plane, all x with $\lVert x\rVert_1 = 1$ form a diamond. All x with $\lVert x\rVert_2 = r$ form a
# circle of radius r.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import growing_circle, predict

predict("geometry/first_touch", growing_circle())

# %% [markdown]
# **Press play.** (Under *Further*, circle and diamond change places.)
#
# ## The loss comes from outside
#
# Now add data. Least squares with two weights has one best point, the least-squares point $b$. Around it, the points with
# the same loss form an ellipse, a [contour](term:contour) of the loss. The lasso has a budget t: it allows only weights with
# $\lVert w\rVert_1 \le t$, the *filled* diamond. The ellipse grows around $b$ until it touches the diamond: this
# point is the solution. Ridge does the same with the disc $\lVert w\rVert_2 \le t$.
#
# **Drag the least-squares point** $b$:
#
# 1. Find a place where $w_2$ is exactly 0 under L1. How far can $b$ move up and down until $w_2$ is non-zero?
# 2. Try the same under L2.
# 3. Drop the point inside the diamond. What does the budget do then?

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.geometry import drag_target

Live(drag_target())

# %% [markdown]
# <details><summary>Three answers</summary>
#
# 1. For example, above and below (1.4, 0): $w_2$ is 0 for every $b_2$ from −0.4 to 0.4, and for no other.<!-- claim: zero_while_dragged -->
# 2. Such places are rare. Only four places of the picture's grid outside the disc have $w_2 = 0$, among them
#    [(1.4, −0.2)](#geometry.drag_target?cx=1.4&cy=-0.2&t=1).<!-- claim: places_on_the_grid -->
# 3. Nothing: $b$ itself is allowed, so $b$ is the solution.<!-- claim: slack_budget -->
#
# </details>
#
# ## One inequality decides
#
# Why does the corner stay the solution? The loss is $f(w) = \frac12 (w-b)^\top G\,(w-b)$, up to a
# constant, with $G = X^\top X/n$. Its negative gradient $g = -\nabla f(w) = G(b - w)$ points where the loss falls fastest.
#
# Stand at a point $w$ of the budget. A step is *allowed* if it leads to another point of the budget. A short step lowers
# the loss if its angle with $g$ is less than 90°. So, if g is not 0:
#
# > w is a solution exactly when every allowed step makes an angle of at least 90° with the negative gradient
# > g.<!-- claim: normal_cone_decides -->
#
# All such g form the **[normal cone](term:normal-cone)** at $w$:
#
# - At the corner (1, 0) of the diamond it is a wedge: all g with $g_1 \ge |g_2|$. With p weights, where $w_i = 1$: $g_i \ge |g_j|$
#   for every j.<!-- claim: cone_of_a_corner -->
# - On an edge (with two weights) and on the circle it is a single ray.<!-- claim: cone_elsewhere -->
#
# In a wedge, g can turn a little, and the corner stays the solution. On a ray, g cannot turn. This is why zeros are
# common under L1 and rare under L2.
#
# **Is it always a corner?** Take circles as contours ($G$ is the identity), the budget 1, and $b = (0.9, 0.6)$. Is the corner
# (1, 0) the solution?
#
# <details><summary>An answer</summary>
#
# No. At this corner $g = b - w = (-0.1, 0.6)$. The inequality $g_1 \ge |g_2|$ fails, because −0.1 is less than 0.6. The
# solution is (0.65, 0.35), with *no zero at all*.<!-- claim: corner_argument_fails -->
#
# </details>
#
# Next, $b$ is in a better place.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import turn_ellipse

predict("geometry/turned", turn_ellipse())

# %% [markdown]
# **Press play**, and the ellipse turns. On the right, each angle has a mark. Choose another stretch, and
# compare the rows of marks.
#
# ## How often is it a corner?
#
# One ellipse is one data set. To see how *often* something happens, we draw the least-squares point at random, many
# times.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import corner_chance

predict("geometry/how_often", corner_chance())

# %% [markdown]
# **Move the budget.** Each dot of the curve is the result of 10,000 random points. When is a corner nearly certain, and when
# does it hardly ever happen?
#
# <details><summary>An answer</summary>
#
# It is nearly certain when the budget is small, and rare when it is large:
#
# | budget t/W | 0.05 | 0.2 | 0.5 | 0.9 |
# | --- | --- | --- | --- | --- |
# | probability of a corner | 90 % | 65 % | 29 % | 1.7 % |<!-- claim: corner_probabilities -->
#
# </details>
#
# So "the loss meets the diamond at a corner" is no theorem: it depends on the data, the loss and the budget. (And these
# random points are not your data.)
#
# **And with p weights?** With two weights there are two cases: a corner (one zero) or an edge (no zero). With p weights, an
# edge of the diamond joins two corners, too. How many weights are 0 on such an edge?
#
# <details><summary>An answer</summary>
#
# Each corner $\pm e_i$ has one non-zero weight. Between two corners two weights are non-zero, and p − 2 weights are
# 0.<!-- claim: edges_of_many_weights --> So with many weights, edges have zeros as well, and the question is *how many* weights are 0. *High
# dimensions* takes it up.
#
# </details>

# %% [markdown]
# ## Your turn: up to which budget?
#
# Two columns that correlate and differ in scale have the matrix $G$ below. At the corner (1, 0), under the budget 1, the
# negative gradient is the $g$ below. Is this corner the solution, and by how much does it satisfy the inequality? Then let
# the budget grow. The least-squares point stays where it is, so $g$ changes with the corner $(t, 0)$. What is the largest $t$
# for which $(t, 0)$ is the solution?

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.geometry import check_corner

G, g = np.array([[1.0, 0.3], [0.3, 0.25]]), np.array([0.22, -0.03])
margin = g[0] - abs(g[1])  # your line: by how much g satisfies the inequality
largest = 1 + margin / (G[0, 0] + G[0, 1])  # your line: the largest t with (t, 0) as the solution
check_corner(margin, largest)

# %% [markdown] tags=["hints"]
# 1. The inequality is $g_1 \ge |g_2|$, so the margin is the left side minus the right side. For the second line, write
#    down $G(b - w)$ at $w = (t, 0)$. How do $g_1$ and $g_2$ change when $t$ grows by a little?
# 2. When $t$ grows by 1, $g_1$ falls by $G_{11}$ and $g_2$ falls by $G_{12}$. But $g_2$ is already negative, so $|g_2|$ *grows*.
#    The corner is the solution until the margin is used up.
# 3. `margin = g[0] - abs(g[1])`. From $t = 1$ on, it falls by `G[0, 0] + G[0, 1]` for each unit of $t$.

# %% [markdown]
# ## Your turn: equally likely
#
# For which t/W are a corner and an edge equally likely, when the contours are circles? Use a pencil, or
# `corner_probability(share)` from `l1l2`, which takes t/W.

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.geometry import check_share

share = (4 - np.sqrt(6)) / 5  # your line: the t/W at which corner and edge are equally likely
check_share(share)

# %% [markdown] tags=["hints"]
# 1. There are only two cases, corner or edge. What is the probability of each, if they are equally likely?
# 2. Solve $(W - t)^2/(W^2 - \frac12 t^2) = \frac12$. Divide by $W^2$ above and below, and write $s = t/W$.
# 3. $(1-s)^2 = \frac12(1 - \frac12 s^2)$ is the same as $5s^2 - 8s + 2 = 0$. The root between 0 and 1 is
#    $s = (4 - \sqrt 6)/5 \approx 0.31$.<!-- claim: corner_and_edge_are_equally_likely -->

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/when_zero", "bars/steps_that_make_zeros", "inequality/tight_bound")

# %% [markdown]
# ## Say it in 30 seconds
#
# > Write the L1 penalty as a constraint, a diamond. If least squares lies outside, the solution is where the contours of
# > the loss first touch it. At a corner the normal cone is a wedge: the negative gradient can turn, and the corner stays the solution, with a weight at
# > exactly 0. On the circle it is one ray, so a zero is a coincidence. But with two weights and a large budget,
# > the solution is usually on an edge.
#
# **Without looking.** Somebody says: "The $\ell_\infty$ ball has corners too, so it also gives sparse solutions." What do
# you answer?
#
# <details><summary>An answer</summary>
#
# It depends on where the corners are. The corners of the diamond are on the axes, where coordinates are 0. The corners of
# the $\ell_\infty$ ball, a square, are on the diagonals, where $|w_1| = |w_2|$. So the square makes weights *equal in size*, not
# zero.
#
# </details>

# %% [markdown]
# ## Further: circle and diamond change places
#
# The first game again, with the roles exchanged: now a diamond grows inside a circle. There are still no data.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import growing_diamond

predict("geometry/diamond_touch", growing_diamond())

# %% [markdown]
# **Press play** here and in the first picture, and compare the points where they touch.

# %% [markdown]
# ## Further: the exact map
#
# One least-squares point is an example. This map shows all of them, and for each the weight that is exactly 0.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import zero_map

predict("geometry/zero_positions", zero_map())

# %% [markdown]
# **Drag the point.** The arrow is the negative gradient g, and the grey area is the normal cone. While the arrow stays
# inside the cone of a corner, the solution does not move. When the arrow reaches the side of the cone, the solution starts
# to slide along the edge, where the cone is a single ray. The areas follow from $b = w + G^{-1}g$: fix the corner w, and
# let g run through its normal cone.

# %% [markdown]
# ## Further: columns that correlate
#
# The probabilities above are for circles. Here the two columns correlate, and the contours become ellipses.

# %% tags=["nbval-check-output"]
from l1l2 import ask

ask("geometry/correlated")

# %% [markdown]
# Check it in the picture of section *How often is it a corner?*: at t/W = 0.5, choose
# [correlated](#geometry.corner_chance?share=0.5&loss=correlated), then
# [scales 1 : 2](#geometry.corner_chance?share=0.5&loss=scales%201%20:%202). The map above has the same losses.

# %% [markdown]
# ## Further: which balls have such corners?
#
# A corner on an axis makes zeros. Which balls have such corners? Move q, and watch the points on the axes.

# %% [markdown]
# The $\ell_q$ ball holds all w with $|w_1|^q + |w_2|^q \le 1$; for q = ∞, all w with $\max_j |w_j| \le 1$. (For q < 1 this
# belongs to no norm, because the ball is not convex.<!-- claim: only_q_1 -->) The elastic net mixes both penalties. Its
# `l1_ratio` is the share of L1: the penalty is `l1_ratio` $\cdot \lVert w\rVert_1$ + (1 − `l1_ratio`)
# $\cdot \frac12\lVert w\rVert_2^2$.<!-- claim: elastic_net_mixes -->

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.geometry import unit_balls

Live(unit_balls())

# %% [markdown]
# - Among the $\ell_q$ balls, only q = 1 is both convex *and* pointed on the axes.<!-- claim: only_q_1 -->
# - For [q < 1](#geometry.unit_balls?q=0.5) the [ball](term:ball) is pointed, but not convex.<!-- claim: only_q_1 --> So a solution can be the best one nearby
#   and not the best of all.
# - For [1 < q < ∞](#geometry.unit_balls?q=1.5) the ball is smooth on the axes.<!-- claim: only_q_1 --> The normal cone there is one ray, so a zero
#   is a coincidence.
# - For q = ∞ the corners are off the axes, at (±1, ±1). They make weights equal in size, not zero.<!-- claim: square_makes_ties -->
# - The ball of the elastic net keeps the corners of the diamond, and its edges are curved.<!-- claim: elastic_net_ball -->

# %% [markdown]
# ## Further: from budget to penalty
#
# *Start here* used a penalty λ‖w‖₁, this notebook a budget ‖w‖₁ ≤ t. Here you see how the two belong together.

# %% [markdown]
# Both problems have the same solutions. Solve with the penalty λ and compute $t = \lVert w(\lambda)\rVert_1$. Then solve with
# the budget t: you get the same w.<!-- claim: price_and_budget_agree --> In the other direction, take the entry of the negative gradient that is largest
# in size: under L1, λ is this size, $\max_j |g_j|$, at the solution.<!-- claim: pull_is_the_price --> It is the **Lagrange multiplier** of the L1
# budget. Set λ in the picture, and read off the
# budgets:

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import penalty_and_budget

Live(penalty_and_budget())

# %% [markdown]
# No formula turns λ into t for all data, because $w(\lambda)$ depends on the data. At the three least-squares points of this
# picture, the same λ = 0.40 belongs to t = 1.47, 1.17 and 0.50.<!-- claim: budget_depends_on_data --> And
# [every λ ≥ λ_max](#geometry.penalty_and_budget?lam=1.8) belongs to one budget, t = 0.<!-- claim: half_line_of_prices --> For ridge, t = 0 is reached only at
# λ = ∞.<!-- claim: ridge_has_no_half_line -->

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Why is a penalty the same as a constraint?” and “Why not L0, exponents below 1, between 1 and 2,
# or L-infinity?”, two of the interview's questions (both under *Further*).
#
# **Next:** [Derivative](derivative.ipynb). What can a kink at zero do that a parabola cannot?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute where a growing circle meets a diamond;
# - decide with one inequality whether a corner of the diamond is the solution;
# - judge the sentence "the loss meets the diamond at a corner", with numbers;
# - translate a penalty λ into a budget t, and explain why the translation depends on the data.
#
# **Needs.** *Bars* and *Inequality*, the gradient, and what it means that a set is convex.
#
# **Sources.** The two growing shapes: Keenan Crane's animations of L1 and L2 (2025). Contours against diamond and
# disc: Tibshirani (1996), *Regression shrinkage and selection via the lasso*. The normal cone: Rockafellar (1970),
# *Convex Analysis*, section 27.
#
# </details>
