"""Bars, what they can become, and which columns are proved to be 0."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.drawing import Area, Dots, Line
from l1l2.lessons.build_a_solver import screened
from l1l2.lessons.build_a_solver.screening import make_screened, run_screened

from ..drawn import bar_ends, only

PROBLEM = make_screened()
X, Y, LAM = PROBLEM.datafit.X, PROBLEM.datafit.y, PROBLEM.penalty.lam
BEST = Lasso(LAM, fit_intercept=False, tol=1e-13, max_iter=10**5).fit(X, Y).coef_


def measure(w):
    r = Y - X @ w
    u = r * min(1, 60 * LAM / abs(X.T @ r).max())
    gap = (r @ r - Y @ Y + (Y - u) @ (Y - u)) / 120 + LAM * abs(w).sum()
    now = abs(X.T @ u) / 60
    return gap, now, now + np.linalg.norm(X, axis=0) * np.sqrt(2 * gap / 60)


@pytest.mark.parametrize("step", [0, 3, 4, 7, 10])
def test_bars_and_counts_are_recomputed(step):
    gap, now, top = measure(run_screened()[step])
    frame, gone = screened().frame(step=step), top < LAM
    facts = frame.facts
    assert facts["gap"] == pytest.approx(gap) and facts["gone"] == gone.sum()
    assert facts["low"] == (now < LAM * (1 - 1e-9)).sum() and facts["step"] == step
    for role, mask in ("l1", ~gone), ("ghost", gone):
        at, ends = bar_ends(only(frame, Area, role))
        assert at == pytest.approx(np.arange(1, 31))
        assert ends == pytest.approx(np.where(mask, now, np.nan), nan_ok=True)
        line = only(frame, Line, role)
        assert line.y[1::3] == pytest.approx(np.minimum(top[mask], 2.4), rel=1e-6)
    assert only(frame, Dots, "ghost").x.tolist() == (np.flatnonzero(gone) + 1).tolist()
    assert not BEST[gone].any()


def test_the_data_are_as_the_picture_says():
    assert X.shape == (60, 30) and np.flatnonzero(BEST).tolist() == [0, 1, 2]
    assert pytest.approx(0.3 * abs(X.T @ Y).max() / 60) == LAM
