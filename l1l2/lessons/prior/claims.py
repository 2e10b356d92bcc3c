"""What notebook 06 says about beliefs, posteriors and zeros."""

import re
from functools import cache

import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from scipy.stats import expon, halfcauchy, norm

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.gibbs import Draws, bayesian_lasso
from ...maths.penalties import L1, L2
from ...maths.posterior import posterior_1d
from ...maths.priors import Gaussian, Laplace, Prior, StudentT
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array
from .mixture import exponential_variances
from .posterior import diamonds, update

LAPLACE, PEAKED = Laplace(1 / 1.3), StudentT(df=1, scale=0.1)


@claim("prior/bridge_stands")
def bridge_stands() -> None:
    """The prices and the scales as the table has them, and the minimiser's posterior against 100 others'."""
    rng = np.random.default_rng(0)
    for sigma, scale, n, p in (2.0, 0.3, 50, 3), (0.1, 5.0, 7, 12):
        X, y, w = rng.standard_normal((n, p)), rng.standard_normal(n), rng.standard_normal((100, p))
        known: tuple[tuple[Prior, type, float, float, Array], ...] = (
            (Laplace(scale), L1, sigma**2 / (n * scale), 2 * scale, np.abs(w) / scale),
            (
                Gaussian(scale),
                L2,
                sigma**2 / (n * scale**2),
                scale * np.sqrt(2 * np.pi),
                (w / scale) ** 2 / 2,
            ),
        )
        for prior, kind, lam, whole, price in known:
            penalty = prior.penalty(sigma**2, n)
            assert isinstance(penalty, kind) and np.isclose(penalty.lam, lam)
            assert np.allclose(-prior.logpdf(w) - np.log(whole), price)
            bayes = [((y - X @ v) ** 2).sum() / (2 * sigma**2) - prior.logpdf(v).sum() for v in w]
            ours = [n / sigma**2 * Problem(Quadratic(X, y), penalty).value(v) for v in w]
            apart = np.subtract(bayes, ours)
            assert np.allclose(apart, p * np.log(whole), rtol=0, atol=1e-8 * max(bayes)), np.ptp(apart)
            best = solve(Problem(Quadratic(X, y), penalty)).w
            peak = ((y - X @ best) ** 2).sum() / (2 * sigma**2) - prior.logpdf(best).sum()
            assert peak < min(bayes), (peak, min(bayes))
    for scale in (0.3, 5.0):
        size = 2 * quad(lambda w, b=scale: w * _density(Laplace(b), w), 0, 50 * scale)[0]
        square = 2 * quad(lambda w, t=scale: w**2 * _density(Gaussian(t), w), 0, 50 * scale)[0]
        assert np.allclose([size, np.sqrt(square)], scale), "the mean of |w|, and the standard deviation"


@claim("prior/belief_is_counted_once")
def belief_is_counted_once() -> None:
    for prior in (Laplace(0.3), Gaussian(0.3)):
        assert np.isclose(prior.penalty(4.0, 100).lam, prior.penalty(4.0, 50).lam / 2)


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


