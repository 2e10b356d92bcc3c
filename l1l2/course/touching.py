"""How a loss contour touches a ball: the arc around the touch, the optima of a flat loss, proof and words.

The loss is 1/2 (w - b)'G(w - b) throughout, under the budget ||w||_1 <= t or ||w||_2 <= t.
"""

import numpy as np

from ..maths.plane import on_diamond
from ..validate import Array
from ..words import Said, say
from .shapes import CIRCLE, DIAMOND

ZERO = 1e-9  # a distance below it is rounding


def arcs(root: Array, b: Array, w: Array, length: float, points: int) -> Array:
    """Return the loss contours of the points b through the points w, as far as `length` to either side.

    Parameters
    ----------
    root : ndarray, shape (2, 2)
        root^T root = G: in the coordinates root w contours are circles.
    b, w : ndarray, shape (..., 2)
    length : float
        In those coordinates; no arc reaches farther than 3/4 of a radian.
    points : int

    Returns
    -------
    ndarray, shape (..., 2, points)
        nan where w = b: there is no contour through the least-squares point.
    """
    across = (w - b) @ root.T
    radius = np.hypot(across[..., 0], across[..., 1])[..., None]
    radius = np.where(radius > ZERO, radius, np.nan)
    turn = np.arctan2(across[..., 1], across[..., 0])[..., None]
    turn = turn + np.minimum(length / radius, 0.75) * np.linspace(-1, 1, points)
    round_ = radius[..., None, :] * np.stack([np.cos(turn), np.sin(turn)], axis=-2)
    return b[..., None] + np.linalg.inv(root) @ round_


def ring(root: Array, across: Array) -> Array:
    """Return the contour about 0 of the loss with root^T root = G, through a point, shape (2, k)."""
    return np.linalg.norm(root @ across) * np.linalg.inv(root) @ CIRCLE.curve[:, ::2]


def rings(root: Array, radii: tuple[float, ...]) -> Array:
    """Return several contours about 0, with nan between them, shape (2, k)."""
    one = np.linalg.inv(root) @ CIRCLE.curve[:, ::2]
    return np.column_stack([np.column_stack([radius * one, [np.nan, np.nan]]) for radius in radii])


def kkt_on_diamond(G: Array, b: Array, w: Array, t: Array | float) -> float:
    """Return the largest KKT violation of any w, shape (..., 2), as the best point of ||w||_1 <= t.

    With lam = max |pull|, the pull G(b - w) must be lam * sign(w) wherever w is not 0, and no budget may be
    left where lam > 0; all relative to max |G b|, as `Problem.kkt_violation` is.
    """
    pull = (b - w) @ G
    lam = np.abs(pull).max(axis=-1)
    missed = np.where(w == 0, 0.0, np.abs(pull - lam[..., None] * np.sign(w)))
    return _worst(G, b, missed, lam, t - np.abs(w).sum(axis=-1))


def kkt_on_disc(G: Array, b: Array, w: Array, t: Array | float) -> float:
    """Return the largest KKT violation of any w, shape (..., 2), as the best point of ||w||_2 <= t.

    With lam = |pull| / |w|, the pull G(b - w) must be lam * w, and no budget may be left where lam > 0.
    """
    pull = (b - w) @ G
    size = np.hypot(w[..., 0], w[..., 1])
    lam = np.hypot(pull[..., 0], pull[..., 1]) / np.where(size > 0, size, 1.0)
    return _worst(G, b, np.abs(pull - lam[..., None] * w), lam, t - size)


def _worst(G: Array, b: Array, missed: Array, lam: Array, left: Array) -> float:
    scale = np.abs(b @ G).max(axis=-1)
    scale = np.where(scale > 0, scale, 1.0)
    violation = np.maximum(missed.max(axis=-1), lam * np.abs(left)) / scale
    return float(np.maximum(violation, -left).max())


def flat_optima(normal: Array, b: Array, t: float) -> Array:
    """Return both ends of the set of best points of ||w||_1 <= t for a loss that is flat along one direction.

    The loss is 1/2 (normal'(w - b))^2, as of a duplicated column: its best points are where a line cuts the
    diamond, a chord or a whole edge, or a single corner, when both ends are the same.

    Parameters
    ----------
    normal : ndarray, shape (2,)
        Of length 1.
    b : ndarray, shape (2,)
    t : float > 0

    Returns
    -------
    ndarray, shape (2, 2)
    """
    corners = t * DIAMOND.curve.T
    heights = corners @ normal
    level = np.clip(normal @ b, heights.min(), heights.max())
    over = heights - level
    over[np.abs(over) < ZERO] = 0.0
    cut = [corners[:-1][over[:-1] == 0]]
    for start, end, here, there in zip(corners, corners[1:], over, over[1:], strict=False):
        if here * there < 0:
            cut.append([start + here / (here - there) * (end - start)])
    found = np.concatenate(cut)
    along = found @ np.array([-normal[1], normal[0]])
    return found[[along.argmin(), along.argmax()]]


def curvature(angle: float, stretch: float) -> Array:
    """Return G with determinant 1 whose contours are `stretch` times as long, at `angle` degrees, as wide.

    For an infinite stretch G is flat along the long axis, and 1 across it.
    """
    axes = _axes(angle)
    along, across = (0.0, 1.0) if stretch == np.inf else (1 / stretch, stretch)
    return axes * [along, across] @ axes.T


def contour(angle: float, stretch: float, radius: float) -> Array:
    """Return the contour w'Gw = radius^2 of `curvature`, shape (2, k): an ellipse, or two parallel lines."""
    if stretch == np.inf:
        return _axes(angle) @ [[-5, 5, np.nan, -5, 5], [radius, radius, np.nan, -radius, -radius]]
    half = np.sqrt([[stretch], [1 / stretch]])
    return radius * _axes(angle) @ (half * CIRCLE.curve[:, ::2])


def optima(angle: float, stretch: float, b: Array, t: float) -> Array:
    """Return both ends of the set of best points of ||w||_1 <= t, shape (2, 2); the same twice if unique."""
    if stretch == np.inf:
        return flat_optima(_axes(angle)[:, 1], b, t)
    return np.tile(on_diamond(curvature(angle, stretch), b, t), (2, 1))


def _axes(angle: float) -> Array:
    """Return the directions along and across, in columns; at 45 degrees equal to the last digit."""
    turn = np.radians(angle)
    return np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]).round(15)


def kind(ends: Array) -> str:
    """Say whether a set of best points is a corner, a point of an edge, or a segment."""
    if np.abs(ends[0] - ends[1]).max() > ZERO:
        return "segment"
    return "corner" if (np.abs(ends[0]) < ZERO).any() else "edge"


def outcome(norm: str, w: Array, b: Array) -> Said:
    """Say a solution, and which of its weights is 0, or that the budget is not used up."""
    facts = {"norm": norm, "w": clean(w)}
    if np.abs(w - b).max() < ZERO:
        return say("{norm} gives {w:z.2f}: the constraint does not bind.", **facts)
    if facts["w"][0] == 0:
        return say("{norm} gives {w:z.2f}: w₁ is exactly 0.", **facts)
    if facts["w"][1] == 0:
        return say("{norm} gives {w:z.2f}: w₂ is exactly 0.", **facts)
    return say("{norm} gives {w:z.2f}: neither is 0.", **facts)


def clean(w: Array) -> tuple[float, ...]:
    """Return the weights, with 0 itself for what is 0 up to rounding."""
    return tuple(0.0 if abs(value) < ZERO else value for value in w.tolist())
