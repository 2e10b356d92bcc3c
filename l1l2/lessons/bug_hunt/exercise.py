"""The checks of notebook 11: eight broken cells, and what is left to say about the reader's repair."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.plane import on_diamond
from ...maths.prox import hard_threshold, shrink, soft_threshold
from ...validate import Array, array
from .data import PRICE, RADIUS, B, G, T, Y, Z, both, logistic, misfit, objective, tuned_on


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
    w = _vector(w, "w", centres.shape)
    length = np.hypot(*w.T)
    if not np.allclose(length, RADIUS):
        far = length[np.abs(length - RADIUS).argmax()]
        raise NotYet(
            f"a point of w has length {far:.3g}. Every centre is outside, so w lies on the rim: length 2."
        )
    if (share := np.isclose(w, 0).any(axis=1).mean()) > 0:
        raise NotYet(f"{share:.2%} of your points are on an axis: they come from a list. Do without one.")
    if not np.allclose(w, RADIUS * centres / np.hypot(*centres.T)[:, None]):
        raise NotYet(
            "the lengths are right, the directions are not. Which point of a disc is nearest to the centre?"
        )
    return (
        f"of {len(w)} best points {(w == 0).any(axis=1).sum()} have a zero. The zeros belonged to the list."
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
    for zeros, name, w in zip(
        (lasso_zeros, ridge_zeros), ("lasso_zeros", "ridge_zeros"), both(), strict=True
    ):
        least = f"{w.min():.1f}".replace("-", "−")
        wrong = (
            ((w < 0.1).sum(), f"counts negative weights as well: {least} is below 0.1, too."),
            ((np.abs(w) < 0.1).sum(), "counts a living weight: −0.00068 is small, and it is not 0."),
            ((w != 0).sum(), "weights are *not* 0. Count the others."),
        )
        judge(as_number(zeros, name), name, (w == 0).sum(), wrong, f"how many weights of {name[:5]} are == 0")
    return "no threshold was needed, because the solver is exact: what is 0 was returned as 0.0."


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
    scores, _ = tuned_on()
    wrong = (
        (
            scores["test", "test"],
            "is what the cell printed: the search was fitted to the rows that judge it.",
        ),
        (scores["train", "train"], "is R² on the rows of the fit. Score the *other* rows."),
        (scores["test", "train"], "has the roles swapped. Fit on the training rows and score the test rows."),
        (
            round(scores["train", "test"], 2),
            "is right to two digits. Let the grid compute it, with all of them.",
        ),
    )
    judge(as_number(honest, "honest"), "honest", scores["train", "test"], wrong, "R² on the unseen rows")
    return f"{scores['train', 'test']:.2f}, where the cell boasted of {scores['test', 'test']:.2f}."


@check
def check_point(w: ArrayLike) -> str:
    """Judge the best point of the diamond ‖w‖₁ ≤ 1.5 for the tilted loss of bug 4.

    Parameters
    ----------
    w : array_like, shape (2,)

    Returns
    -------
    Verdict
    """
    w, right = _vector(w, "w", (2,)), on_diamond(G, B, T)
    wrong = (
        ((T, 0.0), "is the corner that the cell shows. At the corner, is g₁ ≥ |g₂|, with g = G(b − w)?"),
        (B * T / np.abs(B).sum(), "is b, scaled down. No rule of this kind knows the shape of the loss."),
        (on_diamond(np.eye(2), B, T), "is right for a round loss. This one has the curvature G."),
        (B, "is b itself, and not on budget: its ‖w‖₁ is 5."),
    )
    _judge_vector(w, "w", right, wrong, "the point where an ellipse touches the edge. It has ‖w‖₁ = 1.5")
    return (
        f"({w[0]:.3f}, {w[1]:.3f}) is on an edge, both weights alive, with misfit {misfit(w):.2f}. At the "
        f"corner it is {misfit((T, 0)):.2f}."
    )


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
    theta = _vector(theta, "theta", Z.shape)
    wrong = (
        (soft_threshold(Z, 1.0), "uses λ. The slope of (θ − z)² is 2(θ − z): what does it balance?"),
        (soft_threshold(Z, 2.0), "goes the wrong way: the 2 stands on the side of the loss, so divide."),
        (hard_threshold(Z, 0.5), "has the right zeros, but the survivors must move as well."),
        (shrink(Z, 1.0), "is ridge's answer: a fraction of each. L1 takes an amount."),
        (Z, "is least squares, without any penalty."),
    )
    _judge_vector(theta, "theta", soft_threshold(Z, 0.5), wrong, "the soft threshold of z at λ/2")
    return (
        f"one zero in place of three, and the sum is {objective(theta):.2f}. For the cell's answer it is "
        f"{objective(soft_threshold(Z, 1.0)):.2f}."
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
    wrong = (
        (2.0, "is where the cell comes to rest. It solves (w − 3) + λw = 0; what is the slope of λw²?"),
        (3.0, "is least squares, without any penalty."),
        (2.4, "divides by 1 + λ/2. The derivative of w² has a 2 *above* the line."),
        (6.0, "has the wrong sign: the penalty pulls towards 0. Solve (w − 3) + 2λw = 0."),
    )
    judge(as_number(rest, "rest"), "rest", 1.5, wrong, "the w with (w − 3) + 2λw = 0")
    return "at 1.5 the sum is 2.25. At 2, where the cell came to rest, it is 2.50."


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
    lam_max, n = logistic().lam_max, len(logistic().datafit.y)
    right = 1 / (n * lam_max)
    wrong = (
        (lam_max, "is λ_max. C stands at the loss, so it is large where λ is small: λ = 1/(nC)."),
        (1 / lam_max, "forgets n: scikit-learn *sums* the losses, our λ belongs to their mean."),
        (n * lam_max, "is upside down: C = 1/(nλ)."),
        (0.0095, "is right to two digits, as if found by trial. Which expression gives them all?"),
        (right / 2, "forgets that at w = 0 each slope is *half* a label times the column."),
    )
    judge(as_number(C_dead, "C_dead"), "C_dead", right, wrong, "1/(nλ_max)")
    return f"C = {right:.4f} is where it begins. The widget started at 10, {10 / right:,.0f} times as much."


@check
def check_outlier(penalised: object, robust: object) -> str:
    """Judge two estimates of a level, from 1, 2, 3, 4 and 5000.

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
    mean, median = Y.mean(), float(np.median(Y))
    wrong = (
        (median, "was its answer to 500. With 5000 the mean is larger, and λ takes off no more than before."),
        (mean, "is the mean: no penalty at all. Take off λ."),
        (mean + PRICE, "has the penalty on the wrong side: it pulls towards 0."),
    )
    judge(
        as_number(penalised, "penalised"), "penalised", mean - PRICE, wrong, "the mean, moved towards 0 by 99"
    )
    wrong = (
        (mean, "is the mean, which minimises the *squares*."),
        (mean - PRICE, "is the lasso again. Here the *loss* is absolute, and there is no penalty."),
        (0.0, "is what a penalty might prefer. Here there is none."),
    )
    judge(as_number(robust, "robust"), "robust", median, wrong, "the w with the smallest sum of |y − w|")
    return (
        f"the outlier grew by 4500, the lasso followed it to {mean - PRICE:.0f}, and the median stayed at "
        f"{median:.0f}."
    )


def _vector(answer: ArrayLike, name: str, shape: tuple[int, ...] | None = None) -> Array:
    try:
        return array(answer, name, shape=shape)
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None


def _judge_vector(
    given: Array, name: str, right: Array, mistakes: Iterable[tuple[ArrayLike, str]], asked: str
) -> None:
    """As `judge`, for a vector: a thousandth, because readers round."""
    if np.allclose(given, right, atol=1e-3):
        return
    shown = ", ".join(f"{value:.3g}" for value in given)
    for value, words in mistakes:
        if np.allclose(given, value, atol=1e-3):
            raise NotYet(f"{name}: ({shown}) {words}")
    raise NotYet(f"{name}: ({shown}) is not {asked}.")
