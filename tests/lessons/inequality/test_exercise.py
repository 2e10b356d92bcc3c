"""The checks of *Inequality* know the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2.lessons.inequality import check_box, check_nearly, check_tie

C = np.array([2, -3, 3, 1])


@pytest.mark.parametrize("w", [[0, -0.5, 0.5, 0], (0, -0.9, 0.1, 0), np.array([0, -0.01, 0.99, 0])])
def test_every_point_inside_the_edge_is_right(w):
    verdict = check_tie(w)
    assert verdict.right and verdict.words.facts == {"best": pytest.approx(C @ np.array(w))}


@pytest.mark.parametrize(
    ("w", "words"),
    [
        ([0, -1, 1, 0], "w lies outside the diamond: ‖w‖₁ = 2"),
        (C / 9, "w points along c, as the best point of a ball does. cᵀw = 2.56"),
        ([0, 0.5, 0.5, 0], "a sign is wrong: w₂ meets c₂ = −3"),
        ([0.25, -0.25, 0.25, 0.25], "cᵀw = 2.25, and a corner reaches more"),
        ([0, -0.25, 0.25, 0], "cᵀw = 1.5, and a corner reaches more"),
        ([0, 0, 0, 0], "cᵀw = 0, and a corner reaches more"),
        ([0, -1, 0, 0], "this corner is one of the best points"),
        ([0, 0, 1, 0], "this corner is one of the best points"),
        ([0, 0, 1], "w has shape (3,); give one vector of 4 numbers"),
        ("e3", "w is no vector of numbers"),
        ([0, 0, np.nan, 0], "w holds a number that is not finite"),
        (..., "w is still `...`"),
    ],
)
def test_a_point_that_is_not_on_the_best_edge_is_told_why(w, words):
    verdict = check_tie(w)
    assert not verdict.right and words in verdict.words


def test_the_envelopes_on_other_boxes_are_right():
    verdict = check_box(0.5, 0.4)
    assert verdict.right and verdict.words.facts == {"wide": 0.5, "lopsided": 0.4}


@pytest.mark.parametrize(("low", "high", "w", "right"), [(-2, 2, 1, 0.5), (-1, 5, 2, 0.4)])
def test_they_are_those_of_the_lowest_chord(low, high, w, right):
    """Over all chords between sampled points of the count that pass above w."""
    at = np.linspace(low, high, 121)
    left, far = np.meshgrid(at[at < w], at[at > w])
    share = (w - left) / (far - left)
    assert ((1 - share) * (left != 0) + share * (far != 0)).min() == pytest.approx(right)


@pytest.mark.parametrize(
    ("wide", "lopsided", "words"),
    [
        (1, 0.4, "wide: 1 is what |w| says"),
        (0.25, 0.4, "wide: 0.25 is a parabola"),
        (2, 0.4, "wide: 2 is above the count"),
        (0.6, 0.4, "wide: 0.6 is another number than the height of the lowest chord at w = 1"),
        (0.5, 2, "lopsided: 2 is above the count"),
        (0.5, 1, "lopsided: 1 is the chord from (−1, 1) to (5, 1)"),
        (0.5, 1 / 3, "divides by the length of the box"),
        (0.5, 0.16, "lopsided: 0.16 is a parabola"),
        (0.5, 0.3, "lopsided: 0.3 is another number"),
        (..., 0.4, "wide is still `...`"),
        (0.5, "0.4", "lopsided: got"),
    ],
)
def test_a_wrong_height_is_told_what_is_wrong(wide, lopsided, words):
    verdict = check_box(wide, lopsided)
    assert not verdict.right and words in verdict.words


@pytest.mark.parametrize("x", [np.r_[1, np.full(99, 1e-4)], np.r_[np.full(99, -1e-5), -7]])
def test_any_dominant_entry_beside_99_tiny_ones_is_right(x):
    verdict = check_nearly(x)
    ratio = np.abs(x).sum() / np.sqrt((x**2).sum())
    assert verdict.right and verdict.words.facts == {"ratio": pytest.approx(ratio), "count": 100}


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (np.eye(100)[0], "99 entries of x are 0"),
        (np.ones(100), "‖x‖₁ is 10 times ‖x‖₂"),
        (np.r_[1, np.full(99, 0.01)], "make every product |xᵢ||xⱼ| small"),
        (np.ones(99), "x has shape (99,); give one vector of 100 numbers"),
        (None, "x has shape (); give one vector of 100 numbers"),
    ],
)
def test_a_vector_with_zeros_or_equal_sizes_is_told(x, words):
    verdict = check_nearly(x)
    assert not verdict.right and words in verdict.words
