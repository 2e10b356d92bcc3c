"""The check of notebook 05: when L1 brings a weight to zero against the data, and where L2 leaves it."""

from ...course.exercise import as_number, check, judge

START, STEP, LAM, DATA = 1.5, 1 / 8, 0.75, 0.25


@check
def check_arrival(steps: object, rest: object) -> str:
    """Judge when L1 brings a weight from 1.5 to 0 and where L2 lets it rest; the data pull it up with 0.25.

    Parameters
    ----------
    steps : float
        Steps of size 1/8 until the weight is 0 under L1, with λ = 0.75.
    rest : float
        The height where the weight comes to rest under L2, with the same λ.

    Returns
    -------
    Verdict
    """
    count, height = as_number(steps, "steps"), as_number(rest, "rest")
    net = LAM - DATA
    wrong_counts = (
        (START / (STEP * LAM), "forgets the data, which pull *up* with 0.25 all the way. Take it off λ."),
        (START / (STEP * (LAM + DATA)), "adds the two pulls. λ pulls down and the data pull up: subtract."),
        (START / net, "is a time. A step covers an eighth of it, so it takes eight times as many steps."),
        (START / (STEP * DATA), "is for the pull of the data alone. What moves the weight is λ minus it."),
        (START * STEP / net, "multiplies by the step. A shorter step means *more* steps: divide by it."),
    )
    judge(count, "steps", START / (STEP * net), wrong_counts, "1.5, over the step times the net pull")
    fades = "is least for the parabola ½(w − 0.25)², whose pull fades as w grows."
    wrong_heights = (
        (0.0, "is where L2 does not pull at all, and the data still pull with 0.25: the weight cannot stay."),
        (LAM / DATA, "is upside down. The weight rests where 0.75 · w equals 0.25."),
        (DATA, "is where a pull of w would balance 0.25. The pull is λw: divide by λ."),
        (DATA / (1 + LAM), f"{fades} Here the data pull with 0.25 at every height."),
        (net, "is a net pull, not a height."),
    )
    judge(height, "rest", DATA / LAM, wrong_heights, "the height w where λw balances 0.25")
    return (
        "under L1 the weight is exactly 0 after 24 steps, and stays: 0.25 is less than λ = 0.75. Under L2 "
        "it comes to rest at 1/3, and no shorter step changes that. With 1 in place of 0.25 the data would "
        "win under L1 as well."
    )
