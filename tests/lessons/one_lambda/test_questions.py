"""The gate's picture shows the right answer at the state that its question asks about, and not before."""

import numpy as np
import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Dots
from l1l2.lessons.one_lambda import one_lambda

ASKED = questions("one_lambda")


def count_zeros(frame):
    """How many weights of L1 are exactly 0 in each of the six views."""
    for panels, axis in ("A", "x"), ("B", "y"), ("CD", "x"), ("E", "y"), ("F", "y"), ("G", "y"):
        dots = [m for m in frame.marks if isinstance(m, Dots) and m.role == "l1" and m.panel in panels]
        if panels == "A":  # a diamond stands where a bar has no height
            yield sum(mark.x.size for mark in dots)
        else:
            yield sum(np.count_nonzero(getattr(mark, axis) == 0) for mark in dots)


def test_w2_becomes_0_in_all_views_at_the_same_lam():
    (right,) = (option for option in ASKED["where_first"].options if option.correct)
    assert right.text == "In all six at the same λ."
    picture = one_lambda()
    lam = find_asked_state(ASKED["where_first"], picture)["lam"]
    assert picture.telling == {"lam": lam}, "a still shows the zero"
    lams = picture.controls["lam"].values
    before, after = picture.frame(lam=lams[lams.index(lam) - 1]), picture.frame(lam=lam)
    assert (before.facts["lam"], after.facts["lam"]) == (0.675, 0.7)  # as the reply says
    assert (before.facts["common"] != 0).all()
    assert after.facts["common"][0] != 0 and after.facts["common"][1] == 0
    assert (set(count_zeros(before)), set(count_zeros(after))) == ({0}, {1})


def test_while_the_question_is_open_all_views_are_at_least_squares():
    picture = one_lambda()
    frame = picture.frame(**find_start_state(ASKED["where_first"], picture))
    assert frame.facts["lam"] == 0 and frame.facts["common"] == pytest.approx([1, 0.41])
    assert set(count_zeros(frame)) == {0}


def test_only_the_gate_has_a_picture_to_show():
    assert [key for key, question in ASKED.items() if question.shows] == ["where_first"]
