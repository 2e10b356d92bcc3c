# %% [markdown]
# # Choosing: which λ, and what a selection is worth
#
# **Question.** Which λ, and what may a selection be trusted with?
#
# **Minutes.** {minutes}
#
# **Needs.** *Paths*. A little scikit-learn.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - choose λ by cross-validation without a leak, and say what the one-standard-error rule buys;
# - measure how much fitting has been done, by degrees of freedom;
# - say when a refit of the survivors helps, and when it harms.
#
# **Sources.** Degrees of freedom: Zou, Hastie and Tibshirani (2007). The one-standard-error rule: Breiman, Friedman,
# Olshen and Stone (1984). The leak: Hastie, Tibshirani and Friedman (2009), section 7.10.2.
#
# </details>
#
# ## Choose λ
#
# For prediction, ask rows that the fit has not seen: *cross-validation*. Ten folds take turns at being held out. The
# picture takes the diabetes data with 30 columns of pure noise.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.choosing import two_rules

Live(two_rules())

# %% [markdown]
# The least error is at λ = 3.21, and there 3 of the 30 columns of noise are in.<!-- claim: rules --> That is typical: a larger λ would keep them out, and
# shrink the true columns more. The **one-standard-error rule** takes the largest λ whose error is within one standard error of
# the least: 7.53, four measurements and no noise.<!-- claim: rules --> It buys a shorter model for a little error. And it is a rule of thumb, not a
# test: deal the rows into other folds, and both λ move.<!-- claim: rules_move -->

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import cross_validate, diabetes

noisy, grid = diabetes(30, np.random.default_rng(1)), np.geomspace(30, 1, 49)
for seed in range(1, 4):
    cv = cross_validate(noisy.X, noisy.y, grid, rng=np.random.default_rng(seed))
    print(f"least error at λ = {grid[cv.best]:.2f}, the rule's λ = {grid[cv.one_standard_error]:.2f}")

# %% [markdown]
# In scikit-learn this is `LassoCV`. A `Pipeline` keeps the scaling with it, also when the model meets new rows:

# %% tags=["nbval-check-output"]
from sklearn.linear_model import LassoCV, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

fitted = make_pipeline(StandardScaler(), LassoCV(cv=10)).fit(noisy.X, noisy.y)
print(f"alpha = {fitted[-1].alpha_:.2f}, {(fitted[-1].coef_ != 0).sum()} of 40 columns")

# %% [markdown]
# ## A leak
#
# Sixty rows, a thousand columns, and *everything is noise*: nothing can be predicted. Pick the 20 columns that correlate best
# with y, then cross-validate a ridge model on them. What is R² on the held-out rows?

# %% tags=["nbval-check-output"]
from l1l2 import ask

ask("choosing/screened_noise")

# %% tags=["nbval-check-output"]
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.model_selection import cross_val_score

rng = np.random.default_rng(0)
X, y = rng.standard_normal((60, 1000)), rng.standard_normal(60)
pick, model = SelectKBest(f_regression, k=20), make_pipeline(StandardScaler(), Ridge(alpha=10))
print(f"held-out R²: {cross_val_score(model, pick.fit_transform(X, y), y).mean():.2f}")

# %% [markdown]
# 0.58, from nothing.<!-- claim: leak --> The columns were picked with the answers of *all* rows, also of those that were held out later. The
# repair is short: put the picking into the pipeline, and every fold picks for itself.

# %% tags=["nbval-check-output"]
print(f"held-out R²: {cross_val_score(make_pipeline(pick, model), X, y).mean():.2f}")

# %% [markdown]
# −0.42: worse than predicting the mean<!-- claim: leak -->, as we must expect of a model that has learned noise. **Whatever learns from rows is part
# of the model**: scaling, imputing, picking columns, choosing λ. So it belongs in the pipeline, and the *whole pipeline* belongs in
# the cross-validation.
#
# Look at `LassoCV` above once more. It deals its folds *inside* the pipeline, after `StandardScaler` has seen all rows: a leak,
# too. It is a small one, because scaling does not look at y. Here it moves the errors by less than 1%.<!-- claim: small_leak --> The clean way costs one
# line:

# %% tags=["nbval-check-output"]
from sklearn.linear_model import Lasso
from sklearn.model_selection import GridSearchCV

whole = make_pipeline(StandardScaler(), Lasso())
clean = GridSearchCV(whole, {"lasso__alpha": [2, 3, 4, 5, 6]}, cv=10).fit(noisy.X, noisy.y)
print("alpha =", clean.best_params_["lasso__alpha"])

# %% [markdown]
# The error of the winner is a little too good, for it was picked for being the least. To report an error, keep rows that the
# search never sees.
#
# ## Degrees of freedom
#
# How much fitting has been done? For least squares on p independent columns the answer is p. In general the *degrees of
# freedom* are $\sum_i \operatorname{cov}(\hat y_i, y_i)/\sigma^2$, how much the fitted values follow the noise.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import freedom

Live(freedom())

# %% [markdown]
# Ridge keeps a share $d_j^2/(d_j^2 + n\lambda)$ of each principal direction<!-- claim: freedoms -->, and its degrees of freedom are the sum of the
# shares ($d_j$ are the singular values of X). For the lasso they are the *expected* number of coefficients that are not 0.<!-- claim: freedoms --> That is
# strange: the survivors were picked by looking at y, which should cost extra. Shrinkage pays it back, exactly (for Gaussian
# noise, linearly independent columns and a λ that was fixed before). Put it to the test, on 100 new answers for the same X:

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
print("mean number of survivors {:.1f}, degrees of freedom {:.1f}".format(*np.mean(found, axis=0)))

# %% [markdown]
# The two agree as well as 100 draws can tell.<!-- claim: count_is_freedom -->
#
# ## Bias, and the refit
#
# The price does not stop at the columns that it should remove: the coefficients of survivors are pulled to 0 as well. Here
# the truth is known: 5 of 20 columns are at work.

# %% tags=["nbval-check-output"]
from l1l2.lessons.choosing import refit

Live(refit())

# %% [markdown]
# At [λ = 0.46](#choosing.refit?lam=0.461) the lasso keeps exactly the five columns, and the sizes of its coefficients sum to 2.57 instead of 4.93.<!-- claim: refits --> Least
# squares on these five takes the bias back: the distance to the truth falls from 1.09 to 0.18.<!-- claim: refits --> But move λ down to
# [0.07](#choosing.refit?lam=0.0679): the
# refit gives the noise columns that got in their full say, too, and is now farther from the truth than the lasso.<!-- claim: refits -->
#
# **Next:** [High dimensions](high_dimensions.ipynb). In two dimensions the corner was easy to see. Is it still
# there in a thousand?
