"""The check of *Gradient descent*: when L1 brings a weight to 0 against the data, and where L2 leaves it."""

from ...course.exercise import as_number, check, judge
from ...words import Said, say

START, STEP, LAM, DATA = 1.5, 1 / 8, 0.75, 0.25


@check
def check_arrival(steps: object, rest: object) -> Said:
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
    arrival = START / (STEP * (LAM - DATA))
    judge(count, "steps", arrival, _wrong_counts(), say("1.5, over the step times the net pull"))
    judge(height, "rest", DATA / LAM, _wrong_heights(), say("the height w where λw balances 0.25"))
    return say(
        "under L1 the weight is exactly 0 after {steps:.0f} steps, and stays: 0.25 is less than λ = 0.75. "
        "Under L2 it comes to rest at 1/3, and no shorter step changes that. With 1 in place of 0.25 the "
        "data would win under L1 as well.",
        steps=arrival,
    )


def _wrong_counts() -> list[tuple[float, Said]]:
    net = LAM - DATA
    no_data = say("forgets the data, which pull *up* with 0.25 all the way. Take it off λ.")
    added = say("adds the two pulls. λ pulls down and the data pull up: subtract.")
    time = say("is a time. A step covers an eighth of it, so it takes eight times as many steps.")
    no_penalty = say("is for the pull of the data alone. What moves the weight is λ minus it.")
    multiplied = say("multiplies by the step. A shorter step means *more* steps: divide by it.")
    return [
        (START / (STEP * LAM), no_data),
        (START / (STEP * (LAM + DATA)), added),
        (START / net, time),
        (START / (STEP * DATA), no_penalty),
        (START * STEP / net, multiplied),
    ]


def _wrong_heights() -> list[tuple[float, Said]]:
    zero = say("is where L2 does not pull at all, and the data still pull with 0.25: the weight cannot stay.")
    inverse = say("is upside down. The weight rests where 0.75 · w equals 0.25.")
    no_lam = say("is where a pull of w would balance 0.25. The pull is λw: divide by λ.")
    parabola = say(
        "is least for the parabola ½(w − 0.25)², whose pull fades as w grows. Here the data pull with 0.25 "
        "at every height."
    )
    net = say("is a net pull, not a height.")
    return [
        (0.0, zero),
        (LAM / DATA, inverse),
        (DATA, no_lam),
        (DATA / (1 + LAM), parabola),
        (LAM - DATA, net),
    ]
