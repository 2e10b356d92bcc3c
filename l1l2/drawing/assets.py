"""What every page brings along: its styles, its scripts, and the words that they say."""

import json
from functools import cache
from pathlib import Path

from ..words import language, say

FOLDER = Path(__file__).parent


def wrap(body: str, *parts: str | Path, **words: str) -> str:
    """Return HTML with the styles before it and the scripts behind it.

    Parameters
    ----------
    body : str
    *parts : str or Path
        Whose: the name of a file in this folder, or the path of another one, without ".js" or ".css".
    **words : str
        What the scripts of other folders say, by the names that they use.
    """
    return (
        f"<style>\n{style(*parts)}</style>\n{body}\n"
        f'<script type="module">\n{script("memory", *parts, **words)}</script>'
    )


def script(*parts: str | Path, **words: str) -> str:
    """Return one module of these parts, in this order: a later one uses what an earlier one defines."""
    said = json.dumps(_list_words(language()) | words, ensure_ascii=False).replace("</", "<\\/")
    return _join(parts, ".js").replace("$WORDS", said)


def style(*parts: str | Path) -> str:
    """Return the rules of these parts."""
    return _join(parts, ".css")


@cache
def _join(parts: tuple[str | Path, ...], suffix: str) -> str:
    files = (FOLDER / f"{part}{suffix}" for part in dict.fromkeys(("base", *parts)))
    return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())  # not each has both


@cache
def _list_words(language: str) -> dict[str, str]:
    """Return what the scripts say, by the names that they use."""
    pair = {"first": "{first}", "second": "{second}"}  # for the script to fill in
    return {
        "after": say("Move down: {thing}", thing="{thing}"),
        "again": say("Ask me again"),
        "answer": say("The answer"),
        "before": say("Move up: {thing}", thing="{thing}"),
        "certified": say("Certified"),
        "column": say("the picture says"),
        "commit": say("Commit"),
        "copied": say("Copied"),
        "copy": say("Copy a link to this"),
        "drag": say("Point: drag it, or use the four arrow keys"),
        "draggable": say("draggable point"),
        "hidden": say("Hidden until the question is answered."),
        "lookAgain": say("Look again, and choose another answer."),
        "answerAnew": say("Look again, and give another answer."),
        "answerFirst": say("Answer this first. Then the link moves the picture."),
        "move": say("the picture waits for your answer"),
        "number": say("Your number"),
        "numberWanted": say("Type a number, such as 0.25 or 1/4."),
        "numbers": say("Numbers"),
        "pair": say("Not so. The first wrong pair: “{first}” comes before “{second}”.", **pair),
        "pause": say("Pause"),
        "picture": say("Picture"),
        "place": say("{thing}: now {place} of {count}", thing="{thing}", place="{place}", count="{count}"),
        "play": say("Play"),
        "right": say("right"),
        "rightOrder": say("Right: that is the whole order."),
        "step": say("Step"),
        "table": say("The picture in numbers"),
        "wrong": say("not so"),
    }
