"""Gradient descent on w = u^2 - v^2 without any penalty: the smaller the start, the sparser what it finds."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...validate import Array
from ...words import say

N, P, SPIKES, SEED = 30, 100, 4, 2
STARTS = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
STEP, STEPS = 0.1, 4000


class Sums(NamedTuple):
    """Thirty sums of a hundred numbers, of which four are not 0."""

    X: Array
    y: Array
    truth: Array


@cache
def draw_sums() -> Sums:
    """Return the factors, the sums, and the numbers that are to be found."""
    rng = np.random.default_rng(SEED)
    X, truth = rng.standard_normal((N, P)), np.zeros(P)
    truth[rng.choice(P, SPIKES, replace=False)] = rng.choice([-1.0, 1.0], SPIKES)
    return Sums(X, X @ truth, truth)


@cache
def descend_from(start: float) -> Array:
    """Return w = u^2 - v^2 after 4,000 steps of gradient descent on the loss, from u = v = start."""
    X, y, _ = draw_sums()
    u, v = np.full(P, start), np.full(P, start)
    for _ in range(STEPS):
        slope = 2 * STEP * (X.T @ (X @ (u * u - v * v) - y)) / N
        u, v = u * (1 - slope), v * (1 + slope)
    return np.asarray(u * u - v * v)


@cache
def fit_least_norm() -> Array:
    """Return the solution of X w = y with the least L2 norm, where plain gradient descent from 0 ends."""
    X, y, _ = draw_sums()
    return np.asarray(np.linalg.lstsq(X, y, rcond=None)[0])


def measure_error(w: Array) -> float:
    """Return ‖w - truth‖ / ‖truth‖."""
    truth = draw_sums().truth
    return float(np.linalg.norm(w - truth) / np.linalg.norm(truth))


@name_picture
def small_starts() -> Picture:
    """What gradient descent on u^2 - v^2 finds, from a larger and from a smaller start; no penalty anywhere.

    Returns
    -------
    Picture
        One control, `start`, which falls.
    """

    def draw_found(start: float) -> Frame:
        w, truth = descend_from(start), draw_sums().truth
        past = [each for each in STARTS if each >= start]
        errors = [measure_error(descend_from(each)) for each in past]
        said = say(
            "From u = v = {start:g}, {steps} steps without a penalty find the signal with a relative error "
            "of {error:.2g}. The solution of least L2 norm has {other:.2f}. Sum of the sizes: {size:.2f}.",
            start=start,
            steps=STEPS,
            error=errors[-1],
            other=measure_error(fit_least_norm()),
            size=float(np.abs(w).sum()),
        )
        columns = np.arange(1, P + 1)
        marks = (
            bars(columns, w, "l1", "A"),
            Dots(columns[truth != 0], truth[truth != 0], "truth"),
            Line(past, errors, "l1", "B"),
            Dots(start, errors[-1], "l1", "B"),
            Text(0.16, 0.0013, say("error {error:.2g}", error=errors[-1]), "l1", "B", "left", 13),
        )
        return Frame(marks, said)

    control = Control(STARTS, say("start of u and v, falling"), unit="{:g}", play=500)
    return Picture({"start": control}, _stage, (draw_found,), "AB", (8.8, 3.7), telling={"start": 1e-6})


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("What is found (triangles: truth)"), xlim=(0, P + 1), ylim=(-1.25, 1.25))
    ax.set(xlabel=say("number"), xticks=[1, 25, 50, 75, 100], yticks=[-1, 0, 1])
    ax.plot([0, P + 1], [0, 0], color=EDGE, lw=0.8, zorder=1)
    ax = axes["B"]
    ax.set(title=say("Relative error"), xscale="log", yscale="log", xlim=(0.25, 4e-7), ylim=(6e-4, 1.6))
    ax.set_xticks([1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6], ["0.1", "0.01", "10⁻³", "10⁻⁴", "10⁻⁵", "10⁻⁶"])
    ax.set_yticks([1e-3, 1e-2, 1e-1, 1], ["0.001", "0.01", "0.1", "1"])
    other = measure_error(fit_least_norm())
    ax.plot([0.25, 4e-7], [other, other], color=EDGE, lw=1.2)
    ax.text(3e-6, other * 1.12, say("least L2 norm"), ha="right", color=EDGE, fontsize=10)
    ax.set(xlabel=say("start, falling to the right"))
