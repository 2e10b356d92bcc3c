"""What the lesson says about early stopping, products, tiny starts, codes, noise, leaves and streams."""

from itertools import product

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import linprog, minimize, minimize_scalar
from sklearn.linear_model import Ridge

from ...course.claim import claim
from ...maths.prox import soft_threshold
from ...validate import Array
from .codes import train
from .products import value_product
from .starts import N, P, descend_from, draw_sums, fit_least_norm, measure_error
from .streams import run_stream


@claim("disguises/factors")
def factors() -> None:
    """The flow by an ODE solver, ridge by scikit-learn, along the axes of any table."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((20, 3)) @ rng.standard_normal((3, 3))
    y = rng.standard_normal(20)
    d, axes = np.linalg.eigh(X.T @ X / 20)
    least = axes.T @ np.linalg.lstsq(X, y, rcond=None)[0]
    for t in (0.1, 1.0, 5.0):
        flow = solve_ivp(lambda _, w: X.T @ (y - X @ w) / 20, (0, t), np.zeros(3), rtol=1e-10, atol=1e-12)
        assert np.allclose(axes.T @ flow.y[:, -1], (1 - np.exp(-d * t)) * least, atol=1e-6)
        ridge = Ridge(alpha=20 / t, fit_intercept=False, tol=1e-12).fit(X, y).coef_
        assert np.allclose(axes.T @ ridge, d * t / (d * t + 1) * least, atol=1e-8)


@claim("disguises/ratio_of_factors")
def ratio_of_factors() -> None:
    """Both factors depend on d t alone; the ratio is 1 at both ends, and 1.30 at most."""

    def ratio(dt: float) -> float:
        return float((1 - np.exp(-dt)) * (1 + dt) / dt)

    found = minimize_scalar(
        lambda x: -ratio(x), bounds=(1e-3, 100), method="bounded", options={"xatol": 1e-9}
    )
    assert f"{-found.fun:.2f}" == "1.30"
    ratios = [ratio(dt) for dt in np.geomspace(1e-5, 1e5, 2001)]
    assert min(ratios) >= 1 and max(ratios) <= 1e-9 - found.fun
    assert ratios[0] < 1.0001 and ratios[-1] < 1.0001


@claim("disguises/product_is_soft")
def product_is_soft() -> None:
    """The least value on a fine grid of u and v, and from starts of a minimiser, is the soft threshold's."""
    grid = np.linspace(-2.2, 2.2, 441)
    u, v = np.meshgrid(grid, grid)
    for b, lam in product((-2.5, -0.8, 0.8, 1.5), (0.5, 1.0)):
        value = value_product(u, v, b, lam)
        best = np.unravel_index(value.argmin(), value.shape)
        assert abs(u[best] * v[best] - soft_threshold(b, lam)) < 0.05
        ends = [
            minimize(lambda x, b=b, lam=lam: float(value_product(x[0], x[1], b, lam)), start, tol=1e-12)
            for start in ((1.0, 0.7), (-1.0, 0.7), (0.3, 1.9))
        ]
        least = min(ends, key=lambda end: end.fun)
        assert abs(least.x[0] * least.x[1] - soft_threshold(b, lam)) < 1e-4
    assert soft_threshold(0.8, 1.0) == 0


@claim("disguises/least_squares_of_a_product")
def least_squares_of_a_product() -> None:
    for w in (-3.0, -0.2, 0.5, 4.0):
        found = minimize_scalar(lambda u, w=w: (u**2 + (w / u) ** 2) / 2, bounds=(1e-3, 10), method="bounded")
        assert np.isclose(found.fun, abs(w), rtol=1e-6) and np.isclose(abs(w / found.x), found.x, rtol=1e-3)


@claim("disguises/errors_of_starts")
def errors_of_starts() -> None:
    errors = [measure_error(descend_from(start)) for start in (1e-1, 1e-6)]
    assert [f"{error:.2g}" for error in errors] == ["0.43", "0.0013"]
    assert f"{measure_error(fit_least_norm()):.2f}" == "0.81"
    X, y, truth = draw_sums()
    assert X.shape == (30, 100) and np.count_nonzero(truth) == 4 and np.allclose(X @ truth, y)


