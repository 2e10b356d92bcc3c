"""A picture that moves: on a plain page and in JupyterLab, by mouse, finger and keyboard."""

import importlib.resources
import json
import re
import urllib.request
from dataclasses import replace
from functools import cache
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from scipy.ndimage import binary_dilation

from l1l2.course.question import Option, Question
from l1l2.course.retrieve import Retrieval
from l1l2.drawing import Control, Dots, Frame, Picture, live
from l1l2.drawing.live import Live
from l1l2.drawing.render import painter
from l1l2.lessons.start_here import equal_fit
from l1l2.words import prove, say, sentences

from ..drawing import shown
from .memory import reload

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

# Each picture and each page is made once for all tests: they are dear, and nothing changes them.
gallery, plane, page = map(cache, (shown.gallery, shown.plane, live.page))

GATE = Question(
    "Where does the point go?",
    (
        Option("Half way to zero", "That is what the other penalty does."),
        Option("Towards zero, by λ in each coordinate", "The diamond has corners.", True),
        Option("Nowhere", "It is pulled."),
    ),
    "98 Sums",
    key="plane",
    lesson="sums",
    reveal="That opens it.",
)


def caption_of(tab):
    return tab.locator(".l1l2-caption > :first-child")


# ---- What is drawn -----------------------------------------------------------------------------------------


def pixels(image):
    return np.asarray(image.convert("RGB")).astype(np.int16)


def shot(tab):
    return pixels(Image.open(BytesIO(tab.locator(".l1l2-picture").first.screenshot())))


# A place of the canvas and those within two pixels, the nearest first: it decides nearly every pixel.
NEAR = sorted(np.ndindex(5, 5), key=lambda place: np.hypot(place[0] - 2, place[1] - 2))


def missed(one, other, own):
    """Of the own pixels: is the colour of one image nowhere within two pixels of the other?"""
    rows, columns = np.nonzero(own)
    near = np.pad(other, ((2, 2), (2, 2), (0, 0)), mode="edge")
    lost = np.ones(len(rows), bool)
    for dy, dx in NEAR:
        (at,) = np.nonzero(lost)
        y, x = rows[at], columns[at]
        lost[at] = np.abs(near[y + dy, x + dx] - one[y, x]).max(axis=-1) > 40
    return lost


def box_of(own, rim=0):
    """The smallest box around these pixels, and a rim, where there is room."""
    return tuple(slice(max(at.min() - rim, 0), at.max() + 1 + rim) for at in np.nonzero(own))


def apart(canvas, still, own):
    """The share of a mark's own pixels in which two images differ, whichever of the two has more there."""
    box = box_of(own)
    one, other = canvas[box], still[box]
    return max(missed(one, other, own[box]).mean(), missed(other, one, own[box]).mean())


def regions(picture, dpi):
    """For every mark at the picture's start, its own pixels and a little around them."""
    paint = painter(picture, dpi)
    empty = pixels(paint(Frame(())))
    for mark in picture.frame().marks:
        own = (pixels(paint(Frame((mark,)))) != empty).any(axis=-1)
        box = box_of(own, rim=3)
        own[box] = binary_dilation(own[box], iterations=3)
        yield mark, own


# Of what a mark changes, in its own pixels: letters and rims are smoothed differently.
SAME, GONE = 1 / 3, 2 / 3


def test_the_canvas_is_the_still_and_every_mark_counts(open_page):
    picture = gallery()
    tab = open_page(page(picture), device_scale_factor=2)
    paint = painter(picture, 200)
    still, empty, whole = pixels(paint(picture.frame())), pixels(paint(Frame(()))), shot(tab)
    assert whole.shape == still.shape
    own = [(region, apart(empty, still, region)) for _, region in regions(picture, 200)]
    names = picture.controls["without"].values[1:]
    for name, (region, change) in zip(names, own, strict=True):
        assert apart(whole, still, region) < SAME * change, name
    tab.get_by_role("slider").focus()
    for number, name in enumerate(names):
        tab.keyboard.press("ArrowRight")
        expect(caption_of(tab)).to_have_text(f"All marks, without {name}.")
        canvas = shot(tab)
        for which, verdict in (number, False), (number - 1, True):  # the hidden one differs, another does not
            region, change = own[which]
            ratio = apart(canvas, still, region) / change
            assert ratio < SAME if verdict else ratio > GONE, (name, names[which])


