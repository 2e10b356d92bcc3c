"""The check of *Compressed sensing*: the proof, by a dual vector, that a norm is the smallest."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...maths.sensing import Pursuit, Sensed, basis_pursuit, spikes
from ...words import Said, say


@check
def check_proof(largest: object, floor: object) -> Said:
    """Judge the two numbers of the proof for 30 sums of 100 numbers, 5 of them not 0, drawn with seed 3.

    Parameters
    ----------
    largest : float
        The largest pull that y exerts on a position, ||A^T y||_inf.
    floor : float
        b^T y.

    Returns
    -------
    Verdict
    """
    pull, height = as_number(largest, "largest"), as_number(floor, "floor")
    s = spikes(30, 100, 5, rng=np.random.default_rng(3))
    found = basis_pursuit(s.A, s.b)
    right = float(np.abs(s.A.T @ found.y).max()), float(s.b @ found.y)
    judge(pull, "largest", right[0], _wrong_pulls(s, found), say("the largest of the |Aᵀy|"))
    judge(height, "floor", right[1], _wrong_floors(s, found), say("the product bᵀy"))
    return say(
        "no pull exceeds 1, so no x with Ax = b has ‖x‖₁ below bᵀy = {floor:.3f}. The x found has "
        "‖x‖₁ = {norm:.3f} and stands on the floor. You proved it without knowing the signal.",
        floor=right[1],
        norm=float(np.abs(found.x).sum()),
    )


def _wrong_pulls(s: Sensed, found: Pursuit) -> tuple[tuple[float, Said], ...]:
    pulls, y = s.A.T @ found.y, found.y
    return (
        (-1.0, say("has a sign. The condition is about sizes: take the largest |pull|.")),
        (
            float(pulls.sum()),
            say("is the sum of the pulls. Each one must be at most 1: take the largest |pull|."),
        ),
        (
            float(np.abs(pulls).sum()),
            say("is the sum of their sizes. Each must be at most 1: take the largest."),
        ),
        (float(np.abs(y).max()), say("is the largest entry of y. A pull is a column of A, times y.")),
        (
            float(np.linalg.norm(pulls)),
            say("is their length ‖Aᵀy‖₂. The dual norm of L1 is the largest |pull|."),
        ),
    )


def _wrong_floors(s: Sensed, found: Pursuit) -> tuple[tuple[float, Said], ...]:
    x, y = found.x, found.y
    return (
        (
            float(np.abs(s.b).sum()),
            say("is ‖b‖₁, which does not know A. The floor is the product of b and y."),
        ),
        (float(y @ y), say("is yᵀy. The floor is the product of b and y.")),
        (
            float(np.linalg.norm(x)),
            say("is ‖x‖₂. The floor needs no x at all: it is the product of b and y."),
        ),
        (-float(s.b @ y), say("has the wrong sign: take b and y as they are.")),
    )
