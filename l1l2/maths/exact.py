"""`solve`: the exact solution of a problem, with its certificate.

For an elastic net by proximal Newton: replace the datafit by its quadratic model, minimise model + penalty
exactly, repeat.  For a quadratic datafit the model is the datafit, and one step is all.  For any other
penalty by accelerated proximal descent.
"""

from dataclasses import dataclass
from math import copysign
from operator import mul
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance, number
from .accelerated import descend_to_gap
from .descent import coordinate_descent
from .homotopy import Gram, homotopy
from .penalties import Elastic
from .problem import ConvergenceWarning, Problem, require_elastic, unit_columns
from .trace import run
from .workingset import working_set

SMALL = 30  # up to so many coefficients, sweeps in plain floats are faster than array methods
APART = 1e-3  # 1 - correlation^2 of two columns, from which on their closed form loses few digits


@dataclass(frozen=True, eq=False)
class Solution:
    """A minimiser and its proof.

    Attributes
    ----------
    w : ndarray, shape (p,)
    value : float
        P(w).
    kkt : float
        KKT violation, relative.
    gap : float
        Duality gap: P(w) - min P is between 0 and this.
    converged : bool
        kkt <= tol, value is finite (and gap, where there is a penalty), and w is a minimum: not a place where
        slopes fade towards infinity.  Of a penalty that is no elastic net: gap <= tol * P(0).
    """

    w: Array
    value: float
    kkt: float
    gap: float
    converged: bool


def solve(problem: Problem, *, tol: float = 1e-10, start: ArrayLike | None = None) -> Solution:
    """Minimise a problem exactly; with a penalty other than L1, L2 and ElasticNet up to a duality gap.

    Source: Lee, Sun & Saunders (2014), "Proximal Newton-type methods for minimizing composite functions";
    for any other penalty Beck & Teboulle (2009) with the restarts of O'Donoghue & Candes (2015).

    Parameters
    ----------
    problem : Problem
    tol : float >= 0
        KKT violation to reach; of a penalty that is no elastic net the duality gap, as a share of P(0).
    start : array_like, shape (p,), optional
        Where to begin, such as the solution of a neighbouring lam; 0 by default.  It saves time, and decides
        nothing unless there are several minimisers.

    Returns
    -------
    Solution
        One of the minimisers, where there are several.

    Raises
    ------
    TypeError, ValueError
        If problem is not a Problem, tol is not a number >= 0, or start not a finite vector of p numbers, or
        so large that P is no float there.

    Warns
    -----
    ConvergenceWarning
        If the tolerance was not reached (a logistic fit of separable data without penalty has no minimiser).
    """
    instance(problem, "problem", Problem, "a Problem, such as Problem(Quadratic(X, y), L1(lam))")
    tol = number(tol, "tol", least=0)
    w, gradient = np.zeros(problem.p), problem.datafit.gradient_at_zero
    if start is not None:
        w = array(start, "start", shape=(problem.p,))
        gradient = _find_start_gradient(problem, w)
    with np.errstate(over="ignore", invalid="ignore"):  # one warning, below, that says where it ended
        exactly = isinstance(problem.penalty, Elastic)
        solution = _newton(problem, w, gradient, tol) if exactly else _accelerated(problem, w, tol)
    if not solution.converged:
        reached = f"KKT violation {solution.kkt:.1e}" if exactly else f"a duality gap of {solution.gap:.1e}"
        why = _why(problem, solution, tol) if exactly else ""
        warn(f"solve gave up at {reached} (tol = {tol:.1e}){why}", ConvergenceWarning, stacklevel=2)
    return solution


def _accelerated(problem: Problem, w: Array, tol: float) -> Solution:
    """Proximal descent from w, of any penalty, stopped by the duality gap."""
    goal = tol * float(problem.value(np.zeros(problem.p)))
    w = descend_to_gap(problem, w, goal)
    value, kkt, gap = problem.certificate(w)
    return Solution(w, value, kkt, gap, converged=bool(gap <= goal and np.isfinite(value)))


