"""Real data: what happens to the coefficients as the penalty grows."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...course.columns import say_column
from ...drawing.marks import Area, Dots, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, FAINT, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.paths import LassoPath, RidgePath, lam_at_fit, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences

TRAINING_ROWS = 300  # of 442 patients; the others are the test


@name_picture
def equal_fit() -> Picture:
    """Lasso and ridge on the diabetes data, each at the lambda that fits the training rows equally well.

    Two bar charts of the standardised coefficients over those of least squares; a diamond is an exact zero.

    Returns
    -------
    Picture
        One control, `fit`: training R^2, from 0 to that of least squares.
    """
    return _compare_at_equal_fit(noise=0)


@name_picture
def equal_fit_with_noise() -> Picture:
    """`equal_fit` with 30 columns of pure noise beside the ten measurements.

    Returns
    -------
    Picture
        One control, `fit`: training R^2, from 0 to that of least squares.
    """
    return _compare_at_equal_fit(noise=30)


def _compare_at_equal_fit(noise: int) -> Picture:
    data = diabetes(noise, np.random.default_rng(1))
    train, test = np.split(np.random.default_rng(0).permutation(len(data.y)), [TRAINING_ROWS])
    seen = standardise(data.X[train], data.y[train])
    datafit = Quadratic(seen.X, seen.y)
    lasso, ridge = lasso_path(seen.X, seen.y), ridge_path(seen.X, seen.y)
    least_squares = lasso.at(0.0)
    best = float(1 - datafit.value(least_squares) / datafit.value(0 * least_squares))
    joins = (lasso.w != 0).argmax(axis=0)  # the knot at which each column joins the lasso path
    charts = {panel: _Chart(panel, joins, noise, least_squares) for panel in "AB"}

    def optimum(path: LassoPath | RidgePath, fit: float) -> _Optimum:
        lam = lam_at_fit(path, datafit, fit)
        w = path.at(lam)
        missed = data.y[test] - seen.predict(data.X[test], w)
        return _Optimum(lam, w, float(np.sqrt(np.mean(missed**2))))

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, chart in charts.items():
            chart.stage(axes[panel], data.names)

    def before() -> Frame:
        halves = (chart.draw_bars(least_squares, "ghost") for chart in charts.values())
        return Frame(tuple(chain.from_iterable(halves)))

    def fitted(fit: float) -> Frame:
        first, second = optimum(lasso, fit), optimum(ridge, fit)
        marks = *charts["A"].show(first, "l1"), *charts["B"].show(second, "l2")
        proven = [(Problem(datafit, L1(first.lam)), first.w)]
        if second.lam < np.inf:
            proven.append((Problem(datafit, L2(second.lam)), second.w))
        return Frame(marks, sentences(_compare(fit, first, second), certificate(*proven)))

    fits = (*np.arange(0, best, 0.01).round(2).tolist(), best)
    control = Control(fits, say("how well to fit the training rows (R²)"), start=fits.index(0.45))
    layers = before, fitted
    return Picture({"fit": control}, stage, layers, mosaic="AB", figsize=(8.8, 4.4), telling={"fit": 0.45})


@dataclass(frozen=True, eq=False)
class _Optimum:
    """The coefficients of one method at one λ, and their root mean squared error on the test rows."""

    lam: float
    w: Array
    error: float

    @property
    def zeros(self) -> int:
        return int(np.count_nonzero(self.w == 0))


def _compare(fit: float, lasso: _Optimum, ridge: _Optimum) -> Said:
    facts = {
        "fit": fit,
        "n": len(lasso.w),
        "lasso_lam": lasso.lam,
        "lasso_zeros": lasso.zeros,
        "lasso_error": lasso.error,
        "ridge_zeros": ridge.zeros,
        "ridge_error": ridge.error,
    }
    if ridge.lam == np.inf:
        return say(
            "At training R² {fit:.2f}, the lasso (λ = {lasso_lam:.3g}) has {lasso_zeros} of {n} exactly 0, "
            "test error {lasso_error:.1f}; ridge (λ = ∞) has {ridge_zeros} of {n} exactly 0, test error "
            "{ridge_error:.1f}.",
            **facts,
        )
    return say(
        "At training R² {fit:.2f}, the lasso (λ = {lasso_lam:.3g}) has {lasso_zeros} of {n} exactly 0, test "
        "error {lasso_error:.1f}; ridge (λ = {ridge_lam:.3g}) has {ridge_zeros} of {n} exactly 0, test error "
        "{ridge_error:.1f}.",
        ridge_lam=ridge.lam,
        **facts,
    )


class _Chart:
    """One method's coefficients as lying bars: a row a measurement; below them the noise, in closer rows."""

    def __init__(self, panel: str, joins: Array, noise: int, least_squares: Array) -> None:
        self.panel, self.noise, self.measured = panel, noise, len(joins) - noise
        # The first to join the lasso path stands highest, among the measurements and among the noise.
        self.order = np.lexsort((joins, np.arange(len(joins)) >= self.measured))
        below = self.measured - 0.25 + np.arange(noise) / 4
        self.rows = np.concatenate([np.arange(self.measured), below])
        self.bottom = self.rows[-1] + 0.6
        self.edge = 1.12 * np.abs(least_squares).max()
        self.line = 0.04 * self.bottom  # the height of a line of words above the bars, in rows

    def draw_bars(self, w: Array, role: str) -> list[Area]:
        halves = (slice(self.measured), 0.8), (slice(self.measured, None), 0.2)
        return [barh(self.rows[half], w[self.order][half], role, self.panel, width) for half, width in halves]

    def show(self, found: _Optimum, role: str) -> list[Mark]:
        """Return the bars, a dot where a coefficient is exactly 0, and the words above them."""
        zero = self.rows[found.w[self.order] == 0]
        count = say("{zeros} of {n} exactly 0", zeros=found.zeros, n=len(found.w))
        if found.lam == np.inf:
            strength = say("λ = ∞,  test error {error:.1f}", error=found.error)
        else:
            strength = say("λ = {lam:.3g},  test error {error:.1f}", lam=found.lam, error=found.error)
        return [
            *self.draw_bars(np.where(found.w == 0, np.nan, found.w), role),
            Dots(np.zeros(len(zero)), zero, role, self.panel),
            Text(-self.edge, -0.6 - 2.4 * self.line, count, role, self.panel, align="left", size=15),
            Text(-self.edge, -0.6 - 0.6 * self.line, strength, role, self.panel, align="left"),
        ]

    def stage(self, ax: Axes, columns: tuple[str, ...]) -> None:
        """Set the axes; the columns' names stand at the left of panel A, for both."""
        if self.panel == "A":
            title, key = say("Lasso (L1)"), say("grey: least squares\ndiamond: exactly 0")
        else:
            title, key = say("Ridge (L2)"), say("grey: least squares\ndot: exactly 0")
        ax.set(title=title, xlabel=say("coefficient, per standard deviation of the column"))
        ax.set(xlim=(-self.edge, self.edge), ylim=(self.bottom, -0.6 - 4.6 * self.line), yticks=[])
        ax.spines["left"].set_visible(False)
        ax.grid(visible=False)
        ax.plot([0, 0], [-0.5, self.bottom], color=EDGE, lw=0.8, zorder=1)
        ax.text(self.edge, self.bottom - 0.2, key, ha="right", va="bottom", color=SOFT, size=9)
        if self.noise:
            ax.axhspan(self.measured - 0.5, self.bottom, color=FAINT, alpha=0.5, lw=0, zorder=0)
        if self.panel == "A":
            names = [say_column(columns[j]) for j in self.order[: self.measured]]
            rows = self.rows[: self.measured].tolist()
            if self.noise:
                rows.append((self.measured + self.bottom) / 2)
                names.append(say("{noise} columns\nof pure noise", noise=self.noise))
            ax.set_yticks(rows, names)
