"""The family of norms to which L1 and L2 belong, and what each of them counts."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ...drawing.marks import Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.norms import lp_norm
from ...validate import Array
from ...words import Said, say

POWERS = (
    *(np.inf, 30.0, 15.0, 10.0, 7.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.7, 1.5, 1.3, 1.15, 1.0),
    *(0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.02),
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLACES = np.arange(1, 9)  # where the eight bars of a vector stand
DENSE = np.array([5.0, 4, 6, 3, 5, 4, 3, 4]) / 6
FEW = {
    "two bars": np.array([0.0, 4, 0, 0, 3, 0, 0, 0]) / 4,
    "two bars and crumbs": np.array([0.1, 4, 0.15, 0.1, 3, 0.2, 0.1, 0.15]) / 4,
}


@name_picture
def p_family() -> Picture:
    """What ||x||_p counts, p from infinity (the tallest bar) to almost 0 (every bar that is not 0).

    Above, in grey, a dense vector and one of few tall bars, both with a tallest bar of 1, and over them what
    each bar counts, |x_i|^p; below, what they count in all, as far as p has come.

    Returns
    -------
    Picture
        Two controls: `p`, and `few`, the vector on the right.
    """
    finest = np.r_[np.inf, 1 / np.linspace(0.005, 0.98, 196) - 1]

    def before(few: str) -> Frame:
        return Frame((bars(PLACES, DENSE, "ghost", "A"), bars(PLACES, FEW[few], "ghost", "B")))

    def counts(p: float, few: str) -> Frame:
        passed = np.append(finest[finest > p], p)
        dense_marks = _draw_counts(DENSE, p, passed, "data", "A")
        few_marks = _draw_counts(FEW[few], p, passed, "truth", "B")
        return Frame((*dense_marks, *few_marks), _say_counts(p, few))

    controls = {
        "p": Control(POWERS, say("p"), start=POWERS.index(2.0), unit="{:g}", play=180),
        "few": Control(tuple(FEW), say("on the right"), unit="{}", words={few: _name(few) for few in FEW}),
    }
    layers, counted = (before, counts), {"p": POWERS[-1]}
    return Picture(controls, _stage, layers, mosaic="AB;CC", figsize=(8.8, 4), telling=counted)


def _stage(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", say("A dense vector")), ("B", say("Two tall bars")):
        axes[panel].set(title=title, xlim=(0.3, 8.7), ylim=(0, 1.28), xticks=[], yticks=[0, 0.5, 1])
    axes["C"].set(xlim=(-0.02, 1.02), ylim=(0, 8.6), xlabel=say("p"), yticks=[0, 2, 4, 6, 8])
    axes["C"].set(title=say("The sum over all bars: Σ|xᵢ|ᵖ"))
    ticks = {np.inf: "∞", 4: "4", 2: "2", 1: "1", 0.5: "½", 0.25: "¼", 0.1: "0.1", 0: "0"}
    axes["C"].set_xticks(_place(list(ticks)), ticks.values())


def _name(few: str) -> Said:
    """Say the name of a vector in `FEW`."""
    return say("two bars") if few == "two bars" else say("two bars and crumbs")


def _count(x: Array, p: ArrayLike) -> Array:
    """Return |x_i|^p for sizes x up to 1."""
    return x ** np.asarray(p)


def _place(p: ArrayLike) -> Array:
    """Return where p stands on an axis that has room for infinity at its left end and 0 at its right."""
    return 1 / (1 + np.asarray(p))


class _Norm(float):
    """A number that writes what is too long for digits as a power of ten: 9.85 · 10⁴⁴."""

    def __format__(self, spec: str) -> str:
        digits, long, power = super().__format__(spec).partition("e+")
        return f"{digits} · 10{power.lstrip('0').translate(RAISED)}" if long else digits


def _measure(x: Array, p: float) -> tuple[float, float]:
    """Return what all bars count, and the norm."""
    return float(_count(x, p).sum()), _Norm(lp_norm(x, p))


def _draw_counts(x: Array, p: float, passed: Array, role: str, panel: str) -> list[Mark]:
    """Draw what each bar counts, and below what all of them count at every power that p has passed."""
    total, norm = _measure(x, p)
    words = say("Σ|xᵢ|ᵖ = {total:.2f},  ‖x‖ₚ = {norm:.3g}", total=total, norm=norm)
    return [
        bars(PLACES, np.where(x == 0, np.nan, _count(x, p)), role, panel),
        Text(0.5, 1.12, words, role, panel, align="left", size=12),
        Line(_place(passed), _count(x, passed[:, None]).sum(axis=1), role, "C"),
        Dots(_place(p), total, role, "C"),
    ]


def _say_counts(p: float, few: str) -> Said:
    dense_total, dense_norm = _measure(DENSE, p)
    few_total, few_norm = _measure(FEW[few], p)
    facts = {
        "dense_total": dense_total,
        "dense_norm": dense_norm,
        "few_total": few_total,
        "few_norm": few_norm,
        "few": _name(few),
    }
    if p == np.inf:
        return say(
            "At p = ∞ the sum of |xᵢ|ᵖ is {dense_total:.3g} (‖x‖ₚ = {dense_norm:.3g}) for the dense vector "
            "and {few_total:.3g} (‖x‖ₚ = {few_norm:.3g}) for {few}.",
            **facts,
        )
    return say(
        "At p = {p:g} the sum of |xᵢ|ᵖ is {dense_total:.3g} (‖x‖ₚ = {dense_norm:.3g}) for the dense vector "
        "and {few_total:.3g} (‖x‖ₚ = {few_norm:.3g}) for {few}.",
        p=p,
        **facts,
    )
