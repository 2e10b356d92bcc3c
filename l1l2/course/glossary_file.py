"""The course's words as text: a Markdown file with a heading a term, which a teacher edits without Python.

A term reads::

    ## soft-threshold

    What it means, in one sentence.

    中文: 软阈值
    Lesson: derivative
    Forms: soft thresholds, soft thresholding

`Lesson` is where it is first used, and defined.  `Name`, where the key with blanks is not the term; `Forms`,
other words that mean it.  One with a capital is looked for as it is written, any other one in any case.  A
comment may stand at the top.  What cannot be read is refused with the file, the line, and what is wanted
there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .questions_file import TextError, blocks

FIELDS = ("中文", "Lesson", "Name", "Forms")
NEEDED = FIELDS[:2]
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FIELD = re.compile(rf"({'|'.join(FIELDS)}): (.+)")


@dataclass(frozen=True)
class Term:
    """A term of the field.

    Attributes
    ----------
    key : str
        By which a text links to it: ``[soft thresholds](term:soft-threshold)``.
    name, chinese : str
        The term in English and in Chinese.
    lesson : str
        Where it is first used, and defined.
    forms : tuple of str
        Other words that mean it.
    line : str
        What it means, in the language in force.
    """

    key: str
    name: str
    chinese: str
    lesson: str
    forms: tuple[str, ...]
    line: str


def read_glossary(text: str, name: str, translated: Callable[[str], str] = str) -> dict[str, Term]:
    """Read the terms of a file.

    Parameters
    ----------
    text : str
        What stands in the file.
    name : str
        What to call the file in a complaint.
    translated : callable
        Takes a paragraph in English, gives it in the language in force.

    Returns
    -------
    dict of str to Term
        By key, in the file's order.

    Raises
    ------
    TextError
        If something is not as the head of this module shows it.
    """
    drafts: dict[str, tuple[int, list[str]]] = {}
    for kind, line, words in blocks(text):
        if kind == "key":
            _check_key(words, drafts, f"{name}, line {line}")
            drafts[words] = (line, [])
        elif kind == "paragraph" and drafts:
            list(drafts.values())[-1][1].append(words)
        elif kind != "html block" or drafts:
            raise TextError(
                f"{name}, line {line}: got {kind!r}; a term is a heading such as '## soft-threshold', "
                "its meaning, and its fields"
            )
    return {
        key: _finish(key, parts, f"{name}, line {line}", translated) for key, (line, parts) in drafts.items()
    }


def _check_key(key: str, known: dict[str, tuple[int, list[str]]], place: str) -> None:
    if not _KEY.fullmatch(key):
        raise TextError(
            f"{place}: got the heading {key!r}; give a key of a-z, 0-9 and hyphens, "
            "such as '## soft-threshold'"
        )
    if key in known:
        raise TextError(f"{place}: the key {key!r} stands twice; give each term its own")
    if known and key < (last := list(known)[-1]):
        raise TextError(f"{place}: {key!r} stands below {last!r}; keep the terms in alphabetical order")


def _finish(key: str, parts: list[str], place: str, translated: Callable[[str], str]) -> Term:
    if len(parts) != 2:
        raise TextError(f"{place}: {key} has {len(parts)} paragraphs; give its meaning, then its fields")
    meaning, fields = parts[0], {}
    for words in parts[1].split("\n"):
        found = _FIELD.fullmatch(words)
        if not found or found[1] in fields:
            known = ", ".join(f"'{each}: '" for each in FIELDS)
            raise TextError(f"{place}: {key}: got {words!r}; give each of the fields {known} once")
        fields[found[1]] = found[2]
    if missing := [each for each in NEEDED if each not in fields]:
        raise TextError(f"{place}: {key} has no field {missing[0]!r}; give it")
    forms = tuple(fields["Forms"].split(", ")) if "Forms" in fields else ()
    name = fields.get("Name", key.replace("-", " "))
    return Term(key, name, fields["中文"], fields["Lesson"], forms, translated(" ".join(meaning.split())))
