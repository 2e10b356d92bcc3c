"""The check passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2.lessons.geometry.exercise import CORNER, B, G, check_corner
from l1l2.maths.plane import on_diamond

PULL = G @ (B - CORNER)
MARGIN = PULL[0] - abs(PULL[1])
LARGEST = 1 + MARGIN / 1.3


def test_the_corner_is_right_with_margin_and_budget():
    verdict = check_corner(MARGIN, LARGEST)
    assert verdict.right
    assert "0.19 inside the cone, so the corner (1, 0) is the solution" in verdict.words
    assert "stays up to t = 1.15: at t = 1.1 the solution is (1.1, 0)" in verdict.words
    assert "at t = 1.2 (1.16, −0.0378), on an edge" in verdict.words


def test_the_largest_budget_is_the_solvers():
    """Bisection, which knows no normal cone."""
    low, high = 1.0, 2.0
    for _ in range(40):
        t = (low + high) / 2
        low, high = (t, high) if on_diamond(G, B, t)[1] == 0 else (low, t)
    assert low == pytest.approx(LARGEST)


@pytest.mark.parametrize(
    ("margin", "largest", "words"),
    [
        (..., LARGEST, "margin is still `...`"),
        (MARGIN, ..., "largest is still `...`"),
        (True, LARGEST, "margin is a yes or a no"),
        (np.True_, LARGEST, "margin is a yes or a no"),
        ("wide", LARGEST, "margin: got 'wide'"),
        (PULL[0] - PULL[1], LARGEST, "margin: 0.25 is g₁ − g₂"),
        (-MARGIN, LARGEST, "has the wrong sign"),
        (PULL[1] - PULL[0], LARGEST, "belongs to the corner (0, 1)"),
        (3.0, LARGEST, "margin: 3 is another number than"),
        (MARGIN, "far", "largest: got 'far'"),
        (MARGIN, LARGEST - 1, "is how much the budget may grow"),
        (MARGIN, 1 + MARGIN, "lets g₁ fall alone"),
        (MARGIN, 1 + MARGIN / 0.7, "lets |g₂| shrink"),
        (MARGIN, 2.0, "is where the budget stops binding"),
        (MARGIN, 1.4, "is where least squares has w₁"),
        (MARGIN, 1.0, "largest: 1 is another number than"),
    ],
)
def test_the_corner_tells_what_is_wrong(margin, largest, words):
    verdict = check_corner(margin, largest)
    assert not verdict.right
    assert words in verdict.words
