"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line, Text
from l1l2.lessons import paths

from ..drawn import only

ASKED = questions("paths")


def shown(key, picture):
    """The frame in which the question is answered."""
    asked = find_asked_state(ASKED[key], picture)
    assert picture.params(**picture.telling) == picture.params(**asked), "a still shows the same"
    return picture.frame(**asked)


def opened(key, picture):
    """The frame while the question is open."""
    return picture.frame(**find_start_state(ASKED[key], picture))


def visible(frame):
    """All words of a frame."""
    return " ".join([frame.caption, *(mark.text for mark in frame.marks if isinstance(mark, Text))])


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_a_column_is_gone_again_for_a_while():
    assert right("who_stays") == "It may go back to exactly 0, and even stay there for a while."
    picture = paths.diabetes_paths()
    frame, before = shown("who_stays", picture), opened("who_stays", picture)
    assert "HDL" in before.facts["names"].split(", ")
    assert "HDL" not in frame.facts["names"].split(", ")
    assert frame.facts["name"] == "HDL" and frame.facts["lam"] < frame.facts["at"]
    assert "leaves" in visible(frame) and "leaves" not in visible(before)


def test_l1_drops_what_l2_shrinks():
    assert right("other_units") == "L1 removes it, and L2 shrinks it to a small rest."
    picture = paths.units()
    facts, before = shown("other_units", picture).facts, opened("other_units", picture).facts
    assert (facts["s"], facts["l1_effect"]) == (0.2, 0)
    assert before["s"] == 1 and before["l1_effect"] > before["l2_effect"] > 0
    assert 0 < facts["l2_effect"] < before["l2_effect"] / 5


def test_the_lasso_alone_does_not_mind_how_it_is_split():
    assert right("two_copies") == "Under L1 every split with equal signs; under L2 the even split alone."
    picture = paths.twice()
    frame, before = shown("two_copies", picture), opened("two_copies", picture)
    assert frame.facts["first"] == 0 and "lasso" not in frame.facts
    assert frame.facts["ridge"] > 0
    lasso, ridge = only(frame, Line, "l1", "A"), only(frame, Line, "l2", "C")
    equal_signs = (lasso.x >= 0) & (lasso.x <= 1)
    assert not lasso.y[equal_signs].any() and (lasso.y[~equal_signs] > 0).all()
    assert lasso.x[0] < 0 and lasso.x[-1] > 1 and ridge.x[ridge.y == 0].tolist() == [0.5]
    assert before.facts["first"] == before.facts["second"] == 0.5
    for role, panel in ("l1", "A"), ("solution", "B"), ("l2", "C"):
        assert only(before, Line, role, panel).x.tolist() == [0.5], "no other split is drawn"
    assert "least" in visible(frame) and "least" not in visible(before)


def test_more_rows_move_what_stands_for_a_sum():
    assert right("more_rows") == "Ridge's alpha grows with n, and C falls."
    picture = paths.dictionary()
    few, many = opened("more_rows", picture).facts, shown("more_rows", picture).facts
    assert (few["n"], many["n"]) == (50, 442)
    assert many["ridge"] == pytest.approx(few["ridge"] * 442 / 50)
    assert many["logistic"] == pytest.approx(few["logistic"] * 50 / 442)
    for name in "lasso", "elastic_net", "glmnet_l1", "torch_squares", "torch_labels":
        assert many[name] == few[name]
