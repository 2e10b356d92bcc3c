# %% [markdown]
# # Prior: what each penalty believes
#
# **Question.** Which belief about the weights is each penalty, and which estimates of it are sparse?
#
# **Minutes.** {minutes}
#
# **Needs.** *Derivative*, Bayes' rule, and what a density is.
#
# <details><summary>What this notebook is for, and its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - derive in two lines that the peak of a posterior is the minimum of misfit plus price;
# - convert the scale of a prior into λ, and λ into a scale;
# - decide, for a prior and a summary of the posterior, whether it is exactly 0;
# - judge four sentences that are often said of L1 and Laplace, each by a cell that you can run.
#
# **Sources.** The lasso as a belief: Tibshirani (1996), section 5. The mixture: Andrews and Mallows (1974), *Scale
# mixtures of normal distributions*. Its use: Park and Casella (2008), *The Bayesian lasso*. Spike and slab: Mitchell
# and Beauchamp (1988), George and McCulloch (1993). Horseshoe: Carvalho, Polson and Scott (2010).
#
# </details>

# %% [markdown]
# ## Three questions first
#
# From *Geometry*, *Derivative* and *Gradient descent*. Answer from memory; what you missed before comes first.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("geometry/budget_of_penalty", "derivative/smoothed", "gradient_descent/none_returned")

# %% [markdown]
# ## A belief becomes a price
#
# Say how you think the data arose: $y = Xw + \text{noise}$, where the noise is Gaussian with standard deviation σ. And
# say what you believed about each weight *before* you saw them: a density $p(w_j)$, the **prior**. Bayes' rule
# multiplies the two. Take the logarithm, and turn the sign:
#
# $$
# -\log p(w \mid y) \;=\; \frac{1}{2\sigma^2}\lVert y - Xw\rVert_2^2 \;-\; \sum_j \log p(w_j) \;+\; \text{constant}
# $$
#
# (The prior treats the weights as independent: their logarithms add up.) Multiply by $\sigma^2/n$, and there is our
# old sum: misfit $\frac{1}{2n}\lVert y - Xw\rVert_2^2$ plus price. **The price is minus the log of the prior**, times
# $\sigma^2/n$, up to a constant.
#
# | prior of each weight, around 0 | −log p(w), without its constant | price | λ |
# |---|---|---|---|
# | Gaussian, standard deviation τ | w²/(2τ²) | L2 | σ²/(nτ²) |<!-- claim: bridge_stands -->
# | Laplace, scale b: the mean of \|w\| | \|w\|/b | L1 | σ²/(nb) |<!-- claim: bridge_stands -->
#
# So the minimiser of misfit plus price is the **peak of the posterior**<!-- claim: bridge_stands -->, its *maximum a posteriori* or MAP. This is no
# approximation: −log posterior and $\frac{n}{\sigma^2}P(w)$ differ by a constant.<!-- claim: bridge_stands --> Data and weights at random will do to see
# it.

# %%
import numpy as np

from l1l2 import Gaussian, Laplace, Problem, Quadratic

rng, n, sigma = np.random.default_rng(6), 50, 2.0
X, y = rng.standard_normal((n, 3)), rng.standard_normal(n)

# %% tags=["nbval-check-output"]
for prior in (Laplace(0.3), Gaussian(0.3)):
    problem = Problem(Quadratic(X, y), prior.penalty(sigma**2, n))
    for w in rng.standard_normal((3, 3)):
        bayes = ((y - X @ w) ** 2).sum() / (2 * sigma**2) - prior.logpdf(w).sum()
        ours = n / sigma**2 * problem.value(w)
        print(f"{prior}:  {bayes:.4f} − {ours:.4f} = {bayes - ours:.4f}")

