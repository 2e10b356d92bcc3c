"""What *Bars* says about its two games."""

from itertools import combinations, islice, pairwise, product

import numpy as np

from ...course.claim import claim
from ...maths.flows import concentrate, level
from ...maths.norms import lp_norm
from ...validate import Array

STAIRS = np.array([0.5, 0.4, 0.3, 0.2, 0.1])


@claim("bars/squares_are_soft_on_short_bars")
def squares_are_soft_on_short_bars() -> None:
    x = np.array([0.1])
    assert np.isclose(lp_norm(x, 1), 0.1) and np.isclose(lp_norm(x, 2) ** 2, 0.01)


@claim("bars/doubling")
def doubling() -> None:
    for height in (0.1, 1.0, 7.0):
        one, two = np.array([height]), np.array([2 * height])
        assert np.isclose(lp_norm(two, 1), 2 * lp_norm(one, 1))
        assert np.isclose(lp_norm(two, 2) ** 2, 4 * lp_norm(one, 2) ** 2)


@claim("bars/proportional_tax_equal_refunds")
def proportional_tax_equal_refunds() -> None:
    """The payback ends at the distance of the nearest of the planes sign'x = 1 that hold the faces."""
    for start, step in product(_make_starts(), (0.05, 0.2, 0.4)):
        x, after = islice(level(start, step), 2)
        taxed = x - step * 2 * x
        refunds = np.abs(after) - (1 - 2 * step) * np.abs(x)
        assert np.allclose(refunds, refunds[0]), refunds
        assert np.isclose(refunds.sum(), 2 * step) and np.isclose(np.abs(after).sum(), 1)
        signs = np.array(list(product((-1.0, 1.0), repeat=len(x))))
        to_planes = (1 - signs @ taxed) / np.sqrt(len(x))  # no face is nearer than its plane
        assert np.isclose(np.linalg.norm(after - taxed), to_planes.min())


@claim("bars/level_is_best")
def level_is_best() -> None:
    """If the sizes add up to 1, the squares exceed 1/n by the sum of (|x_i| - 1/n)^2."""
    for start in _make_starts():
        n = len(start)
        *_, end = islice(level(start, 0.1), 400)
        assert np.allclose(np.abs(end), 1 / n) and np.isclose((end**2).sum(), 1 / n)
        assert (np.sign(end) == np.sign(start)).all()
        others = np.vstack([_draw_directions(n, 500), _make_sparse(n)])
        others /= np.abs(others).sum(axis=1, keepdims=True)
        excess = ((np.abs(others) - 1 / n) ** 2).sum(axis=1)
        assert np.allclose((others**2).sum(axis=1), 1 / n + excess) and (excess > 0).all()


@claim("bars/signs_are_free")
def signs_are_free() -> None:
    for n in range(2, 6):
        ends = set()
        for signs in product((-1.0, 1.0), repeat=n):
            *_, end = islice(level(np.array(signs) * np.arange(1, n + 1), 0.3), 60)
            assert np.isclose((end**2).sum(), 1 / n)
            ends.add(tuple(np.round(end, 6)))
        assert len(ends) == 2**n
        assert sum(min(end) >= 0 for end in ends) == 1


@claim("bars/budget_is_not_enough")
def budget_is_not_enough() -> None:
    for start in _make_starts():
        *_, end = islice(level(start, 0.1), 400)
        assert (end != 0).all(), end
    for end in islice(level([1.0, 0.0, 0.0], 0.1), 1, 10):
        assert (end != 0).all(), "bars that start at 0 leave it"


@claim("bars/equal_tax_proportional_refunds")
def equal_tax_proportional_refunds() -> None:
    for start, step in product(_make_starts(), (0.01, 0.1)):
        for x, after in islice(pairwise(concentrate(start, step)), 100):
            left = np.maximum(np.abs(x) - step, 0)
            assert ((after == 0) == (left == 0)).all()
            assert np.allclose(np.abs(after), left / np.linalg.norm(left))
            assert (np.sign(after) == np.sign(x) * (left > 0)).all()
        assert (after == 0).any()


@claim("bars/one_bar_is_best")
def one_bar_is_best() -> None:
    """On the sphere ||x||_1^2 is 1 plus a sum of products, and n minus a sum of squared differences."""
    for start in _make_starts():
        n = len(start)
        *_, end = islice(concentrate(start, 0.05), 800)
        assert (end != 0).sum() == 1 and np.abs(end).max() == 1, end
        size = np.abs(np.vstack([_draw_directions(n, 500), _make_sparse(n), np.full((1, n), 1 / np.sqrt(n))]))
        pairs = size[:, :, None] * size[:, None, :]
        products = pairs.sum(axis=(1, 2)) - np.trace(pairs, axis1=1, axis2=2)
        differences = ((size[:, :, None] - size[:, None, :]) ** 2).sum(axis=(1, 2)) / 2
        assert np.allclose(size.sum(axis=1) ** 2, 1 + products)
        assert np.allclose(size.sum(axis=1) ** 2, n - differences)
        assert ((products > 0) == ((size > 0).sum(axis=1) > 1)).all(), "the minimum 1: one bar alone"
        assert ((differences > 1e-12) == (np.ptp(size, axis=1) > 1e-6)).all(), "the maximum n: equal bars"
    for n in range(2, 6):
        starts = (sign * (np.arange(n) == tall) + 0.1 for tall in range(n) for sign in (-2.0, 2.0))
        ends = {tuple(list(islice(concentrate(start, 0.2), 50))[-1]) for start in starts}
        assert len(ends) == 2 * n, ends


