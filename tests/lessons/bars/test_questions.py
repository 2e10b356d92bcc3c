"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

import numpy as np
import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Area, Dots, Text
from l1l2.lessons import bars

ASKED = questions("bars")
GATES = {"level": bars.fixed_sizes(), "survive": bars.fixed_squares(), "exchange": bars.exchange()}


def asked(key):
    return GATES[key].frame(**find_asked_state(ASKED[key], GATES[key]))


def unanswered(key):
    return GATES[key].frame(**find_start_state(ASKED[key], GATES[key]))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def words(frame):
    """All that is written in a frame or below it."""
    shown = (mark for mark in frame.marks if isinstance(mark, Text) and not np.isnan(mark.x + mark.y).all())
    return " ".join([frame.caption, *(mark.text for mark in shown)])


def heights(frame, role):
    """How tall the bars of a role are."""
    (area,) = (
        mark for mark in frame.marks if isinstance(mark, Area) and (mark.role, mark.panel) == (role, "A")
    )
    return area.y.reshape(-1, 5)[:, 1]


def test_five_equal_bars_have_the_least_squares():
    assert right("level") == "Five equal bars."
    facts = asked("level").facts
    assert facts["bars"] == 5 and "short" not in facts  # all are of one height, as printed
    assert facts["tall"] == pytest.approx(0.2, abs=1e-4)
    assert facts["squares"] == pytest.approx(facts["least"], abs=1e-6)


def test_while_it_is_open_the_bars_stand_at_very_different_heights():
    frame = unanswered("level")
    assert heights(frame, "l2").max() > 5 * heights(frame, "l2").min()
    assert "least" not in frame.facts and not {"equal", "1/5", "1/n"} & set(words(frame).split())


def test_one_bar_of_height_1_is_left():
    assert right("survive") == "One bar of height 1, the others exactly 0."
    facts = asked("survive").facts
    assert (facts["bars"], facts["n"], facts["sizes"]) == (5, 4, 1)


def test_while_it_is_open_five_bars_of_five_heights_live():
    frame = unanswered("survive")
    assert frame.facts["bars"] == 5 and "n" not in frame.facts and frame.facts["sizes"] > 2
    assert "exactly 0" not in frame.caption  # that some will be is the answer
    assert len(set(heights(frame, "l1").round(3))) == 5
    assert not any(mark.x.size for mark in frame.marks if isinstance(mark, Dots))
    assert "least" not in words(frame) and "alone" not in words(frame)


def test_the_squares_fall_while_the_tall_bar_stays_the_taller():
    assert right("exchange") == "The sizes stay the same, the squares fall."
    facts = asked("exchange").facts
    before = GATES["exchange"].frame(short=facts["short"]).facts["squares"]
    assert facts["tall"] - facts["eps"] > facts["short"] + facts["eps"]
    assert facts["squares"] == pytest.approx(before - facts["change"]) and facts["change"] > 0.05


def test_while_it_is_open_nothing_is_handed_over_and_no_sum_is_compared():
    frame = unanswered("exchange")
    assert heights(frame, "l1") == pytest.approx([0.7, 0.3])
    assert "change" not in frame.facts and "before" not in words(frame)


def test_two_that_tie_at_the_start_are_left():
    assert right("tie") == "Both, equally tall, for ever."
    question, picture = ASKED["tie"], bars.fixed_squares()
    begun = heights(picture.frame(**find_start_state(question, picture)), "l1")
    assert begun[0] == begun[1] > begun[2:].max() and (begun > 0).all()
    left = heights(picture.frame(**find_asked_state(question, picture)), "l1")
    assert left[~np.isnan(left)] == pytest.approx([np.sqrt(0.5)] * 2)


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]
    assert picture.telling and picture.params(**picture.telling) != picture.params()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))
