"""Not only parabolas: the slope at 0 decides about a logistic loss as well."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...drawing.marks import Dots, Line, Mark
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.datafits import Logistic
from ...maths.exact import solve
from ...maths.problem import Problem
from ...validate import Array
from ...words import say
from .kink import PENALTIES, cut_above, describe, draw_tangents, stage_sums

TOP = 1.36  # of the curves: the words stand above


@name_picture
def logistic() -> Picture:
    """`one_weight` with a logistic loss: 0 is a minimiser iff |f'(0)| <= lam, for every convex smooth f.

    Twenty labels -1 or +1; below, the probability of +1 that each minimiser gives.

    Returns
    -------
    Picture
        Two controls: `against`, how many labels differ from the sign of x, and `lam`.
    """
    rng = np.random.default_rng(21)
    x, turned = np.sort(rng.standard_normal(20)), rng.permutation(20)
    datafits = {against: _fit(x, turned[:against]) for against in (1, 2, 3, 4, 6, 8)}
    w, across = np.linspace(-1.5, 3, 61), np.linspace(-2.5, 2.5, 41)

    def labels(against: int) -> Frame:
        f = datafits[against]
        curve = cut_above(f.value(w[:, None]), TOP)
        points = Dots(x, (f.y + 1) / 2, "data", "C")
        return Frame((*(Line(w, curve, "loss", panel) for panel in "AB"), points))

    def objectives(against: int, lam: float) -> Frame:
        problems = [Problem(datafits[against], penalty(lam)) for *_, penalty in PENALTIES]
        solutions = [solve(problem) for problem in problems]
        marks: list[Mark] = []
        for (panel, role, _), problem, best in zip(PENALTIES, problems, solutions, strict=True):
            marks += [
                Line(w, cut_above(problem.value(w[:, None]), TOP), role, panel),
                Line(*draw_tangents(problem, 0.5, 2.2), "target", panel),
                Dots(best.w, best.value, role, panel),
                Line(across, 1 / (1 + np.exp(-best.w * across)), role, "C"),
            ]
        start = say(
            "Logistic loss, {against} of {rows} labels against the sign of x; λ = {lam:.3f}.",
            against=against,
            rows=x.size,
            lam=lam,
        )
        optima = [(problem, best.w) for problem, best in zip(problems, solutions, strict=True)]
        words = describe(optima, start, 0.75, (1.42, 1.63))
        return Frame((*marks, *words.marks), words.caption)

    controls = {
        "against": Control(tuple(datafits), say("labels against the sign of x"), start=3, unit="{:d}"),
        "lam": Control(tuple(np.linspace(0, 0.4, 17).round(3)), say("penalty λ"), start=8, unit="{:.3f}"),
    }
    return Picture(controls, _stage, (labels, objectives), "AB;AB;CC", (8, 4.4), telling={"against": 8})


def _fit(x: Array, turned: NDArray[np.int64]) -> Logistic:
    """Return the logistic loss of labels with the sign of x, but for those that are turned around."""
    y = np.sign(x)
    y[turned] *= -1
    return Logistic(x[:, None], y)


def _stage(axes: Mapping[str, Axes]) -> None:
    stage_sums((-1.5, 3), (0.2, 1.8), TOP)(axes)
    axes["A"].set_yticks([0.5, 1])
    axes["B"].set_yticks([0.5, 1])
    axes["C"].set(xlim=(-2.5, 2.5), ylim=(-0.25, 1.25), xlabel=say("x"))
    axes["C"].set_yticks([0, 0.5, 1], [say("label −1"), say("½"), say("label +1")])