@pytest.mark.parametrize("ratio", [1, 1.5, pytest.param(3, marks=pytest.mark.thorough)])
def test_every_screen_gets_its_own_pixels(open_page, ratio):
    picture = gallery()
    tab = open_page(page(picture), device_scale_factor=ratio)
    size = tab.locator("canvas").evaluate("canvas => [canvas.width, canvas.height]")
    assert size == [600 * ratio, 400 * ratio]
    paint, canvas = painter(picture, int(100 * ratio)), shot(tab)
    still, empty = pixels(paint(picture.frame())), pixels(paint(Frame(())))
    for mark, region in regions(picture, int(100 * ratio)):
        assert apart(canvas, still, region) < GONE * apart(empty, still, region), mark


@pytest.mark.thorough
def test_every_corner_is_drawn_and_said(open_page):
    picture = plane(steps=4)
    tab = open_page(page(picture))
    paint = painter(picture, 100)
    for corner in picture.corners()[1:]:
        for number, (name, control) in enumerate(picture.controls.items()):
            tab.get_by_role("slider").nth(number + 1).focus()
            tab.keyboard.press("Home" if corner[name] == control.values[0] else "End")
        frame = picture.frame(**corner)
        expect(caption_of(tab)).to_have_text(frame.caption)
        expect(tab.locator("canvas")).to_have_attribute("aria-label", frame.caption)
        tab.locator("input").last.blur()
        canvas, still = shot(tab), pixels(paint(frame))
        assert apart(canvas, still, np.ones(still.shape[:2], bool)) < 0.002


@pytest.mark.thorough
def test_chinese_sentences_are_joined_as_the_caption_joins_them(open_page):
    def layer(words):
        return lambda t: Frame((Dots(t, t, "l1"),), words)

    control = Control((0.2, 0.8), "预算 t")
    picture = Picture(
        {"t": control}, lambda axes: None, (layer("预算已定。"), layer("w₁ 为 0。"), layer("So."))
    )
    assert picture.frame().caption == "预算已定。w₁ 为 0。So."
    expect(caption_of(open_page(page(picture)))).to_have_text(picture.frame().caption)


@pytest.mark.thorough
def test_the_page_keeps_its_height_while_the_caption_grows(open_page):
    """There is room for the longest words of every layer: a page that jumps moves the slider away."""
    growing, constant = ("One.", 60 * "many words " + "each."), "That is all."
    layers = (
        lambda t: Frame((Dots(t, t, "l1"),), growing[int(t)]),
        lambda: Frame((Dots(0.5, 0.5, "l2"),), constant),
    )
    picture = Picture({"t": Control((0, 1), "words", unit="{:d}")}, lambda axes: None, layers)
    tab = open_page(page(picture))
    place, heights = tab.locator(".l1l2-caption"), []
    for words in growing:
        expect(caption_of(tab)).to_have_text(f"{words} {constant}")
        heights.append(place.bounding_box()["height"])
        tab.get_by_role("slider").press("End")
    line = place.evaluate("place => parseFloat(getComputedStyle(place).lineHeight)")
    assert heights[0] == heights[1] > 3 * line


@pytest.mark.thorough
def test_a_proof_folds_into_a_badge(open_page):
    def layer(t):
        proof = [prove(say("Certified to {bound:.0e}.", bound=1e-8))] if t else []
        return Frame((Dots(t, t, "l1"),), sentences(say("The level is {t:.1f}.", t=t), *proof))

    picture = Picture({"t": Control((0.0, 0.5), "level", start=1)}, lambda axes: None, (layer,))
    tab = open_page(page(picture))
    expect(caption_of(tab)).to_have_text("The level is 0.5.")
    expect(tab.locator("canvas")).to_have_attribute("aria-label", "The level is 0.5. Certified to 1e-08.")
    badge = tab.locator(".l1l2-badge")
    expect(badge.get_by_text("Certified to 1e-08.")).to_be_hidden()
    badge.locator("summary").click()
    expect(badge.get_by_text("Certified to 1e-08.")).to_be_visible()
    tab.get_by_role("slider").press("Home")  # nothing is proved there
    expect(badge).to_be_hidden()


