"""Two linear programs behind compressed sensing, for the few cases that its faster methods leave open.

A simplex method works with the columns themselves, as a linear system does.  A Gram matrix holds their
squares: in it, columns that differ by less than the square root of rounding are the same.

Source: Huangfu & Hall (2018), "Parallelizing the dual revised simplex method", which is HiGHS.
"""

import numpy as np
from numpy.typing import NDArray

from ..validate import Array
from .problem import unit_columns

# HiGHS takes no smaller tolerances.
EXACT = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


def least_norm(A: Array, b: Array) -> tuple[Array, Array]:
    """Minimise ||x||_1 where Ax = b: the solution x, and the y of largest b'y where ||A^T y||_inf <= 1.

    For A (m, n) and b (m,), which is not 0, they have shapes (n,) and (m,).  The part of b that A cannot
    make is left out.  If the program was not solved, both are zeros.
    """
    from scipy.optimize import linprog  # here, so that `import l1l2` does not wait for SciPy

    m, n = A.shape
    unit, length = unit_columns(A.T)
    U, d, rows = np.linalg.svd(unit.T, full_matrices=False)
    kept = d > d[0] * max(A.shape) * np.finfo(float).eps
    U, d, rows = U[:, kept], d[kept], rows[kept]  # Ax = b as equations of orthonormal rows
    right = b / length @ U / d
    size = float(np.linalg.norm(right))
    found = linprog(
        np.ones(2 * n), A_eq=np.hstack([rows, -rows]), b_eq=right / size, method="highs", options=EXACT
    )
    if found.status != 0:
        return np.zeros(n), np.zeros(m)
    return size * (found.x[:n] - found.x[n:]), U @ (found.eqlin.marginals / d) / length


def least_touch(A: Array, on: NDArray[np.bool_], signs: Array) -> tuple[Array, Array]:
    """Minimise the largest |A_j'y| among the columns off, where A_j'y = signs_j for those on; and the reason.

    The reason that it cannot be less is a direction h with Ah = 0: sum |h_off| = 1, and -signs'h_on is that
    largest product.

    For A (m, n), `on` (n,) marks independent columns, not all of them; the k signs are theirs.  The answers
    are y (m,) and h (n,), which is zeros if the program was not solved.
    """
    from scipy.optimize import linprog  # here, so that `import l1l2` does not wait for SciPy

    m, k = len(A), len(signs)
    Q, R = np.linalg.qr(A[:, on], mode="complete")
    Q, free, R = Q[:, :k], Q[:, k:], R[:k]
    shortest = Q @ np.linalg.solve(R.T, signs)
    # y = shortest + free z, and |c_j + z'B_j| <= t for every column off.
    off = A[:, ~on]
    c, B = shortest @ off, (free.T @ off).T
    count = len(c)
    sides = np.hstack([np.vstack([B, -B]), np.full((2 * count, 1), -1.0)])
    found = linprog(
        np.append(np.zeros(m - k), 1.0),
        A_ub=sides,
        b_ub=np.concatenate([-c, c]),
        bounds=[(None, None)] * (m - k) + [(0, None)],
        method="highs",
        options=EXACT,
    )
    h = np.zeros(len(on))
    if found.status != 0:
        return shortest, h
    h[~on] = found.ineqlin.marginals[count:] - found.ineqlin.marginals[:count]
    h[on] = -np.linalg.solve(R, Q.T @ (off @ h[~on]))
    return shortest + free @ found.x[:-1], h
