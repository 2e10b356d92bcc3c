"""The check of notebook 06: the scales of the two priors that a λ stands for."""

import numpy as np

from ...course.exercise import as_number, check, judge

SIGMA, N, LAM = 54.0, 442, 10.0


@check
def check_belief(b: object, tau: object) -> str:
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
    wrong_scales = (
        (SIGMA**2 / LAM, "forgets the 442 rows: λ = σ²/(nb), and n goes below the line."),
        (SIGMA / (N * LAM), "has σ where σ² belongs: λ = σ²/(nb)."),
        (1 / right, "is upside down. A larger λ is a *smaller* scale: solve λ = σ²/(nb) for b."),
        (np.sqrt(right), "is the Gaussian's standard deviation. Here λ = σ²/(nb), without a square on b."),
        (np.sqrt(2) * right, "is the *standard deviation* of the Laplace prior. b is the mean of |w|."),
        (LAM, "is λ itself. A price is not a width: solve λ = σ²/(nb) for b."),
        (1 / LAM, "leaves out noise and rows. They turn a belief into a price: λ = σ²/(nb)."),
    )
    judge(scale, "b", right, wrong_scales, "the solution of λ = σ²/(nb)")
    wrong_spreads = (
        (right, "is τ², the variance: the same number as b, because n and λ are. Take the root."),
        (np.sqrt(SIGMA**2 / LAM), "forgets the 442 rows: λ = σ²/(nτ²), and n goes below the line."),
        (np.sqrt(SIGMA / (N * LAM)), "has σ where σ² belongs: λ = σ²/(nτ²)."),
        (1 / np.sqrt(right), "is upside down. A larger λ is a *smaller* τ: solve λ = σ²/(nτ²) for τ."),
        (right**2, "squares where a root belongs: λ = σ²/(nτ²), so τ² is what b was."),
        (-np.sqrt(right), "solves the equation, but a standard deviation is positive."),
    )
    judge(spread, "tau", np.sqrt(right), wrong_spreads, "the positive solution of λ = σ²/(nτ²)")
    return (
        "as a belief, L1 with λ = 10 says that |w| is 0.66 on average, and L2 that w has standard deviation "
        "0.81. Compare it with the lasso at this λ, which gives body mass the weight 22.6."
    )
