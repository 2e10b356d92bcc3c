"""Questions: one value with many faces, each of which answers every choice in words.

A lesson's questions are text: see `questions_file`; in a notebook each is a card: see `drawing.card`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from ..validate import instance
from ..words import say
from .kinds import KINDS, MOST_IN_ORDER, check_ranges, offer

__all__ = ["Option", "Question"]

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Option:
    """One answer to choose, and what to say to whoever chose it.

    Parameters
    ----------
    text : str
        The answer.
    reply : str
        Why it is right, or what makes it tempting and where it goes wrong; the verdict itself is added.
    correct : bool
        Whether it is the right one.
    accepts : (float, float), optional
        The least and the greatest number that it is the reply to, in a question for a number.

    Raises
    ------
    TypeError
        If a field has another type.
    ValueError
        If the text or the reply is blank.
    """

    text: str
    reply: str
    correct: bool = False
    accepts: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        _words(self.text, "text", "an answer to choose")
        _words(self.reply, "reply", f"a reply to whoever chooses {self.text!r}")
        instance(self.correct, "correct", bool, "True or False")

    @property
    def full_reply(self) -> str:
        """The reply, after the words that say whether the answer is right."""
        if self.correct:
            return say("Right. {reply}", reply=self.reply)
        return say("Not so. {reply}", reply=self.reply)


@dataclass(frozen=True)
class Question:
    """A question with one right answer: among several, or a number to type, or things to put in order.

    Parameters
    ----------
    prompt : str
        What is asked.
    options : sequence of Option
        From 2 to 26 different answers, exactly one of them correct.  Of kind "number", what each accepts; one
        takes any other number.  Of kind "order", from 3 to 5 things in their right order: each reply says why
        it comes before the next, and the last, which counts as correct, what the whole order shows.
    source : str
        Where the answer is found: a notebook and a heading, or a paper.
    key, lesson : str
        Its name within its lesson, and the lesson.
    starts : mapping of str to str, or None
        How a picture stands while the question is open: a control's name, and what its slider reads there;
        None for its axes alone.
    shows : mapping of str to str
        Where it shows what was asked, in the same words.
    reveal : str
        The sentences that give the answer, in Markdown.
    kind : str
        How it is answered: "choice", "number", "order" or "mark".
    variant_of : str
        The name of a question that asks for the same idea in another situation.

    Raises
    ------
    TypeError
        If a field has another type.
    ValueError
        If a text is blank, or the options are too few or too many, repeat an answer, or do not have exactly
        one that is correct.
    """

    prompt: str
    options: tuple[Option, ...]
    source: str
    key: str = ""
    lesson: str = ""
    starts: Mapping[str, str] | None = field(default_factory=dict, hash=False)
    shows: Mapping[str, str] = field(default_factory=dict, hash=False)
    reveal: str = ""
    kind: str = "choice"
    variant_of: str = ""

    def __post_init__(self) -> None:
        _words(self.prompt, "prompt", "the question")
        _words(self.source, "source", "the place where the answer is found")
        object.__setattr__(self, "options", tuple(self.options))
        if self.kind not in KINDS:
            raise ValueError(f"kind: got {self.kind!r}; give one of {', '.join(KINDS)}")
        for option in self.options:
            instance(option, "options", Option, "Option(text, reply, correct=False) values")
        least, most = (3, MOST_IN_ORDER) if self.kind == "order" else (2, len(ascii_uppercase))
        if not least <= len(self.options) <= most:
            got = f"got {len(self.options)} for {self.prompt!r}"
            raise ValueError(f"options: {got}; give from {least} to {most}")
        texts = [option.text for option in self.options]
        if repeated := [text for text in texts if texts.count(text) > 1]:
            raise ValueError(f"options: got {repeated[0]!r} twice; give different answers")
        if (right := sum(option.correct for option in self.options)) != 1:
            raise ValueError(f"options: got {right} correct ones for {self.prompt!r}; give exactly one")
        if self.kind == "number":
            check_ranges([(option.text, option.accepts) for option in self.options])
        if self.kind == "order" and not self.options[-1].correct:
            raise ValueError("options: the last thing in order holds the reply to the right order")

    @property
    def name(self) -> str:
        """Its name in the course, such as "geometry/turned"."""
        return f"{self.lesson}/{self.key}"

    @property
    def lettered(self) -> tuple[tuple[str, Option], ...]:
        """The options, each with the letter that names it."""
        return tuple(zip(ascii_uppercase, self.options, strict=False))

    @property
    def offered(self) -> tuple[int, ...]:
        """The places of the options in the order in which a reader meets them; of a number, none."""
        if self.kind == "order":
            return offer(self.key, len(self.options))
        return () if self.kind == "number" else tuple(range(len(self.options)))

    def __str__(self) -> str:
        met = [self.options[place].text for place in self.offered]
        lines = [
            self.prompt,
            *(f"{letter}. {text}" for letter, text in zip(ascii_uppercase, met, strict=False)),
        ]
        return _LINK.sub(r"\1", "\n".join(lines))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from ..drawing.card import write_cards  # Markdown, which a question alone does without

        return {"text/html": write_cards([self]), "text/plain": str(self)}


def _words(value: str, name: str, allowed: str) -> None:
    instance(value, name, str, f"{allowed}, as a string")
    if not value.strip():
        raise ValueError(f"{name}: got {value!r}; give {allowed}")
