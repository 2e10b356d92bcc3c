"""Retrieval: questions of earlier lessons before a new one begins, chosen by what the reader remembers."""

import os
from dataclasses import dataclass

from .catalogue import ask, questions
from .question import Question

MOST = 24  # questions that one page brings along


@dataclass(frozen=True)
class Retrieval:
    """Questions to answer from memory.

    Attributes
    ----------
    first : tuple of Question
        What a reader is asked who has answered none of them yet; where no script runs, all that there is.
    others : tuple of Question
        What may come in their place: what was missed before, or is longest unseen.
    """

    first: tuple[Question, ...]
    others: tuple[Question, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from ..drawing.assets import wrap  # matplotlib comes along, which `import l1l2` does without
        from ..drawing.card import write_card, write_cards

        text = "\n\n".join(map(str, self.first))
        if os.environ.get("L1L2_DISPLAY") == "still":
            return {"text/html": write_cards(self.first), "text/plain": text}
        others = "".join(write_card(question) for question in self.others)
        body = (
            f'<div class="l1l2-retrieval" data-asks>{"".join(map(write_card, self.first))}'
            f"<template>{others}</template></div>"
        )
        return {"text/html": wrap(body, "card", "retrieve"), "text/plain": text}


def retrieve(*names: str) -> Retrieval:
    """Ask questions of earlier lessons.

    Parameters
    ----------
    *names : str
        Such as "geometry/turned".  A page that remembers may ask others of the same lessons in their place.

    Returns
    -------
    Retrieval

    Raises
    ------
    TypeError
        If a name is not a string.
    ValueError
        If none is named, or there is no question of a name.
    """
    if not names:
        raise ValueError("names: got none; give at least one, such as 'geometry/turned'")
    try:
        first = tuple(ask(name) for name in names)
    except (TypeError, ValueError) as error:
        raise type(error)(f"names{str(error).removeprefix('name')}") from None
    lessons = dict.fromkeys(question.lesson for question in first)
    pool = [question for lesson in lessons for question in questions(lesson).values()]
    others = [question for question in pool if question not in first]
    return Retrieval(first, tuple(others[: MOST - len(first)]))
