"""The check of a curve that is no parabola, and of the price that holds its minimum at zero."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...words import Said, say

BOTTOM = np.log(3)  # where f(w) = exp(w) - 3w is least; its slope at 0 is 1 - 3 = -2
LAM = 1.5
Mistakes = tuple[tuple[float, Said], ...]


@check
def check_other_curve(lam_zero: object, w: object) -> Said:
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
    judge(threshold, "lam_zero", 2.0, _wrong_thresholds(), say("the size of f′(0)"))
    judge(weight, "w", np.log(3 - LAM), _wrong_weights(), say("the w > 0 with f′(w) + 1.5 = 0"))
    return say(
        "at λ = 2 and above the kink holds the weight at 0, and at λ = 1.5 it rests at ln 1.5 = {w:.3f}. The "
        "minimum of f alone, ln 3 = {bottom:.3f}, played no part: λ = 1.5 is larger than that and still too "
        "little. The slope at 0 decides.",
        w=np.log(1.5),
        bottom=BOTTOM,
    )


def _wrong_thresholds() -> Mistakes:
    return (
        (
            -2.0,
            say("is the slope f′(0). A price is not negative: how large must λ be to outweigh that slope?"),
        ),
        (
            BOTTOM,
            say(
                "is where f alone is least, ln 3. For ½(w − b)² the one stands for the other. Here only the "
                "slope *at 0* counts."
            ),
        ),
        (3.0, say("is minus the slope of −3w alone. e^w has a slope at 0 as well, which is 1.")),
        (4.0, say("adds the two slopes at 0. They oppose each other: e^w rises, −3w falls.")),
        (0.0, say("is no price at all, and without one the minimum is at ln 3.")),
        (1.0, say("is f(0), or the slope of e^w alone. Take the slope of all of f at 0.")),
    )


def _wrong_weights() -> Mistakes:
    return (
        (0.0, say("would need λ ≥ 2, by your first answer. At λ = 1.5 the weight is alive.")),
        (
            BOTTOM,
            say(
                "is where f alone is least, ln 3. The slope of f is 0 there, and the price adds another 1.5."
            ),
        ),
        (
            np.log(4.5),
            say("balances with the wrong sign: the price pushes the weight *down*, so f′(w) = −1.5."),
        ),
        (
            BOTTOM - LAM,
            say("is ln 3 − λ, a rule for the parabola, and on the wrong side of 0. Solve f′(w) = −1.5."),
        ),
        (1.5, say("is e^w. Take the logarithm.")),
    )
