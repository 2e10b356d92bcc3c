"""Real data: what happens to the coefficients as the penalty grows."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, FAINT, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.paths import lam_at_fit, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array


def equal_fit() -> Picture:
    """Lasso and ridge on the diabetes data, each at the lambda that fits the training rows equally well.

    Two bar charts of the standardised coefficients over those of least squares; a diamond is an exact zero.

    Returns
    -------
    Picture
        One control, `fit`: training R^2, from 0 to that of least squares.
    """
    return _equal_fit(noise=0)


def equal_fit_with_noise() -> Picture:
    """`equal_fit` with 30 columns of pure noise beside the ten measurements.

    Returns
    -------
    Picture
        One control, `fit`: training R^2, from 0 to that of least squares.
    """
    return _equal_fit(noise=30)


def _equal_fit(noise: int) -> Picture:
    data = diabetes(noise, np.random.default_rng(1))
    train, test = np.split(np.random.default_rng(0).permutation(len(data.y)), [300])
    seen = standardise(data.X[train], data.y[train])
    datafit = Quadratic(seen.X, seen.y)
    lasso, ridge = lasso_path(seen.X, seen.y), ridge_path(seen.X, seen.y)
    least_squares = lasso.at(0.0)
    best = float(1 - datafit.value(least_squares) / datafit.value(0 * least_squares))
    real = len(data.names) - noise
    joins = (lasso.w != 0).argmax(axis=0)  # the knot at which each column joins the lasso path
    order = np.lexsort((joins, np.arange(len(joins)) >= real))
    rows = np.concatenate([np.arange(real), real - 0.25 + np.arange(noise) / 2])  # noise stands closer
    bottom = rows[-1] + 0.6
    edge = 1.12 * np.abs(least_squares).max()
    line = 0.04 * bottom  # of the words above the bars, in rows

    def chart(w: Array, role: str, panel: str) -> list[Area]:
        halves = (slice(real), 0.8), (slice(real, None), 0.4)
        return [barh(rows[half], w[order][half], role, panel, width) for half, width in halves]

    def test_error(w: Array) -> float:
        return float(np.sqrt(np.mean((data.y[test] - seen.predict(data.X[test], w)) ** 2)))

    def stage(axes: Mapping[str, Axes]) -> None:
        names = [data.names[j] for j in order[:real]]
        for panel, title, key in (
            ("A", "Lasso (L1)", "grey: least squares\ndiamond: exactly 0"),
            ("B", "Ridge (L2)", "grey: least squares\ndot: exactly 0"),
        ):
            ax = axes[panel]
            ax.set(title=title, xlabel="coefficient, per standard deviation of the column")
            ax.set(xlim=(-edge, edge), ylim=(bottom, -0.6 - 4.6 * line))
            ax.set_yticks(rows[:real], names if panel == "A" else [])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            ax.plot([0, 0], [-0.5, bottom], color=EDGE, lw=0.8, zorder=1)
            ax.text(edge, bottom - 0.2, key, ha="right", va="bottom", color=SOFT, size=9)
            if noise:
                ax.axhspan(real - 0.5, bottom, color=FAINT, alpha=0.5, lw=0, zorder=0)
        if noise:
            middle = (real + bottom) / 2
            axes["A"].set_yticks([*rows[:real], middle], [*names, f"{noise} columns\nof pure noise"])

    def before() -> Frame:
        return Frame((*chart(least_squares, "ghost", "A"), *chart(least_squares, "ghost", "B")))

    def fitted(fit: float) -> Frame:
        marks: list[Mark] = []
        words, optima = [], []
        for panel, role, name, path, penalty in (
            ("A", "l1", "the lasso", lasso, L1),
            ("B", "l2", "ridge", ridge, L2),
        ):
            lam = lam_at_fit(path, datafit, fit)
            w = path.at(lam)
            dead = rows[w[order] == 0]
            strength = f"λ = {lam:.3g}" if lam < np.inf else "λ = ∞"
            zeros, error = f"{len(dead)} of {len(w)} exactly 0", f"test error {test_error(w):.1f}"
            marks += [
                *chart(np.where(w == 0, np.nan, w), role, panel),
                Dots(np.zeros(len(dead)), dead, role, panel),
                Text(-edge, -0.6 - 2.4 * line, zeros, role, panel, align="left", size=15),
                Text(-edge, -0.6 - 0.6 * line, f"{strength},  {error}", role, panel, align="left"),
            ]
            words.append(f"{name} ({strength}) has {zeros}, {error}")
            if lam < np.inf:
                optima.append((Problem(datafit, penalty(lam)), w))
        return Frame(tuple(marks), f"At training R² {fit:.2f}, {'; '.join(words)}. {certificate(*optima)}")

    fits = (*np.arange(0, best, 0.01).round(2).tolist(), best)
    control = Control(fits, "how well to fit the training rows (R²)", start=fits.index(0.45))
    return Picture({"fit": control}, stage, (before, fitted), mosaic="AB", figsize=(9, 5.9 if noise else 4.8))
