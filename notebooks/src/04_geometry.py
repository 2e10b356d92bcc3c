# %% [markdown]
# # Diamond and circle: who touches first, and where?
#
# **Question.** Diamond and circle: which point touches first, and how often is it a corner?
#
# **Minutes.** {minutes}
#
# **Needs.** *Bars* and *Inequality*, the gradient, and what it means that a set is convex.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute where a growing circle meets the diamond, and a growing diamond the circle;
# - decide with one inequality whether a corner of the diamond is the solution;
# - judge the corner argument, with numbers;
# - translate a price λ into a budget t, and say why the translation depends on the data.
#
# **Sources.** The two growing shapes: Keenan Crane's animations of L1 and L2 (2025). Contours against diamond and
# disc: Tibshirani (1996), *Regression shrinkage and selection via the lasso*. The normal cone: Rockafellar (1970),
# *Convex Analysis*, section 27.
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Start here*, *Bars* and *Inequality*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/when_zero", "bars/steps_that_make_zeros", "inequality/tight_bound")

# %% [markdown]
# ## A circle grows inside a diamond
#
# *Bars* played with bars. With two bars the same games are shapes: a vector is a point of the plane, $\lVert x
# \rVert_1 = 1$ is a diamond, $\lVert x\rVert_2 = r$ is a circle of radius r. To find the smallest $\lVert x\rVert_2$ on
# the diamond, let a circle grow from nothing until it touches.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import growing_circle, predict

predict("geometry/first_touch", growing_circle())

# %% [markdown]
# **Press play.** The slider stops at the first touch. (The corners of the diamond are also called its *vertices*.)
#
# ## A diamond grows inside a circle
#
# Now swap the roles: on the circle $\lVert x\rVert_2 = 1$, find the smallest $\lVert x\rVert_1$. Let a diamond grow from
# nothing until it touches.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import growing_diamond

predict("geometry/diamond_touch", growing_diamond())

# %% [markdown]
# **Press play**, here and above, and compare the points where they touch. One warning before you call this an explanation
# of the lasso: there are no data yet, nothing was fitted.
#
# ## The third actor: the data
#
# In regression the misfit of two weights is a bowl, $\frac12 (w-b)^\top G\,(w-b)$ up to a constant, with $G = X^\top X/n$.
# Its contours are ellipses around the least-squares point $b$. The budget is the *filled* diamond $\lVert w\rVert_1 \le
# t$ or the disc $\lVert w\rVert_2 \le t$, which are convex. The solution is where the growing ellipse first
# meets the budget.
#
# In the two pictures above, a shape grew from inside. **The loss comes from outside**, and who comes from outside often
# meets first what sticks out. Often, not always: the rest of this notebook says when.
#
# **Drag the least-squares point.** Find a place where $w_2$ is exactly 0 under L1, and drag on: how far can you go before
# it comes alive? Then the same under L2, where such places are hard to find: at t = 1,
# [(1.4, −0.2)](#geometry.drag_target?cx=1.4&cy=-0.2&t=1) is one.<!-- claim: places_on_the_grid --> Last, drop
# the point inside the ball.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.geometry import drag_target

Live(drag_target())

# %% [markdown]
# ## One inequality decides
#
# Stand at a point $w$ of the budget. The data pull with $g = -\nabla f(w) = G(b - w)$. Call a step *allowed* if it leads to
# another point of the budget. A short step that goes along with the pull, even partly, lowers the misfit. So
#
# > w is a solution exactly when no allowed step has a positive product with g.<!-- claim: normal_cone_decides -->
#
# The pulls that a point withstands in this way are its **normal cone**.
#
# - At the corner $e_i$ of the diamond it is $\{g : g_i \ge |g_j| \text{ for all } j\}$: a full wedge.<!-- claim: cone_of_a_corner -->
# - With two weights, it is a single ray on an edge, between the corners, and everywhere on the circle.<!-- claim: cone_elsewhere -->
#
# A wedge keeps its corner while the pull turns. A ray lets go at the slightest turn. That is the whole advantage of a
# corner, and it can be checked by hand. A round loss ($G$ is the identity), budget 1, least squares at (0.9, 0.6):

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import on_diamond

