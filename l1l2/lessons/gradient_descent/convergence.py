"""Which methods reach an exact zero, how fast each comes down, and what a tolerance makes up."""

from collections.abc import Iterable, Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import INK, SOFT
from ...validate import Array
from ...words import Said, say, say_n, sentences, write_number
from .methods import LAST, STEPS, Runs, list_methods, name_method, run_methods

SMALLEST_GAP, LARGEST_GAP = 1e-6, 600  # that are drawn
SMALLEST_GAP_SAID = 1e-9
SMALLEST_SIZE = 1e-9  # of the weights that are drawn
TOLERANCES = (0.0, *(float(f"{digit}e-{k}") for k in range(8, 1, -1) for digit in (1, 3)), 0.1)
EXACT_AT, CALLED_AT = 60.0, 3e3  # where the two columns of counts stand
# Of the methods whose lines leave the panel below: the gap at which the name stands, and on which side.
NAME_AT = {"coordinate_descent": (1e-5, "right"), "fista": (1e-3, "right"), "ista": (1e-4, "left")}
# The lines of the others lie close together: each has a colour and a dash of its own.
LOOKS = {
    "subgradient": "target",
    "sgd": "data",
    "adam": "truth",
    "clipped": "loss",
    "clipped_for_good": "ghost",
} | dict.fromkeys(NAME_AT, "solution")


@name_picture
def gaps() -> Picture:
    """How far above the minimum each method's best iterate so far is, and what theory promises at most.

    Thick lines are the methods that arrive; each of the others has a colour and dash of its own.

    Returns
    -------
    Picture
        One control: `step`, log-spaced.
    """
    runs = run_methods()
    proof = certificate((runs.problem, runs.best.w))

    def stage(axes: Mapping[str, Axes]) -> None:
        ax, ticks = axes["A"], (1, 10, 100, 1000, LAST)
        ax.set(xscale="log", yscale="log", xlim=(0.6, 8e4), ylim=(SMALLEST_GAP, LARGEST_GAP))
        ax.set_xlabel(say("steps T, each one look at all rows"))
        ax.set_ylabel(say("gap of the best iterate so far"))
        ax.set_xticks(ticks, [write_number(tick, ",") for tick in ticks])
        ax.minorticks_off()

    def lines() -> Frame:
        k = np.unique(np.geomspace(1, LAST, 120).round().astype(int))
        bounds = [Line(k, _within_panel(bound[k - 1]), "note") for bound in runs.bound.values()]
        ways = [Line(k, _within_panel(gap[k]), LOOKS[name]) for name, gap in runs.gap.items()]
        return Frame((*bounds, *ways, *_name_lines(runs)))

    def cursor(step: int) -> Frame:
        now = {name: float(gap[step]) for name, gap in runs.gap.items()}
        dots = [Dots(step, _within_panel(gap), LOOKS[name]) for name, gap in now.items()]
        said = say_n(
            "After {n:,} step the best so far is above the minimum by: {gaps}.",
            "After {n:,} steps the best so far is above the minimum by: {gaps}.",
            step,
            gaps=list_methods({name: _say_gap(gap) for name, gap in now.items()}),
        )
        return Frame((Line(step, [SMALLEST_GAP, LARGEST_GAP], "note"), *dots), sentences(said, proof))

    control = Control(STEPS[1:], say("steps T"), start=len(STEPS) - 2, unit="{:,d}", play=300)
    return Picture({"step": control}, stage, (lines, cursor), figsize=(8.6, 4.8), telling={"step": 100})


def _say_gap(gap: float) -> Said:
    if gap < SMALLEST_GAP_SAID:
        return say("less than {most:.0e}", most=SMALLEST_GAP_SAID)
    return say("{gap:.2g}", gap=gap)


def _within_panel(gap: ArrayLike) -> Array:
    """Cut off what lies below the panel."""
    gap = np.asarray(gap)
    return np.where(gap >= SMALLEST_GAP, gap, np.nan)


def _name_lines(runs: Runs) -> list[Mark]:
    """Name every line at its end, or, where it leaves the panel below, on its way."""
    bounds = {
        "subgradient": say("subgradient ≤ C/√T"),
        "ista": say("ISTA ≤ C/T"),
        "fista": say("FISTA ≤ C/T²"),
    }
    ends = [(runs.bound[name][-1], words, "note") for name, words in bounds.items()]
    ends += [
        (gap[LAST], name_method(name), LOOKS[name]) for name, gap in runs.gap.items() if name not in NAME_AT
    ]
    ends.sort()
    heights = np.log([end for end, _, _ in ends])
    for _ in range(100):  # words need a distance; the lines' ends need none
        push = np.maximum(0.8 - np.diff(heights), 0) / 2
        heights[:-1] -= push
        heights[1:] += push
    starts, levels = np.array([end for end, _, _ in ends]), np.exp(heights)
    across = np.tile([LAST, 1.5 * LAST, np.nan], len(ends))
    leaders = np.column_stack([starts, levels, np.nan * starts]).ravel()
    marks: list[Mark] = [
        Line(across, leaders, "ghost"),  # from each line's end to its name
        *(
            Text(1.6 * LAST, 0.8 * level, words, role, align="left")
            for level, (_, words, role) in zip(levels, ends, strict=True)
        ),
    ]
    for name, (level, align) in NAME_AT.items():
        x = (runs.gap[name] < level).argmax() * (1.15 if align == "left" else 0.78)
        marks.append(Text(x, level, name_method(name), "solution", align=align))
    return marks


