# %% [markdown]
# # Why shrink: what a penalty buys
#
# **Question.** Why pay for coefficients at all?
#
# You have 40 patients and 64 columns: ten measurements, their squares and products. [Least squares](term:least-squares)
# misses none of the 40.<!-- claim: perfect_and_useless --> Would you use it for the next patient?
#
# **Minutes.** {minutes}
#
# ## A perfect fit
#
# A [penalty](term:penalty) makes the fit worse, and λ says how much. Here λ *falls*, from huge to almost 0. Take a pencil.

# %% tags=["nbval-check-output"]
from l1l2.lessons.why_shrink import fit_and_predict, predict

predict("why_shrink/shape", fit_and_predict())

# %% [markdown]
# **Move λ** to [1.78](#why_shrink.fit_and_predict?lam=1.78), then to the end, and watch the 60 new patients at the right. The
# grey line is a perfect prediction.
#
# This is [overfitting](term:overfitting): the fit follows what these 40 patients have by chance. Can the
# [training error](term:training-error) tell you? Never. When λ falls, it never rises.<!-- claim: least_error_on_the_rows --> So
# choose λ on rows that the fit has not seen.
#
# **Why does it never rise?** Compare two solutions, each with the weights of the other.
#
# <details><summary>An answer</summary>
#
# Let $L$ be the loss and $P$ the penalty. Let $w$ be best at $\lambda$, and $w'$ at a smaller $\lambda'$. Then
#
# $$
# L(w) + \lambda P(w) \le L(w') + \lambda P(w'), \qquad L(w') + \lambda' P(w') \le L(w) + \lambda' P(w).
# $$
#
# Add the two: $(\lambda - \lambda')\,(P(w') - P(w)) \ge 0$, so $P(w') \ge P(w)$. Then the second line says $L(w') \le L(w)$.
# This used nothing of ridge. So it holds for the lasso, too.<!-- claim: least_error_on_the_rows -->
#
# </details>
#
# ## What a penalty buys
#
# Suppose you could draw the 40 answers again and again, each time with new noise. For this one must know the truth, so
# here it is *made*: a weak ridge fitted to all 442 patients, plus noise.<!-- claim: truth_is_made --> Each time you fit ridge, and
# predict new patients. Then their mean squared error has three parts:
#
# - **noise**, which no model can predict;
# - [bias](term:bias), squared: how far the *mean* of your predictions is from the truth;
# - [variance](term:variance): how much your predictions change from sample to sample.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.why_shrink import parts_of_error

Live(parts_of_error())

# %% [markdown]
# **Press play.** As λ falls, the bias goes and the variance comes. The sum is least in between, here at
# [λ = 1.78](#why_shrink.parts_of_error?lam=1.78), with a squared bias of 1173 and a variance of
# 706.<!-- claim: parts_add_up --> So a penalty *buys* less variance, and *pays* with bias. With
# more rows there is less variance to save, so the best λ becomes smaller.<!-- claim: less_with_more_rows -->
#
# **Are the two parts equal where the sum is least?**
#
# <details><summary>An answer</summary>
#
# No. At the least sum their *slopes* cancel: what you gain in one part, you lose in the other. At 1.78 the squared bias is still
# larger than the variance.<!-- claim: parts_add_up -->
#
# </details>
#
# And why do *small weights* mean little variance? To fit noise, least squares needs large weights. In the first picture their
# length grows from 24 at λ = 1.78 to 179 at the end.<!-- claim: weights_grow --> The penalty makes large weights dear. So the larger
# λ is, the less the same noise in the 40 answers moves the weights.<!-- claim: noise_moves_less -->
#
# ## Where ridge shrinks
#
# Ridge does not shrink everything equally. Take two columns that almost say the same. Left are the data, right the two weights.

# %% tags=["nbval-check-output"]
from l1l2.lessons.why_shrink import principal_axes

predict("why_shrink/short_axis", principal_axes())

