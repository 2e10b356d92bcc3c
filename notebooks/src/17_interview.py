# %% [markdown]
# # Interview: thirty seconds, two minutes, a whiteboard
#
# **Question.** Can you answer it in 30 seconds, in 2 minutes, at a whiteboard, and survive the follow-up?
#
# Tomorrow somebody will ask you why L1 makes zeros, and will not stop at your first answer. Here you try it today, where
# nobody minds. Begin with the quiz: seven questions, mixed from the bank below. Every option has a reply, the wrong ones
# too. At the end you see your score by theme, with links to what to reread.
#
# **Minutes.** {minutes}

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2.lessons.interview import quiz

quiz(7, np.random.default_rng(19))

# %% [markdown]
# Another number in `default_rng` draws other questions. The score is there again when you come back.
#
# ## Mock interview
#
# Choose how long you may speak, start the clock, and say your answer *aloud*. Then show ours, tick what you said, and go
# on: every question has two follow-ups. *Finish* sums up what was asked and what you ticked. Your browser keeps the summary,
# and you can save it as Markdown.

# %% tags=["nbval-check-output"]
from l1l2.lessons.interview import mock

mock(np.random.default_rng(1))

# %% [markdown]
# ## The bank
#
# Quiz and interview draw on this. Each question has an answer in 30 seconds (in Chinese as well), one in 2 minutes, a
# derivation for the whiteboard, two follow-ups and the tempting wrong answers.<!-- claim: what_an_entry_holds --> An interviewer rarely stops at the first
# answer. So say *exactly when*, before you are asked.

# %% tags=["nbval-check-output"]
from l1l2.lessons.interview import BANK

BANK

# %% [markdown]
# You can read each of them in full: put its name between the brackets. The first one is the question of this course.

# %% tags=["nbval-check-output"]
BANK["why_sparse"]

