"""What is left of a mock interview: a summary in Markdown, and a file that is not overwritten in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...drawing.files import replacing
from ...validate import instance
from ...words import say, say_n
from .entry import Entry, theme_title


@dataclass(frozen=True)
class Answer:
    """What the reader said about an answer of their own.

    Attributes
    ----------
    entry : Entry
        What was asked.
    seconds : int
        How long the clock was set.
    ticked : tuple of str
        Points of the rubric that the answer made.
    survived : tuple of str
        Follow-ups that were answered as well.
    """

    entry: Entry
    seconds: int
    ticked: tuple[str, ...]
    survived: tuple[str, ...]


def summary(answers: Sequence[Answer]) -> str:
    """Sum up a mock interview.

    Parameters
    ----------
    answers : sequence of Answer

    Returns
    -------
    str
        Markdown: the points in all, and for each question what was said, what was missed and where to reread.
    """
    title = say("# Mock interview")
    if not answers:
        return "\n\n".join((title, say("No question was answered yet."))) + "\n"
    made, points = sum(len(one.ticked) for one in answers), sum(len(one.entry.rubric) for one in answers)
    survived = sum(len(one.survived) for one in answers)
    asked = sum(len(one.entry.follow_ups) for one in answers)
    counted = say(
        "{count} answered: {made} of {points} points, {survived} of {asked} follow-ups.",
        count=len(answers),
        made=made,
        points=points,
        survived=survived,
        asked=asked,
    )
    return "\n\n".join((title, counted, *map(_say_answer, answers))) + "\n"


def _say_answer(one: Answer) -> str:
    """Return what one answer made and missed, and where to reread."""
    entry = one.entry
    place = say(
        "{theme}, {time}. Reread: {place}.",
        theme=theme_title(entry.theme),
        time=_say_time(one.seconds),
        place=entry.place,
    )
    points = [_write_point(point, point in one.ticked) for point in entry.rubric]
    for follow_up in entry.follow_ups:
        asked = say("Follow-up: {question}", question=follow_up.question)
        points.append(_write_point(asked, follow_up.question in one.survived))
    return "\n\n".join((f"## {entry.question}", place, "\n".join(points)))


def _write_point(words: str, done: bool) -> str:
    return f"- [{'x' if done else ' '}] {words}"


def _say_time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if rest:
        return say_n("{n} second", "{n} seconds", seconds)
    return say_n("{n} minute", "{n} minutes", minutes)


def save(text: str, path: str | Path, *, replace: bool = False) -> Path:
    """Write a summary into a new file.

    Parameters
    ----------
    text : str
    path : str or Path
        Where; a Markdown file (``.md``) in a folder that exists.
    replace : bool
        Whether a file of that name may be overwritten.

    Returns
    -------
    Path

    Raises
    ------
    TypeError
        If text or path is something else.
    ValueError
        If the name does not end in ``.md`` or the folder does not exist.
    FileExistsError
        If there is a file already, and it may not be overwritten.
    OSError
        If it cannot be written: an older file of that name is as it was, and there is no new one.
    """
    instance(text, "text", str, "a string")
    instance(path, "path", (str, Path), "the name of a Markdown file, such as 'interview.md'")
    file = Path(path)
    if file.suffix != ".md" or file.is_dir():
        raise ValueError(f"path: got {str(path)!r}; give the name of a Markdown file, such as 'interview.md'")
    if not file.parent.is_dir():
        raise ValueError(f"path: got {str(path)!r}; there is no folder {str(file.parent)!r}")
    if file.exists() and not replace:
        raise FileExistsError(
            f"path: {str(path)!r} exists already; give another name, or say that it may be replaced"
        )
    with replacing(file) as unfinished:  # a full disk shall not take the older summary with it
        unfinished.write_text(text, encoding="utf-8")
    return file
