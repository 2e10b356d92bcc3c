"""The check knows the typical wrong answers by name."""

import numpy as np
import pytest

from l1l2 import project_l1_ball
from l1l2.lessons.high_dimensions.exercise import SIZES, check_budgets


def test_the_right_answer_is_right_and_the_projection_says_so():
    verdict = check_budgets(0.5, 0.08)
    assert verdict.right
    assert verdict.words.facts == pytest.approx({"some_zero": 0.5, "vertex": 0.08})
    assert "from ρ = 0.5 downwards" in verdict.words and "only from ρ = 0.08 downwards" in verdict.words
    alive = {
        rho: np.count_nonzero(project_l1_ball(SIZES, rho * SIZES.sum())) for rho in (0.07, 0.09, 0.49, 0.51)
    }
    assert alive[0.07] == 1 and alive[0.09] > 1 and alive[0.49] < 10 and alive[0.51] == 10


@pytest.mark.parametrize(
    ("some_zero", "vertex", "words"),
    [
        (0.05, 0.08, "some_zero: 0.05 is the smallest size over the sum"),
        (0.95, 0.08, "compares the smallest size with the sum"),
        (0.2, 0.08, "is about the largest size"),
        (1, 0.08, "is the whole budget"),
        (0.3, 0.08, "some_zero: 0.3 is another number"),
        (0.5, 0.8, "divides by the mean"),
        (0.5, 1.6, "is the budget t itself"),
        (0.5, 0.2, "forgets the second size"),
        (0.5, 0.4, "divides by the largest size"),
        (0.5, 0.5, "is your first answer"),
        (0.5, 0.7, "vertex: 0.7 is another number"),
        (..., 0.08, "some_zero is still `...`"),
        (0.5, "no", "vertex: got 'no'"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(some_zero, vertex, words):
    verdict = check_budgets(some_zero, vertex)
    assert not verdict.right
    assert words in verdict.words
