"""The checks of *Prior*: the scales that a λ stands for, five observations, the peak of a stack."""

from functools import cache

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import norm

from ...course.exercise import as_number, check, judge
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say
from .mixture import exponential_variances

SIGMA, N, LAM = 54.0, 442, 10.0
NOISE, ROWS, SCALE, MEAN = 2.0, 5, 0.4, 5.0  # of the five observations
SEEN = 0.3  # the observation under the stack


@check
def check_belief(b: object, lam_ridge: object) -> Said:
    """Judge which belief λ = 10 is on 442 rows with noise 54, and which ridge believes the same variance.

    Parameters
    ----------
    b : float
        Scale of the Laplace prior whose penalty is L1(10).
    lam_ridge : float
        λ of the L2 penalty whose Gaussian prior has that Laplace prior's variance, 2b².

    Returns
    -------
    Verdict
    """
    scale, lam = as_number(b, "b"), as_number(lam_ridge, "lam_ridge")
    right = SIGMA**2 / (N * LAM)
    judge(scale, "b", right, _wrong_scales(right), say("the solution of λ = σ²/(nb)"))
    equal = LAM / (2 * right)
    judge(lam, "lam_ridge", equal, _wrong_ridges(right), say("σ²/(nτ²) with τ² = 2b²"))
    return say(
        "as a belief, L1 with λ = {lam:.0f} says that |w| is {b:.2f} on average. Ridge with λ = {ridge:.2f} "
        "believes the same variance: equal beliefs are not equal λ. Compare b with the lasso at λ = "
        "{lam:.0f}, which gives body mass the weight {body_mass:.1f}.",
        lam=LAM,
        b=right,
        ridge=equal,
        body_mass=_weigh_body_mass(),
    )


@check
def check_five(largest: object, at_five: object) -> Said:
    """Judge the MAP of one weight that is seen five times with noise 2, under a Laplace prior of scale 0.4.

    Parameters
    ----------
    largest : float
        The largest size of the observations' mean for which the MAP is 0.
    at_five : float
        The MAP for a mean of 5.

    Returns
    -------
    Verdict
    """
    size, found = as_number(largest, "largest"), as_number(at_five, "at_five")
    lam = NOISE**2 / (ROWS * SCALE)
    judge(size, "largest", lam, _wrong_sizes(), say("the λ that belongs to this prior"))
    judge(found, "at_five", MEAN - lam, _wrong_peaks(lam), say("the soft threshold of 5"))
    return say(
        "this prior belongs to L1 with λ = {lam:g}. So the MAP is the soft threshold of the mean: 0 up to "
        "{lam:g}, and {peak:g} for a mean of 5. More observations make λ smaller, so the "
        "zero is lost earlier.",
        lam=lam,
        peak=MEAN - lam,
    )


@check
def check_stack(peak: object) -> Said:
    """Judge the MAP for y = 0.3 and noise 1 under the average of 100 Gaussians near a Laplace prior.

    Parameters
    ----------
    peak : float

    Returns
    -------
    Verdict
    """
    found, v = as_number(peak, "peak"), exponential_variances(100, 1.0)
    right = _find_peak(np.sqrt(v))
    judge(found, "peak", right, _wrong_stacks(v), say("the least of (w − 0.3)²/2 minus the log of the stack"))
    return say(
        "the MAP is {peak:.4f}: small, but not 0. The stack looks like the Laplace density, but its top has "
        "slope 0.",
        peak=right,
    )


def _find_peak(widths: Array) -> float:
    """The MAP under the average of Gaussians of these standard deviations."""
    return float(minimize_scalar(lambda w: (w - SEEN) ** 2 / 2 - np.log(norm.pdf(w, scale=widths).mean())).x)


