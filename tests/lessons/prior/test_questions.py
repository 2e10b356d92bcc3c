"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import numpy as np

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.drawing import Line
from l1l2.lessons import prior

ASKED = questions("prior")


def shown(key, picture):
    """The frame where the question is answered."""
    assert ASKED[key].shows
    return picture.frame(**find_asked_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_only_the_peak_is_0():
    assert right("only_map") == "Both above 0, the mean further out than the median."
    facts = shown("only_map", prior.update()).facts
    assert (facts["y"], facts["noise"], round(facts["laplace"]["lam"], 12)) == (1, 1, 1.3)
    assert facts["laplace"]["map"] == 0 < facts["laplace"]["median"] < facts["laplace"]["mean"]


def test_under_the_narrowest_student_t_the_smallest_observation_still_moves_the_peak():
    assert right("peaked") == "For y = 0 only, however narrow."
    picture = prior.estimates()
    facts = shown("peaked", picture).facts
    assert facts["lam"] == max(picture.controls["lam"].values)
    assert facts["y"] == min(picture.controls["y"].values)
    assert facts["laplace"]["map"] == 0 < facts["student"]["map"]


def test_a_hundred_gaussians_are_level_on_top_where_laplace_has_a_kink():
    assert right("stack") == "No: each of the 100 is smooth at 0, and so is their average."
    frame = shown("stack", prior.scale_mixture())
    assert frame.facts["n"] == 100 and frame.facts["gap"] > 0.01
    turns = {}
    for role in "solution", "l1":
        (line,) = (m for m in frame.marks if isinstance(m, Line) and (m.role, m.panel) == (role, "A"))
        slopes = np.diff(np.log(line.y)) / np.diff(line.x)
        turns[role] = np.abs(np.diff(slopes)).max()
    assert turns["l1"] > 1.99 > 2 * turns["solution"]


def test_none_of_the_ten_medians_is_0():
    assert right("ten_medians") == "None."
    facts = shown("ten_medians", prior.credible_intervals()).facts
    assert facts["lasso"]["zero_medians"] == 0 < 5 < facts["lasso"]["zeros"]
