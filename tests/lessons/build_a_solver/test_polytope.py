"""The polygon, the nearest point and the weights, against a projection by SciPy."""

import numpy as np
import pytest
from scipy.optimize import lsq_linear

from l1l2.drawing import Area, Dots, Line
from l1l2.lessons.build_a_solver import dual_polytope
from l1l2.lessons.build_a_solver.polytope import draw_polygon, find_corners, find_faces, fit

from ..drawn import bar_ends, only, pick, places, set_stage, ticks

ANGLES = np.radians([0, 60, 105])
COLUMNS = np.array([np.cos(ANGLES), np.sin(ANGLES)])


def project(y, lam=0.5):
    """Split w into two parts that are not negative: SciPy's bounded least squares knows no L1 norm."""
    both = np.hstack([COLUMNS, -COLUMNS])
    # 1/2 ||y - B a||^2 + n lam sum(a), by completing the square with one more row and a limit.
    big = 1e4
    rows = np.vstack([both, np.ones(6) / np.sqrt(big)])
    aims = np.append(y, -2 * lam * np.sqrt(big))
    a = lsq_linear(rows, aims, (0, np.inf), method="bvls", tol=1e-14).x
    return y - both @ a


@pytest.fixture(scope="module")
def picture():
    return dual_polytope()


@pytest.mark.parametrize("y", [(0.4, 0.4), (2.0, 0.0), (1.6, 1.4), (0.4, 2.0), (-2.4, -2.4), (-1.2, 2.0)])
def test_the_residual_is_the_nearest_point(picture, y):
    frame = picture.frame(y1=y[0], y2=y[1])
    (r,) = places(only(frame, Dots, "solution"))
    assert r == pytest.approx(project(np.array(y)), abs=2e-3)
    assert abs(COLUMNS.T @ r).max() <= 1 + 1e-9
    assert places(only(frame, Dots, "target")) == [list(y)]
    assert places(only(frame, Line, "note")) == [list(y), r]
    touched = (abs(COLUMNS.T @ r) > 1 - 1e-8).sum()
    _, ends = bar_ends(only(frame, Area, "l1", "B"))
    w = np.nan_to_num(ends)
    assert np.array(y) - COLUMNS @ w == pytest.approx(r)
    assert frame.facts["faces"] == touched and frame.facts["alive"] == np.count_nonzero(w)
    assert frame.facts["r"] == pytest.approx(r) and frame.facts["y"] == y
    assert only(frame, Dots, "l1", "B").x.tolist() == (np.flatnonzero(w == 0) + 1).tolist()


def test_the_polygon_is_all_that_obeys_the_inequalities():
    corners = find_corners(0.5)
    assert len(corners) == 6
    for corner in corners:
        size = np.sort(abs(COLUMNS.T @ corner))
        assert size[1:] == pytest.approx([1, 1]) and size[0] < 1
    assert find_corners(1.0) == pytest.approx(2 * corners)
    turned = np.diff(np.unwrap(np.arctan2(*corners.T[::-1])))
    assert (turned > 0).all()


def test_each_face_is_named_by_its_column():
    area, *names = draw_polygon(0.5)
    assert np.column_stack([area.x, area.y]) == pytest.approx(find_corners(0.5))
    assert [name.text for name in names] == ["x₁", "x₂", "x₃"]
    for j, name in enumerate(names):
        nearest = COLUMNS.T @ [name.x[0], name.y[0] + 0.07]
        assert abs(nearest).argmax() == j and len(name.x) == 2


def test_faces_are_found_at_their_points():
    assert find_faces(np.array([1.0, 0.0]), 0.5) == [1] and find_faces(np.zeros(2), 0.5) == []


def test_weights_are_labelled_and_y_is_dragged(picture):
    assert ticks(set_stage(picture)["B"].xaxis) == {1: "w₁", 2: "w₂", 3: "w₃"}
    assert (picture.handle.x, picture.handle.y, picture.handle.panel) == ("y1", "y2", "A")
    assert pick(picture.frame(), Area, "loss") and not fit(0.4, 0.4)[1].any()
