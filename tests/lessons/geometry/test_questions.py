"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

from functools import cache

import numpy as np
import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Dots, Line
from l1l2.drawing.render import staged
from l1l2.lessons import geometry

ASKED = questions("geometry")
GATES = {
    "first_touch": cache(geometry.growing_circle),
    "diamond_touch": cache(geometry.growing_diamond),
    "turned": cache(geometry.turn_ellipse),
    "zero_positions": cache(geometry.zero_map),
    "how_often": cache(geometry.corner_chance),
}


def shown(key):
    """The facts where the question is answered."""
    return GATES[key]().frame(**find_asked_state(ASKED[key], GATES[key]())).facts


def before(key):
    """The frame that stands there while the question is open."""
    return GATES[key]().frame(**find_start_state(ASKED[key], GATES[key]()))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_the_circle_touches_in_the_middles():
    assert right("first_touch") == "In the middle of all four edges at once."
    assert np.abs(shown("first_touch")["points"]) == pytest.approx(np.full((4, 2), 0.5))


def test_the_diamond_touches_on_the_axes():
    assert right("diamond_touch") == "The four on the axes, where one coordinate is 0."
    points = np.abs(shown("diamond_touch")["points"])
    assert points.shape == (4, 2)
    assert np.sort(points, axis=1) == pytest.approx(np.tile([0.0, 1.0], (4, 1)))


@pytest.mark.parametrize(
    ("key", "fixed", "grown"), [("first_touch", "l1", "l2"), ("diamond_touch", "l2", "l1")]
)
def test_before_it_is_answered_one_small_shape_stands_inside_the_other(key, fixed, grown):
    frame = before(key)
    assert "points" not in frame.facts
    (outline,) = (mark for mark in frame.marks if isinstance(mark, Line))
    (touch,) = (mark for mark in frame.marks if isinstance(mark, Dots))
    assert outline.role == fixed and touch.role == grown and touch.x.size == 0
    for name in (mark for mark in frame.marks if getattr(mark, "text", "").startswith("(")):
        assert np.isnan(name.x).all() and np.isnan(name.y).all()
    _, axes = staged(GATES[key](), 72)
    assert len(axes["A"].lines) <= 2, "no guide: the axes alone"


def test_the_stretched_loss_ends_on_an_edge_where_the_round_one_ended_at_a_corner():
    assert right("turned") == "Yes, usually onto an edge, rarely to another corner."
    assert 0 not in shown("turned")["w"]
    start = before("turned").facts
    assert start["w"] == (1.0, 0.0) and start["t"] == shown("turned")["t"] == 1
    assert start["angle"] == shown("turned")["angle"], "the answer changes the stretch alone"
    assert "corners" not in start


def test_a_point_beside_the_axis_ends_at_the_corner():
    assert right("zero_positions") == "For those with |b₂| ≤ b₁ − 1."
    facts = shown("zero_positions")
    assert 0 != abs(facts["b"][1]) <= facts["b"][0] - 1
    assert facts["diamond"]["end"].facts["w"].tolist() == [1.0, 0.0]


def test_the_map_waits_with_its_budgets_alone():
    """Its areas are the answer, so that no state can be shown: the stage has the diamond and the disc."""
    assert find_start_state(ASKED["zero_positions"], geometry.zero_map()) is None
    _, axes = staged(GATES["zero_positions"](), 72)
    for panel, norm in ("A", 1), ("B", 2):
        (inside,) = axes[panel].patches
        assert np.linalg.norm(inside.get_xy(), norm, axis=1) == pytest.approx(1)
        assert [text.get_text() for text in axes[panel].texts] == ["not\nbinding"]


def test_half_of_w_as_a_budget_leaves_less_than_a_third_to_the_corners():
    assert right("how_often") == "Less than one time in three."
    facts = shown("how_often")
    assert (facts["loss"], facts["share"]) == ("round", 0.5) and f"{facts['exact']:.0%}" == "29%"
    assert find_start_state(ASKED["how_often"], geometry.corner_chance()) is None
    _, axes = staged(GATES["how_often"](), 72)
    assert not [*axes["A"].lines, *axes["A"].texts, *axes["A"].patches], "no curve"
    (square,) = axes["B"].lines
    assert np.abs(square.get_xydata()).min() == np.abs(square.get_xydata()).max() == 1


def test_the_correlation_changes_nothing():
    assert right("correlated") == "Nothing: each solution stays at its corner or on its edge."
    facts = geometry.corner_chance().frame(share=0.5, loss="correlated").facts
    assert facts["exact"] == pytest.approx(facts["plain"], abs=1e-12)


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))


def test_a_still_of_the_dragged_point_leaves_the_zero_to_the_reader():
    picture = geometry.drag_target()
    facts = picture.frame(**picture.telling).facts
    assert 0 not in facts["l1"]["w"] and 0 not in facts["l2"]["w"]
