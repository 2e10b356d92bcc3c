"""Bars that flow to the best split of a fixed budget: one norm is held at 1, the other one falls.

Neither set, the surface of the diamond or the sphere, is convex: a flow may rest where it is not best.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, number
from .prox import soft_threshold
from .sections import append_sections

FLOW = """
    Parameters
    ----------
    x : array_like, shape (n,)
        The start, not all zeros; it is divided by the norm that is held at 1.
    step : float > 0

    Yields
    ------
    ndarray, shape (n,)

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if x is not a finite vector or all zeros, or step is out of range.
    """


@append_sections(FLOW)
def level(x: ArrayLike, step: float) -> Iterator[Array]:
    """Minimise ||x||_2^2 on ||x||_1 = 1: a step down the gradient 2x, then the nearest point of the set.

    From inside the diamond that point adds the same height to every bar, each with its own sign: the bars
    close in on sign / n by the factor 1 - 2 step.  So step is 1/2 at most: there the gradient step ends at
    the origin, and the first step at the optimum.  A bar of height 0 has no sign, and two points are equally
    near: the one that is not negative is taken.

    Source: Goldstein (1964), "Convex programming in Hilbert space", for the projected gradient step.
    """
    x, step = _scale_start(x), number(step, "step", above=0, most=0.5)
    x = x / float(np.abs(x).sum())
    sign = np.where(x < 0, -1.0, 1.0)
    while True:
        yield x
        v = x - step * 2 * x
        x = v + sign * (1 - float(np.abs(v).sum())) / len(v)


@append_sections(FLOW)
def concentrate(x: ArrayLike, step: float) -> Iterator[Array]:
    """Minimise ||x||_1 on ||x||_2 = 1: soft-threshold by step, then divide by ||x||_2.

    Exact zeros appear, and none of them changes again.  Bars that tie for the tallest stay tied: k of them
    end at sign / sqrt(k), which is best for k = 1 only.  A step that would make every bar 0 is cut to the
    height of the second tallest: the tallest remain.

    Source: Journée, Nesterov, Richtárik & Sepulchre (2010), "Generalized power method for sparse principal
    component analysis", section 3: this step, with the data between its two halves.
    """
    x, step = _scale_start(x), number(step, "step", above=0)
    while True:
        x = x / float(np.linalg.norm(x))
        yield x
        size = np.abs(x)
        second = size[size < size.max()].max(initial=0.0)
        x = soft_threshold(x, step if step < size.max() else second)


def _scale_start(x: ArrayLike) -> Array:
    """Return the start scaled to a largest height of 1, whose square neither overflows nor vanishes."""
    x = array(x, "x", ndim=1)
    if not x.any():
        raise ValueError("x: got zeros only; give at least one bar that is not 0")
    return x / np.abs(x).max()
