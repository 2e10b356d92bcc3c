"""The check of notebook 09: two budgets, read off ten sizes."""

import numpy as np

from ...course.exercise import as_number, check, judge

SIZES = np.array([2.0, 1.5, 1.3, 1.1, 1.0, 0.8, 0.7, 0.6, 0.5, 0.5])  # of |b|, falling; their sum is 10


@check
def check_budgets(some_zero: object, vertex: object) -> str:
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
    judge(
        zero,
        "some_zero",
        1 - low / mean,
        (
            (low / total, "is the smallest size over the sum. The rule compares it with the *mean*."),
            (1 - low / total, "compares the smallest size with the sum. The rule says the mean."),
            (first / total, "is about the largest size. The first to become 0 is the smallest."),
            (1.0, "is the whole budget: then w is b itself, with no zero."),
        ),
        "the ρ at which the smallest size is (1 − ρ) times the mean",
    )
    judge(
        single,
        "vertex",
        (first - second) / total,
        (
            ((first - second) / mean, "divides by the mean. The budget is ρ times the *sum*."),
            (first - second, "is the budget t itself. ρ is its share of the sum of the sizes."),
            (first / total, "forgets the second size: at this budget it is alive as well."),
            ((first - second) / first, "divides by the largest size. The budget is ρ times the *sum*."),
            (1 - low / mean, "is your first answer: some zero is much easier than a vertex."),
        ),
        "the ρ at which the largest size exceeds the second by ρ times the sum",
    )
    return (
        f"from ρ = {1 - low / mean:g} downwards the smallest weights are 0, and only from ρ = "
        f"{(first - second) / total:g} downwards the largest is alone. In between lies everything that is "
        f"sparse and no vertex."
    )
