"""Cross-validation is scikit-learn's on the same folds, scales inside them, and reads its two rules right."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from l1l2 import diabetes
from l1l2.maths.crossvalidation import CrossValidation, cross_validate

LAM = np.array([20.0, 5.0, 1.0])


def test_errors_are_those_of_a_pipeline():
    data = diabetes()
    X, y = data.X[:90], data.y[:90]
    found = cross_validate(X, y, LAM, 4, rng=np.random.default_rng(1))
    for fold, held_out in enumerate(np.array_split(np.random.default_rng(1).permutation(90), 4)):
        seen = np.setdiff1d(np.arange(90), held_out)
        for i, lam in enumerate(LAM):
            model = make_pipeline(StandardScaler(), Lasso(alpha=lam, tol=1e-12, max_iter=100_000))
            wrong = y[held_out] - model.fit(X[seen], y[seen]).predict(X[held_out])
            assert found.errors[i, fold] == pytest.approx(np.mean(wrong**2), rel=1e-6)


def test_lam_falls_whatever_the_order():
    data = diabetes()
    a, b = (cross_validate(data.X, data.y, lam, 3, rng=np.random.default_rng(0)) for lam in (LAM, LAM[::-1]))
    assert np.array_equal(a.lam, LAM) and np.array_equal(a.errors, b.errors)


def test_two_rules():
    errors = np.array([[9.0, 9.2], [3.0, 3.4], [1.0, 5.0], [2.8, 3.0], [4.0, 4.0]])
    found = CrossValidation(np.array([5.0, 4.0, 3.0, 2.0, 1.0]), errors)
    assert found.mean == pytest.approx([9.1, 3.2, 3.0, 2.9, 4.0])
    assert found.best == 3
    assert found.standard_error[3] == pytest.approx(0.1)
    assert found.one_standard_error == 2  # 3.0 <= 2.9 + 0.1 < 3.2


def test_errors_that_scatter_excuse_no_other_strength():
    found = CrossValidation(np.array([2.0, 1.0]), np.array([[0.0, 10.0], [2.9, 3.1]]))
    assert found.mean[0] <= found.mean[1] + found.standard_error[0]
    assert found.one_standard_error == found.best == 1  # 5 > 3 + 0.1


def test_each_row_may_be_a_fold():
    data = diabetes()
    X, y = data.X[:12], data.y[:12]
    found = cross_validate(X, y, LAM, 12, rng=np.random.default_rng(0))
    assert found.errors.shape == (3, 12)
    row = np.random.default_rng(0).permutation(12)[0]
    model = make_pipeline(StandardScaler(), Lasso(alpha=LAM[0], tol=1e-12, max_iter=100_000))
    away = y[row] - model.fit(np.delete(X, row, axis=0), np.delete(y, row)).predict(X[[row]])[0]
    assert found.errors[0, 0] == pytest.approx(away**2, rel=1e-6)


def test_a_constant_column_does_no_harm():
    data = diabetes()
    X = np.column_stack([data.X, np.zeros(442)])
    a, b = (cross_validate(x, data.y, LAM, 3, rng=np.random.default_rng(0)) for x in (X, data.X))
    assert a.errors == pytest.approx(b.errors)


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"folds": 1}, ValueError, "folds: got 1; give an integer >= 2"),
        ({"folds": 2.0}, TypeError, "folds: got 2.0"),
        ({"folds": 9}, ValueError, "folds: got 9 for 8 rows; give at most one a row"),
        ({"lam": [2.0, -1.0, 0.5]}, ValueError, "lam: got -1; give numbers >= 0"),
        ({"lam": []}, ValueError, "lam: got an empty array"),
        ({"X": np.empty((0, 2))}, ValueError, r"X: got an empty array of shape \(0, 2\)"),
        ({"X": np.empty((8, 0))}, ValueError, r"X: got an empty array of shape \(8, 0\)"),
        (
            {"X": np.where(np.arange(16).reshape(8, 2) == 7, np.nan, 1.0)},
            ValueError,
            r"nan at index \(3, 1\)",
        ),
        ({"y": np.ones(7)}, ValueError, "y: got 7 values for the 8 rows of X"),
        ({"rng": 0}, TypeError, "rng: got 0; give a generator"),
    ],
)
def test_bad_input_is_named(change, error, message):
    rng = np.random.default_rng(0)
    given = {
        "X": rng.standard_normal((8, 2)),
        "y": rng.standard_normal(8),
        "lam": LAM,
        "folds": 2,
        "rng": rng,
    }
    given |= change
    with pytest.raises(error, match=message):
        cross_validate(given["X"], given["y"], given["lam"], given["folds"], rng=given["rng"])


def test_unless_told_there_are_ten_folds():
    data = diabetes()
    assert cross_validate(data.X, data.y, LAM, rng=np.random.default_rng(0)).errors.shape == (3, 10)
