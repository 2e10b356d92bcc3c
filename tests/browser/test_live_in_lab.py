"""Pictures that move inside a notebook: run again, without a kernel, saved and opened again, exported."""

import json
import re
import shutil

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import expect

from l1l2.drawing.live import Live
from l1l2.lessons.start_here import equal_fit

from ..drawing import shown
from .conftest import Reader
from .real_lab import address_of
from .test_start_here import complaints, prompts, run_all

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

CODE = [
    "from shown import plane\nfrom l1l2.drawing import Live\nfrom l1l2.lessons.start_here import equal_fit",
    "Live(equal_fit())",
    "Live(plane(steps=9))",
    "Live(plane(steps=9))",
]
NAME = "pictures.ipynb"
BARS, PLANE = equal_fit(), shown.plane(steps=9)


@pytest.fixture(scope="module")
def folder(lab):
    """What JupyterLab shows: a notebook with three pictures, not yet run, and what it imports."""
    folder = lab.reached.parent / "course" / "learn"
    shutil.copy(shown.__file__, folder)
    kernel = {"name": "python3", "display_name": "Python 3"}
    notebook = new_notebook(cells=[new_code_cell(code) for code in CODE], metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / NAME)
    return folder


@pytest.fixture(scope="module")
def opened(reader, lab, folder):
    reader.page.goto(address_of(lab.address, NAME))
    expect(kernel_state(reader.page)).to_contain_text("| Idle")
    yield reader.page
    assert len(reader.asked) > 10 and reader.foreign() == []
    assert reader.errors == []


@pytest.fixture
def running(opened):
    """The notebook, run anew: its pictures stand at their start."""
    ran = [int(digits) for digits in re.findall(r"\d+", "".join(prompts(opened).all_text_contents()))]
    run_all(opened)
    has_run(opened, range(max(ran, default=0) + 1, max(ran, default=0) + 1 + len(CODE)))
    return opened


def has_run(page, counts):
    expect(prompts(page)).to_have_text([f"[{count}]:" for count in counts])
    expect(page.locator("canvas")).to_have_count(3)
    assert complaints(page) == []


def kernel_state(page):
    return page.locator("#jp-main-statusbar")


def menu(page, name, item):
    page.get_by_role("menuitem", name=name, exact=True).click()
    page.get_by_role("menuitem", name=item).click()


def unproved(caption):
    """What the page says below the picture: the proof has folded into a badge."""
    return re.sub(" Certified: .*", "", caption)


def caption(root):
    return root.locator(".l1l2-caption > :first-child")


def fit(root):
    return root.get_by_role("slider", name=BARS.controls["fit"].label)


def says_fit(root, index):
    expect(caption(root)).to_have_text(unproved(BARS.frame(fit=BARS.controls["fit"].values[index]).caption))


def says_point(root, x, y):
    """A plane says that its point is so many steps right of and above its start."""
    steps = {"x": x, "y": y}
    values = {name: PLANE.controls[name].values[PLANE.controls[name].start + n] for name, n in steps.items()}
    expect(caption(root)).to_have_text(PLANE.frame(**values).caption)


def alive(root):
    """The slider moves the picture, from wherever it stood."""
    for key, index in (("End", -1), ("Home", 0), ("ArrowRight", 1)):
        fit(root).press(key)
        says_fit(root, index)


@pytest.mark.thorough
def test_the_keys_go_to_the_picture_that_has_the_focus(running):
    bars, one, two = running.locator(".l1l2").all()
    cells = running.locator(".jp-Cell")
    alive(bars)
    expect(fit(bars)).to_be_focused()
    knob = one.locator(".l1l2-handle")
    for key in ("ArrowLeft", "ArrowUp", "ArrowLeft"):
        knob.press(key)
    says_point(one, -2, 1)
    expect(knob).to_be_focused()
    says_point(two, 0, 0)
    two.locator(".l1l2-handle").press("ArrowDown")
    says_point(two, 0, -1)
    says_point(one, -2, 1)
    says_fit(bars, 1)
    expect(cells).to_have_count(4)
    # The mouse takes the point along, and JupyterLab takes it for no drag of a cell.
    two.scroll_into_view_if_needed()
    place = two.locator(".l1l2-handle").bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    running.mouse.move(x, y)
    running.mouse.down()
    running.mouse.move(x - 5000, y - 5000, steps=4)
    running.mouse.up()
    corner = PLANE.frame(x=PLANE.controls["x"].values[0], y=PLANE.controls["y"].values[-1]).caption
    expect(caption(two)).to_have_text(corner)
    expect(two.get_by_role("status")).to_have_text(corner)
    says_point(one, -2, 1)


