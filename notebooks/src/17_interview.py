# %% [markdown]
# # Interview: thirty seconds, two minutes, a whiteboard
#
# **Question.** Can you answer it in 30 seconds, in 2 minutes, at a whiteboard, and survive the follow-up?
#
# **Minutes.** {minutes}. That is one quiz, two questions of the mock interview, and the numbers. The bank is for coming back.
#
# **Needs.** *Start here* to *Paths* and *Bug hunt*. The bank looks ahead to *High dimensions*.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - state why L1 is sparse in 30 seconds, with a condition and not only a picture;
# - derive the soft threshold, λ_max and ridge's isolated zero at a whiteboard;
# - refute the tempting wrong answers, each in one sentence;
# - name, for every question that you missed, the notebook to reread.
#
# **Sources.** Tibshirani (1996), *Regression shrinkage and selection via the lasso*. Irrepresentable columns: Zhao and
# Yu (2006). Uniqueness: Tibshirani (2013). Degrees of freedom: Zou, Hastie and Tibshirani (2007). Elastic net: Zou and
# Hastie (2005). Decoupled weight decay: Loshchilov and Hutter (2019).
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Geometry*, *One λ* and *Bug hunt*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("geometry/no_law", "one_lambda/second_column", "bug_hunt/orthonormal_threshold")

# %% [markdown]
# ## Quiz
#
# Eight questions, mixed from the bank. Answer before you read on: what stands below the mock interview gives answers
# away. Once you have answered, every option opens to a reply, the wrong ones too. At the end stands your score by theme,
# with links to what to reread; it is there again when you come back. Another number in `default_rng` draws other questions.

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2.lessons.interview import quiz

quiz(8, np.random.default_rng(12))

# %% [markdown]
# ## Mock interview
#
# Choose how long you may speak, start the clock, and say it aloud. Then show the answer, tick what you said *yourself*, and
# let them go on: every question has two follow-ups. *Finish* sums up what was asked and what you ticked. This browser keeps
# the summary, and it can be saved as Markdown.

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
# Any of them can be read in full: put the name of one that you missed between the brackets. The first one is the question
# that this course is about.

# %% tags=["nbval-check-output"]
BANK["why_sparse"]

# %% [markdown]
# ## Numbers to have ready
#
# A number that you can derive ends a discussion. Each of these is recomputed by the tests of this course.
#
# - **Two maps.** At λ = 1 a least squares weight of 1.5 becomes 0.5 under L1 and 0.75 under L2.<!-- claim: two_maps -->
# - **Ridge can be 0.** Two columns of variance 1 correlate by 0.5 with each other, and by 0.4 and 0.9 with the answer.
#   Ridge's first weight is exactly 0 at λ = 0.125, and at no other λ.<!-- claim: ridge_crosses_once -->
# - **The lasso can be wrong without noise.** Two uncorrelated true columns have weight 1. A false one correlates 0.6 with
#   each of them. All three have variance 1. The false one enters *first*, at λ_max = 1.2, and stays in the model all the way
#   down.<!-- claim: false_column_without_noise -->
# - **More columns than rows.** With 20 rows and an intercept the lasso keeps at most 19 of 100 generic columns, at every λ.<!-- claim: no_more_columns_than_rows -->
# - **Copies.** A column stands in the table twice. Ridge splits it evenly. For the lasso every split with equal signs is
#   optimal, and the elastic net splits evenly again.<!-- claim: copies -->
# - **Units.** A column is written in kilometres instead of metres. L1 then charges a thousand times as much for the same
#   fit, and L2 a million times.<!-- claim: units_are_charged -->
# - **Conventions.** scikit-learn's `Lasso(alpha=λ)`, `Ridge(alpha=nλ)` and `LogisticRegression(C=1/(nλ))` find our weights.<!-- claim: conventions -->
# - **Degrees of freedom.** Ridge uses $\sum_k d_k^2/(d_k^2 + n\lambda)$ degrees of freedom<!-- claim: degrees_of_ridge -->: with orthogonal columns of
#   variance 1 ($X^\top X = nI$) and λ = 1 half as many as columns.<!-- claim: degrees_of_ridge --> The lasso uses as many as it has living weights, on
#   average.<!-- claim: degrees_of_the_lasso -->
# - **Expected error** of one weight β, with noise 1: (1 + λ²β²)/(1 + λ)² for ridge, without a bound in β; at most 1 + λ²
#   for the lasso. So, each at its best λ, ridge wins when all weights are of about the same size, and the lasso when a few
#   are large and the others 0.<!-- claim: risks -->
# - **Outliers.** Of eleven answers one grows to a million. The median moves by at most one place; the lasso's weight
#   follows the mean, less λ.<!-- claim: outlier -->
# - **Weight decay.** On the loss plus (λ/2)‖w‖², SGD multiplies the weight by 1 − ηλ and then steps down the loss. Adam's
#   first step is η long in every weight that has a gradient, whatever λ.<!-- claim: decay -->
# - **Deep nets.** A ReLU unit with weights b before and a after it can be rescaled without changing the function. L1 on
#   both falls to 2√(|a|‖b‖₁) for nothing.<!-- claim: rescaled_unit -->
# - **No calculus.** Move half a unit from a tall bar to a short one. From 3 and 1 to 2.5 and 1.5: the sum stays 4, the
#   squares fall from 10 to 8.5.<!-- claim: exchange -->

