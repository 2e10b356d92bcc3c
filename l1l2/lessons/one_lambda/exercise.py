"""The check of notebook 07: what is left of a column's pull once the other has taken its part."""

from ...course.exercise import as_number, check, judge

LAM, FIRST, SECOND, CORRELATION = 0.9, 1.287, 1.11, 0.7


@check
def check_left(w1: object, left: object) -> str:
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
    right = FIRST - LAM
    wrong_weights = (
        (FIRST, "is the pull at w = 0. The penalty takes λ of it."),
        (FIRST / (1 + LAM), "is ridge's weight. L1 does not divide, it subtracts."),
        (FIRST + LAM, "adds λ. The penalty pushes *towards* 0."),
        (1 - LAM, "starts from least squares with both columns. While w₂ is 0, the first column is alone."),
        (SECOND - LAM, "is the second column's weight if it were alone. Here the first is asked."),
        (0.0, "would need a pull of at most 0.9, and the first column's is 1.287."),
    )
    judge(weight, "w1", right, wrong_weights, "the soft threshold of 1.287 at 0.9")
    wrong_pulls = (
        (SECOND, "is the pull at w = 0. But w₁ is not 0: its column has explained part of y."),
        (SECOND - right, "takes off all of w₁. Only the share that the columns have in common counts: 0.7."),
        (SECOND + CORRELATION * right, "adds what the first column explains. It is gone: subtract it."),
        (SECOND - CORRELATION, "takes off what the first column would explain at least squares, w₁ = 1."),
        (SECOND - LAM, "is what a single column would keep. The question is what *pulls* on w₂."),
        (SECOND - CORRELATION * FIRST, "lets w₁ be 1.287. The penalty has made it 0.387."),
    )
    judge(pull, "left", SECOND - CORRELATION * right, wrong_pulls, "1.11 less 0.7 times w₁")
    return (
        "w₁ is 0.387, and it leaves a pull of 0.839 on w₂: not more than 0.9, so w₂ is exactly 0. Alone, "
        "with its pull of 1.11, the second column would have survived."
    )
