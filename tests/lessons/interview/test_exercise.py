"""The check of the exercise passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2 import bowl, ridge_path
from l1l2.lessons.interview.exercise import C1, C2, G, check_crossing


def test_at_the_right_lam_ridge_has_its_zero():
    gram = np.array([[1, G], [G, 1]])
    bottom = bowl(gram, np.linalg.solve(gram, [C1, C2]))
    w = ridge_path(bottom.X, bottom.y).at([0.4, 0.5, 0.6])[:, 0]
    assert w[0] < 0 < w[2] and abs(w[1]) < 1e-15
    verdict = check_crossing(0.5)
    assert verdict.right and "at 0.5 it is 0" in verdict.words
    assert verdict.words.facts == {"right": pytest.approx(0.5)}


@pytest.mark.parametrize(
    ("lam", "words"),
    [
        (1.5, "is 1 + λ"),
        (-0.5, "has the wrong sign"),
        (C1 / (G * C2) - 1, "is upside down"),
        (G * C1 / C2 - 1, "has c₁ and c₂ exchanged"),
        (2.0, "leaves out g"),
        (C1 - G * C2, "is the numerator at λ = 0"),
        (0.125, "belongs to the numbers of the whiteboard"),
        (7.0, "is another number than"),
        ("half", "got 'half'"),
        (..., "lam is still `...`"),
    ],
)
def test_a_mistake_is_named(lam, words):
    verdict = check_crossing(lam)
    assert not verdict.right and words in verdict.words, verdict
