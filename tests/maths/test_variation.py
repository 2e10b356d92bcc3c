"""Total variation against solvers that no one here wrote: scikit-learn on the jumps, SciPy, a hand's sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, lsq_linear, minimize
from sklearn.linear_model import Lasso

from l1l2 import ConvergenceWarning, Logistic, Problem, Quadratic, TotalVariation, fista, run, solve
from l1l2.maths import accelerated
from l1l2.maths.variation import tighten_string

from .cases import DATAFITS, DESIGNS, design, quick, random_datafit, seeds, vectors


def by_jumps(X, y, lam):
    """w = its first weight + its jumps added up: a lasso whose first column is free, so it is taken out."""
    p = X.shape[1]
    steps = X @ np.tri(p)
    first, others = steps[:, 0], steps[:, 1:]

    def take_out(v):
        return v - np.multiply.outer(first, first @ v / (first @ first)).reshape(v.shape)

    lasso = Lasso(alpha=lam, fit_intercept=False, tol=1e-14, max_iter=10**6).fit(
        take_out(others), take_out(y)
    )
    jumps = lasso.coef_
    return np.cumsum(np.append(first @ (y - others @ jumps) / (first @ first), jumps))


def by_split(problem):
    """Minimise f + lam * sum t where |jump| <= t, by SciPy: smooth, with linear constraints."""
    f, p, lam = problem.datafit, problem.p, problem.penalty.lam
    jump = np.diff(np.eye(p), axis=0)
    inside = LinearConstraint(np.block([[-jump, np.eye(p - 1)], [jump, np.eye(p - 1)]]), 0, np.inf)
    found = minimize(
        lambda x: float(f.value(x[:p])) + lam * x[p:].sum(),
        np.append(np.zeros(p), np.ones(p - 1)),
        jac=lambda x: np.append(f.gradient(x[:p]), np.full(p - 1, lam)),
        method="SLSQP",
        constraints=inside,
        options={"maxiter": 1000, "ftol": 1e-15},
    )
    return found.x[:p]


def by_box(v, t):
    """The prox by its dual, a least-squares fit of numbers between -t and t: SciPy's."""
    jump = np.diff(np.eye(len(v)), axis=0)
    return v - jump.T @ lsq_linear(jump.T, v, bounds=(-t, t), method="bvls", tol=1e-15).x


@given(st.lists(st.integers(-800, 800), min_size=2, max_size=30), st.integers(1, 900))
@quick
def test_taut_string_is_what_scipy_finds(v, t):
    v, t = np.array(v) / 100, t / 100
    assert np.allclose(tighten_string(v, t), by_box(v, t), atol=1e-9)


def test_taut_string_is_what_scipy_finds_on_noisy_steps():
    rng = np.random.default_rng(0)
    v = np.repeat([0.0, 3.0, -1.0, 1.0], 30) + 0.7 * rng.standard_normal(120)
    for t in (0.1, 1.0, 4.0):
        u = tighten_string(v, t)
        assert np.allclose(u, by_box(v, t), atol=1e-9)
        assert u.mean() == pytest.approx(v.mean(), abs=1e-14)
    assert len(np.unique(tighten_string(v, 4.0))) < 20


@pytest.mark.parametrize(
    ("v", "t", "u"),
    [
        ([0, 10], 3, [3, 7]),
        ([0, 10], 5, [5, 5]),
        ([0, 10], 50, [5, 5]),
        ([0, 0, 6, 6], 1, [0.5, 0.5, 5.5, 5.5]),
        ([0, 9, 0], 3, [3, 3, 3]),
        ([0, 9, 0], 1, [1, 7, 1]),
        ([4], 2, [4]),
        ([1, 2, 3], 0, [1, 2, 3]),
    ],
)
def test_taut_string_by_hand(v, t, u):
    assert np.allclose(tighten_string(np.array(v, float), t), u, atol=1e-14)


@given(vectors)
@quick
def test_equal_neighbours_are_equal_to_the_last_digit(v):
    u = tighten_string(v, 100.0)
    assert (u == u[0]).all()


@pytest.mark.parametrize("kind", ["independent", "correlated", "integers", "orthonormal", "small y"])
@pytest.mark.parametrize("share", [0.01, 0.1, 0.5])
def test_fused_fits_are_scikit_learns_lasso_of_the_jumps(kind, share):
    for seed in range(3):
        X, y = design(kind, seed)
        lam = share * np.abs(np.cumsum(X.T @ y)).max() / len(y)
        problem = Problem(Quadratic(X, y), TotalVariation(lam))
        best, theirs = solve(problem, tol=1e-13), by_jumps(X, y, lam)
        assert best.converged
        assert best.value == pytest.approx(problem.value(theirs), rel=1e-9)
        assert np.allclose(X @ best.w, X @ theirs, atol=1e-5 * np.abs(y).max())
        assert problem.value(theirs) - best.value + best.gap + 1e-14 * best.value >= 0


