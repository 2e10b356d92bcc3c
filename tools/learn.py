"""Write a learner's own copies of the built notebooks, their pictures alive before a kernel has started.

Usage: python -m tools.learn [NN_name ...] [--folder learn]        (no name: all of them)

No cell is executed.  A copy that the learner has changed is never overwritten: the new one is put beside it.
"""

import argparse
import ast
import copy
import hashlib
import json
import sys
from importlib import import_module
from pathlib import Path

import nbformat
from jupyter_core.paths import jupyter_data_dir
from nbformat.sign import NotebookNotary

from l1l2.course.predict import predict
from l1l2.drawing import Live

from . import notebooks

LEARN = notebooks.NOTEBOOKS.parent / "learn"
OURS = "l1l2"  # where the notebook's own metadata keep what this script wrote


def makers(cells):
    """Return what the code cells import from l1l2: by name, the module and the name that it has there."""
    names = {}
    for cell in cells:
        for node in ast.parse(cell.source).body if cell.cell_type == "code" else ():
            if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] == "l1l2":
                names |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
    return names


def live(source, imported):
    """Return what a cell that ends with `Live(maker())` or `predict("lesson/key", maker())` shows, else None.

    Nothing else of the cell is evaluated, and no maker but one that the notebook imports from l1l2.
    """
    match ast.parse(source).body[-1:]:
        case [ast.Expr(ast.Call(ast.Name(shows), [*asked, ast.Call(ast.Name(maker), [], [])], []))]:
            make = found(*imported[maker]) if maker in imported else None
            match shows, asked:
                case "Live", [] if make:
                    return Live(make())
                case "predict", [ast.Constant(str(question))] if make:
                    return predict(question, make())
    return None


def found(module, name):
    """Return what a module calls so; None if the notebook was built before it moved (`make notebooks`)."""
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError):
        return None


def enliven(notebook):
    """Return a living copy of a built notebook, and the ids of the cells whose pictures stay still."""
    alive = copy.deepcopy(notebook)
    imported, remain = makers(alive.cells), []
    for cell in alive.cells:
        for output in stills(cell):
            shown = live(cell.source, imported)
            data, _ = shown._repr_mimebundle_() if shown else ({}, {})
            # Another caption is another picture: the name has been bound anew, or the notebook is older.
            if "text/html" in data and data["text/plain"] == output.data["text/plain"]:
                output.data["text/html"] = data["text/html"]
            else:
                remain.append(cell.id)
    alive.metadata[OURS] = {"written": fingerprint(alive.cells)}
    return alive, remain


def stills(cell):
    """Return the outputs of a cell that came from a picture: images that say what they show."""
    outputs = cell.get("outputs", [])
    return [each for each in outputs if each.get("metadata", {}).get("image/png", {}).get("alt")]


def fingerprint(cells):
    """Return what differs if any source does; a blank cell, as JupyterLab adds at the end, does not count."""
    sources = [(cell.id, cell.source) for cell in cells if cell.source.strip()]
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def changed(path):
    """Return whether there is a file that differs from what this script wrote; outputs do not count."""
    if not path.exists():
        return False
    try:
        notebook = nbformat.read(path, nbformat.NO_CONVERT)
        return notebook.metadata[OURS]["written"] != fingerprint(notebook.cells)
    except (ValueError, KeyError, AttributeError):  # whatever this is, this script has not written it
        return True


def trust(notebook):
    """Sign a notebook for the JupyterLab of this user, which runs the scripts of no other notebook."""
    folder = Path(jupyter_data_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    notary = NotebookNotary(data_dir=str(folder))
    try:
        notary.sign(notebook)
    finally:
        notary.store.close()


def write(built, folder):
    """Write the living copy of a built notebook where the learner has changed nothing; say what was done."""
    own, new = folder / built.name, folder / f"{built.stem}.new.ipynb"
    path = next((path for path in (own, new) if not changed(path)), None)
    if path is None:
        return f"{own}: yours, and {new.name} as well: nothing written. Rename one of them, then ask again."
    alive, remain = enliven(nbformat.read(built, nbformat.NO_CONVERT))
    folder.mkdir(parents=True, exist_ok=True)
    trust(alive)  # first: no copy ever lies there unsigned
    notebooks.save(alive, path)
    pictures = sum(len(stills(cell)) for cell in alive.cells)
    said = f"{pictures - len(remain)} of {pictures} pictures move"
    said += f" (still: {', '.join(remain)})" if remain else ""
    return f"{path}: {said}" if path == own else f"{own}: yours is kept, the new one is {path.name}: {said}"


def main(names, folder=LEARN):
    """Write the copies of the named notebooks (all when none is named); return the exit status."""
    known = {path.stem: path for path in sorted(notebooks.NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))}
    if unknown := [name for name in names if name not in known]:
        print(f"No notebook {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or known:
        print(write(known[name], folder), flush=True)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NN_name", help="whose copies to write (default: all)")
    parser.add_argument("--folder", type=Path, default=LEARN, help="where they go (default: learn)")
    arguments = parser.parse_args()
    raise SystemExit(main(arguments.names, arguments.folder))