# %% [markdown]
# Whatever the weights are, the difference stays. Here it is only the prior's own constant, once for each of the three
# weights<!-- claim: bridge_stands -->: those of the noise and of Bayes' rule were left out.
#
# Read λ = σ²/(nb) aloud. Loud noise raises the price, and so does a narrow belief. More rows lower it: with twice as
# many and the same belief, λ halves.<!-- claim: belief_is_counted_once --> The belief is counted once, the data are counted row by row.
#
# ## Your turn: what λ = 10 believes
#
# For the diabetes data we often took λ = 10. There are 442 rows, and the noise has a standard deviation of about 54.<!-- claim: noise_of_the_diabetes_data -->
# Which Laplace scale b, and which Gaussian standard deviation τ, does λ = 10 stand for?

# %% tags=["solution"]
from l1l2.lessons.prior import check_belief

b = 54**2 / (442 * 10)  # your line: the Laplace scale whose price is 10‖w‖₁
tau = np.sqrt(54**2 / (442 * 10))  # your line: the standard deviation whose price is (10/2)‖w‖₂²
check_belief(b, tau)

# %% [markdown] tags=["hints"]
# 1. Both formulas stand in the table. Solve each for the scale.
# 2. From λ = σ²/(nb) follows b = σ²/(nλ). From λ = σ²/(nτ²) follows τ² = σ²/(nλ), and τ is not τ².
# 3. `54**2 / (442 * ...)` is b, and `np.sqrt(...)` of the same number is τ.

# %% [markdown]
# Taken as a belief, λ = 10 says that |w| is 0.66 on average, and that |w| > 22 has a probability of about 3e-15. Yet
# the lasso at λ = 10 gives body mass the weight 22.6.<!-- claim: nobody_believes_that --> We chose this λ to see zeros, and **such a λ need not be anybody's
# belief.** A prior is one thing that a penalty can mean. It does not prove that you should use the penalty.
#
# ## The weights are Laplace, not the data
#
# "L1 assumes that the data are Laplace distributed," one hears. But above, the data had Gaussian noise. Suppose it *is*
# the noise that is Laplace, and all weights are equally plausible. Then the misfit becomes $\sum_i |r_i|$, and there is
# no price at all. It is called least absolute deviations. Where are its zeros?

# %% tags=["nbval-check-output"]
from sklearn.linear_model import QuantileRegressor

from l1l2 import diabetes, standardise

d = standardise(diabetes().X, diabetes().y)
w = QuantileRegressor(quantile=0.5, alpha=0, fit_intercept=False).fit(d.X, d.y).coef_
r = np.sort(np.abs(d.y - d.X @ w))
print("weights that are 0:", (w == 0).sum(), "  smallest residuals:", r[:11].round(2))

# %% [markdown]
# There are ten zeros, and they are *residuals*: with ten weights, ten patients are fitted exactly (up to rounding), and
# no weight is 0.<!-- claim: kink_in_the_misfit --> **A kink makes zeros where it stands**<!-- claim: kink_in_the_misfit -->: in the misfit it fits points, in the price it removes weights.
# **"The data are Laplace" is wrong**<!-- claim: kink_in_the_misfit -->: the L1 *penalty* says nothing about the noise. What the lasso assumes of that
# stands in its misfit: squares, so Gaussian. The Laplace distribution is that of the weights.
#
# ## One weight, one observation
#
# A posterior is a whole curve. Whoever wants one number from it must choose: the peak (MAP), the median (smallest
# expected *absolute* error) or the mean (smallest expected *squared* error). Take one weight, and one observation of it,
# $y = w + \text{noise}$.

# %% tags=["nbval-check-output"]
from l1l2.lessons.prior import predict, update

predict("prior/only_map", update())

# %% [markdown]
# **Move y**, then the noise and the scale, and watch one row of marks at a time. Look closely at
# [y = 1.25](#prior.update?y=1.25) and one step on, at [y = 1.5](#prior.update?y=1.5).
#
# ## A million draws
#
# The same in numbers, for y = 1, with a million draws from the Laplace prior and from its posterior:

# %% tags=["nbval-check-output"]
from l1l2 import posterior_1d

