"""What *Gradient descent* says about speed: condition numbers, gaps and their bounds."""

from functools import cache
from itertools import islice

import numpy as np

from ...course.claim import claim
from ...maths.datafits import Logistic, Quadratic
from ...maths.descent import fista, gradient_descent, ista, subgradient_descent
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.trace import Trace, run
from ...validate import Array
from .lasso import make_lasso, run_method
from .methods import run_methods


@claim("gradient_descent/neither_is_the_faster_one")
def neither_is_the_faster_one() -> None:
    for share, steps in (0.2, (272, 167)), (0.1, (298, 312)):
        assert all(trace.converged for trace, _, _ in _pair(share))
        assert tuple(len(trace.w) - 1 for trace, _, _ in _pair(share)) == steps, share


@claim("gradient_descent/conditioning_decides")
def conditioning_decides() -> None:
    """κ from eigenvalues; the factor from the distances to the exact minimiser, far down the run."""
    said = {0.2: ("16.4", "272", "10.2", "167"), 0.1: ("16.4", "298", "19.4", "312")}
    for share, row in said.items():
        found = []
        for trace, best, kappa in _pair(share):
            away = np.linalg.norm(trace.w - best, axis=1)
            factor = (away[-5] / away[-45]) ** (1 / 40)
            assert abs(factor - (1 - 1 / kappa)) < 1e-4, (share, factor, kappa)
            found += [f"{kappa:.1f}", str(len(trace.w) - 1)]
        assert tuple(found) == row, found
        (lasso, _, one), (ridge, _, other) = _pair(share)
        assert (one < other) == (len(lasso.w) < len(ridge.w)), share


@claim("gradient_descent/square_adds_curvature")
def square_adds_curvature() -> None:
    """The curvatures of the whole sum, as second differences of its values around a point without zeros."""
    problem, start = make_lasso()
    misfit = np.linalg.eigvalsh(problem.datafit.curvature(start))
    assert abs(misfit[0]) < 1e-9 and np.isclose(misfit[-1], problem.datafit.lipschitz)
    assert (misfit > 1e-9).sum() == 30, "in the other 30 directions the misfit is flat"
    for lam in (0.1, 0.7, 3.0):
        assert np.allclose(_curvatures(Problem(problem.datafit, L2(lam)), start), misfit + lam, atol=1e-4)
        assert np.allclose(_curvatures(Problem(problem.datafit, L1(lam)), start), misfit, atol=1e-4)
    lams = np.geomspace(1e-3, 1e3, 50)
    assert (np.diff((misfit[-1] + lams) / lams) < 0).all()


@claim("gradient_descent/bounds_hold")
def bounds_hold() -> None:
    """For many problems: the notebook's, tall, wide, correlated, logistic, small and large λ, far starts."""
    for problem, start in _problems():
        best = solve(problem)
        away = problem.datafit.lipschitz * ((start - best.w) ** 2).sum()
        k = np.arange(1, 301)
        for method, bound in (ista, away / (2 * k)), (fista, 2 * away / (k + 1) ** 2):
            value = problem.value(np.array(list(islice(method(problem, start), 301))))
            so_far = np.minimum.accumulate(value)[1:]
            assert (so_far - best.value <= bound + 1e-12 * away).all(), (method.__name__, problem)


@claim("gradient_descent/subgradient_bound_holds")
def subgradient_bound_holds() -> None:
    """With all iterates within D of the minimiser and slopes of at most G, steps s/sqrt(k), s = 1/L.

    In a step the squared distance falls by 2 s_k gap_k and rises by at most s_k^2 G^2.  Summed over all steps
    this bounds the best gap by (D^2 + s^2 G^2 (1 + log T)) / (4 s (sqrt(T + 1) - 1)); over their second
    half, by (D^2 + s^2 G^2) / (s sqrt(T)), without the logarithm.
    """
    for problem, start in _problems():
        best, s = solve(problem), 1 / problem.datafit.lipschitz
        w = np.array(list(islice(subgradient_descent(problem, start), 2001)))
        k = np.arange(1, 2001)
        D = np.linalg.norm(w - best.w, axis=1).max()
        G = (np.linalg.norm(np.diff(w, axis=0), axis=1) * np.sqrt(k) / s).max()
        gap = np.minimum.accumulate(problem.value(w[:-1]) - best.value)
        assert (gap <= (D**2 + s**2 * G**2 * (1 + np.log(k))) / (4 * s * (np.sqrt(k + 1) - 1))).all(), problem
        assert (gap <= (D**2 + s**2 * G**2) / (s * np.sqrt(k))).all(), problem


