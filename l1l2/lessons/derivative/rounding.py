"""Round the kink, however little, and the zeros are gone."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike
from scipy.optimize import brentq

from ...course.certificate import CERTIFIED, certificate
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, ROLES
from ...maths.datafits import Quadratic
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array, number

BOTTOM, LAM = 0.3, 0.5


def rounded() -> Picture:
    """(w - 0.3)^2 / 2 + sqrt(w^2 + eps^2) / 2: the kink |w| / 2 holds 0, a rounded one never does.

    Left, the sum with the kink and with the rounded one; middle, both under a microscope that magnifies by
    1 / eps; right, the minimiser of the rounded one for every eps.

    Returns
    -------
    Picture
        One control, `eps`.
    """
    epsilons = 10.0 ** -(np.arange(5, 41) / 10)
    minimisers = [rounded_minimiser(BOTTOM, LAM, eps) for eps in epsilons]
    w, u, top = np.linspace(-0.6, 1.0, 129), np.linspace(-4, 4, 65), 3.3
    sharp = Problem(Quadratic(np.ones((1, 1)), np.array([BOTTOM])), L1(LAM))
    held = float(sharp.value([0.0]))

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title="To the naked eye", xlim=(-0.6, 1), ylim=(0, 0.9), xlabel="weight w")
        axes["B"].set(title="Magnified by 1/ε", xlim=(-4, 4), ylim=(-0.4, 4.3), xlabel="w / ε")
        axes["C"].set(title="Where it is least", xscale="log", yscale="log", xlabel="ε", ylabel="w")
        axes["C"].set(xlim=(0.5, 6e-5), ylim=(3e-5, 1.5))
        axes["A"].plot([0, 0], [0, 0.66], color=EDGE, lw=0.8, zorder=1)
        axes["B"].plot([0, 0], [-0.4, top], color=EDGE, lw=0.8, zorder=1)
        axes["A"].text(0.2, 0.82, "with the kink: at 0 exactly", color=ROLES["l1"].ink, ha="center")

    def kinked() -> Frame:
        marks = Line(w, sharp.value(w[:, None]), "l1"), Dots(0, held, "l1")
        words = f"With the kink {LAM}|w| the sum is least at 0 exactly. {certificate((sharp, np.zeros(1)))}"
        return Frame((*marks, Line(epsilons, minimisers, "ghost", "C")), words)

    def smooth(eps: float) -> Frame:
        least = rounded_minimiser(BOTTOM, LAM, eps)
        near = np.array([sharp.value(eps * u[:, None]), _smooth(eps * u, eps)]) - held
        kink, curve = np.where(near <= top * eps, near / eps, np.nan)
        slope = abs(_slope(least, BOTTOM, LAM, eps))
        proof = f"below {CERTIFIED:.0e}" if slope <= CERTIFIED else f"NOT 0 but {slope:.0e}"
        marks = (
            Line(w, _smooth(w, eps), "truth"),
            Dots(least, _smooth(least, eps), "truth"),
            Text(0.2, 0.74, f"rounded: at {least:.3g}", "truth"),
            Line(u, kink, "l1", "B"),
            Dots(0, 0, "l1", "B"),
            Line(u, curve, "truth", "B"),
            Dots(least / eps, (_smooth(least, eps) - held) / eps, "truth", "B"),
            Text(0, 3.9, f"rounded: at {least / eps:.2f} ε", "truth", "B"),
            Dots(eps, least, "truth", "C"),
            Text(0.0055, 0.62, f"w = {least:.3g}", "truth", "C"),
        )
        words = f"least at w = {least:.3g}, which is {least / eps:.2f} ε and not 0"
        return Frame(
            marks,
            f"Rounded to {LAM}√(w² + ε²) with ε = {eps:.2g} it is {words}; its derivative there is {proof}.",
        )

    control = Control(tuple(epsilons), "rounding ε", start=25, unit="{:.2g}", play=150)
    return Picture({"eps": control}, stage, (kinked, smooth), "ABC", (9.4, 3.9))


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


def _smooth(w: ArrayLike, eps: float) -> Array:
    return (np.asarray(w) - BOTTOM) ** 2 / 2 + LAM * np.hypot(w, eps)
