"""Each panel of the map shows what its words say: recomputed by formulas, scikit-learn and other solvers."""

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import lars_path
from sklearn.preprocessing import StandardScaler

from l1l2 import diabetes, on_diamond, on_disc
from l1l2.course.certificate import certify
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.render import staged
from l1l2.lessons.start_here import course_map
from l1l2.lessons.start_here.overview import DESIGN

FRAME = course_map().frame()
TARGET = np.array([1.6, 0.4])


def one(panel, kind, role):
    """The only mark of a kind and a role on a panel."""
    (mark,) = (m for m in FRAME.marks if (type(m), m.role, m.panel) == (kind, role, panel))
    return mark


def point(panel, role):
    dot = one(panel, Dots, role)
    return np.array([dot.x[0], dot.y[0]])


def test_bars_are_one_under_l1_and_equal_under_l2():
    heights = {role: np.nanmax(one("A", Area, role).y.reshape(-1, 5), axis=1) for role in ("l1", "l2")}
    middles = {role: np.nanmean(one("A", Area, role).x.reshape(-1, 5), axis=1) for role in ("l1", "l2")}
    assert heights["l1"].tolist() == [1] and heights["l2"].tolist() == [0.25] * 4
    zeros = one("A", Dots, "l1")
    assert sorted([*middles["l1"], *zeros.x]) == [1, 2, 3, 4] and not zeros.y.any()
    assert np.diff(middles["l2"]) == pytest.approx([1, 1, 1]) and middles["l2"][0] > 4
    for role, words in ("l1", "L1"), ("l2", "L2"):
        name = one("A", Text, role)
        assert name.text == words and name.y > heights[role].max()
        assert middles[role].mean() == pytest.approx(name.x[0])


def test_the_corner_and_the_round_touch_are_the_best_points_of_the_two_balls():
    G = DESIGN.T @ DESIGN
    assert point("B", "target") == pytest.approx(TARGET)
    assert point("B", "l1") == pytest.approx([1, 0], abs=1e-12)
    assert point("B", "l1") == pytest.approx(on_diamond(G, TARGET, 1.0), abs=1e-12)
    assert point("B", "l2") == pytest.approx(on_disc(G, TARGET, 1.0), abs=1e-9)
    assert point("B", "l2")[1] > 0.1
    diamond, circle = one("B", Area, "l1"), one("B", Area, "l2")
    assert np.abs(diamond.x) + np.abs(diamond.y) == pytest.approx(1)
    assert np.hypot(circle.x, circle.y) == pytest.approx(1)


def test_each_contour_passes_through_its_touch_and_lies_around_the_target():
    contours = [m for m in FRAME.marks if (type(m), m.role, m.panel) == (Line, "ghost", "B")]
    assert len(contours) == 2
    for role, line in zip(("l1", "l2"), contours, strict=True):
        steps = np.column_stack([line.x, line.y]) - TARGET
        loss = np.linalg.norm(steps @ DESIGN, axis=1)
        assert loss == pytest.approx(np.linalg.norm((point("B", role) - TARGET) @ DESIGN))
        turns = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        assert abs(turns[-1] - turns[0]) == pytest.approx(2 * np.pi)


def test_the_kink_holds_the_minimum_at_zero_and_the_bowl_does_not():
    for role, price in ("l1", lambda w: 0.9 * np.abs(w)), ("l2", lambda w: 0.45 * w**2):
        curve = one("C", Line, role)
        assert curve.y == pytest.approx((curve.x - 0.6) ** 2 / 2 + price(curve.x))
        assert (curve.x[0], curve.x[-1]) == (-1, 1.6)
        assert point("C", role)[1] <= curve.y.min() + 1e-12
    assert point("C", "l1").tolist() == [0, pytest.approx(0.18)]
    assert point("C", "l2")[0] == pytest.approx(0.6 / 1.9)


def test_a_constant_pull_makes_equal_steps_to_zero_and_a_proportional_one_equal_fractions():
    constant, proportional = one("D", Line, "l1"), one("D", Line, "l2")
    assert constant.x.tolist() == proportional.x.tolist() == list(range(31))
    assert constant.y == pytest.approx(np.maximum(1 - 0.075 * np.arange(31), 0))
    assert constant.y[-1] == 0
    assert proportional.y == pytest.approx(0.925 ** np.arange(31))


def test_both_priors_have_variance_one():
    laplace, gauss = one("E", Line, "l1"), one("E", Line, "l2")
    assert laplace.y == pytest.approx(stats.laplace(scale=np.sqrt(0.5)).pdf(laplace.x))
    assert gauss.y == pytest.approx(stats.norm.pdf(gauss.x))
    assert stats.laplace(scale=np.sqrt(0.5)).var() == pytest.approx(1)
    assert 0 in laplace.x and (laplace.x[0], laplace.x[-1]) == (-4, 4)


def test_the_path_is_that_of_scikit_learn():
    data = diabetes()
    X = StandardScaler().fit_transform(data.X)
    lams, _, coefs = lars_path(X, data.y - data.y.mean(), method="lasso")
    path = one("F", Line, "l1")
    lam, w = path.x.reshape(10, -1), path.y.reshape(10, -1)
    assert np.isnan(lam[:, -1]).all() and np.isnan(w[:, -1]).all()
    for each, drawn, expected in zip(lam, w, coefs, strict=True):
        assert each[:-1] == pytest.approx(lams, abs=1e-9)
        assert drawn[:-1] == pytest.approx(expected, abs=1e-8)
    left = [np.flatnonzero(row)[0] for row in w[:, :-1]]
    assert len(set(left)) == 10  # one by one


def test_each_panel_has_its_own_title():
    _, axes = staged(course_map(), 50)
    titles = "Bars", "Diamond and circle", "Slope at zero", "Descent", "Prior", "Path"
    assert [axes[panel].get_title("left") for panel in "ABCDEF"] == list(titles)


def test_the_axes_of_the_planes_pass_through_zero():
    _, axes = staged(course_map(), 50)
    found = {}
    for panel, ax in axes.items():
        found[panel] = []
        for line in ax.lines:
            ends = np.transpose(line.get_data())  # one coordinate is data, the other a share of the panel
            found[panel] += [name for name, at in zip("yx", ends.T, strict=True) if not np.any(at)]
    assert found == {"A": ["x"], "B": ["x", "y"], "C": [], "D": ["x"], "E": [], "F": ["x"]}


def test_nothing_else_is_drawn_and_all_optima_are_certified():
    count = {panel: len([m for m in FRAME.marks if m.panel == panel]) for panel in "ABCDEF"}
    assert count == {"A": 5, "B": 7, "C": 4, "D": 2, "E": 2, "F": 1}
    assert FRAME.caption.endswith(certify(0.0))
    assert "L1 in solid orange, L2 in dashed blue" in FRAME.caption.message