# ---- Moving it ---------------------------------------------------------------------------------------------


def test_with_the_keyboard_alone(open_page):
    picture = plane(steps=9)
    tab = open_page(page(picture))
    x, y, lam = (picture.controls[name] for name in ("x", "y", "lam"))

    def focused():
        return tab.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent")

    tab.keyboard.press("Tab")
    assert focused() == "Point: drag it, or use the four arrow keys"
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("ArrowUp")
    moved = picture.frame(x=x.values[x.start - 1], y=y.values[y.start + 1])
    expect(caption_of(tab)).to_have_text(moved.caption)
    expect(tab.get_by_role("status")).to_have_text(moved.caption)
    knob = tab.locator(".l1l2-handle")
    said = f"first coordinate {x.values[x.start - 1]:.1f}, second coordinate {y.values[y.start + 1]:.1f}"
    expect(knob).to_have_attribute("aria-valuetext", said)
    for _ in range(12):  # further than the picture goes
        tab.keyboard.press("ArrowDown")
    moved = picture.frame(x=x.values[x.start - 1], y=y.values[0])
    expect(caption_of(tab)).to_have_text(moved.caption)

    tab.keyboard.press("Tab")
    assert focused() == "Play: penalty λ"
    tab.keyboard.press("Tab")
    assert focused() == "penalty λ"
    tab.keyboard.press("End")
    moved = picture.frame(x=x.values[x.start - 1], y=y.values[0], lam=lam.values[-1])
    expect(tab.get_by_role("status")).to_have_text(moved.caption)
    expect(tab.get_by_label("penalty λ", exact=True)).to_have_attribute("aria-valuetext", "2.00")

    for _ in range(3):
        tab.keyboard.press("Tab")
    assert focused() == "The picture in numbers"
    tab.keyboard.press("Enter")
    rows = tab.locator("tbody tr")
    expect(rows).to_have_count(9)
    expect(tab.locator("tr[aria-current=true]")).to_have_text(f"2.00{moved.caption}")
    at = {"x": x.values[x.start - 1], "y": y.values[0]}
    expect(rows.first).to_have_text(f"0.00{picture.frame(**at, lam=0.0).caption}")
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("End")  # the table follows the control that moved last
    expect(tab.locator("thead")).to_contain_text("second coordinate")


def centre(tab):
    box = tab.locator(".l1l2-handle").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.thorough
def test_the_point_follows_the_mouse_snaps_and_never_leaves(open_page):
    picture = plane()
    tab = open_page(page(picture))
    caption = caption_of(tab)
    x, y = picture.controls["x"], picture.controls["y"]
    across, down = centre(tab)
    step = (
        (tab.locator("canvas").bounding_box()["width"] * 0.847) / 4.4 * 0.2
    )  # of the grid, in pixels, about
    # Taken beside its middle, the point does not jump.
    tab.mouse.move(across + 9, down - 7)
    tab.mouse.down()
    expect(caption).to_have_text(picture.frame().caption)
    tab.mouse.move(across + 9 - 3 * step, down - 7 + 2 * step, steps=5)
    moved = picture.frame(x=x.values[x.start - 3], y=y.values[y.start - 2])
    expect(caption).to_have_text(moved.caption)
    expect(tab.get_by_role("status")).to_have_text("")  # said once the move has ended
    tab.mouse.move(5000, -5000, steps=3)
    corner = picture.frame(x=2.0, y=2.0)
    expect(caption).to_have_text(corner.caption)
    tab.mouse.up()
    expect(tab.get_by_role("status")).to_have_text(corner.caption)
    tab.mouse.move(across, down)
    expect(caption).to_have_text(corner.caption)
    # A click anywhere calls the point.
    tab.mouse.click(across + 3, down - 2)
    expect(caption).to_have_text(picture.frame().caption)
    assert centre(tab) == pytest.approx((across, down))


