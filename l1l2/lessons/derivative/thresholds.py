"""The minimiser as a function of the data: five penalties at the same lambda."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...maths.prox import block_soft_threshold, hard_threshold
from ...validate import Array
from ...words import Said, say, sentences

END = 3.0  # of the data
PAIRS = ((0.65, 8), (1.75, 8), (2.6, 16))  # radius and number of the pairs of weights on each circle


@name_picture
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
    pairs = np.concatenate([_circle(*each) for each in PAIRS])
    positive = v[v >= 0]

    def data() -> Frame:
        same = (Line([-END, END], [-END, END], "ghost", panel) for panel in "ABCDE")
        return Frame((*same, Dots(pairs[:, 0], pairs[:, 1], "ghost", "F")))

    def answers(lam: float) -> Frame:
        penalties = L1(lam), L2(lam), ElasticNet(lam, 0.5)
        optima = [(Problem(datafit, penalty), penalty.prox(v, 1.0)) for penalty in penalties]
        (_, soft), (_, shrunk), (_, mixed) = optima
        hard = np.sqrt(2 * lam)  # where keeping v begins to cost less than v^2 / 2
        lengths = np.array([np.hypot(*block_soft_threshold([r, 0.0], lam)) for r in positive])
        marks = [
            *_draw_answers(v, soft, lam, "l1", "A"),
            *_draw_answers(v, shrunk, 0.0, "l2", "B"),
            Dots(0, 0, "l2", "B"),
            *_draw_answers(v, mixed, lam / 2, "solution", "C"),
            *_draw_answers(v, hard_threshold(v, hard), hard, "solution", "D"),
            *_draw_answers(positive, lengths, lam, "solution", "E"),
            *_shorten(pairs, lam),
        ]
        return Frame(tuple(marks), sentences(_say_thresholds(lam, hard), certificate(*optima)))

    strengths = Control(tuple(np.linspace(0, 2, 21).round(1)), say("penalty λ"), start=8, play=120)
    return Picture({"lam": strengths}, _stage, (data, answers), "ABC;DEF", (8.8, 4.4), telling={"lam": 1.0})


def _stage(axes: Mapping[str, Axes]) -> None:
    titles = {
        "A": say("L1: soft threshold"),
        "B": say("L2: shrink"),
        "C": say("Elastic net, half and half"),
        "D": say("λ if w ≠ 0: hard threshold"),
        "E": say("‖w‖₂ unsquared: length"),
        "F": say("‖w‖₂ unsquared: plane"),
    }
    for panel, title in titles.items():
        ax, low = axes[panel], 0 if panel == "E" else -END
        ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
        ax.set(xlim=(low, END), ylim=(low, END))
        ax.set_title(title, size=11)
        ax.plot([-END, END, np.nan, 0, 0], [0, 0, np.nan, -END, END], color=EDGE, lw=0.8, zorder=1)
    for panel in "ABCD":
        axes[panel].set(xlabel=say("data v"), ylabel=say("minimiser w"))
    axes["E"].set(xlabel=say("‖v‖₂"), ylabel=say("‖w‖₂"))
    axes["F"].set(xlabel=say("first weight"), ylabel=say("second weight"))
    axes["F"].set(aspect="equal", xlim=(-2 * END, 2 * END))


def _draw_answers(v: Array, w: Array, reach: float, role: str, panel: str) -> list[Mark]:
    """The minimiser over the data, and a bar over the data that end at 0, which lie within `reach` of 0."""
    jumps = np.flatnonzero(np.diff(w) > 0.1) + 1
    left = max(-reach, v[0]) if reach else np.nan
    width = np.ptp(v)
    high = 0.03 * width
    return [
        Area([left, left, reach, reach], [-high, high, high, -high], role, panel),
        Line(np.insert(v, jumps, np.nan), np.insert(w, jumps, np.nan), role, panel),
        Text(v[0] + 0.05 * width, END - 0.13 * width, _say_reach(reach, panel), role, panel, align="left"),
    ]


def _say_reach(reach: float, panel: str) -> Said:
    """Say which data end at 0; those of panel E are lengths."""
    if panel == "E":
        return say("0 for ‖v‖₂ ≤ {reach:.2f}", reach=reach) if reach else say("0 for ‖v‖₂ = 0 only")
    return say("0 for |v| ≤ {reach:.2f}", reach=reach) if reach else say("0 for v = 0 only")


def _say_thresholds(lam: float, hard: float) -> Said:
    """Say of each penalty which data end at 0; `hard` is the hard threshold."""
    if lam == 0:
        return say("At λ = {lam} all five leave the data as they are: only v = 0 ends at exactly 0.", lam=lam)
    return say(
        "At λ = {lam:.1f} these data end at exactly 0: L1, |v| ≤ {soft:.2f}; L2, v = 0 only; elastic net, "
        "|v| ≤ {mixed:.2f}; λ if w ≠ 0, |v| ≤ {hard:.2f}, and the rest is kept whole; ‖w‖₂ unsquared, "
        "‖v‖₂ ≤ {length:.2f}, all weights at once: for one weight that is L1.",
        lam=lam,
        soft=lam,
        mixed=lam / 2,
        hard=hard,
        length=lam,
    )


def _shorten(pairs: Array, lam: float) -> list[Mark]:
    """Pairs of weights, each moved straight towards 0 by lam; those inside the disc arrive."""
    ends = np.array([block_soft_threshold(pair, lam) for pair in pairs])
    lift = np.full(len(pairs), np.nan)
    x, y = (np.stack([pairs[:, i], ends[:, i], lift], 1).ravel() for i in (0, 1))
    disc = _circle(lam, 60)
    return [
        Area(disc[:, 0], disc[:, 1], "solution", "F"),
        Line(x, y, "ghost", "F"),
        Dots(ends[:, 0], ends[:, 1], "solution", "F"),
    ]


def _circle(radius: float, count: int) -> Array:
    """Points of a circle, none on an axis."""
    turn = 2 * np.pi * (np.arange(count) + 0.5) / count
    return radius * np.column_stack([np.cos(turn), np.sin(turn)])
