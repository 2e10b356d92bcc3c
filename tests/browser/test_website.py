"""The static site, with no kernel anywhere: two of its notebooks, built as all are."""

import functools
import os
import re
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from l1l2 import ask
from l1l2.course.catalogue import notebook
from tools import website

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = NAMES = [notebook("start_here"), notebook("bars")]
GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SHOWN = ("start_here.equal_fit", "bars.fixed_sizes")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """The test's output is no place for a list of requests."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of the site."""
    if shutil.which("npm") is None:
        assert os.environ.get("L1L2_BROWSER") != "required", "the site is NOT BUILT: no npm found"
        pytest.skip("the site is NOT BUILT: no npm found")
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(website, "PICTURES", {name: website.PICTURES[name] for name in SHOWN})
        assert website.main(NAMES, "lite", folder) == 0
    handler = functools.partial(Quiet, directory=folder / "html")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(reader, site):
    """A reader's page, on which nothing has been answered yet."""
    reader.page.goto(f"{site}/gallery.html")
    reader.page.evaluate("localStorage.clear()")
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.page.emulate_media(color_scheme="light")
    yield reader.page
    assert reader.errors == []
    assert len(reader.asked) > 0 and reader.foreign() == []


def moved(page, root):
    """Move a picture's first slider by keyboard; its caption must follow, and the canvas lie on the axes."""
    boxes = [part.bounding_box().values() for part in root.locator(".l1l2-picture > :is(img, canvas)").all()]
    assert [*boxes[0]] == pytest.approx([*boxes[1]], abs=0.5)
    caption = root.locator(".l1l2-caption > :first-child")
    before = caption.text_content()
    root.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect(caption).not_to_have_text(before)


def unlock(root):
    """Answer the question that the first picture of the course waits for."""
    options = ask("start_here/equal_fit").options
    root.get_by_role("radio").nth([option.correct for option in options].index(True)).check()
    root.get_by_role("button", name="Commit").click()


def test_the_pictures_of_a_notebook_live(page, site):
    page.goto(f"{site}/notebooks/{FIRST}.html")
    root = page.locator("div.l1l2").first
    unlock(root)
    moved(page, root)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".cell_output .l1l2-away").first).to_contain_text("needs Python")
    way = page.get_by_role("link", name="Open the notebook in this browser").first
    assert way.evaluate("link => link.href") == f"{site}/lite/lab/index.html?path={FIRST}.ipynb"
    expect(page.locator("mjx-container").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 640])  # 640: a window of 1280 at 200 %
def test_a_narrow_window_is_enough(page, site, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site}/notebooks/{FIRST}.html")
    box = page.locator(".l1l2 canvas").first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_dark_page_has_no_sheet_under_its_pictures(page, site):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/notebooks/{FIRST}.html")
    output = page.locator(".text_html:has(.l1l2 canvas)").first
    assert output.evaluate("element => getComputedStyle(element).backgroundColor") == "rgba(0, 0, 0, 0)"
    ink = output.locator(".l1l2-caption").evaluate("element => getComputedStyle(element).color")
    assert min(int(part) for part in ink.removeprefix("rgb(").removesuffix(")").split(",")) > 150


def test_search_and_next_lead_on(page, site):
    page.goto(f"{site}/notebooks/{FIRST}.html")
    page.locator("a.right-next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bars")
    page.goto(f"{site}/search.html?q=diamond")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.goto(f"{site}/search.html?q=horseshoe")
    page.locator("#search-results").get_by_role("link", name="The words of the course").click()
    expect(page.locator("#term-horseshoe dt")).to_contain_text("马蹄先验")


def test_a_teacher_opens_a_picture_from_the_plan(page, site):
    page.goto(f"{site}/teaching.html")
    page.get_by_role("link", name="bars.fixed_sizes").first.click()
    expect(page.locator("fieldset:enabled canvas")).to_be_visible()
    page.get_by_role("link", name="all pictures").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("All pictures")


