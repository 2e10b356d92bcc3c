"""The check of a reader's own test for proofs, on proofs that are right and on some that only look so."""

from collections.abc import Callable, Iterator

import numpy as np

from ...course.exercise import NotYet, check
from ...maths.sensing import basis_pursuit, spikes
from ...validate import Array
from ...words import Said, say

Case = tuple[Array, Array, Array, Array]  # A (m, n), b (m,), x (n,), y (m,)


@check
def check_proof(proves: object) -> Said:
    """Judge a function that decides whether y proves that x has the smallest norm for its sums.

    Parameters
    ----------
    proves : callable
        Takes A, shape (m, n), b (m,), x (n,) and y (m,); returns True or False.

    Returns
    -------
    Verdict
    """
    if not callable(proves):
        raise NotYet(say("proves: give the function itself, without brackets behind its name."))
    counts = {True: 0, False: 0}
    for case, right, words in _list_cases():
        if _ask(proves, case) != right:
            raise NotYet(words)
        counts[right] += 1
    return say(
        "it accepts {accepted} right proofs and rejects {rejected} that are wrong. One of the right ones is "
        "about 30 sums of 100 numbers: nobody told your function the signal.",
        accepted=counts[True],
        rejected=counts[False],
    )


def _ask(proves: Callable[..., object], case: Case) -> bool:
    """Return what the function says, if it is yes or no."""
    answer = proves(*case)
    if answer is ...:
        raise NotYet(
            say("proves is still `...`. Put your line in its place, three times, and run the cell again.")
        )
    if not isinstance(answer, (bool, np.bool_)):
        raise NotYet(say("proves: it returns {answer}. Give True or False.", answer=repr(answer)))
    return bool(answer)


def _list_cases() -> Iterator[tuple[Case, bool, Said]]:
    """Yield what to judge, whether it is a proof, and what to say to a wrong answer."""
    yield (
        _hand([[1, 0, 0.8], [0, 1, 0.8]], [0.8, 0.8], [0, 0, 1], [0.625, 0.625]),
        True,
        say("proves: it rejects a right proof, that of the exercise by hand. Test each of your lines on it."),
    )
    yield (
        _hand([[-1, 0.5]], [2], [-2, 0], [1]),
        True,
        say(
            "proves: it rejects a right proof with a negative spike. There Aᵀy is −1, and this is allowed. "
            "Compare sizes."
        ),
    )
    s = spikes(30, 100, 5, rng=np.random.default_rng(8))
    found = basis_pursuit(s.A, s.b)
    yield (
        (s.A, s.b, found.x, found.y * (1 + 1e-12)),
        True,
        say(
            "proves: it rejects a proof that is right up to rounding. Allow a small tolerance, such as 1e-8, "
            "in all three comparisons."
        ),
    )
    yield from _list_wrong_proofs()


def _list_wrong_proofs() -> Iterator[tuple[Case, bool, Said]]:
    """Yield a case for each condition that a test can forget; none is a proof."""
    yield (
        _hand([[1, 0.5]], [1], [1, 0], [0.9]),
        False,
        say(
            "proves: it accepts y although bᵀy = 0.9 and ‖x‖₁ = 1. A lower bound proves nothing unless x "
            "reaches it."
        ),
    )
    yield (
        _hand([[1, 2]], [1], [1, 0], [1]),
        False,
        say(
            "proves: it accepts a y for which an entry of Aᵀy is 2. Then bᵀy is no lower bound: (0, 0.5) has "
            "the same sum and a smaller norm."
        ),
    )
    yield (
        _hand([[1, -2]], [1], [1, 0], [1]),
        False,
        say(
            "proves: it accepts a y for which an entry of Aᵀy is −2. Entries must be at most 1 *in size*: "
            "(0, −0.5) has the same sum and a smaller norm."
        ),
    )
    yield (
        _hand([[1, 0.5]], [1], [0, 1], [1]),
        False,
        say("proves: it accepts an x with the sum 0.5, but b is 1. Test that x has the sums at all."),
    )


def _hand(A: list[list[float]], b: list[float], x: list[float], y: list[float]) -> Case:
    """Make a case small enough to check by hand."""
    return np.array(A, float), np.array(b, float), np.array(x, float), np.array(y, float)
