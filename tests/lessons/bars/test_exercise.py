"""The check of *Bars* knows the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2.lessons.bars.exercise import check_backwards

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
        (0.7**2 + 0.7**2, SIZES, "belongs to the move the other way"),
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
