# %% [markdown]
# # Inequality: what lies between the two norms
#
# **Question.** Why is ‖x‖₂² ≤ ‖x‖₁² always, and what does the gap measure?
#
# **Minutes.** {minutes}
#
# **Needs.** *Bars*; (a + b)² = a² + 2ab + b².
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - prove ‖x‖₂ ≤ ‖x‖₁ ≤ √n ‖x‖₂ by cutting a square, and name every x with equality, on either side;
# - compute how many equal bars a vector amounts to, and bound its number of non-zero entries by it;
# - decide how sparse a random direction is;
# - refute "nearly sparse is sparse".
#
# **Sources.** The third of five short animations by Keenan Crane (shared in 2025). The number of equal bars is a rescaled
# relative of the sparseness of Hoyer (2004), *Non-negative matrix factorization with sparseness constraints*. What makes
# a good measure of sparsity: Hurley and Rickard (2009), *Comparing measures of sparsity*.
#
# </details>

# %% [markdown]
# ## Three questions from *Start here* and *Bars*
#
# Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/when_zero", "bars/smallest_squares", "bars/two_equal_bars")

# %% [markdown]
# ## A square cut by its bars
#
# Lay the bars of $x$ end to end. They make a line of length $\lVert x\rVert_1$. Draw the square over that line, and cut it
# along both sides where one bar ends and the next begins. Bar $i$ across and bar $j$ upwards make a block of area
# $|x_i|\,|x_j|$. As numbers:

# %% tags=["nbval-check-output"]
import numpy as np

x = np.array([0.5, -0.3, 0.2])
blocks = np.outer(np.abs(x), np.abs(x))
print(blocks)
square, diagonal = blocks.sum(), np.trace(blocks)
print(f"square {square:.2f} = diagonal {diagonal:.2f} + gap {square - diagonal:.2f}")

# %% [markdown]
# All blocks together are the square: $\lVert x\rVert_1^2$. The blocks on the diagonal, where a bar meets itself, are
# $\lVert x\rVert_2^2$. They are a *part* of the square, so they cannot be more than all of it.<!-- claim: diagonal_is_a_part --> That is the proof:
#
# $$
# \lVert x\rVert_1^2 = \lVert x\rVert_2^2 + \underbrace{2\sum_{i<j} |x_i|\,|x_j|}_{\text{the gap}} \ \ge\ \lVert x\rVert_2^2 .
# $$
#
# For (0.5, −0.3, 0.2) the square is 1, the diagonal 0.38 and the gap 0.62.<!-- claim: worked_example -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.inequality import gap, p_family, predict

predict("inequality/gap", gap())

