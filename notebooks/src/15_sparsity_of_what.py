# %% [markdown]
# # Sparsity of what: weights, groups, jumps, ranks
#
# **Question.** Sparse in which pieces: weights, groups, jumps, ranks?
#
# A factory predicts its scrap from twelve columns. They come from four sensors, three columns each. The lasso has kept five
# columns, and these need three sensors.<!-- claim: two_sensors --> But you pay for sensors, not for columns. How do you
# tell this to the penalty?
#
# **Minutes.** {minutes}
#
# ## Whole groups
#
# The [group lasso](term:group-lasso) penalises the length $\lVert w_g\rVert_2$ of each group of weights, *not squared*. The
# grey bars are the least squares weights.

# %% tags=["nbval-check-output"]
from l1l2.lessons.sparsity_of_what import predict, weights_or_groups

predict("sparsity_of_what/small_in_strong", weights_or_groups())

# %% [markdown]
# **Move λ** and watch a sensor go. A group of $p_g$ columns costs $\lambda\sqrt{p_g}\,\lVert w_g\rVert_2$. Here the columns
# are orthogonal and have variance 1 ($X^\top X = nI$). So the solution is a [proximal operator](term:proximal-operator) of the least squares
# weights $v_g$, the **block soft threshold**:<!-- claim: block_threshold -->
#
# $$
# w_g = \max\Bigl(0,\ 1 - \frac{\lambda\sqrt{p_g}}{\lVert v_g\rVert_2}\Bigr)\, v_g .
# $$
#
# The whole group gets one factor. It is 0 if and only if the root mean square of $v_g$ is at most
# λ.<!-- claim: block_threshold -->
#
# **And if the columns are not orthogonal?** Guess the condition for a group of zeros from that of the lasso.
#
# <details><summary>An answer</summary>
#
# Let $r$ be the residual of a solution. If group $g$ is 0, then $\lVert X_g^\top r\rVert_2/n \le \lambda\sqrt{p_g}$. If it is
# not 0, the two sides are equal.<!-- claim: group_condition --> With groups of one weight this is the condition of the lasso.
#
# Use it where columns belong together: the 0/1 columns of one category, the channels of a filter, the lags of a series.
#
# </details>
#
# ## Choose the atoms
#
# What did we change? Only the pieces. Call the simplest vectors [atoms](term:atom): each uses one piece. Take their
# [convex hull](term:convex-hull) as the ball of the penalty. *Inequality* showed in two lines that **a linear function on a
# hull is best at an atom**. This is why solutions tend to use few atoms.
#
# | sparse in | atoms | penalty | prox |
# |---|---|---|---|
# | weights | $\pm e_j$ | $\sum_j \lvert w_j\rvert$ | soft threshold |
# | groups | vectors of length $1/\sqrt{p_g}$ in one group | $\sum_g \sqrt{p_g}\,\lVert w_g\rVert_2$ | block soft threshold |
# | jumps | single steps of height ±1, plus any constant | $\sum_i \lvert w_{i+1} - w_i\rvert$ | taut string |
# | ranks | $uv^\top$ with $\lVert u\rVert_2 = \lVert v\rVert_2 = 1$ | sum of singular values | soft threshold of these |
#
# In each line the set where the penalty is at most 1 is the hull of the atoms.<!-- claim: balls_are_hulls -->
#
# **Why do the atoms of a group have the length $1/\sqrt{p_g}$?**
#
# <details><summary>An answer</summary>
#
# At an atom the penalty should be 1, and $\sqrt{p_g}$ times this length is 1.
#
# </details>
#
# ## Jumps
#
# A machine runs at one speed, then at another. You measure the speed with noise. The weights are now the signal itself, and
# its jumps $w_{i+1} - w_i$ should be sparse. Their L1 norm is the [total variation](term:total-variation). For the blue curve
# the jumps are squared.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.sparsity_of_what import steps_or_curve

Live(steps_or_curve())

# %% [markdown]
# **Press play.** The squares keep all 59 jumps and round off every step. L1 gives flat pieces. At
# [λ = 3](#sparsity_of_what.steps_or_curve?lam=3) exactly the four true jumps are left, but the levels have moved towards each
# other.<!-- claim: four_jumps --> This is the lasso's [bias](term:bias), so [refit](term:refit): take the mean of the data on
# each piece. On this slider the error is least [at λ = 0.8](#sparsity_of_what.steps_or_curve?lam=0.8), where there are false
# jumps.<!-- claim: four_jumps -->
#
# The constant is not penalised: if λ is large enough, every value is the mean of y.<!-- claim: large_lam_gives_the_mean --> The
# [fused lasso](term:fused-lasso) adds $\lambda_2\lVert w\rVert_1$, so that levels can be 0, too.
#
# ## Ranks
#
# Most people have rated few films. Which stars would they give to the others? If tastes are mixtures of a few types, the table
# is a sum of few atoms $uv^\top$, so it has a low rank. Filling it is called
# [matrix completion](term:matrix-completion). Here the table is a picture with 100 pixels, and 35 of them are hidden.

# %% tags=["nbval-check-output"]
from l1l2.lessons.sparsity_of_what import completion