# %% [markdown]
# ## Your turn: ridge's zero
#
# At the whiteboard, for two columns of variance 1 that correlate by $g$, the equations of ridge give
#
# $$
# w_1 = \frac{(1 + \lambda)\,c_1 - g\,c_2}{(1 + \lambda)^2 - g^2}, \qquad c_j = x_j^\top y/n.
# $$
#
# Now $g = 0.5$, $c_1 = 0.3$ and $c_2 = 0.9$. At which λ is ridge's first weight exactly 0? Put your line in place of `...`.

# %% tags=["solution"]
from l1l2.lessons.interview import check_crossing

lam = 0.5 * 0.9 / 0.3 - 1  # your line: the λ at which the first weight is 0
check_crossing(lam)

# %% [markdown] tags=["hints"]
# 1. A fraction is 0 where its numerator is.
# 2. The numerator is $(1 + \lambda)\,c_1 - g\,c_2$. Put the three numbers in.
# 3. $(1 + \lambda)\cdot 0.3 = 0.5 \cdot 0.9$. So $1 + \lambda$ is `0.5 * 0.9 / 0.3`.

# %% [markdown]
# ## Say it in 30 seconds
#
# > At zero the L1 price has a kink, whose slopes fill the interval from −λ to λ. A weight is exactly 0 when the pull of the
# > data on it, its column's correlation with what the others leave unexplained, lies inside. The squared L2 price is flat
# > at zero, so any pull moves the weight. The same fact is the corner of the diamond, the constant pull that stops, and
# > the kink of the Laplace log-density, of which only the peak is sparse. It is no promise: a small λ may leave no zeros,
# > and correlated columns can bring false ones in.
#
# **Without looking.** Your interviewer nods and says: "So the lasso finds the true features." What do you answer?
#
# <details><summary>An answer</summary>
#
# Only under conditions. A false column that resembles several true ones at once can get in, even without noise. The
# signals must be strong enough, and the λ that predicts best is usually smaller than the one that selects best. I would call it
# screening, and check its stability by resampling.
#
# </details>
#
# **You can now answer** “Why does L1 make weights exactly 0, and L2 not?”, “Does the lasso find the true features?” and “When
# do you take L1, when L2, in production?”, three of the interview's questions.
#
# **This is the last notebook.** Come back to the bank above in a day, a week and a month; spacing is what Anki is for, and
# `make cards` writes the bank as an Anki deck. `make sheet` prints the whole course on one page. And go once more through
# [Start here](start_here.ipynb): by now you can explain its first picture.