@claim("prior/only_the_peak_rests")
@cache
def only_the_peak_rests() -> None:
    """Each curve rises strictly and is odd, so that it is 0 at y = 0 and nowhere else.

    And it is smooth: in steps half as long its slope changes half as much. At a kink it would change as much.
    """
    start = update().params()
    assert start["y"] == start["noise"] == 1 and np.isclose(start["scale"], 1 / 1.3), start
    assert f"{1 / 1.3:.2f}" == "0.77"
    seen = np.linspace(-3, 3, 241)
    after = [posterior_1d(LAPLACE, y, 1.0) for y in seen]
    peak, median, mean = (np.array([getattr(a, name) for a in after]) for name in ("map", "median", "mean"))
    assert (
        np.allclose(peak, soft_threshold(seen, 1.3)) and ((peak == 0) == (np.abs(seen) <= 1.3 + 1e-9)).all()
    )
    for curve in (median, mean):
        assert (np.diff(curve) > 1e-3).all() and np.allclose(curve, -curve[::-1]), np.diff(curve).min()
        assert _bend(curve) < 0.6 * _bend(curve[::2]), "smooth"
    assert _bend(peak) > 0.9 * _bend(peak[::2]), "the peak's curve has a kink"
    for scale, noise in ((0.05, 1.0), (1 / 1.3, 0.5), (5.0, 2.0)):
        wide = np.concatenate([[1e-6, 1e-3], np.linspace(0.1, 30, 60)]) * noise
        for sign in (1, -1):
            ends = [posterior_1d(Laplace(scale), sign * y, noise) for y in wide]
            for name in ("median", "mean"):
                at = sign * np.array([getattr(a, name) for a in ends])
                assert (at > 0).all() and (np.diff(at) > 0).all(), (scale, noise, name)
        rest = posterior_1d(Laplace(scale), 0.0, noise)
        assert abs(rest.median) < 1e-12 and abs(rest.mean) < 1e-12
        for y in (*-wide, 0.0, *wide):
            bell = posterior_1d(Gaussian(scale), y, noise)
            assert np.allclose([bell.map, bell.median], bell.mean, atol=1e-12), (scale, noise, y)


@claim("prior/three_answers")
def three_answers() -> None:
    """By quadrature, without the closed forms."""
    after = posterior_1d(LAPLACE, 1.0, 1.0)

    def joint(w: float) -> float:
        return float(np.exp(-((1 - w) ** 2) / 2 - 1.3 * abs(w)))

    whole = quad(joint, -12, 12, points=[0])[0]
    mean = quad(lambda w: w * joint(w), -12, 12, points=[0])[0] / whole
    below = quad(joint, -12, after.median, points=[0])[0] / whole
    assert np.isclose(mean, after.mean) and np.isclose(below, 0.5), (mean, below)
    assert after.map == 0 and (f"{after.median:.3f}", f"{mean:.3f}") == ("0.333", "0.413")


@claim("prior/no_mass_at_zero")
@cache
def no_mass_at_zero() -> None:
    """Around 0, before and after the data: the mass is at most the greatest density times the width."""
    rng = np.random.default_rng(1)
    for curve in (LAPLACE, posterior_1d(LAPLACE, 1.0, 1.0)):
        assert (curve.sample(1_000_000, rng) != 0).all()
    for y in (-3.0, 0.0, 1.0):
        after = posterior_1d(LAPLACE, y, 1.0)
        for eps in (1e-1, 1e-3, 1e-6, 1e-9):
            inside = quad(after.pdf, -eps, eps, points=[0])[0]
            assert inside <= 2 * eps * float(after.pdf(after.map)) * (1 + 1e-9), (y, eps)
    assert f"{_density(LAPLACE, 0.0):.2f}" == "0.65"
    mass = [quad(lambda w: _density(LAPLACE, w), -eps, eps, points=[0])[0] for eps in (0.1, 0.01, 0.001)]
    assert np.allclose(mass, -np.expm1(-1.3 * np.array([0.1, 0.01, 0.001])))
    assert [f"{m:.2g}" for m in mass] == ["0.12", "0.013", "0.0013"], mass


@claim("prior/laplace_is_more_concentrated")
def laplace_is_more_concentrated() -> None:
    priors = Laplace(np.sqrt(0.5)), Gaussian(1.0)
    variance = [2 * quad(lambda w, prior=prior: w**2 * _density(prior, w), 0, 40)[0] for prior in priors]
    assert np.allclose(variance, 1), variance
    near = [2 * quad(lambda w, prior=prior: _density(prior, w), 0, 0.1)[0] for prior in priors]
    assert [f"{share:.1%}" for share in near] == ["13.2%", "8.0%"], near


