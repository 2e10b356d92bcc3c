"""What *Prior* says about the diabetes data: their noise, residuals of 0, and ten posteriors."""

from functools import cache

import numpy as np
from scipy.integrate import quad

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.gibbs import Draws, bayesian_lasso
from ...maths.penalties import L1
from ...maths.priors import Laplace
from ...maths.problem import Problem
from .intervals import _believe


@claim("prior/noise_of_the_diabetes_data")
def noise_of_the_diabetes_data() -> None:
    datafit = _diabetes()
    (n, p), w = datafit.X.shape, solve(Problem(datafit, L1(0.0))).w
    sigma = np.sqrt(2 * n * datafit.value(w) / (n - p - 1))
    assert n == 442 and f"{sigma:.0f}" == "54", sigma


@claim("prior/nobody_believes_that")
def nobody_believes_that() -> None:
    b = 54**2 / (442 * 10)
    assert Laplace(b).penalty(54**2, 442) == L1(10.0)
    mean = 2 * quad(lambda w: w * np.exp(Laplace(b).logpdf(w)), 0, 50)[0]
    beyond = 2 * quad(lambda w: np.exp(Laplace(b).logpdf(w)), 22, 40, epsabs=0)[0]
    w = solve(Problem(_diabetes(), L1(10.0))).w[diabetes().names.index("body mass")]
    assert (f"{mean:.2f}", f"{beyond:.0e}", f"{w:.1f}") == ("0.66", "3e-15", "22.6"), (mean, beyond, w)


@claim("prior/kink_in_the_misfit")
@cache
def kink_in_the_misfit() -> None:
    from sklearn.linear_model import QuantileRegressor

    datafit = _diabetes()
    w = QuantileRegressor(quantile=0.5, alpha=0, fit_intercept=False).fit(datafit.X, datafit.y).coef_
    r = np.sort(np.abs(datafit.y - datafit.X @ w))
    assert (w != 0).all() and r[9] < 1e-9 < 0.1 < r[10], r[8:12]
    lasso = solve(Problem(datafit, L1(10.0))).w
    assert (lasso == 0).any() and (np.abs(datafit.y - datafit.X @ lasso) > 1e-9).all()


@claim("prior/their_lam_and_ours")
def their_lam_and_ours() -> None:
    for sigma, lam_pc, n in (54.0, 60.0, 442), (0.3, 2.0, 20):
        assert np.isclose(Laplace(sigma / lam_pc).penalty(sigma**2, n).lam, sigma * lam_pc / n)


@claim("prior/medians_near_the_lasso")
@cache
def medians_near_the_lasso() -> None:
    drawn = _draws(60.0)
    lam = np.sqrt(drawn.noise_var.mean()) * 60 / 442
    lasso = solve(Problem(_diabetes(), L1(lam))).w
    median = np.median(drawn.w, axis=(0, 1))
    assert drawn.r_hat < 1.01 and drawn.w.size == 100_000
    assert f"{lam:.2f}" == "8.14" and np.abs(median - lasso).max() < 1.3, np.abs(median - lasso).max()
    assert (lasso == 0).sum() == 6 and (median != 0).all() and (drawn.w != 0).all()
    names, clear = diabetes().names, _clear_of_zero(drawn)
    assert clear == ["body mass", "blood pressure", "triglycerides"], clear
    assert not {name for name, w in zip(names, lasso, strict=True) if w == 0} & set(clear)
    assert lasso[names.index("HDL")] != 0
    pictured = _believe(60.0).lasso
    _, median, _ = pictured.quantiles
    assert f"{pictured.lam:.2f}" == "8.15" and (median != 0).all()
    assert np.abs(median - pictured.w).max() < 1.4 and (pictured.w == 0).sum() == 6


@claim("prior/intervals_depend_on_the_prior")
@cache
def intervals_depend_on_the_prior() -> None:
    """Where p(y | λ_PC) is highest, its derivative is 0: λ_PC is p over the posterior mean of ‖w‖₁/σ.

    The derivative of its logarithm is p/λ_PC less that mean: positive before, negative behind.
    """
    length = np.linalg.norm(_diabetes().X, axis=0)
    assert np.allclose(length, np.sqrt(442)) and f"{0.237 * length[0]:.2f}" == "4.98", length
    weak, strong = _draws(5.0), _draws(120.0)
    size = {lam: _size(_draws(lam)) for lam in (1.0, 2.5, 4.0, 5.0, 6.0, 10.0, 25.0, 60.0, 120.0)}
    assert abs(10 / size[5.0] - 0.237 * length[0]) < 0.05, size
    assert all((10 / lam > mean) == (lam < 4.98) for lam, mean in size.items() if lam != 5.0), size
    assert _clear_of_zero(weak) == ["sex", "body mass", "blood pressure", "triglycerides"]
    assert _clear_of_zero(strong) == ["body mass", "triglycerides"] and f"{strong.scale.mean():.2f}" == "0.54"


def _size(drawn: Draws) -> float:
    """Posterior mean of ‖w‖₁/σ."""
    return float((np.abs(drawn.w).sum(axis=2) / np.sqrt(drawn.noise_var)).mean())


@cache
def _diabetes() -> Quadratic:
    data = diabetes()
    d = standardise(data.X, data.y)
    return Quadratic(d.X, d.y)


@cache
def _draws(lam_pc: float) -> Draws:
    """The notebook's, at 60."""
    datafit = _diabetes()
    return bayesian_lasso(datafit.X, datafit.y, lam_pc, rng=np.random.default_rng(0))


def _clear_of_zero(drawn: Draws) -> list[str]:
    """Names of the columns whose 95 % interval does not contain 0."""
    low, high = np.quantile(drawn.w, (0.025, 0.975), axis=(0, 1))
    return [name for name, one, other in zip(diabetes().names, low, high, strict=True) if one * other > 0]
