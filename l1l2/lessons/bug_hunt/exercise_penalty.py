"""The checks of the last three broken cells, each about what the L1 penalty does to the weights."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.penalties import L1, L2
from ...maths.prox import shrink, soft_threshold
from ...words import say
from .data import PULL, SENSOR_SAMPLES, SIGNED, START, STEP, charge, fit_sensors, miss_truth
from .vectors import as_array, judge_vector


@check
def check_sensors(lost: ArrayLike) -> str:
    """Judge in how many of 200 samples the lasso drops the first and the second of two alike sensors.

    Parameters
    ----------
    lost : array_like, shape (2,)

    Returns
    -------
    Verdict
    """
    weights, given = fit_sensors(L1), as_array(lost, "lost", (2,))
    right = (weights == 0).sum(axis=0)
    wrong = (
        (right / SENSOR_SAMPLES, say("are shares. Count the samples.")),
        (SENSOR_SAMPLES - right, say("counts where each weight is *not* 0. Count the zeros.")),
        (right[::-1], say("has the two sensors in the wrong order.")),
        ((fit_sensors(L2) == 0).sum(axis=0), say("is right for ridge. Count the zeros of the lasso.")),
        ((np.abs(weights) < 0.1).sum(axis=0), say("counts small weights too. Compare with == 0.")),
    )
    judge_vector(given, "lost", right, wrong, say("the number of samples with a zero, for each sensor"))
    return say(
        "the first sensor is lost in {first} samples and the second in {second}, but both have weight 1 in "
        "the truth. The mean squared error of the two weights is {lasso:.2f}, and {ridge:.2f} for ridge.",
        first=int(right[0]),
        second=int(right[1]),
        lasso=miss_truth(weights),
        ridge=miss_truth(fit_sensors(L2)),
    )


@check
def check_sum(right: ArrayLike, norm: object) -> str:
    """Judge the minimiser of ½‖w − c‖² + ‖w‖₁ and the norm of the cell's weights.

    Parameters
    ----------
    right : array_like, shape (4,)
    norm : float
        ‖v‖₁ of the weights at which the cell arrives.

    Returns
    -------
    Verdict
    """
    w, shown, best = as_array(right, "right", SIGNED.shape), SIGNED - 1, soft_threshold(SIGNED, 1.0)
    wrong = (
        (shown, say("is the cell's answer. Is its penalty smaller or larger when a weight is −3?")),
        (
            SIGNED - np.sign(SIGNED),
            say("has the right direction, but small weights pass 0. Stop them there."),
        ),
        (
            shrink(SIGNED, 1.0),
            say("is ridge's answer, which multiplies each weight. L1 subtracts an amount."),
        ),
        (SIGNED, say("is least squares, without any penalty.")),
    )
    judge_vector(w, "right", best, wrong, say("the soft threshold of c at 1"))
    mistakes = (
        (float(shown.sum()), say("is the sum of the weights. A norm is never negative.")),
        (float(np.linalg.norm(shown)), say("is ‖v‖₂. For ‖v‖₁ add the absolute values.")),
        (float(np.abs(best).sum()), say("is the norm of the right weights. Take those of the cell.")),
        (float((shown**2).sum()), say("is the sum of the squares. For ‖v‖₁ add the absolute values.")),
    )
    judge(as_number(norm, "norm"), "norm", float(np.abs(shown).sum()), mistakes, say("‖v‖₁ of the cell"))
    return say(
        "{zeros} zeros, and the objective with ‖w‖₁ is {best:.2f}. At the cell's weights it is {shown:.2f}.",
        zeros=int((best == 0).sum()),
        best=charge(best),
        shown=charge(shown),
    )


@check
def check_step(step: object) -> str:
    """Judge a step for ½(w − 0.5)² + |w| that can land on 0, with step size 0.1.

    Parameters
    ----------
    step : callable
        Takes a weight, returns the next one.

    Returns
    -------
    Verdict
    """
    if not callable(step):
        raise NotYet(say("step: got no function. Run the whole cell, with its `def` line."))
    _judge_step(step)
    arrived, weight = 0, START
    while weight != 0:
        arrived, weight = arrived + 1, float(step(weight))
    return say(
        "from {start:g} your step reaches 0 at step {arrived}, and it stays there. The objective is the "
        "same, so the algorithm decided.",
        start=START,
        arrived=arrived,
    )


def _judge_step(step: Callable[[float], object]) -> None:
    """Compare a step with the proximal one, where usual mistakes differ from it."""
    for w in (START, 0.55, 0.03, 0.0, -0.3, -2.0):
        after = step(w)
        if after is ...:
            raise NotYet(say("moved is still `...`. Put your line in its place, and run the cell again."))
        moved, down = as_number(after, "moved"), w - STEP * (w - PULL)
        if np.isclose(moved, soft_threshold(down, STEP), atol=1e-12):
            continue
        words = say("is not the soft threshold of w − 0.1 (w − 0.5) at 0.1.")
        for wrong, why in (
            (down - STEP * np.sign(w), say("is the cell's step. It can pass 0, but it does not land on it.")),
            (soft_threshold(down, 1.0), say("uses the threshold 1. The penalty, too, takes the step size.")),
            (soft_threshold(w, STEP), say("forgets the gradient of the loss, w − 0.5.")),
            (down, say("forgets the penalty.")),
        ):
            if np.isclose(moved, wrong, atol=1e-12):
                words = why
                break
        raise NotYet(
            say("step: from {w:g} it goes to {moved:.3g}. This {words}", w=w, moved=moved, words=words)
        )
