"""What the checks and claims of notebook 11 rest on is what its cells show."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from l1l2 import L1, L2, Problem, Quadratic, diabetes, solve, standardise
from l1l2.learning import bugs


def test_both_are_minimisers():
    data = diabetes()
    d = standardise(data.X, data.y)
    for w, penalty in zip(bugs.both(), (L1, L2), strict=True):
        assert Problem(Quadratic(d.X, d.y), penalty(bugs.DIAL)).kkt_violation(w) <= 1e-8


def test_the_tilted_loss_has_its_axes_where_they_were_put():
    along, across = np.linalg.eigh(bugs.G)
    assert np.allclose(along, [1 / 1.2**2, 1 / 0.8**2])
    assert np.isclose(abs(across[0, 0]), np.cos(0.3))
    assert bugs.misfit(bugs.B) == 0


def test_a_search_scores_best_where_it_searched():
    scores, chosen = bugs.tuned_on()
    assert set(scores) == {(a, b) for a in chosen for b in chosen}
    assert all(
        scores[rows, rows] > scores[rows, other] for rows, other in (("train", "test"), ("test", "train"))
    )


def test_the_sum_is_least_at_half_a_threshold():
    best = np.array([2.5, -1.5, 0.3, 0.1, 0.0])
    nearby = best + 0.01 * np.random.default_rng(0).standard_normal((200, 5))
    assert bugs.objective(best) < min(map(bugs.objective, nearby))


def test_yes_and_no_are_told_apart_by_signs():
    labels = bugs.logistic().datafit.y
    assert set(labels) == {-1.0, 1.0}
    y = diabetes().y
    assert np.array_equal(labels == 1, y > y.mean())


@pytest.mark.parametrize("C", [0.02, 0.3])
def test_pure_l1_is_our_logistic_lasso_in_every_scikit_learn(C):
    """An option that scikit-learn ignores would give ridge, without zeros; a deprecated one would warn."""
    datafit = bugs.logistic().datafit
    theirs = LogisticRegression(
        C=C, solver="saga", tol=1e-8, max_iter=20_000, random_state=0, fit_intercept=False, **bugs.PURE_L1
    ).fit(datafit.X, datafit.y)
    ours = solve(Problem(datafit, L1(1 / (C * len(datafit.y))))).w
    assert np.allclose(theirs.coef_[0], ours, atol=1e-5) and 0 < (ours == 0).sum() < 10
    assert np.array_equal(theirs.coef_[0] == 0, ours == 0)


def test_the_losses_are_half_a_square_and_a_whole_one():
    away = np.array([0.5, -1.0])
    assert bugs.misfit(bugs.B + away) == pytest.approx(away @ bugs.G @ away / 2)
    assert bugs.objective(np.zeros(5)) == pytest.approx((bugs.Z**2).sum())
    assert bugs.objective(bugs.Z) == pytest.approx(np.abs(bugs.Z).sum())
