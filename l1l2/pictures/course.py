"""The map of the course: one small panel an explanation, each computed, none drawn by hand."""

from collections.abc import Mapping
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ..drawing.marks import Area, Dots, Line, Mark, bars
from ..drawing.picture import Frame, Picture
from ..drawing.theme import EDGE
from ..maths.datafits import Quadratic
from ..maths.datasets import diabetes, standardise
from ..maths.descent import gradient_descent, ista
from ..maths.exact import solve
from ..maths.paths import lasso_path
from ..maths.penalties import L1, L2
from ..maths.problem import Problem
from .certificate import certificate

PANELS = {  # panel -> title, limits of x and y
    "A": ("Bars", (0.3, 9.2), (-0.06, 1.1)),
    "B": ("Diamond and circle", (-1.3, 2.3), (-1.35, 1.54)),
    "C": ("Slope at zero", (-1, 1.6), (0, 2.2)),
    "D": ("Descent", (-0.5, 30.5), (-0.06, 1.1)),
    "E": ("Prior", (-4, 4), (0, 0.78)),
    "F": ("Path", (1, 46), (-13, 30)),
}


def course_map() -> Picture:
    """The six explanations of the course side by side.

    Returns
    -------
    Picture
        No controls; a panel an explanation.
    """
    layers = (_bars, _ball, _kink, _descent, _prior, _path)
    return Picture({}, _stage, layers, mosaic="ABC;DEF", figsize=(9, 5.4))


def _stage(axes: Mapping[str, Axes]) -> None:
    for panel, (title, x, y) in PANELS.items():
        axes[panel].set(title=title, xlim=x, ylim=y, xticks=[], yticks=[])
        axes[panel].grid(visible=False)
        axes[panel].spines["left"].set_visible(False)
        axes[panel].spines["bottom"].set_visible(panel in "CE")
    for panel in "ABDF":
        axes[panel].axhline(0, color=EDGE, lw=0.8, zorder=0)
    axes["B"].axvline(0, color=EDGE, lw=0.8, zorder=0)
    axes["B"].set_aspect("equal")


def _bars() -> Frame:
    """The best split of a budget: one bar under L1, equal bars under L2."""
    one, equal = bars(2, 1, "l1"), bars([5.5, 6.5, 7.5, 8.5], 0.25, "l2")
    return Frame((one, Dots([1, 3, 4], 0, "l1"), equal))


def _ball() -> Frame:
    """Where the loss first meets the diamond and the circle of radius 1."""
    G, target = np.array([[1.0, 0.35], [0.35, 1.0]]), np.array([1.6, 0.4])
    t = np.linspace(0, 2 * np.pi, 121)
    circle = np.array([np.cos(t), np.sin(t)])
    marks: list[Mark] = [
        Area([1, 0, -1, 0], [0, 1, 0, -1], "l1", "B"),
        Area(circle[0], circle[1], "l2", "B"),
    ]
    root = np.linalg.cholesky(np.linalg.inv(G))
    on_edge = np.linspace(0, 1, 2001)
    diamond = np.array([on_edge, 1 - on_edge])
    for role, ball in ("l1", diamond), ("l2", circle):
        away = ball - target[:, None]
        level = np.sqrt((away * (G @ away)).sum(axis=0))
        touch, radius = ball[:, level.argmin()], level.min()
        x, y = target[:, None] + radius * root @ circle
        marks.append(Line(x, y, "ghost", "B"))
        marks.append(Dots(touch[0], touch[1], role, "B"))
    return Frame((*marks, Dots(target[0], target[1], "target", "B")))


def _kink() -> Frame:
    """One weight: the loss (w - 0.6)^2 / 2 plus each penalty at lambda 0.9, and where each sum is least."""
    w = np.linspace(-1, 1.6, 261)
    problem = Quadratic(np.ones((1, 1)), np.array([0.6]))
    marks: list[Mark] = []
    for role, penalty in ("l2", L2(0.9)), ("l1", L1(0.9)):
        sum_ = Problem(problem, penalty)
        best = solve(sum_)
        marks += [Line(w, sum_.value(w[:, None]), role, "C"), Dots(best.w, best.value, role, "C")]
    return Frame(tuple(marks))


def _descent() -> Frame:
    """A weight that only the penalty moves: in equal steps to 0, or by equal fractions towards it."""
    nothing = Quadratic(np.zeros((1, 1)), np.zeros(1))
    marks = []
    for role, method, penalty in ("l2", gradient_descent, L2(1.0)), ("l1", ista, L1(1.0)):
        w = [float(w[0]) for w in islice(method(Problem(nothing, penalty), [1.0], step=0.075), 31)]
        marks.append(Line(np.arange(31), w, role, "D"))
    return Frame(tuple(marks))


def _prior() -> Frame:
    """Laplace and Gaussian densities of variance 1."""
    w = np.linspace(-4, 4, 321)
    laplace = np.exp(-np.sqrt(2) * np.abs(w)) / np.sqrt(2)
    return Frame((Line(w, np.exp(-(w**2) / 2) / np.sqrt(2 * np.pi), "l2", "E"), Line(w, laplace, "l1", "E")))


def _path() -> Frame:
    """Every lasso coefficient of the diabetes data, for every lambda."""
    data = diabetes()
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    lam = np.append(path.lam, np.nan)
    lines = Line(np.tile(lam, 10), np.column_stack([path.w.T, np.full(10, np.nan)]).ravel(), "l1", "F")
    optima = ((Problem(Quadratic(d.X, d.y), L1(at)), w) for at, w in zip(path.lam, path.w, strict=True))
    return Frame(
        (lines,),
        "Six views of one fact, L1 in solid orange, L2 in dashed blue: one bar or equal bars; a corner or a "
        "round touch; a kink that holds the minimum at 0 or a bowl that does not; equal steps to 0 or equal "
        "fractions towards it; a peaked or a round prior; coefficients that leave 0 one by one. "
        + certificate(*optima),
    )
