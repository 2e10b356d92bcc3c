"""The checks of *Compressed sensing* know the typical wrong answers by name."""

import pytest

from l1l2.lessons.compressed_sensing.exercise import check_budget, check_by_hand


@pytest.mark.parametrize("y", [[0.625, 0.625], [1, 0.25], [0.5, 0.75]])
def test_every_proof_by_hand_is_right(y):
    verdict = check_by_hand(y, [0, 0, 1.25])
    assert verdict.right and "1.25 beats (1, 1, 0)" in verdict.words
    assert check_by_hand(y, [0.2, 0.2, 1]).right  # any shorter one will do


@pytest.mark.parametrize(
    ("y", "other", "words"),
    [
        ([1, 1], [0, 0, 1.25], "by_hand: entry 3 of Aᵀy is 1.6"),
        ([1.25, 0], [0, 0, 1.25], "by_hand: entry 1 of Aᵀy is 1.25"),
        ([0.5, 0.5], [0, 0, 1.25], "bᵀy = 0.8 is a lower bound. But"),
        ([-0.625, -0.625], [0, 0, 1.25], "the bound is too low"),
        ([0.625, 0.625], [0, 0, 1], "other: its sums are 0.8 and 0.8"),
        ([0.625, 0.625], [1, 1, 0], "has the right sums, but ‖x‖₁ = 2"),
        ([0.625, 0.625, 0], [0, 0, 1.25], "by_hand: got shape (3,)"),
        ([0.625, 0.625], [0, 1.25], "other: got shape (2,)"),
        ("half", [0, 0, 1.25], "by_hand: "),
        (..., [0, 0, 1.25], "by_hand is still `...`"),
    ],
)
def test_a_wrong_proof_by_hand_is_told_what_is_wrong(y, other, words):
    verdict = check_by_hand(y, other)
    assert not verdict.right and words in verdict.words


@pytest.mark.parametrize("enough", [173, 173.5, 174, 175])
def test_a_rounded_number_of_sums_is_right(enough):
    verdict = check_budget(66.8, enough)
    assert verdict.right and verdict.words.startswith("about 67 spikes at 250 sums, and 174 sums")


@pytest.mark.parametrize(
    ("most", "enough", "words"),
    [
        (0.2674, 174, "is a number of spikes for each sum"),
        (267.4, 174, "multiplies by n"),
        (96.4, 174, "uses the threshold at m/n = 0.5"),
        (935, 174, "divides by k/m"),
        (66.8, 150, "uses the threshold of 250 sums"),
        (66.8, 149.6, "uses the threshold of 250 sums"),
        (66.8, 104, "uses the threshold at m = n/2"),
        (66.8, 275, "uses the threshold at 40/1000"),
        (66.8, 11, "multiplies by k/m"),
        (66.8, 80, "counts two sums for each spike"),
        (66.8, 300, "enough: 300 is another number than"),
    ],
)
def test_a_wrong_budget_is_told_what_is_wrong(most, enough, words):
    verdict = check_budget(most, enough)
    assert not verdict.right and words in verdict.words
