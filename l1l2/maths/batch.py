"""Many lassos in the plane at once."""

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array


def lasso_2d_batch(
    g11: ArrayLike, g12: ArrayLike, g22: ArrayLike, c1: ArrayLike, c2: ArrayLike, lam: ArrayLike
) -> Array:
    """Minimise 1/2 w'Gw - c'w + lam ||w||_1 over pairs w, in closed form, for every entry of the arrays.

    Solve with one weight alone.  If the pull of what is left on the other is at most lam, this is the answer;
    else the other is not 0 and has the sign of that pull.  So nothing is searched: two lassos of one weight
    say which weights live and with which signs, and then the solution is one linear system.

    Parameters
    ----------
    g11, g12, g22 : array_like
        Gram matrices X^T X / n, positive semidefinite; all six arguments broadcast.
    c1, c2 : array_like
        Correlations X^T y / n.
    lam : array_like, >= 0

    Returns
    -------
    ndarray, shape (..., 2)
        One of the minimisers where columns depend on each other: one with a zero.

    Raises
    ------
    TypeError, ValueError
        If an argument is not finite, real numbers, if they do not broadcast, if a G is not positive
        semidefinite or a lam negative.
    """
    g11, g12, g22, c1, c2, lam = _checked(g11=g11, g12=g12, g22=g22, c1=c1, c2=c2, lam=lam)
    g1, g2 = g11 + (g11 == 0), g22 + (g22 == 0)  # a column of zeros pulls nothing
    alone1, alone2 = (c1 - np.clip(c1, -lam, lam)) / g1, (c2 - np.clip(c2, -lam, lam)) / g2
    pull1, pull2 = c1 - g12 * alone2, c2 - g12 * alone1
    over1, over2 = np.abs(pull1) - lam, np.abs(pull2) - lam
    rest = g22 - g12 * (g12 / g1)  # the curvature that w2 has once w1 adapts
    flat = rest <= 8 * np.finfo(float).eps * g22
    first = (over2 <= 0) | (flat & (over2 <= over1))
    both = ~first & (over1 > 0) & ~flat
    left1, left2 = c1 - np.copysign(lam, pull1), c2 - np.copysign(lam, pull2)
    w2 = (left2 - g12 / g1 * left1) / (rest + flat)
    w1 = (left1 - g12 * w2) / g1
    w = np.zeros((*first.shape, 2))
    w[..., 0] += first * alone1 + both * w1
    w[..., 1] += ~(first | both) * alone2 + both * w2
    return w


def _checked(**given: ArrayLike) -> list[Array]:
    arrays = {name: array(value, name) for name, value in given.items()}
    shape: tuple[int, ...] = ()
    for name, value in arrays.items():
        try:
            shape = np.broadcast_shapes(shape, value.shape)
        except ValueError:
            raise ValueError(
                f"{name}: got shape {value.shape} beside {shape}; give shapes that broadcast"
            ) from None
    for name in ("g11", "g22", "lam"):
        if (low := arrays[name].min()) < 0:
            raise ValueError(f"{name}: got {low:g}; give numbers >= 0")
    if (arrays["g12"] ** 2 > arrays["g11"] * arrays["g22"] * (1 + 1e-12)).any():
        raise ValueError("g12: got g12^2 > g11 g22; give the entries of a positive semidefinite matrix")
    return [*arrays.values()]
