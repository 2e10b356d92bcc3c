"""Finds what the lessons hold by name, when asked: ``ask("geometry/turned")``.

Lessons never import each other: who needs another's question, as retrieval and the interview do, asks here.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from types import ModuleType

from ..validate import instance
from ..words import language, translated
from .question import Question

LESSONS = f"{__package__.rpartition('.')[0]}.lessons"


def order() -> tuple[str, ...]:
    """Return the names of all lessons, in reading order."""
    lessons: tuple[str, ...] = import_module(LESSONS).LESSONS
    return lessons


def rooms() -> tuple[str, ...]:
    """Return the names of the lessons that have a room, in reading order."""
    return tuple(lesson for lesson in order() if find_spec(f"{LESSONS}.{lesson}"))


def modules(name: str) -> Iterator[ModuleType]:
    """Import the module of that name from each room that has it."""
    for lesson in rooms():
        if find_spec(f"{LESSONS}.{lesson}.{name}"):
            yield import_module(f"{LESSONS}.{lesson}.{name}")


def title(lesson: str) -> str:
    """Return what a reader calls a lesson, such as "03 Geometry"."""
    return f"{order().index(lesson):02d} {lesson.replace('_', ' ').capitalize()}"


def ask(name: str) -> Question:
    """Return a question of the course, in the language in force.

    Parameters
    ----------
    name : str
        The lesson and the question's key, such as "geometry/turned".

    Returns
    -------
    Question

    Raises
    ------
    TypeError
        If the name is not a string.
    ValueError
        If there is no such lesson or question; the message lists what there is.
    """
    instance(name, "name", str, "a lesson and a key, such as 'geometry/turned'")
    lesson, _, key = name.partition("/")
    if lesson not in rooms():
        raise ValueError(
            f"name: got {name!r}; give one of the lessons {', '.join(rooms())}, then / and a key"
        )
    asked = questions(lesson)
    if key not in asked:
        raise ValueError(f"name: got {name!r}; give {lesson}/ and one of {', '.join(asked)}")
    return asked[key]


def questions(lesson: str) -> Mapping[str, Question]:
    """Return what a lesson asks, by key, in the language in force."""
    return _questions(lesson, language())


@cache
def _questions(lesson: str, language: str) -> Mapping[str, Question]:
    from .questions_file import read_questions  # markdown-it, which nothing else here needs

    path = files(f"{LESSONS}.{lesson}") / "questions.md"
    return read_questions(
        path.read_text(encoding="utf-8"), f"lessons/{lesson}/questions.md", title(lesson), translated
    )
