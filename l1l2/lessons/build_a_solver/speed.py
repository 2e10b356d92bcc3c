"""What the number of steps depends on: the curvatures along what still moves."""

import numpy as np

from ...maths.datafits import Quadratic
from ...maths.descent import gradient_descent, ista
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.trace import run
from ...validate import Array

N, P, SHARED = 60, 30, 0.5
MOST = 20_000  # steps


def make_table() -> tuple[Array, Array]:
    """Return 60 rows of 30 columns that correlate at about 0.5, and answers that five of them make."""
    rng = np.random.default_rng(0)
    X = np.sqrt(SHARED) * rng.standard_normal((N, 1)) + np.sqrt(1 - SHARED) * rng.standard_normal((N, P))
    return X, X[:, :5] @ [3, -2, 2, -1, 1] + 0.5 * rng.standard_normal(N)


def measure_speed(share: float) -> tuple[float, int, float, int]:
    """Return condition number and steps of ISTA on the lasso, then of gradient descent on ridge.

    Parameters
    ----------
    share : float > 0
        Of lam_max of the lasso: the lam of both.

    Returns
    -------
    kappa_lasso, steps_lasso, kappa_ridge, steps_ridge : float and int, twice
        Of the lasso the largest curvature of the loss, by the smallest along the non-zero weights.
    """
    X, y = make_table()
    datafit, start = Quadratic(X, y), np.zeros(P)
    lam = share * Problem(datafit, L1(1.0)).lam_max
    lasso, ridge = Problem(datafit, L1(lam)), Problem(datafit, L2(lam))
    bends = np.linalg.eigvalsh(X.T @ X / N)
    support = X[:, solve(lasso).w != 0]
    least = np.linalg.eigvalsh(support.T @ support / N)[0]
    steps = [
        len(run(method(problem, start), problem, max_iter=MOST).w) - 1
        for method, problem in ((ista, lasso), (gradient_descent, ridge))
    ]
    kappas = float(bends[-1] / least), float((bends[-1] + lam) / (bends[0] + lam))
    return kappas[0], steps[0], kappas[1], steps[1]
