"""nbval runs every notebook again: nothing fails, and marked cells show the same words and numbers.

In a process of its own, because nbval would have the pictures without the environment that makes them still.
"""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

BUILT = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


def nbval(path):
    """Run a notebook through nbval; return whether every code cell passed, and what nbval said."""
    # Our own options and plugins (coverage, the import mode) are for our own tests.
    options = ["-p", "nbval.plugin", "--nbval-lax", "-o", "addopts=", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--color=no", "-q", str(path)],
        env=os.environ | {"L1L2_DISPLAY": "still", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    cells = [cell for cell in nbformat.read(path, nbformat.NO_CONVERT).cells if cell.cell_type == "code"]
    # The number as well: nbval goes on after a timeout and calls what follows an expected failure.
    return done.returncode == 0 and f"{len(cells)} passed in" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.stem)
def test_notebook_shows_again_what_it_showed(path):
    passed, said = nbval(path)
    assert passed, said


def test_nbval_bites(toy, tmp_path):
    notebook = nbformat.read(toy, nbformat.NO_CONVERT)
    _, unmarked, number, picture = notebook.cells
    unmarked.source += "\n1 / 0"
    number.source = number.source.replace("one", "two")
    picture.source = picture.source.replace("A single grey dot.", "Two grey dots.")
    nbformat.write(notebook, tmp_path / "99_toy.ipynb")
    passed, said = nbval(tmp_path / "99_toy.ipynb")
    assert not passed
    assert "3 failed" in said and "ZeroDivisionError" in said
    assert "Cell outputs differ" in said and "Two grey dots." in said
