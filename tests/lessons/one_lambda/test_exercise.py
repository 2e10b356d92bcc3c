"""The check passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2 import L1, Problem, lasso_path, solve, two_features
from l1l2.lessons.one_lambda.exercise import (
    CORRELATION,
    ENTERS,
    FIRST,
    LAM,
    OWN,
    SECOND,
    check_against,
    check_left,
)
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
    assert "w₁ is 0.387, and 0.839 is left for the second column. This is at most λ = 0.9" in verdict.words


def test_rounded_answers_are_right_too():
    assert check_left(0.387, 0.839).right


@pytest.mark.parametrize(
    ("w1", "left", "words"),
    [
        (1.287, LEFT, "w1: 1.287 is the inner product itself"),
        (1.287 / 1.9, LEFT, "w1: 0.6774 is the weight of ridge"),
        (2.187, LEFT, "w1: 2.187 adds λ"),
        (0.1, LEFT, "w1: 0.1 starts from least squares"),
        (0.21, LEFT, "w1: 0.21 is the weight of the second column alone"),
        (0, LEFT, "w1: 0 would need an inner product of at most 0.9"),
        (5.0, LEFT, "w1: 5 is another number than the soft threshold"),
        ("x", LEFT, "w1: got 'x'"),
        (..., LEFT, "w1 is still `...`"),
        (W1, 1.11, "left: 1.11 is the inner product with y"),
        (W1, 0.723, "left: 0.723 subtracts all of w₁"),
        (W1, 1.3809, "left: 1.381 adds what"),
        (W1, 0.41, "left: 0.41 subtracts what the first column explains in least squares"),
        (W1, 0.21, "left: 0.21 is the weight of the second column alone"),
        (W1, 1.11 - 0.7 * 1.287, "left: 0.2091 uses w₁ = 1.287"),
        (W1, 3.0, "left: 3 is another number than 1.11 minus 0.7 times w₁"),
        (W1, True, "left: got True"),
        (W1, ..., "left is still `...`"),
    ],
)
def test_the_answer_tells_what_is_wrong(w1, left, words):
    verdict = check_left(w1, left)
    assert not verdict.right
    assert words in verdict.words


def test_with_the_columns_turned_the_path_says_the_sign_and_the_knot():
    made = two_features(20, rng=np.random.default_rng(0), correlation=-0.7, w=(1, 0.41), noise=2)
    assert np.allclose(made.X.T @ made.y / 20, [ENTERS, OWN])
    path = lasso_path(made.X, made.y)
    verdict = check_against(1, path.lam[1])
    assert verdict.right and verdict.words.facts["knot"] == pytest.approx(path.lam[1])
    assert check_against(1, 0.123).right
    assert path.at(0.124)[1] == 0 < path.at(0.122)[1]


@pytest.mark.parametrize(
    ("sign", "knot", "words"),
    [
        (-1, 0.123, "sign: -1 is the sign of the inner product with y"),
        (0, 0.123, "sign: 0 is no sign"),
        (1, 0.713, "knot: 0.713 is the λ at which the *first* weight"),
        (1, 0.29, "knot: 0.29 is the size of the inner product with y"),
        (1, 0.2091, "knot: 0.2091 is what is left at λ = 0"),
        (1, 0.2091 / 0.7, "knot: 0.2987 is the λ at which nothing is left"),
        (1, 0.697, "knot: 0.697 moves 0.7λ to the other side"),
        (1, 0.5, "knot: 0.5 is another number"),
        (1, ..., "knot is still `...`"),
        ("plus", 0.123, "sign: got 'plus'"),
    ],
)
def test_a_wrong_sign_or_knot_is_told_what_is_wrong(sign, knot, words):
    verdict = check_against(sign, knot)
    assert not verdict.right
    assert words in verdict.words
