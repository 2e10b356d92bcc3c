"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.lessons import inequality

ASKED = questions("inequality")


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_one_bar_alone_leaves_nothing_but_the_diagonal():
    assert right("gap") == "When at most one bar is not 0."
    picture = inequality.gap()
    facts = picture.frame(**find_asked_state(ASKED["gap"], picture)).facts
    assert facts["x1"] > 0 == facts["x2"] == facts["x3"]
    assert facts["gap"] == 0 and facts["diagonal"] == facts["square"] > 0
    assert picture.frame().facts["gap"] > 0


def test_near_0_the_sum_of_powers_counts_the_bars_that_are_not_0():
    assert right("count") == "To the number of bars that are not 0."
    picture = inequality.p_family()
    facts = picture.frame(**find_asked_state(ASKED["count"], picture)).facts
    assert facts["p"] == min(picture.controls["p"].values)
    assert facts["dense_total"] == pytest.approx(8, abs=0.1)
    assert facts["few_total"] == pytest.approx(2, abs=0.1) and facts["few"].message == "two bars"
