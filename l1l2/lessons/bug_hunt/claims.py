"""What the bug hunt says: what each broken cell shows, and what is true."""

from functools import partial

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.spatial.distance import cdist
from sklearn.linear_model import LogisticRegression, QuantileRegressor
from sklearn.svm import l1_min_c

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lasso_path
from ...maths.penalties import L1, L2
from ...maths.plane import on_diamond, on_disc
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array
from .data import (
    BUDGET,
    COUNTING_LAM,
    CURVATURE,
    DISC_RADIUS,
    LEAST_SQUARES,
    ORTHONORMAL_Z,
    OUTLIER_LAM,
    PURE_L1,
    READINGS,
    fit_both,
    make_logistic_problem,
    misfit,
    objective,
    score_searches,
)


@claim("bug_hunt/list_finds_zeros")
def list_finds_zeros() -> None:
    angle = np.linspace(0, 2 * np.pi, 4 * 24 + 1)
    rim = DISC_RADIUS * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    best = rim[cdist(_centres(), rim).argmin(axis=1)]
    share = np.isclose(best, 0).any(axis=1).mean()
    assert f"{share:.1%} {share:.0%}" == "2.8% 3%", share
    assert np.isclose(share, _share(24)), "the nearest point of a circle is the nearest direction"


@claim("bug_hunt/disc_has_no_zeros")
def disc_has_no_zeros() -> None:
    centres = _centres()
    w = on_disc(np.eye(2), centres, DISC_RADIUS)
    assert (w != 0).all() and np.allclose(np.hypot(*w.T), DISC_RADIUS)
    assert np.allclose(w, DISC_RADIUS * centres / np.hypot(*centres.T)[:, None])
    assert on_disc(np.eye(2), [5.0, 0.0], DISC_RADIUS)[1] == 0


@claim("bug_hunt/share_belongs_to_the_grid")
def share_belongs_to_the_grid() -> None:
    assert f"{90 / 24 / 2:.1f}" == "1.9"
    assert [f"{_share(points - 1):.1%}" for points in (25, 250, 2500)] == ["2.8%", "0.4%", "0.1%"]


@claim("bug_hunt/zeros_counted")
def zeros_counted() -> None:
    lasso, ridge = fit_both()
    assert ((lasso < 0.1).sum(), (ridge < 0.1).sum()) == (6, 2)
    assert ((lasso == 0).sum(), (ridge == 0).sum()) == (3, 0)
    assert ((lasso < -0.9).sum(), (ridge < -0.9).sum()) == (2, 2)
    assert (np.abs(lasso) < 0.1).sum() == 4 and f"{lasso[4]:.5f}" == "-0.00068"
    data = diabetes()
    d = standardise(data.X, data.y)
    assert Problem(Quadratic(d.X, d.y), L1(COUNTING_LAM)).kkt_violation(lasso) <= 1e-8
    assert np.allclose(lasso_path(d.X, d.y).at(COUNTING_LAM), lasso, atol=1e-8), (
        "the path agrees, cholesterol included"
    )


@claim("bug_hunt/score_on_rows_of_the_fit")
def score_on_rows_of_the_fit() -> None:
    scores, chosen = score_searches()
    assert f"{scores['train', 'test']:.2f} {scores['test', 'test']:.2f}" == "0.33 0.50", scores
    assert chosen == {"train": 100, "test": 100}


@claim("bug_hunt/corner_is_not_the_solution")
def corner_is_not_the_solution() -> None:
    pull = CURVATURE @ (LEAST_SQUARES - [BUDGET, 0])
    assert [f"{g:.2f}" for g in pull] == ["0.67", "2.61"] and pull[0] < abs(pull[1])
    w = on_diamond(CURVATURE, LEAST_SQUARES, BUDGET)
    assert [f"{v:.3f}" for v in w] == ["0.794", "0.706"]
    assert f"{misfit(w):.2f} {misfit((BUDGET, 0)):.2f}" == "2.42 3.10"
    along = minimize_scalar(lambda s: misfit((s, BUDGET - s)), bounds=(0, BUDGET), method="bounded")
    assert np.isclose(along.x, w[0], atol=1e-4), "the edge's own search agrees"
    assert 0.6 * np.hypot(*LEAST_SQUARES) > BUDGET, "the cell's rule does jump to the corner"


