"""The linear programs against their optimality conditions, and against the same programs in other words."""

from types import SimpleNamespace

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given

from l1l2.maths import programs

from .cases import least_norm, quick, seeds, sensed


@given(seeds)
@quick
def test_least_norm_and_its_proof(seed):
    s = sensed(seed)
    x, y = programs.least_norm(s.A, s.b)
    assert np.allclose(s.A @ x, s.b)
    assert np.abs(x).sum() == pytest.approx(least_norm(s.A, s.b)[0], rel=1e-7)
    assert np.abs(s.A.T @ y).max() <= 1 + 1e-8
    assert s.b @ y == pytest.approx(np.abs(x).sum(), rel=1e-8)


def test_rows_of_any_length_and_number():
    A = np.array([[1.0, 2.0, 0.0], [0.0, 1e-9, 1e-9], [1e6, 2e6, 0.0], [0.0, 0.0, 0.0]])
    x, y = programs.least_norm(A, A @ [0.0, 2.0, 1.0])
    assert np.allclose(x, [0, 2, 1])
    assert np.abs(A.T @ y).max() <= 1 + 1e-9


@given(seeds)
@quick
def test_least_touch_and_the_reason_why_not_less(seed):
    s = sensed(seed)
    on = s.x != 0
    if on.all() or np.linalg.matrix_rank(s.A[:, on]) < on.sum():
        return
    y, h = programs.least_touch(s.A, on, np.sign(s.x[on]))
    assert np.allclose(s.A[:, on].T @ y, np.sign(s.x[on]))
    assert np.allclose(s.A @ h, 0, atol=1e-7)
    touch = np.abs(s.A[:, ~on].T @ y).max()
    assert np.abs(h[~on]).sum() == pytest.approx(1 if touch > 1e-9 else 0, abs=1e-7)
    assert -np.sign(s.x[on]) @ h[on] == pytest.approx(touch, rel=1e-7, abs=1e-9)


def test_a_program_that_is_not_solved_gives_zeros(monkeypatch):
    monkeypatch.setattr(scipy.optimize, "linprog", lambda *a, **k: SimpleNamespace(status=4, x=None))
    s = sensed(2)
    assert not any(part.any() for part in programs.least_norm(s.A, s.b))
    y, h = programs.least_touch(np.array([[2.0, 1.0]]), np.array([True, False]), np.ones(1))
    assert y == pytest.approx([0.5])
    assert not h.any()


def test_the_equations_hold_to_ten_digits_where_columns_are_near():
    for seed in range(40):
        rng = np.random.default_rng(seed)
        m, half = int(rng.integers(1, 9)), int(rng.integers(1, 9))
        A = rng.standard_normal((m, half))
        A = np.hstack([A, rng.choice([-1, 1], half) * A + 1e-8 * rng.standard_normal((m, half))])
        b = A @ rng.integers(-3, 4, 2 * half)
        if b.any():
            assert np.allclose(A @ programs.least_norm(A, b)[0], b, rtol=0, atol=1e-10 * np.abs(b).max())