@claim("bars/shortest_dies_first")
def shortest_dies_first() -> None:
    for step in (0.1, 0.03):  # 0.03 is the picture's
        flow = list(islice(concentrate(STAIRS, step), 80))
        for x, after in pairwise(flow):
            assert ((after == 0) >= (x == 0)).all() and (np.diff(after) <= 0).all()
            assert (after == 0).sum() - (x == 0).sum() <= 1
        assert (flow[-1] == 0).sum() == 4


@claim("bars/ties_stay")
def ties_stay() -> None:
    for x in islice(concentrate([0.6, 0.6, 0.3, 0.2], 0.1), 2000):
        assert x[0] == x[1]
    assert np.allclose(x, [np.sqrt(0.5), np.sqrt(0.5), 0, 0])
    *_, end = islice(concentrate([0.6, 0.6 + 1e-9, 0.3, 0.2], 0.1), 300)
    assert (end == [0, 1, 0, 0]).all(), end


@claim("bars/where_the_flow_rests")
def where_the_flow_rests() -> None:
    """A step multiplies the difference of two living bars by 1 / (the length left) > 1: only 0 stays."""
    for n in (2, 3, 4, 5):
        for x in _list_resting_points(n):
            _, after = islice(concentrate(x, 0.01), 2)
            assert np.allclose(after, x, atol=1e-15) and ((after == 0) == (x == 0)).all()
            assert np.isclose(np.abs(x).sum(), np.sqrt((x != 0).sum()))
        nearly = np.ones((3, n)) + np.outer((1e-3, 1e-6, 1e-9), np.arange(n))
        for start in (*_draw_directions(n, 50), *_make_sparse(n), *nearly):
            x, after = islice(concentrate(start, 0.01), 2)
            alive = after != 0
            if np.ptp(np.abs(x[x != 0])) < 1e-12:
                continue  # one bar alone, which rests
            grown = np.ptp(np.abs(after[alive])) / np.ptp(np.abs(x[alive])) if alive.sum() > 1 else np.inf
            assert (alive != (x != 0)).any() or grown > 1.001, (x, after)


@claim("bars/single_bars_are_minima")
def single_bars_are_minima() -> None:
    for x in (x for n in (2, 3, 4) for x in _list_resting_points(n) if (x != 0).sum() == 1):
        assert _sum_nearby(x).min() > 1
        for other in np.flatnonzero(x == 0):  # the ways along one axis alone
            moved = x + np.outer([-0.1, -1e-6, 1e-6, 0.1], np.arange(len(x)) == other)
            assert (np.abs(moved).sum(axis=1) / np.linalg.norm(moved, axis=1) > 1).all()


@claim("bars/ties_are_saddles")
def ties_are_saddles() -> None:
    for x in (x for n in (3, 4, 5) for x in _list_resting_points(n) if 1 < (x != 0).sum() < n):
        little = np.array([1e-5, 0.01, 0.1])[:, None]
        for j in range(len(x)):
            moved = x + little * (np.arange(len(x)) == j) * (np.sign(x[j]) or 1.0)
            sums = np.abs(moved).sum(axis=1) / np.linalg.norm(moved, axis=1)
            change = sums - np.abs(x).sum()
            assert (change < 0).all() if x[j] else (change > 0).all(), (x, j, change)


@claim("bars/level_is_worst_and_stuck")
def level_is_worst_and_stuck() -> None:
    """Worst of all splits, not of the near ones alone: n - ||x||_1^2 is a sum of squared differences."""
    size = np.abs(np.vstack([_draw_directions(4, 500), _make_sparse(4)]))
    differences = ((size[:, :, None] - size[:, None, :]) ** 2).sum(axis=(1, 2)) / 2
    assert np.allclose(4 - size.sum(axis=1) ** 2, differences) and (differences > 0).all()
    for x in (x for x in _list_resting_points(4) if (x != 0).all()):
        assert np.isclose(np.abs(x).sum(), 2) and _sum_nearby(x).max() < 2
        for after in islice(concentrate(x, 0.1), 100):
            assert (np.abs(after) == np.abs(after[0])).all()


@claim("bars/plain_steps_make_no_zeros")
def plain_steps_make_no_zeros() -> None:
    x = STAIRS / np.linalg.norm(STAIRS)
    for _ in range(1000):
        x = x - 0.01 * np.sign(x)
        x = x / np.linalg.norm(x)
        assert (x != 0).all(), x
    assert f"{np.abs(x[1:]).max():.4f}" == "0.0101", x


