from itertools import islice, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from l1l2 import concentrate, level

heights = st.lists(st.floats(-10, 10).map(lambda v: round(v, 3)), min_size=1, max_size=8).filter(any)


def iterates(flow, x, step, count):
    return np.array(list(islice(flow(x, step), count)))


def one(x):
    return np.abs(x).sum(axis=-1)


def two(x):
    return (x**2).sum(axis=-1)


def last(flow, x, step, count):
    return iterates(flow, x, step, count)[-1]


@given(heights, st.floats(0.001, 0.5))
def test_level_keeps_the_sum_and_never_raises_the_squares(x, step):
    xs = iterates(level, x, step, 60)
    assert np.allclose(one(xs), 1, atol=1e-13)
    assert np.all(np.diff(two(xs)) <= 1e-14)
    assert np.all(two(xs) >= 1 / len(x) - 1e-14)


@given(heights, st.floats(0.001, 0.5))
def test_bars_close_in_on_one_level_by_the_same_factor(x, step):
    xs = iterates(level, x, step, 40)
    end = np.where(np.array(x) < 0, -1, 1) / len(x)
    fading = (1 - 2 * step) ** np.arange(40)
    assert np.allclose(xs - end, fading[:, None] * (xs[0] - end), atol=1e-13)


@given(heights)
def test_level_ends_at_one_over_n(x):
    end = last(level, x, 0.2, 100)
    assert np.allclose(np.abs(end), 1 / len(x), atol=1e-14)
    assert two(end) == pytest.approx(1 / len(x), abs=1e-14)
    assert all(np.sign(end)[np.array(x) < 0] == -1)
    assert np.array_equal(last(level, x, 0.5, 2), np.where(np.array(x) < 0, -1, 1) / len(x))


@given(heights, st.floats(0.01, 0.4), st.integers(0, 2**32 - 1))
def test_each_point_of_level_is_the_nearest_of_its_set(x, step, seed):
    """No other point with ||x||_1 = 1 is nearer to where the gradient step ended."""
    before, after = iterates(level, x, step, 2)
    target = before - 2 * step * before
    others = np.random.default_rng(seed).laplace(size=(500, len(x)))
    others /= one(others)[:, None]
    near = after + 0.02 * np.random.default_rng(seed).standard_normal((500, len(x)))
    near /= one(near)[:, None]
    for some in others, near, np.eye(len(x)):
        assert np.all(two(some - target) >= two(after - target) - 1e-14)


@pytest.mark.parametrize("n", range(2, 9))
def test_every_sign_pattern_is_a_minimum_of_level(n):
    """2^n of them, all of value 1/n; one of them is not negative."""
    ends = {tuple(last(level, signs, 0.3, 2)) for signs in product([-1.0, 1.0], repeat=n)}
    assert len(ends) == 2**n
    assert np.allclose([two(np.array(end)) for end in ends], 1 / n)
    assert sum(min(end) > 0 for end in ends) == 1


def test_a_bar_of_height_zero_rises_upwards():
    assert np.allclose(last(level, [-3, 0], 0.2, 100), [-0.5, 0.5])


@given(heights, st.floats(0.001, 2))
def test_concentrate_keeps_the_squares_and_never_raises_the_sum(x, step):
    xs = iterates(concentrate, x, step, 60)
    assert np.allclose(two(xs), 1, atol=1e-12)
    assert np.all(np.diff(one(xs)) <= 1e-12)
    assert np.all(one(xs) >= 1 - 1e-12)
    dead = xs == 0
    assert np.all(dead[1:] >= dead[:-1])  # none comes back
    assert np.all(np.sign(xs) * np.sign(x) >= 0)


@given(heights, st.floats(0.01, 2))
def test_concentrate_ends_at_the_tallest_bars_alone(x, step):
    """One of them, if nothing ties; k that tie stay k."""
    size = np.sort(np.abs(x))
    assume(np.all((size == size[-1]) | (size < 0.95 * size[-1])))
    end = last(concentrate, x, step, 1500)
    tallest = np.abs(x) == size[-1]
    assert np.array_equal(end != 0, tallest)
    assert np.allclose(end[tallest], np.sign(x)[tallest] / np.sqrt(tallest.sum()), atol=1e-14)


