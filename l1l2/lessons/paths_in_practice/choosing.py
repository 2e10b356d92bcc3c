"""How strong a penalty: errors on held-out rows, degrees of freedom, and what it does to survivors."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Text, bars
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, SOFT
from ...maths.crossvalidation import cross_validate
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, sparse_regression, standardise
from ...maths.freedom import degrees_of_freedom
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array

NOISE = 30


def two_rules() -> Picture:
    """Ten-fold cross-validation of the lasso on the diabetes data with 30 columns of noise, and two rules.

    The band is one standard error to either side of the mean over the folds.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = diabetes(NOISE, np.random.default_rng(1))
    d = standardise(data.X, data.y)
    datafit = Quadratic(d.X, d.y)
    lam_max = L1(1.0).lam_max(datafit.gradient_at_zero)
    grid = np.geomspace(lam_max, lam_max / 60, 49)
    found = cross_validate(data.X, data.y, grid, rng=np.random.default_rng(0))
    path = lasso_path(d.X, d.y, lam_min=float(grid[-1]))
    mean, spread = found.mean, found.standard_error
    best, simple = found.best, found.one_standard_error
    limit = mean[best] + spread[best]
    low, high = (mean - spread).min(), (mean + spread).max()
    bottom, top = low - 0.05 * (high - low), high + 0.3 * (high - low)
    real, noise = (np.count_nonzero(path.at(grid)[:, part], axis=1) for part in (slice(10), slice(10, None)))

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title="Error on held-out rows", xscale="log", xlim=(grid[0] * 1.1, grid[-1] / 1.1))
        axes["A"].set(
            ylim=(bottom, top),
            xlabel="λ, falling to the right",
            ylabel="mean squared error",
            yticks=[3000, 4000, 5000, 6000],
        )
        axes["B"].set(title="Not 0", ylim=(0, 33), xlim=(-0.6, 1.6), yticks=[])
        axes["B"].set_xticks([0, 1], ["of 10\nmeasured", f"of {NOISE}\nnoise"])
        axes["B"].spines["left"].set_visible(False)

    def curve() -> Frame:
        band = Area([*grid, *grid[::-1]], [*(mean - spread), *(mean + spread)[::-1]], "ghost")
        chosen = [Dots(grid[i], mean[i], role) for i, role in ((best, "solution"), (simple, "truth"))]
        level = Line([grid[0], grid[-1]], [limit, limit], "note")
        legend = "star: least error;  triangle: one-standard-error rule"
        words = Text(grid[0], top - 0.22 * (high - low), legend, "note", align="left")
        return Frame((band, level, Line(grid, mean, "l1"), *chosen, words))

    def here(lam: float) -> Frame:
        i = int(np.abs(grid - lam).argmin())
        rule = {best: " (the least error)", simple: " (the one-standard-error rule)"}.get(i, "")
        kept = f"{real[i]} of 10 measurements and {noise[i]} of {NOISE} columns of noise"
        error = f"{mean[i]:,.0f} ± {spread[i]:,.0f}"
        proof = certificate((Problem(datafit, L1(float(grid[i]))), path.at(grid[i])))
        return Frame(
            (
                Line([lam, lam], [bottom, high], "target"),
                Text(grid[0], top - 0.1 * (high - low), f"error {error}", "target", align="left", size=13),
                bars([0, 1], [real[i], noise[i]], "l1", "B", 0.6),
                Text(0, real[i] + 0.7, f"{real[i]}", "l1", "B", size=14),
                Text(1, noise[i] + 0.7, f"{noise[i]}", "l1", "B", size=14),
            ),
            f"At λ = {lam:.3g}{rule} the error on held-out rows is {error}, and on all rows the lasso keeps "
            f"{kept}. {proof}",
        )

    control = Control(grid.tolist(), "penalty λ, falling", start=4, unit="{:.3g}", play=150)
    return Picture({"lam": control}, stage, (curve, here), "AAAB", (7.6, 3.6))


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
        axes["A"].set(title="Degrees of freedom", xscale="log", xlim=(grid[0], grid[-1]), ylim=(-0.4, 13.2))
        axes["A"].set(xlabel="λ, falling to the right", yticks=range(0, 11, 2))

    def curves() -> Frame:
        return Frame((Line(*_steps(grid, counts), "l1"), Line(grid, shares, "l2")))

    def here(lam: float) -> Frame:
        count, share = float(degrees_of_freedom(lasso, lam)), float(degrees_of_freedom(ridge, lam))
        proof = certificate(
            (Problem(datafit, L1(lam)), lasso.at(lam)), (Problem(datafit, L2(lam)), ridge.at(lam))
        )
        marks = (
            Line([lam, lam], [-0.4, 10.8], "target"),
            Dots(lam, count, "l1"),
            Dots(lam, share, "l2"),
            Text(grid[0] / 1.2, 12.4, f"lasso: {count:.0f} weights not 0", "l1", align="left", size=12),
            Text(grid[0] / 1.2, 11.4, f"ridge: {share:.2f}", "l2", align="left", size=12),
        )
        text = (
            f"At λ = {lam:.3g} the lasso has {count:.0f} weights not 0, ridge {share:.2f} degrees of freedom."
        )
        return Frame(marks, f"{text} {proof}")

    control = Control(grid.tolist(), "λ, falling", start=40, unit="{:.3g}", play=120)
    return Picture({"lam": control}, stage, (curves, here), figsize=(5.4, 3.6))


