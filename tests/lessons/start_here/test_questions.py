"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

from functools import cache

import numpy as np
import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Area, Dots
from l1l2.lessons import start_here

ASKED = questions("start_here")
GATES = {"equal_fit": cache(start_here.equal_fit), "noise": cache(start_here.equal_fit_with_noise)}


def asked(key):
    return GATES[key]().frame(**find_asked_state(ASKED[key], GATES[key]()))


def open_(key):
    return GATES[key]().frame(**find_start_state(ASKED[key], GATES[key]()))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def drawn_noise(frame, role):
    """How many bars of the noise are drawn: one that is exactly 0 is hidden, and a dot stands there."""
    _, noise = (mark for mark in frame.marks if isinstance(mark, Area) and mark.role == role)
    return np.count_nonzero(~np.isnan(noise.x.reshape(-1, 5)[:, 0]))


def test_most_of_the_lasso_s_coefficients_are_zero_and_none_of_ridge_s():
    assert right("equal_fit") == "Most of the lasso's, none of ridge's."
    facts = asked("equal_fit").facts
    assert facts["fit"] == 0.45 and facts["n"] == 10
    assert 5 < facts["lasso_zeros"] < 10 and facts["ridge_zeros"] == 0


def test_the_lasso_throws_all_the_noise_out_and_ridge_none():
    assert right("noise") == "The lasso all thirty, ridge none."
    frame = asked("noise")
    assert frame.facts["fit"] == 0.45 and frame.facts["n"] == 40
    assert (drawn_noise(frame, "l1"), drawn_noise(frame, "l2")) == (0, 30)


@pytest.mark.parametrize("key", GATES)
def test_while_the_question_is_open_both_are_least_squares(key):
    frame = open_(key)
    facts = frame.facts
    assert facts["lasso_lam"] == facts["ridge_lam"] == facts["lasso_zeros"] == facts["ridge_zeros"] == 0
    assert facts["lasso_error"] == pytest.approx(facts["ridge_error"])
    assert [mark.y.size for mark in frame.marks if isinstance(mark, Dots)] == [0, 0]
    assert drawn_noise(frame, "l1") == drawn_noise(frame, "l2") == facts["n"] - 10
    assert facts["fit"] == max(GATES[key]().controls["fit"].values)


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))
