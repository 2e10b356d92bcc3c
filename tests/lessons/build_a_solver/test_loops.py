"""The loops arrive where scikit-learn does, and what is screened is 0 there."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import L1, Problem, Quadratic
from l1l2.lessons.build_a_solver import accelerate, descend, repeat, screen
from l1l2.lessons.build_a_solver.loops import find_dual_point, find_reach

RNG = np.random.default_rng(5)
X = RNG.standard_normal((30, 8))
Y = X[:, :2] @ [2.0, -1.0] + RNG.standard_normal(30)
LAM = 0.3
BEST = Lasso(LAM, fit_intercept=False, tol=1e-13, max_iter=10**5).fit(X, Y).coef_
PROBLEM = Problem(Quadratic(X, Y), L1(LAM))


def soft(v, t):
    return v - np.clip(v, -t, t)


def step(X, y, w, lam):
    eta = len(y) / np.linalg.norm(X, 2) ** 2
    return soft(w - eta * X.T @ (X @ w - y) / len(y), eta * lam)


def ahead(w, old, t):
    new = (1 + (1 + 4 * t * t) ** 0.5) / 2
    return w + (t - 1) / new * (w - old), new


def update(x, r, w_j, lam):
    return soft(x @ r / 30 + x @ x / 30 * w_j, lam) / (x @ x / 30)


@pytest.mark.parametrize(
    "w",
    [
        descend(update, X, Y, LAM, 100),
        repeat(step, X, Y, LAM, 1000),
        accelerate(step, ahead, X, Y, LAM, 1000),
    ],
    ids=["descend", "repeat", "accelerate"],
)
def test_each_loop_arrives(w):
    assert w == pytest.approx(BEST, abs=1e-8) and ((w == 0) == (BEST == 0)).all()


def test_no_loop_moves_without_steps():
    assert not repeat(step, X, Y, LAM, 0).any() and not descend(update, X, Y, LAM, 0).any()


def test_the_dual_point_is_in_the_polytope_and_touches_it():
    for w in RNG.standard_normal((5, 8)):
        assert abs(find_dual_point(PROBLEM, w) @ X).max() == pytest.approx(30 * LAM)
    u = find_dual_point(Problem(PROBLEM.datafit, L1(100.0)), np.zeros(8))
    assert u == pytest.approx(Y), "what is inside stays"


def test_the_reach_is_the_radius_times_the_length():
    w = np.full(8, 0.1)
    reach = find_reach(PROBLEM, w)[1]
    assert reach == pytest.approx(
        np.linalg.norm(X, axis=0) * np.sqrt(2 * PROBLEM.duality_gap(w) / 30), rel=1e-6
    )


def test_what_is_screened_is_zero_and_all_is_screened_at_the_end():
    assert not screen(PROBLEM, np.ones(8)).any()
    for steps in (2, 5, 20):
        assert not BEST[screen(PROBLEM, repeat(step, X, Y, LAM, steps))].any()
    assert screen(PROBLEM, BEST).tolist() == (BEST == 0).tolist()
