"""Basis pursuit against a linear program."""

import re
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import ConvergenceWarning, Problem, Pursuit, Quadratic, basis_pursuit, solve, spikes
from l1l2.maths import sensing
from l1l2.maths.penalties import L1

from .cases import least_norm, quick, seeds, sensed


@given(seeds)
@quick
def test_basis_pursuit_is_the_linear_program(seed):
    s = sensed(seed)
    found = basis_pursuit(s.A, s.b)
    assert np.abs(found.x).sum() == pytest.approx(least_norm(s.A, s.b)[0], rel=1e-7)
    assert np.allclose(s.A @ found.x, s.b)
    assert np.abs(s.A.T @ found.y).max() <= 1 + 1e-9
    assert s.b @ found.y == pytest.approx(np.abs(found.x).sum(), rel=1e-9)
    assert (found.x != 0).sum() <= len(s.b)


@given(seeds, st.floats(0.01, 0.9))
@quick
def test_with_noise_it_is_a_lasso_whose_residual_has_the_length_asked_for(seed, share):
    s = sensed(seed, noise=0.5)
    noise = share * np.linalg.norm(s.b)
    found = basis_pursuit(s.A, s.b, noise)
    r = s.b - s.A @ found.x
    assert np.linalg.norm(r) == pytest.approx(noise, rel=1e-9)
    lam = np.abs(s.A.T @ r).max() / len(r)
    problem = Problem(Quadratic(s.A, s.b), L1(lam))
    assert problem.kkt_violation(found.x) <= 1e-8
    assert problem.value(found.x) == pytest.approx(solve(problem).value, rel=1e-8)
    assert found.kkt <= 1e-8


def test_where_all_is_noise_the_answer_is_0():
    found = basis_pursuit(np.eye(2, 3), [3.0, 4.0], 5.0)
    assert not found.x.any()
    assert not found.y.any()
    assert not basis_pursuit(np.eye(2, 3), np.zeros(2)).x.any()


@pytest.mark.parametrize(
    ("A", "b", "noise"),
    [
        ([[1.0, 1.0], [1.0, 1.0]], [1.0, 2.0], 0.0),
        ([[1.0], [0.0]], [0.0, 1.0], 0.0),
        ([[1.0], [0.0]], [1.0, 1.0], 0.5),
    ],
)
def test_what_no_x_explains_is_refused(A, b, noise):
    with pytest.raises(ValueError, match=r"^b: no x has Ax within .* of b .*; give a b that A can make$"):
        basis_pursuit(A, b, noise)


def test_fewer_measurements_are_the_first_of_more():
    few, many = (spikes(m, 30, 4, rng=np.random.default_rng(1), noise=0.1) for m in (5, 20))
    assert np.array_equal(few.x, many.x)
    assert np.array_equal(few.A, many.A[:5])
    assert np.allclose(few.b, many.b[:5])


def test_spikes_are_spikes():
    s = spikes(10, 50, 7, rng=np.random.default_rng(0))
    assert (s.x != 0).sum() == 7
    assert np.abs(s.x[s.x != 0]).min() >= 1
    assert np.array_equal(s.b, s.A @ s.x)
    far = spikes(10, 50, 7, rng=np.random.default_rng(0), noise=0.1)
    assert 0 < np.abs(far.b - s.b).max() < 1


def test_there_may_be_no_spike_and_as_many_as_measurements():
    none, all_of_them = (spikes(4, 9, k, rng=np.random.default_rng(0)) for k in (0, 4))
    assert not none.x.any() and not none.b.any() and none.A.shape == (4, 9)
    assert (all_of_them.x != 0).sum() == 4


@pytest.mark.parametrize(
    ("m", "n", "k", "words"),
    [
        (3, 2, 1, "m: got 3; give a finite number <= 2"),
        (2, 5, 3, "k: got 3; give a finite number <= 2"),
        (0, 5, 0, "m: got 0; give an integer >= 1"),
        (1, 0, 0, "n: got 0; give an integer >= 1"),
    ],
)
def test_sizes_that_do_not_fit_are_named(m, n, k, words):
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        spikes(m, n, k, rng=np.random.default_rng(0))


