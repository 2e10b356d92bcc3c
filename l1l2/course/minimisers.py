"""A theorem on all minimisers of a lasso that several lessons state, held against designs that have many."""

from itertools import product

import numpy as np
from scipy.optimize import linprog

from ..maths.datafits import Quadratic
from ..maths.exact import solve
from ..maths.penalties import L1
from ..maths.problem import Problem
from ..validate import Array


def ranges_of_all_minimisers() -> None:
    """Hold a theorem, once, against designs with many minimisers: if |x_j'r|/n < lam, all have w_j = 0.

    All minimisers share one fit Xw (the misfit is strictly convex in it), so one ||w||_1 too: they are a
    polytope, and the least and the largest w_j on it are linear programmes.
    """
    rng = np.random.default_rng(14)
    signs = np.array(list(product((-1.0, 1.0), repeat=3))).T
    signs = np.vstack([signs, np.ones(8)])  # the corners of a cube: eight columns in four dimensions
    base = rng.normal(size=(20, 4))
    doubled = np.column_stack([base, base[:, 0], -base[:, 1], base[:, 2] + base[:, 3]])
    for X, share in (signs, 0.2), (doubled, 0.2), (doubled, 0.6):
        y = X[:, 0] + X[:, 1] + rng.normal(size=len(X))
        problem = Problem(Quadratic(X, y), L1(share * Problem(Quadratic(X, y), L1(1.0)).lam_max))
        w = solve(problem).w
        strict = np.abs(problem.datafit.gradient(w)) < problem.penalty.lam * (1 - 1e-6)
        low, high = np.transpose([_range(X, w, j) for j in range(len(w))])
        assert strict.any() and (w[strict] == 0).all()
        assert np.abs(low[strict]).max() < 1e-7 > np.abs(high[strict]).max(), (low, high)
        assert (high - low).max() > 1e-3, "a design with more than one minimiser"


def _range(X: Array, w: Array, j: int) -> tuple[float, float]:
    """The least and the largest v_j of Xv = Xw, ||v||_1 <= ||w||_1, with v = a - b and a, b >= 0."""
    p = len(w)
    both, size = np.hstack([X, -X]), np.abs(w).sum() * (1 + 1e-12)
    cost = np.eye(2 * p)[j] - np.eye(2 * p)[p + j]
    low, high = (
        linprog(side * cost, A_ub=np.ones((1, 2 * p)), b_ub=[size], A_eq=both, b_eq=X @ w) for side in (1, -1)
    )
    assert low.status == high.status == 0, (low.message, high.message)
    return float(low.fun), float(-high.fun)