laplace = Laplace(1 / 1.3)
after = posterior_1d(laplace, y=1.0, noise=1.0)
print(f"MAP {after.map:g}   median {after.median:.3f}   mean {after.mean:.3f}")
for name, curve in (("prior", laplace), ("posterior", after)):
    print(f"of a million draws from the {name}, exactly 0:", (curve.sample(1_000_000, rng) == 0).sum())

# %% [markdown]
# MAP 0, median 0.333, mean 0.413.<!-- claim: three_answers --> **"Laplace puts mass at 0" is wrong, too.** No draw is 0.<!-- claim: no_mass_at_zero --> At 0 the prior has density 0.65, and a density is a height,
# not a probability. Within ε of 0 lies the mass $1 - e^{-1.3\varepsilon}$: 0.12, 0.013 and 0.0013 for ε = 0.1, 0.01 and
# 0.001.<!-- claim: no_mass_at_zero --> It goes to 0 with ε.
#
# So the belief holds no zeros, neither before the data nor after.<!-- claim: no_mass_at_zero --> **The zeros are made by reporting the peak.**
#
# ## Why is it zero?
#
# The interview note of *Gradient descent* also says: L1 amounts to a Laplace distribution of the weights, and that is more
# concentrated at 0 than the Gaussian. So it is: within a tenth of a standard deviation of 0 lie 13.2 % of the Laplace
# prior and 8.0 % of the Gaussian.<!-- claim: laplace_is_more_concentrated --> But is that *why* there are zeros? The next picture shows how each estimate depends on
# the data.

# %% tags=["nbval-check-output"]
from l1l2.lessons.prior import estimates

predict("prior/peaked", estimates())

# %% [markdown]
# **Move λ**, which makes all three priors narrower. Under the Laplace prior the MAP is an old friend, *Derivative*'s soft
# threshold, with its flat piece at 0. Median and mean are smooth curves that rise through 0.<!-- claim: only_the_peak_rests -->
#
# ## Five times as high
#
# The Student-t of the picture has the scale of the Laplace prior. Now concentrate the belief *much* more: a Student-t
# with one degree of freedom and scale 0.1.

# %% tags=["nbval-check-output"]
from l1l2 import StudentT

peaked = StudentT(df=1, scale=0.1)
print(f"density at 0: Laplace {np.exp(laplace.logpdf(0)):.2f}, Student-t {np.exp(peaked.logpdf(0)):.2f}")
for seen in (0.01, 0.1, 1.0, 2.0):
    maps = [posterior_1d(prior, seen, 1.0).map for prior in (laplace, peaked)]
    print(f"y = {seen:<4g}   MAP under Laplace {maps[0]:g}, under Student-t {maps[1]:.3g}")

# %% [markdown]
# The density at 0 is nearly five times as high, and for small y the MAP is about y/201.<!-- claim: peaked_and_never_zero --> The condition for a zero of the
# MAP, $|y|/\sigma^2 \le 1/b$ under the Laplace prior<!-- claim: kink_of_the_log_density -->, is an old friend, too: times σ² it is *Derivative*'s rule,
# $|f'(0)| \le \lambda$. (A density that is *infinite* at 0 is another matter. One comes at the end.)
#
# ## Diamonds of belief
#
# With two independent weights the densities multiply, so their logarithms add up. Where is the belief equally strong?

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.prior import diamonds

Live(diamonds())

# %% [markdown]
# Under the Laplace prior $-\log p$ is $\lVert w\rVert_1/b$ plus a constant, so its contours *are* the diamonds of
# *Geometry*, and the Gaussian's are its circles.<!-- claim: contours_are_balls --> The corners of the diamond are the kinks, seen from above. The grey dots
# are draws, from priors of the same variance. More of Laplace's lie *near* an axis than of the Gaussian's, and none
# lies *on* one.<!-- claim: draws_near_the_axes -->
#
# ## A stack of bells
#
# Where does a kink come from? Draw a variance $v$ from an exponential distribution with mean $2b^2$. Then draw $w$ from
# the Gaussian with variance $v$. What you get is a Laplace variable with scale $b$ (Andrews and Mallows 1974).<!-- claim: laplace_is_a_stack -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.prior import scale_mixture

