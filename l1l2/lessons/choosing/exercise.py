"""The checks of *Choosing*: the one-standard-error rule as code, and which steps leak."""

from collections.abc import Callable

import numpy as np

from ...course.exercise import NotYet, as_number, check
from ...validate import Array
from ...words import Said, say

# Tables of a cross-validation: lambda, mean error, standard error of the mean.
FALLING = np.array([16.0, 8.0, 4.0, 2.0, 1.0, 0.5])
TABLES = (
    (FALLING, np.array([60.0, 43.0, 41.0, 39.5, 40.0, 43.0]), np.array([7.0, 3.6, 3.0, 2.0, 1.0, 1.5])),
    (FALLING[::-1], np.array([46.0, 40.5, 40.0, 41.5, 45.0, 61.0]), np.array([1.5, 0.5, 2.0, 4.0, 2.5, 8.0])),
    (FALLING, np.array([50.0, 42.0, 43.5, 41.0, 40.0, 40.2]), np.array([9.0, 1.0, 1.0, 1.0, 2.5, 3.0])),
)
# The steps of the second exercise.
WITH_Y, WITHOUT = frozenset("CF"), frozenset("BE")


@check
def check_rule(rule: object) -> Said:
    """Judge a function that is to be the one-standard-error rule, on tables where slips show.

    Parameters
    ----------
    rule : callable
        Takes lam, mean and se, arrays of one length; returns the rule's lambda.

    Returns
    -------
    Verdict
    """
    if not callable(rule):
        raise NotYet(say("rule: give the function itself, without brackets behind its name."))
    given = [_ask(rule, *table) for table in TABLES]
    first = next((k for k, table in enumerate(TABLES) if given[k] != _choose(*table)), None)
    if first is not None:
        slips = (words for slip, words in _name_slips() if given == [slip(*table) for table in TABLES])
        words = next(slips, say("This is not the largest λ below the limit."))
        raise NotYet(_add_table(words, given[first], *TABLES[first]))
    return say(
        "the limit is the smallest mean plus the standard error *there*, and the largest λ below the limit "
        "wins, in whichever order the table stands, and also if some errors in between are above the limit."
    )


def _ask(rule: Callable[[Array, Array, Array], object], lam: Array, mean: Array, se: Array) -> float:
    """Return what the reader's rule says about a table, of which it gets a copy."""
    answer = rule(lam.copy(), mean.copy(), se.copy())
    if answer is ...:
        raise NotYet(say("rule is still `...`. Put your line in its place, and run the cell again."))
    return as_number(answer, "rule(...)")


def _choose(lam: Array, mean: Array, se: Array) -> float:
    return float(lam[mean <= mean.min() + se[mean.argmin()]].max())


def _name_slips() -> tuple[tuple[Callable[[Array, Array, Array], float], Said], ...]:
    """Return the typical wrong rules, and what is to be said about each."""
    return (
        (
            lambda lam, mean, se: float(lam[mean.argmin()]),
            say("This is the λ of least error. The rule asks for a larger one."),
        ),
        (
            lambda lam, mean, se: float(lam[mean <= mean.min() + se[mean.argmin()]].min()),
            say("This is the *smallest* λ below the limit. A shorter model needs a larger λ."),
        ),
        (
            lambda lam, mean, se: float(lam[mean - se <= mean.min()].max()),
            say("This takes the standard error of each λ. The limit uses the one at the smallest mean."),
        ),
        (
            lambda lam, mean, se: float(lam[mean <= mean.min() + se.max()].max()),
            say("This takes the largest standard error. The limit uses the one at the smallest mean."),
        ),
        (
            lambda lam, mean, se: float(lam[mean <= mean.min() + 2 * se[mean.argmin()]].max()),
            say("This allows two standard errors."),
        ),
        (_walk, say("This stops at the first λ above the limit. A larger λ may be below it again.")),
        (
            lambda lam, mean, se: float(lam[mean <= mean.min() + se[mean.argmin()]][0]),
            say("This takes the first entry below the limit. The table may stand in another order."),
        ),
    )


def _walk(lam: Array, mean: Array, se: Array) -> float:
    """Return the last lambda below the limit on the way up from the least error."""
    order = np.argsort(lam)
    limit, best = mean.min() + se[mean.argmin()], int(np.flatnonzero(order == mean.argmin())[0])
    chosen = float(lam[mean.argmin()])
    for i in order[best:]:
        if mean[i] > limit:
            break
        chosen = float(lam[i])
    return chosen


def _add_table(words: Said, given: float, lam: Array, mean: Array, se: Array) -> Said:
    return say(
        "for lam = {lam}, mean = {mean}, se = {se} your rule returns {given:g}. {words}",
        lam=lam.tolist(),
        mean=mean.tolist(),
        se=se.tolist(),
        given=given,
        words=words,
    )


@check
def check_steps(with_y: object, without_y: object) -> Said:
    """Judge which steps, done on all rows, learn from the held-out rows: with their y, and without it.

    Parameters
    ----------
    with_y, without_y : str
        The letters of the steps.

    Returns
    -------
    Verdict
    """
    first, second = _as_letters(with_y, "with_y"), _as_letters(without_y, "without_y")
    if both := sorted(first & second):
        raise NotYet(say("{step} stands in both. Does it look at y or not?", step=both[0]))
    for step, words in _explain_steps().items():
        named = "with_y" if step in first else "without_y" if step in second else ""
        should = "with_y" if step in WITH_Y else "without_y" if step in WITHOUT else ""
        if named != should:
            raise NotYet(words)
    return say(
        "C and F use the y of held-out rows, so the reported error is too small. B and E learn from their "
        "columns only: a small leak. A and D change each row by itself, and may stay outside the pipeline."
    )


def _as_letters(given: object, name: str) -> set[str]:
    """Return the letters of some steps."""
    if not isinstance(given, str) or not set(letters := given.upper().replace(" ", "")) <= set("ABCDEF,"):
        raise NotYet(say('{name}: give letters of A to F in quotes, such as "AB".', name=name))
    return set(letters) - {","}


def _explain_steps() -> dict[str, Said]:
    """Return what to say about each step that stands in a wrong place."""
    return {
        "A": say("A: the logarithm of a value needs no other row. Is there anything that it learns?"),
        "B": say("B: the mean of a column is computed from all rows, also from held-out ones. From their y?"),
        "C": say("C: a correlation with y is computed from two things. Which rows do they come from?"),
        "D": say("D: weight and height of a patient give the index of this patient. Who else is used?"),
        "E": say("E: the standard deviation of a column comes from all rows. Does it look at y?"),
        "F": say("F: a residual is y minus a prediction. So which numbers decide whether a row may stay?"),
    }
