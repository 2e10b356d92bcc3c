"""The check of *Start here*: the zeros of the lasso at half of λ_max, and their proof."""

from ...course.certificate import CERTIFIED
from ...course.exercise import NotYet, as_number, check
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...words import say


@check
def check_half(zeros: object, kkt: object) -> str:
    """Judge the number of exact zeros of the lasso at half of λ_max on all 442 patients, and its certificate.

    Parameters
    ----------
    zeros : int
        How many of the ten coefficients are exactly 0.
    kkt : float
        The KKT violation of the coefficients that were counted.

    Returns
    -------
    Verdict
    """
    count, violation = as_number(zeros, "zeros"), as_number(kkt, "kkt")
    data = diabetes()
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    w = solve(Problem(Quadratic(d.X, d.y), L1(path.lam[0] / 2))).w
    right = int((w == 0.0).sum())
    _judge_count(count, right, len(w))
    if not 0 <= violation <= CERTIFIED:
        raise NotYet(
            say(
                "{zeros} zeros is the right count, but a KKT violation of {kkt:.2g} proves nothing: a "
                "minimiser's is 0 up to rounding. Ask `problem.kkt_violation` about the same `w` that you "
                "counted.",
                zeros=right,
                kkt=violation,
            )
        )
    return say(
        "{zeros} of {n} coefficients are exactly 0, and the KKT violation, 0 up to rounding, proves "
        "it of the minimiser itself. Nothing was rounded to zero.",
        zeros=right,
        n=len(w),
    )


def _judge_count(count: float, right: int, n: int) -> None:
    """Refuse a number of zeros that is not the right one of n."""
    if count == right:
        return
    if count == n - right:
        raise NotYet(
            say(
                "{count:.0f} coefficients are *not* zero. Compare with `==`, and count the others.",
                count=count,
            )
        )
    if count == 0:
        raise NotYet(
            say("not one zero: that is ridge's answer, or a count of something else. Compare `w` with 0.0.")
        )
    if count == n:
        raise NotYet(
            say("all ten are zero at λ_max itself; here is half of it. Is `w` the one that `solve` found?")
        )
    raise NotYet(
        say(
            "zeros is {count:g}, and another number of w's {n} entries is `== 0.0`. Count w itself.",
            count=count,
            n=n,
        )
    )
