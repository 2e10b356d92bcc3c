"""The check of notebook 00: the zeros of the lasso at half of λ_max, and their proof."""

from ...course.exercise import NotYet, as_number, check
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem


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
    if count == len(w) - right:
        raise NotYet(f"{count:.0f} coefficients are *not* zero. Compare with `==`, and count the others.")
    if count == 0:
        raise NotYet(
            "not one zero: that is ridge's answer, or a count of something else. Compare `w` with 0.0."
        )
    if count == len(w):
        raise NotYet(
            "all ten are zero at λ_max itself; here is half of it. Is `w` the one that `solve` found?"
        )
    if count != right:
        raise NotYet(
            f"zeros is {count:g}, and another number of w's {len(w)} entries is `== 0.0`. Count w itself."
        )
    if not 0 <= violation <= 1e-8:
        raise NotYet(
            f"{right} zeros is the right count, but a KKT violation of {violation:.2g} proves nothing: a "
            "minimiser's is 0 up to rounding. Ask `problem.kkt_violation` about the same `w` that you "
            "counted."
        )
    return (
        f"{right} of {len(w)} coefficients are exactly 0, and the KKT violation, 0 up to rounding, proves "
        "it of the minimiser itself. Nothing was rounded to zero."
    )
