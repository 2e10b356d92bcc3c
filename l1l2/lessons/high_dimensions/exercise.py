"""The checks of *High dimensions*: two budgets read off ten sizes, and two vectors that are not Gaussian."""

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.norms import project_l1_ball
from ...validate import Array, array
from ...words import Said, say

SIZES = np.array([4.0, 2.4, 2.3, 2.2, 2.0, 1.9, 1.7, 1.5, 1.0, 1.0])  # of |b|, falling; their sum is 20
KEPT = 4
N, MANY, BUDGET = 1000, 900, 0.5


@check
def check_budgets(some_zero: object, four: object) -> Said:
    """Judge the largest shares of the budget with some zero, and with at most four non-zero weights.

    Parameters
    ----------
    some_zero : float
        The largest rho at which some of the weights with `SIZES` is exactly 0.
    four : float
        The largest rho at which at most four of them are not 0.

    Returns
    -------
    Verdict
    """
    zero, kept = as_number(some_zero, "some_zero"), as_number(four, "four")
    low, mean, total = SIZES.min(), SIZES.mean(), SIZES.sum()
    up_to_zero = float(1 - low / mean)
    wrong_zeros = (
        (low / total, say("is the smallest size over the sum. The rule compares it with the *mean*.")),
        (1 - low / total, say("compares the smallest size with the sum. The rule says the mean.")),
        (SIZES[0] / total, say("uses the largest size. Which size is the first to become 0?")),
        (1.0, say("is the whole budget. With it, w is b itself, and b has no zero.")),
    )
    asked = say("the ρ at which the smallest size is (1 − ρ) times the mean")
    judge(zero, "some_zero", up_to_zero, wrong_zeros, asked)
    up_to_four = float((SIZES[:KEPT] - SIZES[KEPT]).sum() / total)
    asked = say("the ρ at which the fifth weight just becomes 0")
    judge(kept, "four", up_to_four, _wrong_fours(up_to_zero), asked)
    return say(
        "some weight is 0 up to ρ = {some_zero:g}, and at most four are non-zero up to ρ = {four:g}. A "
        "vertex needs ρ ≤ {vertex:g}. So most budgets with a zero lie far above those with a vertex.",
        some_zero=up_to_zero,
        four=up_to_four,
        vertex=float((SIZES[0] - SIZES[1]) / total),
    )


def _wrong_fours(up_to_zero: float) -> tuple[tuple[float, Said], ...]:
    """Return what readers find in place of the budget with four non-zero weights, and why it is wrong."""
    total, mean, fourth, fifth = SIZES.sum(), SIZES.mean(), SIZES[KEPT - 1], SIZES[KEPT]
    spent = (SIZES[:KEPT] - fifth).sum()
    own = say(
        "takes the fourth size as the threshold. Then the fourth weight is 0, too. Which weight should just "
        "become 0?"
    )
    whole = say("is the share of the four sizes themselves. The soft threshold takes τ off each of them.")
    return (
        ((SIZES[0] - SIZES[1]) / total, say("is the budget of a vertex. Here three more weights may stay.")),
        ((SIZES[0] - fifth) / total, say("counts the largest weight only. All four use the budget.")),
        ((SIZES[:KEPT] - fourth).sum() / total, own),
        (SIZES[:KEPT].sum() / total, whole),
        (spent / mean, say("divides by the mean. The budget is ρ times the *sum*.")),
        (spent, say("is the budget t itself. ρ is its share of the sum of the sizes.")),
        (up_to_zero, say("is your first answer. There nearly all weights are still non-zero.")),
    )


@check
def check_not_gaussian(no_zero: object, many_zeros: object) -> Said:
    """Judge two centres of 1000 weights: on half of the budget one keeps all, the other fewer than 100.

    Parameters
    ----------
    no_zero : array_like, shape (1000,)
        A centre without a 0, whose projection has none either.
    many_zeros : array_like, shape (1000,)
        A centre without a 0, whose projection has more than 900.

    Returns
    -------
    Verdict
    """
    flat, steep = _count_zeros(no_zero, "no_zero"), _count_zeros(many_zeros, "many_zeros")
    if flat > 0:
        raise NotYet(
            say(
                "no_zero: {zeros} of its {n} weights become 0. The rule: none does if the smallest size is "
                "above half of the mean size.",
                zeros=flat,
                n=N,
            )
        )
    if steep <= MANY:
        raise NotYet(
            say(
                "many_zeros: {zeros} of its {n} weights become 0, and more than {many} shall. Most sizes "
                "have to be below τ. So who has to use the budget?",
                zeros=steep,
                n=N,
                many=MANY,
            )
        )
    return say(
        "the budget is half of ‖b‖₁ both times, but {flat} and {steep} of {n} weights become 0. So 379 is a "
        "number for Gaussian sizes only. Nearly equal sizes give few zeros, and a few huge sizes give many.",
        flat=flat,
        steep=steep,
        n=N,
    )


def _count_zeros(b: object, name: str) -> int:
    """Return how many weights the projection on half of the budget sets to 0."""
    try:
        centre: Array = array(b, name, shape=(N,))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None
    if (centre == 0).any():
        raise NotYet(
            say("{name}: some of its weights are 0 already. Give {n} that are not 0.", name=name, n=N)
        )
    return int(np.count_nonzero(project_l1_ball(centre, BUDGET * np.abs(centre).sum()) == 0))
