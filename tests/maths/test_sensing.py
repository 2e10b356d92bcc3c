"""Basis pursuit against a linear program, its proofs against their own definition."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from l1l2 import ConvergenceWarning, Problem, Quadratic, basis_pursuit, recovers, solve, spikes
from l1l2.maths.penalties import L1

from .cases import quick, seeds


def drawn(seed, noise=0.0):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 30))
    m = int(rng.integers(1, n + 1))
    return spikes(m, n, int(rng.integers(1, m + 1)), rng=rng, noise=noise)


def least_norm(A, b):
    """The smallest ||x||_1 with Ax = b, by SciPy's linear programming."""
    n = A.shape[1]
    found = linprog(np.ones(2 * n), A_eq=np.hstack([A, -A]), b_eq=b, method="highs")
    assert found.status == 0
    return found.fun, found.x[:n] - found.x[n:]


@given(seeds)
@quick
def test_basis_pursuit_is_the_linear_program(seed):
    s = drawn(seed)
    found = basis_pursuit(s.A, s.b)
    assert np.abs(found.x).sum() == pytest.approx(least_norm(s.A, s.b)[0], rel=1e-7)
    assert np.allclose(s.A @ found.x, s.b)
    assert np.abs(s.A.T @ found.y).max() <= 1 + 1e-9
    assert s.b @ found.y == pytest.approx(np.abs(found.x).sum(), rel=1e-9)
    assert (found.x != 0).sum() <= len(s.b)


@given(seeds, st.floats(0.01, 0.9))
@quick
def test_with_noise_it_is_a_lasso_whose_residual_has_the_length_asked_for(seed, share):
    s = drawn(seed, noise=0.5)
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


@given(seeds)
@quick
def test_a_decision_is_that_of_the_linear_program_and_its_proof_holds(seed):
    s = drawn(seed)
    decision = recovers(s.A, s.x)
    _, shortest = least_norm(s.A, s.b)
    assert decision.recovered == np.allclose(shortest, s.x, atol=1e-6)
    assert decision.proven
    pull, on = s.A.T @ decision.y, s.x != 0
    if decision.recovered:
        assert np.abs(pull).max() <= 1 + 1e-8
        assert np.allclose(pull[on], np.sign(s.x[on]))
        touching = s.A[:, np.abs(pull) > 1 - 1e-9]
        assert np.linalg.matrix_rank(touching) == touching.shape[1]
    else:
        assert np.allclose(s.A @ decision.x, s.b)
        assert np.abs(decision.x).sum() < np.abs(s.x).sum()


@given(seeds)
@quick
def test_only_signs_decide(seed):
    s = drawn(seed)
    sizes = np.random.default_rng(seed).uniform(0.1, 10, len(s.x))
    assert recovers(s.A, s.x).recovered == recovers(s.A, sizes * s.x).recovered


def test_equal_columns_leave_more_than_one_shortest_signal():
    A = np.array([[1.0, 1.0, 0.3]])
    with pytest.warns(ConvergenceWarning, match="recovers found no proof"):  # the path ends in this very one
        first = recovers(A, [1.0, 0.0, 0.0])
    second = recovers(A, [0.0, 1.0, 0.0])
    assert not first.recovered
    assert not second.recovered
    assert second.proven and not first.proven


def test_nothing_is_found_again_from_anything():
    assert recovers(np.ones((1, 3)), np.zeros(3)).recovered


def test_a_proof_that_fails_is_said(monkeypatch):
    from l1l2.maths import sensing

    s = spikes(20, 30, 2, rng=np.random.default_rng(0))
    wrong = sensing.Pursuit(s.x, np.zeros(20), 0.0)
    monkeypatch.setattr(sensing, "basis_pursuit", lambda A, b: wrong)
    with pytest.warns(ConvergenceWarning, match="recovers found no proof"):
        decision = recovers(s.A, s.x)
    assert not decision.recovered
    assert not decision.proven


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
