"""What the checks and claims of the bug hunt rest on is what its cells show."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from l1l2 import L1, L2, Problem, Quadratic, diabetes, solve, standardise
from l1l2.lessons.bug_hunt import data


def test_both_are_minimisers():
    patients = diabetes()
    d = standardise(patients.X, patients.y)
    for w, penalty in zip(data.both(), (L1, L2), strict=True):
        assert Problem(Quadratic(d.X, d.y), penalty(data.DIAL)).kkt_violation(w) <= 1e-8


def test_the_tilted_loss_has_its_axes_where_they_were_put():
    along, across = np.linalg.eigh(data.G)
    assert np.allclose(along, [1 / 1.2**2, 1 / 0.8**2])
    assert np.isclose(abs(across[0, 0]), np.cos(0.3))
    assert data.misfit(data.B) == 0


def test_a_search_scores_best_where_it_searched():
    scores, chosen = data.tuned_on()
    assert set(scores) == {(a, b) for a in chosen for b in chosen}
    assert all(
        scores[rows, rows] > scores[rows, other] for rows, other in (("train", "test"), ("test", "train"))
    )


def test_the_sum_is_least_at_half_a_threshold():
    best = np.array([2.5, -1.5, 0.3, 0.1, 0.0])
    nearby = best + 0.01 * np.random.default_rng(0).standard_normal((200, 5))
    assert data.objective(best) < min(map(data.objective, nearby))


def test_yes_and_no_are_told_apart_by_signs():
    labels = data.logistic().datafit.y
    assert set(labels) == {-1.0, 1.0}
    y = diabetes().y
    assert np.array_equal(labels == 1, y > y.mean())


@pytest.mark.parametrize("C", [0.02, 0.3])
def test_pure_l1_is_our_logistic_lasso_in_every_scikit_learn(C):
    """An option that scikit-learn ignores would give ridge, without zeros; a deprecated one would warn."""
    datafit = data.logistic().datafit
    theirs = LogisticRegression(
        C=C, solver="saga", tol=1e-8, max_iter=20_000, random_state=0, fit_intercept=False, **data.PURE_L1
    ).fit(datafit.X, datafit.y)
    ours = solve(Problem(datafit, L1(1 / (C * len(datafit.y))))).w
    assert np.allclose(theirs.coef_[0], ours, atol=1e-5) and 0 < (ours == 0).sum() < 10
    assert np.array_equal(theirs.coef_[0] == 0, ours == 0)


def test_the_losses_are_half_a_square_and_a_whole_one():
    away = np.array([0.5, -1.0])
    assert data.misfit(data.B + away) == pytest.approx(away @ data.G @ away / 2)
    assert data.objective(np.zeros(5)) == pytest.approx((data.Z**2).sum())
    assert data.objective(data.Z) == pytest.approx(np.abs(data.Z).sum())
