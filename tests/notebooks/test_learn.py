"""tools/learn.py: a learner's copy has the pages of its pictures, and keeps whatever the learner wrote."""

import html
import json

import nbformat
import pytest
from jupyter_client import AsyncKernelManager, KernelManager
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from l1l2.course.catalogue import ask
from l1l2.drawing import Live, still
from l1l2.lessons.geometry import growing_circle, growing_diamond
from tools import learn

SHOWN = {"99_toy-03": growing_circle(), "99_toy-04": growing_diamond()}
NAME = "99_toy.ipynb"


@pytest.fixture(autouse=True)
def private(monkeypatch, tmp_path):
    """A signature store of the test's own, and no kernel: starting one fails."""

    def refuse(self, *_, **__):
        raise AssertionError("a kernel was started")

    for manager in (KernelManager, AsyncKernelManager):
        monkeypatch.setattr(manager, "start_kernel", refuse)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


def shows(picture):
    """The output that the builder saves: the still."""
    data, metadata = still(picture)._repr_mimebundle_()
    return [new_output("execute_result", data, metadata=metadata, execution_count=1)]


@pytest.fixture
def built(tmp_path):
    """What the builder saves, here without running it; if its cells ran, they would leave a file behind."""
    ran = f"open({str(tmp_path / 'ran')!r}, 'w')"
    imports = (
        "from l1l2.drawing import Live\nfrom l1l2.lessons.geometry import growing_circle as circle, predict"
    )
    question, alone = (shows(picture) for picture in SHOWN.values())
    cells = [
        new_markdown_cell("# A toy"),
        new_code_cell(f"{imports}\n{ran}\nprint(1)", outputs=[new_output("stream", text="1\n")]),
        new_code_cell(f'{ran}\npredict("geometry/first_touch", circle())', outputs=question),
        new_code_cell(
            "from l1l2.lessons.geometry import growing_diamond\n\nLive(growing_diamond())", outputs=alone
        ),
    ]
    return saved(cells, tmp_path / "notebooks" / NAME)


def saved(cells, path):
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"99_toy-{number:02d}"
    path.parent.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=cells), path)
    return path


def read(path):
    return nbformat.read(path, nbformat.NO_CONVERT)


def edit(path, number=-1, text="\n# my own"):
    notebook = read(path)
    notebook.cells[number].source += text
    nbformat.write(notebook, path)


