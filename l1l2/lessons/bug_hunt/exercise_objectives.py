"""The checks of the last four broken cells, each about what is minimised."""

import numpy as np
from numpy.typing import ArrayLike

from ...course.exercise import as_number, check, judge
from ...maths.prox import hard_threshold, shrink, soft_threshold
from ...words import say
from .data import ORTHONORMAL_Z, OUTLIER_LAM, READINGS, THRESHOLD_LAM, make_logistic_problem, objective
from .vectors import as_array, judge_vector


@check
def check_threshold(theta: ArrayLike) -> str:
    """Judge the minimiser of ‖y − Xθ‖² + ‖θ‖₁ for orthonormal columns.

    Parameters
    ----------
    theta : array_like, shape (5,)

    Returns
    -------
    Verdict
    """
    z, lam = ORTHONORMAL_Z, THRESHOLD_LAM
    theta, shown = as_array(theta, "theta", z.shape), soft_threshold(z, lam)
    wrong = (
        (shown, say("uses λ as the threshold. The slope of (θ − z)² is 2(θ − z). When does it balance λ?")),
        (
            soft_threshold(z, 2 * lam),
            say("goes the wrong way: the 2 belongs to the slope of the loss, so divide by it."),
        ),
        (
            hard_threshold(z, lam / 2),
            say("has the right zeros, but the other weights must move as well."),
        ),
        (shrink(z, lam), say("is ridge's answer, which multiplies each weight. L1 subtracts an amount.")),
        (z, say("is least squares, without any penalty.")),
    )
    asked = say("the soft threshold of z at λ/2")
    judge_vector(theta, "theta", soft_threshold(z, lam / 2), wrong, asked)
    return say(
        "one zero instead of three, and the objective is {least:.2f}. For the cell's answer it is "
        "{shown:.2f}.",
        least=objective(theta),
        shown=objective(shown),
    )


@check
def check_rest(rest: object) -> str:
    """Judge the minimiser of ½(w − 3)² + λw² for λ = ½.

    Parameters
    ----------
    rest : float

    Returns
    -------
    Verdict
    """
    slope = say("is where the cell comes to rest. It solves (w − 3) + λw = 0. What is the slope of λw²?")
    sign = say("has the wrong sign: the penalty moves the weight towards 0. Solve (w − 3) + 2λw = 0.")
    wrong = (
        (2.0, slope),
        (3.0, say("is least squares, without any penalty.")),
        (2.4, say("divides by 1 + λ/2. The derivative of w² has a 2 *above* the line.")),
        (6.0, sign),
    )
    judge(as_number(rest, "rest"), "rest", 1.5, wrong, say("the w with (w − 3) + 2λw = 0"))
    return say("at 1.5 the objective is 2.25. At 2, where the cell came to rest, it is 2.50.")


@check
def check_smallest(C_dead: object) -> str:
    """Judge the largest C at which L1 keeps every weight of the logistic regression at 0.

    Parameters
    ----------
    C_dead : float

    Returns
    -------
    Verdict
    """
    problem = make_logistic_problem()
    lam_max, n = problem.lam_max, len(problem.datafit.y)
    right = 1 / (n * lam_max)
    inverse = say("is λ_max. C multiplies the loss, so it is large where λ is small: λ = 1/(nC).")
    tried = say("is right to two digits, as if found by trial. Which expression gives them all?")
    wrong = (
        (lam_max, inverse),
        (1 / lam_max, say("forgets n: scikit-learn *sums* the losses, but our λ belongs to their mean.")),
        (n * lam_max, say("is upside down: C = 1/(nλ).")),
        (float(f"{right:.2g}"), tried),
        (right / 2, say("forgets that at w = 0 each slope is *half* a label times the column.")),
    )
    judge(as_number(C_dead, "C_dead"), "C_dead", right, wrong, say("1/(nλ_max)"))
    return say(
        "selection begins at C = {C:.4f}. The slider began at {start:g}, which is {times:,.0f} times as "
        "much.",
        C=right,
        start=10,
        times=10 / right,
    )


@check
def check_outlier(penalised: object, robust: object) -> str:
    """Judge two estimates of a level, from 4.8, 5.1, 4.9, 5.2 and 5000.

    Parameters
    ----------
    penalised : float
        With the squared loss and an L1 penalty, λ = 99.
    robust : float
        With the L1 loss and no penalty.

    Returns
    -------
    Verdict
    """
    mean, median = READINGS.mean(), float(np.median(READINGS))
    lasso = mean - OUTLIER_LAM
    before = say("was its answer to 500. With 5000 the mean is larger, but λ subtracts no more than before.")
    wrong = (
        (float(READINGS[:4].sum() + 500) / 5 - OUTLIER_LAM, before),
        (mean, say("is the mean, without any penalty. Subtract λ.")),
        (mean + OUTLIER_LAM, say("has the penalty on the wrong side: it moves the weight towards 0.")),
    )
    asked = say("the mean, moved towards 0 by {lam:g}", lam=OUTLIER_LAM)
    judge(as_number(penalised, "penalised"), "penalised", lasso, wrong, asked)
    wrong = (
        (mean, say("is the mean, which minimises the *squares*.")),
        (lasso, say("is the lasso again. Here the *loss* is absolute, and there is no penalty.")),
        (0.0, say("is what a penalty might prefer. Here there is none.")),
    )
    asked = say("the w with the smallest sum of |y − w|")
    judge(as_number(robust, "robust"), "robust", median, wrong, asked)
    return say(
        "the outlier grew by {growth:.0f}. The lasso followed it to {lasso:.0f}, and the median stayed at "
        "{median:.1f}.",
        growth=READINGS[-1] - 500,
        lasso=lasso,
        median=median,
    )
