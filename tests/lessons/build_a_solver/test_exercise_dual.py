"""The checks of the gap, of the nearest point and of the path name the typical slips."""

import numpy as np
import pytest

from l1l2 import L1, Problem, Quadratic, solve
from l1l2.lessons.build_a_solver import check_gap, check_knot, check_projection


def make_gap(share=lambda most, n, lam: min(1, n * lam / most), worth=None, sign=1.0):
    def gap(X, y, lam, w):
        n, r = len(y), y - sign * X @ w
        u = r * share(abs(X.T @ r).max(), n, lam)
        bound = (y @ y - (y - u) @ (y - u)) / (2 * n) if worth is None else worth(y, u, n)
        return r @ r / (2 * n) + lam * abs(w).sum() - bound

    return gap


def test_the_right_gap_is_that_of_the_course():
    assert check_gap(make_gap()).right
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((9, 4)), rng.standard_normal(9)
    problem = Problem(Quadratic(X, y), L1(0.1))
    for w in rng.standard_normal((5, 4)):
        assert make_gap()(X, y, 0.1, w) == pytest.approx(problem.duality_gap(w))


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (make_gap(lambda most, n, lam: 1.0), "every start would be certified"),
        (make_gap(lambda most, n, lam: min(1, lam / most)), "n times too deep"),
        (make_gap(lambda most, n, lam: n * lam / most), "leave it: min(1, ...)"),
        (make_gap(worth=lambda y, u, n: u @ u / (2 * n)), "not ‖u‖²/(2n)"),
        (make_gap(worth=lambda y, u, n: (y @ y - (y - u) @ (y - u)) / 2), "no 1/n"),
        (make_gap(sign=-1.0), "the other sign"),
        (lambda X, y, lam, w: 1.0, "At w = 0 gap returns 1"),
        (lambda X, y, lam, w: w, "one number"),
    ],
)
def test_a_wrong_gap_is_told_what_is_wrong(gap, words):
    verdict = check_gap(gap)
    assert not verdict.right and words in verdict.words, verdict.words


def test_the_right_point_is_that_of_the_solver():
    X, y = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([3.0, 2.0])
    w = solve(Problem(Quadratic(X, y), L1(1.0))).w
    assert check_projection(*(y - X @ w), w[1]).right and w[0] == 0


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((2, 0, 1.5), "Signs differ"),
        ((1.2, 0.8, 1.5), "scaled into the polytope"),
        ((2, 2, 1.5), "r₁ + r₂ is 4"),
        ((3, 2, 1.5), "y itself"),
        ((1, 1, 1.5), "not perpendicular"),
        ((1.5, 0.5, 3), "Which multiple"),
        ((1.5, 0.5, 0.75), "half of it"),
        ((1.5, 0.7, 1.5), "second"),
        ((1.4, 0.5, 1.5), "first"),
        ((..., 0.5, 1.5), "first is still"),
    ],
)
def test_a_wrong_point_is_told_what_is_wrong(answers, words):
    verdict = check_projection(*answers)
    assert not verdict.right and words in verdict.words


def test_the_right_line_is_right():
    assert check_knot(np.interp(1.25, [1, 2], [1.0, 0.6]), 3.5).right


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((0.7, 3.5), "Smaller λ, larger weight"),
        ((0.8, 3.5), "the middle"),
        ((1.1, 3.5), "beyond"),
        ((0.9, 1.5), "above 2"),
        ((0.9, 2.6), "adds the weight"),
        ((0.9, 0.5), "the wrong way"),
        ((0.9, 5), "another number"),
    ],
)
def test_a_wrong_line_is_told_what_is_wrong(answers, words):
    verdict = check_knot(*answers)
    assert not verdict.right and words in verdict.words
