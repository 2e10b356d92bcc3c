"""Gradient flow that is stopped at time t, beside ridge with lambda = 1/t."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.datafits import Quadratic
from ...maths.datasets import Dataset, two_features
from ...maths.paths import ridge_path
from ...maths.penalties import L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

LEAST_SQUARES, CORRELATION = (2.0, 0.3), 0.8
TIMES = tuple(float(f"{t:.2g}") for t in np.geomspace(0.05, 50, 31))
CURVATURES = np.geomspace(0.01, 100, 81)
TELLING = 2.0


@cache
def draw_columns() -> Dataset:
    """Return 60 rows of two columns with the correlation 0.8, whose least squares weights are (2, 0.3)."""
    return two_features(60, rng=np.random.default_rng(4), correlation=CORRELATION, w=LEAST_SQUARES)


def flow(t: float) -> Array:
    """Return where gradient flow on the loss is at time t, from 0; shape (2,)."""
    data = draw_columns()
    d, V = np.linalg.eigh(data.X.T @ data.X / len(data.y))
    return np.asarray(V @ ((1 - np.exp(-d * t)) * (V.T @ np.array(LEAST_SQUARES))))


@cache
def fit_ridge(t: float) -> tuple[Problem, Array]:
    """Return ridge at lambda = 1/t, and its minimiser."""
    data = draw_columns()
    w = ridge_path(data.X, data.y).at(np.array([1 / t]))[0]
    return Problem(Quadratic(data.X, data.y), L2(1 / t)), w


def _weigh(t: float) -> Array:
    return fit_ridge(t)[1]


@name_picture
def stop_early() -> Picture:
    """Gradient flow without a penalty, stopped at t, and ridge at 1/t: weights, and factors by curvature.

    Returns
    -------
    Picture
        One control, `t`, when the flow is stopped.
    """

    def draw_both(t: float) -> Frame:
        stopped, (problem, w) = flow(t), fit_ridge(t)
        past = [each for each in TIMES if each <= t]
        flown, shrunk = (np.array([at(each) for each in past]) for at in (flow, _weigh))
        early, ridge = 1 - np.exp(-CURVATURES * t), CURVATURES * t / (1 + CURVATURES * t)
        largest = float((early / ridge).max())
        said = say(
            "Stopped at t = {t:.3g} without a penalty, gradient flow is at ({a:.2f}, {b:.2f}); ridge at "
            "λ = 1/t = {lam:.3g} is at ({c:.2f}, {d:.2f}). The largest ratio of the two factors is "
            "{largest:.2f}. {proof}",
            t=t,
            a=stopped[0],
            b=stopped[1],
            lam=1 / t,
            c=w[0],
            d=w[1],
            largest=largest,
            proof=certificate((problem, w)),
        )
        marks = (
            Line(flown[:, 0], flown[:, 1], "loss"),
            Line(shrunk[:, 0], shrunk[:, 1], "l2"),
            Dots(LEAST_SQUARES[0], LEAST_SQUARES[1], "solution"),
            Dots(stopped[0], stopped[1], "loss"),
            Dots(w[0], w[1], "l2"),
            Line(CURVATURES, early, "loss", "B"),
            Line(CURVATURES, ridge, "l2", "B"),
            Text(0.011, 0.93, say("stopped at t = {t:.3g}", t=t), "loss", "B", "left", 12),
            Text(0.011, 0.83, say("ridge, λ = {lam:.3g}", lam=1 / t), "l2", "B", "left", 12),
        )
        return Frame(marks, said)

    control = Control(TIMES, say("stopped at time t"), unit="{:.3g}", play=150)
    return Picture({"t": control}, _stage, (draw_both,), "AB", (8.8, 4.0), telling={"t": TELLING})


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("The weights (star: least squares)"), xlim=(-0.2, 2.3), ylim=(-0.3, 1.3))
    ax.set(xlabel=say("weight 1"), ylabel=say("weight 2"), xticks=[0, 1, 2], yticks=[0, 0.5, 1])
    ax = axes["B"]
    ax.set(
        title=say("Factor in a direction of curvature d"), xscale="log", xlim=(0.009, 110), ylim=(-0.04, 1.06)
    )
    ax.set(xlabel=say("curvature d"))
    ax.set_xticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
