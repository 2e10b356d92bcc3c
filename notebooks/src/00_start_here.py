# %% [markdown]
# # Start here: coefficients that die, coefficients that fade
#
# **Question.** On real data, why do Lasso's coefficients die one by one while Ridge's only fade?
#
# **Objectives.** After this notebook you can
#
# - compute the lasso and the ridge solution of real data, and read the certificate that comes with each;
# - decide from a coefficient vector alone which of the two penalties made it;
# - refute "ridge shrinks every coefficient" and "the same λ is the same strength";
# - state in thirty seconds what an interviewer wants to hear first.
#
# **Minutes.** 12
#
# **Needs.** Linear regression, and the idea of a derivative. Nothing else.
#
# **Sources.** The data: Efron, Hastie, Johnstone and Tibshirani (2004), *Least angle regression*. The lasso:
# Tibshirani (1996). Ridge: Hoerl and Kennard (1970).

# %% [markdown]
# ## 442 patients, ten measurements
#
# Each row is a patient with diabetes: age, sex, body mass, blood pressure and six values from a blood test. The
# answer to predict is how far the disease had progressed a year later. `standardise` centres every column and
# gives it standard deviation 1, so that coefficients can be compared with each other.

# %%
# NBVAL_CHECK_OUTPUT
from l1l2 import diabetes, standardise

data = diabetes()
d = standardise(data.X, data.y)
print(*data.names, sep=", ")
print(f"{d.X.shape[0]} patients; progression from {data.y.min():.0f} to {data.y.max():.0f}")

# %% [markdown]
# ## One sum, two prices
#
# Both methods minimise the same misfit. They differ only in the price that they put on coefficients:
#
# $$
# \underbrace{\frac{1}{2n}\lVert y - Xw\rVert_2^2}_{\text{misfit}} + \underbrace{\lambda\,\lVert w\rVert_1}_{\text{Lasso (L1)}}
# \qquad\text{or}\qquad
# \frac{1}{2n}\lVert y - Xw\rVert_2^2 + \underbrace{\frac{\lambda}{2}\,\lVert w\rVert_2^2}_{\text{Ridge (L2)}}
# $$
#
# $\lVert w\rVert_1 = \sum_j |w_j|$ is the sum of sizes, $\lVert w\rVert_2^2 = \sum_j w_j^2$ the sum of squares. The
# bigger λ, the dearer it is to use coefficients, and the worse the fit to the training rows.
#
# ## First predict, then look
#
# We keep 300 patients for training and hide 142 for the test. Then we turn both prices up until **both models fit
# the training rows equally badly**: training R² 0.45, where least squares reaches 0.56. At that point, how many of
# the ten coefficients are *exactly* zero?
#
# Choose before you scroll. Click **one** answer to open the reply; no one learns from a guess that was never made.
#
# <details><summary>A. About as many for both: equal fit, equal zeros.</summary>
#
# Tempting: the fit is the same, so the models should be alike. They are alike in what they predict, and quite
# different in what they are made of. Move the slider below and count the diamonds.
#
# </details>
# <details><summary>B. Most of the lasso's, none of ridge's.</summary>
#
# Right, and it is no accident of these patients. The rest of the course is about *why*.
#
# </details>
# <details><summary>C. Many for both, and a few more for the lasso.</summary>
#
# So it looks when small numbers are called zero: "below 0.01 is as good as 0". We count only what is `== 0.0`.
# Ridge has small coefficients, but not one zero.
#
# </details>
# <details><summary>D. None for either: floating-point numbers are never exactly zero.</summary>
#
# A fair suspicion, and true of a careless algorithm. But the minimiser itself has zeros, and a solver that works
# with the penalty's own shape lands on them exactly. You will see `0.0`, with a proof.
#
# </details>

# %%
# NBVAL_CHECK_OUTPUT
from l1l2.drawing.explore import explore
from l1l2.pictures import equal_fit

explore(equal_fit())

# %% [markdown]
# **Drag the slider to the left**, or click it and press the arrow keys. Grey is least squares, the model without a
# price. As less fit is asked for, one lasso coefficient after the other reaches zero and *stays* there, as a diamond.
# Ridge's shrink together, and none is zero until the fit itself is gone. (Between the last two positions of the slider,
# too close to see, LDL touches zero and comes back once. Notebook 08 is about such features.)
#
# At training R² 0.45, 7 of the 10 lasso coefficients are exactly 0, and none of ridge's.
#
# Two things in the picture deserve a second look.
#
# - **The two λ differ**, 16.3 and 1.51, although the fit is the same. λ times a sum of sizes and λ times a sum of
#   squares are different currencies, so *the same λ is not the same strength*.
# - **The zeros bought no better prediction here**: test error 58.9 against 57.7 (root mean squared error, in the
#   study's own units; 72.3 with no columns at all). Sparsity makes a model short. It does not have to make it better.
#
# Is anything different when most columns know nothing about the answer?

# %% [markdown]
# ## Now add 30 columns of pure noise
#
# The same patients, the same split, and thirty more columns of random numbers. **Predict:** how many of the thirty
# does each method throw out?

# %%
# NBVAL_CHECK_OUTPUT
from l1l2.pictures import equal_fit_with_noise

explore(equal_fit_with_noise())

