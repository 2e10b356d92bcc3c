"""A number to type and things to put in order, without a kernel: by keyboard, kept, and read aloud."""

import json
from functools import cache

import pytest
from playwright.sync_api import expect

from l1l2.course.questions_file import read_questions
from l1l2.course.retrieve import Retrieval
from l1l2.drawing import live
from l1l2.drawing.card import write_cards
from tests.course.test_kinds import NUMBER, ORDER

from ..drawing import shown
from .memory import reload
from .test_live import axe

pytestmark = pytest.mark.browser

HALF, SIZES = read_questions(f"{NUMBER}\n{ORDER}", "questions.md", "98 Halves").values()
REPLY = {option.text: option.reply for option in (*HALF.options, *SIZES.options)}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Two kinds</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }}
@media (prefers-color-scheme: dark) {{ :root {{ background: #15191d; color: #e4e7eb }} }}</style>
<main><h1>Two kinds</h1>{}</main>"""
gate = cache(lambda: live.page(shown.plane(), HALF))


@pytest.fixture
def open_card(open_page, monkeypatch):
    """Open a page with these questions on cards."""
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)

    def opened(*questions, **options):
        return open_page(PAGE.format(write_cards(questions)), shows=".l1l2-card form", **options)

    return opened


def answer(tab, words):
    tab.get_by_role("textbox", name="Your number").fill(words)
    tab.keyboard.press("Enter")


def things(tab):
    return tab.locator("form .l1l2-things > li > span").all_inner_texts()


def tries(tab, question):
    return json.loads(tab.evaluate("localStorage.getItem('l1l2')"))["answers"][question.name]["tries"]


@pytest.mark.parametrize("words", ["0.25", "0,25", ".25", "1/4", " 2.5e-1 ", "+0.250"])
def test_a_right_number_is_right_however_it_is_written(open_card, words):
    tab = open_card(HALF)
    answer(tab, words)
    expect(tab.locator(".l1l2-option[open]")).to_have_text(
        f"0.25 ✓Right. {REPLY['0.25']}", use_inner_text=False
    )
    expect(tab.locator(".l1l2-card")).to_have_class("l1l2-card l1l2-done")


@pytest.mark.parametrize(
    ("words", "text"), [("1.01", "1 ± 0.01"), ("−3", "< 0"), ("0.5", "Any other number")]
)
def test_a_wrong_number_gets_the_reply_to_its_mistake_and_another_try(open_card, words, text):
    tab = open_card(HALF)
    answer(tab, words)
    expect(tab.locator(".l1l2-reply")).to_contain_text(f"Not so. {REPLY[text]}")
    expect(tab.locator(".l1l2-reply")).to_be_focused()
    assert tab.get_by_role("textbox").input_value() == words and "0.25" not in tab.inner_text("form")
    answer(tab, "0.25")
    expect(tab.locator(".l1l2-card")).to_have_class("l1l2-card l1l2-done l1l2-missed")
    assert tries(tab, HALF) == [[option.text for option in HALF.options].index(text), 0]


@pytest.mark.parametrize("words", ["a half", "1/0", "1..2", "1/2/3", "--1"])
def test_what_is_no_number_is_no_try(open_card, words):
    tab = open_card(HALF)
    answer(tab, words)
    box = tab.get_by_role("textbox")
    assert box.evaluate("box => box.validationMessage") == "Type a number, such as 0.25 or 1/4."
    assert tab.evaluate("localStorage.getItem('l1l2')") is None
    answer(tab, "0.25")
    expect(tab.locator(".l1l2-done")).to_have_count(1)


def test_two_wrong_numbers_end_it_and_it_can_be_asked_again(open_card):
    tab = open_card(HALF)
    answer(tab, "7")
    answer(tab, "8")
    expect(tab.locator(".l1l2-missed")).to_have_count(1)
    reload(tab)
    expect(tab.locator(".l1l2-missed")).to_have_count(1)
    tab.get_by_role("button", name="Ask me again").click()
    expect(tab.get_by_role("textbox")).to_be_focused()
    assert tab.get_by_role("textbox").input_value() == ""


def test_things_are_moved_by_keyboard_and_each_move_is_told(open_card):
    tab = open_card(SIZES)
    first = things(tab)
    assert sorted(first) == sorted(option.text for option in SIZES.options)
    assert tab.get_by_role("button", name=f"Move up: {first[0]}").is_disabled()
    tab.get_by_role("button", name=f"Move up: {first[2]}").focus()
    tab.keyboard.press("Enter")
    assert things(tab) == [first[0], first[2], first[1]]
    expect(tab.get_by_role("status").first).to_have_text(f"{first[2]}: now 2 of 3")
    expect(tab.get_by_role("button", name=f"Move up: {first[2]}")).to_be_focused()
    tab.keyboard.press("Space")
    assert things(tab) == [first[2], first[0], first[1]]  # now its way up ends, and the focus is not lost
    expect(tab.get_by_role("button", name=f"Move down: {first[2]}")).to_be_focused()


def put(tab, wanted):
    for place, text in enumerate(wanted):
        while things(tab).index(text) > place:
            tab.get_by_role("button", name=f"Move up: {text}").click()
    tab.get_by_role("button", name="Commit").last.click()


def test_the_reply_is_that_to_the_first_wrong_pair(open_card):
    tab, right = open_card(SIZES), [option.text for option in SIZES.options]
    put(tab, [right[2], right[0], right[1]])
    pair = f"Not so. The first wrong pair: “{right[1]}” comes before “{right[2]}”. {REPLY[right[1]]}"
    expect(tab.locator(".l1l2-reply")).to_contain_text(pair)
    assert things(tab) == [right[2], right[0], right[1]]  # as the reader left it
    put(tab, right)
    expect(tab.locator(".l1l2-card")).to_have_class("l1l2-card l1l2-done l1l2-missed")
    assert tries(tab, SIZES) == [1, 2]
    reload(tab)
    expect(tab.locator(".l1l2-card > p").nth(2)).to_contain_text(" → ".join(right))


def test_a_picture_waits_for_a_number(open_page):
    tab = open_page(gate())
    expect(tab.get_by_role("slider").first).to_be_disabled()
    answer(tab, "1")
    expect(tab.get_by_role("slider").first).to_be_disabled()
    answer(tab, "0.25")
    expect(tab.get_by_role("slider").first).to_be_enabled()
    expect(tab.locator(".l1l2-told")).to_contain_text(REPLY["0.25"])


def test_retrieval_asks_both_kinds_one_after_the_other(open_page, monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)
    body = Retrieval((HALF, SIZES), ())._repr_mimebundle_()["text/html"]
    tab = open_page(PAGE.format(body), shows=".l1l2-card form")
    expect(tab.locator(".l1l2-card")).to_have_count(1)
    answer(tab, "0.25")
    expect(tab.locator(".l1l2-card")).to_have_count(2)
    put(tab, [option.text for option in SIZES.options])
    line = tab.locator(".l1l2-answered > summary").nth(1)
    expect(line).to_contain_text(" → ".join(option.text for option in SIZES.options))


def test_without_scripts_the_answers_are_folded(open_page, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    text = PAGE.format(write_cards([HALF, SIZES]))
    tab = open_page(text, shows=".l1l2-compare", java_script_enabled=False)
    expect(tab.locator(".l1l2-things > li")).to_have_count(3)
    expect(tab.locator(".l1l2-option").first).to_be_hidden()
    for fold in tab.locator(".l1l2-compare > summary").all():
        fold.click()
    tab.get_by_text("2. a tenth").click()
    expect(tab.get_by_text(REPLY["a tenth"])).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_card, scheme):
    tab = open_card(HALF, SIZES, color_scheme=scheme)
    for act in (lambda: None, lambda: answer(tab, "1"), lambda: answer(tab, "0.25")):
        act()
        wrong, passed = axe(tab)
        assert wrong == [] and passed
    put(tab, [option.text for option in SIZES.options])
    wrong, passed = axe(tab)
    assert wrong == [] and passed
