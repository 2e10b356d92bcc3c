"""The bank as text: a Markdown file an entry, which a teacher edits without knowing Python.

The file README.md beside the entries shows how one is written, and lists them in their order.  What cannot
be read is refused with the file, the line, and what is wanted there.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable

from ...course.catalogue import ask, order, title
from ...course.question import Question
from ...course.questions_file import TextError, blocks, read_questions
from .entry import FOLLOW_UPS, LEVELS, POINTS, THEMES, Entry, FollowUp
from .stub import write_stub

FIELDS = ("key", "theme", "level", "lesson", "picture")
SECTIONS = ("Thirty seconds", "Two minutes", "Whiteboard", "Follow-ups", "Rubric", "Choices")
CODE = "Code"  # the one section that may be left out
LIST = "README.md"
_FIELD = re.compile(r"(\w+): *(.+)")
_LINK = re.compile(r"\[(\w+)\]\(\1\.md\)")
_HAN = re.compile("[\u4e00-\u9fff]")
_FENCE = re.compile(r"```python\n(.+?)```\s*", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->")  # what binds a number to its proof; `translated` leaves it out
_WIDE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"  # Chinese letters and their punctuation
_Block = tuple[str, int, str]  # what a piece of the text is, its line, and its words
_Translated = Callable[[str], str]


class _Wrong(Exception):  # noqa: N818 - becomes a TextError, which names the file as well
    """What is wrong, and in which line."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line = line


@dataclass
class _Section:
    """What stands below a heading: the heading's line and words, what follows, and its last line."""

    line: int
    name: str
    blocks: list[_Block] = field(default_factory=list)
    last: int = -1


def read_bank(folder: Traversable, name: str, translated: _Translated = str) -> dict[str, Entry]:
    """Read every entry of a folder.

    Parameters
    ----------
    folder : Traversable
        Where README.md and the entries lie.
    name : str
        What to call the folder in a complaint.
    translated : callable
        Takes a paragraph in English, gives it in the language in force.

    Returns
    -------
    dict of str to Entry
        By key, in the order of README.md.

    Raises
    ------
    TextError
        If an entry cannot be read, or README.md does not list exactly the entries that there are.
    """
    files = [file for file in folder.iterdir() if file.name.endswith(".md")]
    texts = {file.name.removesuffix(".md"): file.read_text(encoding="utf-8") for file in files}
    listed = read_list(texts.pop(LIST.removesuffix(".md"), ""), f"{name}/{LIST}", texts)
    return {key: read_entry(texts[key], f"{name}/{key}.md", translated) for key in listed}


def read_list(text: str, name: str, keys: Collection[str]) -> list[str]:
    """Read the order of the entries from README.md, each point of whose list is a link to an entry.

    Parameters
    ----------
    text, name : str
        What stands in the file, and what to call it in a complaint.
    keys : collection of str
        The entries that there are.

    Returns
    -------
    list of str

    Raises
    ------
    TextError
        If a point is no link to an entry, or an entry has no point, or two.
    """
    listed: list[str] = []
    last = 1
    for kind, line, words in blocks(text):
        if kind == "answer":
            link, last = _LINK.fullmatch(words), line
            if link is None:
                wrong = f"got {words!r}; give a link to an entry, such as '- [why_sparse](why_sparse.md)'"
            elif link[1] not in keys:
                wrong = f"there is no file {link[1]}.md; write it, or take this line out"
            elif link[1] in listed:
                wrong = f"{link[1]!r} stands twice; give each entry one line"
            else:
                listed.append(link[1])
                continue
            raise TextError(f"{name}, line {line}: {wrong}")
    if missing := sorted(set(keys) - set(listed)):
        point = f"- [{missing[0]}]({missing[0]}.md)"
        raise TextError(f"{name}, line {last}: {missing[0]}.md is not listed; give it a line: {point!r}")
    return listed


