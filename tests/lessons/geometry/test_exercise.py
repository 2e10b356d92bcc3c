"""The check passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2.lessons.geometry.exercise import CORNER, B, G, check_corner, check_share
from l1l2.maths.plane import corner_probability, on_diamond

PULL = G @ (B - CORNER)  # 0.22, -0.03, as the notebook gives it
MARGIN = PULL[0] - abs(PULL[1])
LARGEST = 1 + MARGIN / 1.3


def test_the_corner_is_right_with_margin_and_budget():
    verdict = check_corner(MARGIN, LARGEST)
    assert verdict.right
    assert "holds with a margin of 0.19, so the corner (1, 0) is the solution" in verdict.words
    assert "stays the solution up to t = 1.15: at t = 1.1 the solution is (1.1, 0)" in verdict.words
    assert "at t = 1.2 it is (1.16, −0.0378), on an edge" in verdict.words


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
        (MARGIN, 1 + MARGIN, "lets only g₁ change"),
        (MARGIN, 1 + MARGIN / 0.7, "lets |g₂| become smaller"),
        (MARGIN, 2.0, "is the L1 norm of least squares"),
        (MARGIN, 1.4, "is the w₁ of least squares"),
        (MARGIN, 1.0, "largest: 1 is another number than"),
    ],
)
def test_the_corner_tells_what_is_wrong(margin, largest, words):
    verdict = check_corner(margin, largest)
    assert not verdict.right
    assert words in verdict.words


def test_the_share_at_which_a_corner_is_as_likely_as_an_edge():
    """Bisection, which knows no root."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if corner_probability(middle) > 0.5 else (low, middle)
    verdict = check_share(low)
    assert verdict.right and check_share(0.31).right
    assert "at t/W = 0.310" in verdict.words and "at 0.30, it has 51.3%" in verdict.words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (..., "share is still `...`"),
        ("half", "share: got 'half'"),
        (1 - np.sqrt(0.5), "no point is drawn inside the diamond"),
        (1.29, "is the other root"),
        (0.5375, "gives a corner the probability ¼"),
        (float(corner_probability(0.5)), "and t/W is asked"),
        (0.4, "At t/W = 0.4 a corner has the probability 39.1%, not ½"),
        (2.0, "share: 2 is another number than the t/W at which"),
    ],
)
def test_the_share_tells_what_is_wrong(share, words):
    verdict = check_share(share)
    assert not verdict.right
    assert words in verdict.words


def test_the_notebook_s_gradient_is_that_of_the_problem():
    assert np.array([0.22, -0.03]) == pytest.approx(PULL)
