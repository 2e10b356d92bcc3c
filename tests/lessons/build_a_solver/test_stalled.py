"""The objective and its lower bound, against scikit-learn's minimum."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.build_a_solver import has_it_finished, make_stalled
from l1l2.lessons.build_a_solver.stalled import STEPS

from ..drawn import only, ticks
from ..drawn import set_stage as stage

PROBLEM = make_stalled()
X, Y, LAM = PROBLEM.datafit.X, PROBLEM.datafit.y, PROBLEM.penalty.lam


def iterate(steps):
    eta, w = 40 / np.linalg.norm(X, 2) ** 2, np.zeros(60)
    for _ in range(steps):
        v = w - eta * X.T @ (X @ w - Y) / 40
        w = np.sign(v) * np.maximum(abs(v) - eta * LAM, 0)
    return w


def objective(w):
    return ((Y - X @ w) ** 2).sum() / 80 + LAM * abs(w).sum()


LEAST = objective(Lasso(LAM, fit_intercept=False, tol=1e-12, max_iter=10**6).fit(X, Y).coef_)


@pytest.mark.parametrize("step", [1, 50, 250, 1000])
def test_the_line_is_the_objective(step):
    frame = has_it_finished().frame(step=step, bound=1)
    value, before = objective(iterate(step)), objective(iterate(step - 1))
    assert frame.facts["value"] == pytest.approx(value)
    assert frame.facts["change"] == pytest.approx((before - value) / value)
    line, dot = only(frame, Line, "solution"), only(frame, Dots, "solution")
    assert line.x.tolist() == [k for k in STEPS if k <= step] and line.y[-1] == pytest.approx(value)
    assert (dot.x[0], dot.y[0]) == (step, pytest.approx(value))
    low = only(frame, Line, "l1")
    assert (low.y <= LEAST + 1e-9).all() and (np.diff(low.y) >= 0).all()
    assert frame.facts["gap"] == pytest.approx(value - low.y[-1])
    assert frame.facts["gap"] >= value - LEAST


def test_the_bound_is_hidden_until_it_is_shown():
    frame = has_it_finished().frame(step=250, bound=0)
    assert "gap" not in frame.facts
    assert [only(frame, kind, "l1").x.size for kind in (Line, Dots, Text)] == [0, 0, 0]


def test_the_columns_correlate_and_the_axis_counts_steps():
    correlation = np.corrcoef(X.T)
    assert 0.8 < np.median(correlation) < 0.95
    assert pytest.approx(0.02 * abs(X.T @ Y).max() / 40) == LAM
    assert ticks(stage(has_it_finished())["A"].xaxis)[10_000] == "10,000"
