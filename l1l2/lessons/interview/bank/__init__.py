"""The bank: what interviewers ask about L1 and L2. The Markdown beside this is read when it is asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import numpy as np

from ....validate import generator, integer
from ....words import language, translated
from ..entry import THEMES, Entry


class Bank(Mapping[str, Entry]):
    """The entries by key, in the language in force, in the order of README.md."""

    def __getitem__(self, key: str) -> Entry:
        entries = _entries(language())
        if key not in entries:
            raise KeyError(f"got {key!r}; give one of {', '.join(entries)}")
        return entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_entries(language()))

    def __len__(self) -> int:
        return len(_entries(language()))

    def __repr__(self) -> str:
        return "\n".join(f"{key:<20} {entry.question}" for key, entry in self.items())


BANK = Bank()


@cache
def _entries(language: str) -> Mapping[str, Entry]:
    from ..bank_file import read_bank

    return read_bank(files(__name__), "lessons/interview/bank", translated)


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
    generator(rng)
    entries = list(BANK.values())
    mixed = [entries[k] for k in rng.permutation(len(entries))]
    piles = [[entry for entry in mixed if entry.theme == theme] for theme in rng.permutation(list(THEMES))]
    rounds = range(max(map(len, piles)))
    return tuple(pile[turn] for turn in rounds for pile in piles if turn < len(pile))[:count]
