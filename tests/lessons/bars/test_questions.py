"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.lessons import bars

ASKED = questions("bars")


def shown(key, picture):
    """What the caption says where the question is answered."""
    return picture.frame(**find_asked_state(ASKED[key], picture)).facts


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_five_equal_bars_have_the_least_squares():
    assert right("level") == "With five equal bars."
    facts = shown("level", bars.level_out())
    assert facts["bars"] == 5 and "short" not in facts  # all are of one height, as printed
    assert facts["tall"] == pytest.approx(0.2, abs=1e-4)
    assert facts["squares"] == pytest.approx(facts["least"], abs=1e-6)


def test_one_bar_of_height_1_is_left():
    assert right("survive") == "One bar of height 1, the others exactly 0."
    facts = shown("survive", bars.one_survives())
    assert (facts["bars"], facts["n"], facts["sizes"]) == (5, 4, 1)


def test_the_squares_fall_while_the_tall_bar_stays_the_taller():
    assert right("exchange") == "The sizes stay, the squares fall."
    picture = bars.exchange()
    facts = shown("exchange", picture)
    before = picture.frame(short=facts["short"]).facts["squares"]
    assert facts["tall"] - facts["eps"] > facts["short"] + facts["eps"]
    assert facts["squares"] == pytest.approx(before - facts["change"]) and facts["change"] > 0.05
