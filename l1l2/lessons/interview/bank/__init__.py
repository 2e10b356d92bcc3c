"""The bank: 25 questions that are asked about L1 and L2, and how some of them are drawn."""

import numpy as np

from ....validate import instance, integer
from ..entry import THEMES, Entry
from . import algorithms, bayes, choosing, deep, derivative, edges, geometry, practice, shrinkage, theory

BANK: dict[str, Entry] = {
    entry.key: entry
    for module in (
        derivative,
        edges,
        geometry,
        algorithms,
        deep,
        bayes,
        practice,
        choosing,
        theory,
        shrinkage,
    )
    for entry in module.ENTRIES
}


def draw(count: int, rng: np.random.Generator) -> tuple[Entry, ...]:
    """Draw different entries from the bank, mixed: as many from one theme as from another, as far as they go.

    Parameters
    ----------
    count : int
        From 1 to the size of the bank.
    rng : numpy.random.Generator

    Returns
    -------
    tuple of Entry
        Neighbours are of different themes while there are different themes left.

    Raises
    ------
    TypeError
        If count is no integer, or rng no generator.
    ValueError
        If count is below 1 or above the size of the bank.
    """
    if integer(count, "count", least=1) > len(BANK):
        raise ValueError(f"count: got {count}; the bank has {len(BANK)} questions")
    instance(rng, "rng", np.random.Generator, "a generator, such as numpy.random.default_rng(0)")
    entries = list(BANK.values())
    mixed = [entries[k] for k in rng.permutation(len(entries))]
    piles = [[entry for entry in mixed if entry.theme == theme] for theme in rng.permutation(list(THEMES))]
    rounds = range(max(map(len, piles)))
    return tuple(pile[turn] for turn in rounds for pile in piles if turn < len(pile))[:count]
