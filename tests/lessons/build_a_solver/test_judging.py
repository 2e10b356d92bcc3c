"""A reader's function gets copies, and what it answers is numbers."""

import numpy as np
import pytest

from l1l2.course.exercise import NotYet
from l1l2.lessons.build_a_solver.judging import ask, find_slip, make_trial


def test_a_function_cannot_change_what_it_gets():
    given = np.ones(3)

    def spoil(v):
        v[:] = 0
        return v

    assert ask(spoil, "spoil", given).tolist() == [0, 0, 0] and given.tolist() == [1, 1, 1]


def test_what_is_no_number_is_refused():
    with pytest.raises(NotYet, match="stops with an error"):
        ask(lambda: "a", "name")


def test_the_slip_that_answers_all_calls_is_found():
    slips = ((lambda v: v + 1, "one"), (lambda v: 2 * v, "two"))
    assert find_slip(slips, [(1.0,)], [np.array(2.0)]) == "one"
    assert find_slip(slips, [(1.0,), (3.0,)], [np.array(2.0), np.array(6.0)]) == "two"
    assert find_slip(slips, [(1.0,)], [np.array(5.0)]) is None


def test_the_trial_has_a_column_of_zeros_and_columns_of_different_lengths():
    X = make_trial().datafit.X
    lengths = np.linalg.norm(X, axis=0)
    assert lengths[-1] == 0 and lengths[:-1].max() > 4 * lengths[:-1].min()
