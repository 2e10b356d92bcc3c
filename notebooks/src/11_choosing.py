# %% [markdown]
# # Choosing: which λ, and what a selection is worth
#
# **Question.** Which λ, and what may a selection be trusted with?
#
# You have the lasso path of 442 patients, and a doctor wants one model. Beside the ten measurements a careful colleague has
# put thirty columns of random numbers into the table. Every λ gives another model. Which one do you hand over?
#
# **Minutes.** {minutes}
#
# ## Rows that the fit has not seen
#
# The training error always prefers the smallest λ. So use [cross-validation](term:cross-validation): deal the rows into ten
# [folds](term:fold), hold out each in turn, fit to the other nine, and measure the error on the held-out rows.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import predict, two_rules

predict("choosing/noise_at_best", two_rules())

# %% [markdown]
# **Let λ fall** and watch both panels. The grey band is one standard error wide on each side, because the curve is only an
# estimate from ten folds.
#
# The [one-standard-error rule](term:one-standard-error-rule) takes this uncertainty seriously. It chooses the largest λ
# whose error is at most one standard error above the smallest one: the triangle. At [this
# λ](#choosing.two_rules?lam=7.530313377) the lasso keeps four measurements and no noise.<!-- claim: rules --> So hand over
# the star if the doctor wants the best predictions, and the triangle if she wants a short list at a slightly larger error.
#
# **Is the rule a test for noise?** Deal the same rows into other folds, three times:

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import cross_validate, diabetes

noisy, grid = diabetes(30, np.random.default_rng(1)), np.geomspace(30, 1, 49)
for seed in range(1, 4):
    cv = cross_validate(noisy.X, noisy.y, grid, rng=np.random.default_rng(seed))
    print(f"least error at λ = {grid[cv.best]:.2f}, the rule's λ = {grid[cv.one_standard_error]:.2f}")

# %% [markdown]
# <details><summary>An answer</summary>
#
# No, it is a rule of thumb. Both λ change with the folds,<!-- claim: rules_move --> although the patients are the same. A test would
# say how often noise is kept by mistake. This rule does not.
#
# </details>
#
# ## A leak
#
# Now an experiment in which *nothing* can be predicted: 60 patients, and every number is random, y too. A student picks the
# 20 columns that correlate best with y. Then she cross-validates a ridge model on these 20. The two lines in the picture
# pick the columns in two ways: with all rows, or anew in each fold.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import picked_noise

predict("choosing/more_noise", picked_noise())

# %% [markdown]
# This mistake is a [leak](term:leak). Hastie, Tibshirani and Friedman (2009) have met it in published papers. The rule
# against it is short. **Whatever learns from rows is part of the model**: scaling, filling gaps, picking columns, choosing
# λ. Put all these steps into a [pipeline](term:pipeline), and cross-validate the *whole* pipeline. Here are both ways in
# scikit-learn, on one draw:

# %%
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import Lasso, LassoCV, Ridge
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)

# %% tags=["nbval-check-output"]
X, y = rng.standard_normal((60, 1000)), rng.standard_normal(60)
pick, model = SelectKBest(f_regression, k=20), make_pipeline(StandardScaler(), Ridge(alpha=10))
print(f"picked with all rows: R² {cross_val_score(model, pick.fit_transform(X, y), y).mean():.2f}")
print(f"picked in each fold:  R² {cross_val_score(make_pipeline(pick, model), X, y).mean():.2f}")

# %% [markdown]
# R² is 0.58 in the first way and −0.42 in the second.<!-- claim: leak --> The negative number is the honest one: a model
# that has learned noise predicts worse than the mean of y.
#
# **One more leak.** You report the cross-validated error at the λ of least error. Why is this number a little too good?
#
# <details><summary>An answer</summary>
#
# This λ was chosen *because* its error was the smallest, and part of that was luck with these folds. To report an error,
# keep rows that the search never sees.
#
# </details>
#
# ## Bias, and the refit
#
# The penalty also acts on the columns that should stay: it moves their coefficients towards 0. This is the lasso's
# [bias](term:bias). In the picture the truth is known: 5 of 20 columns are at work. At [λ =
# 0.461](#choosing.refit?lam=0.461) the lasso keeps exactly these five, but the sizes of its coefficients sum to 2.57 instead
# of 4.93.<!-- claim: refits --> A [refit](term:refit) is least squares on the selected columns alone.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import refit