@pytest.mark.thorough  # without JupyterLab: test_live.py
def test_what_runs_again_starts_anew_and_leaves_the_others(running):
    bars, one, two = (running.locator(".jp-CodeCell").nth(n).locator(".l1l2") for n in (1, 2, 3))
    first, _, third, fourth = (int(text.strip("[]:")) for text in prompts(running).all_text_contents())
    fit(bars).press("End")
    one.locator(".l1l2-handle").press("ArrowLeft")
    running.locator(".jp-CodeCell").nth(1).locator(".cm-content").click()
    running.keyboard.press("Control+Enter")
    has_run(running, [first, fourth + 1, third, fourth])
    says_fit(bars, BARS.controls["fit"].start)
    alive(bars)
    says_point(one, -1, 0)
    for start in (fourth + 2, fourth + 6):
        run_all(running)
        has_run(running, range(start, start + 4))
        says_fit(bars, BARS.controls["fit"].start)
        alive(bars)
        says_point(one, 0, 0)
        two.locator(".l1l2-handle").press("ArrowUp")
        says_point(two, 0, 1)
        says_point(one, 0, 0)


@pytest.mark.thorough
def test_no_kernel_is_needed_once_it_has_run_not_even_by_the_next_reader(running, chromium, lab, folder):
    bars = running.locator(".l1l2").first
    menu(running, "Kernel", "Restart Kernel…")
    running.get_by_role("button", name="Confirm Kernel Restart").click()
    alive(bars)  # while it restarts
    expect(kernel_state(running)).to_contain_text("| Idle")
    alive(bars)
    menu(running, "Kernel", "Shut Down Kernel")
    alive(bars)
    expect(kernel_state(running)).to_contain_text("No Kernel")
    alive(bars)
    running.locator(".cm-content").first.click()
    running.keyboard.press("Control+s")
    saved(running)

    notebook = json.loads((folder / NAME).read_text(encoding="utf-8"))
    notebook["metadata"] = {}  # no kernel to start, and no signature that the server knows
    (folder / "stranger.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    stranger = visitor(chromium)
    page = stranger.page
    without_kernel(page, address_of(lab.address, "stranger.ipynb"))
    expect(page.locator("canvas, .l1l2 input")).to_have_count(0)
    still = page.locator(".jp-OutputArea-output img").first
    expect(still).to_have_attribute("alt", BARS.frame().caption)
    assert still.evaluate("image => image.decode().then(() => image.naturalWidth)") > 600

    menu(page, "View", "Activate Command Palette")
    page.locator(".lm-CommandPalette-input").fill("Trust Notebook")
    page.locator(".lm-CommandPalette-item").filter(has_text="Trust Notebook").click()
    page.get_by_role("dialog").get_by_role("button", name="Trust").click()
    expect(page.locator("canvas")).to_have_count(3)
    alive(page.locator(".l1l2").first)
    saved(page)

    without_kernel(page, address_of(lab.address, "stranger.ipynb"))
    expect(page.locator("canvas")).to_have_count(3)
    says_fit(page.locator(".l1l2").first, BARS.controls["fit"].start)
    alive(page.locator(".l1l2").first)
    assert len(stranger.asked) > 10 and stranger.foreign() == []
    assert stranger.errors == []
    page.context.close()


def visitor(chromium):
    """A reader of one page alone."""
    reader = Reader(chromium.new_page(viewport={"width": 1280, "height": 1000}))
    reader.page.set_default_timeout(120_000)
    reader.page.on("request", lambda request: reader.asked.append(request.url))
    reader.page.on("websocket", lambda socket: reader.asked.append(socket.url))
    reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))
    return reader


def saved(page):
    expect(page.locator(".jp-mod-current.jp-mod-dirty")).to_have_count(0)


def without_kernel(page, address):
    page.goto(address)
    page.get_by_role("dialog").get_by_role("button", name="No Kernel").click()
    expect(kernel_state(page)).to_contain_text("No Kernel")


@pytest.mark.thorough
def test_nbconverts_page_is_alive(chromium, tmp_path):
    """nbconvert's own page asks for its scripts elsewhere; the pictures ask for nothing and wait for none."""
    data, metadata = Live(BARS)._repr_mimebundle_()
    shows = [new_output("execute_result", data, metadata=metadata)]
    cells = [new_code_cell("Live(equal_fit())", outputs=shows) for _ in range(2)]
    empty, full = (exported(chromium, tmp_path, notebook) for notebook in ([], cells))
    expect(full.page.locator("canvas")).to_have_count(2)
    for root in full.page.locator(".l1l2").all():
        alive(root)
    assert full.foreign() == empty.foreign()
    assert full.errors == empty.errors
    for reader in (empty, full):
        reader.page.context.close()


def exported(chromium, folder, cells):
    """Open what nbconvert makes of the cells as a file, on a machine without a network."""
    path = folder / "page.html"
    path.write_text(HTMLExporter().from_notebook_node(new_notebook(cells=cells))[0], encoding="utf-8")
    reader = visitor(chromium)
    reader.page.route("http*://**", lambda route: route.abort())
    reader.page.goto(path.as_uri())
    return reader
