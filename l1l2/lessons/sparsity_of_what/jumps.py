"""A noisy signal of steps: L1 on its jumps finds steps, squares of the jumps do not; and the taut string."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...maths.variation import TotalVariation
from ...validate import Array
from ...words import say

TRUTH = np.repeat([0.0, 2.0, 1.0, 3.0, 0.5], [14, 10, 14, 10, 12])
NOISE, SEED = 0.5, 2
N = len(TRUTH)
TIMES = np.arange(1, N + 1)
LAMS = (
    0.0,
    0.1,
    0.2,
    0.4,
    0.6,
    0.8,
    1.0,
    1.2,
    1.5,
    2.0,
    2.5,
    3.0,
    4.0,
    5.0,
    6.0,
    8.0,
    10.0,
    14.0,
    20.0,
    30.0,
)
TELLING = 1.5


@cache
def measure_signal() -> Array:
    """Return the steps with noise, shape (60,)."""
    y = TRUTH + NOISE * np.random.default_rng(SEED).standard_normal(N)
    y.setflags(write=False)
    return y


@cache
def denoise(lam: float) -> tuple[tuple[Problem, Array], tuple[Problem, Array]]:
    """Return 1/2 ||y - w||^2 under lam * sum |jumps| and under lam/2 * sum jumps^2, each with its minimiser.

    The second is least squares once the squares of the jumps are written as rows of the table.
    """
    y, jump, root = measure_signal(), np.diff(np.eye(N), axis=0), np.sqrt(N)
    steps = Problem(Quadratic(root * np.eye(N), root * y), TotalVariation(lam))
    rows = np.sqrt(2 * N - 1) * np.vstack([np.eye(N), np.sqrt(lam) * jump])
    smooth = Problem(Quadratic(rows, np.sqrt(2 * N - 1) * np.append(y, np.zeros(N - 1))), L1(0.0))
    curve = np.asarray(np.linalg.solve(np.eye(N) + lam * jump.T @ jump, y), float)
    return (steps, steps.penalty.prox(y, 1.0)), (smooth, curve)


@name_picture
def steps_or_curve() -> Picture:
    """A signal of five steps with noise, denoised by L1 on the jumps and by L2 on the jumps.

    Returns
    -------
    Picture
        One control, `lam`, the same for both penalties.
    """

    def draw_data() -> Frame:
        return Frame((Line(*_make_steps(TRUTH), "truth"), Dots(TIMES, measure_signal(), "ghost")))

    def draw_fits(lam: float) -> Frame:
        optima = denoise(lam)
        steps, curve = (w for _, w in optima)
        counts = [int(np.count_nonzero(np.diff(w))) for w in (steps, curve)]
        offs = [float(np.sqrt(np.mean((w - TRUTH) ** 2))) for w in (steps, curve)]
        said = say(
            "At λ = {lam:.1f} L1 on the jumps keeps {jumps} of 59 jumps, with a root mean square error of "
            "{off:.2f}; L2 on the jumps keeps {others}, with {other_off:.2f}. {proof}",
            lam=lam,
            jumps=counts[0],
            off=offs[0],
            others=counts[1],
            other_off=offs[1],
            proof=certificate(*optima),
        )
        marks = (
            Line(TIMES, curve, "l2"),
            Line(*_make_steps(steps), "l1"),
            *_draw_jumps(steps, counts[0], "l1", "B"),
            *_draw_jumps(curve, counts[1], "l2", "C"),
        )
        return Frame(marks, said)

    return Picture(
        {"lam": _choose_lam(LAMS[-1])},
        _stage,
        (draw_data, draw_fits),
        "AA;AA;BC",
        (8.8, 4.5),
        telling={"lam": TELLING},
    )


@name_picture
def taut_string() -> Picture:
    """The same denoising as the shortest string through a tube around the partial sums of the data.

    Returns
    -------
    Picture
        One control, `lam`, half the width of the tube.
    """
    y = measure_signal()
    sums, places = np.append(0.0, np.cumsum(y - y.mean())), np.arange(N + 1)

    def draw_string(lam: float) -> Frame:
        problem, w = denoise(lam)[0]
        string, jumps = np.append(0.0, np.cumsum(w - y.mean())), np.count_nonzero(np.diff(w))
        width = np.where((places == 0) | (places == N), 0.0, lam)
        tube = np.append(sums + width, (sums - width)[::-1])
        said = say(
            "λ = {lam:.1f}: the string from end to end bends at {jumps} of 59 places, and its slopes are the "
            "denoised signal. {proof}",
            lam=lam,
            jumps=jumps,
            proof=certificate((problem, w)),
        )
        bends = np.flatnonzero(np.diff(w)) + 1
        marks = (
            Area(np.append(places, places[::-1]), tube, "ghost"),
            Line(places, string, "l1"),
            Dots(bends, string[bends], "l1"),
            Line(*_make_steps(w), "l1", "B"),
        )
        return Frame(marks, said)

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title=say("Partial sums, and a string in the tube"), xlim=(-1, N + 1), ylim=(-28, 19))
        axes["A"].set(xlabel=say("how many values are summed (mean subtracted)"))
        axes["B"].set(title=say("Slopes of the string"), xlim=(0, N + 1), ylim=(-1.7, 4.6))
        axes["B"].set(xlabel=say("time"))
        axes["B"].plot(TIMES, y, ".", color=EDGE)

    controls = {"lam": _choose_lam(10.0, 0.8)}  # a wider tube would leave no room for the data
    return Picture(controls, stage, (draw_string,), "AB", (8.8, 3.6), telling={"lam": TELLING})


def _choose_lam(most: float, start: float = 0.0) -> Control:
    values = tuple(lam for lam in LAMS if lam <= most)
    return Control(values, say("penalty λ"), values.index(start), unit="{:.1f}", play=250)


def _make_steps(w: Array) -> tuple[Array, Array]:
    """Return a staircase: each value from half a place before it to half a place after."""
    return np.column_stack([TIMES - 0.5, TIMES + 0.5]).ravel(), np.repeat(w, 2)


def _draw_jumps(w: Array, count: int, role: str, panel: str) -> list[Mark]:
    jumps = np.diff(w)
    words = say("{jumps} of 59 are not 0", jumps=count)
    return [
        bars(TIMES[1:] - 0.5, np.where(jumps != 0, jumps, np.nan), role, panel, width=0.9),
        Text(N - 0.5, 2.9, words, role, panel, "right", 12),
    ]


def _stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(
        title=say("The signal (dots: measured, long dashes: truth)"), xlim=(0, N + 1), ylim=(-1.7, 4.6)
    )
    for panel, title in ("B", say("Jumps, penalty λ|jump|")), ("C", say("Jumps, penalty (λ/2) jump²")):
        axes[panel].set(title=title, xlim=(0, N + 1), ylim=(-4.4, 4.4), yticks=[-3, 0, 3])
        axes[panel].plot([0, N + 1], [0, 0], color=EDGE, lw=0.8, zorder=1)
