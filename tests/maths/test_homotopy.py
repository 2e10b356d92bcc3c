"""The homotopy itself; what it makes of data is in test_paths."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2.maths.homotopy import Design, Gram, homotopy

from .cases import quick, seeds


def drawn(seed, l2=0.0):
    rng = np.random.default_rng(seed)
    n, p = int(rng.integers(1, 12)), int(rng.integers(1, 14))
    A = rng.standard_normal((n, p))
    return A, A.T @ A + l2 * np.eye(p), A.T @ rng.standard_normal(n)


def violation(G, c, lam, w):
    pull = c - G @ w
    missed = np.where(w == 0, np.maximum(np.abs(pull) - lam, 0), np.abs(pull - lam * np.sign(w)))
    return missed.max() / np.abs(c).max()


@given(seeds, st.sampled_from([0.0, 0.3, 2.0]))
@quick
def test_both_forms_of_g_give_the_same_path(seed, l2):
    A, G, c = drawn(seed, l2)
    one = list(homotopy(Gram(G), c))
    two = list(homotopy(Design(np.ascontiguousarray(A.T), l2), c))
    assert len(one) == len(two)
    for (lam_1, w_1), (lam_2, w_2) in zip(one, two, strict=True):
        assert lam_1 == pytest.approx(lam_2, abs=1e-9 * one[0][0])
        assert np.allclose(w_1, w_2, rtol=1e-6, atol=1e-7)


@given(seeds, st.sampled_from([0.0, 0.5]))
@quick
def test_every_knot_meets_its_conditions_and_lam_never_rises(seed, l2):
    _, G, c = drawn(seed, l2)
    knots = list(homotopy(Gram(G), c))
    lams = np.array([lam for lam, _ in knots])
    assert lams[0] == np.abs(c).max()
    assert lams[-1] == 0
    assert np.all(np.diff(lams) <= 0)
    assert max(violation(G, c, lam, w) for lam, w in knots) <= 1e-9


@given(seeds, st.floats(0, 1.2))
@quick
def test_it_can_stop_at_any_lam(seed, share):
    _, G, c = drawn(seed)
    lam_min = share * np.abs(c).max()
    *_, (lam, w) = homotopy(Gram(G), c, lam_min)
    if share >= 1:
        assert not w.any()
    else:
        assert lam == lam_min
    assert violation(G, c, max(lam, lam_min), w) <= 1e-9


def test_the_knots_of_a_diagonal_are_its_correlations():
    c = np.array([3.0, -1.0, 2.0, 0.0])
    knots = list(homotopy(Gram(np.eye(4)), c))
    assert [lam for lam, _ in knots] == pytest.approx([3, 2, 1, 0])
    assert np.allclose(knots[-1][1], c)
    assert np.allclose(knots[2][1], [2, 0, 1, 0])


def test_iterates_are_copies():
    first, second = list(homotopy(Gram(np.eye(1)), np.ones(1)))
    assert first[1][0] == 0
    assert second[1][0] == 1
