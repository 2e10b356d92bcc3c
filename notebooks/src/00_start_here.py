# %% [markdown]
# # Start here: two penalties, ten coefficients
#
# **Question.** On real data, what do an L1 and an L2 penalty do to the coefficients of a regression?
#
# **Minutes.** {minutes}
#
# **Needs.** Linear regression, R², and the idea of a derivative.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compute the lasso and the ridge solution of real data, and check the proof that comes with each;
# - refute "ridge shrinks every coefficient" and "the same λ is the same strength";
# - say what a coefficient vector suggests about the penalty that made it, and name what would prove it;
# - state in thirty seconds what an interviewer wants to hear first.
#
# **Sources.** The data: Efron, Hastie, Johnstone and Tibshirani (2004), *Least angle regression*. The lasso:
# Tibshirani (1996). Ridge: Hoerl and Kennard (1970).
#
# </details>

# %% [markdown]
# ## First predict, then look
#
# 442 patients with diabetes, ten measurements of each.<!-- claim: rows_and_columns --> How far will the disease have progressed a year later? Two linear
# models answer. Each has coefficients $w$ that minimise loss plus penalty:
#
# $$
# \underbrace{\frac{1}{2n}\lVert y - Xw\rVert_2^2}_{\text{loss}} + \underbrace{\lambda\,\lVert w\rVert_1}_{\text{Lasso (L1)}}
# \qquad\text{or}\qquad
# \frac{1}{2n}\lVert y - Xw\rVert_2^2 + \underbrace{\frac{\lambda}{2}\,\lVert w\rVert_2^2}_{\text{Ridge (L2)}}
# $$
#
# $\lVert w\rVert_1 = \sum_j |w_j|$ adds sizes, $\lVert w\rVert_2^2 = \sum_j w_j^2$ adds squares, and λ is the strength of
# the penalty. Both models see 300 of the patients. With λ = 0 both are least squares, with a training R² of 0.56.<!-- claim: best_fit -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.start_here import equal_fit, predict

predict("start_here/equal_fit", equal_fit())

# %% [markdown]
# **Move the slider from the right to the left.** Grey is least squares. Then look at ridge alone: how long is the bar of
# *HDL* [at R² 0.45](#start_here.equal_fit?fit=0.45), and on which side is that of *sex* at
# [0.26](#start_here.equal_fit?fit=0.26) and at [0.24](#start_here.equal_fit?fit=0.24)?
#
# Two numbers at R² 0.45 deserve a second look, too.
#
# - **The two λ differ**, 16.3 and 1.51, although the fit is the same.<!-- claim: strengths_at_equal_fit --> λ times a sum of sizes and λ times a sum of
#   squares are different currencies, so *the same λ is not the same strength*.
# - **The test error** is 58.9 for the lasso, 57.7 for ridge, and 56.5 for plain least squares<!-- claim: errors_at_equal_fit --> at the right end (root mean
#   squared error on the other 142 patients; 72.3 with no columns at all<!-- claim: error_of_the_mean -->). We chose R² 0.45 to see what a strong
#   penalty does, not to predict well. And on 142 patients a difference of 1 is noise.
#
# Is anything different when most columns know nothing about the answer?

# %% [markdown]
# ## Now add 30 columns of pure noise
#
# The same patients, the same split, and thirty more columns of random numbers. The slider stands at the right end again:
# least squares.

# %% tags=["nbval-check-output"]
from l1l2.lessons.start_here import equal_fit_with_noise

predict("start_here/noise", equal_fit_with_noise())

# %% [markdown]
# **Compare the test errors.** Least squares, at the right end, uses all thirty in full: 60.1, up from 56.5 without them.<!-- claim: least_squares_overfits -->
# Now go to the left, and read both errors [at R² 0.45](#start_here.equal_fit_with_noise?fit=0.45). What does each method make
# of the noise [at R² 0.55](#start_here.equal_fit_with_noise?fit=0.55)?
#
# Which λ to choose, and what the lasso may be trusted with, is the business of *Paths*.
#
# ## Not a picture's word for it
#
# Any zero that a plot shows may be a small number that was rounded. So here are the numbers, on all 442 patients. Each row
# is a patient: age, sex, body mass, blood pressure and six values from a blood test. `standardise` centres every column
# and gives it standard deviation 1, so that coefficients can be compared with each other.

# %% tags=["nbval-check-output"]
from l1l2 import diabetes, standardise

