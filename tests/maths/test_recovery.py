"""Decisions against a linear program, their proofs against their own definition."""

import numpy as np
import pytest
from hypothesis import given

from l1l2 import ConvergenceWarning, Pursuit, recovers, spikes
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


def test_equal_columns_leave_more_than_one_shortest_signal():
    A = np.array([[1.0, 1.0, 0.3]])
    with pytest.warns(ConvergenceWarning, match="recovers found no proof"):  # the path ends in this very one
        first = recovers(A, [1.0, 0.0, 0.0])
    second = recovers(A, [0.0, 1.0, 0.0])
    assert not first.recovered
    assert not second.recovered
    assert second.proven and not first.proven


def test_spikes_on_dependent_columns_are_another_signal_as_well():
    A = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    x = np.array([1.0, 2.0, 3.0])
    decision = recovers(A, x)
    assert decision.proven and not decision.recovered
    assert np.allclose(A @ decision.x, A @ x)
    assert np.abs(decision.x).sum() <= 6 and not np.allclose(decision.x, x)


@pytest.mark.parametrize("seed", [21747, 38747, 50000])
def test_near_the_border_the_exact_path_decides(seed):
    s = sensed(seed)
    decision = recovers(s.A, s.x)
    assert decision.proven and not decision.recovered
    assert np.abs(decision.x).sum() == pytest.approx(least_norm(s.A, s.b)[0], rel=1e-7)


@given(seeds)
@quick
def test_the_certificate_is_found_without_the_exact_path(seed):
    s = sensed(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(recovery, "basis_pursuit")
        assert recovers(s.A, s.x).proven


@given(seeds)
@quick
def test_the_exact_path_alone_decides_alike(seed):
    s = sensed(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery, "_search", lambda A, x: (None, np.zeros(len(x))))
        alone = recovers(s.A, s.x)
    assert alone.proven
    assert alone.recovered == recovers(s.A, s.x).recovered


def test_nothing_is_found_again_from_anything():
    assert recovers(np.ones((1, 3)), np.zeros(3)).recovered


def test_a_proof_that_fails_is_said(monkeypatch):
    s = spikes(20, 30, 2, rng=np.random.default_rng(0))
    monkeypatch.setattr(recovery, "_search", lambda A, x: (None, np.zeros(30)))
    monkeypatch.setattr(recovery, "basis_pursuit", lambda A, b: Pursuit(s.x, np.zeros(20), 0.0))
    with pytest.warns(ConvergenceWarning, match="recovers found no proof"):
        decision = recovers(s.A, s.x)
    assert not decision.recovered
    assert not decision.proven
