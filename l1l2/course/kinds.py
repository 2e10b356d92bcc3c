"""The kinds of questions beside the choice: a number to type, and things to put in order."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from zlib import crc32

import numpy as np

from ..words import say

KINDS = ("choice", "number", "order", "mark")
MOST_IN_ORDER = 5
ELSE = "else"  # what is said to whoever types a number that no other answer accepts
_SLACK = 1e-9  # decimals have no exact binary fraction: 0.1 + 0.2 is 0.3 to a reader
_NUMBER = r"([-−]?\d+(?:\.\d+)?)"
_RANGES = {
    "point": re.compile(_NUMBER),
    "around": re.compile(rf"{_NUMBER} ± (\d+(?:\.\d+)?)"),
    "between": re.compile(rf"{_NUMBER} – {_NUMBER}"),
    "above": re.compile(rf"> {_NUMBER}"),
    "below": re.compile(rf"< {_NUMBER}"),
}


def read_range(words: str) -> tuple[str, tuple[float, float]]:
    """Return how an answer that is a number reads, and the least and the greatest number that it accepts.

    Parameters
    ----------
    words : str
        "0.6", "0.6 ± 0.01", "0.5 – 0.7", "> 1", "< 0", or "else" for any other number.

    Raises
    ------
    ValueError
        If it is none of these, or its ends are the wrong way round.
    """
    if words == ELSE:
        return say("Any other number"), (-inf, inf)
    for shape, pattern in _RANGES.items():
        if found := pattern.fullmatch(words):
            low, high = _find_ends(shape, [float(part.replace("−", "-")) for part in found.groups()])
            if low <= high:
                return words, (low, high)
    raise ValueError(f"got the number {words!r}; give 0.6, 0.6 ± 0.01, 0.5 – 0.7, > 1, < 0 or else")


def _find_ends(shape: str, numbers: Sequence[float]) -> tuple[float, float]:
    first, last = numbers[0], numbers[-1]
    if shape == "above":
        return first + 2 * _SLACK, inf
    if shape == "below":
        return -inf, first - 2 * _SLACK
    if shape == "around":
        return first - last - _SLACK, first + last + _SLACK
    return first - _SLACK, last + _SLACK


def check_ranges(accepted: Sequence[tuple[str, tuple[float, float] | None]]) -> None:
    """Refuse answers, (text, ends), of which two accept the same number, or which leave one without a reply.

    Raises
    ------
    ValueError
        As said.
    """
    everything = [text for text, ends in accepted if ends == (-inf, inf)]
    if any(ends is None for _, ends in accepted) or len(everything) != 1:
        raise ValueError(f"options: got {len(everything)} for any other number; give one, {ELSE!r}")
    ranges = sorted((ends, text) for text, ends in accepted if ends and ends != (-inf, inf))
    for ((_, high), text), ((low, _), other) in pairwise(ranges):
        if low <= high:
            raise ValueError(f"options: {text!r} and {other!r} accept the same number; part them")


def offer(key: str, count: int) -> tuple[int, ...]:
    """Return how things to put in order are offered: as the key decides, and never in the right order."""
    places = np.random.default_rng(crc32(key.encode())).permutation(count).tolist()
    return tuple(places if places != sorted(places) else places[1:] + places[:1])
