# %% [markdown]
# # Prior: what each penalty believes
#
# **Question.** Which belief about the weights can a penalty stand for, and which estimates from it are sparse?
#
# "The lasso is just a Laplace prior", a statistician says in a meeting. "So you believe that many weights are zero." Is
# she right?
#
# **Minutes.** {minutes}
#
# ## One weight, one observation
#
# A [prior](term:prior) says which weights are plausible before the data. The [likelihood](term:likelihood) says how well each weight
# explains the data. Their product, rescaled to area 1, is the [posterior](term:posterior). Its peak is the [MAP](term:map) estimate,
# but one may also report the median or the mean. Here the data are a single observation $y = w + \text{noise}$.
# (The third prior, the Student-t, is for later.)

# %% tags=["nbval-check-output"]
from l1l2.lessons.prior import predict, update

predict("prior/only_map", update())

# %% [markdown]
# **Move y**, then the noise and the scale, and watch one row of marks at a time. Look closely at
# [y = 1.25](#prior.update?y=1.25) and, one step further, at [y = 1.5](#prior.update?y=1.5).
#
# **At y = 1.5 the MAP is 0.2.** Which formula of an earlier lesson gives this number?
#
# <details><summary>An answer</summary>
#
# The soft threshold of *Derivative*, 1.5 − 1.3. With this noise and this prior, the MAP is the answer of the lasso with
# λ = 1.3.<!-- claim: only_the_peak_rests --> The next section shows why.
#
# </details>
#
# ## A prior becomes a penalty
#
# Now take many weights and many rows. Let $y = Xw + \text{noise}$, with Gaussian noise of standard deviation σ, and let each
# weight have the prior density $p(w_j)$, independently of the others. The posterior is the likelihood times the prior. Take minus its
# logarithm:
#
# $$
# -\log p(w \mid y) \;=\; \frac{1}{2\sigma^2}\lVert y - Xw\rVert_2^2 \;-\; \sum_j \log p(w_j) \;+\; \text{constant}
# $$
#
# Multiply by $\sigma^2/n$. The first term becomes our loss, $\frac{1}{2n}\lVert y - Xw\rVert_2^2$. The second becomes a
# penalty: **minus the log of the prior, times $\sigma^2/n$**.
#
# | prior of each weight, around 0 | −log p(w), without its constant | penalty | λ |
# |---|---|---|---|
# | [Gaussian](term:gaussian), standard deviation τ | w²/(2τ²) | L2 | σ²/(nτ²) |<!-- claim: bridge_stands -->
# | [Laplace](term:laplace), scale b: the mean of \|w\| | \|w\|/b | L1 | σ²/(nb) |<!-- claim: bridge_stands -->
#
# So the minimiser of loss + penalty is the peak of the posterior, the MAP.<!-- claim: bridge_stands -->
#
# **More rows.** You collect twice as many rows. Your belief about the weights stays the same. What happens to λ = σ²/(nb)?
#
# <details><summary>An answer</summary>
#
# It halves.<!-- claim: belief_is_counted_once --> The prior enters the posterior once, but each row adds its own term to the likelihood. So the more
# rows there are, the less the prior matters.
#
# </details>
#
# Check the table with data and weights at random. The code compares −log posterior with $\frac{n}{\sigma^2}$ times loss + penalty:

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
# For each prior the difference is always the same: one constant (the log of the prior's normalising constant) for each
# weight, so three of them.<!-- claim: bridge_stands --> It does not depend on w, so both have the same minimiser.
#
# A prior is *one* thing that a penalty can mean. It does not prove that you should use the penalty: a λ that predicts well
# need not be anybody's belief.
#
# ## A million draws
#
# Does the Laplace prior itself contain zeros? Draw a million weights from it, and a million from the posterior for y = 1:

# %% tags=["nbval-check-output"]
from l1l2 import posterior_1d

laplace = Laplace(1 / 1.3)
after = posterior_1d(laplace, y=1.0, noise=1.0)
print(f"MAP {after.map:g}   median {after.median:.3f}   mean {after.mean:.3f}")
for name, curve in (("prior", laplace), ("posterior", after)):
    print(f"of a million draws from the {name}, exactly 0:", (curve.sample(1_000_000, rng) == 0).sum())

