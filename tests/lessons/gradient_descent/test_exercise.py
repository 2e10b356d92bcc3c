"""The checks know the typical wrong answers by name; their right ones come true step by step."""

import numpy as np
import pytest

from l1l2 import L1, Problem, Quadratic, ista, shrink, soft_threshold, subgradient_descent
from l1l2.lessons.gradient_descent.exercise import check_arrival, check_caught, check_one_step


@pytest.mark.parametrize("rest", [1 / 3, 0.333, 0.3333])
def test_the_right_answer_is_right(rest):
    verdict = check_arrival(24, rest)
    assert verdict.right
    assert verdict.words.facts["steps"] == 24
    assert "exactly 0 after 24 steps" in verdict.words and "rest at 1/3" in verdict.words


def test_the_right_answer_is_what_the_steps_do():
    constant, proportional = [1.5], 1.5
    for _ in range(500):
        constant.append(float(soft_threshold(constant[-1] + 0.25 / 8, 0.75 / 8)))
        proportional = float(shrink(proportional + 0.25 / 8, 0.75 / 8))
    assert constant[23] > 0 and not any(constant[24:])
    assert np.isclose(proportional, 1 / 3)


@pytest.mark.parametrize(
    ("steps", "rest", "words"),
    [
        (16, 1 / 3, "steps: 16 forgets the data"),
        (12, 1 / 3, "steps: 12 adds the two pushes"),
        (3, 1 / 3, "steps: 3 leaves out the step size"),
        (48, 1 / 3, "is for the push of the data alone"),
        (0.375, 1 / 3, "multiplies by the step size"),
        (5, 1 / 3, "steps: 5 is another number than 1.5 over the step size times the net push"),
        (24, 0, "rest: 0 is where L2 does not push at all"),
        (24, 3, "rest: 3 is upside down"),
        (24, 0.25, "is where a push of w would balance 0.25"),
        (24, 0.25 / 1.75, "is the minimiser for the parabola"),
        (24, 0.5, "is a net push, not a weight"),
        (24, 0.33, "rest: 0.33 is right to two digits. Give three"),
        (24, 1, "rest: 1 is another number than the value"),
        (..., 1 / 3, "steps is still `...`"),
        (24, "low", "rest: got 'low'"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(steps, rest, words):
    verdict = check_arrival(steps, rest)
    assert not verdict.right
    assert words in verdict.words


def test_one_step_is_what_the_methods_do():
    verdict = check_one_step(2.4, -0.15)
    assert verdict.right and verdict.words.facts["landed"] == pytest.approx(-0.15)

    def step(method, lam):  # the loss has slope -0.4 at 0.5
        problem = Problem(Quadratic([[1.0]], [0.9]), L1(lam))
        _, after = (w for w, _ in zip(method(problem, [0.5], 0.25), range(2), strict=False))
        return float(after[0])

    assert step(ista, 2.41) == 0 < step(ista, 2.39)
    assert step(subgradient_descent, 3.0) == pytest.approx(-0.15)


@pytest.mark.parametrize(
    ("lam_zero", "landed", "words"),
    [
        (0.6, -0.15, "lam_zero: 0.6 is where the gradient step arrives"),
        (2.0, -0.15, "leaves out the gradient step on the loss"),
        (1.6, -0.15, "moves the weight the wrong way"),
        (0.4, -0.15, "is the condition for a weight that is at 0 already"),
        (0.15, -0.15, "multiplies by the step size"),
        (3.0, -0.15, "lam_zero: 3 is another number than what the threshold"),
        (2.4, 0, "landed: 0 is what ISTA gives"),
        (2.4, -0.25, "leaves out the gradient of the loss"),
        (2.4, -0.35, "from the wrong side"),
        (2.4, -2.1, "leaves out the step size"),
        (2.4, 0.6, "is the gradient step on the loss alone"),
        (2.4, 1.15, "is a step to the other side of 0.5"),
        (2.4, 5, "landed: 5 is another number than 0.5 minus"),
        (2.4, ..., "landed is still `...`"),
    ],
)
def test_a_wrong_step_is_told_what_is_wrong(lam_zero, landed, words):
    verdict = check_one_step(lam_zero, landed)
    assert not verdict.right
    assert words in verdict.words


@pytest.mark.parametrize("start", [-1, -0.001, -50.0])
def test_a_negative_start_is_caught_on_its_way(start):
    verdict = check_caught(start)
    assert verdict.right and verdict.words.facts["start"] == start and verdict.words.facts["steps"] > 0


@pytest.mark.parametrize("start", [0.001, 1, 3.0, 50])
def test_a_positive_start_is_not_caught(start):
    verdict = check_caught(start)
    assert not verdict.right and "does not change its sign" in verdict.words


def test_who_starts_at_0_is_sent_on():
    assert check_caught(0).right and "find a start that is not 0" in check_caught(0).words
    assert not check_caught("low").right
