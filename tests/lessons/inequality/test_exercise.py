"""The check of *Inequality* knows the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2.lessons.inequality.exercise import check_weights

W = np.array([3, -2, 2, 1.5])
SQUARE, DIAGONAL = 8.5**2, 19.25
GAP, NUMBER = SQUARE - DIAGONAL, SQUARE / DIAGONAL


def test_the_right_answer_is_right():
    verdict = check_weights(GAP, NUMBER)
    assert verdict.right
    expected = {"square": SQUARE, "diagonal": DIAGONAL, "gap": GAP, "bars": NUMBER}
    assert verdict.words.facts == pytest.approx(expected)


@pytest.mark.parametrize(
    ("gap", "number", "words"),
    [
        (-GAP, NUMBER, "gap_of_w: −53 has the wrong sign"),
        (GAP / 2, NUMBER, "counts every pair once"),
        (np.sqrt(SQUARE) - np.sqrt(DIAGONAL), NUMBER, "is a difference of lengths"),
        (8.5 - DIAGONAL, NUMBER, "takes an area from a length"),
        (W.sum() ** 2 - DIAGONAL, NUMBER, "has lost the sizes"),
        (SQUARE, NUMBER, "is the whole square"),
        (54.0, NUMBER, "gap_of_w: 54 is another number than the square of side `l1`"),
        (GAP, np.sqrt(NUMBER), "is the ratio of the lengths"),
        (GAP, 1 / NUMBER, "is upside down"),
        (GAP, 4, "number: 4 counts the entries that are not 0"),
        (GAP, 8.5 / DIAGONAL, "is a length over an area"),
        (GAP, GAP / DIAGONAL, "divides the gap by the diagonal"),
        (GAP, 3.0, "number: 3 is another number than the square's area"),
        (..., NUMBER, "gap_of_w is still `...`"),
        (GAP, W, "number: got an array"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(gap, number, words):
    verdict = check_weights(gap, number)
    assert not verdict.right
    assert words in verdict.words
