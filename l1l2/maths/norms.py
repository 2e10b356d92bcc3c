"""Norms, how many bars a vector amounts to, and the projections on the diamond and the circle."""

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, number
from .sections import BAD_INPUT, append_sections

PROJECTION = """
    Parameters
    ----------
    v : array_like, shape (n,)
    radius : float >= 0

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    TypeError, ValueError
        If v is not a finite vector or radius is negative.
    """


@append_sections(BAD_INPUT)
def lp_norm(x: ArrayLike, p: float) -> Array:
    """(sum |x_i|^p)^(1/p) over the last axis, max |x_i| for p = inf.  For p < 1 its ball is not convex.

    Parameters
    ----------
    x : array_like, shape (..., n)
    p : float > 0, or inf

    Returns
    -------
    ndarray, shape (...)
    """
    size = np.abs(np.atleast_1d(array(x, "x")))
    largest = size.max(axis=-1)
    if isinstance(p, float) and p == np.inf:
        return largest
    p = number(p, "p", above=0)
    unit = size / np.where(largest > 0, largest, 1.0)[..., None]  # powers of numbers <= 1 cannot overflow
    with np.errstate(over="ignore"):  # a norm beyond the floats is infinite
        return largest * (unit**p).sum(axis=-1) ** (1 / p)


@append_sections(BAD_INPUT)
def effective_size(x: ArrayLike) -> Array:
    """||x||_1^2 / ||x||_2^2: the number of equal bars that x amounts to, from 1 (one bar) to n (all equal).

    Source: Hoyer (2004), "Non-negative matrix factorization with sparseness constraints", section 3.

    Parameters
    ----------
    x : array_like, shape (..., n)

    Returns
    -------
    ndarray, shape (...)
        0 for the zero vector.
    """
    two = lp_norm(x, 2)
    return (lp_norm(x, 1) / np.where(two > 0, two, 1.0)) ** 2


@append_sections(PROJECTION)
def project_l1_ball(v: ArrayLike, radius: float = 1.0) -> Array:
    """Nearest point of the diamond {x : ||x||_1 <= radius}: soft thresholding at the level that just fits.

    Source: Held, Wolfe & Crowder (1974); Duchi et al. (2008), "Efficient projections onto the l1-ball",
    figure 1.
    """
    v, radius = array(v, "v", ndim=1), number(radius, "radius", least=0)
    with np.errstate(over="ignore"):  # a sum beyond the floats is beyond the radius
        if np.abs(v).sum() <= radius:
            return v.copy()
    # Heights are measured downwards from the largest entry, and so is the level of the threshold: measured
    # from 0, that level loses all digits of a radius that is far smaller than it.
    below = np.abs(v).max() - np.abs(v)
    ranked = np.sort(below)
    with np.errstate(over="ignore"):
        height = (np.cumsum(ranked) + radius) / np.arange(1, len(v) + 1)  # the level, if k entries stay
    left = height[np.flatnonzero((ranked <= height) & np.isfinite(height))[-1]] - below
    return np.where(left > 0, np.copysign(left, v), 0.0)


@append_sections(PROJECTION)
def project_l2_ball(v: ArrayLike, radius: float = 1.0) -> Array:
    """Nearest point of the disc {x : ||x||_2 <= radius}."""
    v, radius = array(v, "v", ndim=1), number(radius, "radius", least=0)
    length = lp_norm(v, 2)
    return v * (radius / length) if length > radius else v.copy()
