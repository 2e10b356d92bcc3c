# %% [markdown]
# # Bars: one budget, two tastes
#
# **Question.** A fixed budget is split over bars: which split does each norm like best?
#
# At a whiteboard, somebody draws five bars. Their heights are the sizes $|x_i|$ of five numbers. You can add them up in
# two ways, which belong to two [norms](term:norm):
#
# - the sum of sizes is the L1 norm, $\lVert x\rVert_1 = \sum_i |x_i|$;
# - the sum of squares is the *square* of the L2 norm, $\lVert x\rVert_2^2 = \sum_i x_i^2$.
#
# Which of the two sums likes zeros? You must answer without calculus.
#
# **Minutes.** {minutes}
#
# ## Game 1: the sum of sizes is fixed
#
# The sizes add up to 1: this is your [budget](term:budget). Make the sum of squares as small as possible.

# %% tags=["nbval-check-output"]
from l1l2.lessons.bars import fixed_sizes, fixed_squares, predict

predict("bars/level", fixed_sizes())

# %% [markdown]
# **Press play.** The grey bars are the start. The two rulers show both sums, with one piece for each bar. Then try another
# start, and another number of bars.
#
# A bar twice as tall counts twice in the sum of sizes, and four times in the sum of squares.<!-- claim: doubling --> A bar of 0.1 has a
# square of only 0.01.<!-- claim: squares_are_soft_on_short_bars --> So which bars matter most in each sum?
#
# <details><summary>An answer</summary>
#
# In the sum of sizes, a piece of height counts the same in a tall bar and in a short one. In the sum of squares, it counts
# more in a tall bar. Therefore the tall bars decide the sum of squares, and the short ones hardly matter.
#
# </details>
#
# ## Game 2: the sum of squares is fixed
#
# Now swap the two sums. The squares add up to 1. Make the sum of sizes as small as possible.

# %% tags=["nbval-check-output"]
predict("bars/survive", fixed_squares())

# %% [markdown]
# **Press play**, and watch the lower ruler. Then start with [one tall bar](#bars.fixed_squares?start=one%20tall&time=0). What is different?
#
# ## One move explains both games
#
# Why are the two answers so different? Take only two bars, of heights $a > b \ge 0$. The tall one gives a little height,
# $\varepsilon$, to the short one.

# %% tags=["nbval-check-output"]
from l1l2.lessons.bars import exchange

predict("bars/exchange", exchange())

# %% [markdown]
# **Move ε** to [half of the difference](#bars.exchange?eps=0.2&short=0.3) of the two bars, then to
# [all of it](#bars.exchange?eps=0.4&short=0.3), then further. What do the two sums say at each?
#
# **Why does this prove the answer of game 1?** Suppose that two bars of the best split were different.
#
# <details><summary>An answer</summary>
#
# Then move less than their difference. The sizes stay the same, and the squares fall. So the split was not the best one. At
# the minimum all bars must be equal.
#
# </details>
#
# **And game 2?** There the squares must stay the same, and the sizes should fall. Which move helps if two bars are non-zero?
#
# <details><summary>An answer</summary>
#
# The move backwards, from the shorter bar to the taller one (if they are equal, in either direction). The sizes stay the
# same, and the squares *grow* above 1. Now divide all bars by the new length $\lVert x\rVert_2$. The squares add up to 1
# again, and the sum of sizes has *fallen*.<!-- claim: backwards_lowers_sizes --> So at the minimum only one bar is left.
#
# </details>
#
# **One gap in the proof.** The move shows that every other split can be improved. Why does this not yet prove that a best
# split exists?
#
# <details><summary>An answer</summary>
#
# Improving without end need not arrive anywhere. Here a best split exists, because both sums are continuous and both sets
# of allowed splits are closed and bounded (the extreme value theorem).
#
# </details>
#
# ## What this does not say
#
# Both games compare two norms with each other, and nothing else. A regression has a third part: the data. There the *loss*
# is minimised, and it is not smallest at 0. So L1 does not always leave a single coefficient. Whether an L1 budget gives
# zeros in a regression is the question of [Geometry](geometry.ipynb).

