"""When a coefficient is exactly 0: L1 asks for an inequality, L2 for an equation."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences

REACH = 2.2  # of both axes: the words stand above
GRADIENTS = np.linspace(-REACH, REACH, 89)

Optimum = tuple[Problem, Array]


@name_picture
def optimality_at_zero() -> Picture:
    """One coefficient as a function of the gradient that the loss has at 0, under each penalty.

    The loss is w^2/2 + g w.  Under L1 the coefficient is 0 in the shaded band, where |g| <= lam; under L2 on
    the line g = 0.

    Returns
    -------
    Picture
        Two controls: `gradient`, that of the loss at w = 0, and `lam`.
    """

    def curves(lam: float) -> Frame:
        band = Area([-lam, -lam, lam, lam], [-REACH, REACH, REACH, -REACH], "l1")
        single = Line([0, 0], [-REACH, REACH], "note", "B")
        l1, l2 = (
            np.array([minimise(g, lam)[role][1][0] for g in GRADIENTS.tolist()]) for role in ("l1", "l2")
        )
        return Frame((band, single, Line(GRADIENTS, l1, "l1"), Line(GRADIENTS, l2, "l2", "B")))

    def coefficients(gradient: float, lam: float) -> Frame:
        optima = minimise(gradient, lam)
        conditions = {"l1": _compare_with_band(abs(gradient), lam), "l2": _compare_with_zero(gradient)}
        marks: list[Dots | Text] = []
        for panel, role in ("A", "l1"), ("B", "l2"):
            w = float(optima[role][1][0])
            marks += [
                Dots(gradient, w, role, panel),
                Text(0, 3.15, _say_coefficient(w), role, panel, size=14),
                Text(0, 2.5, conditions[role], role, panel),
            ]
        start = say(
            "At w = 0 the loss has gradient {gradient:z.1f}; λ = {lam:.1f}.", gradient=gradient, lam=lam
        )
        ends = _judge_l1(gradient, lam, optima["l1"]), _judge_l2(gradient, optima["l2"])
        words = sentences(start, sentences(l1=ends[0], l2=ends[1]), certificate(*optima.values()))
        return Frame(tuple(marks), words)

    controls = {
        "gradient": Control(
            tuple(np.linspace(-2, 2, 41).round(1)), say("gradient of the loss at w = 0"), 35, "{:.1f}"
        ),
        "lam": Control(tuple(np.linspace(0, 2, 21).round(1)), say("penalty λ"), 10, "{:.1f}"),
    }
    return Picture(controls, _stage, (curves, coefficients), "AB", (8.8, 3.8), telling={"gradient": 0.6})


@cache
def minimise(gradient: float, lam: float) -> Mapping[str, Optimum]:
    """Return both problems and their minimisers: a prox at minus the gradient, for the loss w^2/2 + g w."""
    loss = Quadratic(np.ones((1, 1)), np.array([-gradient]))
    problems = {"l1": Problem(loss, L1(lam)), "l2": Problem(loss, L2(lam))}
    return {role: (one, one.penalty.prox(np.array([-gradient]), 1.0)) for role, one in problems.items()}


def _say_coefficient(w: float) -> Said:
    return say("w = {w} exactly", w=0) if w == 0 else say("w = {w:z.2f}", w=w)


def _compare_with_band(size: float, lam: float) -> Said:
    if size <= lam:
        return say("|gradient| ≤ λ holds: {size:.1f} ≤ {lam:.1f}", size=size, lam=lam)
    return say("|gradient| ≤ λ fails: {size:.1f} > {lam:.1f}", size=size, lam=lam)


def _compare_with_zero(gradient: float) -> Said:
    if gradient == 0:
        return say("gradient = 0 holds")
    return say("gradient = 0 fails: it is {gradient:.1f}", gradient=gradient)


def _judge_l1(gradient: float, lam: float, optimum: Optimum) -> Said:
    if abs(gradient) <= lam:
        return say("L1 needs |gradient| ≤ λ for a zero: this holds, so w is exactly {w}.", w=0)
    return say("L1 needs |gradient| ≤ λ for a zero: this fails, and w = {w:.2f}.", w=float(optimum[1][0]))


def _judge_l2(gradient: float, optimum: Optimum) -> Said:
    if gradient == 0:
        return say("L2 needs gradient = 0 for a zero: this holds, so w is exactly {w}.", w=0)
    return say("L2 needs gradient = 0 for a zero: this fails, and w = {w:.2f}.", w=float(optimum[1][0]))


def _stage(axes: Mapping[str, Axes]) -> None:
    titles = {"A": say("L1: an inequality"), "B": say("L2: an equation")}
    for panel, title in titles.items():
        ax = axes[panel]
        ax.set(title=title, xlim=(-REACH, REACH), ylim=(-REACH, 3.7))
        ax.set(xticks=[-2, -1, 0, 1, 2], yticks=[-2, -1, 0, 1, 2])
        ax.set_xlabel(say("gradient of the loss at w = 0"))
        ax.plot([-REACH, REACH], [0, 0], color=EDGE, lw=0.8, zorder=1)
    axes["A"].set_ylabel(say("coefficient w"))
