"""The check of a test for proofs takes every right one, and names the condition that a wrong one forgets."""

import numpy as np
import pytest
from scipy.optimize import linprog

from l1l2.lessons.compressed_sensing import exercise_proof
from l1l2.lessons.compressed_sensing.exercise_proof import check_proof


def fits(A, b, x, y):
    return bool(np.allclose(A @ x, b))


def bounds(A, b, x, y):
    return bool(np.abs(A.T @ y).max() <= 1 + 1e-8)


def reached(A, b, x, y):
    return bool(np.isclose(b @ y, np.abs(x).sum()))


def every(*conditions):
    return lambda *case: all(condition(*case) for condition in conditions)


def test_the_three_conditions_together_are_right():
    verdict = check_proof(every(fits, bounds, reached))
    assert verdict.right and dict(verdict.words.facts) == {"accepted": 3, "rejected": 4}
    assert check_proof(every(fits, bounds, lambda A, b, x, y: b @ y >= np.abs(x).sum() - 1e-8)).right


def test_numpy_says_yes_too():
    assert check_proof(lambda *case: np.bool_(every(fits, bounds, reached)(*case))).right


@pytest.mark.parametrize(
    ("proves", "words"),
    [
        (lambda *_: True, "it accepts y although bᵀy = 0.9"),
        (lambda *_: False, "it rejects a right proof, that of the exercise by hand"),
        (every(bounds, reached), "it accepts an x with the sum 0.5"),
        (every(fits, reached), "an entry of Aᵀy is 2"),
        (every(fits, bounds), "although bᵀy = 0.9 and ‖x‖₁ = 1"),
        (every(fits, lambda A, b, x, y: (A.T @ y).max() <= 1 + 1e-8, reached), "an entry of Aᵀy is −2"),
        (every(fits, lambda A, b, x, y: (A.T @ y).max() >= 1 - 1e-8, reached), "with a negative spike"),
        (every(fits, lambda A, b, x, y: np.abs(A.T @ y).max() <= 1, reached), "right up to rounding"),
        (lambda *_: ..., "is still `...`"),
        (lambda *_: 1.0, "it returns 1.0. Give True or False"),
        (True, "give the function itself"),
        (..., "proves is still `...`"),
    ],
)
def test_a_test_that_forgets_a_condition_is_told_which(proves, words):
    verdict = check_proof(proves)
    assert not verdict.right and words in verdict.words


def test_a_case_is_a_proof_just_if_a_linear_program_says_so():
    """Its smallest norm is that of x, x has the sums, and y is allowed."""
    for (A, b, x, y), right, _ in exercise_proof._list_cases():
        least = linprog(np.ones(2 * x.size), A_eq=np.hstack([A, -A]), b_eq=b).fun
        smallest = np.isclose(least, np.abs(x).sum()) and np.allclose(A @ x, b)
        allowed = np.abs(A.T @ y).max() < 1 + 1e-8 and np.isclose(b @ y, np.abs(x).sum())
        assert (smallest and allowed) == right
