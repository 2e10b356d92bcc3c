"""The check knows the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2.lessons.derivative.exercise import check_other_curve

W = np.log(1.5)


@pytest.mark.parametrize("w", [W, 0.405, 0.4055])
def test_the_right_answer_is_right(w):
    verdict = check_other_curve(2, w)
    assert verdict.right
    assert verdict.words.facts == {"w": pytest.approx(np.log(1.5)), "bottom": pytest.approx(np.log(3))}
    assert "ln 1.5 = 0.405" in verdict.words and "ln 3 = 1.099, played no part" in verdict.words


@pytest.mark.parametrize(
    ("lam_zero", "w", "words"),
    [
        (-2, W, "lam_zero: −2 is the slope f′(0). A price is not negative"),
        (np.log(3), W, "lam_zero: 1.099 is where f alone is least"),
        (3, W, "is minus the slope of −3w alone"),
        (4, W, "adds the two slopes at 0"),
        (0, W, "is no price at all"),
        (1, W, "is f(0), or the slope of e^w alone"),
        (7, W, "lam_zero: 7 is another number than the size of f′(0)"),
        (2, 0, "w: 0 would need λ ≥ 2"),
        (2, np.log(3), "w: 1.099 is where f alone is least"),
        (2, np.log(4.5), "balances with the wrong sign"),
        (2, np.log(3) - 1.5, "is ln 3 − λ, a rule for the parabola"),
        (2, 1.5, "w: 1.5 is e^w. Take the logarithm."),
        (2, 0.41, "w: 0.41 is right to two digits. Give three"),
        (2, 9, "w: 9 is another number than the w > 0"),
        (..., W, "lam_zero is still `...`"),
        ("two", W, "lam_zero: got 'two'"),
        (2, [W], "w: got a list"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(lam_zero, w, words):
    verdict = check_other_curve(lam_zero, w)
    assert not verdict.right
    assert words in verdict.words