@pytest.mark.parametrize("noise", [1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-200])
def test_a_small_noise_is_as_good_as_none(noise):
    for seed in range(12):
        s = spikes(20, 60, 4 + 8 * (seed % 2), rng=np.random.default_rng(seed))
        found = basis_pursuit(s.A, s.b, noise * np.linalg.norm(s.b))
        assert found.kkt <= 1e-8
        far = np.linalg.norm(s.A @ found.x - s.b) / np.linalg.norm(s.b)
        assert far == pytest.approx(noise, rel=1e-5, abs=1e-14)
        assert np.abs(s.A.T @ found.y).max() <= 1 + 1e-8
        assert np.allclose(found.x, basis_pursuit(s.A, s.b).x, atol=1e3 * noise + 1e-12)


def near_columns(seed, apart):
    """Columns in pairs that differ by a share of their length, and what they make of whole numbers."""
    rng = np.random.default_rng(seed)
    m, half = int(rng.integers(1, 9)), int(rng.integers(1, 9))
    A = rng.standard_normal((m, half))
    A = np.hstack([A, rng.choice([-1, 1], half) * A + apart * rng.standard_normal((m, half))])
    return A, A @ rng.integers(-3, 4, 2 * half)


@pytest.mark.parametrize("apart", [1e-3, 1e-4, 1e-5, 1e-6])
def test_columns_may_be_near_to_each_other(apart):
    """The bug to catch: "no x has Ax within 0 of b", of a b that A makes."""
    for seed in range(25):
        A, b = near_columns(seed, apart)
        found = basis_pursuit(A, b)
        assert found.kkt <= 1e-8
        assert np.allclose(A @ found.x, b, atol=1e-8 * np.linalg.norm(b))


def test_a_solution_that_only_near_columns_make():
    A = np.array([[1.0, 1.0], [0.0, 9e-6]])
    assert np.allclose(basis_pursuit(A, A @ [1000.0, -1000.0]).x, [1000, -1000])


def test_near_columns_that_cannot_make_b_are_still_refused():
    with pytest.raises(ValueError, match=r"^b: no x has Ax within 0 of b \(at best 1\)"):
        basis_pursuit([[1.0, 1.0], [0.0, 9e-6], [0.0, 0.0]], [0.0, -9e-3, 1.0])


def test_with_noise_near_columns_are_solved_or_said():
    for seed in range(12):
        A, b = near_columns(seed, 1e-5)
        noise = 1e-12 * np.linalg.norm(b)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            found = basis_pursuit(A, b, noise)
        assert (found.kkt <= 1e-8) == (not caught)
        assert found.kkt <= 1e-6


@pytest.mark.parametrize("unit", [1e-160, 1e160])
def test_measurements_whose_squares_are_no_floats_are_refused(unit):
    s = spikes(4, 9, 1, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"^A: got a column whose largest number"):
        basis_pursuit(unit * s.A, s.b)
    with pytest.raises(ValueError, match=r"^b: got a column whose largest number"):
        basis_pursuit(s.A, unit * s.b)


@pytest.mark.parametrize("noise", [0.0, 1.0])
@pytest.mark.parametrize(
    ("spoil", "miss"),
    [
        (lambda x, y: (x * (1 - 1e-6), y), 1e-6),  # the residual is longer than asked for
        (lambda x, y: (x, y * (1 + 1e-6)), 1e-6),  # ||A^T y|| > 1
        (lambda x, y: (x, y * (1 - 1e-6)), 1e-6),  # the bound is below the norm
        (lambda x, y: (x, y * np.nan), np.nan),
        (lambda x, y: (x, y * np.inf), np.nan),
    ],
)
def test_each_condition_that_is_missed_is_told(spoil, miss, noise, monkeypatch):
    """The bug to catch: of three misses, two of them NaN, `max` returned the third."""
    s = spikes(20, 60, 4, rng=np.random.default_rng(1))
    solved = sensing._solved
    monkeypatch.setattr(sensing, "_solved", lambda *given: spoil(*solved(*given)))
    monkeypatch.setattr(sensing, "_by_program", lambda *given: given[-1])
    with (
        np.errstate(invalid="ignore"),
        pytest.warns(ConvergenceWarning, match="^basis_pursuit misses a condition by"),
    ):
        found = basis_pursuit(s.A, s.b, noise)
    assert found.kkt == pytest.approx(miss, rel=0.7, nan_ok=True)


