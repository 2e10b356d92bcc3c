"""What a penalty believes: a prior, what one observation makes of it, and which estimate is sparse."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Line, Mark
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, ROLES, SOFT
from ...maths.posterior import Posterior1D, posterior_1d
from ...maths.priors import Gaussian, Laplace, Prior, StudentT
from ...validate import Array
from ...words import say, sentences
from .summaries import DF, PANELS, describe, draw_on_curves, draw_rows, name_priors

OBSERVED = tuple(np.linspace(0.2, 2.8, 14).round(1).tolist())  # of `estimates`


@name_picture
def update() -> Picture:
    """Prior, likelihood and posterior of one weight, for three priors of the same scale.

    Below each, the posterior's peak (MAP), median and mean.

    Returns
    -------
    Picture
        Three controls: `y`, the one observation of the weight, `noise`, its standard deviation, and `scale`
        of the priors.
    """
    w = np.linspace(-2.5, 4, 53)

    def priors(scale: float) -> Frame:
        lines = (
            Line(w, np.exp(prior.logpdf(w)), _prior_role(role), panel)
            for (panel, role), prior in zip(PANELS, _of_scale(scale), strict=True)
        )
        return Frame(tuple(lines))

    def likelihood(y: float, noise: float) -> Frame:
        density = np.exp(Gaussian(noise).logpdf(y - w))
        return Frame(tuple(Line(w, density, "loss", panel) for panel, _ in PANELS))

    def posteriors(y: float, noise: float, scale: float) -> Frame:
        found = [_observe(prior, y, noise) for prior in _of_scale(scale)]
        marks: list[Mark] = []
        for (panel, role), strip, posterior in zip(PANELS, "DEF", found, strict=True):
            peak = posterior.map
            marks += [
                Line(w, posterior.pdf(w), "solution", panel),
                Line([peak, peak], [0, float(posterior.pdf(peak))], "note", panel),
                *draw_rows(posterior, role, strip),
            ]
        seen = say(
            "One observation y = {y:.2f}, noise {noise:.1f}, of a weight whose prior has scale {scale:.2f}.",
            y=y,
            noise=noise,
            scale=scale,
        )
        return Frame(tuple(marks), sentences(seen, describe(*found)))

    controls = {
        "y": Control(tuple(np.linspace(0, 2.25, 10)), say("observation y"), 4, "{:.2f}", 200),
        "noise": Control((0.7, 1.0, 1.5), say("noise σ"), 1, "{:.1f}"),
        "scale": Control((0.6, 1 / 1.3, 1.5), say("scale of the prior"), 1),
    }
    layers, telling = (priors, likelihood, posteriors), {"y": 1.0}
    return Picture(controls, _update_stage, layers, "ABC;ABC;DEF", (8.4, 3.5), telling=telling)


def _update_stage(axes: Mapping[str, Axes]) -> None:
    summaries = [say("MAP"), say("median"), say("mean")]
    for (panel, role), title, strip in zip(PANELS, name_priors(), "DEF", strict=True):
        above, below = axes[panel], axes[strip]
        above.set(title=title, xlim=(-2.5, 4), ylim=(0, 1.3))
        above.set(xticks=range(-2, 5), xticklabels=[], yticks=[])
        above.grid(visible=False)
        keys = (
            (1.19, say("prior"), _prior_role(role)),
            (1.07, say("likelihood"), "loss"),
            (0.95, say("posterior"), "solution"),
        )
        for height, key, look in keys:
            above.text(-2.4, height, key, color=ROLES[look].ink)
        below.set(xlim=(-2.5, 4), ylim=(-0.6, 2.6), xticks=range(-2, 5), xlabel=say("weight w"))
        below.set_yticks([2, 1, 0], summaries if strip == "D" else [])
        below.plot([0, 0], [-0.6, 2.6], color=EDGE, lw=0.8, zorder=1)


def _of_scale(scale: float) -> tuple[Prior, ...]:
    return Laplace(scale), Gaussian(scale), StudentT(DF, scale)


def _observe(prior: Prior, y: float, noise: float) -> Posterior1D:
    """Return the posterior; at y = 0 it is symmetric, so that its median and mean are 0 but for rounding."""
    found = posterior_1d(prior, y, noise)
    return found if y else replace(found, median=0.0, mean=0.0)


def _prior_role(role: str) -> str:
    return "note" if role == "solution" else role  # the posterior is drawn as the solution


@name_picture
def estimates() -> Picture:
    """Peak, median and mean of the posterior as functions of the observation, noise 1, for three priors.

    Under the Laplace prior the peak is the soft threshold: 0 for a whole interval of data, shown as a bar.

    Returns
    -------
    Picture
        Two controls: `lam`, the penalty that the Laplace and the Gaussian prior are (Student's t has scale
        1/lam), and `y`, one observation.
    """

    def curves(lam: float) -> Frame:
        marks: list[Mark] = []
        across, found = _curves(lam)
        for (panel, role), (peak, median, mean) in zip(PANELS, found, strict=True):
            flat = lam if panel == "A" else np.nan
            marks += [
                Area([-flat, -flat, flat, flat], [-0.13, 0.13, 0.13, -0.13], role, panel),
                Line(across, mean, "truth", panel),
                Line(across, median, "note", panel),
                Line(across, peak, role, panel),
            ]
        return Frame(tuple(marks))

    def observation(lam: float, y: float) -> Frame:
        marks: list[Mark] = []
        found = _posteriors(lam, y)
        for (panel, role), posterior in zip(PANELS, found, strict=True):
            marks += [Line([y, y], [-3, y], "note", panel), *draw_on_curves(posterior, role, panel)]
        said = sentences(
            say(
                "The estimate as the observation varies, noise 1: under the Laplace prior the MAP is 0 for "
                "|y| ≤ {lam:.1f}, the median and the mean for y = 0 only.",
                lam=lam,
            ),
            say("At y = {y:.1f}:", y=y),
            describe(*found),
        )
        return Frame(tuple(marks), said)

    controls = {
        "lam": Control((0.3, 0.5, 0.8, 1.0, 1.3, 1.6, 2.0), say("penalty λ"), 4, "{:.1f}", 300),
        "y": Control(OBSERVED, say("observation y"), 4, "{:.1f}", 150),
    }
    layers, telling = (curves, observation), {"lam": 2.0, "y": 0.2}
    return Picture(controls, _estimates_stage, layers, "ABC", (8.8, 3.6), telling=telling)


def _estimates_stage(axes: Mapping[str, Axes]) -> None:
    for (panel, _), title in zip(PANELS, name_priors(), strict=True):
        ax = axes[panel]
        ax.set(title=title, xlim=(-3, 3), ylim=(-3, 3), aspect="equal", xlabel=say("observation y"))
        ax.set(xticks=range(-2, 3, 2), yticks=range(-2, 3, 2))
        ax.plot([-3, 3, np.nan, 0, 0], [0, 0, np.nan, -3, 3], color=EDGE, lw=0.8, zorder=1)
        ax.plot([-3, 3], [-3, 3], color=ROLES["ghost"].color, lw=ROLES["ghost"].width, zorder=1)
    axes["A"].set_ylabel(say("estimate of the weight"))
    axes["A"].text(-2.1, -2.75, say("y itself"), color=SOFT, size=9)


@cache
def _posteriors(lam: float, y: float) -> tuple[Posterior1D, Posterior1D, Posterior1D]:
    """After y, at noise 1: the Laplace and the Gaussian prior that are the penalty lam, and Student's t."""
    priors: tuple[Prior, ...] = Laplace(1 / lam), Gaussian(1 / np.sqrt(lam)), StudentT(DF, 1 / lam)
    laplace, gaussian, student = (posterior_1d(prior, y, 1.0) for prior in priors)
    return laplace, gaussian, student


def _curves(lam: float) -> tuple[Array, Array]:
    """Observations (k,), and peak, median and mean there for each prior (3, 3, k).

    They are odd functions, so one half is computed.
    """
    half = sorted({*OBSERVED, 3.0, lam})  # at lam the soft threshold leaves 0
    found = [[(after.map, after.median, after.mean) for after in _posteriors(lam, y)] for y in half]
    right = np.moveaxis(np.array(found), 0, 2)
    x = np.array([0.0, *half])
    values = np.concatenate([-right[..., ::-1], np.zeros((3, 3, 1)), right], axis=2)
    return np.concatenate([-x[:0:-1], x]), values
