"""What the lesson says about the dual, its faces, the columns that can go, the path and the speed."""

import numpy as np
from scipy.optimize import LinearConstraint, minimize

from ...course.claim import claim
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from .claims import draw_problem, fit_sklearn, measure_objective
from .exercise_dual import compute_gap
from .loops import find_reach, screen
from .polytope import COLUMNS, LAM, SIDE, find_corners, find_faces, fit
from .screening import LAST, make_screened, run_screened, screened
from .speed import measure_speed


@claim("build_a_solver/weak_duality")
def weak_duality() -> None:
    """The one line of the proof, for any w and u; and that D(u) is a bound for each u of the polytope."""
    rng = np.random.default_rng(2)
    for seed in range(10):
        problem = draw_problem(seed)
        X, y, lam, n = problem.datafit.X, problem.datafit.y, problem.penalty.lam, 20
        least = measure_objective(problem, fit_sklearn(problem))
        for _ in range(10):
            w, u = rng.standard_normal(6), rng.standard_normal(n)
            dual = (y @ y - (y - u) @ (y - u)) / (2 * n)
            r = y - X @ w
            terms = lam * np.abs(w) - w * (X.T @ u) / n
            assert np.isclose(measure_objective(problem, w) - dual, (r - u) @ (r - u) / (2 * n) + terms.sum())
            u = u * n * lam / np.abs(X.T @ u).max()
            assert (y @ y - (y - u) @ (y - u)) / (2 * n) <= least + 1e-10
            assert (lam * np.abs(w) - w * (X.T @ u) / n >= -1e-12).all()


@claim("build_a_solver/nearest_point")
def nearest_point() -> None:
    """SciPy projects y on the polytope, without a lasso."""
    for seed in range(4):
        problem = draw_problem(seed, n=8)
        X, y, most = problem.datafit.X, problem.datafit.y, 8 * problem.penalty.lam
        found = minimize(
            lambda u, y=y: (u - y) @ (u - y) / 2,
            np.zeros(8),
            jac=lambda u, y=y: u - y,
            method="SLSQP",
            constraints=[LinearConstraint(X.T, -most, most)],
            options={"ftol": 1e-14, "maxiter": 500},
        ).x
        assert np.allclose(found, y - X @ fit_sklearn(problem), atol=1e-5)


@claim("build_a_solver/faces_and_support")
def faces_and_support() -> None:
    for y in [(a, b) for a in SIDE for b in SIDE]:
        w = fit(*y)[1]
        faces = find_faces(np.array(y) - COLUMNS @ w, LAM)
        assert set(np.flatnonzero(w) + 1) <= set(faces)
    assert [np.count_nonzero(fit(*y)[1]) for y in ((2.0, 0.0), (0.4, 0.4))] == [1, 0]


@claim("build_a_solver/beyond_corner")
def beyond_corner() -> None:
    for corner in find_corners(LAM):
        faces = find_faces(corner, LAM)
        y = corner + COLUMNS[:, [j - 1 for j in faces]] @ np.sign(COLUMNS.T @ corner)[[j - 1 for j in faces]]
        w = fit(*y)[1]
        assert np.allclose(y - COLUMNS @ w, corner) and len(faces) == 2
        assert (np.flatnonzero(w) + 1).tolist() == faces
    w = fit(1.6, 1.4)[1]
    assert np.flatnonzero(w).tolist() == [0, 1], "the state that is shown"


@claim("build_a_solver/three_at_work")
def three_at_work() -> None:
    problem = make_screened()
    assert problem.p == 30 and np.count_nonzero(fit_sklearn(problem)) == 3


@claim("build_a_solver/screened")
def screened_columns() -> None:
    problem, w = make_screened(), fit_sklearn(make_screened())
    facts = [screened().frame(step=k).facts for k in range(LAST + 1)]
    assert [(f["low"], f["gone"]) for f in facts[3:6]] == [(29, 3), (29, 20), (29, 26)]
    assert f"{facts[3]['gap']:.1g}" == "0.2"
    correlation = find_reach(problem, run_screened()[3])[0]
    assert (w[correlation < (1 - 1e-9) * problem.penalty.lam] != 0).sum() == 2
    for step in run_screened():
        assert (w[screen(problem, step)] == 0).all()


@claim("build_a_solver/ball")
def ball() -> None:
    for seed in range(10):
        problem = draw_problem(seed)
        X, y, lam, n = problem.datafit.X, problem.datafit.y, problem.penalty.lam, 20
        best = y - X @ fit_sklearn(problem)
        for w in np.random.default_rng(seed).standard_normal((20, 6)):
            r = y - X @ w
            u = r * min(1, n * lam / np.abs(r @ X).max())
            assert np.linalg.norm(best - u) <= np.sqrt(2 * n * compute_gap(X, y, lam, w)) + 1e-6


@claim("build_a_solver/rounding")
def rounding() -> None:
    """One float below lam, and a radius of 0, is below lam: the column of a non-zero weight would go."""
    problem = make_screened()
    w, lam = solve(problem).w, problem.penalty.lam
    correlation, reach = find_reach(problem, w)
    support = w != 0
    assert np.allclose(correlation[support], lam, rtol=1e-9)
    assert np.nextafter(lam, 0) + 0.0 < lam
    assert (reach[support] > 1e-9).all() and not screen(problem, w)[support].any()
    far = np.full(problem.p, 1e200)
    with np.errstate(over="ignore", invalid="ignore"):
        assert not screen(problem, far).any(), "an infinite gap drops nothing"


@claim("build_a_solver/linear_in_lam")
def linear_in_lam() -> None:
    problem = draw_problem(3)
    X, y = problem.datafit.X, problem.datafit.y
    found = 0
    for lam in (0.05, 0.3, 0.6, 1.0):
        w = fit_sklearn(Problem(problem.datafit, L1(lam)))
        A, s = X[:, w != 0], np.sign(w[w != 0])
        assert np.allclose(np.linalg.solve(A.T @ A, A.T @ y - 20 * lam * s), w[w != 0], atol=1e-7)
        found += s.size
    assert found > 6


@claim("build_a_solver/conditioning")
def conditioning() -> None:
    rows = {share: measure_speed(share) for share in (0.02, 0.05, 0.1, 0.2, 0.4, 0.6)}
    for share, (kappa, steps, other, more) in rows.items():
        assert (kappa < other) == (steps < more) or share == 0.1
        assert (steps < more) == (share <= 0.05)
    assert [f"{rows[0.1][k]:.0f}" for k in (0, 2)] == ["29", "30"]
    kappas = np.array([(row[0], row[2]) for row in rows.values()])
    assert (np.diff(kappas, axis=0) <= 1e-9).all()
