"""The check of *High dimensions*: two budgets, read off ten sizes."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...words import Said, say

SIZES = np.array([4.0, 2.4, 2.3, 2.2, 2.0, 1.9, 1.7, 1.5, 1.0, 1.0])  # of |b|, falling; their sum is 20


@check
def check_budgets(some_zero: object, vertex: object) -> Said:
    """Judge the largest shares of the budget with some zero and with a vertex, for `SIZES`.

    Parameters
    ----------
    some_zero : float
        The largest rho at which some weight is exactly 0.
    vertex : float
        The largest rho at which a single weight is not 0.

    Returns
    -------
    Verdict
    """
    zero, single = as_number(some_zero, "some_zero"), as_number(vertex, "vertex")
    low, mean, total = SIZES.min(), SIZES.mean(), SIZES.sum()
    first, second = SIZES[:2]
    up_to_zero, up_to_vertex = float(1 - low / mean), float((first - second) / total)
    wrong_zeros = (
        (low / total, say("is the smallest size over the sum. The rule compares it with the *mean*.")),
        (1 - low / total, say("compares the smallest size with the sum. The rule says the mean.")),
        (first / total, say("is about the largest size. The first to become 0 is the smallest.")),
        (1.0, say("is the whole budget: then w is b itself, with no zero.")),
    )
    asked = say("the ρ at which the smallest size is (1 − ρ) times the mean")
    judge(zero, "some_zero", up_to_zero, wrong_zeros, asked)
    by_largest = say("divides by the largest size. The budget is ρ times the *sum*.")
    wrong_vertices = (
        ((first - second) / mean, say("divides by the mean. The budget is ρ times the *sum*.")),
        (first - second, say("is the budget t itself. ρ is its share of the sum of the sizes.")),
        (first / total, say("forgets the second size: at this budget it is alive as well.")),
        ((first - second) / first, by_largest),
        (up_to_zero, say("is your first answer: some zero is much easier than a vertex.")),
    )
    asked = say("the ρ at which the largest size exceeds the second by ρ times the sum")
    judge(single, "vertex", up_to_vertex, wrong_vertices, asked)
    return say(
        "from ρ = {some_zero:g} downwards the smallest weights are 0, and only from ρ = {vertex:g} downwards "
        "the largest is alone. In between lies everything that is sparse and no vertex.",
        some_zero=up_to_zero,
        vertex=up_to_vertex,
    )