# %% [markdown]
# Seven entries say *Code it*: their names start with `code_`. `BANK["code_ista"]` shows a stub. Copy it into a cell and fill
# it in; its check says what is wrong.
#
# ## Numbers to have ready
#
# Say each one before you open it. The tests of this course recompute them all.
#
# **Two maps.** λ is 1 and a least squares weight is 1.5, for orthogonal columns of variance 1. What does each penalty make of it?
#
# <details><summary>The number</summary>
#
# At λ = 1 a least squares weight of 1.5 becomes 0.5 under L1 and 0.75 under L2.<!-- claim: two_maps -->
#
# </details>
#
# **Ridge can be 0.** Two columns of variance 1 correlate by 0.5 with each other, and by 0.4 and 0.9 with the answer. At which λ is
# ridge's first weight 0?
#
# <details><summary>The number</summary>
#
# Two columns of variance 1 correlate by 0.5 with each other, and by 0.4 and 0.9 with the answer. Ridge's first weight
# is exactly 0 at λ = 0.125, and at no other λ.<!-- claim: ridge_crosses_once -->
#
# </details>
#
# **The lasso can be wrong without noise.** Two uncorrelated true columns have weight 1, and a false one correlates 0.6 with each. Which
# of the three enters first?
#
# <details><summary>The number</summary>
#
# Two uncorrelated true columns have weight 1. A false one correlates 0.6 with each of them. All three have variance 1.
# The false one enters *first*, at λ_max = 1.2, and stays in the model all the way down.<!-- claim: false_column_without_noise -->
#
# </details>
#
# **More columns than rows.** 20 rows, 100 columns, an intercept. How many columns can the lasso keep?
#
# <details><summary>The number</summary>
#
# With 20 rows and an intercept the lasso keeps at most 19 of 100 generic columns, at every λ.<!-- claim: no_more_columns_than_rows -->
# (*Generic*: in general position, as columns of continuous random numbers are.)
#
# </details>
#
# **Copies.** A column stands in the table twice. How does each penalty split its weight?
#
# <details><summary>The number</summary>
#
# A column stands in the table twice. Ridge splits it evenly. For the lasso every split with equal signs is optimal, and
# the elastic net splits evenly again.<!-- claim: copies -->
#
# </details>
#
# **Units.** A column is written in kilometres instead of metres. How much more does each penalty charge for the same fit?
#
# <details><summary>The number</summary>
#
# A column is written in kilometres instead of metres. L1 then charges a thousand times as much for the same fit, and L2
# a million times.<!-- claim: units_are_charged -->
#
# </details>
#
# **Conventions.** What are λ's names in scikit-learn?
#
# <details><summary>The number</summary>
#
# scikit-learn's `Lasso(alpha=λ)`, `Ridge(alpha=nλ)` and `LogisticRegression(C=1/(nλ))` find our weights.<!-- claim: conventions -->
#
# </details>
#
# **Degrees of freedom.** How many does ridge use, and how many the lasso?
#
# <details><summary>The number</summary>
#
# Ridge uses $\sum_k d_k^2/(d_k^2 + n\lambda)$ degrees of freedom<!-- claim: degrees_of_ridge -->: with orthogonal columns of variance 1 ($X^\top X = nI$) and
# λ = 1 half as many as columns.<!-- claim: degrees_of_ridge --> The lasso uses as many as it has non-zero weights, on average.<!-- claim: degrees_of_the_lasso -->
#
# </details>
#
# **Expected error.** One weight β, noise of variance 1, orthogonal columns. When does ridge win, and when the lasso?
#
# <details><summary>The number</summary>
#
# The expected error of one weight β, with noise of variance 1, is (1 + λ²β²)/(1 + λ)² for ridge, without a bound in β; it is at most
# 1 + λ² for the lasso. So, each at its best λ, ridge wins when all weights are of about the same size, and the lasso
# when a few are large and the others 0.<!-- claim: risks -->
#
# </details>
#
# **Outliers.** One of eleven answers grows to a million. How far do the median and the lasso's weight move?
#
# <details><summary>The number</summary>
#
# Of eleven answers one grows to a million. The median moves by at most one place; the lasso's weight follows the mean,
# less λ.<!-- claim: outlier -->
#
# </details>
#
# **Weight decay.** What does each step of SGD and of Adam do with the penalty (λ/2)‖w‖²?
#
# <details><summary>The number</summary>
#
# On the loss plus (λ/2)‖w‖², SGD multiplies the weight by 1 − ηλ and then steps down the loss. Adam's first step is η
# long in every weight that has a gradient, whatever λ.<!-- claim: decay -->
#
# </details>
#
# **Deep nets.** A ReLU unit has weights b before and a after it. What does rescaling the unit do to the L1 penalty on both?
#
# <details><summary>The number</summary>
#
# A ReLU unit with weights b before and a after it can be rescaled without changing the function. L1 on both falls to
# 2√(|a|‖b‖₁) for nothing.<!-- claim: rescaled_unit -->
#
# </details>
#
# **No calculus.** Two bars of 3 and 1. Move half a unit from the tall to the short one. What happens to both sums?
#
# <details><summary>The number</summary>
#
# Move half a unit from a tall bar to a short one. From 3 and 1 to 2.5 and 1.5: the sum stays 4, the squares fall from 10
# to 8.5.<!-- claim: exchange -->
#
# </details>

# %% [markdown]
# ## Your turn: ridge's zero
#
# Two columns of variance 1 correlate by 0.5 with each other, and by 0.3 and 0.9 with the answer. At which λ is ridge's first
# weight exactly 0? Derive it at a whiteboard first. Then put your line in place of `...`.

# %% tags=["solution"]
from l1l2.lessons.interview import check_crossing

lam = 0.5 * 0.9 / 0.3 - 1  # your line: the λ at which the first weight is 0
check_crossing(lam)

# %% [markdown] tags=["hints"]
# 1. Write down where the gradient of ridge's objective is 0. For the first weight: $(1 + \lambda)w_1 + 0.5\,w_2 = 0.3$.
# 2. Put $w_1 = 0$ into both equations: $0.5\,w_2 = 0.3$ and $(1 + \lambda)w_2 = 0.9$.
# 3. So $w_2$ is 0.6, and $1 + \lambda$ is `0.9 / 0.6`, which is `0.5 * 0.9 / 0.3`.

