"""The check of stability selection: how often each column is kept on random halves of the rows."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from ...course.exercise import NotYet, check
from ...maths.datasets import Dataset, sparse_regression, standardise
from ...maths.paths import lasso_path
from ...validate import Array
from ...words import Said, say

Stability = Callable[[Array, Array, float, np.random.Generator], Array]
LAM, HALVES, CLOSE = 0.35, 100, 0.2  # two honest answers from 100 halves differ by less than this


def draw_table() -> Dataset:
    """Return 80 rows of 12 columns, of which three are at work, one of them with a negative weight."""
    return sparse_regression(80, 12, rng=np.random.default_rng(2), support=3, noise=1.5)


@check
def check_stability(stability: object) -> Said:
    """Judge a function that is to say how often the lasso keeps each column, on random halves of the rows.

    Parameters
    ----------
    stability : callable
        Takes X, shape (n, p), y, shape (n,), lam and rng; returns the share of halves in which each column is
        kept, shape (p,).

    Returns
    -------
    Verdict
    """
    if not callable(stability):
        raise NotYet(say("stability: give the function itself, without brackets behind its name."))
    table = draw_table()
    d = standardise(table.X, table.y)
    given = _ask(stability, d.X, d.y)
    right = share_kept(d.X, d.y, len(d.y) // 2)
    if np.abs(given - right).max() > CLOSE:
        slips = (words for wrong, words in _name_slips(d.X, d.y) if np.abs(given - wrong).max() <= CLOSE)
        raise NotYet(
            next(slips, say("Draw half of the rows without replacement, and count where w is not 0."))
        )
    return say(
        "the three columns at work are kept in at least {least:.0%} of the halves, each other one in at "
        "most {most:.0%}. Meinshausen and Bühlmann (2010) bound how many false columns pass a threshold.",
        least=given[table.w != 0].min(),
        most=given[table.w == 0].max(),
    )


def _ask(stability: Stability, X: Array, y: Array) -> Array:
    """Return what the reader's function says about a table, of which it gets a copy."""
    answer = stability(X.copy(), y.copy(), LAM, np.random.default_rng(7))
    if answer is ...:
        raise NotYet(say("stability is still `...`. Put your line in its place, and run the cell again."))
    try:
        out = np.asarray(answer, float)
    except (TypeError, ValueError):
        raise NotYet(say("stability(X, y, lam, rng) must return an array of numbers.")) from None
    if out.shape != (X.shape[1],):
        raise NotYet(
            say(
                "stability(X, y, lam, rng) returns an array of shape {got}. Give one share a column.",
                got=str(out.shape),
            )
        )
    if out.max() > 1:
        raise NotYet(say("{most:g} is a count. Divide by the number of halves: a share.", most=out.max()))
    return out


def share_kept(
    X: Array, y: Array, rows: int, counts: Callable[[Array], ArrayLike] = lambda w: w != 0
) -> Array:
    """Return how often each column is counted, among 100 draws of so many rows; shape (p,)."""
    rng, kept = np.random.default_rng(0), []
    for _ in range(HALVES):
        some = rng.choice(len(y), rows, replace=False)
        kept.append(np.asarray(counts(lasso_path(X[some], y[some], lam_min=LAM).at(LAM)), float))
    return np.asarray(np.mean(kept, axis=0))


def _name_slips(X: Array, y: Array) -> tuple[tuple[Array, Said], ...]:
    """Return the typical wrong shares, and what is to be said about each."""
    half = len(y) // 2
    return (
        (
            share_kept(X, y, len(y)),
            say("You fit all rows each time, so every fit is the same. Draw half of them anew."),
        ),
        (
            share_kept(X, y, half, lambda w: w > 0),
            say("A negative weight is a column that is kept, too: count w != 0."),
        ),
        (
            share_kept(X, y, half, lambda w: w == 0),
            say("These are the shares of the zeros. Count the columns that are kept."),
        ),
        (
            share_kept(X, y, half, np.abs),
            say("This is the mean size of the weights. Count how often they are not 0."),
        ),
    )
