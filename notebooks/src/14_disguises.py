# %% [markdown]
# # Disguises: L1 and L2 where nobody wrote them down
#
# **Question.** Where do L1 and L2 act without being written down?
#
# A team trains a linear model by gradient descent. "We use no regularisation", they say. "We only stop when the error on held-out rows
# rises." Their weights look like those of a ridge model. Is this by chance?
#
# **Minutes.** {minutes}
#
# ## Stop early
#
# Take tiny steps, so the path is a smooth curve, the gradient flow. It starts at $w = 0$, and is stopped at time $t$. Beside it stands
# [ridge](term:ridge) with λ = 1/t.

# %% tags=["nbval-check-output"]
from l1l2.lessons.disguises import predict, stop_early

predict("disguises/factor_ratio", stop_early())

# %% [markdown]
# **Press play.** In a direction of curvature $d$ the flow has come as far as $1 - e^{-dt}$ of least squares, and ridge is at
# $d/(d + \lambda) = dt/(dt + 1)$.<!-- claim: factors --> Both start where the data say most, and come late to the directions of little
# variance. So "when do we stop?" is nearly the question "which λ?" Ali, Kolter and Tibshirani (2019) prove that the
# risk of the stopped flow is at most 1.69 times that of ridge, at every t.
#
# ## A product of weights
#
# Neural nets often multiply two weights. Take the smallest case, $w = uv$, with the same [weight decay](term:weight-decay) on both:
#
# $$
# \min_{u,\,v}\ \tfrac12(uv - b)^2 + \tfrac\lambda2(u^2 + v^2) .
# $$

# %% tags=["nbval-check-output"]
from l1l2.lessons.disguises import weight_as_product

predict("disguises/product", weight_as_product())

# %% [markdown]
# **Let b grow** to [2](#disguises.weight_as_product?b=2). At b = λ one lowest point becomes two. What is the penalty in terms of $w$?
#
# <details><summary>An answer</summary>
#
# $(u^2 + v^2)/2 \ge |uv|$, because $(|u| - |v|)^2 \ge 0$, and the two are equal at $|u| = |v|$.<!-- claim: least_squares_of_a_product -->
# So for a given $w$ the least penalty is $\lambda|w|$, and the best $w$ is the [soft threshold](term:soft-threshold) of b.
#
# </details>
#
# So “L2 never makes zeros” is true for the weights that are squared, and false for their *products*. In a net with ReLU units, decay on
# the weights into and out of a unit can therefore remove the whole unit (stated for products by Hoff 2017).
#
# ## A tiny start
#
# Now no penalty at all. 30 random sums of 100 numbers are known, and four of the numbers are not 0. Each number
# is written as $w = u^2 - v^2$, with its own $u$ and $v$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.disguises import small_starts

predict("disguises/which_solution", small_starts())

# %% [markdown]
# **Go through the starts.** A gradient step multiplies: $u \leftarrow u\,(1 - 2\eta g)$ and $v \leftarrow v\,(1 + 2\eta g)$, where $g$ is the slope in
# $w$. From a tiny start, the numbers with the largest slopes grow first. As the start goes to 0, the solution goes to one of least
# L1 norm.<!-- claim: towards_least_l1 --> (Woodworth et al. 2020 and Vaškevičius et al. 2019 prove it under conditions.)
#
# **And from a large start?**
#
# <details><summary>An answer</summary>
#
# Then $u$ and $v$ hardly change in proportion, so all numbers can move by about the same amount for the same slope, as in plain gradient
# descent. From 10 it ends at the solution of least L2 norm.<!-- claim: large_start --> So the *size of the start* chooses
# between the two norms.
#
# </details>
#
# ## The lasso's bias, in a net
#
# A sparse autoencoder writes each row as a sum of a few *features*, which it has to learn. Often an L1 penalty keeps its codes
# sparse. Here each row is made of two of 16 features. At the right, no penalty is used: the two largest codes are kept (*TopK*).

# %%
from l1l2.drawing import Live
from l1l2.lessons.disguises import kept_sizes

Live(kept_sizes())

