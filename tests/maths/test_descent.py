import inspect
from functools import partial
from itertools import islice

import numpy as np
import pytest

import l1l2
from l1l2 import (
    L1,
    L2,
    ConvergenceWarning,
    ElasticNet,
    Logistic,
    Problem,
    Quadratic,
    adam,
    clipped,
    clipped_for_good,
    coordinate_descent,
    fista,
    gradient_descent,
    ista,
    run,
    sgd,
    solve,
    sparse_regression,
    standardise,
    subgradient_descent,
)

from .cases import DATAFITS, PENALTIES, random_datafit, random_penalty

# Every public generator function is a solver: a new one joins by being exported.
FOUND = [
    f
    for f in map(vars(l1l2).get, l1l2.__all__)
    if inspect.isgeneratorfunction(f) and "problem" in inspect.signature(f).parameters
]
# Those whose domain or speed is narrower, each with tests of its own below.
NARROW = {gradient_descent, subgradient_descent, sgd, adam, clipped, clipped_for_good}
EXACT = [f for f in FOUND if f not in NARROW]
STEPPED = [f for f in FOUND if "step" in inspect.signature(f).parameters]


def seeded(solver):
    """The solver; what draws, draws the same every time."""
    draws = "rng" in inspect.signature(solver).parameters
    return partial(solver, rng=np.random.default_rng(0)) if draws else solver


def named(solvers):
    return pytest.mark.parametrize("solver", [pytest.param(f, id=f.__name__) for f in solvers])


def problem_of(fit, kind, seed, n=20, p=5):
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng, n, p)
    return Problem(f, random_penalty(kind, rng, 0.2 * np.abs(f.gradient_at_zero).max())), rng


def sparse_problem():
    """30 x 60, Gaussian, three weights at work."""
    data = sparse_regression(30, 60, rng=np.random.default_rng(2), support=3, noise=0.1)
    s = standardise(data.X, data.y)
    f = Quadratic(s.X, s.y)
    return Problem(f, L1(0.2 * Problem(f, L1(0)).lam_max))


def test_the_solvers_were_found():
    assert set(FOUND) >= NARROW | {ista, fista, coordinate_descent}


@named(EXACT)
@pytest.mark.parametrize("kind", PENALTIES)
@pytest.mark.parametrize("fit", DATAFITS)
def test_solvers_agree_with_solve(solver, kind, fit):
    for seed in range(4):
        problem, rng = problem_of(fit, kind, seed)
        trace = run(solver(problem, rng.standard_normal(problem.p)), problem, max_iter=5000, tol=1e-9)
        assert trace.converged
        assert trace.kkt[-1] <= 1e-9
        assert trace.value[-1] == pytest.approx(solve(problem).value, rel=1e-12)
        assert np.allclose(trace.w[-1], solve(problem).w, atol=1e-7)


@named(FOUND)
@pytest.mark.parametrize("fit", DATAFITS)
def test_every_solver_starts_where_told_and_ends_lower(solver, fit):
    problem, _ = problem_of(fit, L2, 5)
    start = np.arange(5.0)
    before = start.copy()
    ws = np.array(list(islice(seeded(solver)(problem, start), 30)))
    assert np.array_equal(ws[0], start)
    assert np.array_equal(start, before)
    assert problem.value(ws[-1]) < problem.value(start)
    assert not np.array_equal(ws[1], ws[2])  # each iterate is its own array


# In a part of the rows the optimum is another one; Adam divides slopes that are rounding by their own size.
@named([f for f in FOUND if f not in {sgd, adam}])
def test_every_solver_stays_at_the_optimum(solver):
    problem, _ = problem_of(Quadratic, L2, 6)
    w = solve(problem).w
    for moved in islice(solver(problem, w), 5):
        assert np.allclose(moved, w, rtol=1e-9, atol=1e-12)


@named(EXACT)
def test_a_zero_column_and_zero_data_are_legal(solver):
    X = np.random.default_rng(0).standard_normal((8, 3))
    X[:, 1] = 0
    for penalty in (L1(0.1), L2(0.1)):
        problem = Problem(Quadratic(X, X[:, 0]), penalty)
        trace = run(solver(problem, [1, 1, 1]), problem, max_iter=5000, tol=1e-10)
        assert trace.converged
        assert abs(trace.w[-1, 1]) <= 1e-8
    nothing = Problem(Quadratic(np.zeros((4, 2)), np.ones(4)), L1(0.5))
    trace = run(solver(nothing, [1.0, -2.0]), nothing)
    assert trace.converged
    assert np.array_equal(trace.w[-1], [0.0, 0.0])


