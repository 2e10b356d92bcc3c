"""Build notebooks/NN_name.ipynb from notebooks/src/NN_name.py: the same source gives the same bytes.

Usage: python -m tools.notebooks [NN_name ...]        (no name: all of them)
"""

import argparse
import ast
import os
import re
import sys
import time
from itertools import chain, pairwise
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

from l1l2.course import catalogue
from l1l2.course.exercise import Exercise
from l1l2.course.glossary import link_terms
from l1l2.course.outline import say_minutes
from l1l2.drawing.files import replacing

from . import outline
from .living import find_page

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
HOME = catalogue.notebook("start_here")  # shows the outline of all
NAME = re.compile(r"\d\d_[a-z0-9_]{1,56}")  # leaves room in the 64 characters that a cell id may have
# No version in here: an update of Python must not rewrite every notebook.
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}
# Behind a sentence that a claim proves; the reader's notebook is free of it.
MARK = re.compile(r"<!-- claim: (\w+) -->")
# A source links to a lesson by name, and its notebook has a number: "(bars.ipynb)" becomes "(02_bars.ipynb)".
LINK = re.compile(rf"(?<=\]\()({'|'.join(catalogue.order())})(?=\.ipynb)")
# "[the corner](#geometry.drag_target?cx=1.4)": a picture of the course, and how its controls stand.
ADDRESS = re.compile(r"\]\(#(\w+\.\w+(?:\?[^)]*)?)\)")
CELL_TIMEOUT = 300  # seconds
# Without it ipykernel warns, at every notebook, that its local sockets speak plain text.
ENCRYPTED = Config({"KernelManager": {"transport_encryption": "auto"}})


class BuildError(Exception):
    """A notebook that may not be saved: the message names the notebook, the cell and what went wrong."""


def sources(folder=NOTEBOOKS):
    """The course's sources, in reading order."""
    return sorted((folder / "src").glob("[0-9][0-9]_*.py"))


def source(lesson, folder=NOTEBOOKS):
    """The source of a lesson."""
    return folder / "src" / f"{catalogue.notebook(lesson)}.py"


def read(source, translated=str):
    """Return the notebook that `source` describes: fixed cell ids, fixed metadata, stubs, no outputs.

    `translated` takes a paragraph in English and gives it in the reader's language, as that of `l1l2.words`.
    """
    notebook = parse(source)
    measured = outline.measure(notebook.cells)
    overlay(notebook.cells, translated)
    state_minutes(notebook.cells, measured)
    pose(notebook.cells)
    fold(notebook.cells)
    return notebook


def paragraphs(text):
    """What a translator meets as one message each: a list without blank lines is one."""
    return text.split("\n\n")


def overlay(cells, translated):
    """Put its translation in place of each paragraph of the Markdown cells, with the meaning of each term."""
    for cell in cells:
        if cell.cell_type == "markdown":
            text = "\n\n".join(map(translated, paragraphs(cell.source)))
            try:
                cell.source = link_terms(text)
            except ValueError as error:
                raise BuildError(f"cell {cell.id}: {error}") from error


def parse(source):
    """Return the notebook as its author wrote it, with the solutions of its exercises."""
    name = source.stem
    if not NAME.fullmatch(name):
        raise BuildError(f"{source.name}: a source is called NN_name.py (two digits, then a-z, 0-9 and _)")
    notebook = jupytext.reads(source.read_text(encoding="utf-8"), fmt="py:percent")
    if not notebook.cells:
        raise BuildError(f"{source.name}: no cells; each one starts with a line '# %%' or '# %% [markdown]'")
    for position, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"{name}-{position:02d}"
        # Blank lines between cells are layout of the source: they must not change the notebook.
        cell.metadata.pop("lines_to_next_cell", None)
        cell.source = LINK.sub(link, MARK.sub("", cell.source.strip("\n")))
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5  # 4.5 is the first format with cell ids
    return notebook


def link(found):
    """The name of a lesson's notebook, where a source names the lesson."""
    return catalogue.notebook(found[0])


def state_minutes(cells, measured):
    """Put what was measured in place of {minutes}."""
    words = say_minutes(measured["minutes"], len(measured["checks"]))
    cells[0].source = cells[0].source.replace("{minutes}", words)


def measure_course():
    """Write the outline of all lessons; return whether it has changed."""
    return outline.save({source.stem[3:]: outline.measure(parse(source).cells) for source in sources()})


def claimed(source):
    """Yield each claim that a lesson marks, in notebook or answer: its name, and the words up to it."""
    cells = jupytext.reads(source.read_text(encoding="utf-8"), fmt="py:percent").cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    lesson = source.stem[3:]
    if lesson in catalogue.order():
        texts += [question.reveal for question in catalogue.read_english(lesson).values()]
    for paragraph in chain.from_iterable(map(paragraphs, texts)):
        before = 0
        for mark in MARK.finditer(paragraph):
            yield mark[1], " ".join(paragraph[before : mark.start()].split())
            before = mark.end()