def test_a_teacher_opens_a_picture_as_the_plan_sets_it(page, site):
    page.goto(f"{site}/teaching.html")
    page.get_by_role("link", name="steps of the flow 100").click()
    expect(page.locator(".l1l2-caption")).to_contain_text("5 bars after 100 steps")


def test_the_package_page_has_the_solver(page, site):
    page.goto(f"{site}/api.html")
    expect(page.locator("dt[id='l1l2.solve']")).to_be_visible()


def test_a_presenter_plays_and_resets_by_keys(page, site):
    page.goto(f"{site}/gallery.html")
    page.get_by_role("link", name="bars: fixed sizes").click()
    canvas, slider = page.locator("canvas"), page.locator(".l1l2-run:has(button) > input")
    caption = page.locator(".l1l2-caption > :first-child")
    expect(caption).not_to_be_empty()
    box, start = canvas.bounding_box(), caption.text_content()
    assert box["y"] + box["height"] < 900 and box["width"] > 700
    page.keyboard.press("ArrowRight")
    expect(caption).not_to_have_text(start)
    page.keyboard.press("r")
    expect(caption).to_have_text(start)
    page.keyboard.press("p")
    expect(slider).to_have_js_property("value", slider.get_attribute("max"))


@pytest.mark.parametrize("width", [1280, 640, 360])  # 640: a window of 1280 at 200 %
def test_slides_live_and_keep_the_prose_in_the_notes(page, site, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/slides/{FIRST}.html")
    expect(page.locator("section.present h1")).to_be_visible()
    for _ in range(30):
        if page.locator("section.present:not(.stack) div.l1l2").count():
            break
        page.keyboard.press("Space")
    root = page.locator("section.present:not(.stack) div.l1l2")
    unlock(root)
    moved(page, root)
    box = root.locator("canvas").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.locator("aside.notes").first.is_hidden()


def test_a_question_and_its_picture_fit_on_one_slide(page, site):
    page.set_viewport_size({"width": 1280, "height": 720})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/slides/{SECOND}.html")
    asked = page.locator("section.present:not(.stack) .l1l2:has(> .l1l2-card)")
    expect(page.locator(".l1l2-card").first).to_be_attached()
    for _ in range(30):
        if asked.count():
            break
        page.keyboard.press("Space")
    for part in (asked.locator(".l1l2-card"), asked.locator(".l1l2-caption")):
        box = part.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 720
    button, here = asked.get_by_role("button", name="Commit"), page.url
    button.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.url == here  # whoever answers does not turn the slide
    elsewhere = page.locator('a[href$=".ipynb"]:not([href*="lite/"])')
    assert elsewhere.count() == 0  # slides lead to slides


def test_two_copies_of_one_picture_move_alone(page, site):
    name = 'data-name="start_here.optimality_at_zero"'

    def doubled(route):
        response = route.fetch()
        text = response.text()
        (picture,) = re.findall(rf'<div class="l1l2" [^>]*{name}.*?</div>', text, re.DOTALL)
        route.fulfill(response=response, body=text.replace(picture, 2 * picture))

    page.route(f"**/{FIRST}.html", doubled)
    page.goto(f"{site}/notebooks/{FIRST}.html")
    copies = page.locator(f".l1l2[{name}]")
    expect(copies.locator("canvas")).to_have_count(2)
    captions = copies.locator(".l1l2-caption > :first-child")
    start = captions.last.text_content()
    moved(page, copies.first)
    expect(captions.last).to_have_text(start)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        f"notebooks/{FIRST}.html",
        "search.html?q=diamond",
        "api.html",
        f"slides/{FIRST}.html",
        "_static/pictures/bars.fixed_sizes.html",
    ],
)
def test_axe_finds_nothing_against_the_guidelines(page, site, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}/{path}")
    if path.startswith("search"):
        expect(page.locator("#search-results a").first).to_be_visible()
    found = Axe().run(page, options={"preload": False, "runOnly": GUIDELINES}).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
