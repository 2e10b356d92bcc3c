"""The mock interview: a question and its follow-ups, a clock, a rubric to tick, and a summary."""

import html
import os
from collections.abc import Callable

import ipywidgets as widgets
import numpy as np

from ...drawing.markup import inline, plain
from ...validate import integer
from ...words import say, say_n
from .bank import BANK, draw
from .entry import Entry, theme_title
from .markup import STYLE, StillPage, alert, bullets, paragraph, status
from .summary import Answer, save, summary

SHORT, LONG, WHITEBOARD = 30, 120, 600  # seconds to speak
WIDE = {"description_width": "initial"}  # as wide as its words


def mock(rng: np.random.Generator | None = None) -> widgets.VBox | StillPage:
    """Interview the reader, question after question, until they finish.

    Parameters
    ----------
    rng : numpy.random.Generator, optional
        What draws the questions; by default another order each time.

    Returns
    -------
    VBox or StillPage
        The box has the attributes `length`, `seconds`, `start`, `reveal`, `follow`, `next`, `path`, `replace`
        and `save` (to set and to click), `ticks` (the rubric), and `prompt`, `clock`, `answer`,
        `notice`, `result` (to read).  Where the environment says ``L1L2_DISPLAY=still``, its first question
        and rubric.

    Raises
    ------
    TypeError
        If rng is no generator.
    """
    entries = draw(len(BANK), np.random.default_rng() if rng is None else rng)
    if os.environ.get("L1L2_DISPLAY") == "still":
        return _write_still(entries[0])
    box = _box()
    box.entries, box.at, box.follow_ups_shown, box.answers = entries, 0, 0, {}
    _connect(box)
    _ask(box)
    return box


def _connect(box: widgets.VBox) -> None:
    box.length.observe(lambda change: setattr(box.seconds, "value", change["new"]), "value")
    box.play.observe(lambda change: _tick(box, change["new"]), "value")
    for button, answer in (
        (box.start, _start),
        (box.reveal, _reveal),
        (box.follow, _follow),
        (box.next, _next),
        (box.save, _save),
    ):
        button.on_click(_listen_for(answer, box))


def _listen_for(
    answer: Callable[[widgets.VBox], None], box: widgets.VBox
) -> Callable[[widgets.Button], None]:
    """Answer a click; what is wrong with the reader's input is said in words, and so is what we did wrong."""

    def listen(button: widgets.Button) -> None:
        if button.disabled:  # the second of two quick clicks, sent before the browser heard of it
            return
        box.notice.value = ""
        try:
            answer(box)
        except (TypeError, ValueError, OSError) as wrong:
            box.notice.value = alert(str(wrong))
        except Exception as ours:
            box.notice.value = alert(
                say("This is a mistake of the interview, not yours: {error}", error=repr(ours))
            )
            raise

    return listen


def _ask(box: widgets.VBox) -> None:
    entry = box.entries[box.at]
    where = say("Question {at}: {theme}", at=box.at + 1, theme=theme_title(entry.theme))
    box.prompt.value = status(inline(where), *_write_question(entry))
    box.follow_ups_shown, box.play.playing, box.play.value = 0, False, 0
    box.clock.value = box.answer.value = box.bar.description = ""
    box.board.outputs, box.ticks, box.rubric.children = (), [], []
    box.reveal.disabled, box.follow.disabled = False, True


def _start(box: widgets.VBox) -> None:
    seconds = integer(box.seconds.value, "clock", least=1)
    box.play.playing = False
    box.play.max, box.bar.max = seconds, seconds
    box.play.value, box.bar.description = 0, _say_left(seconds)
    runs = say_n("The clock runs: {n} second. Speak.", "The clock runs: {n} seconds. Speak.", seconds)
    box.clock.value = status(inline(runs))
    box.play.playing = True  # the browser counts, so that the kernel stays free


def _tick(box: widgets.VBox, seconds: int) -> None:
    box.bar.description = _say_left(box.play.max - seconds)
    if 0 < seconds == box.play.max:
        box.play.playing = False
        box.clock.value = status(inline(say("Time. Finish the sentence, then look at the answer.")))


def _say_left(seconds: int) -> str:
    return say("{seconds} s left", seconds=seconds)


def _reveal(box: widgets.VBox) -> None:
    """Show the answer of the chosen length, and the rubric."""
    entry = box.entries[box.at]
    box.play.playing = False
    texts = [
        say("**In 30 seconds.** {answer}", answer=entry.short),
        say("**30 秒回答.** {answer}", answer=entry.short_chinese),
    ]
    if box.length.value != SHORT:
        texts.append(say("**In 2 minutes.** {answer}", answer=entry.long))
    box.answer.value = status(*map(paragraph, texts))
    if box.length.value == WHITEBOARD:
        data = {"text/markdown": entry.board, "text/plain": entry.board}
        box.board.outputs = ({"output_type": "display_data", "data": data, "metadata": {}},)
    _offer_ticks(box, entry.rubric)
    box.reveal.disabled, box.follow.disabled = True, False
    box.follow.focus()  # a button that is disabled loses the focus, and the keys would go to JupyterLab


