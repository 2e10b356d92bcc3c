"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import numpy as np
import pytest

from l1l2 import TotalVariation
from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Dots
from l1l2.lessons import sparsity_of_what

from ..drawn import only

ASKED = questions("sparsity_of_what")


def shown(key, picture):
    """The frames where the question is answered, and where it is open."""
    asked = find_asked_state(ASKED[key], picture)
    assert picture.params(**picture.telling) == picture.params(**asked), "a still shows the same"
    return picture.frame(**asked), picture.frame(**find_start_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_the_large_value_goes_and_the_small_one_stays():
    assert right("small_in_strong") == "The 1.4: its sensor as a whole is too weak."
    after, before = shown("small_in_strong", sparsity_of_what.weights_or_groups())
    small, large = 2, 13  # where the bars of 0.3 and 1.4 stand
    gone = only(after, Dots, "solution", "B").x.tolist(), only(after, Dots, "l1").x.tolist()
    assert large in gone[0] and small not in gone[0]
    assert small in gone[1] and large not in gone[1]
    assert only(before, Dots, "solution", "B").x.tolist() == []


def test_hidden_pixels_are_found():
    assert right("hidden_pixels") == "The sum of the singular values alone."
    after, before = shown("hidden_pixels", sparsity_of_what.completion())
    assert after.facts["off"] < 0.01 and after.facts["rank"] == 2
    assert before.facts["rank"] == 0, "nothing is seen of the answer"


def test_the_lasso_s_error_rises_and_comes_back():
    assert right("turned") == "That of ridge stays level; that of the lasso rises and comes back."
    picture = sparsity_of_what.turn_columns()
    after, before = shown("turned", picture)
    middle = picture.frame(angle=45).facts
    assert after.facts["lasso"] == pytest.approx(before.facts["lasso"]) and middle["lasso"] > 2
    assert before.facts["ridge"] == pytest.approx(middle["ridge"]) == pytest.approx(after.facts["ridge"])


def test_a_huge_lam_leaves_the_mean():
    assert right("huge_variation") == "3 ± 0.005"
    y = np.array([1.0, 5.0, 0.0])
    assert np.allclose(TotalVariation(50.0).prox(y, 1.0), 2.0)