def read_entry(text: str, name: str, translated: _Translated = str) -> Entry:
    """Read an entry.

    Parameters
    ----------
    text : str
        What stands in the file.
    name : str
        What to call the file in a complaint; it ends in the entry's key and ".md".
    translated : callable
        Takes a paragraph in English, gives it in the language in force.

    Returns
    -------
    Entry

    Raises
    ------
    TextError
        If something is not as README.md shows it.
    """
    try:
        fields, rest = _read_fields(text, name.rpartition("/")[2].removesuffix(".md"))
        head, *sections = _read_sections(rest)
        short, long, board, follow_ups, rubric, choices, *code = sections
        asked, chinese = _read_languages(head)
        answer, chinese_answer = _read_languages(short)
        return Entry(
            **fields,
            question=translated(asked),
            chinese=_COMMENT.sub("", chinese),
            short=translated(answer),
            short_chinese=_COMMENT.sub("", chinese_answer),
            long=_read_prose(long, translated),
            board=_read_board(board, translated),
            follow_ups=_read_follow_ups(follow_ups, translated),
            rubric=_read_rubric(rubric, translated),
            asked=_read_choices(choices, rest, name, fields, translated),
            code=_read_code(code[0], rest) if code else "",
        )
    except _Wrong as wrong:
        raise TextError(f"{name}, line {wrong.line}: {wrong}") from None


def _read_fields(text: str, key: str) -> tuple[dict[str, str], str]:
    """Return the fields between two lines of dashes, and the text with all these lines left blank."""
    lines = [line.rstrip() for line in text.split("\n")]
    if lines[0] != "---" or "---" not in lines[1:]:
        wanted = ", ".join(f"'{name}: '" for name in FIELDS)
        raise _Wrong(1, f"got {lines[0]!r}; start with a line '---', then {wanted}, then a line '---' again")
    end = lines.index("---", 1)
    allowed = {"key": (key,), "theme": THEMES, "level": LEVELS, "lesson": order()}
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], start=2):
        given = _FIELD.fullmatch(line)
        if given is None or given[1] not in FIELDS:
            raise _Wrong(number, f"got {line!r}; give a field and its value: {', '.join(FIELDS)}")
        name, value = given.groups()
        if name in fields:
            raise _Wrong(number, f"the field {name!r} stands twice")
        if value not in allowed.get(name, (value,)):
            wanted = "the file's name, " if name == "key" else "one of "
            raise _Wrong(number, f"{name}: got {value!r}; give {wanted}{', '.join(allowed[name])}")
        fields[name] = value
    if missing := [name for name in FIELDS if name not in fields]:
        raise _Wrong(end + 1, f"the field {missing[0]!r} is missing; give '{missing[0]}: ' and its value")
    return fields, "\n".join([""] * (end + 1) + text.split("\n")[end + 1 :])


def _read_sections(text: str) -> list[_Section]:
    """Return the question with its Chinese, the sections in the order of SECTIONS, and the code if any."""
    found: list[_Section] = []
    for kind, line, words in blocks(text):
        if not found:
            if kind != "heading of size 1":
                raise _Wrong(line, f"got {_shorten(words)!r}; start with the question, as '# Why ...?'")
            found.append(_Section(line, "the question", [("paragraph", line, words)]))
        elif kind != "key":
            found[-1].blocks.append((kind, line, words))
        elif words not in (*SECTIONS, CODE):
            raise _Wrong(line, f"got the section {words!r}; give one of {', '.join((*SECTIONS, CODE))}")
        elif words in [section.name for section in found]:
            raise _Wrong(line, f"the section {words!r} stands twice")
        else:
            found[-1].last = line - 1
            found.append(_Section(line, words))
    if not found:
        raise _Wrong(text.count("\n") or 1, "no question; give it below the fields, as '# Why ...?'")
    end = found[-1].last = len(text.rstrip().split("\n"))
    named = {section.name: section for section in found}
    if missing := [name for name in SECTIONS if name not in named]:
        raise _Wrong(end, f"the section {missing[0]!r} is missing; give it as '## {missing[0]}'")
    return [found[0], *(named[name] for name in (*SECTIONS, CODE) if name in named)]


def _read_languages(section: _Section) -> tuple[str, str]:
    """Return the English paragraph and the Chinese one."""
    paragraphs = _join_lines(section)
    if len(paragraphs) != 2:
        line = section.blocks[2][1] if len(paragraphs) > 2 else section.line
        raise _Wrong(
            line, f"{section.name}: got {len(paragraphs)} paragraphs; give it in English, then in Chinese"
        )
    for (_, line, words), language in zip(section.blocks, ("English", "Chinese"), strict=True):
        if bool(_HAN.search(words)) != (language == "Chinese"):
            raise _Wrong(line, f"{section.name}: got {_shorten(words)!r}; give it in {language} here")
    return paragraphs[0], paragraphs[1]


