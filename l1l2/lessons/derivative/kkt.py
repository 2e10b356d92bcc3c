"""Many weights: the optimality conditions of the lasso, read off one line."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import CERTIFIED, certificate
from ...course.columns import say_column
from ...drawing.marks import Dots, Line, Text, barh
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...words import Said, say, say_n, sentences

STRONGEST = 50.0  # correlation that the axis reaches


@name_picture
def correlations() -> Picture:
    """The diabetes data: each column's |x_j'r|/n against lambda, beside the weights of the lasso.

    No bar passes the line.  That of a weight that is not 0 touches it; where the bar ends below it, the
    weight is exactly 0, a diamond.  The largest at w = 0 is lam_max.

    Returns
    -------
    Picture
        One control, `lam`, which falls from above lam_max to 0.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    datafit, path = Quadratic(d.X, d.y), lasso_path(d.X, d.y)
    order = np.argsort(-np.abs(path.at(0.0)))  # by least squares: who leaves 0 first is asked
    names, rows = [say_column(data.names[j]) for j in order], np.arange(len(order))
    lam_max, edge = float(path.lam[0]), 1.1 * float(np.abs(path.w).max())

    def line(lam: float) -> Frame:
        at = np.clip(lam, 5, STRONGEST - 6)
        words = Text(at, -0.8, say("λ = {lam:.2f}", lam=lam), "target")
        return Frame((Line([lam, lam], [-0.6, rows[-1] + 0.6], "target"), words))

    def conditions(lam: float) -> Frame:
        w = path.at(lam)[order]
        pull = np.abs(datafit.gradient(path.at(lam)))[order]
        touches, zero = pull >= lam - CERTIFIED * lam_max, w == 0
        k, zeros = int(touches.sum()), int(zero.sum())
        touching = say_n("{n} of {p} touches the line", "{n} of {p} touch the line", k, p=w.size)
        note = [1.2] if lam == 0 else [], [4.6] if lam == 0 else []
        marks = (
            barh(rows, np.where(touches, pull, np.nan), "l1"),
            barh(rows, np.where(touches, np.nan, pull), "ghost"),
            Text(*note, say("all are 0"), "l1", align="left"),
            Text(0, -1.5, touching, "l1", align="left", size=14),
            barh(rows, np.where(zero, np.nan, w), "l1", "B"),
            Dots(np.zeros(zeros), rows[zero], "l1", "B"),
            Text(-edge, -1.5, say("{zeros} of {p} exactly 0", zeros=zeros, p=w.size), "l1", "B", "left", 14),
        )
        who = [name for name, touch in zip(names, touches, strict=True) if touch]
        proof = certificate((Problem(datafit, L1(lam)), path.at(lam)))
        return Frame(marks, sentences(_say_touches(lam, lam_max, who, zeros, w.size), proof))

    controls, stage = {"lam": _choose_strength(lam_max)}, _make_stage(names, edge)
    return Picture(controls, stage, (line, conditions), "AB", (8.8, 4.4), telling={"lam": 45.0})


def _choose_strength(lam_max: float) -> Control:
    falling = (*np.arange(50, 10, -1.0), *np.arange(10, -0.25, -0.5), lam_max)
    values = tuple(sorted(map(float, falling), reverse=True))
    return Control(values, say("penalty λ, falling"), start=values.index(20.0), play=150)


def _make_stage(names: Sequence[str], edge: float) -> Callable[[Mapping[str, Axes]], None]:
    """Return a stage with a row for each name; `edge` is where the axis of the weights ends."""
    rows = np.arange(len(names))

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title=say("Correlation with the residual, |xⱼᵀr|/n"), xlim=(0, STRONGEST))
        axes["B"].set(title=say("Weights of the lasso"), xlim=(-edge, edge))
        axes["A"].set_xlabel(say("orange: touches the line;  grey: below it"))
        axes["B"].set_xlabel(say("coefficient, per standard deviation of the column"))
        for panel, labels in ("A", names), ("B", []):
            axes[panel].set(ylim=(rows[-1] + 0.6, -2.2))
            axes[panel].set_yticks(rows if labels else [], labels)
            axes[panel].spines["left"].set_visible(False)
            axes[panel].grid(visible=False)
            axes[panel].plot([0, 0], [-0.5, rows[-1] + 0.5], color=EDGE, lw=0.8, zorder=1)
        note = say("diamond: exactly 0")
        axes["B"].text(edge, rows[-1] + 0.5, note, ha="right", va="bottom", color=SOFT, size=9)

    return stage


def _say_touches(lam: float, lam_max: float, who: Sequence[str], zeros: int, p: int) -> Said:
    """Say which of the p columns touch the line, and what that means for their weights."""
    if lam > lam_max:
        return say(
            "At λ = {lam:.2f} no bar reaches the line, and all {p} weights are exactly 0.", lam=lam, p=p
        )
    if lam == 0:
        return say(
            "At λ = {lam} the line and all bars are at 0: least squares, none of the {p} weights 0.",
            lam=lam,
            p=p,
        )
    names = ", ".join(who)
    if lam == lam_max:
        return say(
            "At λ_max = {lam:.2f} the first bar touches, {names}; all {p} weights are still exactly 0.",
            lam=lam,
            names=names,
            p=p,
        )
    return say_n(
        "At λ = {lam:.2f}, {n} of {p} bars touches the line: {names}. Only this weight differs from 0; the "
        "other {zeros} are exactly 0.",
        "At λ = {lam:.2f}, {n} of {p} bars touch the line: {names}. Only these weights differ from 0; the "
        "other {zeros} are exactly 0.",
        len(who),
        lam=lam,
        p=p,
        names=names,
        zeros=zeros,
    )
