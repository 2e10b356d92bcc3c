"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.lessons import high_dimensions

ASKED = questions("high_dimensions")
PICTURES = {"small_budget": high_dimensions.octahedron, "more_weights": high_dimensions.chances}


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def before_and_after(key):
    """What the picture says while the question is open, and where it is answered."""
    picture = PICTURES[key]()
    states = find_start_state(ASKED[key], picture), find_asked_state(ASKED[key], picture)
    return [picture.frame(**state).facts for state in states]


@pytest.mark.parametrize("key", PICTURES)
def test_a_still_shows_what_was_asked(key):
    picture = PICTURES[key]()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))
    assert ASKED[key].reveal


def test_a_small_budget_puts_most_points_at_the_vertices_and_not_all():
    assert right("small_budget") == "At the vertices: two of the three weights are 0."
    before, shown = before_and_after("small_budget")
    assert before["rho"] == 0.3 and before["edge"] > max(before["vertex"], before["face"])
    assert shown["rho"] == 0.1 and 0.5 < shown["vertex"] < 1


def test_some_zero_becomes_certain_and_a_vertex_hopeless():
    assert right("more_weights") == "The first goes to 1, the second to 0."
    before, shown = before_and_after("more_weights")
    assert (before["n"], before["rho"]) == (2, 0.5) and 0 < before["some"] == before["vertex"] < 1
    assert (shown["n"], shown["rho"], shown["some"], shown["vertex"]) == (1000, 0.5, 1, 0)


def test_a_still_of_the_shares_of_zeros_shows_them_at_their_limit():
    picture = high_dimensions.share_of_zeros()
    told = picture.frame(**picture.telling).facts
    assert told["n"] == 1000 and told["off"] < 0.01 < picture.frame().facts["off"]
