"""The checks of *Bars*: the move made backwards, a split between the extremes, starts that end in a tie."""

from itertools import islice

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.flows import concentrate
from ...validate import Array, array
from ...words import Said, say

MOVED = np.array([0.9, 0.5])  # 0.8 and 0.6, after 0.1 went from the short bar to the tall one
SQUARES, DIGITS = 0.5, 5e-4  # readers round to three digits
SOON, STEP, LATE, LEFT = 50, 0.1, 3000, 3


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
        (0.98, say("belongs to the move from tall to short. Here it goes the other way.")),
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
        "from {before:.2f}. This works for any two non-zero bars, so at the minimum only one is left.",
        squares=right,
        sizes=least,
        before=uncut,
    )


@check
def check_between(x: object) -> Said:
    """Judge five different positive bars: to three digits, sizes that add up to 1 and squares to 1/2.

    Parameters
    ----------
    x : array_like, shape (5,)

    Returns
    -------
    Verdict
    """
    given = _as_bars(x, "x")
    if np.unique(given).size < given.size:
        raise NotYet(say("two of your bars are equal. Five different ones are asked for."))
    sizes, squares = float(given.sum()), float((given**2).sum())
    if not np.isclose(sizes, 1, rtol=0, atol=DIGITS):
        raise NotYet(say("your sizes add up to {sizes:.4g}, not to 1.", sizes=sizes))
    if squares < SQUARES - DIGITS:
        raise NotYet(
            say("your squares add up to {squares:.4g}: too little. Are your bars too equal?", squares=squares)
        )
    if squares > SQUARES + DIGITS:
        raise NotYet(
            say("your squares add up to {squares:.4g}: too much. Is one bar too tall?", squares=squares)
        )
    return say(
        "the sizes add up to 1 and the squares to {squares:.1f}, between the two extremes 1/{n} and 1.",
        squares=SQUARES,
        n=given.size,
    )


@check
def check_three_left(different: object, for_ever: object) -> Said:
    """Judge two starts of game 2: three bars left after 50 steps of 0.1, and three left for ever.

    Parameters
    ----------
    different, for_ever : array_like, shape (5,)
        Five different bars, and five bars.

    Returns
    -------
    Verdict
    """
    first, second = _as_bars(different, "different"), _as_bars(for_ever, "for_ever")
    if np.unique(first).size < first.size:
        raise NotYet(say("different: two of these bars are equal. Five different ones are asked for."))
    soon = _count_left(first, SOON)
    if soon < LEFT:
        raise NotYet(
            say(
                "different: after {steps} steps fewer are left: {left}. Are three near enough?",
                steps=SOON,
                left=soon,
            )
        )
    if soon > LEFT:
        raise NotYet(
            say("different: after {steps} steps {left} are left. Which are too near?", steps=SOON, left=soon)
        )
    late = _count_left(second, LATE)
    if late != LEFT:
        raise NotYet(
            say(
                "for_ever: after {steps} steps the number left is {left}. By how little must the three "
                "tallest differ?",
                steps=LATE,
                left=late,
            )
        )
    return say(
        "a tiny difference grows in each step, so your three different bars look equal for a long time. "
        "Only bars that are exactly equal stay {left} for ever.",
        left=LEFT,
    )


def _count_left(start: Array, steps: int) -> int:
    *_, x = islice(concentrate(start, STEP), steps + 1)
    return int(np.count_nonzero(x))


def _as_bars(answer: object, name: str) -> Array:
    """Return five positive bars; say what is wrong with another answer."""
    try:
        bars = array(answer, name, shape=(5,))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None
    if (bars <= 0).any():
        raise NotYet(say("{name}: give bars that are taller than 0.", name=name))
    return bars
