"""The checks of *Start here* agree with scikit-learn, compute each proof themselves, name each mistake."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge
from sklearn.preprocessing import StandardScaler

from l1l2 import L1, Problem, Quadratic, diabetes, solve, standardise
from l1l2.lessons.start_here import check_half, check_lost_lam, check_three, find_lost_solution
from l1l2.lessons.start_here.exercise import LOST

DATA = diabetes()
X, Y = StandardScaler().fit_transform(DATA.X), DATA.y - DATA.y.mean()
SIZES = np.abs(X.T @ Y) / len(Y)
LAM_MAX = SIZES.max()


def lasso(lam):
    d = standardise(DATA.X, DATA.y)
    return solve(Problem(Quadratic(d.X, d.y), L1(lam))).w


def by_scikit_learn(lam):
    return Lasso(alpha=lam, tol=1e-12, max_iter=100_000).fit(X, Y).coef_


def test_lam_max_and_the_lasso_at_half_of_it_are_right():
    verdict = check_half(LAM_MAX, lasso(LAM_MAX / 2))
    assert verdict.right, verdict
    facts = verdict.words.facts
    assert facts["lam_max"] == pytest.approx(LAM_MAX) and facts["n"] == 10
    assert facts["zeros"] == np.count_nonzero(by_scikit_learn(LAM_MAX / 2) == 0)


@pytest.mark.parametrize(
    ("lam_max", "words"),
    [
        (LAM_MAX * 442, "forgets a factor"),
        (LAM_MAX * 2, "is twice as much"),
        (LAM_MAX / 2, "is half of λ_max"),
        (SIZES.min(), "keeps only one coefficient at 0"),
        (SIZES.mean(), "is a mean"),
        (1.0, "another number than the largest gradient at w = 0"),
        ("large", "lam_max: got 'large'"),
        (..., "lam_max is still `...`"),
    ],
)
def test_a_wrong_lam_max_is_told_what_it_is(lam_max, words):
    verdict = check_half(lam_max, lasso(LAM_MAX / 2))
    assert not verdict.right and words in verdict.words


@pytest.mark.parametrize(
    ("w", "words"),
    [
        (lambda: Ridge(alpha=442 * LAM_MAX / 2).fit(X, Y).coef_, "ridge's solution at λ = 22.58"),
        (lambda: lasso(LAM_MAX / 2).round(1), "it was rounded, or the solver stopped early"),
        (lambda: np.zeros(10), "in w all ten coefficients are 0"),
        (lambda: lasso(LAM_MAX / 4), "Which λ does your `solve` line use?"),
        (lambda: 8, "w: got shape ()"),
        (lambda: lasso(LAM_MAX / 2)[:9], "w: got shape (9,)"),
        (lambda: "proven", "w: got"),
        (lambda: ..., "w is still `...`"),
    ],
)
def test_a_vector_that_is_no_minimiser_is_told_what_it_is(w, words):
    """No certificate is typed by hand: the check computes the violation of the vector itself."""
    verdict = check_half(LAM_MAX, w())
    assert not verdict.right and words in verdict.words


def test_the_lost_solution_is_that_of_scikit_learn_at_its_lam():
    assert find_lost_solution() == pytest.approx(by_scikit_learn(LOST), abs=1e-6)
    verdict = check_lost_lam(LOST)
    assert verdict.right
    assert verdict.words.facts == {"lam": LOST, "n": np.count_nonzero(find_lost_solution())}


def gradient():
    return X.T @ (X @ find_lost_solution() - Y) / len(Y)


@pytest.mark.parametrize(
    ("lam", "words"),
    [
        (lambda: -LOST, "Take the size without its sign"),
        (lambda: LOST * 442, "forgets a factor"),
        (lambda: LAM_MAX, "is λ_max"),
        (lambda: np.abs(gradient()).min(), "is the smallest gradient"),
        (lambda: np.abs(gradient()).mean(), "is a mean over all ten"),
        (lambda: np.abs(gradient())[find_lost_solution() == 0].max(), "is the largest gradient at a zero"),
        (lambda: LOST / np.abs(find_lost_solution()).max(), "ridge's condition"),
        (lambda: 3.0, "another number than the λ of this w"),
        (lambda: ..., "lam is still `...`"),
    ],
)
def test_a_wrong_lam_is_told_what_it_is(lam, words):
    verdict = check_lost_lam(lam())
    assert not verdict.right and words in verdict.words


@pytest.mark.parametrize("lam", [20.0, 15.5, 21.0])
def test_every_lam_that_keeps_three_is_right(lam):
    assert np.count_nonzero(by_scikit_learn(lam)) == 3
    verdict = check_three(lam, lasso(lam))
    assert verdict.right and verdict.words.facts == {"lam": lam, "kept": 3}


@pytest.mark.parametrize(
    ("lam", "w", "words"),
    [
        (10.0, lambda: lasso(10.0), "4 of your 10 coefficients are non-zero"),
        (43.0, lambda: lasso(43.0), "1 of your 10 coefficients are non-zero"),
        (20.0, lambda: lasso(18.0), "not the lasso's solution at λ = 20"),
        (20.0, lambda: lasso(20.0).round(2), "it was rounded"),
        (0.0, lambda: lasso(20.0), "is no penalty"),
        (-1.0, lambda: lasso(20.0), "is no penalty"),
        (..., lambda: ..., "lam is still `...`"),
    ],
)
def test_other_lams_and_other_vectors_are_told_what_is_wrong(lam, w, words):
    verdict = check_three(lam, w())
    assert not verdict.right and words in verdict.words
