"""Two weights that only the penalty moves: a constant push arrives at 0, a proportional one never does."""

from collections.abc import Mapping
from functools import cache
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Text, arrow
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, ROLES, SOFT
from ...maths.datafits import Quadratic
from ...maths.descent import gradient_descent, ista
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say

STEP, STEPS = 1 / 16, 72  # a power of two: every height under L1 is exact
UNIT_OF_PUSH, HEAD = 0.25, (0.07, 0.1)  # how long the arrow of a push of 1 is, and the size of its head
STRAIGHT = 2.1  # length of the spring's wire, over the largest start
ANGLES = np.linspace(0, 2 * np.pi, 41)
CIRCLE, DIAMOND = np.array([np.cos(ANGLES), 1 + np.sin(ANGLES)]), np.array([[0, 1, 0, -1], [0, 1, 2, 1]])


@name_picture
def push_and_spring() -> Picture:
    """A weight under the constant push lam towards 0, where friction holds it, beside one on a spring, lam w.

    Only the forces are taken from physics: speed equals force, without inertia and without a bounce.  A step
    is one of gradient descent under L2, of ista under L1, of size 1/16 and with no data.

    Returns
    -------
    Picture
        Three controls: `time` in steps, `start`, where both weights begin, and `lam`.
    """
    controls = {
        "time": Control(tuple(range(0, STEPS + 1, 2)), say("steps"), unit="{:d}", play=120),
        "start": Control((0.5, 1.0, 2.0), say("start w₀"), start=2, unit="{:g}"),
        "lam": Control((0.5, 1.0, 2.0), say("penalty λ"), start=1, unit="{:g}"),
    }
    telling = {"time": 32}
    return Picture(controls, _draw_stage, (_arrival, _at), "AABBB", (8.8, 3.7), telling=telling)


def _draw_stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("A constant push and a spring"), xlim=(-0.65, 1.65), ylim=(-1, 3.1))
    ax.set(xticks=[], yticks=[0, 1, 2], ylabel=say("weight w"))
    ax.spines["bottom"].set_visible(False)
    ax.grid(visible=False)
    ax.axhline(0, color=EDGE, lw=1.2, zorder=1)
    for x, role, words in (0, "l1", say("L1: push λ")), (1, "l2", say("L2: push λw")):
        ax.text(x, -0.55, words, color=ROLES[role].ink, ha="center")
    ax.text(1, -0.9, say("its spring pulls it to 0"), color=SOFT, ha="center", size=9)
    ax.plot(1, 0, "s", color=EDGE, ms=6, zorder=2)  # where the spring is held
    axes["B"].set(
        title=say("The weight after each step"), xlim=(-1.5, STEPS + 1.5), ylim=(-0.1, 2.2), yticks=[0, 1, 2]
    )
    axes["B"].set_xlabel(say("steps of size η = 1/16"))
    axes["B"].axhline(0, color=EDGE, lw=1.2, zorder=1)


def _arrival(time: int, start: float, lam: float) -> Frame:
    """Mark when the constant push arrives, once it has: on the way nothing tells that it will."""
    arrival = start / (STEP * lam)
    if time < arrival:
        return Frame((Line([], [], "note", "B"), Text([], [], "", "l1", "B")))
    words = say("w₀/(ηλ) = {steps:.0f} steps", steps=arrival)
    return Frame(
        (
            Line([arrival, arrival], [0, 2], "note", "B"),
            Text(np.clip(arrival, 12, STEPS - 12), 2.07, words, "l1", "B"),
        )
    )


def _at(time: int, start: float, lam: float) -> Frame:
    """Draw both weights after some steps, what pushes them, and their way so far."""
    constant, proportional = _heights(start, lam)
    held, high = float(constant[time]), float(proportional[time])
    steps = np.arange(time + 1)
    pushes = -UNIT_OF_PUSH * lam * np.array([held > 0, high])
    return Frame(
        (
            Line(*_coil(high), "ghost"),
            arrow([0.3, 1.3], [held, high], 0, pushes, "target", head=HEAD),
            Area(0.13 * DIAMOND[0], held + 0.21 * DIAMOND[1], "l1"),
            Area(1 + 0.11 * CIRCLE[0], high + 0.2 * CIRCLE[1], "l2"),
            Text(0, 2.9, say("w = {w:.3g}", w=held) if held else say("at rest: w = 0"), "l1", size=12),
            Text(1, 2.9, say("w = {w:.3g}", w=high), "l2", size=12),
            Text(0, 2.6, say("push {push:.3g}", push=lam) if held else say("friction holds it"), "l1"),
            Text(1, 2.6, say("push {push:.3g}", push=lam * high), "l2"),
            Line(steps, proportional[: time + 1], "l2", "B"),
            Line(steps, constant[: time + 1], "l1", "B"),
            Dots(time, high, "l2", "B"),
            Dots(time, held, "l1", "B"),
        ),
        _say_heights(time=time, start=start, lam=lam, constant=held, proportional=high),
    )


def _coil(length: float) -> tuple[Array, Array]:
    """Draw a spring of rest length 0 that hangs on to zero: the longer, the straighter, and so it pulls."""
    width = 0.1 * np.sqrt(1 - (length / STRAIGHT) ** 2)
    x = 1 + width * np.r_[0, 0, np.tile([1, -1], 5), 0, 0]
    return x, np.linspace(0, length, x.size)


def _say_heights(**facts: float) -> Said:
    if facts["constant"] == 0:
        return say(
            "After {time} steps of η = 1/16 from w = {start:g} with λ = {lam:g}, L1's constant push has "
            "brought its weight to exactly {constant}, and L2's proportional push to {proportional:.3g}.",
            **facts,
        )
    return say(
        "After {time} steps of η = 1/16 from w = {start:g} with λ = {lam:g}, L1's constant push has "
        "brought its weight to {constant:.3g}, and L2's proportional push to {proportional:.3g}.",
        **facts,
    )


@cache
def _heights(start: float, lam: float) -> tuple[Array, Array]:
    """Return the weights after each step, under the constant and under the proportional push."""
    no_data = Quadratic(np.zeros((1, 1)), np.zeros(1))
    paths = (
        ista(Problem(no_data, L1(lam)), [start], STEP),
        gradient_descent(Problem(no_data, L2(lam)), [start], STEP),
    )
    constant, proportional = (np.concatenate(list(islice(path, STEPS + 1))) for path in paths)
    return constant, proportional
