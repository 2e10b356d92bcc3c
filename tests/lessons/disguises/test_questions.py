"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import numpy as np

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line
from l1l2.lessons import disguises

from ..drawn import only

ASKED = questions("disguises")


def shown(key, picture):
    """The frames where the question is answered, and where it is open."""
    asked = find_asked_state(ASKED[key], picture)
    assert picture.params(**picture.telling) == picture.params(**asked), "a still shows the same"
    return picture.frame(**asked), picture.frame(**find_start_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_the_factors_are_never_far_apart():
    assert right("factor_ratio") == "The larger one is at most 30% above the smaller one."
    after, _ = shown("factor_ratio", disguises.stop_early())
    ratio = only(after, Line, "loss", "B").y / only(after, Line, "l2", "B").y
    assert ratio.min() >= 1 and 1.29 < ratio.max() < 1.3


def test_the_product_is_zero():
    assert right("product") == "w = 0, exactly."
    after, before = shown("product", disguises.weight_as_product())
    assert after.facts["w"] == 0 != before.facts["w"]


def test_a_tiny_start_finds_a_sparse_solution():
    assert right("which_solution") == "Close to a sparse one: nearly all numbers stay tiny."
    after, before = shown("which_solution", disguises.small_starts())
    assert after.facts["error"] < 0.01 < before.facts["error"]
    assert len(only(before, Line, "l1", "B").x) == 1
    assert np.count_nonzero(np.abs(disguises.starts.descend_from(1e-6)) > 0.01) == 4
