"""Two columns that nearly agree: ridge multiplies the weights along each principal axis by a factor."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.datasets import Dataset, two_features
from ...maths.paths import ridge_path
from ...maths.penalties import L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

N, CORRELATION, LEAST_SQUARES, SEED = 60, 0.8, (2.0, 0.4), 4
VARIANCES = np.array([1 + CORRELATION, 1 - CORRELATION])  # along the long and the short axis
AXES = np.array([[1.0, 1.0], [-1.0, 1.0]]) / np.sqrt(2)
LAMS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 1.8, 3.0, 5.0, 10.0)


@cache
def draw_columns() -> Dataset:
    """Return 60 rows of two columns with the correlation 0.8, whose least squares weights are (2, 0.4)."""
    return two_features(N, rng=np.random.default_rng(SEED), correlation=CORRELATION, w=LEAST_SQUARES)


@cache
def shrink_along_axes(lam: float) -> tuple[Problem, Array, Array]:
    """Return ridge's problem, its weights, and the factors along the long and the short axis."""
    data = draw_columns()
    w = ridge_path(data.X, data.y).at(np.array([lam]))[0]
    return Problem(Quadratic(data.X, data.y), L2(lam)), w, AXES @ w / (AXES @ np.array(LEAST_SQUARES))


@name_picture
def principal_axes() -> Picture:
    """Ridge on two correlated columns: where the data vary least, the weights shrink most.

    Returns
    -------
    Picture
        One control, `lam`.
    """
    before = np.array(LEAST_SQUARES)

    def draw_weights(lam: float) -> Frame:
        problem, w, factors = shrink_along_axes(lam)
        path = np.array([shrink_along_axes(each)[1] for each in LAMS if each <= lam])
        said = say(
            "At λ = {lam:.2f} the part of the weights along the long axis is multiplied by {long:.2f}, the "
            "part along the short axis by {short:.2f}. {proof}",
            lam=lam,
            long=factors[0],
            short=factors[1],
            proof=certificate((problem, w)),
        )
        parts, whole = _split(w), _split(before)
        marks: tuple[Mark, ...] = (
            *(Line([0, part[0]], [0, part[1]], "l2", "B") for part in parts),
            *(Line([w[0], part[0]], [w[1], part[1]], "note", "B") for part in parts),
            Dots(whole[:, 0], whole[:, 1], "ghost", "B"),
            Line(path[:, 0], path[:, 1], "l2", "B"),
            Dots(before[0], before[1], "solution", "B"),
            Dots(w[0], w[1], "l2", "B"),
            Text(0.9, 1.75, say("long: × {factor:.2f}", factor=factors[0]), "l2", "B", "right", 13),
            Text(1.0, -0.85, say("short: × {factor:.2f}", factor=factors[1]), "l2", "B", "left", 13),
        )
        return Frame(marks, said)

    control = Control(LAMS, say("penalty λ"), unit="{:.2f}", play=300)
    return Picture({"lam": control}, _stage, (draw_weights,), "AB", (8.8, 4.2), telling={"lam": 0.5})


def _split(w: Array) -> Array:
    """Return the parts of w along the long and the short axis, shape (2, 2)."""
    return np.asarray((AXES @ w)[:, None] * AXES)


def _stage(axes: Mapping[str, Axes]) -> None:
    data = draw_columns()
    ax = axes["A"]
    ax.set(
        title=say("The columns: a long and a short axis"), xlim=(-3.4, 3.4), ylim=(-3.4, 3.4), aspect="equal"
    )
    ax.set(xlabel=say("column 1"), ylabel=say("column 2"))
    ax.plot(*data.X.T, ".", color=EDGE, ms=5)
    for axis, variance in zip(AXES, VARIANCES, strict=True):
        end = 2 * np.sqrt(variance) * axis
        ax.plot([-end[0], end[0]], [-end[1], end[1]], color=EDGE, lw=1.6)
    ax = axes["B"]
    ax.set(title=say("The weights (star: least squares)"), xlim=(-1.5, 2.5), ylim=(-1.5, 2.5), aspect="equal")
    ax.set(xlabel=say("weight 1"), ylabel=say("weight 2"), xticks=[-1, 0, 1, 2], yticks=[-1, 0, 1, 2])
    for axis in AXES:
        ax.plot([-3 * axis[0], 3 * axis[0]], [-3 * axis[1], 3 * axis[1]], color=EDGE, lw=0.8, zorder=1)
