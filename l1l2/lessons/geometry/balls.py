"""Which points a growing ball touches first, and which balls are pointed where a coordinate is 0."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.shapes import (
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
from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import ROLES, SOFT
from ...validate import Array
from ...words import Said, say, sentences


@name_picture
def growing_circle() -> Picture:
    """Minimise ||x||_2 on the diamond ||x||_1 = 1: the circle grows until it first touches (Crane, video 4).

    Returns
    -------
    Picture
        One control, `radius`, which ends at the touch, 1/sqrt(2).
    """
    labels = say("the diamond ‖x‖₁ = 1"), say("is where x must lie"), say("the circle grows")

    def caption(radius: float, points: Array) -> Said:
        if not len(points):
            return say(
                "The circle ‖x‖₂ = {radius:.3f} inside the diamond ‖x‖₁ = 1 touches nowhere yet.",
                radius=radius,
            )
        return say(
            "The circle ‖x‖₂ = {radius:.3f} is the smallest that meets the diamond ‖x‖₁ = 1, at {n} points "
            "at once: {points:z.3g}.",
            radius=radius,
            n=len(points),
            points=points,
        )

    control = _radius(np.sqrt(0.5), say("radius of the circle"))
    return _growing(CIRCLE, DIAMOND, control, lambda radius: crossings(1.0, radius), labels, caption)


@name_picture
def growing_diamond() -> Picture:
    """Minimise ||x||_1 on the circle ||x||_2 = 1: the diamond grows until it first touches (Crane, video 5).

    Returns
    -------
    Picture
        One control, `radius`, which ends at the touch, 1.
    """
    labels = say("the circle ‖x‖₂ = 1"), say("is where x must lie"), say("the diamond grows")

    def caption(radius: float, points: Array) -> Said:
        if not len(points):
            return say(
                "The diamond ‖x‖₁ = {radius:.3f} inside the circle ‖x‖₂ = 1 touches nowhere yet.",
                radius=radius,
            )
        return say(
            "The diamond ‖x‖₁ = {radius:.3f} is the smallest that meets the circle ‖x‖₂ = 1, at {n} points "
            "at once: {points:z.3g}.",
            radius=radius,
            n=len(points),
            points=points,
        )

    control = _radius(1.0, say("radius of the diamond"))
    return _growing(DIAMOND, CIRCLE, control, lambda radius: crossings(radius, 1.0), labels, caption)


def _radius(end: float, label: str) -> Control:
    return Control(tuple(np.linspace(0.25 * end, end, 41)), label, start=12, unit="{:.3f}", play=70)


def _growing(
    ball: Shape,
    fixed: Shape,
    control: Control,
    meet: Callable[[float], Array],
    labels: tuple[str, str, str],
    caption: Callable[[float, Array], Said],
) -> Picture:
    """A ball grows inside a fixed curve; `meet(radius)` are the points of the curve that it has reached."""
    touch = meet(control.values[-1])

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        plane(ax, (-1.45, 3.05), (-1.36, 1.36), 1.3)
        ax.text(1.5, 0.72, labels[0], color=ROLES[fixed.role].ink, size=12)
        ax.text(1.5, 0.54, labels[1], color=SOFT)
        ax.text(1.5, 0.1, labels[2], color=ROLES[ball.role].ink, size=12)

    def constraint() -> Frame:
        return Frame((Line(*xy(fixed.curve), fixed.role),))

    def grown(radius: float) -> Frame:
        points = meet(radius)
        hidden = 0.0 if len(points) else np.nan
        marks = Area(*xy(radius * ball.curve), ball.role), Dots(*xy(points.T), ball.role)
        names = (_name(point, ball.role, hidden) for point in touch)
        size = Text(1.5, -0.17, f"{ball.norm} = {radius:.3f}", ball.role, align="left", size=18)
        state = Text(1.5, -0.37, _state(points), "note", align="left")
        return Frame((*marks, *names, size, state), sentences(caption(radius, points), _kind(points)))

    telling = {"radius": control.values[-1]}
    return Picture({"radius": control}, stage, (constraint, grown), figsize=(7.6, 4.4), telling=telling)


def _name(point: Array, role: str, hidden: float) -> Text:
    """A point's coordinates, written outwards of it."""
    x, y = 1.1 * point + hidden
    align = "center" if point[0] == 0 else "left" if point[0] > 0 else "right"
    return Text(x, y - 0.09 if point[1] < 0 else y + 0.05, pair(*point), role, align=align)


