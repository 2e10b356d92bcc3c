"""What *Inequality* says about the corners of a hull, and about the convex envelope of the count."""

from collections.abc import Callable
from itertools import product

import numpy as np
from scipy.optimize import linprog

from ...course.claim import claim
from ...maths.norms import lp_norm
from ...validate import Array

SMALL = 1e-9


@claim("inequality/hull_of_corners")
def hull_of_corners() -> None:
    """Both ways: averages of corners lie in the diamond, and its points, but no others, are averages."""
    rng = np.random.default_rng(7)
    for n in (2, 3, 6):
        corners = np.vstack([np.eye(n), -np.eye(n)])
        for _ in range(30):
            assert lp_norm(rng.dirichlet(np.ones(2 * n)) @ corners, 1) <= 1 + SMALL
            w = rng.standard_normal(n)
            w *= rng.uniform() / lp_norm(w, 1)
            spare = (1 - lp_norm(w, 1)) / (2 * n)
            shares = np.r_[np.maximum(w, 0), np.maximum(-w, 0)] + spare
            assert (shares >= 0).all() and np.isclose(shares.sum(), 1) and np.allclose(shares @ corners, w)
            assert _mix(corners, np.zeros(2 * n), 1.01 * w / lp_norm(w, 1)) is None


@claim("inequality/best_corner")
def best_corner() -> None:
    """Against a linear program in the positive and the negative parts of w, which knows no corners."""
    rng = np.random.default_rng(8)
    for n in (2, 3, 8):
        for _ in range(20):
            c = rng.standard_normal(n)
            found = linprog(np.r_[-c, c], A_ub=np.ones((1, 2 * n)), b_ub=[1.0])
            i = np.abs(c).argmax()
            corner = np.sign(c[i]) * np.eye(n)[i]
            assert np.isclose(-found.fun, np.abs(c).max()) and np.isclose(c @ corner, np.abs(c).max())
            assert np.allclose(found.x[:n] - found.x[n:], corner) and (corner == 0).sum() == n - 1


@claim("inequality/best_of_a_ball")
def best_of_a_ball() -> None:
    rng = np.random.default_rng(9)
    for n in (2, 3, 8):
        for zeros in range(n):
            c = rng.standard_normal(n)
            c[rng.permutation(n)[:zeros]] = 0
            best = c / lp_norm(c, 2)
            others = rng.standard_normal((500, n))
            others *= rng.uniform(size=(500, 1)) / lp_norm(others, 2)[:, None]
            assert np.isclose(lp_norm(best, 2), 1) and (others @ c <= c @ best + SMALL).all()
            assert np.array_equal(best == 0, c == 0)


@claim("inequality/all_directions_but_four")
def all_directions_but_four() -> None:
    corners = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])
    ties, zeros = [], []
    for angle in range(360):
        c = np.round([np.cos(np.radians(angle)), np.sin(np.radians(angle))], 12)
        values = corners @ c
        edges = (corners + np.roll(corners, -1, 0)) / 2
        assert (edges @ c).max() <= values.max() + SMALL
        best = np.flatnonzero(values > values.max() - SMALL)
        if len(best) > 1:
            ties.append(angle)
            assert len(best) == 2 and np.isclose((edges @ c).max(), values.max())
        zeros += [angle] if 0 in c else []
    assert ties == [45, 135, 225, 315] and zeros == [0, 90, 180, 270]


@claim("inequality/count_is_not_convex")
def count_is_not_convex() -> None:
    assert _count(np.array([0.5])) > (_count(np.array([0.0])) + _count(np.array([1.0]))) / 2


@claim("inequality/powers_approach_the_count")
def powers_approach_the_count() -> None:
    w = np.linspace(-1, 1, 201)
    powers = np.array([np.abs(w) ** p for p in (2.0, 1.5, 1.0, 0.5, 0.1, 0.01, 1e-6)])
    count = (w != 0).astype(float)
    assert (powers <= count).all() and (np.diff(powers, axis=0) >= 0).all()
    assert np.allclose(powers[-1], count, atol=1e-4)


@claim("inequality/one_is_the_last_convex")
def one_is_the_last_convex() -> None:
    one, other = np.random.default_rng(4).uniform(-1, 1, (2, 5000))
    for p in (4.0, 2.0, 1.1, 1.001, 1.0):
        middle = np.abs((one + other) / 2) ** p
        assert (middle <= (np.abs(one) ** p + np.abs(other) ** p) / 2 + SMALL).all(), p
    w = np.linspace(0.01, 0.99, 99)
    for p in (0.999, 0.99, 0.5, 0.1, 0.01):
        assert (w**p > w).all(), "above the chord from (0, 0) to (1, 1)"


@claim("inequality/envelope_of_one")
def envelope_of_one() -> None:
    """|w| is convex and below the count; and no convex function below the count exceeds it anywhere."""
    _check_envelope(1, lambda w: np.abs(w).sum())


@claim("inequality/envelope")
def envelope() -> None:
    for n in (2, 3):
        _check_envelope(n, lambda w: np.abs(w).sum())


@claim("inequality/rounding")
def rounding() -> None:
    """By all 2^n outcomes, each with its probability."""
    rng = np.random.default_rng(10)
    for n in (1, 2, 5):
        w = rng.uniform(-1, 1, n)
        w[: n // 2] *= rng.integers(0, 2, n // 2)
        up = np.array(list(product([0, 1], repeat=n)))
        chances = np.where(up, np.abs(w), 1 - np.abs(w)).prod(axis=1)
        rounded = up * np.sign(w)
        assert np.isclose(chances.sum(), 1) and np.allclose(chances @ rounded, w)
        assert np.isclose(chances @ (rounded != 0).sum(axis=1), lp_norm(w, 1))


@claim("inequality/hull_of_the_cross")
def hull_of_the_cross() -> None:
    """Averages of points of the box with one non-zero fill the diamond, and no more."""
    rng = np.random.default_rng(11)
    at = rng.uniform(-1, 1, 400)
    cross = np.vstack([np.c_[at, 0 * at], np.c_[0 * at, at], [[1, 0], [0, 1], [-1, 0], [0, -1]]])
    assert ((cross != 0).sum(axis=1) <= 1).all()
    for w in rng.uniform(-1, 1, (60, 2)):
        assert (_mix(cross, np.zeros(len(cross)), w) is not None) == (lp_norm(w, 1) <= 1)


def _check_envelope(n: int, said: Callable[[Array], float]) -> None:
    """The largest convex function below the count is the least average count of points with the mean w."""
    rng = np.random.default_rng(12)
    points = np.vstack(
        [np.array(list(product([-1, -0.5, 0, 0.5, 1], repeat=n))), rng.uniform(-1, 1, (50, n))]
    )
    counts = np.array([_count(point) for point in points])
    assert (np.array([said(point) for point in points]) <= counts + SMALL).all()
    for one, other in rng.uniform(-1, 1, (200, 2, n)):
        assert said((one + other) / 2) <= (said(one) + said(other)) / 2 + SMALL
    for w in rng.uniform(-1, 1, (40, n)):
        lowest = _mix(points, counts, w)
        assert lowest is not None and np.isclose(lowest, said(w)), w


def _count(w: Array) -> int:
    return int((w != 0).sum())


def _mix(points: Array, values: Array, w: Array) -> float | None:
    """Return the least average of the values, by weights that average the points to w; None without any."""
    rows = np.vstack([points.T, np.ones(len(points))])
    found = linprog(values, A_eq=rows, b_eq=np.r_[w, 1.0])
    return float(found.fun) if found.success else None
