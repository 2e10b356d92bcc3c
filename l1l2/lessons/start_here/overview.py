"""The map of the course: one small panel an explanation, each computed, none drawn by hand."""

from collections.abc import Mapping
from itertools import islice

import numpy as np
from matplotlib.axes import Axes
from scipy.optimize import brentq

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.descent import gradient_descent, ista
from ...maths.exact import solve
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say, sentences

LIMITS = {  # of x and y, by panel
    "A": ((0.3, 9.2), (-0.06, 1.17)),
    "B": ((-1.3, 2.3), (-1.35, 1.54)),
    "C": ((-1, 1.6), (0, 2.2)),
    "D": ((-0.5, 30.5), (-0.06, 1.1)),
    "E": ((-4, 4), (0, 0.78)),
    "F": ((1, 46), (-13, 30)),
}
DESIGN = np.array([[1.0, 0.35], [0.35, 1.0]])  # two columns that correlate

Explained = tuple[list[Mark], list[tuple[Problem, Array]]]  # marks, and the optima among them


@name_picture
def course_map() -> Picture:
    """The six explanations of the course side by side.

    Returns
    -------
    Picture
        No controls; a panel an explanation.
    """
    return Picture({}, _stage, (_draw_all,), mosaic="ABC;DEF", figsize=(8.8, 4.9))


def _stage(axes: Mapping[str, Axes]) -> None:
    titles = {
        "A": say("Bars"),
        "B": say("Diamond and circle"),
        "C": say("Slope at zero"),
        "D": say("Descent"),
        "E": say("Prior"),
        "F": say("Path"),
    }
    for panel, title in titles.items():
        x, y = LIMITS[panel]
        axes[panel].set(title=title, xlim=x, ylim=y, xticks=[], yticks=[])
        axes[panel].grid(visible=False)
        axes[panel].spines["left"].set_visible(False)
        axes[panel].spines["bottom"].set_visible(panel in "CE")
    for panel in "ABDF":
        axes[panel].axhline(0, color=EDGE, lw=0.8, zorder=0)
    axes["B"].axvline(0, color=EDGE, lw=0.8, zorder=0)
    axes["B"].set_aspect("equal")


def _draw_all() -> Frame:
    explained = [
        draw() for draw in (_draw_bars, _draw_balls, _draw_kink, _draw_descent, _draw_prior, _draw_path)
    ]
    words = say(
        "Six views of one fact, L1 in solid orange, L2 in dashed blue: one bar or equal bars; a corner or a "
        "round touch; a kink that holds the minimum at 0 or a bowl that does not; equal steps to 0 or equal "
        "fractions towards it; a prior with a kink at 0 or a round one; coefficients that leave 0 one by one."
    )
    return Frame(
        tuple(mark for marks, _ in explained for mark in marks),
        sentences(words, certificate(*(optimum for _, optima in explained for optimum in optima))),
    )


def _draw_bars() -> Explained:
    """The best split of a budget: one bar under L1, equal bars under L2."""
    one, equal = bars(2, 1, "l1"), bars([5.5, 6.5, 7.5, 8.5], 0.25, "l2")
    names = Text(2, 1.03, say("L1"), "l1", size=12), Text(7, 0.28, say("L2"), "l2", size=12)
    return [one, Dots([1, 3, 4], 0, "l1"), equal, *names], []


def _draw_balls() -> Explained:
    """Where the loss first meets the diamond and the circle of radius 1, found along the two paths."""
    target, t = np.array([1.6, 0.4]), np.linspace(0, 2 * np.pi, 121)
    circle = np.array([np.cos(t), np.sin(t)])
    datafit = Quadratic(DESIGN, DESIGN @ target)
    lasso, ridge = lasso_path(datafit.X, datafit.y), ridge_path(datafit.X, datafit.y)
    sizes = np.abs(lasso.w).sum(axis=1)
    lam1 = float(np.interp(1.0, sizes, lasso.lam))  # between knots the size is linear in lam too
    lam2 = brentq(lambda lam: np.linalg.norm(ridge.at(lam)) - 1, 0.0, 10.0, xtol=1e-14)
    marks: list[Mark] = [
        Area([1, 0, -1, 0], [0, 1, 0, -1], "l1", "B"),
        Area(circle[0], circle[1], "l2", "B"),
    ]
    optima = (Problem(datafit, L1(lam1)), lasso.at(lam1)), (Problem(datafit, L2(lam2)), ridge.at(lam2))
    for role, (_, w) in zip(("l1", "l2"), optima, strict=True):
        x, y = target[:, None] + np.linalg.norm(DESIGN @ (w - target)) * np.linalg.inv(DESIGN) @ circle
        marks += [Line(x, y, "ghost", "B"), Dots(w[0], w[1], role, "B")]
    return [*marks, Dots(target[0], target[1], "target", "B")], [*optima]


def _draw_kink() -> Explained:
    """One weight: the loss (w - 0.6)^2 / 2 plus each penalty at lambda 0.9, and where each sum is least."""
    w = np.linspace(-1, 1.6, 261)
    datafit = Quadratic(np.ones((1, 1)), np.array([0.6]))
    problems = {"l2": Problem(datafit, L2(0.9)), "l1": Problem(datafit, L1(0.9))}
    marks: list[Mark] = []
    optima = []
    for role, problem in problems.items():
        best = solve(problem)
        marks += [Line(w, problem.value(w[:, None]), role, "C"), Dots(best.w, best.value, role, "C")]
        optima.append((problem, best.w))
    return marks, optima


def _draw_descent() -> Explained:
    """A weight that only the penalty moves: in equal steps to 0, or by equal fractions towards it."""
    nothing = Quadratic(np.zeros((1, 1)), np.zeros(1))
    marks: list[Mark] = []
    for role, method, penalty in ("l2", gradient_descent, L2(1.0)), ("l1", ista, L1(1.0)):
        w = [float(w[0]) for w in islice(method(Problem(nothing, penalty), [1.0], step=0.075), 31)]
        marks.append(Line(np.arange(31), w, role, "D"))
    return marks, []


def _draw_prior() -> Explained:
    """Laplace and Gaussian densities of variance 1."""
    w = np.linspace(-4, 4, 321)
    laplace = np.exp(-np.sqrt(2) * np.abs(w)) / np.sqrt(2)
    gaussian = np.exp(-(w**2) / 2) / np.sqrt(2 * np.pi)
    return [Line(w, gaussian, "l2", "E"), Line(w, laplace, "l1", "E")], []


def _draw_path() -> Explained:
    """Every lasso coefficient of the diabetes data, for every lambda."""
    data = diabetes()
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    lam = np.append(path.lam, np.nan)
    lines = Line(np.tile(lam, 10), np.column_stack([path.w.T, np.full(10, np.nan)]).ravel(), "l1", "F")
    optima = [(Problem(Quadratic(d.X, d.y), L1(at)), w) for at, w in zip(path.lam, path.w, strict=True)]
    return [lines], optima