def test_the_point_follows_a_finger(open_page):
    picture = plane()
    tab = open_page(page(picture), has_touch=True)
    across, down = centre(tab)
    wire = tab.context.new_cdp_session(tab)

    def touch(kind, *place):
        points = [dict(zip("xy", place, strict=True))] if place else []
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", across + 15, down + 15)
    touch("touchMove", across - 200, down + 15)
    touch("touchMove", -900, 3000)
    touch("touchEnd")
    expect(tab.get_by_role("status")).to_have_text(picture.frame(x=-2.0, y=-2.0).caption)
    touch("touchStart", across, down)  # beside the point: the page's own
    touch("touchEnd")
    expect(caption_of(tab)).to_have_text(picture.frame(x=-2.0, y=-2.0).caption)


def test_play_runs_to_the_end_and_can_be_paused(open_page):
    picture = plane()
    lam = picture.controls["lam"]
    tab = open_page(page(picture), own_clock=True)
    button, value = tab.locator(".l1l2-run button"), tab.locator(".l1l2-value").first
    slider = tab.get_by_label("penalty λ", exact=True)

    def plays(steps):
        tab.clock.run_for(steps * lam.play)

    expect(button).to_have_text("Play")
    button.click()
    expect(button).to_have_text("Pause")
    expect(value).to_have_text(f"{lam.values[lam.start + 1]:.2f}")
    plays(2)
    expect(value).to_have_text(f"{lam.values[lam.start + 3]:.2f}")
    expect(tab.get_by_role("status")).to_have_text("")  # said once the play has ended
    plays(len(lam.values) - lam.start - 3)
    expect(slider).to_have_attribute("aria-valuetext", "2.00")
    expect(button).to_have_text("Play")
    expect(tab.get_by_role("status")).to_have_text(picture.frame(lam=2.0).caption)
    button.click()  # from the start again
    plays(4)
    expect(value).to_have_text(f"{lam.values[4]:.2f}")
    button.click()
    expect(button).to_have_text("Play")
    plays(10)
    expect(value).to_have_text(f"{lam.values[4]:.2f}")
    button.click()
    plays(1)
    slider.press("Home")  # a hand on the slider ends the play
    expect(button).to_have_text("Play")
    plays(10)
    expect(value).to_have_text("0.00")


@pytest.mark.thorough
def test_who_wants_less_motion_steps(open_page):
    picture = plane()
    lam = picture.controls["lam"]
    tab = open_page(page(picture), reduced_motion="reduce", own_clock=True)
    button = tab.locator(".l1l2-run button")
    expect(button).to_have_text("Step")
    for number in (1, 2):
        button.click()
        expect(tab.get_by_role("status")).to_have_text(
            picture.frame(lam=lam.values[lam.start + number]).caption
        )
        tab.clock.run_for(10 * lam.play)
        expect(tab.locator(".l1l2-value").first).to_have_text(f"{lam.values[lam.start + number]:.2f}")
    tab.emulate_media(reduced_motion="no-preference")
    expect(button).to_have_text("Play")


@pytest.mark.thorough
def test_two_copies_and_a_cell_that_runs_again_are_independent(open_page):
    picture = gallery()
    fragment = Live(picture)._repr_mimebundle_()[0]["text/html"]
    start = picture.frame().caption
    second, third = (picture.frame(without=picture.controls["without"].values[k]).caption for k in (1, 2))
    tab = open_page(f"<!doctype html><div id=one>{fragment}</div><div id=two>{fragment}</div>")
    one, two = tab.locator("#one"), tab.locator("#two")
    expect(tab.locator("canvas")).to_have_count(2)
    two.get_by_role("slider").press("ArrowRight")
    expect(caption_of(two)).to_have_text(second)
    expect(caption_of(one)).to_have_text(start)
    one.get_by_role("slider").press("ArrowRight")
    # What JupyterLab does with a new output: new HTML, then a copy of its script.
    tab.evaluate(
        """([html]) => {
            const place = document.querySelector("#two");
            place.innerHTML = html;
            for (const old of place.querySelectorAll("script")) {
                const script = document.createElement("script");
                script.type = old.type;
                script.textContent = old.textContent;
                old.replaceWith(script);
            }
        }""",
        [fragment],
    )
    expect(caption_of(two)).to_have_text(start)
    expect(caption_of(one)).to_have_text(second)  # what lived before is not begun anew
    one.get_by_role("slider").press("ArrowRight")
    expect(caption_of(one)).to_have_text(third)
    expect(caption_of(two)).to_have_text(start)