def _find_start_gradient(problem: Problem, w: Array) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        z = problem.datafit.X @ w
        gradient = problem.datafit.slope(z) @ problem.datafit.X
        value = problem.datafit.loss(z) + problem.penalty.value(w)
    if not (np.isfinite(value) and np.isfinite(gradient).all()):
        raise ValueError(f"start: got weights up to {np.abs(w).max():.3g}; give some where P is finite")
    return gradient


def _newton(problem: Problem, w: Array, gradient: Array, tol: float) -> Solution:
    """Proximal Newton steps from w, where the datafit has this gradient."""
    for _ in range(50):
        target = _model_minimiser(problem, w, gradient, tol)
        solution = _certified(problem, target if np.isfinite(target).all() else w, tol)
        if solution.kkt <= tol:
            break
        w_old, w = w, _descend(problem, w, target)
        if np.array_equal(w, w_old):
            break
        gradient = problem.datafit.gradient(w)
    if solution.kkt > tol:  # Newton's steps came to rest too early: sweep
        trace = run(coordinate_descent(problem, w), problem, max_iter=5000, tol=tol)
        solution = _certified(problem, trace.w[trace.kkt.argmin()], tol)
    return solution


def _certified(problem: Problem, w: Array, tol: float) -> Solution:
    value, kkt, gap = problem.certificate(w)
    # Without a penalty slopes may be small because they fade towards infinity: then 2w is far better than w.
    if problem.penalty.lam == 0:
        proven = np.isfinite(value) and problem.datafit.value(2 * w) >= value / 2
    else:
        proven = np.isfinite(gap)
    return Solution(w, value, kkt, gap, converged=bool(kkt <= tol and proven))


def _why(problem: Problem, solution: Solution, tol: float) -> str:
    """What is wrong where the slopes are small enough."""
    if not solution.kkt <= tol:
        return ""
    if not np.isfinite(solution.value) or problem.penalty.lam > 0:
        return ", where P or its duality gap is too large for a float; give X and y in other units"
    return ", where P still falls as w grows"


def _model_minimiser(problem: Problem, w: Array, gradient: Array, tol: float) -> Array:
    """Minimiser of the penalty plus the datafit's quadratic model around w."""
    datafit, penalty = problem.datafit, require_elastic(problem)
    if penalty.l1 == 0:
        A = datafit.curvature_root(w)
        return _solve_ridge(A, (A @ w) @ A - gradient, penalty.l2)
    if problem.p > SMALL:
        slack = tol * problem.gradient_scale / 2
        return working_set(datafit.X, datafit.bend(w), -gradient, w, penalty.l1, penalty.l2, slack)
    G = datafit.curvature(w)
    c = G @ w - gradient
    G.flat[:: problem.p + 1] += penalty.l2
    return lasso_gram(G, c, penalty.l1)


def _descend(problem: Problem, w: Array, target: Array) -> Array:
    """The first of target, half-way to it, a quarter... where the objective does not rise; else w."""
    value = problem.value(w)
    for t in 0.5 ** np.arange(30):
        v = w + t * (target - w) if t < 1 else target
        if np.isfinite(v).all() and problem.value(v) <= value * (1 + 1e-15):
            return v
    return w


def _solve_ridge(A: Array, c: Array, l2: float) -> Array:
    """Solve (A^T A + l2 I) v = c, with the smallest v where that leaves a choice."""
    d, Vt = _directions(A)
    if l2 == 0:  # without l2 columns of any length count: short ones are no rounding errors of long ones
        unit, lengths = unit_columns(A)
        all_d, all_Vt = _directions(unit)
        if len(all_d) > len(d) or len(all_d) == len(c):
            return (all_Vt @ (c / lengths) / all_d**2) @ all_Vt / lengths
    return (Vt @ c / (d**2 + l2)) @ Vt


def _directions(A: Array) -> tuple[Array, Array]:
    """Singular values of A that are not 0 but for rounding, and their directions, each a row."""
    _, d, Vt = np.linalg.svd(A, full_matrices=False)
    kept = d > d[0] * max(A.shape) * np.finfo(float).eps
    return d[kept], Vt[kept]