@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("lam", [0.001, 0.03, 0.2])
@pytest.mark.parametrize("seed", range(3))
def test_fused_fits_are_what_scipy_finds(fit, lam, seed):
    problem = Problem(random_datafit(fit, np.random.default_rng(seed), 25, 5), TotalVariation(lam))
    best, theirs = solve(problem), by_split(problem)
    scale = problem.value(np.zeros(5))
    assert best.converged
    assert best.value <= problem.value(theirs) + 1e-10 * scale
    assert problem.value(theirs) - best.value <= 1e-7 * scale


@pytest.mark.parametrize("fit", DATAFITS)
@given(seeds)
@quick
def test_gap_is_a_bound_and_closes(fit, seed):
    """The bug to catch: a dual point that is not orthogonal to the free direction bounds nothing."""
    rng = np.random.default_rng(seed)
    problem = Problem(random_datafit(fit, rng, 30, 4), TotalVariation(10 ** rng.uniform(-3, 0)))
    best = solve(problem)
    assert best.converged and best.kkt <= 1e-4
    for size in (1.0, 1e-2, 1e-4):
        w = best.w + size * rng.standard_normal(4)
        gap = problem.duality_gap(w)
        assert gap >= problem.value(w) - best.value - 1e-14
    assert gap <= 0.1 * problem.value(np.zeros(4))


def test_rounding_leaves_a_dual_point_feasible():
    """At least squares all correlations are rounding; their sum is, too, and must not count as one."""
    for seed in range(5):
        f = random_datafit(Quadratic, np.random.default_rng(seed), 50, 6)
        problem, w = Problem(f, TotalVariation(1e-9)), np.linalg.lstsq(f.X, f.y)[0]
        u = -f.slope(f.X @ w)
        _, correlation = problem._balance(w, u, u @ f.X)
        assert problem.penalty.dual_scaling(correlation) == 1


def test_one_step_denoises():
    """X = I: the first step of proximal descent is the taut string."""
    y = np.random.default_rng(2).standard_normal(50)
    best = solve(Problem(Quadratic(np.eye(50), y), TotalVariation(0.02)))
    assert best.converged
    assert np.allclose(best.w, tighten_string(y, 1.0), atol=1e-12)


@pytest.mark.parametrize("kind", [*DESIGNS, "orthogonal y"])
def test_awkward_designs_are_certified(kind):
    for seed in range(3):
        X, y = design(kind, seed)
        f = Quadratic(X, y)
        for share in (0.05, 0.5, 0.0):
            lam = share * max(np.abs(np.cumsum(f.gradient_at_zero)).max(), 1e-9)  # more than rounding
            best = solve(Problem(f, TotalVariation(lam)))
            assert best.converged
            assert best.gap <= 1e-10 * f.value(np.zeros(X.shape[1]))


def test_separable_labels_have_no_minimiser_and_that_is_said(monkeypatch):
    """The mean is free, so a logistic fit that it separates has none."""
    monkeypatch.setattr(accelerated, "STEPS", 200)
    problem = Problem(Logistic(np.ones((4, 2)), np.ones(4)), TotalVariation(1.0))
    with pytest.warns(ConvergenceWarning):
        assert solve(problem, tol=1e-12).gap > 0


@pytest.mark.parametrize("seed", range(4))
def test_distance_is_that_to_the_nearest_slope(seed):
    """The bug to catch: a stretch that forgets what its neighbours hand to it."""
    rng = np.random.default_rng(seed)
    w, pull, lam = np.repeat([1.0, 3.0, -2.0], [2, 1, 4]), rng.standard_normal(7), 0.8
    fixed = np.append(np.sign(np.diff(w)), 0)[:-1] * lam
    low, high = np.where(fixed, fixed - 1e-13, -lam), np.where(fixed, fixed + 1e-13, lam)
    jump = np.diff(np.eye(7), axis=0)
    nearest = lsq_linear(jump.T, pull, bounds=(low, high), method="bvls", tol=1e-15)
    ours = TotalVariation(lam).distance(w, pull)
    assert ours.shape == (3,)
    assert np.linalg.norm(ours) == pytest.approx(np.sqrt(2 * nearest.cost), rel=1e-9)


def test_a_fit_without_a_slope_at_all_is_the_mean():
    f = Quadratic(np.eye(3), [1.0, 2.0, 6.0])
    assert Problem(f, TotalVariation(1.0)).lam_max == np.inf
    assert np.allclose(solve(Problem(f, TotalVariation(1e3))).w, 3.0, atol=1e-12)


def test_fista_takes_it():
    problem = Problem(random_datafit(Logistic, np.random.default_rng(0), 30, 4), TotalVariation(0.05))
    trace = run(fista(problem, np.zeros(4)), problem, max_iter=5000, tol=1e-9)
    assert trace.converged
    assert problem.value(trace.w[-1]) == pytest.approx(solve(problem).value, rel=1e-9)
