"""The check of stability selection accepts other right ways and names the usual slips."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.lessons.choosing import check_stability


def shares(X, y, lam, rng, *, rows=None, kept=lambda w: w != 0, replace=False):
    some = (rng.choice(len(y), rows or len(y) // 2, replace=replace) for _ in range(100))
    fits = (Lasso(alpha=lam, fit_intercept=False).fit(X[k], y[k]).coef_ for k in some)
    return np.mean([kept(w) for w in fits], axis=0)


@pytest.mark.parametrize("seed", range(3))
def test_the_right_shares_are_right_whatever_is_drawn(seed):
    assert check_stability(lambda X, y, lam, _: shares(X, y, lam, np.random.default_rng(seed))).right


@pytest.mark.parametrize(
    ("stability", "words"),
    [
        (lambda X, y, lam, rng: shares(X, y, lam, rng, rows=80), "all rows each time"),
        (lambda X, y, lam, rng: shares(X, y, lam, rng, kept=lambda w: w > 0), "A negative weight"),
        (lambda X, y, lam, rng: 1 - shares(X, y, lam, rng), "shares of the zeros"),
        (lambda X, y, lam, rng: shares(X, y, lam, rng, kept=np.abs), "mean size"),
        (lambda X, y, lam, rng: 100 * shares(X, y, lam, rng), "is a count"),
        (lambda X, y, lam, rng: shares(X, y, lam, rng, rows=15), "Draw half of the rows"),
        (lambda X, y, lam, rng: shares(X, y, lam, rng)[:3], "shape (3,)"),
        (lambda X, y, lam, rng: "often", "array of numbers"),
        (lambda X, y, lam, rng: ..., "still `...`"),
        (0.5, "without brackets"),
    ],
)
def test_a_slip_is_told(stability, words):
    said = check_stability(stability)
    assert not said.right and words in said.words
