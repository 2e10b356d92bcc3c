"""What each lesson asks of a reader, and how long it takes: measured from its notebook when that is built."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..words import say, say_n, translated
from .catalogue import notebook, order, title

FILE = "outline.json"  # tools/outline.py writes it: an installed l1l2 has no notebooks
EXERCISE = 5  # minutes


@dataclass(frozen=True)
class Outline:
    """One lesson as a map of the course shows it.

    Attributes
    ----------
    lesson : str
        Its name.
    question : str
        The paragraph with which its notebook asks, in English and Markdown.
    minutes : int
        For the main line: reading, answering, looking.
    gates : tuple of str
        The names of the questions that it asks.
    checks : tuple of str
        The names of its exercises' checks.
    """

    lesson: str
    question: str
    minutes: int
    gates: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What a reader calls the lesson, with its number."""
        return title(self.lesson)

    @property
    def notebook(self) -> str:
        """The name of its notebook."""
        return notebook(self.lesson)

    @property
    def asked(self) -> str:
        """The question, in the language in force."""
        return " ".join(re.sub(r"^\*\*.+?\*\*", "", translated(self.question)).split())

    @property
    def exercises(self) -> int:
        """Minutes for the exercises."""
        return EXERCISE * len(self.checks)


def outline() -> tuple[Outline, ...]:
    """Return all lessons that were measured, in reading order."""
    return _read()


@cache
def _read() -> tuple[Outline, ...]:
    measured = json.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    return tuple(parse(lesson, measured[lesson]) for lesson in order() if lesson in measured)


def parse(lesson: str, measured: Mapping[str, Any]) -> Outline:
    """Return a lesson's outline from what was measured."""
    return Outline(
        lesson,
        measured["question"],
        measured["minutes"],
        tuple(measured["gates"]),
        tuple(f"{lesson}/{name}" for name in measured["checks"]),
    )


def say_minutes(minutes: int, exercises: int) -> str:
    """Say how long a lesson takes, its exercises apart."""
    if not exercises:
        return say("{minutes}", minutes=minutes)
    return say_n(
        "{minutes}, and {more} more for the exercise",
        "{minutes}, and {more} more for the {n} exercises",
        exercises,
        minutes=minutes,
        more=EXERCISE * exercises,
    )
