"""Finds what the lessons hold by name, when asked: ``ask("geometry/turned")``.

Lessons never import each other: who needs another's question, as retrieval and the interview do, asks here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.resources import files
from inspect import isfunction, signature
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from ..validate import instance
from ..words import language, translated
from .question import Question

if TYPE_CHECKING:  # pictures bring matplotlib, which `import l1l2` does without
    from ..drawing.picture import Picture

LESSONS = f"{__package__.rpartition('.')[0]}.lessons"


def order() -> tuple[str, ...]:
    """Return the names of all lessons, in reading order."""
    lessons: tuple[str, ...] = import_module(LESSONS).LESSONS
    return lessons


def lesson_number(lesson: str) -> str:
    """Return the lesson's place in the course as file names begin with it, such as "03"."""
    return f"{order().index(lesson):02d}"


def notebook(lesson: str) -> str:
    """Return the name of a lesson's notebook, such as "04_geometry"."""
    return f"{lesson_number(lesson)}_{lesson}"


def title(lesson: str) -> str:
    """Return what a reader calls a lesson, such as "03 Geometry"."""
    return f"{lesson_number(lesson)} {lesson.replace('_', ' ').replace('lambda', 'λ').capitalize()}"


def modules(prefix: str) -> Iterator[ModuleType]:
    """Import the modules of all lessons whose names begin so: ``modules("claims")``."""
    for lesson in order():
        room = import_module(f"{LESSONS}.{lesson}")
        for module in iter_modules(room.__path__):
            if module.name.startswith(prefix):
                yield import_module(f"{room.__name__}.{module.name}")


def pictures(lesson: str) -> dict[str, Callable[[], "Picture"]]:
    """Return the makers of a lesson's pictures by name: a picture is found by what its room exports."""
    room = import_module(f"{LESSONS}.{lesson}")
    exported = ((name, getattr(room, name)) for name in room.__all__)
    return {f"{lesson}.{name}": maker for name, maker in exported if isfunction(maker) and _draws(maker)}


def _draws(maker: Callable[..., object]) -> bool:
    from ..drawing.picture import Picture

    what = signature(maker)
    needed = [one for one in what.parameters.values() if one.default is one.empty]
    return what.return_annotation is Picture and not needed


def picture(name: str) -> "Picture":
    """Make a picture of the course.

    Parameters
    ----------
    name : str
        The lesson and the picture, such as "geometry.drag_target".

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If the name is not a string.
    ValueError
        If there is no such lesson or picture; the message lists what there is.
    """
    instance(name, "name", str, "a lesson and a picture, such as 'geometry.drag_target'")
    lesson = _lesson(name, ".")
    made = pictures(lesson)
    if name not in made:
        raise ValueError(f"name: got {name!r}; give one of {', '.join(made) or 'another lesson'}")
    return made[name]()


def check_address(address: str) -> None:
    """Refuse an address of a picture's state that leads nowhere.

    Parameters
    ----------
    address : str
        A picture and how its controls stand, such as "geometry.drag_target?cx=1.4&t=1".

    Raises
    ------
    ValueError
        If there is no such picture, control or value; the message lists what there is.
    """
    from ..drawing.table import write_key

    name, _, query = address.partition("?")
    controls = picture(name).controls
    for control, value in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)):
        if control not in controls:
            raise ValueError(f"{address}: got {control!r}; the picture's controls are {', '.join(controls)}")
        keys = [write_key(each) for each in controls[control].values]
        if value not in keys and not any(_is_same_number(value, key) for key in keys):
            raise ValueError(f"{address}: got {control}={value}; give one of {', '.join(keys)}")


def _is_same_number(value: str, key: str) -> bool:
    try:
        return float(value) == float(key)
    except ValueError:
        return False


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
    lesson, key = _lesson(name, "/"), name.partition("/")[2]
    asked = questions(lesson)
    if key not in asked:
        raise ValueError(f"name: got {name!r}; give {lesson}/ and one of {', '.join(asked)}")
    return asked[key]


def _lesson(name: str, mark: str) -> str:
    lesson = name.partition(mark)[0]
    if lesson not in order():
        raise ValueError(f"name: got {name!r}; give one of the lessons {', '.join(order())}, then {mark}")
    return lesson


def questions(lesson: str) -> Mapping[str, Question]:
    """Return what a lesson asks, by key, in the language in force."""
    return _questions(lesson, language())


def read_english(lesson: str) -> Mapping[str, Question]:
    """Return what a lesson asks as its file has it, with the comments that mark its claims."""
    return _read(lesson, str)


@cache
def _questions(lesson: str, language: str) -> Mapping[str, Question]:
    from .glossary import link_terms

    return _read(lesson, lambda text: link_terms(translated(text)))


def _read(lesson: str, translated: Callable[[str], str]) -> Mapping[str, Question]:
    from .questions_file import read_questions

    path = files(f"{LESSONS}.{lesson}") / "questions.md"
    if not path.is_file():  # the interview asks from its bank
        return {}
    text, name = path.read_text(encoding="utf-8"), f"lessons/{lesson}/questions.md"
    read = read_questions(text, name, title(lesson), translated)
    return {key: replace(question, lesson=lesson) for key, question in read.items()}