# %% [markdown]
# **Move λ.** Each axis has its own factor, and this is the whole of ridge:<!-- claim: factor_along_an_axis -->
#
# $$
# \text{factor} = \frac{v}{v + \lambda}, \qquad v = \text{variance of the data along the axis} = \frac{d^2}{n},
# $$
#
# where $d$ is the singular value of $X$ that belongs to the axis. Least squares is most uncertain where the data vary least:
# along an axis, its variance is $\sigma^2/(nv)$. Here this is 9 times as much on the short axis as on the long
# one.<!-- claim: variance_along_an_axis --> So ridge shrinks most where least squares knows least.
#
# **What if $v = 0$**, as in the table of 40 rows and 64 columns?
#
# <details><summary>An answer</summary>
#
# Along such an axis the data say nothing, and least squares allows any weight. The factor of ridge is $0/(0 + \lambda) = 0$. So
# ridge has exactly one solution, for any table and any λ > 0. This is the other thing that L2 buys.
#
# </details>
#
# ## Which penalty predicts better?
#
# The lasso shrinks, too, and sets weights to 0. Is it then always better? Here are 40 rows and 64 independent columns. Each
# method gets its best λ, in hindsight. What you see is the squared error that is *added* to the noise.<!-- claim: extra_error -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.why_shrink import sparse_or_dense

predict("why_shrink/dense", sparse_or_dense())

# %% [markdown]
# **Go back** to [8 weights](#why_shrink.sparse_or_dense?at_work=8). Ridge does not care how the length is shared. The lasso
# gains if few weights do the work, and loses if all do.
#
# | | choose | because |
# |---|---|---|
# | few columns matter, or the list must be short | lasso (L1) | it leaves columns out |
# | many columns carry a little | ridge (L2) | zeros would only add bias |
# | columns nearly agree, and all should stay | ridge (L2) | it shares the weight among them |
# | groups of near copies, few groups matter | both: the [elastic net](term:elastic-net) | L1 drops groups, L2 shares within them |
# | many rows, few columns | either, with a small λ | there is little variance to save |
#
# One question is left, and it is the question of this course: **why does only L1 give zeros?**

# %% [markdown]
# ## Your turn: ridge in one line
#
# Set the gradient of $\frac1{2n}\lVert y - Xw\rVert_2^2 + \frac\lambda2\lVert w\rVert_2^2$ to 0, and solve. The check also tries
# the wide table.

# %%
import numpy as np

from l1l2.lessons.why_shrink import check_axis, check_better, check_ridge, check_shrink


# %% tags=["solution"]
def ridge(X, y, lam):
    n, p = X.shape
    w = np.linalg.solve(X.T @ X + n * lam * np.eye(p), X.T @ y)  # your line: the weights
    return w


check_ridge(ridge)

# %% [markdown] tags=["hints"]
# 1. The gradient of the loss is $-X^\top(y - Xw)/n$. What is the gradient of the penalty?
# 2. Bring everything with $w$ to one side: $(X^\top X/n + \lambda I)\,w = X^\top y/n$.
# 3. `np.linalg.solve(A, b)` solves $Aw = b$. Multiply by n, or divide both sides by n.

# %% [markdown]
# ## Your turn: how much to shrink
#
# An estimate has no bias: its mean is the truth, 2, and its standard deviation is 1. You multiply it by a factor $c$. Without a
# computer: which $c$ has the least mean squared error? What are the squared bias and the variance there?

# %% tags=["solution"]
factor = 4 / (4 + 1)  # your line: the best factor
bias = (factor * 2 - 2) ** 2  # your line: the squared bias
variance = factor**2 * 1  # your line: the variance
check_shrink(factor, bias, variance)

# %% [markdown] tags=["hints"]
# 1. The mean of $c$ times the estimate is $2c$. How far is this from 2? And what does $c$ do to a variance?
# 2. The error is $(2c - 2)^2 + c^2$. Where is its derivative 0?
# 3. $8(c - 1) + 2c = 0$.

