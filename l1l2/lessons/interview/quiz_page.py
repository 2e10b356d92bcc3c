"""The quiz: multiple choice from the bank, a reply to every choice, a score by theme, and what to reread."""

import html
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ipywidgets as widgets
import numpy as np

from ...course.question import Option
from .bank import draw
from .entry import THEMES, Entry
from .markup import STYLE, Words, bullets, said

HELP = (
    "Tab walks from answer to answer, Space chooses. Your first choice counts; then choose the others as "
    "well, and read what is tempting about them."
)


@dataclass(frozen=True)
class Score:
    """How a quiz went.

    Attributes
    ----------
    right, asked : int
        Questions answered rightly at the first choice, and all.
    themes : tuple of (str, int, int)
        The same by theme: its title, right, asked.
    blank : tuple of int
        Numbers of the questions that were left blank, from 1; they count as not right.
    reread : tuple of Entry
        What was not right.
    """

    right: int
    asked: int
    themes: tuple[tuple[str, int, int], ...]
    blank: tuple[int, ...]
    reread: tuple[Entry, ...]


def score(entries: Sequence[Entry], chosen: Mapping[int, Option]) -> Score:
    """Count what was right at the first choice.

    Parameters
    ----------
    entries : sequence of Entry
        What was asked.
    chosen : mapping of int to Option
        The first choice by position, from 0; a position that is missing was left blank.

    Returns
    -------
    Score

    Raises
    ------
    ValueError
        If a choice is not one of its question's options.
    """
    for at, option in chosen.items():
        if at not in range(len(entries)) or option not in entries[at].asked.options:
            raise ValueError(f"chosen: got {option!r} for question {at + 1}; give one of its options")
    right = [at in chosen and chosen[at].correct for at in range(len(entries))]
    themes = []
    for theme, title in THEMES.items():
        if mine := [good for good, entry in zip(right, entries, strict=True) if entry.theme == theme]:
            themes.append((title, sum(mine), len(mine)))
    blank = tuple(at + 1 for at in range(len(entries)) if at not in chosen)
    reread = tuple(entry for good, entry in zip(right, entries, strict=True) if not good)
    return Score(sum(right), len(entries), tuple(themes), blank, reread)


def quiz(count: int = 8, rng: np.random.Generator | None = None) -> widgets.VBox | Words:
    """Ask multiple choice questions from the bank, one after the other.

    Parameters
    ----------
    count : int
        How many, from 1 to the size of the bank.
    rng : numpy.random.Generator, optional
        What draws them; by default another draw each time.

    Returns
    -------
    VBox or Words
        The box has the attributes `entries`, `chosen` (first choices by position), `options` (its buttons),
        `back` and `forward` (to click), and `prompt`, `reply`, `result` (to read).  Where the environment
        says ``L1L2_DISPLAY=still``, the questions alone, with each reply folded under its option.

    Raises
    ------
    TypeError, ValueError
        If count is no integer from 1 to the size of the bank, or rng is no generator.
    """
    entries = draw(count, np.random.default_rng() if rng is None else rng)
    if os.environ.get("L1L2_DISPLAY") == "still":
        text = "\n\n".join(f"{at}. {entry.asked}" for at, entry in enumerate(entries, start=1))
        return Words(text, "".join(entry.asked._repr_mimebundle_()["text/html"] for entry in entries))
    return _asking(entries)


def _asking(entries: Sequence[Entry]) -> widgets.VBox:
    box = _box(max(len(entry.asked.options) for entry in entries))
    box.entries, box.chosen, box.at = entries, {}, 0

    def show() -> None:
        asked = entries[box.at].asked
        where = f"Question {box.at + 1} of {len(entries)}: {THEMES[entries[box.at].theme]}"
        box.prompt.value = f'<div role="status">{where}<p><b>{html.escape(asked.prompt)}</b></p></div>'
        for number, button in enumerate(box.options):
            offered = number < len(asked.options)
            button.layout.display = "flex" if offered else "none"
            button.description = "{}. {.text}".format(*asked.lettered[number]) if offered else ""
            if offered and asked.options[number] is box.chosen.get(box.at):
                mark(number)
        box.back.disabled = box.at == 0
        box.forward.description = "Score" if box.at == len(entries) - 1 else "Next"
        box.reply.value = box.result.value = ""

    def mark(number: int) -> None:
        letter, option = entries[box.at].asked.lettered[number]
        yours = " (your first choice)" if box.chosen[box.at] is option else ""
        box.options[number].description = f"{'✓' if option.correct else '✗'} {letter}. {option.text}{yours}"

    def choose(number: int) -> None:
        letter, option = entries[box.at].asked.lettered[number]
        first = box.chosen.setdefault(box.at, option) is option
        mark(number)
        box.reply.value = said(f"{letter}{'' if first else ' (after your first choice)'}: {option.verdict}")

    def step(by: int) -> None:
        if box.at + by == len(entries):
            box.reply.value, box.result.value = "", _page(score(entries, box.chosen))
            return
        box.at += by
        show()
        box.options[0].focus()  # the next Tab shall go on from here

    for number, button in enumerate(box.options):
        button.on_click(lambda _, number=number: choose(number))
    # Of two quick clicks the second may be sent before the browser heard that “Back” is disabled.
    box.back.on_click(lambda back: None if back.disabled else step(-1))
    box.forward.on_click(lambda _: step(1))
    show()
    return box


def _box(options: int) -> widgets.VBox:
    box = widgets.VBox(layout={"max_width": "800px"})
    box.prompt, box.reply, box.result = widgets.HTML(), widgets.HTML(), widgets.HTML()
    box.options = [widgets.Button(layout={"width": "auto"}) for _ in range(options)]
    box.back, box.forward = widgets.Button(description="Back"), widgets.Button(description="Next")
    box.add_class("l1l2-interview")
    steps = widgets.HBox([box.back, box.forward])
    head = widgets.HTML(f"{STYLE}<p>{HELP}</p>")
    box.children = [head, box.prompt, *box.options, box.reply, steps, box.result]
    return box


def _page(result: Score) -> str:
    lines = [f"<p><b>{result.right} of {result.asked} right at the first choice.</b></p>"]
    lines.append(bullets([f"{title}: {right} of {asked}" for title, right, asked in result.themes]))
    if result.blank:
        numbers = ", ".join(map(str, result.blank))
        lines.append(f"<p>Left blank, and not counted as right: {numbers}. “Back” leads there.</p>")
    if result.reread:
        places = [f"{_link(entry)}: {html.escape(entry.question)}" for entry in result.reread]
        lines.append("<p>To reread:</p>" + bullets(places))
    return f'<div role="status">{"".join(lines)}</div>'


def _link(entry: Entry) -> str:
    return f'<a href="{entry.notebook}.ipynb" target="_blank">{html.escape(entry.asked.source)}</a>'
