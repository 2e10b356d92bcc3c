"""What both flows of the bars share: where they set out, what is shown of them, their rulers, their stage."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ...drawing.marks import Area, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame
from ...drawing.theme import EDGE, ROLES
from ...maths.flows import concentrate, level
from ...validate import Array, integer
from ...words import Said, say

FEWEST_BARS, MOST_BARS = 2, 8
MOST_FRAMES = 61
HELD_ROW = 1.25  # where the ruler of the norm that is held lies; the other one lies at 0
STARTS: dict[str, Callable[[int], ArrayLike]] = {
    "levels": lambda n: np.arange(n, 0, -1),
    "one tall": lambda n: np.r_[2 * n, np.ones(n - 1)],
    "random 1": lambda n: np.random.default_rng(33).random(MOST_BARS)[:n],
    "random 2": lambda n: np.random.default_rng(109).random(MOST_BARS)[:n],
    "a tie": lambda n: np.r_[n, n, np.arange(n - 2, 0, -1)],
    "all equal": np.ones,
}

Flow = Callable[[ArrayLike, float], Iterator[Array]]
STEPS: dict[Flow, float] = {level: 0.05, concentrate: 0.03}


def name_start(start: str) -> Said:
    """Say the name of a start in `STARTS`."""
    names = {
        "levels": say("levels"),
        "one tall": say("one tall"),
        "random 1": say("random 1"),
        "random 2": say("random 2"),
        "a tie": say("a tie"),
        "all equal": say("all equal"),
    }
    return names[start]


def make_start(start: str, n: int) -> Array:
    """Return the n bars from which a flow sets out, not yet scaled to its budget.

    Parameters
    ----------
    start : str
        A key of `STARTS`.
    n : int, 2 to 8

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    TypeError, ValueError
        If there is no such start, or n is not an integer from 2 to 8.
    """
    n = integer(n, "n", least=FEWEST_BARS)
    if n > MOST_BARS:
        raise ValueError(f"n: got {n}; give an integer from {FEWEST_BARS} to {MOST_BARS}")
    if start not in STARTS:
        raise ValueError(f"start: got {start!r}; give one of {', '.join(STARTS)}")
    return np.asarray(STARTS[start](n), dtype=float)


@dataclass(frozen=True, eq=False)
class Shown:
    """The bars that are shown, a row a time, and both rulers: rectangles laid end to end."""

    x: Array
    one: Array
    two: Array


@cache
def follow(flow: Flow, start: str, n: int, times: tuple[int, ...]) -> Shown:
    """Follow a flow from a start, and keep the iterates of these numbers, in rising order."""
    iterates = list(islice(flow(make_start(start, n), STEPS[flow]), times[-1] + 1))
    x = np.array(iterates)[list(times)]
    return Shown(x, _lay_end_to_end(x), _lay_end_to_end(x**2))


def _lay_end_to_end(lengths: Array) -> Array:
    """Return where the corners of the pieces stand along a ruler: (moments, n) to (moments, 5 n)."""
    right = lengths.cumsum(axis=1)
    left = np.where(lengths > 0, right - lengths, np.nan)  # a bar of height 0 has no piece
    return np.stack([left, left, right, right, right * np.nan], axis=2).reshape(len(right), -1)


def place_bars(n: int) -> Array:
    """Return where n bars stand, around 0."""
    return np.linspace(-(n - 1) / 2, (n - 1) / 2, n)


def make_start_layer(flow: Flow) -> Callable[..., Frame]:
    """Return the layer of grey bars: where the flow set out."""

    def before(n: int, start: str) -> Frame:
        return Frame((bars(place_bars(n), follow(flow, start, n, (0,)).x[0], "ghost"),))

    return before


def draw_ruler(pieces: Array, row: float, role: str) -> Area:
    """Draw pieces end to end, as `Shown` has them."""
    return Area(pieces, _bound(row, len(pieces) // 5), role, "B")


@cache
def _bound(row: float, n: int) -> Array:
    """Return the lower and upper ends of the corners of n pieces on a row."""
    return np.tile([row - 0.3, row + 0.3, row + 0.3, row - 0.3, np.nan], n)


def mark_least(at: float, words: str) -> tuple[Mark, ...]:
    """Mark the least value of the norm that falls, on the lower ruler."""
    return Line(at, [-0.6, 0.3], "target", "B"), Text(at, -0.95, words, "target", "B", align="left")


def make_controls(starts: tuple[str, ...], times: tuple[int, ...]) -> dict[str, Control]:
    """Return the controls of a flow: number of bars, start, time."""
    names = {start: name_start(start) for start in starts}
    return {
        "n": Control(tuple(range(FEWEST_BARS, MOST_BARS + 1)), say("bars"), start=3, unit="{:d}"),
        "start": Control(starts, say("start"), unit="{}", words=names),
        "time": Control(times, say("steps of the flow"), unit="{:d}", play=130),
    }


def check_frames(frames: int) -> int:
    """Return how many moments are shown after the first; refuse too few frames or too many."""
    frames = integer(frames, "frames", least=2)
    if frames > MOST_FRAMES:
        raise ValueError(f"frames: got {frames}; give an integer from 2 to {MOST_FRAMES}")
    return frames - 1


def make_stage(title: str, longest: float, held: str, role: str) -> Callable[[Mapping[str, Axes]], None]:
    """Return the stage of a flow: bars above, two rulers below, the upper one for what is held."""

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title=title, xlim=(-4.6, 4.6), ylim=(-0.08, 1.24), xticks=[], yticks=[0, 0.5, 1])
        axes["A"].spines["bottom"].set_visible(False)
        axes["A"].axhline(0, color=EDGE, lw=0.8, zorder=1)
        axes["B"].set(xlim=(0, longest), ylim=(-1.15, 2.2), yticks=[])
        axes["B"].text(0, HELD_ROW + 0.45, held, color=ROLES[role].ink, size=11)
        axes["B"].grid(visible=False, axis="y")

    return stage
