"""The check of notebook 04: a curve that is no parabola, and the price that holds its minimum at zero."""

import numpy as np

from ...course.exercise import as_number, check, judge

BOTTOM = np.log(3)  # where f(w) = exp(w) - 3w is least; its slope at 0 is 1 - 3 = -2
LAM = 1.5


@check
def check_other_curve(lam_zero: object, w: object) -> str:
    """Judge the two answers about f(w) + λ|w|, where f(w) = exp(w) - 3w.

    Parameters
    ----------
    lam_zero : float
        The smallest λ that puts the minimiser at 0.
    w : float
        The minimiser at λ = 1.5.

    Returns
    -------
    Verdict
    """
    threshold, weight = as_number(lam_zero, "lam_zero"), as_number(w, "w")
    away = "is where f alone is least, ln 3."
    wrong_thresholds = (
        (-2.0, "is the slope f′(0). A price is not negative: how large must λ be to outweigh that slope?"),
        (BOTTOM, f"{away} For ½(w − b)² the one stands for the other. Here only the slope *at 0* counts."),
        (3.0, "is minus the slope of −3w alone. e^w has a slope at 0 as well, which is 1."),
        (4.0, "adds the two slopes at 0. They oppose each other: e^w rises, −3w falls."),
        (0.0, "is no price at all, and without one the minimum is at ln 3."),
        (1.0, "is f(0), or the slope of e^w alone. Take the slope of all of f at 0."),
    )
    judge(threshold, "lam_zero", 2.0, wrong_thresholds, "the size of f′(0)")
    wrong_weights = (
        (0.0, "would need λ ≥ 2, by your first answer. At λ = 1.5 the weight is alive."),
        (BOTTOM, f"{away} The slope of f is 0 there, and the price adds another 1.5."),
        (np.log(4.5), "balances with the wrong sign: the price pushes the weight *down*, so f′(w) = −1.5."),
        (
            BOTTOM - LAM,
            "is ln 3 − λ, a rule for the parabola, and on the wrong side of 0. Solve f′(w) = −1.5.",
        ),
        (1.5, "is e^w. Take the logarithm."),
    )
    judge(weight, "w", np.log(3 - LAM), wrong_weights, "the w > 0 with f′(w) + 1.5 = 0")
    return (
        "at λ = 2 and above the kink holds the weight at 0, and at λ = 1.5 it rests at ln 1.5 = "
        f"{np.log(1.5):.3f}. The minimum of f alone, ln 3 = {BOTTOM:.3f}, played no part: λ = 1.5 is "
        "larger than that and still too little. The slope at 0 decides."
    )