# %% [markdown]
# **Change the three heights.** Try what you like, the diagonal never outgrows the square. Read the ruler below
# the bars at [three equal bars](#inequality.gap?x1=0.3&x2=0.3&x3=0.3) and at
# [two](#inequality.gap?x1=0.3&x2=0.3&x3=0.0): where does the dot stand, and how far does the grey reach?
#
# ## Both games of *Bars* in one square
#
# Each game holds one of the two areas and makes the other one small.
#
# - **Game 1**: the square is fixed, and the diagonal should shrink. So the gap must *grow*, and the bars level out.<!-- claim: game_1_grows_the_gap -->
# - **Game 2**: the diagonal is fixed, and the square should shrink. So the gap must *close*, and one bar after the other
#   is squeezed out.<!-- claim: game_2_closes_the_gap -->
#
# ## The other end: √n, and better
#
# How large can the gap be? Ask the opposite question: by how much does $n\lVert x\rVert_2^2$ exceed $\lVert x\rVert_1^2$?
# Both contain the diagonal. The first has $n - 1$ copies of it left, and each entry is in $n - 1$ pairs: so every pair
# $i<j$ gets $|x_i|^2 + |x_j|^2$ of the first and $2|x_i||x_j|$ of the second, and
#
# $$
# n\,\lVert x\rVert_2^2 - \lVert x\rVert_1^2 = \sum_{i<j} \bigl(|x_i| - |x_j|\bigr)^2 \ \ge\ 0 .
# $$
#
# The lower end is made of *products*, the upper end of *differences*:<!-- claim: products_and_differences -->
#
# $$
# \lVert x\rVert_2 \;\le\; \lVert x\rVert_1 \;\le\; \sqrt n\,\lVert x\rVert_2 .
# $$
#
# | equality on the | if and only if | which split is that |
# |---|---|---|
# | left | at most one entry is not 0 | the winner of game 2 |
# | right | all sizes are equal |<!-- claim: right_equality --> the winner of game 1 |
#
# And better: entries that are 0 add nothing to either norm, so only the $\lVert x\rVert_0$ entries that are *not* 0
# need to be counted (that is all that the symbol means):
#
# $$\lVert x\rVert_1 \le \sqrt{\lVert x\rVert_0}\;\lVert x\rVert_2 .$$<!-- claim: only_what_is_not_zero_counts -->
#
# ## How many bars is that, really?
#
# Square that bound and divide: $\lVert x\rVert_1^2 / \lVert x\rVert_2^2$ is 1 for a single bar, $k$ for $k$ equal bars, and
# **never more than the number of entries that are not 0**.<!-- claim: number_of_equal_bars --> Call it the number of equal bars that $x$ amounts to. In the
# picture above it is the square divided by its diagonal.

# %% tags=["nbval-check-output"]
from l1l2 import effective_size

for x in ([1, 0, 0, 0, 0], [1, 1, 1, 0, 0], [5, 4, 3, 2, 1], [1, 1, 1, 1, 1]):
    print(x, f"amounts to {effective_size(x):.2f} equal bars")

# %% [markdown]
# So far we have chosen the vectors. Now chance does.

# %% tags=["nbval-check-output"]
from l1l2 import ask

ask("inequality/typical")

# %% [markdown]
# ## Ten thousand random directions

# %% tags=["nbval-check-output"]
rng = np.random.default_rng(0)
for n in (5, 50, 500):
    number = effective_size(rng.standard_normal((10_000, n)))
    ratio = np.sqrt(number).mean()
    print(f"n = {n:3}: {number.mean():6.2f} bars; L1/L2 = {ratio:5.2f}, at most {np.sqrt(n):5.2f}")

# %% [markdown]
# **If no direction is preferred, the typical one is dense.** (Independent Gaussian entries make a direction that is uniform
# on the sphere.) It amounts to $1 + (n - 1)\cdot 2/\pi$ bars on average: 3.55 of 5, and 319 of 500.<!-- claim: typical_size -->
# The share tends to $2/\pi$, about 64 %.<!-- claim: typical_share --> The ratio $\lVert x\rVert_1/\lVert x\rVert_2$ itself is near
# $\sqrt{2n/\pi}$. For $n = 5$ its mean is 1.875, the formula gives 1.784, and no vector exceeds 2.236<!-- claim: typical_ratio -->; as $n$ grows, mean
# and formula agree ever better.<!-- claim: ratio_and_formula_agree -->
#
# Entries of another law may have another share: under the heavier tails of Laplace's law, of Student's with 3 degrees of
# freedom and of Cauchy's it is smaller.<!-- claim: heavier_tails --> But under every law with a density, an entry
# that is *exactly* 0 has probability 0. When the lasso returns seven exact zeros out of ten, *something* has put them
# there.
#
# ## One family of norms
#
# L1 and L2 belong to a family: $\lVert x\rVert_p = \bigl(\sum_i |x_i|^p\bigr)^{1/p}$. Below, $p$ falls from infinity, at the
# left, to 0, at the right. It has come as far as 2.

# %% tags=["nbval-check-output"]
predict("inequality/count", p_family())