# %% [markdown]
# For y = 1 the MAP is 0, the median 0.333 and the mean 0.413.<!-- claim: three_answers --> But not one of the two million draws is
# exactly 0.<!-- claim: no_mass_at_zero -->
#
# **Is 0 special?** The density of this prior is highest at 0, where it is 0.65.<!-- claim: no_mass_at_zero --> Does it not follow that w = 0 has some probability?
#
# <details><summary>An answer</summary>
#
# No. A density is a height, and a probability is an area. The interval from −ε to ε has the probability
# $1 - e^{-1.3\varepsilon}$, which goes to 0 with ε.<!-- claim: no_mass_at_zero --> So "Laplace puts mass at 0" is wrong.
#
# </details>
#
# So neither the prior nor the posterior contains exact zeros. The zeros of the lasso come from reporting the peak.
#
# ## Why is the peak at zero?
#
# An interview note in circulation argues like this: the Laplace distribution is more concentrated at 0 than the Gaussian,
# and therefore L1 gives zeros. The first half is true. Within a tenth of a standard deviation of 0 lie 13.2 % of the Laplace
# prior, and 8.0 % of the Gaussian.<!-- claim: laplace_is_more_concentrated --> But is it the reason? Test it with a third prior, the [Student-t](term:student-t). The picture shows each estimate as a function of the observation.

# %% tags=["nbval-check-output"]
from l1l2.lessons.prior import estimates

predict("prior/peaked", estimates())

# %% [markdown]
# **Move λ**, which makes all three priors narrower. Under the Laplace prior the MAP is the
# [soft threshold](term:soft-threshold) of *Derivative*, with its flat piece at 0. The median and the mean are smooth curves that
# rise through 0.<!-- claim: only_the_peak_rests -->
#
# **You have met this rule before.** Where? (Multiply $|y|/\sigma^2 \le 1/b$ by σ².)
#
# <details><summary>An answer</summary>
#
# In *Derivative*: 0 is the minimiser if and only if $|f'(0)| \le \lambda$. With $f(w) = \frac12(w - y)^2$ the slope of the loss at 0 has the
# size |y|, and λ is σ²/b. The kink of the log-density is the kink of the penalty.
#
# </details>
#
# ## The weights are Laplace, not the data
#
# "L1 assumes that the data follow a Laplace distribution." This is wrong: above, the noise was Gaussian, and
# only the *weights* had a Laplace prior. What if it is the noise that is Laplace, and all weights are equally plausible? Then the loss
# is $\sum_i |r_i|$, and there is no penalty. The method is called least absolute deviations.

# %% tags=["nbval-check-output"]
from sklearn.linear_model import QuantileRegressor

from l1l2 import diabetes, standardise

d = standardise(diabetes().X, diabetes().y)
w = QuantileRegressor(quantile=0.5, alpha=0, fit_intercept=False).fit(d.X, d.y).coef_
r = np.sort(np.abs(d.y - d.X @ w))
print("weights that are 0:", (w == 0).sum(), "  smallest residuals:", r[:11].round(2))

# %% [markdown]
# **Where are its zeros?** And why as many as this?
#
# <details><summary>An answer</summary>
#
# Among the *residuals*. With its ten weights it fits ten patients exactly (up to rounding), and no weight is
# 0.<!-- claim: kink_in_the_misfit --> A kink makes zeros where it stands: in the loss it makes residuals 0, in the penalty it makes weights
# 0.<!-- claim: kink_in_the_misfit -->
#
# </details>
#
# ## Your turn: what λ = 10 believes
#
# For the diabetes data we often took λ = 10. There are 442 rows, and the noise has a standard deviation of about 54.<!-- claim: noise_of_the_diabetes_data -->
# Which Laplace scale b does λ = 10 stand for? A colleague prefers ridge. Her Gaussian prior has the *same variance* as your
# Laplace prior, which is 2b². Which λ does she take?

# %% tags=["solution"]
from l1l2.lessons.prior import check_belief

b = 54**2 / (442 * 10)  # your line: the Laplace scale whose penalty is 10‖w‖₁
lam_ridge = 54**2 / (442 * 2 * b**2)  # your line: the λ of ridge whose prior has the variance 2b²
check_belief(b, lam_ridge)

# %% [markdown] tags=["hints"]
# 1. Go from λ to the Laplace prior, from this prior to its variance, and from the variance to the λ of ridge.
# 2. From λ = σ²/(nb) follows b = σ²/(nλ). The variance of the Gaussian is τ², so put 2b² in the place of τ².
# 3. `54**2 / (442 * ...)` is b, and `54**2 / (442 * 2 * ...)` is the λ of ridge.

