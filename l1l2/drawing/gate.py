"""A question that stands before a picture until the reader has answered."""

from dataclasses import dataclass
from html import escape

from ..validate import instance
from ..words import say

KEYS = 'data-lm-suppress-shortcuts="true"'  # or JupyterLab takes the arrow keys and Enter


@dataclass(frozen=True)
class GateOption:
    """One answer that a gate offers.

    Parameters
    ----------
    text : str
        The answer.
    reply : str
        What a reader who chose it reads next.
    correct : bool
        Whether it is the right one.
    """

    text: str
    reply: str
    correct: bool = False

    def __post_init__(self) -> None:
        for name in ("text", "reply"):
            _words(getattr(self, name), f"GateOption: {name}")


@dataclass(frozen=True)
class Gate:
    """A question that locks a picture's controls until the reader has answered.

    Parameters
    ----------
    prompt : str
        The question.
    options : sequence of GateOption
        At least two, with different texts; exactly one is correct.
    """

    prompt: str
    options: tuple[GateOption, ...]

    def __post_init__(self) -> None:
        _words(self.prompt, "Gate: prompt")
        object.__setattr__(self, "options", tuple(self.options))
        for option in self.options:
            instance(option, "Gate: options", GateOption, "GateOption values")
        texts = [option.text for option in self.options]
        if len(texts) < 2 or len(set(texts)) < len(texts):
            raise ValueError(f"Gate: options={texts}; give at least two, with different texts")
        if (correct := sum(option.correct for option in self.options)) != 1:
            raise ValueError(f"Gate: {correct} options are correct; give exactly one")


def form(gate: Gate) -> str:
    """Return the gate as HTML: live.css shows what was answered, live.js only listens."""
    choices = "".join(_choice(number, option) for number, option in enumerate(gate.options))
    right = next(option.text for option in gate.options if option.correct)
    replies = "".join(_reply(option, right) for option in gate.options)
    # All replies share the place of the button, so that nothing moves when one of them appears.
    return (
        '<form class="l1l2-gate">'
        f"<fieldset><legend>{escape(gate.prompt)}</legend>{choices}</fieldset>"
        f'<div class="l1l2-stack"><p class="l1l2-commit"><button {KEYS}>{escape(say("Commit"))}</button>'
        f"{escape(say('to see the picture'))}</p>{replies}</div></form>"
    )


def _choice(number: int, option: GateOption) -> str:
    sign, kind = ("✓", " l1l2-right") if option.correct else ("✗", "")
    words = say("the answer") if option.correct else say("not so")
    return (
        f'<label><span class="l1l2-sign{kind}"><span aria-hidden="true">{sign}</span>'
        f'<span class="l1l2-unseen">{escape(words)}: </span></span>'
        f'<input type="radio" name="answer" value="{number}" required {KEYS}>'
        f"<span>{escape(option.text)}</span></label>"
    )


def _reply(option: GateOption, right: str) -> str:
    found = (
        say("Right.") if option.correct else say("Not so; the answer is: {right}.", right=right.rstrip("."))
    )
    return f'<p class="l1l2-reply" tabindex="-1"><strong>{escape(found)}</strong> {escape(option.reply)}</p>'


def _words(value: object, name: str) -> None:
    instance(value, name, str, "a string")
    if not str(value).strip():
        raise ValueError(f"{name}: got {value!r}; give words")
