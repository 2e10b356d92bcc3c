"""Many columns: `solve` on every kind of DESIGNS, wider than in test_exact, and what is inside it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import ElasticNet as TheirElasticNet
from sklearn.linear_model import Lasso

from l1l2 import L1, ElasticNet, Logistic, Problem, Quadratic, solve, sparse_regression, standardise
from l1l2.maths import exact, workingset
from l1l2.maths.workingset import FIRST, lasso_signs, working_set

from .cases import DESIGNS, GENERIC, design, quick, seeds

WIDE = [kind for kind in DESIGNS if kind not in ("one row", "one column", "zero y", "orthonormal")]


def lasso(X, y, share):
    f = Quadratic(X, y)
    return Problem(f, L1(share * Problem(f, L1(0)).lam_max))


def certified(problem):
    best = solve(problem)
    assert best.kkt <= 1e-10 and best.converged
    assert best.gap <= 1e-9 * problem.datafit.value(np.zeros(problem.p))
    return best


@pytest.mark.parametrize("shape", [(40, 150), (120, 50)])
@pytest.mark.parametrize("kind", WIDE)
def test_lasso_and_elastic_net_are_scikit_learns(kind, shape):
    X, y = design(kind, 0, shape)
    for share in (0.5, 0.05):
        problem = lasso(X, y, share)
        lam = problem.penalty.lam
        theirs = Lasso(alpha=lam, fit_intercept=False, tol=1e-9, max_iter=10**5).fit(X, y).coef_
        best = certified(problem)
        assert best.value <= problem.value(theirs) * (1 + 1e-12)
        assert problem.value(theirs) <= best.value * (1 + 1e-7)
        if kind in GENERIC:
            assert np.allclose(best.w, theirs, rtol=1e-3, atol=1e-3 * np.abs(theirs).max())
        net = Problem(problem.datafit, ElasticNet(lam, 0.7))
        theirs = TheirElasticNet(alpha=lam, l1_ratio=0.7, fit_intercept=False, tol=1e-9, max_iter=10**5)
        assert np.allclose(certified(net).w, theirs.fit(X, y).coef_, atol=1e-3 * np.abs(best.w).max())


@pytest.mark.parametrize("share", [1e-2, 1e-3, 1e-5])
@pytest.mark.parametrize("kind", WIDE)
def test_weak_penalties_where_nearly_every_row_has_its_column(kind, share):
    """Here guessed signs go round in circles; what follows must be exact all the same."""
    certified(lasso(*design(kind, 1, (30, 90)), share))


@given(seeds, st.integers(31, 300), st.floats(-3, 0.1))
@quick
def test_any_size_is_certified(seed, p, power):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((int(rng.integers(2, 60)), p)) * 10 ** rng.uniform(-2, 2, p)
    certified(lasso(X, rng.standard_normal(len(X)), 10**power))


@pytest.mark.parametrize("kind", ["independent", "duplicated", "constant", "correlated"])
def test_logistic_with_many_columns_is_certified(kind):
    X, y = design(kind, 2, (60, 200))
    f = Logistic(X, np.where(y > 0, 1.0, -1.0))
    for penalty in (L1, lambda lam: ElasticNet(lam, 0.6)):
        for share in (0.5, 0.05):
            certified(Problem(f, penalty(share * np.abs(f.gradient_at_zero).max())))


def test_ten_thousand_columns_need_a_hundred_of_them(monkeypatch):
    made = sparse_regression(100, 10_000, rng=np.random.default_rng(0), support=10)
    d = standardise(made.X, made.y)
    sizes = []

    def watched(G, c, lam, w):
        sizes.append(len(c))
        return lasso_signs(G, c, lam, w)

    monkeypatch.setattr(workingset, "lasso_signs", watched)
    best = certified(lasso(d.X, d.y, 0.3))
    assert 0 < np.count_nonzero(best.w) < 60
    assert sizes[0] == FIRST and sizes == sorted(sizes) and sizes[-1] <= 200


def test_a_thousand_correlated_columns_at_a_weak_penalty_without_following_the_path(monkeypatch):
    """The bug to catch: thousands of events, each with a product of all columns, for one lam: a minute."""

    def refuse(*_):
        raise AssertionError("the path was followed")

    monkeypatch.setattr(workingset, "homotopy", refuse)
    made = sparse_regression(400, 400, rng=np.random.default_rng(0), support=30, correlation=0.9)
    d = standardise(made.X, made.y)
    assert np.count_nonzero(certified(lasso(d.X, d.y, 1e-3)).w) > 200


@pytest.mark.parametrize("share", [0.3, 0.1])
def test_a_start_nearby_gives_the_same_answer_from_fewer_systems(share, monkeypatch):
    X, y = design("independent", 3, (80, 400))
    problem = lasso(X, y, share)
    cold = certified(problem)
    near = solve(lasso(X, y, 1.05 * share)).w
    calls = []
    original = workingset._guessed
    monkeypatch.setattr(workingset, "_guessed", lambda *args: calls.append(1) or original(*args))
    warm = solve(problem, start=near)
    from_near, calls[:] = len(calls), []
    solve(problem)
    assert np.allclose(warm.w, cold.w, atol=1e-9)
    assert 0 < from_near < len(calls)
    assert np.allclose(solve(problem, start=np.ones(400)).w, cold.w, atol=1e-8)


def test_a_start_on_a_column_of_zeros_is_brought_to_zero():
    X, y = design("independent", 0, (40, 60))
    X[:, 7] = 0.0
    problem = lasso(X, y, 0.1)
    best = solve(problem, start=np.full(60, 5.0))
    assert best.converged and best.w[7] == 0
    assert np.allclose(best.w, solve(problem).w, atol=1e-9)


def test_it_stops_at_the_tolerance_asked_for():
    X, y = design("independent", 4, (60, 300))
    problem = lasso(X, y, 0.05)
    rough, fine = solve(problem, tol=0.1), solve(problem)
    assert 1e-10 < rough.kkt <= 0.1
    assert fine.value <= rough.value <= fine.value + rough.gap * (1 + 1e-9)


def test_above_lam_max_nothing_comes_in():
    X, y = design("independent", 0, (20, 40))
    for share in (1.0, 1.5):
        assert not solve(lasso(X, y, share)).w.any()


@given(seeds)
@quick
def test_the_model_may_start_anywhere_and_bend_by_rows(seed):
    """Against the same model with the rows' bends put into X, from 0."""
    rng = np.random.default_rng(seed)
    n, p = 30, int(rng.integers(5, 60))
    X, bend, w = rng.standard_normal((n, p)), rng.uniform(0.1, 2, n), np.zeros(p)
    some = rng.integers(0, p, 3)
    w[some] = rng.standard_normal(3)
    A, c = X * np.sqrt(bend)[:, None], X.T @ rng.standard_normal(n)
    l1, l2 = 0.3 * np.abs(c).max(), rng.choice([0.1, 1.0])
    one = working_set(X, bend, c - A.T @ (A @ w), w, l1, l2)
    two = working_set(A, np.ones(n), c, np.zeros(p), l1, l2)
    assert np.allclose(one, two, atol=1e-9)


