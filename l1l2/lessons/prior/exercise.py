"""The check of *Prior*: the scales of the two priors that a λ stands for."""

from functools import cache

import numpy as np

from ...course.exercise import as_number, check, judge
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...words import Said, say

SIGMA, N, LAM = 54.0, 442, 10.0


@check
def check_belief(b: object, tau: object) -> Said:
    """Judge which beliefs λ = 10 is on 442 rows with noise 54.

    Parameters
    ----------
    b : float
        Scale of the Laplace prior whose penalty is L1(10).
    tau : float
        Standard deviation of the Gaussian prior whose penalty is L2(10).

    Returns
    -------
    Verdict
    """
    scale, spread = as_number(b, "b"), as_number(tau, "tau")
    right = SIGMA**2 / (N * LAM)
    judge(scale, "b", right, _wrong_scales(right), say("the solution of λ = σ²/(nb)"))
    root = float(np.sqrt(right))
    judge(spread, "tau", root, _wrong_spreads(right), say("the positive solution of λ = σ²/(nτ²)"))
    return say(
        "as a belief, L1 with λ = {lam:.0f} says that |w| is {b:.2f} on average, and L2 that w has standard "
        "deviation {tau:.2f}. Compare it with the lasso at this λ, which gives body mass the weight "
        "{body_mass:.1f}.",
        lam=LAM,
        b=right,
        tau=root,
        body_mass=_weigh_body_mass(),
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
        (LAM, say("is λ itself. A price is not a width: solve λ = σ²/(nb) for b.")),
        (1 / LAM, say("leaves out noise and rows. They turn a belief into a price: λ = σ²/(nb).")),
    )


def _wrong_spreads(right: float) -> tuple[tuple[float, Said], ...]:
    root = float(np.sqrt(right))
    return (
        (right, say("is τ², the variance: the same number as b, because n and λ are. Take the root.")),
        (
            float(np.sqrt(SIGMA**2 / LAM)),
            say("forgets the 442 rows: λ = σ²/(nτ²), and n goes below the line."),
        ),
        (float(np.sqrt(SIGMA / (N * LAM))), say("has σ where σ² belongs: λ = σ²/(nτ²).")),
        (1 / root, say("is upside down. A larger λ is a *smaller* τ: solve λ = σ²/(nτ²) for τ.")),
        (right**2, say("squares where a root belongs: λ = σ²/(nτ²), so τ² is what b was.")),
        (-root, say("solves the equation, but a standard deviation is positive.")),
    )


@cache
def _weigh_body_mass() -> float:
    """The weight of body mass in the lasso at λ = 10 on the diabetes data."""
    data = diabetes()
    d = standardise(data.X, data.y)
    return float(solve(Problem(Quadratic(d.X, d.y), L1(LAM))).w[data.names.index("body mass")])
