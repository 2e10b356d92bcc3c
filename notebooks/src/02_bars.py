# %% [markdown]
# # Bars: one budget, two tastes
#
# **Question.** A fixed budget is split over bars: which split does each norm like best?
#
# **Minutes.** {minutes}
#
# **Needs.** Absolute values and squares.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute both norms of a vector, and name every split that makes one least while the other is fixed;
# - prove both answers at a whiteboard with a single move and no calculus;
# - predict from the start which bars survive, ties included;
# - say what a budget does on its own, and which steps make an entry exactly 0.
#
# **Sources.** The first two of five short animations by Keenan Crane (shared in 2025). The move from tall to short:
# Dalton (1920), *The measurement of the inequality of incomes*.
#
# </details>

# %% [markdown]
# ## Three questions from *Start here*
#
# Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/one_coefficient", "start_here/same_lam", "start_here/when_zero")

# %% [markdown]
# ## Two ways to add up bars
#
# Draw a vector $x$ as $n$ bars of heights $|x_i|$. Signs do not matter here. There are two ways to say how much it is:
#
# $$
# \lVert x\rVert_1 = \sum_i |x_i| \quad\text{(the sum of sizes)}
# \qquad\qquad
# \lVert x\rVert_2^2 = \sum_i x_i^2 \quad\text{(the sum of squares)}
# $$

# %% tags=["nbval-check-output"]
import numpy as np

x = np.array([0.5, -0.3, 0.2])
print(f"sum of sizes   {np.abs(x).sum():.2f}")
print(f"sum of squares {(x**2).sum():.2f}")

# %% [markdown]
# A bar twice as tall counts twice in the first sum and four times in the second.<!-- claim: doubling --> So squares are hard on tall bars and
# soft on short ones: a bar of 0.1 counts 0.1 as a size and only 0.01 as a square.<!-- claim: squares_are_soft_on_short_bars --> Now we fix one sum and make the other
# as small as possible. There are two ways to do that.
#
# ## Game 1: the sum of sizes is fixed
#
# $$\text{minimise } \lVert x\rVert_2^2 \quad\text{subject to}\quad \lVert x\rVert_1 = 1$$

# %% tags=["nbval-check-output"]
from l1l2.lessons.bars import level_out, one_survives, predict

predict("bars/level", level_out())

# %% [markdown]
# **Press play.** The grey bars are the start; below, both sums are laid out as rulers, a piece for each bar. Then take
# another start, and another number of bars. Signs are free in this game, so there are $2^n$ minimisers, and exactly one
# without negative entries.<!-- claim: signs_are_free -->
#
# ## Game 2: the sum of squares is fixed
#
# Now swap the roles:
#
# $$\text{minimise } \lVert x\rVert_1 \quad\text{subject to}\quad \lVert x\rVert_2^2 = 1$$

# %% tags=["nbval-check-output"]
predict("bars/survive", one_survives())

# %% [markdown]
# **Press play**, and watch the lower ruler. Then begin with
# [one tall bar](#bars.one_survives?start=one%20tall&time=0): what is different?
#
# ## Step by step, in numbers
#
# Here is the flow of game 2, every second step. (`concentrate` first scales its start to $\lVert x\rVert_2 = 1$. It is
# short enough to read: run `??concentrate` in a new cell.)

# %% tags=["nbval-check-output"]
from itertools import islice

from l1l2 import concentrate

for x in islice(concentrate([0.5, 0.4, 0.3, 0.2, 0.1], step=0.1), 0, 15, 2):
    print(np.round(x, 3), f"sum of sizes {np.abs(x).sum():.2f}, zeros {(x == 0.0).sum()}")

# %% [markdown]
# The bars die one by one, the shortest first. None comes back, and none overtakes another.<!-- claim: shortest_dies_first -->
#
# ## When two are equally tall
#
# In game 2, let two bars share the first place.

# %% tags=["nbval-check-output"]
from l1l2 import ask

ask("bars/tie")

# %% [markdown]
# Then see for yourself: set the picture of game 2 to [*a tie*](#bars.one_survives?start=a%20tie&time=0), and press play.
#
# ## What a flow that stops has shown
#
# Here are two such starts as numbers. In the second one, one of the two is a billionth taller.

# %% tags=["nbval-check-output"]
for start in ([0.6, 0.6, 0.3, 0.2], [0.6, 0.6 + 1e-9, 0.3, 0.2]):
    *_, end = islice(concentrate(start, step=0.1), 300)
    print(start[1], "->", np.round(end, 3))

# %% [markdown]
# **A tie stays a tie.** Two equally tall bars share the budget for ever, and a billionth more makes one of them the
# winner.<!-- claim: ties_stay --> So "the flow has stopped" does not mean "this is a minimum". On the
# sphere the flow rests at every vector with $k$ entries $\pm 1/\sqrt k$ and zeros elsewhere, where
# $\lVert x\rVert_1 = \sqrt k$, and nowhere else:<!-- claim: where_the_flow_rests -->
#
# | $k$ | $\lVert x\rVert_1$ | what it is |
# |---|---|---|
# | 1 | 1 | a minimum: wherever you go from here, the sum of sizes grows<!-- claim: single_bars_are_minima --> |
# | $1 < k < n$ | $\sqrt k$ | a saddle: it falls when one of the $k$ gains on the others, and grows when a zero wakes up<!-- claim: ties_are_saddles --> |
# | $n$ | $\sqrt n$ | the maximum: level bars are the *worst* split of game 2, and stuck there<!-- claim: level_is_worst_and_stuck --> |

# %% [markdown]
# ## Exactly zero is the step's doing
#
# The minimiser has zeros. Does every method that goes downhill find them? Take the plainest one: a small step against
# the gradient of $\lVert x\rVert_1$, which is the sign vector, then back to the sphere. The start is the same one, at
# length 1.