predict("sparsity_of_what/hidden_pixels", completion())

# %% [markdown]
# The rank is the number of non-zero singular values. The sum of the singular values is the
# [nuclear norm](term:nuclear-norm), and its prox is their soft threshold.<!-- claim: svd_threshold --> So there is an algorithm
# of one line, *soft-impute*: fill the hidden pixels with the current guess, soft-threshold the singular values, and
# repeat.<!-- claim: soft_impute -->
#
# **Let λ fall**, then see [fewer pixels](#sparsity_of_what.completion?lam=0.01&share=35). With 35 pixels the letter is lost,
# because another picture that fits has a smaller nuclear norm.<!-- claim: letter_lost -->
#
# ## Sparse in which basis?
#
# Now 24 rows and 32 independent columns, of which one has an effect. A colleague replaces the columns by 32 mixtures,
# $XQ$ with an orthogonal matrix $Q$. She can turn them back, so nothing is lost. Each method gets its best λ, in hindsight.

# %% tags=["nbval-check-output"]
from l1l2.lessons.sparsity_of_what import turn_columns

predict("sparsity_of_what/turned", turn_columns())

# %% [markdown]
# **Go back to [45°](#sparsity_of_what.turn_columns?angle=45).** There the truth has 32 weights of equal
# size,<!-- claim: equal_sizes --> and the lasso searches for a short list that does not exist.
#
# **Why does ridge not care?** Show it in one line.
#
# <details><summary>An answer</summary>
#
# Turn the weights along: $Xw = (XQ)(Q^\top w)$ and $\lVert Q^\top w\rVert_2 = \lVert w\rVert_2$. So for each $w$ loss and
# penalty stay the same, and all predictions, too.<!-- claim: ridge_does_not_care -->
#
# </details>
#
# Ridge is [rotation invariant](term:rotation-invariant), and this is a strength *and* a weakness. For logistic regression Ng
# (2004) proved: with L1 the number of rows that you need grows only like the logarithm of the number of irrelevant columns. For
# every rotation invariant method, also with L2, it grows at least linearly in the worst case.

# %% [markdown]
# ## Your turn: the block threshold
#
# Write the prox of $t\lVert w\rVert_2$ for one group. The check tries four groups, one of which is 0 already.

# %% tags=["solution"]
from l1l2.lessons.sparsity_of_what import check_block, check_match, check_two_points


def block(v, t):
    kept = v * (1 - t / max(t, (v @ v) ** 0.5))  # your line: the group, shorter by t, or 0
    return kept


check_block(block)

# %% [markdown] tags=["hints"]
# 1. All entries get the same factor. Which factor makes a vector of length 5 shorter by 1?
# 2. The factor is $1 - t/\lVert v\rVert_2$, but never negative. And at $v = 0$ you must not divide by 0.
# 3. If the length is below t, replace it by t: then the factor is exactly 0. `max(t, (v @ v) ** 0.5)`.

# %% [markdown]
# ## Your turn: two points
#
# Without a computer: which $w$ minimises $\frac12(w_1 - 1)^2 + \frac12(w_2 - 7)^2 + \lambda|w_2 - w_1|$ at λ = 2? And what is
# the smallest λ at which the two are equal?

# %% tags=["solution"]
first = 1 + 2  # your line: the first weight at λ = 2
second = 7 - 2  # your line: the second weight at λ = 2
lam = (7 - 1) / 2  # your line: the smallest λ at which they are equal
check_two_points(first, second, lam)

# %% [markdown] tags=["hints"]
# 1. Draw the two points. In which direction does the penalty move each of them? What happens to their mean?
# 2. While $w_2 > w_1$, the penalty is $\lambda(w_2 - w_1)$. What is its derivative in $w_1$, and what in $w_2$?
# 3. Set both derivatives to 0: $w_1 - 1 - \lambda = 0$ and $w_2 - 7 + \lambda = 0$. When do the two meet?

# %% [markdown]
# ## Your turn: which pieces?
#
# Give each situation a letter: **W** weights, **G** groups, **J** jumps, **R** ranks, **S** squares, if no piece should be
# exactly 0. Every letter is used at least once.
#
# - A: 1,000 people gave stars to some of 500 films. Which stars would they give the others?
# - B: 10,000 genes, 80 patients. A handful of genes is thought to matter.
# - C: 300 columns of a text embedding. They all carry some information, and turned columns would do as well.
# - D: how many copies of each of 5,000 places on a chromosome a tumour has, constant over long stretches.
# - E: 15 questions, each coded as six 0/1 columns. The questionnaire should become shorter.
# - F: the temperature of a lake over a year, measured with noise.

# %% tags=["solution"]
pieces = "RWSJGS"  # your line: a letter for each of A to F
check_match(pieces)

# %% [markdown] tags=["hints"]
# 1. Ask each time: what can be 0 as a whole, so that somebody is glad?
# 2. In two situations nothing is exactly 0. In one of them the axes mean nothing, in the other the truth has no steps.
# 3. The table of ratings has a low rank, the genes are single weights, a question is a group, and copies are constant between
#    jumps.

