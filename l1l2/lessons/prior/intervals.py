"""Real data: what the draws of a posterior say beside the one point that the lasso or ridge is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from scipy.special import ndtri

from ...course.certificate import certificate
from ...course.columns import say_column
from ...drawing.marks import Dots, Line, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, SOFT
from ...maths import datasets
from ...maths.datafits import Quadratic
from ...maths.gibbs import bayesian_lasso, ridge_posterior
from ...maths.paths import LassoPath, RidgePath, lam_at_fit, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences

LAM_PC = (5.0, 10.0, 20.0, 40.0, 60.0, 80.0, 120.0)
SHARES = (0.025, 0.5, 0.975)
BELOW = 0.22  # of a row: the posterior below its line, the estimate above


@dataclass(frozen=True, eq=False)
class _Data:
    """The diabetes data, standardised, and both paths."""

    names: tuple[str, ...]
    datafit: Quadratic
    lasso: LassoPath
    ridge: RidgePath


@dataclass(frozen=True, eq=False)
class _Estimate:
    """The lasso or ridge at lam (p,), and its posterior's quantiles (3, p) at `SHARES`."""

    lam: float
    w: Array
    quantiles: Array

    def count(self) -> dict[str, float]:
        """Count the estimates and medians that are exactly 0, and the intervals that hold 0."""
        low, median, high = self.quantiles
        return {
            "lam": self.lam,
            "zeros": int((self.w == 0).sum()),
            "p": len(self.w),
            "zero_medians": int((median == 0).sum()),
            "intervals": int((low * high < 0).sum()),
        }


@dataclass(frozen=True, eq=False)
class _Belief:
    """The noise that Park and Casella's prior leaves, the lasso that belongs to it, and ridge."""

    sigma: float
    lasso: _Estimate
    ridge: _Estimate


@name_picture
def credible_intervals() -> Picture:
    """Posterior medians and central 95 % intervals of the diabetes coefficients, over the lasso and ridge.

    Left, the Bayesian lasso by Gibbs (3,200 draws), right, the Gaussian posterior of ridge, in closed form.
    Bars are the estimates, stars the medians; a diamond is an estimate that is exactly 0.

    Park and Casella's prior is conditional on the noise: its scale is b = sigma / lam_pc.  The lasso shown
    has lam = sigma^2 / (n b) = sigma lam_pc / n, sigma^2 the posterior mean; ridge fits the rows as well as
    that lasso.  Their own choice, 0.237 for columns of norm 1, is 0.237 sqrt(n) = 5 here.

    Returns
    -------
    Picture
        Two controls: `lam_pc`, and whether the `posterior` is drawn.

    References
    ----------
    Park & Casella (2008), "The Bayesian lasso", figure 2.
    """
    data = _data()
    beliefs = {lam_pc: _believe(lam_pc) for lam_pc in LAM_PC}
    edge = 1.05 * max(np.abs(belief.lasso.quantiles).max() for belief in beliefs.values())

    def stage(axes: Mapping[str, Axes]) -> None:
        _set_up(axes["A"], say("Lasso (L1) and its posterior"), data.names, edge)
        _set_up(axes["B"], say("Ridge (L2) and its posterior"), (), edge)
        below = len(data.names) + 0.3
        keys = say("bar: the lasso, diamond: exactly 0"), say("star: median, line: 95 % of the posterior")
        for panel, key in zip("AB", keys, strict=True):
            axes[panel].text(edge, below, key, ha="right", color=SOFT, size=9)

    def intervals(lam_pc: float, posterior: bool) -> Frame:
        belief = beliefs[lam_pc]
        panels = (belief.lasso, "l1", "A"), (belief.ridge, "l2", "B")
        marks = tuple(mark for panel in panels for mark in _draw(*panel, edge, posterior))
        return Frame(marks, _describe(lam_pc, belief, data.datafit, posterior))

    words = {False: say("hidden"), True: say("drawn")}
    controls = {
        "lam_pc": Control(LAM_PC, say("Park and Casella's λ"), start=3, unit="{:.0f}", play=600),
        "posterior": Control((False, True), say("posterior"), start=1, words=words),
    }
    telling = {"lam_pc": 60.0, "posterior": True}
    return Picture(controls, stage, (intervals,), "AB", (8.8, 3.8), telling=telling)


def _set_up(ax: Axes, title: str, names: tuple[str, ...], edge: float) -> None:
    p = len(_data().names)
    ax.set(title=title, xlabel=say("coefficient, per standard deviation of the column"))
    ax.set(xlim=(-edge, edge), ylim=(p + 0.6, -3.0))
    ax.set_yticks(range(p), [say_column(name) for name in names])
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False)
    ax.plot([0, 0], [-0.6, p - 0.4], color=EDGE, lw=0.8, zorder=1)


