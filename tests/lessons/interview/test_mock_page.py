"""The mock interview without a script: one question; its answer, rubric and follow-ups are folded."""

import re
from html import unescape

import numpy as np
import pytest

from l1l2.drawing.markup import plain
from l1l2.lessons.interview.bank import BANK, draw
from l1l2.lessons.interview.entry import theme_title
from l1l2.lessons.interview.mock_page import Mock, mock

ENTRIES = [pytest.param(entry, id=key) for key, entry in BANK.items()]


def words(text):
    return unescape(re.sub("<.*?>", "", text))


@pytest.fixture
def still(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")


def test_it_asks_the_whole_bank_in_an_order_that_is_drawn():
    assert mock(np.random.default_rng(4)).entries == draw(len(BANK), np.random.default_rng(4))
    assert {entry.key for entry in mock().entries} == {*BANK}
    with pytest.raises(TypeError, match="rng: got 3; give a generator"):
        mock(3)


@pytest.mark.parametrize("entry", ENTRIES)
def test_nothing_but_the_question_is_in_sight(entry, still):
    page = Mock((entry,))._repr_mimebundle_()["text/html"]
    seen = words(re.sub("<details.+?</details>", "", page, flags=re.DOTALL))
    folded = [words(fold) for fold in re.findall("<details.+?</details>", page, re.DOTALL)]
    assert seen == (
        f"{theme_title(entry.theme)}{plain(entry.question)}{plain(entry.chinese)}"
        f"{entry.asked.source}: {plain(entry.question)}"
    )
    answers = (entry.short, entry.short_chinese, entry.long, f'BANK["{entry.key}"]', *entry.rubric)
    assert all(plain(part) in folded[0] for part in answers)
    for follow_up, fold in zip(entry.follow_ups, folded[1:], strict=True):
        assert plain(follow_up.question) in fold and plain(follow_up.answer) in fold
    assert entry.address in unescape(page)


def test_a_still_page_has_one_question_and_no_script(still):
    data = mock(np.random.default_rng(0))._repr_mimebundle_()
    entry = draw(len(BANK), np.random.default_rng(0))[0]
    assert data["text/html"].count("<section") == 1 and "<script" not in data["text/html"]
    assert data["text/plain"].splitlines() == [
        entry.question, entry.chinese, "", *(f"[ ] {point}" for point in entry.rubric)
    ]  # fmt: skip


def test_a_living_page_brings_all_along_and_hides_all_but_the_first(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)
    data = mock(np.random.default_rng(0))._repr_mimebundle_()
    entries = draw(len(BANK), np.random.default_rng(0))
    found = re.findall(r'<section [^>]*data-name="(\w+)"[^>]*?( hidden)?>', data["text/html"])
    assert found == [(entry.key, " hidden" if at else "") for at, entry in enumerate(entries)]
    assert "function mock(" in data["text/html"]
    assert entries[0].question in data["text/plain"]


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_rubric_says_what_was_said_and_not_what_was_left_out(entry):
    """A tick is for what one did: "Did not compare" would be ticked by silence."""
    assert not any(re.match(r"(Did not|Does not|Never|No mention)", point) for point in entry.rubric)
