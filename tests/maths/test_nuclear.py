"""The nuclear norm against solvers that no one here wrote."""

import numpy as np
import pytest
from hypothesis import given
from scipy.linalg import svdvals
from scipy.optimize import minimize

from l1l2 import L1, Logistic, Nuclear, Problem, Quadratic, fista, run, soft_threshold, solve

from .cases import DATAFITS, DESIGNS, design, quick, random_datafit, seeds

SHAPES = [(2, 2), (3, 2), (2, 4), (1, 5)]


def by_factors(problem, seed):
    """Minimise f(A B') + lam/2 (||A||^2 + ||B||^2) by SciPy: it is the same (Srebro et al. 2004).

    With min(shape) columns no bad valley is left.
    """
    f, (rows, columns), lam = problem.datafit, problem.penalty.shape, problem.penalty.lam
    k = min(rows, columns)

    def value(x):
        A, B = x[: rows * k].reshape(rows, k), x[rows * k :].reshape(columns, k)
        w = (A @ B.T).ravel()
        slope = f.gradient(w).reshape(rows, columns)
        back = np.append((slope @ B).ravel(), (slope.T @ A).ravel())
        return float(f.value(w)) + lam / 2 * (x @ x), back + lam * x

    start = np.random.default_rng(seed).standard_normal((rows + columns) * k)
    found = minimize(value, start, jac=True, method="L-BFGS-B", options={"ftol": 1e-16, "gtol": 1e-10})
    A, B = found.x[: rows * k].reshape(rows, k), found.x[rows * k :].reshape(columns, k)
    return (A @ B.T).ravel()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("share", [0.05, 0.3, 0.7])
def test_nuclear_fits_are_what_scipy_finds_in_factors(fit, shape, share):
    p = shape[0] * shape[1]
    f = random_datafit(fit, np.random.default_rng(p), 20, p)
    problem = Problem(f, Nuclear(share * Problem(f, Nuclear(1, shape)).lam_max, shape))
    best, theirs = solve(problem), by_factors(problem, p)
    scale = f.value(np.zeros(p))
    assert best.converged
    assert best.value <= problem.value(theirs) + 1e-10 * scale
    assert problem.value(theirs) - best.value <= 1e-8 * scale
    assert np.allclose(best.w, theirs, atol=1e-3)


def complete(rng, rows=12, columns=9, share=0.6):
    """Some entries of a matrix of rank 2: the datafit sees them and no others."""
    W = rng.standard_normal((rows, 2)) @ rng.standard_normal((2, columns))
    seen = np.flatnonzero(rng.random(W.size) < share)
    return W, Quadratic(np.eye(W.size)[seen], W.ravel()[seen])


def test_completion_is_what_scipy_finds_and_its_rank_is_low():
    W, f = complete(np.random.default_rng(1))
    problem = Problem(f, Nuclear(0.02 * Problem(f, Nuclear(1, W.shape)).lam_max, W.shape))
    best, theirs = solve(problem), by_factors(problem, 0)
    assert best.converged
    assert problem.value(theirs) == pytest.approx(best.value, rel=1e-6)
    sizes = svdvals(best.w.reshape(W.shape))
    assert (sizes > 1e-9 * sizes[0]).sum() <= 4
    unseen = np.setdiff1d(np.arange(W.size), np.flatnonzero(f.X.any(axis=0)))
    assert np.linalg.norm((best.w - W.ravel())[unseen]) < 0.5 * np.linalg.norm(W.ravel()[unseen])


@pytest.mark.parametrize("seed", range(4))
def test_on_orthogonal_columns_the_fit_is_the_soft_threshold_of_singular_values(seed):
    rng = np.random.default_rng(seed)
    X = np.sqrt(12) * np.linalg.qr(rng.standard_normal((12, 6)))[0]
    y = X @ rng.standard_normal(6) + rng.standard_normal(12)
    ls = X.T @ y / 12
    best = solve(Problem(Quadratic(X, y), Nuclear(0.4, (2, 3))))
    assert best.converged
    kept = soft_threshold(svdvals(ls.reshape(2, 3)), 0.4)
    assert np.allclose(svdvals(best.w.reshape(2, 3)), kept, atol=1e-6)