# ---- The gate ----------------------------------------------------------------------------------------------


STARTS, SHOWS = {"lam": 0.0}, {"lam": 2.0}


def gated(starts, shows, gate=GATE, steps=9):
    """A picture of nine steps behind a question."""
    fragment = Live(plane(steps=steps), gate, starts, shows)._repr_mimebundle_()[0]["text/html"]
    return f"<!doctype html><html lang=en><title>gate</title><main><h1>Gate</h1>{fragment}</main>"


def answer(tab, *choices):
    for choice in choices:
        tab.get_by_role("radio").nth(choice).check()
        tab.get_by_role("button", name="Commit").click()


def test_a_gate_locks_the_picture_where_the_question_starts(open_page):
    picture = plane(steps=9)
    tab = open_page(gated(STARTS, SHOWS))
    caption = caption_of(tab)
    expect(caption).to_have_text(picture.frame(**STARTS).caption)
    sliders = tab.locator("input[type=range]")
    for number in range(3):
        expect(sliders.nth(number)).to_be_disabled()
    expect(tab.locator(".l1l2-handle")).to_be_disabled()
    for words in (
        "The picture in numbers",
        "Copy a link to this",
        "The diamond has corners.",
        "That opens it.",
    ):
        expect(tab.get_by_text(words)).to_be_hidden()
    tab.mouse.click(*centre(tab))
    expect(caption).to_have_text(picture.frame(**STARTS).caption)


@pytest.mark.thorough
def test_a_hidden_gate_shows_the_axes_alone(open_page):
    picture = plane(steps=9)
    tab = open_page(gated(None, SHOWS))
    empty = pixels(painter(picture, 100)(Frame(())))
    assert apart(shot(tab), empty, np.ones(empty.shape[:2], bool)) < 0.002
    expect(caption_of(tab)).to_have_text("")
    expect(tab.locator("canvas")).to_have_attribute("aria-label", "Hidden until the question is answered.")
    answer(tab, 1)
    expect(caption_of(tab)).to_have_text(picture.frame(**SHOWS).caption)


def test_a_first_miss_is_told_why_and_tries_again(open_page):
    picture = plane(steps=9)
    tab = open_page(gated(STARTS, SHOWS))
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # nothing is chosen yet
    expect(tab.get_by_role("radio")).to_have_count(3)
    tab.get_by_role("radio").first.focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    reply = tab.locator(".l1l2-reply")
    expect(reply).to_be_focused()
    expect(reply).to_have_text(
        "Not so. That is what the other penalty does. Look again, and choose another answer."
    )
    expect(tab.get_by_role("radio").first).to_be_disabled()
    expect(tab.get_by_role("img", name="not so")).to_have_text("✗")
    expect(tab.get_by_text("The diamond has corners.")).to_be_hidden()
    expect(caption_of(tab)).to_have_text(picture.frame(**STARTS).caption)

    answer(tab, 1)  # the right one: the gate folds, the picture goes to what was asked
    line = tab.locator(".l1l2-answered > summary")
    expect(line).to_be_focused()
    expect(line).to_have_text("✗A. Half way to zero✓B. Towards zero, by λ in each coordinate")
    expect(caption_of(tab)).to_have_text(picture.frame(**SHOWS).caption)
    expect(tab.get_by_text("Right. The diamond has corners.").last).to_be_visible()
    expect(tab.get_by_text("That opens it.")).to_be_visible()
    assert line.bounding_box()["height"] < 40
    tab.keyboard.press("Tab")
    expect(tab.locator(".l1l2-handle")).to_be_focused()
    tab.keyboard.press("ArrowUp")
    y = picture.controls["y"]
    moved = picture.frame(y=y.values[y.start + 1], **SHOWS)
    expect(caption_of(tab)).to_have_text(moved.caption)


