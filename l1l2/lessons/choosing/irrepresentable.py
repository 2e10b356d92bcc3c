"""Three columns: when the lasso takes a false one, which resembles two true ones."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.datafits import Quadratic
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

CORRELATIONS = tuple(round(0.05 * k, 2) for k in range(15) if k != 10)  # at 0.5 rounding would decide
LAMS = np.linspace(1.45, 0.0, 59)
SHOWN = 0.6


class NoNoise(NamedTuple):
    """A table whose correlations are exact, and the answers, which are the sum of the first two columns."""

    X: Array
    y: Array


@cache
def make_columns(correlation: float) -> NoNoise:
    """Return three columns of mean square 1: the first two orthogonal, the third like both of them."""
    gram = np.array([[1.0, 0.0, correlation], [0.0, 1.0, correlation], [correlation, correlation, 1.0]])
    X = np.sqrt(3.0) * np.linalg.cholesky(gram).T
    return NoNoise(X, X[:, 0] + X[:, 1])


@cache
def trace_weights(correlation: float) -> Array:
    """Return the lasso's weights at each lambda, shape (59, 3)."""
    X, y = make_columns(correlation)
    return lasso_path(X, y).at(LAMS)


@name_picture
def third_column() -> Picture:
    """The lasso without noise on two true columns and a false one, and the false one seen in their plane.

    Returns
    -------
    Picture
        One control, `correlation`, of the false column with each of the true ones.
    """

    def draw_paths(correlation: float) -> Frame:
        w = trace_weights(correlation)
        X, y = make_columns(correlation)
        k = int(np.abs(LAMS - SHOWN).argmin())
        taken = (w[:, 2] != 0).any()
        words = say("the lasso takes it") if taken else say("the lasso leaves it out")
        said = say(
            "The false column correlates by {correlation:.2f} with each true one, and the two sum to "
            "{total:.2f}: {words}. Its largest weight is {largest:.2f}. {proof}",
            correlation=correlation,
            total=2 * correlation,
            words=words,
            largest=w[:, 2].max(),
            proof=certificate((Problem(Quadratic(X, y), L1(float(LAMS[k]))), w[k])),
        )
        marks = (
            Line(LAMS, w[:, 0], "truth"),
            Line(LAMS, w[:, 2], "target"),
            Text(1.42, 0.9, say("both true columns"), "truth", "A", "left", 12),
            Text(1.42, 0.78, say("false column"), "target", "A", "left", 12),
            Line([0, correlation, correlation], [correlation, correlation, 0], "note", "B"),
            Dots(correlation, correlation, "target", "B"),
            Text(-0.95, 1.12, words, "target", "B", "left", 13),
        )
        return Frame(marks, said)

    control = Control(CORRELATIONS, say("correlation of the false column with each"), unit="{:.2f}", play=250)
    layers = _draw_balls, draw_paths
    return Picture({"correlation": control}, _stage, layers, "AB", (8.8, 4.1), telling={"correlation": 0.6})


def _draw_balls() -> Frame:
    turn = np.linspace(0, 2 * np.pi, 121)
    marks = (
        Area(np.cos(turn), np.sin(turn), "ghost", "B"),
        Area([1, 0, -1, 0, 1], [0, 1, 0, -1, 0], "l1", "B"),
    )
    return Frame(marks)


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("Weights of the lasso, no noise"), xlim=(1.5, -0.05), ylim=(-0.06, 1.08))
    ax.set(xlabel=say("λ, falling to the right"))
    ax = axes["B"]
    ax.set(
        title=say("The false column, seen in the plane"), xlim=(-1.3, 1.3), ylim=(-1.15, 1.3), aspect="equal"
    )
    ax.set(xlabel=say("correlation with column 1"), ylabel=say("with column 2"))
    ax.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
