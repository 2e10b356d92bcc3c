"""The words of the course in a real browser: found by typing, read by keyboard, on any page and width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from l1l2 import show_glossary
from l1l2.course.glossary import glossary

pytestmark = pytest.mark.browser

GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>The words</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }}
@media (prefers-color-scheme: dark) {{ :root {{ background: #15191d; color: #e4e7eb }} }}</style>
<main><h1>The words</h1>{}</main>"""


@pytest.fixture
def tab(chromium, tmp_path, monkeypatch):
    """A page with the words; afterwards nothing has complained."""
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)
    path, complaints = tmp_path / "words.html", []
    path.write_text(PAGE.format(show_glossary()._repr_mimebundle_()["text/html"]), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    tab = context.new_page()
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(path.as_uri())
    yield tab
    context.close()
    assert complaints == []


def test_a_word_is_found_by_name_by_form_and_in_chinese(tab):
    field, seen = tab.get_by_role("searchbox", name="Find a word"), tab.locator("dl > div:visible dt strong")
    assert seen.count() == len(glossary())
    for typed, name in (
        ("soft thresholding", "soft threshold"),
        ("LEARNING rate", "step size"),
        ("次微分", "subdifferential"),
    ):
        field.fill(typed)
        expect(seen).to_have_text([name])
        expect(tab.get_by_role("status")).to_have_text(f"1 / {len(glossary())}")
    field.fill("qqq")
    expect(tab.get_by_role("status")).to_have_text("No such word here.")
    field.fill("")
    expect(seen).to_have_count(len(glossary()))


def test_the_keyboard_reaches_the_field_the_list_and_the_lessons(tab):
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("searchbox")).to_be_focused()
    tab.keyboard.type("kink")
    tab.keyboard.press("Tab")
    words = tab.get_by_role("region", name="The words of the course")
    expect(words).to_be_focused()
    tab.keyboard.press("Tab")
    expect(words.get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        (1000, "dark"),
        pytest.param(360, "dark", marks=pytest.mark.thorough),
        pytest.param(1000, "light", marks=pytest.mark.thorough),
    ],
)
def test_the_words_fit_and_can_be_read(tab, width, scheme):
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": GUIDELINES}})
    assert found.response["violations"] == []