# %% [markdown]
# **Move λ.** With L1 the codes are too small: at λ = 0.4 they have about two thirds of the true size, and with TopK nearly the whole.<!-- claim: codes_shrink -->
# This is the lasso's [bias](term:bias) again. TopK pays in another way: it finds fewer of the features
# here.<!-- claim: codes_shrink --> *Gated* autoencoders repair the bias: one part decides *whether* a feature is on, another *how much*, and L1 acts on the
# first alone. *JumpReLU* keeps a code as it is once it is above a threshold (both stated by Rajamanoharan et al. 2024).
#
# ## Why noise acts like a square
#
# **Dropout** sets each input to 0 with probability $q$, and divides the others by $1 - q$. In linear regression, what is the loss on
# average?
#
# <details><summary>An answer</summary>
#
# The mean of a square is the square of the mean plus the variance:
# $\lVert y - Xw\rVert_2^2 + \frac{q}{1-q}\sum_j \lVert x_j\rVert_2^2 w_j^2$.<!-- claim: dropout_is_ridge --> This is ridge, with a larger penalty for longer columns. In the
# same way, Gaussian noise of variance $\sigma^2$ on the inputs of $n$ rows adds $n\sigma^2\lVert w\rVert_2^2$.<!-- claim: noise_is_ridge -->
#
# </details>
#
# ## Where you meet them
#
# | where | what is written | what it is |
# |---|---|---|
# | XGBoost | a leaf's weight is −S(G, α)/(H + λ)<!-- claim: leaf_weight --> | α is L1, λ is L2, on the leaf |
# | FTRL-Proximal (ads, streams) | a soft threshold on the *sum* of gradients | online L1 with exact zeros |
# | AdamW | subtract ηλw from the weights, outside the gradient | decay at one rate; inside Adam it would be rescaled |
# | early stopping | nothing | nearly L2 |

# %% [markdown]
# ## Your turn: dropout by hand
#
# One column, $x = (1, 1)$, and $y = (2, 0)$. Each entry of $x$ is dropped with probability 1/2. Which $w$ has the least expected
# loss? And with probability 1/5?

# %% tags=["solution"]
from l1l2.lessons.disguises import check_dropout

half = 2 / (2 + 2 * 0.5 / (1 - 0.5))  # your line: the weight for q = 1/2
fifth = 2 / (2 + 2 * 0.2 / (1 - 0.2))  # your line: the weight for q = 1/5
check_dropout(half, fifth)

# %% [markdown] tags=["hints"]
# 1. Without dropout the weight is $x^\top y/\lVert x\rVert_2^2 = 1$. What does the mask add to the loss?
# 2. It adds $\frac{q}{1-q}\lVert x\rVert_2^2 w^2$, with $\lVert x\rVert_2^2 = 2$.
# 3. `2 / (2 + 2 * q / (1 - q))`, with each of the two q.

# %% [markdown]
# ## Your turn: a leaf
#
# Boosting chooses a leaf's weight to minimise $Gw + \frac12(H + \lambda)w^2 + \alpha|w|$. Write it.

# %% tags=["solution"]
from l1l2.lessons.disguises import check_leaf


def leaf(G, H, alpha, lam):
    size = max(abs(G) - alpha, 0) / (H + lam)  # your line: the size of the weight
    return -size if G > 0 else size


check_leaf(leaf)

# %% [markdown] tags=["hints"]
# 1. For $w > 0$ the derivative is $G + (H + \lambda)w + \alpha$. When can it be 0?
# 2. Only if $G < -\alpha$. For $w < 0$ only if $G > \alpha$. Otherwise the best weight is 0.
# 3. `max(abs(G) - alpha, 0) / (...)`.

# %% [markdown]
# ## Your turn: exact zeros in a stream
#
# After $t$ rows of a stream, $z$ holds the sums of all gradients. Take the $w$ that minimises $z^\top w + t\lambda\lVert w\rVert_1 + \frac s2\lVert w\rVert_2^2$.
# Write it: this is how online methods get exact zeros.<!-- claim: zeros_in_a_stream -->

# %% tags=["solution"]
import numpy as np

from l1l2.lessons.disguises import check_match, check_online


def online(z, t, lam, s):
    w = -np.sign(z) * np.maximum(abs(z) - t * lam, 0) / s  # your line: all weights
    return w


check_online(online)

