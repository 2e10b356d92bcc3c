"""Two weights that only the penalty moves: a constant pull arrives, a proportional one never does."""

from collections.abc import Mapping
from functools import cache
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Text, arrow
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, FAINT, ROLES
from ...maths.datafits import Quadratic
from ...maths.descent import gradient_descent, ista
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array

STEP, STEPS = 1 / 16, 72  # a power of two: every height under L1 is exact
LONG, HEAD = 0.25, (0.07, 0.1)  # of an arrow: a unit of pull, and its head
TURN = np.linspace(0, 2 * np.pi, 41)
CIRCLE, DIAMOND = np.array([np.cos(TURN), 1 + np.sin(TURN)]), np.array([[0, 1, 0, -1], [0, 1, 2, 1]])


def spring_and_gravity() -> Picture:
    """A weight under the pull lam w of a spring, beside one under the constant pull lam of gravity.

    Only the pulls are taken from physics: speed equals pull, without inertia and without a bounce.  A step is
    one of gradient descent under L2, of ista under L1, of size 1/16 and with no data.

    Returns
    -------
    Picture
        Three controls: `time` in steps, `start`, the height both fall from, and `lam`.
    """

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(title="Gravity and spring", xlim=(-0.65, 1.65), ylim=(-0.75, 3.1), xticks=[], yticks=[0, 1, 2])
        ax.set_ylabel("height w")
        ax.spines["bottom"].set_visible(False)
        ax.grid(visible=False)
        ax.axhspan(-0.75, 0, color=FAINT, lw=0, zorder=0)
        ax.axhline(0, color=EDGE, lw=1.2, zorder=1)
        for x, role, words in (0, "l1", "L1: pull λ"), (1, "l2", "L2: pull λw"):
            ax.text(x, -0.62, words, color=ROLES[role].ink, ha="center")
        axes["B"].set(title="Height over time", xlim=(-1.5, STEPS + 1.5), ylim=(-0.1, 2.2), yticks=[0, 1, 2])
        axes["B"].set_xlabel("steps of size η = 1/16;  speed = pull, no inertia")
        axes["B"].axhline(0, color=EDGE, lw=1.2, zorder=1)

    def whole(start: float, lam: float) -> Frame:
        constant, proportional = _fall(start, lam)
        rest = start / (STEP * lam)
        time = np.arange(STEPS + 1)
        return Frame(
            (
                Line(time, constant, "ghost", "B"),
                Line(time, proportional, "ghost", "B"),
                Line([rest, rest], [0, 2], "note", "B"),
                Text(max(rest, 12), 2.07, f"w₀/(ηλ) = {rest:.0f} steps", "l1", "B"),
            )
        )

    def now(time: int, start: float, lam: float) -> Frame:
        fallen = _fall(start, lam)
        (held, high), steps = (float(path[time]) for path in fallen), np.arange(time + 1)
        coil = 1 + 0.08 * np.r_[0, 0, np.tile([1, -1], 5), 0, 0]
        rest = "exactly 0" if held == 0 else f"{held:.3g}"
        marks = (
            Line(coil, np.linspace(0, high, coil.size), "ghost"),
            arrow(
                [0.3, 1.3],
                [held, high],
                0,
                [-LONG * lam * (held > 0), -LONG * lam * high],
                "target",
                head=HEAD,
            ),
            Area(0.13 * DIAMOND[0], held + 0.16 * DIAMOND[1], "l1"),
            Area(1 + 0.11 * CIRCLE[0], high + 0.15 * CIRCLE[1], "l2"),
            Text(0, 2.9, f"w = {rest}" if held else "at rest: w = 0", "l1", size=12),
            Text(1, 2.9, f"w = {high:.3g}", "l2", size=12),
            Text(0, 2.6, f"pull {lam:.3g}" if held else "the floor holds it", "l1"),
            Text(1, 2.6, f"pull {lam * high:.3g}", "l2"),
            Line(steps, fallen[1][: time + 1], "l2", "B"),
            Line(steps, fallen[0][: time + 1], "l1", "B"),
            Dots(time, high, "l2", "B"),
            Dots(time, held, "l1", "B"),
        )
        return Frame(
            marks,
            f"After {time} steps of η = 1/16 from height {start:g} with λ = {lam:g}, L1's constant pull has "
            f"brought its weight to {rest}, and L2's proportional pull to {high:.3g}.",
        )

    controls = {
        "time": Control(tuple(range(0, STEPS + 1, 2)), "steps", unit="{:d}", play=120),
        "start": Control((0.5, 1.0, 2.0), "start height", start=2, unit="{:g}"),
        "lam": Control((0.5, 1.0, 2.0), "penalty λ", start=1, unit="{:g}"),
    }
    return Picture(controls, stage, (whole, now), "AABBB", (9.4, 4.6))


@cache
def _fall(start: float, lam: float) -> tuple[Array, Array]:
    """Heights after each step under the constant and under the proportional pull."""
    nothing = Quadratic(np.zeros((1, 1)), np.zeros(1))
    paths = (
        ista(Problem(nothing, L1(lam)), [start], STEP),
        gradient_descent(Problem(nothing, L2(lam)), [start], STEP),
    )
    constant, proportional = (np.concatenate(list(islice(path, STEPS + 1))) for path in paths)
    return constant, proportional