predict("prior/stack", scale_mixture())

# %% [markdown]
# **Press play**, and watch the top of the stack. Then let the sum become an integral over *all* variances, and compare
# its density with that of Laplace:

# %% tags=["nbval-check-output"]
from scipy.integrate import quad
from scipy.stats import expon, norm

for w in (0.1, 1.0, 3.0):
    bells = quad(lambda v, w: norm.pdf(w, scale=v**0.5) * expon.pdf(v, scale=2), 0, np.inf, args=(w,))
    print(f"w = {w:g}   stack {bells[0]:.6f}   Laplace {np.exp(Laplace(1.0).logpdf(w)):.6f}")

# %% [markdown]
# In words: **the lasso's prior is ridge's prior, with a variance for each weight that nobody knows.** This is also how
# one computes with it. Given the variances and σ, the posterior of the weights is a Gaussian. So draw σ and the weights
# given the variances, then the variances given these, and so on: a *Gibbs sampler*.
#
# ## Ten weights
#
# So for the diabetes data the whole posterior can be had, not only its peak. Park and Casella (2008) tie the scale of
# the prior to the noise, $b = \sigma/\lambda_{\text{PC}}$, so *their* λ is not ours. Put this b into λ = σ²/(nb): at a
# given σ, the peak is the lasso with $\lambda = \sigma\lambda_{\text{PC}}/n$.<!-- claim: their_lam_and_ours --> But σ is drawn as well, so that there is
# no single such lasso. We compare with the one whose σ² is the posterior mean.

# %% tags=["nbval-check-output"]
from l1l2 import L1, bayesian_lasso, solve
from l1l2.lessons.prior import credible_intervals

predict("prior/ten_medians", credible_intervals())

# %% [markdown]
# **Move the slider**: a larger λ_PC is a narrower prior. Set the posterior to *hidden* and back to *drawn* to compare it
# with the lasso.
#
# ## Draw it yourself
#
# Do not take the picture's word for it. Draw 10,000 times yourself, with λ_PC = 60. Beside the lasso stand the medians
# and the 95 % intervals (what lies between the 2.5 % and the 97.5 % quantile of the draws):

# %% tags=["nbval-check-output"]
draws = bayesian_lasso(d.X, d.y, lam_pc=60, rng=np.random.default_rng(0))
lam = np.sqrt(draws.noise_var.mean()) * 60 / len(d.y)
lasso = solve(Problem(Quadratic(d.X, d.y), L1(lam))).w
print(f"λ = {lam:.2f}; drawn weights that are 0: {(draws.w == 0).sum()} of {draws.w.size}")

# %% tags=["nbval-check-output"]
low, median, high = np.quantile(draws.w, (0.025, 0.5, 0.975), axis=(0, 1))
print("                    lasso  median     95 % of the posterior")
for name, *row in zip(diabetes().names, lasso, median, low, high, strict=True):
    print(f"{name:>18} {row[0]:6.2f} {row[1]:7.2f}     {row[2]:6.2f} to {row[3]:5.2f}")

