"""The checks of the lesson know the typical wrong answers by name."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import diabetes, standardise
from l1l2.lessons.paths.exercise import check_copy, check_translation, check_unit

C = 1 / 8.84


@pytest.fixture(scope="module")
def unit():
    """The factor at which scikit-learn's lasso begins to use body mass, by bisection."""
    data = diabetes()
    d = standardise(data.X, data.y)
    low, high = 0.0, 1.0
    for _ in range(30):
        s = (low + high) / 2
        scale = np.where(np.arange(10) == 2, s, 1.0)
        w = Lasso(alpha=5, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(d.X * scale, d.y).coef_
        low, high = (s, high) if w[2] == 0 else (low, s)
    return low


def test_the_right_unit_is_right(unit):
    verdict = check_unit(unit)
    assert verdict.right and verdict.words.facts == pytest.approx({"s": unit}, rel=1e-4)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda s: 0.110717, "takes y for the residual"),
        (lambda s: 1.0, "is about the fit that uses body mass"),
        (lambda s: 1 / s, "is upside down"),
        (lambda s: s / 442, "forgets to divide by n"),
        (lambda s: s / 5, "compares the correlation with 1"),
        (lambda s: 0.3, "is another number than λ over the correlation"),
        (lambda s: ..., "s is still `...`"),
        (lambda s: "small", "s: got 'small'"),
    ],
)
def test_a_wrong_unit_is_told_what_is_wrong(unit, wrong, words):
    verdict = check_unit(wrong(unit))
    assert not verdict.right and words in verdict.words


def test_the_right_split_costs_least():
    a = np.linspace(-10, 10, 2001)
    b = (10 - a) / 2
    lasso, ridge = (np.abs(a) + np.abs(b)).argmin(), (a**2 + b**2).argmin()
    assert check_copy((a[lasso], b[lasso]), (a[ridge], b[ridge])).right
    assert check_copy([0, 5], np.array([2.0, 4.0])).right


@pytest.mark.parametrize(
    ("lasso", "ridge", "words"),
    [
        ((10, 0), (2, 4), "lasso: you gave everything on x"),
        ((10 / 3, 10 / 3), (2, 4), "lasso: you gave equal coefficients"),
        ((5, 2.5), (2, 4), "lasso: you gave equal effects"),
        ((2, 4), (2, 4), "lasso: the penalty of your split is 6, and there is one with 5"),
        ((5, 5), (2, 4), "lasso: a + 2b is 15, and must be 10"),
        ((0, 5), (0, 5), "ridge: you gave the lasso's"),
        ((0, 5), (3.33, 3.33), "ridge: you gave equal coefficients"),
        ((0, 5), (5, 2.5), "ridge: you gave equal effects"),
        ((0, 5), (4, 3), "ridge: the penalty of your split is 25, and there is one with 20"),
        ((0, 5), (4, 2), "ridge: a + 2b is 8"),
        ((0, 5), 2, "ridge: give two numbers"),
        (("no", 5), (2, 4), "lasso: got 'no'"),
        (..., (2, 4), "lasso is still `...`"),
    ],
)
def test_a_wrong_split_is_told_what_is_wrong(lasso, ridge, words):
    verdict = check_copy(lasso, ridge)
    assert not verdict.right and words in verdict.words


def test_the_right_answer_is_right():
    verdict = check_translation(0.5, C)
    assert verdict.right
    facts = {"alpha": 221, "ridge_lam": 0.5, "lam": 0.02, "C": C, "twice_alpha": 442, "half_C": C / 2}
    assert verdict.words.facts == pytest.approx(facts)
    assert verdict.words.startswith("Ridge(alpha=221) is λ = 0.5 here, and λ = 0.02 is C = 0.113 there.")


@pytest.mark.parametrize(
    ("lam", "inverse", "words"),
    [
        (221, C, "lam: 221 is alpha itself"),
        (221 * 442, C, "multiplies where you must divide"),
        (0.25, C, "has a 2 too many"),
        (1.0, C, "has a 2 too many"),
        (2, C, "is upside down: a large alpha"),
        (1 / 221, C, "treats alpha as if it were C"),
        (7, C, "lam: 7 is another number than 221 over the number of rows"),
        (0.5, 0.02, "C: 0.02 is λ itself"),
        (0.5, 50, "forgets the rows"),
        (0.5, 8.84, "is upside down: it would be an alpha"),
        (0.5, 0.02 / 442, "divides λ by n"),
        (0.5, 442 / 0.02, "has n in the wrong place"),
        (0.5, C / 2, "the logistic loss has no ½"),
        (0.5, 9, "C: 9 is another number"),
        (..., C, "lam is still `...`"),
        ("half", C, "lam: got 'half'"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(lam, inverse, words):
    verdict = check_translation(lam, inverse)
    assert not verdict.right
    assert words in verdict.words
