"""What the lesson says about the kink at zero and one weight."""

from collections.abc import Callable
from functools import partial
from itertools import product

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from ...course.claim import claim
from ...maths.datafits import Logistic, Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...maths.prox import block_soft_threshold, hard_threshold, shrink, soft_threshold
from ...validate import Array
from .kink import one_weight

B = np.linspace(-3, 3, 601)


@claim("derivative/slope_at_zero_decides")
def slope_at_zero_decides() -> None:
    """Parabolas, logistic losses and other convex f: slopes below, at and above λ, and a slope of 0."""
    rng = np.random.default_rng(0)
    for _ in range(20):
        X, labels = rng.normal(size=(20, 1)), rng.choice([-1.0, 1.0], 20)
        for datafit in (Quadratic(X, X[:, 0] + labels), Logistic(X, labels)):
            slope = abs(datafit.gradient_at_zero[0])
            for share in (0.5, 0.99, 1.0, 1.01, 2.0):
                assert (solve(Problem(datafit, L1(share * slope))).w == 0) == (share >= 1), (datafit, share)
                assert (solve(Problem(datafit, L2(share * slope))).w != 0).all(), (datafit, share)
    x, even = np.array([[1.0], [1.0]]), np.array([1.0, -1.0])
    for flat in (Quadratic(x, even), Logistic(x, even)):  # f'(0) = 0
        assert flat.gradient_at_zero == 0
        assert solve(Problem(flat, L1(0.1))).w == solve(Problem(flat, L2(0.1))).w == 0
    w = np.concatenate([side * np.geomspace(1e-7, 5, 2000) for side in (-1, 1)])
    for f, slope in (
        (lambda w: np.exp(w) - 3 * w, -2.0),
        (lambda w: np.abs(w - 1), -1.0),  # a kink of its own, elsewhere
        (lambda w: w**2 * (w > 0) + 0.3 * w, 0.3),
        (lambda w: w**4, 0.0),
        (lambda w: np.maximum(w - 1, 0.0), 0.0),  # flat around 0
    ):
        for lam in (0.1, *abs(slope) * np.array([0.999, 1.0, 1.001, 2.0])):
            if lam > 0:
                nowhere_less = bool((f(w) + lam * np.abs(w) >= f(0.0) - 1e-12).all())
                assert nowhere_less == (abs(slope) <= lam), (slope, lam)
                assert bool((f(w) + lam / 2 * w**2 >= f(0.0) - 1e-12).all()) == (slope == 0), (slope, lam)


@claim("derivative/minimum_stays_at_zero")
def minimum_stays_at_zero() -> None:
    for lam in (0.5, 1.2, 2.0):
        w = [solve(Problem(_parabola(b), L1(lam))).w[0] for b in B[::20]]
        assert np.array_equal(np.equal(w, 0), np.abs(B[::20]) <= lam), lam


@claim("derivative/slopes_where_the_picture_starts")
def slopes_where_the_picture_starts() -> None:
    facts = one_weight().frame().facts
    assert (facts["b"], facts["lam"]) == (0.9, 1.2), facts
    l1, l2 = (facts[role]["slopes"].facts for role in ("l1", "l2"))
    assert np.allclose([l1["left"], l1["right"], l2["slope"]], [-2.1, 0.3, -0.9]), facts
    at = [facts[role]["minimum"].facts["w"] for role in ("l1", "l2")]
    assert at[0] == soft_threshold(0.9, 1.2) == 0
    assert f"{at[1]:.2f}" == f"{shrink(0.9, 1.2):.2f}" == "0.41", at


@claim("derivative/leaves_without_a_jump")
def leaves_without_a_jump() -> None:
    assert soft_threshold(0.99, 1.0) == 0 and np.isclose(soft_threshold(1.01, 1.0), 0.01)
    fine = np.linspace(0.99, 1.01, 2001)
    assert np.abs(np.diff(soft_threshold(fine, 1.0))).max() <= np.diff(fine).max() + 1e-12


@claim("derivative/whiteboard")
def whiteboard() -> None:
    for b, lam in product(B[::20], (0.1, 0.7, 2.5)):
        l1, l2 = (solve(Problem(_parabola(b), penalty(lam))).w[0] for penalty in (L1, L2))
        assert np.isclose(l1, np.sign(b) * max(abs(b) - lam, 0), atol=1e-12), (b, lam)
        assert np.isclose(l2, b / (1 + lam), atol=1e-12), (b, lam)
        assert np.isclose(l2 - b + lam * l2, 0, atol=1e-12), (b, lam)


@claim("derivative/mind_the_half")
def mind_the_half() -> None:
    for lam, share in product((0.4, 1.0, 3.0), (-1.01, -0.99, 0.99, 1.01)):
        b = share * lam / 2
        w = float(soft_threshold(b, lam / 2))
        _assert_least(partial(_sum_without_half, b, lam), w)
        assert (w == 0) == (abs(share) < 1)
        assert soft_threshold(b, lam) == 0, "with the threshold λ it would be 0 on either side of λ/2"


