# %% [markdown]
# # Paths: scale, copies, λ
#
# **Question.** The whole path on real data: what do units, correlation and the conventions of other libraries do to it?
#
# You have fitted a lasso to the measurements of 442 patients, and it has dropped a column. A doctor asks: would you have
# kept it with another λ? With another unit? Without the column that looks almost like it? One fit cannot answer. The
# [path](term:path), the solution at every λ, can.
#
# **Minutes.** {minutes}
#
# ## All λ at once
#
# λ falls from left to right, and each line is one coefficient. The lasso adds one column after the other. HDL, a value from
# a blood test, was the fourth.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import diabetes_paths, predict

predict("paths/who_stays", diabetes_paths())

# %% [markdown]
# **Press play.** On the right, [ridge](term:ridge) has smooth curves, and all ten coefficients are non-zero at every λ in
# the picture.<!-- claim: ridge_keeps_all -->
#
# A λ at which a column joins or leaves is a [knot](term:knot) of the lasso path. Between two knots every coefficient is a
# straight line in λ. (The axis is logarithmic, so the lines look bent here.) So a short list of knots gives the solution at
# *every* λ:

# %% tags=["nbval-check-output"]
from l1l2 import L1, Problem, Quadratic, diabetes, lasso_path, solve, standardise

data = diabetes()
d = standardise(data.X, data.y)
path = lasso_path(d.X, d.y)
direct = solve(Problem(Quadratic(d.X, d.y), L1(5.0))).w
print(f"{len(path.lam) - 1} knots; off a direct fit at λ = 5 by {abs(path.at(5.0) - direct).max():.6f}")

# %% [markdown]
# **Twelve knots, but ten columns.** Which are the two others?
#
# <details><summary>An answer</summary>
#
# Each of the ten columns joins at one knot. HDL needs two more, one where it leaves and one where it joins
# again.<!-- claim: twelve_knots --> The algorithm that walks from knot to knot is called *homotopy*, or LARS (least angle
# regression).
#
# </details>
#
# The doctor's next questions are about *which* columns join.
#
# ## A column in other units
#
# A new table stores body mass in another unit: all its numbers are multiplied by s. From kilograms to grams, for example,
# s is 1000. Least squares makes the same predictions as before, because it divides the coefficient by s. The **effect**,
# coefficient times standard deviation, stays. But a penalty sees the coefficient.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import units

predict("paths/other_units", units())

# %% [markdown]
# **Move s** to [0.2](#paths.units?s=0.2), then to [5](#paths.units?s=5). For the effect, λ becomes λ/s under L1 and λ/s²
# under L2. These numbers stand above the bars. They rise when s is below 1, and fall when s is above
# 1.<!-- claim: price_of_a_scaled_column -->
#
# **In practice**, [standardise](term:standardise) the columns first, unless they all share a unit that means something, as
# the pixels of an image do. Should you penalise the [intercept](term:intercept), too?
#
# <details><summary>An answer</summary>
#
# No. The intercept describes the level of y. A penalty on it would make the fit depend on where the scale of y has its zero,
# in Celsius or in Fahrenheit. `standardise` centres X and y, so no intercept is needed.
#
# </details>
#
# ## The same column twice
#
# Two files are joined, and now body mass stands in the table twice. The predictions depend only on the *sum* of its two
# coefficients. So the penalty alone decides how the sum is split. Between lasso and ridge the picture shows the [elastic
# net](term:elastic-net), whose penalty mixes the two: $\lambda\,(\tfrac12\lVert w\rVert_1 + \tfrac14\lVert w\rVert_2^2)$
# here. You choose the split. The curve is the objective, counted from the even split.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import twice

predict("paths/two_copies", twice())

