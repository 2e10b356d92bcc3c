"""Round the kink, however little, and the zeros are gone."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike
from scipy.optimize import brentq

from ...course.certificate import CERTIFIED, certificate
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, ROLES
from ...maths.datafits import Quadratic
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array, number
from ...words import Said, say, sentences

BOTTOM, LAM = 0.3, 0.5  # where the loss is least, and the strength of the penalty
TOP = 3.3  # of the magnified curves: the words stand above


@name_picture
def rounded() -> Picture:
    """(w - 0.3)^2 / 2 + sqrt(w^2 + eps^2) / 2: the kink |w| / 2 holds 0, a rounded one never does.

    Left, the sum with the kink and with the rounded one; middle, both under a microscope that magnifies by
    1 / eps; right, the minimiser of the rounded one for every eps down to this one.

    Returns
    -------
    Picture
        One control, `eps`.
    """
    epsilons = 10.0 ** -(np.arange(5, 41) / 10)
    minimisers = np.array([rounded_minimiser(BOTTOM, LAM, eps) for eps in epsilons])
    w, u = np.linspace(-0.6, 1.0, 129), np.linspace(-4, 4, 65)
    sharp = Problem(Quadratic(np.ones((1, 1)), np.array([BOTTOM])), L1(LAM))
    held = float(sharp.value([0.0]))

    def kinked() -> Frame:
        marks = Line(w, sharp.value(w[:, None]), "l1"), Dots(0, held, "l1")
        words = say("With the kink {lam}|w| the sum is least at 0 exactly.", lam=LAM)
        proof = certificate((sharp, np.zeros(1)))
        return Frame(marks, sentences(words, proof))

    def smooth(eps: float) -> Frame:
        least = rounded_minimiser(BOTTOM, LAM, eps)
        near = np.array([sharp.value(eps * u[:, None]), _sum_rounded(eps * u, eps)]) - held
        kink, curve = np.where(near <= TOP * eps, near / eps, np.nan)
        so_far = epsilons >= eps
        marks = (
            Line(w, _sum_rounded(w, eps), "truth"),
            Dots(least, _sum_rounded(least, eps), "truth"),
            Text(0.2, 0.74, say("rounded: at {w:.3g}", w=least), "truth"),
            Line(u, kink, "l1", "B"),
            Dots(0, 0, "l1", "B"),
            Line(u, curve, "truth", "B"),
            Dots(least / eps, (_sum_rounded(least, eps) - held) / eps, "truth", "B"),
            Text(0, 3.9, say("rounded: at {ratio:.2f} ε", ratio=least / eps), "truth", "B"),
            Line(epsilons[so_far], minimisers[so_far], "ghost", "C"),
            Dots(eps, least, "truth", "C"),
            Text(0.0055, 0.62, say("w = {w:.3g}", w=least), "truth", "C"),
        )
        return Frame(marks, _say_minimum(eps, least, abs(_slope(least, BOTTOM, LAM, eps))))

    roundings = Control(tuple(epsilons), say("rounding ε"), start=25, unit="{:.2g}", play=150)
    return Picture({"eps": roundings}, _stage, (kinked, smooth), "ABC", (8.8, 3.8))


def _stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(title=say("To the naked eye"), xlim=(-0.6, 1), ylim=(0, 0.9), xlabel=say("weight w"))
    axes["B"].set(title=say("Magnified by 1/ε"), xlim=(-4, 4), ylim=(-0.4, 4.3), xlabel=say("w / ε"))
    axes["C"].set(title=say("Where it is least"), xlabel=say("ε"), ylabel=say("w"))
    axes["C"].set(xscale="log", yscale="log", xlim=(0.5, 6e-5), ylim=(3e-5, 1.5))
    axes["A"].plot([0, 0], [0, 0.66], color=EDGE, lw=0.8, zorder=1)
    axes["B"].plot([0, 0], [-0.4, TOP], color=EDGE, lw=0.8, zorder=1)
    axes["A"].text(0.2, 0.82, say("with the kink: at 0 exactly"), color=ROLES["l1"].ink, ha="center")


def _say_minimum(eps: float, w: float, slope: float) -> Said:
    """Say where the rounded sum is least, and how near to 0 its derivative is there."""
    facts = {"lam": LAM, "eps": eps, "w": w, "ratio": w / eps}
    if slope <= CERTIFIED:
        return say(
            "Rounded to {lam}√(w² + ε²) with ε = {eps:.2g} it is least at w = {w:.3g}, which is {ratio:.2f} "
            "ε and not 0; its derivative there is below {bound:.0e}.",
            bound=CERTIFIED,
            **facts,
        )
    return say(
        "Rounded to {lam}√(w² + ε²) with ε = {eps:.2g} it is least at w = {w:.3g}, which is {ratio:.2f} "
        "ε and not 0; its derivative there is NOT 0 but {slope:.0e}.",
        slope=slope,
        **facts,
    )


def rounded_minimiser(b: float, lam: float, eps: float) -> float:
    """Minimise (w - b)^2 / 2 + lam sqrt(w^2 + eps^2), by the root of its derivative between 0 and b.

    For |b| < lam it tends to eps b / sqrt(lam^2 - b^2) as eps -> 0, and is 0 only where b is.

    Parameters
    ----------
    b : float
        Where the loss is least.
    lam : float >= 0
    eps : float > 0

    Returns
    -------
    float

    Raises
    ------
    TypeError, ValueError
        If an argument is no finite number, lam < 0 or eps <= 0.
    """
    b, lam, eps = number(b, "b"), number(lam, "lam", least=0), number(eps, "eps", above=0)
    if b == 0:
        return 0.0
    return float(brentq(_slope, *sorted((0.0, b)), (b, lam, eps), xtol=1e-300, rtol=1e-15))


def _slope(w: float, b: float, lam: float, eps: float) -> float:
    return w - b + lam * w / np.hypot(w, eps)


def _sum_rounded(w: ArrayLike, eps: float) -> Array:
    return (np.asarray(w) - BOTTOM) ** 2 / 2 + LAM * np.hypot(w, eps)
