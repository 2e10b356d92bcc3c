"""One square that holds both norms, and the family of norms to which they belong."""

from collections.abc import Mapping
from itertools import islice

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ...drawing.marks import Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture
from ...maths.flows import concentrate, level
from ...maths.norms import lp_norm
from ...validate import Array, integer
from .blocks import square, stage

HEIGHTS = tuple((np.arange(6) / 10).tolist())  # what a bar may be set to
POWERS = (
    *(np.inf, 30.0, 15.0, 10.0, 7.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.7, 1.5, 1.3, 1.15, 1.0),
    *(0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.02),
)
DENSE = np.array([5.0, 4, 6, 3, 5, 4, 3, 4]) / 6
FEW = {
    "two bars": np.array([0.0, 4, 0, 0, 3, 0, 0, 0]) / 4,
    "two bars and crumbs": np.array([0.1, 4, 0.15, 0.1, 3, 0.2, 0.1, 0.15]) / 4,
}


def gap() -> Picture:
    """The square of side ||x||_1, cut by three bars: its diagonal is ||x||_2^2, the rest is the gap.

    Beside it the bars, and a ruler of ||x||_1 / ||x||_2 from 1 to sqrt(3), grey as far as the bars that are
    not 0 can reach.

    Returns
    -------
    Picture
        Three controls: the heights `x1` (which is never 0), `x2` and `x3`.
    """

    def cut(x1: float, x2: float, x3: float) -> Frame:
        return square(np.array([x1, x2, x3]), 1.5)

    controls = {
        "x1": Control(HEIGHTS[1:], "|x₁|", HEIGHTS.index(0.5) - 1, "{:.1f}"),
        "x2": Control(HEIGHTS, "|x₂|", HEIGHTS.index(0.3), "{:.1f}"),
        "x3": Control(HEIGHTS, "|x₃|", HEIGHTS.index(0.2), "{:.1f}"),
    }
    return Picture(controls, stage(0.6, 1.5), (cut,), mosaic="AB;AB;CB", figsize=(9, 5))


def two_games(frames: int = 49) -> Picture:
    """The square of `gap` while the bars level out, ||x||_1 held, and then while one survives, ||x||_2 held.

    Parameters
    ----------
    frames : int, 4 to 121
        How many moments are shown: half of them a game.

    Returns
    -------
    Picture
        One control: `time`.

    Raises
    ------
    TypeError, ValueError
        If frames is not an integer, or out of range.
    """
    frames = integer(frames, "frames", least=4)
    if frames > 121:
        raise ValueError(f"frames: got {frames}; give an integer from 4 to 121")
    turn = frames // 2
    x = _two_flows(turn, frames - turn)

    def moment(time: int) -> Frame:
        held, falls = ("‖x‖₁", "‖x‖₂") if time < turn else ("‖x‖₂", "‖x‖₁")
        now = square(x[time], 1.02)
        words = Text(0.4, 0.74, f"{held} is held, {falls} falls", "target", align="left", size=13)
        return Frame((*now.marks, words), f"{held} is held, {falls} falls. {now.caption}")

    control = Control(tuple(range(frames)), "time", unit="{:d}", play=100)
    return Picture({"time": control}, stage(0.8, 1.02), (moment,), mosaic="AB;AB;CB", figsize=(9, 5))


def p_family() -> Picture:
    """What ||x||_p counts, p from infinity (the tallest bar) to almost 0 (every bar that is not 0).

    Above, in grey, a dense vector and one of few tall bars, both with a tallest bar of 1, and over them what
    each bar counts, |x_i|^p; below, what they count in all, as far as p has come.

    Returns
    -------
    Picture
        Two controls: `p`, and `few`, the vector on the right.
    """
    finest = np.r_[np.inf, 1 / np.linspace(0.005, 0.98, 196) - 1]

    def before(few: str) -> Frame:
        return Frame(tuple(bars(np.arange(1, 9), x, "ghost", panel) for x, _, panel in _pair(few)))

    def counts(p: float, few: str) -> Frame:
        marks: list[Mark] = []
        words = []
        passed = np.append(finest[finest > p], p)
        for x, role, panel in _pair(few):
            each, norm = _counts(x, p), float(lp_norm(x, p))
            total = float(each.sum())
            marks += [
                bars(np.arange(1, 9), np.where(x == 0, np.nan, each), role, panel),
                Text(
                    0.5, 1.12, f"Σ|xᵢ|ᵖ = {total:.2f},  ‖x‖ₚ = {norm:.3g}", role, panel, align="left", size=12
                ),
                Line(_place(passed), _counts(x, passed[:, None]).sum(axis=1), role, "C"),
                Dots(_place(p), total, role, "C"),
            ]
            words.append(f"{total:.3g} (‖x‖ₚ = {norm:.3g})")
        name = "∞" if p == np.inf else f"{p:g}"
        return Frame(
            tuple(marks),
            f"At p = {name} the sum of |xᵢ|ᵖ is {words[0]} for the dense vector and {words[1]} for {few}.",
        )

    controls = {
        "p": Control(POWERS, "p", start=POWERS.index(2.0), unit="{:g}", play=180),
        "few": Control(tuple(FEW), "on the right", unit="{}"),
    }
    return Picture(controls, _family_stage, (before, counts), mosaic="AB;CC", figsize=(9, 5.6))


def _two_flows(first: int, second: int) -> Array:
    """Return three bars while ||x||_1 is held, then, from there on, while ||x||_2 is: a row a moment."""
    step = (
        1 - 0.05 ** (1 / first)
    ) / 2  # differences shrink to a twentieth: at equal bars game 2 would be stuck
    x = np.array(list(islice(level([6.0, 2.5, 1.5], step), first)))
    flow = np.array(list(islice(concentrate(x[-1], 0.005), 1000)))
    arrived = int((np.count_nonzero(flow, axis=1) > 1).sum())
    shown = np.linspace(1, arrived, second).round().astype(int)
    return np.concatenate([x, np.linalg.norm(x[-1]) * flow[shown]])


def _pair(few: str) -> tuple[tuple[Array, str, str], ...]:
    """Return the vectors with role and panel."""
    return (DENSE, "data", "A"), (FEW[few], "truth", "B")


def _counts(x: Array, p: ArrayLike) -> Array:
    """Return |x_i|^p for sizes x up to 1."""
    return x ** np.asarray(p)


def _place(p: ArrayLike) -> Array:
    """Where p stands on an axis that has room for infinity at its left end and 0 at its right."""
    return 1 / (1 + np.asarray(p))


def _family_stage(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", "A dense vector"), ("B", "Two tall bars"):
        axes[panel].set(title=title, xlim=(0.3, 8.7), ylim=(0, 1.28), xticks=[], yticks=[0, 0.5, 1])
    shown = (np.inf, 4, 2, 1, 0.5, 0.25, 0.1, 0)
    names = ["∞", "4", "2", "1", "½", "¼", "0.1", "0"]
    axes["C"].set(xlim=(-0.02, 1.02), ylim=(0, 8.6), xlabel="p", yticks=[0, 2, 4, 6, 8])
    axes["C"].set(title="The sum over all bars: Σ|xᵢ|ᵖ")
    axes["C"].set_xticks(_place(shown), names)