def pages(notebook):
    """The pages of a notebook, by cell."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if page := output.get("data", {}).pop("text/html", None):
                found[cell.id] = page
    return found


def test_the_copy_differs_by_the_pages_of_its_pictures_alone(built, tmp_path):
    said = learn.write(built, tmp_path / "learn")
    assert said == f"{tmp_path / 'learn' / NAME}: 2 of 2 pictures move"
    copy, original = read(tmp_path / "learn" / NAME), read(built)
    found = pages(copy)
    assert list(found) == list(SHOWN)
    assert all('<div class="l1l2" data-table=' in page for page in found.values())
    assert "data-gate=" in found["99_toy-03"] and "data-gate=" not in found["99_toy-04"]
    assert html.escape(html.escape(ask("geometry/first_touch").prompt)) in found["99_toy-03"]
    assert copy.cells == original.cells  # their ids, their sources, their stills and captions
    del copy.metadata["l1l2"]
    assert copy.metadata == original.metadata


def test_nothing_is_executed(built, tmp_path):
    with pytest.raises(
        AssertionError, match="a kernel was started"
    ):  # or the fixture above would prove nothing
        learn.notebooks.execute(read(built), tmp_path)
    learn.write(built, tmp_path / "learn")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["jupyter", "learn", "notebooks"]


def test_the_copy_is_trusted_and_what_someone_else_puts_into_it_is_not(built, tmp_path):
    learn.write(built, tmp_path / "learn")
    copy = read(tmp_path / "learn" / NAME)
    assert trusted(copy, tmp_path)
    copy.cells[1].outputs = [new_output("display_data", {"text/html": "<script>alert(1)</script>"})]
    assert not trusted(copy, tmp_path)
    assert not trusted(read(built), tmp_path)


def trusted(notebook, tmp_path):
    notary = NotebookNotary(data_dir=str(tmp_path / "jupyter"))
    try:
        return notary.check_signature(notebook)
    finally:
        notary.store.close()


def test_an_untouched_copy_is_replaced_whatever_its_cells_show(built, tmp_path):
    learn.write(built, tmp_path / "learn")
    copy = tmp_path / "learn" / NAME
    notebook = read(copy)
    notebook.cells[1].outputs = []
    notebook.cells[1].execution_count = 7
    notebook.cells.append(new_code_cell(""))  # as JupyterLab does after the last cell has run
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, copy)
    edit(built, 0, "\nIts second edition.")
    assert learn.write(built, tmp_path / "learn").endswith("2 of 2 pictures move")
    assert [cell.source for cell in read(copy).cells] == [cell.source for cell in read(built).cells]
    assert [path.name for path in copy.parent.iterdir()] == [NAME]


def add(notebook):
    notebook.cells.append(new_code_cell("1 + 1"))


def remove(notebook):
    del notebook.cells[1]


def move(notebook):
    notebook.cells.reverse()


def rewrite(notebook):
    notebook.cells[0].source = "# My toy"


@pytest.mark.parametrize("change", [add, remove, move, rewrite])
def test_a_changed_copy_is_kept_and_the_new_one_lies_beside_it(built, tmp_path, change):
    learn.write(built, tmp_path / "learn")
    copy, new = (tmp_path / "learn" / name for name in (NAME, "99_toy.new.ipynb"))
    notebook = read(copy)
    change(notebook)
    nbformat.write(notebook, copy)
    theirs = copy.read_bytes()
    for edition in ("second", "third"):
        edit(built, 0, f"\nIts {edition} edition.")
        said = learn.write(built, copy.parent)
        assert said == f"{copy}: yours is kept, the new one is {new.name}: 2 of 2 pictures move"
        assert copy.read_bytes() == theirs
        assert edition in read(new).cells[0].source
        assert list(pages(read(new))) == list(SHOWN) and trusted(read(new), tmp_path)
    edit(new)
    theirs_too = new.read_bytes()
    assert "nothing written. Rename one of them" in learn.write(built, copy.parent)
    assert (copy.read_bytes(), new.read_bytes()) == (theirs, theirs_too)
    assert len(list(copy.parent.iterdir())) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps(new_notebook())], ids=repr)
def test_a_file_that_the_script_has_not_written_is_kept(built, tmp_path, text):
    own = tmp_path / "learn" / NAME
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    assert "yours is kept" in learn.write(built, own.parent)
    assert own.read_text(encoding="utf-8") == text


HERE = "from l1l2.drawing import Live\nfrom l1l2.lessons.geometry import growing_diamond, growing_circle\n"


@pytest.mark.parametrize(
    "code",
    [
        "picture = growing_diamond()\nLive(picture)",
        "Live(growing_diamond())\nNone",
        "Live(growing_diamond(), None)",
        "Live(growing_diamond(steps=3))",
        "Live(growing_circle())",
        "Live(elsewhere())",
        "print(growing_diamond())",
        "predict('geometry/' + 'turned', growing_diamond())",
        "from os import getcwd\nLive(getcwd())",
        "from l1l2.lessons import moved_since\nLive(moved_since())",
        "from l1l2.nowhere import picture\nLive(picture())",
    ],
)
def test_a_cell_of_another_kind_keeps_its_still(tmp_path, code):
    """Another picture than the one on the still, too."""
    built = saved(
        [new_code_cell(HERE + code, outputs=shows(growing_diamond()))], tmp_path / "notebooks" / NAME
    )
    assert learn.write(built, tmp_path / "learn").endswith("0 of 1 pictures move (still: 99_toy-01)")
    assert read(tmp_path / "learn" / NAME).cells == read(built).cells


def test_every_picture_of_geometry_is_known_by_its_cell():
    """The source decides, so that this holds before the notebook is built anew."""
    source = learn.notebooks.source("geometry")
    cells = [cell for cell in learn.notebooks.read(source).cells if cell.cell_type == "code"]
    imported = learn.makers(cells)
    found = {cell.id: learn.live(cell.source, imported) for cell in cells}
    assert {id for id, shown in found.items() if shown} == {
        cell.id for cell in cells if cell.source.splitlines()[-1].startswith(("Live(", "predict("))
    }
    assert all(isinstance(shown, Live) for shown in found.values() if shown)
    assert sum(bool(shown and shown.gate) for shown in found.values()) == 4


def test_the_command_names_what_there_is(built, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(learn.notebooks, "NOTEBOOKS", built.parent)
    assert learn.main(["98_other"], tmp_path / "learn") == 2
    assert capsys.readouterr().err == "No notebook 98_other; there are: 99_toy\n"
    assert learn.main([], tmp_path / "learn") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'learn' / NAME}: 2 of 2 pictures move\n"