G, b, corner = np.eye(2), np.array([0.9, 0.6]), np.array([1.0, 0.0])
g = G @ (b - corner)
print(f"pull at the corner: ({g[0]:.1f}, {g[1]:.1f}); in its cone: {g[0] >= abs(g[1])}")
print("solution under the L1 budget:", on_diamond(G, b, 1.0))

# %% [markdown]
# The pull (−0.1, 0.6) is not in the cone, so the corner lets go, and the solution (0.65, 0.35) has *no zero at all*.<!-- claim: corner_argument_fails --> You
# have just refuted **"the corner argument always holds"**.
#
# Here the least-squares point lay badly for the corner. Next, one that lies well stays where it is, and only the loss
# moves:

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import turn_ellipse

predict("geometry/turned", turn_ellipse())

# %% [markdown]
# On the right, each setting of angle and stretch has a mark; a round loss is one problem, whatever the angle. Move the
# stretch and **press play**: the loss turns. Count what it touches, and at how many angles. Then stretch the loss without
# end, and change t.
#
# ## Your turn
#
# The second column now has half the scale of the first one and correlates with it. With the budget 1, is the corner (1, 0)
# the solution? Compute by how much the pull there satisfies $g_1 \ge |g_2|$. Then let the budget grow: up to which $t$ does
# the corner $(t, 0)$ stay the solution?

# %% tags=["solution"]
from l1l2.lessons.geometry import check_corner

G, b = np.array([[1.0, 0.3], [0.3, 0.25]]), np.array([1.4, -0.6])
g = G @ (b - corner)
margin = g[0] - abs(g[1])  # your line: by how much g satisfies the inequality
largest = 1 + margin / (G[0, 0] + G[0, 1])  # your line: the largest t with (t, 0) as the solution
check_corner(margin, largest)

# %% [markdown] tags=["hints"]
# 1. The cone asks $g_1 \ge |g_2|$: the margin is the left side minus the right side. For the second line, write down the pull
#    at $(t, 0)$. How do $g_1$ and $g_2$ change when $t$ grows by a little?
# 2. When $t$ grows by 1, $g_1$ falls by $G_{11}$ and $g_2$ by $G_{12}$. At the corner (1, 0), $g_2$ is below 0 already, so that
#    $|g_2|$ *grows*. The corner lets go where the margin is used up.
# 3. `margin = g[0] - abs(g[1])`. From $t = 1$ on, it falls by `G[0, 0] + G[0, 1]` for each unit of $t$.

# %% [markdown]
# ## The exact map
#
# One corner, one least-squares point: that was an example. Now all of them. Each position of the least-squares point gets
# the colour of its solution, by the coordinate that is exactly 0.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import zero_map

predict("geometry/zero_positions", zero_map())

# %% [markdown]
# **Drag the point**, and watch the arrow (the pull) and the grey normal cone. While the arrow lies inside the cone, the
# solution stays where it is. Drag on until the arrow reaches the cone's side. From there on the solution slides along
# the edge, where the cone is one ray.
#
# ## How often is it a corner?
#
# The map turns this into a question of areas.

# %% tags=["nbval-check-output"]
from l1l2 import ask

ask("geometry/how_often")

# %% [markdown]
# ## From areas to a probability
#
# The probability of a corner is an area, that of the least-squares points which end at one, over the area of the square
# outside the diamond. It depends on t/W alone:

# %% tags=["nbval-check-output"]
from l1l2 import corner_probability

for share in (0.05, 0.2, 0.5, 0.9):
    print(f"t/W = {share:<4}: a corner with probability {corner_probability(share):.1%}")

# %% [markdown]
# At t/W = 0.05, 0.2, 0.5 and 0.9 that is 90 %, 65 %, 29 % and 1.7 %.<!-- claim: corner_probabilities --> "L1 hits a corner" is not a law: it is the habit of
# *small budgets*, and for large ones a rare event. All this with a round loss. Next, the columns correlate.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import corner_chance

predict("geometry/correlated", corner_chance())

