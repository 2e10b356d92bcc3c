"""Does basis pursuit find a sparse signal again?  The decision, with a proof for either answer.

Source: Fuchs (2004), "On sparse representations in arbitrary redundant bases", for the proof that it does;
Gilbert (2017), "On the solution uniqueness characterization in the L1 norm and polyhedral gauge recovery",
for the converse.
"""

from dataclasses import dataclass
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array
from .homotopy import Gram, homotopy, squarable
from .problem import ConvergenceWarning, unit_columns
from .programs import least_touch
from .sensing import TINY

RIDGE = 1e-8  # share of a squared length that is added to it, so that every lasso here has a solution


@dataclass(frozen=True, eq=False)
class Recovery:
    """Whether basis pursuit finds a signal again, and why.

    Attributes
    ----------
    recovered : bool
        Whether the signal is the only point of smallest l1 norm that has its measurements.
    proven : bool
        Whether `x` or `y` proves it, up to rounding.
    x : ndarray, shape (n,)
        Where it is recovered the signal; else, if proven, another point with the same measurements, of no
        larger norm.
    y : ndarray, shape (m,)
        The proof that it is recovered, else 0: A^T y is the sign of the signal where that is not 0 and at
        most 1 in size elsewhere, and the columns where its size is 1 are linearly independent.
    """

    recovered: bool
    proven: bool
    x: Array
    y: Array


def recovers(A: ArrayLike, x: ArrayLike) -> Recovery:
    """Decide whether basis pursuit finds x again from Ax, with a proof.

    Only the signs of x decide, not its sizes: x is found if a vector y has A^T y equal to them where they
    are not 0, and less than 1 in size elsewhere.  The shortest y with the first half is known; the shortest
    with both is the residual of a lasso on the other columns, at lam = 1.  Its path is followed down to
    there.  Where there is no such y, the weights grow beyond all bounds, in a direction in which the norm of
    x falls.  What this leaves open, as where the shortest y touches 1 on more columns than are independent
    (matrices of few different numbers do that), a linear program decides: it finds the y that stays farthest
    below 1.

    Source: the module's, Fuchs (2004) and Gilbert (2017).

    Parameters
    ----------
    A : array_like, shape (m, n)
    x : array_like, shape (n,)

    Returns
    -------
    Recovery

    Raises
    ------
    TypeError, ValueError
        If A is not a finite matrix, x not a finite vector of its columns, or a column of A is so large or
        small (beyond 1e140, below 1e-140) that its square is no float.

    Warns
    -----
    ConvergenceWarning
        If neither proof holds; `recovered` is False then, and says nothing.
    """
    A, x = array(A, "A", ndim=2), array(x, "x", ndim=1)
    if len(x) != A.shape[1]:
        raise ValueError(f"x: got {len(x)} values for the {A.shape[1]} columns of A; give one value a column")
    squarable(A, "A")
    shorter, signs = _search(A, x)
    if shorter is not None:
        return Recovery(False, True, shorter, np.zeros(len(A)))
    touching = signs != 0
    if _are_independent(A[:, touching]):
        y = _find_dual(A[:, touching], signs[touching])
        if _proves_recovery(A, x, y):
            return Recovery(True, True, x, y)
    on = x != 0
    y, h = least_touch(A, on, np.sign(x[on]))
    if _proves_recovery(A, x, y):
        return Recovery(True, True, x, y)
    proven = _proves_another(A, x, h)
    if not proven:
        warn(
            "recovers found no proof: neither that the signal is found nor that it is not",
            ConvergenceWarning,
            stacklevel=2,
        )
    return Recovery(False, proven, _move_along(x, h) if proven else x, np.zeros(len(A)))


def _search(A: Array, x: Array) -> tuple[Array | None, Array]:
    """Return a point of no larger norm than x, or None and the signs of A^T y where its size is 1."""
    signs, on, h = np.sign(x), x != 0, np.zeros(len(x))
    if not _are_independent(A[:, on]):
        unit, length = unit_columns(A[:, on])
        h[on] = np.linalg.svd(unit)[2][-1] / length
        return _move_along(x, -h if signs @ h > 0 else h), signs
    Q, R = np.linalg.qr(A[:, on])
    c = Q @ np.linalg.solve(R.T, signs[on]) @ A[:, ~on]
    if np.abs(c).max(initial=0) < 1:
        return None, signs
    share = Q.T @ A[:, ~on]
    rest = A[:, ~on] - Q @ share
    G = rest.T @ rest
    G.flat[:: len(G) + 1] += RIDGE * (A[:, ~on] ** 2).sum(0)
    rows, _ = np.linalg.qr(A.T)
    for step, (lam, w) in enumerate(homotopy(Gram(G), c, 1.0)):
        if step % 3 == 0 or lam == 1:  # this check takes as long as two steps of the path
            h[on], h[~on] = -np.linalg.solve(R, share @ w), w
            unseen = h - rows @ (h @ rows)
            fall = -np.where(on, signs * unseen, np.abs(unseen)).sum()
            if fall > TINY * np.abs(h).sum():
                return _move_along(x, unseen), signs
    signs[~on] = np.sign(w)
    return None, signs


def _move_along(x: Array, h: Array) -> Array:
    """The point x + t h where the first sign changes: up to there the norm rises or falls evenly."""
    against = x * h < 0
    return x + np.abs(x[against] / h[against]).min() * h


def _find_dual(columns: Array, signs: Array) -> Array:
    """The shortest y that has these products with the columns, which are independent."""
    Q, R = np.linalg.qr(columns)
    return Q @ np.linalg.solve(R.T, signs)


def _are_independent(columns: Array) -> bool:
    """Say whether the columns are linearly independent."""
    if columns.shape[1] > columns.shape[0]:
        return False
    # Of each column, what is outside the span of those before it.
    beyond = np.abs(np.diag(np.linalg.qr(columns, mode="r")))
    return bool((beyond > TINY * np.linalg.norm(columns, axis=0)).all())


def _proves_recovery(A: Array, x: Array, y: Array) -> bool:
    """Say whether the dual vector y shows that x, and nothing else, has smallest norm."""
    pull = y @ A
    on = x != 0
    signs, sizes = np.abs(pull[on] - np.sign(x[on])) <= TINY, np.abs(pull) <= 1 + TINY
    return bool(signs.all() and sizes.all()) and _are_independent(A[:, np.abs(pull) > 1 - TINY])


def _proves_another(A: Array, x: Array, h: Array) -> bool:
    """Say whether the direction h changes no measurement of x, and does not raise its norm."""
    slope = np.where(x != 0, np.sign(x) * h, np.abs(h)).sum()
    least = TINY * np.abs(h).sum()
    seen = np.abs(A @ h) > np.abs(A).max(axis=1) * least
    return bool(h.any() and not seen.any() and slope <= least)