# %% [markdown]
# **Move the share** of the first copy to [0](#paths.twice?split=0), and then beyond, to [−0.5](#paths.twice?split=-0.5).
# There the two coefficients have opposite signs, and all three objectives rise.<!-- claim: copies -->
#
# This is the question of *uniqueness*. Ridge and the elastic net always have exactly one solution, because their objectives
# are strictly [convex](term:convex). The lasso has exactly one if the columns are in general position (continuous measurements
# are, with probability 1); with copies it may have many, but all make the same predictions. Why does the elastic net still have
# zeros?
#
# <details><summary>An answer</summary>
#
# The square is smooth and flat at 0, so adding it does not remove the [kink](term:kink) of |w|. A coefficient is 0 exactly
# when its correlation with the residual is at most the weight of the L1 part, here λ/2.
#
# </details>
#
# ## Columns that are nearly copies
#
# Real columns are rarely equal, but three blood tests may measure almost the same thing. In this experiment three columns
# are near copies of each other (correlation 0.98). All six columns matter: every true coefficient is 1, the dotted line.
# Press play: each frame draws 50 new patients.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.paths import near_copies

Live(near_copies())

# %% [markdown]
# In nine of the ten samples the lasso drops at least one of the three copies,<!-- claim: dropped_copies --> and which one it
# drops changes from sample to sample.<!-- claim: dropped_copies -->
#
# The cause: another split between near copies hardly changes the predictions, and it does not change ‖w‖₁ at all. So a tiny
# difference of the loss decides, and that is mostly noise. How many are dropped depends on the correlation. At
# [0.5](#paths.near_copies?correlation=0.5) the lasso keeps all three in every sample; at
# [0.999](#paths.near_copies?correlation=0.999) it keeps a single one in most.<!-- claim: how_many_copies -->
#
# The elastic net and ridge share: in every sample the smallest of the three is at least 70% of the
# largest.<!-- claim: dropped_copies --> So **“dropped” does not mean “irrelevant”.**
#
# ## Your turn
#
# **How small must the unit be?** At λ = 5 the lasso uses body mass. Multiply the column by a small enough s, and it is
# dropped. Find the largest s at which its coefficient is exactly 0. You need no search: say which condition holds at a zero
# coefficient, and which residual it is about. `d` and `solve` are those of above.

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.paths import check_unit

mass, others = d.X[:, 2], np.delete(d.X, 2, axis=1)
w = solve(Problem(Quadratic(others, d.y), L1(5.0))).w  # your line: the fit that the condition is about
s = 5 * 442 / abs(mass @ (d.y - others @ w))  # your line: the largest s that drops body mass
check_unit(s)

# %% [markdown] tags=["hints"]
# 1. A coefficient is 0 in the solution if the correlation of its column with the residual is at most λ in size. What does
#    the factor s do to that correlation?
# 2. The correlation is multiplied by s, and the residual is the one of the fit in which body mass has the coefficient 0.
#    That is a lasso on the nine other columns.
# 3. Fit `Problem(Quadratic(others, d.y), L1(5.0))`. Then s·|massᵀ(y − others·w)|/442 = 5 gives s.

# %% [markdown]
# **A copy in another unit.** A table holds the same length twice: as x, in metres, and as 2x, in half metres. The two
# coefficients are a and b, so the predictions depend only on a + 2b. Suppose that a + 2b = 10 in both fits. Which a and b
# does the lasso choose, and which does ridge?

# %% tags=["solution"]
from l1l2.lessons.paths import check_copy

lasso = 0, 5  # your line: a and b of the lasso
ridge = 2, 4  # your line: a and b of ridge
check_copy(lasso, ridge)

# %% [markdown] tags=["hints"]
# 1. Among all a and b with a + 2b = 10, the lasso takes the smallest |a| + |b|, and ridge the smallest a² + b².
# 2. One unit of b adds as much to a + 2b as two units of a. For the lasso that settles it. For ridge put a = 10 − 2b into a²
#    + b².
# 3. The lasso uses one column only, so b = 10/.... The derivative of (10 − 2b)² + b² is 10b − 40, and it is 0 at the b of
#    ridge.

