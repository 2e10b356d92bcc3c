"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Text
from l1l2.lessons import inequality

ASKED = questions("inequality")
GATES = {
    "gap": inequality.gap(),
    "direction": inequality.turn_direction(),
    "power": inequality.below_the_count(),
}


def asked(key):
    return GATES[key].frame(**find_asked_state(ASKED[key], GATES[key]))


def unanswered(key):
    return GATES[key].frame(**find_start_state(ASKED[key], GATES[key]))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def words(frame):
    """All that is written in a frame or below it."""
    return " ".join([frame.caption, *(mark.text for mark in frame.marks if isinstance(mark, Text))])


def test_one_bar_alone_leaves_nothing_but_the_diagonal():
    assert right("gap") == "When at most one bar is not 0."
    facts = asked("gap").facts
    assert facts["x1"] > 0 == facts["x2"] == facts["x3"]
    assert facts["gap"] == 0 and facts["diagonal"] == facts["square"] > 0


def test_while_it_is_open_three_bars_leave_a_gap():
    frame = unanswered("gap")
    assert min(frame.facts[name] for name in ("x1", "x2", "x3")) > 0
    assert frame.facts["gap"] > frame.facts["diagonal"] > 0
    assert "alone" not in words(frame) and "‖x‖₁ = ‖x‖₂" not in words(frame)


def test_after_a_whole_turn_a_corner_was_best_in_all_directions():
    assert right("direction") == "In every direction."
    bands = next(mark for mark in asked("direction").marks if (mark.panel, mark.role) == ("C", "l1"))
    assert asked("direction").facts["angle"] == 360 and len(bands.x) == 5 * 5  # four ties part five bands


def test_while_it_is_open_a_single_direction_was_tried():
    frame = unanswered("direction")
    bands = next(mark for mark in frame.marks if (mark.panel, mark.role) == ("C", "l1"))
    assert frame.facts["angle"] == 20 and len(bands.x) == 5 and "tie" not in words(frame)


def test_at_1_the_power_is_the_chord():
    assert right("power") == "To 1."
    facts = asked("power").facts
    assert facts["p"] == 1 and facts["power"] == facts["chord"]
    powers = GATES["power"].controls["p"].values
    convex = [p for p in powers if "not convex" not in words(GATES["power"].frame(p=p))]
    assert min(convex) == 1 > min(powers)


def test_while_it_is_open_the_parabola_lies_far_below_its_chord():
    frame = unanswered("power")
    assert frame.facts["p"] == 2 and frame.facts["power"] == 0.25 < frame.facts["chord"]
    assert "not convex" not in words(frame) and "itself" not in words(frame)


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]
    assert picture.telling and picture.params(**picture.telling) != picture.params()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))


def test_a_still_of_both_games_shows_one_bar_and_no_gap():
    picture = inequality.two_games()
    facts = picture.frame(**picture.telling).facts
    assert facts["gap"] == 0 < facts["x1"] and picture.frame().facts["gap"] > 0.5
