"""Degrees of freedom: p without a penalty, 0 with an endless one, and the trace of the smoother for ridge."""

import numpy as np
import pytest

from l1l2 import diabetes, lasso_path, ridge_path, standardise
from l1l2.maths.freedom import degrees_of_freedom


@pytest.fixture(scope="module")
def d():
    data = diabetes()
    return standardise(data.X, data.y)


def test_ridge_is_the_trace_of_its_smoother(d):
    n, lams = len(d.y), np.array([0.01, 1.0, 30.0])
    traces = [np.trace(d.X @ np.linalg.solve(d.X.T @ d.X + n * lam * np.eye(10), d.X.T)) for lam in lams]
    assert degrees_of_freedom(ridge_path(d.X, d.y), lams) == pytest.approx(traces)


def test_the_lasso_s_are_counted_one_lam_at_a_time(d):
    path = lasso_path(d.X, d.y)
    lams = np.linspace(0, 50, 6).reshape(2, 3)
    counts = [[(path.at(lam) != 0).sum() for lam in row] for row in lams]
    assert degrees_of_freedom(path, lams).tolist() == counts
    assert degrees_of_freedom(ridge_path(d.X, d.y), lams).shape == (2, 3)


def test_ends(d):
    lasso, ridge = lasso_path(d.X, d.y), ridge_path(d.X, d.y)
    assert degrees_of_freedom(lasso, 0.0) == degrees_of_freedom(ridge, 0.0) == 10
    assert degrees_of_freedom(lasso, 46.0) == 0
    assert degrees_of_freedom(ridge, 1e9) == pytest.approx(0, abs=1e-6)


def test_a_column_of_zeros_frees_nothing(d):
    X = np.column_stack([d.X, np.zeros(len(d.y))])
    assert degrees_of_freedom(ridge_path(X, d.y), 0.0) == 10
    assert degrees_of_freedom(lasso_path(X, d.y), 0.0) == 10


def test_bad_input_is_named(d):
    with pytest.raises(TypeError, match="path: got 3; give a LassoPath or a RidgePath"):
        degrees_of_freedom(3, 1.0)
    for lam, message in ((-1.0, "lam: got -1; give numbers >= 0"), (np.nan, "lam: got nan")):
        with pytest.raises(ValueError, match=message):
            degrees_of_freedom(lasso_path(d.X, d.y), lam)


def test_at_a_lam_whose_multiple_is_no_float_nothing_is_fitted():
    path = ridge_path(np.eye(3), [1.0, 2.0, 3.0])
    assert degrees_of_freedom(path, [1e308, 0.0]).tolist() == [0.0, 3.0]


def test_of_many_lams_the_negative_one_is_named():
    path = ridge_path([[1.0], [-1.0]], [1.0, -1.0])
    with pytest.raises(ValueError, match=r"^lam: got -0\.5; give numbers >= 0$"):
        degrees_of_freedom(path, [1.0, -0.5, 2.0])