# %% [markdown]
# ## Say it in 30 seconds
#
# > I standardise first, because a penalty compares coefficients and these depend on the units. The lasso path is piecewise
# > linear in λ: columns join at knots and may leave again. Of highly correlated columns the lasso often drops some, at
# > correlations near 1 usually all but one, and the choice is unstable. Ridge shares among them. The elastic net shares and
# > still gives zeros. So I never read “dropped” as “irrelevant”.
#
# **Without looking.** “We dropped the feature, because its lasso coefficient is 0.” Name two reasons why that may be a
# mistake, and a check for each.
#
# <details><summary>An answer</summary>
#
# A near copy of the feature may have been kept instead. Look at the correlations with the columns that were kept, or count
# over resampled rows how often each is non-zero. Or its unit made the penalty expensive: check that the columns were
# standardised.
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("why_shrink/more_rows", "derivative/when_zero", "one_lambda/second_column")

# %% [markdown]
# ## Further: why a column leaves
#
# The exact numbers of HDL, and an experiment in which the reason can be seen.

# %% tags=["nbval-check-output"]
hdl = path.w[:, data.names.index("HDL")]
for lam, w in zip(path.lam, hdl, strict=True):
    print(f"λ = {lam:6.3f}   HDL {w:7.2f}", "exactly 0" if w == 0 else "")

# %% [markdown]
# The coefficient of HDL grows in size until λ = 0.95. There the column *cholesterol / HDL* joins, which is computed from HDL
# (correlation −0.74), and from there HDL shrinks back to 0.<!-- claim: hdl_gives_way -->
#
# The next picture shows the same in data made to order. Six columns stand in a row, neighbours have correlation 0.9, and
# only x2, x4 and x6 have true coefficients that are not 0.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import correlated_paths

Live(correlated_paths())

# %% [markdown]
# x3 stands between x2 and x4 and resembles both. As long as x2 is not in the model, x3 does part of its work: it joins as
# the second column, at λ = 2.48.<!-- claim: x3_leaves --> When x2 joins, at λ = 1.72, x3 begins to shrink, and at λ = 0.688
# it is back at exactly 0.<!-- claim: x3_leaves --> Early columns are not always the true ones.

# %% [markdown]
# ## Further: how many columns at once
#
# With more columns than rows, the lasso path keeps fewer columns than there are rows.

# %% tags=["nbval-check-output"]
from l1l2 import ridge_path, sparse_regression

few = sparse_regression(10, 50, rng=np.random.default_rng(0))
rows = standardise(few.X, few.y)
print("lasso:", (lasso_path(rows.X, rows.y).w != 0).sum(axis=1).max(), "of 50 columns at most, with 10 rows")
print("ridge:", (ridge_path(rows.X, rows.y).at(0.1) != 0).sum())

# %% [markdown]
# On a path from `lasso_path` at most min(n − 1, p) coefficients are non-zero when the columns are
# centred.<!-- claim: at_most_rows_less_one --> The reason: the columns in use are linearly independent, and n centred
# columns cannot be. Ridge uses all fifty here.

# %% [markdown]
# ## Further: λ in other libraries
#
# `Lasso(alpha=1)`, `Ridge(alpha=1)`, `LogisticRegression(C=1)` and `weight_decay=1` are four different strengths, because
# each library writes its own objective.

# %% [markdown]
# Our objective is $\frac1{2n}\lVert y - Xw\rVert^2$ plus λ‖w‖₁ or $\frac\lambda2\lVert w\rVert^2$. For labels (yes or no) it
# is the mean logistic loss plus the same penalty. The picture shows which number gives the same coefficients in each
# library, for the first n patients.

# %% tags=["nbval-check-output"]
from l1l2.lessons.paths import dictionary

predict("paths/more_rows", dictionary())

# %% [markdown]
# **Move n**, then λ. `translate` gives the arguments for a problem of yours:

