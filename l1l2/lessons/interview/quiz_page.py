"""The quiz: multiple choice from the bank, a reply to every choice, a score by theme, and what to reread."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ipywidgets as widgets
import numpy as np

from ...course.question import Option
from ...drawing.markup import inline, plain
from ...words import say
from .bank import draw
from .entry import THEMES, Entry, theme_title
from .markup import STYLE, StillPage, bullets, paragraph, status


@dataclass(frozen=True)
class Score:
    """How a quiz went.

    Attributes
    ----------
    right, asked : int
        Questions answered rightly at the first choice, and all.
    themes : tuple of (str, int, int)
        The same by theme: its name, right, asked.
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
    for theme in THEMES:
        if mine := [good for good, entry in zip(right, entries, strict=True) if entry.theme == theme]:
            themes.append((theme, sum(mine), len(mine)))
    blank = tuple(at + 1 for at in range(len(entries)) if at not in chosen)
    reread = tuple(entry for good, entry in zip(right, entries, strict=True) if not good)
    return Score(sum(right), len(entries), tuple(themes), blank, reread)


def quiz(count: int = 8, rng: np.random.Generator | None = None) -> widgets.VBox | StillPage:
    """Ask multiple choice questions from the bank, one after the other.

    Parameters
    ----------
    count : int
        How many, from 1 to the size of the bank.
    rng : numpy.random.Generator, optional
        What draws them; by default another draw each time.

    Returns
    -------
    VBox or StillPage
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
        return StillPage(text, "".join(entry.asked._repr_mimebundle_()["text/html"] for entry in entries))
    return _ask_all(entries)


def _ask_all(entries: Sequence[Entry]) -> widgets.VBox:
    box = _box(max(len(entry.asked.options) for entry in entries))
    box.entries, box.chosen, box.at = entries, {}, 0

    def show() -> None:
        asked = entries[box.at].asked
        theme = theme_title(entries[box.at].theme)
        where = say("Question {at} of {count}: {theme}", at=box.at + 1, count=len(entries), theme=theme)
        box.prompt.value = status(inline(where), paragraph(asked.prompt, strong=True))
        for number, button in enumerate(box.options):
            offered = number < len(asked.options)
            button.layout.display = "flex" if offered else "none"
            button.description = _say_option(*asked.lettered[number]) if offered else ""
            if offered and asked.options[number] is box.chosen.get(box.at):
                mark(number)
        box.back.disabled = box.at == 0
        box.forward.description = say("Score") if box.at == len(entries) - 1 else say("Next")
        box.reply.value = box.result.value = ""

    def mark(number: int) -> None:
        letter, option = entries[box.at].asked.lettered[number]
        box.options[number].description = _say_marked(letter, option, first=box.chosen[box.at] is option)

    def choose(number: int) -> None:
        letter, option = entries[box.at].asked.lettered[number]
        first = box.chosen.setdefault(box.at, option) is option
        mark(number)
        if first:
            reply = say("{letter}: {verdict}", letter=letter, verdict=option.full_reply)
        else:
            reply = say(
                "{letter} (after your first choice): {verdict}", letter=letter, verdict=option.full_reply
            )
        box.reply.value = status(inline(reply))

    def step(by: int) -> None:
        if box.at + by == len(entries):
            box.reply.value, box.result.value = "", _write_result(score(entries, box.chosen))
            return
        box.at += by
        show()
        box.options[0].focus()  # so that Tab walks on from the new question's first answer

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
    box.back, box.forward = (widgets.Button(description=words) for words in (say("Back"), say("Next")))
    box.add_class("l1l2-interview")
    steps = widgets.HBox([box.back, box.forward])
    help_words = say(
        "Tab walks from answer to answer, Space chooses. Your first choice counts; then choose the others as "
        "well, and read what is tempting about them."
    )
    head = widgets.HTML(STYLE + paragraph(help_words))
    box.children = [head, box.prompt, *box.options, box.reply, steps, box.result]
    return box


def _say_option(letter: str, option: Option) -> str:
    return say("{letter}. {answer}", letter=letter, answer=plain(option.text))


def _say_marked(letter: str, option: Option, *, first: bool) -> str:
    """Return an answer that was chosen, with the sign of right or wrong."""
    named = {"sign": "✓" if option.correct else "✗", "letter": letter, "answer": plain(option.text)}
    if first:
        return say("{sign} {letter}. {answer} (your first choice)", **named)
    return say("{sign} {letter}. {answer}", **named)


def _write_result(found: Score) -> str:
    right = say("{right} of {asked} right at the first choice.", right=found.right, asked=found.asked)
    lines = [paragraph(right, strong=True)]
    lines.append(
        bullets(
            inline(say("{theme}: {right} of {asked}", theme=theme_title(theme), right=right, asked=asked))
            for theme, right, asked in found.themes
        )
    )
    if found.blank:
        numbers = ", ".join(map(str, found.blank))
        lines.append(
            paragraph(
                say("Left blank, and not counted as right: {numbers}. “Back” leads there.", numbers=numbers)
            )
        )
    if found.reread:
        lines += [paragraph(say("To reread:")), bullets(map(_write_link, found.reread))]
    return status(*lines)


def _write_link(entry: Entry) -> str:
    """Return a link to where the answer is found, and the question."""
    place = f'<a href="{entry.file}" target="_blank">{inline(entry.asked.source)}</a>'
    return f"{place}: {inline(entry.question)}"