@pytest.mark.parametrize("descents", [(), (1, 1)])
def test_the_path_takes_over_where_descents_do_not_help(descents, monkeypatch):
    monkeypatch.setattr(workingset, "DESCENTS", descents)
    monkeypatch.setattr(workingset, "_guessed", lambda *_: None)
    monkeypatch.setattr(exact, "_descend", None)  # one step must do
    certified(lasso(*design("correlated", 5, (40, 100)), 0.02))


def test_descents_go_down_to_the_minimum():
    X, y = design("correlated", 0, (50, 35))
    problem = lasso(X * np.geomspace(0.01, 100, 35), y, 0.2)
    f = problem.datafit
    G, c, w = f.curvature(np.zeros(35)), -f.gradient_at_zero, np.zeros(35)
    step = 1 / (workingset._stretch(G) * G.diagonal())
    values = [problem.value(w)]
    for _ in range(5):
        w = workingset._descended(G, c, problem.penalty.lam, w, step, 300)
        values.append(problem.value(w))
    assert np.all(np.diff(values) <= 1e-12 * values[0])
    assert problem.kkt_violation(w) <= 1e-6
    scaled = G / np.sqrt(np.outer(G.diagonal(), G.diagonal()))
    assert workingset._stretch(G) == pytest.approx(1.1 * np.linalg.eigvalsh(scaled)[-1], rel=0.05)
