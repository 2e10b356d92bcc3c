"""A reader of One λ votes and moves λ by keyboard: one step, and a weight is dead in all six views."""

import pytest
from playwright.sync_api import expect

from l1l2 import ask
from l1l2.course.catalogue import notebook
from l1l2.lessons.one_lambda import one_lambda

from .real_lab import address_of
from .test_start_here import complaints, prompts, run_all

# The frames are tested in tests/lessons/one_lambda, gate and canvas in test_live.py: here they meet.
pytestmark = [pytest.mark.browser, pytest.mark.thorough]

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

PICTURE = one_lambda()
LAM = PICTURE.controls["lam"]
ASKED = LAM.values.index(0)
# A checksum of the pixels of each view; the canvas shows them in 2 rows of 3.
VIEWS = """canvas => [0, 1, 2, 3, 4, 5].map(i => {
    const w = Math.floor(canvas.width / 3), h = Math.floor(canvas.height / 2);
    const pixels = canvas.getContext("2d").getImageData((i % 3) * w, Math.floor(i / 3) * h, w, h).data;
    return pixels.reduce((sum, byte) => (31 * sum + byte) % 1000003, 0);
})"""


@pytest.fixture(scope="module")
def picture(reader, lab):
    """The picture of the notebook, run, its question not yet answered."""
    page = reader.page
    page.goto(address_of(lab.address, f"{notebook('one_lambda')}.ipynb"))
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    run_all(page)
    root = page.locator(".l1l2")
    expect(root.locator("canvas")).to_have_count(1)
    expect(prompts(page).filter(has_text="*")).to_have_count(0)
    assert complaints(page) == []
    return root


def told(index):
    return PICTURE.frame(lam=LAM.values[index]).caption


def words(index):
    """What stands below the picture at a place of the slider: without the proof, which is a badge."""
    (proof,) = told(index).proofs
    return told(index).replace(proof, "").strip()


def said(root):
    return root.locator(".l1l2-caption > :first-child")


def test_before_the_vote_the_views_stand_where_no_weight_is_zero(picture):
    expect(said(picture)).to_have_text(words(ASKED))
    assert LAM.values[ASKED] == 0
    assert "neither weight is exactly 0" in words(ASKED)
    expect(picture.get_by_role("slider")).to_be_disabled()


def test_a_weight_dies_in_every_view_in_one_step_of_the_slider(picture):
    page = picture.page
    right = [option.correct for option in ask("one_lambda/where_first").options].index(True)
    picture.get_by_role("radio").nth(right).press("Space")
    page.keyboard.press("Enter")
    reply = ask("one_lambda/where_first").options[right].reply
    expect(picture.get_by_role("paragraph").filter(has_text=reply)).to_be_visible()
    slider = picture.get_by_role("slider")
    slider.focus()
    shown = LAM.values.index(0.7)
    expect(said(picture)).to_have_text(words(shown))
    assert "all views find w = (0.587, 0); w₂ is exactly 0" in words(shown)
    dead = picture.locator("canvas").evaluate(VIEWS)
    page.keyboard.press("ArrowLeft")
    expect(said(picture)).to_have_text(words(shown - 1))
    assert "neither weight is exactly 0" in words(shown - 1)
    alive = picture.locator("canvas").evaluate(VIEWS)
    assert all(alive + dead)
    assert [before != after for before, after in zip(alive, dead, strict=True)] == [True] * 6
    expect(picture.locator("canvas")).to_have_attribute("aria-label", told(shown - 1))


def test_the_table_tells_both_deaths_and_the_mouse_finds_them(picture):
    slider = picture.get_by_role("slider")
    picture.get_by_text("The picture in numbers").click()
    # The rows are written once the browser has told that the table is open: wait for them.
    expect(picture.locator("tbody td")).to_have_text([told(index) for index in range(len(LAM.values))])
    place = slider.bounding_box()
    slider.click(position={"x": place["width"] - 2, "y": place["height"] / 2})
    expect(said(picture)).to_have_text(words(len(LAM.values) - 1))
    assert "w₁ and w₂ are exactly 0" in words(len(LAM.values) - 1)
    expect(picture.locator("tr[aria-current=true] td")).to_have_text(told(len(LAM.values) - 1))
