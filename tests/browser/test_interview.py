"""A candidate takes the quiz and the mock interview by keyboard alone, on a page without a kernel."""

import json
import re
from datetime import datetime

import nbformat
import numpy as np
import pytest
from playwright.sync_api import expect

from l1l2.course.catalogue import notebook as notebook_of
from l1l2.drawing.markup import plain
from l1l2.lessons.interview.bank import BANK, draw
from l1l2.lessons.interview.entry import theme_title
from l1l2.lessons.interview.mock_page import mock
from l1l2.lessons.interview.quiz_page import quiz
from tools import learn

from .memory import reload
from .real_lab import address_of
from .test_live import axe

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

QUIZ = draw(3, np.random.default_rng(19))
MOCK = draw(len(BANK), np.random.default_rng(1))
PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<title>Interview</title><style>:root { color-scheme: light dark }</style><main><h1>Interview</h1>"
    "<h2>Now</h2>{}</main></html>"
)


@pytest.fixture(autouse=True)
def alive(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


def write(*shown):
    return PAGE.replace("{}", "".join(one._repr_mimebundle_()["text/html"] for one in shown))


@pytest.fixture
def asked(open_page):
    return open_page(write(quiz(3, np.random.default_rng(19))), shows=".l1l2-session")


@pytest.fixture
def interview(open_page):
    return open_page(write(mock(np.random.default_rng(1))), shows=".l1l2-session", own_clock=True)


def press(tab, name, key="Enter"):
    """Walk with Tab until a button, link or box of that name has the focus, and press a key there."""
    for _ in range(40):
        tab.keyboard.press("Tab")
        words = tab.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent")
        if words.strip() == name:
            return tab.keyboard.press(key)
    raise AssertionError(f"40 tabs do not lead to {name!r}")


def heading(tab):
    return tab.locator("[role=heading]")


def right(entry):
    return next(f"{letter}. {plain(one.text)}" for letter, one in entry.asked.lettered if one.correct)


def wrong(entry):
    return next(f"{letter}. {plain(one.text)}" for letter, one in entry.asked.lettered if not one.correct)


def choose(tab, option):
    """From the group's first radio button, by arrows, to an option; then commit."""
    tab.keyboard.press("Tab")
    for _ in range(10):
        words = tab.evaluate("document.activeElement.labels[0].textContent")
        if words.startswith(option):
            break
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Space")
    press(tab, "Commit")


def memory(tab):
    return json.loads(tab.evaluate("localStorage.getItem('l1l2') ?? '{}'"))


# ---- The quiz ----------------------------------------------------------------------------------------------


def where(at):
    return f"Question {at + 1} of 3: {theme_title(QUIZ[at].theme)}"


@pytest.mark.thorough
def test_one_question_at_a_time_and_a_blank_is_allowed(asked):
    expect(heading(asked)).to_have_text(where(0))
    expect(asked.locator(".l1l2-card")).to_have_count(1)
    expect(asked.get_by_role("button", name="Back")).to_be_disabled()
    assert asked.evaluate("document.activeElement.tagName") == "BODY", "opening a page moves no focus"
    press(asked, "Next")
    expect(heading(asked)).to_have_text(where(1))
    expect(heading(asked)).to_be_focused()
    press(asked, "Back")
    expect(heading(asked)).to_have_text(where(0))
    expect(asked.get_by_role("radio").first).not_to_be_checked()


def test_by_keyboard_from_the_first_question_to_the_score_and_again(asked):
    choose(asked, wrong(QUIZ[0]))
    expect(asked.locator(".l1l2-reply")).to_contain_text("Not so.")
    press(asked, "Next")
    choose(asked, right(QUIZ[1]))
    expect(asked.get_by_text("Right.").first).to_be_visible()
    expect(asked.get_by_role("button", name="Ask me again")).to_be_hidden()  # one of three is not
    press(asked, "Next")
    press(asked, "Score")
    expect(heading(asked)).to_have_text("1 of 3 right at the first choice.")
    expect(heading(asked)).to_be_focused()
    for entry, good in zip(QUIZ, (0, 1, 0), strict=True):
        expect(asked.locator("li", has_text=f"{theme_title(entry.theme)}: {good} of 1")).to_be_visible()
        link = asked.get_by_role("link", name=entry.asked.source, exact=True)
        expect(link).to_have_count(1 - good)
        if not good:
            expect(link).to_have_attribute("href", entry.address)
            assert link.get_attribute("target") is None
    (kept,) = memory(asked)["quiz"].values()
    assert (kept["right"], kept["asked"]) == (1, 3)
    assert kept["missed"] == [QUIZ[0].asked.name, QUIZ[2].asked.name]
    assert kept["blank"] == [QUIZ[2].asked.name]

    # What was left blank can be answered afterwards.
    asked.get_by_role("button", name=where(2)).focus()
    asked.keyboard.press("Enter")
    expect(heading(asked)).to_have_text(where(2))
    choose(asked, right(QUIZ[2]))
    press(asked, "Score")
    expect(heading(asked)).to_have_text("2 of 3 right at the first choice.")
    expect(asked.get_by_text("Left blank")).to_have_count(0)

    # After a night.
    today = datetime.fromtimestamp(asked.evaluate("Date.now()") / 1000)
    last = f"Last time: 2 of 3, on {today.day} {today:%B}."
    reload(asked)
    expect(heading(asked)).to_have_text(last)
    expect(asked.get_by_role("link", name=QUIZ[0].asked.source)).to_be_visible()
    press(asked, "Ask me again")
    expect(heading(asked)).to_have_text(where(0))
    expect(asked.get_by_text(last)).to_be_visible()
    for name in ("Next", "Next", "Score"):
        expect(asked.get_by_role("radio", disabled=False)).not_to_have_count(0)
        expect(asked.get_by_role("radio", disabled=True)).to_have_count(0)
        press(asked, name)
    expect(heading(asked)).to_have_text("0 of 3 right at the first choice.")
    expect(asked.get_by_text(last)).to_be_visible()


@pytest.mark.thorough
def test_a_quiz_that_was_left_goes_on_where_it_was(asked):
    choose(asked, wrong(QUIZ[0]))
    reload(asked)
    expect(heading(asked)).to_have_text(where(1))
    press(asked, "Back")
    expect(asked.get_by_role("radio", disabled=True)).to_have_count(1)


@pytest.mark.thorough
def test_what_was_answered_elsewhere_is_asked_anew(open_page):
    tab = open_page(write(QUIZ[0].asked), shows=".l1l2-card")
    tab.get_by_role("radio", name=right(QUIZ[0])).check()
    tab.get_by_role("button", name="Commit").click()
    assert memory(tab)["answers"][QUIZ[0].asked.name]["right"] is True
    tab.evaluate(
        "html => { document.open(); document.write(html); document.close(); }",
        write(quiz(3, np.random.default_rng(19))),
    )
    expect(heading(tab)).to_have_text(where(0))
    expect(tab.get_by_role("radio")).to_have_count(len(QUIZ[0].asked.options))


@pytest.mark.thorough
def test_a_quiz_without_a_store_still_counts(open_page):
    forbid = (
        "<script>Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})</script>"
    )
    text = write(quiz(3, np.random.default_rng(19))).replace("<title>", f"{forbid}<title>")
    tab = open_page(text, shows=".l1l2-session")
    choose(tab, right(QUIZ[0]))
    for name in ("Next", "Next", "Score"):
        press(tab, name)
    expect(heading(tab)).to_have_text("1 of 3 right at the first choice.")


# ---- The mock interview ------------------------------------------------------------------------------------


def face(tab):
    return tab.get_by_role("timer")


def status(tab):
    return tab.get_by_role("status")


def test_the_clock_counts_down_and_speaks_three_times(interview):
    tab = interview
    tab.evaluate("""() => {
        const status = document.querySelector("[role=status]");
        window.heard = [];
        new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true });
    }""")
    expect(face(tab)).to_have_text("0:30")
    press(tab, "Start the clock")
    expect(status(tab)).to_have_text("The clock runs: 30 seconds. Speak.")
    for seconds, left in ((9, "0:21"), (6, "0:15"), (14, "0:01"), (1, "0:00")):
        tab.clock.run_for(seconds * 1000)
        expect(face(tab)).to_have_text(left)
    over = "Time. Finish the sentence, then look at the answer."
    expect(status(tab)).to_have_text(over)
    tab.clock.run_for(5000)
    expect(face(tab)).to_have_text("0:00")
    said = [words for words in tab.evaluate("heard") if words]
    assert said == ["The clock runs: 30 seconds. Speak.", "Half of the time is over.", over]
    expect(face(tab)).to_have_attribute("aria-live", "off")


@pytest.mark.thorough
def test_who_looks_at_the_answer_stops_the_clock_and_is_told(interview):
    tab, entry = interview, MOCK[0]
    tab.get_by_role("radio", name="2 minutes").check()
    expect(face(tab)).to_have_text("2:00")
    press(tab, "Start the clock")
    tab.clock.run_for(12_000)
    expect(tab.get_by_text(plain(entry.short))).to_be_hidden()
    press(tab, "Show the answer")
    expect(status(tab)).to_have_text("The clock is stopped. You spoke for 0:12.")
    tab.clock.run_for(9000)
    expect(face(tab)).to_have_text("1:48")
    expect(tab.get_by_role("group", name="The answer")).to_be_focused()
    for words in (entry.short, entry.short_chinese, entry.long):
        expect(tab.get_by_text(plain(words))).to_be_visible()


def test_the_short_answer_for_30_seconds_without_the_clock(interview):
    press(interview, "Show the answer")
    expect(status(interview)).to_have_text("Answered without the clock.")
    expect(interview.get_by_text(plain(MOCK[0].short))).to_be_visible()
    expect(interview.get_by_text(plain(MOCK[0].long))).to_be_hidden()


@pytest.mark.thorough
def test_follow_ups_come_below_and_all_else_stays(interview, tmp_path):
    tab, entry = interview, MOCK[0]
    expect(tab.get_by_role("button", name="They go on")).to_be_hidden()
    press(tab, "Show the answer")
    press(tab, plain(entry.rubric[0]), "Space")
    for at, follow_up in enumerate(entry.follow_ups):
        press(tab, "They go on")
        question = tab.get_by_text(plain(follow_up.question))
        expect(question).to_be_visible()
        expect(tab.get_by_text(plain(follow_up.answer))).to_have_count(0)
        press(tab, "A short answer")
        expect(tab.get_by_text(plain(follow_up.answer))).to_be_visible()
        box = tab.get_by_role("checkbox", name="I could answer that.").nth(at)
        expect(box).to_be_focused()
        if at:
            tab.keyboard.press("Space")
        # Below, and the first point is ticked as before.
        first = tab.get_by_role("checkbox", name=plain(entry.rubric[0]))
        expect(first).to_be_checked()
        assert first.bounding_box()["y"] < question.bounding_box()["y"] < box.bounding_box()["y"]
        expect(tab.get_by_text(plain(entry.short))).to_be_visible()
    expect(tab.get_by_role("button", name="They go on")).to_be_hidden()

    press(tab, "Finish")
    counted = "1 answered: 1 of 3 points, 1 of 2 follow-ups."
    expect(heading(tab)).to_have_text(counted)
    expect(heading(tab)).to_be_focused()
    with tab.expect_download() as download:
        press(tab, "Save the summary")
    assert download.value.suggested_filename == "interview.md"
    saved = download.value.path().read_text(encoding="utf-8")
    points = [f"- [{'x' if at == 0 else ' '}] {plain(point)}" for at, point in enumerate(entry.rubric)]
    points += [
        f"- [{'x' if at == 1 else ' '}] Follow-up: {plain(one.question)}"
        for at, one in enumerate(entry.follow_ups)
    ]
    assert saved == (
        f"# Mock interview\n\n{counted}\n\n## {plain(entry.question)}\n\n{theme_title(entry.theme)}. "
        f"Answered without the clock. Reread: [{entry.asked.source}]({entry.address}).\n\n"
        + "\n".join(points)
        + "\n"
    )


def test_the_next_question_and_the_summary_are_there_after_a_night(interview):
    tab = interview
    press(tab, "Next question")  # a question that is passed over is no answer
    expect(heading(tab)).to_have_text(f"Question 2: {theme_title(MOCK[1].theme)}")
    expect(heading(tab)).to_be_focused()
    press(tab, "Show the answer")
    press(tab, plain(MOCK[1].rubric[2]), "Space")
    reload(tab)
    counted = "1 answered: 1 of 3 points, 0 of 2 follow-ups."
    expect(heading(tab)).to_have_text(f"Last time, on 1 January. {counted}")
    expect(tab.get_by_text(plain(MOCK[1].question)).first).to_be_visible()
    expect(tab.get_by_role("link", name=MOCK[1].asked.source)).to_have_attribute("href", MOCK[1].address)
    press(tab, "Go on")
    expect(tab.get_by_text(plain(MOCK[0].question))).to_be_visible()
    press(tab, "Show the answer")
    press(tab, "Finish")
    expect(heading(tab)).to_have_text("2 answered: 1 of 6 points, 0 of 4 follow-ups.")
    press(tab, "Ask me again")  # with what was not asked before
    expect(heading(tab)).to_have_text(f"Question 1: {theme_title(MOCK[2].theme)}")
    expect(tab.get_by_text(plain(MOCK[2].question))).to_be_visible()


@pytest.mark.thorough
def test_whoever_answers_nothing_is_told_so(interview):
    press(interview, "Finish")
    expect(heading(interview)).to_have_text("No question was answered yet.")
    expect(interview.get_by_role("link", name="Save the summary")).to_have_count(0)
    press(interview, "Go on")
    expect(interview.get_by_text(plain(MOCK[1].question))).to_be_visible()


# ---- Small, dark, and without eyes -------------------------------------------------------------------------


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page, scheme):
    shown = quiz(3, np.random.default_rng(19)), mock(np.random.default_rng(1))
    tab = open_page(write(*shown), shows=".l1l2-session", color_scheme=scheme)
    for buttons in (
        (),
        ("Next", "Show the answer"),
        ("Next", "They go on", "A short answer"),
        ("Score", "Finish"),
    ):
        for name in buttons:
            tab.get_by_role("button", name=name, exact=True).click()
        wrong_ones, passed = axe(tab)
        assert wrong_ones == []
        assert passed > 10
    link = tab.get_by_role("link", name=QUIZ[0].asked.source).first
    colour = "element => getComputedStyle(element).color"
    assert link.evaluate(colour) == tab.locator("h2").evaluate(colour)


