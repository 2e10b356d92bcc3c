"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line, Text
from l1l2.lessons import inequality

ASKED = questions("inequality")
GATES = {"gap": inequality.gap(), "count": inequality.p_family()}


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


def test_near_0_the_sum_of_powers_counts_the_bars_that_are_not_0():
    assert right("count") == "To the number of bars that are not 0."
    facts = asked("count").facts
    assert facts["p"] == min(GATES["count"].controls["p"].values)
    assert facts["dense_total"] == pytest.approx(8, abs=0.1)
    assert facts["few_total"] == pytest.approx(2, abs=0.1) and facts["few"].message == "two bars"


def test_while_it_is_open_no_sum_comes_near_the_count():
    frame = unanswered("count")
    assert frame.facts["p"] == 2
    assert frame.facts["dense_total"] < 5 and frame.facts["few_total"] < 1.6
    curves = [mark for mark in frame.marks if isinstance(mark, Line)]
    assert max(curve.x.max() for curve in curves) == pytest.approx(1 / 3)  # where 2 stands on the way to 0


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]
    assert picture.telling and picture.params(**picture.telling) != picture.params()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))


def test_a_still_of_both_games_shows_one_bar_and_no_gap():
    picture = inequality.two_games()
    facts = picture.frame(**picture.telling).facts
    assert facts["gap"] == 0 < facts["x1"] and picture.frame().facts["gap"] > 0.5