data = diabetes()
d = standardise(data.X, data.y)
print(*data.names, sep=", ")
print(f"{d.X.shape[0]} patients; progression from {data.y.min():.0f} to {data.y.max():.0f}")

# %% [markdown]
# There are two proofs. `gap` bounds how far the objective may be above its minimum. The other proof is about the zeros.
# Call $x_j^\top r/n$ the *pull* of the data on coefficient $j$: its column times the residual $r = y - Xw$. Where a lasso
# coefficient is 0, its pull must be at most λ, and where it is *less*, no minimiser has anything but 0 there.<!-- claim: strict_pull_means_zero_everywhere -->

# %% tags=["nbval-check-output"]
from l1l2 import L1, L2, Problem, Quadratic, solve

for penalty in (L1(10.0), L2(10.0)):
    found = solve(Problem(Quadratic(d.X, d.y), penalty))
    pull = abs((d.y - d.X @ found.w) @ d.X / len(d.y))[found.w == 0.0]
    print(f"{penalty}: {len(pull)} exact zeros, pulled by {pull.max(initial=0):.2f} at most")
    print("   gap below 1e-8:", found.gap < 1e-8)

# %% [markdown]
# ## Every λ at once
#
# The lasso's coefficients are straight lines in λ between a few *knots*. At a knot one of them leaves zero or, rarely,
# falls back to it. So the solutions for *all* λ fit in one small table. Read it downwards: λ falls, coefficients come
# alive. (At its own knot the newcomer is still 0. At 0.10 HDL falls back to zero, and stays there until 0.06.<!-- claim: hdl_falls_back -->)

# %% tags=["nbval-check-output"]
from l1l2 import lasso_path

path = lasso_path(d.X, d.y)
for lam, w in zip(path.lam, path.w, strict=True):
    print(f"λ = {lam:5.2f}   {(w == 0.0).sum():2d} zeros")

# %% [markdown]
# From λ_max ≈ 45.16 upwards every lasso coefficient is exactly 0.<!-- claim: lasso_dies --> Ridge has no such point: it is zero only at λ = ∞.<!-- claim: ridge_never_dies -->
#
# "Ridge shrinks every coefficient" is what is usually said. Let us try ten thousand values of λ:

# %% tags=["nbval-check-output"]
import numpy as np

from l1l2 import ridge_path

w = ridge_path(d.X, d.y).at(np.geomspace(1e-4, 1e4, 10_000))
print("exact zeros:", (w == 0.0).sum())
print("coefficients that change sign:", (np.sign(w).min(axis=0) != np.sign(w).max(axis=0)).sum())
print("the whole vector always shrinks:", bool((np.diff(np.linalg.norm(w, axis=1)) < 0).all()))

# %% [markdown]
# On the way from least squares to nothing, 5 of the 10 ridge coefficients change sign, and not one of 100,000
# values is exactly 0.<!-- claim: ridge_crosses_zero --> What shrinks is the *length of the whole vector*; a single coefficient may grow, or pass through
# zero at isolated values of λ.<!-- claim: ridge_shrinks_as_a_whole --> None stays. The lasso's zeros last for whole intervals of λ.

# %% [markdown]
# ## Your turn
#
# Half of λ_max, on the same 442 patients: how many coefficients are exactly 0, and what proves it? Below, the KKT
# violation is the proof in one number: how far a vector misses the optimality conditions (Karush, Kuhn and Tucker), 0
# for a minimiser and for nothing else. The problem is set up. Put your lines in place of the two `...`.

# %% tags=["solution"]
from l1l2.lessons.start_here import check_half

problem = Problem(Quadratic(d.X, d.y), L1(path.lam[0] / 2))
w = solve(problem).w
zeros = (w == 0.0).sum()  # your line: how many of the coefficients w are exactly 0
kkt = problem.kkt_violation(w)  # your line: the KKT violation of w, its proof
check_half(zeros, kkt)

# %% [markdown] tags=["hints"]
# 1. `w == 0.0` asks every coefficient, and answers with ten times True or False. You want to know how many times True.
# 2. True counts as 1 and False as 0, so `.sum()` counts. For the proof, ask the problem itself: type `problem.` and
#    press Tab.
# 3. `problem.kkt_violation(...)` tells how far a vector misses the optimality conditions: 0, up to rounding, for the
#    minimiser and for nothing else. Give it the `w` whose zeros you counted.

# %% [markdown]
# **Then without a stub.** In a new cell: find a λ at which exactly three coefficients are alive, and prove it. The table
# of knots tells you where to look.

