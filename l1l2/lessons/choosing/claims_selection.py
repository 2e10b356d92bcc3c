"""What Choosing says about a selection: false columns, p-values, and where noise ends."""

import numpy as np

from ...course.claim import claim
from ...maths.datasets import diabetes, standardise
from ...maths.paths import lasso_path
from .folds import two_rules
from .irrepresentable import make_columns
from .pvalues import count_small_p_values


@claim("choosing/inside_the_diamond")
def inside_the_diamond() -> None:
    """Two orthogonal true columns with any correlations to a third, and weights of any signs.

    Inside, the third is never in; outside, it is in at every lam below lam_max for one pair of signs, and so
    it is for the picture's columns, where both correlations are positive.
    """
    rng, inside, outside = np.random.default_rng(0), 0, 0
    for _ in range(60):
        a, b = rng.uniform(-1, 1, 2)
        if a * a + b * b > 0.98 or abs(abs(a) + abs(b) - 1) < 0.02:
            continue
        root = np.linalg.cholesky(np.array([[1.0, 0.0, a], [0.0, 1.0, b], [a, b, 1.0]])).T
        X, signs = np.sqrt(3.0) * root, [(1, 1), (1, -1), (-1, 1), (-1, -1)]
        shares = [_find_share(X, s * X[:, 0] + t * X[:, 1]) for s, t in signs]
        if abs(a) + abs(b) < 1:
            inside += 1
            assert max(shares) == 0
        else:
            outside += 1
            assert max(shares) == 1 and shares[signs.index((np.sign(a), np.sign(b)))] == 1
    assert inside > 10 and outside > 5
    assert _find_share(*make_columns(0.45)) == 0 and _find_share(*make_columns(0.55)) == 1
    X, y = make_columns(0.55)
    rows = np.linalg.qr(rng.standard_normal((1000, 3)))[0] * np.sqrt(1000 / 3)
    assert _find_share(rows @ X, rows @ y) == 1, "a thousand rows with the same correlations"


def _find_share(X: np.ndarray, y: np.ndarray) -> float:
    """Return at which share of the lambdas between 0 and lam_max the third column is in."""
    path = lasso_path(X, y)
    w = path.at(np.linspace(0.001, 0.999, 200) * path.lam[0])
    return float(np.mean(np.abs(w[:, 2]) > 1e-9))


@claim("choosing/p_values")
def p_values() -> None:
    shares = [f"{count_small_p_values(fresh=fresh):.0%}" for fresh in (False, True)]
    assert shares == ["62%", "5%"]


@claim("choosing/noise_ends")
def noise_ends() -> None:
    """Measured as the cell does it: a little below the formula, for any noise and number of rows."""
    for p in (10, 100, 1000):
        for n, sigma in ((100, 1.0), (100, 3.0), (400, 1.0)):
            rng = np.random.default_rng(p)
            draws = [
                np.abs(rng.standard_normal((p, n)) @ (sigma * rng.standard_normal(n)) / n).max()
                for _ in range(50)
            ]
            assert 0.85 < np.mean(draws) / (sigma * np.sqrt(2 * np.log(p) / n)) < 1


@claim("choosing/formula_for_the_table")
def formula_for_the_table() -> None:
    data = diabetes()
    d = standardise(data.X, data.y)
    rest = d.y - d.X @ np.linalg.lstsq(d.X, d.y, rcond=None)[0]
    sigma = np.sqrt(rest @ rest / (442 - 11))
    assert f"{sigma * np.sqrt(2 * np.log(40) / 442):.1f}" == "7.0"
    lams = two_rules().controls["lam"].values
    assert {f"{lam:.2f}" for lam in lams} >= {"3.21", "7.53"}
