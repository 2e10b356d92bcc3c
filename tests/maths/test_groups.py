"""The group lasso against solvers that no one here wrote."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from sklearn.linear_model import MultiTaskLasso

from l1l2 import L1, GroupL1, Logistic, Problem, Quadratic, block_soft_threshold, fista, ista, run, solve

from .cases import DATAFITS, DESIGNS, design, pairs, partitions, quick, random_datafit, seeds, vectors

TINY = [([[0, 1], [2]], 3), ([[2, 0], [1, 3, 4]], 5), ([[0, 1, 2, 3]], 4)]


def by_epigraph(problem):
    """Minimise f(w) + sum_g price_g t_g where ||w_g|| <= t_g, by SciPy, which sticks at the tip of a cone.

    So the tips are rounded off: sqrt(||w_g||^2 + 1e-10) <= t_g.
    """
    f, penalty, p = problem.datafit, problem.penalty, problem.p
    groups = penalty.groups
    prices = [penalty.lam * np.sqrt(len(g)) for g in groups]
    inside = {
        "type": "ineq",
        "fun": lambda x: [t - np.sqrt(x[g] @ x[g] + 1e-10) for g, t in zip(groups, x[p:], strict=True)],
    }
    start = np.append(np.full(p, 0.1), np.ones(len(groups)))
    found = minimize(
        lambda x: float(f.value(x[:p])) + prices @ x[p:],
        start,
        jac=lambda x: np.append(f.gradient(x[:p]), prices),
        method="SLSQP",
        bounds=[(None, None)] * p + [(0, None)] * len(groups),
        constraints=inside,
        options={"maxiter": 1000, "ftol": 1e-14},
    )
    return found.x[:p]


def by_dual(problem):
    """Maximise the dual of least squares over the u whose correlations no group can beat, by SciPy."""
    f, penalty = problem.datafit, problem.penalty
    X, y, n = f.X, f.y, len(f.y)

    def room(u):
        return np.array([penalty.lam**2 * len(g) - ((X[:, g].T @ u) ** 2).sum() for g in penalty.groups])

    def slope(u):
        return np.array([-2 * X[:, g] @ (X[:, g].T @ u) for g in penalty.groups])

    found = minimize(
        lambda u: n / 2 * (u @ u) - y @ u,
        np.zeros(n),
        jac=lambda u: n * u - y,
        method="SLSQP",
        constraints={"type": "ineq", "fun": room, "jac": slope},
        options={"maxiter": 1000, "ftol": 1e-15},
    )
    return -found.fun, y - n * found.x


@pytest.mark.parametrize(("groups", "p"), TINY)
@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("share", [0.05, 0.3, 0.7])
def test_group_lasso_is_what_scipy_finds_on_the_epigraph(fit, groups, p, share):
    f = random_datafit(fit, np.random.default_rng(p), 12, p)
    problem = Problem(f, GroupL1(share * Problem(f, GroupL1(1, groups)).lam_max, groups))
    best, theirs = solve(problem), by_epigraph(problem)
    scale = f.value(np.zeros(p))
    assert best.converged
    assert best.value <= problem.value(theirs) + 1e-10 * scale
    assert problem.value(theirs) - best.value <= 1e-5 * scale
    assert np.allclose(best.w, theirs, atol=1e-4)


@pytest.mark.parametrize(("groups", "p"), TINY)
@pytest.mark.parametrize("share", [0.05, 0.3, 0.7, 1.1])
def test_group_lasso_is_what_scipy_finds_by_duality(groups, p, share):
    f = random_datafit(Quadratic, np.random.default_rng(p), 12, p)
    problem = Problem(f, GroupL1(share * Problem(f, GroupL1(1, groups)).lam_max, groups))
    best, (value, fitted) = solve(problem, tol=1e-13), by_dual(problem)
    assert best.value == pytest.approx(value, rel=1e-8)
    assert np.allclose(f.X @ best.w, fitted, atol=1e-4)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("share", [0.03, 0.3, 0.8])
def test_group_lasso_of_several_tasks_is_scikit_learns(seed, share):
    """A row of their weights is a group: k answers of the same columns, stacked."""
    rng = np.random.default_rng(seed)
    n, p, k = 30, 7, 3
    X, Y = rng.standard_normal((n, p)), rng.standard_normal((n, k))
    Y += X[:, :3] @ rng.standard_normal((3, k))
    groups = np.arange(k * p).reshape(k, p).T
    f = Quadratic(np.kron(np.eye(k), X), Y.T.ravel())  # n k rows: 1/(2nk)
    lam = share * Problem(f, GroupL1(1, groups)).lam_max
    theirs = MultiTaskLasso(alpha=lam * k * np.sqrt(k), fit_intercept=False, tol=1e-13, max_iter=10**6)
    best = solve(Problem(f, GroupL1(lam, groups)), tol=1e-14)
    w = theirs.fit(X, Y).coef_
    assert best.converged
    assert np.allclose(best.w.reshape(k, p), w, atol=1e-6)
    assert np.array_equal(best.w.reshape(k, p) != 0, w != 0)
    assert 0 < (w == 0).sum() < w.size or share < 0.1


@pytest.mark.parametrize("fit", DATAFITS)
@given(seeds)
@quick
def test_groups_of_one_are_the_lasso(fit, seed):
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng, int(rng.integers(6, 30)))
    p = f.X.shape[1]
    lam = rng.uniform(0.02, 1.1) * Problem(f, L1(1)).lam_max
    groups = rng.permutation(p)[:, None]
    lasso, grouped = Problem(f, L1(lam)), Problem(f, GroupL1(lam, groups))
    w = rng.standard_normal(p) * (rng.random(p) < 0.7)
    assert grouped.certificate(w) == pytest.approx(lasso.certificate(w), rel=1e-9, abs=1e-12)
    assert grouped.lam_max == pytest.approx(lasso.lam_max, rel=1e-15)
    best = solve(grouped)
    assert best.converged
    assert best.value - solve(lasso).value <= 1e-10 * f.value(np.zeros(p))


@given(st.data(), pairs)
@quick
def test_each_answer_of_groups_of_one_is_l1s(data, pair):
    v, u = pair
    lam = data.draw(st.floats(0, 3))
    order = data.draw(st.permutations(range(len(v))))
    one, other = L1(lam), GroupL1(lam, [[j] for j in order])
    assert np.allclose(other.value(v), one.value(v), rtol=1e-14)
    assert np.allclose(other.prox(v, 0.7), one.prox(v, 0.7), atol=1e-14)
    assert np.allclose(other.distance(v, u), one.distance(v, u)[list(order)], atol=1e-14)
    assert other.conjugate(u) == one.conjugate(u)
    assert other.dual_scaling(u) == pytest.approx(one.dual_scaling(u), rel=1e-14)
    assert other.lam_max(u) == one.lam_max(u)


@given(st.data(), vectors)
@quick
def test_prox_is_block_soft_threshold_a_group(data, v):
    groups = data.draw(partitions(len(v)))
    u = GroupL1(0.8, groups).prox(v, 1.5)
    for group in groups:
        assert np.allclose(u[group], block_soft_threshold(v[group], 1.2 * np.sqrt(len(group))), atol=1e-14)
        assert np.all(u[group] == 0) or np.all((u[group] != 0) == (v[group] != 0))


@pytest.mark.parametrize("kind", [*DESIGNS, "orthogonal y"])
def test_awkward_designs_are_certified(kind):
    for seed in range(6):
        X, y = design(kind, seed)
        f, groups = Quadratic(X, y), np.array_split(np.arange(X.shape[1]), (X.shape[1] + 1) // 2)
        for share in (0.02, 0.5):
            problem = Problem(f, GroupL1(share * Problem(f, GroupL1(1, groups)).lam_max or 0.3, groups))
            best = solve(problem)
            assert best.converged
            assert best.gap <= 1e-10 * f.value(np.zeros(problem.p))


@pytest.mark.parametrize("solver", [ista, fista])
def test_proximal_descent_takes_groups(solver):
    f = random_datafit(Logistic, np.random.default_rng(0), 30, 4)
    problem = Problem(f, GroupL1(0.05, [[0, 3], [1, 2]]))
    trace = run(solver(problem, np.zeros(4)), problem, max_iter=5000, tol=1e-9)
    assert trace.converged
    assert problem.value(trace.w[-1]) == pytest.approx(solve(problem).value, rel=1e-9)


@pytest.mark.parametrize("size", [1e-200, 1e200])
def test_lengths_neither_vanish_nor_overflow(size):
    g = GroupL1(1.0, [[0, 1], [2]])
    w = size * np.array([3.0, 4.0, 0.0])
    assert g.value(w) == pytest.approx(5 * np.sqrt(2) * size, rel=1e-14)
    slope = np.sqrt(2) * np.array([0.6, 0.8, 0.0])
    assert np.allclose(g.distance(w, slope), 0, atol=1e-15)


def test_groups_of_another_number_of_columns_are_refused():
    with pytest.raises(ValueError, match=r"^penalty: got one of 3 coefficients; give one of 2, one a column"):
        Problem(Quadratic(np.eye(2), np.ones(2)), GroupL1(1.0, [[0, 1], [2]]))


def test_groups_cannot_be_edited():
    given_groups = [np.array([0, 1]), np.array([2])]
    g = GroupL1(1.0, given_groups)
    given_groups[0][0] = 2
    assert g.groups[0].tolist() == [0, 1]
    with pytest.raises(ValueError, match="read-only"):
        g.groups[0][0] = 2
