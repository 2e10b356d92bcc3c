"""What notebook 05 says about its race: 60 weights, eight methods."""

from functools import cache
from itertools import islice

import numpy as np

from ...course.claim import claim
from ...maths.datafits import Logistic, Quadratic
from ...maths.descent import (
    adam,
    clipped_for_good,
    coordinate_descent,
    fista,
    gradient_descent,
    ista,
    subgradient_descent,
)
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.trace import Trace, run
from ...validate import Array
from .methods import STEPS, race
from .two_weights import paths, two_weights


@claim("gradient_descent/no_zeros_without_a_threshold")
def no_zeros_without_a_threshold() -> None:
    problem, _ = _data()
    for name in ("subgradient_descent", "adam"):
        w = _after_5000(name)
        assert (w != 0).all() and problem.kkt_violation(w) > 1e-8, f"{name}: `run` would have stopped before"


@claim("gradient_descent/thresholds_make_zeros")
def thresholds_make_zeros() -> None:
    alive = _minimiser() != 0
    assert (~alive).sum() == 55
    for method in (ista, fista, coordinate_descent):
        trace = _run(method.__name__)
        assert trace.converged and len(trace.w) <= 500 and np.array_equal(trace.w[-1] != 0, alive), method


@claim("gradient_descent/support_is_final")
def support_is_final() -> None:
    alive = _minimiser() != 0
    right = ((_run("ista").w != 0) == alive).all(axis=1)
    assert alive.sum() == 5 and not right[37] and right[38:].all(), np.flatnonzero(~right)


@claim("gradient_descent/neither_is_the_faster_one")
def neither_is_the_faster_one() -> None:
    for share, steps in (0.2, (272, 167)), (0.1, (298, 312)):
        assert all(trace.converged for trace, _, _ in _pair(share))
        assert tuple(len(trace.w) - 1 for trace, _, _ in _pair(share)) == steps, share


@claim("gradient_descent/zeros_on_the_way_are_no_verdict")
def zeros_on_the_way_are_no_verdict() -> None:
    w = _run("fista").w[20]
    assert (w == 0).sum() == 56 and ((w == 0) & (_minimiser() != 0)).any()


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
    problem, start = _data()
    misfit = np.linalg.eigvalsh(problem.datafit.curvature(start))
    assert abs(misfit[0]) < 1e-9 and np.isclose(misfit[-1], problem.datafit.lipschitz)
    assert (misfit > 1e-9).sum() == 30, "in the other 30 directions the misfit is flat"
    for lam in (0.1, 0.7, 3.0):
        assert np.allclose(_curvatures(Problem(problem.datafit, L2(lam)), start), misfit + lam, atol=1e-4)
        assert np.allclose(_curvatures(Problem(problem.datafit, L1(lam)), start), misfit, atol=1e-4)
    lams = np.geomspace(1e-3, 1e3, 50)
    assert (np.diff((misfit[-1] + lams) / lams) < 0).all()


@claim("gradient_descent/almost_the_right_number")
def almost_the_right_number() -> None:
    w = race().w["clipped for good"][-1]
    assert STEPS[-1] == 5000 and np.array_equal(race().problem.datafit.X, _data()[0].datafit.X)
    dead, needed = w == 0, _minimiser() != 0
    assert (dead.sum(), (dead & needed).sum(), (~dead & ~needed).sum()) == (54, 3, 4)


@claim("gradient_descent/permanent_kill_depends_on_the_path")
def permanent_kill_depends_on_the_path() -> None:
    problem, _ = _data()
    alive = np.flatnonzero(_minimiser()).tolist()
    assert alive == [0, 1, 2, 3, 49]
    starts = [np.random.default_rng(seed).standard_normal(60) for seed in range(4)]
    ends = [next(islice(clipped_for_good(problem, start), 2000, None)) for start in starts]
    assert all(problem.kkt_violation(w) > 1e-8 for w in ends), "`run` would have stopped before"
    found = [np.flatnonzero(w).tolist() for w in ends]
    assert len(set(map(tuple, found))) == 4 and alive not in found, found


@claim("gradient_descent/one_minimiser")
def one_minimiser() -> None:
    """The living columns are independent, and every other pull is below λ: nothing else can be optimal."""
    problem, _ = _data()
    w = _minimiser()
    lam, pull = problem.penalty.l1, np.abs(problem.datafit.gradient(w))
    assert (pull[w == 0] < lam * (1 - 1e-6)).all()
    assert np.linalg.matrix_rank(problem.datafit.X[:, w != 0]) == (w != 0).sum()


