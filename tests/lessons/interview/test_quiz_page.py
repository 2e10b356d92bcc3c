"""The quiz without a script: every question with its folded replies, and where each is answered."""

import re
from html import unescape
from urllib.parse import unquote

import numpy as np
import pytest

from l1l2.drawing.markup import plain
from l1l2.lessons.interview.bank import BANK, draw
from l1l2.lessons.interview.entry import theme_title
from l1l2.lessons.interview.quiz_page import Quiz, quiz
from tools import notebooks

ENTRIES = [pytest.param(entry, id=key) for key, entry in BANK.items()]


def page(shown):
    return shown._repr_mimebundle_()["text/html"]


def words(text):
    return unescape(re.sub("<.*?>", "", text))


@pytest.fixture
def still(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")


def test_the_same_generator_asks_the_same():
    assert quiz(5, np.random.default_rng(2)).entries == draw(5, np.random.default_rng(2))
    assert len(quiz().entries) == 8


@pytest.mark.parametrize(("count", "rng"), [(0, None), (len(BANK) + 1, None), ("8", None), (8, 12)])
def test_a_quiz_that_is_impossible_is_refused(count, rng):
    with pytest.raises((TypeError, ValueError), match=r"^(count|rng): "):
        quiz(count, rng)


def test_where_no_script_runs_each_reply_is_folded_under_its_option(still):
    asked = quiz(len(BANK), np.random.default_rng(5))
    text = page(asked)
    assert "<script" not in text and "<style" not in text
    for at, (entry, part) in enumerate(zip(asked.entries, text.split("<section ")[1:], strict=True), start=1):
        assert f"Question {at} of {len(BANK)}: {theme_title(entry.theme)}" in words(part)
        assert f'data-question="{entry.asked.name}"' in part and plain(entry.asked.prompt) in words(part)
        folds = re.findall(
            r'<details class="l1l2-option"( data-right)?[^>]*><summary>(.+?)</summary>(.+?)</d', part
        )
        for (letter, option), (right, shown, reply) in zip(entry.asked.lettered, folds, strict=True):
            lead = "" if entry.asked.kind == "number" else f"{letter}. "
            assert words(shown) == f"{lead}{plain(option.text)}"
            assert words(reply) == plain(option.full_reply)
            assert bool(right) == option.correct


def test_a_page_that_lives_is_the_still_one_and_a_script(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    asked = quiz(3, np.random.default_rng(5))
    still = asked._repr_mimebundle_()
    monkeypatch.delenv("L1L2_DISPLAY")
    alive = asked._repr_mimebundle_()
    assert still["text/html"] in alive["text/html"] and "function quiz(" in alive["text/html"]
    assert alive["text/plain"] == still["text/plain"]
    assert all(
        f"{at}. {entry.asked}" in still["text/plain"] for at, entry in enumerate(asked.entries, start=1)
    )


def test_a_question_of_the_bank_is_remembered_by_a_name_of_its_own():
    assert BANK["why_sparse"].asked.name == "interview/why_sparse"
    assert BANK["two_bars"].asked.name == "bars/exchange"
    names = [entry.asked.name for entry in BANK.values()]
    assert len({*names}) == len(names)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_link_leads_to_the_heading_that_answers(entry, still):
    file, _, fragment = entry.address.partition("#")
    source = notebooks.source(entry.lesson).read_text(encoding="utf-8")
    # As JupyterLab names a heading: https://github.com/jupyterlab/jupyterlab, renderers.ts, createHeaderId.
    anchors = [heading.replace(" ", "-") for heading in re.findall(r"^# ## (.+)$", source, re.MULTILINE)]
    assert file == entry.file and unquote(fragment) in anchors
    assert f'<a href="{entry.address}">{entry.asked.source}</a>' in unescape(page(Quiz((entry,))))


def test_a_fragment_keeps_what_jupyterlab_compares():
    """It decodes nothing: a comma that were written %2C would lead to the top of the notebook."""
    assert BANK["why_sparse"].address.endswith(".ipynb#One-weight,-two-penalties")
    assert BANK["other_exponents"].address.endswith("#Further:-which-balls-have-such-corners?")