# %% tags=["nbval-check-output"]
x, zeros = np.array([5, 4, 3, 2, 1]) / np.sqrt(55), 0
for _ in range(1000):
    x = x - 0.01 * np.sign(x)
    x /= np.linalg.norm(x)
    zeros += (x == 0.0).sum()
print(f"exact zeros on the way: {zeros}; the short bars end at up to {np.abs(x[1:]).max():.4f}")

# %% [markdown]
# In 1000 steps not one entry was ever exactly 0, and the short bars still reach up to 0.0101.<!-- claim: plain_steps_make_no_zeros --> A short bar steps over
# 0, its sign flips, and it steps back, for ever, by up to about the length of a step.<!-- claim: plain_steps_hop --> Only by coincidence could a step end
# on 0 itself. Shorter steps make the hops shorter and do not end them. What makes exact zeros is soft thresholding, which
# *stops* at 0. *Gradient descent* makes a race of it.
#
# ## One move explains both games
#
# Take two bars of heights $a > b \ge 0$ and hand a little, $\varepsilon$, from the tall one to the short one.

# %% tags=["nbval-check-output"]
from l1l2.lessons.bars import exchange

predict("bars/exchange", exchange())

# %% [markdown]
# **Move ε** to [half of the difference](#bars.exchange?eps=0.2&short=0.3) of the two bars, then to
# [all of it](#bars.exchange?eps=0.4&short=0.3), then on. What do the two sums say at each?
#
# ## From the move to both games
#
# - **Game 1.** If two bars differ, moving less than their difference improves the split. So at the minimum all bars are
#   equal.
# - **Game 2.** If two bars are not 0, move $\varepsilon$ the *other* way, from the shorter one to the taller one (or
#   either way, if they are equal): the sizes stay, the squares *grow*. Divide by the new length to make them 1 again,
#   and the sum of sizes has *fallen*.<!-- claim: backwards_lowers_sizes --> So at the minimum only one bar is left.
#
# (Why is there a minimum at all? Both sets are closed and bounded, and both sums are continuous.)
#
# ## Your turn: the move, backwards
#
# Two bars, 0.8 and 0.6: their squares add up to 1, their sizes to 1.4.<!-- claim: two_bars --> We hand 0.1 from the short one to the tall one.
# What is the sum of squares now, and, after dividing by the new length, the sum of sizes?

# %% tags=["solution"]
from l1l2.lessons.bars import check_backwards

moved = np.array([0.8 + 0.1, 0.6 - 0.1])
squares = (moved**2).sum()  # your line: the sum of squares of moved
sizes = moved.sum() / np.sqrt(squares)  # your line: the sum of sizes, once moved is back at length 1
check_backwards(squares, sizes)

# %% [markdown] tags=["hints"]
# 1. The move raised the sum of squares above 1, so `moved` is too long for game 2. What is its length, and what does
#    dividing a vector by a number do to the sum of its sizes?
# 2. The length is the square root of the sum of squares. Dividing a vector by it divides every size by it, and so their
#    sum.
# 3. `squares = (moved**2).sum()`, and the sum of sizes is `moved.sum()` divided by `np.sqrt(squares)`.

# %% [markdown]
# **Then without a stub.** In a new cell: give `concentrate` five *different* bars, three of which are still alive after
# 50 steps of 0.1. Then give it five of which three live for ever. What is the difference?
#
# <details><summary>An answer</summary>
#
# Let the three tallest differ by a hair: of 0.5, 0.5 + 1e-9, 0.5 + 2e-9, 0.3 and 0.2, three are alive after 50 steps, and
# one after 300.<!-- claim: nearly_tied --> Only exact equality lasts: 0.5, 0.5, 0.5, 0.3 and 0.2 stay three for ever.<!-- claim: exactly_tied --> On the way down from a saddle, a
# small difference grows by the same factor at each step, so it takes long to become visible.
#
# </details>
#
# ## What this does not say
#
# The boundary of the diamond, $\lVert x\rVert_1 = 1$, and the sphere, $\lVert x\rVert_2 = 1$, are **non-convex sets**: the
# straight line between two of their points can leave them.<!-- claim: both_sets_are_not_convex --> That is how there can be $2^n$ and $2n$ minimisers here, and
# stuck flows. And both games **compare two norms with each other**, nothing else. Regression adds a third actor, the data: the
# loss is what gets small, and it is not centred at 0. Whether an L1 budget makes zeros *then* is the question of
# *Geometry*.
#
# ## Say it in 30 seconds
#
# > Move a little from a tall bar to a short one: the sum of sizes does not change, the sum of squares falls. So at a fixed
# > sum of sizes, the sum of squares is least when all bars are equal: L2 likes to share. At a fixed sum of squares, make
# > the move backwards and rescale: the sum of sizes falls until one bar is left, and the others are exactly zero. L1 likes
# > to concentrate. This compares the two norms. In a regression the data have a say too, so L1 does not
# > always leave a single coefficient.
#
# **Without looking.** Someone says: "On the diamond $\lVert w\rVert_1 = 1$ solutions are sparse, that is its shape."
# Give a counterexample from this notebook.
#
# <details><summary>An answer</summary>
#
# Minimise $\lVert w\rVert_2^2$ on it. All sizes become equal, and nothing is zero. A budget has no taste of its own: a
# solution is made by the budget *and* by what is minimised under it.
#
# </details>
#
# **You can now answer** “Explain sparsity at the whiteboard with two bars and no calculus.”, one of the interview's
# questions.
#
# **Next:** [Inequality](inequality.ipynb). The move showed *that* the squares fall. How far apart can the two sums
# be, and what is it that lies between them? You can see it as an area.