# %% [markdown]
# A whole posterior says how sure we may be. Six weights of the lasso are 0, and the 95 % intervals of these six contain 0.
# Those of body mass, blood pressure and triglycerides do not. That of HDL contains 0, too, although the lasso keeps
# HDL.<!-- claim: medians_near_the_lasso -->
#
# "How sure" always means: *if this prior is what you believe*. Move the slider of the picture above. At
# [λ_PC = 5](#prior.credible_intervals?lam_pc=5&posterior=True), where the data are about as likely as this family of priors
# can make them, the interval of sex does not contain 0 either.<!-- claim: intervals_depend_on_the_prior --> (Park and Casella found
# 0.237, for columns of length 1: for ours that is $0.237\sqrt{442}$, or 4.98.<!-- claim: intervals_depend_on_the_prior -->) At
# [λ_PC = 120](#prior.credible_intervals?lam_pc=120&posterior=True), where the prior says that |w| is 0.54 on average,
# only body mass and triglycerides are left.<!-- claim: intervals_depend_on_the_prior -->
#
# ## Priors that mean zero
#
# Whoever believes that weights *are* 0 can say so. **Spike and slab** (Mitchell and Beauchamp 1988) puts part of the
# probability on exactly 0, the spike, and spreads the rest, the slab. That changes the belief itself, and so every
# answer: draws are exactly 0 again and again, and "is this weight 0?" has a probability. With half on 0, half on a
# standard Gaussian and y = 1 with noise 1, it is 0.52, and even the median is exactly 0; the mean, 0.238, is not.<!-- claim: spike_and_slab --> The
# price is a sum over all $2^p$ choices of living weights, 1,024 for ten columns<!-- claim: spike_and_slab --> and hopeless for a hundred, so one
# samples. George and McCulloch (1993) make the spike a very narrow Gaussian instead. Sampling is easier then, and
# no draw is exactly 0 any more.
#
# The **horseshoe** (Carvalho, Polson and Scott 2010) is a stack of bells, too, but their *standard deviations* come
# from a half-Cauchy distribution. Its density is infinite at 0 and has heavy tails.<!-- claim: horseshoe --> So it changes the shrinkage, not
# the zeros: small weights shrink strongly, large ones hardly. From y = 10 with noise 1 its mean leaves 9.80. The
# Laplace prior with λ = 1.3 takes 1.3 from whatever is large, and leaves 8.70.<!-- claim: horseshoe --> No draw is exactly 0, and the mean only
# for y = 0. And its peak is useless: the posterior's density is infinite at 0 *whatever* the data say.<!-- claim: horseshoe -->
#
# **Then without a stub.** Back to the 100 bells. Their variances are
# `v = expon.ppf((np.arange(100) + 0.5) / 100, scale=2)`, and the density of the stack at w is
# `norm.pdf(w, scale=v**0.5).mean()`. Take it as the prior, and find the MAP for y = 0.3 and noise 1, in a new cell, with
# `minimize_scalar` of `scipy.optimize`. What is it under the Laplace prior with scale 1, of which they are the bells?
#
# <details><summary>An answer</summary>
#
# `minimize_scalar(lambda w: (w - 0.3) ** 2 / 2 - np.log(norm.pdf(w, scale=v**0.5).mean())).x` is 0.0218. Under the Laplace
# prior with scale 1 it is exactly 0, because 0.3 is less than λ = 1.<!-- claim: finite_stack_makes_no_zero -->
#
# </details>
#
# ## Say it in 30 seconds
#
# > With Gaussian noise, the negative log posterior is squared error minus the log prior, up to constants. So a Gaussian
# > prior on the *weights* gives L2 with λ = σ²/(nτ²), a Laplace prior gives L1 with λ = σ²/(nb), and ridge and lasso are
# > MAP estimates. Under Laplace the zeros belong to the MAP alone: it puts no mass at zero, and posterior mean, median and
# > draws are not sparse. And what makes them is not that Laplace is peaked, but that its log-density has a kink. If I
# > believe in exact zeros, I say so with a spike and slab.
#
# **Without looking.** "Laplace is more concentrated at 0 than the Gaussian, *so* L1 is sparse." Which half is true, and
# what is missing?
#
# <details><summary>An answer</summary>
#
# It is more concentrated, at equal standard deviation. But a narrow Student-t is more concentrated still and gives no
# zero, unless y is 0. Missing are the kink, which holds the peak at 0 while $|y|/\sigma^2 \le 1/b$, and the word MAP: the
# mean of the same posterior is not 0.
#
# </details>
#
# **You can now answer** “Give the Bayesian view of L1 and L2.” and “L1 loss or L1 penalty: which one is robust to
# outliers?”, two of the interview's questions.
#
# **Next:** [One λ](one_lambda.ipynb). Bars, balls, slopes, descent and now belief: five explanations. Do they agree
# on one data set, at one λ?
