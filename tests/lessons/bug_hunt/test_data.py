"""What the checks and claims of the bug hunt rest on is what its cells show."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from l1l2 import L1, L2, Problem, Quadratic, diabetes, solve, standardise
from l1l2.lessons.bug_hunt import data


def test_both_are_minimisers():
    patients = diabetes()
    d = standardise(patients.X, patients.y)
    for w, penalty in zip(data.fit_both(), (L1, L2), strict=True):
        assert Problem(Quadratic(d.X, d.y), penalty(data.COUNTING_LAM)).kkt_violation(w) <= 1e-8


def test_the_tilted_loss_has_its_axes_where_they_were_put():
    along, across = np.linalg.eigh(data.CURVATURE)
    assert np.allclose(along, [1 / 1.2**2, 1 / 0.8**2])
    assert np.isclose(abs(across[0, 0]), np.cos(0.3))
    assert data.misfit(data.LEAST_SQUARES) == 0


def test_a_search_scores_best_where_it_searched():
    scores, chosen = data.score_searches()
    assert set(scores) == {(a, b) for a in chosen for b in chosen}
    assert all(
        scores[rows, rows] > scores[rows, other] for rows, other in (("train", "test"), ("test", "train"))
    )


def test_scores_are_those_of_ridge_solved_by_hand():
    """One split in five, a standardised table, α = 100, and R² by its definition."""
    patients = diabetes(30, np.random.default_rng(0))
    parts = train_test_split(patients.X, patients.y, test_size=0.2, random_state=0)
    X, y = ({"train": train, "test": test} for train, test in (parts[:2], parts[2:]))
    scores, chosen = data.score_searches()
    for searched, on in scores:
        centre, scale, level = X[searched].mean(axis=0), X[searched].std(axis=0), y[searched].mean()
        Z = (X[searched] - centre) / scale
        w = np.linalg.solve(Z.T @ Z + chosen[searched] * np.eye(40), Z.T @ (y[searched] - level))
        rest = y[on] - level - (X[on] - centre) / scale @ w
        assert scores[searched, on] == pytest.approx(1 - rest @ rest / ((y[on] - y[on].mean()) ** 2).sum())


def test_the_sum_is_least_at_half_a_threshold():
    best = np.array([2.5, -1.5, 0.3, 0.1, 0.0])
    nearby = best + 0.01 * np.random.default_rng(0).standard_normal((200, 5))
    assert data.objective(best) < min(map(data.objective, nearby))


def test_yes_and_no_are_told_apart_by_signs():
    labels = data.make_logistic_problem().datafit.y
    assert set(labels) == {-1.0, 1.0}
    y = diabetes().y
    assert np.array_equal(labels == 1, y > y.mean())


@pytest.mark.parametrize("C", [0.02, 0.3])
def test_pure_l1_is_our_logistic_lasso_in_every_scikit_learn(C):
    """An option that scikit-learn ignores would give ridge, without zeros; a deprecated one would warn."""
    datafit = data.make_logistic_problem().datafit
    theirs = LogisticRegression(
        C=C, solver="saga", tol=1e-8, max_iter=20_000, random_state=0, fit_intercept=False, **data.PURE_L1
    ).fit(datafit.X, datafit.y)
    ours = solve(Problem(datafit, L1(1 / (C * len(datafit.y))))).w
    assert np.allclose(theirs.coef_[0], ours, atol=1e-5) and 0 < (ours == 0).sum() < 10
    assert np.array_equal(theirs.coef_[0] == 0, ours == 0)


def test_the_losses_are_half_a_square_and_a_whole_one():
    away = np.array([0.5, -1.0])
    assert data.misfit(data.LEAST_SQUARES + away) == pytest.approx(away @ data.CURVATURE @ away / 2)
    assert data.objective(np.zeros(5)) == pytest.approx((data.ORTHONORMAL_Z**2).sum())
    assert data.objective(data.ORTHONORMAL_Z) == pytest.approx(np.abs(data.ORTHONORMAL_Z).sum())


def test_two_sensors_are_nearly_one_column():
    X, y = data.draw_sensors(0)
    assert X.shape == (40, 2) and np.corrcoef(X.T)[0, 1] > 0.95
    assert np.std(y - X.sum(axis=1)) == pytest.approx(1, abs=0.4)


def test_the_weights_of_every_sample_are_minimisers():
    for penalty in (L1, L2):
        weights = data.fit_sensors(penalty)
        for seed in (0, 2, 199):
            problem = Problem(Quadratic(*data.draw_sensors(seed)), penalty(data.SENSOR_LAM))
            assert problem.kkt_violation(weights[seed]) <= 1e-8


def test_a_miss_is_a_squared_distance_from_the_truth():
    assert data.miss_truth(np.array([[1.0, 1.0], [2.0, 0.0]])) == 1


def test_the_charge_is_half_a_square_and_absolute_values():
    assert data.charge(np.zeros(4)) == pytest.approx((data.SIGNED**2).sum() / 2)
    assert data.charge(data.SIGNED) == pytest.approx(np.abs(data.SIGNED).sum())
