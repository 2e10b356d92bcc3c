"""The checks of *Compressed sensing*: a proof by hand, and a budget of sums."""

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.phase import weak_threshold
from ...validate import Array, array
from ...words import Said, say

BY_HAND = np.array([[1.0, 0.0, 0.8], [0.0, 1.0, 0.8]])
LONG, SUMS, SPIKES = 1000, 250, 40  # numbers of a signal; sums of the first question, spikes of the second
CLOSE = 1e-3


@check
def check_by_hand(by_hand: object, other: object) -> Said:
    """Judge a proof that (0, 0, 1) is shortest, and a signal with the sums of (1, 1, 0) that is shorter.

    Parameters
    ----------
    by_hand : array_like of two floats
        The dual vector.
    other : array_like of three floats
        The other signal.

    Returns
    -------
    Verdict
    """
    dual, x = _as_vector(by_hand, "by_hand", 2), _as_vector(other, "other", 3)
    _judge_dual(dual)
    sums, norm = BY_HAND @ x, float(np.abs(x).sum())
    if not np.allclose(sums, 1, atol=CLOSE):
        raise NotYet(
            say(
                "other: its sums are {first:.3g} and {second:.3g}. The sums of (1, 1, 0) are 1 and 1.",
                first=float(sums[0]),
                second=float(sums[1]),
            )
        )
    if norm >= 2 - CLOSE:
        raise NotYet(
            say(
                "other: it has the right sums, but ‖x‖₁ = {norm:.3g}, and (1, 1, 0) has 2. Which column is "
                "in both sums?",
                norm=norm,
            )
        )
    return say(
        "your y gives bᵀy = 1 = ‖(0, 0, 1)‖₁, so no signal with these sums has a smaller norm. And ‖x‖₁ = "
        "{norm:.3g} beats (1, 1, 0), which has 2. So basis pursuit finds the first signal and loses the "
        "second one, although A is the same.",
        norm=norm,
    )


def _judge_dual(y: Array) -> None:
    """Judge whether y proves that (0, 0, 1) has the smallest norm of all signals with its sums."""
    entries = BY_HAND.T @ y
    if np.abs(entries).max() > 1 + CLOSE:
        j = int(np.abs(entries).argmax())
        raise NotYet(
            say(
                "by_hand: entry {place} of Aᵀy is {entry:.3g}. For a lower bound every entry must be at most "
                "1 in size.",
                place=j + 1,
                entry=float(entries[j]),
            )
        )
    if entries[2] < 1 - CLOSE:
        raise NotYet(
            say(
                "by_hand: all entries of Aᵀy are at most 1 in size, so bᵀy = {bound:.3g} is a lower bound. "
                "But the signal has ‖x‖₁ = 1, so the bound is too low. Which entry of Aᵀy must be larger?",
                bound=float(entries[2]),
            )
        )


@check
def check_budget(most: object, enough: object) -> Said:
    """Judge the spikes that 250 sums of 1,000 numbers allow, and the sums that 40 spikes need.

    Parameters
    ----------
    most : float
        The number of spikes at the weak threshold, for m = 250.
    enough : float
        The smallest number of sums whose threshold is 40 spikes or more.

    Returns
    -------
    Verdict
    """
    spikes_allowed, sums = as_number(most, "most"), as_number(enough, "enough")
    right = SUMS * float(weak_threshold(SUMS / LONG))
    judge(spikes_allowed, "most", right, _wrong_mosts(), say("250 times the threshold at m/n = 0.25"))
    needed = next(m for m in range(1, LONG) if m * weak_threshold(m / LONG) >= SPIKES)
    if abs(sums - needed) > 1:  # readers round in both directions
        asked = say("the m at which m times the threshold at m/1000 reaches 40")
        judge(float(np.ceil(sums)), "enough", needed, _wrong_sums(), asked)
    return say(
        "about {most:.0f} spikes at 250 sums, and {enough} sums for 40 spikes. So fewer spikes need more "
        "sums each: {few:.1f} at 40 spikes, {many:.1f} at {most:.0f}.",
        most=right,
        enough=needed,
        few=needed / SPIKES,
        many=SUMS / right,
    )


def _wrong_mosts() -> tuple[tuple[float, Said], ...]:
    quarter, half = float(weak_threshold(SUMS / LONG)), float(weak_threshold(0.5))
    return (
        (quarter, say("is a number of spikes for each sum. How many sums are there?")),
        (LONG * quarter, say("multiplies by n. The threshold is k/m, so multiply by the number of sums.")),
        (SUMS * half, say("uses the threshold at m/n = 0.5. What is m/n here?")),
        (SUMS / quarter, say("divides by k/m. To get k, multiply m by it.")),
    )


def _wrong_sums() -> tuple[tuple[float, Said], ...]:
    quarter, half = float(weak_threshold(SUMS / LONG)), float(weak_threshold(0.5))
    at_k = float(weak_threshold(SPIKES / LONG))
    return (
        (
            np.ceil(SPIKES / quarter),
            say("uses the threshold of 250 sums. It is another one at this m. Try every m."),
        ),
        (np.ceil(SPIKES / half), say("uses the threshold at m = n/2. It is lower at a smaller m.")),
        (np.ceil(SPIKES / at_k), say("uses the threshold at 40/1000. It takes m/n, not k/n.")),
        (np.ceil(SPIKES * quarter), say("multiplies by k/m. That would be fewer sums than spikes.")),
        (
            2.0 * SPIKES,
            say("counts two sums for each spike, a position and a size. The threshold asks more."),
        ),
    )


def _as_vector(answer: object, name: str, length: int) -> Array:
    """Return an answer that is a vector of so many numbers."""
    try:
        return array(answer, name, shape=(length,))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None
