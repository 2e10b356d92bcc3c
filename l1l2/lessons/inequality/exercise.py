"""The checks of *Inequality*: a tie between corners, a wider box, and a vector that is nearly sparse."""

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.norms import lp_norm
from ...validate import Array
from ...words import Said, say

C = np.array([2.0, -3.0, 3.0, 1.0])
SIZE, MOST = 100, 1.02  # of the vector that is nearly sparse: its entries, and the largest ratio of its norms
ROUNDING = 1e-9


@check
def check_tie(w: object) -> Said:
    """Judge a point of the diamond with two non-zeros where (2, -3, 3, 1)ᵀw is as large as it can be.

    Parameters
    ----------
    w : array_like, shape (4,)

    Returns
    -------
    Verdict
    """
    point = _as_vector(w, "w", len(C))
    size, value, best = float(lp_norm(point, 1)), float(C @ point), float(np.abs(C).max())
    if size > 1 + ROUNDING:
        raise NotYet(
            say("w lies outside the diamond: ‖w‖₁ = {size:.3g}, and at most 1 is allowed.", size=size)
        )
    if value < best - ROUNDING:
        raise NotYet(_say_less(point, value))
    if np.count_nonzero(point) < 2:
        raise NotYet(
            say("this corner is one of the best points. Which other corner is as good? Mix the two.")
        )
    return say(
        "cᵀw = {best:.3g}, the largest |cᵢ|. Two corners tie, −e₂ and e₃, so the whole edge between them is "
        "best. The zeros stay where |cᵢ| is smaller: at w₁ and w₄.",
        best=best,
    )


def _say_less(w: Array, value: float) -> Said:
    """Say why cᵀw is smaller at w than at the best corner."""
    if value > 0 and np.isclose(value, lp_norm(C, 2) * lp_norm(w, 2)):  # equal only for parallel vectors
        return say("w points along c, as the best point of a ball does. cᵀw = {value:.3g} here.", value=value)
    if np.abs(C) @ np.abs(w) > np.abs(C).max() - ROUNDING:
        return say(
            "cᵀw = {value:.3g}. The sizes of w are right, but a sign is wrong: w₂ meets c₂ = −3.", value=value
        )
    return say(
        "cᵀw = {value:.3g}, and a corner reaches more. Give weight only to corners that are "
        "best, with the sum 1.",
        value=value,
    )


@check
def check_box(wide: object, lopsided: object) -> Said:
    """Judge the convex envelope of the count on two other boxes, at one weight each.

    Parameters
    ----------
    wide : float
        At w = 1, on the box [-2, 2].
    lopsided : float
        At w = 2, on the box [-1, 5].

    Returns
    -------
    Verdict
    """
    one, other = as_number(wide, "wide"), as_number(lopsided, "lopsided")
    wrong = (
        (1.0, say("is what |w| says. The chord now starts at (0, 0) and ends at (2, 1).")),
        (0.25, say("is a parabola through the same ends. A chord is straight.")),
        (2.0, say("is above the count, which is 1 there.")),
    )
    judge(one, "wide", 0.5, wrong, say("the height of the lowest chord at w = 1"))
    wrong_lopsided = (
        (2.0, say("is above the count, which is 1 there. Where does the chord on the right side end?")),
        (1.0, say("is the chord from (−1, 1) to (5, 1). A lower chord starts at (0, 0).")),
        (1 / 3, say("divides by the length of the box. The lowest chord starts at (0, 0), not at −1.")),
        (0.16, say("is a parabola through the same ends. A chord is straight.")),
    )
    judge(other, "lopsided", 0.4, wrong_lopsided, say("the height of the lowest chord at w = 2"))
    return say(
        "the chords reach {wide:g} and {lopsided:g}. On the box [−M, M] the envelope is |w|/M: the wider the "
        "box, the less L1 tells about the count.",
        wide=one,
        lopsided=other,
    )


@check
def check_nearly(x: object) -> Said:
    """Judge a vector of 100 entries, none of them 0, whose norms are nearly equal.

    Parameters
    ----------
    x : array_like, shape (100,)

    Returns
    -------
    Verdict
    """
    vector = _as_vector(x, "x", SIZE)
    if zeros := int((vector == 0).sum()):
        raise NotYet(say("{zeros} entries of x are 0. None may be.", zeros=zeros))
    ratio = float(lp_norm(vector, 1) / lp_norm(vector, 2))
    if ratio >= MOST:
        raise NotYet(
            say(
                "‖x‖₁ is {ratio:.3g} times ‖x‖₂. The gap is a sum over pairs: make every product |xᵢ||xⱼ| "
                "small.",
                ratio=ratio,
            )
        )
    return say(
        "‖x‖₁ is {ratio:.4g} times ‖x‖₂, and all {count} entries are non-zero. Nearly equal norms mean one "
        "dominant entry. They do not mean a single zero.",
        ratio=ratio,
        count=SIZE,
    )


def _as_vector(answer: object, name: str, size: int) -> Array:
    """Return an answer that is a vector of finite numbers of that length."""
    try:
        found = np.asarray(answer, float)
    except (TypeError, ValueError):
        raise NotYet(say("{name} is no vector of numbers.", name=name)) from None
    if found.shape != (size,):
        facts = {"name": name, "shape": str(found.shape), "size": size}
        raise NotYet(say("{name} has shape {shape}; give one vector of {size} numbers.", **facts))
    if not np.isfinite(found).all():
        raise NotYet(say("{name} holds a number that is not finite.", name=name))
    return found
