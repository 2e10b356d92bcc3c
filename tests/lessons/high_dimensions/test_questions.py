"""Each gate's picture, at the state that its question asks about, shows the right answer."""

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.lessons import high_dimensions

ASKED = questions("high_dimensions")


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_a_small_budget_puts_most_points_at_the_vertices_and_not_all():
    assert right("small_budget") == "At the vertices: two of the three weights are 0."
    picture = high_dimensions.octahedron()
    before, shown = (
        picture.frame(**at).facts for at in ({}, find_asked_state(ASKED["small_budget"], picture))
    )
    assert before["rho"] == 0.3 and before["edge"] > max(before["vertex"], before["face"])
    assert shown["rho"] == 0.1 and 0.5 < shown["vertex"] < 1


def test_some_zero_becomes_certain_and_a_vertex_hopeless():
    assert right("more_weights") == "The first goes to 1, the second to 0."
    picture = high_dimensions.chances()
    before, shown = (
        picture.frame(**at).facts for at in ({}, find_asked_state(ASKED["more_weights"], picture))
    )
    assert (before["n"], before["rho"]) == (2, 0.5) and 0 < before["some"] == before["vertex"] < 1
    assert (shown["n"], shown["rho"], shown["some"], shown["vertex"]) == (1000, 0.5, 1, 0)