def test_a_second_miss_opens_the_answer(open_page):
    tab = open_page(gated(STARTS, SHOWS))
    answer(tab, 2, 0)
    line = tab.locator(".l1l2-answered > summary")
    expect(line).to_contain_text("✗A. Half way to zero✓B. Towards zero, by λ in each coordinate")
    told = tab.locator(".l1l2-told")
    expect(told).to_contain_text("Not so. That is what the other penalty does.")
    expect(told).to_contain_text("The answer: B. Towards zero, by λ in each coordinate")
    expect(told).to_contain_text("That opens it.")
    expect(caption_of(tab)).to_have_text(plane(steps=9).frame(**SHOWS).caption)


def test_an_answer_is_remembered_until_it_is_asked_again(open_page):
    picture = plane(steps=9)
    tab = open_page(gated(STARTS, SHOWS))
    answer(tab, 1)
    reload(tab)
    expect(caption_of(tab)).to_have_text(picture.frame(**SHOWS).caption)
    expect(tab.locator("input[type=range]").first).to_be_enabled()
    tab.locator(".l1l2-answered > summary").click()
    expect(tab.get_by_text("That is what the other penalty does.")).to_be_hidden()  # folded, as every reply
    tab.get_by_text("A. Half way to zero").click()
    expect(tab.get_by_text("That is what the other penalty does.")).to_be_visible()
    tab.get_by_role("button", name="Ask me again").click()
    expect(tab.get_by_role("radio").first).to_be_focused()
    expect(caption_of(tab)).to_have_text(picture.frame(**STARTS).caption)
    expect(tab.get_by_text("That opens it.")).to_be_hidden()
    reload(tab)
    expect(tab.locator("input[type=range]").first).to_be_disabled()


@pytest.mark.thorough
def test_what_is_asked_again_later_opens_and_closes_no_gate(open_page):
    retrieval = Retrieval((GATE,), ())._repr_mimebundle_()["text/html"]
    tab = open_page(gated(STARTS, SHOWS).replace("</main>", f"{retrieval}</main>"))
    again = tab.locator(".l1l2-retrieval")
    expect(again.get_by_role("radio")).to_have_count(3)
    again.get_by_role("radio").nth(0).check()
    again.get_by_role("button", name="Commit").click()
    expect(again).to_contain_text("Not so. That is what the other penalty does.")
    kept = json.loads(tab.evaluate("localStorage.getItem('l1l2')"))["answers"][GATE.name]
    assert (kept["tries"], kept["asked"], kept["right"]) == ([], [0], False)
    expect(tab.locator(".l1l2 > .l1l2-card").get_by_role("radio")).to_have_count(3)  # still open
    expect(tab.locator("input[type=range]").first).to_be_disabled()


@pytest.mark.thorough
def test_an_untrusted_retrieval_stays_folds(open_page):
    """JupyterLab has taken its template and its names away; another output's script runs on the page."""
    retrieval = Retrieval((GATE,), ())._repr_mimebundle_()["text/html"]
    plain = re.sub(
        "<template>.*?</template>|<style.*?</style>|<script.*?</script>", "", retrieval, flags=re.S
    )
    plain = re.sub(' data-(question|asks|right)(="[^"]*")?', "", plain)
    tab = open_page(gated(STARTS, SHOWS).replace("<main>", f"<main>{plain}"))
    expect(tab.locator(".l1l2-retrieval").get_by_text("A. Half way to zero")).to_be_visible()
    answer(tab, 1)
    expect(caption_of(tab)).to_have_text(plane(steps=9).frame(**SHOWS).caption)
    expect(tab.locator(".l1l2-retrieval details")).to_have_count(4)


@pytest.mark.thorough
def test_a_page_that_can_keep_nothing_asks_all_the_same(open_page):
    text = gated(STARTS, SHOWS)
    forbid = (
        "<script>Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})</script>"
    )
    tab = open_page(text.replace("<title>", f"{forbid}<title>"))
    answer(tab, 1)
    expect(caption_of(tab)).to_have_text(plane(steps=9).frame(**SHOWS).caption)