# %% [markdown]
# **Would you hold this belief?** Compare it with the weights that the lasso gives at this λ.
#
# <details><summary>An answer</summary>
#
# As a belief, λ = 10 says that |w| is 0.66 on average, and that |w| > 22 has a probability of about 3e-15. But the lasso at
# λ = 10 gives body mass the weight 22.6.<!-- claim: nobody_believes_that --> So this prior rules out the weights that we found. We chose λ = 10 to see zeros.
#
# </details>
#
# **Five observations.** One weight is observed five times, each time with noise of standard deviation σ = 2. Its prior is
# Laplace with scale b = 0.4. Let $\bar y$ be the mean of the five observations. Up to which $|\bar y|$ is the MAP exactly 0?
# And what is the MAP if $\bar y = 5$?

# %% tags=["solution"]
from l1l2.lessons.prior import check_five

largest = 2**2 / (5 * 0.4)  # your line: the largest |ȳ| for which the MAP is exactly 0
at_five = 5 - 2**2 / (5 * 0.4)  # your line: the MAP if ȳ = 5
check_five(largest, at_five)

# %% [markdown] tags=["hints"]
# 1. Write five observations of one weight as $y = Xw + \text{noise}$. What is $X$, and what is n?
# 2. $X$ is a column of five ones, so the loss is $\frac12(w - \bar y)^2$ plus a constant. Which λ belongs to the prior?
# 3. λ = σ²/(nb), with n = 5. The MAP is the soft threshold of $\bar y$ at this λ.

# %% [markdown]
# ## From earlier lessons
#
# Answer from memory.

# %% tags=["nbval-check-output"]
from l1l2 import retrieve

retrieve("geometry/budget_of_penalty", "derivative/smoothed", "gradient_descent/none_returned")

# %% [markdown]
# ## Say it in 30 seconds
#
# > With Gaussian noise, minus the log posterior is squared loss minus log prior, up to constants. So ridge is the MAP
# > estimate under a Gaussian prior on the weights, and the lasso under a Laplace prior. But the Laplace prior puts no mass
# > at zero. Only the MAP has zeros, because the log-density has a kink at 0. The posterior mean and median are
# > not sparse. To believe in exact zeros, use spike and slab.
#
# **Without looking.** What do you answer the statistician: "The lasso is a Laplace prior. So you believe that many weights are zero"?
#
# <details><summary>An answer</summary>
#
# The lasso is the *peak* of the posterior under a Laplace prior. The prior itself gives every single value the probability
# 0, and zero is no exception. The peak is at 0 because the log-density has a kink there. If I report the mean of the same posterior,
# there are no zeros. And a penalty need not be a belief at all: I may choose λ because it predicts well.
#
# </details>

# %% [markdown]
# ## Further: five times as high
#
# How concentrated may a smooth prior be? Inside: a Student-t prior that is much higher at 0 than the Laplace prior, and its MAP.

# %% tags=["nbval-check-output"]
from l1l2 import StudentT

peaked = StudentT(df=1, scale=0.1)
print(f"density at 0: Laplace {np.exp(laplace.logpdf(0)):.2f}, Student-t {np.exp(peaked.logpdf(0)):.2f}")
for seen in (0.01, 0.1, 1.0, 2.0):
    maps = [posterior_1d(prior, seen, 1.0).map for prior in (laplace, peaked)]
    print(f"y = {seen:<4g}   MAP under Laplace {maps[0]:g}, under Student-t {maps[1]:.3g}")

# %% [markdown]
# The density at 0 is nearly five times as high, but the MAP is never 0. For small y it is about y/201.<!-- claim: peaked_and_never_zero --> (A density
# that is *infinite* at 0 is another matter: see *Further: priors that mean zero*.)

# %% [markdown]
# ## Further: diamonds of belief
#
# Two weights with independent priors. Inside: where the prior density is the same, and how many draws lie near an axis.

# %% tags=["nbval-check-output"]
from l1l2.drawing import Live
from l1l2.lessons.prior import diamonds

Live(diamonds())

# %% [markdown]
# Under the Laplace prior, $-\log p$ is $\lVert w\rVert_1/b$ plus a constant. So its contours are the diamonds of
# *Geometry*, and those of the Gaussian prior are circles.<!-- claim: contours_are_balls --> The corners of the diamond are the kinks, seen from above.
# The grey dots are draws, from priors of the same variance. More draws of the Laplace prior lie *near* an axis, but none
# lies *on* one.<!-- claim: draws_near_the_axes -->

