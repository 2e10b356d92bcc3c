"""What *Gradient descent* says about exact zeros: which methods make them, and which are the right ones."""

from itertools import islice

import numpy as np

from ...course.claim import claim
from ...maths.descent import clipped_for_good
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from .lasso import after_5000_steps, make_lasso, minimiser, run_method
from .methods import STEPS, run_methods
from .two_weights import follow_methods, make_datafit


@claim("gradient_descent/no_zeros_without_a_threshold")
def no_zeros_without_a_threshold() -> None:
    problem, _ = make_lasso()
    for name in ("subgradient_descent", "adam"):
        w = after_5000_steps(name)
        assert (w != 0).all() and problem.kkt_violation(w) > 1e-8, f"{name}: `run` would have stopped before"


@claim("gradient_descent/thresholds_make_zeros")
def thresholds_make_zeros() -> None:
    alive = minimiser() != 0
    assert (~alive).sum() == 55
    for method in ("ista", "fista", "coordinate_descent"):
        trace = run_method(method)
        assert trace.converged and len(trace.w) <= 500 and np.array_equal(trace.w[-1] != 0, alive), method


@claim("gradient_descent/support_is_final")
def support_is_final() -> None:
    alive = minimiser() != 0
    right = ((run_method("ista").w != 0) == alive).all(axis=1)
    assert alive.sum() == 5 and not right[37] and right[38:].all(), np.flatnonzero(~right)


@claim("gradient_descent/zeros_on_the_way_are_no_verdict")
def zeros_on_the_way_are_no_verdict() -> None:
    w = run_method("fista").w[20]
    assert (w == 0).sum() == 56 and ((w == 0) & (minimiser() != 0)).any()


@claim("gradient_descent/almost_the_right_number")
def almost_the_right_number() -> None:
    w = run_methods().w["clipped_for_good"][-1]
    assert STEPS[-1] == 5000 and np.array_equal(run_methods().problem.datafit.X, make_lasso()[0].datafit.X)
    dead, needed = w == 0, minimiser() != 0
    assert (dead.sum(), (dead & needed).sum(), (~dead & ~needed).sum()) == (54, 3, 4)


@claim("gradient_descent/permanent_kill_depends_on_the_path")
def permanent_kill_depends_on_the_path() -> None:
    problem, _ = make_lasso()
    alive = np.flatnonzero(minimiser()).tolist()
    assert alive == [0, 1, 2, 3, 49]
    starts = [np.random.default_rng(seed).standard_normal(60) for seed in range(4)]
    ends = [next(islice(clipped_for_good(problem, start), 2000, None)) for start in starts]
    assert all(problem.kkt_violation(w) > 1e-8 for w in ends), "`run` would have stopped before"
    found = [np.flatnonzero(w).tolist() for w in ends]
    assert len(set(map(tuple, found))) == 4 and alive not in found, found


@claim("gradient_descent/one_minimiser")
def one_minimiser() -> None:
    """The living columns are independent, and every other pull is below λ: nothing else can be optimal."""
    problem, _ = make_lasso()
    w = minimiser()
    lam, pull = problem.penalty.lam, np.abs(problem.datafit.gradient(w))
    assert (pull[w == 0] < lam * (1 - 1e-6)).all()
    assert np.linalg.matrix_rank(problem.datafit.X[:, w != 0]) == (w != 0).sum()


@claim("gradient_descent/tolerance_makes_zeros")
def tolerance_makes_zeros() -> None:
    tolerances = (1e-6, 1e-4, 1e-3, 1e-2, 1e-1)
    problem, _ = make_lasso()
    counts = [int((np.abs(after_5000_steps("subgradient_descent")) < tol).sum()) for tol in tolerances]
    assert counts == [0, 5, 36, 56, 56], counts
    exact = solve(problem)
    assert exact.kkt < 1e-10 and (exact.w == 0).sum() == 55 and f"{exact.w[49]:.4f}" == "-0.0047"
    assert np.abs(exact.w[exact.w != 0]).min() == -exact.w[49]
    ridge = solve(Problem(problem.datafit, L2(problem.penalty.lam))).w
    assert (ridge != 0).all() and (np.abs(ridge) < 0.1).sum() == 19


@claim("gradient_descent/turns_on_the_map")
def turns_on_the_map() -> None:
    high, low = (Problem(make_datafit(), L1(lam)) for lam in (1.6, 0.1))
    assert (solve(high).w == 0).all() and (solve(low).w != 0).all()
    runs = follow_methods(high, low)
    dead = {name: ((w[40] == 0).all(), (w[80] == 0).any()) for name, w in runs.items()}
    assert {name for name, zeros in dead.items() if zeros == (True, False)} == {
        "ista",
        "fista",
        "coordinate_descent",
    }
    for name, w in runs.items():
        nearer = np.linalg.norm(w[80] - solve(low).w) < 0.5 * np.linalg.norm(w[40] - solve(low).w)
        assert nearer == (name != "clipped_for_good"), name
    assert (runs["clipped_for_good"][40:] == 0).all()
