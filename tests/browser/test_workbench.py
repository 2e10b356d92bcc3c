"""A reader brings a CSV file to the workbench, by keyboard, and gets numbers or a sentence."""

from itertools import pairwise

import nbformat
import pytest
from playwright.sync_api import expect

from l1l2.workbench.widgets import workbench

from .real_lab import address_of

# What the widgets answer, tests/workbench/test_widgets.py asks of them without a browser.
pytestmark = [pytest.mark.browser, pytest.mark.thorough]

expect.set_options(timeout=120_000)  # a slow machine is not a fault; a condition met sooner ends the wait

FILE = "size;age;price\n" + "".join(f"{50 + 7 * k};{k * k % 11};{100 + 15 * k + k % 3}\n" for k in range(12))
GERMAN = "Größe;Alter;Kaufpreis\n" + FILE.partition("\n")[2].replace(";1", ",5;1")
WRONG = FILE.replace("57;", "n/a;")


@pytest.fixture(scope="module")
def bench(reader, lab):
    """A notebook whose one cell shows the workbench, run, with three files beside it."""
    folder = lab.reached.parent / "course" / "learn"
    (folder / "houses.csv").write_text(FILE, encoding="utf-8")
    (folder / "wrong.csv").write_text(WRONG, encoding="utf-8")
    (folder / "häuser.csv").write_text(GERMAN, encoding="cp1252")
    code = "from l1l2.workbench import workbench\n\nworkbench()"
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)], metadata=kernel)
    nbformat.write(notebook, folder / "bench.ipynb")
    page = reader.page
    page.goto(address_of(lab.address, "bench.ipynb"))
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Lasso (L1) on 442 rows")).to_be_visible()
    return reader


def said_by(box):
    """The box's own words, without their markup."""
    return box.said.value.partition(">")[2].partition("<")[0]


def test_a_path_typed_shows_numbers(bench, monkeypatch, tmp_path):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)
    page = bench.page
    page.screenshot(path=tmp_path / "start.png")
    path = page.get_by_label("CSV file")
    path.fill("houses.csv")
    page.keyboard.press("Enter")
    ours = workbench()
    (tmp_path / "houses.csv").write_text(FILE, encoding="utf-8")
    ours.path.value = str(tmp_path / "houses.csv")
    expect(page.get_by_text(said_by(ours))).to_be_visible()
    page.screenshot(path=tmp_path / "path.png")


@pytest.mark.parametrize("width", [1280, 760])
def test_no_row_of_controls_touches_the_next(bench, width):
    page = bench.page
    page.set_viewport_size({"width": width, "height": 900})
    boxes = [
        page.get_by_label("answer y").bounding_box(),
        page.get_by_label("our solver").bounding_box(),
        page.get_by_role("button", name="Ridge (L2)").bounding_box(),
        page.get_by_role("slider").first.bounding_box(),
    ]
    page.set_viewport_size({"width": 1280, "height": 900})
    tops = sorted((box["y"], box["y"] + box["height"]) for box in boxes)
    gaps = [below - bottom for (_, bottom), (below, _) in pairwise(tops)]
    assert all(gap < 0 or gap >= 8 for gap in gaps), gaps  # below 0: in the same row


def test_a_german_file_is_read_with_its_commas_and_letters(bench, tmp_path):
    page = bench.page
    page.get_by_label("CSV file").fill("häuser.csv")
    page.keyboard.press("Enter")
    expect(page.get_by_text("häuser.csv: 12 rows, 3 columns, semicolons, latin-1.")).to_be_visible()
    expect(page.get_by_text("Its numbers have decimal commas.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Größe")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="on 12 rows and 2 columns")).to_be_visible()
    page.screenshot(path=tmp_path / "german.png")


def test_what_is_wrong_is_said_and_the_keyboard_goes_on(bench, tmp_path):
    page = bench.page
    page.get_by_label("CSV file").fill("wrong.csv")
    page.keyboard.press("Enter")
    wrong = page.get_by_role("alert")
    expect(wrong).to_have_text(
        "wrong.csv: row 3, column 'size': 'n/a' means that a number is missing; fill it in, or delete the row"
    )
    page.screenshot(path=tmp_path / "wrong.png")
    expect(page.get_by_text("Still the fit from before: häuser.csv.")).to_be_visible()
    expect(
        page.get_by_role("rowheader", name="Größe").locator("xpath=ancestor::div[@style]").last
    ).to_have_css("opacity", "0.35")
    page.get_by_role("button", name="Elastic net").focus()
    page.keyboard.press("Space")
    status = page.get_by_role("status").filter(has_text="on 12 rows and 2 columns")
    expect(status).to_contain_text("Elastic net")
    before = status.text_content()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect(status).not_to_have_text(before)
    page.get_by_label("our solver").select_option("coordinate descent")
    expect(page.get_by_role("rowheader", name="coordinate descent")).to_be_visible()
    page.screenshot(path=tmp_path / "keyboard.png")
    expect(page.locator("[data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)
    assert bench.errors == []
    assert bench.foreign() == []


def test_a_file_chosen_is_read(bench, tmp_path):
    page = bench.page
    (tmp_path / "chosen.csv").write_text(FILE.replace("age", "order"), encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").press("Enter")
    chooser.value.set_files(tmp_path / "chosen.csv")
    expect(page.get_by_text("chosen.csv: 12 rows, 3 columns, semicolons, UTF-8")).to_be_visible()
    expect(page.get_by_role("rowheader", name="order")).to_be_visible()
