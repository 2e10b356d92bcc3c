"""Decisions against a linear program, their proofs against their own definition."""

import numpy as np
import pytest
from hypothesis import given
from scipy.optimize import linprog

from l1l2 import ConvergenceWarning, recovers
from l1l2.maths import recovery

from .cases import least_norm, quick, seeds, sensed


@given(seeds)
@quick
def test_a_decision_is_that_of_the_linear_program_and_its_proof_holds(seed):
    s = sensed(seed)
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
    s = sensed(seed)
    sizes = np.random.default_rng(seed).uniform(0.1, 10, len(s.x))
    assert recovers(s.A, s.x).recovered == recovers(s.A, sizes * s.x).recovered


@pytest.mark.parametrize("x", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
def test_equal_columns_leave_more_than_one_shortest_signal(x):
    A = np.array([[1.0, 1.0, 0.3]])
    decision = recovers(A, x)
    assert decision.proven and not decision.recovered
    assert np.allclose(decision.x, [x[1], x[0], 0])


def test_spikes_on_dependent_columns_are_another_signal_as_well():
    A = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    x = np.array([1.0, 2.0, 3.0])
    decision = recovers(A, x)
    assert decision.proven and not decision.recovered
    assert np.allclose(A @ decision.x, A @ x)
    assert np.abs(decision.x).sum() <= 6 and not np.allclose(decision.x, x)


@pytest.mark.parametrize("seed", [21747, 38747, 50000])
def test_near_the_border_the_linear_program_decides(seed):
    s = sensed(seed)
    decision = recovers(s.A, s.x)
    assert decision.proven and not decision.recovered
    assert np.allclose(s.A @ decision.x, s.b)
    assert least_norm(s.A, s.b)[0] <= np.abs(decision.x).sum() * (1 + 1e-7)
    assert np.abs(decision.x).sum() < np.abs(s.x).sum()


@given(seeds)
@quick
def test_for_random_measurements_the_certificate_is_found_without_the_linear_program(seed):
    s = sensed(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(recovery, "least_touch")
        assert recovers(s.A, s.x).proven


@given(seeds)
@quick
def test_the_linear_program_alone_decides_alike(seed):
    s = sensed(seed)
    if np.linalg.matrix_rank(s.A[:, s.x != 0]) < (s.x != 0).sum():
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery, "_search", lambda A, x: (None, np.zeros(len(x))))
        alone = recovers(s.A, s.x)
    assert alone.proven
    assert alone.recovered == recovers(s.A, s.x).recovered


def slack(A, x):
    """1 less the smallest max |A_j'y| off the support, as HiGHS finds it; -1 for dependent columns."""
    on = x != 0
    if np.linalg.matrix_rank(A[:, on]) < on.sum():
        return -1.0
    off, (m, n) = A[:, ~on].T, A.shape
    if on.all():
        return 1.0
    minus = -np.ones((n - on.sum(), 1))
    found = linprog(
        np.append(np.zeros(m), 1),
        A_ub=np.vstack([np.hstack([off, minus]), np.hstack([-off, minus])]),
        b_ub=np.zeros(2 * len(off)),
        A_eq=np.hstack([A[:, on].T, np.zeros((on.sum(), 1))]),
        b_eq=np.sign(x[on]),
        bounds=[(None, None)] * m + [(0, None)],
    )
    assert found.status == 0
    return 1 - found.fun


@pytest.mark.parametrize("numbers", [(0, 1), (-1, 1), (-1, 0, 1), (-3, -2, -1, 0, 1, 2, 3)])
def test_matrices_of_few_different_numbers_are_decided_as_well(numbers):
    """The bug to catch: the shortest y touches 1 on dependent columns, so "the signal is at the border"."""
    for seed in range(100):
        rng = np.random.default_rng(seed)
        m = int(rng.integers(1, 9))
        n = int(rng.integers(m, m + 9))
        A, x = rng.choice(numbers, (m, n)).astype(float), np.zeros(n)
        k = int(rng.integers(1, m + 1))
        x[rng.choice(n, k, replace=False)] = rng.choice([-1, 1], k) * rng.uniform(1, 3, k)
        decision, margin = recovers(A, x), slack(A, x)
        assert decision.proven
        assert decision.recovered == (margin > 1e-6)
        if decision.recovered:
            pull = A.T @ decision.y
            assert np.allclose(pull[x != 0], np.sign(x[x != 0]))
            touching = A[:, np.abs(pull) > 1 - 1e-9]
            assert np.abs(pull).max() <= 1 + 1e-8
            assert np.linalg.matrix_rank(touching) == touching.shape[1]
        else:
            assert np.allclose(A @ decision.x, A @ x)
            assert np.abs(decision.x).sum() <= np.abs(x).sum() * (1 + 1e-8)
            assert not np.allclose(decision.x, x)


@pytest.mark.parametrize(
    ("A", "x"), [([[1, 1, 1], [0, 1, 1]], [1, 0, 0]), ([[1, 0, 1, 1], [0, 1, 1, 1]], [1, 0, 0, 0])]
)
def test_a_textbook_matrix_finds_its_signal(A, x):
    decision = recovers(A, x)
    assert decision.recovered and decision.proven


@pytest.mark.parametrize("length", [1e-12, 1e12])
def test_a_column_is_as_independent_in_any_unit(length):
    """The bug to catch: a column is dependent because it is short."""
    A = np.array([[1.0, 0.0], [0.0, length]])
    assert recovers(A, [1.0, 1.0]).recovered
    dependent = recovers(A @ [[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]], [1.0, 1.0, 1.0])
    assert dependent.proven and not dependent.recovered
    assert np.allclose(A @ [[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]] @ (dependent.x - 1), 0, atol=1e-9 * length)


@pytest.mark.parametrize("unit", [1e-160, 1e160])
def test_measurements_whose_squares_are_no_floats_are_refused(unit):
    with pytest.raises(ValueError, match=r"^A: got a column whose largest number"):
        recovers(unit * np.eye(2, 3), np.ones(3))


def test_nothing_is_found_again_from_anything():
    assert recovers(np.ones((1, 3)), np.zeros(3)).recovered


@pytest.mark.parametrize(
    "h",
    [
        [0.0, 0.0, 0.0],
        [-1.0, 1.0, 0.0],  # another point, of other measurements
        [-1.0, 0.0, 3.0],  # the same measurements, but longer
        [np.nan, np.nan, np.nan],
    ],
)
def test_a_proof_that_fails_is_said(h, monkeypatch):
    A, x = np.array([[3.0, 2.0, 1.0]]), np.array([1.0, 0.0, 0.0])
    assert recovers(A, x).recovered
    monkeypatch.setattr(recovery, "_search", lambda A, x: (None, np.zeros(3)))
    monkeypatch.setattr(recovery, "least_touch", lambda *given: (np.zeros(1), np.array(h)))
    with pytest.warns(ConvergenceWarning, match="recovers found no proof"):
        decision = recovers(A, x)
    assert not decision.recovered
    assert not decision.proven
    assert np.array_equal(decision.x, x)


def test_a_vector_that_touches_beyond_1_proves_nothing():
    x = np.array([1.0, 0.0])
    assert recovery._proves_recovery(np.eye(2), x, np.array([1.0, 0.9]))
    assert not recovery._proves_recovery(np.eye(2), x, np.array([1.0, 1.1]))
    assert not recovery._proves_recovery(np.eye(2), x, np.array([1.0, np.nan]))


@pytest.mark.parametrize("unit", [1e-8, 1e8])
def test_in_any_unit_the_certificate_is_found_without_the_linear_program(unit, monkeypatch):
    monkeypatch.delattr(recovery, "least_touch")
    for seed in range(40):
        s = sensed(seed)
        assert recovers(unit * s.A, s.x).proven


def test_a_row_of_small_numbers_is_a_measurement_as_well():
    A, x, h = np.array([[1.0, 1.0], [1e-11, 0.0]]), np.array([0.0, 1.0]), np.array([1.0, -1.0])
    assert recovery._proves_another(A[:1], x, h)
    assert not recovery._proves_another(A, x, h)


@pytest.mark.parametrize(("beyond", "proves"), [(1e-10, True), (1e-8, False), (1e-4, False)])
def test_a_pull_is_1_but_for_rounding(beyond, proves):
    A, x = np.array([[1.0, 0.0, 0.6], [0.0, 1.0, 0.8]]), np.array([1.0, 0.0, 0.0])
    for y in ([1.0, 0.5 - 0.25], [1.0 + beyond, 0.0], [1.0 - beyond, 0.0]):
        assert recovery._proves_recovery(A, x, np.array(y)) == (proves or y[0] == 1.0)
    assert recovery._proves_recovery(A, x, np.array([1.0, 0.5 + beyond])) == proves
