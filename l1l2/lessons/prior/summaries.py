"""How the peak, the median and the mean of a posterior are drawn, said and certified, for three priors."""

import numpy as np

from ...course.certificate import certificate
from ...drawing.marks import Dots, Mark, Text
from ...maths.datafits import Quadratic
from ...maths.posterior import Posterior1D
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences, write_number

PANELS = (("A", "l1"), ("B", "l2"), ("C", "solution"))  # the Laplace, Gaussian, Student-t prior; their roles
DF = 3.0  # degrees of freedom of the Student-t prior


def name_priors() -> tuple[Said, Said, Said]:
    """Say what stands above the panels."""
    return say("Laplace prior"), say("Gaussian prior"), say("Student-t prior")


def draw_rows(posterior: Posterior1D, role: str, panel: str) -> list[Mark]:
    """Draw peak, median and mean on rows of their own, so that none hides another."""
    values, roles = (posterior.map, posterior.median, posterior.mean), (role, "note", "truth")
    marks: list[Mark] = []
    for row, value, look in zip((2, 1, 0), values, roles, strict=True):
        words = say("{value:.3g} exactly", value=value) if value == 0 else write_number(value, ".3g")
        marks += [Dots(value, row, look, panel), Text(-2.4, row - 0.17, words, look, panel, "left")]
    return marks


def draw_on_curves(posterior: Posterior1D, role: str, panel: str) -> list[Mark]:
    """Draw peak, median and mean above the observation, and write them over the panel's curves."""
    peak, median, mean = posterior.map, posterior.median, posterior.mean
    words = say("MAP {map:.3g} exactly", map=peak) if peak == 0 else say("MAP {map:.3g}", map=peak)
    found = (
        (mean, "truth", 1.65, say("mean {mean:.3g}", mean=mean)),
        (median, "note", 2.1, say("median {median:.3g}", median=median)),
        (peak, role, 2.55, words),
    )
    marks: list[Mark] = []
    for value, look, height, text in found:
        marks += [Dots(posterior.y, value, look, panel), Text(-2.85, height, text, look, panel, "left")]
    return marks


def describe(laplace: Posterior1D, gaussian: Posterior1D, student: Posterior1D) -> Said:
    """Say peak, median and mean under each prior, and that the first two peaks are optima."""
    return sentences(
        sentences(
            laplace=_describe_laplace(laplace),
            gaussian=say(
                "Gaussian (L2, λ = {lam:.2f}): MAP {map:.3g}, median {median:.3g}, mean {mean:.3g}.",
                lam=_lam(gaussian),
                **_collect(gaussian),
            ),
            student=say(
                "Student-t, {df:.0f} degrees of freedom: MAP {map:.3g}, median "
                "{median:.3g}, mean {mean:.3g}.",
                df=DF,
                **_collect(student),
            ),
        ),
        certificate(_optimum(laplace), _optimum(gaussian)),
    )


def _describe_laplace(posterior: Posterior1D) -> Said:
    facts = {"lam": _lam(posterior)} | _collect(posterior)
    if posterior.map == 0:
        return say(
            "Laplace (L1, λ = {lam:.2f}): MAP {map:.3g} exactly, median {median:.3g}, mean {mean:.3g}.",
            **facts,
        )
    return say("Laplace (L1, λ = {lam:.2f}): MAP {map:.3g}, median {median:.3g}, mean {mean:.3g}.", **facts)


def _collect(posterior: Posterior1D) -> dict[str, float]:
    return {"map": posterior.map, "median": posterior.median, "mean": posterior.mean}


def _lam(posterior: Posterior1D) -> float:
    """The strength of the penalty that the prior is."""
    return posterior.prior.penalty(posterior.noise**2, 1).lam


def _optimum(posterior: Posterior1D) -> tuple[Problem, Array]:
    """The penalised problem whose minimiser the posterior's peak must be, and that peak."""
    datafit = Quadratic(np.ones((1, 1)), np.array([posterior.y]))
    return Problem(datafit, posterior.prior.penalty(posterior.noise**2, 1)), np.array([posterior.map])
