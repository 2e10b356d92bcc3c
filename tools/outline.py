"""Measure the notebooks' sources: what each lesson asks, how long it takes, how long one only reads.

Minutes = words / 130 + 1.5 a question + 2 a picture, of the main line: exercises, questions of earlier
lessons, the list of words, sections called "Further" and what is folded are not in it.
"""

import ast
import json
import math
import re
from pathlib import Path

from l1l2.course import catalogue
from l1l2.drawing.files import replacing

FILE = Path(__file__).resolve().parents[1] / "l1l2" / "course" / "outline.json"
WORDS, QUESTION, PICTURE = 130, 1.5, 2  # words a minute, minutes, minutes
DRAWN = {"predict", "Live", "still"}
SHOWS = DRAWN | {"show_course", "explore", "workbench"}
DONE = SHOWS | {"ask", "retrieve", "quiz", "mock"}  # what a reader does something with
MOCK = 2  # questions of a mock interview, as many as one sitting has
# The sections beside the main line.
ASIDE = re.compile(r"## (Further|Your turn|From earlier lessons|Words)\b")
HEADING = re.compile(r"^(?=## )", re.MULTILINE)
# What a reader does not read as words, and what stands for one.
FOLD = re.compile(r"<details.*?</details>", re.DOTALL)
UNREAD = re.compile(rf"{FOLD.pattern}|<!--.*?-->|<[^>]*>|(?<=\])\([^)]*\)", re.DOTALL)
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)


def measure(cells):
    """Return the outline of a lesson, as its author wrote it: see `notebooks.parse`."""
    prose, asked, pictures, gates, checks = [], 0, 0, [], []
    for part, aside in split(cells):
        if isinstance(part, str):
            prose += [] if aside else [part]
            continue
        name, given = find_call(part)
        if name.startswith("check_"):
            checks.append(name)
        gates += (own := given if name in {"predict", "ask"} else [])
        if not aside:
            pictures += name in SHOWS
            prose += [catalogue.ask(gate).reveal for gate in own]
            prose += [str(catalogue.ask(each)) for each in given] if name == "retrieve" else []
            asked += len(own) + count_asked(name, given)
    minutes = sum(map(count_words, prose)) / WORDS + QUESTION * asked + PICTURE * pictures
    question = re.search(r"^\*\*Question\.\*\*.+?(?=\n\n|\Z)", cells[0].source, re.MULTILINE | re.DOTALL)
    return {
        "question": question[0] if question else "",
        "minutes": math.ceil(minutes),
        "gates": gates,
        "checks": checks,
    }


def measure_flow(cells):
    """Return how many words stand before the first thing to do, at most between two, and what is asked.

    A thing to do is a picture, a question, an exercise, or a fold that answers what the text has asked.
    """
    stretches, pictures, gates = [0], 0, 0
    for part, aside in split(cells):
        if isinstance(part, str):
            before, *after = FOLD.split(part)
            stretches[-1] += count_words(before)
            stretches += map(count_words, after)
            continue
        name, given = find_call(part)
        if name in DONE or name.startswith("check_"):
            own = given if name in {"predict", "ask"} else []
            stretches.append(sum(count_words(catalogue.ask(gate).reveal) for gate in own))
            pictures += name in DRAWN and not aside
            gates += 0 if aside else len(own)
    return {"first": stretches[0], "longest": max(stretches), "pictures": pictures, "gates": gates}


def split(cells):
    """Yield the texts of a lesson, cut at its sections, and its code cells; and whether each stands aside."""
    aside = False
    for cell in cells:
        if cell.cell_type != "markdown":
            yield cell, aside
        elif "hints" not in cell.metadata.get("tags", []):
            for text in filter(None, HEADING.split(cell.source)):
                if text.startswith("## "):
                    aside = bool(ASIDE.match(text))
                yield text, aside


def count_asked(name, given):
    """Return how many questions a call asks that are not the lesson's own."""
    match name:
        case "quiz":
            return given[0]
        case "mock":
            return MOCK
    return 0


def find_call(cell):
    """Return the name with which a code cell's last call begins, and the constants that it is given."""
    match ast.parse(cell.source).body[-1:]:
        case [ast.Expr(ast.Call(ast.Name(name)) as call)]:
            return name, [each.value for each in call.args if isinstance(each, ast.Constant)]
    return "", []


def count_words(text):
    """Count what is read, a formula as one word."""
    return len(re.findall(r"\S*\w\S*", FORMULA.sub(" formula ", UNREAD.sub(" ", text))))


def save(measured, path=FILE):
    """Write the lessons' outlines where an installed l1l2 finds them; return whether they have changed."""
    text = json.dumps(measured, ensure_ascii=False, indent=1) + "\n"
    changed = not path.exists() or path.read_text(encoding="utf-8") != text
    if changed:
        with replacing(path) as unfinished:
            unfinished.write_text(text, encoding="utf-8", newline="\n")
    return changed
