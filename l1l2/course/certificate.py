"""What every picture of an optimum says at the end of its caption: that it is one."""

from ..maths.problem import Problem
from ..validate import Array
from ..words import Said, prove, say

CERTIFIED = 1e-8


def certificate(*optima: tuple[Problem, Array]) -> Said:
    """Say in a sentence whether each w minimises its problem, by the KKT conditions.

    Parameters
    ----------
    *optima : pairs of a Problem and an ndarray, shape (p,)

    Returns
    -------
    Said
        The same words for all that is below 1e-8: below that, digits are rounding noise.
    """
    return certify(max(problem.kkt_violation(w) for problem, w in optima))


def certify(worst: float) -> Said:
    """Say the sentence of `certificate` for the largest KKT violation of many optima, measured elsewhere."""
    if not worst <= CERTIFIED:
        return say("NOT certified: KKT violation {kkt:.0e}.", kkt=worst)
    return prove(say("Certified: KKT violation below {bound:.0e}.", bound=CERTIFIED))
