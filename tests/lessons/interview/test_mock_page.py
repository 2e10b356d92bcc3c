"""The mock interview: a clock that must run, follow-ups, a rubric to tick, a summary to keep."""

import re
from dataclasses import replace
from html import unescape

import ipywidgets as widgets
import numpy as np
import pytest

from l1l2.lessons.interview import mock_page as module
from l1l2.lessons.interview.bank import BANK, draw
from l1l2.lessons.interview.entry import theme_title
from l1l2.lessons.interview.mock_page import mock


@pytest.fixture(autouse=True)
def live_display(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


@pytest.fixture
def box():
    return mock(np.random.default_rng(0))


def words(widget):
    return unescape(re.sub("<.*?>", " ", widget.value))


def test_the_question_is_asked_in_both_languages(box):
    entry = box.entries[0]
    assert entry.question in words(box.prompt) and entry.chinese in words(box.prompt)
    assert entry.short not in words(box.answer) and box.ticks == []


def test_the_length_sets_the_clock(box):
    offered = [("30 seconds", 30), ("2 minutes", 120), ("Whiteboard, 10 minutes", 600)]
    assert list(box.length.options) == offered
    for length, seconds in reversed(offered):
        box.length.label = length
        assert box.seconds.value == seconds
    box.start.click()
    assert (box.play.max, box.bar.max, box.play.playing) == (30, 30, True)
    assert "30 seconds. Speak." in words(box.clock)


@pytest.mark.parametrize("seconds", [0, -5])
def test_a_clock_of_nothing_is_refused_in_words(box, seconds):
    box.seconds.value = seconds
    box.start.click()
    assert words(box.notice).strip() == f"clock: got {seconds}; give an integer >= 1"
    assert 'role="alert"' in box.notice.value
    assert not box.play.playing
    box.seconds.value = 5
    box.start.click()
    assert box.play.playing and box.notice.value == ""


def test_time_is_up_only_at_the_end(box):
    box.start.click()
    assert box.bar.description == "30 s left"
    box.play.value = 29
    assert box.bar.description == "1 s left" and "Time." not in words(box.clock)
    box.play.value = 30
    assert "Time." in words(box.clock) and not box.play.playing


def test_who_looks_at_the_answer_stops_the_clock(box):
    box.start.click()
    assert box.play.playing
    box.reveal.click()
    assert not box.play.playing


@pytest.mark.parametrize(
    ("length", "long", "board"),
    [("30 seconds", False, False), ("2 minutes", True, False), ("Whiteboard, 10 minutes", True, True)],
)
def test_the_answer_is_as_long_as_the_clock(box, length, long, board):
    entry = box.entries[0]
    box.length.label = length
    box.reveal.click()
    assert entry.short in words(box.answer) and entry.short_chinese in words(box.answer)
    assert (entry.long in words(box.answer)) == long
    assert [out["data"]["text/markdown"] for out in box.board.outputs] == [entry.board] * board
    assert tuple(tick.description for tick in box.ticks) == entry.rubric
    box.next.click()
    assert box.board.outputs == () and words(box.answer) == ""


def test_follow_ups_are_shown_one_by_one_each_before_its_answer(box):
    first, second = box.entries[0].follow_ups
    assert box.follow.disabled
    box.reveal.click()
    box.follow.click()
    assert first.question in words(box.answer) and first.answer not in words(box.answer)
    assert len(box.ticks) == 3
    box.follow.click()
    assert first.answer in words(box.answer) and len(box.ticks) == 4
    box.follow.click()
    assert second.question in words(box.answer) and second.answer not in words(box.answer)
    assert not box.follow.disabled
    box.follow.click()
    assert second.answer in words(box.answer) and box.follow.disabled
    assert [tick.description for tick in box.ticks[3:]] == [first.question, second.question]


def test_the_keys_are_where_the_next_step_is(box, monkeypatch):
    """A button that is disabled loses the focus, and the next key goes to JupyterLab."""
    held = []
    monkeypatch.setattr(widgets.Button, "focus", lambda button: held.append(button))
    box.reveal.click()
    assert held == [box.follow]
    for _ in range(2 * len(box.entries[0].follow_ups)):
        box.follow.click()
    assert held == [box.follow, box.next]
    box.next.click()
    assert held == [box.follow, box.next, box.start]


def test_a_second_click_before_the_button_is_disabled_is_none(box):
    """The browser sends both clicks of a double click before the kernel can disable the button."""
    box.reveal.click()
    box.reveal.click()
    assert [tick.description for tick in box.ticks] == list(box.entries[0].rubric)
    for _ in range(2 * len(box.entries[0].follow_ups) + 1):
        box.follow.click()
    assert len(box.ticks) == len(box.entries[0].rubric) + len(box.entries[0].follow_ups)
    assert box.notice.value == ""


def test_a_tick_stays_when_a_follow_up_is_added(box):
    box.reveal.click()
    box.ticks[1].value = True
    box.follow.click()
    box.follow.click()
    assert box.ticks[1].value and box.ticks[1] in box.rubric.children


def test_the_summary_holds_what_was_ticked(box):
    entry = box.entries[0]
    box.reveal.click()
    box.ticks[0].value = box.ticks[2].value = True
    box.next.click()
    assert box.entries[1].question in words(box.prompt) and box.ticks == []
    assert "1 answered: 2 of 3 points, 0 of 2 follow-ups." in words(box.result)
    assert f"[x] {entry.rubric[2]}" in words(box.result) and f"[ ] {entry.rubric[1]}" in words(box.result)
    box.next.click()
    assert "1 answered" in words(box.result), "a question that was passed over is no answer"


def test_a_point_with_marks_of_markdown_is_ticked_like_any_other(box):
    first = replace(box.entries[0], rubric=("Say *why*.", "So `w`.", "No."))
    box.entries = (first, *box.entries[1:])
    box.reveal.click()
    assert [tick.description for tick in box.ticks] == ["Say why.", "So w.", "No."]
    box.ticks[0].value = True
    box.next.click()
    assert "1 of 3 points" in words(box.result) and "[x] Say *why*." in words(box.result)


def test_the_summary_is_saved_and_nothing_is_overwritten_in_silence(box, tmp_path):
    file = tmp_path / "mine.md"
    box.path.value = str(file)
    box.reveal.click()
    box.save.click()
    assert "Saved as" in words(box.notice) and "1 answered: 0 of 3" in file.read_text(encoding="utf-8")
    box.ticks[0].value = True
    box.save.click()
    assert "exists already" in words(box.notice) and "0 of 3" in file.read_text(encoding="utf-8")
    box.replace.value = True
    box.save.click()
    assert "1 of 3" in file.read_text(encoding="utf-8") and not box.replace.value


@pytest.mark.parametrize(
    "name", ["x" * 300 + ".md", "a\0.md", "loop/x.md", "\ud800.md", "gone/x.md", "~nosuchuser/x.md"]
)
def test_whatever_name_it_shall_be_saved_as_is_answered(box, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    box.path.value = name
    box.save.click()
    assert 'role="alert"' in box.notice.value and words(box.notice)
    assert [file.name for file in tmp_path.iterdir()] == ["loop"]


def test_a_mistake_of_ours_is_said_and_goes_on_up(box, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("ours")

    monkeypatch.setattr(module, "save", broken)
    box.save.click()
    assert "RuntimeError: ours" in caplog.text  # where ipywidgets puts it, and the kernel shows it
    assert "This is a mistake of the interview, not yours: RuntimeError" in words(box.notice)


def test_what_is_wrong_is_shown_as_text(box, tmp_path):
    """A name that looks like HTML is none."""
    box.path.value = str(tmp_path / "gone<img src=x>" / "mine.md")
    box.save.click()
    assert "<img" not in box.notice.value and "gone&lt;img src=x&gt;" in box.notice.value


def test_after_the_last_question_comes_the_first_again(box):
    for _ in range(len(BANK)):
        box.next.click()
    assert box.entries[0].question in words(box.prompt)
    assert set(box.entries) == set(draw(len(BANK), np.random.default_rng(1)))


def test_what_draws_is_a_generator():
    assert len(mock().entries) == len(BANK)
    with pytest.raises(TypeError, match="rng: got 3; give a generator"):
        mock(3)


def test_where_no_kernel_answers_there_is_a_question_and_its_rubric(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    page = mock(np.random.default_rng(0))._repr_mimebundle_()
    entry = draw(len(BANK), np.random.default_rng(0))[0]
    for part in (entry.question, entry.chinese, *entry.rubric):
        assert part in page["text/plain"] and part in unescape(page["text/html"])
    assert page["text/plain"].splitlines()[-3:] == [f"[ ] {point}" for point in entry.rubric]


def test_what_it_says_from_start_to_next(box):
    entry = box.entries[0]
    assert words(box.prompt).strip().startswith(f"Question 1: {theme_title(entry.theme)}")
    assert [button.disabled for button in (box.start, box.reveal, box.follow, box.next)] == [0, 0, 1, 0]
    assert (box.seconds.value, box.length.value, box.path.value) == (30, 30, "interview.md")
    box.start.click()
    box.play.value = 12
    assert box.bar.description == "18 s left"
    box.reveal.click()
    assert [button.disabled for button in (box.start, box.reveal, box.follow, box.next)] == [0, 1, 0, 0]
    assert "In 30 seconds." in words(box.answer) and "In 2 minutes." not in words(box.answer)
    box.follow.click()
    assert "They go on." in words(box.answer) and "A short answer." not in words(box.answer)
    box.follow.click()
    assert "A short answer." in words(box.answer)
    box.next.click()
    assert words(box.prompt).strip().startswith(f"Question 2: {theme_title(box.entries[1].theme)}")
    assert (box.play.playing, box.play.value, box.bar.description, box.clock.value) == (False, 0, "", "")
    assert (box.ticks, box.rubric.children, box.follow_ups_shown) == ([], (), 0)
