"""Build the browser edition: JupyterLite with the notebooks and l1l2, plain files in build/lite/html.

Usage: python -m tools.lite
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import time
import tomllib
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import nbformat

from . import notebooks
from .living import enliven

ROOT = Path(__file__).resolve().parents[1]
BUILD, PARTS = ROOT / "build" / "lite", ROOT / "build" / "lite-venv"
LOCK = ROOT / "binder" / "requirements.txt"
# This Pyodide runs the kernel of jupyterlite-pyodide-kernel 0.6; a newer kernel wants a newer Pyodide.
PYODIDE = "0.27.7"
PYODIDE_SHA256 = "89d5d952675eb08e11286e52c7238f1248ce71726e896db9703e73bef23dc343"  # npm's archive of it
ARCHIVE = f"pyodide-{PYODIDE}.tgz"
CDN = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"
CORE = ("package.json", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
KERNEL = "@jupyterlite/pyodide-kernel-extension"
# What l1l2 needs and Pyodide has not; their versions are the lock's.
PURE = ("comm", "ipywidgets", "markdown-it-py", "mdurl")
# What the kernel asks for when it starts; named here, all of it loads side by side, and nothing asks PyPI.
BOOT = "micropip", "piplite", "ssl", "sqlite3", "ipykernel", "comm", "pyodide_kernel", "jedi", "ipython"


class NotHereError(Exception):
    """Something that the edition is made of cannot be had on this machine: the message says what, and why."""


def run(*command, **options):
    """Run a command to its end; what it said is told if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode:
        raise NotHereError(f"{' '.join(map(str, command))}\n{done.stdout}")


def fetched():
    """Return the folder of what others made, an environment, Pyodide's archive and wheels; fill it once.

    An environment of its own: in .venv, the browser's kernel would appear in the real JupyterLab, and what is
    there for JupyterLab would appear in the edition.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["optional-dependencies"]["lite"]
    made_of, stamp = (
        "\n".join((*wanted, *PURE, PYODIDE, LOCK.read_text(encoding="utf-8"))),
        PARTS / "made_of.txt",
    )
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_of:
        return PARTS
    if (npm := shutil.which("npm")) is None:
        raise NotHereError("there is no npm (it comes with Node.js): Pyodide's core is taken from there")
    venv.create(PARTS, clear=True, with_pip=True)
    run(npm, "pack", f"pyodide@{PYODIDE}", "--silent", cwd=PARTS)
    if hashlib.sha256((PARTS / ARCHIVE).read_bytes()).hexdigest() != PYODIDE_SHA256:
        raise NotHereError(f"{ARCHIVE} of npm is not the one that this was written for: its sha256 differs")
    pip("install", "--no-compile", "--constraint", LOCK, *wanted)
    pip(
        "download",
        "--no-deps",
        "--only-binary=:all:",
        "--constraint",
        LOCK,
        "--dest",
        PARTS / "wheels",
        *PURE,
    )
    stamp.write_text(made_of, encoding="utf-8")
    return PARTS


def python(*arguments, **options):
    """Run the Python of the edition's own environment."""
    run(PARTS / ("Scripts/python.exe" if os.name == "nt" else "bin/python"), *arguments, **options)


def pip(command, *arguments):
    """Run the pip of the edition's own environment."""
    python("-m", "pip", command, "--quiet", "--disable-pip-version-check", *arguments)


def core(archive, folder):
    """Unpack Pyodide's core into `folder`/static/pyodide; return that folder and the lock of packages."""
    shutil.unpack_archive(archive, folder, filter="data")
    target = folder / "static" / "pyodide"
    target.mkdir(parents=True)
    for name in CORE:
        shutil.move(folder / "package" / name, target / name)
    return target, json.loads((folder / "package" / "pyodide-lock.json").read_text(encoding="utf-8"))


def entry(wheel, address, known):
    """Return a wheel's name and what Pyodide's lock says of it: its address, which `known` ones it needs."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(archive.read(metadata).decode())
    tops = {name.split("/")[0].removesuffix(".py") for name in names if name.endswith(".py")}
    needs = [each for each in said.get_all("Requires-Dist", []) if "extra ==" not in each]
    name = said["Name"]
    return name, {
        "name": name,
        "version": said["Version"],
        "file_name": address,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(tops),
        "depends": [need for each in needs if (need := re.match(r"[\w.-]+", each)[0].lower()) in known],
        "unvendored_tests": False,
    }


def complete(lock, wheels, kernels):
    """Return Pyodide's lock with our wheels, lying beside it, and the kernel's; the rest is at its CDN."""
    packages = lock["packages"]
    for package in packages.values():
        package["file_name"] = CDN + package["file_name"]
    known = {*packages, *PURE}
    far = f"../../extensions/{KERNEL}/static/pypi/"
    packages |= dict(entry(wheel, wheel.name, known) for wheel in wheels)
    packages |= dict(entry(wheel, far + wheel.name, known) for wheel in kernels)
    return lock


def configuration():
    """Return jupyter-lite.json: what the kernel loads when it starts."""
    settings = {f"{KERNEL}:kernel": {"loadPyodideOptions": {"packages": [*BOOT, "l1l2"]}}}
    data = {"appName": "l1l2", "defaultKernelName": "python", "litePluginSettings": settings}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def write_trusted(notebook, file):
    """Write the living copy of a built notebook; the edition has no signatures, each cell says it itself."""
    alive, _ = enliven(notebook)
    for cell in alive.cells:
        if cell.cell_type == "code":
            cell.metadata.trusted = True
    # Not by nbformat: it takes the word "trusted" off each cell that it writes.
    file.write_text(json.dumps(alive, ensure_ascii=False), encoding="utf-8", newline="\n")


def main(folder=BUILD):
    """Build the edition into `folder`/html."""
    start = time.perf_counter()
    parts = fetched()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    beside, lock = core(parts / ARCHIVE, folder)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", beside, ROOT)
    for wheel in (parts / "wheels").iterdir():
        shutil.copy(wheel, beside)
    kernels = (parts / "share" / "jupyter" / "labextensions" / KERNEL / "static" / "pypi").glob("[ip]*.whl")
    complete(lock, sorted(beside.glob("*.whl")), sorted(kernels))
    (beside / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (folder / "jupyter-lite.json").write_text(json.dumps(configuration()), encoding="utf-8")
    (folder / "files").mkdir()
    for source in notebooks.sources():
        name = f"{source.stem}.ipynb"
        built = nbformat.read(notebooks.NOTEBOOKS / name, nbformat.NO_CONVERT)
        write_trusted(built, folder / "files" / name)
    build = "--apps=lab", "--no-sourcemaps", "--no-unused-shared-packages", f"--contents={folder / 'files'}"
    python("-m", "jupyterlite_core", "build", *build, f"--output-dir={folder / 'html'}", cwd=folder)
    size = sum(file.stat().st_size for file in (folder / "html").rglob("*") if file.is_file())
    print(f"{folder / 'html'}: {size / 1e6:.0f} MB, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    try:
        main()
    except NotHereError as error:
        raise SystemExit(f"make lite: {error}") from None
