"""The exchange that shows why L2 makes bars equal: L1 does not change, L2 squared falls."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...words import Said, say, sentences

PRINTED_DIGIT = 1e-3  # of the areas; a change of less than half of it reads as none
SECOND_SQUARE = 1.2  # where the square of the short bar begins


@name_picture
def exchange() -> Picture:
    """Move a little from a tall bar to a short one: L1 stays the same, L2 squared falls.

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
        some = 1.0 if eps else np.nan  # hides what says nothing while nothing is moved
        marks = *_draw_bars(eps, tall, short, some), *_draw_squares(eps, tall, short, some)
        return Frame(marks, _say_exchange(eps, tall, short) if eps else _say_start(tall, short))

    controls = {
        "eps": Control(
            tuple((np.arange(26) / 50).tolist()), say("ε, moved from tall to short"), unit="{:.2f}", play=120
        ),
        "short": Control((0.0, 0.1, 0.2, 0.3, 0.4), say("height of the short bar"), start=3, unit="{:.1f}"),
    }
    return Picture(controls, _stage, (moved,), mosaic="ABBB", figsize=(8.8, 4), telling={"eps": 0.1})


def _stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(title=say("L1 adds heights"), xlim=(-0.6, 1.6), ylim=(0, 1.34))
    axes["A"].set(xticks=[], yticks=[0, 0.5, 1])
    axes["B"].set(title=say("L2 squared adds squares"), xlim=(-0.05, 2.15), ylim=(0, 1.34))
    axes["B"].set(xticks=[], yticks=[])
    axes["B"].set_aspect("equal", anchor="W")
    axes["B"].grid(visible=False)
    axes["B"].spines["left"].set_visible(False)


def _draw_bars(eps: float, tall: float, short: float, some: float) -> list[Mark]:
    a, b = tall - eps, short + eps
    return [
        bars(0, [tall * some], "ghost"),
        bars([0, 1], [a, b], "l1"),
        _draw_box(some * 0.6, short, 1.4, b, "target"),
        Text(some * 0, tall + 0.03, say("−{eps:.2f}", eps=eps), "ghost"),
        Text(some, b + 0.03, say("+{eps:.2f}", eps=eps), "l1"),
        Text(0.5, 1.2, say("‖x‖₁ = 1, as before") if eps else say("‖x‖₁ = 1"), "l1", size=13),
    ]


def _draw_squares(eps: float, tall: float, short: float, some: float) -> list[Mark]:
    a, b = tall - eps, short + eps
    lost, gained = _compute_strips(eps, tall, short)
    return [
        _draw_strip(some * 0, a, tall, "ghost"),
        _draw_box(0, 0, a, a, "l2", "B"),
        _draw_box(SECOND_SQUARE, 0, SECOND_SQUARE + b, b, "l2", "B"),
        _draw_strip(some * SECOND_SQUARE, short, b, "target"),
        Text(some * tall / 2, tall + 0.03, say("−{lost:.3f}", lost=lost), "ghost", "B"),
        Text(some * (SECOND_SQUARE + b / 2), b + 0.03, say("+{gained:.3f}", gained=gained), "l2", "B"),
        Text(1.1, 1.2, _say_squares(eps, lost, gained, a**2 + b**2), "l2", "B", size=13),
    ]


def _compute_strips(eps: float, tall: float, short: float) -> tuple[float, float]:
    """Return the area that the large square loses, and the one that the small square gains."""
    return eps * (2 * tall - eps), eps * (2 * short + eps)


def _say_squares(eps: float, lost: float, gained: float, squares: float) -> Said:
    """Say, above the squares, what they add up to, and how much that has changed once something is moved."""
    change = lost - gained
    if not eps:
        return say("‖x‖₂² = {squares:.3f}", squares=squares)
    if abs(change) < PRINTED_DIGIT / 2:
        return say("‖x‖₂² = {squares:.3f}, as before", squares=squares)
    if change > 0:
        return say("‖x‖₂² = {squares:.3f}, {change:.3f} less than before", squares=squares, change=change)
    return say("‖x‖₂² = {squares:.3f}, {change:.3f} more than before", squares=squares, change=-change)


def _say_start(tall: float, short: float) -> Said:
    return say(
        "Bars of {tall:.2f} and {short:.2f}: ‖x‖₁ = 1, ‖x‖₂² = {squares:.3f}.",
        tall=tall,
        short=short,
        squares=tall**2 + short**2,
    )


def _say_exchange(eps: float, tall: float, short: float) -> Said:
    lost, gained = _compute_strips(eps, tall, short)
    change = lost - gained
    facts = {"lost": lost, "gained": gained, "squares": (tall - eps) ** 2 + (short + eps) ** 2}
    move = say(
        "{eps:.2f} moved from a bar of {tall:.2f} to one of {short:.2f}.", eps=eps, tall=tall, short=short
    )
    sizes = say("‖x‖₁ loses {eps:.2f} and gains {eps:.2f}: 1, as before.", eps=eps)
    if abs(change) < PRINTED_DIGIT / 2:
        squares = say("‖x‖₂² loses {lost:.3f} and gains {gained:.3f}: {squares:.3f}, as before.", **facts)
    elif change > 0:
        squares = say(
            "‖x‖₂² loses {lost:.3f} and gains {gained:.3f}: {squares:.3f}, {change:.3f} less than before.",
            change=change,
            **facts,
        )
    else:
        squares = say(
            "‖x‖₂² loses {lost:.3f} and gains {gained:.3f}: {squares:.3f}, {change:.3f} more than before.",
            change=-change,
            **facts,
        )
    return sentences(move, sizes, squares)


def _draw_box(left: float, low: float, right: float, high: float, role: str, panel: str = "A") -> Area:
    return Area([left, right, right, left], [low, low, high, high], role, panel)


def _draw_strip(left: float, inner: float, outer: float, role: str) -> Area:
    """Return what the square of side `outer` has more than the one of side `inner` in its corner."""
    x = left + np.array([inner, outer, outer, 0.0, 0.0, inner])
    return Area(x, [0, 0, outer, outer, inner, inner], role, "B")
