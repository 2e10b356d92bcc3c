"""How the reader's functions are asked, and judged by certificates."""

from collections.abc import Callable, Iterable
from functools import cache

import numpy as np

from ...course.exercise import NotYet
from ...maths.datafits import Quadratic
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say

Slips = Iterable[tuple[Callable[..., object], Said]]
DONE = 1e-6


@cache
def make_trial() -> Problem:
    """Return 20 rows and 6 columns, of different lengths, the last of them zeros."""
    rng = np.random.default_rng(4)
    X = rng.standard_normal((20, 6)) * [1.0, 3.0, 0.3, 1.0, 2.0, 0.0]
    return Problem(Quadratic(X, X @ [1, -1, 2, 0, 0, 0] + 0.5 * rng.standard_normal(20)), L1(0.2))


def ask(function: object, name: str, *given: object) -> Array:
    """Return the numbers that a reader's function answers.

    Raises
    ------
    NotYet
        If it is no function, is not filled in, stops with an error, or answers no numbers.
    """
    if not callable(function):
        raise NotYet(say("{name}: give the function itself, without brackets behind its name.", name=name))
    unfilled = say("{name} is still `...`. Put your line in its place, and run the cell again.", name=name)
    copies = [value.copy() if isinstance(value, np.ndarray) else value for value in given]
    try:
        with np.errstate(all="ignore"):
            answer = function(*copies)
        if answer is ...:
            raise NotYet(unfilled)
        return np.asarray(answer, float)
    except NotYet:
        raise
    except Exception as error:  # whatever it is, the reader is told
        failed = say("{name} stops with an error: {error}.", name=name, error=str(error))
        raise NotYet(unfilled if "ellipsis" in str(error) else failed) from None


def find_slip(slips: Slips, calls: Iterable[tuple[object, ...]], given: list[Array]) -> Said | None:
    """Return what is to be said about the first slip that answers all calls as the reader's function does."""
    calls = list(calls)
    with np.errstate(all="ignore"):
        for slip, words in slips:
            answers = [np.asarray(slip(*call), float) for call in calls]
            if all(is_same(*pair) for pair in zip(answers, given, strict=True)):
                return words
    return None


def is_same(one: Array, other: Array) -> bool:
    """Return whether two answers are equal but for rounding."""
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-6, atol=1e-9, equal_nan=True))


def judge_end(problem: Problem, w: Array, when: Said) -> Said:
    """Say the certificate of what the reader's code returned, or raise NotYet with it."""
    if w.shape != (problem.p,) or not np.isfinite(w).all():
        raise NotYet(say("{when} the weights are no finite numbers. Is a step too long?", when=when))
    _, kkt, gap = problem.certificate(w)
    if not (kkt <= DONE and gap <= DONE):
        raise NotYet(
            say(
                "{when} the KKT violation is {kkt:.1g} and the duality gap {gap:.1g}. Both should be close "
                "to 0. Compare each line with the formula.",
                when=when,
                kkt=kkt,
                gap=gap,
            )
        )
    return say(
        "{when} the KKT violation and the duality gap are below {bound:.0e}. This proves it, and nobody had "
        "to show you a solution.",
        when=when,
        bound=DONE,
    )