@claim("gradient_descent/tolerance_makes_zeros")
def tolerance_makes_zeros() -> None:
    dial = (1e-6, 1e-4, 1e-3, 1e-2, 1e-1)
    problem, _ = _data()
    counts = [int((np.abs(_after_5000("subgradient_descent")) < tol).sum()) for tol in dial]
    assert counts == [0, 5, 36, 56, 56], counts
    exact = solve(problem)
    assert exact.kkt < 1e-10 and (exact.w == 0).sum() == 55 and f"{exact.w[49]:.4f}" == "-0.0047"
    assert np.abs(exact.w[exact.w != 0]).min() == -exact.w[49]
    ridge = solve(Problem(problem.datafit, L2(problem.penalty.l1))).w
    assert (ridge != 0).all() and (np.abs(ridge) < 0.1).sum() == 19


@claim("gradient_descent/turns_on_the_map")
def turns_on_the_map() -> None:
    high, low = (Problem(two_weights(), L1(lam)) for lam in (1.6, 0.1))
    assert (solve(high).w == 0).all() and (solve(low).w != 0).all()
    runs = paths(high, low)
    dead = {name: ((w[40] == 0).all(), (w[80] == 0).any()) for name, w in runs.items()}
    assert {name for name, zeros in dead.items() if zeros == (True, False)} == {
        "ISTA",
        "FISTA",
        "coordinate descent",
    }
    for name, w in runs.items():
        nearer = np.linalg.norm(w[80] - solve(low).w) < 0.5 * np.linalg.norm(w[40] - solve(low).w)
        assert nearer == (name != "clipped for good"), name
    assert (runs["clipped for good"][40:] == 0).all()


@claim("gradient_descent/bounds_hold")
def bounds_hold() -> None:
    """The race's problem and others: tall and wide, correlated, logistic, weak and strong λ, far starts."""
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
    track = race()
    problem, _ = _data()
    assert np.allclose(track.problem.datafit.X, problem.datafit.X), "the picture's data are the cell's"
    said = [f"{track.bound['T'][99]:.1f}", f"{track.gap['ISTA'][100]:.1e}"]
    said += [f"{track.bound['√T'][99]:.0f}", f"{track.gap['subgradient'][100]:.2f}"]
    assert said == ["1.9", "5.6e-06", "25", "0.86"], said
    assert track.gap["subgradient"][5000] > 0.01
    assert (track.gap["subgradient"][1:] <= track.bound["√T"]).all()
    at_ten = {name: gap[10] for name, gap in track.gap.items()}
    assert min(at_ten, key=at_ten.__getitem__) == "coordinate descent", at_ten
    assert at_ten["coordinate descent"] < 1e-8


@claim("gradient_descent/geometric_once_the_support_is_final")
def geometric_once_the_support_is_final() -> None:
    problem, _ = _data()
    gap = _run("ista").value - solve(problem).value
    ratio = gap[41:151] / gap[40:150]
    assert ratio.max() < 0.95, ratio.max()


@cache
def _data() -> tuple[Problem, Array]:
    """The lasso that the notebook makes, and its start."""
    rng = np.random.default_rng(8)
    X = rng.standard_normal((30, 60))
    y = X[:, :4] @ [3, -2, 2, 1.5] + 0.3 * rng.standard_normal(30)
    problem = Problem(Quadratic(X, y), L1(0.2 * np.abs(X.T @ y).max() / 30))
    return problem, rng.standard_normal(60)


@cache
def _minimiser() -> Array:
    return solve(_data()[0]).w


@cache
def _run(name: str) -> Trace:
    methods = ista, fista, coordinate_descent
    problem, start = _data()
    (method,) = (method for method in methods if method.__name__ == name)
    return run(method(problem, start), problem, max_iter=5000)


@cache
def _after_5000(name: str) -> Array:
    """Where a method that never converges is after 5,000 steps: its iterates alone, judged by nobody."""
    methods = subgradient_descent, adam
    problem, start = _data()
    (method,) = (method for method in methods if method.__name__ == name)
    return next(islice(method(problem, start), 5000, None))


@cache
def _pair(share: float) -> tuple[tuple[Trace, Array, float], tuple[Trace, Array, float]]:
    """ISTA on the lasso, gradient descent on ridge: the run, the minimiser, the condition number."""
    problem, start = _data()
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
    problems = [_data()]
    for n, p, kind in (40, 5, Quadratic), (10, 30, Quadratic), (30, 8, Logistic), (1, 1, Quadratic):
        X = rng.standard_normal((n, p)) + 2 * rng.standard_normal((n, 1))  # columns that correlate
        y = np.where(X[:, 0] + rng.standard_normal(n) > 0, 1.0, -1.0)
        for share, far in (0.02, 1.0), (0.5, 30.0):
            problem = Problem(kind(X, y), L1(share * Problem(kind(X, y), L1(1.0)).lam_max))
            problems.append((problem, far * rng.standard_normal(p)))
    return problems