@name_picture
def zeros() -> Picture:
    """Every weight's size on a log axis, a row a method: which are `== 0.0`, and which a tolerance calls so.

    Stars are the minimiser's non-zero weights; a tick says that the weights called zero are the right ones.

    Returns
    -------
    Picture
        Two controls: `step`, log-spaced; `tol`: a weight of this size or less is called zero.
    """
    runs = run_methods()
    needed = runs.best.w != 0
    proof = certificate((runs.problem, runs.best.w))
    spread = 0.5 * ((np.arange(len(needed)) * 0.618) % 1 - 0.5)  # so that no dot hides another
    rows = np.arange(len(runs.w))[:, None] + spread
    weights = dict(zip(STEPS, np.stack(list(runs.w.values()), axis=1), strict=True))

    def stage(axes: Mapping[str, Axes]) -> None:
        _draw_rows(axes["A"], runs.w, int((~needed).sum()))

    def tolerance(tol: float) -> Frame:
        if tol == 0:
            return Frame((Area([], [], "ghost"), Line([], [], "target")))
        x, y = [SMALLEST_SIZE, SMALLEST_SIZE, tol, tol], [-0.5, 7.5, 7.5, -0.5]
        return Frame((Area(x, y, "ghost"), Line(x[2:], y[2:], "target")))

    def sizes(step: int) -> Frame:
        w = weights[step]
        size = np.where(w == 0, np.nan, np.maximum(np.abs(w), SMALLEST_SIZE))
        dots = (
            Dots(size[:, chosen].ravel(), rows[:, chosen].ravel(), role)
            for role, chosen in (("ghost", ~needed), ("solution", needed))
        )
        marks = *dots, *_write_counts(w == 0, ~needed, EXACT_AT, "solution")
        return Frame(marks, _say_zeros(step, _list_counts(runs.w, w == 0), ~needed))

    def called_zero(step: int, tol: float) -> Frame:
        called = np.abs(weights[step]) <= tol
        words = _list_counts(runs.w, called)
        said = say("Weights with |w| ≤ {tol:g}: {called}.", tol=tol, called=words)
        return Frame(_write_counts(called, ~needed, CALLED_AT, "note"), sentences(said, proof))

    controls = {
        "step": Control(STEPS, say("steps"), start=len(STEPS) - 1, unit="{:,d}", play=300),
        "tol": Control(TOLERANCES, say("tolerance tol"), unit="{:g}"),
    }
    return Picture(controls, stage, (tolerance, sizes, called_zero), figsize=(8.6, 3.8))


def _draw_rows(ax: Axes, methods: Iterable[str], right: int) -> None:
    names = [name_method(name) for name in methods]
    ax.set(xscale="log", xlim=(SMALLEST_SIZE, 4e4), ylim=(7.6, -1.5), xlabel=say("size of the weight, |w|"))
    ax.set_yticks(range(len(names)), names)
    ax.set_xticks([1e-8, 1e-6, 1e-4, 1e-2, 1], ["1e-8", "1e-6", "1e-4", "0.01", "1"])
    ax.minorticks_off()
    ax.grid(visible=False, axis="y")
    ax.spines["left"].set_visible(False)
    for x, words in (EXACT_AT, say("== 0.0")), (CALLED_AT, say("|w| ≤ tol")):
        ax.text(x, -0.85, words, color=INK, ha="center", weight="bold")
    ax.text(4, -0.85, say("zeros in the minimiser: {right}", right=right), color=SOFT, ha="right")


def _say_zeros(step: int, zeros: Said, right: Array) -> Said:
    return say_n(
        "Exact zeros after {n:,} step, of {weights} weights: {zeros}; the minimiser has {right}.",
        "Exact zeros after {n:,} steps, of {weights} weights: {zeros}; the minimiser has {right}.",
        step,
        weights=len(right),
        zeros=zeros,
        right=int(right.sum()),
    )


def _list_counts(methods: Iterable[str], zero: Array) -> Said:
    return list_methods(dict(zip(methods, zero.sum(axis=1).tolist(), strict=True)))


def _write_counts(zero: Array, right: Array, x: float, role: str) -> tuple[Mark, ...]:
    """Write down how many zeros each method has; a tick where they are the right ones."""
    counts, ticked = zero.sum(axis=1).tolist(), (zero == right).all(axis=1)
    words = (
        say("{count} ✓", count=count) if tick else write_number(count)
        for count, tick in zip(counts, ticked, strict=True)
    )
    return tuple(Text(x, row + 0.12, word, role, size=12) for row, word in enumerate(words))
