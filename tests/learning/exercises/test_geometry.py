"""The check of notebook 03 passes what is right, and names each likely mistake."""

import numpy as np
import pytest

from l1l2.learning.exercises.geometry import CORNER, B, G, check_corner

PULL = G @ (B - CORNER)
MARGIN = PULL[0] - abs(PULL[1])


def test_the_corner_is_right_with_pull_and_margin():
    verdict = check_corner(PULL, MARGIN)
    assert verdict.right
    assert "0.19 inside the cone, so the corner (1, 0) is the solution" in verdict.words
    assert "(0.9, -0.1), on an edge" in verdict.words


@pytest.mark.parametrize(
    ("pull", "margin", "words"),
    [
        (-PULL, MARGIN, "pull is the gradient, which points uphill"),
        (B - CORNER, MARGIN, "pull is the step from the corner to b"),
        (G @ B, MARGIN, "pull is taken at the origin"),
        (2 * PULL, MARGIN, "and not G(b − w) at w = corner"),
        (PULL[0], MARGIN, "pull: got shape ()"),
        ("strong", MARGIN, "pull: got 'strong'"),
        (..., MARGIN, "pull is still `...`"),
        (PULL, ..., "margin is still `...`"),
        (PULL, True, "margin is a yes or a no"),
        (PULL, np.True_, "margin is a yes or a no"),
        (PULL, "wide", "margin: got 'wide'"),
        (PULL, PULL[0] - PULL[1], "margin: 0.25 is g₁ − g₂"),
        (PULL, -MARGIN, "has the wrong sign"),
        (PULL, PULL[1] - PULL[0], "belongs to the corner (0, 1)"),
        (PULL, 3.0, "margin: 3 is another number than"),
    ],
)
def test_the_corner_tells_what_is_wrong(pull, margin, words):
    verdict = check_corner(pull, margin)
    assert not verdict.right
    assert words in verdict.words
