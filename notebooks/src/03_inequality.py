# %% [markdown]
# # Inequality: what lies between the two norms
#
# **Question.** Why is ‖x‖₂² ≤ ‖x‖₁² always, and what is L1 the closest convex stand-in for?
#
# "The L1 penalty more or less counts the non-zero weights," you say at the whiteboard. "It adds sizes," the interviewer
# answers. "Where does it count anything?" Three drawings answer: a square, a diamond and a chord.
#
# **Minutes.** {minutes}
#
# ## A square cut by its bars
#
# Draw $x$ as bars of heights $|x_i|$ and lay them end to end: a line of length $\lVert x\rVert_1$. Draw the square over this
# line. Cut it along both sides wherever one bar ends and the next begins. Bars $i$ and $j$ make a block of area
# $|x_i|\,|x_j|$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.inequality import gap, predict

predict("inequality/gap", gap())

# %% [markdown]
# **Change the heights.** The diagonal never becomes larger than the square, because it is a part of the
# square.<!-- claim: diagonal_is_a_part --> That is the whole proof. In symbols:
#
# $$
# \lVert x\rVert_1^2 = \lVert x\rVert_2^2 + \underbrace{2\sum_{i<j} |x_i|\,|x_j|}_{\text{the gap}} \ \ge\ \lVert x\rVert_2^2 .
# $$
#
# ## Both games in one square
#
# *Bars* had two games. Each fixes one area and makes the other one small. **Press play** and watch the gap.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.inequality import two_games

Live(two_games())

# %% [markdown]
# - **Game 1.** The square is fixed and the diagonal shrinks. So the gap must *grow*, and the bars become equal.<!-- claim: game_1_grows_the_gap -->
# - **Game 2.** The diagonal is fixed and the square shrinks. So the gap must *close*, and one bar after the other reaches
#   0.<!-- claim: game_2_closes_the_gap -->
#
# ## Why a corner means zeros
#
# Vectors with a single non-zero stand out in a second way. The set $\lVert w\rVert_1 \le 1$ is a filled diamond. It is the [convex hull](term:convex-hull) of its corners $\pm e_i$:
# each of its points is a weighted average of corners, with weights that are at least 0 and have the sum 1.<!-- claim: hull_of_corners -->
# A corner has a single non-zero. Now choose a direction $c$ and look for the point of the diamond with the largest
# $c^\top w = c_1w_1 + c_2w_2$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.inequality import turn_direction

predict("inequality/direction", turn_direction())

# %% [markdown]
# **Press play**, or turn $c$ to [45°](#inequality.turn_direction?angle=45). The reason has two lines:
#
# 1. The value of $c^\top w$ at a weighted average of corners is the same weighted average of its values at these corners.
# 2. An average is never larger than the largest of its values. So no point is better than the best corner.
#
# **How many zeros** has the best point with $n$ weights? And on the [ball](term:ball) $\lVert w\rVert_2 \le 1$?
#
# <details><summary>An answer</summary>
#
# Neither line depends on two dimensions. With $n$ weights the largest value is $\max_i |c_i|$, and the corner $\pm e_i$ that
# reaches it has $n - 1$ zeros.<!-- claim: best_corner --> A ball has no corners. Its best point is $c/\lVert c\rVert_2$,
# with a zero only where $c$ has one.<!-- claim: best_of_a_ball -->
#
# </details>
#
# The two lines hold for the hull of any points, not only of the $\pm e_i$. But a loss is not linear, so a point between
# corners can win, too. *Geometry* says when.
#
# ## The closest convex function to counting
#
# What we would like to penalise is the number of non-zero weights, written $\lVert w\rVert_0$. For one weight this count is
# 0 at $w = 0$ and 1 everywhere else. It jumps, and it is not convex.<!-- claim: count_is_not_convex --> A function is
# [convex](term:convex) if its curve never rises above any of its chords.
#
# Take weights between −1 and 1 and start with $|w|^2$, the penalty of ridge. It lies far below the count. A smaller power $p$
# brings $|w|^p$ closer.<!-- claim: powers_approach_the_count -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.inequality import below_the_count

predict("inequality/power", below_the_count())