predict("choosing/refit_or_lasso", refit())

# %% [markdown]
# So a refit takes the shrinkage away, but it cannot repair the selection. **It helps if the selection is right.**
#
# ## What cross-validation does not say
#
# It does not say that the lasso finds the true columns. Here is the simplest case, *without any noise*: y is the sum of two
# orthogonal columns. A third, false column resembles both.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.choosing import third_column

Live(third_column())

# %% [markdown]
# **Go from [0.45](#choosing.third_column?correlation=0.45) to [0.55](#choosing.third_column?correlation=0.55).** Diamond and
# circle again! A column can be anywhere in the circle. In the diamond its two correlations sum to less than 1 in size, and the
# lasso leaves it out, at every λ. Outside, for true weights of these signs, the false column comes first and is in at every λ between 0 and
# [λ_max](term:lambda-max), however many rows there are.<!-- claim: inside_the_diamond --> For any number of columns this is the
# [irrepresentable condition](term:irrepresentable-condition) (Zhao and Yu 2006).
#
# It does not say that p-values of the selected columns mean anything, because the same data picked these columns. *Further*
# counts how wrong they are.
#
# And cross-validation assumes independent rows. If a patient has several rows, put them into one fold.
#
# ## Your turn
#
# **The rule as code.** Write the one-standard-error rule for any table of a cross-validation. `lam`, `mean` and `se` are
# arrays: λ, the mean error, and its standard error. The check tries tables in which the usual slips show.

# %% tags=["solution"]
from l1l2.lessons.choosing import check_rule


def rule(lam, mean, se):
    limit = mean.min() + se[mean.argmin()]  # your line: the largest error that is still close enough
    chosen = lam[mean <= limit].max()  # your line: the λ that the rule takes
    return chosen


check_rule(rule)

# %% [markdown] tags=["hints"]
# 1. First find the smallest mean. One standard error above it is the limit. But there are many standard errors in the table:
#    which one?
# 2. `mean.argmin()` is the place of the smallest mean, and `se[...]` the standard error there. Among all λ with a mean up to
#    the limit, take the largest. The table may be sorted either way.
# 3. `limit = mean.min() + se[mean.argmin()]`, and `lam[mean <= limit]` holds the candidates.

# %% [markdown]
# **Which step leaks?** Somebody prepares a table with all rows, and then cross-validates a lasso:
#
# - A: replaces each income by its logarithm;
# - B: fills each gap with the mean of its column;
# - C: drops the columns whose correlation with y is below 0.1;
# - D: adds the index weight / height² of each patient;
# - E: divides each column by its standard deviation;
# - F: fits least squares once, and removes the patients with the largest residuals.
#
# Which of the steps learn from the y of the held-out rows, and which learn from these rows without looking at y?

# %% tags=["solution"]
from l1l2.lessons.choosing import check_steps

with_y = "CF"  # your line: the letters of the steps that learn from the y of held-out rows
without_y = "BE"  # your line: the letters of those that learn from held-out rows, but not from y
check_steps(with_y, without_y)

# %% [markdown] tags=["hints"]
# 1. Take away one patient. For which steps does the prepared row of *another* patient change?
# 2. For four of the six it changes, or the other patient may even disappear. Two of these four need y.
# 3. A and D use one row at a time. Of the others, a mean and a standard deviation need the column only.

# %% [markdown]
# **Stability selection.** [This](term:stability-selection) asks: how sure is a selection? Fit the lasso to 100 random halves of the rows. The share of halves in which
# a column is kept says more than one fit. Write it, with scikit-learn's `Lasso` or our `lasso_path`.

# %%
from l1l2.lessons.choosing import check_stability