@claim("derivative/other_curve")
def other_curve() -> None:
    assert f"{np.log(3):.2f}" == "1.10"
    w = np.linspace(-3, 3, 601)
    f = np.exp(w) - 3 * w
    assert (np.diff(f, 2) > 0).all(), "convex"
    right, left = (np.exp(v) - 3 * v for v in (w + 1e-6, w - 1e-6))
    assert np.allclose((right - left) / 2e-6, np.exp(w) - 3, atol=1e-6)
    _assert_least(lambda w: np.exp(w) - 3 * w, np.log(3))
    _assert_least(lambda w: np.exp(w) - 3 * w + 2.0 * abs(w), 0.0)
    _assert_least(lambda w: np.exp(w) - 3 * w + 1.5 * abs(w), np.log(1.5))


@claim("derivative/l1_takes_lam_from_each")
def l1_takes_lam_from_each() -> None:
    for lam in (0.1, 1.0, 2.0):
        alive = soft_threshold(B, lam) != 0
        assert np.allclose(np.abs(B[alive]) - np.abs(soft_threshold(B[alive], lam)), lam)


@claim("derivative/elastic_net_is_flat_too")
def elastic_net_is_flat_too() -> None:
    for lam in (0.4, 1.0, 1.5):
        net = ElasticNet(lam, 0.5)
        (low,), (high,) = net.subdifferential(np.zeros(1))
        (lowest,), (highest,) = L1(lam).subdifferential(np.zeros(1))
        assert (2 * low, 2 * high) == (lowest, highest), "a kink half as strong"
        edge = np.array([-1, 1]) * lam / 2
        assert (net.prox(0.9999 * edge, 1.0) == 0).all() and (net.prox(1.0001 * edge, 1.0) != 0).all()
        assert np.allclose(net.value(B[:, None]), lam * (np.abs(B) / 2 + B**2 / 4))
        assert np.allclose(net.prox(B, 1.0), np.sign(B) * np.maximum(np.abs(B) - lam / 2, 0) / (1 + lam / 2))


@claim("derivative/hard_threshold_jumps")
def hard_threshold_jumps() -> None:
    w = hard_threshold(B, 1.0)
    assert (w[w != 0] == B[w != 0]).all() and np.diff(w).max() > 1
    assert _sum_with_jump(0.0, 0.1) - 0.1**2 / 2 > (0.0 + 0.5) / 2, (
        "from 0 to 0.2 the price is above its chord"
    )
    for b in (0.9, 1.1):
        _assert_least(partial(_sum_with_jump, b), float(hard_threshold(b, 1.0)))


@claim("derivative/groups_vanish_together")
def groups_vanish_together() -> None:
    for p, lam in product((2, 5), (0.5, 1.0, 2.0)):
        draws = np.random.default_rng(1).normal(size=(500, p))
        length = np.linalg.norm(draws, axis=1, keepdims=True)
        long = length[:, 0] > lam
        w = np.array([block_soft_threshold(b, lam) for b in draws])
        assert (w[~long] == 0).all() and (w[long] != 0).all() and long.any()
        assert np.allclose(w[long], (draws * (length - lam) / length)[long]), "shorter, in the same direction"


@claim("derivative/rounded_curve")
def rounded_curve() -> None:
    w = np.linspace(-2, 2, 4001)
    for eps in (0.1, 0.01, 0.001):
        away = np.hypot(w, eps) - np.abs(w)
        assert away.min() >= 0 and away.max() <= eps * (1 + 1e-12)
        assert (np.abs(np.diff(w / np.hypot(w, eps))) <= np.diff(w) / eps + 1e-12).all(), "no kink"
        right, left = ((v - 0.3) ** 2 / 2 + np.hypot(v, eps) / 2 for v in (w + 1e-6, w - 1e-6))
        assert np.allclose((right - left) / 2e-6, _rounded_slope(w, eps), atol=1e-5)


@claim("derivative/rounded_kink_loses_the_zero")
def rounded_kink_loses_the_zero() -> None:
    least = {eps: brentq(_rounded_slope, -1, 1, args=(eps,), xtol=1e-18) for eps in 10.0 ** -np.arange(1, 16)}
    assert [f"{least[eps]:.2g}" for eps in (0.1, 0.01, 0.001)] == ["0.056", "0.0072", "0.00075"], least
    assert all(w > 0 for w in least.values())
    assert all(np.isclose(w, 0.75 * eps, rtol=1e-2) for eps, w in least.items() if eps <= 1e-3), least
    assert soft_threshold(0.3, 0.5) == 0, "with its kink the same sum is least at exactly 0"


def _parabola(b: float) -> Quadratic:
    return Quadratic(np.ones((1, 1)), np.array([b]))


def _sum_without_half(b: float, lam: float, w: float) -> float:
    return (w - b) ** 2 + lam * abs(w)


def _sum_with_jump(b: float, w: float) -> float:
    return (w - b) ** 2 / 2 + 0.5 * (w != 0)


def _rounded_slope(w: Array, eps: float) -> Array:
    return w - 0.3 + 0.5 * w / np.hypot(w, eps)


def _assert_least(curve: Callable[[float], float], w: float) -> None:
    """Hold a minimiser against every point of a grid and against scipy's search."""
    grid = np.linspace(-2, 2, 4001)
    assert curve(w) <= min(map(curve, grid)) + 1e-12, w
    assert curve(w) <= minimize_scalar(curve, bounds=(-2, 2), method="bounded").fun + 1e-12, w
