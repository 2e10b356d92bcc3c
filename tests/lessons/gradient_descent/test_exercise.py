"""The check knows the typical wrong answers by name; its right ones come true step by step."""

import numpy as np
import pytest

from l1l2 import shrink, soft_threshold
from l1l2.lessons.gradient_descent.exercise import check_arrival


@pytest.mark.parametrize("rest", [1 / 3, 0.333, 0.3333])
def test_the_right_answer_is_right(rest):
    verdict = check_arrival(24, rest)
    assert verdict.right
    assert verdict.words.facts["steps"] == 24
    assert "exactly 0 after 24 steps" in verdict.words and "rest at 1/3" in verdict.words


def test_the_right_answer_is_what_the_steps_do():
    constant, proportional = [1.5], 1.5
    for _ in range(500):
        constant.append(float(soft_threshold(constant[-1] + 0.25 / 8, 0.75 / 8)))
        proportional = float(shrink(proportional + 0.25 / 8, 0.75 / 8))
    assert constant[23] > 0 and not any(constant[24:])
    assert np.isclose(proportional, 1 / 3)


@pytest.mark.parametrize(
    ("steps", "rest", "words"),
    [
        (16, 1 / 3, "steps: 16 forgets the data"),
        (12, 1 / 3, "steps: 12 adds the two pulls"),
        (3, 1 / 3, "steps: 3 is a time"),
        (48, 1 / 3, "is for the pull of the data alone"),
        (0.375, 1 / 3, "multiplies by the step"),
        (5, 1 / 3, "steps: 5 is another number than 1.5, over the step times the net pull"),
        (24, 0, "rest: 0 is where L2 does not pull at all"),
        (24, 3, "rest: 3 is upside down"),
        (24, 0.25, "is where a pull of w would balance 0.25"),
        (24, 0.25 / 1.75, "is least for the parabola"),
        (24, 0.5, "is a net pull, not a height"),
        (24, 0.33, "rest: 0.33 is right to two digits. Give three"),
        (24, 1, "rest: 1 is another number than the height"),
        (..., 1 / 3, "steps is still `...`"),
        (24, "low", "rest: got 'low'"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(steps, rest, words):
    verdict = check_arrival(steps, rest)
    assert not verdict.right
    assert words in verdict.words
