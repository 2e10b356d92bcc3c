"""A learner's copy, opened in JupyterLab: its pictures move before there is a kernel."""

import re

import nbformat
import pytest
from playwright.sync_api import expect

from l1l2.course.catalogue import ask
from l1l2.course.catalogue import notebook as notebook_of
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.lessons.geometry import drag_target, turn_ellipse
from tools import learn as learn_tool

from .real_lab import address_of
from .test_live_in_lab import caption, kernel_state, without_kernel

pytestmark = pytest.mark.browser

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait


COPY = f"own/{notebook_of('geometry')}.ipynb"


@pytest.fixture(scope="module")
def learn(lab):
    """The tool, where it signs for the JupyterLab that runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(lab.reached.parent / "jupyter_data_dir"))
        patch.delenv("L1L2_DISPLAY", raising=False)
        yield learn_tool


@pytest.fixture(scope="module")
def copy(lab, learn, tmp_path_factory):
    """Geometry, as `make learn` writes it into a folder that JupyterLab shows."""
    name = f"{notebook_of('geometry')}.ipynb"
    built = tmp_path_factory.mktemp("built") / name
    notebook = nbformat.read(learn.notebooks.NOTEBOOKS / name, nbformat.NO_CONVERT)
    notebook.metadata = {}  # names no kernel: JupyterLab asks for one, and takes none for an answer
    nbformat.write(notebook, built)
    path = lab.reached.parent / "course" / "learn" / COPY
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learn.notebooks, "NOTEBOOKS", built.parent)
        assert learn.main([], path.parent) == 0
    return path


@pytest.fixture(scope="module")
def opened(reader, lab, copy):
    without_kernel(reader.page, address_of(lab.address, COPY))
    yield reader.page
    expect(kernel_state(reader.page)).to_contain_text("No Kernel")
    assert len(reader.asked) > 10 and reader.foreign() == []
    assert reader.errors == []


def picture(page, maker):
    """The picture that a cell shows, scrolled into view."""
    root = page.locator(f'.l1l2[data-name="geometry.{maker.__name__}"]')
    root.scroll_into_view_if_needed()
    return root


def part(frame):
    """What the page says of a picture: the caption, but for what proves it."""
    return re.sub(" Certified: .*", "", frame.caption)


def moves(root, shown, **at):
    """Each control moves it by keyboard: to the end, and back."""
    values = shown.params(**at)
    for name, control in shown.controls.items():
        slider = root.get_by_role("slider", name=control.label, exact=True)
        for key, value in (("End", control.values[-1]), ("Home", control.values[0])):
            slider.press(key)
            values[name] = value
            expect(caption(root)).to_have_text(part(shown.frame(**values)))


def test_a_picture_moves_by_keyboard_before_there_is_a_kernel(opened, tmp_path):
    root, shown = picture(opened, drag_target), drag_target()
    expect(root.locator("canvas")).to_be_visible()
    expect(caption(root)).to_have_text(part(shown.frame()))
    moves(root, shown)
    expect(kernel_state(opened)).to_contain_text("No Kernel")
    opened.screenshot(path=tmp_path / "moved.png")


@pytest.mark.thorough
def test_a_gated_picture_waits_goes_to_what_was_asked_and_remembers(opened, lab, tmp_path):
    without_kernel(opened, address_of(lab.address, COPY))
    question, shown = ask("geometry/turned"), turn_ellipse()
    root = picture(opened, turn_ellipse)
    expect(root.locator("legend")).to_have_text(question.prompt)
    expect(caption(root)).to_have_text(part(shown.frame(**find_start_state(question, shown))))
    for control in shown.controls.values():
        expect(root.get_by_role("slider", name=control.label, exact=True)).to_be_disabled()
    root.locator("legend").scroll_into_view_if_needed()
    opened.screenshot(path=tmp_path / "gate.png")
    answer = next(option for option in question.options if option.correct)
    root.get_by_role("radio", name=answer.text).press("Space")
    root.get_by_role("button", name="Commit").press("Enter")
    expect(root.locator(".l1l2-told")).to_contain_text(answer.reply)
    asked = part(shown.frame(**find_asked_state(question, shown)))
    expect(caption(root)).to_have_text(asked)
    moves(root, shown, **find_asked_state(question, shown))
    root.scroll_into_view_if_needed()
    opened.screenshot(path=tmp_path / "unlocked.png")
    without_kernel(opened, address_of(lab.address, COPY))
    expect(caption(picture(opened, turn_ellipse))).to_have_text(asked)
    expect(kernel_state(opened)).to_contain_text("No Kernel")


def test_keys_that_are_not_the_pictures_are_jupyterlabs(opened):
    slider = picture(opened, drag_target).locator("input[type=range]").first
    slider.focus()
    before = slider.input_value()
    opened.keyboard.press("ArrowRight")
    assert slider.input_value() != before
    expect(slider).to_be_focused()
    opened.keyboard.press("Escape")
    expect(slider).not_to_be_focused()
    expect(opened.locator(".jp-Notebook")).to_have_class(re.compile("jp-mod-commandMode"))


def test_a_link_in_the_prose_sets_its_picture(opened):
    root, shown = picture(opened, drag_target), drag_target()
    opened.get_by_text("Three answers", exact=True).click()
    opened.get_by_role("link", name="(1.4, −0.2)").click()
    expect(caption(root)).to_have_text(part(shown.frame(cx=1.4, cy=-0.2, t=1)))
    expect(root).to_be_in_viewport()


@pytest.mark.thorough
def test_saving_changes_nothing_and_typing_does(opened, learn, copy):
    """JupyterLab writes the file in its own manner, and what it adds is no learner's change."""
    opened.locator(".jp-CodeCell .cm-content").first.click()
    opened.keyboard.press("Control+End")
    opened.keyboard.type("#")
    opened.keyboard.press("Backspace")
    save(opened)
    assert learn.recorded(copy)[1]
    opened.keyboard.type("  # mine")
    save(opened)
    assert not learn.recorded(copy)[1]


def save(page):
    """Save what was typed: the tab's mark of unsaved changes comes, then goes."""
    unsaved = page.locator(".jp-mod-current.jp-mod-dirty")
    expect(unsaved).not_to_have_count(0)
    page.keyboard.press("Control+s")
    expect(unsaved).to_have_count(0)
