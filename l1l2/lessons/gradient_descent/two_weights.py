"""Eight methods on the contours of two weights, while lambda may change on the way."""

from collections.abc import Mapping
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, ROLES
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, say_n, sentences
from .methods import list_methods, methods, name_method

CHANGE, END = 40, 80  # the step at which lambda may change, and the last one
AFTER_A_START = (0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30)
TIMES = (*AFTER_A_START, *(CHANGE + k for k in AFTER_A_START), END)  # those that are shown
LAMS = (0.1, 0.5, 1.6)  # the optimum has two weights, one, none that are not 0
START = np.array([-0.9, 1.5])
X_LIMITS, Y_LIMITS = (-2.0, 2.2), (-1.85, 1.7)
DIAMOND = np.array([[1, 0, -1, 0, 1], [0, 1, 0, -1, 0]])
METHODS = methods(0.1)
PANELS = dict(zip(METHODS, "ABCDEFGH", strict=True))


@name_picture
def on_contours() -> Picture:
    """Eight methods on the loss contours of two weights, from one start; lambda may change after step 40.

    A cross is the method, and does not hide the orange diamond: the minimiser, on the ball of its size.  At
    the change each starts afresh, from where it stands.

    Returns
    -------
    Picture
        Three controls: `lam` and `after`, lambda until step 40 and from there on; `time`, in steps.
    """
    datafit = make_datafit()
    problems = {lam: Problem(datafit, L1(lam)) for lam in LAMS}
    best = {lam: solve(problem).w + 0.0 for lam, problem in problems.items()}  # + 0.0: no zero is negative
    paths = {(a, b): follow_methods(problems[a], problems[b]) for a in LAMS for b in LAMS}
    marked = {lam: _mark_optimum(w) for lam, w in best.items()}

    def stage(axes: Mapping[str, Axes]) -> None:
        _draw_contours(axes, datafit)

    def optimum(lam: float, after: float, time: int) -> Frame:
        now = lam if time <= CHANGE else after
        zeros = {name: int((path[time] == 0).sum()) for name, path in paths[lam, after].items()}
        said = _say_zeros(time, now, zeros, best[now])
        return Frame(marked[now], sentences(said, certificate((problems[now], best[now]))))

    def iterates(lam: float, after: float, time: int) -> Frame:
        marks: list[Mark] = []
        for name, path in paths[lam, after].items():
            panel = PANELS[name]
            marks += [
                Line(path[: time + 1, 0], path[: time + 1, 1], "target", panel),
                Dots(path[time, 0], path[time, 1], "target", panel),
                Text(X_LIMITS[0], Y_LIMITS[0] + 0.08, name_zeros(path[time]), "solution", panel, "left"),
            ]
        return Frame(tuple(marks))

    controls = {
        "lam": Control(LAMS, say("λ until step {step}", step=CHANGE), start=1, unit="{:.1f}"),
        "after": Control(LAMS, say("λ after step {step}", step=CHANGE), start=1, unit="{:.1f}"),
        "time": Control(TIMES, say("steps"), start=TIMES.index(CHANGE), unit="{:d}", play=250),
    }
    layers, telling = (optimum, iterates), {"lam": 1.6, "after": 0.1, "time": END}
    return Picture(controls, stage, layers, mosaic="ABCD;EFGH", figsize=(8.8, 4.1), telling=telling)


def _say_zeros(time: int, lam: float, zeros: Mapping[str, int], best: Array) -> Said:
    return say_n(
        "Exact zeros after {n} step, with λ = {lam:.1f} now: {zeros}; the minimiser {best:.2f} has {right}.",
        "Exact zeros after {n} steps, with λ = {lam:.1f} now: {zeros}; the minimiser {best:.2f} has {right}.",
        time,
        lam=lam,
        zeros=list_methods(zeros),
        best=tuple(best.tolist()),
        right=int((best == 0).sum()),
    )


def name_zeros(w: Array) -> str:
    """Say which of two weights are 0.0; nothing if none is."""
    if not w.any():
        return say("w₁ = w₂ = 0 exactly")
    if w[0] == 0:
        return say("w₁ = 0 exactly")
    return say("w₂ = 0 exactly") if w[1] == 0 else ""


def make_datafit() -> Quadratic:
    """Make 30 rows of two columns that correlate by 0.5, with least squares at (1.3, 0.3) and a rest."""
    q = np.sqrt(30) * np.linalg.qr(np.random.default_rng(3).standard_normal((30, 3)))[0]
    X = q[:, :2] @ np.linalg.cholesky([[1, 0.5], [0.5, 1]]).T
    return Quadratic(X, X @ [1.3, 0.3] + q[:, 2])


def follow_methods(before: Problem, after: Problem) -> dict[str, Array]:
    """Return each method's iterates 0 to END; where lambda changes, it starts afresh from iterate CHANGE."""
    out = {}
    for name, iterates in METHODS.items():
        path = list(islice(iterates(before, START), END + 1))
        if after is not before:
            path[CHANGE:] = islice(iterates(after, path[CHANGE]), END - CHANGE + 1)
        out[name] = np.array(path)
    return out


def _draw_contours(axes: Mapping[str, Axes], datafit: Quadratic) -> None:
    """Draw the loss into every method's panel."""
    x, y = np.meshgrid(np.linspace(*X_LIMITS, 120), np.linspace(*Y_LIMITS, 120))
    loss = datafit.value(np.stack([x, y], axis=-1))
    levels = loss.min() + np.array([0.03, 0.2, 0.6, 1.3, 2.3])
    for name, panel in PANELS.items():
        ax = axes[panel]
        ax.set(title=name_method(name), xlim=X_LIMITS, ylim=Y_LIMITS, xticks=[], yticks=[], aspect="equal")
        ax.grid(visible=False)
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.contour(x, y, loss, levels, colors=ROLES["loss"].color, linewidths=0.7, alpha=0.6)
        ax.axhline(0, color=EDGE, lw=0.8, zorder=0)
        ax.axvline(0, color=EDGE, lw=0.8, zorder=0)


def _mark_optimum(w: Array) -> tuple[Mark, ...]:
    """Mark the optimum in every panel, on the diamond of its size."""
    x, y = np.abs(w).sum() * DIAMOND
    return tuple(
        mark for panel in PANELS.values() for mark in (Line(x, y, "l1", panel), Dots(w[0], w[1], "l1", panel))
    )