# %% [markdown]
# Perhaps a convex function outside this family comes closer? No. Let $h$ be convex and nowhere above the count. Then
# $h(0) \le 0$ and $h(1) \le 1$, so the chord of $h$ from 0 to 1 is at most $|w|$. Because $h$ is convex, it is at most its
# chord: $h(w) \le |w|$. The same holds on the left side.<!-- claim: envelope_of_one --> The largest convex function below another one is
# its [convex envelope](term:convex-envelope).
#
# **And for $n$ weights?** Round at random: replace each $w_i$ by its sign with probability $|w_i|$, else by 0. For example,
# $(\tfrac12, 0)$ becomes $(1, 0)$ or $(0, 0)$, each in half of the cases. What is the mean of the rounded vector, and what is its
# mean count?
#
# <details><summary>An answer</summary>
#
# The mean of the rounded vector is $w$, and its mean count is $\lVert w\rVert_1$.<!-- claim: rounding --> A convex function of an average is at most the
# average of the function (Jensen's inequality). So
#
# $$ h(w) \;\le\; \text{mean of } h(\text{rounded } w) \;\le\; \text{mean count} = \lVert w\rVert_1 . $$
#
# </details>
#
# So **on the box $|w_i| \le 1$, $\lVert w\rVert_1$ is the convex envelope of $\lVert w\rVert_0$.**<!-- claim: envelope --> L1
# does not count. But on this box no convex function comes closer to the count from below. In
# [the right panel](#inequality.below_the_count?p=1) the points of the box with at most one non-zero form a cross, and the
# diamond is its convex hull.<!-- claim: hull_of_the_cross -->

# %% [markdown]
# ## Your turn: a tie
#
# Four weights and $c = (2, -3, 3, 1)$. Give a point of $\lVert w\rVert_1 \le 1$ with the largest $c^\top w$ that is *not* a
# corner.

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.inequality import check_box, check_nearly, check_tie

w = np.array([0, -0.5, 0.5, 0])  # your line: a best point with more than one non-zero
check_tie(w)

# %% [markdown] tags=["hints"]
# 1. How large is $c^\top w$ at each of the eight corners $\pm e_i$?
# 2. Two corners tie. At a weighted average of these two, the value is the average of two equal numbers.
# 3. The corners are $-e_2$ and $e_3$. Any average of them that uses both will do.

# %% [markdown]
# ## Your turn: another box
#
# The envelope depends on the box. Which is the largest convex function below the count if one weight may lie in [−2, 2]? And
# if it may lie in [−1, 5]? Draw both counts first.

# %% tags=["solution"]
wide = 1 / 2  # your line: the envelope on [-2, 2], at w = 1
lopsided = 2 / 5  # your line: the envelope on [-1, 5], at w = 2
check_box(wide, lopsided)

# %% [markdown] tags=["hints"]
# 1. The argument above needs two points of the count: the one at 0 and one at the end of the box.
# 2. On [−2, 2] the chord on the right side goes from (0, 0) to (2, 1).
# 3. On [−1, 5] it goes from (0, 0) to (5, 1), on the left side from (0, 0) to (−1, 1).

# %% [markdown]
# ## Your turn: nearly equal norms
#
# The two norms are equal only if at most one entry is non-zero. What if they are *nearly* equal? Build a vector of 100 entries,
# none of them 0, whose L1 norm is less than 1.02 times its L2 norm. Is it sparse?

# %% tags=["solution"]
x = np.r_[1, np.full(99, 0.0001)]  # your line: 100 non-zero entries
check_nearly(x)

# %% [markdown] tags=["hints"]
# 1. The gap is a sum over pairs of entries. What makes all these products small?
# 2. One entry may be large. Then the other 99 must be small, but not 0.
# 3. `np.r_[1, np.full(99, small)]` has the right shape. Choose `small`.