@pytest.mark.parametrize("fit", DATAFITS)
@given(seeds)
@quick
def test_gap_is_a_bound(fit, seed):
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng, 20, 6)
    problem = Problem(f, Nuclear(rng.uniform(0.02, 1.1) * Problem(f, Nuclear(1, (3, 2))).lam_max, (3, 2)))
    best = solve(problem)
    assert best.converged
    w = best.w + 10 ** rng.uniform(-4, 0) * rng.standard_normal(6)
    assert problem.duality_gap(w) >= problem.value(w) - best.value - 1e-14


@given(seeds)
@quick
def test_diagonals_are_l1s(seed):
    """A diagonal matrix has its entries as singular values, but for signs."""
    rng = np.random.default_rng(seed)
    v, u = rng.standard_normal((2, 4)) * (rng.random((2, 4)) < 0.8)
    one, other = L1(0.6), Nuclear(0.6, (4, 4))
    V, U = np.diag(v).ravel(), np.diag(u).ravel()
    assert other.value(V) == pytest.approx(one.value(v), rel=1e-14)
    assert np.allclose(other.prox(V, 1.5), np.diag(one.prox(v, 1.5)).ravel(), atol=1e-14)
    assert other.distance(V, U)[0] == pytest.approx(np.linalg.norm(one.distance(v, u)), abs=1e-12)
    assert other.lam_max(U) == pytest.approx(one.lam_max(u), rel=1e-14)
    assert other.dual_scaling(U) == pytest.approx(one.dual_scaling(u), rel=1e-14)


def test_turning_the_matrix_changes_no_answer():
    rng = np.random.default_rng(5)
    left, right = np.linalg.qr(rng.standard_normal((3, 3)))[0], np.linalg.qr(rng.standard_normal((4, 4)))[0]
    V, U = rng.standard_normal((2, 3, 4))
    g = Nuclear(0.9, (3, 4))
    low = g.prox(V.ravel(), 1.0).reshape(3, 4)
    turned = (left @ V @ right).ravel()
    assert 0 < np.linalg.matrix_rank(low) < 3
    assert np.allclose(g.prox(turned, 1.0).reshape(3, 4), left @ low @ right, atol=1e-13)
    ours, again = (
        g.distance(low.ravel(), U.ravel()),
        g.distance(g.prox(turned, 1.0), (left @ U @ right).ravel()),
    )
    assert ours.shape == (1,) and np.allclose(ours, again, rtol=1e-12)


@pytest.mark.parametrize("kind", [*DESIGNS, "orthogonal y"])
def test_awkward_designs_are_certified(kind):
    for seed in range(3):
        X, y = design(kind, seed)
        f, shape = Quadratic(X, y), (2, X.shape[1] // 2) if X.shape[1] % 2 == 0 else (1, X.shape[1])
        for share in (0.02, 0.5):
            best = solve(Problem(f, Nuclear(share * Problem(f, Nuclear(1, shape)).lam_max or 0.3, shape)))
            assert best.converged
            assert best.gap <= 1e-10 * f.value(np.zeros(X.shape[1]))


def test_fista_takes_it():
    problem = Problem(random_datafit(Logistic, np.random.default_rng(0), 30, 4), Nuclear(0.05, (2, 2)))
    trace = run(fista(problem, np.zeros(4)), problem, max_iter=5000, tol=1e-9)
    assert trace.converged
    assert problem.value(trace.w[-1]) == pytest.approx(solve(problem).value, rel=1e-9)


def test_a_matrix_of_another_size_is_refused():
    with pytest.raises(ValueError, match=r"^penalty: got one of 6 coefficients; give one of 2, one a column"):
        Problem(Quadratic(np.eye(2), np.ones(2)), Nuclear(1.0, (2, 3)))
