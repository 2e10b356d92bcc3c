"""A fixed budget split over bars: two flows, one to equal bars and one to a single bar."""

import numpy as np

from ...drawing.marks import Dots, Line, Text, bars
from ...drawing.picture import Frame, Picture, name_picture
from ...maths.flows import concentrate, level
from ...validate import Array
from ...words import Said, say, say_n, sentences
from .budgets import (
    HELD_ROW,
    check_frames,
    draw_ruler,
    follow,
    make_controls,
    make_stage,
    make_start_layer,
    mark_least,
    place_bars,
)

SAME_HEIGHT = 0.005  # bars that differ by no more are all of one height, as printed


@name_picture
def fixed_sizes(frames: int = 25) -> Picture:
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
    m = check_frames(frames)
    # The flow slows down as it closes in: what is shown stands wider apart towards the end.
    times = tuple(j + round((100 - m) * (j / m) ** 2) for j in range(m + 1))

    def least(n: int, time: int) -> Frame:
        at = 1 / n if time else np.nan  # at the start it would give the end away
        level_line = Line([-n / 2, n / 2], at, "target")
        name = Text(n / 2 + 0.08, at - 0.02, say("1/n"), "target", align="left")
        return Frame((level_line, name, *mark_least(at, say("least: 1/n = {least:.3g}", least=1 / n))))

    def flow(n: int, start: str, time: int) -> Frame:
        at, shown = times.index(time), follow(level, start, n, times)
        x = shown.x[at]
        marks = bars(place_bars(n), x, "l2"), draw_ruler(shown.one[at], HELD_ROW, "l1")
        return Frame(
            (*marks, draw_ruler(shown.two[at], 0, "l2"), *_write_level(x)),
            sentences(_say_heights(x, time), _say_squares(x, time), _say_share(x)),
        )

    starts = "one tall", "levels", "random 1", "random 2"
    stage = make_stage(say("Minimise ‖x‖₂² while ‖x‖₁ = 1"), 1.04, say("‖x‖₁ = 1, held"), "l1")
    layers, end = (make_start_layer(level), least, flow), {"time": times[-1]}
    controls = make_controls(starts, times)
    return Picture(controls, stage, layers, mosaic="AAB", figsize=(8.8, 3.7), telling=end)


def _write_level(x: Array) -> tuple[Text, Text]:
    """Write the sum of squares on its ruler, and above the bars what the tallest one has of both sums."""
    squares, share, share_of_squares = _measure_level(x)
    words = say(
        "The tallest bar has {share_of_sum:.0%} of the sum, {share_of_squares:.0%} of the squares",
        share_of_sum=share,
        share_of_squares=share_of_squares,
    )
    return (
        Text(0, 0.45, say("‖x‖₂² = {squares:.3f}", squares=squares), "l2", "B", align="left", size=11),
        Text(-4.5, 1.1, words, "l2", align="left", size=13),
    )


def _measure_level(x: Array) -> tuple[float, float, float]:
    """Return the sum of squares, and the tallest bar's share of the sum, which is 1, and of the squares."""
    squares, tallest = float((x**2).sum()), float(x.max())
    return squares, tallest, tallest**2 / squares


def _say_heights(x: Array, time: int) -> Said:
    tall, short = float(x.max()), float(x.min())
    if tall - short > SAME_HEIGHT:
        return say_n(
            "{bars} bars after {n} step, from {short:.2f} to {tall:.2f}.",
            "{bars} bars after {n} steps, from {short:.2f} to {tall:.2f}.",
            time,
            bars=len(x),
            short=short,
            tall=tall,
        )
    return say_n(
        "{bars} bars after {n} step, all {tall:.3g}.",
        "{bars} bars after {n} steps, all {tall:.3g}.",
        time,
        bars=len(x),
        tall=tall,
    )


def _say_squares(x: Array, time: int) -> Said:
    """Say both sums; at the start not yet which is the least, for that would give the end away."""
    squares, n = _measure_level(x)[0], len(x)
    if not time:
        return say("Their sum ‖x‖₁ = 1 is held; the sum of squares ‖x‖₂² is {squares:.3g}.", squares=squares)
    return say(
        "Their sum ‖x‖₁ = 1 is held; the sum of squares ‖x‖₂² is {squares:.3g}, and 1/{bars} = "
        "{least:.3g} is the least, at equal bars.",
        squares=squares,
        bars=n,
        least=1 / n,
    )


