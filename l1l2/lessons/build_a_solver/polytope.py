"""The dual of a lasso with two rows: a polygon, y outside it, and the residual, its nearest point."""

from collections.abc import Mapping
from functools import cache
from itertools import product

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Handle, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

# Three columns of length 1 in two rows, at 0, 60 and 105 degrees.
COLUMNS = np.array([[1.0, 0.5, np.cos(np.radians(105))], [0.0, np.sqrt(0.75), np.sin(np.radians(105))]])
LAM = 0.5  # so n lam is 1
SIDE = tuple(float(v) for v in (np.arange(-12, 13) / 5).round(1))
TOUCH = 1e-8  # a face is reached if no more than this is missing


@cache
def fit(y1: float, y2: float, lam: float = LAM) -> tuple[Problem, Array]:
    """Return the lasso of these three columns for y = (y1, y2), and its minimiser, shape (3,)."""
    problem = Problem(Quadratic(COLUMNS, np.array([y1, y2])), L1(lam))
    return problem, solve(problem).w


def find_corners(lam: float) -> Array:
    """Return the corners of {r : |x_j^T r| <= n lam for all j}, in order around it, shape (k, 2)."""
    edges = np.vstack([COLUMNS.T, -COLUMNS.T])
    points = [
        np.linalg.solve(edges[[i, j]], [2 * lam, 2 * lam])
        for i, j in product(range(6), range(6))
        if i < j and j - i != 3
    ]
    inside = np.array([point for point in points if (edges @ point <= 2 * lam + 1e-9).all()])
    return inside[np.argsort(np.arctan2(inside[:, 1], inside[:, 0]))]


def find_faces(r: Array, lam: float) -> list[int]:
    """Return the numbers, from 1, of the columns on whose faces r lies."""
    return [j + 1 for j, x in enumerate(COLUMNS.T) if abs(x @ r) >= 2 * lam - TOUCH]


def draw_polygon(lam: float) -> list[Mark]:
    """Return the polygon, and the name of its column at each face."""
    corners = find_corners(lam)
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    names = [find_faces(middle, lam)[0] for middle in middles]
    marks: list[Mark] = [Area(corners[:, 0], corners[:, 1], "loss")]
    for j in (1, 2, 3):
        inside = 0.8 * middles[[k for k, name in enumerate(names) if name == j]]
        marks.append(Text(inside[:, 0], inside[:, 1] - 0.07, say("x{j}", j="₁₂₃"[j - 1]), "loss", size=11))
    return marks


def draw_weights(w: Array, panel: str) -> list[Mark]:
    """Return a bar a weight, and a dot where it is 0."""
    zero = w == 0
    places = np.arange(1, 4)
    return [
        bars(places, np.where(zero, np.nan, w), "l1", panel, width=0.6),
        Dots(places[zero], np.zeros(zero.sum()), "l1", panel),
    ]


@name_picture
def dual_polytope() -> Picture:
    """A point y that is dragged, the point of the dual polytope nearest to it, and the weights.

    Returns
    -------
    Picture
        Two controls, `y1` and `y2`, which are a handle.
    """
    polygon = tuple(draw_polygon(LAM))

    def draw_polytope() -> Frame:
        return Frame(polygon)

    def draw_nearest(y1: float, y2: float) -> Frame:
        problem, w = fit(y1, y2)
        r = np.array([y1, y2]) - COLUMNS @ w
        faces = find_faces(r, LAM)
        said = say(
            "y is {y:z.1f}, and the nearest point of the polytope is {r:z.2f}. Faces it lies on: {faces}. "
            "Weights not 0: {alive}. {proof}",
            y=(y1, y2),
            r=tuple(float(v) for v in r),
            faces=len(faces),
            alive=np.count_nonzero(w),
            proof=certificate((problem, w)),
        )
        marks = (
            Line([y1, r[0]], [y2, r[1]], "note"),
            Dots(y1, y2, "target"),
            Dots(r[0], r[1], "solution"),
            *draw_weights(w, "B"),
        )
        return Frame(marks, said)

    controls = {
        name: Control(SIDE, say("y{j}", j=j), SIDE.index(start), "{:.1f}")
        for name, j, start in (("y1", "₁", 0.4), ("y2", "₂", 0.4))
    }
    layers, telling = (draw_polytope, draw_nearest), {"y1": 1.6, "y2": 1.4}
    return Picture(controls, stage, layers, "AAB", (8.8, 3.9), Handle("y1", "y2"), telling)


def stage(axes: Mapping[str, Axes]) -> None:
    """Set the plane of y and r, and the panel of the weights."""
    axes["A"].set(title=say("+ y: drag it     ★ nearest point r"), xlim=(-2.6, 2.6), ylim=(-2.6, 2.6))
    axes["A"].set(aspect="equal", xticks=range(-2, 3), yticks=range(-2, 3))
    axes["B"].set(title=say("Weights"), xlim=(0.4, 3.6), ylim=(-3.2, 3.2), xticks=[1, 2, 3])
    axes["B"].set_xticklabels([say("w{j}", j=j) for j in "₁₂₃"])
    axes["B"].plot([0.4, 3.6], [0, 0], color=EDGE, lw=0.8, zorder=1)
