"""One lambda and what other libraries call it: the same model, numbers that lie decades apart."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, INK, SOFT
from ...maths.conventions import translate
from ...maths.datafits import Logistic, Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.penalties import L1, L2, ElasticNet, Penalty
from ...maths.problem import Problem
from ...words import Said, say, write_number


class Row(NamedTuple):
    """One argument of one library, and the problem that it is asked about."""

    fact: str  # its name in the caption
    role: str
    kind: str  # of the answers: squares, or labels
    penalty: Callable[[float], Penalty]
    library: int  # its place in what `translate` returns
    argument: str


def _mix(lam: float) -> Penalty:
    return ElasticNet(lam, 0.5)


ROWS = (
    Row("lasso", "l1", "squares", L1, 0, "alpha"),
    Row("elastic_net", "solution", "squares", _mix, 0, "alpha"),
    Row("ridge", "l2", "squares", L2, 0, "alpha"),
    Row("glmnet_l1", "l1", "squares", L1, 1, "lambda"),
    Row("glmnet_l2", "l2", "squares", L2, 1, "lambda"),
    Row("torch_squares", "l2", "squares", L2, 2, "weight_decay"),
    Row("logistic", "data", "labels", L1, 0, "C"),
    Row("torch_labels", "l2", "labels", L2, 2, "weight_decay"),
)
HEIGHTS = range(len(ROWS), 0, -1)
PATIENTS = (50, 100, 200, 442)
LEAST, MOST = 3e-6, 3e6  # the ends of the scale


@name_picture
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
    datafits: dict[int, dict[str, Quadratic | Logistic]] = {}
    for n in PATIENTS:
        d = standardise(data.X[:n], data.y[:n])
        labels = Logistic(d.X, np.where(d.y > 0, 1.0, -1.0))
        datafits[n] = {"squares": Quadratic(d.X, d.y), "labels": labels}

    def mark_ours(lam: float) -> Frame:
        line = Line([lam, lam], [0.4, len(ROWS) + 0.55], "target")
        return Frame((line, Text(lam, len(ROWS) + 0.7, say("our λ = {lam:g}", lam=lam), "target", size=12)))

    def mark_theirs(lam: float, n: int) -> Frame:
        marks: list[Dots | Text] = []
        facts = {}
        for height, row in zip(HEIGHTS, ROWS, strict=True):
            settings = translate(Problem(datafits[n][row.kind], row.penalty(lam)))
            facts[row.fact] = value = settings[row.library].values[row.argument]
            # One of two texts is empty, since a text cannot change its side: our λ's line crosses no number.
            number = write_number(value, ".3g")
            left, right = (number, "") if value < lam else ("", number)
            marks += [
                Dots(value, height, row.role),
                Text(value / 1.35, height + 0.1, left, row.role, align="right"),
                Text(1.35 * value, height + 0.1, right, row.role, align="left"),
            ]
        return Frame(tuple(marks), _say_theirs(n, lam, facts))

    strengths = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
    controls = {
        "lam": Control(strengths, say("our λ"), start=6, unit="{:g}"),
        "n": Control(PATIENTS, say("rows n"), start=0, unit="{}"),
    }
    layers = mark_ours, mark_theirs
    return Picture(controls, _set_stage, layers, figsize=(6.8, 4), telling={"n": 442})


def _say_theirs(n: int, lam: float, numbers: Mapping[str, float]) -> Said:
    """Say every library's number; `numbers` are theirs, by the names of the facts in ROWS."""
    return say(
        "With {n} rows our λ = {lam:g} is: Lasso(alpha) {lasso:.3g}; ElasticNet(alpha) {elastic_net:.3g}; "
        "Ridge(alpha) {ridge:.3g}; glmnet lambda, L1 {glmnet_l1:.3g}; glmnet lambda, L2 {glmnet_l2:.3g}; "
        "weight_decay, MSELoss {torch_squares:.3g}; LogisticRegression(C) {logistic:.3g}; weight_decay, "
        "BCELoss {torch_labels:.3g}.",
        n=n,
        lam=lam,
        **numbers,
    )


def _name_rows() -> dict[str, Said]:
    return {
        "lasso": say("Lasso(alpha)"),
        "elastic_net": say("ElasticNet(alpha)"),
        "ridge": say("Ridge(alpha)"),
        "glmnet_l1": say("glmnet lambda, L1"),
        "glmnet_l2": say("glmnet lambda, L2"),
        "torch_squares": say("weight_decay, MSELoss"),
        "logistic": say("LogisticRegression(C)"),
        "torch_labels": say("weight_decay, BCELoss"),
    }


def _set_stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("The same weights, in other words"), xscale="log", xlim=(LEAST, MOST))
    ax.set(ylim=(0.4, len(ROWS) + 1.2), xlabel=say("the number to type"))
    names = _name_rows()
    ax.set_yticks(HEIGHTS, [names[row.fact] for row in ROWS])
    for label in ax.get_yticklabels():
        label.set(color=INK, size=10)
    ax.spines["left"].set_visible(False)
    ax.hlines(HEIGHTS, LEAST, MOST, color=EDGE, lw=0.5, zorder=1)
    falls = next(height for height, row in zip(HEIGHTS, ROWS, strict=True) if row.argument == "C")
    note = say("C falls as λ grows")
    ax.text(MOST, falls + 0.1, note, color=SOFT, size=9, ha="right", va="bottom")
