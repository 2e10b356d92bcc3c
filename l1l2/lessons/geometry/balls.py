"""Which points a growing ball touches first, and which balls are pointed where a coordinate is 0."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ..drawing.marks import Area, Dots, Line, Text
from ..drawing.picture import Control, Frame, Picture
from ..drawing.theme import ROLES, SOFT
from ..validate import Array
from .shapes import (
    CIRCLE,
    DIAMOND,
    ROUNDING,
    SIGNS,
    Shape,
    crossings,
    is_convex,
    lq_ball,
    net_ball,
    pair,
    plane,
    xy,
)


def growing_circle() -> Picture:
    """Minimise ||x||_2 on the diamond ||x||_1 = 1: the circle grows until it first touches (Crane, video 4).

    Returns
    -------
    Picture
        One control, `radius`, which ends at the touch, 1/sqrt(2).
    """
    return _growing(CIRCLE, DIAMOND, np.sqrt(0.5), lambda radius: crossings(1.0, radius))


def growing_diamond() -> Picture:
    """Minimise ||x||_1 on the circle ||x||_2 = 1: the diamond grows until it first touches (Crane, video 5).

    Returns
    -------
    Picture
        One control, `radius`, which ends at the touch, 1.
    """
    return _growing(DIAMOND, CIRCLE, 1.0, lambda radius: crossings(radius, 1.0))


def _growing(ball: Shape, fixed: Shape, end: float, meet: Callable[[float], Array]) -> Picture:
    """A ball grows inside a fixed curve; `meet(radius)` are the points of the curve that it has reached."""
    touch = meet(end)

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        plane(ax, (-1.45, 3.05), (-1.36, 1.36), 1.3)
        for level in 0.5, 1.0:
            ax.plot(*level * ball.curve, color=ROLES[ball.role].color, alpha=0.3, lw=0.8, zorder=1)
        words = f"the {fixed.name} {fixed.norm} = 1", ROLES[fixed.role].ink
        ax.text(1.5, 0.72, words[0], color=words[1], size=12)
        ax.text(1.5, 0.54, "is where x must lie", color=SOFT)
        ax.text(1.5, 0.1, f"the {ball.name} grows", color=ROLES[ball.role].ink, size=12)

    def constraint() -> Frame:
        return Frame((Line(*xy(fixed.curve), fixed.role),))

    def grown(radius: float) -> Frame:
        points = meet(radius)
        hidden = 0.0 if len(points) else np.nan
        marks = Area(*xy(radius * ball.curve), ball.role), Dots(*xy(points.T), ball.role)
        names = (_name(point, ball.role, hidden) for point in touch)
        size = Text(1.5, -0.17, f"{ball.norm} = {radius:.3f}", ball.role, align="left", size=18)
        state = "touches nowhere yet"
        caption = (
            f"The {ball.name} {ball.norm} = {radius:.3f} inside the {fixed.name} {fixed.norm} = 1 {state}."
        )
        if len(points):
            state = f"touches at {len(points)} points at once"
            caption = (
                f"The {ball.name} {ball.norm} = {radius:.3f} is the smallest that meets the {fixed.name} "
                f"{fixed.norm} = 1, at {len(points)} points at once: {_list(points)}. {_verdict(points)}"
            )
        return Frame((*marks, *names, size, Text(1.5, -0.37, state, "note", align="left")), caption)

    radii = tuple(np.linspace(0.25 * end, end, 41))
    control = Control(radii, f"radius of the {ball.name}", start=12, unit="{:.3f}", play=70)
    return Picture({"radius": control}, stage, (constraint, grown), figsize=(7.6, 4.6))


def _name(point: Array, role: str, hidden: float) -> Text:
    """A point's coordinates, written outwards of it."""
    x, y = 1.1 * point + hidden
    align = "center" if point[0] == 0 else "left" if point[0] > 0 else "right"
    return Text(x, y - 0.09 if point[1] < 0 else y + 0.05, pair(*point), role, align=align)


def _list(points: Array) -> str:
    return ", ".join(pair(x, y) for x, y in points)


def _verdict(points: Array) -> str:
    if (points == 0).any():
        return "In each of them one coordinate is exactly 0."
    return "In each of them both coordinates have the same size, and none is 0."


def unit_balls() -> Picture:
    """The balls of the lq norms, from q = 1/4 to infinity, and those of the elastic net.

    Returns
    -------
    Picture
        Two controls: `q`, and `l1_ratio`, the elastic net's mixing.
    """
    below, above = (0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), (1.1, 1.2, 1.35, 1.5, 1.75)
    powers = (*below, 1.0, *above, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0, 20.0, np.inf)
    ratios = tuple((np.arange(11) / 10).tolist())

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "ℓq ball"), ("B", "Elastic net ball"):
            plane(axes[panel], (-1.5, 1.5), (-1.3, 2.05), 1.25)
            axes[panel].set_title(title)

    def power(q: float) -> Frame:
        slope = np.inf if q < 1 else 0.0 ** (q - 1)  # of |x_2|^q at 0+, as a share of |x_1|^q's at 1
        name = "q = ∞" if q == np.inf else f"q = {q:g}"
        return _judged("A", name, lq_ball(q), slope, same=(q == 1, q == 2))

    def net(l1_ratio: float) -> Frame:
        same = l1_ratio == 1, l1_ratio == 0
        return _judged("B", f"l1_ratio = {l1_ratio:.1f}", net_ball(l1_ratio), l1_ratio, same)

    controls = {
        "q": Control(powers, "q", start=powers.index(1.0), unit="{:g}"),
        "l1_ratio": Control(ratios, "elastic net: l1_ratio", start=5, unit="{:.1f}"),
    }
    return Picture(controls, stage, (power, net), mosaic="AB", figsize=(8.4, 5.2))


def _judged(panel: str, name: str, ball: Array, slope: float, same: tuple[bool, bool]) -> Frame:
    """A ball, whether it is convex, and how pointed at (1, 0), where x_2 costs `slope` times what x_1 does.

    `same` says whether it is the diamond or the circle, which have looks of their own.
    """
    none = ball[:, :0]
    looks = zip(("l1", "l2", "solution"), (*same, not any(same)), strict=True)
    angle = 2 * np.degrees(np.arctan2(1, slope))
    pointed, convex = angle < 180, is_convex(ball)
    points = DIAMOND.curve[:, :4] if pointed else none
    away = SIGNS.T if np.abs(ball.sum(axis=0)).max() > 2 - ROUNDING else none
    words = f"convex: {_yes(convex)}    pointed on the axes: {_yes(pointed)}"
    corner = f"{angle:.0f}° between its sides at (1, 0)" if pointed else "straight through (1, 0)"
    if away.size:
        corner = "corners at (±1, ±1): ties, not zeros"
    return Frame(
        (
            *(Area(*xy(ball if shown else none), role, panel) for role, shown in looks),
            Dots(*xy(points), "l1", panel),
            Dots(*xy(away), "note", panel),
            Text(0, 1.8, name, "solution", panel, size=15),
            Text(0, 1.56, words, "solution", panel),
            Text(0, 1.36, corner, "note", panel),
        ),
        f"{name}: {'convex' if convex else 'not convex'}, "
        f"{'pointed' if pointed else 'not pointed'} on the axes, {corner}.",
    )


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
