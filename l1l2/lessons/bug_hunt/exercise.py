"""The checks of the first four broken cells, in which a tool or a judge made the result."""

import numpy as np
from numpy.typing import ArrayLike

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.plane import on_diamond
from ...validate import Array, array
from ...words import say
from .data import BUDGET, CURVATURE, DISC_RADIUS, LEAST_SQUARES, fit_both, misfit, score_searches
from .vectors import as_array, judge_vector


@check
def check_disc(centres: ArrayLike, w: ArrayLike) -> str:
    """Judge the best points of the disc of radius 2 for a round loss.

    Parameters
    ----------
    centres : array_like, shape (n, 2)
        Least-squares points outside the disc.
    w : array_like, shape (n, 2)
        The best points.

    Returns
    -------
    Verdict
    """
    centres = array(centres, "centres", ndim=2)
    w = as_array(w, "w", centres.shape)
    length = np.hypot(*w.T)
    if not np.allclose(length, DISC_RADIUS):
        raise NotYet(
            say(
                "a point of w has length {length:.3g}. Every centre is outside, so w lies on the rim: length "
                "{radius:g}.",
                length=length[np.abs(length - DISC_RADIUS).argmax()],
                radius=DISC_RADIUS,
            )
        )
    if (share := np.isclose(w, 0).any(axis=1).mean()) > 0:
        raise NotYet(
            say(
                "{share:.2%} of your points are on an axis, because they come from a list. Compute w "
                "without a list.",
                share=share,
            )
        )
    if not np.allclose(w, DISC_RADIUS * centres / np.hypot(*centres.T)[:, None]):
        raise NotYet(
            say(
                "the lengths are right, but the directions are not. Which point of the disc is nearest to "
                "the centre?"
            )
        )
    zeros = (w == 0).any(axis=1).sum()
    return say(
        "of {points} best points {zeros} have a zero. The list made the zeros of the cell.",
        points=len(w),
        zeros=zeros,
    )


@check
def check_zeros(lasso_zeros: object, ridge_zeros: object) -> str:
    """Judge the numbers of exact zeros of the lasso and of ridge at λ = 3.28 on the diabetes data.

    Parameters
    ----------
    lasso_zeros, ridge_zeros : int
        How many of the ten weights are exactly 0.

    Returns
    -------
    Verdict
    """
    lasso, ridge = fit_both()
    asked = say("how many weights of lasso are == 0"), say("how many weights of ridge are == 0")
    _judge_zeros(lasso_zeros, "lasso_zeros", lasso, asked[0])
    _judge_zeros(ridge_zeros, "ridge_zeros", ridge, asked[1])
    return say("no tolerance was needed, because the solver is exact: a weight that is 0 comes out as 0.0.")


def _judge_zeros(given: object, name: str, w: Array, asked: str) -> None:
    alive = w[w != 0]
    smallest = alive[np.abs(alive).argmin()]
    negative = say("counts negative weights as well: {least:.1f} is below 0.1, too.", least=w.min())
    living = say("counts a non-zero weight: {w:.5f} is small, but it is not 0.", w=smallest)
    wrong = (
        (float((w < 0.1).sum()), negative),
        (float((np.abs(w) < 0.1).sum()), living),
        (len(alive), say("weights are *not* 0. Count the others.")),
    )
    judge(as_number(given, name), name, len(w) - len(alive), wrong, asked)


@check
def check_score(honest: object) -> str:
    """Judge R² on rows that neither the weights nor their penalty have seen.

    Parameters
    ----------
    honest : float

    Returns
    -------
    Verdict
    """
    scores, _ = score_searches()
    right = scores["train", "test"]
    swapped = say("has the roles swapped. Fit on the training rows and score the test rows.")
    rounded = say("is right to two digits. Let the grid compute it, with all of them.")
    wrong = (
        (
            scores["test", "test"],
            say("is what the cell printed: the search was fitted to the same rows that gave the score."),
        ),
        (scores["train", "train"], say("is R² on the rows of the fit. Score the *other* rows.")),
        (scores["test", "train"], swapped),
        (round(right, 2), rounded),
    )
    judge(as_number(honest, "honest"), "honest", right, wrong, say("R² on the unseen rows"))
    return say(
        "{honest:.2f} on unseen rows. The cell printed {boasted:.2f}.",
        honest=right,
        boasted=scores["test", "test"],
    )


@check
def check_point(w: ArrayLike) -> str:
    """Judge the best point of the diamond ‖w‖₁ ≤ 1.5 for the tilted loss.

    Parameters
    ----------
    w : array_like, shape (2,)

    Returns
    -------
    Verdict
    """
    w, corner = as_array(w, "w", (2,)), (BUDGET, 0.0)
    size = np.abs(LEAST_SQUARES).sum()
    wrong = (
        (corner, say("is the corner that the cell shows. At the corner, is g₁ ≥ |g₂|, with g = G(b − w)?")),
        (
            LEAST_SQUARES * BUDGET / size,
            say("is b, scaled down. Such a rule does not use the shape of the contours."),
        ),
        (
            on_diamond(np.eye(2), LEAST_SQUARES, BUDGET),
            say("is right if the contours are circles. Here they are ellipses: use G."),
        ),
        (LEAST_SQUARES, say("is b itself, and not on budget: its ‖w‖₁ is {size:g}.", size=size)),
    )
    asked = say("the point where an ellipse touches the edge. It has ‖w‖₁ = {budget:g}", budget=BUDGET)
    judge_vector(w, "w", on_diamond(CURVATURE, LEAST_SQUARES, BUDGET), wrong, asked)
    return say(
        "{w:.3f} is on an edge, so both weights are non-zero. Its loss is {misfit:.2f}, and at the "
        "corner it is {corner:.2f}.",
        w=w,
        misfit=misfit(w),
        corner=misfit(corner),
    )
