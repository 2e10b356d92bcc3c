"""The check of the lesson knows the typical wrong answers by name."""

import pytest

from l1l2.lessons.paths.exercise import check_translation

C = 1 / 8.84


def test_the_right_answer_is_right():
    verdict = check_translation(0.5, C)
    assert verdict.right
    facts = {"alpha": 221, "ridge_lam": 0.5, "lam": 0.02, "C": C, "twice_alpha": 442, "half_C": C / 2}
    assert verdict.words.facts == pytest.approx(facts)
    assert verdict.words.startswith("Ridge(alpha=221) is λ = 0.5 here, and λ = 0.02 is C = 0.113 there.")


@pytest.mark.parametrize(
    ("lam", "inverse", "words"),
    [
        (221, C, "lam: 221 is alpha itself"),
        (221 * 442, C, "multiplies where you must divide"),
        (0.25, C, "has a 2 too many"),
        (1.0, C, "has a 2 too many"),
        (2, C, "is upside down: a large alpha"),
        (1 / 221, C, "treats alpha as if it were C"),
        (7, C, "lam: 7 is another number than 221 over the number of rows"),
        (0.5, 0.02, "C: 0.02 is λ itself"),
        (0.5, 50, "forgets the rows"),
        (0.5, 8.84, "is upside down: it would be an alpha"),
        (0.5, 0.02 / 442, "divides λ by n"),
        (0.5, 442 / 0.02, "has n in the wrong place"),
        (0.5, C / 2, "the logistic loss has no ½"),
        (0.5, 9, "C: 9 is another number"),
        (..., C, "lam is still `...`"),
        ("half", C, "lam: got 'half'"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(lam, inverse, words):
    verdict = check_translation(lam, inverse)
    assert not verdict.right
    assert words in verdict.words
