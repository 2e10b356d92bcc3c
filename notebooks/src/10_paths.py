# %% [markdown]
# # Paths: scale, copies, λ
#
# **Question.** The whole path on real data: what do units, correlation and other libraries' conventions do to it?
#
# **Minutes.** {minutes}
#
# **Needs.** *Start here* and *Derivative*; *Geometry* helps. A little scikit-learn.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - read a lasso path: who is in, since when, and what may become of it;
# - compute what a change of units does to the price of a column, under L1 and under L2;
# - say what each penalty does with copies and near copies, and when to mix the two;
# - translate λ between libraries.
#
# **Sources.** Paths: Efron, Hastie, Johnstone and Tibshirani (2004). Elastic net: Zou and Hastie (2005).
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Start here*, *Geometry* and *Derivative*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("start_here/when_zero", "geometry/no_law", "derivative/strictly_less")

# %% [markdown]
# ## All λ at once
#
# Six columns made to order: neighbours correlate by 0.9, and y needs x2, x4 and x6 only. λ falls from left to right, and each
# line is a coefficient. Between two *knots* the lasso's lines are straight in λ (here they bend, because the axis is
# logarithmic), so a few knots hold every solution. Ridge has no knots: its lines are smooth.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import correlated_paths, predict

predict("paths/who_stays", correlated_paths())

# %% [markdown]
# **Press play**, or let λ fall step by step. Each name stands beside its line as soon as its column has joined.
#
# ## Ten columns of real data
#
# The same for 442 patients and ten columns, standardised. Let λ fall, and watch HDL.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.paths import diabetes_paths

Live(diabetes_paths())

# %% [markdown]
# A picture may round, so ask the path:

# %% tags=["nbval-check-output"]
from l1l2 import diabetes, lasso_path, ridge_path, standardise

data = diabetes()
d = standardise(data.X, data.y)
path = lasso_path(d.X, d.y)
for lam, w in zip(path.lam, path.w[:, data.names.index("HDL")], strict=True):
    print(f"λ = {lam:6.3f}   HDL {w:7.2f}", "exactly 0" if w == 0 else "")

# %% [markdown]
# HDL is negative at first. Between λ = 0.104 and λ = 0.062 it is exactly 0<!-- claim: hdl_leaves_and_returns --> (go to
# [λ = 0.0794](#paths.diabetes_paths?lam=0.0794)), and then it comes back with the other sign.<!-- claim: hdl_leaves_and_returns --> A
# ridge coefficient that changes its sign is 0 at isolated λ only.
#
# **How many can be in at once?** On a path from `lasso_path` never more than there are rows, and with centred columns one fewer:
# at most min(n − 1, p) coefficients differ from 0.<!-- claim: at_most_rows_less_one --> Ridge uses all columns here.

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import sparse_regression

few = sparse_regression(10, 50, rng=np.random.default_rng(0))
rows = standardise(few.X, few.y)
print("lasso:", (lasso_path(rows.X, rows.y).w != 0).sum(axis=1).max(), "of 50 columns at most, with 10 rows")
print("ridge:", (ridge_path(rows.X, rows.y).at(0.1) != 0).sum())

# %% [markdown]
# ## A column in other units
#
# Multiply one column by s: from metres to centimetres, s is 100. Least squares does not care: the coefficient becomes s times
# smaller, and the effect of a standard deviation stays what it was. The penalties see the coefficient.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import units

predict("paths/other_units", units())

# %% [markdown]
# **Move s** to [0.2](#paths.units?s=0.2), and then to [5](#paths.units?s=5). Above the bars stands what
# each penalty charges for the effect of the column.
#
# In practice, standardise, unless all columns share a unit that means something (pixels, say). And do not penalise the
# intercept: it only says where zero is on the scale of y. `standardise` centres instead.
#
# ## The same column twice
#
# Now give body mass to both methods *twice*. The fit sees only the sum of the two coefficients. In the picture each method
# keeps its sum, and you share it out between the copies. In the middle stands the **elastic net**: its penalty is a share
# `l1_ratio` of λ‖w‖₁ and the rest of it of ½λ‖w‖².

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import twice

predict("paths/two_copies", twice())

# %% [markdown]
# **Move the share** of the first copy to [0](#paths.twice?split=0), where the second copy has all, and beyond, to
# [−0.5](#paths.twice?split=-0.5), where the two have opposite signs.
#
# ### Columns that are nearly copies
#
# Real columns are only nearly copies. If they are continuous, the lasso's minimiser is unique again (with
# probability 1), but it hangs by a hair. Here all six true coefficients are 1, the dotted line. Press play: each frame is
# another sample of 50 rows.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import near_copies

Live(near_copies())

# %% [markdown]
# In nine of the ten samples the lasso drops at least one of the three copies<!-- claim: dropped_copies --> (correlation 0.98), though all are at work. **Dropped
# does not mean irrelevant.** The elastic net and ridge give the copies similar weights in all ten: the smallest is at least 70% of
# the largest.<!-- claim: dropped_copies -->
#
# ## The same number is not the same strength
#
# `Lasso(alpha=1)`, `Ridge(alpha=1)`, `LogisticRegression(C=1)`, `weight_decay=1`: each library writes its own objective.
# The picture shows the numbers that give the same weights, for the first n patients.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import dictionary

predict("paths/more_rows", dictionary())

