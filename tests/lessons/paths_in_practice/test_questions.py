"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.drawing import Line
from l1l2.lessons import paths_in_practice

from .drawn import only

ASKED = questions("paths_in_practice")


def shown(key, picture):
    """The frame in which the question is answered."""
    return picture.frame(**find_asked_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_a_column_is_gone_again_long_before_the_next_event():
    assert right("who_stays") == "It may go back to exactly 0, and even stay there for a while."
    picture = paths_in_practice.correlated_paths()
    facts = shown("who_stays", picture).facts
    assert "x3" in picture.frame().facts["names"].split(", ")
    assert "x3" not in facts["names"].split(", ")
    assert facts["name"] == "x3" and facts["lam"] < facts["at"] / 2


def test_l1_drops_what_l2_shrinks():
    assert right("other_units") == "L1 drops it, and L2 shrinks it to a small rest."
    picture = paths_in_practice.units()
    facts, before = shown("other_units", picture).facts, picture.frame().facts
    assert (facts["s"], facts["l1_effect"]) == (0.2, 0) and before["l1_effect"] > 0
    assert 0 < facts["l2_effect"] < before["l2_effect"] / 5


def test_the_lasso_alone_does_not_mind_how_it_is_split():
    assert right("two_copies") == "Under L1 every split with equal signs; under L2 the even split alone."
    frame = shown("two_copies", paths_in_practice.twice())
    assert frame.facts["first"] == 0 and "lasso" not in frame.facts
    assert frame.facts["ridge"] > 0
    lasso, ridge = only(frame, Line, "l1", "A"), only(frame, Line, "l2", "C")
    assert (lasso.x[0], lasso.x[-1]) == (0, 1) and not lasso.y.any()
    assert ridge.x[ridge.y == 0].tolist() == [0.5]


def test_more_rows_move_what_stands_for_a_sum():
    assert right("more_rows") == "Ridge's alpha grows with n, and C falls."
    picture = paths_in_practice.dictionary()
    few, many = picture.frame().facts, shown("more_rows", picture).facts
    assert (few["n"], many["n"]) == (50, 442)
    assert many["ridge"] == pytest.approx(few["ridge"] * 442 / 50)
    assert many["logistic"] == pytest.approx(few["logistic"] * 50 / 442)
    for name in "lasso", "elastic_net", "glmnet_l1", "torch_squares", "torch_labels":
        assert many[name] == few[name]
