"""What the lesson says about many weights: the optimality conditions of the lasso."""

import numpy as np

from ...course.claim import claim
from ...course.minimisers import ranges_of_all_minimisers
from ...maths.datafits import Logistic, Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from .kkt import correlations


@claim("derivative/rounded_lasso_has_no_zeros")
def rounded_lasso_has_no_zeros() -> None:
    """On the diabetes data at λ = 10 the lasso has six zeros; the rounded one has none, however small ε."""
    datafit, _ = _diabetes()
    w = solve(Problem(datafit, L1(10.0))).w
    assert (w == 0).sum() == 6
    G, c = datafit.curvature(w), -datafit.gradient_at_zero
    for eps in (1.0, 0.1, 0.01):
        v = w
        for _ in range(500):  # each step a ridge regression that majorises the rounded price
            v = np.asarray(np.linalg.solve(G + np.diag(10.0 / np.hypot(v, eps)), c), float)
        slope = G @ v - c + 10.0 * v / np.hypot(v, eps)
        assert np.abs(slope).max() < 1e-6, "not a minimiser"
        assert (v != 0).all() and np.allclose(v, w, atol=10 * eps)


@claim("derivative/kkt_conditions")
def kkt_conditions() -> None:
    """Solutions meet both conditions; points that meet them beat every other point that is tried."""
    rng = np.random.default_rng(2)
    datafit, _ = _diabetes()
    for lam in (0.5, 3.0, 10.0, 40.0, 50.0):
        problem = Problem(datafit, L1(lam))
        w = solve(problem).w
        pull = -datafit.gradient(w)
        assert np.allclose(pull[w != 0], lam * np.sign(w[w != 0]), atol=1e-8)
        assert (np.abs(pull[w == 0]) <= lam + 1e-8).all()
        others = w + rng.normal(size=(1000, 10)) * 10.0 ** rng.uniform(-3, 1, (1000, 1))
        assert (problem.value(others) > problem.value(w)).all()
        assert min(problem.kkt_violation(other) for other in others[:200]) > 1e-8


@claim("derivative/strict_pull_means_zero")
def strict_pull_means_zero() -> None:
    """In the picture, at every λ of the slider; and in all solutions of designs that have many."""
    datafit, _ = _diabetes()
    for lam in correlations().controls["lam"].values:
        w = solve(Problem(datafit, L1(lam))).w
        below = np.abs(datafit.gradient(w)) < lam * (1 - 1e-9)
        assert (w[below] == 0).all(), lam
    ranges_of_all_minimisers()


@claim("derivative/who_leaves_first")
def who_leaves_first() -> None:
    datafit, names = _diabetes()
    pull = np.abs(datafit.gradient_at_zero)
    assert f"{pull.max():.2f}" == "45.16" and names[pull.argmax()] == "body mass"
    least_squares = np.linalg.lstsq(datafit.X, datafit.y)[0]
    j = np.abs(least_squares).argmax()
    assert names[j] == "cholesterol" and f"{least_squares[j]:.1f}" == "-37.7"
    path = lasso_path(datafit.X, datafit.y)
    left = [int((path.w[:, k] != 0).argmax()) - 1 for k in range(10)]  # the knot where each weight leaves 0
    assert sorted(left).index(left[j]) == 6 and sorted(left).count(left[j]) == 1, left
    assert f"{path.lam[left[j]]:.2f}" == "3.28"


@claim("derivative/certificate_by_hand")
def certificate_by_hand() -> None:
    datafit, _ = _diabetes()
    problem = Problem(datafit, L1(10.0))
    w = solve(problem).w
    pull = np.abs(datafit.gradient(w))
    assert (w != 0).sum() == 4 and np.allclose(pull[w != 0], 10.0)
    assert (w == 0).sum() == 6 and (pull[w == 0] < 9.9).all()
    assert problem.kkt_violation(w) < 1e-8 < problem.kkt_violation(w + 0.1)


@claim("derivative/logistic_lam_max")
def logistic_lam_max() -> None:
    datafit, _ = _diabetes()
    labels = np.where(datafit.y > 0, 1.0, -1.0)
    yes_or_no = Logistic(datafit.X, labels)
    lam_max = np.abs(datafit.X.T @ labels).max() / (2 * len(labels))
    assert np.isclose(Problem(yes_or_no, L1(1.0)).lam_max, lam_max)
    zeros = [(solve(Problem(yes_or_no, L1(share * lam_max))).w == 0).sum() for share in (1.01, 0.99)]
    assert zeros == [10, 9], zeros


@claim("derivative/orthogonal_columns")
def orthogonal_columns() -> None:
    """There the lasso is the soft threshold of the least squares coefficients."""
    rng = np.random.default_rng(3)
    X, y = np.linalg.qr(rng.normal(size=(40, 6)))[0] * np.sqrt(40), rng.normal(size=40)
    least_squares = X.T @ y / 40
    assert np.allclose(X.T @ X / 40, np.eye(6))
    for lam in np.abs(least_squares)[:, None] * [0.99, 1.01]:
        for each in lam:
            w = solve(Problem(Quadratic(X, y), L1(each))).w
            assert np.allclose(w, soft_threshold(least_squares, each))
            assert np.array_equal(w == 0, np.abs(least_squares) < each), each


def _diabetes() -> tuple[Quadratic, tuple[str, ...]]:
    data = diabetes()
    d = standardise(data.X, data.y)
    return Quadratic(d.X, d.y), data.names
