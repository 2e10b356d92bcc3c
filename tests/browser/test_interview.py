"""A candidate takes the quiz and the mock interview by keyboard alone, in the real JupyterLab."""

import nbformat
import numpy as np
import pytest
from playwright.sync_api import expect

from l1l2.lessons.interview.bank import BANK, draw

from .real_lab import address_of

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

CODE = """\
import numpy as np

from l1l2.lessons.interview.bank import BANK
from l1l2.lessons.interview import mock
from l1l2.lessons.interview import quiz
"""
QUIZ, FIRST = draw(3, np.random.default_rng(12)), draw(len(BANK), np.random.default_rng(1))[0]


def run(page, lab, name, cells):
    """Write a notebook of these cells, open it, and run it."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)), metadata=kernel)
    nbformat.write(notebook, lab.reached.parent / "course" / "notebooks" / name)
    page.goto(address_of(lab.address, name))
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


@pytest.fixture(scope="module")
def candidate(reader, lab):
    """A notebook with a quiz of three and a mock interview, run."""
    cells = [CODE, "quiz(3, np.random.default_rng(12))", "mock(np.random.default_rng(1))"]
    run(reader.page, lab, "candidate.ipynb", cells)
    expect(reader.page.get_by_text("Question 1 of 3")).to_be_visible()
    expect(reader.page.get_by_role("button", name="Start the clock")).to_be_visible()
    return reader


def tab_to(page, name):
    """Walk with Tab until a button of that name has the focus."""
    for _ in range(20):
        if name in (page.evaluate("document.activeElement.textContent") or ""):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"20 tabs do not lead to {name!r}")


def test_every_answer_is_chosen_and_every_reply_read_by_keyboard(candidate, tmp_path):
    page = candidate.page
    page.get_by_role("button", name=f"A. {QUIZ[0].asked.options[0].text}").focus()
    for at, entry in enumerate(QUIZ):
        expect(page.get_by_text(f"Question {at + 1} of 3")).to_be_visible()
        expect(page.get_by_text(entry.asked.prompt)).to_be_visible()
        wrong_first = sorted(entry.asked.lettered, key=lambda pair: pair[1].correct)
        for letter, option in sorted(wrong_first[:1]) + [pair for pair in entry.asked.lettered]:
            page.get_by_role("button", name=f"{letter}. {option.text}").focus()
            page.keyboard.press("Space")
            expect(page.get_by_role("status").filter(has_text=option.reply)).to_be_visible()
        page.screenshot(path=tmp_path / f"quiz{at}.png")
        tab_to(page, "Score" if at == 2 else "Next")
        page.keyboard.press("Space")
    expect(page.get_by_text("0 of 3 right at the first choice.")).to_be_visible()
    expect(page.get_by_role("link", name=QUIZ[0].asked.source)).to_be_visible()
    page.screenshot(path=tmp_path / "score.png")


def test_after_next_the_first_answer_has_the_focus(candidate):
    page = candidate.page
    for at in (1, 0):
        page.get_by_role("button", name="Back", exact=True).focus()
        page.keyboard.press("Space")
        # The kernel moves the focus with the question: a key pressed before that would answer.
        expect(page.get_by_role("button", name=f"A. {QUIZ[at].asked.options[0].text}")).to_be_focused()
    expect(page.get_by_text("Question 1 of 3")).to_be_visible()
    page.get_by_role("button", name="Next", exact=True).focus()
    page.keyboard.press("Space")
    focused = page.get_by_role("button", name=f"A. {QUIZ[1].asked.options[0].text}")
    expect(focused).to_be_focused()
    # A long answer is read in full: nothing of it is cut.
    assert focused.evaluate("button => button.scrollWidth <= button.clientWidth + 1")
    assert focused.evaluate("button => button.scrollHeight <= button.clientHeight + 1")


def test_a_mock_interview_by_keyboard(candidate, lab, tmp_path):
    page = candidate.page
    expect(page.get_by_text(FIRST.question)).to_be_visible()
    page.get_by_label("seconds").fill("0")
    page.keyboard.press("Tab")
    tab_to(page, "Start the clock")
    page.keyboard.press("Space")
    expect(page.get_by_role("alert")).to_have_text("clock: got 0; give an integer >= 1")
    page.get_by_role("button", name="Whiteboard, 10 minutes").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("seconds")).to_have_value("600")
    page.get_by_label("seconds").fill("2")
    page.keyboard.press("Tab")
    tab_to(page, "Start the clock")
    page.keyboard.press("Space")
    expect(page.get_by_text("Time. Finish the sentence")).to_be_visible()
    tab_to(page, "Show the answer and the rubric")
    page.keyboard.press("Space")
    expect(page.get_by_text(FIRST.short)).to_be_visible()
    expect(page.locator(".jp-RenderedMarkdown mjx-container").first).to_be_visible()
    expect(page.get_by_role("button", name="They go on")).to_be_focused()
    page.get_by_label(FIRST.rubric[0]).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="They go on").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status").filter(has_text=FIRST.follow_ups[0].question)).to_be_visible()
    page.screenshot(path=tmp_path / "mock.png")
    page.get_by_role("button", name="Save the summary").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Saved as interview.md.")).to_be_visible()
    saved = lab.reached.parent / "course" / "notebooks" / "interview.md"
    assert f"[x] {FIRST.rubric[0]}" in saved.read_text(encoding="utf-8")
    page.keyboard.press("Space")
    expect(page.get_by_role("alert")).to_contain_text("exists already")
    page.screenshot(path=tmp_path / "saved.png")
    expect(page.locator("[data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)
    assert candidate.errors == []
    assert candidate.foreign() == []


@pytest.mark.thorough
def test_every_formula_of_the_bank_is_set(reader, lab):
    """MathJax marks what it cannot read; what it never saw would still have its dollars."""
    run(reader.page, lab, "bank.ipynb", [CODE, "display(*BANK.values())"])
    shown = reader.page.locator(".jp-RenderedMarkdown").filter(has_text="At the whiteboard.")
    expect(shown).to_have_count(len(BANK))
    for page, entry in zip(shown.all(), BANK.values(), strict=True):
        page.scroll_into_view_if_needed()
        expect(page.locator("mjx-container").first).to_be_visible()
        expect(page.locator("mjx-merror, [data-mjx-error]")).to_have_count(0)
        expect(page).not_to_contain_text("$")
        assert page.locator("mjx-container[display=true]").count() >= entry.board.count("$$") // 2
