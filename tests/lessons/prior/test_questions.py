"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import numpy as np

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line, Text
from l1l2.lessons import prior

ASKED = questions("prior")


def shown(key, picture):
    """The frame where the question is answered."""
    assert ASKED[key].shows
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


def test_only_the_peak_is_0():
    assert right("only_map") == "Both above 0, the mean further out than the median."
    picture = prior.update()
    facts = shown("only_map", picture).facts
    assert (facts["y"], facts["noise"], round(facts["laplace"]["lam"], 12)) == (1, 1, 1.3)
    assert facts["laplace"]["map"] == 0 < facts["laplace"]["median"] < facts["laplace"]["mean"]
    before = opened("only_map", picture)
    assert "exactly" not in visible(before), "no zero is shown before the question"
    for name in "laplace", "gaussian", "student":
        found = [before.facts[name][key] for key in ("map", "median", "mean")]
        assert min(found) > 0 and max(found) - min(found) < 0.08, "they nearly coincide"


def test_under_the_narrowest_student_t_the_smallest_observation_still_moves_the_peak():
    assert right("peaked") == "For y = 0 only, however narrow."
    picture = prior.estimates()
    facts = shown("peaked", picture).facts
    assert facts["lam"] == max(picture.controls["lam"].values)
    assert facts["y"] == min(picture.controls["y"].values)
    assert facts["laplace"]["map"] == 0 < facts["student"]["map"]
    assert find_start_state(ASKED["peaked"], picture) is None, "every state shows where the peak is"


def test_a_hundred_gaussians_are_level_on_top_where_laplace_has_a_kink():
    assert right("stack") == "No: each of the 100 is smooth at 0, and so is their average."
    picture = prior.scale_mixture()
    frame, before = shown("stack", picture), opened("stack", picture)
    assert before.facts["n"] == 1 and "average of 100" in visible(frame)
    for word in "smooth", "kink":
        assert word in frame.caption and word not in visible(before)
    assert frame.facts["n"] == 100 and frame.facts["gap"] > 0.01
    turns = {}
    for role in "solution", "l1":
        (line,) = (m for m in frame.marks if isinstance(m, Line) and (m.role, m.panel) == (role, "A"))
        slopes = np.diff(np.log(line.y)) / np.diff(line.x)
        turns[role] = np.abs(np.diff(slopes)).max()
    assert turns["l1"] > 1.99 > 2 * turns["solution"]


def test_none_of_the_ten_medians_is_0():
    assert right("ten_medians") == "None."
    picture = prior.credible_intervals()
    frame, before = shown("ten_medians", picture), opened("ten_medians", picture)
    assert frame.facts["lasso"]["zero_medians"] == 0 < 5 < frame.facts["lasso"]["zeros"]
    assert before.facts["lasso"]["zeros"] == frame.facts["lasso"]["zeros"]
    assert "zero_medians" not in before.facts["lasso"]
    assert "medians" in visible(frame) and "median" not in visible(before)
