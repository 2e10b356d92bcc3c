"""Questions as text: a Markdown file with a heading a question, which a teacher edits without knowing Python.

A question reads::

    ## turned

    What is asked.

    - [ ] An answer to choose.

      The reply to whoever chooses it: what tempts, and where it goes wrong.

    - [x] The right answer.

      Why it is right.

    Answered in: One inequality decides
    Starts at: stretch = 1
    Shows: stretch = 3, angle = 45°
    Reveal: The sentences that give the answer.

Below `Kind: number` the answers are numbers, `0.6`, `0.6 ± 0.01`, `0.5 – 0.7`, `> 1`, `< 0`, with a reply to
each usual mistake, and `else` for any other number.  Below `Kind: order` they are from 3 to 5 things, boxed
`- [1] `, `- [2] ` ... by their right place; the reply below one says why it comes before the next, and below
the last one what the whole order shows.

A reader meets the answers in another order, always the same: write them as you like.  The first of the fields
below the answers is asked for, the others may be left out.  `Starts at` is how the picture stands while the
question is open, `Starts at: hidden` shows its axes alone; `Shows` is where it goes after the answer.  What
cannot be read is refused with the file, the line, and what is wanted there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .kinds import read_range
from .question import Option, Question

FIELDS = ("Answered in", "Starts at", "Shows", "Reveal", "Kind", "Variant of")
HIDDEN = "hidden"  # in the place of settings: nothing of the picture but its axes
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):(?: |$)")
_BOX = re.compile(r"\[([ x1-9])\] ")
_SETTING = re.compile(r"(\w+) = (.+)")


class TextError(ValueError):
    """A text of the course that cannot be read: the message names file, line and what is wanted."""


@dataclass
class _Draft:
    """A question while its lines are read."""

    line: int
    prompt: list[str] = field(default_factory=list)
    options: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # of the options
    fields: dict[str, str] = field(default_factory=dict)


def read_questions(
    text: str, name: str, lesson: str, translated: Callable[[str], str] = str
) -> dict[str, Question]:
    """Read the questions of a file.

    Parameters
    ----------
    text : str
        What stands in the file.
    name : str
        What to call the file in a complaint.
    lesson : str
        What to call the lesson where the answers are found, such as "03 Geometry".
    translated : callable
        Takes a paragraph in English, gives it in the language in force.

    Returns
    -------
    dict of str to Question
        By key, in the file's order.

    Raises
    ------
    TextError
        If something is not as the head of this module shows it.
    """

    def refuse(line: int, wrong: str) -> TextError:
        return TextError(f"{name}, line {line}: {wrong}")

    drafts: dict[str, _Draft] = {}
    for kind, line, words in blocks(text):
        if kind == "key":
            if not _KEY.fullmatch(words):
                raise refuse(
                    line, f"got the heading {words!r}; give a key of a-z, 0-9 and _, such as '## turned'"
                )
            if words in drafts:
                raise refuse(line, f"the key {words!r} stands twice; give each question its own")
            drafts[words] = _Draft(line)
            continue
        if not drafts:
            raise refuse(line, "words before the first question; start with its key, such as '## turned'")
        draft = list(drafts.values())[-1]
        if complaint := _take(draft, kind, words):
            raise refuse(line, complaint)
        if kind == "answer":
            draft.lines.append(line)
    questions = {}
    for key, draft in drafts.items():
        if found := _find_misfit(draft):
            raise refuse(found[0], f"{key}: {found[1]}")
        try:
            questions[key] = _finished(key, draft, lesson, translated)
        except (TypeError, ValueError) as error:
            raise refuse(draft.line, f"{key}: {error}") from error
    return questions


def _take(draft: _Draft, kind: str, words: str) -> str | None:
    """Add a block to the question that is being read; return what is wrong with it."""
    if kind == "answer":
        if draft.fields:
            return f"an answer below {list(draft.fields)[-1]!r}; put the answers first"
        if not _BOX.match(words):
            return f"got {_short(words)!r}; start an answer with '- [ ] ', the right one with '- [x] '"
        draft.options.append([words])
    elif kind == "reply":
        draft.options[-1].append(words)
    elif kind != "paragraph":
        return f"got a {kind}; a question is made of paragraphs, answers and fields"
    elif not draft.options:
        draft.prompt.append(words)
    else:
        return _take_fields(draft, words)
    return None


def _take_fields(draft: _Draft, words: str) -> str | None:
    """Add the lines below the answers: each starts a field, or goes on with the one above."""
    for number, line in enumerate(words.split("\n")):
        if found := _FIELD.match(line):
            if found[1] in draft.fields:
                return f"the field {found[1]!r} stands twice"
            draft.fields[found[1]] = line[found.end() :]
        elif not draft.fields:
            known = ", ".join(f"'{each}: '" for each in FIELDS)
            return f"got {_short(line)!r} below the answers; give a field: {known}"
        else:
            last = list(draft.fields)[-1]
            draft.fields[last] += ("\n" if number else "\n\n") + line
    return None


def _find_misfit(draft: _Draft) -> tuple[int, str] | None:
    """Return the line of an answer that does not fit the kind of its question, and what is wanted there."""
    kind, places = draft.fields.get("Kind", "choice"), [str(place + 1) for place in range(len(draft.options))]
    for line, (boxed, *_) in zip(draft.lines, draft.options, strict=True):
        box, words = boxed[1], boxed[len("[x] ") :]
        if kind == "order":
            if box not in places:
                return line, f"got the box '[{box}]'; give each place once, '[1]' to '[{len(places)}]'"
            places[int(box) - 1] = ""
        elif box not in " x":
            return line, f"got the box '[{box}]'; give '[ ]' or '[x]', or below the answers 'Kind: order'"
        elif kind == "number":
            try:
                read_range(words)
            except ValueError as error:
                return line, str(error)
    return None


def _read_options(draft: _Draft, key: str, paragraphs: Callable[[Sequence[str]], str]) -> Sequence[Option]:
    """Return the answers as the kind of the question has them: shuffled, as written, or in their order."""
    kind, options = draft.fields.get("Kind", "choice"), []
    if kind == "order":
        for boxed, *reply in sorted(draft.options):
            last = int(boxed[1]) == len(draft.options)
            options.append(Option(paragraphs([boxed[len("[1] ") :]]), paragraphs(reply), last))
        return options
    for boxed, *reply in draft.options:
        right, words = boxed.startswith("[x]"), boxed[len("[x] ") :]
        if kind == "number":
            text, accepts = read_range(words)
            options.append(Option(text, paragraphs(reply), right, accepts))
        else:
            options.append(Option(paragraphs([words]), paragraphs(reply), right))
    return options if kind == "number" else _shuffled(options, key)


def _finished(key: str, draft: _Draft, lesson: str, translated: Callable[[str], str]) -> Question:
    if "Answered in" not in draft.fields:
        raise ValueError("it does not say where it is answered; give 'Answered in: ' and a heading")

    def paragraphs(pieces: Sequence[str]) -> str:
        return "\n\n".join(translated(" ".join(piece.split())) for piece in pieces)

    prompt, given = paragraphs(draft.prompt), draft.fields
    return Question(
        prompt=prompt,
        options=tuple(_read_options(draft, key, paragraphs)),
        source=f"{lesson}, “{translated(given['Answered in'])}”",
        key=key,
        starts=None if given.get("Starts at") == HIDDEN else _settings(given, "Starts at"),
        shows=_settings(given, "Shows"),
        reveal=paragraphs(given["Reveal"].split("\n\n")) if "Reveal" in given else "",
        kind=given.get("Kind", "choice"),
        variant_of=given.get("Variant of", ""),
    )


def _shuffled(options: Sequence[Option], key: str) -> tuple[Option, ...]:
    """Put the answers in an order that depends on the key alone: their place in the text is no clue."""
    order = np.random.default_rng(crc32(key.encode())).permutation(len(options))
    return tuple(options[place] for place in order)


def _settings(given: Mapping[str, str], name: str) -> dict[str, str]:
    """Read "stretch = 3, angle = 45°": the name of a control, and what its slider reads there."""
    settings, words = {}, given.get(name, "")
    for part in re.split(r", (?=\w+ = )", words) if words else ():
        setting = _SETTING.fullmatch(part)
        if not setting:
            raise ValueError(f"{name}: got {part!r}; give a control and its value, such as 'stretch = 3'")
        settings[setting[1]] = setting[2]
    return settings


def blocks(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield what each piece of the text is, its line, and its words.

    A heading of size 2 is a "key"; a point of a list starts as an "answer" and goes on as a "reply".
    """
    for node in SyntaxTreeNode(MarkdownIt().parse(text)).children:
        if node.type != "bullet_list":
            yield _block(node, "paragraph")
            continue
        for item in node.children:
            for number, part in enumerate(item.children):
                yield _block(part, "reply" if number else "answer")


def _block(node: SyntaxTreeNode, paragraph: str) -> tuple[str, int, str]:
    """Return a piece; a paragraph is called what it stands for, anything else what Markdown calls it."""
    kinds = {
        "paragraph": paragraph,
        "heading": "key" if node.tag == "h2" else f"heading of size {node.tag[1:]}",
    }
    words = node.children[0].content if node.type in kinds else ""
    return kinds.get(node.type, node.type.replace("_", " ")), (node.map or (0, 0))[0] + 1, words


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
