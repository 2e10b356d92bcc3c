"""The check knows the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2 import L1, Logistic, Problem
from l1l2.lessons.derivative.exercise import check_logistic, check_other_curve, yes_or_no

W = np.log(1.5)


@pytest.mark.parametrize("w", [W, 0.405, 0.4055])
def test_the_right_answer_is_right(w):
    verdict = check_other_curve(2, w)
    assert verdict.right
    assert verdict.words.facts == {"w": pytest.approx(np.log(1.5)), "bottom": pytest.approx(np.log(3))}
    assert "ln 1.5 = 0.405" in verdict.words and "ln 3 = 1.099, does not matter" in verdict.words


@pytest.mark.parametrize(
    ("lam_zero", "w", "words"),
    [
        (-2, W, "lam_zero: −2 is the slope f′(0). A penalty λ is not negative"),
        (np.log(3), W, "lam_zero: 1.099 is where f alone is least"),
        (3, W, "is minus the slope of −3w alone"),
        (4, W, "adds the sizes of the two slopes at 0"),
        (0, W, "is no penalty at all"),
        (1, W, "is f(0), or the slope of e^w alone"),
        (7, W, "lam_zero: 7 is another number than the size of f′(0)"),
        (2, 0, "w: 0 would need λ ≥ 2"),
        (2, np.log(3), "w: 1.099 is where f alone is least"),
        (2, np.log(4.5), "has the wrong sign"),
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


X, LABELS = yes_or_no()
LAM_MAX = np.abs(X.T @ LABELS).max() / (2 * 442)


def test_lam_max_of_the_labels_is_the_solver_s():
    assert X.shape == (442, 10) and set(LABELS) == {-1.0, 1.0}
    assert Problem(Logistic(X, LABELS), L1(1.0)).lam_max == pytest.approx(LAM_MAX)
    assert check_logistic(LAM_MAX).right and check_logistic(float(f"{LAM_MAX:.3g}")).right


@pytest.mark.parametrize(
    ("lam_max", "words"),
    [
        (2 * LAM_MAX, "is that of the squared loss"),
        (442 * LAM_MAX, "belongs to a sum over the rows"),
        (884 * LAM_MAX, "is the largest |xⱼᵀy|"),
        (np.abs(X.T @ LABELS).min() / 884, "is the smallest slope"),
        (7, "is another number than the largest"),
        (..., "lam_max is still `...`"),
    ],
)
def test_a_wrong_lam_max_is_told_what_is_wrong(lam_max, words):
    verdict = check_logistic(lam_max)
    assert not verdict.right and words in verdict.words
