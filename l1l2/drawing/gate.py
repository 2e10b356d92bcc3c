"""A question that stands before a picture until the reader has answered."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from ..words import say
from .markup import inline

KEYS = 'data-lm-suppress-shortcuts="true"'  # without this, JupyterLab takes the arrow keys and Enter


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
    """A question that locks a picture's controls until the reader has answered; `course.Question` is one."""

    @property
    def prompt(self) -> str: ...  # noqa: D102
    @property
    def options(self) -> Sequence[Choice]: ...  # noqa: D102


def form(gate: Gate) -> str:
    """Return the gate as HTML: live.css shows what was answered, live.js only listens."""
    choices = "".join(_write_choice(number, option) for number, option in enumerate(gate.options))
    right = next(option.text for option in gate.options if option.correct)
    replies = "".join(_write_reply(option, right) for option in gate.options)
    commit, purpose = say("Commit"), say("to see the picture")
    # All replies share the place of the button, so that nothing moves when one of them appears.
    return (
        '<form class="l1l2-gate">'
        f"<fieldset><legend>{inline(gate.prompt)}</legend>{choices}</fieldset>"
        f'<div class="l1l2-stack"><p class="l1l2-commit"><button {KEYS}>{inline(commit)}</button>'
        f"{inline(purpose)}</p>{replies}</div></form>"
    )


def _write_choice(number: int, option: Choice) -> str:
    sign, kind = ("✓", " l1l2-right") if option.correct else ("✗", "")
    words = say("the answer") if option.correct else say("not so")
    return (
        f'<label><span class="l1l2-sign{kind}"><span aria-hidden="true">{sign}</span>'
        f'<span class="l1l2-unseen">{inline(words)}: </span></span>'
        f'<input type="radio" name="answer" value="{number}" required {KEYS}>'
        f"<span>{inline(option.text)}</span></label>"
    )


def _write_reply(option: Choice, right: str) -> str:
    found = (
        say("Right.") if option.correct else say("Not so; the answer is: {right}.", right=right.rstrip("."))
    )
    return f'<p class="l1l2-reply" tabindex="-1"><strong>{inline(found)}</strong> {inline(option.reply)}</p>'
