"""The race: which methods reach an exact zero, how fast each comes down, and what a threshold makes up."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import INK, SOFT
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from . import two_weights
from .methods import FLOOR, LAST, LOOKS, STEPS, drawn, names, race
from .two_weights import ACROSS, ALONG, END, LAMS, PANELS, TURN

SHOWN = (0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30)  # steps after a start
TIMES = (*SHOWN, *(TURN + k for k in SHOWN), END)
LEFT = 1e-9  # of what sizes are drawn
DIAL = (0.0, *(float(f"{digit}e-{k}") for k in range(8, 1, -1) for digit in (1, 3)), 0.1)
COUNTS = 60.0, 3e3  # where the two counts stand


def on_contours() -> Picture:
    """Eight methods on the loss contours of two weights, from one start; lambda may change after step 40.

    A star is the method, an orange diamond the optimum, on the ball of its size.  At the change each starts
    afresh, from where it stands.

    Returns
    -------
    Picture
        Three controls: `lam` and `after`, lambda until step 40 and from there on; `time`, in steps.
    """
    datafit = two_weights.two_weights()
    problems = {lam: Problem(datafit, L1(lam)) for lam in LAMS}
    best = {lam: solve(problem).w + 0.0 for lam, problem in problems.items()}  # + 0.0: no zero is negative
    paths = {(a, b): two_weights.paths(problems[a], problems[b]) for a in LAMS for b in LAMS}

    rings = {lam: two_weights.ring(w) for lam, w in best.items()}

    def stage(axes: Mapping[str, Axes]) -> None:
        two_weights.contours(axes, datafit)

    def optimum(lam: float, after: float, time: int) -> Frame:
        now = lam if time <= TURN else after
        w = best[now]
        zeros = _list({name: int((path[time] == 0).sum()) for name, path in paths[lam, after].items()})
        return Frame(
            rings[now],
            f"Exact zeros after {time} step{'s' * (time != 1)}, with λ = {now:.1f} now: {zeros}; the optimum "
            f"({w[0]:.2f}, {w[1]:.2f}) has {int((w == 0).sum())}. {certificate((problems[now], w))}",
        )

    def runners(lam: float, after: float, time: int) -> Frame:
        marks: list[Mark] = []
        for name, path in paths[lam, after].items():
            panel, words = PANELS[name], two_weights.dead(path[time])
            marks += [
                Line(path[: time + 1, 0], path[: time + 1, 1], "target", panel),
                Dots(path[time, 0], path[time, 1], "solution", panel),
                Text(ACROSS[0], ALONG[0] + 0.05, words, "solution", panel, align="left"),
            ]
        return Frame(tuple(marks))

    controls = {
        "lam": Control(LAMS, f"λ until step {TURN}", start=1, unit="{:.1f}"),
        "after": Control(LAMS, f"λ after step {TURN}", start=1, unit="{:.1f}"),
        "time": Control(TIMES, "steps", start=TIMES.index(TURN), unit="{:d}", play=250),
    }
    return Picture(controls, stage, (optimum, runners), mosaic="ABCD;EFGH", figsize=(9.2, 5))


def gaps() -> Picture:
    """How far above the optimum each method's best iterate so far is, and what theory promises at most.

    Thick lines are the methods that arrive; each of the others has a colour and dash of its own.

    Returns
    -------
    Picture
        One control: `step`, log-spaced.
    """
    track = race()
    best = certificate((track.problem, track.best.w))

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(xscale="log", yscale="log", xlim=(0.6, 8e4), ylim=(FLOOR, 600))
        ax.set(xlabel="steps T, a gradient of the loss each", ylabel="P − P*, the best so far")
        ax.set_xticks([1, 10, 100, 1000, LAST], ["1", "10", "100", "1,000", "5,000"])
        ax.minorticks_off()

    def lines() -> Frame:
        k = np.unique(np.geomspace(1, LAST, 120).round().astype(int))
        bounds = [Line(k, drawn(bound[k - 1]), "note") for bound in track.bound.values()]
        runs = [Line(k, drawn(gap[k]), LOOKS[name]) for name, gap in track.gap.items()]
        return Frame((*bounds, *runs, *names(track)))

    def cursor(step: int) -> Frame:
        gap = {name: gap[step] for name, gap in track.gap.items()}
        at = [Dots(step, drawn(height), LOOKS[name]) for name, height in gap.items()]
        words = {name: f"{at:.2g}" if at >= 1e-9 else "less than 1e-09" for name, at in gap.items()}
        return Frame(
            (Line(step, [FLOOR, 600], "note"), *at),
            f"After {step:,} step{'s' * (step > 1)} the best so far is above the optimum by: {_list(words)}. "
            f"{best}",
        )

    control = Control(STEPS[1:], "steps T", start=len(STEPS) - 2, unit="{:,d}", play=300)
    return Picture({"step": control}, stage, (lines, cursor), figsize=(8.6, 5))


def zeros() -> Picture:
    """Every weight's size on a log axis, a row a method: which are `== 0.0`, and which a tolerance calls so.

    Stars are the weights that the optimum needs; a tick says that the weights called zero are the right ones.

    Returns
    -------
    Picture
        Two controls: `step`, log-spaced; `tol`: a weight of this size or less is called zero.
    """
    track = race()
    needed = track.best.w != 0
    best = certificate((track.problem, track.best.w))
    spread = 0.5 * ((np.arange(len(needed)) * 0.618) % 1 - 0.5)  # so that no dot hides another
    rows = np.arange(len(track.w))[:, None] + spread

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(xscale="log", xlim=(LEFT, 4e4), ylim=(7.6, -1.5), xlabel="size of the weight, |w|")
        ax.set_yticks(range(len(rows)), list(track.w))
        ax.set_xticks([1e-8, 1e-6, 1e-4, 1e-2, 1], ["1e-8", "1e-6", "1e-4", "0.01", "1"])
        ax.minorticks_off()
        ax.grid(visible=False, axis="y")
        ax.spines["left"].set_visible(False)
        for x, words in zip(COUNTS, ("== 0.0", "|w| ≤ tol"), strict=True):
            ax.text(x, -0.85, words, color=INK, ha="center", weight="bold")
        ax.text(4, -0.85, f"zeros in the optimum: {(~needed).sum()}", color=SOFT, ha="right")

    def dial(tol: float) -> Frame:
        if tol == 0:
            return Frame((Area([], [], "ghost"), Line([], [], "target")))
        x, y = [LEFT, LEFT, tol, tol], [-0.5, 7.5, 7.5, -0.5]
        return Frame((Area(x, y, "ghost"), Line(x[2:], y[2:], "target")))

    def weights(step: int) -> Frame:
        w = np.array([run[STEPS.index(step)] for run in track.w.values()])
        size = np.where(w == 0, np.nan, np.maximum(np.abs(w), LEFT))
        dots = (
            Dots(size[:, chosen].ravel(), rows[:, chosen].ravel(), role)
            for role, chosen in (("ghost", ~needed), ("solution", needed))
        )
        count, marks = _count(w == 0, ~needed, 0, "solution")
        words = _list(dict(zip(track.w, count, strict=True)))
        return Frame(
            (*dots, *marks),
            f"Exact zeros after {step:,} step{'s' * (step != 1)}, of {len(needed)} weights: {words}; the "
            f"optimum has {(~needed).sum()}.",
        )

    def called(step: int, tol: float) -> Frame:
        w = np.array([run[STEPS.index(step)] for run in track.w.values()])
        count, marks = _count(np.abs(w) <= tol, ~needed, 1, "note")
        words = _list(dict(zip(track.w, count, strict=True)))
        return Frame(marks, f"Weights with |w| ≤ {tol:g}: {words}. {best}")

    controls = {
        "step": Control(STEPS, "steps", start=len(STEPS) - 1, unit="{:,d}", play=300),
        "tol": Control(DIAL, "tolerance tol", unit="{:g}"),
    }
    return Picture(controls, stage, (dial, weights, called), figsize=(8.6, 5.2))


def _list(numbers: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items())


def _count(zero: Array, right: Array, column: int, role: str) -> tuple[list[int], tuple[Mark, ...]]:
    """Count each runner's zeros, and write them down; a tick where they are the right ones."""
    count = zero.sum(axis=1).tolist()
    ticks = np.where((zero == right).all(axis=1), " ✓", "")
    marks = (
        Text(COUNTS[column], row + 0.12, f"{n}{tick}", role, size=12)
        for row, (n, tick) in enumerate(zip(count, ticks, strict=True))
    )
    return count, tuple(marks)