def exercises(cells):
    """Yield each exercise and its position: a cell tagged solution, below it a numbered list tagged hints."""
    for position, (solution, hints) in enumerate(pairwise(cells)):
        if tags(solution) == ["solution"] and tags(hints) == ["hints"]:
            _, *texts = re.split(r"^\d\. ", hints.source, flags=re.MULTILINE)
            try:
                exercise = Exercise(solution.source, [text.strip() for text in texts])
            except ValueError as error:
                raise BuildError(f"cell {solution.id}: {error}") from error
            yield position, exercise


def pose(cells):
    """Put the stub in place of each solution, and fold the hints below it, the solution last."""
    for position, exercise in list(exercises(cells)):
        cells[position].source, cells[position + 1].source = exercise.stub, exercise.folded
        for cell in cells[position : position + 2]:
            del cell.metadata["tags"]
    for cell in cells:
        if {"solution", "hints"} & set(tags(cell)):
            raise BuildError(
                f"cell {cell.id}: 'solution' and 'hints' are tags of two neighbours, in this order"
            )


def fold(cells):
    """Fold the code of cells that only show a page, and each section that goes further."""
    for cell in cells:
        if cell.cell_type == "markdown" and "## Further" in cell.source:
            if not cell.source.startswith("## Further"):
                raise BuildError(f"cell {cell.id}: a section called Further starts its cell, and so can fold")
            cell.metadata["jp-MarkdownHeadingCollapsed"] = True
        if find_page(cell):
            *before, _ = ast.parse(cell.source).body
            if all(isinstance(part, ast.Import | ast.ImportFrom) for part in before):
                cell.metadata["jupyter"] = {"source_hidden": True}


def check_addresses(cells):
    """Refuse a link to a picture or a state that there is not."""
    for cell in cells:
        for address in ADDRESS.findall(cell.source) if cell.cell_type == "markdown" else ():
            try:
                catalogue.check_address(address)
            except ValueError as error:
                raise BuildError(f"cell {cell.id}: {error}") from error


def tags(cell):
    return cell.metadata.get("tags", [])


def execute(notebook, folder, display="still"):
    """Run every cell in `folder`, pictures shown as `display` says; refuse errors and anything on stderr."""
    started = []
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=CELL_TIMEOUT,
        resources={"metadata": {"path": str(folder)}},
        config=ENCRYPTED,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,  # how a stream is cut into pieces depends on timing
        on_cell_start=lambda cell, cell_index: started.append(cell.id),
    )
    try:
        client.execute(env={**os.environ, "L1L2_DISPLAY": display})
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise BuildError(f"cell {started[-1] if started else '(none yet)'}: {error}") from error
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                raise BuildError(f"cell {cell.id} wrote to stderr:\n{output.text}")
    notebook.metadata = nbformat.from_dict(METADATA)  # the kernel has added its versions


def save(notebook, path):
    """Write the notebook under a temporary name first, so that a reader never meets half a file."""
    nbformat.validate(notebook)
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"
    with replacing(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline="\n")


def build(source, folder=NOTEBOOKS):
    """Build one source into `folder` and return the path; nothing is written unless every cell ran."""
    try:
        notebook = read(source)
        check_addresses(notebook.cells)
        execute(notebook, folder)
    except BuildError as error:
        raise BuildError(f"{source.stem}: {error}") from error
    path = folder / f"{source.stem}.ipynb"
    save(notebook, path)
    return path


def main(names, folder=NOTEBOOKS):
    """Build the named notebooks (all when none is named), saying what is done; return the exit status."""
    known = {source.stem: source for source in sources(folder)}
    unknown = [name for name in names if name not in known]
    if unknown or not known:
        asked = ", ".join(unknown) or "any notebook"
        print(f"No source for {asked}; there are: {', '.join(known) or 'none'}", file=sys.stderr)
        return 2
    if folder == NOTEBOOKS and measure_course() and names and HOME not in names:
        names = [*names, HOME]
    for name in names or known:
        print(f"{name} ...", end=" ", flush=True)
        start = time.perf_counter()
        try:
            path = build(known[name], folder)
        except BuildError as error:
            print("FAILED", flush=True)
            print(error, file=sys.stderr)
            return 1
        print(f"{time.perf_counter() - start:.1f} s, {path.stat().st_size / 1000:.0f} kB", flush=True)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NN_name", help="which notebooks to build (default: all)")
    raise SystemExit(main(parser.parse_args().names))
