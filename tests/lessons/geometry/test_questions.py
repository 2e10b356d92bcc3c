"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import numpy as np
import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.lessons import geometry

ASKED = questions("geometry")


def shown(key, picture):
    """What the caption says where the question is answered."""
    return picture.frame(**find_asked_state(ASKED[key], picture)).facts


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_the_circle_touches_in_the_middles():
    assert right("first_touch") == "In the middle of all four edges at once."
    assert np.abs(shown("first_touch", geometry.growing_circle())["points"]) == pytest.approx(
        np.full((4, 2), 0.5)
    )


def test_the_stretched_loss_ends_on_an_edge_where_the_round_one_ended_at_a_corner():
    assert right("turned") == "Yes, onto an edge, and then nothing is 0."
    picture = geometry.turn_ellipse()
    assert 0 not in shown("turned", picture)["w"]
    assert picture.frame().facts["w"] == (1.0, 0.0)


def test_a_point_beside_the_axis_ends_at_the_corner():
    assert right("zero_positions") == "Those in a wedge, which widens with the distance."
    facts = shown("zero_positions", geometry.zero_map())
    assert facts["b"][1] != 0
    assert facts["diamond"]["end"].facts["w"].tolist() == [1.0, 0.0]


def test_the_correlation_changes_nothing():
    assert right("correlated") == "Nothing: no position at all changes sides."
    facts = shown("correlated", geometry.corner_chance())
    assert facts["loss"] == "correlated" and facts["exact"] == pytest.approx(facts["plain"], abs=1e-12)
