"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import numpy as np
import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line
from l1l2.lessons import why_shrink

from ..drawn import only

ASKED = questions("why_shrink")


def shown(key, picture):
    """The frames where the question is answered, and where it is open."""
    asked = find_asked_state(ASKED[key], picture)
    assert picture.params(**picture.telling) == picture.params(**asked), "a still shows the same"
    return picture.frame(**asked), picture.frame(**find_start_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_the_error_on_new_patients_falls_and_rises_far_above_its_start():
    assert right("shape") == "It falls a little, and then rises far above its start."
    after, before = shown("shape", why_shrink.fit_and_predict())
    curve = only(after, Line, "l2").y
    low = int(curve.argmin())
    assert (np.diff(curve[: low + 1]) < 0).all() and (np.diff(curve[low:]) > 0).all()
    assert 0.8 * curve[0] < curve[low] < curve[0] < 0.5 * curve[-1]
    assert len(only(before, Line, "l2").y) == 1


def test_the_short_axis_is_shrunk_more():
    assert right("short_axis") == "The part along the short axis: there the data say least."
    after, before = shown("short_axis", why_shrink.principal_axes())
    assert after.facts["short"] < after.facts["long"] < 1
    assert [before.facts["short"], before.facts["long"]] == pytest.approx([1, 1])


def test_first_the_lasso_then_ridge():
    assert right("dense") == "First the lasso, then ridge."
    after, before = shown("dense", why_shrink.sparse_or_dense())
    lasso, ridge = (only(after, Line, role, "B").y for role in ("l1", "l2"))
    ahead = lasso < ridge
    assert ahead[0] and not ahead[-1] and np.count_nonzero(np.diff(ahead)) == 1
    assert len(only(before, Line, "l1", "B").y) == 1
