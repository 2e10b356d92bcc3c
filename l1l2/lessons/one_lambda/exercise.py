"""The checks of *One λ*: what one column leaves for the other, with a positive and a negative correlation."""

from ...course.exercise import NotYet, as_number, check, judge
from ...words import Said, say

LAM, CORRELATION = 0.9, 0.7
FIRST, SECOND = 1.287, 1.11  # the columns' inner products with y, over n
WEIGHT = FIRST - LAM  # of the first column while the second is 0
LEFT = SECOND - CORRELATION * WEIGHT  # what it then leaves for the second
ENTERS, OWN = 0.713, -0.29  # the inner products with a correlation of -0.7
KNOT = (OWN + CORRELATION * ENTERS) / (1 + CORRELATION)
Mistakes = tuple[tuple[float, Said], ...]


@check
def check_left(w1: object, left: object) -> Said:
    """Judge the first weight at λ = 0.9 while the second is 0, and what it leaves for the second column.

    Parameters
    ----------
    w1 : float
        The soft threshold of 1.287 at 0.9.
    left : float
        1.11 - 0.7 w1.

    Returns
    -------
    Verdict
    """
    weight, inner = as_number(w1, "w1"), as_number(left, "left")
    judge(weight, "w1", WEIGHT, _wrong_weights(), say("the soft threshold of 1.287 at 0.9"))
    judge(inner, "left", LEFT, _wrong_rests(), say("1.11 minus 0.7 times w₁"))
    return say(
        "w₁ is {w1:.3f}, and {left:.3f} is left for the second column. This is at most λ = {lam}, so w₂ is "
        "exactly 0. With {own}, its inner product with y, the second column alone would not be 0.",
        w1=WEIGHT,
        left=LEFT,
        lam=LAM,
        own=SECOND,
    )


@check
def check_against(sign: object, knot: object) -> Said:
    """Judge with which sign, and at which λ, the second weight leaves 0 if the columns correlate by -0.7.

    Parameters
    ----------
    sign : int
        1 or -1.
    knot : float
        The λ at which -0.29 + 0.7 (0.713 - λ) is λ.

    Returns
    -------
    Verdict
    """
    side, lam = as_number(sign, "sign"), as_number(knot, "knot")
    if abs(side) != 1:
        raise NotYet(say("sign: {given:.4g} is no sign. Give 1 or -1.", given=side))
    if side == -1:
        raise NotYet(
            say(
                "sign: -1 is the sign of the inner product with y. But w₂ follows the residual. What is left "
                "for the second column when λ is small?"
            )
        )
    judge(lam, "knot", KNOT, _wrong_knots(), say("the λ at which −0.29 + 0.7 (0.713 − λ) is λ"))
    return say(
        "w₂ leaves 0 at λ = {knot:.3f} and is positive, as in least squares. Its own inner product with y is "
        "{own}, so its sign alone says nothing about the sign of the weight.",
        knot=KNOT,
        own=OWN,
    )


def _wrong_weights() -> Mistakes:
    both = say("starts from least squares with both columns. While w₂ is 0, there is only the first column.")
    return (
        (FIRST, say("is the inner product itself, the weight without a penalty. What does L1 do to it?")),
        (FIRST / (1 + LAM), say("is the weight of ridge. L1 does not divide, it subtracts.")),
        (FIRST + LAM, say("adds λ. The penalty moves a weight *towards* 0.")),
        (1 - LAM, both),
        (SECOND - LAM, say("is the weight of the second column alone. The question is about the first.")),
        (0.0, say("would need an inner product of at most 0.9, but here it is 1.287.")),
    )


def _wrong_rests() -> Mistakes:
    whole = say("subtracts all of w₁. How much of the first column does the second one share?")
    free = say("subtracts what the first column explains in least squares, where w₁ = 1.")
    return (
        (SECOND, say("is the inner product with y. But w₁ is not 0, so the residual is not y.")),
        (SECOND - WEIGHT, whole),
        (SECOND + CORRELATION * WEIGHT, say("adds what the first column has explained. Subtract it.")),
        (SECOND - CORRELATION, free),
        (SECOND - LAM, say("is the weight of the second column alone. The question is what is left for it.")),
        (SECOND - CORRELATION * FIRST, say("uses w₁ = 1.287. The penalty has made it 0.387.")),
    )


def _wrong_knots() -> Mistakes:
    at_zero, rest = (
        say("is what is left at λ = 0. Where is what is left *equal* to λ?"),
        OWN + CORRELATION * ENTERS,
    )
    turned = say("moves 0.7λ to the other side with the wrong sign. Solve −0.29 + 0.7 (0.713 − λ) = λ again.")
    return (
        (ENTERS, say("is the λ at which the *first* weight leaves 0.")),
        (-OWN, say("is the size of the inner product with y. The residual counts, after the first column.")),
        (rest, at_zero),
        (rest / CORRELATION, say("is the λ at which nothing is left. The weight leaves 0 where λ is left.")),
        (rest / (1 - CORRELATION), turned),
    )