# %% [markdown]
# ## Further: a stack of bells
#
# Where does the kink come from? Inside: a Laplace distribution made of Gaussians, and one more exercise.

# %% [markdown]
# Draw a variance $v$ from an exponential distribution with mean $2b^2$. Then draw $w$ from the Gaussian with
# variance $v$. The result follows a Laplace distribution with scale $b$ (Andrews and Mallows 1974).<!-- claim: laplace_is_a_stack -->

# %% tags=["nbval-check-output"]
from l1l2.lessons.prior import scale_mixture

predict("prior/stack", scale_mixture())

# %% [markdown]
# **Press play**, and watch the top of the stack. Then replace the sum by an integral over *all* variances, and compare its
# density with that of the Laplace distribution:

# %% tags=["nbval-check-output"]
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from scipy.stats import expon, norm

for w in (0.1, 1.0, 3.0):
    bells = quad(lambda v, w: norm.pdf(w, scale=v**0.5) * expon.pdf(v, scale=2), 0, np.inf, args=(w,))
    print(f"w = {w:g}   stack {bells[0]:.6f}   Laplace {np.exp(Laplace(1.0).logpdf(w)):.6f}")

# %% [markdown]
# In words: the prior of the lasso is the prior of ridge, but each weight has a variance of its own, which nobody knows.
#
# **The peak of the stack.** Take 100 such Gaussians as the prior. Below, `v` are their variances, and `stack(w)` is their
# density at w. Find the MAP for y = 0.3 and noise 1, for example with `minimize_scalar(...).x`.

# %% tags=["solution"]
from l1l2.lessons.prior import check_stack

v = expon.ppf((np.arange(100) + 0.5) / 100, scale=2)
stack = np.vectorize(lambda w: norm.pdf(w, scale=v**0.5).mean())
peak = minimize_scalar(lambda w: (w - 0.3) ** 2 / 2 - np.log(stack(w))).x  # your line: the MAP
check_stack(peak)

# %% [markdown] tags=["hints"]
# 1. The MAP is the minimiser of minus the log posterior. Which two terms does it have?
# 2. The first term is $(w - 0.3)^2/2$, the second is minus the log of the prior density. `minimize_scalar` takes a function of w.
# 3. `minimize_scalar(lambda w: (w - 0.3) ** 2 / 2 - np.log(...)).x`, with `stack(w)` in the gap.

# %% [markdown]
# <details><summary>And under the Laplace prior?</summary>
#
# The MAP of the stack is 0.0218. Under the Laplace prior with scale 1 it is exactly 0, because 0.3 is less than λ = 1.<!-- claim: finite_stack_makes_no_zero -->
#
# </details>

# %% [markdown]
# ## Further: ten weights
#
# For the diabetes data one can draw from the whole posterior, not only find its peak. Inside: medians and intervals
# beside the lasso.

# %% [markdown]
# The stack of bells shows how to draw. Given the variances and σ, the posterior of the weights is a Gaussian. So draw σ and the
# weights given the variances, then the variances given these, and so on. This is a *Gibbs sampler*: it draws one group of
# unknowns after the other, each given the rest.
#
# Park and Casella (2008) measure the scale of the prior in units of the noise, $b = \sigma/\lambda_{\text{PC}}$. So *their*
# λ is not ours. For a fixed σ, the MAP would be the lasso with $\lambda = \sigma\lambda_{\text{PC}}/n$.<!-- claim: their_lam_and_ours --> But σ is drawn, too, and
# each σ belongs to another lasso. We compare with one of them: its σ² is the posterior mean.

# %% tags=["nbval-check-output"]
from l1l2 import L1, bayesian_lasso, solve
from l1l2.lessons.prior import credible_intervals

predict("prior/ten_medians", credible_intervals())

