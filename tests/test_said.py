"""What a reader reads stands in the code through `say` alone: a walk over the source finds the rest."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("course", "drawing", "lessons", "workbench")
# Read by whoever writes code or text: proofs, and complaints about files and pictures.
FOR_AUTHORS = {
    "claim.py",
    "__main__.py",
    "questions_file.py",
    "glossary_file.py",
    "bank_file.py",
    "picture.py",
    "table.py",
    "marks.py",
}
SOURCES = [
    path
    for room in ROOMS
    for path in sorted((ROOT / "l1l2" / room).rglob("*.py"))
    if path.name not in FOR_AUTHORS and not path.name.startswith("claims")
]
SAY = {"say", "say_n"}
# Where a reader sees even a single word: its place among a call's arguments, or the argument's name.
READ = {"Text": 2, "Control": 1, "Frame": 1, "NotYet": 0, "set_title": 0, "set_xlabel": 0, "set_ylabel": 0}
READ_BY_NAME = {"caption", "description", "label", "placeholder", "title", "xlabel", "ylabel", "words"}
MARKUP = re.compile(r"<style>.*?</style>|<[^>]*>|[\w-]+: ?[^;<>]+;", re.DOTALL)
WORDS = re.compile(r"[a-z]{2,}[,;:]? [a-z]{2,}", re.IGNORECASE)


# Two words, and no sentence: the name of a font, of a layout, of a mark in code.
NAMES = {"DejaVu Sans", "row wrap", "# your line"}


def complaints(code, strict=True, keys=()):
    """What a reader would read and no translator finds: (line, what); if strict, every f-string as well.

    A key of a control reads like words, and is none where the room says the same words for it.
    """
    tree = ast.parse(code)
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SAY:
            if not within(node, parents, (ast.FunctionDef, ast.Lambda)):
                yield node.lineno, "say at module level: no reader is there yet"
            if within(node, parents, ast.JoinedStr):
                yield node.lineno, "say inside an f-string: a translator does not find it"
            if not isinstance(node.args[0], ast.Constant):
                yield node.lineno, "say of what is no literal: a translator does not find it"
        elif text_of(node) is not None and text_of(node) not in keys and not apart(node, parents):
            built = isinstance(node, ast.JoinedStr) and strict
            if built or WORDS.search(text_of(node)) or is_read(node, parents):
                yield node.lineno, f"not said: {text_of(node)!r}"


def text_of(node):
    """The words of a literal or an f-string; None for anything else, and where there are no letters."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    else:
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    text = MARKUP.sub(" ", text)
    return text if re.search(r"[^\W\d_]{2,}", text) else None


def apart(node, parents):
    """Whether a literal is said, or no reader's: a docstring, an error message, what code looks up."""
    if isinstance(node, ast.Constant) and node.value in NAMES:
        return True
    if isinstance(parents[node], (ast.Expr, ast.JoinedStr, ast.FormattedValue)):
        return True
    while node in parents:
        node = parents[node]
        if isinstance(node, (ast.Raise, ast.Assert)):
            return True
        if isinstance(node, ast.Call) and name_of(node.func) in SAY | LOOKED_UP:
            return True
    return False


# Functions that take words for the one who writes code: bad input, patterns, modules.
LOOKED_UP = {
    "index",
    "instance",
    "integer",
    "number",
    "finite",
    "compile",
    "_words",
    "NAME",
    "search",
    "TypeError",
    "ValueError",
}


def is_read(node, parents):
    """Whether a reader sees even a single word here."""
    while isinstance(parents[node], ast.IfExp):
        node = parents[node]
    parent = parents[node]
    if isinstance(parent, ast.keyword):
        return parent.arg in READ_BY_NAME
    if isinstance(parent, ast.Call):
        place = READ.get(name_of(parent.func))
        return place is not None and node in parent.args[place : place + 1]
    return False


def name_of(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def within(node, parents, kinds):
    while node in parents:
        node = parents[node]
        if isinstance(node, kinds):
            return True
    return False


@pytest.mark.parametrize(
    "code",
    [
        'TITLE = say("Two budgets")',
        "def f():\n    return f\"<p>{say('one')}</p>\"",
        "def f(x):\n    return say(x)",
        'def f(x):\n    return say(f"{x} are 0")',
        'def f():\n    return "the weight is exactly 0"',
        'def f(w):\n    return Text(0, 1, f"w = {w} alone")',
        'def f():\n    return Text(0, 1, "zero")',
        'def f():\n    return Control((1, 2), "budget")',
        'def f(ax):\n    ax.set(title="Budget")',
        'def f(ax):\n    ax.set_xlabel("budget")',
        'def f(x):\n    return Frame((), "done" if x else say("not yet"))',
        'def f(x):\n    raise_it(NotYet("wrong"))',
        'def f(x):\n    return f"at {x:.2f}"',
    ],
)
def test_what_is_not_said_is_found(code):
    assert len(list(complaints(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        'def f(w):\n    """Two words."""\n    return say("{w:.2f} is alone", w=w)',
        'def f(n):\n    return say_n("one weight", "{n} weights", n)',
        'def f(w):\n    raise ValueError(f"w: got {w}; give a number")',
        'def f(w):\n    return Text(0, 1, "λ")',
        'def f(w):\n    return Text(0, 1, say("zero"), role="l1")',
    ],
)
def test_what_is_said_passes(code):
    assert list(complaints(code)) == []


def said_in(room):
    """The words of every `say` of a room."""
    for path in room.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in SAY:
                yield getattr(node.args[0], "value", None)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "l1l2").as_posix())
def test_what_a_reader_reads_is_said(path):
    """Lessons build no text; what lays out a page may build its markup."""
    code, strict = path.read_text(encoding="utf-8"), "lessons" in path.parts
    assert list(complaints(code, strict, set(said_in(path.parent)))) == []
