"""The same minimiser as a balance of forces: the pull of the data against the push of the penalty."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Frame, Picture
from ...drawing.theme import EDGE
from .kink import BOTTOMS, PENALTIES, STRENGTHS, least, plain, where


def force_balance() -> Picture:
    """The pull -f'(w) of a parabola against the penalty's subdifferential: where they meet is the minimiser.

    Under L1 the subdifferential is the interval [-lam, lam] at 0, a riser that meets every pull up to lam;
    under L2 it is the line lam w, which passes 0 in a single point.

    Returns
    -------
    Picture
        Two controls: `b`, where f is least, and `lam`.
    """
    ends = np.array([-2.4, 2.4])

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "L1 pushes back with −λ to λ at 0"), ("B", "L2 pushes back with λw"):
            ax = axes[panel]
            ax.set(title=title, xlim=ends, ylim=(-2.6, 3.6), yticks=[-2, -1, 0, 1, 2], xlabel="weight w")
            ax.plot([-2.4, 2.4, np.nan, 0, 0], [0, 0, np.nan, -2.6, 2.5], color=EDGE, lw=0.8, zorder=1)
        axes["A"].set_ylabel("force; dotted: the pull −f′(w) = b − w")

    def pull(b: float) -> Frame:
        return Frame(tuple(Line(ends, b - ends, "loss", panel) for panel in "AB"))

    def balance(b: float, lam: float) -> Frame:
        optima = least(b, lam)
        held = (
            f"≤ λ = {lam:.1f}: absorbed" if abs(b) <= lam else f"> λ = {lam:.1f}: {abs(b) - lam:.1f} is left"
        )
        words = f"pull at 0: {abs(b):.1f} {held}", "at 0 it pushes back with 0"
        back = ([-2.4, 0, 0, 2.4], [-lam, -lam, lam, lam]), (ends, lam * ends)
        marks: list[Mark] = []
        for (panel, role, _), (_, (w,)), push, line in zip(PENALTIES, optima, back, words, strict=True):
            marks += [
                Line(*push, role, panel),
                Line([w, w], [0, b - w], "note", panel),
                Dots(w, b - w, role, panel),
                Text(0, 3.15, where(w), role, panel, size=14),
                Text(0, 2.7, line, role, panel),
            ]
        first, second = (where(w) for _, (w,) in optima)
        return Frame(
            tuple(marks),
            f"The data pull with b = {plain(b, 1)} at 0; λ = {lam:.1f}. There L1 can push back with anything "
            f"from −λ to λ: {first}. L2 pushes back with λw, which is 0 at 0: {second}. "
            f"{certificate(*optima)}",
        )

    return Picture({"b": BOTTOMS, "lam": STRENGTHS}, stage, (pull, balance), "AB", (9, 4.6))
