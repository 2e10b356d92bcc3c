"""The count of non-zero weights, its chords, and the powers that lie below it."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import INK, PAPER, SOFT
from ...validate import Array
from ...words import Said, say

POWERS = 4.0, 3.0, 2.5, 2.0, 1.7, 1.5, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05
PLACES = *np.arange(-9, 0), *np.arange(1, 10)  # of the weight, in tenths: the count is 1 at each
GRID = np.linspace(0, 1, 201) ** 3  # dense near 0, where small powers are steep
QUARTER = np.linspace(0, np.pi / 2, 61)
COLOURS = {2.0: "l2", 1.0: "l1"}  # the two penalties of the course; any other power is plain ink
ROLES = "l2", "l1", "target"


@name_picture
def below_the_count() -> Picture:
    """The powers |w|^p below the count of non-zero weights: p from 4, far below it, to almost 0.

    Left, one weight: the count, the power, and the chord of the count above w. Right, two weights from
    above: where the count is at most 1, and where the sum of the powers is.

    Returns
    -------
    Picture
        Two controls: `p`, and the weight `w`, between -1 and 1.
    """

    def curve(p: float) -> Frame:
        return Frame((*_draw_curve(p), *_draw_level(p)))

    def point(p: float, w: float) -> Frame:
        return Frame(tuple(_draw_point(p, w)), _say_point(p, w))

    controls = {
        "p": Control(POWERS, say("p"), POWERS.index(2.0), "{:g}", play=220),
        "w": Control(tuple(at / 10 for at in PLACES), say("w"), PLACES.index(5), "{:.1f}"),
    }
    closest = {"p": 1.0}
    return Picture(controls, _stage, (curve, point), mosaic="AB", figsize=(8.8, 3.9), telling=closest)


def _stage(axes: Mapping[str, Axes]) -> None:
    a, b = axes["A"], axes["B"]
    a.set(title=say("One weight: the count and |w|ᵖ"), xlabel=say("w"))
    a.set(xlim=(-1.08, 1.08), ylim=(-0.06, 1.3), xticks=[-1, 0, 1], yticks=[0, 0.5, 1])
    for side in (-1, 1):
        a.plot([0, side], [1, 1], color=INK, lw=2.2, zorder=1.5)
    a.plot(0, 1, "o", ms=7, mfc=PAPER, mec=INK, mew=1.6, zorder=1.6)
    a.plot(0, 0, "o", ms=7, color=INK, zorder=1.6)
    a.text(-1.0, 1.06, say("the count: 1 unless w = 0"), color=INK, size=10)
    b.set(title=say("Two weights: |w₁|ᵖ + |w₂|ᵖ ≤ 1"), aspect="equal", xlabel=say("w₁"))
    b.set(ylabel=say("w₂"), xlim=(-1.25, 1.25), ylim=(-1.25, 1.25), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    b.grid(visible=False)
    b.plot([-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1], color=SOFT, lw=0.8, zorder=1.5)
    b.plot([-1, 1], [0, 0], color=INK, lw=3.2, zorder=1.6)
    b.plot([0, 0], [-1, 1], color=INK, lw=3.2, zorder=1.6)
    b.text(0.06, 1.07, say("count ≤ 1"), color=INK, size=10)


def _draw_curve(p: float) -> list[Mark]:
    """Draw |w|^p on both sides of 0, in the colour of its penalty."""
    w = np.r_[-GRID[::-1], GRID[1:]]
    return [Line(*_pick(role, p, w, np.abs(w) ** p), role) for role in ROLES]


def _draw_level(p: float) -> list[Mark]:
    """Draw where |w_1|^p + |w_2|^p <= 1, in the colour of its penalty."""
    # cos² + sin² = 1, so these powers of them have the sum 1.
    turn = np.concatenate([QUARTER + side * np.pi / 2 for side in range(4)])
    cos, sin = (np.where(np.abs(v) < 1e-12, 0.0, v) for v in (np.cos(turn), np.sin(turn)))
    x, y = (np.sign(v) * np.abs(v) ** (2 / p) for v in (cos, sin))
    return [Area(*_pick(role, p, x, y), role, "B") for role in ROLES]


def _pick(role: str, p: float, x: Array, y: Array) -> tuple[Array, Array]:
    """Return the points if p is drawn in this role, else none."""
    return (x, y) if role == COLOURS.get(p, "target") else (np.empty(0), np.empty(0))


def _draw_point(p: float, w: float) -> list[Mark]:
    """Draw the chord of the count above w, from (0, 0) to the nearer end, and the power at w."""
    side, power = np.sign(w), abs(w) ** p
    verdict = say("p = {p:g}: convex", p=p) if p >= 1 else say("p = {p:g}: not convex", p=p)
    return [
        Line([0, side], [0, 1], "note"),
        Line([w, w], [abs(w), power], "solution"),
        Dots(w, abs(w), "note"),
        Dots(w, power, "solution"),
        Text(1.0, 1.06, verdict, "target", align="right", size=11),
    ]


def _say_point(p: float, w: float) -> Said:
    """Say how high the count, its chord and the power are at w."""
    facts = {"p": p, "w": w, "power": abs(w) ** p, "chord": abs(w)}
    if p > 1:
        return say(
            "At w = {w:.1f} the count is 1, its chord is at {chord:.2f}, and |w|ᵖ with p = {p:g} is "
            "{power:.2f}: a convex function, and it lies below the chord.",
            **facts,
        )
    if p == 1:
        return say(
            "At w = {w:.1f} the count is 1, its chord is at {chord:.2f}, and |w|ᵖ with p = {p:g} is "
            "{power:.2f}: a convex function, and it is the chord itself.",
            **facts,
        )
    return say(
        "At w = {w:.1f} the count is 1, its chord is at {chord:.2f}, and |w|ᵖ with p = {p:g} is {power:.2f}: "
        "it lies above the chord, so it is not convex.",
        **facts,
    )
