"""How a posterior's peak, median and mean are named, marked and certified."""

import numpy as np

from ...drawing.marks import Dots, Mark, Text
from ...maths.datafits import Quadratic
from ...maths.posterior import Posterior1D
from ...maths.priors import StudentT
from ...maths.problem import Problem
from ...validate import Array

SUMMARIES = ("MAP", "median", "mean")


def marked(posterior: Posterior1D, role: str) -> tuple[tuple[float, str], ...]:
    """MAP, median and mean, and the role of each."""
    return (posterior.map, role), (posterior.median, "data"), (posterior.mean, "truth")


def rows(posterior: Posterior1D, role: str, panel: str) -> list[Mark]:
    """Each summary on a row of its own, so that none hides another."""
    marks: list[Mark] = []
    for row, (value, look) in zip((2, 1, 0), marked(posterior, role), strict=True):
        marks += [Dots(value, row, look, panel), Text(-2.4, row - 0.17, number(value), look, panel, "left")]
    return marks


def listed(posterior: Posterior1D, y: float, role: str, panel: str) -> list[Mark]:
    """Each summary on its curve, and in words above it."""
    marks: list[Mark] = []
    heights = 2.55, 2.1, 1.65
    for name, height, (value, look) in reversed(
        [*zip(SUMMARIES, heights, marked(posterior, role), strict=True)]
    ):
        words = f"{name} {number(value)}"
        marks += [Dots(y, value, look, panel), Text(-2.85, height, words, look, panel, "left")]
    return marks


def number(value: float) -> str:
    """Three digits, or that it is exactly 0."""
    return "0 exactly" if value == 0 else f"{value:.3g}"


def named(name: str, posterior: Posterior1D) -> str:
    """The prior and, where it is one, its penalty."""
    if isinstance(posterior.prior, StudentT):
        return f"{name}, {posterior.prior.df:.0f} degrees of freedom, peaked but smooth"
    penalty = posterior.prior.penalty(posterior.noise**2, 1)
    return f"{name} ({type(penalty).__name__}, λ = {penalty.lam:.2f})"


def told(posterior: Posterior1D) -> str:
    """All three in words."""
    named = zip(SUMMARIES, (posterior.map, posterior.median, posterior.mean), strict=True)
    return ", ".join(f"{name} {number(value)}" for name, value in named)


def optimum(posterior: Posterior1D) -> tuple[Problem, Array]:
    """The penalised problem whose minimiser the posterior's peak must be."""
    datafit = Quadratic(np.ones((1, 1)), np.array([posterior.y]))
    return Problem(datafit, posterior.prior.penalty(posterior.noise**2, 1)), np.array([posterior.map])
