"""A linear function on the diamond and on the disc: where each of them lets it be largest."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Mark, Text, arrow
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import SOFT
from ...validate import Array
from ...words import Said, say

ANGLES = tuple(range(0, 361, 5))  # of the direction, in degrees
CORNERS = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])
NAMES = "e₁", "e₂", "−e₁", "−e₂"
TIES, AXES = (45, 135, 225, 315), (0, 90, 180, 270, 360)
ROUNDING = 1e-9  # values at two corners that differ by less are equal
BAR = 0.3  # half the height of the bars in the lowest panel
GAP = 1.5  # degrees left out on either side of a tie, so that it is seen
CIRCLE = np.linspace(0, 2 * np.pi, 121)


@name_picture
def turn_direction() -> Picture:
    """The largest value of a linear function on the diamond and on the disc, while its direction turns.

    Below, what the turn has shown so far: the directions in which the best point has a zero.

    Returns
    -------
    Picture
        One control: `angle`, of the direction.
    """

    def best(angle: int) -> Frame:
        c = _find_direction(angle)
        values = CORNERS @ c
        tied = np.flatnonzero(values > values.max() - ROUNDING)
        marks = (
            *_draw_best(c, float(values.max()), CORNERS[tied], "l1", "A"),
            *_draw_best(c, 1.0, c[None], "l2", "B"),
            *_draw_history(angle),
        )
        return Frame(marks, _say_best(angle, c, tied.tolist(), float(values.max())))

    control = Control(ANGLES, say("direction of c"), ANGLES.index(20), "{:d}°", play=90)
    whole = {"angle": 360}
    mosaic = "AB;AB;AB;CC"
    return Picture({"angle": control}, _stage, (best,), mosaic=mosaic, figsize=(8.8, 4.3), telling=whole)


def _stage(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", say("On the diamond ‖w‖₁ ≤ 1")), ("B", say("On the disc ‖w‖₂ ≤ 1")):
        axes[panel].set(title=title, aspect="equal", xlim=(-2.2, 2.2), ylim=(-1.45, 1.45))
        axes[panel].set(xticks=[0], yticks=[0], xticklabels=[], yticklabels=[])
        axes[panel].spines[["left", "bottom"]].set_visible(False)
    for name, (x, y) in zip(NAMES, ((0.68, -0.2), (0.17, 0.6), (-0.66, -0.2), (0.2, -0.58)), strict=True):
        axes["A"].text(x, y, name, color=SOFT, size=10, ha="center")
    axes["C"].set(title=say("Directions in which the best point has a zero"))
    axes["C"].set(xlim=(-6, 366), ylim=(-0.6, 1.6))
    axes["C"].set_xticks(range(0, 361, 45), [f"{angle}°" for angle in range(0, 361, 45)])
    axes["C"].set_yticks([1, 0], [say("diamond"), say("disc")])
    axes["C"].grid(visible=False, axis="y")


def _find_direction(angle: int) -> Array:
    """Return the vector of length 1 at that angle, exact on the axes."""
    if angle % 90 == 0:
        return CORNERS[angle // 90 % 4].astype(float)
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def _draw_best(c: Array, value: float, points: Array, role: str, panel: str) -> list[Mark]:
    """Draw a ball, the direction, the level line of the largest value, and the points where it is reached."""
    ball = CORNERS if role == "l1" else np.column_stack([np.cos(CIRCLE), np.sin(CIRCLE)])
    line = value * c + np.array([[-0.8], [0.8]]) * np.array([-c[1], c[0]])
    edge = points if len(points) > 1 else np.empty((0, 2))
    words = say("largest cᵀw: {value:.2f}", value=value)
    return [
        Area(ball[:, 0], ball[:, 1], role, panel),
        Line(line[:, 0], line[:, 1], "loss", panel),
        arrow(0, 0, 1.2 * c[0], 1.2 * c[1], "target", panel, head=0.12),
        Text(1.36 * c[0], 1.36 * c[1] - 0.05, say("c"), "target", panel, size=12),
        Line(edge[:, 0], edge[:, 1], role, panel),
        Dots(points[:, 0], points[:, 1], role, panel),
        Text(-2.18, 1.26, words, role, panel, align="left", size=10),
    ]


def _draw_history(angle: int) -> list[Mark]:
    """Draw the directions up to this one in which the best point has a zero."""
    starts, ends = np.r_[0, np.add(TIES, GAP)], np.minimum(np.r_[np.subtract(TIES, GAP), 360], angle)
    kept = ends > starts
    on_axes = np.array([at for at in AXES if at <= angle], float)
    return [
        _draw_bands(np.zeros(2), np.full(2, float(angle)), np.array([0, 1]), "ghost"),
        _draw_bands(starts[kept], ends[kept], np.ones(kept.sum()), "l1"),
        Dots(on_axes, 0, "l2", "C"),
        Line([angle, angle], [-0.6, 1.6], "target", "C"),
    ]


def _draw_bands(low: Array, high: Array, row: Array, role: str) -> Area:
    """Draw a band a row, from one angle to another."""
    foot, lift = row - BAR, np.full(len(low), np.nan)
    across = np.stack([low, low, high, high, lift], 1).ravel()
    along = np.stack([foot, foot + 2 * BAR, foot + 2 * BAR, foot, lift], 1).ravel()
    return Area(across, along, role, "C")


def _say_best(angle: int, c: Array, tied: Sequence[int], value: float) -> Said:
    """Say where cᵀw is largest on the diamond and on the disc."""
    facts = {"angle": angle, "c1": c[0], "c2": c[1], "value": value, "best": NAMES[tied[0]]}
    if len(tied) > 1:
        return say(
            "c at {angle}°: on the diamond the corners {best} and {other} tie, and the edge between them is "
            "best, with cᵀw = {value:.2f}; on the disc ({c1:.2f}, {c2:.2f}) is best, which has no zero.",
            other=NAMES[tied[1]],
            **facts,
        )
    if angle in AXES:
        return say(
            "c at {angle}°: on the diamond the corner {best} is best, with cᵀw = {value:.2f}; on the disc it "
            "is the same point ({c1:.2f}, {c2:.2f}), which has a zero.",
            **facts,
        )
    return say(
        "c at {angle}°: on the diamond the corner {best} is best, with cᵀw = {value:.2f}; on the disc "
        "({c1:.2f}, {c2:.2f}) is best, which has no zero.",
        **facts,
    )