@claim("prior/peaked_and_never_zero")
@cache
def peaked_and_never_zero() -> None:
    times = _density(PEAKED, 0.0) / _density(LAPLACE, 0.0)
    assert 4.8 < times < 5, times
    for y in (1e-6, 0.01, 0.1, 0.5, 1.0, 1.3, 2.0, 5.0):
        after = posterior_1d(PEAKED, y, 1.0)
        assert after.map > 0 and posterior_1d(StudentT(3, 0.01), y, 1.0).map > 0, y
        assert y > 0.1 or np.isclose(after.map, y / 201, rtol=1e-4), (y, after.map)


@claim("prior/kink_of_the_log_density")
@cache
def kink_of_the_log_density() -> None:
    def slope(prior: Prior, step: float) -> float:
        """Away from 0, just to the right (or left, for a negative step)."""
        return float(prior.logpdf(step) - prior.logpdf(0.0)) / abs(step)

    for b, noise in ((0.5, 1.0), (2.0, 0.7), (1 / 1.3, 1.0)):
        assert np.allclose([slope(Laplace(b), step) for step in (1e-9, -1e-9)], -1 / b, rtol=1e-5)
        for share in (0.0, 0.5, 0.999, 1.001, 2.0):
            for sign in (1, -1):
                after = posterior_1d(Laplace(b), sign * share * noise**2 / b, noise)
                assert (after.map == 0) == (share < 1), (b, noise, share)
                assert share == 0 or after.mean * sign > 0 < after.median * sign, "only at the MAP"
    assert posterior_1d(Laplace(0.5), 2.0, 1.0).map == 0, "at the end of the interval: |y| = σ²/b, exactly"
    for smooth in (PEAKED, StudentT(3, 0.5), Gaussian(0.01)):
        assert all(abs(slope(smooth, step)) < 1e-4 for step in (1e-9, -1e-9))
        assert posterior_1d(smooth, 1e-3, 1.0).map > 0 > posterior_1d(smooth, -1e-3, 1.0).map


@claim("prior/contours_are_balls")
def contours_are_balls() -> None:
    turn = np.linspace(0, 2 * np.pi, 100)
    circle = np.array([np.cos(turn), np.sin(turn)])
    diamond = circle / np.abs(circle).sum(axis=0)
    for prior, ball, other in (Laplace(0.7), diamond, circle), (Gaussian(0.7), circle, diamond):
        for size in (0.1, 1.5, 20.0):
            level, tilted = (prior.logpdf(size * outline).sum(axis=0) for outline in (ball, other))
            assert np.ptp(level) < 1e-10 and np.ptp(tilted) > 1e-3, (type(prior), size)


@claim("prior/draws_near_the_axes")
def draws_near_the_axes() -> None:
    """The picture's own draws; and the chance of it, for priors of equal variance, as in the picture."""
    said = re.search(
        r"(\d+) and (\d+) have a weight within 0.1 of 0; 0 and 0 have", diamonds().frame().caption
    )
    assert said and int(said[1]) > int(said[2]), diamonds().frame().caption
    for width in (1e-3, 0.1, 0.3):
        one = [
            2 * quad(lambda w, prior=prior: _density(prior, w), 0, width)[0]
            for prior in (Laplace(np.sqrt(0.5)), Gaussian(1.0))
        ]
        chance = [1 - (1 - near) ** 2 for near in one]
        assert chance[0] > 1.3 * chance[1], (width, chance)


@claim("prior/laplace_is_a_stack")
def laplace_is_a_stack() -> None:
    for b in (0.5, 1.0, 3.0):
        for w in (0.05, 0.5, 2.0, 6.0):
            stacked = quad(
                lambda v, w=w, b=b: norm.pdf(w, scale=v**0.5) * expon.pdf(v, scale=2 * b * b), 0, np.inf
            )
            assert abs(stacked[0] - _density(Laplace(b), w)) < 1e-6, (b, w)


