"""The best points on the diamond and the disc, against linear programs and many points of the disc."""

import numpy as np
import pytest
from scipy.optimize import linprog

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.inequality import turn_direction

PICTURE = turn_direction()
ANGLES = PICTURE.controls["angle"].values
NAMES = {"e₁": (1, 0), "e₂": (0, 1), "−e₁": (-1, 0), "−e₂": (0, -1)}
TIES, AXES = [45, 135, 225, 315], [0, 90, 180, 270, 360]
EACH_FRAME = [(angle, PICTURE.frame(angle=angle)) for angle in ANGLES]


def one_of(frame, kind, role, panel):
    (mark,) = (m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel))
    return mark


def solve(c):
    """The largest cᵀw on the diamond, in the positive and the negative parts of w: no corner is told."""
    return -linprog([-c[0], -c[1], c[0], c[1]], A_ub=[[1, 1, 1, 1]], b_ub=[1]).fun


def test_the_diamond_s_best_points_are_those_of_a_linear_program():
    for angle, frame in EACH_FRAME:
        facts, dots = frame.facts, one_of(frame, Dots, "l1", "A")
        c = np.array([facts["c1"], facts["c2"]])
        assert c == pytest.approx([np.cos(np.radians(angle)), np.sin(np.radians(angle))], abs=1e-12)
        found = np.column_stack([dots.x, dots.y])
        assert np.abs(found).sum(axis=1) == pytest.approx(1)
        assert found @ c == pytest.approx(solve(c)) == facts["value"]
        assert tuple(found[0]) == NAMES[facts["best"]]


def test_two_corners_tie_at_four_directions_alone_and_so_does_their_edge():
    for angle, frame in EACH_FRAME:
        dots, edge = one_of(frame, Dots, "l1", "A"), one_of(frame, Line, "l1", "A")
        assert (len(dots.x), len(edge.x)) == ((2, 2) if angle in TIES else (1, 0))
        assert ("other" in frame.facts) == (angle in TIES) == ("tie" in frame.caption)
        if angle in TIES:
            assert tuple(NAMES[frame.facts["other"]]) == (dots.x[1], dots.y[1])
            middle = np.array([edge.x.mean(), edge.y.mean()])
            assert middle @ [frame.facts["c1"], frame.facts["c2"]] == pytest.approx(frame.facts["value"])


def test_no_point_of_the_disc_is_better_than_the_one_that_is_drawn():
    turn = np.linspace(0, 2 * np.pi, 3601)
    disc = np.column_stack([np.cos(turn), np.sin(turn)])
    for angle, frame in EACH_FRAME:
        c, dot = np.array([frame.facts["c1"], frame.facts["c2"]]), one_of(frame, Dots, "l2", "B")
        assert np.hypot(dot.x[0], dot.y[0]) == pytest.approx(1)
        assert c @ [dot.x[0], dot.y[0]] >= (disc @ c).max() - 1e-12
        assert (0 in (dot.x[0], dot.y[0])) == (angle in AXES)
        assert frame.caption.endswith("has a zero.") == (angle in AXES)
        assert frame.caption.endswith("has no zero.") == (angle not in AXES)


def test_the_level_lines_touch_the_shapes_and_do_not_cut_them():
    for _, frame in EACH_FRAME:
        c = np.array([frame.facts["c1"], frame.facts["c2"]])
        for role, panel in ("l1", "A"), ("l2", "B"):
            line, shape = one_of(frame, Line, "loss", panel), one_of(frame, Area, role, panel)
            heights = np.column_stack([line.x, line.y]) @ c
            assert heights == pytest.approx((np.column_stack([shape.x, shape.y]) @ c).max(), abs=2e-3)
            words = one_of(frame, Text, role, panel).text
            assert words.facts["value"] == pytest.approx(heights[0])


def test_the_turn_has_shown_every_direction_up_to_this_one():
    for angle, frame in EACH_FRAME:
        bands, dots = one_of(frame, Area, "l1", "C"), one_of(frame, Dots, "l2", "C")
        ends = bands.x.reshape(-1, 5)[:, [0, 2]]
        for at in range(1, 360):
            inside = any(low <= at <= high for low, high in ends)
            near = min(abs(at - tie) for tie in TIES)
            assert inside == (at <= angle and near > 1), (at, angle)
        assert dots.x.tolist() == [at for at in AXES if at <= angle]
        assert one_of(frame, Area, "ghost", "C").x.reshape(-1, 5)[:, 2].tolist() == [angle, angle]


def test_the_words_at_a_corner_an_edge_and_an_axis():
    assert PICTURE.frame().caption == (
        "c at 20°: on the diamond the corner e₁ is best, with cᵀw = 0.94; on the disc (0.94, 0.34) is best, "
        "which has no zero."
    )
    assert PICTURE.frame(angle=225).caption == (
        "c at 225°: on the diamond the corners −e₁ and −e₂ tie, and the edge between them is best, with cᵀw "
        "= 0.71; on the disc (−0.71, −0.71) is best, which has no zero."
    )
    assert PICTURE.frame(angle=90).caption == (
        "c at 90°: on the diamond the corner e₂ is best, with cᵀw = 1.00; on the disc it is the same point "
        "(0, 1.00), which has a zero."
    )
