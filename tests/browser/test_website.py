"""The static site, with no kernel anywhere: two of its notebooks, built as all are."""

import functools
import importlib.util
import os
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["00_start_here", "01_bars"]
SHOWN = ("path.equal_fit", "bars.level_out")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """The test's output is no place for a list of requests."""


@pytest.fixture(scope="module")
def tool():
    """The script tools/website.py and, beside it, what it imports."""
    sys.path.insert(0, str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("website", ROOT / "tools" / "website.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="module")
def site(tool, tmp_path_factory):
    """The address of the site."""
    if shutil.which("npm") is None:
        assert os.environ.get("L1L2_BROWSER") != "required", "the site is NOT BUILT: no npm found"
        pytest.skip("the site is NOT BUILT: no npm found")
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tool, "PICTURES", {name: tool.PICTURES[name] for name in SHOWN})
        assert tool.main(NAMES, "lite", folder) == 0
    handler = functools.partial(Quiet, directory=folder / "html")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(reader, site):
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.page.emulate_media(color_scheme="light")
    yield reader.page
    assert reader.errors == []
    assert len(reader.asked) > 0 and reader.foreign() == []


def moved(page, root):
    """Move a picture's first slider by keyboard; its caption must follow."""
    caption = root.locator(".l1l2-caption > :first-child")
    before = caption.text_content()
    root.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect(caption).not_to_have_text(before)


def test_the_pictures_of_a_notebook_live(page, site):
    page.goto(f"{site}/notebooks/00_start_here.html")
    roots = page.locator(".l1l2").filter(has=page.locator("fieldset:enabled canvas"))
    expect(roots.first).to_be_visible()
    moved(page, roots.first)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".cell_output .l1l2-away").first).to_contain_text("needs Python")
    way = page.get_by_role("link", name="Open the notebook in this browser").first
    assert way.evaluate("link => link.href") == f"{site}/lite/lab/index.html?path=00_start_here.ipynb"
    expect(page.locator("mjx-container").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 640])  # 640: a window of 1280 at 200 %
def test_a_narrow_window_is_enough(page, site, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site}/notebooks/00_start_here.html")
    box = page.locator(".l1l2 canvas").first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_dark_page_has_no_sheet_under_its_pictures(page, site):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/notebooks/00_start_here.html")
    output = page.locator(".text_html:has(.l1l2 canvas)").first
    assert output.evaluate("element => getComputedStyle(element).backgroundColor") == "rgba(0, 0, 0, 0)"
    ink = output.locator(".l1l2-caption").evaluate("element => getComputedStyle(element).color")
    assert min(int(part) for part in ink.removeprefix("rgb(").removesuffix(")").split(",")) > 150


def test_search_and_next_lead_on(page, site):
    page.goto(f"{site}/notebooks/00_start_here.html")
    page.locator("a.right-next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bars")
    page.goto(f"{site}/search.html?q=diamond")
    expect(page.locator("#search-results a").first).to_be_visible()


def test_the_package_page_has_the_solver(page, site):
    page.goto(f"{site}/api.html")
    expect(page.locator("dt[id='l1l2.solve']")).to_be_visible()


def test_a_presenter_plays_and_resets_by_keys(page, site):
    page.goto(f"{site}/gallery.html")
    page.get_by_role("link", name="bars: level out").click()
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


def test_slides_live_and_keep_the_prose_in_the_notes(page, site):
    page.goto(f"{site}/slides/00_start_here.html")
    expect(page.locator("section.present h1")).to_be_visible()
    for _ in range(30):
        if page.locator("section.present:not(.stack) .l1l2 fieldset:enabled canvas").count():
            break
        page.keyboard.press("Space")
    root = page.locator("section.present:not(.stack) .l1l2")
    moved(page, root)
    assert page.locator("aside.notes").first.is_hidden()


def test_axe_finds_nothing_in_our_parts(page, site):
    page.goto(f"{site}/notebooks/00_start_here.html")
    expect(page.locator(".l1l2 canvas").first).to_be_visible()
    found = Axe().run(page, context=".l1l2", options={"preload": False}).response["violations"]
    assert [violation["id"] for violation in found] == []


def test_an_unknown_notebook_is_named(tool, tmp_path, capsys):
    assert tool.main(["99_none"], tmp_path / "no") == 2
    assert "99_none" in capsys.readouterr().err
