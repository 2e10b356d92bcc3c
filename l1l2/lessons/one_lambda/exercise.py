"""The check of what is left of a column's pull once the other has taken its part."""

from ...course.exercise import as_number, check, judge
from ...words import Said, say

LAM, CORRELATION = 0.9, 0.7
FIRST, SECOND = 1.287, 1.11  # the pulls at w = 0
WEIGHT = FIRST - LAM  # of the first column while the second is 0
LEFT = SECOND - CORRELATION * WEIGHT  # what then pulls on the second
Mistakes = tuple[tuple[float, Said], ...]


@check
def check_left(w1: object, left: object) -> Said:
    """Judge the first weight at λ = 0.9 while the second is 0, and the pull on the second that it leaves.

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
    weight, pull = as_number(w1, "w1"), as_number(left, "left")
    judge(weight, "w1", WEIGHT, _wrong_weights(), say("the soft threshold of 1.287 at 0.9"))
    judge(pull, "left", LEFT, _wrong_pulls(), say("1.11 less 0.7 times w₁"))
    return say(
        "w₁ is {w1:.3f}, and it leaves a pull of {left:.3f} on w₂: not more than {lam}, so w₂ is exactly 0. "
        "Alone, with its pull of {own}, the second column would have survived.",
        w1=WEIGHT,
        left=LEFT,
        lam=LAM,
        own=SECOND,
    )


def _wrong_weights() -> Mistakes:
    return (
        (FIRST, say("is the pull at w = 0. The penalty takes λ of it.")),
        (FIRST / (1 + LAM), say("is ridge's weight. L1 does not divide, it subtracts.")),
        (FIRST + LAM, say("adds λ. The penalty pushes *towards* 0.")),
        (
            1 - LAM,
            say("starts from least squares with both columns. While w₂ is 0, the first column is alone."),
        ),
        (SECOND - LAM, say("is the second column's weight if it were alone. Here the first is asked.")),
        (0.0, say("would need a pull of at most 0.9, and the first column's is 1.287.")),
    )


def _wrong_pulls() -> Mistakes:
    return (
        (SECOND, say("is the pull at w = 0. But w₁ is not 0: its column has explained part of y.")),
        (
            SECOND - WEIGHT,
            say("takes off all of w₁. Only the share that the columns have in common counts: 0.7."),
        ),
        (SECOND + CORRELATION * WEIGHT, say("adds what the first column explains. It is gone: subtract it.")),
        (
            SECOND - CORRELATION,
            say("takes off what the first column would explain at least squares, w₁ = 1."),
        ),
        (SECOND - LAM, say("is what a single column would keep. The question is what *pulls* on w₂.")),
        (SECOND - CORRELATION * FIRST, say("lets w₁ be 1.287. The penalty has made it 0.387.")),
    )
