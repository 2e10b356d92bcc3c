"""nbval runs every notebook again: nothing fails, and marked cells show the same words and numbers.

In a process of its own, because nbval would have the pictures without the environment that makes them still.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

BUILT = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


def nbval(*paths):
    """Run notebooks through nbval; return what it said."""
    # Our own options and plugins (coverage, the import mode) are for our own tests.
    options = ["-p", "nbval.plugin", "--nbval-lax", "-o", "addopts=", "-p", "no:cacheprovider"]
    options += [f"--nbval-sanitize-with={Path(__file__).with_name('sanitize.cfg')}"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--color=no", "-v", *map(str, paths)],
        env=os.environ | {"L1L2_DISPLAY": "still", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout + done.stderr


def verdicts(said, path):
    """nbval's word on each code cell of a notebook."""
    return re.findall(rf"^\S*\b{path.stem}::ipynb::Cell \d+ (\w+)", said, re.MULTILINE)


def about(said, path):
    """What nbval said of one notebook; all of it if that is nothing, for then nbval itself failed."""
    sections = re.split(r"^(?=_{3,} )", said, flags=re.MULTILINE)
    return "\n".join(section for section in sections if f"{path.name}::" in section.split("\n")[0]) or said


@pytest.fixture(scope="module")
def said_of_all():
    """One process for all of them, each with a kernel of its own: the imports of nbval are dear."""
    return nbval(*BUILT)


@pytest.mark.thorough
@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.stem)
def test_notebook_shows_again_what_it_showed(said_of_all, path):
    cells = [cell for cell in nbformat.read(path, nbformat.NO_CONVERT).cells if cell.cell_type == "code"]
    # The number as well: nbval goes on after a timeout and calls what follows an expected failure.
    assert verdicts(said_of_all, path) == ["PASSED"] * len(cells), about(said_of_all, path)


def test_nbval_bites(toy, tmp_path):
    notebook = nbformat.read(toy, nbformat.NO_CONVERT)
    _, unmarked, number, picture, _ = notebook.cells
    unmarked.source += "\n1 / 0"
    number.source = number.source.replace("one", "two")
    picture.source = picture.source.replace("A single grey dot.", "Two grey dots.")
    spoilt = tmp_path / "98_spoilt.ipynb"
    nbformat.write(notebook, spoilt)
    said = nbval(toy, spoilt)
    assert verdicts(said, toy) == ["PASSED"] * 3
    assert verdicts(said, spoilt) == ["FAILED"] * 3
    assert "ZeroDivisionError" in about(said, spoilt)
    assert "Cell outputs differ" in about(said, spoilt) and "Two grey dots." in about(said, spoilt)