@claim("bars/plain_steps_hop")
def plain_steps_hop() -> None:
    for step in (0.01, 0.003):
        x = STAIRS / np.linalg.norm(STAIRS)
        signs, worst = [], []
        for _ in range(3000):
            x = x - step * np.sign(x)
            x = x / np.linalg.norm(x)
            signs.append(np.sign(x[1:]))
            worst.append(np.abs(x[1:]).max())
        flips = (np.diff(signs[-200:], axis=0) != 0).sum(axis=0)
        assert (flips > 100).all(), f"each short bar changes its sign again and again: {flips}"
        assert 0.5 * step < max(worst[-200:]) <= 1.02 * step, max(worst[-200:])


@claim("bars/exchange_lowers_squares")
def exchange_lowers_squares() -> None:
    for a, b in ((0.9, 0.1), (0.5, 0.4), (2.0, 0.0), (1.0, 1 - 1e-3)):
        moved = np.linspace(0, a - b, 101)
        fall = a**2 + b**2 - (a - moved) ** 2 - (b + moved) ** 2
        assert np.allclose(fall, 2 * moved * (a - b - moved)) and (fall[1:-1] > 0).all()
        half = moved[fall.argmax()]
        assert np.isclose(half, (a - b) / 2) and np.isclose(a - half, b + half), "where the two are level"
        assert np.allclose((a - moved) + (b + moved), a + b)


@claim("bars/backwards_lowers_sizes")
def backwards_lowers_sizes() -> None:
    for x in np.abs(_draw_directions(2, 200)):
        small, tall = sorted(x / np.linalg.norm(x))
        for part in (0.01, 0.5, 1.0):
            moved = np.array([tall + part * small, small - part * small])
            assert (moved**2).sum() > 1 and np.isclose(moved.sum(), tall + small)
            assert lp_norm(moved, 1) / lp_norm(moved, 2) < tall + small
    equal = np.sqrt(0.5) + np.array([0.1, -0.1])
    assert lp_norm(equal, 1) / lp_norm(equal, 2) < np.sqrt(2)


@claim("bars/exchange_too_far")
def exchange_too_far() -> None:
    for a, b in ((0.75, 0.25), (0.5, 0.375), (2.0, 0.0), (1.0, 1.0)):
        assert (a - (a - b), b + (a - b)) == (b, a)
        for eps in (a - b) + np.array([1e-6, 0.01, 0.1, 1.0, 10.0]):
            assert (a - eps) ** 2 + (b + eps) ** 2 > a**2 + b**2, (a, b, eps)


@claim("bars/two_bars")
def two_bars() -> None:
    assert np.isclose(lp_norm([0.8, 0.6], 2), 1) and np.isclose(lp_norm([0.8, 0.6], 1), 1.4)


@claim("bars/nearly_tied")
def nearly_tied() -> None:
    flow = list(islice(concentrate([0.5, 0.5 + 1e-9, 0.5 + 2e-9, 0.3, 0.2], 0.1), 301))
    assert [(flow[k] != 0).sum() for k in (50, 300)] == [3, 1]


@claim("bars/exactly_tied")
def exactly_tied() -> None:
    *_, x = islice(concentrate([0.5, 0.5, 0.5, 0.3, 0.2], 0.1), 2000)
    assert (x != 0).sum() == 3 and x[0] == x[1] == x[2], x


@claim("bars/both_sets_are_not_convex")
def both_sets_are_not_convex() -> None:
    one, other = np.array([1.0, 0.0]), np.array([-1.0, 0.0])
    for p in (1, 2):
        assert lp_norm(one, p) == lp_norm(other, p) == 1 != lp_norm((one + other) / 2, p)


def _make_starts() -> list[Array]:
    """Starts without a tie, with signs, of two to eight bars."""
    rng = np.random.default_rng(1)
    return [STAIRS, *(rng.standard_normal(n) for n in (2, 3, 5, 8))]


def _draw_directions(n: int, many: int) -> Array:
    """Random points of the sphere."""
    x = np.random.default_rng(2).standard_normal((many, n))
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def _make_sparse(n: int) -> Array:
    """Points of the sphere with one to n - 1 entries that are not 0, of different sizes."""
    x = np.tril(np.ones((n - 1, n))) * np.arange(1, n + 1) * (-1.0) ** np.arange(n)
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def _list_resting_points(n: int) -> list[Array]:
    """Every vector with k entries ±1/sqrt(k) and zeros elsewhere, for every k."""
    points = []
    for k in range(1, n + 1):
        for chosen in combinations(range(n), k):
            for signs in product((-1.0, 1.0), repeat=k):
                x = np.zeros(n)
                x[list(chosen)] = np.array(signs) / np.sqrt(k)
                points.append(x)
    return points


def _sum_nearby(x: Array) -> Array:
    """Sums of sizes at points of the sphere close to x."""
    near = x + 0.01 * _draw_directions(len(x), 500)
    return np.abs(near / np.linalg.norm(near, axis=1, keepdims=True)).sum(axis=1)
