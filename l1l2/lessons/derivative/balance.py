"""The same minimiser as a balance: minus the slope of the loss against the subdifferential."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...words import Said, say, sentences
from .kink import PENALTIES, choose_bottom, choose_strength, locate, minimise

ENDS = np.array([-2.4, 2.4])  # of the axis of the weight
TOP = 2.5  # of the lines: the words stand above


@name_picture
def force_balance() -> Picture:
    """The pull -f'(w) of a parabola against the penalty's subdifferential: where they meet is the minimiser.

    Under L1 the subdifferential is the interval [-lam, lam] at 0, a riser that meets every pull up to lam;
    under L2 it is the line lam w, which passes 0 in a single point.

    Returns
    -------
    Picture
        Two controls: `b`, where f is least, and `lam`.
    """

    def pull(b: float) -> Frame:
        x = np.array([max(ENDS[0], b - TOP), ENDS[1]])
        return Frame(tuple(Line(x, b - x, "loss", panel) for panel in "AB"))

    def balance(b: float, lam: float) -> Frame:
        optima = minimise(b, lam)
        lines = _weigh(abs(b), lam), say("slope of the penalty at 0: 0")
        reach = ENDS * min(1, TOP / max(lam * ENDS[1], TOP))
        pushes = ([ENDS[0], 0, 0, ENDS[1]], [-lam, -lam, lam, lam]), (reach, lam * reach)
        marks: list[Mark] = []
        for (panel, role, _), (_, (w,)), push, line in zip(PENALTIES, optima, pushes, lines, strict=True):
            marks += [
                Line(*push, role, panel),
                Line([w, w], [0, b - w], "note", panel),
                Dots(w, b - w, role, panel),
                Text(0, 3.15, locate(w), role, panel, size=14),
                Text(0, 2.7, line, role, panel),
            ]
        first, second = (locate(w) for _, (w,) in optima)
        start = say("At 0 the slope of the loss is −b, with b = {b:.1f}; λ = {lam:.1f}.", b=b, lam=lam)
        ends = sentences(
            l1=say("There λ|w| has all slopes from −λ to λ: {minimum}.", minimum=first),
            l2=say("The square has the slope λw, which is 0 at 0: {minimum}.", minimum=second),
        )
        return Frame(tuple(marks), sentences(start, ends, certificate(*optima)))

    controls = {"b": choose_bottom(), "lam": choose_strength()}
    return Picture(controls, _stage, (pull, balance), "AB", (8.8, 4.4))


def _weigh(pull: float, lam: float) -> Said:
    """Say whether 0 is the minimiser under L1, and by how much the slope is too large otherwise."""
    if pull <= lam:
        return say("|f′(0)| = {pull:.1f} ≤ λ = {lam:.1f}: w stays at 0", pull=pull, lam=lam)
    return say("|f′(0)| = {pull:.1f} is {left:.1f} above λ = {lam:.1f}", pull=pull, lam=lam, left=pull - lam)


def _stage(axes: Mapping[str, Axes]) -> None:
    titles = {"A": say("L1: all slopes from −λ to λ at 0"), "B": say("L2: the slope λw")}
    for panel, title in titles.items():
        ax = axes[panel]
        ax.set(title=title, xlim=ENDS, ylim=(-2.6, 3.6), yticks=[-2, -1, 0, 1, 2], xlabel=say("weight w"))
        ax.plot([*ENDS, np.nan, 0, 0], [0, 0, np.nan, -2.6, TOP], color=EDGE, lw=0.8, zorder=1)
    axes["A"].set_ylabel(say("slope; dotted: −f′(w) = b − w"))
