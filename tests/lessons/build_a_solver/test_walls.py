"""The path of the residual: scikit-learn's weights, in a polygon that shrinks with lambda."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.drawing import Area, Dots, Line
from l1l2.lessons.build_a_solver import residual_path
from l1l2.lessons.build_a_solver.polytope import COLUMNS, find_corners
from l1l2.lessons.build_a_solver.walls import FINE, LAMS

from ..drawn import only, places

Y = np.array([0.8, 2.0])


def weights(lam):
    return Lasso(lam, fit_intercept=False, tol=1e-14, max_iter=10**6).fit(COLUMNS, Y).coef_


@pytest.mark.parametrize("lam", [1.1, 0.8, 0.3, 0.2, 0.05])
def test_weights_and_residual_are_scikit_learns(lam):
    frame, w = residual_path().frame(lam=lam), weights(lam)
    so_far = FINE[: FINE.index(lam) + 1]
    assert set(LAMS) < set(FINE)
    for role, value in zip(("l1", "l2", "truth"), w, strict=True):
        assert places(only(frame, Dots, role, "B")) == [pytest.approx([lam, value], abs=1e-6)]
        assert only(frame, Line, role, "B").x.tolist() == list(so_far)
    r = Y - COLUMNS @ w
    assert places(only(frame, Dots, "solution")) == [pytest.approx(r, abs=1e-6)]
    assert only(frame, Line, "solution").x[-1] == pytest.approx(r[0], abs=1e-6)
    area = only(frame, Area, "loss")
    assert np.column_stack([area.x, area.y]) == pytest.approx(find_corners(lam))
    assert frame.facts["alive"] == np.count_nonzero(w)
    assert frame.facts["faces"] == (abs(COLUMNS.T @ r) > 2 * lam - 1e-6).sum()


def test_lambda_falls_and_faces_are_added():
    assert list(LAMS) == sorted(LAMS, reverse=True)
    faces = [residual_path().frame(lam=lam).facts["faces"] for lam in (1.1, 0.8, 0.2)]
    assert faces == [0, 1, 2]