# %% [markdown] tags=["hints"]
# 1. Each weight has a problem of its own. You have solved it for the leaf.
# 2. The role of G has $z$, that of α has $t\lambda$, and that of $H + \lambda$ has $s$.
# 3. `-np.sign(z) * np.maximum(abs(z) - ..., 0) / s`.

# %% [markdown]
# ## Your turn: which penalty hides here?
#
# Give each a digit: **1** for L1, **2** for L2.
#
# - A: gradient descent on least squares is stopped after 50 steps.
# - B: dropout on the inputs of a linear model.
# - C: each weight is a product uv, with weight decay on u and on v.
# - D: gradient descent on $u^2 - v^2$ from 0.000001, with more unknowns than rows.
# - E: fresh Gaussian noise on the inputs in each step.
# - F: weight decay on the weights into and out of the ReLU units of a net, seen from the products of the two.

# %% tags=["solution"]
hidden = "221121"  # your line: a digit for each of A to F
check_match(hidden)

# %% [markdown] tags=["hints"]
# 1. Noise adds a variance. Is a variance linear or quadratic in w?
# 2. Where weights are multiplied, ask for the least sum of squares with a given product.
# 3. Three of the six are L1: two with products of two weights, and one with squares and a tiny start.

# %% [markdown]
# ## Say it in 30 seconds
#
# > Penalties hide. Early stopping is nearly ridge with λ = 1/t. Dropout and noise on the inputs are ridge on average, because variances are
# > quadratic. But weight decay on a product of weights is L1 on the product, so a net can lose whole units. And gradient descent on
# > u² − v² from a tiny start finds sparse solutions without any penalty. So ask what the training does, not only what the loss says.
#
# **Without looking.** “L2 never makes exact zeros, this is a theorem.” What do you answer?
#
# <details><summary>An answer</summary>
#
# It is one for a squared penalty on the weights of a smooth loss, in general. If the weights are multiplied, the products can be exactly 0, because the least
# of (u² + v²)/2 for a given product is |uv|.
#
# </details>
#
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("why_shrink/more_rows", "derivative/strictly_less", "gradient_descent/none_returned")

# %% [markdown]
# ## Further: zeros in a stream
#
# 400 rows, one after the other, 40 columns of which three are at work. Inside: two online methods, and their zeros.

# %% tags=["nbval-check-output"]
from l1l2.lessons.disguises import run_stream

for name, w in zip(("subgradient steps", "sum of gradients"), run_stream(), strict=True):
    print(f"{name}: {(w == 0).sum()} of 40 weights are exactly 0")

# %% [markdown]
# **Why does no subgradient step end at 0?**
#
# <details><summary>An answer</summary>
#
# Each step adds a number to each weight. To land on 0, it would have to be exactly minus the weight. FTRL-Proximal (McMahan et al. 2013) uses the
# sum of the gradients, as you did above, and a step size for each weight.
#
# </details>

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Is early stopping a regulariser?”, “What is the difference between L2 and weight decay in Adam?” and “What do
# `alpha` and `lambda` do in XGBoost?”
#
# **Next:** [Sparsity of what](sparsity_of_what.ipynb). So far single numbers were 0. What if whole groups, jumps or ranks should be?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - compare early stopping with ridge, and say how far apart they can be;
# - prove that weight decay on a product is L1 on the product;
# - predict to which solution gradient descent goes from a tiny and from a large start;
# - find the penalty in dropout, in a boosted tree, in an online method, in AdamW and in a sparse autoencoder.
#
# **Needs.** *Why shrink*, *Derivative* and *Gradient descent*.
#
# **Sources.** Early stopping and ridge: Ali, Kolter and Tibshirani (2019), *A continuous-time view of early stopping for least squares*.
# Products: Hoff (2017), *Lasso, fractional norm and structured sparse estimation using a Hadamard product parametrization*. Tiny starts: Vaškevičius, Kanade and Rebeschini
# (2019); Woodworth et al. (2020), *Kernel and rich regimes in overparametrized models*. Noise: Bishop (1995); dropout: Wager, Wang and Liang
# (2013). Leaves: Chen and Guestrin (2016), *XGBoost*. Streams: Xiao (2010); McMahan et al. (2013). Decay: Loshchilov and Hutter (2019). Codes:
# Rajamanoharan et al. (2024).
#
# </details>
