"""What every picture of an optimum says at the end of its caption: that it is one."""

from ..maths.problem import Problem
from ..validate import Array

CERTIFIED = 1e-8


def certificate(*optima: tuple[Problem, Array]) -> str:
    """Say in a sentence whether each w minimises its problem, by the KKT conditions.

    Parameters
    ----------
    *optima : pairs of a Problem and an ndarray, shape (p,)

    Returns
    -------
    str
        The same words for all that is below 1e-8: below that, digits are rounding noise.
    """
    return certified(max(problem.kkt_violation(w) for problem, w in optima))


def certified(worst: float) -> str:
    """Say the sentence of `certificate` for the largest KKT violation of many optima, measured elsewhere."""
    if worst > CERTIFIED:
        return f"NOT certified: KKT violation {worst:.0e}."
    return f"Certified: KKT violation below {CERTIFIED:.0e}."
