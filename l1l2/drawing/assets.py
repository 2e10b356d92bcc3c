"""What every page brings along: its styles, its scripts, and the words that they say."""

import html
import json
from functools import cache
from pathlib import Path

from ..words import say

FOLDER = Path(__file__).parent


def wrap(body: str, *parts: str) -> str:
    """Return HTML with the styles before it and the scripts behind it, those of the named parts."""
    return (
        f"<style>\n{style(*parts)}</style>\n{body}\n"
        f'<script type="module">\n{script("memory", *parts)}</script>'
    )


@cache
def style(*parts: str) -> str:
    """Return the rules of the named parts; a part without any has no file."""
    return _join(parts, ".css")


@cache
def script(*parts: str) -> str:
    """Return one module of the named parts, in this order: a later one uses what an earlier one defines."""
    return _join(parts, ".js")


def _join(parts: tuple[str, ...], suffix: str) -> str:
    files = (FOLDER / f"{part}{suffix}" for part in dict.fromkeys(("base", *parts)))
    return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())


def words_attribute() -> str:
    """Return the words that the scripts say, in the reader's language, as an attribute of an element."""
    words = {
        "again": say("Ask me again"),
        "answer": say("The answer"),
        "column": say("the picture says"),
        "commit": say("Commit"),
        "copied": say("Copied"),
        "copy": say("Copy a link to this"),
        "drag": say("Point: drag it, or use the four arrow keys"),
        "draggable": say("draggable point"),
        "hidden": say("Hidden until the question is answered."),
        "lookAgain": say("Look again, and choose another answer."),
        "move": say("and the picture moves"),
        "numbers": say("Numbers"),
        "pause": say("Pause"),
        "picture": say("Picture"),
        "play": say("Play"),
        "right": say("right"),
        "step": say("Step"),
        "table": say("The picture in numbers"),
        "wrong": say("not so"),
    }
    return f'data-words="{html.escape(json.dumps(words, ensure_ascii=False))}"'
