"""Condition numbers, written out, and steps that follow them."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.lessons.build_a_solver import measure_speed
from l1l2.lessons.build_a_solver.speed import make_table


@pytest.mark.parametrize("share", [0.05, 0.4])
def test_condition_numbers_are_of_what_moves(share):
    X, y = make_table()
    lam = share * abs(X.T @ y).max() / 60
    alive = Lasso(lam, fit_intercept=False, tol=1e-12, max_iter=10**6).fit(X, y).coef_ != 0
    kappa, steps, other, more = measure_speed(share)
    values = np.linalg.svd(X, compute_uv=False) ** 2 / 60
    least = np.linalg.svd(X[:, alive], compute_uv=False)[-1] ** 2 / 60
    assert kappa == pytest.approx(values[0] / least)
    assert other == pytest.approx((values[0] + lam) / (values[-1] + lam))
    assert (steps < more) == (kappa < other)