# %% [markdown]
# ## Your turn: keep the false column out
#
# There is no noise. Two true columns have the weights 1 and 1. A false column correlates by 0.5 with the first and by 0.8 with
# the second; all have variance 1. How much must the two *true* columns correlate with each other, at least, so that the
# lasso has the true support?

# %% tags=["solution"]
from l1l2.lessons.interview import check_correlation

g = 0.5 + 0.8 - 1  # your line: the smallest correlation of the two true columns
check_correlation(g)

# %% [markdown] tags=["hints"]
# 1. It is the irrepresentable condition: the signed sum of the false column's regression coefficients on the true ones
#    must be at most 1 in size.
# 2. The regression coefficients solve a system of two equations, with 1 on the diagonal and g beside it. You need only their sum.
# 3. Add the two equations: the sum of the coefficients times $1 + g$ is $0.5 + 0.8$.

# %% [markdown]
# ## From earlier lessons
#
# Three questions from *Geometry*, *One λ* and *Bug hunt*. Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("geometry/no_law", "disguises/adamw", "bug_hunt/orthonormal_threshold")

# %% [markdown]
# ## Say it in 30 seconds
#
# > A lasso weight is exactly zero when the correlation of its column with the residual, xⱼᵀr/n, is at most λ in size, because
# > the subdifferential of the L1 penalty at zero is [−λ, λ]. The squared L2 penalty has gradient zero there, so ridge needs a
# > correlation of exactly zero. In geometry, the kink is the corner of the diamond. It is no promise: a small λ may
# > leave no zeros, and correlated columns can bring false ones in.
#
# **Without looking.** Your interviewer nods and says: "So the lasso finds the true features." What do you answer?
#
# <details><summary>An answer</summary>
#
# Only under conditions. A false column that resembles several true ones at once can get in, even without noise. The true
# weights must be large enough, and the λ that predicts best is usually smaller than the one that selects best. I would call
# it screening, and check its stability by resampling.
#
# </details>