@pytest.mark.thorough
def test_a_window_of_390_pixels_holds_it_all(open_page):
    shown = quiz(3, np.random.default_rng(19)), mock(np.random.default_rng(1))
    tab = open_page(write(*shown), shows=".l1l2-session", viewport={"width": 390, "height": 800})
    for name in ("Next", "Next", "Score", "Show the answer", "They go on", "Finish"):
        assert tab.evaluate("document.documentElement.scrollWidth") == 390
        tab.get_by_role("button", name=name, exact=True).click()
    assert tab.evaluate("document.documentElement.scrollWidth") == 390


# ---- In JupyterLab -----------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_every_formula_of_the_bank_is_set(reader, lab):
    """MathJax marks what it cannot read; what it never saw would still have its dollars.

    JupyterLab shows 50 outputs of a cell and trims the others.
    """
    first = "from l1l2.lessons.interview.bank import BANK"
    some = [f"display(*list(BANK.values())[{k}:{k + 20}])" for k in range(0, len(BANK), 20)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(
        cells=[*map(nbformat.v4.new_code_cell, [first, *some])], metadata=kernel
    )
    nbformat.write(notebook, lab.reached.parent / "course" / "learn" / "bank.ipynb")
    reader.page.goto(address_of(lab.address, "bank.ipynb"))
    expect(reader.page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    reader.page.get_by_role("menuitem", name="Run", exact=True).click()
    reader.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    shown = reader.page.locator(".jp-RenderedMarkdown").filter(has_text="At the whiteboard")
    expect(shown).to_have_count(len(BANK))
    for page, entry in zip(shown.all(), BANK.values(), strict=True):
        page.scroll_into_view_if_needed()
        page.evaluate("page => page.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        expect(page.locator("mjx-container").first).to_be_visible()
        expect(page.locator("mjx-merror, [data-mjx-error]")).to_have_count(0)
        expect(page).not_to_contain_text("$")
        assert page.locator("mjx-container[display=true]").count() >= entry.board.count("$$") // 2


def heading_of(entry):
    return re.search("“(.+)”", entry.asked.source)[1]


@pytest.mark.thorough
def test_in_jupyterlab_a_link_opens_the_lesson_beside_and_leads_to_its_section(reader, lab):
    """On the learner's copy, whose kernel nobody has asked for anything."""
    folder, page = lab.reached.parent / "course" / "learn" / "reread", reader.page
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(lab.reached.parent / "jupyter_data_dir"))
        names = [notebook_of("interview"), QUIZ[0].file.removesuffix(".ipynb")]
        assert learn.main(names, folder) == 0
    page.goto(address_of(lab.address, f"reread/{names[0]}.ipynb"))
    shown = page.locator("[data-quiz][data-alive]")
    for name in 6 * ["Next"] + ["Score"]:
        shown.get_by_role("button", name=name, exact=True).click()
    link, tabs = shown.get_by_role("link", name=QUIZ[0].asked.source), page.locator(".lm-TabBar-tab")
    link.click()
    answer = page.locator(".jp-Notebook h2", has_text=heading_of(QUIZ[0]))
    expect(tabs.filter(has_text=QUIZ[0].file)).to_have_count(1)
    expect(answer).to_be_attached()
    # JupyterLab opens a notebook at its start.  In one that is open it goes to the section, or near it: what
    # is drawn above on the way moves it on.
    before = answer.bounding_box()["y"]
    tabs.filter(has_text=names[0]).click()
    link.click()
    page.wait_for_function(
        "([answer, before]) => answer.getBoundingClientRect().y < before / 2",
        arg=[answer.element_handle(), before],
    )
    assert len(page.context.pages) == 1
    assert reader.foreign() == []
