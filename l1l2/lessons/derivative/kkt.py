"""Many weights: the optimality conditions of the lasso, read off one line."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import CERTIFIED, certificate
from ...drawing.marks import Dots, Line, Text, barh
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem


def correlations() -> Picture:
    """The diabetes data: the pull |x_j'r|/n on each weight against lambda, beside the weights of the lasso.

    No pull passes the line.  The pull on a weight that is not 0 touches it; where the pull is below it, the
    weight is exactly 0, a diamond.  The largest pull at w = 0 is lam_max.

    Returns
    -------
    Picture
        One control, `lam`, which falls from above lam_max to 0.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    datafit, path = Quadratic(d.X, d.y), lasso_path(d.X, d.y)
    order = np.argsort((path.w != 0).argmax(axis=0))  # by the knot at which each weight leaves 0
    names = [data.names[j] for j in order]
    lam_max = float(path.lam[0])
    rows, top = np.arange(len(names)), -2.2
    strongest, edge = 50.0, 1.1 * np.abs(path.w).max()

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title="Pull on each weight, |xⱼᵀr|/n", xlim=(0, strongest))
        axes["B"].set(title="Weights of the lasso", xlim=(-edge, edge))
        axes["B"].set_xlabel("coefficient, per standard deviation of the column")
        axes["A"].set_xlabel("orange: touches the line;  grey: below it")
        for panel, labels in ("A", names), ("B", []):
            axes[panel].set(ylim=(rows[-1] + 0.6, top))
            axes[panel].set_yticks(rows if labels else [], labels)
            axes[panel].spines["left"].set_visible(False)
            axes[panel].grid(visible=False)
            axes[panel].plot([0, 0], [-0.5, rows[-1] + 0.5], color=EDGE, lw=0.8, zorder=1)
        axes["B"].text(
            edge, rows[-1] + 0.5, "diamond: exactly 0", ha="right", va="bottom", color=SOFT, size=9
        )

    def line(lam: float) -> Frame:
        at = Line([lam, lam], [-0.6, rows[-1] + 0.6], "target")
        return Frame((at, Text(np.clip(lam, 4, strongest - 4), -0.8, f"λ = {lam:.2f}", "target")))

    def conditions(lam: float) -> Frame:
        w = path.at(lam)[order]
        pull = np.abs(datafit.gradient(path.at(lam)))[order]
        touches, dead = pull >= lam - CERTIFIED * lam_max, w == 0
        marks = (
            barh(rows, np.where(touches, pull, np.nan), "l1"),
            barh(rows, np.where(touches, np.nan, pull), "ghost"),
            Text([1.2] if lam == 0 else [], [4.6] if lam == 0 else [], "every pull is 0", "l1", align="left"),
            Text(0, -1.5, f"{touches.sum()} of {len(w)} touch the line", "l1", align="left", size=14),
            barh(rows, np.where(dead, np.nan, w), "l1", "B"),
            Dots(np.zeros(dead.sum()), rows[dead], "l1", "B"),
            Text(-edge, -1.5, f"{dead.sum()} of {len(w)} exactly 0", "l1", "B", align="left", size=14),
        )
        who = [name for name, touch in zip(names, touches, strict=True) if touch]
        proof = certificate((Problem(datafit, L1(lam)), path.at(lam)))
        return Frame(marks, f"{_verdict(lam, lam_max, who, len(w))} {proof}")

    falling = (*np.arange(50, 10, -1.0), *np.arange(10, -0.25, -0.5), lam_max)
    values = tuple(sorted(map(float, falling), reverse=True))
    control = Control(values, "penalty λ, falling", start=values.index(20.0), play=150)
    return Picture({"lam": control}, stage, (line, conditions), "AB", (9, 4.9))


def _verdict(lam: float, lam_max: float, who: list[str], p: int) -> str:
    """Say which of the p pulls touch the line, and what that means for their weights."""
    if lam > lam_max:
        return f"At λ = {lam:.2f} no pull reaches the line, and all {p} weights are exactly 0."
    if lam == 0:
        return f"At λ = 0 the line is at 0 and so is every pull: least squares, none of the {p} weights 0."
    names, k = ", ".join(who), len(who)
    if lam == lam_max:
        return f"At λ_max = {lam:.2f} the first pull touches, {names}; all {p} weights are still exactly 0."
    fate = f"Only these weights differ from 0; the other {p - k} are exactly 0."
    return f"At λ = {lam:.2f}, {k} of {p} pulls touch the line: {names}. {fate}"
