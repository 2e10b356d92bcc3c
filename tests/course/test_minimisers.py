"""The theorem's proof fails where the theorem would."""

from types import SimpleNamespace

import numpy as np
import pytest

from l1l2.course import minimisers
from l1l2.course.minimisers import _range, ranges_of_all_minimisers


@pytest.mark.parametrize(
    ("X", "w", "ranges"),
    [
        (np.eye(2), [1.5, -0.5], [(1.5, 1.5), (-0.5, -0.5)]),
        ([[1.0, 1.0]], [1.0, 0.0], [(0, 1), (0, 1)]),
        ([[1.0, -1.0]], [1.0, 0.0], [(0, 1), (-1, 0)]),
        ([[1.0, 0.5]], [1.0, 0.0], [(1, 1), (0, 0)]),
        ([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [0.5, 1.5, -1.0], [(0, 2), (0, 2), (-1, -1)]),
    ],
)
def test_a_range_is_that_of_all_weights_of_one_fit_and_one_norm(X, w, ranges):
    found = [_range(np.array(X), np.array(w), j) for j in range(len(w))]
    assert np.allclose(found, ranges, atol=1e-8)


def test_the_theorem_holds():
    ranges_of_all_minimisers()


def test_a_weight_that_is_not_0_where_it_must_be_is_found(monkeypatch):
    solve = minimisers.solve
    monkeypatch.setattr(minimisers, "solve", lambda problem: SimpleNamespace(w=solve(problem).w + 1e-12))
    with pytest.raises(AssertionError):
        ranges_of_all_minimisers()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda low, high: (low - 1e-5, high),
        lambda low, high: (low, high + 1e-5),
        lambda low, high: (0.0, 0.0),  # no design has more than one minimiser
    ],
)
def test_ranges_that_the_theorem_forbids_are_found(wrong, monkeypatch):
    monkeypatch.setattr(minimisers, "_range", lambda *given: wrong(*_range(*given)))
    with pytest.raises(AssertionError):
        ranges_of_all_minimisers()
