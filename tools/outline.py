"""Measure the notebooks' sources: what each lesson asks, and how long it takes.

Minutes = words / 130 + 1.5 a question + 2 a picture.  Exercises and what is folded are not in it.  A question
of an earlier lesson, asked again, counts as the words that it takes.
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
SHOWS = {"predict", "Live", "still", "show_course", "explore", "workbench"}
MOCK = 2  # questions of a mock interview, as many as one sitting has
# What a reader does not read as words, and what stands for one.
UNREAD = re.compile(r"<details.*?</details>|<!--.*?-->|<[^>]*>|(?<=\])\([^)]*\)", re.DOTALL)
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)


def measure(cells):
    """Return the outline of a lesson, as its author wrote it: see `notebooks.parse`."""
    prose, asked, gates, checks, pictures = [], 0, [], [], 0
    for cell in cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            prose += [] if "hints" in tags else [cell.source]
        elif call := find_last_call(cell):
            name, given = call.func.id, [each.value for each in call.args if isinstance(each, ast.Constant)]
            if "solution" in tags:
                checks.append(name)
                continue
            pictures += name in SHOWS
            gates += given if name in {"predict", "ask"} else []
            prose += [str(catalogue.ask(each)) for each in given] if name == "retrieve" else []
            asked += count_asked(name, given)
    prose += [catalogue.ask(gate).reveal for gate in gates]
    minutes = sum(map(count_words, prose)) / WORDS + QUESTION * (len(gates) + asked) + PICTURE * pictures
    question = re.search(r"^\*\*Question\.\*\*.+?(?=\n\n|\Z)", cells[0].source, re.MULTILINE | re.DOTALL)
    return {
        "question": question[0] if question else "",
        "minutes": math.ceil(minutes),
        "gates": gates,
        "checks": checks,
    }


def count_asked(name, given):
    """Return how many questions a call asks that are not the lesson's own."""
    match name:
        case "quiz":
            return given[0]
        case "mock":
            return MOCK
    return 0


def find_last_call(cell):
    """Return the call of a plain name with which a code cell ends, else None."""
    match ast.parse(cell.source).body[-1:]:
        case [ast.Expr(ast.Call(ast.Name()) as call)]:
            return call
    return None


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