def _say_share(x: Array) -> Said:
    _, share, share_of_squares = _measure_level(x)
    return say(
        "The tallest bar has {share_of_sum:.0%} of the sum, {share_of_squares:.0%} of the squares.",
        share_of_sum=share,
        share_of_squares=share_of_squares,
    )


@name_picture
def fixed_squares(frames: int = 25) -> Picture:
    """Minimise ||x||_1 while ||x||_2^2 = 1: one bar survives (`maths.flows.concentrate`).

    Above, the bars, over their start in grey, a diamond where one is exactly 0; below, both norms as rulers
    laid out of one piece a bar.  Parameters, controls and errors are those of `fixed_sizes`.
    """
    m = check_frames(frames)
    times = tuple(round(72 * j / m) for j in range(m + 1))

    def least(time: int) -> Frame:
        return Frame(mark_least(1.0 if time else np.nan, say("least: {least}", least=1)))

    def flow(n: int, start: str, time: int) -> Frame:
        at, shown = times.index(time), follow(concentrate, start, n, times)
        x, sizes = shown.x[at], float(shown.x[at].sum())
        places = place_bars(n)[x == 0]
        zeros = len(places)
        counted = -4.5 if time else np.nan  # nobody has asked yet how many are 0
        count = say("{zeros} of {bars} bars exactly 0", zeros=zeros, bars=n)
        marks = (
            bars(place_bars(n), np.where(x == 0, np.nan, x), "l1"),
            Dots(places, np.zeros(zeros), "l1"),
            draw_ruler(shown.one[at], 0, "l1"),
            draw_ruler(shown.two[at], HELD_ROW, "l2"),
            Text(0, 0.45, say("‖x‖₁ = {sizes:.3f}", sizes=sizes), "l1", "B", align="left", size=11),
            Text(counted, 1.1, count, "l1", align="left", size=13),
        )
        if not time:
            return Frame(marks, _say_start(n, sizes))
        said = say_n(
            "{n} of {bars} bars is exactly 0 after {time} steps.",
            "{n} of {bars} bars are exactly 0 after {time} steps.",
            zeros,
            bars=n,
            time=time,
        )
        return Frame(marks, sentences(said, _say_sizes(x, sizes)))

    starts = "levels", "one tall", "random 1", "random 2", "a tie", "all equal"
    stage = make_stage(say("Minimise ‖x‖₁ while ‖x‖₂² = 1"), 2.95, say("‖x‖₂² = 1, held"), "l2")
    layers, end = (make_start_layer(concentrate), least, flow), {"time": times[-1]}
    controls = make_controls(starts, times)
    return Picture(controls, stage, layers, mosaic="AAB", figsize=(8.8, 3.7), telling=end)


def _say_start(n: int, sizes: float) -> Said:
    """Say both sums, and not yet which is the least or what becomes 0: it would give the end away."""
    return say(
        "{bars} bars before the first step. The sum of squares ‖x‖₂² = 1 is held; the sum ‖x‖₁ is "
        "{sizes:.3g}.",
        bars=n,
        sizes=sizes,
    )


def _say_sizes(x: Array, sizes: float) -> Said:
    """Say whether the flow on the sphere has arrived, is stuck, or is on its way to the least L1."""
    alive = x[x > 0]
    k = len(alive)
    if k == 1:
        return say(
            "The sum of squares ‖x‖₂² = 1 is held; the sum ‖x‖₁ is {sizes:.3g}, the least there is: one bar "
            "alone.",
            sizes=sizes,
        )
    if np.ptp(alive) > 1e-9:
        return say(
            "The sum of squares ‖x‖₂² = 1 is held; the sum ‖x‖₁ is {sizes:.3g}, and 1 is the least, with one "
            "bar alone.",
            sizes=sizes,
        )
    if k == len(x):
        return say(
            "The sum of squares ‖x‖₂² = 1 is held; the sum ‖x‖₁ is {sizes:.3g}, √{tied}, the most there is: "
            "equal bars are a maximum, and the flow is stuck on it.",
            sizes=sizes,
            tied=k,
        )
    return say(
        "The sum of squares ‖x‖₂² = 1 is held; the sum ‖x‖₁ is {sizes:.3g}, √{tied}: the {tied} bars left "
        "are tied and stay so, the flow is stuck at a saddle, and 1 is the least.",
        sizes=sizes,
        tied=k,
    )