def test_an_address_sets_the_nearest_picture_and_is_copied(open_page):
    picture = replace(plane(steps=9), name="toys.plane")
    fragment = Live(picture)._repr_mimebundle_()[0]["text/html"]
    away = "<p style='height: 3000px'><a href='#toys.plane?lam=2&x=-2'>go</a></p>"
    tab = open_page(f"<!doctype html>{fragment}{away}{fragment}")
    expect(tab.locator("canvas")).to_have_count(2)
    first, last = tab.locator("div.l1l2").first, tab.locator("div.l1l2").last
    tab.get_by_role("link", name="go").click()
    moved = picture.frame(lam=2.0, x=-2.0)
    expect(caption_of(first)).to_have_text(moved.caption)
    expect(caption_of(last)).to_have_text(picture.frame().caption)
    expect(first).to_be_in_viewport()
    # The address of what is seen, where the page may not write to the clipboard: shown.
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined}) && null")
    first.get_by_role("button", name="Copy a link to this").click()
    names = {"x": -2, "y": f"{picture.params()['y']:g}", "lam": 2}
    address = "#toys.plane?" + "&".join(f"{name}={names[name]}" for name in picture.controls)
    shown = first.locator(".l1l2-copy").text_content()
    assert shown.startswith("file:") and shown.endswith(address)
    # Opened with an address, the page goes there by itself.
    tab.goto(f"{tab.url.partition('#')[0]}#toys.plane?lam=0")
    expect(caption_of(first)).to_have_text(picture.frame(lam=0.0, x=-2.0).caption)


@pytest.mark.thorough
def test_a_link_does_not_open_a_gate(open_page):
    text = gated(STARTS, SHOWS).replace('<div class="l1l2" ', '<div class="l1l2" data-name="toys.plane" ')
    tab = open_page(text.replace("</main>", "<a href='#toys.plane?lam=2'>go</a></main>"))
    tab.get_by_role("link", name="go").click()
    expect(caption_of(tab)).to_have_text(plane(steps=9).frame(**STARTS).caption)
    expect(tab.get_by_role("radio").first).to_be_focused()
    expect(tab.locator(".l1l2-reply")).to_have_text("Answer this first. Then the link moves the picture.")


# ---- Small, dark and without eyes --------------------------------------------------------------------------


def axe(tab):
    """What axe finds wrong, and how much it found right."""
    script = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js")
    tab.evaluate(script.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run()")
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]], len(found["passes"])


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("answered", [False, True])
def test_axe_finds_no_violation(open_page, scheme, answered):
    tab = open_page(page(plane(steps=3), GATE), color_scheme=scheme)
    if answered:
        answer(tab, 0, 1)
        tab.get_by_text("The picture in numbers").click()
        expect(tab.locator("tbody tr")).to_have_count(3)
    wrong, right = axe(tab)
    assert wrong == []
    assert right > 20


@pytest.mark.thorough
def test_axe_would_find_one(open_page):
    tab = open_page(page(plane(steps=3)))
    tab.evaluate("document.querySelector('input').removeAttribute('aria-label')")
    assert [rule for rule, _ in axe(tab)[0]] == ["label"]


@pytest.mark.thorough
def test_the_picture_stays_a_light_card_on_a_dark_page(open_page):
    dark = open_page(page(gallery()), color_scheme="dark")
    light = open_page(page(gallery()), name="light.html")
    assert np.abs(shot(dark) - shot(light))[8:-8, 8:-8].max() == 0  # the card has round corners
    colour = "element => getComputedStyle(element).color"
    words = [caption_of(tab).evaluate(colour) for tab in (dark, light)]
    assert words == ["rgb(228, 231, 235)", "rgb(0, 0, 0)"]


@pytest.mark.thorough
def test_a_window_of_360_pixels_holds_it_all(open_page):
    tab = open_page(page(gallery(), GATE), viewport={"width": 360, "height": 700})
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    for box in (one.bounding_box() for one in tab.locator("canvas, input, form, .l1l2-value").all()):
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    box = tab.locator("canvas").bounding_box()
    assert box["width"] / box["height"] == pytest.approx(1.5, rel=0.01)
    assert tab.get_by_role("slider").bounding_box()["width"] > 150
    # A window that grows: the canvas follows, as sharp as before.
    tab.set_viewport_size({"width": 1000, "height": 700})
    expect(tab.locator("canvas")).to_have_attribute("width", "600")


