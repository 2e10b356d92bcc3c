"""The false column of the picture, against scikit-learn and the inequality of its caption."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.choosing import third_column
from l1l2.lessons.choosing.irrepresentable import make_columns

from ..drawn import only, pick, places, set_stage


@pytest.fixture(scope="module")
def picture():
    return third_column()


def test_columns_correlate_as_the_slider_says():
    for correlation in (0.0, 0.3, 0.7):
        X, y = make_columns(correlation)
        gram = X.T @ X / 3
        assert gram == pytest.approx(
            np.array([[1, 0, correlation], [0, 1, correlation], [correlation, correlation, 1]])
        )
        assert y == pytest.approx(X[:, 0] + X[:, 1])


def test_weights_are_scikit_learns(picture):
    for correlation in (0.3, 0.6):
        frame = picture.frame(correlation=correlation)
        true, false = only(frame, Line, "truth"), only(frame, Line, "target")
        X, y = make_columns(correlation)
        for k in (5, 20, 40, 57):
            theirs = Lasso(alpha=true.x[k], fit_intercept=False, tol=1e-14, max_iter=100_000).fit(X, y).coef_
            assert [true.y[k], true.y[k], false.y[k]] == pytest.approx(theirs, abs=1e-6)


def test_the_false_column_is_in_where_the_correlations_sum_to_more_than_one(picture):
    for correlation in picture.controls["correlation"].values:
        frame = picture.frame(correlation=correlation)
        taken = only(frame, Line, "target").y.any()
        assert taken == (2 * correlation > 1)
        words = only(frame, Text, "target", "B").text.message
        assert words == ("the lasso takes it" if taken else "the lasso leaves it out")
        assert frame.facts["words"].message == words
        assert frame.facts["total"] == pytest.approx(2 * correlation)
        assert frame.facts["largest"] == only(frame, Line, "target").y.max()


def test_the_point_stands_in_diamond_and_circle(picture):
    frame = picture.frame(correlation=0.6)
    assert places(only(frame, Dots, "target", "B")) == [[0.6, 0.6]]
    circle, diamond = only(frame, Area, "ghost", "B"), only(frame, Area, "l1", "B")
    assert np.hypot(circle.x, circle.y) == pytest.approx(1)
    assert np.abs(diamond.x) + np.abs(diamond.y) == pytest.approx(1)
    assert [words.text.message for words in pick(frame, Text, "target")] == ["false column"]
    assert set_stage(picture)["A"].get_xlim() == (1.5, -0.05)
