"""`make lite` builds the browser edition: whole, and with everything that the notebooks import."""

import ast
import hashlib
import json
import os
import re
import sys
import tomllib
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from urllib.parse import urljoin

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import lite
from tools.living import enliven

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[1]
HOST = "https://example.org/somewhere/"  # the edition does not know where it will lie
# What could not be imported in Pyodide 0.27.7 when each module was tried; and there are no processes.
MISSING = {
    *("curses", "dbm", "ensurepip", "fcntl", "grp", "idlelib", "lib2to3", "lzma", "msilib", "msvcrt"),
    *("multiprocessing", "nis", "nt", "ossaudiodev", "pty", "pwd", "readline", "resource", "spwd", "sqlite3"),
    *("ssl", "syslog", "termios", "tkinter", "tty", "turtle", "turtledemo", "venv", "winreg", "winsound"),
}
# Films are written on the author's machine.
NOT_THERE = {"imageio_ffmpeg"}
# What ipywidgets is for JupyterLab's page: the edition holds it as an extension of the page, not as Python.
SHOWN_BY_THE_PAGE = {"jupyterlab-widgets", "widgetsnbextension"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The folder that `make lite` writes."""
    try:
        lite.fetched()
    except lite.NotHereError as error:
        assert os.environ.get("L1L2_BROWSER") != "required", error
        pytest.skip(f"the browser edition was NOT BUILT and NOT TESTED: {error}")
    folder = tmp_path_factory.mktemp("lite")
    lite.main(folder)
    return folder / "html"


@pytest.fixture(scope="module")
def packages(edition):
    """What Pyodide's lock in the edition says of each package."""
    lock = json.loads((edition / "static/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))
    return lock["packages"]


@pytest.fixture(scope="module")
def settings(edition):
    """What the edition tells its kernel."""
    said = json.loads((edition / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    return said["litePluginSettings"][f"{lite.KERNEL}:kernel"]


def wheel_of(edition, package):
    """The file of the edition that a package is read from; None if it is at Pyodide's CDN."""
    address = urljoin(f"{HOST}static/pyodide/", package["file_name"])
    return edition / address.removeprefix(HOST) if address.startswith(HOST) else None


def needs(wheel):
    """The requirements that a wheel states."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(archive.read(name).decode())
    stated = (Requirement(each) for each in said.get_all("Requires-Dist", []))
    return [each for each in stated if each.marker is None or each.marker.evaluate({"extra": ""})]


def imported(code):
    """The top of every absolute import."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.partition(".")[0]


def test_every_notebook_is_in_it_alive_and_trusted(edition):
    here = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert here and [file.name for file in sorted((edition / "files").glob("*"))] == [
        file.name for file in here
    ]
    for file in here:
        text = (edition / "files" / file.name).read_text(encoding="utf-8")
        there = nbformat.from_dict(json.loads(text))  # reading by nbformat would take off what we look for
        nbformat.validate(there)
        alive, _ = enliven(nbformat.read(file, nbformat.NO_CONVERT))
        assert [cell.source for cell in there.cells] == [cell.source for cell in alive.cells]
        for cell, other in zip(there.cells, alive.cells, strict=True):
            if cell.cell_type == "code":  # the edition has no signatures: each cell says that it is trusted
                assert cell.outputs == other.outputs
                assert cell.metadata.trusted
    listed = json.loads((edition / "api/contents/all.json").read_text(encoding="utf-8"))["content"]
    assert {each["name"] for each in listed} == {file.name for file in here}


def test_our_wheel_and_every_pure_one_lie_where_the_lock_says(edition, packages):
    for name in ("l1l2", *lite.PURE):
        wheel = wheel_of(edition, packages[name])
        assert hashlib.sha256(wheel.read_bytes()).hexdigest() == packages[name]["sha256"]
    ours = zipfile.ZipFile(wheel_of(edition, packages["l1l2"])).namelist()
    for file in (ROOT / "l1l2").rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert file.relative_to(ROOT).as_posix() in ours


def test_whatever_is_not_in_it_is_at_the_cdn_of_this_pyodide(edition, packages):
    far = {name for name, package in packages.items() if wheel_of(edition, package) is None}
    assert {"numpy", "scipy", "matplotlib", "scikit-learn"} < far
    assert all(packages[name]["file_name"].startswith(lite.CDN) for name in far)
    assert all(wheel_of(edition, packages[name]).is_file() for name in set(packages) - far)
    assert json.loads((edition / "static/pyodide/package.json").read_text())["version"] == lite.PYODIDE


def test_what_l1l2_asks_for_is_there_in_a_version_it_takes(edition, packages):
    assert (
        packages["l1l2"]["version"]
        == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    )
    for name in ("l1l2", *lite.PURE):
        for need in needs(wheel_of(edition, packages[name])):
            key = canonicalize_name(need.name)
            if key not in SHOWN_BY_THE_PAGE:
                assert need.specifier.contains(packages[key]["version"]), f"{name} needs {need}"
                assert key in packages[name]["depends"]


def test_the_page_can_show_widgets(edition):
    said = json.loads((edition / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    name = "@jupyter-widgets/jupyterlab-manager"
    (script,) = (each["load"] for each in said["federated_extensions"] if each["name"] == name)
    assert (edition / "extensions" / name / script).is_file()


def test_import_l1l2_needs_no_cell_that_installs(packages, settings):
    loaded = settings["loadPyodideOptions"]["packages"]
    assert "l1l2" in loaded and {canonicalize_name(name) for name in loaded} <= set(packages)
    assert packages["l1l2"]["imports"] == ["l1l2"]
    assert settings["pyodideUrl"] == "./static/pyodide/pyodide.js"


def test_what_the_kernel_needs_to_start_is_loaded_at_once(edition, settings):
    """What is not, it would install one after the other, and ask PyPI for what no wheel here provides."""
    scripts = (edition / "extensions/@jupyterlite/pyodide-kernel-extension/static").glob("*.js")
    asked = {
        each for file in scripts for each in re.findall(r'"ssl"(?:,"\w+")+', file.read_text(encoding="utf-8"))
    }
    (names,) = asked
    assert {"micropip", "piplite", *json.loads(f"[{names}]")} <= set(
        settings["loadPyodideOptions"]["packages"]
    )


def known(packages):
    """Every name that Python can import in the edition."""
    return sys.stdlib_module_names - MISSING | {
        name for each in packages.values() for name in each["imports"]
    }


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_each_notebook_imports_only_what_the_edition_holds(notebook, packages):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    found = {name for each in code for name in imported(each)}
    assert "l1l2" in found
    assert found <= known(packages)


def test_l1l2_imports_only_what_the_edition_holds(packages):
    files = sorted((ROOT / "l1l2").rglob("*.py"))
    found = {name for file in files for name in imported(file.read_text(encoding="utf-8"))}
    assert {"numpy", "ipywidgets"} < found
    assert found - known(packages) == NOT_THERE
