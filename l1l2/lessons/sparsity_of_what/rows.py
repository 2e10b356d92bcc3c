"""How many rows the lasso and ridge need, when more and more columns do not matter."""

from collections.abc import Callable

import numpy as np

from ...maths.paths import lasso_path, ridge_path
from ...validate import Array

ROWS = tuple(round(4 * 2 ** (k / 4)) for k in range(29))  # 4 to 512, each 1.2 times the one before
SAMPLES, NOISE, WEIGHT = 20, 0.5, 2.0
ENOUGH = WEIGHT**2 / 4  # a quarter of the squared error of w = 0
LAMS = np.geomspace(3, 0.02, 40)  # the best of these, in hindsight
Fit = Callable[[Array, Array], Array]


def measure_rows(p: int) -> tuple[int, int]:
    """Return the rows that the lasso and ridge need for a small error, the first of p columns at work.

    Parameters
    ----------
    p : int >= 1
        Independent Gaussian columns.

    Returns
    -------
    lasso, ridge : int
        The least of `ROWS` with a mean squared error of the weights below `ENOUGH`.

    Raises
    ------
    ValueError
        If no number of `ROWS` is enough.
    """
    return (
        _find_rows(p, lambda X, y: lasso_path(X, y, lam_min=LAMS[-1]).at(LAMS)),
        _find_rows(p, lambda X, y: ridge_path(X, y).at(LAMS)),
    )


def _find_rows(p: int, fit: Fit) -> int:
    for n in ROWS:
        if np.mean([_measure_error(n, p, seed, fit) for seed in range(SAMPLES)]) < ENOUGH:
            return n
    raise ValueError(f"p: got {p} columns; give fewer, for which {ROWS[-1]} rows are enough")


def _measure_error(n: int, p: int, seed: int, fit: Fit) -> float:
    """Return the squared error of the weights at the best lambda, of one sample."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, p))
    truth = np.append(WEIGHT, np.zeros(p - 1))
    w = fit(X, X @ truth + NOISE * rng.standard_normal(n))
    return float(((w - truth) ** 2).sum(axis=1).min())