@given(seeds, st.sampled_from([0.0, 0.3]))
@quick
def test_a_certificate_names_the_largest_miss_of_any_answer(seed, noise):
    rng = np.random.default_rng(seed)
    A, b, x = rng.standard_normal((4, 7)), rng.standard_normal(4), rng.standard_normal(7)
    for size in 0.1, 1.0, 10.0:
        y = size * rng.standard_normal(4)
        far, norm, sides = np.linalg.norm(A @ x - b), np.linalg.norm(x, 1), [*(A.T @ y), *(-A.T @ y)]
        bound = b @ y - noise * np.linalg.norm(y)
        misses = abs(far - noise) / np.linalg.norm(b), max(sides) - 1, (norm - bound) / norm
        for side in 1, -1:
            found = sensing._certify(A.T, side * b, noise, side * x, side * y)
            assert found.kkt == pytest.approx(max(misses))


def test_a_weight_that_dies_at_the_end_is_exactly_0():
    for seed in (12, 15, 18, 19):
        A, b = of_whole_numbers(seed)
        found = basis_pursuit(A, b)
        size = np.abs(found.x)
        assert not size[size < 1e-9].any()
        assert (size == 0).sum() > (sensing._signs(A.T.copy(), b, 0.0) == 0).sum()


def of_whole_numbers(seed):
    rng = np.random.default_rng(seed)
    m = int(rng.integers(2, 5))
    n = int(rng.integers(m, m + 4))
    A = rng.integers(-2, 3, (m, n)).astype(float)
    return A, A @ (rng.integers(-2, 3, n) * (rng.random(n) < 0.5))


@pytest.mark.parametrize("signs", [np.zeros(9), np.ones(9)])
def test_where_the_path_is_lost_the_program_finds_the_way(signs, monkeypatch):
    s = spikes(4, 9, 1, rng=np.random.default_rng(0))
    expected = basis_pursuit(s.A, s.b)
    monkeypatch.setattr(sensing, "_signs", lambda *given: signs)
    assert np.allclose(basis_pursuit(s.A, s.b).x, expected.x)


def test_where_nothing_finds_the_way_it_is_said(monkeypatch):
    s = spikes(4, 9, 1, rng=np.random.default_rng(0))
    monkeypatch.setattr(sensing, "_signs", lambda *given: np.ones(9))
    monkeypatch.setattr(sensing, "least_norm", lambda A, b: (np.zeros(9), np.zeros(4)))
    with pytest.warns(ConvergenceWarning, match=r"^basis_pursuit misses a condition by 1\.0e\+00"):
        assert basis_pursuit(s.A, s.b).kkt == 1


@pytest.mark.parametrize("seed", [18, 20, 22, 25, 33])
def test_without_the_weights_that_die_at_the_end_the_rest_is_solved_once_more(seed):
    A, b = near_columns(seed, 1e-3)
    assert np.linalg.norm(A @ basis_pursuit(A, b).x - b) <= 3e-15 * np.linalg.norm(b)


def test_what_is_no_number_is_not_the_best():
    s = spikes(4, 9, 1, rng=np.random.default_rng(0))
    lost = Pursuit(np.full(9, np.nan), np.full(4, np.nan), np.nan)
    assert sensing._by_program(s.A.T.copy(), s.b, 0.0, lost).kkt <= 1e-8


def test_beyond_a_millionth_of_its_length_b_is_out_of_reach():
    """Nearer than that it is solved as well as it goes, and the miss is told."""
    A = [[1.0], [0.0]]
    for noise in (0.0, 0.5):
        with pytest.raises(ValueError, match=rf"^b: no x has Ax within {noise:g} of b \(at best"):
            basis_pursuit(A, [1.0, noise + 2e-6], noise)
    with pytest.warns(ConvergenceWarning, match=r"^basis_pursuit misses a condition by 5\.0e-07$"):
        assert np.allclose(basis_pursuit(A, [1.0, 5e-7]).x, 1.0)


def test_what_a_program_leaves_of_a_zero_is_a_zero(monkeypatch):
    s = spikes(4, 9, 1, rng=np.random.default_rng(0))
    x, y = sensing.least_norm(s.A, s.b)
    lost = Pursuit(np.zeros(9), np.zeros(4), 1.0)
    monkeypatch.setattr(sensing, "least_norm", lambda A, b: (np.where(x == 0, 1e-13, x), y))
    assert np.array_equal(sensing._by_program(s.A.T.copy(), s.b, 0.0, lost).x != 0, x != 0)