def _read_prose(section: _Section, translated: _Translated) -> str:
    return "\n\n".join(map(translated, _refuse_none(section, _join_lines(section))))


def _read_board(section: _Section, translated: _Translated) -> str:
    """Return paragraphs, formulas and tables line by line: LaTeX and tables need their lines."""
    for kind, line, words in section.blocks:
        if kind != "paragraph":
            raise _Wrong(
                line, f"got a {_name_kind(kind)}; the whiteboard holds paragraphs, formulas and tables"
            )
        if words.count("$$") % 2 or words.replace("$$", "").count("$") % 2:
            raise _Wrong(line, f"got {_shorten(words)!r}; close its formula with $ or $$, as it was opened")
    return "\n\n".join(
        translated(words) for words in _refuse_none(section, [block[2] for block in section.blocks])
    )


def _read_follow_ups(section: _Section, translated: _Translated) -> tuple[FollowUp, ...]:
    parts: list[_Section] = []
    for kind, line, words in section.blocks:
        if kind == "heading of size 3":
            parts.append(_Section(line, words))
        elif parts:
            parts[-1].blocks.append((kind, line, words))
        else:
            raise _Wrong(line, f"got {_shorten(words)!r}; start with what is asked next, as '### Why ...?'")
    if len(parts) != FOLLOW_UPS:
        raise _Wrong(section.line, f"got {len(parts)} follow-ups; give {FOLLOW_UPS}, each as '### Why ...?'")
    return tuple(FollowUp(translated(part.name), _read_prose(part, translated)) for part in parts)


def _read_rubric(section: _Section, translated: _Translated) -> tuple[str, ...]:
    for kind, line, words in section.blocks:
        if kind != "answer":
            raise _Wrong(line, f"got {_shorten(words)!r}; a rubric is a list of points, each as '- ...'")
    if len(section.blocks) != POINTS:
        raise _Wrong(section.line, f"got {len(section.blocks)} points; give {POINTS}, each as '- ...'")
    return tuple(translated(_join(words)) for _, _, words in section.blocks)


def _read_choices(
    section: _Section, text: str, name: str, fields: dict[str, str], translated: _Translated
) -> Question:
    """Return the question of a lesson that is named, or the one that stands here as in a lesson's file."""
    for _, line, words in section.blocks[:1]:
        if words.startswith("Asked:"):
            if len(section.blocks) > 1:
                raise _Wrong(line, "got 'Asked:' and more; give the name of a question, or a question")
            try:
                return ask(words.removeprefix("Asked:").strip())
            except ValueError as error:
                raise _Wrong(line, f"Asked: {error}") from None
    lines = text.split("\n")[section.line : section.last]
    alone = [*[""] * (section.line - 1), f"## {fields['key']}", *lines]  # each in its line, for complaints
    read = read_questions("\n".join(alone), name, title(fields["lesson"]), translated)
    return replace(read[fields["key"]], lesson="interview")


def _read_code(section: _Section, text: str) -> str:
    """Return the answer in Python: one block, which ends with the call of its check."""
    lines = "\n".join(text.split("\n")[section.line : section.last]).strip()
    block = _FENCE.fullmatch(lines)
    if block is None or len(section.blocks) != 1:
        raise _Wrong(section.line, "Code: give one block, from a line '```python' to a line '```'")
    try:
        write_stub(block[1])
    except ValueError as error:
        raise _Wrong(section.line, f"Code: {error}") from None
    return block[1]


def _join_lines(section: _Section) -> list[str]:
    """Return the words of each paragraph in one line; there must be nothing else."""
    for kind, line, _ in section.blocks:
        if kind != "paragraph":
            raise _Wrong(line, f"got a {_name_kind(kind)} in {section.name!r}; give paragraphs")
    return [_join(words) for _, _, words in section.blocks]


def _refuse_none(section: _Section, words: list[str]) -> list[str]:
    if not words:
        raise _Wrong(section.line, f"nothing stands below {_shorten(section.name)!r}; give the words")
    return words


def _join(words: str) -> str:
    """Return a paragraph without its line breaks; Chinese needs no space in their place."""
    return re.sub(rf"(?<={_WIDE})\n(?={_WIDE})", "", words).replace("\n", " ")


def _name_kind(kind: str) -> str:
    return "list" if kind in ("answer", "reply") else kind


def _shorten(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
