"""The checks of the lesson name the typical slips."""

import numpy as np
import pytest

from l1l2.lessons.sparsity_of_what import check_block, check_match, check_two_points


def length(v):
    return np.sqrt((v**2).sum())


def right(v, t):
    return v * (1 - t / length(v)) if length(v) > t else 0 * v


def test_the_right_block_is_right():
    assert check_block(right).right
    assert check_block(lambda v, t: v * (1 - t / max(t, length(v)))).right
    assert check_block(lambda v, t: v * np.maximum(1 - t / length(v), 0)).right  # t / 0 is inf
    assert check_block(lambda v, t: (max(0, 1 - t / length(v)) * v if v.any() else v).tolist()).right


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (lambda v, t: np.sign(v) * np.maximum(abs(v) - t, 0), "soft threshold of each entry"),
        (lambda v, t: v * (1 - t / length(v)), "if the length is below t, or 0?"),
        (lambda v, t: v if length(v) > t else 0 * v, "a hard threshold"),
        (lambda v, t: v / (1 + t), "*with* the square"),
        (lambda v, t: v * max(0, 1 - t / max(abs(v).sum(), t)), "L1 norm"),
        (lambda v, t: v * max(0, 1 - t / max((v**2).sum(), t)), "squared length"),
        (lambda v, t: 2 * v, "Which single factor"),
        (lambda v, t: v[0], "shape () for a group of shape (2,)"),
        (lambda v, t: "a", "an array of numbers"),
        (lambda v, t: ..., "block is still `...`"),
        (4.0, "give the function itself"),
        (..., "block is still `...`"),
    ],
)
def test_a_wrong_block_is_told_what_is_wrong(block, words):
    verdict = check_block(block)
    assert not verdict.right and words in verdict.words


def test_a_block_cannot_change_the_groups():
    def spoil(v, t):
        answer = right(v, t)
        v[:] = 0
        return answer

    assert check_block(spoil).right and check_block(right).right


def test_the_right_points_are_right_and_minimise():
    assert check_two_points(3, 5, 3).right
    w = np.stack(np.meshgrid(np.linspace(-2, 9, 111), np.linspace(-2, 9, 111)), -1).reshape(-1, 2)
    for lam, best in (2, [3, 5]), (3, [4, 4]), (2.9, [3.9, 4.1]):
        value = ((w - [1, 7]) ** 2).sum(axis=1) / 2 + lam * abs(w[:, 1] - w[:, 0])
        assert w[value.argmin()] == pytest.approx(best)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((-1, 9, 3), "makes the jump larger"),
        ((0, 5, 3), "the jump is penalised, not the size"),
        ((2, 6, 3), "the derivative of 2|w₂ − w₁|"),
        ((4, 4, 3), "move w₁ down a little"),
        ((1, 5, 3), "only the second point"),
        ((3, 7, 3), "only the first point"),
        ((5, 3, 3), "passed each other"),
        ((3, 6, 3), "second: 6 is another number"),
        ((2, 5, 3), "first: 2 is another number"),
        ((3, 5, 6), "both ends move"),
        ((3, 5, 4), "How far has each"),
        ((3, 5, 1.5), "a quarter of the jump"),
        ((3, 5, 12), "twice the jump"),
        ((3, 5, 2), "lam: 2 is another number"),
        ((3, "5", 2), "second: got '5'"),
        ((..., 5, 3), "first is still `...`"),
    ],
)
def test_wrong_points_are_told_what_is_wrong(answers, words):
    verdict = check_two_points(*answers)
    assert not verdict.right and words in verdict.words


@pytest.mark.parametrize("pieces", ["RWSJGS", "r w s j g s", "R,W,S,J,G,S"])
def test_the_right_pieces_are_right(pieces):
    assert check_match(pieces).right


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ("WWSJGS", "A: people with the same taste"),
        ("RGSJGS", "B: what does"),
        ("RWWJGS", "C: if the columns may be turned"),
        ("RWSWGS", "D: long stretches"),
        ("RWSJWS", "E: one question is six columns"),
        ("RWSJGJ", "F: the truth has no steps"),
        ("RWSJG", "give six letters"),
        ("RWSJGX", "give six letters"),
        (6, "give six letters"),
        (..., "pieces is still `...`"),
    ],
)
def test_a_wrong_piece_is_asked_about(pieces, words):
    verdict = check_match(pieces)
    assert not verdict.right and words in verdict.words