def _state(points: Array) -> str:
    if not len(points):
        return say("touches nowhere yet")
    return say("touches at {n} points at once", n=len(points))


def _kind(points: Array) -> str:
    """Say which kind of points were touched."""
    if not len(points):
        return ""
    if (points == 0).any():
        return say("In each of them one coordinate is exactly 0.")
    return say("In each of them both coordinates have the same size, and none is 0.")


@name_picture
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
        for panel, title in ("A", say("ℓq ball")), ("B", say("Elastic net ball")):
            plane(axes[panel], (-1.5, 1.5), (-1.3, 2.05), 1.25)
            axes[panel].set_title(title)

    def power(q: float) -> Frame:
        slope = np.inf if q < 1 else 0.0 ** (q - 1)  # of |x_2|^q at 0+, as a share of |x_1|^q's at 1
        name = say("q = ∞") if q == np.inf else say("q = {q:g}", q=q)
        return _judged("A", name, lq_ball(q), slope, same=(q == 1, q == 2))

    def net(l1_ratio: float) -> Frame:
        same = l1_ratio == 1, l1_ratio == 0
        return _judged("B", say("l1_ratio = {share:.1f}", share=l1_ratio), net_ball(l1_ratio), l1_ratio, same)

    controls = {
        "q": Control(powers, "q", start=powers.index(1.0), unit="{:g}"),
        "l1_ratio": Control(ratios, say("elastic net: l1_ratio"), start=5, unit="{:.1f}"),
    }
    return Picture(controls, stage, (power, net), mosaic="AB", figsize=(8.4, 4.4))


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
    return Frame(
        (
            *(Area(*xy(ball if shown else none), role, panel) for role, shown in looks),
            Dots(*xy(points), "l1", panel),
            Dots(*xy(away), "note", panel),
            Text(0, 1.8, name, "solution", panel, size=15),
            Text(0, 1.56, _properties(convex, pointed), "solution", panel),
            Text(0, 1.36, _corner(angle, bool(away.size)), "note", panel),
        ),
        sentences(**{panel: _judgement(name, convex, angle, bool(away.size))}),
    )


def _properties(convex: bool, pointed: bool) -> str:
    if convex and pointed:
        return say("convex: yes    pointed on the axes: yes")
    if convex:
        return say("convex: yes    pointed on the axes: no")
    return say("convex: no    pointed on the axes: yes") if pointed else say("neither convex nor pointed")


def _corner(angle: float, away: bool) -> str:
    if away:
        return say("corners at (±1, ±1): ties, not zeros")
    if angle < 180:
        return say("{angle:.0f}° between its sides at (1, 0)", angle=angle)
    return say("straight through (1, 0)")


def _judgement(name: str, convex: bool, angle: float, away: bool) -> Said:
    """Say of a ball what decides about zeros; `name` is its parameter, such as "q = 1"."""
    facts = {"name": name, "angle": angle}
    if not convex:
        return say(
            "{name}: not convex, pointed on the axes, {angle:.0f}° between its sides at (1, 0).", **facts
        )
    if angle < 180:
        return say("{name}: convex, pointed on the axes, {angle:.0f}° between its sides at (1, 0).", **facts)
    if away:
        return say(
            "{name}: convex, not pointed on the axes, corners at (±1, ±1): ties, not zeros.", name=name
        )
    return say("{name}: convex, not pointed on the axes, straight through (1, 0).", name=name)
