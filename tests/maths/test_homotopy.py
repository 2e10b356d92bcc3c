"""The homotopy itself; what it makes of data is in test_paths."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2.maths.homotopy import Design, Gram, homotopy, squarable

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


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_both_forms_multiply_alike(l2):
    A, G, _ = drawn(5, l2)
    one, two, active = Gram(G), Design(np.ascontiguousarray(A.T), l2), np.array([2, 0])
    d = np.array([0.7, -1.9])
    assert np.allclose(one.along(active, d), G[:, active] @ d)
    assert np.allclose(two.along(active, d), G[:, active] @ d)
    for form in (one, two):
        beside, own = form.block(active, 1)
        assert np.allclose(beside, G[active, 1]) and own == pytest.approx(G[1, 1])


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_both_forms_know_how_long_the_columns_are(l2):
    A, G, _ = drawn(5, l2)
    assert np.allclose(Design(np.ascontiguousarray(A.T), l2).squares(), Gram(G).squares())


def test_columns_that_differ_by_a_thousandth_of_their_length_are_two():
    A = np.array([[1.0, 1.0], [0.0, 1e-3]])
    *_, (_, w) = homotopy(Gram(A.T @ A), A.T @ A @ [3.0, -1.0])
    assert np.allclose(w, [3, -1], rtol=1e-6)
    A[1, 1] = 1e-7
    *_, (_, w) = homotopy(Gram(A.T @ A), A.T @ A @ [3.0, -1.0])
    assert np.allclose(w, [2, 0], rtol=1e-6)  # one: that is all that squares can tell


@pytest.mark.parametrize("small", [1e-9, 1e-11])
def test_an_event_near_the_end_is_an_event(small):
    knots = list(homotopy(Gram(np.eye(2)), np.array([1.0, small])))
    assert [lam for lam, _ in knots] == pytest.approx([1, small, 0], rel=1e-6, abs=1e-20)
    assert knots[-1][1] == pytest.approx([1, small], rel=1e-5)


def test_an_event_as_near_to_the_end_as_rounding_is_none():
    assert len(list(homotopy(Gram(np.eye(2)), np.array([1.0, 1e-13])))) == 2


def test_a_short_column_has_small_correlations_and_no_rounding_in_them():
    """The bug to catch: an event is rounding by what the longest column makes of it."""
    length = np.array([1.0, 1e-14])
    *_, (_, w) = homotopy(Gram(np.diag(length**2)), length * [1.0, 0.5])
    assert w * length == pytest.approx([1, 0.5], rel=1e-2)  # its knot is a difference of long ones


@pytest.mark.parametrize(
    "A", [np.zeros((2, 2)), np.array([1e-140, 0.0]), np.array([[1e140, 1e-139], [0.0, 1.0]])]
)
def test_what_has_a_square_is_taken(A):
    squarable(A, "A")


@pytest.mark.parametrize(
    ("A", "words"),
    [
        (np.array([1.0, -1e141]), "1e+141"),
        (np.array([[1.0, 1e-160], [1.0, -2e-160]]), "2e-160"),
        (np.array([[1e150, 1.0], [1.0, 1.0]]), "1e+150"),
    ],
)
def test_what_has_no_square_is_refused_by_name(A, words):
    message = (
        f"A: got a column whose largest number is {words} in size; give numbers whose squares are floats"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        squarable(A, "A")


@pytest.mark.parametrize("sign", [1, -1])
def test_equal_and_opposite_columns_make_no_more_knots(sign):
    for seed in range(20):
        rng = np.random.default_rng(seed)
        A, b = rng.standard_normal((8, 5)), rng.standard_normal(8)
        twice = np.hstack([A, sign * A])
        once = [lam for lam, _ in homotopy(Gram(A.T @ A), A.T @ b)]
        assert [lam for lam, _ in homotopy(Gram(twice.T @ twice), twice.T @ b)] == pytest.approx(once)


def test_a_column_that_two_others_make_is_passed_over():
    for seed in range(20):
        rng = np.random.default_rng(seed)
        A, b = rng.standard_normal((8, 3)), rng.standard_normal(8)
        A = np.column_stack([A, A[:, 0] + A[:, 1]])
        for _, w in homotopy(Gram(A.T @ A), A.T @ b):
            assert not w[[0, 1, 3]].all()


@pytest.mark.parametrize(
    ("A", "b"),
    [
        ([[2, 1, 2, 3], [-1, 1, -2, -4], [0, -2, 1, 3]], [2, -1, -1]),
        ([[0, -1, 2, 1, 3], [-2, -2, 1, -2, 1], [-1, 0, 2, -1, 1], [2, 1, -2, 2, -1]], [-2, 2, 2, 3]),
    ],
)
def test_a_column_that_was_passed_over_joins_when_another_leaves(A, b):
    """The last column is the first, less the second, plus the third."""
    A, b = np.array(A, float), np.array(b, float)
    assert np.array_equal(A[:, -1], A[:, 0] - A[:, 1] + A[:, 2])
    G, c = A.T @ A, A.T @ b
    assert max(violation(G, c, lam, w) for lam, w in homotopy(Gram(G), c)) <= 1e-9


def test_a_weight_that_meets_0_where_a_column_joins_has_no_wrong_sign():
    """The bug to catch: the join comes first by rounding, and leaves the weight at 3e-17 beyond 0."""
    A = np.array([[-2.0, 2, -2, 1, -6], [2, 2, -2, -1, -2], [0, -2, -2, -1, 0]])
    G, c = A.T @ A, A.T @ [2.0, 3, -2]
    knots = list(homotopy(Gram(G), c))
    touch = next(w for lam, w in knots if lam == pytest.approx(2))
    assert touch.tolist() == pytest.approx([0, 1, 0, 0, 0], abs=1e-12) and touch[4] == 0
    assert max(violation(G, c, lam, w) for lam, w in knots) <= 1e-12


@given(seeds)
@quick
def test_where_events_coincide_the_path_goes_through_their_solution(seed):
    """Drawn are w and slopes, and c is made from them: columns with w = 0 and slope 1 are tied at lam = 1."""
    rng = np.random.default_rng(seed)
    p = int(rng.integers(2, 7))
    A = rng.standard_normal((p + 1, p))
    G, w = A.T @ A, rng.choice([-1.0, 0.0, 1.0], p) * rng.uniform(0.5, 2, p)
    c = G @ w + np.where(w == 0, rng.choice([-1, 1, 0.3], p), np.sign(w))
    *_, (_, end) = homotopy(Gram(G), c, 1.0)
    assert np.allclose(end, w, atol=1e-9)
    assert max(violation(G, c, lam, w) for lam, w in homotopy(Gram(G), c)) <= 1e-8


def test_a_column_of_zeros_never_joins_and_disturbs_nobody():
    _, G, c = drawn(3)
    more, c_more = np.pad(G, (0, 1)), np.append(c, 0.0)
    plain, wider = list(homotopy(Gram(G), c)), list(homotopy(Gram(more), c_more))
    assert [lam for lam, _ in wider] == pytest.approx([lam for lam, _ in plain])
    assert np.allclose([w for _, w in wider], [np.append(w, 0.0) for _, w in plain])
    assert [w.any() for _, w in homotopy(Design(np.zeros((2, 3))), np.zeros(2))] == [False]
