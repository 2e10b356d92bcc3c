"""The minima of the product's objective, against a grid; the curve against the lasso of one column."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.disguises import weight_as_product

from ..drawn import only, places


@pytest.fixture(scope="module")
def picture():
    return weight_as_product()


def test_dots_are_the_lowest_points_of_the_curve(picture):
    for b in (-2.0, -0.5, 0.8, 1.0, 2.0):
        frame = picture.frame(b=b)
        curve, dots = only(frame, Line, "loss"), only(frame, Dots, "l1")
        assert curve.y == pytest.approx((curve.x**2 - abs(b)) ** 2 / 2 + curve.x**2)
        assert dots.y == pytest.approx(curve.y.min(), abs=1e-3) and dots.y.min() <= curve.y.min() + 1e-12
        assert len(dots.x) == (2 if abs(b) > 1 else 1)


def test_nothing_else_in_the_plane_is_lower(picture):
    u, v = np.meshgrid(np.linspace(-2, 2, 201), np.linspace(-2, 2, 201))
    for b in (-1.7, 0.8, 1.4):
        least = ((u * v - b) ** 2 / 2 + (u**2 + v**2) / 2).min()
        assert only(picture.frame(b=b), Dots, "l1").y == pytest.approx(least, abs=1e-3)


def test_the_product_is_the_lasso_of_one_column(picture):
    values = picture.controls["b"].values
    for k in (0, 14, 33, 40, 50):
        b, frame = values[k], picture.frame(b=values[k])
        theirs = Lasso(alpha=1.0, fit_intercept=False).fit([[1.0]], [b]).coef_[0]
        assert places(only(frame, Dots, "l1", "B")) == [pytest.approx([b, theirs])]
        assert frame.facts["w"] == only(frame, Text, "l1", "B").text.facts["w"] == pytest.approx(theirs)
        assert frame.facts["u"] * frame.facts["v"] == pytest.approx(theirs) and frame.facts["b"] == b
        line = only(frame, Line, "l1", "B")
        assert line.x.tolist() == list(values[: k + 1]) and line.y[-1] == pytest.approx(theirs)