@pytest.mark.thorough
@pytest.mark.parametrize("around", ["jp-RenderedMarkdown", "bd-article"])
def test_text_behind_a_closed_fold_keeps_its_distance(open_page, around):
    fold = "<details><summary>An answer</summary><p>Half.</p></details>"
    prose = f'<div class="{around}">{fold}{fold}<p style="margin: 0">Next</p></div>'
    tab = open_page(page(gallery()).replace("</main>", f"{prose}</main>"))
    first, second, text = tab.locator(f".{around} > *").all()
    ends = [(one.bounding_box()["y"], one.bounding_box()["height"]) for one in (first, second, text)]
    assert ends[1][0] - sum(ends[0]) == pytest.approx(0, abs=1)  # folds stand together
    assert ends[2][0] - sum(ends[1]) > 8


def test_without_scripts_the_still_remains(chromium, tmp_path):
    picture = gallery()
    (tmp_path / "page.html").write_text(page(picture), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    expect(tab.get_by_role("img")).to_have_attribute("alt", picture.frame().caption)
    assert tab.get_by_role("img").bounding_box()["width"] == 600
    context.close()


# ---- In JupyterLab -----------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_notebook_lives_on_without_its_kernel(reader, lab):
    """Run, run again, the kernel killed, saved, opened again: live while it is trusted, else the still."""
    server, token = lab.address.partition("/lab")[0], parse_qs(urlsplit(lab.address).query)["token"][0]

    def ask(method, path, body=None):
        request = urllib.request.Request(f"{server}/api/{path}", method=method)
        request.add_header("Authorization", f"token {token}")
        with urllib.request.urlopen(request, json.dumps(body).encode() if body else None) as answer:
            return json.loads(answer.read() or "null")

    source = (
        "from l1l2.drawing.live import Live\nfrom l1l2.lessons.start_here import equal_fit\nLive(equal_fit())"
    )
    cell = {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = {"nbformat": 4, "nbformat_minor": 4, "metadata": kernel, "cells": [cell]}
    ask("PUT", "contents/live.ipynb", {"type": "notebook", "content": notebook})

    picture, tab = equal_fit(), reader.page
    fit = picture.controls["fit"]
    start, lower = (picture.frame(fit=fit.values[fit.start - steps]).caption for steps in (0, 1))
    canvas, slider = tab.locator(".jp-OutputArea canvas"), tab.locator(".jp-OutputArea").get_by_role("slider")

    def moves():
        expect(canvas).to_have_attribute("aria-label", start)
        slider.focus()
        tab.keyboard.press("ArrowLeft")
        expect(canvas).to_have_attribute("aria-label", lower)
        expect(slider).to_be_focused()

    # The token, once; then the notebook.
    tab.goto(lab.address)
    expect(tab.locator("#jp-main-statusbar")).to_be_visible()
    address = f"{server}/lab/workspaces/live/tree/live.ipynb"
    tab.goto(address)
    expect(tab.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    for _ in range(2):
        tab.locator(".jp-CodeCell .cm-content").first.click()
        tab.keyboard.press("Control+Enter")
        moves()
    for session in ask("GET", "sessions"):
        if session["path"].endswith("live.ipynb"):
            ask("DELETE", f"sessions/{session['id']}")
    tab.keyboard.press("ArrowRight")
    expect(canvas).to_have_attribute("aria-label", start)
    with tab.expect_response(lambda got: got.request.method == "PUT" and "live.ipynb" in got.url):
        tab.get_by_role("menuitem", name="File", exact=True).click()
        tab.get_by_role("menuitem", name="Save Notebook").first.click()
    saved = ask("GET", "contents/live.ipynb")["content"]
    assert "text/html" in saved["cells"][0]["outputs"][0]["data"]
    tab.goto(address)
    moves()

    # Another's notebook: nobody here has run it, so nothing in it may run.
    saved["cells"][0] |= {"source": f"{source}  # from somewhere else", "metadata": {"trusted": False}}
    ask("PUT", "contents/foreign.ipynb", {"type": "notebook", "content": saved})
    tab.goto(f"{server}/lab/workspaces/other/tree/foreign.ipynb")
    still = tab.locator(".jp-OutputArea img")
    expect(still).to_have_attribute("alt", start)
    expect(still).to_be_visible()
    expect(tab.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    assert tab.locator(".jp-OutputArea canvas").count() == 0
    assert reader.foreign() == []
    assert reader.errors == []
