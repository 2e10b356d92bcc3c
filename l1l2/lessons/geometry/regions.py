"""Where least squares must lie for the best point of the diamond to be a corner, or inside an edge.

The loss is 1/2 (w - b)'G(w - b); every region of b is a convex polygon, exact up to rounding.
"""

import numpy as np

from ...maths.plane import SIGNS
from ...validate import Array

AXES = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]])


def corner_areas(G: Array, t: float, side: float) -> list[Array]:
    """Return the positions b, within max |b| <= side, whose optimum on the diamond is a corner.

    Parameters
    ----------
    G : ndarray, shape (2, 2)
        Curvature of the loss.
    t, side : float

    Returns
    -------
    list of ndarray, shape (k, 2)
        A convex polygon for each of t e_1, t e_2, -t e_1, -t e_2: the corner plus G^-1 times its normal cone.
    """
    far = _far(G, side)
    areas = []
    for vertex, across in zip(AXES, np.roll(AXES, -1, axis=0), strict=True):
        rays = far @ (vertex - across), far @ (vertex + across)
        corners = [t * vertex, t * vertex + rays[0], t * vertex + rays[0] + rays[1], t * vertex + rays[1]]
        areas.append(_within(np.array(corners), side))
    return areas


def edge_areas(G: Array, t: float, side: float) -> list[Array]:
    """Return the positions b, within max |b| <= side, whose optimum on the diamond is inside an edge.

    Parameters
    ----------
    G, t, side
        As in `corner_areas`.

    Returns
    -------
    list of ndarray, shape (k, 2)
        A convex polygon for each edge with outward normal s in `SIGNS`: the edge plus a ray along G^-1 s.
    """
    far = _far(G, side)
    areas = []
    for s in np.array(SIGNS, dtype=float):
        ends = np.diag(t * s)
        areas.append(_within(np.array([ends[0], ends[0] + far @ s, ends[1] + far @ s, ends[1]]), side))
    return areas


def area_of(polygon: Array) -> float:
    """Return the area of a polygon, shape (k, 2), by the shoelace formula."""
    (x, y), (u, v) = polygon.T, np.roll(polygon, -1, axis=0).T
    return float(abs(x @ v - y @ u) / 2)


def _far(G: Array, side: float) -> Array:
    """G^-1, scaled so that what it multiplies ends far outside the square."""
    H = np.linalg.inv(G)
    return 100 * side * H / np.abs(H).max()


def _within(polygon: Array, side: float) -> Array:
    """Cut a convex polygon by the four sides of a square (Sutherland & Hodgman 1974)."""
    for normal in AXES:
        room = side - polygon @ normal
        kept = []
        for i in range(len(polygon)):
            a, b, here, there = polygon[i - 1], polygon[i], room[i - 1], room[i]
            if (here < 0) != (there < 0):
                kept.append(a + (b - a) * here / (here - there))
            if there >= 0:
                kept.append(b)
        polygon = np.reshape(kept, (-1, 2))
    return polygon