# %% [markdown]
# ## Say it in 30 seconds
#
# > First choose the atoms: single weights, groups, jumps, or matrices of rank one. Their convex hull is the ball of the
# > penalty, and a linear function on it is best at an atom. This gives the lasso, the group lasso, total variation and the nuclear
# > norm. Ridge is rotation invariant, the lasso is not. So L1 helps if the truth is sparse in this basis, and can harm in
# > another.
#
# **Without looking.** “I ran PCA first, to be safe, and then the lasso. Nearly all components stayed. So nothing is sparse
# here.” What do you answer?
#
# <details><summary>An answer</summary>
#
# PCA turns the columns. The truth may be sparse in the columns that were measured, and dense in the components. Try the lasso
# on the standardised columns themselves.
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("inequality/direction", "derivative/when_zero", "disguises/noise_on_inputs")

# %% [markdown]
# ## Further: the taut string
#
# The prox of total variation is a string in a tube. Inside: one picture, and how to solve it without a solver.

# %% [markdown]
# Add up the data, minus their mean. Draw a tube of half-width λ around these partial sums, and close it at both ends. Pull a
# string tight from end to end. Its slopes, plus the mean, are the minimiser.<!-- claim: string_is_the_prox -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.sparsity_of_what import taut_string

Live(taut_string())

# %% [markdown]
# A tight string is straight until it touches the wall of the tube. There it bends, and a bend is a jump of the signal.
#
# **What is the wall?** Compare it with the condition |xⱼᵀr|/n ≤ λ of the lasso.
#
# <details><summary>An answer</summary>
#
# The height of the data minus that of the string is a partial sum of the residual $y - w$. These sums lie between −λ and λ, and
# at a jump they are λ or −λ.<!-- claim: partial_sums --> So this is the condition of the lasso, with partial sums in place of
# correlations.
#
# </details>

# %% [markdown]
# ## Further: total variation is a lasso
#
# The same fit from scikit-learn's `Lasso`. Inside: a change of basis in one line.

# %% [markdown]
# Write the signal as a constant plus its jumps: column $j$ of the table below is 0 before place $j$ and 1 from there on. The
# weights of these columns are the jumps, and the intercept is the first value.<!-- claim: lasso_of_jumps -->

# %%
import numpy as np
from sklearn.linear_model import Lasso

from l1l2 import TotalVariation

noise = np.random.default_rng(0).standard_normal(60)

# %% tags=["nbval-check-output"]
y, steps = np.repeat([0.0, 2.0, 1.0], 20) + 0.5 * noise, np.tri(60)[:, 1:]
lasso = Lasso(alpha=2.0 / 60, tol=1e-12, max_iter=1_000_000).fit(steps, y)
string = TotalVariation(2.0).prox(y, 1.0)
print("jumps:", (lasso.coef_ != 0).sum(), "and", (np.diff(string) != 0).sum())
print("the same signal:", np.allclose(lasso.predict(steps), string, atol=1e-5))

# %% [markdown]
# So jumps are weights in another basis.

# %% [markdown]
# ## Further: how many rows?
#
# An experiment in the spirit of Ng's theorem, for least squares: one column matters, and more and more do not.

# %% tags=["nbval-check-output"]
from l1l2.lessons.sparsity_of_what import measure_rows

for p in (25, 50, 100, 200):
    lasso, ridge = measure_rows(p)
    print(f"{p:3d} columns: the lasso needs {lasso:2d} rows, ridge {ridge:3d}")

# %% [markdown]
# “Needs” means: the smallest number of rows on a fine grid, with which the squared error of the weights is below a quarter of
# what $w = 0$ has, in the mean of 20 samples.
#
# **How many rows would you need for 400 columns?**
#
# <details><summary>An answer</summary>
#
# Ridge needs about as many rows as there are columns, so about 400. The lasso needs hardly more than
# before.<!-- claim: rows_needed -->
#
# </details>

# %% [markdown]
# ## What comes next
#
# **You can now answer** “What does the L2 norm do if it is not squared?”, one of the interview's questions, and “When do you
# use the group lasso, the fused lasso, the nuclear norm?”
#
# **Next:** [Bug hunt](bug_hunt.ipynb). Eight mistakes are waiting. Find each of them, then prove that it is one.
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - choose the pieces in which a problem is sparse, and name the penalty and its prox;
# - write the block soft threshold, and say which groups it drops;
# - denoise a step signal, complete a picture of low rank, and say what each penalty cannot do;
# - prove that ridge is rotation invariant, and say why the lasso is not.
#
# **Needs.** *Inequality*, *Derivative* and *Choosing*. The singular value decomposition.
#
# **Sources.** Groups: Yuan and Lin (2006). Jumps: Rudin, Osher and Fatemi (1992); Tibshirani, Saunders, Rosset, Zhu and Knight
# (2005), the fused lasso. The taut string: Davies and Kovac (2001). Ranks: Fazel (2002); Mazumder, Hastie and Tibshirani (2010),
# soft-impute. Atoms: Chandrasekaran, Recht, Parrilo and Willsky (2012). Rotation: Ng (2004), *Feature selection, L1 vs. L2
# regularization, and rotational invariance*.
#
# </details>