@pytest.mark.parametrize("step", [None, 0.3, 1.9])
@pytest.mark.parametrize("fit", DATAFITS)
def test_ista_never_rises_below_two_over_l(fit, step):
    for seed in range(5):
        problem, rng = problem_of(fit, L1, seed)
        size = step and step / problem.datafit.lipschitz
        trace = run(ista(problem, 3 * rng.standard_normal(5), size), problem, max_iter=200, tol=0)
        assert np.all(np.diff(trace.value) <= 1e-13 * trace.value[:-1])


def test_ista_rises_beyond_two_over_l():
    problem, _ = problem_of(Quadratic, L1, 0)
    trace = run(ista(problem, np.ones(5), 2.5 / problem.datafit.lipschitz), problem, max_iter=30)
    assert trace.value[-1] > trace.value[0]
    assert not trace.converged


@pytest.mark.parametrize(
    ("solver", "bound"),
    [(ista, lambda k: 1 / (2 * k)), (fista, lambda k: 2 / (k + 1) ** 2)],
)
def test_rates_of_beck_and_teboulle(solver, bound):
    """Theorems 3.1 and 4.4: P(w_k) - P* <= bound(k) * L ||w_0 - w*||^2."""
    for seed in range(6):
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((25, 40)) + 2 * rng.standard_normal((25, 1))  # ill-conditioned, wide
        f = Quadratic(X, rng.standard_normal(25))
        problem = Problem(f, L1(0.02 * np.abs(f.gradient_at_zero).max()))
        best, start = solve(problem), rng.standard_normal(40)
        trace = run(solver(problem, start), problem, max_iter=300, tol=0)
        k = np.arange(1, 301)
        reach = f.lipschitz * ((start - best.w) ** 2).sum()
        assert np.all(trace.value[1:] - best.value <= bound(k) * reach * (1 + 1e-12))


def test_fista_is_fister():
    """Where the problem is ill-conditioned; near the end of an easy one ista is the faster."""
    data = sparse_regression(100, 10, rng=np.random.default_rng(0), correlation=0.9)
    problem = Problem(Quadratic(data.X, data.y), L1(0.01))
    steps = {s: len(run(s(problem, np.zeros(10)), problem, max_iter=5000, tol=1e-5).w) for s in (ista, fista)}
    assert steps[fista] < steps[ista] / 2


def test_fista_yields_the_iterate_and_stops_by_it():
    """The bug to catch: a stopping rule evaluated at the extrapolated point z."""
    problem = sparse_problem()
    trace = run(fista(problem, np.zeros(60)), problem, max_iter=5000, tol=1e-6)
    assert trace.converged
    assert problem.kkt_violation(trace.w[-1]) == trace.kkt[-1] <= 1e-6
    step, w, t = 1 / problem.datafit.lipschitz, trace.w, 1.0
    z = w[0]
    for k in range(1, 40):  # each w is a prox of z, and only z is extrapolated
        prox = problem.penalty.prox(z - step * problem.datafit.gradient(z), step)
        assert np.allclose(w[k], prox, rtol=1e-12, atol=1e-14)
        t, t_old = (1 + np.sqrt(1 + 4 * t**2)) / 2, t
        z = w[k] + (t_old - 1) / t * (w[k] - w[k - 1])
    assert np.any(w[39] == 0)


def test_gradient_descent_is_ridge():
    for seed in range(4):
        problem, rng = problem_of(Quadratic, L2, seed)
        X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
        trace = run(gradient_descent(problem, rng.standard_normal(5)), problem, max_iter=5000, tol=1e-12)
        assert trace.converged
        assert np.allclose(trace.w[-1], np.linalg.solve(X.T @ X + 20 * lam * np.eye(5), X.T @ y), atol=1e-10)
        assert np.all(np.diff(trace.value) <= 1e-13 * trace.value[:-1])


@pytest.mark.parametrize("penalty", [L1(0.1), ElasticNet(0.1, 0.5)])
def test_gradient_descent_refuses_a_kink(penalty):
    problem = Problem(Quadratic(np.eye(2), np.ones(2)), penalty)
    with pytest.raises(ValueError, match=r"problem: got .*, which has a kink at 0; give L2, or use ista"):
        next(gradient_descent(problem, [0, 0]))


def test_gradient_descent_takes_what_has_no_kink_by_its_numbers():
    problem = Problem(Quadratic(np.eye(2), np.ones(2)), ElasticNet(0.1, 0.0))
    assert run(gradient_descent(problem, [0, 0]), problem).converged


