"""Bias, variance and noise of ridge, measured on answers that are drawn again and again."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certify
from ...drawing.marks import Area, Dots, Line, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.datafits import Quadratic
from ...maths.datasets import standardise
from ...maths.paths import ridge_path
from ...maths.penalties import L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say
from .table import ROWS, standardise_wide, wide_table

LAMS = tuple(float(f"{lam:.3g}") for lam in np.geomspace(100, 0.1, 13))
SAMPLES, NOISE, SEED, PATIENT = 200, 54.0, 0, 1
BEST = 1.78  # where the sum of the three parts is least
BINS = np.arange(-250, 401, 20)


class Parts(NamedTuple):
    """Mean squared errors at each lambda, shape (13,), and the predictions for one patient, (200, 13)."""

    bias: Array
    variance: Array
    predictions: Array


@cache
def make_truth() -> tuple[Array, Array]:
    """Return what the answers would be without noise: for the 40 rows, and for the 402 new ones.

    The truth must be known, so it is made: a weak ridge on all 442 patients.
    """
    table = wide_table()
    d = standardise(np.vstack([table.X, table.X_new]), np.append(table.y, table.y_new))
    truth = d.X @ ridge_path(d.X, d.y).at(np.array([0.1]))[0] + d.y_centre
    return truth[:ROWS], truth[ROWS:]


@cache
def draw_answers() -> Array:
    """Return 200 samples of the answers of the 40 rows, shape (200, 40)."""
    noise = np.random.default_rng(SEED).standard_normal((SAMPLES, ROWS))
    return np.asarray(make_truth()[0] + NOISE * noise)


@cache
def measure_parts() -> Parts:
    """Fit ridge to every sample at every lambda; return the parts of its error on the new rows."""
    d, truth = standardise_wide(), make_truth()[1]
    rows = (wide_table().X_new - d.centre) / d.scale
    every = np.array(
        [y.mean() + ridge_path(d.X, y - y.mean()).at(np.array(LAMS)) @ rows.T for y in draw_answers()]
    )
    bias = ((every.mean(axis=0) - truth) ** 2).mean(axis=1)
    return Parts(bias, every.var(axis=0).mean(axis=1), every[:, :, PATIENT])


@cache
def certify_sample(lam: float) -> float:
    """Return the KKT violation of the first sample's fit."""
    d, y = standardise_wide(), draw_answers()[0]
    centred = y - y.mean()
    w = ridge_path(d.X, centred).at(np.array([lam]))[0]
    return Problem(Quadratic(d.X, centred), L2(lam)).kkt_violation(w)


@name_picture
def parts_of_error() -> Picture:
    """The mean squared error of ridge as noise, squared bias and variance, from 200 samples.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    parts = measure_parts()
    noise = np.full(len(LAMS), NOISE**2)
    truth = float(make_truth()[1][PATIENT])
    edges = np.cumsum([0 * noise, noise, parts.bias, parts.variance], axis=0)

    def draw_areas() -> Frame:
        there = np.append(LAMS, LAMS[::-1])
        areas = [
            Area(there, np.append(low, high[::-1]), role)
            for role, low, high in zip(("ghost", "truth", "l2"), edges, edges[1:], strict=False)
        ]
        names = (
            Text(90, 1300, say("noise"), "ghost", "A", "left", 12),
            Text(90, 4000, say("bias²"), "truth", "A", "left", 12),
            Text(0.115, 4300, say("variance"), "l2", "A", "right", 12),
        )
        return Frame((*areas, *names))

    def mark_lam(lam: float) -> Frame:
        k = LAMS.index(lam)
        said = say(
            "At λ = {lam:.3g} the mean squared error on new patients is {total:.0f}: noise {noise:.0f}, "
            "squared bias {bias:.0f}, variance {variance:.0f}. {proof}",
            lam=lam,
            total=edges[-1, k],
            noise=noise[k],
            bias=parts.bias[k],
            variance=parts.variance[k],
            proof=certify(certify_sample(lam)),
        )
        middle = parts.predictions[:, k].mean()
        counts, _ = np.histogram(parts.predictions[:, k], BINS)
        marks = (
            Line([lam, lam], [0, edges[-1, k]], "solution"),
            Dots(lam, edges[-1, k], "solution"),
            bars(BINS[:-1] + 10, np.where(counts, counts, np.nan), "l2", "B", width=20),
            Line([middle, middle], [0, 140], "l2", "B"),
            Line([truth, truth], [0, 140], "truth", "B"),
            Text(truth, 146, say("truth {truth:.0f}", truth=truth), "truth", "B", "right", 12),
            Text(middle + 4, 126, say("mean {mean:.0f}", mean=middle), "l2", "B", "left", 12),
        )
        return Frame(marks, said)

    control = Control(LAMS, say("penalty λ, falling"), unit="{:.3g}", play=300)
    layers = draw_areas, mark_lam
    return Picture({"lam": control}, _stage, layers, "AB", (8.8, 3.9), telling={"lam": BEST})


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("Mean squared error on new patients"), xscale="log", xlim=(115, 0.087), ylim=(0, 8700))
    ax.set_xticks([100, 10, 1, 0.1], ["100", "10", "1", "0.1"])
    ax.set(xlabel=say("λ, falling to the right"))
    ax = axes["B"]
    ax.set(title=say("One patient, 200 samples"), xlim=(-200, 320), ylim=(0, 158))
    ax.set(xlabel=say("predicted for this patient"), ylabel=say("samples"))
