"""The map of the course in a real browser: what it remembers, what it says is next, and what moves."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from l1l2 import show_course
from l1l2.course.catalogue import notebook, title
from l1l2.course.home import ROUTES
from l1l2.course.outline import outline

from .memory import reload

pytestmark = pytest.mark.browser

GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LESSONS = {each.lesson: each for each in outline()}
SECOND = list(LESSONS)[1]  # what comes after the one that is done
DONE = {
    "answers": {gate: {"tries": [0], "right": True, "at": 1} for gate in LESSONS["start_here"].gates}
    | {"geometry/turned": {"tries": [0, 1], "right": False, "at": 2}},
    "passed": {check: {"at": 3} for check in LESSONS["start_here"].checks},
}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>The course</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }}
@media (prefers-color-scheme: dark) {{ :root {{ background: #15191d; color: #e4e7eb }} }}</style>
<main><h1>The course</h1>{}</main>"""


@pytest.fixture(scope="module")
def text():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("L1L2_DISPLAY", raising=False)
        return PAGE.format(show_course()._repr_mimebundle_()["text/html"])


@pytest.fixture
def open_home(chromium, tmp_path, text):
    """Open the map in a fresh browser that remembers what is given; afterwards nothing has complained."""
    contexts, complaints = [], []

    def opened(remembered=None, width=1000, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        (tmp_path / "home.html").write_text(text, encoding="utf-8")
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        tab.goto((tmp_path / "home.html").as_uri())
        if remembered:
            # No reload: a new process may not yet see what the last one has stored.
            tab.evaluate("all => localStorage.setItem('l1l2', JSON.stringify(all))", remembered)
            tab.evaluate("dispatchEvent(new Event('l1l2-memory'))")
        expect(tab.locator(".l1l2-next a, .l1l2-next b").first).to_be_visible()
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def tile(tab, lesson):
    return tab.locator(f"[data-lesson={lesson}]")


def order(tab):
    return tab.locator("[data-lesson]").evaluate_all("tiles => tiles.map(tile => tile.dataset.lesson)")


def recall(tab):
    return json.loads(tab.evaluate("localStorage.getItem('l1l2')") or "{}")


def test_a_new_reader_is_told_where_to_start(open_home):
    tab = open_home()
    expect(tab.locator(".l1l2-next")).to_contain_text(f"Start with {title('start_here')}")
    assert order(tab) == list(LESSONS)
    expect(tab.locator(".l1l2-far").filter(has_text="answered")).to_have_count(0)


def test_what_was_done_is_ticked_and_what_was_missed_is_due(open_home):
    tab = open_home(DONE)
    expect(tile(tab, "start_here").locator(".l1l2-far")).to_have_text("✓ done")
    gates = len(LESSONS["geometry"].gates)
    expect(tile(tab, "geometry").locator(".l1l2-far")).to_have_text(f"1 of {gates} answered · 1 to ask again")
    expect(tab.locator(".l1l2-next")).to_contain_text(f"Next: {title(SECOND)}")
    expect(tab.locator(".l1l2-next .l1l2-due")).to_have_text("1 to ask again")


@pytest.mark.thorough
def test_gates_without_the_exercise_are_enough_where_no_kernel_could_check_one(open_home):
    tab = open_home({"answers": DONE["answers"]})
    gates = len(LESSONS["start_here"].gates)
    expect(tile(tab, "start_here").locator(".l1l2-far")).to_have_text(f"{gates} of {gates} answered")
    expect(tab.locator(".l1l2-next")).to_contain_text(title(SECOND))
    tab.evaluate("document.querySelector('main').className = 'jp-Notebook'")
    tab.evaluate("dispatchEvent(new Event('l1l2-memory'))")
    expect(tab.locator(".l1l2-next")).to_contain_text(title("start_here"))


def test_a_route_orders_the_tiles_and_is_remembered(open_home):
    tab = open_home(DONE)
    route = tab.get_by_role("button", name="An interview on Thursday")
    route.click()
    ways = ROUTES["interview"]
    assert order(tab) == [*ways, *(lesson for lesson in LESSONS if lesson not in ways)]
    expect(tab.locator(".l1l2-next")).to_contain_text(f"Next: {title(ways[1])}")
    reload(tab)
    expect(route).to_have_attribute("aria-pressed", "true")
    route.click()
    expect(route).to_have_attribute("aria-pressed", "false")
    assert order(tab) == list(LESSONS)


def test_next_goes_where_its_tile_goes(open_home):
    tab = open_home()
    tab.evaluate(
        "() => { document.querySelector('[data-lesson=start_here] a').onclick ="
        " event => { event.preventDefault(); window.went = event.currentTarget.getAttribute('href') } }"
    )
    tab.locator(".l1l2-next a").click()
    assert tab.evaluate("window.went") == f"{notebook('start_here')}.ipynb"


@pytest.mark.thorough
def test_an_answer_on_the_same_page_or_in_another_tab_is_ticked_at_once(open_home):
    tab = open_home()
    tab.evaluate("all => localStorage.setItem('l1l2', JSON.stringify(all))", DONE)
    tab.evaluate("dispatchEvent(new Event('l1l2-memory'))")
    expect(tile(tab, "start_here").locator(".l1l2-far")).to_have_text("✓ done")
    other = tab.context.new_page()
    other.goto(tab.url)
    other.evaluate("localStorage.removeItem('l1l2')")
    expect(tile(tab, "start_here").locator(".l1l2-far")).to_have_text("")


def test_memory_is_saved_forgotten_and_loaded(open_home, tmp_path):
    tab = open_home(DONE)
    with tab.expect_download() as caught:
        tab.get_by_role("button", name="Save it").click()
    kept = tmp_path / caught.value.suggested_filename
    caught.value.save_as(kept)
    tab.get_by_role("button", name="Forget it").click()
    expect(tab.locator(".l1l2-said")).to_contain_text("Forget all answers")
    tab.get_by_role("button", name="No, keep").click()
    assert recall(tab) == DONE
    tab.get_by_role("button", name="Forget it").click()
    tab.get_by_role("button", name="Yes, forget").click()
    assert recall(tab) == {}
    expect(tab.locator(".l1l2-next")).to_contain_text("Start with")
    tab.locator("input[type=file]").set_input_files(kept)
    expect(tab.locator(".l1l2-said")).to_have_text("Loaded.")
    assert recall(tab) == DONE
    expect(tile(tab, "start_here").locator(".l1l2-far")).to_have_text("✓ done")


STRANGE = {
    "no JSON": "answers",
    "a list": "[1, 2]",
    "nothing": "null",
    "another's": '{"format": "another", "memory": {}}',
    "no memory": '{"format": "l1l2 memory"}',
    "answers without tries": '{"format": "l1l2 memory", "memory": {"answers": {"a/b": {"at": 1}}}}',
    "a part that is a number": '{"format": "l1l2 memory", "memory": {"answers": 3}}',
}


@pytest.mark.thorough
@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
def test_a_file_that_is_no_memory_is_refused_and_changes_nothing(open_home, tmp_path, strange):
    tab = open_home(DONE)
    file: Path = tmp_path / "strange.json"
    file.write_text(strange, encoding="utf-8")
    tab.locator("input[type=file]").set_input_files(file)
    expect(tab.locator(".l1l2-said")).to_contain_text("no memory of this course")
    assert recall(tab) == DONE


def shapes(tab):
    paths = tab.locator(".l1l2-loop [data-frames]")
    return paths.evaluate_all("paths => paths.map(path => path.getAttribute('d'))")


@pytest.mark.thorough
def test_all_six_views_move_until_they_are_paused(open_home):
    tab = open_home(reduced_motion="no-preference")
    tab.locator(".l1l2-views").scroll_into_view_if_needed()
    loops = tab.locator(".l1l2-loop")
    expect(loops).to_have_count(6)
    started = [loop.inner_html() for loop in loops.all()]
    for loop, before in zip(loops.all(), started, strict=True):
        tab.wait_for_function(
            "([svg, before]) => svg.innerHTML !== before", arg=[loop.element_handle(), before]
        )
    tab.get_by_role("button", name="Pause").click()
    frames = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    tab.evaluate(frames)
    still = shapes(tab)
    tab.evaluate(frames)
    assert shapes(tab) == still
    tab.get_by_role("button", name="Play").click()
    changed = "(path, k) => path.getAttribute('d') !== before[k]"
    tab.wait_for_function(
        f"before => [...document.querySelectorAll('[data-frames]')].some({changed})", arg=still
    )


@pytest.mark.thorough
def test_who_wants_no_motion_sees_the_pictures_where_they_tell(open_home):
    tab = open_home(reduced_motion="reduce")
    before = shapes(tab)
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert shapes(tab) == before
    expect(tab.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1000])
def test_the_map_is_for_everybody(open_home, scheme, width):
    tab = open_home(DONE, width, color_scheme=scheme, reduced_motion="reduce")
    tab.get_by_role("button", name="Curiosity").click()
    tab.get_by_role("button", name="Forget it").click()
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": GUIDELINES}})
    assert found.violations_count == 0, found.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.locator(".l1l2-home").bounding_box()["width"] <= 880
