"""What *High dimensions* says about corners, faces and zeros when there are many weights."""

from functools import cache

import numpy as np
from scipy.stats import norm

from ...course.claim import claim
from ...maths.datasets import sparse_regression, standardise
from ...maths.dimension import count_corners, zeros_in_the_limit
from ...maths.norms import project_l1_ball, project_l2_ball
from ...maths.paths import lasso_path
from ...validate import Array
from .three_weights import SHARES, octahedron


@claim("high_dimensions/three_weights")
def three_weights() -> None:
    """The picture's draws, and others."""
    facts = octahedron().frame(rho=0.1).facts
    assert [f"{facts[kind]:.0%}" for kind in ("vertex", "edge", "face")] == ["75%", "23%", "2%"]
    for seed in (1, 3):  # 1 is the picture's
        found = count_corners(3, SHARES, 20_000, np.random.default_rng(seed))
        vertex, some = (dict(zip(SHARES, part, strict=True)) for part in (found.vertex, found.some_zero))
        assert abs(vertex[0.1] - 0.75) < 0.01 and abs(1 - some[0.1] - 0.02) < 0.01, (vertex, some)
        assert some[0.5] - vertex[0.5] > max(vertex[0.5], 1 - some[0.5])
        assert 1 - some[0.9] > 0.5


@claim("high_dimensions/two_rules")
def two_rules() -> None:
    """Sizes of three kinds, a 0 among them, and whole numbers where the two rules hold with equality."""
    rng = np.random.default_rng(4)

    def holds(size: Array, rho: float) -> None:
        n, alive = len(size), np.count_nonzero(project_l1_ball(size, rho * size.sum()))
        second, first = np.sort(size)[-2:]
        assert (alive < n) == (size.min() <= (1 - rho) * size.mean()), (n, rho, size)
        assert (alive == 1) == (first - second >= rho * size.sum()), (n, rho, size)

    for n in (2, 3, 10, 50):
        for rho in (0.05, 0.3, 0.8):
            draws = rng.standard_normal((50, n)), rng.laplace(size=(50, n)), rng.standard_cauchy((50, n))
            for size in np.abs(np.concatenate(draws)):
                holds(size, rho)
            holds(np.append(size[1:], 0.0), rho)
    for whole, rho in (([3, 2, 1], 0.5), ([5, 1, 2], 0.375), ([1, 1, 2], 0.25), ([6, 1, 1], 0.625)):
        for ulp in (0.0, 1e-9, -1e-9):
            holds(np.array(whole, float), rho + ulp)
    holds(np.ones(4), 0.5)


@claim("high_dimensions/two_weights")
def two_weights() -> None:
    rho = np.array([0.1, 0.5])
    exact = 1 - 4 / np.pi * np.arctan(rho)
    assert [f"{p:.2f}" for p in exact] == ["0.87", "0.41"]
    angle = (np.arange(5000) + 0.5) * np.pi / 10_000  # of (|b₁|, |b₂|): all angles are equally likely
    for share, chance in zip(rho, exact, strict=True):
        b = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        alive = [np.count_nonzero(project_l1_ball(one, share * one.sum())) for one in b]
        assert abs(np.mean(np.array(alive) == 1) - chance) < 4e-4, (share, np.mean(alive), chance)
    found = count_corners(2, rho, 40_000, np.random.default_rng(5))
    assert np.array_equal(found.vertex, found.some_zero), "both rules are one"
    assert np.abs(found.vertex - exact).max() < 4 * 0.5 / np.sqrt(40_000)


