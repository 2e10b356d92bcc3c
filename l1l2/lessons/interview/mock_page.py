"""The mock interview: a question and its follow-ups, a clock, a rubric to tick, and a summary to keep."""

import html
from dataclasses import dataclass

import numpy as np

from ...drawing.markup import inline
from ...words import say
from .bank import BANK, draw
from .entry import Entry, FollowUp, theme_title
from .session import bundle, write_heading, write_reread


@dataclass(frozen=True)
class Mock:
    """What an interviewer asks in turn, shown as a page that needs no kernel.

    Attributes
    ----------
    entries : tuple of Entry
    """

    entries: tuple[Entry, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        first, *others = self.entries
        questions = _write_question(first) + "".join(_write_question(one, " hidden") for one in others)
        text = "\n".join([first.question, first.chinese, "", *(f"[ ] {point}" for point in first.rubric)])
        alive = f'<div class="l1l2-session" data-mock data-asks>{questions}</div>'
        return bundle(alive, text, "summary", "mock", still=_write_question(first), **_list_words())


def mock(rng: np.random.Generator | None = None) -> Mock:
    """Interview the reader, question after question, until they finish.

    Parameters
    ----------
    rng : numpy.random.Generator, optional
        What draws the questions; by default another order each time.

    Returns
    -------
    Mock
        Where the environment says ``L1L2_DISPLAY=still``, or no script runs, its first question, with
        answer, rubric and follow-ups folded.

    Raises
    ------
    TypeError
        If rng is no generator.
    """
    return Mock(draw(len(BANK), np.random.default_rng() if rng is None else rng))


def _write_question(entry: Entry, hidden: str = "") -> str:
    answers = (
        (say("**In 30 seconds.** {answer}", answer=entry.short), ""),
        (say("**30 秒回答.** {answer}", answer=entry.short_chinese), ' lang="zh"'),
        (say("**In 2 minutes.** {answer}", answer=entry.long), ' class="l1l2-long"'),
        (
            say("**At the whiteboard.** `BANK[{key}]` has the derivation.", key=f'"{entry.key}"'),
            ' class="l1l2-long"',
        ),
    )
    answer = "".join(f"<p{kind}>{inline(words)}</p>" for words, kind in answers)
    points = "".join(f"<li>{inline(point)}</li>" for point in entry.rubric)
    heading, tick = inline(say("The answer")), inline(say("Tick what you said yourself:"))
    theme = theme_title(entry.theme)
    place = f"[{entry.asked.source}]({entry.address})"  # for the summary, which is Markdown
    return (
        f'<section class="l1l2-card" data-name="{entry.key}" data-theme="{html.escape(theme)}" '
        f'data-place="{html.escape(place)}"{hidden}>{write_heading(theme)}'
        f'<p class="l1l2-prompt"><strong>{inline(entry.question)}</strong></p>'
        f'<p lang="zh">{inline(entry.chinese)}</p>'
        f"<details><summary>{heading}</summary>"
        f'<div class="l1l2-answer">{answer}</div><p>{tick}</p><ul class="l1l2-rubric">{points}</ul></details>'
        f"{''.join(map(_write_follow_up, entry.follow_ups))}{write_reread(entry)}</section>"
    )


def _write_follow_up(follow_up: FollowUp) -> str:
    they = inline(say("**They go on.**"))
    asked = f"{they} <span>{inline(follow_up.question)}</span>"
    answer = inline(say("**A short answer.** {answer}", answer=follow_up.answer))
    return f'<details class="l1l2-follow-up"><summary>{asked}</summary><p>{answer}</p></details>'


def _list_words() -> dict[str, str]:
    """Return what mock.js says; it fills in the names in braces."""
    counts = {name: f"{{{name}}}" for name in ("count", "made", "points", "survived", "asked")}
    return {
        "answered": say(
            "{count} answered: {made} of {points} points, {survived} of {asked} follow-ups.", **counts
        ),
        "finish": say("Finish"),
        "followUp": say("Follow-up:"),
        "goOn": say("They go on"),
        "half": say("Half of the time is over."),
        "had": say("I could answer that."),
        "last": say("Last time, on {date}.", date="{date}"),
        "long": say("2 minutes"),
        "goAhead": say("Go on"),
        "next": say("Next question"),
        "none": say("No question was answered yet."),
        "outOf": say("Spoken: {spoken} of {length}.", spoken="{spoken}", length="{length}"),
        "over": say("Time. Finish the sentence, then look at the answer."),
        "question": say("Question {at}: {theme}", at="{at}", theme="{theme}"),
        "reread": say("Reread: {place}.", place="{place}"),
        "reveal": say("Show the answer"),
        "runs": say("The clock runs: {length}. Speak.", length="{length}"),
        "said": say("said"),
        "save": say("Save the summary"),
        "short": say("30 seconds"),
        "shortAnswer": say("A short answer"),
        "speakFor": say("You may speak for"),
        "start": say("Start the clock"),
        "stopped": say("The clock is stopped. You spoke for {spoken}.", spoken="{spoken}"),
        "title": say("Mock interview"),
        "unclocked": say("Answered without the clock."),
        "unsaid": say("not said"),
    }