@claim("prior/finite_stack_makes_no_zero")
@cache
def finite_stack_makes_no_zero() -> None:
    variances = exponential_variances(100, 1.0)
    assert np.allclose(variances, expon.ppf((np.arange(100) + 0.5) / 100, scale=2))

    def stack(w: float) -> float:
        return float(norm.pdf(w, scale=np.sqrt(variances)).mean())

    grid = np.linspace(-5, 5, 1001)
    worst = max(abs(stack(w) - _density(Laplace(1.0), w)) for w in grid)
    assert worst < 0.02 and abs(stack(1e-6) - stack(0)) < 1e-9, worst
    peak = minimize_scalar(lambda w: (w - 0.3) ** 2 / 2 - np.log(stack(w))).x
    assert f"{peak:.4f}" == "0.0218" and posterior_1d(Laplace(1.0), 0.3, 1.0).map == 0, peak


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


@claim("prior/spike_and_slab")
def spike_and_slab() -> None:
    slab = posterior_1d(Gaussian(1.0), 1.0, 1.0)
    spike = norm.pdf(1.0) / (norm.pdf(1.0) + slab.normaliser)
    below = (1 - spike) * quad(slab.pdf, -12, 0)[0]
    assert f"{spike:.2f}" == "0.52" and below < 0.5 < below + spike, "the median is where half lies below"
    assert f"{(1 - spike) * slab.mean:.3f}" == "0.238" and 2**10 == 1024


@claim("prior/horseshoe")
@cache
def horseshoe() -> None:
    """E[w | y, s] = s²/(1 + s²) y, averaged over what y says about the standard deviation s.

    Carvalho, Polson and Scott (2010), theorem 1: the density is at least log(1 + 4/w²)/√(8π³), which grows
    beyond all bounds; times the likelihood at 0, which is positive whatever y is.
    """

    def density(w: float) -> float:
        # Over log s, where what dominates near w = 0 is not a spike.
        return quad(
            lambda t: norm.pdf(w, scale=np.exp(t)) * halfcauchy.pdf(np.exp(t)) * np.exp(t), -40, 40, limit=400
        )[0]

    near = {w: density(w) for w in (1e-1, 1e-3, 1e-5, 1e-7)}
    bound = {w: np.log1p(4 / w**2) / np.sqrt(8 * np.pi**3) for w in near}
    assert all(bound[w] < high < 2 * bound[w] for w, high in near.items()), "it grows like −log|w|"
    for y in (-5.0, 0.0, 1.0, 10.0):
        whole = quad(lambda s, y=y: norm.pdf(y, scale=np.hypot(1, s)) * halfcauchy.pdf(s), 0, np.inf)[0]
        high = [near[w] * norm.pdf(y - w) / whole for w in (1e-3, 1e-5, 1e-7)]
        assert (np.diff(high) > 0.5 * norm.pdf(y) / whole).all(), "as much again for each two digits"
    assert 0.2 < density(30.0) / density(15.0) < 0.3, "like 1/w², as Cauchy's"
    weight = quad(lambda s: norm.pdf(10.0, scale=np.hypot(1, s)) * halfcauchy.pdf(s), 0, np.inf)[0]
    kept = quad(
        lambda s: s * s / (1 + s * s) * norm.pdf(10.0, scale=np.hypot(1, s)) * halfcauchy.pdf(s), 0, np.inf
    )[0]
    assert f"{10 * kept / weight:.2f}" == "9.80", kept / weight
    for y in (6.0, 10.0, 50.0):
        assert abs(posterior_1d(LAPLACE, y, 1.0).mean - (y - 1.3)) < 1e-4, y


def _bend(curve: Array) -> float:
    """The largest change of slope from one step to the next, for a curve over equal steps of [−3, 3]."""
    return float(np.abs(np.diff(curve, 2)).max() * (len(curve) - 1) / 6)


def _size(drawn: Draws) -> float:
    """Posterior mean of ‖w‖₁/σ."""
    return float((np.abs(drawn.w).sum(axis=2) / np.sqrt(drawn.noise_var)).mean())


def _density(prior: Prior, w: float) -> float:
    return float(np.exp(prior.logpdf(w)))


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
