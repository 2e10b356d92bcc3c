"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.lessons import build_a_solver

ASKED = questions("build_a_solver")


def shown(key, picture):
    """The frames where the question is answered, and where it is open."""
    return (
        picture.frame(**find_asked_state(ASKED[key], picture)),
        picture.frame(**find_start_state(ASKED[key], picture)),
    )


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_small_steps_leave_a_large_gap():
    assert right("flat").startswith("This cannot be told")
    after, before = shown("flat", build_a_solver.has_it_finished())
    assert after.facts["change"] < 0.001 and after.facts["gap"] > 0.3
    assert "gap" not in before.facts


def test_two_weights_beyond_a_corner():
    assert right("beyond_corner").startswith("Two")
    after, before = shown("beyond_corner", build_a_solver.dual_polytope())
    assert (after.facts["faces"], after.facts["alive"]) == (2, 2)
    assert (before.facts["faces"], before.facts["alive"]) == (0, 0)


def test_few_columns_go_after_three_steps():
    assert right("below_now").endswith("here 3.")
    after, before = shown("below_now", build_a_solver.screened())
    assert (after.facts["low"], after.facts["gone"]) == (29, 3)
    assert before.facts["gone"] == 0


def test_a_negative_gap_is_a_mistake_and_a_long_step_goes_up():
    assert right("negative_gap").startswith("The dual point is not feasible")
    assert right("step_too_long").startswith("The parabola")
