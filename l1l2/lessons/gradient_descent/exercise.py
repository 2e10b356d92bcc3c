"""The checks of *Gradient descent*: against the data, one step of two methods, a start that is caught."""

from itertools import islice

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.datafits import Quadratic
from ...maths.descent import clipped_for_good
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...words import Said, say

START, STEP, LAM, DATA = 1.5, 1 / 8, 0.75, 0.25
W, ETA, SLOPE, STRONG = 0.5, 0.25, -0.4, 3.0  # of one step: the weight, step size, gradient of the loss, λ


@check
def check_arrival(steps: object, rest: object) -> Said:
    """Judge when L1 brings a weight from 1.5 to 0 and where L2 lets it rest; the data push it up with 0.25.

    Parameters
    ----------
    steps : float
        Steps of size 1/8 until the weight is 0 under L1, with λ = 0.75.
    rest : float
        The value at which the weight comes to rest under L2, with the same λ.

    Returns
    -------
    Verdict
    """
    count, height = as_number(steps, "steps"), as_number(rest, "rest")
    arrival = START / (STEP * (LAM - DATA))
    judge(count, "steps", arrival, _wrong_counts(), say("1.5 over the step size times the net push"))
    judge(height, "rest", DATA / LAM, _wrong_heights(), say("the value w where λw balances 0.25"))
    return say(
        "under L1 the weight is exactly 0 after {steps:.0f} steps, and it stays there, because 0.25 is less "
        "than λ = 0.75. Under L2 it comes to rest at 1/3, whatever the step size. With a gradient of −1 in "
        "place of −0.25 the data would win under L1 as well.",
        steps=arrival,
    )


@check
def check_one_step(lam_zero: object, landed: object) -> Said:
    """Judge a step of ISTA and one of subgradient descent: from 0.5, of size 0.25, with f′ = −0.4.

    Parameters
    ----------
    lam_zero : float
        The smallest λ for which ISTA's step gives exactly 0.
    landed : float
        Where subgradient descent's step ends, for λ = 3.

    Returns
    -------
    Verdict
    """
    lam, w = as_number(lam_zero, "lam_zero"), as_number(landed, "landed")
    right = W - ETA * (SLOPE + STRONG)
    judge(lam, "lam_zero", (W - ETA * SLOPE) / ETA, _wrong_lams(), say("what the threshold 0.25λ needs"))
    judge(w, "landed", right, _wrong_landings(), say("0.5 minus the step size times the whole slope"))
    return say(
        "the gradient step on the loss arrives at 0.6, and ISTA's threshold 0.25λ covers this from λ = 2.4 "
        "on. For λ = 3 subgradient descent lands at {landed:.2f}: it has jumped over 0, where ISTA stops.",
        landed=right,
    )


@check
def check_caught(start_w: object) -> Said:
    """Judge a start from which *clipped for good* never reaches its minimiser, 1.

    Parameters
    ----------
    start_w : float

    Returns
    -------
    Verdict
    """
    start = as_number(start_w, "start_w")
    one = Problem(Quadratic(np.ones((1, 1)), np.array([2.0])), L1(1.0))
    path = np.array(list(islice(clipped_for_good(one, [start]), 200)))[:, 0]
    if path[-1] != 0:
        raise NotYet(
            say(
                "start_w: from {start:g} the weight comes to 1. It does not change its sign on this way, so "
                "nothing catches it.",
                start=start,
            )
        )
    if start == 0:
        return say(
            "a weight that is 0 at the start is never moved. Now find a start that is not 0 and is caught "
            "as well."
        )
    return say(
        "from {start:g} the weight has to pass 0 on its way to 1. It is caught there, at step {steps}. "
        "So the answer depends on the start.",
        start=start,
        steps=int((path == 0).argmax()),
    )


def _wrong_counts() -> list[tuple[float, Said]]:
    net = LAM - DATA
    no_data = say("forgets the data, which push *up* with 0.25 all the way. Subtract it from λ.")
    added = say("adds the two pushes. λ pushes down but the data push up, so subtract.")
    time = say("leaves out the step size. A step covers only an eighth of this, so more steps are needed.")
    no_penalty = say("is for the push of the data alone. What moves the weight is λ minus this push.")
    multiplied = say("multiplies by the step size. A shorter step means *more* steps, so divide by it.")
    return [
        (START / (STEP * LAM), no_data),
        (START / (STEP * (LAM + DATA)), added),
        (START / net, time),
        (START / (STEP * DATA), no_penalty),
        (START * STEP / net, multiplied),
    ]


def _wrong_heights() -> list[tuple[float, Said]]:
    zero = say("is where L2 does not push at all. The data still push with 0.25, so the weight cannot stay.")
    inverse = say("is upside down. The weight rests where 0.75 · w equals 0.25.")
    no_lam = say("is where a push of w would balance 0.25. But the push is λw, so divide by λ.")
    parabola = say(
        "is the minimiser for the parabola ½(w − 0.25)², whose push fades as w grows. Here the data push "
        "with 0.25 at every value of w."
    )
    net = say("is a net push, not a weight.")
    return [
        (0.0, zero),
        (LAM / DATA, inverse),
        (DATA, no_lam),
        (DATA / (1 + LAM), parabola),
        (LAM - DATA, net),
    ]


def _wrong_lams() -> list[tuple[float, Said]]:
    arrived = W - ETA * SLOPE
    no_step = say("is where the gradient step arrives. The threshold is not λ, but the step size times λ.")
    no_data = say("leaves out the gradient step on the loss, which comes before the threshold.")
    downhill = say("moves the weight the wrong way. A gradient of −0.4 means that the loss falls as w grows.")
    at_zero = say("is the condition for a weight that is at 0 already. This one starts at 0.5.")
    multiplied = say("multiplies by the step size. The threshold 0.25λ has to reach 0.6, so divide.")
    return [
        (arrived, no_step),
        (W / ETA, no_data),
        ((W + ETA * SLOPE) / ETA, downhill),
        (-SLOPE, at_zero),
        (arrived * ETA, multiplied),
    ]


def _wrong_landings() -> list[tuple[float, Said]]:
    stops = say("is what ISTA gives. Subgradient descent has no threshold, so nothing stops it at 0.")
    no_data = say("leaves out the gradient of the loss, −0.4.")
    added = say("subtracts 0.4 from the wrong side. The slope of the whole is −0.4 + 3.")
    whole = say("leaves out the step size. Multiply the slope by 0.25.")
    loss = say("is the gradient step on the loss alone. This method adds the slope of the penalty, too.")
    shrunk = say("is a step to the other side of 0.5. Subtract the slope, do not add it.")
    return [
        (0.0, stops),
        (W - ETA * STRONG, no_data),
        (W - ETA * (STRONG - SLOPE), added),
        (W - (SLOPE + STRONG), whole),
        (W - ETA * SLOPE, loss),
        (W + ETA * (SLOPE + STRONG), shrunk),
    ]
