"""The checks of *Bars* know the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2.lessons.bars.exercise import check_backwards, check_between, check_three_left

SIZES = 1.4 / np.sqrt(1.06)


def test_the_right_answer_is_right():
    verdict = check_backwards(1.06, SIZES)
    assert verdict.right
    assert verdict.words.facts == pytest.approx({"squares": 1.06, "sizes": SIZES, "before": 0.8 + 0.6})


@pytest.mark.parametrize(
    ("squares", "sizes", "words"),
    [
        (1.0, SIZES, "squares: 1 is what it was before the move"),
        (np.sqrt(1.06), SIZES, "is the length of `moved`"),
        (1.96, SIZES, "squares: 1.96 is the square of the sum"),
        (1.4, SIZES, "squares: 1.4 is the sum of sizes"),
        (0.7**2 + 0.7**2, SIZES, "belongs to the move from tall to short"),
        (2.0, SIZES, "squares: 2 is another number than the squares of the two bars"),
        (1.06, 1.4, "sizes: 1.4 is the sum before rescaling"),
        (1.06, 1.4 / 1.06, "divided by the length *squared*"),
        (1.06, 1.4 * np.sqrt(1.06), "is multiplied by the length"),
        (1.06, 1.0, "sizes: 1 is the sum of *squares* after rescaling"),
        (1.06, 1.3, "sizes: 1.3 is another number than the sum of `moved` over"),
        (..., SIZES, "squares is still `...`"),
        (1.06, "less", "sizes: got 'less'"),
        (np.array([0.81, 0.25]), SIZES, "squares: got an array"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(squares, sizes, words):
    verdict = check_backwards(squares, sizes)
    assert not verdict.right
    assert words in verdict.words


def between(apart):
    """Five different bars whose sizes add up to 1, two of them `apart` on both sides of 0.47."""
    return [0.47 + apart, 0.47 - apart, 0.03, 0.02, 0.01]


EXACT = np.sqrt((0.5 - 0.0014) / 2 - 0.47**2)


def test_a_split_between_the_extremes_is_right():
    x = np.array(between(EXACT))
    assert x.sum() == pytest.approx(1) and (x**2).sum() == pytest.approx(0.5)
    verdict = check_between(x)
    assert verdict.right and verdict.words.facts == {"squares": 0.5, "n": 5}


@pytest.mark.parametrize("apart", [0.168, 0.1685, 0.169])
def test_three_digits_are_enough(apart):
    assert check_between(between(apart)).right


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ([0.2] * 5, "two of your bars are equal"),
        (2 * np.array(between(EXACT)), "your sizes add up to 2, not to 1"),
        (between(0.167), "add up to 0.499: too little. Are your bars too equal?"),
        (between(0.1), "too little. Are your bars too equal?"),
        (between(0.4), "too much. Is one bar too tall?"),
        ([0.5, 0.5], "x: got shape (2,)"),
        ([0.7, 0.4, 0.1, -0.1, -0.2], "give bars that are taller than 0"),
        (..., "x is still `...`"),
    ],
)
def test_another_split_is_told_what_is_wrong(x, words):
    verdict = check_between(x)
    assert not verdict.right and words in verdict.words


NEAR, TIED = [0.5, 0.5 + 1e-9, 0.5 + 2e-9, 0.3, 0.2], [0.5, 0.5, 0.5, 0.3, 0.2]


@pytest.mark.parametrize("tied", [TIED, [1, 2, 2, 2, 1.5]])
def test_three_that_are_nearly_and_three_that_are_exactly_equal_are_right(tied):
    assert check_three_left(NEAR, tied).right


@pytest.mark.parametrize(
    ("different", "for_ever", "words"),
    [
        (TIED, TIED, "different: two of these bars are equal"),
        ([5, 4, 3, 2, 1], TIED, "fewer are left: 1. Are three near enough?"),
        ([0.5, 0.5 + 1e-9, 0.5 + 2e-9, 0.5 + 3e-9, 0.2], TIED, "4 are left. Which are too near?"),
        (NEAR, NEAR, "the number left is 1. By how little"),
        (NEAR, [0.5] * 5, "the number left is 5"),
        (NEAR, [1, 1, 1], "for_ever: got shape (3,)"),
        (..., TIED, "different is still `...`"),
    ],
)
def test_other_starts_are_told_what_is_wrong(different, for_ever, words):
    verdict = check_three_left(different, for_ever)
    assert not verdict.right and words in verdict.words
