"""Proximal operators: prox(v, t) = argmin_u 1/2 (u - v)^2 + t * g(u).

The four shapes of shrinkage, as maps from the data to the minimiser.  Source: Parikh & Boyd, "Proximal
Algorithms" (2014), section 6.
"""

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, number
from .sections import append_sections

SHRINKAGE = """
    Parameters
    ----------
    v : array_like
        Of any shape, unless said above.
    t : float >= 0

    Returns
    -------
    ndarray, the shape of v

    Raises
    ------
    TypeError, ValueError
        If v or t is not finite and real, v of another shape, or t < 0.
    """


@append_sections(SHRINKAGE)
def soft_threshold(v: ArrayLike, t: float) -> Array:
    """Prox of t * |u|: move v towards 0 by t, and stop there.

    Written as v minus its projection on [-t, t] (Moreau's identity), so that |v| <= t gives exactly 0.0.
    """
    v, t = array(v, "v"), number(t, "t", least=0)
    return v - np.clip(v, -t, t)


@append_sections(SHRINKAGE)
def shrink(v: ArrayLike, t: float) -> Array:
    """Prox of (t/2) * u^2: the proportional pull v / (1 + t), which is 0 only where v is."""
    return array(v, "v") / (1 + number(t, "t", least=0))


@append_sections(SHRINKAGE)
def hard_threshold(v: ArrayLike, t: float) -> Array:
    """Prox of (t^2/2) * [u != 0]: keep v where |v| > t, drop the rest."""
    v, t = array(v, "v"), number(t, "t", least=0)
    return np.where(np.abs(v) > t, v, 0.0)


@append_sections(SHRINKAGE)
def block_soft_threshold(v: ArrayLike, t: float) -> Array:
    """Prox of t * ||u||_2, unsquared, for a vector v: shorten the whole vector by t, or drop all of it.

    Source: Yuan & Lin (2006), "Model selection and estimation in regression with grouped variables", section
    2.
    """
    v, t = array(v, "v", ndim=1), number(t, "t", least=0)
    largest = np.abs(v).max() or 1.0  # squares of v / largest neither overflow nor vanish
    length = largest * np.linalg.norm(v / largest)
    return v * (1 - t / length) if length > t else np.zeros_like(v)
