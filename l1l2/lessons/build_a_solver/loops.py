"""The loops around what the reader writes, as short as they can be."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ...maths.problem import Problem
from ...validate import Array

Update = Callable[[Array, Array, float, float], float]
Step = Callable[[Array, Array, Array, float], Array]
Ahead = Callable[[Array, Array, float], tuple[Array, float]]


def descend(update: Update, X: Array, y: Array, lam: float, sweeps: int) -> Array:
    """Coordinate descent from 0: `update` once a column, again and again, with the residual kept up to date.

    Source: Friedman, Hastie & Tibshirani (2010), "Regularization paths for generalized linear models",
    section 2.

    Parameters
    ----------
    update : callable
        Takes a column, the residual, its weight and lam; returns the new weight.
    X, y : ndarray, shapes (n, p) and (n,)
    lam : float
    sweeps : int

    Returns
    -------
    ndarray, shape (p,)
    """
    w, r = np.zeros(X.shape[1]), y.copy()
    for _ in range(sweeps):
        for j, x in enumerate(X.T):
            new = update(x, r, w[j], lam)
            r += x * (w[j] - new)
            w[j] = new
    return w


def repeat(step: Step, X: Array, y: Array, lam: float, steps: int) -> Array:
    """ISTA from 0: `step` again and again.

    Parameters
    ----------
    step : callable
        Takes X, y, w and lam; returns w after a step.
    X, y, lam
        As in `descend`.
    steps : int

    Returns
    -------
    ndarray, shape (p,)
    """
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = step(X, y, w, lam)
    return w


def accelerate(step: Step, ahead: Ahead, X: Array, y: Array, lam: float, steps: int) -> Array:
    """FISTA from 0: each `step` starts from a point `ahead`.

    Source: Beck & Teboulle (2009), "A fast iterative shrinkage-thresholding algorithm for linear inverse
    problems", section 4.

    Parameters
    ----------
    step, X, y, lam, steps
        As in `repeat`.
    ahead : callable
        Takes w, the w before it and t; returns the point to step from and the next t.

    Returns
    -------
    ndarray, shape (p,)
    """
    w = z = np.zeros(X.shape[1])
    t = 1.0
    for _ in range(steps):
        old, w = w, step(X, y, z, lam)
        z, t = ahead(w, old, t)
    return w


def find_dual_point(problem: Problem, w: Array) -> Array:
    """Return the residual of w, scaled into the polytope ||X^T r||_inf <= n lam, shape (n,)."""
    X, y = problem.datafit.X, problem.datafit.y
    r = y - X @ w
    most = np.abs(r @ X).max()
    return r * min(1.0, len(y) * problem.penalty.lam / most) if most else r


def find_reach(problem: Problem, w: Array) -> tuple[Array, Array]:
    """Return each |x_j^T u|/n at the dual point u of w, and how much larger it can be at the solution.

    The residual of the solution lies in the ball around u with radius sqrt(2 n gap).  Source: Fercoq,
    Gramfort & Salmon (2015), "Mind the duality gap: safer rules for the Lasso", theorem 2.
    """
    X, n = problem.datafit.X, len(problem.datafit.y)
    rounding = 1e-12 * float(problem.value(np.zeros(problem.p)))  # a computed gap is no smaller than this
    radius = np.sqrt(2 * n * (problem.duality_gap(w) + rounding))
    return np.abs(find_dual_point(problem, w) @ X) / n, np.linalg.norm(X, axis=0) * radius / n


def screen(problem: Problem, w: Array) -> NDArray[np.bool_]:
    """Return which columns have the weight 0 in every solution, proved by the duality gap of w.

    Parameters
    ----------
    problem : Problem
        Of a `Quadratic` and `L1`.
    w : ndarray, shape (p,)

    Returns
    -------
    ndarray of bool, shape (p,)
        All False where the gap is too large or no number: a column is then not proved to be 0.
    """
    correlation, reach = find_reach(problem, w)
    return np.asarray(correlation + reach < problem.penalty.lam)
