"""The check of the exercise passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2 import bowl, lasso_path, ridge_path
from l1l2.lessons.interview.exercise import C1, C2, FALSE, G, check_correlation, check_crossing


def test_at_the_right_lam_ridge_has_its_zero():
    gram = np.array([[1, G], [G, 1]])
    bottom = bowl(gram, np.linalg.solve(gram, [C1, C2]))
    w = ridge_path(bottom.X, bottom.y).at([0.4, 0.5, 0.6])[:, 0]
    assert w[0] < 0 < w[2] and abs(w[1]) < 1e-15
    verdict = check_crossing(0.5)
    assert verdict.right and "at 0.5 it is 0" in verdict.words
    assert verdict.words.facts == {"right": pytest.approx(0.5)}


@pytest.mark.parametrize(
    ("lam", "words"),
    [
        (1.5, "is 1 + λ"),
        (-0.5, "has the wrong sign"),
        (C1 / (G * C2) - 1, "is upside down"),
        (G * C1 / C2 - 1, "has c₁ and c₂ exchanged"),
        (2.0, "leaves out g"),
        (C1 - G * C2, "is the numerator at λ = 0"),
        (0.125, "belongs to the numbers above"),
        (7.0, "is another number than"),
        ("half", "got 'half'"),
        (..., "lam is still `...`"),
    ],
)
def test_a_mistake_is_named(lam, words):
    verdict = check_crossing(lam)
    assert not verdict.right and words in verdict.words, verdict


@pytest.mark.parametrize(("g", "false_in"), [(0.2, True), (0.29, True), (0.31, False), (0.4, False)])
def test_the_false_column_is_in_below_the_right_correlation(g, false_in):
    """The lasso without noise, with these correlations, at a λ well below λ_max."""
    gram = np.array([[1, g, FALSE[0]], [g, 1, FALSE[1]], [*FALSE, 1]])
    X = np.sqrt(3) * np.linalg.cholesky(gram).T  # three rows, and XᵀX/3 is the gram matrix
    w = lasso_path(X, X @ [1, 1, 0]).at(0.1)
    assert (w[2] != 0) == false_in and (w[:2] > 0).all()


def test_the_right_correlation_passes():
    verdict = check_correlation(0.3)
    assert verdict.right and "at g = 0.3 it is 1" in verdict.words
    assert check_correlation(FALSE[0] + FALSE[1] - 1).right


@pytest.mark.parametrize(
    ("g", "words"),
    [
        (1.3, "is the signed sum for *uncorrelated* true columns"),
        (-0.3, "has the wrong sign"),
        (1 - 1 / 1.3, "divides by 1 + g"),
        (0.4, "is the product"),
        (0, "leaves the true columns uncorrelated"),
        (1, "is enough, and more than is needed"),
        (0.7, "is another number than"),
        ("third", "got 'third'"),
        (..., "g is still `...`"),
    ],
)
def test_a_mistaken_correlation_is_named(g, words):
    verdict = check_correlation(g)
    assert not verdict.right and words in verdict.words, verdict
