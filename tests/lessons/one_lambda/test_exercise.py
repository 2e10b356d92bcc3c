"""The check passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2 import L1, Problem, solve
from l1l2.lessons.one_lambda.exercise import CORRELATION, FIRST, LAM, SECOND, check_left
from l1l2.lessons.one_lambda.linked_views import make_data

W1, LEFT = 0.387, 0.8391


def test_the_right_answers_are_the_solution_and_its_pull():
    fit = make_data()
    assert np.allclose(-fit.gradient_at_zero, [FIRST, SECOND])
    assert np.allclose(fit.curvature(np.zeros(2)), [[1, CORRELATION], [CORRELATION, 1]])
    best = solve(Problem(fit, L1(LAM))).w
    assert np.allclose(best, [W1, 0]) and best[1] == 0
    assert np.allclose(-fit.gradient(best), [LAM, LEFT])
    verdict = check_left(W1, LEFT)
    assert verdict.right
    assert verdict.words.facts == pytest.approx({"w1": W1, "left": LEFT, "lam": LAM, "own": SECOND})
    assert "w₁ is 0.387, and it leaves a pull of 0.839 on w₂: not more than 0.9" in verdict.words


def test_rounded_answers_are_right_too():
    assert check_left(0.387, 0.839).right


@pytest.mark.parametrize(
    ("w1", "left", "words"),
    [
        (1.287, LEFT, "w1: 1.287 is the pull at w = 0"),
        (1.287 / 1.9, LEFT, "w1: 0.6774 is ridge's weight"),
        (2.187, LEFT, "w1: 2.187 adds λ"),
        (0.1, LEFT, "w1: 0.1 starts from least squares"),
        (0.21, LEFT, "w1: 0.21 is the second column's"),
        (0, LEFT, "w1: 0 would need a pull of at most 0.9"),
        (5.0, LEFT, "w1: 5 is another number than the soft threshold"),
        ("x", LEFT, "w1: got 'x'"),
        (..., LEFT, "w1 is still `...`"),
        (W1, 1.11, "left: 1.11 is the pull at w = 0"),
        (W1, 0.723, "left: 0.723 takes off all of w₁"),
        (W1, 1.3809, "left: 1.381 adds what"),
        (W1, 0.41, "left: 0.41 takes off what the first column would explain at least squares"),
        (W1, 0.21, "left: 0.21 is what a single column would keep"),
        (W1, 1.11 - 0.7 * 1.287, "left: 0.2091 lets w₁ be 1.287"),
        (W1, 3.0, "left: 3 is another number than 1.11 less 0.7 times w₁"),
        (W1, True, "left: got True"),
        (W1, ..., "left is still `...`"),
    ],
)
def test_the_answer_tells_what_is_wrong(w1, left, words):
    verdict = check_left(w1, left)
    assert not verdict.right
    assert words in verdict.words
