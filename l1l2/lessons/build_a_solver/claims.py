"""What the lesson says about finishing: steps, thresholds, and certificates that hold or fail."""

from collections.abc import Callable
from inspect import getsource
from itertools import islice, pairwise

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import Lasso

from ...course.claim import claim
from ...maths.datafits import Datafit, Quadratic
from ...maths.descent import ista
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array
from .loops import descend, find_dual_point
from .stalled import STEPS, N, P, has_it_finished, make_stalled, run_stalled


def draw_problem(seed: int, lam: float = 0.3, n: int = 20, p: int = 6) -> Problem:
    """Return a lasso with columns that correlate."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, p)) + 0.5 * rng.standard_normal((n, 1))
    return Problem(Quadratic(X, X[:, :2] @ [1.0, -2.0] + rng.standard_normal(n)), L1(lam))


def fit_sklearn(problem: Problem) -> Array:
    """Return scikit-learn's minimiser."""
    X, y = problem.datafit.X, problem.datafit.y
    return Lasso(problem.penalty.lam, fit_intercept=False, tol=1e-13, max_iter=10**6).fit(X, y).coef_


def measure_objective(problem: Problem, w: Array) -> float:
    """Return the objective, written out."""
    X, y = problem.datafit.X, problem.datafit.y
    return float(((y - X @ w) ** 2).sum() / (2 * len(y)) + problem.penalty.lam * np.abs(w).sum())


@claim("build_a_solver/stalled")
def stalled() -> None:
    problem, (values, _) = make_stalled(), run_stalled()
    assert (N, P) == problem.datafit.X.shape == (40, 60)
    assert [f"{values[k]:.3f}" for k in (247, 248, 249, 250)] == ["0.725", "0.724", "0.724", "0.723"]
    assert f"{(values[249] - values[250]) / values[250]:.1%}" == "0.1%"
    least = measure_objective(problem, fit_sklearn(problem))
    assert f"{values[250] / least - 1:.0%}" == "30%"
    assert f"{has_it_finished().frame(step=250, bound=1).facts['gap']:.2f}" == "0.36"


@claim("build_a_solver/gap_bounds")
def gap_bounds() -> None:
    values, bounds = run_stalled()
    least = measure_objective(make_stalled(), fit_sklearn(make_stalled()))
    assert (bounds <= least).all() and (values[list(STEPS)] - bounds >= values[list(STEPS)] - least).all()
    assert values[STEPS[-1]] - bounds[-1] < 0.002, "it closes in"


@claim("build_a_solver/prox_is_soft")
def prox_is_soft() -> None:
    for v in np.linspace(-3, 3, 25):
        for eta, lam in (0.5, 1.0), (2.0, 0.7):
            found = minimize_scalar(
                lambda w, v=v, eta=eta, lam=lam: (w - v) ** 2 / 2 + eta * lam * abs(w),
                bounds=(-4, 4),
                method="bounded",
                options={"xatol": 1e-10},
            ).x
            assert np.isclose(found, soft_threshold(v, eta * lam), atol=1e-5)


def update(x, r, w_j, lam):  # type: ignore[no-untyped-def] # as the notebook has it
    """Return the new weight of a column."""
    size = x @ x / len(r)
    v = x @ r / len(r) + size * w_j
    return np.sign(v) * max(abs(v) - lam, 0) / size if size else 0.0


def update_anyway(x: Array, r: Array, w: float, lam: float) -> float:
    """Return what the formula says, also for a column of zeros."""
    size = x @ x / len(r)
    with np.errstate(invalid="ignore"):
        v = x @ r / len(r) + size * w
        return float(np.sign(v) * np.maximum(np.abs(v) - lam, 0) / size)


def count_lines(function: Callable[..., object]) -> int:
    """Return the lines of a function below its docstring."""
    return len(getsource(function).split('"""')[-1].strip().splitlines())


@claim("build_a_solver/ten_lines")
def ten_lines() -> None:
    assert count_lines(update) + count_lines(descend) == 10
    problem = draw_problem(0)
    w = descend(update, problem.datafit.X, problem.datafit.y, problem.penalty.lam, 200)
    assert np.allclose(w, fit_sklearn(problem), atol=1e-7)