# %% tags=["nbval-check-output"]
from l1l2 import L2, Logistic, translate

labels = np.where(d.y > 0, 1.0, -1.0)
for problem in (Problem(Quadratic(d.X, d.y), L2(0.1)), Problem(Logistic(d.X, labels), L1(0.1))):
    print(*translate(problem), sep="\n")

# %% [markdown]
# - scikit-learn's `Lasso` and `ElasticNet` have 1/(2n), as we have. Its `Ridge` minimises the *sum* of squares plus
#   alpha‖w‖².
# - `LogisticRegression(C)` minimises C times the *sum* of the losses plus the penalty.<!-- claim: other_libraries --> Since
#   version 1.8 you write `l1_ratio=1` for L1 and `l1_ratio=0` for L2; before, `penalty="l1"` and `penalty="l2"`. L1 needs
#   `solver="saga"` or `"liblinear"`; the second penalises the intercept.
# - glmnet first divides y by its standard deviation. That changes nothing for L1. For L2 its lambda is λ times the standard
#   deviation of y.<!-- claim: other_objectives -->
# - PyTorch's [weight_decay](term:weight-decay) adds its number times w to the gradient of *your* loss. `MSELoss` has 1/n and
#   no ½, so the number is 2λ.<!-- claim: other_objectives -->
#
# With plain SGD, `weight_decay` is an L2 penalty. Does it do the same with [Adam](term:adam)?
#
# <details><summary>An answer</summary>
#
# No. Adam divides the gradient of the penalty by the size of past gradients, as it does with the rest of the gradient. So
# weights with large gradients shrink less. [AdamW](term:adamw) shrinks the weights directly, outside the gradient: that is
# another method, not an L2 penalty.
#
# </details>
#
# **An exercise.** A colleague used `Ridge(alpha=221)` on 442 rows. Which λ is that in our objective? And which C gives
# `LogisticRegression` the strength λ = 0.02 on the same rows? Write both objectives down first.

# %% tags=["solution"]
from l1l2.lessons.paths import check_translation

lam = 221 / 442  # your line: our λ for Ridge(alpha=221) on 442 rows
C = 1 / (442 * 0.02)  # your line: C for λ = 0.02 on 442 rows
check_translation(lam, C)

# %% [markdown] tags=["hints"]
# 1. By which factor must you multiply our objective, so that the losses agree?
# 2. Ours times 2n is ‖y − Xw‖² + nλ‖w‖². `LogisticRegression` minimises C times the *sum* of the losses plus the penalty,
#    and ours has the *mean* of the losses.
# 3. alpha = nλ, so `lam = 221 / ...`; and C·sum + penalty is ours divided by λ, so `C = 1 / (... * 0.02)`. The same number
#    belongs in both gaps.

# %% [markdown]
# ## Further: your own data
#
# The workbench fits a table of yours with any penalty of this lesson, beside scikit-learn, and says what is wrong with the
# table if something is.

# %% tags=["nbval-check-output"]
from l1l2.workbench import workbench

workbench()

# %% [markdown]
# ## What comes next
#
# **You can now answer** “What do L1 and L2 do with correlated features?”, “Do you standardise first? Do you penalise the
# intercept?” and “Is the lasso solution unique?”, three of the interview's questions.
#
# **Next:** [Choosing](choosing.ipynb). Which λ of the path should you take, and how far can you trust its zeros?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - read a lasso path: say which columns are in, since which knot, and what may happen to them;
# - compute what a change of units does to the penalty of a column, under L1 and under L2;
# - say what each penalty does with copies and near copies, and when to mix the two;
# - translate λ between libraries.
#
# **Needs.** *Start here* and *Derivative*; *Geometry* helps. A little scikit-learn.
#
# **Sources.** Paths: Efron, Hastie, Johnstone and Tibshirani (2004). Elastic net: Zou and Hastie (2005). Uniqueness:
# Tibshirani (2013).
#
# </details>