# %% [markdown]
# **Move the slider**: a larger λ_PC is a narrower prior. Now draw 10,000 times yourself, with λ_PC = 60. Beside the lasso
# stand the medians and the 95 % intervals, from the 2.5 % to the 97.5 % quantile of the draws. (Your λ, 8.14, is not quite
# that of the picture, 8.15, because each takes σ from its own draws.<!-- claim: medians_near_the_lasso -->)

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
# Six weights of the lasso are 0, and the intervals of these six contain 0. The intervals of body mass, blood pressure
# and triglycerides do not. HDL is different: its interval contains 0, but the lasso keeps it.<!-- claim: medians_near_the_lasso -->
#
# **How sure is "95 %"?** The intervals hold only *if this prior is what you believe*. Compare [λ_PC = 5](#prior.credible_intervals?lam_pc=5&posterior=True)
# with [λ_PC = 120](#prior.credible_intervals?lam_pc=120&posterior=True) in the picture. Which intervals contain 0?
#
# <details><summary>An answer</summary>
#
# λ_PC = 5 maximises, up to rounding, the *marginal likelihood*: the density of the data, averaged over the prior. Then the
# interval of sex does not contain 0 either.<!-- claim: intervals_depend_on_the_prior --> (Park and Casella found 0.237, for columns of length 1: for ours that is $0.237\sqrt{442}$, or 4.98.<!-- claim: intervals_depend_on_the_prior -->) With λ_PC = 120 the
# prior says that |w| is 0.54 on average, and only the intervals of body mass and triglycerides do not contain 0.<!-- claim: intervals_depend_on_the_prior -->
#
# </details>

# %% [markdown]
# ## Further: priors that mean zero
#
# If you believe that some weights *are* 0, the prior can say so. Inside: the spike and slab, and the horseshoe, a relative
# without exact zeros.

# %% [markdown]
# The [spike and slab](term:spike-and-slab) (Mitchell and Beauchamp 1988) puts part of the probability on exactly 0, the spike, and
# spreads the rest, the slab. This changes every answer. Draws are often exactly 0, and the question "is this weight 0?" has
# a probability. For example, put half on 0 and half on a standard Gaussian, and observe y = 1 with noise 1. Then this probability is
# 0.52, and even the median is exactly 0. The mean, 0.238, is not.<!-- claim: spike_and_slab -->
#
# **What does it cost?** With p columns there are $2^p$ choices of non-zero weights: 1,024 for ten columns.<!-- claim: spike_and_slab --> What does one do
# for a hundred?
#
# <details><summary>An answer</summary>
#
# One cannot sum over all choices. So one uses MCMC (Markov chain Monte Carlo): a random walk that visits each choice about
# as often as its posterior probability says. George and McCulloch (1993) make the spike a very narrow Gaussian. Then
# the walk is easier, but no draw is exactly 0 any more.
#
# </details>
#
# The [horseshoe](term:horseshoe) (Carvalho, Polson and Scott 2010) is a stack of bells, too. But the *standard deviations* of its
# Gaussians come from a half-Cauchy distribution: the size |c| of a Cauchy variable c, which is very often near 0 and sometimes huge. The
# density of the horseshoe is infinite at 0, and it has heavy tails.<!-- claim: horseshoe --> So small weights shrink strongly and large ones hardly. For y = 10
# with noise 1 its posterior mean is 9.80. Under the Laplace prior with λ = 1.3 it is 8.70.<!-- claim: horseshoe -->
#
# The horseshoe has no exact zeros: no draw is 0, and the mean is 0 only for y = 0. Its peak is useless, because the density of the
# posterior is infinite at 0 *whatever* the data say.<!-- claim: horseshoe -->

# %% [markdown]
# ## What comes next
#
# **You can now answer** “Give the Bayesian view of L1 and L2.”, one of the interview's questions.
#
# **Next:** [One λ](one_lambda.ipynb). Bars, balls, slopes, descent and now belief: five explanations. Do they agree
# on one data set, at one λ?
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
#
# - derive in two lines that the peak of a posterior is the minimum of loss + penalty;
# - convert the scale of a prior into λ, and λ into a scale;
# - decide, for a prior and a summary of the posterior, whether it is exactly 0;
# - judge four sentences that are often said of L1 and Laplace, each by a cell that you can run.
#
# **Needs.** *Derivative*, Bayes' rule, and what a density is.
#
# **Sources.** The lasso as a belief: Tibshirani (1996), section 5. The mixture: Andrews and Mallows (1974), *Scale
# mixtures of normal distributions*. Its use: Park and Casella (2008), *The Bayesian lasso*. Spike and slab: Mitchell
# and Beauchamp (1988), George and McCulloch (1993). Horseshoe: Carvalho, Polson and Scott (2010).
#
# </details>