def lasso_gram(G: Array, c: Array, lam: float) -> Array:
    """Minimise 1/2 w'Gw - c'w + lam ||w||_1 for small p: sweep, then search the signs.

    G is X^T X / n, shape (p, p), c is X^T y / n, shape (p,), and lam > 0; nothing is checked.  The answer
    has shape (p,).

    A few sweeps of coordinate descent guess the signs.  With the signs known the solution is one linear
    system: walk towards it; a weight that meets 0 on the way leaves, and at the end the column that violates
    its optimality condition most joins.  Every step lowers the objective: no choice of signs comes twice.
    Where columns depend on each other the system has no solution, and the path is followed down to lam.

    Source: Lee, Battle, Raina & Ng (2007), "Efficient sparse coding algorithms", algorithm 1 (feature-sign
    search).  Two weights whose columns do not nearly repeat each other have a closed form.
    """
    if len(c) == 2:
        (g11, g12), (_, g22) = G.tolist()
        c1, c2 = c.tolist()
        if g11 * g22 - g12 * g12 > APART * g11 * g22:
            return np.array(lasso_2d(g11, g12, g22, c1, c2, lam))
    w = _sweep(G, c, lam)
    signs = np.sign(w)
    for _ in range(3 * len(c)):
        A = signs.nonzero()[0]
        s, here = signs[A], w[A]
        try:
            there = np.linalg.solve(G[A[:, None], A], c[A] - lam * s)
        except np.linalg.LinAlgError:  # columns that depend on each other
            break
        crossing = (there * s < 0).nonzero()[0]
        if len(crossing):
            t = here[crossing] / (here - there)[crossing]
            w[A] += t.min() * (there - here)
            leaves = A[crossing[t.argmin()]]
            w[leaves] = signs[leaves] = 0.0
        else:
            w[A] = there
            r = c - w @ G
            off = np.abs(r[A] - lam * s).max(initial=0.0)
            r[A] = 0.0
            joins = np.abs(r).argmax()
            if abs(r[joins]) <= lam * (1 + 1e-10):
                if off <= 1e-6 * lam + 1e-13 * np.abs(c).max():
                    return w
                break  # columns that depend on each other, but for rounding errors
            signs[joins] = np.sign(r[joins])
    *_, (_, v) = homotopy(Gram(G), c, lam)
    return v if missed(v, c - v @ G, lam) <= missed(w, c - w @ G, lam) else w


def missed(w: Array, pull: Array, lam: float | Array) -> Array:
    """By how much w (..., p), whose pulls are c - Gw, misses its optimality conditions, shape (...)."""
    dead = np.maximum(np.abs(pull) - lam, 0.0)
    return np.where(w == 0, dead, np.abs(pull - lam * np.sign(w))).max(axis=-1)


def _sweep(G: Array, c: Array, lam: float) -> Array:
    """Three sweeps of coordinate descent from 0, in Python floats: for so few numbers faster than arrays."""
    rows, targets, w = G.tolist(), c.tolist(), [0.0] * len(c)
    moving = [j for j, row in enumerate(rows) if row[j] > 0]
    for _ in range(3):
        for j in moving:
            w[j] = 0.0
            z = targets[j] - sum(map(mul, rows[j], w))
            if abs(z) > lam:
                w[j] = (z - copysign(lam, z)) / rows[j][j]
    return np.array(w)


def lasso_2d(g11: float, g12: float, g22: float, c1: float, c2: float, lam: float) -> tuple[float, float]:
    """The lasso in the plane in closed form, by trying the supports: G is positive definite, lam >= 0."""
    if abs(c1) <= lam and abs(c2) <= lam:
        return 0.0, 0.0
    if abs(c1) > lam:
        w = (c1 - copysign(lam, c1)) / g11
        if abs(c2 - g12 * w) <= lam:
            return w, 0.0
    if abs(c2) > lam:
        w = (c2 - copysign(lam, c2)) / g22
        if abs(c1 - g12 * w) <= lam:
            return 0.0, w
    area = g11 * g22 - g12 * g12
    for s1, s2 in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        a, b = c1 - lam * s1, c2 - lam * s2
        w1, w2 = (g22 * a - g12 * b) / area, (g11 * b - g12 * a) / area
        if w1 * s1 > 0 and w2 * s2 > 0:
            break
    return w1, w2
