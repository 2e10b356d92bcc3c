"""Weights that survive a penalty: their number as degrees of freedom, and least squares on them alone."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, sparse_regression, standardise
from ...maths.freedom import degrees_of_freedom
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say, say_n, sentences

TRUE = 5  # columns at work, of twenty, in the picture of the refit


@name_picture
def freedom() -> Picture:
    """Degrees of freedom on the diabetes data: the lasso's, estimated by its weights not 0, and ridge's.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    datafit, lasso, ridge = Quadratic(d.X, d.y), lasso_path(d.X, d.y), ridge_path(d.X, d.y)
    grid = np.geomspace(100, 0.001, 101)
    counts, shares = degrees_of_freedom(lasso, grid), degrees_of_freedom(ridge, grid)

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title=say("Degrees of freedom"), xscale="log", xlim=(1.35 * grid[0], grid[-1] / 1.35))
        axes["A"].set(xlabel=say("λ, falling to the right"), ylim=(-0.4, 13.2), yticks=range(0, 11, 2))

    def draw_curves() -> Frame:
        return Frame((Line(*_make_stairs(grid, counts), "l1"), Line(grid, shares, "l2")))

    def mark_lam(lam: float) -> Frame:
        count, share = int(degrees_of_freedom(lasso, lam)), float(degrees_of_freedom(ridge, lam))
        words = say_n("lasso: {n} weight not 0", "lasso: {n} weights not 0", count)
        marks = (
            Line([lam, lam], [-0.4, 10.8], "target"),
            Dots(lam, count, "l1"),
            Dots(lam, share, "l2"),
            Text(grid[0] / 1.2, 12.4, words, "l1", align="left", size=12),
            Text(grid[0] / 1.2, 11.4, say("ridge: {share:.2f}", share=share), "l2", align="left", size=12),
        )
        said = say_n(
            "At λ = {lam:.3g} the lasso has {n} weight not 0, ridge {share:.2f} degrees of freedom.",
            "At λ = {lam:.3g} the lasso has {n} weights not 0, ridge {share:.2f} degrees of freedom.",
            count,
            lam=lam,
            share=share,
        )
        optima = (Problem(datafit, L1(lam)), lasso.at(lam)), (Problem(datafit, L2(lam)), ridge.at(lam))
        return Frame(marks, sentences(said, certificate(*optima)))

    control = Control(grid.tolist(), say("λ, falling"), start=40, unit="{:.3g}", play=120)
    layers, telling = (draw_curves, mark_lam), {"lam": float(grid[np.abs(grid - 5).argmin()])}
    return Picture({"lam": control}, stage, layers, figsize=(5.4, 3.6), telling=telling)


def _make_stairs(x: Array, y: Array) -> tuple[Array, Array]:
    """Return a staircase through points on a grid."""
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


@name_picture
def refit() -> Picture:
    """The lasso's survivors are too small; least squares on the same columns takes the bias back.

    Twenty columns, of which five are at work, each with weight 1 or -1; noise as large as a weight.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = sparse_regression(80, 20, support=TRUE, rng=np.random.default_rng(3), noise=1.0)
    d = standardise(data.X, data.y)
    datafit, path = Quadratic(d.X, d.y), lasso_path(d.X, d.y)
    assert data.w is not None
    truth = data.w * d.scale
    order = np.argsort(truth == 0, kind="stable")

    def draw_truth() -> Frame:
        return Frame(tuple(Dots(np.arange(1, 21), truth[order], "truth", panel) for panel in "AB"))

    def draw_weights(lam: float) -> Frame:
        w = path.at(lam)
        again, alive = np.zeros_like(w), w != 0
        again[alive] = np.linalg.lstsq(d.X[:, alive], d.y, rcond=None)[0]
        off = [float(np.linalg.norm(v - truth)) for v in (w, again)]
        said = say(
            "At λ = {lam:.3g} the lasso keeps {right} of the {true} columns at work and {wrong} of the "
            "others; ‖w‖₁ is {truth:.2f} in truth, {lasso:.2f} (distance to the truth {lasso_off:.2f}) for "
            "the lasso, {refit:.2f} (distance to the truth {refit_off:.2f}) after the refit.",
            lam=lam,
            right=np.count_nonzero(w[truth != 0]),
            true=TRUE,
            wrong=np.count_nonzero(w[truth == 0]),
            truth=np.abs(truth).sum(),
            lasso=np.abs(w).sum(),
            lasso_off=off[0],
            refit=np.abs(again).sum(),
            refit_off=off[1],
        )
        marks = *_draw_bars(w[order], off[0], "l1", "A"), *_draw_bars(again[order], off[1], "solution", "B")
        return Frame(marks, sentences(said, certificate((Problem(datafit, L1(lam)), w))))

    grid = tuple(float(f"{lam:.3g}") for lam in np.geomspace(1.2, 0.01, 61))
    control = Control(grid, say("penalty λ, falling"), start=12, unit="{:.3g}", play=150)
    layers = draw_truth, draw_weights
    return Picture({"lam": control}, _set_refit, layers, "AB", (7.6, 3.4), telling={"lam": 0.0679})


def _set_refit(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", say("The lasso")), ("B", say("The refit of its columns")):
        ax = axes[panel]
        ax.set(title=title, xlim=(0.2, 20.8), ylim=(-1.5, 2.1), xticks=[1, 5, 10, 15, 20])
        ax.set(xlabel=say("column; the first five are at work"), yticks=[-1, 0, 1])
        ax.plot([0.2, 20.8], [0, 0], color=EDGE, lw=0.8, zorder=1)
        ax.text(20.8, -1.45, say("triangle: truth"), ha="right", va="bottom", color=SOFT, size=9)


def _draw_bars(w: Array, off: float, role: str, panel: str) -> list[Mark]:
    """Return the weights' bars, dots for those that are 0, and the distance to the truth."""
    x, dead = np.arange(1, len(w) + 1), w == 0
    words = say("distance to the truth {distance:.2f}", distance=off)
    return [
        bars(x, np.where(dead, np.nan, w), role, panel),
        Dots(x[dead], np.zeros(dead.sum()), role, panel),
        Text(0.5, 1.8, words, role, panel, "left", 13),
    ]