# %% [markdown]
# At training R² 0.45 the lasso gives all 30 noise columns the coefficient 0; its test error stays at 58.9.
# Ridge lets every one of them speak a little, and its test error rises from 57.7 to 59.4.
#
# Drag to the far right: least squares fits the training rows best of all, and pays for it on the test rows: 60.1.
#
# ## Not a picture's word for it
#
# Any zero that a plot shows may be a small number that was rounded. Here are the numbers themselves, on all 442
# patients. Every solution of this course carries its own proof: `kkt` is how far the optimality conditions are
# missed, relative to the largest correlation, and `gap` bounds how far the objective may be from its minimum.

# %%
# NBVAL_CHECK_OUTPUT
from l1l2 import L1, L2, Problem, Quadratic, solve

for penalty in (L1(10.0), L2(10.0)):
    found = solve(Problem(Quadratic(d.X, d.y), penalty))
    print(f"{penalty}: {(found.w == 0.0).sum()} exact zeros; proven: {found.kkt < 1e-8 and found.gap < 1e-8}")

# %% [markdown]
# ## Every λ at once
#
# Between a few *knots* the lasso's coefficients are straight lines in λ. At a knot one of them leaves zero or, rarely,
# falls back to it. So the solutions for *all* λ fit in one small table. Read it downwards: λ falls, coefficients come
# alive. (At a knot the newcomer itself is still 0.)

# %%
# NBVAL_CHECK_OUTPUT
from l1l2 import lasso_path

path = lasso_path(d.X, d.y)
for lam, w in zip(path.lam, path.w, strict=True):
    print(f"λ = {lam:5.2f}   {(w == 0.0).sum():2d} zeros")

# %% [markdown]
# From λ = 45.16 upwards every lasso coefficient is exactly 0. Ridge has no such point: it is zero only at λ = ∞.
#
# "Ridge shrinks every coefficient" is what is usually said. Let us try ten thousand values of λ:

# %%
# NBVAL_CHECK_OUTPUT
import numpy as np

from l1l2 import ridge_path

w = ridge_path(d.X, d.y).at(np.geomspace(1e-4, 1e4, 10_000))
print("exact zeros:", (w == 0.0).sum())
print("coefficients that change sign:", (np.sign(w).min(axis=0) != np.sign(w).max(axis=0)).sum())
print("the whole vector always shrinks:", bool((np.diff(np.linalg.norm(w, axis=1)) < 0).all()))

# %% [markdown]
# On the way from least squares to nothing, 5 of the 10 ridge coefficients change sign, and not one of 100,000
# values is exactly 0. What shrinks is the *length of the whole vector*; a single coefficient may grow, or pass
# through zero at one isolated λ. None stays. The lasso's zeros last for whole intervals of λ.
#
# ## Why? Six answers to one question
#
# Here is the shortest. Stand at $w_j = 0$ and ask what a small step away costs. Ridge's price $\frac{\lambda}{2}w_j^2$
# starts *flat*: its slope at zero is 0, so any pull of the data, however weak, moves the coefficient. Lasso's price
# $\lambda|w_j|$ starts with slope λ at once: **a pull weaker than λ cannot move it at all.** That is the whole
# secret, and each panel of this map tells it in another language.

# %%
# NBVAL_CHECK_OUTPUT
from l1l2.drawing import still
from l1l2.pictures import course_map

still(course_map())

# %% [markdown]
# | the view | what it says | notebook |
# |---|---|---|
# | **Bars** | At a fixed sum of squares, one bar has the least L1; at a fixed sum of sizes, equal bars have the least L2. | 01, 02 |
# | **Diamond and circle** | The loss often meets a diamond at a corner, where a coordinate is 0; a circle has none. | 03 |
# | **Slope at zero** | A kink holds the minimum at 0 against every slope up to λ. | 04 |
# | **Descent** | A constant pull arrives after finitely many steps, a proportional one never. | 05 |
# | **Prior** | A prior with a kink at 0 can hold the posterior *mode* at exactly 0; never the posterior mean. | 06 |
# | **Path** | Follow λ, and the coefficients join one by one; some even leave again. | 07, 08 |
#
# Notebooks 01 to 12 follow this order and are in preparation; this one stands on its own.
#
# ## Say it in 30 seconds
#
# > Both penalties trade fit for small coefficients. At zero, the squared L2 penalty has slope zero, so any
# > correlation with the residual, however small, moves a coefficient away from it. The L1 penalty has a kink there: its
# > subdifferential is the whole interval from −λ to λ, and a coefficient stays exactly 0 as long as the slope of the loss
# > lies inside it. So the lasso selects, and ridge only shrinks. It shrinks the vector as a whole, and a single
# > coefficient may even grow or change sign on the way.
#
# **Your turn, without looking.** A colleague sends two coefficient vectors, fitted to the same data: `[0.0, 2.1, 0.0, -0.7]`
# and `[0.003, 1.6, -0.4, -0.9]`. Which penalty made which, and what would you check before you bet on it?
#
# <details><summary>An answer</summary>
#
# The first was made by L1: exact zeros at a generic λ are its signature. The second fits L2, but it is *also* what L1
# gives from a solver that was stopped early, or from plain subgradient steps. So ask for the certificate: the KKT
# violation of each vector under each penalty. Only a minimiser has none.
#
# </details>
