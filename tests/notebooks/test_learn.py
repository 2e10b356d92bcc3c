"""tools/learn.py: a learner's copy has the pages of its pictures, and keeps whatever the learner wrote."""

import html
import json
import os
import re

import nbformat
import pytest
from jupyter_client import AsyncKernelManager, KernelManager
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from l1l2 import ask, retrieve
from l1l2.drawing import Live
from l1l2.lessons.geometry import growing_circle, growing_diamond, predict
from tools import learn, living

NAME = "99_toy.ipynb"
BUILT = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.thorough] if number > 2 else [])
    for number, path in enumerate(sorted(learn.notebooks.NOTEBOOKS.glob("*.ipynb")))
]


@pytest.fixture(autouse=True)
def private(monkeypatch, tmp_path):
    """A signature store of the test's own, and no kernel: starting one fails."""

    def refuse(self, *_, **__):
        raise AssertionError("a kernel was started")

    for manager in (KernelManager, AsyncKernelManager):
        monkeypatch.setattr(manager, "start_kernel", refuse)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


def shows(value):
    """The output that the builder saves: a still, or the folds of a question."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("L1L2_DISPLAY", "still")
        shown = value._repr_mimebundle_()
    data, metadata = shown if isinstance(shown, tuple) else (shown, {})
    return [new_output("execute_result", data, metadata=metadata, execution_count=1)]


@pytest.fixture
def built(tmp_path, monkeypatch):
    """What the builder saves, here without running it; if its cells ran, they would leave a file behind."""
    ran = f"open({str(tmp_path / 'ran')!r}, 'w')"
    imports = (
        "from l1l2.drawing import Live\nfrom l1l2.lessons.geometry import growing_circle as circle, predict"
    )
    cells = [
        new_markdown_cell("# A toy"),
        new_code_cell(f"{imports}\n{ran}\nprint(1)", outputs=[new_output("stream", text="1\n")]),
        new_code_cell(
            f'{ran}\npredict("geometry/first_touch", circle())',
            outputs=shows(predict("geometry/first_touch", growing_circle())),
        ),
        new_code_cell(
            "from l1l2.lessons.geometry import growing_diamond\n\nLive(growing_diamond())",
            outputs=shows(Live(growing_diamond())),
        ),
        new_code_cell(
            'from l1l2 import retrieve\n\nretrieve("bars/tie")', outputs=shows(retrieve("bars/tie"))
        ),
    ]
    path = saved(cells, tmp_path / "notebooks" / NAME)
    monkeypatch.setattr(learn.notebooks, "NOTEBOOKS", path.parent)
    return path


@pytest.fixture
def write(tmp_path, capsys):
    """What `make learn` does; return what it says."""

    def written():
        assert learn.main([], tmp_path / "learn") == 0
        return capsys.readouterr().out

    return written


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


ALIVE = [f"99_toy-{number:02d}" for number in (3, 4, 5)]


def pages(notebook):
    """The outputs of a notebook that bring a script, by cell."""
    outputs = [(cell.id, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    found = {id: output.get("data", {}).get("text/html", "") for id, output in outputs}
    return {id: page for id, page in found.items() if "<script" in page}


def test_the_copy_differs_by_the_pages_of_its_outputs_alone(built, tmp_path, write):
    assert write() == f"Your own notebooks, their pictures alive, go to {tmp_path / 'learn'}:\n  {NAME}\n"
    copy, original = read(tmp_path / "learn" / NAME), read(built)
    found = pages(copy)
    assert list(found) == ALIVE and not pages(original)
    asked = html.escape(ask("geometry/first_touch").prompt)
    assert [asked in page for page in found.values()] == [True, False, False]
    for notebook in copy, original:
        for cell in notebook.cells[2:]:
            cell.outputs[0].data.pop("text/html", None)
    assert copy.cells == original.cells  # their ids, their sources, their stills and captions
    del copy.metadata["l1l2"]
    assert copy.metadata == original.metadata


def test_nothing_is_executed(built, tmp_path, write):
    with pytest.raises(
        AssertionError, match="a kernel was started"
    ):  # or the fixture above would prove nothing
        learn.notebooks.execute(read(built), tmp_path)
    write()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["jupyter", "learn", "notebooks"]


def test_the_copy_is_trusted_and_what_someone_else_puts_into_it_is_not(built, tmp_path, write):
    write()
    copy = read(tmp_path / "learn" / NAME)
    assert trusted(copy, tmp_path)
    copy.cells[1].outputs = [new_output("display_data", {"text/html": "<script>alert(1)</script>"})]
    assert not trusted(copy, tmp_path)
    assert not trusted(read(built), tmp_path)


def test_a_copy_that_is_up_to_date_is_left_alone(built, tmp_path, write):
    write()
    copy = tmp_path / "learn" / NAME
    notebook = read(copy)
    notebook.cells[1].outputs = []  # what a learner's own run has shown is kept
    nbformat.write(notebook, copy)
    theirs = copy.read_bytes()
    assert write() == ""
    assert copy.read_bytes() == theirs


def test_another_edition_of_the_package_makes_another_copy(built, tmp_path, write, monkeypatch):
    write()
    monkeypatch.setattr(learn, "ROOT", tmp_path)
    (tmp_path / "l1l2").mkdir()
    (tmp_path / "l1l2" / "live.js").write_text("// moves as before, and faster", encoding="utf-8")
    assert NAME in write() and write() == ""


def trusted(notebook, tmp_path):
    notary = NotebookNotary(data_dir=str(tmp_path / "jupyter"))
    try:
        return notary.check_signature(notebook)
    finally:
        notary.store.close()


def test_an_untouched_copy_is_replaced_whatever_its_cells_show(built, tmp_path, write):
    write()
    copy = tmp_path / "learn" / NAME
    notebook = read(copy)
    notebook.cells[1].outputs = []
    notebook.cells[1].execution_count = 7
    notebook.cells.append(new_code_cell(""))  # as JupyterLab does after the last cell has run
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, copy)
    edit(built, 0, "\nIts second edition.")
    assert write().endswith(f"  {NAME}\n")
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
def test_a_changed_copy_is_kept_and_the_new_one_lies_beside_it(built, tmp_path, write, change):
    write()
    copy, new = (tmp_path / "learn" / name for name in (NAME, "99_toy.new.ipynb"))
    notebook = read(copy)
    change(notebook)
    nbformat.write(notebook, copy)
    assert write() == ""  # there is nothing new to put beside it
    theirs = copy.read_bytes()
    for edition in ("second", "third"):
        edit(built, 0, f"\nIts {edition} edition.")
        assert f"{NAME}: yours is kept; the new one is {new.name}" in write()
        assert write() == f"{copy}: yours is kept; the new one is {new.name}\n"
        assert copy.read_bytes() == theirs
        assert edition in read(new).cells[0].source
        assert list(pages(read(new))) == ALIVE and trusted(read(new), tmp_path)
    edit(new)
    edit(built, 0, "\nIts last edition.")
    theirs_too = new.read_bytes()
    assert "nothing written. Rename one, then ask again." in write()
    assert (copy.read_bytes(), new.read_bytes()) == (theirs, theirs_too)
    assert len(list(copy.parent.iterdir())) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps(new_notebook())], ids=repr)
def test_a_file_that_the_script_has_not_written_is_kept(built, tmp_path, write, text):
    own = tmp_path / "learn" / NAME
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    assert "yours is kept" in write()
    assert own.read_text(encoding="utf-8") == text


HERE = "from l1l2.drawing import Live\nfrom l1l2.lessons.geometry import growing_diamond, growing_circle\n"


@pytest.mark.parametrize(
    "code",
    [
        "picture = growing_diamond()\nLive(picture)",
        "Live(growing_diamond())\nNone",
        "Live(growing_diamond(steps=3))",
        "Live(growing_circle())",
        "Live(elsewhere())",
        "print(growing_diamond())",
        "from l1l2.lessons.geometry import predict\npredict('geometry/' + 'turned', growing_diamond())",
        "from os import getcwd\nLive(getcwd())",
        "from l1l2.lessons import moved_since\nLive(moved_since())",
        "from l1l2.nowhere import picture\nLive(picture())",
    ],
)
def test_a_cell_of_another_kind_keeps_its_still(code):
    """Another picture than the one on the still, too."""
    cell = new_code_cell(HERE + code, outputs=shows(Live(growing_diamond())))
    cell["id"] = "99_toy-01"
    notebook = new_notebook(cells=[cell])
    alive, remain = living.enliven(notebook)
    assert remain == ["99_toy-01"] and alive == notebook


def test_a_still_display_does_not_hinder_the_copy(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    cell = new_code_cell(f"{HERE}Live(growing_diamond())", outputs=shows(Live(growing_diamond())))
    alive, remain = living.enliven(new_notebook(cells=[cell]))
    assert remain == [] and "<script" in alive.cells[0].outputs[0].data["text/html"]
    assert os.environ["L1L2_DISPLAY"] == "still"


@pytest.mark.parametrize("path", BUILT)
def test_every_page_of_the_course_is_known_by_its_cell(path):
    """Each cell that shows a picture or asks a question ends with a call that brings it to life."""
    notebook = read(path)
    known = {cell.id for cell in notebook.cells if living.find_page(cell)}
    shown = re.compile(r"^(Live|predict|retrieve|ask|quiz|mock|show_course|show_glossary)\(", re.MULTILINE)
    assert (
        known
        == {cell.id for cell in notebook.cells if cell.cell_type == "code" and shown.search(cell.source)}
        != set()
    )
    imported = living.find_imports(notebook.cells)
    for cell in notebook.cells:
        if call := living.find_page(cell):
            data = living.show(call, imported)
            (output,) = (one for one in cell.outputs if "text/plain" in one.get("data", {}))
            assert data["text/plain"] == output.data["text/plain"], cell.id
            assert "<script" in data["text/html"]  # and is within its budget, or `Live` would have refused


def test_the_command_names_what_there_is(built, tmp_path, capsys):
    assert learn.main(["98_other"], tmp_path / "learn") == 2
    assert capsys.readouterr().err == "No notebook 98_other; there are: 99_toy\n"
