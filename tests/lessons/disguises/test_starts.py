"""Gradient descent on u^2 - v^2, against slopes of the loss by differences; what the picture says of it."""

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.disguises import small_starts, starts
from l1l2.lessons.disguises.starts import descend_from, draw_sums

from ..drawn import bar_ends, only, places


@pytest.fixture(scope="module")
def picture():
    return small_starts()


def test_a_step_goes_down_the_loss(monkeypatch):
    """The loss is ‖X w - y‖² / (2n) at w = u² - v²; its slopes in u and v by differences."""
    X, y, _ = draw_sums()

    def loss(both):
        u, v = both[:100], both[100:]
        return ((X @ (u * u - v * v) - y) ** 2).sum() / 60

    monkeypatch.setattr(starts, "STEPS", 1)
    both, eye = np.full(200, 0.3), 1e-6 * np.eye(200)
    slopes = np.array([(loss(both + e) - loss(both - e)) / 2e-6 for e in eye])
    after = both - 0.1 * slopes
    moved = after[:100] ** 2 - after[100:] ** 2
    assert descend_from.__wrapped__(0.3) == pytest.approx(moved, abs=1e-6)


def test_bars_points_and_words_are_what_was_found(picture):
    truth = draw_sums().truth
    values = picture.controls["start"].values
    assert list(values) == sorted(values, reverse=True)
    for k, start in enumerate(values):
        frame, w = picture.frame(start=start), descend_from(start)
        assert np.nan_to_num(bar_ends(only(frame, Area, "l1"))[1]) == pytest.approx(w)
        errors = [np.linalg.norm(descend_from(each) - truth) / 2 for each in values[: k + 1]]
        assert only(frame, Line, "l1", "B").y == pytest.approx(errors)
        assert places(only(frame, Dots, "l1", "B")) == [pytest.approx([start, errors[-1]])]
        facts = frame.facts
        assert facts["error"] == only(frame, Text, "l1", "B").text.facts["error"] == pytest.approx(errors[-1])
        assert facts["size"] == pytest.approx(np.abs(w).sum()) and facts["start"] == start
    assert only(frame, Dots, "truth").y.tolist() == truth[truth != 0].tolist()


def test_the_line_of_comparison_is_the_least_norm(picture):
    X, y, truth = draw_sums()
    other = np.linalg.norm(X.T @ np.linalg.solve(X @ X.T, y) - truth) / 2
    assert picture.frame(start=0.1).facts["other"] == pytest.approx(other)
    assert picture.frame(start=0.1).facts["steps"] == 4000
