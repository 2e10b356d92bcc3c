"""The quiz: questions of the bank on cards, one at a time, then a score by theme, and what to reread."""

import html
from dataclasses import dataclass

import numpy as np

from ...drawing.card import write_card
from ...words import say
from .bank import draw
from .entry import Entry, theme_title
from .session import bundle, write_heading, write_reread


@dataclass(frozen=True)
class Quiz:
    """Questions to answer, shown as a page that needs no kernel.

    Attributes
    ----------
    entries : tuple of Entry
    """

    entries: tuple[Entry, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        questions = "".join(_write_question(self.entries, at) for at in range(len(self.entries)))
        body = f'<div class="l1l2-session" data-quiz data-asks>{questions}</div>'
        text = "\n\n".join(f"{at}. {entry.asked}" for at, entry in enumerate(self.entries, start=1))
        return bundle(body, text, "quiz", **_list_words())


def quiz(count: int = 8, rng: np.random.Generator | None = None) -> Quiz:
    """Ask multiple choice questions from the bank, one after the other.

    Parameters
    ----------
    count : int
        How many, from 1 to the size of the bank.
    rng : numpy.random.Generator, optional
        What draws them; by default another draw each time.

    Returns
    -------
    Quiz
        Where the environment says ``L1L2_DISPLAY=still``, or no script runs, the questions below each other,
        with each reply folded under its option.

    Raises
    ------
    TypeError, ValueError
        If count is no integer from 1 to the size of the bank, or rng is no generator.
    """
    return Quiz(draw(count, np.random.default_rng() if rng is None else rng))


def _write_question(entries: tuple[Entry, ...], at: int) -> str:
    entry = entries[at]
    theme = theme_title(entry.theme)
    where = say("Question {at} of {count}: {theme}", at=at + 1, count=len(entries), theme=theme)
    return (
        f'<section data-theme="{html.escape(theme)}">{write_heading(where)}{write_card(entry.asked)}'
        f"{write_reread(entry)}</section>"
    )


def _list_words() -> dict[str, str]:
    """Return what quiz.js says; it fills in the names in braces."""
    score = {"right": "{right}", "asked": "{asked}"}
    return {
        "back": say("Back"),
        "blank": say("Left blank, and not counted as right:"),
        "last": say("Last time: {right} of {asked}, on {date}.", date="{date}", **score),
        "next": say("Next"),
        "reread": say("To reread:"),
        "result": say("{right} of {asked} right at the first choice.", **score),
        "score": say("Score"),
        "theme": say("{theme}: {right} of {asked}", theme="{theme}", **score),
    }
