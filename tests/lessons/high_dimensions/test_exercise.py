"""The checks know the typical wrong answers by name, and project what the reader built."""

import numpy as np
import pytest

from l1l2 import project_l1_ball
from l1l2.lessons.high_dimensions.exercise import SIZES, check_budgets, check_not_gaussian

LEVEL, CAUCHY = 1 + np.random.default_rng(3).random(1000), np.random.default_rng(3).standard_cauchy(1000)


def test_the_right_answer_is_right_and_the_projection_says_so():
    verdict = check_budgets(0.5, 0.145)
    assert verdict.right
    assert verdict.words.facts == pytest.approx({"some_zero": 0.5, "four": 0.145, "vertex": 0.08})
    shares = 0.079, 0.081, 0.144, 0.146, 0.49, 0.51
    alive = [np.count_nonzero(project_l1_ball(SIZES, rho * SIZES.sum())) for rho in shares]
    assert alive[0] == 1 < alive[1] and alive[2] == 4 < alive[3] and alive[4] < 10 == alive[5]


@pytest.mark.parametrize(
    ("some_zero", "four", "words"),
    [
        (0.05, 0.145, "some_zero: 0.05 is the smallest size over the sum"),
        (0.95, 0.145, "compares the smallest size with the sum"),
        (0.2, 0.145, "uses the largest size"),
        (1, 0.145, "is the whole budget"),
        (0.3, 0.145, "some_zero: 0.3 is another number"),
        (0.5, 0.08, "four: 0.08 is the budget of a vertex"),
        (0.5, 0.1, "counts the largest weight only"),
        (0.5, 0.105, "takes the fourth size as the threshold"),
        (0.5, 0.545, "is the share of the four sizes themselves"),
        (0.5, 1.45, "divides by the mean"),
        (0.5, 2.9, "is the budget t itself"),
        (0.5, 0.5, "is your first answer"),
        (0.5, 0.7, "four: 0.7 is another number"),
        (..., 0.145, "some_zero is still `...`"),
        (0.5, "no", "four: got 'no'"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(some_zero, four, words):
    verdict = check_budgets(some_zero, four)
    assert not verdict.right
    assert words in verdict.words


def test_level_sizes_keep_all_and_a_few_huge_ones_leave_few():
    verdict = check_not_gaussian(LEVEL, CAUCHY)
    assert verdict.right and verdict.words.facts["flat"] == 0 and verdict.words.facts["steep"] > 900
    assert check_not_gaussian(-LEVEL, np.r_[-1001.0, np.ones(999)]).words.facts["steep"] == 999


@pytest.mark.parametrize(
    ("no_zero", "many_zeros", "words"),
    [
        (np.random.default_rng(0).standard_normal(1000), CAUCHY, "of its 1000 weights become 0. The rule"),
        (LEVEL, LEVEL, "many_zeros: 0 of its 1000 weights become 0"),
        (LEVEL, np.random.default_rng(0).laplace(size=1000), "Most sizes have to be below"),
        (LEVEL, np.r_[np.zeros(950), np.ones(50)], "many_zeros: some of its weights are 0 already"),
        (np.zeros(1000), CAUCHY, "no_zero: some of its weights are 0 already"),
        (LEVEL[:10], CAUCHY, "no_zero: got shape"),
        (LEVEL, "no", "many_zeros: "),
        (LEVEL, ..., "many_zeros is still `...`"),
    ],
)
def test_a_vector_that_is_not_what_was_asked_is_told_why(no_zero, many_zeros, words):
    verdict = check_not_gaussian(no_zero, many_zeros)
    assert not verdict.right
    assert words in verdict.words