def _draw(estimate: _Estimate, role: str, panel: str, edge: float, posterior: bool) -> tuple[Mark, ...]:
    """A row a column: the estimate as a bar, or as a diamond where it is 0, over median and interval."""
    w, (low, median, high) = estimate.w, np.where(posterior, estimate.quantiles, np.nan)
    rows, zeros, counted = np.arange(len(w)), np.flatnonzero(w == 0), estimate.count()
    ends = np.stack([low, high, np.full(len(w), np.nan)], axis=1).ravel()
    words = say("{zeros} of {p} exactly 0", zeros=counted["zeros"], p=counted["p"])
    if posterior:
        words = say(
            "{zeros} of {p} exactly 0; {zero_medians} of {p} medians",
            zeros=counted["zeros"],
            zero_medians=counted["zero_medians"],
            p=counted["p"],
        )
    return (
        barh(rows - BELOW, np.where(w == 0, np.nan, w), role, panel, 0.44),
        Line(ends, np.repeat(rows + BELOW, 3), "solution", panel),
        Dots(median, rows + BELOW, "solution", panel),
        Dots(np.zeros(len(zeros)), zeros - BELOW, role, panel),
        Text(-edge, -2.0, words, role, panel, "left", 12),
        Text(-edge, -1.0, say("λ = {lam:.3g}", lam=estimate.lam), role, panel, "left"),
    )


def _describe(lam_pc: float, belief: _Belief, datafit: Quadratic, posterior: bool) -> Said:
    lasso, ridge = belief.lasso, belief.ridge
    counted = _describe_medians(belief) if posterior else _describe_zeros(belief)
    return sentences(
        say(
            "Park and Casella's prior with λ_PC = {lam_pc:.0f} has scale b = σ/λ_PC = {scale:.3g}, for "
            "σ = {sigma:.3g} in the posterior, which makes it the lasso with λ = σ²/(nb).",
            lam_pc=lam_pc,
            scale=belief.sigma / lam_pc,
            sigma=belief.sigma,
        ),
        counted,
        certificate((Problem(datafit, L1(lasso.lam)), lasso.w), (Problem(datafit, L2(ridge.lam)), ridge.w)),
    )


def _describe_medians(belief: _Belief) -> Said:
    return sentences(
        lasso=say(
            "The lasso at λ = {lam:.3g} has {zeros} of {p} exactly 0; {zero_medians} of {p} medians; "
            "{intervals} of {p} intervals hold 0.",
            **belief.lasso.count(),
        ),
        ridge=say(
            "Ridge, which fits as well, at λ = {lam:.3g} has {zeros} of {p} exactly 0; {zero_medians} of "
            "{p} medians; {intervals} of {p} intervals hold 0.",
            **belief.ridge.count(),
        ),
    )


def _describe_zeros(belief: _Belief) -> Said:
    """Say the estimates alone, as `_describe_medians`."""
    lasso, ridge = (
        {name: estimate.count()[name] for name in ("lam", "zeros", "p")}
        for estimate in (belief.lasso, belief.ridge)
    )
    return sentences(
        lasso=say("The lasso at λ = {lam:.3g} has {zeros} of {p} exactly 0.", **lasso),
        ridge=say(
            "Ridge, which fits as well, at λ = {lam:.3g} has {zeros} of {p} exactly 0.",
            **ridge,
        ),
    )


@cache
def _data() -> _Data:
    data = datasets.diabetes()
    d = datasets.standardise(data.X, data.y)
    order = np.argsort((lasso_path(d.X, d.y).w != 0).argmax(axis=0))  # as the columns join the lasso path
    X = d.X[:, order]
    names = tuple(data.names[j] for j in order)
    return _Data(names, Quadratic(X, d.y), lasso_path(X, d.y), ridge_path(X, d.y))


@cache
def _believe(lam_pc: float) -> _Belief:
    """Draw from one posterior, then match the lasso to it and ridge to the lasso."""
    data = _data()
    X, y = data.datafit.X, data.datafit.y
    drawn = bayesian_lasso(X, y, lam_pc, draws=200, chains=16, burn=50, rng=np.random.default_rng(8))
    quantiles = np.quantile(drawn.w.reshape(-1, X.shape[1]), SHARES, axis=0)
    sigma, n = float(np.sqrt(drawn.noise_var.mean())), len(y)
    lam = sigma * lam_pc / n
    w = data.lasso.at(lam)
    fit = float(1 - data.datafit.value(w) / data.datafit.value(0 * w))
    equal = lam_at_fit(data.ridge, data.datafit, fit)
    gaussian = ridge_posterior(X, y, sigma / np.sqrt(n * equal), sigma)
    spread = gaussian.mean + ndtri(SHARES)[:, None] * gaussian.sd
    return _Belief(sigma, _Estimate(lam, w, quantiles), _Estimate(equal, data.ridge.at(equal), spread))