# %% [markdown]
# **Press play**, or move $p$ yourself, from infinity at the left down to almost 0. Then put
# [crumbs](#inequality.p_family?p=2.0&few=two%20bars%20and%20crumbs) beside the two bars: from which $p$ on do you see them in
# the sum?
#
# - **p = ∞**: only the tallest bar counts. $\lVert x\rVert_p$ tends to $\max_i |x_i|$.<!-- claim: large_p_is_the_tallest -->
# - **p = 2, then 1**: short bars count more and more. For a fixed $x$, $\lVert x\rVert_p$ never falls when $p$ does.<!-- claim: smaller_p_is_larger -->
#
# ## Why everybody stops at 1
#
# Below 1, $\lVert x\rVert_p$ is no norm any more: at $p = 1/2$, two steps of length 1,
# along $e_1$ and then along $e_2$, end at a distance of 4.<!-- claim: half_is_no_norm --> **p = 1 is the last one that is convex.**<!-- claim: one_is_the_last_convex --> That is what makes L1
# so special: of this family, no norm is closer to counting.
#
# ## Your turn: four weights
#
# The weights 3, −2, 2 and 1.5 will meet you again in *Gradient descent*. How large is their gap, and to how many equal bars do they
# amount?

# %% tags=["solution"]
from l1l2.lessons.inequality import check_weights

w = np.array([3, -2, 2, 1.5])
l1, l2 = np.abs(w).sum(), np.sqrt((w**2).sum())
gap_of_w = l1**2 - l2**2  # your line: the area of the square that is not on the diagonal
number = l1**2 / l2**2  # your line: how many equal bars w amounts to
check_weights(gap_of_w, number)

# %% [markdown] tags=["hints"]
# 1. Both answers are made of two areas: the square and its diagonal. `l1` and `l2` are lengths.
# 2. The square has the side `l1`; the diagonal blocks add up to `l2**2`. The gap is a difference of the two areas, the
#    number of bars is a quotient.
# 3. `gap_of_w = l1**2 - l2**2`. The number of bars divides the same two areas.

# %% [markdown]
# **Then without a stub.** In a new cell: build a vector of 100 entries, not one of them 0, that amounts to fewer than 1.05
# equal bars. Is it sparse?
#
# <details><summary>An answer</summary>
#
# One bar of height 1 beside 99 bars of height 0.0002 amounts to 1.04 equal bars, and not one entry is 0.<!-- claim: nearly_sparse --> It is *nearly*
# sparse: rounding it off loses almost nothing. It is not sparse, and nobody may say how many of its entries "matter"
# without naming a tolerance. The number of equal bars measures how unequal the sizes are. It bounds the number of
# non-zero entries from below, and says nothing more about it.
#
# </details>
#
# ## Say it in 30 seconds
#
# > The square of the sum is the sum of squares plus all the cross terms, and the cross terms of sizes are never negative.
# > So the L2 norm is at most the L1 norm, with equality only if at most one entry is not zero. The other way, L1 is at
# > most √k times L2, where k counts the entries that are not zero, with equality only if those k are equally large. So
# > the ratio of the squares, L1² over L2², says how many equal bars a vector amounts to. A direction drawn at random, none
# > preferred, amounts to about 64 % of its n entries if n is large: it is dense, and sparsity has to be made.
#
# **Without looking.** Two vectors have the same L2 norm, and the first has the larger L1 norm. Which of the two has more
# zeros?
#
# <details><summary>An answer</summary>
#
# You cannot tell. The first amounts to more equal bars: its sizes are more alike. But (8, 4, 2, 0) and (9, 1, 1, 1) have
# the same sum of squares, 84; the first has the larger sum of sizes, 14 against 12, *and* the only zero.<!-- claim: denser_with_a_zero -->
#
# </details>
#
# **You can now answer** “Explain sparsity at the whiteboard with two bars and no calculus.”, one of the interview's
# questions, in a second way: draw the square.
#
# **Next:** [Geometry](geometry.ipynb). Draw both norms in the plane, and the two games become a circle that touches a
# diamond. Then the data arrive.