def refit() -> Picture:
    """The lasso's survivors are too small; least squares on the same columns takes the bias back.

    Twenty columns, of which five are at work, each with weight 1 or -1; noise as large as a weight.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = sparse_regression(80, 20, rng=np.random.default_rng(3), noise=1.0)
    d = standardise(data.X, data.y)
    datafit, path = Quadratic(d.X, d.y), lasso_path(d.X, d.y)
    assert data.w is not None
    truth = data.w * d.scale
    order = np.argsort(truth == 0, kind="stable")
    x = np.arange(1, 21)

    def again(alive: Array) -> Array:
        w = np.zeros(20)
        w[alive] = np.linalg.lstsq(d.X[:, alive], d.y, rcond=None)[0]
        return w

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "The lasso"), ("B", "Least squares on its survivors"):
            ax = axes[panel]
            ax.set(title=title, xlim=(0.2, 20.8), ylim=(-1.5, 2.1), xticks=[1, 5, 10, 15, 20])
            ax.set(xlabel="column; the first five are at work", yticks=[-1, 0, 1])
            ax.plot([0.2, 20.8], [0, 0], color=EDGE, lw=0.8, zorder=1)
            ax.text(20.8, -1.45, "triangle: truth", ha="right", va="bottom", color=SOFT, size=9)

    def true() -> Frame:
        return Frame(tuple(Dots(x, truth[order], "truth", panel) for panel in "AB"))

    def weights(lam: float) -> Frame:
        w = path.at(lam)
        alive = w != 0
        second = again(alive)
        marks: list[Area | Dots | Text] = []
        sizes = []
        for panel, role, v in ("A", "l1", w), ("B", "solution", second):
            wrong = float(np.linalg.norm(v - truth))
            marks += [
                bars(x, np.where(v == 0, np.nan, v)[order], role, panel),
                Dots(x[(v == 0)[order]], np.zeros((v == 0).sum()), role, panel),
                Text(0.5, 1.8, f"distance to the truth {wrong:.2f}", role, panel, "left", 13),
            ]
            sizes.append(f"{np.abs(v).sum():.2f} (distance to the truth {wrong:.2f})")
        text = (
            f"At λ = {lam:.3g} the lasso keeps {alive[truth != 0].sum()} of the 5 columns at work and "
            f"{alive[truth == 0].sum()} of the others; ‖w‖₁ is {np.abs(truth).sum():.2f} in truth, "
            f"{sizes[0]} for the lasso, {sizes[1]} after the refit."
        )
        return Frame(tuple(marks), f"{text} {certificate((Problem(datafit, L1(lam)), w))}")

    grid = np.geomspace(1.2, 0.01, 61)
    control = Control(grid.tolist(), "penalty λ, falling", start=22, unit="{:.3g}", play=150)
    return Picture({"lam": control}, stage, (true, weights), "AB", (7.6, 3.4))


def _steps(x: Array, y: Array) -> tuple[Array, Array]:
    """A staircase through points on a grid."""
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