@claim("bug_hunt/threshold_is_half")
def threshold_is_half() -> None:
    right, wrong = soft_threshold(ORTHONORMAL_Z, 0.5), soft_threshold(ORTHONORMAL_Z, 1.0)
    for z, theta in zip(
        ORTHONORMAL_Z, right, strict=True
    ):  # the sum splits: each part is least at the threshold λ/2
        least = minimize_scalar(lambda v, z=z: (v - z) ** 2 + abs(v), bounds=(-4, 4), method="bounded")
        assert np.isclose(least.x, theta, atol=1e-4), (z, least.x)
    assert f"{objective(right):.2f} {objective(wrong):.2f}" == "5.49 6.09"
    assert ((right == 0).sum(), (wrong == 0).sum()) == (1, 3)
    X, _ = np.linalg.qr(np.random.default_rng(0).standard_normal((20, 5)))
    y = X @ ORTHONORMAL_Z  # in our convention, 1/(2n) and n = 20, the same sum has λ = 1/40
    assert np.allclose(solve(Problem(Quadratic(X, y), L1(1 / 40))).w, right, atol=1e-10)
    assert np.allclose(X.T @ X, np.eye(5)) and np.allclose(X.T @ y, ORTHONORMAL_Z), (
        "orthonormal, as the claim says"
    )
    assert np.isclose(((y - X @ right) ** 2).sum() + np.abs(right).sum(), objective(right))


@claim("bug_hunt/derivative_has_a_two")
def derivative_has_a_two() -> None:
    least = minimize_scalar(partial(_sum_of_squares, 0.5))
    assert np.isclose(least.x, 1.5) and f"{least.fun:.2f}" == "2.25"
    assert f"{_sum_of_squares(0.5, 2.0):.2f}" == "2.50"
    assert np.isclose(minimize_scalar(partial(_sum_of_squares, 0.25)).x, 2.0)
    w = 0.0
    for _ in range(200):
        w = w - 0.1 * ((w - 3) + 0.5 * w)
    assert np.isclose(w, 2.0), w
    assert np.isclose(solve(Problem(Quadratic(np.ones((1, 1)), np.array([3.0])), L2(0.5))).w[0], 2.0)


@claim("bug_hunt/slider_starts_too_late")
def slider_starts_too_late() -> None:
    datafit = make_logistic_problem().datafit
    n, first = len(datafit.y), 1 / (len(datafit.y) * make_logistic_problem().lam_max)
    assert f"{first:.4f} {1 / (10 * n):.5f}" == "0.0095 0.00023"
    assert np.isclose(first, 2 / np.abs(datafit.X.T @ datafit.y).max())
    assert np.isclose(first, l1_min_c(datafit.X, datafit.y, loss="log", fit_intercept=False))
    slider = {C: _zeros(C) for C in (0.99 * first, 1.01 * first, 0.01, 1.0, 10.0, 1e4, 1e7, 1e10)}
    assert list(slider.values()) == [10, 9, 9, 3, 0, 0, 0, 0], slider
    zeros = [_zeros(C) for C in np.geomspace(0.01, 1, 9)]
    assert zeros == sorted(zeros, reverse=True), zeros
    assert not any(_zeros(C) for C in (20.0, 100.0, 1e3, 1e5, 1e6, 1e8, 1e9)), "on the whole slider"


@claim("bug_hunt/outlier_moves_the_lasso")
def outlier_moves_the_lasso() -> None:
    readings = {last: np.array([*READINGS[:4], last]) for last in (5.0, 500.0, 5000.0)}
    lasso = {last: _level(y) for last, y in readings.items()}
    assert np.allclose(list(lasso.values()), [0, 5, 905]) and lasso[5.0] == 0, lasso
    assert np.isclose(readings[5.0].mean(), 5)
    for last in (480.0, 500.0, 1e4, 1e7):  # as long as w ≠ 0: beyond 475
        y = np.array([*READINGS[:4], last])
        for moved in (y.mean() - readings[500.0].mean(), _level(y) - lasso[500.0]):
            assert np.isclose(moved, (last - 500) / 5), last
    for y in (readings[500.0], readings[5000.0]):
        loss = QuantileRegressor(quantile=0.5, alpha=0, fit_intercept=False).fit(np.ones((5, 1)), y)
        assert np.isclose(loss.coef_[0], 5.1) and np.median(y) == 5.1, loss.coef_


def _centres() -> Array:
    drawn = np.random.default_rng(0).uniform(-10, 10, (5000, 2))
    return drawn[np.hypot(*drawn.T) > DISC_RADIUS]


def _share(steps: int) -> float:
    """How often the nearest of a quadrant's steps + 1 points is on an axis."""
    nearest = np.round(np.arctan2(*_centres().T) / (np.pi / 2 / steps))
    return float((nearest % steps == 0).mean())


def _sum_of_squares(factor: float, w: float) -> float:
    return (w - 3) ** 2 / 2 + factor * w**2


def _zeros(C: float) -> int:
    datafit = make_logistic_problem().datafit
    model = LogisticRegression(C=C, solver="saga", max_iter=5000, random_state=0, **PURE_L1)
    return int((model.fit(datafit.X, datafit.y).coef_ == 0).sum())


def _level(y: Array) -> float:
    return float(solve(Problem(Quadratic(np.ones((len(y), 1)), y), L1(OUTLIER_LAM))).w[0])