# %% [markdown]
# ## Your turn
#
# **1. The move, backwards.** Two bars, 0.8 and 0.6: their squares add up to 1, their sizes to 1.4.<!-- claim: two_bars --> The short one gives 0.1 to
# the tall one. What is the sum of squares now? And, after dividing by the new length, the sum of sizes?

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.bars import check_backwards

moved = np.array([0.8 + 0.1, 0.6 - 0.1])
squares = (moved**2).sum()  # your line: the sum of squares of moved
sizes = moved.sum() / np.sqrt(squares)  # your line: the sum of sizes, once moved is back at length 1
check_backwards(squares, sizes)

# %% [markdown] tags=["hints"]
# 1. The move raised the sum of squares above 1, so `moved` is too long for game 2. What is its length? What does dividing a
#    vector by a number do to the sum of its sizes?
# 2. The length is the square root of the sum of squares. Dividing a vector by it divides every size by it, and so their
#    sum.
# 3. `squares = (moved**2).sum()`, and the sum of sizes is `moved.sum()` divided by `np.sqrt(squares)`.

# %% [markdown]
# **2. In between.** Find five *different* positive bars whose sizes add up to 1 and whose squares add up to 1/2. Three
# digits are enough.

# %% tags=["solution"]
from l1l2.lessons.bars import check_between

x = [0.47 + np.sqrt(0.0284), 0.47 - np.sqrt(0.0284), 0.03, 0.02, 0.01]  # your line: five bars
check_between(x)

# %% [markdown] tags=["hints"]
# 1. One tall bar alone has too much, and five equal ones have too little. Choose three short bars freely. What must the
#    other two add up to, and what must their squares add up to?
# 2. Write the other two as m + d and m − d. They add up to 2m, and their squares add up to 2m² + 2d².
# 3. For the short bars 0.03, 0.02 and 0.01, m is 0.47. Then 2m² + 2d² = 0.5 − 0.0014, so d² = 0.0284.

# %% [markdown]
# **3. Three bars left.** `l1l2.concentrate(start, step)` plays game 2: it yields the bars after 0, 1, 2, ... steps. Each step
# subtracts the number `step` from every bar, stops at 0, and rescales. Take `step = 0.1`. Find five *different* positive
# bars of which three are non-zero after 50 steps. Then find five positive bars of which three stay non-zero for ever.

# %% tags=["solution"]
from l1l2.lessons.bars import check_three_left

different = [0.5, 0.5 + 1e-9, 0.5 + 2e-9, 0.3, 0.2]  # your line: three left after 50 steps
for_ever = [0.5, 0.5, 0.5, 0.3, 0.2]  # your line: three left for ever
check_three_left(different, for_ever)

# %% [markdown] tags=["hints"]
# 1. In each step the differences between the bars grow. Which start makes this take long?
# 2. Let the three tallest differ by very little. How little must it be for "for ever"?
# 3. For `different`, begin with three bars of 0.5, and make two of them taller by about a billionth (`1e-9`), each by
#    another amount. The two shorter bars can be far below. For `for_ever`: which difference does not grow?

# %% [markdown]
# **What comes after 50 steps?** Think of three bars that differ by a billionth.
#
# <details><summary>An answer</summary>
#
# `[0.5, 0.5 + 1e-9, 0.5 + 2e-9, 0.3, 0.2]` has three bars left after 50 steps, and one after 300.<!-- claim: nearly_tied --> Only exact equality
# lasts: `[0.5, 0.5, 0.5, 0.3, 0.2]` keeps three.<!-- claim: exactly_tied -->
#
# </details>

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/one_coefficient", "why_shrink/training_error", "start_here/when_zero")

# %% [markdown]
# ## Say it in 30 seconds
#
# > Move a little height from a tall bar to a short one. The sum of sizes stays the same, and the sum of squares falls. So
# > at a fixed L1 norm, the sum of squares is smallest for equal bars. At a fixed sum of squares, move backwards and
# > rescale: the L1 norm falls until one bar is left and the others are exactly zero. In a regression the data decide, too.
#
# **Without looking.** Somebody says: “On the diamond $\lVert w\rVert_1 = 1$ solutions are sparse, because of its shape.” Give a
# counterexample from this notebook.
#
# <details><summary>An answer</summary>
#
# Minimise $\lVert w\rVert_2^2$ on it. All sizes become equal, and nothing is zero. The budget alone does not make a solution
# sparse: the solution depends on the budget *and* on what is minimised.
#
# </details>