# %% [markdown]
# <details><summary>Is it sparse?</summary>
#
# No. One bar of height 1 beside 99 bars of height 0.0001 has an L1 norm of 1.0099 and an L2 norm of 1.0000, and not one entry
# is 0.<!-- claim: nearly_sparse --> Rounding it to a single non-zero loses almost nothing, so it is *nearly* sparse. How
# many of its entries matter depends on a tolerance, and somebody has to choose it.
#
# </details>
#
# ## Say it in 30 seconds
#
# > The square of the L1 norm is the sum of squares plus cross terms, which are never negative. So L2 is at most L1, with
# > equality only for at most one non-zero. The L1 ball is the convex hull of the plus and minus unit vectors, and a linear
# > function on a hull is best at a corner: one non-zero. On the box from −1 to 1, L1 is the convex envelope of the count.
#
# **Without looking.** Two vectors have the same L2 norm, and the first has the larger L1 norm. Which of the two has more
# zeros?
#
# <details><summary>An answer</summary>
#
# You cannot tell. A larger L1 norm only means that the gap is larger. For example, (8, 4, 2, 0) and (9, 1, 1, 1) have the
# same sum of squares. The first has the larger sum of sizes, 14 against 12, *and* the only zero.<!-- claim: denser_with_a_zero -->
#
# </details>

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/when_zero", "bars/smallest_squares", "bars/two_equal_bars")

# %% [markdown]
# ## Further: how much larger can L1 be?
#
# The other side of the inequality, and a measure of sparsity that follows from it.

# %% [markdown]
# The L1 norm is at most $\sqrt n$ times the L2 norm. To see it, group by pairs of entries:
#
# $$
# n\,\lVert x\rVert_2^2 - \lVert x\rVert_1^2 = (n-1)\sum_i x_i^2 - 2\sum_{i<j} |x_i|\,|x_j|
# = \sum_{i<j} \bigl(|x_i| - |x_j|\bigr)^2 \ \ge\ 0 .
# $$
#
# The gap was a sum of *products*. This is a sum of *differences*.<!-- claim: products_and_differences --> It is 0 if and only if all sizes are
# equal.<!-- claim: right_equality --> An entry that is 0 adds nothing to either norm. So $n$ may be replaced by the number of
# non-zeros:<!-- claim: only_what_is_not_zero_counts -->
#
# $$ \lVert x\rVert_2 \;\le\; \lVert x\rVert_1 \;\le\; \sqrt{\lVert x\rVert_0}\;\lVert x\rVert_2 . $$
#
# Now square and divide. $\lVert x\rVert_1^2/\lVert x\rVert_2^2$ is 1 for a single bar, $k$ for $k$ equal bars, and never more
# than the number of non-zeros.<!-- claim: number_of_equal_bars --> In this sense $x$ *amounts to* so many equal bars.

# %% tags=["nbval-check-output"]
from l1l2 import ask

ask("inequality/typical")

# %% [markdown]
# (`l1l2.effective_size(x)` computes this number.) Other laws for the entries have other shares. But under every law with a
# density, an entry is *exactly* 0 with probability 0. When the lasso returns exact zeros, something has made them.

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Explain sparsity at the whiteboard with two bars and no calculus.”, one of the interview's
# questions, in a second way: draw the square.
#
# **Next:** [Geometry](geometry.ipynb). Draw both norms in the plane, and the two games become a circle that touches a
# diamond. Then the data arrive.
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - prove ‖x‖₂ ≤ ‖x‖₁ by cutting a square, and name every x with equality;
# - prove that a linear function on a convex hull is best at a corner, and say what that has to do with zeros;
# - prove that L1 is the convex envelope of the number of non-zeros on the box, and compute the envelope on another box;
# - refute "nearly sparse is sparse".
#
# **Needs.** *Bars*; (a + b)² = a² + 2ab + b²; what a weighted average and a probability are.
#
# **Sources.** The square: the third of five short animations by Keenan Crane (shared in 2025). Convex hulls and envelopes:
# Rockafellar (1970), *Convex Analysis*, Princeton University Press. The envelope of the rank, and the L1 norm as its special
# case for vectors: Fazel (2002), *Matrix Rank Minimization with Applications*, PhD thesis, Stanford University. Pieces other
# than the ±e_i: Chandrasekaran, Recht, Parrilo and Willsky (2012), *The Convex Geometry of Linear Inverse Problems*,
# Foundations of Computational Mathematics 12, 805–849. The number of equal bars is (‖x‖₁/‖x‖₂)². Its root ‖x‖₁/‖x‖₂ stands in
# the sparseness of Hoyer (2004), *Non-negative Matrix Factorization with Sparseness Constraints*, Journal of Machine Learning
# Research 5, 1457–1469: (√n − ‖x‖₁/‖x‖₂)/(√n − 1), which is 0 for equal bars and 1 for a single one.
#
# </details>
