"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

from functools import cache

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line, Text
from l1l2.lessons import gradient_descent

ASKED = questions("gradient_descent")
GATES = {
    "who_arrives": cache(gradient_descent.push_and_spring),
    "who_keeps_zeros": cache(gradient_descent.zeros),
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


def test_l2_is_lower_for_most_of_the_way_and_l1_alone_reaches_0():
    assert right("who_arrives") == "L2 is smaller for most of the way. L1 alone reaches 0."
    picture = GATES["who_arrives"]()
    state = find_asked_state(ASKED["who_arrives"], picture)
    assert (state["start"], state["lam"]) == (2, 1)  # as the question says
    assert shown("who_arrives")["constant"] == 0 < shown("who_arrives")["proportional"]
    on_the_way = [time for time in picture.controls["time"].values if 0 < time < state["time"]]
    lower = [
        facts["proportional"] < facts["constant"]
        for facts in (picture.frame(**state | {"time": time}).facts for time in on_the_way)
    ]
    assert sum(lower) > 0.75 * len(lower)


def test_before_they_move_both_are_at_their_start_and_no_way_is_drawn():
    frame = before("who_arrives")
    facts = frame.facts
    assert (facts["time"], facts["start"], facts["lam"]) == (0, 2, 1)
    assert facts["constant"] == facts["proportional"] == 2
    assert all(
        mark.x.max(initial=0) == 0 for mark in frame.marks if isinstance(mark, Line) and mark.panel == "B"
    )
    assert not any("steps" in mark.text for mark in frame.marks if isinstance(mark, Text))


def test_those_with_a_soft_threshold_alone_hold_the_right_zeros():
    assert right("who_keeps_zeros") == "ISTA, FISTA and coordinate descent: those with a soft threshold."
    facts = shown("who_keeps_zeros")
    assert (facts["n"], facts["tol"]) == (5000, 0)
    zeros = facts["zeros"].facts
    assert {name for name, count in zeros.items() if count == facts["right"]} == {
        "ista",
        "fista",
        "coordinate_descent",
    }
    assert [zeros[name] for name in ("subgradient", "sgd", "adam")] == [0, 0, 0]


def test_before_the_first_step_no_method_has_a_zero():
    frame = before("who_keeps_zeros")
    assert frame.facts["n"] == 0
    assert set(frame.facts["zeros"].facts.values()) == set(frame.facts["called"].facts.values()) == {0}
    assert {mark.text for mark in frame.marks if isinstance(mark, Text)} == {"0"}


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))


def test_a_still_of_the_map_shows_who_stays_at_zero_when_lambda_falls():
    picture = gradient_descent.on_contours()
    facts = picture.frame(**picture.telling).facts
    zeros = facts["zeros"].facts
    assert facts["right"] == 0
    assert {name for name, count in zeros.items() if count} == {"clipped_for_good"}


def test_a_still_of_the_gaps_has_ista_below_its_bound():
    picture = gradient_descent.gaps()
    gaps = picture.frame(**picture.telling).facts["gaps"].facts
    assert 1e-6 < gaps["ista"].facts["gap"] < 1e-5 < gaps["subgradient"].facts["gap"]
