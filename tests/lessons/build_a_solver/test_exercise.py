"""The checks of the threshold and of one weight name the typical slips."""

import numpy as np
import pytest

from l1l2.lessons.build_a_solver import check_soft, check_update


def soft(v, t):
    return np.sign(v) * np.maximum(np.abs(v) - t, 0)


def make_update(over_n=True, own=True, scaled=True, zero=True):
    def update(x, r, w_j, lam):
        n = len(r) if over_n else 1
        size = x @ x / n
        if zero and size == 0:
            return 0.0
        return soft(x @ r / n + own * size * w_j, lam) / (size if scaled else 1.0)

    return update


def late(x, r, w_j, lam):
    size = x @ x / len(r)
    return soft(x @ r / len(r) / size + w_j, lam)


def test_the_right_functions_are_right():
    assert check_soft(soft).right and check_soft(lambda v, t: v - np.clip(v, -t, t)).right
    verdict = check_update(make_update())
    assert verdict.right and "below 1e-06" in verdict.words


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda v, t: v - t, "moves negative values away"),
        (lambda v, t: v - t * np.sign(v), "passes 0"),
        (lambda v, t: np.where(abs(v) > t, v, 0), "hard threshold"),
        (lambda v, t: np.maximum(abs(v) - t, 0), "the sign of −3"),
        (lambda v, t: np.maximum(v - t, 0), "every negative value"),
        (lambda v, t: v / (1 + t), "never returns 0"),
        (lambda v, t: 2 * v, "Move each entry towards 0"),
        (lambda v, t: ..., "still `...`"),
        (lambda v, t: v @ t, "stops with an error"),
        (3.0, "give the function itself"),
    ],
)
def test_a_wrong_threshold_is_told_what_is_wrong(function, words):
    verdict = check_soft(function)
    assert not verdict.right and words in verdict.words


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (make_update(over_n=False), "1/n of the loss is missing"),
        (make_update(own=False), "weight still in it"),
        (make_update(scaled=False), "Divide by size"),
        (make_update(zero=False), "For a column of zeros"),
        (late, "λ/size"),
        (lambda x, r, w_j, lam: 0.9 * make_update()(x, r, w_j, lam), "Compare each line"),
        (lambda x, r, w_j, lam: x, "one number"),
        (lambda x, r, w_j, lam: ... * 1, "still `...`"),
    ],
)
def test_a_wrong_update_is_told_what_is_wrong(function, words):
    with np.errstate(all="ignore"):
        verdict = check_update(function)
    assert not verdict.right and words in verdict.words