def fit_half(X, y, lam, rng):
    rows = rng.choice(len(y), len(y) // 2, replace=False)
    return Lasso(alpha=lam, fit_intercept=False).fit(X[rows], y[rows]).coef_


# %% tags=["solution"]
def stability(X, y, lam, rng):
    fits = np.array([fit_half(X, y, lam, rng) for _ in range(100)])
    shares = (fits != 0).mean(axis=0)  # your line: how often each column is kept
    return shares


check_stability(stability)

# %% [markdown] tags=["hints"]
# 1. `fits` has a row for each half and a column for each weight. When is a column kept?
# 2. `fits != 0` is a table of True and False. The mean of such a table counts each True as 1.
# 3. Take the mean over the halves: `axis=0`.

# %% [markdown]
# ## Say it in 30 seconds
#
# > I choose λ by cross-validation, with every step that learns from data inside the folds. For prediction I take the λ of
# > least error. For a shorter model I take the one-standard-error rule. The selection may still contain noise and miss true
# > columns, and its coefficients are biased towards 0. A refit takes this shrinkage away, but it only helps if the selection
# > is right. P-values after selection are too optimistic.
#
# **Without looking.** “We first picked the 50 best features, and then cross-validated: R² is 0.6.” What do you answer, in
# two sentences?
#
# <details><summary>An answer</summary>
#
# The features were picked with the y of the held-out rows, so this R² may come from noise alone. Put the picking into the
# pipeline, and measure again.
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("paths/near_copies", "paths/in_metres", "derivative/strictly_less")

# %% [markdown]
# ## Further: the same in scikit-learn
#
# `LassoCV` chooses λ in one line, and has a small leak. Inside: how large it is, and the clean way.

# %% tags=["nbval-check-output"]
fitted = make_pipeline(StandardScaler(), LassoCV(cv=10)).fit(noisy.X, noisy.y)
print(f"alpha = {fitted[-1].alpha_:.2f}, {(fitted[-1].coef_ != 0).sum()} of 40 columns")

# %% [markdown]
# `LassoCV` deals its folds *inside* the pipeline, after `StandardScaler` has seen all rows. This is a leak, but a small one,
# because scaling does not look at y. Here it changes the errors by less than 1%.<!-- claim: small_leak --> The clean way
# searches over the whole pipeline:

# %% tags=["nbval-check-output"]
whole = make_pipeline(StandardScaler(), Lasso())
clean = GridSearchCV(whole, {"lasso__alpha": [2, 3, 4, 5, 6]}, cv=10).fit(noisy.X, noisy.y)
print("alpha =", clean.best_params_["lasso__alpha"])

# %% [markdown]
# ## Further: degrees of freedom
#
# How much does a fit follow the noise? Inside: one definition for every method, and a surprise about the lasso.

# %% [markdown]
# For least squares on p independent columns the answer is p. In general the [degrees of freedom](term:degrees-of-freedom)
# are $\sum_i \operatorname{cov}(\hat y_i, y_i)/\sigma^2$: how strongly each fitted value follows the noise in its own y.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import freedom

Live(freedom())

# %% [markdown]
# Ridge keeps a share $d_j^2/(d_j^2 + n\lambda)$ of each principal direction,<!-- claim: freedoms --> where $d_j$ are the
# singular values of X. Its degrees of freedom are the sum of these shares.
#
# For the lasso they are the *expected* number of non-zero coefficients.<!-- claim: freedoms --> This is surprising: the
# columns were picked with the help of y, and this search should cost extra. Shrinkage pays for it, exactly (for Gaussian
# noise, linearly independent columns and a λ that was fixed before). Best subset selection does not shrink, so with the same
# number of columns it uses more in general. Put it to the test, with 100 new y for the same X:

# %%
from l1l2 import lasso_path, standardise

data = diabetes()
d = standardise(data.X, data.y)
path = lasso_path(d.X, d.y)

# %% tags=["nbval-check-output"]
truth, lam, sigma = d.X @ path.at(0.0), 5.0, 54.0
found = []
for noise in sigma * np.random.default_rng(0).standard_normal((100, len(truth))):
    w = lasso_path(d.X, truth + noise, lam_min=lam).at(lam)
    found.append([(w != 0).sum(), (d.X @ (w - path.at(lam))) @ noise / sigma**2])
print("mean number of non-zeros {:.1f}, degrees of freedom {:.1f}".format(*np.mean(found, axis=0)))

# %% [markdown]
# The two agree as well as 100 draws can tell.<!-- claim: count_is_freedom -->

# %% [markdown]
# ## Further: p-values after a selection
#
# A table of p-values beside the selected columns looks serious. Inside: what it says about pure noise.

# %% [markdown]
# 100 rows, 50 columns, and y has nothing to do with them. The lasso picks a few columns. Then least squares on these columns
# prints its p-values. If they are honest, 5% of them are below 0.05.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import count_small_p_values

print(f"the rows that picked the columns: {count_small_p_values(fresh=False):.0%} below 0.05")
print(f"new rows:                         {count_small_p_values(fresh=True):.0%} below 0.05")

# %% [markdown]
# **Why is the first number so large?**
#
# <details><summary>An answer</summary>
#
# On the rows that picked them, 62% of the noise columns look significant, and on new rows 5%.<!-- claim: p_values --> The lasso
# has picked them *because* they correlate with y on these rows.
#
# </details>
#
# Splitting the rows is the simple repair. Others use all rows:
# [selective inference](https://doi.org/10.1214/15-AOS1371) (Lee, Sun, Sun and Taylor 2016) computes p-values given that these
# columns were selected. The [debiased lasso](https://doi.org/10.1111/rssb.12026) (Zhang and Zhang 2014) adds a correction to each
# weight, and then has normal confidence intervals. [Knockoffs](https://doi.org/10.1214/15-AOS1337) (Barber and Candès 2015) add a
# fake copy of each column and count how many fakes are picked.

# %% [markdown]
# ## Further: where the noise ends
#
# Theory chooses λ by a formula, without folds. Inside: where σ√(2 log p/n) comes from.

# %% [markdown]
# The lasso is all zeros from λ = max |xⱼᵀy|/n on. If y is pure noise of standard deviation σ, how large is this maximum?

# %% tags=["nbval-check-output"]
rng = np.random.default_rng(0)
for p in (10, 100, 1000):
    draws = [rng.standard_normal((p, 100)) @ rng.standard_normal(100) / 100 for _ in range(50)]
    largest = np.mean([abs(draw).max() for draw in draws])
    print(f"{p:4d} columns: measured {largest:.2f}, formula {np.sqrt(2 * np.log(p) / 100):.2f}")

# %% [markdown]
# **Four times as many rows, twice the noise, or the square of the number of columns: what does each do to this λ?**
#
# <details><summary>An answer</summary>
#
# It halves, it doubles, and it grows by the factor √2 only.
#
# </details>
#
# The formula is a little above the mean of the maximum.<!-- claim: noise_ends --> So with about this λ most noise columns stay
# out. For the table of the first picture it is 7.0: above the λ of least error, 3.21, and near the 7.53 of the
# rule.<!-- claim: formula_for_the_table --> Cross-validation wants good predictions, so it takes a smaller λ, and lets some
# noise in.

# %% [markdown]
# ## What comes next
#
# **You can now answer** “How do you choose λ?”, “Does the lasso find the true features?” and “The lasso is biased. How, and
# what can be done?”, three of the interview's questions.
#
# **Next:** [High dimensions](high_dimensions.ipynb). In two dimensions the corner was easy to see. Is it still there in a
# thousand?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - choose λ by cross-validation without a leak, and say what the one-standard-error rule buys;
# - name the steps of an analysis that leak, and repair them;
# - say when a refit of the selected columns helps, and when it harms;
# - say when the lasso must pick a false column, and what p-values after a selection are worth;
# - measure how much a fit follows the noise, by degrees of freedom.
#
# **Needs.** *Paths*. A little scikit-learn.
#
# **Sources.** The one-standard-error rule: Breiman, Friedman, Olshen and Stone (1984). The leak: Hastie, Tibshirani and
# Friedman (2009), section 7.10.2. Stability selection: Meinshausen and Bühlmann (2010). Degrees of freedom: Zou, Hastie and Tibshirani (2007). The irrepresentable condition: Zhao
# and Yu (2006).
#
# </details>
