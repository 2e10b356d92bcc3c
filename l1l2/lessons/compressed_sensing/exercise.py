"""The check of notebook 10: the proof, by a dual vector, that an explanation has the smallest norm."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...maths.sensing import basis_pursuit, spikes


@check
def check_proof(largest: object, floor: object) -> str:
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
    pulls, y, x = s.A.T @ found.y, found.y, found.x
    wrong_pulls = (
        (-1.0, "has a sign. The condition is about sizes: take the largest |pull|."),
        (float(pulls.sum()), "is the sum of the pulls. Each one must be at most 1: take the largest |pull|."),
        (float(np.abs(pulls).sum()), "is the sum of their sizes. Each must be at most 1: take the largest."),
        (
            float(np.abs(y).max()),
            "is the largest entry of y. A pull is a column of A, times y.",
        ),
        (float(np.linalg.norm(pulls)), "is their length ‖Aᵀy‖₂. The dual norm of L1 is the largest |pull|."),
    )
    judge(pull, "largest", float(np.abs(pulls).max()), wrong_pulls, "the largest of the |Aᵀy|")
    wrong_floors = (
        (float(np.abs(s.b).sum()), "is ‖b‖₁, which does not know A. The floor is the product of b and y."),
        (float(y @ y), "is yᵀy. The floor is the product of b and y."),
        (float(np.linalg.norm(x)), "is ‖x‖₂. The floor needs no x at all: it is the product of b and y."),
        (-float(s.b @ y), "has the wrong sign: take b and y as they are."),
    )
    judge(height, "floor", float(s.b @ y), wrong_floors, "the product bᵀy")
    return (
        f"no pull exceeds 1, so no x with Ax = b has ‖x‖₁ below bᵀy = {s.b @ y:.3f}. The x found has "
        f"‖x‖₁ = {np.abs(x).sum():.3f} and stands on the floor. You proved it without knowing the signal."
    )