# %% [markdown]
# Compare the losses “round”, “correlated” and “scales 1 : 2” at t/W = 0.5, here and in the map.
#
# **Then without a stub.** At which t/W are corner and edge equally likely, for a round loss? Find it in a new cell, with
# `corner_probability` or with a pencil.
#
# <details><summary>An answer</summary>
#
# $(1-s)^2 = \frac12(1 - s^2/2)$ is $5s^2 - 8s + 2 = 0$, so $s = (4 - \sqrt 6)/5 \approx 0.31$.<!-- claim: corner_and_edge_are_equally_likely --> With a larger budget
# than that, the edge is the rule and the corner the exception.
#
# </details>
#
# ## Which balls have such corners?
#
# A corner on an axis makes zeros. Why then L1, of all norms? Move q, and watch the points on the axes.

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import unit_balls

Live(unit_balls())

# %% [markdown]
# - Among the $\ell_q$ balls only q = 1 is both convex *and* pointed on the axes.<!-- claim: only_q_1 -->
# - [q < 1](#geometry.unit_balls?q=0.5) is pointed, but not convex<!-- claim: only_q_1 -->: a solution may be the best nearby and not the best of all.
# - [1 < q < ∞](#geometry.unit_balls?q=1.5) is smooth on the axes<!-- claim: only_q_1 -->: one ray a point, no wedge.
# - q = ∞ has corners, but off the axes, at (±1, ±1): they make ties, not zeros.<!-- claim: square_makes_ties -->
# - The elastic net keeps the points of the diamond and bends its edges.<!-- claim: elastic_net_ball -->
#
# ## Budget or price
#
# *Start here* asked a price λ for each unit of $\lVert w\rVert_1$; here the budget was t. Both problems have the same
# solutions. Solve with the price λ, read off $t = \lVert w(\lambda)\rVert_1$, solve with the budget t: the same w.<!-- claim: price_and_budget_agree --> Back again,
# λ is the strength of the pull at the solution, $\max_j |g_j|$.<!-- claim: pull_is_the_price --> Set the price, and
# read off the budget:

# %% tags=["nbval-check-output"]
from l1l2.lessons.geometry import price_of_budget

Live(price_of_budget())

# %% [markdown]
# No formula turns λ into t once and for all, because $w(\lambda)$ is made of the data: at the three least-squares points of
# this picture, the same λ = 0.40 buys t = 1.47, 1.17 and 0.50.<!-- claim: budget_depends_on_data --> And for [every λ ≥ λ_max](#geometry.price_of_budget?lam=1.8), t = 0: a whole
# half-line of prices for one budget.<!-- claim: half_line_of_prices --> Ridge reaches t = 0 only at λ = ∞.<!-- claim: ridge_has_no_half_line -->
#
# ## What this does not say
#
# Two weights are few. With two, an edge has no zero, and a solution on the diamond is a corner or has none. With p weights,
# an edge of the diamond joins two corners, and between them p − 2 weights are 0<!-- claim: edges_of_many_weights -->: there the question is *how many* zeros,
# not corner or nothing. The probabilities belong to a least-squares point that is uniform on a square, not to your data. And a zero
# says where the budget went. It does not say that the column is irrelevant.
#
# ## Say it in 30 seconds
#
# > Least squares under an L1 budget: ellipses grow around the least-squares point until they touch a diamond. At a corner
# > the diamond has a whole wedge of normals, so the corner stays the solution while the pull of the data turns
# > within the wedge, and a corner has a coordinate that is exactly 0. The circle has one normal a point, so a zero needs a
# > coincidence. But it is no law. With two weights a large budget is mostly met on an edge, with no zero; with p weights,
# > edges have zeros too, and what becomes rare is the single survivor. And a penalty λ is the same problem in other words:
# > its budget is $t = \lVert w(\lambda)\rVert_1$, which the data decide.
#
# **Without looking.** Somebody says: "The $\ell_\infty$ ball has corners too, so it also gives sparse solutions." What do
# you answer?
#
# <details><summary>An answer</summary>
#
# Where a corner lies decides what it makes. Those of the diamond lie on the axes, where coordinates are 0. Those of the
# square lie on the diagonals, where $|w_1| = |w_2|$: it makes coefficients *equal in size*, not zero.
#
# </details>
#
# **You can now answer** “Why is a penalty the same as a constraint?” and “Why not L0, exponents below 1, between 1 and 2,
# or L-infinity?”, two of the interview's questions.
#
# **Next:** [Derivative](derivative.ipynb). A wedge of normals at a corner, seen along one axis, is a kink at zero. What can
# a kink do that a parabola cannot?