# %% [markdown]
# ## Further: numbers from training and inference
#
# The bank goes beyond the course: to networks, trees, streams and tests. Its numbers are recomputed as well.
#
# **Early stopping.** Gradient descent from 0, in short steps of η, stops after t steps. Which ridge does it resemble, and how closely?
#
# <details><summary>The number</summary>
#
# In a direction of curvature s, t short steps of size η keep the share 1 − (1 − ηs)ᵗ of least squares. Ridge at λ = 1/(ηt)
# keeps s/(s + λ). The two shares never differ by more than 0.21.<!-- claim: early_stopping -->
#
# </details>
#
# **Dropout.** Entries of X are kept with probability 0.8 and then divided by it. Which penalty is that for a linear model, on average?
#
# <details><summary>The number</summary>
#
# A linear model, entries kept with probability 0.8: the expected squared error is the plain one plus 0.25 times the sum of ‖xⱼ‖²wⱼ²,
# a ridge with its own strength for each column.<!-- claim: dropout_is_ridge -->
#
# </details>
#
# **A leaf.** In a leaf of XGBoost the gradients sum to G = 4 and the second derivatives to H = 3. `reg_alpha` and `reg_lambda` are 1. Which value
# does the leaf get?
#
# <details><summary>The number</summary>
#
# With G = 4 and H = 3, `reg_alpha` and `reg_lambda` of 1, the leaf's value is −0.75: minus the soft threshold of G at α, over H + λ. It is 0
# if |G| ≤ α.<!-- claim: leaf -->
#
# </details>
#
# **A stream.** 2,000 rows arrive one by one, 20 columns, of which 3 matter. SGD adds λ sign(w); dual averaging thresholds the mean gradient. How many zeros
# have they at the end?
#
# <details><summary>The number</summary>
#
# Of 2,000 rows, each seen once, 20 columns, 3 of them true: SGD with λ sign(w) ends without a zero, regularised dual
# averaging with exactly the 17 others at 0.<!-- claim: stream -->
#
# </details>
#
# **The best of 20.** 20 independent columns of pure noise. How often has the best of them a p-value below 0.05?
#
# <details><summary>The number</summary>
#
# 20 independent columns of noise: in 64 % of tables the best has a p-value below 0.05.<!-- claim: picked_p_value -->
#
# </details>
#
# **Inflation.** Two columns correlate by 0.9. How much larger is the variance of a least squares weight than without correlation?
#
# <details><summary>The number</summary>
#
# Two columns correlate by 0.9: the variance of each least squares weight is 5.3 times as large as without correlation.<!-- claim: inflation --> That
# is the variance inflation factor, 1/(1 − R²).
#
# </details>
#
# **A sum as a column.** Of three columns the third is x₁ + x₂ plus a little noise, and y = x₁ + x₂. λ is small. What do ridge and lasso give?
#
# <details><summary>The number</summary>
#
# y = x₁ + x₂, and the third column is their sum, nearly. Ridge gives nearly 1/3, 1/3 and 2/3; the lasso keeps the third column
# alone.<!-- claim: sum_column -->
#
# </details>
#
# **The peak.** 20 rows, 400 equal weights, and a fit of least norm to the first p columns. At which p is the error largest?
#
# <details><summary>The number</summary>
#
# 20 rows, 400 equal weights: the least-norm fit to 20 of the columns has more than 10 times the error of that to 5, and of that to
# all 400.<!-- claim: peak_at_the_rows -->
#
# </details>
#
# **Separable labels.** A column separates the labels. What becomes of the logistic weight as λ goes to 0?
#
# <details><summary>The number</summary>
#
# A column separates the labels: the logistic loss falls for ever as the weight grows, so without a penalty there is no
# minimum. Every λ > 0 gives a finite weight, and L1 gives 0 from λ_max on.<!-- claim: separable -->
#
# </details>
#
# **No norm.** Is (√|w₁| + √|w₂|)² a norm?
#
# <details><summary>The number</summary>
#
# It gives 1 for (1, 0) and for (0, 1), but 4 for their sum: the triangle inequality fails.<!-- claim: half_norm -->
#
# </details>
#
# **Normalised weights.** A loss depends on w only by its direction. The weights are doubled. What happens to the gradient, and to the
# turn of one gradient step?
#
# <details><summary>The number</summary>
#
# A loss that depends on the direction of w alone has a gradient orthogonal to w. With doubled weights the gradient is half
# as large, and a small step turns the direction by a quarter as much.<!-- claim: scale_invariance -->
#
# </details>

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Why does L1 make weights exactly 0, and L2 not?”, “Does the lasso find the true features?” and “When
# do you take L1, when L2, in production?”, three of the interview's questions.
#
# **This is the last notebook.** Come back to the bank in a day, a week and a month. In a copy of the course on your machine,
# `make cards` writes it as an Anki deck, and `make sheet` prints the whole course on one page. And go once more through [Start here](start_here.ipynb): by now you can
# explain its first picture.
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - state why L1 is sparse in 30 seconds, with a condition and not only a picture;
# - derive the soft threshold, λ_max and ridge's isolated zero at a whiteboard;
# - refute the tempting wrong answers, each in one sentence;
# - name, for every question that you missed, the notebook to reread.
#
# **Needs.** *Start here* to *Choosing* and *Bug hunt*. The bank looks ahead to *High dimensions*.
#
# **Sources.** Tibshirani (1996), *Regression shrinkage and selection via the lasso*. The irrepresentable condition: Zhao
# and Yu (2006). Uniqueness: Tibshirani (2013). Degrees of freedom: Zou, Hastie and Tibshirani (2007). Elastic net: Zou and
# Hastie (2005). Decoupled weight decay: Loshchilov and Hutter (2019).
#
# </details>