@pytest.mark.parametrize("n", range(2, 9))
def test_single_bars_are_the_2n_minima(n):
    starts = [sign * (np.full(n, 0.5) + np.eye(n)[i]) for sign in (-1, 1) for i in range(n)]
    ends = {tuple(last(concentrate, x, 0.05, 300)) for x in starts}
    assert len(ends) == 2 * n
    assert all(one(np.array(end)) == 1.0 for end in ends)
    rng = np.random.default_rng(n)
    for end in ends:
        near = np.array(end) + 0.05 * rng.standard_normal((200, n))
        assert np.all(one(near) / np.sqrt(two(near)) > 1)


@pytest.mark.parametrize("n", [3, 5, 8])
def test_between_one_and_n_equal_bars_are_saddles(n):
    for k in range(1, n + 1):
        x = (np.arange(n) < k) / np.sqrt(k)
        assert np.allclose(last(concentrate, x, 0.05, 200), x, atol=1e-14)  # at rest
        assert one(x) == pytest.approx(np.sqrt(k))
        lopsided, waking = x.copy(), x.copy()
        lopsided[:2] += [1e-3, -1e-3] if k > 1 else [0, 0]
        waking[-1] += 1e-3
        falls = one(lopsided) / np.sqrt(two(lopsided)) < one(x)
        rises = one(waking) / np.sqrt(two(waking)) > one(x)
        assert (falls, rises) == (k > 1, k < n)


def test_a_billionth_breaks_a_tie():
    assert np.count_nonzero(last(concentrate, [0.6, 0.6, 0.3], 0.1, 300)) == 2
    assert np.count_nonzero(last(concentrate, [0.6, 0.6 + 1e-9, 0.3], 0.1, 300)) == 1


def test_a_step_too_long_leaves_the_tallest():
    assert np.allclose(iterates(concentrate, [1, -2, 2, 0.5], 9, 3)[1:], [0, -(0.5**0.5), 0.5**0.5, 0])
    assert np.array_equal(last(concentrate, [3.0, 4.0], 9, 2), [0.0, 1.0])
    tallest = next(concentrate([3.0, 4.0], 9)).max()
    assert np.array_equal(last(concentrate, [3.0, 4.0], tallest, 2), [0.0, 1.0])  # a step that just kills all
    assert np.allclose(last(concentrate, [3.0, 3.0], 9, 5), np.sqrt(0.5), atol=1e-14)


@pytest.mark.parametrize(("step", "residual"), [(0.1, 0.11), (0.01, 0.0102), (0.001, 0.00101)])
def test_a_plain_normalised_gradient_step_makes_no_zero(step, residual):
    """It hops over 0 for ever, by up to its step; the flow of soft thresholds is there after a few."""
    x = np.array([5.0, 4, 3, 2, 1]) / np.sqrt(55)
    short = []
    for k in range(6000):
        x = x - step * np.sign(x)
        x /= np.linalg.norm(x)
        assert np.all(x != 0)
        if k >= 5000:
            short.append(np.sort(np.abs(x))[:-1])
    assert 0.5 * step < np.max(short) < residual
    assert np.count_nonzero(last(concentrate, [5, 4, 3, 2, 1], step, 6000)) == 1


@pytest.mark.parametrize("flow", [level, concentrate])
def test_starts_are_scaled_copied_and_may_be_tiny_or_huge(flow):
    x = np.array([3.0, -1.0])
    first = next(flow(x, 0.1))
    assert np.array_equal(x, [3, -1])
    assert np.allclose(next(flow(x * 1e-300, 0.1)), first, rtol=1e-15)
    assert np.allclose(next(flow(x * 1e300, 0.1)), first, rtol=1e-15)
    a, b = islice(flow(x, 0.1), 2)
    assert a is not b


@pytest.mark.parametrize("flow", [level, concentrate])
@pytest.mark.parametrize(
    ("x", "step", "words"),
    [
        ([0, 0, 0], 0.1, "x: got zeros only; give at least one bar that is not 0"),
        ([], 0.1, "x: got an empty array"),
        ([1, np.nan], 0.1, "x: got nan at index 1"),
        ([1, 2], 0, "step: got 0; give a finite number > 0"),
        ([1, 2], -1, "step: got -1; give a finite number > 0"),
    ],
)
def test_bad_input_is_named(flow, x, step, words):
    with pytest.raises(ValueError, match=words):
        next(flow(x, step))


def test_level_takes_no_step_beyond_the_origin():
    with pytest.raises(ValueError, match=r"step: got 0\.6; give a finite number > 0 and <= 0\.5"):
        next(level([1, 2], 0.6))