# %% [markdown]
# ## Further: a flow that stops
#
# Game 2 with a tie at the start, and all points where its steps stop.

# %% [markdown]
# In game 2, let two bars share the first place.

# %% tags=["nbval-check-output"]
predict("bars/tie", fixed_squares())

# %% [markdown]
# **Where else do the steps stop?** Think of vectors of length 1 whose non-zero entries are all of one size.
#
# <details><summary>An answer</summary>
#
# They stop at every vector with $k$ entries $\pm 1/\sqrt k$ and zeros elsewhere, where $\lVert x\rVert_1 = \sqrt k$, and nowhere
# else:<!-- claim: where_the_flow_rests -->
#
# | $k$ | $\lVert x\rVert_1$ | what it is |
# |---|---|---|
# | 1 | 1 | a minimum: every small change makes the sum of sizes larger<!-- claim: single_bars_are_minima --> |
# | $1 < k < n$ | $\sqrt k$ | a saddle: the sum of sizes falls if one of the $k$ bars grows, and rises if a zero becomes non-zero<!-- claim: ties_are_saddles --> |
# | $n$ | $\sqrt n$ | the maximum: equal bars are the *worst* split of game 2, and the steps stay there<!-- claim: level_is_worst_and_stuck --> |
#
# </details>
#
# There are many minimisers, too. Signs are free: game 1 has $2^n$ minimisers, and exactly one of them is without negative
# entries.<!-- claim: signs_are_free --> This is possible because of the shape of the two sets, the boundary of the diamond ($\lVert x\rVert_1 = 1$) and the
# sphere ($\lVert x\rVert_2 = 1$): the straight line between two of their points can leave the set.<!-- claim: both_sets_are_not_convex -->

# %% [markdown]
# ## Further: which steps give exact zeros
#
# The minimiser of game 2 has zeros. An algorithm that goes downhill need not find them.

# %% [markdown]
# Take the plainest algorithm for game 2: a small step against the gradient of $\lVert x\rVert_1$, which is the vector of signs, and
# then back to length 1.

# %% tags=["nbval-check-output"]
x, zeros = np.array([5, 4, 3, 2, 1]) / np.sqrt(55), 0
for _ in range(1000):
    x = x - 0.01 * np.sign(x)
    x /= np.linalg.norm(x)
    zeros += (x == 0.0).sum()
print(f"exact zeros on the way: {zeros}; the short bars end at up to {np.abs(x[1:]).max():.4f}")

# %% [markdown]
# In 1000 steps no entry was exactly 0, and the short bars still reach up to 0.0101.<!-- claim: plain_steps_make_no_zeros --> A short bar steps over 0, its sign
# changes, and the next step goes back. The hops are up to about as long as a step,<!-- claim: plain_steps_hop --> so shorter steps only make shorter hops.
#
# **What is different in the picture of game 2?** Its steps end at exactly 0.
#
# <details><summary>An answer</summary>
#
# They subtract the same height from every bar and *stop* at 0 instead of stepping over it. [Derivative](derivative.ipynb) gives this
# step its name, and [Gradient descent](gradient_descent.ipynb) compares the algorithms in a race.
#
# </details>

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Explain sparsity at the whiteboard with two bars and no calculus.”, one of the interview's
# questions.
#
# **Next:** [Inequality](inequality.ipynb). The move showed *that* the squares fall. How far apart can the two sums be, and
# what is between them? You can see it as an area.
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute both norms of a vector, and name the splits that make one smallest while the other is fixed;
# - prove both answers at a whiteboard with a single move and no calculus;
# - construct a split with given sums of sizes and squares;
# - say what a budget does on its own, and which steps make an entry exactly 0.
#
# **Needs.** Absolute values and squares.
#
# **Sources.** The first two of five short animations by Keenan Crane (shared in 2025). The move from tall to short:
# Dalton (1920), *The measurement of the inequality of incomes*.
#
# </details>
