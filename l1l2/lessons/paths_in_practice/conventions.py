"""One lambda and what other libraries call it: the same model, numbers that lie decades apart."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, INK, SOFT
from ...maths.conventions import translate
from ...maths.datafits import Logistic, Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.penalties import L1, L2, ElasticNet, Penalty
from ...maths.problem import Problem

Row = tuple[str, str, str, Callable[[float], Penalty], int, str]
ROWS: tuple[Row, ...] = (  # words, role, squares or labels, penalty, its place in `translate`, the argument
    ("Lasso(alpha)", "l1", "squares", L1, 0, "alpha"),
    (
        "ElasticNet(alpha)",
        "solution",
        "squares",
        lambda lam: ElasticNet(lam, 0.5),
        0,
        "alpha",
    ),
    ("Ridge(alpha)", "l2", "squares", L2, 0, "alpha"),
    ("glmnet lambda, L1", "l1", "squares", L1, 1, "lambda"),
    ("glmnet lambda, L2", "l2", "squares", L2, 1, "lambda"),
    ("weight_decay, MSELoss", "l2", "squares", L2, 2, "weight_decay"),
    ("LogisticRegression(C)", "data", "labels", L1, 0, "C"),
    ("weight_decay, BCELoss", "l2", "labels", L2, 2, "weight_decay"),
)
PATIENTS = (50, 100, 200, 442)


def dictionary() -> Picture:
    """The arguments of other libraries that give the weights of our lambda, on one logarithmic scale.

    For the first n patients of the diabetes study; where labels are needed, those of progression above its
    mean.

    Returns
    -------
    Picture
        Controls `lam` and `n`.
    """
    data = diabetes()
    loss: dict[int, dict[str, Quadratic | Logistic]] = {}
    for n in PATIENTS:
        d = standardise(data.X[:n], data.y[:n])
        loss[n] = {"squares": Quadratic(d.X, d.y), "labels": Logistic(d.X, np.where(d.y > 0, 1.0, -1.0))}
    rows = np.arange(len(ROWS), 0, -1)

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(title="The same weights, in other words", xscale="log", xlim=(3e-6, 3e6))
        ax.set(ylim=(0.4, len(ROWS) + 1.2), xlabel="the number to type")
        ax.set_yticks(rows, [words for words, *_ in ROWS])
        for label in ax.get_yticklabels():
            label.set(color=INK, size=10)
        ax.spines["left"].set_visible(False)
        ax.hlines(rows, 3e-6, 3e6, color=EDGE, lw=0.5, zorder=1)
        falls = next(row for row, (*_, argument) in zip(rows, ROWS, strict=True) if argument == "C")
        ax.text(3e6, falls + 0.1, "C falls as λ grows", color=SOFT, size=9, ha="right", va="bottom")

    def ours(lam: float) -> Frame:
        line = Line([lam, lam], [0.4, len(ROWS) + 0.55], "target")
        return Frame((line, Text(lam, len(ROWS) + 0.7, f"our λ = {lam:g}", "target", size=12)))

    def theirs(lam: float, n: int) -> Frame:
        marks: list[Dots | Text] = []
        said = []
        for row, (words, role, kind, penalty, place, argument) in zip(rows, ROWS, strict=True):
            value = translate(Problem(loss[n][kind], penalty(lam)))[place].values[argument]
            # On the side away from our λ, so that its line crosses no number.
            left, right = (f"{value:.3g}", "") if value < lam else ("", f"{value:.3g}")
            marks += [
                Dots(value, row, role),
                Text(value / 1.35, row + 0.1, left, role, align="right"),
                Text(1.35 * value, row + 0.1, right, role, align="left"),
            ]
            said.append(f"{words} {value:.3g}")
        return Frame(tuple(marks), f"With {n} rows our λ = {lam:g} is: {'; '.join(said)}.")

    strengths = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
    controls = {
        "lam": Control(strengths, "our λ", start=6, unit="{:g}"),
        "n": Control(PATIENTS, "rows n", start=0, unit="{}"),
    }
    return Picture(controls, stage, (ours, theirs), figsize=(6.8, 4))
