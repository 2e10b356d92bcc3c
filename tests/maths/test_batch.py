import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import L1, Problem, Quadratic, lasso_2d_batch, solve
from l1l2.maths.exact import lasso_2d

from .cases import quick, seeds


def lassos(seed, n=5, k=200):
    """k small lassos in the plane: X, y, lam, and what the batch is given."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((k, n, 2)), 2 * rng.standard_normal((k, n))
    X[:, :, 1] += rng.uniform(-3, 3, (k, 1)) * X[:, :, 0]  # correlations of every strength
    X *= 10 ** rng.uniform(-3, 3, (k, 1, 2))
    return (X, y, *entries(X, y, rng.uniform(0, 1.2, k)))


def entries(X, y, part):
    """The six arguments, with lam a part of each lam_max."""
    G, c = X.swapaxes(1, 2) @ X / X.shape[1], (y[:, None] @ X)[:, 0] / X.shape[1]
    lam = part * np.abs(c).max(axis=1)
    return lam, (G[:, 0, 0], G[:, 0, 1], G[:, 1, 1], c[:, 0], c[:, 1], lam)


def violations(X, y, lam, w):
    return [
        Problem(Quadratic(*data), L1(at)).kkt_violation(each)
        for *data, at, each in zip(X, y, lam, w, strict=True)
    ]


@given(seeds)
@quick
def test_each_is_the_scalar_lasso_with_the_same_zeros(seed):
    *_, six = lassos(seed)
    w = lasso_2d_batch(*six)
    alone = np.array([lasso_2d(*map(float, each)) for each in zip(*six, strict=True)])
    assert np.array_equal(w == 0, alone == 0)
    assert np.allclose(w, alone, rtol=1e-7, atol=0)


def test_each_is_what_solve_finds_and_certified():
    for seed in range(3):
        X, y, lam, six = lassos(seed, k=100)
        w = lasso_2d_batch(*six)
        assert max(violations(X, y, lam, w)) <= 1e-12
        theirs = [solve(Problem(Quadratic(*data), L1(at))).w for *data, at in zip(X, y, lam, strict=True)]
        assert np.allclose(w, theirs, rtol=1e-6, atol=1e-12 * np.abs(w).max())


@pytest.mark.parametrize("factor", [1.0, -1.0, 0.3, -7.0, 1e5, 0.0])
def test_columns_that_depend_on_each_other(factor):
    """A whole segment of minimisers may be best; one with a zero is taken, and it is optimal."""
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((200, 6, 2)), rng.standard_normal((200, 6))
    X[:, :, 1] = factor * X[:, :, 0]
    for A in (X, X[:, :, ::-1]):
        lam, six = entries(A, y, rng.uniform(0, 1.1, len(y)))
        w = lasso_2d_batch(*six)
        assert (w == 0).any(axis=1).all()
        assert max(violations(A, y, lam, w)) <= 1e-12


@pytest.mark.parametrize("near", [1e-4, 1e-6, 1e-8, 1e-10])
def test_columns_that_nearly_do(near):
    rng = np.random.default_rng(1)
    X, y = rng.standard_normal((200, 6, 2)), rng.standard_normal((200, 6))
    X[:, :, 1] = X[:, :, 0] + near * X[:, :, 1]
    lam, six = entries(X, y, rng.uniform(0, 1.1, len(y)))
    assert max(violations(X, y, lam, lasso_2d_batch(*six))) <= 1e-8


def test_nothing_but_zeros():
    assert np.array_equal(lasso_2d_batch(0, 0, 0, 0, 0, 0), [0, 0])
    w = lasso_2d_batch(1, 0.5, 1, [-1, 1], [1, -1], 1)
    assert np.array_equal(w, np.zeros((2, 2))) and not np.signbit(w).any()


@given(st.floats(-2, 2), st.floats(-2, 2))
@quick
def test_no_zero_is_negative(c1, c2):
    w = lasso_2d_batch(1, 0.5, 1, c1, c2, 0.5)
    assert not np.signbit(w[w == 0]).any()


def test_arguments_broadcast():
    c = np.linspace(-1, 1, 5)
    w = lasso_2d_batch(1, 0.2, 2, c[:, None], c, 0.1)
    assert w.shape == (5, 5, 2)
    assert np.array_equal(w[1, 3], lasso_2d_batch(1, 0.2, 2, c[1], c[3], 0.1))


def test_shapes_that_do_not_broadcast_are_named():
    message = r"c2: got shape \(3,\) beside \(2,\); give shapes that broadcast"
    with pytest.raises(ValueError, match=message):
        lasso_2d_batch(1, 0, 1, np.ones(2), np.ones(3), 0.1)


def test_a_matrix_that_is_not_semidefinite_is_refused():
    with pytest.raises(ValueError, match=r"g12: .*positive semidefinite"):
        lasso_2d_batch([1.0, 1.0], [0.5, -1.01], 1, 0, 0, 0.1)
