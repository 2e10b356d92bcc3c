"""A fixed budget split over bars: which split each norm likes best, and the exchange that shows why."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Text, bars
from ...drawing.picture import Control, Frame, Picture
from ...maths.flows import concentrate, level
from ...validate import Array
from .budgets import HELD, controls, goal, moments, path, places, ruler, stage, start_of


def level_out(frames: int = 25) -> Picture:
    """Minimise ||x||_2^2 while ||x||_1 = 1: the bars level out (`maths.flows.level`).

    Above, the bars, over their start in grey; below, both norms as rulers laid out of one piece a bar.

    Parameters
    ----------
    frames : int, 2 to 61
        How many moments are shown.

    Returns
    -------
    Picture
        Three controls: `n` bars, their `start`, the `time` in steps of the flow.

    Raises
    ------
    TypeError, ValueError
        If frames is not an integer, or out of range.
    """
    m = moments(frames)
    # The flow slows down as it closes in: what is shown stands wider apart towards the end.
    shown = tuple(j + round((100 - m) * (j / m) ** 2) for j in range(m + 1))

    def least(n: int, time: int) -> Frame:
        at = 1 / n if time else np.nan  # at the start it would give the end away
        level_line = Line([-n / 2, n / 2], at, "target")
        words = Text(n / 2 + 0.08, at - 0.02, "1/n", "target", align="left")
        return Frame((level_line, words, *goal(at, f"least: 1/n = {1 / n:.3g}")))

    def flow(n: int, start: str, time: int) -> Frame:
        at, drawn = shown.index(time), path(level, start, n, shown)
        x, two = drawn.x[at], float((drawn.x[at] ** 2).sum())
        tall, short = float(x.max()), float(x.min())
        shares = f"The tallest bar has {tall:.0%} of the sum, {tall**2 / two:.0%} of the squares"
        marks = (
            bars(places(n), x, "l2"),
            ruler(drawn.one[at], HELD, "l1"),
            ruler(drawn.two[at], 0, "l2"),
            Text(0, 0.45, f"‖x‖₂² = {two:.3f}", "l2", "B", align="left", size=11),
            Text(-4.5, 1.1, shares, "l2", align="left", size=13),
        )
        spread = f"from {short:.2f} to {tall:.2f}" if tall - short > 0.005 else f"all {tall:.3g}"
        end = f", and 1/{n} = {1 / n:.3g} is the least, at equal bars" if time else ""
        return Frame(
            marks,
            f"{n} bars after {time} steps, {spread}. Their sum ‖x‖₁ = 1 is held; the sum of squares ‖x‖₂² is "
            f"{two:.3g}{end}. {shares}.",
        )

    starts = "one tall", "levels", "random 1", "random 2"
    scene = stage("Minimise ‖x‖₂² while ‖x‖₁ = 1", 1.04, "‖x‖₁ = 1, held", "l1")
    layers = start_of(level), least, flow
    return Picture(controls(starts, shown), scene, layers, mosaic="A;A;B", figsize=(7.6, 5.4))


def one_survives(frames: int = 25) -> Picture:
    """Minimise ||x||_1 while ||x||_2^2 = 1: one bar survives (`maths.flows.concentrate`).

    Above, the bars, over their start in grey, a diamond where one is exactly 0; below, both norms as rulers
    laid out of one piece a bar.

    Parameters
    ----------
    frames : int, 2 to 61
        How many moments are shown.

    Returns
    -------
    Picture
        Three controls: `n` bars, their `start`, the `time` in steps of the flow.

    Raises
    ------
    TypeError, ValueError
        If frames is not an integer, or out of range.
    """
    m = moments(frames)
    shown = tuple(round(72 * j / m) for j in range(m + 1))

    def least(time: int) -> Frame:
        return Frame(goal(1.0 if time else np.nan, "least: 1"))

    def flow(n: int, start: str, time: int) -> Frame:
        at, drawn = shown.index(time), path(concentrate, start, n, shown)
        x, one = drawn.x[at], float(drawn.x[at].sum())
        dead = places(n)[x == 0]
        marks = (
            bars(places(n), np.where(x == 0, np.nan, x), "l1"),
            Dots(dead, np.zeros(len(dead)), "l1"),
            ruler(drawn.one[at], 0, "l1"),
            ruler(drawn.two[at], HELD, "l2"),
            Text(0, 0.45, f"‖x‖₁ = {one:.3f}", "l1", "B", align="left", size=11),
            Text(-4.5, 1.1, f"{len(dead)} of {n} bars exactly 0", "l1", align="left", size=13),
        )
        end = f", {_verdict(x)}" if time else ""
        return Frame(
            marks,
            f"{len(dead)} of {n} bars are exactly 0 after {time} steps. The sum of squares ‖x‖₂² = 1 is "
            f"held; the sum ‖x‖₁ is {one:.3g}{end}.",
        )

    starts = "levels", "one tall", "random 1", "random 2", "a tie", "all equal"
    scene = stage("Minimise ‖x‖₁ while ‖x‖₂² = 1", 2.95, "‖x‖₂² = 1, held", "l2")
    layers = start_of(concentrate), least, flow
    return Picture(controls(starts, shown), scene, layers, mosaic="A;A;B", figsize=(7.6, 5.4))


def exchange() -> Picture:
    """Move a little from a tall bar to a short one: L1 does not notice, L2 squared pays less.

    On the left the bars, whose heights L1 adds; on the right their squares, whose areas L2 adds: the strip
    cut off the large square is longer than the strip put round the small one.

    Returns
    -------
    Picture
        Two controls: `eps`, how much is moved, and `short`, the height of the short bar; the tall one has the
        rest of 1.
    """

    def moved(eps: float, short: float) -> Frame:
        tall = 1 - short
        a, b = tall - eps, short + eps
        cut, put = eps * (2 * tall - eps), eps * (2 * short + eps)
        before, now = tall**2 + short**2, a**2 + b**2
        some = 1.0 if eps else np.nan  # hides what says nothing while nothing is moved
        change = f"{abs(now - before):.3f} {'less' if now < before else 'more'} than before"
        same = abs(now - before) < 5e-4
        marks = (
            bars(0, [tall * some], "ghost"),
            bars([0, 1], [a, b], "l1"),
            _box(some * 0.6, short, 1.4, b, "target"),
            Text(some * 0, tall + 0.03, f"−{eps:.2f}", "ghost"),
            Text(some, b + 0.03, f"+{eps:.2f}", "l1"),
            Text(0.5, 1.2, "‖x‖₁ = 1, as before", "l1", size=13),
            _strip(some * 0, a, tall, "ghost"),
            _box(0, 0, a, a, "l2", "B"),
            _box(1.2, 0, 1.2 + b, b, "l2", "B"),
            _strip(some * 1.2, short, b, "target"),
            Text(some * tall / 2, tall + 0.03, f"−{cut:.3f}", "ghost", "B"),
            Text(some * (1.2 + b / 2), b + 0.03, f"+{put:.3f}", "l2", "B"),
            Text(1.1, 1.2, f"‖x‖₂² = {now:.3f}, {'as before' if same else change}", "l2", "B", size=13),
        )
        if not eps:
            return Frame(marks, f"Bars of {a:.2f} and {b:.2f}: ‖x‖₁ = 1, ‖x‖₂² = {now:.3f}.")
        return Frame(
            marks,
            f"{eps:.2f} moved from a bar of {tall:.2f} to one of {short:.2f}. ‖x‖₁ pays {eps:.2f} less and "
            f"{eps:.2f} more: 1, as before. ‖x‖₂² pays {cut:.3f} less and {put:.3f} more: {now:.3f}, "
            f"{'as before' if same else change}.",
        )

    sliders = {
        "eps": Control(
            tuple((np.arange(26) / 50).tolist()), "ε, moved from tall to short", unit="{:.2f}", play=120
        ),
        "short": Control((0.0, 0.1, 0.2, 0.3, 0.4), "height of the short bar", start=3, unit="{:.1f}"),
    }
    return Picture(sliders, _exchange_stage, (moved,), mosaic="ABBB", figsize=(9, 4.3))


def _exchange_stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(title="L1 adds heights", xlim=(-0.6, 1.6), ylim=(0, 1.34), xticks=[], yticks=[0, 0.5, 1])
    axes["B"].set(title="L2 squared adds squares", xlim=(-0.05, 2.15), ylim=(0, 1.34), xticks=[], yticks=[])
    axes["B"].set_aspect("equal", anchor="W")
    axes["B"].grid(visible=False)
    axes["B"].spines["left"].set_visible(False)


def _box(left: float, low: float, right: float, high: float, role: str, panel: str = "A") -> Area:
    return Area([left, right, right, left], [low, low, high, high], role, panel)


def _strip(left: float, inner: float, outer: float, role: str) -> Area:
    """Return what the square of side `outer` has more than the one of side `inner` in its corner."""
    x = left + np.array([inner, outer, outer, 0.0, 0.0, inner])
    return Area(x, [0, 0, outer, outer, inner, inner], role, "B")


def _verdict(x: Array) -> str:
    """Say whether the flow on the sphere has arrived, is stuck, or is on its way to the least L1."""
    alive = x[x > 0]
    k = len(alive)
    if k == 1:
        return "the least there is: one bar alone"
    if np.ptp(alive) > 1e-9:
        return "and 1 is the least, with one bar alone"
    if k == len(x):
        return f"√{k}, the most there is: equal bars are a maximum, and the flow is stuck on it"
    return f"√{k}: the {k} bars left are tied and stay so, the flow is stuck at a saddle, and 1 is the least"
