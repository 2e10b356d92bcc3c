"""Real data: what the draws of a posterior say beside the one point that the lasso or ridge is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from scipy.special import ndtri

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, SOFT
from ...maths import datasets
from ...maths.datafits import Quadratic
from ...maths.gibbs import bayesian_lasso, ridge_posterior
from ...maths.paths import LassoPath, RidgePath, lam_at_fit, lasso_path, ridge_path
from ...maths.penalties import L1, L2, Penalty
from ...maths.problem import Problem
from ...validate import Array

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
class _Belief:
    """Both posteriors at one strength: quantiles (3, p), the lasso and ridge (p,), and their lambdas."""

    sigma: float
    lams: tuple[float, float]
    quantiles: tuple[Array, Array]
    points: tuple[Array, Array]


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
        One control, `lam_pc`.

    References
    ----------
    Park & Casella (2008), "The Bayesian lasso", figure 2.
    """
    data = _data()
    p = len(data.names)
    rows = np.arange(p)
    beliefs = {lam_pc: _belief(lam_pc) for lam_pc in LAM_PC}
    ends = np.array([[b.quantiles[0].min(), b.quantiles[0].max()] for b in beliefs.values()])
    edge = 1.05 * np.abs(ends).max()

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title, key in (
            ("A", "Lasso (L1) and its posterior", "bar: the lasso, diamond: exactly 0"),
            ("B", "Ridge (L2) and its posterior", "star: median, line: 95 % of the posterior"),
        ):
            ax = axes[panel]
            ax.set(title=title, xlabel="coefficient, per standard deviation of the column")
            ax.set(xlim=(-edge, edge), ylim=(p + 0.6, -2.6))
            ax.set_yticks(rows, data.names if panel == "A" else [])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            ax.text(edge, p + 0.3, key, ha="right", color=SOFT, size=9)
            ax.plot([0, 0], [-0.6, p - 0.4], color=EDGE, lw=0.8, zorder=1)

    def at(lam_pc: float) -> Frame:
        belief = beliefs[lam_pc]
        marks: list[Mark] = []
        words = []
        for panel, role, lam, w, (low, median, high) in zip(
            "AB", ("l1", "l2"), belief.lams, belief.points, belief.quantiles, strict=True
        ):
            dead = rows[w == 0]
            zeros = f"{len(dead)} of {p} exactly 0; {(median == 0).sum()} of {p} medians"
            across = np.stack([low, high, np.full(p, np.nan)], 1).ravel()
            marks += [
                barh(rows - BELOW, np.where(w == 0, np.nan, w), role, panel, 0.44),
                Line(across, np.repeat(rows + BELOW, 3), "solution", panel),
                Dots(median, rows + BELOW, "solution", panel),
                Dots(np.zeros(len(dead)), dead - BELOW, role, panel),
                Text(-edge, -1.7, zeros, role, panel, "left", 12),
                Text(-edge, -1.0, f"λ = {lam:.3g}", role, panel, "left"),
            ]
            words.append(f"λ = {lam:.3g} has {zeros}; {(low * high < 0).sum()} of {p} intervals hold 0")
        scale = belief.sigma / lam_pc
        return Frame(
            tuple(marks),
            f"Park and Casella's prior with λ_PC = {lam_pc:.0f} has scale b = σ/λ_PC = {scale:.3g}, for "
            f"σ = {belief.sigma:.3g} in the posterior, which makes it the lasso with λ = σ²/(nb). The lasso "
            f"at {words[0]}. Ridge, which fits as well, at {words[1]}. "
            f"{certificate(*_optima(data.datafit, belief))}",
        )

    control = Control(LAM_PC, "Park and Casella's λ", start=3, unit="{:.0f}", play=600)
    return Picture({"lam_pc": control}, stage, (at,), "AB", (9.2, 4.9))


@cache
def _data() -> _Data:
    data = datasets.diabetes()
    d = datasets.standardise(data.X, data.y)
    order = np.argsort((lasso_path(d.X, d.y).w != 0).argmax(axis=0))  # as the columns join the lasso path
    X = d.X[:, order]
    names = tuple(data.names[j] for j in order)
    return _Data(names, Quadratic(X, d.y), lasso_path(X, d.y), ridge_path(X, d.y))


@cache
def _belief(lam_pc: float) -> _Belief:
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
    return _Belief(sigma, (lam, equal), (quantiles, spread), (w, data.ridge.at(equal)))


def _optima(datafit: Quadratic, belief: _Belief) -> list[tuple[Problem, Array]]:
    penalties: tuple[Penalty, Penalty] = L1(belief.lams[0]), L2(belief.lams[1])
    return [(Problem(datafit, penalty), w) for penalty, w in zip(penalties, belief.points, strict=True)]