@claim("high_dimensions/many_weights")
@cache
def many_weights() -> None:
    """For large n by a bound, for small n by counting.

    The mean size is below half of its expectation m = √(2/π) with a chance of at most (π/2 − 1)·4/n, by
    Chebyshev.  Else the smallest of n sizes must be above (1 − ρ) m/2 for no zero at all, and the largest
    above ρ n m/2 for a vertex.
    """
    rho = np.array([0.1, 0.5, 0.9])
    half = np.sqrt(2 / np.pi) / 2
    for n in (10**4, 10**6, 10**8):
        rare = (np.pi / 2 - 1) * 4 / n
        no_zero = rare + np.exp(n * np.log1p(-(2 * norm.cdf((1 - rho) * half) - 1)))
        a_vertex = rare + n * 2 * norm.sf(rho * n * half)
        assert (no_zero < 3 / n).all() and (a_vertex < 3 / n).all(), (n, no_zero, a_vertex)
    rng = np.random.default_rng(6)
    found = [count_corners(n, [0.1, 0.5, 0.9], 500, rng) for n in (3, 30, 300, 1000)]
    some, vertex = (np.array([getattr(at, name) for at in found]) for name in ("some_zero", "vertex"))
    assert (some[-1] == 1).all() and (vertex[-1] == 0).all()
    assert (np.diff(some, axis=0) > -0.05).all() and (np.diff(vertex, axis=0) < 0.05).all()


@claim("high_dimensions/ten_weights")
def ten_weights() -> None:
    found = count_corners(10, [0.1, 0.3, 0.5, 0.9], 20_000, np.random.default_rng(0))
    assert f"{found.some_zero[2]:.0%}" == "99%" and found.vertex[2] == 0, found
    assert [f"{p:.2f}" for p in found.some_zero] == ["1.00", "1.00", "0.99", "0.46"], found.some_zero
    assert [f"{p:.2f}" for p in found.vertex] == ["0.19", "0.00", "0.00", "0.00"], found.vertex


@claim("high_dimensions/limits")
def limits() -> None:
    rho = np.array([0.1, 0.3, 0.5, 0.9])
    limit = zeros_in_the_limit(rho)
    assert f"{1000 * limit[2]:.0f} {1000 * (1 - limit[2]):.0f}" == "379 621" and f"{limit[2]:.0%}" == "38%"
    assert [f"{zero:.3f}" for zero in limit] == ["0.827", "0.578", "0.379", "0.066"], limit
    found = count_corners(2000, rho, 200, np.random.default_rng(7))
    assert np.abs(found.zeros - limit).max() < 0.005, found.zeros


@claim("high_dimensions/few_rows_few_weights")
def few_rows_few_weights() -> None:
    assert [_most_alive(50, p) for p in (49, 50, 100, 400, 1000)] == [49] * 5
    assert _most_alive(50, 20) == 20, "fewer columns may all live"


@claim("high_dimensions/few_rows")
def few_rows() -> None:
    """Where k weights live is a face of dimension k - 1; the largest has p - 1."""
    assert _most_alive(50, 1000) == 49


@claim("high_dimensions/l2_scales")
def l2_scales() -> None:
    b = np.random.default_rng(9).standard_normal(1000)
    for rho in (1e-6, 0.01, 0.5, 0.99, 1.0, 3.0):
        w = project_l2_ball(b, rho * float(np.linalg.norm(b)))
        assert np.allclose(w, min(rho, 1) * b, rtol=1e-9, atol=0) and np.count_nonzero(w) == 1000


@claim("high_dimensions/heavy_tails")
def heavy_tails() -> None:
    rng = np.random.default_rng(8)
    for rho in (0.1, 0.5, 0.9):
        zeros = []
        for b in rng.standard_normal(20_000), rng.laplace(size=20_000), rng.standard_cauchy(20_000):
            zeros.append(np.mean(project_l1_ball(b, rho * np.abs(b).sum()) == 0))
        assert zeros[0] < zeros[1] < zeros[2] and (rho == 0.9 or zeros[2] > 0.9), (rho, zeros)


@cache
def _most_alive(n: int, p: int) -> int:
    """The most weights that live at once on a path, for n centred rows of p columns."""
    data = sparse_regression(n, p, rng=np.random.default_rng(0))
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    between = path.at((path.lam[:-1] + path.lam[1:]) / 2)  # where one more may live than at the knots
    return max(int(np.count_nonzero(w, axis=1).max()) for w in (path.w, between))
