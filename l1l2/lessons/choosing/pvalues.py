"""What p-values are worth after the lasso has picked the columns, counted where all is noise."""

from collections.abc import Iterator

import numpy as np
from scipy.stats import t

from ...maths.datasets import standardise
from ...maths.paths import lasso_path
from ...validate import Array

ROWS, COLUMNS, LAM, SAMPLES = 100, 50, 0.18, 200


def count_small_p_values(*, fresh: bool) -> float:
    """Return the share of p-values below 0.05 among columns that the lasso picked, where all is noise.

    Parameters
    ----------
    fresh : bool
        Whether the t tests are made on 100 new rows, or on the 100 rows that picked the columns.

    Returns
    -------
    float
        Of 200 samples with 50 columns.
    """
    return float(np.mean([p < 0.05 for X, y in _draw_selected(fresh) for p in find_p_values(X, y)]))


def _draw_selected(fresh: bool) -> Iterator[tuple[Array, Array]]:
    """Yield the picked columns of each sample, with the answers, from the rows that are to be tested."""
    for seed in range(SAMPLES):
        rng = np.random.default_rng(seed)
        X, y = rng.standard_normal((2 * ROWS, COLUMNS)), rng.standard_normal(2 * ROWS)
        d = standardise(X[:ROWS], y[:ROWS])
        kept = lasso_path(d.X, d.y, lam_min=LAM).at(LAM) != 0
        rows = slice(ROWS, None) if fresh else slice(ROWS)
        if kept.any():
            yield X[rows][:, kept], y[rows]


def find_p_values(X: Array, y: Array) -> Array:
    """Return the two-sided p-values of least squares with an intercept, shape (p,): what a table prints."""
    A = np.column_stack([np.ones(len(y)), X])
    w = np.linalg.lstsq(A, y, rcond=None)[0]
    residual, left = y - A @ w, len(y) - A.shape[1]
    errors = np.sqrt(residual @ residual / left * np.diag(np.linalg.inv(A.T @ A)))
    return np.asarray(2 * t.sf(np.abs(w / errors), left))[1:]
