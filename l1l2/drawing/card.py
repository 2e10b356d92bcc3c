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
    @property
    def accepts(self) -> tuple[float, float] | None: ...  # noqa: D102


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
    def kind(self) -> str: ...  # noqa: D102
    @property
    def lettered(self) -> Sequence[tuple[str, Choice]]: ...  # noqa: D102
    @property
    def offered(self) -> Sequence[int]: ...  # noqa: D102


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
    options, kind = _write_answers(question), ""
    if question.kind in ("number", "order"):
        kind = f' data-kind="{question.kind}" data-offered="{" ".join(map(str, question.offered))}"'
    reveal = "".join(f"<p>{inline(part)}</p>" for part in question.reveal.split("\n\n") if part)
    heading = say("The answer")
    answer = (
        f'<details class="l1l2-reveal"><summary>{inline(heading)}</summary>{told}{reveal}</details>'
        if told or reveal
        else ""
    )
    found = say("From: {source}", source=question.source)
    return (
        f'<div class="l1l2-card" data-question="{html.escape(question.name)}"{kind}>'
        f'<p class="l1l2-prompt"><strong>{inline(question.prompt)}</strong></p>{asked}{options}{answer}'
        f'<p class="l1l2-source"><small>{inline(found)}</small></p></div>'
    )


def _write_answers(question: Gate) -> str:
    """Return the answers, each with its reply folded; all in one fold if to see them would answer."""
    options = [option for _, option in question.lettered]
    if question.kind == "number":
        folds = (_write_option(option.text, option) for option in options)
        heading = say("Write your number down, then compare it.")
        return _fold_answers(heading, "".join(folds))
    if question.kind == "order":
        folds = (_write_thing(place, options) for place in range(len(options)))
        things = "".join(f"<li>{inline(options[place].text)}</li>" for place in question.offered)
        heading = say("Write your order down, then compare it.")
        return f'<ul class="l1l2-things">{things}</ul>{_fold_answers(heading, "".join(folds))}'
    return "".join(_write_option(f"{letter}. {option.text}", option) for letter, option in question.lettered)


def _fold_answers(heading: str, folds: str) -> str:
    return f'<details class="l1l2-compare"><summary>{inline(heading)}</summary>{folds}</details>'


def _write_option(text: str, option: Choice) -> str:
    verdict = say("Right.") if option.correct else say("Not so.")
    data = " data-right" if option.correct else ""
    if option.accepts:
        low, high = (str(end).replace("inf", "Infinity") for end in option.accepts)  # as JavaScript has it
        data += f' data-low="{low}" data-high="{high}"'
    return (
        f'<details class="l1l2-option"{data}><summary>{inline(text)}</summary>'
        f"<p><strong>{inline(verdict)}</strong> {inline(option.reply)}</p></details>"
    )


def _write_thing(place: int, things: Sequence[Choice]) -> str:
    """Return one of the things in order, and why it comes before the next."""
    here = things[place]
    if here.correct:
        data, verdict = " data-right", say("That is the whole order.")
    else:
        data, verdict = "", say("It comes before “{second}”.", second=things[place + 1].text)
    return (
        f'<details class="l1l2-option"{data}><summary>{place + 1}. {inline(here.text)}</summary>'
        f"<p><strong>{inline(verdict)}</strong> {inline(here.reply)}</p></details>"
    )