@claim("disguises/towards_least_l1")
def towards_least_l1() -> None:
    """The least L1 norm by SciPy's linear program: the smaller the start, the nearer to its solution."""
    X, y, _ = draw_sums()
    found = linprog(np.ones(2 * P), A_eq=np.hstack([X, -X]), b_eq=y, bounds=(0, None))
    least = found.x[:P] - found.x[P:]
    distances = [
        np.linalg.norm(descend_from(start) - least) for start in (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
    ]
    assert (np.diff(distances) < 0).all() and distances[-1] < 0.005


@claim("disguises/large_start")
def large_start() -> None:
    """From 10 the end is the solution of least L2 norm, where descent on w from 0 ends."""
    X, y, _ = draw_sums()
    u, v, w = np.full(P, 10.0), np.full(P, 10.0), np.zeros(P)
    for _ in range(4000):
        slope = 2 * 2e-4 * (X.T @ (X @ (u * u - v * v) - y)) / N
        u, v = u * (1 - slope), v * (1 + slope)
        w = w - 0.1 * X.T @ (X @ w - y) / N
    assert np.linalg.norm(u * u - v * v - fit_least_norm()) < 1e-3
    assert np.linalg.norm(w - fit_least_norm()) < 1e-6


@claim("disguises/codes_shrink")
def codes_shrink() -> None:
    """For four trainings from other random numbers as well."""
    for seed in (3, 0, 1, 2):
        by_l1, by_top = train(0.4, seed), train(None, seed)
        assert 0.6 < by_l1.given.sum() / by_l1.true.sum() < 0.73, "about two thirds"
        assert by_top.given.sum() / by_top.true.sum() > 0.9, "nearly the whole"
        assert by_top.found < by_l1.found
        assert (
            by_l1.given.sum() / by_l1.true.sum() < train(0.1, seed).given.sum() / train(0.1, seed).true.sum()
        )


@claim("disguises/dropout_is_ridge")
def dropout_is_ridge() -> None:
    """The mean loss over all masks, each with its probability."""
    rng = np.random.default_rng(1)
    X, y, w = rng.standard_normal((3, 2)), rng.standard_normal(3), rng.standard_normal(2)
    for q in (0.2, 0.5):
        mean = 0.0
        for bits in product((0, 1), repeat=6):
            mask = np.array(bits).reshape(3, 2)
            mean += np.prod(np.where(mask, 1 - q, q)) * _measure_misfit(mask * X / (1 - q), y, w)
        penalty = q / (1 - q) * ((X**2).sum(axis=0) * w**2).sum()
        assert np.isclose(mean, _measure_misfit(X, y, w) + penalty)


@claim("disguises/noise_is_ridge")
def noise_is_ridge() -> None:
    """Noise of mean 0 and the right variance is enough for a mean of squares: ±σ, all signs."""
    rng = np.random.default_rng(2)
    X, y, w, sigma = rng.standard_normal((3, 2)), rng.standard_normal(3), rng.standard_normal(2), 0.7
    losses = [
        _measure_misfit(X + sigma * np.array(signs).reshape(3, 2), y, w)
        for signs in product((-1, 1), repeat=6)
    ]
    assert np.isclose(np.mean(losses), _measure_misfit(X, y, w) + 3 * sigma**2 * (w @ w))
    drawn = [_measure_misfit(X + sigma * rng.standard_normal((3, 2)), y, w) for _ in range(20_000)]
    assert np.isclose(np.mean(drawn), np.mean(losses), rtol=0.03), "Gaussian noise"


def _measure_misfit(X: Array, y: Array, w: Array) -> float:
    return float(((y - X @ w) ** 2).sum())


@claim("disguises/leaf_weight")
def leaf_weight() -> None:
    for G, H, alpha, lam in ((-6.0, 4.0, 1.0, 1.0), (0.5, 3.0, 1.0, 2.0), (3.0, 2.0, 0.0, 1.0)):
        found = minimize_scalar(
            lambda w, G=G, H=H, alpha=alpha, lam=lam: G * w + (H + lam) * w**2 / 2 + alpha * abs(w),
            bounds=(-9, 9),
            method="bounded",
            options={"xatol": 1e-10},
        )
        assert np.isclose(found.x, -soft_threshold(G, alpha) / (H + lam), atol=1e-5)


@claim("disguises/zeros_in_a_stream")
def zeros_in_a_stream() -> None:
    steps, summed = run_stream()
    assert (steps != 0).all()
    assert (summed[3:] == 0).all() and (summed[:3] != 0).all()
