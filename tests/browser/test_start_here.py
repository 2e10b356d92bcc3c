"""A reader opens the course, runs the first notebook and moves its slider by keyboard."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from l1l2 import ask
from l1l2.course.predict import find_asked_state
from l1l2.lessons.start_here import equal_fit

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait


def run_all(page):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def explored(page):
    """The picture with widgets: it is there only after its cell has run, in a section that folds."""
    heading = page.get_by_role("heading", name="Further: your own data")
    heading.scroll_into_view_if_needed()
    folded = page.locator(".jp-MarkdownCell", has=heading).get_by_role("button", name="cells hidden")
    if folded.count():
        folded.click()
    cell = page.locator(".jp-CodeCell", has_text="explore(equal_fit())")
    box = cell.locator(".widget-vbox").filter(has=page.get_by_role("slider")).first
    expect(box.locator("img")).to_be_visible()
    return box


def prompts(page):
    """What stands beside the code cells: [n] after a run, [*] while a cell waits or runs."""
    return page.locator(".jp-CodeCell .jp-InputPrompt").filter(has_text="[")


def complaints(page):
    """What the cells say in red."""
    red = (
        "[data-mime-type='application/vnd.jupyter.stderr'], [data-mime-type='application/vnd.jupyter.error']"
    )
    return page.locator(red).all_text_contents()


@pytest.fixture(scope="module")
def opened(reader, lab):
    """A reader who opened what `make lab` opens."""
    reader.page.goto(lab.address)
    return reader


@pytest.fixture(scope="module")
def course(opened):
    """The same reader, who ran it."""
    page = opened.page
    # Before the kernel answers, JupyterLab would ask which one to take.
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    run_all(page)
    explored(page)
    expect(prompts(page).filter(has_text="*")).to_have_count(0)
    assert complaints(page) == []
    return opened


@pytest.mark.thorough
def test_the_first_picture_waits_for_its_answer_before_anything_has_run(opened):
    gate = opened.page.locator("div.l1l2").first
    expect(gate.locator("canvas")).to_be_visible()
    picture, question = equal_fit(), ask("start_here/equal_fit")
    right = next(number for number, option in enumerate(question.options) if option.correct)
    gate.get_by_role("radio").nth(right).check()
    gate.get_by_role("button", name="Commit").click()
    asked = picture.frame(**find_asked_state(question, picture)).caption
    expect(gate.locator("canvas")).to_have_attribute("aria-label", asked)
    assert prompts(opened.page).filter(has_text="*").count() == 0
    assert opened.errors == []


def test_the_slider_moves_picture_and_caption(course, tmp_path):
    box = explored(course.page)
    slider, image, caption = box.get_by_role("slider").first, box.locator("img"), box.get_by_role("status")
    picture = equal_fit()
    fit = picture.controls["fit"]

    def caption_of(index):
        return picture.frame(fit=fit.values[index]).caption

    last = len(fit.values) - 1
    expect(caption).to_have_text(caption_of(fit.start))
    pictures = [image.get_attribute("src")]
    slider.focus()
    for key, index in (("Home", 0), ("ArrowRight", 1), ("End", last), ("ArrowLeft", last - 1)):
        course.page.keyboard.press(key)
        expect(caption).to_have_text(caption_of(index))
        expect(image).to_have_attribute("alt", caption_of(index))
        pictures.append(image.get_attribute("src"))
    assert all(before != after for before, after in pairwise(pictures))
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 600
    course.page.screenshot(path=tmp_path / "start_here.png")
    assert course.errors == []


@pytest.mark.thorough
def test_run_all_works_again_and_nothing_leaves_this_machine(course, lab):
    page = course.page
    counts = [int(prompt.strip("[]:")) for prompt in prompts(page).all_text_contents()]
    cells = page.locator(".jp-CodeCell").count()  # one whose code is folded shows no number
    assert counts == sorted(counts) and counts[-1] - counts[0] < cells
    run_all(page)
    expect(prompts(page)).to_have_text([f"[{count + cells}]:" for count in counts])
    assert complaints(page) == []
    expect(explored(page).get_by_role("status")).to_have_text(equal_fit().frame().caption)
    assert course.errors == []
    assert len(course.asked) > 10 and course.foreign() == []
    assert lab.reached.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("event", "arguments", "noted"),
    [
        ("socket.getaddrinfo", ("pypi.org", 443), ["socket.getaddrinfo pypi.org"]),
        ("socket.connect", (None, ("192.0.2.1", 443)), ["socket.connect 192.0.2.1"]),
        ("socket.connect", (None, ("127.0.0.1", 8888)), []),
        ("socket.getaddrinfo", ("localhost", 8888), []),
    ],
)
def test_the_spy_notes_who_leaves(tmp_path, spy, event, arguments, noted):
    command = f"import sys; sys.audit({event!r}, *{arguments!r})"
    subprocess.run([sys.executable, "-c", command], env=os.environ | spy(tmp_path), check=True)
    assert (tmp_path / "reached.txt").read_text(encoding="utf-8").splitlines() == noted