# %% [markdown]
# ## Why? Six views of one answer
#
# Stand at $w_j = 0$ and ask what a small step away costs. Ridge's penalty $\frac{\lambda}{2}w_j^2$ starts *flat*: its slope
# at zero is 0, so any pull of the data, however weak, moves the coefficient. The lasso's penalty $\lambda|w_j|$ starts with
# slope λ at once: **a pull weaker than λ cannot move it at all.<!-- claim: kink_holds -->** Each picture of this map tells that in another language.
#
# The map is the home of the course: say what you have, and begin where it tells you. It remembers what you answer.

# %% tags=["nbval-check-output"]
from l1l2 import show_course

show_course()

# %% [markdown]
# | the view | what it says | notebook |
# |---|---|---|
# | **Bars** | At a fixed sum of squares, one bar has the least L1; at a fixed sum of sizes, equal bars have the least L2. | [Bars](bars.ipynb), [Inequality](inequality.ipynb) |
# | **Diamond and circle** | The loss often meets the diamond at a corner, where a coordinate is 0; the circle has no corner. | [Geometry](geometry.ipynb) |
# | **Slope at zero** | A kink holds the minimum at 0 against every pull up to λ; a bowl gives way to any. | [Derivative](derivative.ipynb) |
# | **Descent** | In small steps, a constant pull that stops at zero arrives; a proportional pull never does. | [Gradient descent](gradient_descent.ipynb) |
# | **Prior** | A prior with a sharp peak at 0 can hold the posterior *mode* at exactly 0 for a whole range of data. | [Prior](prior.ipynb) |
# | **Path** | Follow λ, and the coefficients join one by one; some even leave again. | [One λ](one_lambda.ipynb), [Paths](paths.ipynb) |
#
# Each of them stands on its own; together they are read in this order. [One λ](one_lambda.ipynb) puts all six on one data set and asks whether they
# agree. [High dimensions](high_dimensions.ipynb) asks what is left of the corner in a thousand dimensions, and
# [Compressed sensing](compressed_sensing.ipynb) how few measurements find a signal that is mostly zeros. At the end of the course,
# [Bug hunt](bug_hunt.ipynb) hunts for eight mistakes, seven of them published, and [Interview](interview.ipynb) asks what an
# interviewer asks.
#
# ## Say it in 30 seconds
#
# > Both penalties trade fit for small coefficients. At zero, the squared L2 penalty has slope zero, so any
# > correlation with the residual, however small, moves a coefficient away from it. The L1 penalty has a kink there: its
# > slopes fill the whole interval from −λ to λ (the *subdifferential*), and a coefficient stays exactly 0 as long as the pull
# > of the data lies inside it. So the lasso selects, and ridge only shrinks. It shrinks the vector as a whole, and a single
# > coefficient may even grow or change sign on the way.
#
# **Without looking.** A colleague sends two coefficient vectors, fitted to the same data: `[0.0, 2.1, 0.0, -0.7]` and
# `[0.003, 1.6, -0.4, -0.9]`. Which penalty made which, and what would you check before you bet on it?
#
# <details><summary>An answer</summary>
#
# Exact zeros at a generic λ are L1's signature, so the first looks like L1. The second looks like L2, but it is *also* what
# L1 gives from a solver that was stopped early, or from plain subgradient steps. So ask for the data and the λ of each,
# and compute the KKT violation of each vector under each penalty. Only a minimiser has none.
#
# </details>
#
# **A picture you can program.** `explore` shows the first picture with ipywidgets sliders, which Python can read and set
# (click the slider's round handle, then the arrow keys work):

# %% tags=["nbval-check-output"]
from l1l2.drawing.explore import explore

explore(equal_fit())

# %% [markdown]
# **Your own data.** The workbench fits any table of numbers: choose a CSV file, or drop it into the file browser at the
# left and type its name; then choose the answer column, the penalty, λ and the solver. Ours is fitted beside
# scikit-learn's, with the certificate. Nothing leaves your machine.

# %% tags=["nbval-check-output"]
from l1l2.workbench import workbench

workbench()

# %% [markdown]
# **You can now answer** “Can ridge give an exact zero? Can the lasso give none?” and “What happens as λ goes to 0 and to
# infinity?”, two of the interview's questions.
#
# **Next:** [Bars](bars.ipynb). You may spend a total of 1 on five bars. Which split makes the sum of their squares smallest,
# which makes it largest, and what has that to do with zeros? It needs no calculus.