# %% [markdown]
# ## Your turn: sum and difference
#
# Two columns of variance 1 correlate by 0.9. You estimate the sum $w_1 + w_2$ and the difference $w_1 - w_2$ of their weights by
# least squares. How many times the variance of the sum has the difference? And how many times with ridge at λ = 0.1?

# %% tags=["solution"]
before = (1 + 0.9) / (1 - 0.9)  # your line: least squares
after = before * (0.1 / (0.1 + 0.1)) ** 2 / (1.9 / (1.9 + 0.1)) ** 2  # your line: ridge
check_axis(before, after)

# %% [markdown] tags=["hints"]
# 1. Sum and difference are the parts along the two axes, up to the same factor. How much do the data vary along each?
# 2. Along the axes the data have the variances $1 + 0.9$ and $1 - 0.9$. The variance of least squares is $\sigma^2/(nv)$.
# 3. Ridge multiplies each part by $v/(v + \lambda)$. So its variance gets the *square* of this.

# %% [markdown]
# ## Your turn: which penalty?
#
# Give each situation a letter: **L** lasso, **R** ridge, **N** nearly no difference.
#
# - A: 10,000 genes and 80 patients. A handful of them is thought to matter.
# - B: 300 columns of a text embedding, 500 rows. All columns carry a little.
# - C: a nurse must measure each column that the model keeps.
# - D: twenty thermometers in one room, 30 rows. Predictions should not depend on one of them.
# - E: five columns, a million rows.
# - F: the effects of 2,000 small changes in the genome on height, 500 people. Thousands of changes are known to matter a little.

# %% tags=["solution"]
choices = "LRLRNR"  # your line: a letter for each of A to F
check_better(choices)

# %% [markdown] tags=["hints"]
# 1. Ask each time: how many weights are at work? Must the list be short? Do columns nearly agree?
# 2. In two situations a short list is true, or wanted. In three of them every column should stay.
# 3. With a million rows, the variance of five weights is tiny.

# %% [markdown]
# ## Say it in 30 seconds
#
# > With many columns and few rows, least squares also fits the noise: no error on the training rows, a large one on new data. A
# > penalty makes the weights smaller. This adds bias and removes variance, and at a good λ the sum is smaller. Ridge shrinks most
# > where the data vary least. If the truth is sparse, or the list must be short, I take L1; if many columns carry a little, L2.
#
# **Without looking.** “Our model is unbiased. So a penalty can only make it worse.” What do you answer?
#
# <details><summary>An answer</summary>
#
# The error is bias² plus variance plus noise. At λ = 0, a little shrinking adds almost no squared bias, but it lowers the variance
# at once. So a small enough penalty always makes the expected error smaller.<!-- claim: some_shrinking_pays -->
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/one_coefficient", "start_here/same_lam", "start_here/when_zero")

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Why do we regularise at all?” and “When is ridge better, and when the lasso?”
#
# **Next:** [Bars](bars.ipynb). You may spend a total of 1 on five bars. Which split makes the sum of their squares smallest,
# which makes it largest, and what has that to do with zeros? It needs no calculus.
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - say why a perfect fit predicts badly, and why the training error cannot tell;
# - split an error into noise, squared bias and variance, and say what λ does to each;
# - compute what ridge does along the principal axes of the data;
# - choose between ridge, the lasso and both, and say why.
#
# **Needs.** *Start here*. Mean and variance.
#
# **Sources.** Ridge: Hoerl and Kennard (1970). The data: Efron, Hastie, Johnstone and Tibshirani (2004), *Least angle
# regression*. Ridge along the principal axes: Hastie, Tibshirani and Friedman (2009), *The elements of statistical learning*,
# section 3.4.1. Sparse and dense truths, by simulation: Tibshirani (1996), *Regression shrinkage and selection via the lasso*,
# section 7.
#
# </details>