@claim("build_a_solver/coordinate_update")
def coordinate_update() -> None:
    rng = np.random.default_rng(0)
    for seed in range(5):
        problem, w = draw_problem(seed), rng.standard_normal(6)
        X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
        for j in range(6):
            best = w.copy()
            best[j] = update(X[:, j], y - X @ w, w[j], lam)
            for step in (-0.1, -1e-4, 1e-4, 0.1):
                other = best.copy()
                other[j] += step
                assert measure_objective(problem, other) > measure_objective(problem, best)


@claim("build_a_solver/zero_column")
def zero_column() -> None:
    problem = draw_problem(1)
    X = problem.datafit.X.copy()
    X[:, 0] = 0
    assert np.isnan(descend(update_anyway, X, problem.datafit.y, 0.3, 1)).all()
    assert descend(update, X, problem.datafit.y, 0.3, 1)[0] == 0
    fitted = solve(Problem(Quadratic(X, problem.datafit.y), L1(0.3))).w
    assert fitted[0] == 0


@claim("build_a_solver/majorised")
def majorised() -> None:
    """The parabola is above; its sum with the penalty is least at ISTA's step, and equal at u = w."""
    rng = np.random.default_rng(1)
    for seed in range(5):
        problem = draw_problem(seed)
        X, y, lam, f = problem.datafit.X, problem.datafit.y, problem.penalty.lam, problem.datafit
        most = np.linalg.eigvalsh(X.T @ X / len(y))[-1]
        for eta in (1 / most, 0.3 / most):
            w = rng.standard_normal(6)
            slope = X.T @ (X @ w - y) / len(y)

            def above(
                u: Array, w: Array = w, slope: Array = slope, eta: float = eta, f: Datafit = f
            ) -> float:
                return float(f.value(w) + slope @ (u - w) + (u - w) @ (u - w) / (2 * eta))

            best = soft_threshold(w - eta * slope, eta * lam)
            for u in w + rng.standard_normal((50, 6)) * rng.choice([1e-2, 1, 10], (50, 1)):
                assert f.value(u) <= above(u) + 1e-9
                assert above(u) + lam * np.abs(u).sum() >= above(best) + lam * np.abs(best).sum()
            assert measure_objective(problem, best) <= measure_objective(problem, w)


@claim("build_a_solver/long_steps")
def long_steps() -> None:
    problem = draw_problem(2, lam=0.01)
    X = problem.datafit.X
    most = np.linalg.eigvalsh(X.T @ X / len(X))[-1]

    def trace(times: float) -> list[float]:
        way = islice(ista(problem, np.ones(6), times / most), 60)
        return [measure_objective(problem, w) for w in way]

    for times in (0.5, 1.0, 1.5, 1.99):
        assert all(after <= before + 1e-12 for before, after in pairwise(trace(times)))
    assert trace(3.0)[-1] > 1e6 * trace(3.0)[0]


@claim("build_a_solver/false_gap")
def false_gap() -> None:
    problem = make_stalled()
    X, y = problem.datafit.X, problem.datafit.y

    def measure(w: Array) -> float:
        r = y - X @ w
        return measure_objective(problem, w) - float(y @ y - (y - r) @ (y - r)) / (2 * len(y))

    start, late = np.zeros(P), next(islice(ista(problem, np.zeros(P)), 250, None))
    assert measure(start) == 0 and f"{measure(late):.3f}" == "-0.278"
    assert f"{problem.duality_gap(start):.3f}" == "4.037"
    assert np.abs((y - X @ start) @ X).max() > 40 * len(y) * problem.penalty.lam, "far outside"


@claim("build_a_solver/short_dual_point")
def short_dual_point() -> None:
    problem = make_stalled()
    X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
    w = fit_sklearn(problem)
    r = y - X @ w
    u = r * min(1, lam / np.abs(r @ X).max())
    bound = (y @ y - (y - u) @ (y - u)) / (2 * len(y))
    assert np.abs(u @ X).max() <= len(y) * lam and np.linalg.norm(u) < np.linalg.norm(r) / 30
    assert measure_objective(problem, w) - bound > 0.5
    assert np.linalg.norm(find_dual_point(problem, w) - r) < 1e-6
