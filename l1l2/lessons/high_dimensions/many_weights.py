"""Many weights on a budget: how often some zero, how often a vertex, and which share of the weights is 0."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import ROLES, SOFT
from ...maths.dimension import Corners, count_corners, zeros_in_the_limit
from ...words import Said, say, write_number
from .three_weights import SHARES

SIZES = (2, 3, 5, 10, 20, 50, 100, 300, 1000)  # numbers of weights
DRAWS = 1000


@name_picture
def chances() -> Picture:
    """The shares of draws with some zero and with a vertex, against the number of weights n.

    Returns
    -------
    Picture
        Controls `n`, up to which the curves are drawn, and `rho`.
    """
    counted = count_all()

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in (
            ("A", say("Draws with at least one zero")),
            ("B", say("Draws that give a vertex")),
        ):
            ax = axes[panel]
            ax.set(title=title, xscale="log", xlim=(1.75, 1250), ylim=(-0.04, 1.2), yticks=[0, 0.5, 1])
            ax.set_yticklabels([write_number(share, ".0%") for share in (0, 0.5, 1)])
            ax.set_xticks(SIZES, [write_number(n) for n in SIZES], minor=False)
            ax.set_xticks([], minor=True)
            ax.set_xlabel(say("number of weights n"))

    def up_to(rho: float, n: int) -> Frame:
        rows, column = slice(SIZES.index(n) + 1), SHARES.index(rho)
        some, vertex = counted.some_zero[rows, column], counted.vertex[rows, column]
        marks: list[Mark] = []
        for panel, values, role in ("A", some, "solution"), ("B", vertex, "l1"):
            reading = say("n = {n}: {share:.1%}", n=n, share=float(values[-1]))
            marks += [Line(SIZES[rows], values, role, panel), Dots(SIZES[rows], values, role, panel)]
            marks += [Text(2, 1.1, reading, role, panel, "left", 13)]
        return Frame(tuple(marks), _say_chances(rho=rho, n=n, some=float(some[-1]), vertex=float(vertex[-1])))

    controls = {
        "n": Control(SIZES, say("number of weights n"), unit="{}", play=500),
        "rho": Control(SHARES, say("budget ρ, as a share of ‖b‖₁"), start=SHARES.index(0.5), unit="{:g}"),
    }
    return Picture(controls, stage, (up_to,), "AB", (8.4, 3.7), telling={"n": 1000})


def _say_chances(**facts: float) -> Said:
    return say(
        "With {n} weights and a budget of {rho:g} of ‖b‖₁, {some:.1%} of {draws} draws have at least one "
        "zero, and {vertex:.1%} are a vertex.",
        draws=DRAWS,
        **facts,
    )


@name_picture
def share_of_zeros() -> Picture:
    """The share of weights that are exactly 0 against the budget, for n weights, and the limit curve.

    Returns
    -------
    Picture
        One control, `n`.
    """
    counted, limit = count_all(), zeros_in_the_limit(SHARES)
    low, half, high = (SHARES.index(rho) for rho in (0.1, 0.5, 0.9))

    def stage(axes: Mapping[str, Axes]) -> None:
        ax, fine = axes["A"], np.linspace(0.02, 0.98, 97)
        ax.set(title=say("Share of weights that are exactly 0"), xlim=(0, 1), ylim=(-0.02, 1.05))
        ax.set(xlabel=say("budget ρ, as a share of ‖b‖₁"), xticks=[0, 0.25, 0.5, 0.75, 1])
        ax.plot(fine, zeros_in_the_limit(fine), color=SOFT, ls=(0, ROLES["note"].dash), lw=1.6)
        ax.text(0.98, 0.93, say("dashed: the limit, n → ∞"), ha="right", color=SOFT, size=9)

    def shares(n: int) -> Frame:
        zeros = counted.zeros[SIZES.index(n)]
        title = Text(0.98, 0.99, say("n = {n}", n=n), "l1", align="right", size=14)
        said = say(
            "With {n} weights the mean share of zeros is {low:.2f} at ρ = 0.1, {half:.2f} at ρ = 0.5, "
            "{high:.2f} at ρ = 0.9; at most {off:.3f} off the limit.",
            n=n,
            low=float(zeros[low]),
            half=float(zeros[half]),
            high=float(zeros[high]),
            off=float(np.abs(zeros - limit).max()),
        )
        return Frame((Line(SHARES, zeros, "l1"), Dots(SHARES, zeros, "l1"), title), said)

    control = Control(SIZES, say("number of weights n"), start=0, unit="{}", play=500)
    return Picture({"n": control}, stage, (shares,), figsize=(6, 4), telling={"n": 1000})


@cache
def count_all() -> Corners:
    """Count zeros and vertices for all numbers of weights, a row each, at all budgets."""
    rng = np.random.default_rng(0)
    rows = [count_corners(n, SHARES, DRAWS, rng) for n in SIZES]
    return Corners(
        *(np.array([getattr(row, name) for row in rows]) for name in ("zeros", "some_zero", "vertex"))
    )
