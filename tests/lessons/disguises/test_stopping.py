"""Early stopping against an ODE solver, and ridge against scikit-learn."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sklearn.linear_model import Ridge

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.disguises import stop_early
from l1l2.lessons.disguises.stopping import draw_columns

from ..drawn import only, places


@pytest.fixture(scope="module")
def picture():
    return stop_early()


def flow(t):
    X, y = draw_columns().X, draw_columns().y
    slope = lambda _, w: X.T @ (y - X @ w) / 60  # noqa: E731
    return solve_ivp(slope, (0, t), np.zeros(2), rtol=1e-9, atol=1e-12).y[:, -1]


def test_both_points_are_where_others_find_them(picture):
    X, y = draw_columns().X, draw_columns().y
    for t in (0.05, 2.0, 50.0):
        frame = picture.frame(t=t)
        ridge = Ridge(alpha=60 / t, fit_intercept=False, tol=1e-12).fit(X, y).coef_
        assert places(only(frame, Dots, "loss")) == [pytest.approx(flow(t), abs=1e-6)]
        assert places(only(frame, Dots, "l2")) == [pytest.approx(ridge)]
        assert [frame.facts[each] for each in "ab"] == pytest.approx(flow(t), abs=1e-6)
        assert [frame.facts[each] for each in "cd"] == pytest.approx(ridge)
        assert (frame.facts["t"], frame.facts["lam"]) == (t, 1 / t)
    assert places(only(frame, Dots, "solution")) == [pytest.approx([2.0, 0.3])]


def test_paths_end_where_the_reader_is(picture):
    values = picture.controls["t"].values
    for k in (0, 10, 30):
        frame = picture.frame(t=values[k])
        for role in ("loss", "l2"):
            line, point = only(frame, Line, role), only(frame, Dots, role)
            assert len(line.x) == k + 1 and [line.x[-1], line.y[-1]] == pytest.approx([*point.x, *point.y])


def test_factors_and_their_ratio(picture):
    frame = picture.frame(t=2.0)
    early, ridge = only(frame, Line, "loss", "B"), only(frame, Line, "l2", "B")
    assert early.y == pytest.approx(1 - np.exp(-2 * early.x))
    assert ridge.y == pytest.approx(ridge.x / (ridge.x + 0.5))
    assert frame.facts["largest"] == pytest.approx((early.y / ridge.y).max())
    assert only(frame, Text, "loss", "B").text.facts["t"] == 2.0
    assert only(frame, Text, "l2", "B").text.facts["lam"] == 0.5