def _wrong_stacks(v: Array) -> tuple[tuple[float, Said], ...]:
    one = say("is the MAP under a *single* Gaussian. Take minus the log of the average density.")
    return (
        (0.0, say("is the MAP under the Laplace prior itself. The stack is smooth at 0.")),
        (SEEN, say("is the observation. The prior moves the peak towards 0.")),
        (_find_peak(v), say("takes the variance for the standard deviation: `scale` is `v**0.5`.")),
        (SEEN * float(v.mean()) / (1 + float(v.mean())), one),
        (SEEN / 2, one),
    )


def _wrong_sizes() -> tuple[tuple[float, Said], ...]:
    return (
        (NOISE**2 / SCALE, say("is for a single observation. With five rows λ = σ²/(nb).")),
        (NOISE / (ROWS * SCALE), say("has σ where σ² belongs: λ = σ²/(nb).")),
        (NOISE**2 / (ROWS * SCALE**2), say("has b² where b belongs. The square is the Gaussian's.")),
        (SCALE, say("is the scale of the prior. The noise and the rows count, too.")),
        (NOISE**2 * ROWS * SCALE, say("multiplies by n and b. A wide prior moves the peak less, so divide.")),
        (ROWS * SCALE / NOISE**2, say("is upside down: λ = σ²/(nb).")),
    )


def _wrong_peaks(lam: float) -> tuple[tuple[float, Said], ...]:
    return (
        (MEAN, say("is the mean itself. The prior moves the peak towards 0.")),
        (MEAN / (1 + lam), say("divides, as L2 does. A Laplace prior subtracts.")),
        (MEAN + lam, say("moves the peak away from 0. A prior moves it towards 0.")),
        (0.0, say("would be right up to the bound in your first line. Is a mean of 5 below it?")),
        (lam, say("is what is subtracted. What is left?")),
    )


def _wrong_scales(right: float) -> tuple[tuple[float, Said], ...]:
    return (
        (SIGMA**2 / LAM, say("forgets the 442 rows: λ = σ²/(nb), and n goes below the line.")),
        (SIGMA / (N * LAM), say("has σ where σ² belongs: λ = σ²/(nb).")),
        (1 / right, say("is upside down. A larger λ is a *smaller* scale: solve λ = σ²/(nb) for b.")),
        (
            float(np.sqrt(right)),
            say("is the Gaussian's standard deviation. Here λ = σ²/(nb), without a square on b."),
        ),
        (
            float(np.sqrt(2) * right),
            say("is the *standard deviation* of the Laplace prior. b is the mean of |w|."),
        ),
        (LAM, say("is λ itself. A penalty is not a width: solve λ = σ²/(nb) for b.")),
        (1 / LAM, say("leaves out noise and rows. They turn a belief into a penalty: λ = σ²/(nb).")),
    )


def _wrong_ridges(b: float) -> tuple[tuple[float, Said], ...]:
    return (
        (LAM, say("is the λ of the lasso. With it her prior has the variance b, not 2b².")),
        (LAM / b, say("takes b for her standard deviation. The variance of your prior is 2b², not b².")),
        (
            SIGMA**2 / (N * 2 * b),
            say("has 2b where 2b² belongs."),
        ),
        (
            SIGMA**2 / (N * np.sqrt(2) * b),
            say("puts the standard deviation where the variance belongs: λ = σ²/(nτ²)."),
        ),
        (SIGMA**2 / (N * (2 * b**2) ** 2), say("squares the variance: 2b² is τ² already.")),
        (SIGMA**2 / (2 * b**2), say("forgets the 442 rows: λ = σ²/(nτ²), and n goes below the line.")),
        (SIGMA / (N * 2 * b**2), say("has σ where σ² belongs: λ = σ²/(nτ²).")),
        (2 * b**2, say("is the variance. Which λ has the prior with this variance?")),
    )


@cache
def _weigh_body_mass() -> float:
    """The weight of body mass in the lasso at λ = 10 on the diabetes data."""
    data = diabetes()
    d = standardise(data.X, data.y)
    return float(solve(Problem(Quadratic(d.X, d.y), L1(LAM))).w[data.names.index("body mass")])