def _follow(box: widgets.VBox) -> None:
    """Show the next follow-up: at the first click its question, at the second its answer."""
    follow_ups = box.entries[box.at].follow_ups
    follow = follow_ups[box.follow_ups_shown // 2]
    texts = [say("**They go on.** {question}", question=follow.question)]
    if box.follow_ups_shown % 2:
        texts.append(say("**A short answer.** {answer}", answer=follow.answer))
        _offer_ticks(box, (follow.question,))
    box.answer.value = status(*map(paragraph, texts))
    box.follow_ups_shown += 1
    if box.follow_ups_shown == 2 * len(follow_ups):
        box.follow.disabled = True
        box.next.focus()


def _offer_ticks(box: widgets.VBox, points: tuple[str, ...]) -> None:
    for point in points:
        tick = _checkbox(plain(point))
        tick.point = point
        box.ticks = [*box.ticks, tick]
    box.rubric.children = [widgets.HTML(paragraph(say("Tick what you said yourself:"))), *box.ticks]


def _next(box: widgets.VBox) -> None:
    """Note what was ticked, and ask the next question; after the last one, the first again."""
    _record(box)
    box.at = (box.at + 1) % len(box.entries)
    _ask(box)
    box.start.focus()


def _record(box: widgets.VBox) -> None:
    if box.ticks:
        entry = box.entries[box.at]
        ticked = tuple(tick.point for tick in box.ticks if tick.value)
        made = tuple(point for point in ticked if point in entry.rubric)
        survived = tuple(point for point in ticked if point not in entry.rubric)
        box.answers[entry.key] = Answer(entry, box.seconds.value, made, survived)
    text = summary(tuple(box.answers.values()))
    box.result.value = f'<pre style="white-space:pre-wrap">{html.escape(text)}</pre>'


def _save(box: widgets.VBox) -> None:
    _record(box)
    file = save(summary(tuple(box.answers.values())), box.path.value, replace=box.replace.value)
    box.replace.value = False  # the next time it is asked again
    box.notice.value = status(html.escape(say("Saved as {file}.", file=str(file))))


def _box() -> widgets.VBox:
    box = widgets.VBox(layout={"max_width": "800px"})
    box.add_class("l1l2-interview")
    for name in ("prompt", "clock", "answer", "notice", "result"):
        setattr(box, name, widgets.HTML())
    box.board, box.rubric = widgets.Output(), widgets.VBox()  # only an Output renders Markdown with LaTeX
    _add_clock(box)
    _add_buttons(box)
    help_words = say(
        "Choose how long you may speak, and start the clock. Say it aloud. Then look at the answer, and tick "
        "what you said yourself. By keyboard: Tab walks, Space presses and ticks."
    )
    wrap = {"flex_flow": "row wrap", "grid_gap": "4px 12px"}
    box.children = [
        widgets.HTML(STYLE + paragraph(help_words)),
        box.prompt,
        box.length,
        widgets.HBox([box.seconds, box.start], layout=wrap),
        widgets.HBox([box.play, box.bar]),
        box.clock,
        widgets.HBox([box.reveal, box.follow, box.next], layout=wrap),
        box.answer,
        box.board,
        box.rubric,
        box.notice,
        widgets.HBox([box.path, box.replace, box.save], layout=wrap),
        box.result,
    ]
    return box


def _add_clock(box: widgets.VBox) -> None:
    """Add what sets and shows the time; the hidden `play` counts it in the browser."""
    lengths = [
        (say("30 seconds"), SHORT),
        (say("2 minutes"), LONG),
        (say("Whiteboard, 10 minutes"), WHITEBOARD),
    ]
    # Buttons: JupyterLab takes the arrow keys away from a drop-down list.
    box.length = widgets.ToggleButtons(options=lengths, description=say("You may speak for"))
    box.length.style = {"description_width": "initial", "button_width": "auto"}
    narrow = {"width": "140px"}
    box.seconds = widgets.IntText(value=SHORT, description=say("seconds"), style=WIDE, layout=narrow)
    box.play = widgets.Play(interval=1000, min=0, max=SHORT, layout={"display": "none"})
    box.bar = widgets.IntProgress(max=SHORT, style=WIDE, layout={"width": "300px"})
    widgets.jslink((box.play, "value"), (box.bar, "value"))


def _add_buttons(box: widgets.VBox) -> None:
    for name, words in (
        ("start", say("Start the clock")),
        ("reveal", say("Show the answer and the rubric")),
        ("follow", say("They go on")),
        ("next", say("Next question")),
        ("save", say("Save the summary")),
    ):
        setattr(box, name, widgets.Button(description=words, layout={"width": "auto"}))
    box.path = widgets.Text(value="interview.md", description=say("save as"), style=WIDE)
    box.replace = _checkbox(say("replace a file of that name"))


def _checkbox(words: str) -> widgets.Checkbox:
    return widgets.Checkbox(description=words, indent=False, layout={"width": "auto"})


def _write_question(entry: Entry) -> tuple[str, str]:
    return paragraph(entry.question, strong=True), paragraph(entry.chinese, lang="zh")


def _write_still(entry: Entry) -> StillPage:
    text = "\n".join([entry.question, entry.chinese, "", *(f"[ ] {point}" for point in entry.rubric)])
    return StillPage(text, "".join(_write_question(entry)) + bullets(map(inline, entry.rubric)))
