"""Basis pursuit against a linear program."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import Problem, Quadratic, basis_pursuit, solve, spikes
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
