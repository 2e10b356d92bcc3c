"""Answers that are vectors: what `as_number` and `judge` are for numbers."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from ...course.exercise import NotYet
from ...validate import Array, array
from ...words import say


def as_array(answer: ArrayLike, name: str, shape: tuple[int, ...]) -> Array:
    """Return an answer that is an array of this shape, or raise `NotYet`."""
    try:
        return array(answer, name, shape=shape)
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None


def judge_vector(
    given: Array, name: str, right: Array, mistakes: Iterable[tuple[ArrayLike, str]], asked: str
) -> None:
    """As `judge`, for a vector: a thousandth, because readers round."""
    if np.allclose(given, right, atol=1e-3):
        return
    for value, words in mistakes:
        if np.allclose(given, value, atol=1e-3):
            raise NotYet(say("{name}: {given:.3g} {words}", name=name, given=given, words=words))
    raise NotYet(say("{name}: {given:.3g} is not {asked}.", name=name, given=given, asked=asked))
