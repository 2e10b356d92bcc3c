"""From one weight at work to all of them: when the lasso is closer to the truth, and when ridge is."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

P, N, NOISE, SAMPLES = 64, 40, 1.0, 20
LENGTH = 2.0  # of the true weights, however many share it
AT_WORK = (1, 2, 4, 8, 12, 16, 24, 32, 48, 64)
LAMS = np.geomspace(3, 0.003, 40)  # the best of these, in hindsight, for each fit: so none is at a loss


@cache
def draw_sample(at_work: int, seed: int) -> tuple[Array, Array, Array]:
    """Return 40 rows of 64 independent columns, the answers, and the true weights."""
    rng = np.random.default_rng(seed)
    X, noise, signs = rng.standard_normal((N, P)), rng.standard_normal(N), rng.choice([-1.0, 1.0], P)
    truth = np.where(np.arange(P) < at_work, signs, 0.0) * LENGTH / np.sqrt(at_work)
    return X, X @ truth + NOISE * noise, truth


@cache
def fit_both(at_work: int, seed: int) -> tuple[tuple[Problem, Array], tuple[Problem, Array]]:
    """Return the lasso and ridge, each at its best lambda."""
    X, y, truth = draw_sample(at_work, seed)
    optima = []
    for path, penalty in (lasso_path(X, y, lam_min=LAMS[-1]), L1), (ridge_path(X, y), L2):
        w = path.at(LAMS)
        best = int(((w - truth) ** 2).sum(axis=1).argmin())
        optima.append((Problem(Quadratic(X, y), penalty(LAMS[best])), w[best]))
    return optima[0], optima[1]


@cache
def measure_both(at_work: int) -> tuple[float, float]:
    """Return the squared distance of the weights to the truth, lasso and ridge, as means of 20 samples."""
    errors = [
        [float(((w - draw_sample(at_work, seed)[2]) ** 2).sum()) for _, w in fit_both(at_work, seed)]
        for seed in range(SAMPLES)
    ]
    lasso, ridge = np.mean(errors, axis=0)
    return float(lasso), float(ridge)


@name_picture
def sparse_or_dense() -> Picture:
    """The lasso and ridge while more and more of 64 weights share one length.

    Returns
    -------
    Picture
        One control: `at_work`, how many of the true weights are not 0.
    """

    def draw_fits(at_work: int) -> Frame:
        lasso, ridge = fit_both(at_work, 0)
        truth = draw_sample(at_work, 0)[2]
        so_far = [k for k in AT_WORK if k <= at_work]
        errors = np.array([measure_both(k) for k in so_far])
        said = say(
            "{at_work} of 64 weights are not 0. The extra squared error of a prediction (mean of 20 samples) "
            "is {lasso:.2f} for the lasso and {ridge:.2f} for ridge. {proof}",
            at_work=at_work,
            lasso=errors[-1, 0],
            ridge=errors[-1, 1],
            proof=certificate(lasso, ridge),
        )
        columns = np.arange(1, P + 1)
        marks = (
            Line(columns, truth, "truth"),
            Dots(columns, np.where(lasso[1] == 0, np.nan, lasso[1]), "l1"),
            Dots(columns, ridge[1], "l2"),
            Line(so_far, errors[:, 0], "l1", "B"),
            Line(so_far, errors[:, 1], "l2", "B"),
            Dots(at_work, errors[-1, 0], "l1", "B"),
            Dots(at_work, errors[-1, 1], "l2", "B"),
            Text(1, 3.75, say("lasso {error:.2f}", error=errors[-1, 0]), "l1", "B", "left", 13),
            Text(64, 3.75, say("ridge {error:.2f}", error=errors[-1, 1]), "l2", "B", "right", 13),
        )
        return Frame(marks, said)

    control = Control(AT_WORK, say("weights that are not 0"), unit="{:d}", play=400)
    return Picture({"at_work": control}, _stage, (draw_fits,), "AB", (8.8, 3.7), telling={"at_work": 64})


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("Weights of one sample (dashes: truth)"), xlim=(0, P + 1), ylim=(-2.4, 2.4))
    ax.set(xlabel=say("column"), xticks=[1, 16, 32, 48, 64])
    ax.plot([0, P + 1], [0, 0], color=EDGE, lw=0.8, zorder=1)
    ax = axes["B"]
    ax.set(title=say("Extra squared error"), xscale="log", xlim=(0.85, 76), ylim=(-0.15, 4.2))
    ax.set_xticks([1, 2, 4, 8, 16, 32, 64], ["1", "2", "4", "8", "16", "32", "64"])
    ax.set(xlabel=say("weights that are not 0"))
