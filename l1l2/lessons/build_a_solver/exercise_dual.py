"""The checks of what is proved: the duality gap, a nearest point by hand, and two points of a path."""

from collections.abc import Callable

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...validate import Array
from ...words import Said, say
from .judging import Slips, ask, find_slip, is_same, make_trial


@check
def check_gap(gap: object) -> Said:
    """Judge a duality gap on weights far from the minimiser, near it, and at 0.

    Parameters
    ----------
    gap : callable
        Takes X, y, lam and w; returns the objective minus the dual objective.

    Returns
    -------
    Verdict
    """
    problem = make_trial()
    X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
    near = np.array([0.9, -0.9, 0.2, 0.0, 0.0, 0.0])
    inside = 0.99 * np.asarray(np.linalg.lstsq(X, y)[0], float)  # whose residual is in the polytope already
    points: tuple[Array, ...] = (np.zeros(6), near, inside, np.ones(6))
    calls = [(X, y, lam, w) for w in points]
    given = [ask(gap, "gap", *call) for call in calls]
    if any(value.shape for value in given):
        raise NotYet(say("gap must return one number."))
    right = [compute_gap(*call) for call in calls]
    if not all(is_same(one, np.asarray(other)) for one, other in zip(given, right, strict=True)):
        words = find_slip(_name_gap_slips(), calls, given)
        raise NotYet(
            words or say("At w = 0 gap returns {g:.4g}, not {b:.4g}.", g=float(given[0]), b=right[0])
        )
    return say("your gap is never below the true distance to the minimum, and at the minimiser both are 0.")


def compute_gap(X: Array, y: Array, lam: float, w: Array) -> float:
    """Return the duality gap at w, with the residual scaled into the polytope as the dual point."""
    r, n = y - X @ w, len(y)
    u = r * min(1.0, n * lam / np.abs(r @ X).max())
    return float((r @ r - y @ y + (y - u) @ (y - u)) / (2 * n) + lam * np.abs(w).sum())


def _name_gap_slips() -> Slips:
    """Return the typical wrong gaps, each with what is to be said."""

    def wrong(scaling: str = "", bound: str = "", sign: float = 1.0) -> Callable[..., object]:
        def gap(X: Array, y: Array, lam: float, w: Array) -> float:
            r, n = y - sign * X @ w, len(y)
            most = np.abs(r @ X).max()
            share = {"none": 1.0, "short": min(1.0, lam / most), "long": n * lam / most}
            u = r * share.get(scaling, min(1.0, n * lam / most))
            dual = {"u": u @ u, "high": n * (y @ y - (y - u) @ (y - u))}
            worth = dual.get(bound, y @ y - (y - u) @ (y - u)) / (2 * n)
            return float(r @ r / (2 * n) + lam * np.abs(w).sum() - worth)

        return gap

    return (
        (
            wrong(scaling="none"),
            say("At w = 0 your gap is 0: every start would be certified. Is the residual in the polytope?"),
        ),
        (
            wrong(scaling="short"),
            say(
                "u is in the polytope, but n times too deep: the gap never comes near 0. The faces are at nλ."
            ),
        ),
        (
            wrong(scaling="long"),
            say("This can make r longer than it is. If r is in the polytope already, leave it: min(1, ...)."),
        ),
        (wrong(bound="u"), say("The dual objective is not ‖u‖²/(2n). It is (‖y‖² − ‖y − u‖²)/(2n).")),
        (
            wrong(bound="high"),
            say("The bound has no 1/n, so it lies above the objective. No bound does this."),
        ),
        (wrong(sign=-1.0), say("The residual is y − Xw. Here it has the other sign.")),
    )


@check
def check_projection(first: object, second: object, weight: object) -> Said:
    """Judge the point of {|r1| <= 2, |r1 + r2| <= 2} nearest to (3, 2), and the weight of (1, 1).

    Parameters
    ----------
    first, second, weight : float

    Returns
    -------
    Verdict
    """
    given = as_number(first, "first"), as_number(second, "second")
    for wrong, words in (
        (
            (2.0, 0.0),
            say(
                "(2, 0) is the corner. But y − r = (1, 2) then needs w₁ = −1, while x₁ᵀr = +2. Signs differ."
            ),
        ),
        ((1.2, 0.8), say("(1.2, 0.8) is y scaled into the polytope: feasible, but not the nearest point.")),
        ((2.0, 2.0), say("(2, 2) obeys |r₁| ≤ 2, but r₁ + r₂ is 4.")),
        ((3.0, 2.0), say("(3, 2) is y itself, and lies outside.")),
        ((1.0, 1.0), say("(1, 1) lies on the face of x₂, but y − r = (2, 1) is not perpendicular to it.")),
    ):
        if np.allclose(given, wrong, atol=1e-3):
            raise NotYet(words)
    judge(given[0], "first", 1.5, (), say("the first coordinate of the nearest point"))
    judge(given[1], "second", 0.5, (), say("the second coordinate of the nearest point"))
    mistakes = (
        (0.75, say("is half of it: y − r = (1.5, 1.5), and x₂ is (1, 1).")),
        (3.0, say("is x₂ᵀ(y − r). Which multiple of (1, 1) is (1.5, 1.5)?")),
    )
    judge(as_number(weight, "weight"), "weight", 1.5, mistakes, say("the weight of x₂"))
    return say(
        "r lies on the face of x₂ alone, so w₁ = 0 and y − r = 1.5 · (1, 1). You solved a lasso by eye."
    )


@check
def check_knot(weight: object, lam: object) -> Said:
    """Judge a weight between two points of a linear piece, and where the line reaches 0.

    Parameters
    ----------
    weight, lam : float

    Returns
    -------
    Verdict
    """
    mistakes = (
        (0.7, say("is the value at λ = 1.75. Smaller λ, larger weight.")),
        (0.8, say("is the middle. λ = 1.25 is nearer to 1 than to 2.")),
        (1.1, say("lies beyond the two ends.")),
    )
    judge(as_number(weight, "weight"), "weight", 0.9, mistakes, say("the weight at λ = 1.25"))
    judge(
        as_number(lam, "lam"),
        "lam",
        3.5,
        (
            (1.5, say("is how far λ must rise above 2.")),
            (2.6, say("adds the weight to λ. The line falls by 0.4 for each unit of λ.")),
            (0.5, say("goes the wrong way: the weight falls as λ rises.")),
        ),
        say("the λ at which the line reaches 0"),
    )
    return say("two solutions and one support gave a whole stretch of the path, without a solver.")
