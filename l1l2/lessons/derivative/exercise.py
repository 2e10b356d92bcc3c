"""The checks: a curve that is no parabola, and λ_max of a logistic loss."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...maths.datasets import diabetes, standardise
from ...validate import Array
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
        "from λ = 2 on the minimiser is 0, and at λ = 1.5 it is ln 1.5 = {w:.3f}. The minimum of f alone, "
        "ln 3 = {bottom:.3f}, does not matter: λ = 1.5 is larger than that, and the minimiser is not 0. The "
        "slope at 0 decides.",
        w=np.log(1.5),
        bottom=BOTTOM,
    )


def _wrong_thresholds() -> Mistakes:
    return (
        (
            -2.0,
            say("is the slope f′(0). A penalty λ is not negative: what does |f′(0)| ≤ λ say?"),
        ),
        (
            BOTTOM,
            say(
                "is where f alone is least, ln 3. For ½(w − b)² this is minus the slope at 0. Here it is "
                "not, and the slope *at 0* decides."
            ),
        ),
        (3.0, say("is minus the slope of −3w alone. But e^w has a slope at 0 as well.")),
        (4.0, say("adds the sizes of the two slopes at 0. But e^w rises and −3w falls.")),
        (0.0, say("is no penalty at all, and without one the minimum is at ln 3.")),
        (1.0, say("is f(0), or the slope of e^w alone. Take the slope of all of f at 0.")),
    )


def _wrong_weights() -> Mistakes:
    return (
        (0.0, say("would need λ ≥ 2, by your first answer. At λ = 1.5 the minimiser is not 0.")),
        (
            BOTTOM,
            say("is where f alone is least, ln 3. The slope of f is 0 there, and the penalty adds 1.5."),
        ),
        (
            np.log(4.5),
            say("has the wrong sign. At w > 0 the penalty has the slope +1.5, so f′(w) must be −1.5."),
        ),
        (
            BOTTOM - LAM,
            say("is ln 3 − λ, a rule for the parabola, and on the wrong side of 0. Solve f′(w) = −1.5."),
        ),
        (1.5, say("is e^w. Take the logarithm.")),
    )


def yes_or_no() -> tuple[Array, Array]:
    """Return the diabetes data with labels in place of the disease progression.

    Returns
    -------
    X, labels : ndarray, shapes (442, 10) and (442,)
        Standardised columns; +1 where the progression is above its mean, else -1.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    return d.X, np.where(d.y > 0, 1.0, -1.0)


@check
def check_logistic(lam_max: object) -> Said:
    """Judge the smallest λ for which all weights are 0 under the logistic loss.

    Parameters
    ----------
    lam_max : float

    Returns
    -------
    Verdict
    """
    given = as_number(lam_max, "lam_max")
    X, labels = yes_or_no()
    inner = X.T @ labels
    n, right = len(labels), float(np.abs(inner).max() / (2 * len(labels)))
    wrong = (
        (2 * right, say("is that of the squared loss. At w = 0 the logistic loss has half of its slope.")),
        (n * right, say("belongs to a sum over the rows. The loss is the mean: divide by n.")),
        (2 * n * right, say("is the largest |xⱼᵀy|. What is the derivative of the loss at w = 0?")),
        (
            float(inner.max()) / (2 * n),
            say("looks at positive slopes only. A negative one counts with its absolute value."),
        ),
        (float(np.abs(inner).min()) / (2 * n), say("is the smallest slope. *All* columns must be below λ.")),
    )
    judge(given, "lam_max", right, wrong, say("the largest |xⱼᵀy|/(2n)"))
    return say(
        "λ_max = {lam:.3f}. At 1.01 times this λ all ten weights are 0, and at 0.99 times only nine are. You "
        "needed no solver, because at w = 0 every probability is ½.",
        lam=right,
    )
