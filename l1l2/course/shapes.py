"""The shapes that meet in the plane: boundaries of balls as arrays, where two of them meet, and the axes."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from ..drawing.theme import EDGE
from ..maths.norms import lp_norm
from ..validate import Array, number

SIGNS = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])
ROUNDING = 8 * np.finfo(float).eps


@dataclass(frozen=True, eq=False)
class Shape:
    """A ball's name, its norm in signs, its role, and its boundary at radius 1, shape (2, k)."""

    name: str
    norm: str
    role: str
    curve: Array


TURN = np.linspace(0, 2 * np.pi, 121)
CIRCLE = Shape("circle", "‖x‖₂", "l2", np.array([np.cos(TURN), np.sin(TURN)]))
DIAMOND = Shape("diamond", "‖x‖₁", "l1", np.array([[1.0, 0, -1, 0, 1], [0, 1, 0, -1, 0]]))


def crossings(diamond: float, circle: float) -> Array:
    """Return the points that the diamond ||x||_1 = diamond and the circle ||x||_2 = circle have in common.

    On an edge |x_2| = diamond - |x_1|, and what is left is a quadratic in |x_1|.

    Parameters
    ----------
    diamond, circle : float > 0
        The two radii.

    Returns
    -------
    ndarray, shape (k, 2)
        None, four or eight.

    Raises
    ------
    TypeError, ValueError
        If a radius is no number > 0.
    """
    a, c = number(diamond, "diamond", above=0), number(circle, "circle", above=0)
    root = 2 * c**2 - a**2
    if root < -ROUNDING * a**2:
        return np.empty((0, 2))
    half = np.sqrt(root) / 2 if root > ROUNDING * a**2 else 0.0
    x = np.unique([a / 2 - half, a / 2 + half])
    x = x[(x >= -ROUNDING * a) & (x <= (1 + ROUNDING) * a)].clip(0, a)
    quarter = np.column_stack([x, a - x])
    return np.unique((SIGNS[:, None] * quarter).reshape(-1, 2) + 0.0, axis=0)


def lq_ball(q: float) -> Array:
    """Return the boundary of {x : sum |x_i|^q <= 1}, the square for q = inf.

    Parameters
    ----------
    q : float > 0, or inf

    Returns
    -------
    ndarray, shape (2, 121)
        Closed, from (1, 0) on, counterclockwise.

    Raises
    ------
    TypeError, ValueError
        If q is no number > 0.
    """
    q = number(q, "q", above=0) if q != np.inf else np.inf
    turn = np.linspace(0, np.pi / 2, 31)
    power = max(1.0, 2 / q)  # points crowd where the ball bends
    quarter = np.array([np.cos(turn) ** power, np.sin(turn) ** power])
    quarter[:, -1] = 0, 1
    quarter /= lp_norm(quarter.T, q)
    rest = [quarter[:, :-1]]
    for _ in range(3):
        rest.append(np.array([-rest[-1][1], rest[-1][0]]))
    return np.column_stack([*rest, quarter[:, :1]])


def net_ball(l1_ratio: float) -> Array:
    """Return the boundary of {x : g(x) <= g(1, 0)} for the elastic net's penalty g.

    Parameters
    ----------
    l1_ratio : float in [0, 1]
        1 gives the diamond, 0 the circle.

    Returns
    -------
    ndarray, shape (2, 121)

    Raises
    ------
    TypeError, ValueError
        If l1_ratio is no number in [0, 1].
    """
    share = number(l1_ratio, "l1_ratio", least=0, most=1)
    budget, linear = (1 + share) / 2, share * np.abs(CIRCLE.curve).sum(axis=0)
    return CIRCLE.curve * (2 * budget / (linear + np.sqrt(linear**2 + 2 * (1 - share) * budget)))


def is_convex(ball: Array) -> bool:
    """Whether a closed polygon, counterclockwise, never turns right."""
    dx, dy = np.diff(ball)
    return bool((dx * np.roll(dy, -1) - dy * np.roll(dx, -1) > -1e-12).all())


def xy(points: Array) -> tuple[Array, Array]:
    """Return the two rows of an array, for a mark."""
    return points[0], points[1]


def pair(x: float, y: float) -> str:
    """Return a point in words: three digits, true minus signs."""
    return f"({x:z.3g}, {y:z.3g})".replace("-", "−")


def plane(ax: Axes, x: tuple[float, float], y: tuple[float, float], reach: float) -> None:
    """Two axes through 0, and nothing else."""
    ax.set(xlim=x, ylim=y, xticks=[], yticks=[], aspect="equal")
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.plot([-reach, reach, np.nan, 0, 0], [0, 0, np.nan, -reach, reach], color=EDGE, lw=0.8, zorder=0)
