"""Questions: one value with many faces, each of which answers every choice in words.

A lesson's questions are text: see `questions_file`; in a notebook each is a card: see `drawing.card`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from ..validate import instance
from ..words import say

__all__ = ["Option", "Question"]

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
KINDS = ("choice", "number", "order", "mark")


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
    """A question with one right answer among several.

    Parameters
    ----------
    prompt : str
        What is asked.
    options : sequence of Option
        From 2 to 26 different answers, exactly one of them correct.
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
        if not 2 <= len(self.options) <= len(ascii_uppercase):
            raise ValueError(f"options: got {len(self.options)} for {self.prompt!r}; give from 2 to 26")
        texts = [option.text for option in self.options]
        if repeated := [text for text in texts if texts.count(text) > 1]:
            raise ValueError(f"options: got {repeated[0]!r} twice; give different answers")
        if (right := sum(option.correct for option in self.options)) != 1:
            raise ValueError(f"options: got {right} correct ones for {self.prompt!r}; give exactly one")

    @property
    def name(self) -> str:
        """Its name in the course, such as "geometry/turned"."""
        return f"{self.lesson}/{self.key}"

    @property
    def lettered(self) -> tuple[tuple[str, Option], ...]:
        """The options, each with the letter that names it."""
        return tuple(zip(ascii_uppercase, self.options, strict=False))

    def __str__(self) -> str:
        lines = [self.prompt, *(f"{letter}. {option.text}" for letter, option in self.lettered)]
        return _LINK.sub(r"\1", "\n".join(lines))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from ..drawing.card import write_cards  # Markdown, which a question alone does without

        return {"text/html": write_cards([self]), "text/plain": str(self)}


def _words(value: str, name: str, allowed: str) -> None:
    instance(value, name, str, f"{allowed}, as a string")
    if not value.strip():
        raise ValueError(f"{name}: got {value!r}; give {allowed}")
