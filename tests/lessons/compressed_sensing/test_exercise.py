"""The checks of *Compressed sensing* know the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2 import basis_pursuit, spikes
from l1l2.lessons.compressed_sensing.exercise import check_budget, check_by_hand, check_proof

S = spikes(30, 100, 5, rng=np.random.default_rng(3))
FOUND = basis_pursuit(S.A, S.b)
Y, ENTRIES = FOUND.y, S.A.T @ FOUND.y
LARGEST, FLOOR = np.abs(ENTRIES).max(), S.b @ FOUND.y


def test_the_right_answer_is_right():
    verdict = check_proof(LARGEST, FLOOR)
    assert verdict.right
    assert verdict.words.facts["floor"] == pytest.approx(FLOOR)
    assert verdict.words.facts["norm"] == pytest.approx(np.abs(FOUND.x).sum())
    assert verdict.words.startswith("no entry of Aᵀy exceeds 1") and "bᵀy = 8.488" in verdict.words


def test_rounded_answers_are_right_too():
    assert check_proof(1, 8.49).right


@pytest.mark.parametrize(
    ("largest", "floor", "words"),
    [
        (-1.0, FLOOR, "has a sign. The condition is about sizes"),
        (ENTRIES.sum(), FLOOR, "is the sum of the entries"),
        (np.abs(ENTRIES).sum(), FLOOR, "is the sum of their sizes"),
        (np.abs(Y).max(), FLOOR, "is the largest entry of y"),
        (np.linalg.norm(ENTRIES), FLOOR, "is the length ‖Aᵀy‖₂"),
        (17.0, FLOOR, "largest: 17 is another number than the largest of the |Aᵀy|"),
        (LARGEST, np.abs(S.b).sum(), "is ‖b‖₁, which does not know A"),
        (LARGEST, Y @ Y, "is yᵀy"),
        (LARGEST, np.linalg.norm(FOUND.x), "is ‖x‖₂"),
        (LARGEST, -FLOOR, "has the wrong sign"),
        (LARGEST, 17.0, "floor: 17 is another number than the product bᵀy"),
        (..., FLOOR, "largest is still `...`"),
        (LARGEST, ..., "floor is still `...`"),
        ("one", FLOOR, "largest: got 'one'"),
        (LARGEST, S.b, "floor: got an array"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(largest, floor, words):
    verdict = check_proof(largest, floor)
    assert not verdict.right
    assert words in verdict.words


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
