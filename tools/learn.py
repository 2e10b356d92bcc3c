"""Write a learner's own copies of the built notebooks, their pictures alive before a kernel has started.

Usage: python -m tools.learn [NN_name ...] [--folder learn]        (no name: all of them)

No cell is executed.  A copy that the learner has changed is never overwritten: the new one is put beside it.
"""

import argparse
import hashlib
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from jupyter_core.paths import jupyter_data_dir
from nbformat.sign import NotebookNotary

from . import notebooks
from .living import enliven

ROOT = notebooks.NOTEBOOKS.parent
LEARN = ROOT / "learn"
OURS = "l1l2"  # where the notebook's own metadata keep what this script wrote


def fingerprint(cells):
    """Return what differs if any source does; a blank cell, as JupyterLab adds at the end, does not count."""
    sources = [(cell.id, cell.source) for cell in cells if cell.source.strip()]
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def edition(built):
    """Return what differs if the built notebook does, or anything that its pages are made of."""
    digest = hashlib.sha256(built.read_bytes())
    for path in sorted((ROOT / "l1l2").rglob("*")):
        if path.suffix in {".py", ".js", ".css", ".md", ".mo"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def recorded(path):
    """Return what this script noted in a file, and whether the learner has left the sources as they were."""
    try:
        notebook = nbformat.read(path, nbformat.NO_CONVERT)
        notes = notebook.metadata[OURS]
        return notes, notes["written"] == fingerprint(notebook.cells)
    except (ValueError, KeyError, AttributeError):  # whatever this is, this script has not written it
        return {}, False


def find_place(built, folder):
    """Return where a copy goes and what to say: beside what the learner has changed; None if it is there."""
    own, new, now = folder / built.name, folder / f"{built.stem}.new.ipynb", edition(built)
    if not own.exists():
        return own, ""
    notes, untouched = recorded(own)
    if notes.get("edition") == now:
        return None, "up to date"
    if untouched:
        return own, ""
    if new.exists():
        notes, untouched = recorded(new)
        if notes.get("edition") == now and untouched:
            return None, f"yours is kept; the new one is {new.name}"
        if not untouched:
            return (
                None,
                f"yours, and {new.name} as well: nothing written. Rename one, then ask again.",
            )
    return new, f"yours is kept; the new one is {new.name}"


def read_alive(built):
    """Return the living copy of a built notebook, and the cells that stay still."""
    alive, remain = enliven(nbformat.read(built, nbformat.NO_CONVERT))
    alive.metadata[OURS] = {"written": fingerprint(alive.cells), "edition": edition(built)}
    return alive, remain


def trust(notebook):
    """Sign a notebook for the JupyterLab of this user, which runs the scripts of no other notebook."""
    folder = Path(jupyter_data_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    notary = NotebookNotary(data_dir=str(folder))
    try:
        notary.sign(notebook)
    finally:
        notary.store.close()


def main(names, folder=LEARN):
    """Write the copies of the named notebooks (all when none is named); return the exit status."""
    known = {path.stem: path for path in sorted(notebooks.NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))}
    if unknown := [name for name in names if name not in known]:
        print(f"No notebook {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    places = {known[name]: find_place(known[name], folder) for name in names or known}
    wanted = [built for built, (path, _) in places.items() if path]
    for built, (path, words) in places.items():
        if not path and words != "up to date":
            print(f"{folder / built.name}: {words}", flush=True)
    if wanted:
        print(f"Your own notebooks, their pictures alive, go to {folder}:", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor() as workers:
            for built, (alive, remain) in zip(wanted, workers.map(read_alive, wanted), strict=True):
                path, words = places[built]
                trust(alive)  # first: no copy ever lies there unsigned
                notebooks.save(alive, path)
                needs = f" ({len(remain)} cells wait for Python)" if remain else ""
                print(f"  {built.name}{f': {words}' if words else ''}{needs}", flush=True)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NN_name", help="whose copies to write (default: all)")
    parser.add_argument("--folder", type=Path, default=LEARN, help="where they go (default: learn)")
    arguments = parser.parse_args()
    raise SystemExit(main(arguments.names, arguments.folder))
