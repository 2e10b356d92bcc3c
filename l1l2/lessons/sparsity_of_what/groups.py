"""Weights or whole groups: the soft threshold beside the block soft threshold, on the same numbers."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.groups import GroupL1
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

# Least-squares weights of four sensors with three columns each; the columns are orthogonal.
SENSORS = np.array([[2.6, -1.8, 0.3], [0.5, -0.4, 0.2], [1.2, 0.95, -0.7], [0.2, 1.4, -0.3]])
GROUPS = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]
PLACES = np.arange(12) + np.repeat(np.arange(4.0), 3)  # a gap after each sensor


@name_picture
def weights_or_groups() -> Picture:
    """Twelve weights of four sensors: L1 drops weights, the group penalty drops sensors.

    Of orthogonal columns of variance 1 both solutions are a prox of the least-squares weights.

    Returns
    -------
    Picture
        One control, `lam`, the same for both penalties.
    """
    v = SENSORS.ravel()
    datafit = Quadratic(np.sqrt(12) * np.eye(12), np.sqrt(12) * v)  # f(w) = ||w - v||^2 / 2

    def draw_data() -> Frame:
        return Frame(tuple(bars(PLACES, v, "ghost", panel) for panel in "AB"))

    def draw_weights(lam: float) -> Frame:
        problems = Problem(datafit, L1(lam)), Problem(datafit, GroupL1(lam, GROUPS))
        single, grouped = (problem.penalty.prox(v, 1.0) for problem in problems)
        said = say(
            "At λ = {lam:.1f} L1 keeps {single} of 12 weights, from {bought} of 4 sensors; the group penalty "
            "keeps {grouped} weights, from {paid}. {proof}",
            lam=lam,
            single=np.count_nonzero(single),
            bought=count_sensors(single),
            grouped=np.count_nonzero(grouped),
            paid=count_sensors(grouped),
            proof=certificate((problems[0], single), (problems[1], grouped)),
        )
        return Frame((*_draw_bars(single, "l1", "A"), *_draw_bars(grouped, "solution", "B")), said)

    control = Control(tuple(np.arange(0, 2.05, 0.1).round(1)), say("penalty λ"), unit="{:.1f}", play=200)
    layers = draw_data, draw_weights
    return Picture({"lam": control}, _stage, layers, "AB", (8.8, 3.5), telling={"lam": 0.9})


def count_sensors(w: Array) -> int:
    """Return how many sensors have a weight that is not 0."""
    return int((w[GROUPS] != 0).any(axis=1).sum())


def _draw_bars(w: Array, role: str, panel: str) -> list[Mark]:
    """Return a bar a weight, a dot where it is 0, and how much is kept."""
    zero = w == 0
    words = say("{weights} weights, {sensors} sensors", weights=12 - zero.sum(), sensors=count_sensors(w))
    return [
        bars(PLACES, np.where(zero, np.nan, w), role, panel),
        Dots(PLACES[zero], np.zeros(zero.sum()), role, panel),
        Text(15.2, 2.75, words, role, panel, "right", 13),
    ]


def _stage(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", say("L1: weight by weight")), ("B", say("Group penalty: sensor by sensor")):
        ax = axes[panel]
        ax.set(title=title, xlim=(-0.8, 15.4), ylim=(-2.2, 3.2), yticks=range(-2, 4))
        ax.set_xticks(PLACES[1::3], [say("sensor {number}", number=number) for number in range(1, 5)])
        ax.grid(visible=False, axis="x")
        ax.plot([-0.8, 15.4], [0, 0], color=EDGE, lw=0.8, zorder=1)
