"""A question as a card: plain folds that need no script, which card.js makes a form that remembers.

Where no script may run - a notebook saved, not trusted, or read on GitHub - every reply is folded under its
option, and the answer under a line of its own.
"""

import html
import os
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from ..words import say
from .assets import wrap
from .markup import inline


class Choice(Protocol):
    """One answer, what a reader who chose it reads next, and whether it is the right one."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def reply(self) -> str: ...  # noqa: D102
    @property
    def correct(self) -> bool: ...  # noqa: D102


@runtime_checkable
class Gate(Protocol):
    """A question that a picture or a reader waits for; `course.Question` is one."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def prompt(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def reveal(self) -> str: ...  # noqa: D102
    @property
    def lettered(self) -> Sequence[tuple[str, Choice]]: ...  # noqa: D102


def write_cards(questions: Sequence[Gate]) -> str:
    """Return questions as HTML to stand in any page: card.js asks them, and without it they fold.

    Where the environment says ``L1L2_DISPLAY=still``, the folds alone.
    """
    folds = "".join(write_card(question) for question in questions)
    return folds if os.environ.get("L1L2_DISPLAY") == "still" else wrap(folds, "card")


def write_verdict(found: str, words: str, name: str, *, right: bool) -> str:
    """Return what a check found, in the card's look; a page that may run scripts keeps what was passed.

    Parameters
    ----------
    found, words : str
        Right or not, in a word, and what it shows or where to look.
    name : str
        The check, as memory.js keeps it.
    right : bool
        Whether the answer is right.
    """
    sign, kind = ("✓", "right") if right else ("✗", "wrong")
    passed = f' data-passed="{html.escape(name)}"' if right else ""
    body = (
        f'<div class="l1l2-verdict l1l2-is-{kind}"{passed} role="status"><p>'
        f'<span class="l1l2-{kind}" aria-hidden="true">{sign}</span> '
        f"<strong>{inline(found)}</strong> {inline(words)}</p></div>"
    )
    return body if os.environ.get("L1L2_DISPLAY") == "still" else wrap(body, "card", "verdict")


def write_card(question: Gate, asked: str = "", told: str = "") -> str:
    """Return a question as folds.

    Parameters
    ----------
    question : Gate
    asked, told : str
        HTML of the picture as the question finds it, and as the answer leaves it.
    """
    options = "".join(_write_option(letter, option) for letter, option in question.lettered)
    reveal = "".join(f"<p>{inline(part)}</p>" for part in question.reveal.split("\n\n") if part)
    heading = say("The answer")
    answer = (
        f'<details class="l1l2-reveal"><summary>{inline(heading)}</summary>{told}{reveal}</details>'
        if told or reveal
        else ""
    )
    found = say("From: {source}", source=question.source)
    return (
        f'<div class="l1l2-card" data-question="{html.escape(question.name)}">'
        f'<p class="l1l2-prompt"><strong>{inline(question.prompt)}</strong></p>{asked}{options}{answer}'
        f'<p class="l1l2-source"><small>{inline(found)}</small></p></div>'
    )


def _write_option(letter: str, option: Choice) -> str:
    verdict = say("Right.") if option.correct else say("Not so.")
    right = " data-right" if option.correct else ""
    return (
        f'<details class="l1l2-option"{right}><summary>{letter}. {inline(option.text)}</summary>'
        f"<p><strong>{inline(verdict)}</strong> {inline(option.reply)}</p></details>"
    )
