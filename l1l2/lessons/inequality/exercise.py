"""The check of *Inequality*: the gap between two areas, and the number of equal bars."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...maths.norms import effective_size, lp_norm
from ...words import say

WEIGHTS = np.array([3, -2, 2, 1.5])


@check
def check_weights(gap_of_w: object, number: object) -> str:
    """Judge the gap of the weights 3, -2, 2 and 1.5, and how many equal bars they amount to.

    Parameters
    ----------
    gap_of_w : float
        The square of side ||w||_1 without its diagonal blocks.
    number : float
        How many equal bars w amounts to.

    Returns
    -------
    Verdict
    """
    area, count = as_number(gap_of_w, "gap_of_w"), as_number(number, "number")
    l1, l2 = float(lp_norm(WEIGHTS, 1)), float(lp_norm(WEIGHTS, 2))
    gap, bars = l1**2 - l2**2, float(effective_size(WEIGHTS))
    wrong_areas = (
        (-gap, say("has the wrong sign: the square is the larger area.")),
        (gap / 2, say("counts every pair once. In the square each pair has two blocks.")),
        (l1 - l2, say("is a difference of lengths. The gap is an area: square both.")),
        (l1 - l2**2, say("takes an area from a length. Square `l1` too.")),
        (WEIGHTS.sum() ** 2 - l2**2, say("has lost the sizes: −2 is a bar of height 2.")),
        (l1**2, say("is the whole square. Take the diagonal blocks away.")),
    )
    judge(area, "gap_of_w", gap, wrong_areas, say("the square of side `l1` without its diagonal blocks"))
    wrong_counts = (
        (l1 / l2, say("is the ratio of the lengths; for k equal bars it would be √k. Square it.")),
        (1 / bars, say("is upside down: it is the diagonal's share of the square.")),
        (
            len(WEIGHTS),
            say("counts the entries that are not 0. They are not equal, so they amount to fewer."),
        ),
        (
            l1 / l2**2,
            say("is a length over an area: for twice the weights it would be half. Square `l1` too."),
        ),
        (gap / l2**2, say("divides the gap by the diagonal. Divide the whole square.")),
    )
    judge(
        count, "number", bars, wrong_counts, say("the square's area divided by that of its diagonal blocks")
    )
    return say(
        "the square is {square:.2f}, its diagonal {diagonal:.2f}, the gap {gap:g}. Four weights that amount "
        "to {bars:.2f} equal bars: about as dense as four entries can be.",
        square=l1**2,
        diagonal=l2**2,
        gap=gap,
        bars=bars,
    )
