"""The check of *Compressed sensing* knows the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2 import basis_pursuit, spikes
from l1l2.lessons.compressed_sensing.exercise import check_proof

S = spikes(30, 100, 5, rng=np.random.default_rng(3))
FOUND = basis_pursuit(S.A, S.b)
Y, PULLS = FOUND.y, S.A.T @ FOUND.y
LARGEST, FLOOR = np.abs(PULLS).max(), S.b @ FOUND.y


def test_the_right_answer_is_right():
    verdict = check_proof(LARGEST, FLOOR)
    assert verdict.right
    assert verdict.words.facts["floor"] == pytest.approx(FLOOR)
    assert verdict.words.facts["norm"] == pytest.approx(np.abs(FOUND.x).sum())
    assert verdict.words.startswith("no pull exceeds 1") and "bᵀy = 8.488" in verdict.words


def test_rounded_answers_are_right_too():
    assert check_proof(1, 8.49).right


@pytest.mark.parametrize(
    ("largest", "floor", "words"),
    [
        (-1.0, FLOOR, "has a sign. The condition is about sizes"),
        (PULLS.sum(), FLOOR, "is the sum of the pulls"),
        (np.abs(PULLS).sum(), FLOOR, "is the sum of their sizes"),
        (np.abs(Y).max(), FLOOR, "is the largest entry of y"),
        (np.linalg.norm(PULLS), FLOOR, "is their length"),
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