@claim("gradient_descent/gaps_and_bounds")
def gaps_and_bounds() -> None:
    runs = run_methods()
    problem, _ = make_lasso()
    assert np.allclose(runs.problem.datafit.X, problem.datafit.X), "the picture's data are the cell's"
    said = [f"{runs.bound['ista'][99]:.1f}", f"{runs.gap['ista'][100]:.1e}"]
    said += [f"{runs.bound['subgradient'][99]:.0f}", f"{runs.gap['subgradient'][100]:.2f}"]
    assert said == ["1.9", "5.6e-06", "25", "0.86"], said
    assert runs.gap["subgradient"][5000] > 0.01
    assert (runs.gap["subgradient"][1:] <= runs.bound["subgradient"]).all()
    at_ten = {name: gap[10] for name, gap in runs.gap.items()}
    assert min(at_ten, key=at_ten.__getitem__) == "coordinate_descent", at_ten
    assert at_ten["coordinate_descent"] < 1e-8


@claim("gradient_descent/geometric_once_the_support_is_final")
def geometric_once_the_support_is_final() -> None:
    problem, _ = make_lasso()
    gap = run_method("ista").value - solve(problem).value
    ratio = gap[41:151] / gap[40:150]
    assert ratio.max() < 0.95, ratio.max()


@cache
def _pair(share: float) -> tuple[tuple[Trace, Array, float], tuple[Trace, Array, float]]:
    """ISTA on the lasso, gradient descent on ridge: the run, the minimiser, the condition number."""
    problem, start = make_lasso()
    f, lam = problem.datafit, share * problem.lam_max
    lasso, ridge = (Problem(f, price(lam)) for price in (L1, L2))
    one, other = solve(lasso).w, solve(ridge).w
    G = f.curvature(one)
    live = np.linalg.eigvalsh(G[np.ix_(one != 0, one != 0)])[0]
    lowest, highest = np.linalg.eigvalsh(G)[[0, -1]]
    return (
        (run(ista(lasso, start), lasso), one, float(highest / live)),
        (run(gradient_descent(ridge, start), ridge), other, float((highest + lam) / (lowest + lam))),
    )


def _curvatures(problem: Problem, w: Array) -> Array:
    """Eigenvalues of the second differences of P around w, ascending."""
    h = 1e-3 * np.eye(len(w))
    up, down = (problem.value(w + sign * h) for sign in (1, -1))
    both = problem.value(w + h[:, None] + h)
    H = (both - up[:, None] - up + problem.value(w)) / 1e-6
    H[np.diag_indices(len(w))] = (up + down - 2 * problem.value(w)) / 1e-6
    return np.asarray(np.linalg.eigvalsh(H), float)


@cache
def _problems() -> list[tuple[Problem, Array]]:
    rng = np.random.default_rng(13)
    problems = [make_lasso()]
    for n, p, kind in (40, 5, Quadratic), (10, 30, Quadratic), (30, 8, Logistic), (1, 1, Quadratic):
        X = rng.standard_normal((n, p)) + 2 * rng.standard_normal((n, 1))  # columns that correlate
        y = np.where(X[:, 0] + rng.standard_normal(n) > 0, 1.0, -1.0)
        for share, far in (0.02, 1.0), (0.5, 30.0):
            problem = Problem(kind(X, y), L1(share * Problem(kind(X, y), L1(1.0)).lam_max))
            problems.append((problem, far * rng.standard_normal(p)))
    return problems