# %% [markdown]
# **Move n**, then λ. Which dots move with n, and in which direction?
#
# ### Your problem in their words
#
# `translate` gives the arguments for a problem of yours. Our objective is $\frac1{2n}\lVert y - Xw\rVert^2$ plus λ‖w‖₁ or
# $\frac\lambda2\lVert w\rVert^2$; for yes and no it is the mean logistic loss plus the same.

# %% tags=["nbval-check-output"]
from l1l2 import L1, L2, Logistic, Problem, Quadratic, translate

labels = np.where(d.y > 0, 1.0, -1.0)
for problem in (Problem(Quadratic(d.X, d.y), L2(0.1)), Problem(Logistic(d.X, labels), L1(0.1))):
    print(*translate(problem), sep="\n")

# %% [markdown]
# - scikit-learn's `Lasso` and `ElasticNet` have our 1/(2n). Its `Ridge` minimises the sum of squares plus alpha‖w‖².
# - `LogisticRegression(C)` minimises C times the sum of the losses plus the penalty.<!-- claim: other_libraries --> Since version 1.8 one writes `l1_ratio=1` for
#   L1 and `l1_ratio=0` for L2; before, `penalty="l1"` and `penalty="l2"`. L1 needs `solver="saga"` or `"liblinear"`, and
#   `"liblinear"` penalises the intercept.
# - glmnet divides y by its standard deviation first. That changes nothing for L1. For L2 its lambda is λ times the
#   standard deviation of y.<!-- claim: other_objectives -->
# - PyTorch's `weight_decay` adds its number times w to the gradient of *your* loss. `MSELoss` has 1/n and no ½, so it is 2λ.<!-- claim: other_objectives --> With
#   `Adam` the penalty's gradient is divided by the size of past gradients, so weights with large gradients shrink less.
#   `AdamW` shrinks the weights directly, outside the gradient: that is no L2 penalty.
#
# ## Your turn
#
# A colleague has used `Ridge(alpha=221)` on 442 rows. Which λ is that here? And which C gives `LogisticRegression` the
# strength λ = 0.02 on the same 442 rows?

# %% tags=["solution"]
from l1l2.lessons.paths import check_translation

lam = 221 / 442  # your line: our λ for Ridge(alpha=221) on 442 rows
C = 1 / (442 * 0.02)  # your line: C for λ = 0.02 on 442 rows
check_translation(lam, C)

# %% [markdown] tags=["hints"]
# 1. Write both objectives down, one under the other. By which factor must you multiply ours, so that the losses agree?
# 2. Ours times 2n is ‖y − Xw‖² + nλ‖w‖². `LogisticRegression` minimises C times the *sum* of the losses plus the penalty, and
#    ours has the *mean* of the losses.
# 3. alpha = nλ, so `lam = 221 / ...`; and C·sum + penalty is ours divided by λ, so `C = 1 / (... * 0.02)`. The same number belongs in
#    both gaps.

# %% [markdown]
# **Then without a stub.** Fit `Ridge(alpha=44.2, fit_intercept=False)` to `d.X, d.y` in a new cell, and compare its `coef_` with
# `ridge_path(d.X, d.y).at(0.1)`. Then leave half of the rows out, and make them agree again.
#
# <details><summary>An answer</summary>
#
# They agree to rounding. With 221 rows it takes `alpha=22.1` for λ = 0.1, because alpha = nλ.<!-- claim: half_of_the_rows -->
#
# </details>
#
# ## What this does not say
#
# It does not say that the lasso finds the true columns. A false column that resembles two true ones at once can be in at every λ
# below λ_max, even without noise: the *irrepresentable condition* fails (Zhao and Yu 2006; *Interview* has the numbers). It does
# not say that the survivors' p-values mean anything: they were picked by the same data. And cross-validation assumes rows that are alike and
# independent: with several rows a patient, or with time, deal whole groups or whole stretches into the folds.
#
# ## Say it in 30 seconds
#
# > Standardise, inside a pipeline. The lasso path is piecewise linear with knots where columns join and, sometimes, leave. Of
# > near copies the lasso often drops some, and ridge shares among all; the elastic net shares and still makes zeros. I choose λ
# > by cross-validation, with everything that learns from data inside the folds, and by the one-standard-error rule if I want it
# > short. λ is not portable: Lasso's alpha is λ, Ridge's alpha nλ, C is 1/(nλ). Survivors are shrunk, so I refit if sizes matter.
#
# **Without looking.** "We dropped the feature, because its lasso coefficient is 0." Name two reasons why that may be a mistake,
# and a check for each.
#
# <details><summary>An answer</summary>
#
# It may have a near copy that was kept: look at its correlations with the survivors, count over resampled rows how often it is
# in, or fit ridge, which shares among copies. Or its units made it expensive: check that the columns were standardised. (There
# ridge is no help: where the lasso's price is divided by s, ridge's is divided by s².)
#
# </details>
#
# **Your own data.** The workbench fits any table of numbers with any penalty of this notebook, beside scikit-learn, and says
# what is wrong with the table if something is.

# %% tags=["nbval-check-output"]
from l1l2.workbench import workbench

workbench()

# %% [markdown]
# **You can now answer** “What do L1 and L2 do with correlated features?”, “Do you standardise first? Do you penalise the
# intercept?” and “How do you choose λ, and how do the λ of different libraries compare?”, three of the interview's
# questions.
#
# **Next:** [Choosing](choosing.ipynb). Which λ of the path should one take, and what may its zeros be trusted with?
