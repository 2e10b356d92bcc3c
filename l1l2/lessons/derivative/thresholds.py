"""The minimiser as a function of the data: five penalties at the same lambda."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...maths.prox import block_soft_threshold, hard_threshold
from ...validate import Array

END = 3.0  # of the data
TITLES = {
    "A": "L1: soft threshold",
    "B": "L2: shrink",
    "C": "Elastic net, half and half",
    "D": "λ if w ≠ 0: hard threshold",
    "E": "‖w‖₂ unsquared: length",
    "F": "‖w‖₂ unsquared: plane",
}


def minimisers() -> Picture:
    """argmin_w (w - v)^2 / 2 + penalty over v: L1, L2, elastic net, lam [w != 0], ||w||_2 unsquared.

    A bar on the axis: the data that end at exactly 0.  Hard thresholding has two minimisers at |v| =
    sqrt(2 lam), of which 0 is shown.  Of a single weight ||w||_2 is |w|; its two panels show pairs of
    weights: the length of w over that of v, and where points of the plane go.

    Returns
    -------
    Picture
        One control, `lam`, the same for all.
    """
    v = np.linspace(-END, END, 121)
    datafit = Quadratic(np.sqrt(v.size) * np.eye(v.size), np.sqrt(v.size) * v)  # f(w) = ||w - v||^2 / 2
    pairs = np.concatenate([_ring(0.65, 8), _ring(1.75, 8), _ring(2.6, 16)])

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in TITLES.items():
            ax, low = axes[panel], 0 if panel == "E" else -END
            ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2], aspect="equal")
            ax.set(xlim=(low, END), ylim=(low, END))
            ax.set_title(title, size=11)
            ax.plot([-END, END, np.nan, 0, 0], [0, 0, np.nan, -END, END], color=EDGE, lw=0.8, zorder=1)
        for panel in "ABCD":
            axes[panel].set(xlabel="data v", ylabel="minimiser w")
        axes["E"].set(xlabel="‖v‖₂", ylabel="‖w‖₂")
        axes["F"].set(xlabel="first weight", ylabel="second weight")

    def data() -> Frame:
        same = (Line([-END, END], [-END, END], "ghost", panel) for panel in "ABCDE")
        return Frame((*same, Dots(pairs[:, 0], pairs[:, 1], "ghost", "F")))

    def answers(lam: float) -> Frame:
        penalties = L1(lam), L2(lam), ElasticNet(lam, 0.5)
        optima = [(Problem(datafit, penalty), penalty.prox(v, 1.0)) for penalty in penalties]
        price = np.sqrt(2 * lam)  # where keeping v begins to cost less than v^2 / 2
        positive = v[v >= 0]
        lengths = [np.hypot(*block_soft_threshold([r, 0.0], lam)) for r in positive]
        marks = [
            *_map(v, optima[0][1], lam, f"0 for {_upto('|v|', lam)}", "l1", "A"),
            *_map(v, optima[1][1], 0.0, "0 for v = 0 only", "l2", "B"),
            Dots(0, 0, "l2", "B"),
            *_map(v, optima[2][1], lam / 2, f"0 for {_upto('|v|', lam / 2)}", "solution", "C"),
            *_map(v, hard_threshold(v, price), price, f"0 for {_upto('|v|', price)}", "solution", "D"),
            *_map(positive, np.array(lengths), lam, f"0 for {_upto('‖v‖₂', lam)}", "solution", "E"),
            *_shortened(pairs, lam),
        ]
        return Frame(
            tuple(marks),
            f"At λ = {lam:.1f} these data end at exactly 0: L1, {_upto('|v|', lam)}; L2, v = 0 only; elastic "
            f"net, {_upto('|v|', lam / 2)}; λ if w ≠ 0, {_upto('|v|', price)}, and the rest is kept whole; "
            f"‖w‖₂ unsquared, {_upto('‖v‖₂', lam)}, all weights at once: for one weight that is L1. "
            f"{certificate(*optima)}",
        )

    control = Control(tuple(np.linspace(0, 2, 21).round(1)), "penalty λ", start=8, play=120)
    return Picture({"lam": control}, stage, (data, answers), "ABC;DEF", (8.4, 6))


def _map(v: Array, w: Array, dead: float, words: str, role: str, panel: str) -> list[Mark]:
    """The minimiser over the data, and a bar over the data that end at 0."""
    jumps = np.flatnonzero(np.diff(w) > 0.1) + 1
    left = max(-dead, v[0]) if dead else np.nan
    high = 0.03 * np.ptp(v)
    return [
        Area([left, left, dead, dead], [-high, high, high, -high], role, panel),
        Line(np.insert(v, jumps, np.nan), np.insert(w, jumps, np.nan), role, panel),
        Text(v[0] + 0.05 * np.ptp(v), END - 0.13 * np.ptp(v), words, role, panel, align="left"),
    ]


def _upto(size: str, dead: float) -> str:
    return f"{size} ≤ {dead:.2f}" if dead else f"{size} = 0 only"


def _shortened(pairs: Array, lam: float) -> list[Mark]:
    """Pairs of weights, each moved straight towards 0 by lam; those inside the disc arrive."""
    ends = np.array([block_soft_threshold(pair, lam) for pair in pairs])
    lift = np.full(len(pairs), np.nan)
    x, y = (np.stack([pairs[:, i], ends[:, i], lift], 1).ravel() for i in (0, 1))
    disc = _ring(lam, 60)
    return [
        Area(disc[:, 0], disc[:, 1], "solution", "F"),
        Line(x, y, "ghost", "F"),
        Dots(ends[:, 0], ends[:, 1], "solution", "F"),
    ]


def _ring(radius: float, count: int) -> Array:
    """Points of a circle, none on an axis."""
    turn = 2 * np.pi * (np.arange(count) + 0.5) / count
    return radius * np.column_stack([np.cos(turn), np.sin(turn)])
