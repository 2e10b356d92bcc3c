"""Sentences with numbers in them, in the language in force, and how numbers are written.

What a reader reads is made here: ``say("At λ = {lam:.2f} {zeros} weights are 0.", lam=0.5, zeros=3)``.  The
result is a string, so that it can be shown; it keeps the English template, by which translators find it, and
the values, which tests read in place of digits.
"""

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from itertools import chain
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

import numpy as np

LANGUAGES = ("en", "zh_CN")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SPACED = re.compile(
    "(?<=[。！？]) "
)  # a Chinese full stop is as wide as a letter, and needs no space behind it
_spoken: str | None = None  # of this process, its threads included: a fit may speak from one


class Said(str):
    """A sentence for a reader, which remembers what it was made of; `say` makes it.

    Attributes
    ----------
    message : str
        The English template.
    facts : mapping of str to value
        What stands in it, under the names that the template gives.
    proofs : frozenset of str
        The sentences of it that prove the others: a page folds them into a badge.
    """

    message: str
    facts: Mapping[str, Any]
    proofs: frozenset[str]

    def __new__(  # noqa: D102
        cls, text: str, message: str, facts: Mapping[str, Any], proofs: Iterable[str] = ()
    ) -> "Said":
        made = super().__new__(cls, text)
        made.message, made.facts, made.proofs = message, MappingProxyType(dict(facts)), frozenset(proofs)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (str(self), self.message, dict(self.facts), self.proofs)


class _Writer(Formatter):
    """Fills a template by names alone, and writes numbers as a course of mathematics does."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        if not field_name.isidentifier():
            raise ValueError(f"message: got the field {{{field_name}}}; give a name, such as {{lam}}")
        if field_name not in kwargs:
            raise ValueError(f"message: got no value for {{{field_name}}}; give {field_name}=...")
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if np.ndim(value) and not isinstance(value, str):
            each = ", ".join(self.format_field(part, format_spec) for part in value)
            return f"({each})" if np.ndim(value) == 1 else each
        if isinstance(value, str):
            return format(value, format_spec)
        return write_number(value, format_spec)


_WRITER = _Writer()


def write_number(value: Any, spec: str = "") -> str:
    """Write a number: "0" if it is exactly 0, else by `spec`, with a true minus sign and ∞.

    Parameters
    ----------
    value : number
    spec : str
        As for `format`, such as ".2f".

    Returns
    -------
    str
    """
    if value == 0:
        return "0"
    text = format(value, spec).replace("inf", "∞")
    return text.replace("-", "−", 1) if value < 0 else text


def say(message: str, /, **facts: Any) -> Said:
    """Say a sentence in the language in force.

    Parameters
    ----------
    message : str
        The English sentence, with a name in braces where a value stands: ``"{zeros} of {p} are 0."``
    **facts
        The values: numbers, words, a tuple of numbers, which is written as a point, or several such tuples.

    Returns
    -------
    Said

    Raises
    ------
    ValueError
        If a name in the message has no value, or a value no place in the message.
    """
    return _said(message, message, _translations(language()).gettext(message), facts)


def say_n(one: str, many: str, n: int, /, **facts: Any) -> Said:
    """Say the sentence for one, or for many, of something.

    Parameters
    ----------
    one, many : str
        The English sentence for n = 1, and for every other n; both may say {n}.
    n : int
        How many.
    **facts
        The other values.

    Returns
    -------
    Said

    Raises
    ------
    ValueError
        As `say`.
    """
    message = one if n == 1 else many
    return _said(message, one + many, _translations(language()).ngettext(one, many, n), {"n": n} | facts)


def _said(message: str, names: str, words: str, facts: dict[str, Any]) -> Said:
    """Fill `words`, the message in the language in force; each value must have its name in `names`."""
    named = {name for _, name, _, _ in _WRITER.parse(names)}
    if unused := sorted(set(facts) - named - {"n"}):
        raise ValueError(
            f"{unused[0]}: got {facts[unused[0]]!r}, which {message!r} does not say; leave it out"
        )
    return Said(_WRITER.vformat(words, (), facts), message, facts)


def translated(message: str) -> str:
    """Return a paragraph without values in the language in force; English where no translation is known.

    Comments such as ``<!-- claim: no_law -->`` bind what a text says to its proof: they are left out.
    """
    return _COMMENT.sub("", _translations(language()).gettext(message)) if message else ""


def sentences(*parts: str, **named: Said) -> Said:
    """Join sentences, and what they say.

    Parameters
    ----------
    *parts : Said or str
        Sentences whose facts go by their own names; empty ones are left out.
    **named : Said
        Sentences that use the same names as others: they follow, and their facts are kept under this name.

    Returns
    -------
    Said
        With the facts of all.

    Raises
    ------
    ValueError
        If one name would stand for different values.
    """
    facts: dict[str, Any] = {}
    said = [getattr(part, "facts", {}) for part in parts]
    for name, value in chain(*(each.items() for each in said), ((k, v.facts) for k, v in named.items())):
        if name in facts and not np.array_equal(facts[name], value):
            raise ValueError(f"{name}: got {facts[name]!r} and {value!r} in one text; give two names")
        facts[name] = value
    kept = [part for part in (*parts, *named.values()) if part]
    text = _SPACED.sub("", " ".join(kept))
    proofs = frozenset().union(*(getattr(part, "proofs", ()) for part in kept))
    return Said(text, " ".join(getattr(part, "message", part) for part in kept), facts, proofs)


def prove(sentence: Said) -> Said:
    """Return a sentence as the proof of those that it is joined to."""
    return Said(sentence, sentence.message, sentence.facts, {str(sentence)})


def language() -> str:
    """Return the language in force: the one that `speak` set, else that of L1L2_LANG, else English."""
    return _spoken or _known(os.environ.get("L1L2_LANG") or "en", "L1L2_LANG")


def speak(language: str) -> None:
    """Set the language of what is said from now on.

    Parameters
    ----------
    language : str
        "en" or "zh_CN".

    Raises
    ------
    ValueError
        If it is another one.
    """
    global _spoken
    _spoken = _known(language, "language")


def _known(language: str, name: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"{name}: got {language!r}; give one of {', '.join(map(repr, LANGUAGES))}")
    return language


def catalogues(language: str) -> Iterable[Path]:
    """Return the compiled catalogues of a language, one a room."""
    return sorted(Path(__file__).parent.rglob(f"{language}.mo"))


@cache
def _translations(language: str) -> NullTranslations:
    """Return all rooms' catalogues as one; what none translates stays English."""
    found = NullTranslations()
    for path in catalogues(language):
        with open(path, "rb") as file:
            room: NullTranslations = GNUTranslations(file)
        room.add_fallback(found)
        found = room
    return found