def test_subgradients_give_no_exact_zeros_and_ista_gives_the_right_ones():
    problem = sparse_problem()
    start = np.random.default_rng(3).standard_normal(60)
    support = solve(problem).w != 0
    assert 0 < support.sum() < 30
    slow = run(subgradient_descent(problem, start), problem, max_iter=2000)
    assert np.all(slow.w[-1] != 0)
    assert slow.value.min() - solve(problem).value <= 0.05 * solve(problem).value  # though it gets close
    assert np.any(np.diff(slow.value) > 0)  # and is not monotone
    exact = run(ista(problem, start), problem, max_iter=5000)
    assert exact.converged
    assert np.array_equal(exact.w[-1] != 0, support)


def test_subgradient_steps_fade_like_one_over_the_root():
    problem, _ = problem_of(Quadratic, L1, 0)
    w = list(islice(subgradient_descent(problem, np.ones(5), 0.01), 6))
    for k in range(5):
        assert np.allclose(w[k] - w[k + 1], 0.01 / np.sqrt(k + 1) * problem.subgradient(w[k]), atol=1e-14)


def slopes_along(problem, w):
    return np.array([problem.subgradient(at) for at in w])


@pytest.mark.parametrize("seed", range(4))
def test_the_best_subgradient_iterate_so_far_keeps_its_bound(seed):
    """Shor (1985): P_best - P* <= (||w_m - w*||^2 + sum s_i^2 ||g_i||^2) / (2 sum s_i), sums over m <= i < k.

    For any m; with m = k/2 and steps 1/sqrt(i + 1) that is O(1/sqrt(k)).
    """
    problem, rng = problem_of(Quadratic, L1, seed)
    best = solve(problem)
    trace = run(subgradient_descent(problem, 2 * rng.standard_normal(5)), problem, max_iter=1000, tol=0)
    so_far = np.minimum.accumulate(trace.value) - best.value
    steps = 1 / problem.datafit.lipschitz / np.sqrt(np.arange(1001) + 1)
    moves = (steps[:, None] * slopes_along(problem, trace.w)) ** 2
    away = ((trace.w - best.w) ** 2).sum(axis=1)
    for k in range(1, 1001):
        for m in (0, k // 2):
            bound = (away[m] + moves[m:k].sum()) / (2 * steps[m:k].sum())
            assert so_far[k - 1] <= bound * (1 + 1e-12)
    assert so_far[-1] * np.sqrt(1000) <= so_far[30] * np.sqrt(30) * 2  # and it does fall like that


def adam_by_the_paper(gradient, w, alpha, steps):
    """Algorithm 1 of Kingma & Ba (2015), a weight at a time, in the paper's letters."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    theta, m, v = [float(x) for x in w], [0.0] * len(w), [0.0] * len(w)
    for t in range(1, steps + 1):
        g = gradient(np.array(theta))
        for j in range(len(theta)):
            m[j] = beta1 * m[j] + (1 - beta1) * g[j]
            v[j] = beta2 * v[j] + (1 - beta2) * g[j] * g[j]
            m_hat = m[j] / (1 - beta1**t)
            v_hat = v[j] / (1 - beta2**t)
            theta[j] = theta[j] - alpha * m_hat / (v_hat**0.5 + epsilon)
    return theta


@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("step", [None, 0.05])
def test_adam_is_the_papers_algorithm(fit, step):
    problem, rng = problem_of(fit, L1, 3)
    start = rng.standard_normal(5)
    size = {} if step is None else {"step": step}
    w = list(islice(adam(problem, start, **size), 201))
    for k in (1, 2, 10, 200):
        by_hand = adam_by_the_paper(problem.subgradient, start, step or 0.001, k)
        assert np.allclose(w[k], by_hand, rtol=1e-9, atol=1e-12)


def test_adam_moves_every_weight_by_its_step_at_first_and_never_leaves_the_floats():
    problem, rng = problem_of(Quadratic, L1, 4)
    w = list(islice(adam(problem, 3 * rng.standard_normal(5), 0.02), 2))
    assert np.allclose(np.abs(w[1] - w[0]), 0.02, rtol=1e-6)
    assert len(run(adam(problem, np.ones(5), 1e3), problem, max_iter=500, tol=0).w) == 501


@pytest.mark.parametrize("batch", [1, 4, 7, 20, 50])
@pytest.mark.parametrize("fit", DATAFITS)
def test_a_pass_of_sgd_takes_every_row_once(fit, batch):
    """Written out with a problem of its own for each few rows: its loss and the whole penalty."""
    problem, rng = problem_of(fit, L1, 1)
    f, start = problem.datafit, rng.standard_normal(5)
    w = start.copy()
    shuffle = np.random.default_rng(9)
    ws = list(islice(sgd(problem, start, 0.05, rng=np.random.default_rng(9), batch=batch), 4))
    for k in range(3):
        assert np.allclose(w, ws[k], rtol=1e-12)
        order = shuffle.permutation(20)
        for first in range(0, 20, batch):
            rows = order[first : first + batch]
            part = Problem(fit(f.X[rows], f.y[rows]), problem.penalty)
            w = w - 0.05 / np.sqrt(k + 1) * part.subgradient(w)
    assert np.allclose(w, ws[3], rtol=1e-12)


@pytest.mark.parametrize("fit", DATAFITS)
def test_the_default_step_of_sgd_is_safe_for_every_row(fit):
    problem, _ = problem_of(fit, L2, 1)
    f = problem.datafit
    curvature = max(fit(f.X[[i]], f.y[[i]]).lipschitz for i in range(20)) + problem.penalty.lam
    default, given = (
        list(islice(sgd(problem, np.ones(5), step, rng=np.random.default_rng(1)), 3))
        for step in (None, 1 / curvature)
    )
    assert np.array_equal(default, given)


def test_sgd_of_all_rows_is_subgradient_descent():
    problem, rng = problem_of(Quadratic, L1, 2)
    start = rng.standard_normal(5)
    ours = list(islice(sgd(problem, start, 0.1, rng=rng, batch=20), 6))
    assert np.allclose(ours, list(islice(subgradient_descent(problem, start, 0.1), 6)), rtol=1e-12)


@pytest.mark.parametrize("kind", PENALTIES)
def test_sgd_and_adam_come_near(kind):
    problem, rng = problem_of(Logistic, kind, 7)
    start, best = rng.standard_normal(5), solve(problem).value
    for iterates in (sgd(problem, start, rng=rng), adam(problem, start, 0.01)):
        trace = run(iterates, problem, max_iter=600, tol=0)
        assert trace.value[-1] - best <= 0.01 * (trace.value[0] - best)


def test_clipping_stops_at_zero_and_does_not_hold():
    problem = sparse_problem()
    start = np.random.default_rng(3).standard_normal(60)
    w = np.array(list(islice(clipped(problem, start), 2001)))
    assert not np.any(w[:-1] * w[1:] < 0)  # no weight jumps over 0
    dead = w[:-1] == 0
    assert np.any(dead)
    assert np.all(w[1:][dead] != 0)  # and none rests on it
    assert np.any(w[-1][solve(problem).w == 0] != 0)


def test_clipping_for_good_depends_on_the_way():
    problem = sparse_problem()
    rng = np.random.default_rng(3)
    support = solve(problem).w != 0
    ends = []
    for _ in range(4):
        w = np.array(list(islice(clipped_for_good(problem, rng.standard_normal(60)), 2001)))
        dead = w[:-1] == 0
        assert np.all(w[1:][dead] == 0)
        ends.append(w[-1] != 0)
    assert len({tuple(end) for end in ends}) == 4
    assert any(np.any(support & ~end) for end in ends)  # weights that the optimum needs are dead
    stuck = list(islice(clipped_for_good(problem, np.zeros(60)), 5))
    assert not np.any(stuck)


@pytest.mark.parametrize("solver", [clipped, clipped_for_good])
def test_clipping_is_a_subgradient_step_while_no_weight_changes_sign(solver):
    problem = Problem(Quadratic(np.eye(2), np.array([2.0, 3.0])), L1(0.1))
    ours, plain = (list(islice(s(problem, [1, 1], 0.3), 30)) for s in (solver, subgradient_descent))
    assert np.array_equal(ours, plain)


def test_coordinate_descent_minimises_over_each_coordinate_in_turn():
    problem, rng = problem_of(Quadratic, L1, 1)
    first, second = islice(coordinate_descent(problem, rng.standard_normal(5)), 2)
    w = first.copy()
    for j in range(5):
        others = [problem.value(np.where(np.arange(5) == j, x, w)) for x in np.linspace(-3, 3, 2001)]
        w[j] = second[j]
        assert problem.value(w) <= min(others) + 1e-12


@pytest.mark.parametrize("step", [0, -0.1])
@pytest.mark.parametrize("solver", STEPPED, ids=lambda f: f.__name__)
def test_a_step_that_leads_nowhere_is_refused(solver, step):
    problem = Problem(Quadratic(np.eye(2), np.ones(2)), L2(0.1))
    with pytest.raises(ValueError, match=rf"^step: got {step}; give a finite number > 0$"):
        next(seeded(solver)(problem, np.ones(2), step))


def test_run_keeps_the_start_and_counts_steps():
    problem, rng = problem_of(Quadratic, L1, 2)
    start = rng.standard_normal(5)
    for steps in (0, 1, 7):
        trace = run(ista(problem, start), problem, max_iter=steps, tol=0)
        assert np.array_equal(trace.w[0], start)
        assert len(trace.w) == len(trace.value) == len(trace.kkt) == steps + 1
        assert not trace.converged
        assert np.allclose(trace.value, [problem.value(w) for w in trace.w])
        assert np.allclose(trace.kkt, [problem.kkt_violation(w) for w in trace.w])


def test_run_stops_at_the_first_iterate_that_meets_the_tolerance():
    problem, rng = problem_of(Quadratic, L1, 2)
    trace = run(ista(problem, rng.standard_normal(5)), problem, tol=1e-4)
    assert trace.converged
    assert trace.kkt[-1] <= 1e-4 < trace.kkt[:-1].min()
    at_once = run(ista(problem, solve(problem).w), problem)
    assert at_once.converged
    assert len(at_once.w) == 1


@named([f for f in STEPPED if f not in {adam, clipped_for_good}])  # one's moves are bounded, one's end at 0
@pytest.mark.parametrize("size", [1e3, 1e200])
def test_a_step_far_too_long_ends_with_a_warning_that_names_a_safe_one(solver, size):
    """Iterates leave the floats: the trace ends with the last finite one, its flag down."""
    problem, _ = problem_of(Quadratic, L2, 2)
    with pytest.warns(ConvergenceWarning, match=r"iterate \d+ is not finite, the step is too long") as caught:
        trace = run(seeded(solver)(problem, np.ones(5), size), problem, max_iter=2000)
    assert not trace.converged
    assert len(trace.w) < 2000
    for values in (trace.w, trace.value, trace.kkt):
        assert np.isfinite(values).all()
    (warning,) = caught
    assert warning.filename == __file__
    assert f"iterate {len(trace.w)} is not" in str(warning.message)
    safe = 1 / (problem.datafit.lipschitz + problem.penalty.lam)
    assert f"= {safe:.3g}, is a safe step" in str(warning.message)
    assert len(run(seeded(solver)(problem, np.ones(5), safe / 4), problem, max_iter=50, tol=0).w) == 51


def test_the_safe_step_is_one_over_the_largest_curvature():
    problem = Problem(Quadratic(2 * np.eye(2), np.ones(2)), L1(0.1))  # L = 4/2
    with pytest.warns(ConvergenceWarning, match=r"= 0\.5, is a safe step \(L = problem\.datafit\.lip"):
        run(ista(problem, [1, 1], 1e9), problem)
    assert run(ista(problem, [1, 1], 0.5), problem).converged
    nothing = Problem(Quadratic(np.zeros((2, 1)), np.ones(2)), L1(0.1))
    with pytest.warns(ConvergenceWarning, match="= 1, is a safe step"):
        run([np.ones(1), np.full(1, np.inf)], nothing, tol=0)


def test_run_takes_any_iterates_and_wants_one_that_is_finite():
    problem, _ = problem_of(Quadratic, L1, 0)
    assert run([np.zeros(5)], problem).w.shape == (1, 5)
    with pytest.warns(ConvergenceWarning, match="iterate 1 is not finite"):
        trace = run(iter([np.zeros(5), np.full(5, np.nan), np.ones(5)]), problem)
    assert len(trace.w) == 1
    assert not trace.converged
    for nothing in ([], [np.full(5, np.inf)]):
        with pytest.raises(ValueError, match="iterates: got no finite iterate"):
            run(nothing, problem)


@pytest.mark.parametrize("size", [1e-140, 1e-60, 1e60, 1e140])
def test_coordinate_descent_takes_its_steps_in_any_unit(size):
    """The bug to catch: a least curvature that is not little for data of small numbers."""
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((20, 3)), rng.standard_normal(20)
    sweeps = [len(run(coordinate_descent(p, np.zeros(3)), p).w) for p in (
        Problem(Quadratic(X, y), L1(0.05)), Problem(Quadratic(size * X, y), L1(0.05 * size))
    )]  # fmt: skip
    assert sweeps[0] == sweeps[1]


def test_sgd_asks_only_the_longest_row_for_its_step():
    """Its answer alone may be smaller than a datafit takes."""
    problem = Problem(Quadratic([[5.0], [1.0]], [1e-200, 1.0]), L2(0.1))
    assert np.isfinite(run(sgd(problem, [0.0], rng=np.random.default_rng(0)), problem, max_iter=20).w).all()
