"""The check of *Bars*: height handed from the short bar to the tall one, at a fixed sum of squares."""

import numpy as np

from ...course.exercise import as_number, check, judge
from ...words import say

MOVED = np.array([0.9, 0.5])  # 0.8 and 0.6, after 0.1 went from the short bar to the tall one


@check
def check_backwards(squares: object, sizes: object) -> str:
    """Judge both sums of the bars 0.8 and 0.6 after the move, the sum of sizes back at length 1.

    Parameters
    ----------
    squares : float
        The sum of squares after the move, before the bars are rescaled.
    sizes : float
        The sum of sizes once the squares add up to 1 again.

    Returns
    -------
    Verdict
    """
    area, total = as_number(squares, "squares"), as_number(sizes, "sizes")
    right, uncut = float((MOVED**2).sum()), float(MOVED.sum())
    length = float(np.sqrt(right))
    wrong_areas = (
        (1.0, say("is what it was before the move. Ask `moved`.")),
        (length, say("is the length of `moved`. The sum of squares is the length squared.")),
        (uncut**2, say("is the square of the sum. Square each bar first, then add.")),
        (uncut, say("is the sum of sizes. Square each bar before you add.")),
        (0.98, say("belongs to the move the other way, from tall to short, which levels the bars out.")),
    )
    judge(area, "squares", right, wrong_areas, say("the squares of the two bars in `moved`, added up"))
    wrong_totals = (
        (uncut, say("is the sum before rescaling: too long for game 2. Divide by the length of `moved`.")),
        (
            uncut / right,
            say("is divided by the length *squared*. The length is the square root of `squares`."),
        ),
        (uncut * length, say("is multiplied by the length. `moved` is too long: divide by it.")),
        (1.0, say("is the sum of *squares* after rescaling. The question is the sum of sizes.")),
    )
    least = uncut / length
    judge(total, "sizes", least, wrong_totals, say("the sum of `moved` over the length of `moved`"))
    return say(
        "the squares rose from 1 to {squares:.2f}, and at length 1 the sum of sizes is {sizes:.2f}, down "
        "from {before:.2f}. Whoever has two bars that are not 0 can do this again: so at the minimum there "
        "is only one.",
        squares=right,
        sizes=least,
        before=uncut,
    )
