"""What *Prior* says about beliefs as penalties, one weight's posterior, and zeros."""

from functools import cache

import numpy as np
from scipy.integrate import quad

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.posterior import posterior_1d
from ...maths.priors import Gaussian, Laplace, Prior, StudentT
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array
from .level_sets import diamonds
from .posterior import update

LAPLACE, PEAKED = Laplace(1 / 1.3), StudentT(df=1, scale=0.1)


@claim("prior/bridge_stands")
def bridge_stands() -> None:
    """Penalties and scales as the table has them, and the minimiser's posterior against 100 others'."""
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
        size = 2 * quad(lambda w, b=scale: w * density(Laplace(b), w), 0, 50 * scale)[0]
        square = 2 * quad(lambda w, t=scale: w**2 * density(Gaussian(t), w), 0, 50 * scale)[0]
        assert np.allclose([size, np.sqrt(square)], scale), "the mean of |w|, and the standard deviation"


@claim("prior/belief_is_counted_once")
def belief_is_counted_once() -> None:
    for prior in (Laplace(0.3), Gaussian(0.3)):
        assert np.isclose(prior.penalty(4.0, 100).lam, prior.penalty(4.0, 50).lam / 2)


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
    assert f"{density(LAPLACE, 0.0):.2f}" == "0.65"
    mass = [quad(lambda w: density(LAPLACE, w), -eps, eps, points=[0])[0] for eps in (0.1, 0.01, 0.001)]
    assert np.allclose(mass, -np.expm1(-1.3 * np.array([0.1, 0.01, 0.001])))


@claim("prior/laplace_is_more_concentrated")
def laplace_is_more_concentrated() -> None:
    priors = Laplace(np.sqrt(0.5)), Gaussian(1.0)
    variance = [2 * quad(lambda w, prior=prior: w**2 * density(prior, w), 0, 40)[0] for prior in priors]
    assert np.allclose(variance, 1), variance
    near = [2 * quad(lambda w, prior=prior: density(prior, w), 0, 0.1)[0] for prior in priors]
    assert [f"{share:.1%}" for share in near] == ["13.2%", "8.0%"], near


@claim("prior/peaked_and_never_zero")
@cache
def peaked_and_never_zero() -> None:
    times = density(PEAKED, 0.0) / density(LAPLACE, 0.0)
    assert 4.8 < times < 5, times
    for y in (1e-6, 0.01, 0.1, 0.5, 1.0, 1.3, 2.0, 5.0):
        after = posterior_1d(PEAKED, y, 1.0)
        assert after.map > 0 and posterior_1d(StudentT(3, 0.01), y, 1.0).map > 0, y
        assert y > 0.1 or np.isclose(after.map, y / 201, rtol=1e-4), (y, after.map)


@claim("prior/kink_of_the_log_density")
@cache
def kink_of_the_logdensity() -> None:
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
    facts = diamonds().frame().facts
    assert facts["laplace_near"] > facts["gaussian_near"], facts
    assert facts["laplace_zeros"] == facts["gaussian_zeros"] == 0 and facts["near"] == 0.1, facts
    for width in (1e-3, 0.1, 0.3):
        one = [
            2 * quad(lambda w, prior=prior: density(prior, w), 0, width)[0]
            for prior in (Laplace(np.sqrt(0.5)), Gaussian(1.0))
        ]
        chance = [1 - (1 - near) ** 2 for near in one]
        assert chance[0] > 1.3 * chance[1], (width, chance)


def _bend(curve: Array) -> float:
    """The largest change of slope from one step to the next, for a curve over equal steps of [−3, 3]."""
    return float(np.abs(np.diff(curve, 2)).max() * (len(curve) - 1) / 6)


def density(prior: Prior, w: float) -> float:
    return float(np.exp(prior.logpdf(w)))
