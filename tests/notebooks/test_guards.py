"""What a built notebook must be before nbval may be believed: a guard yields its complaints.

nbval passes a notebook whose outputs were stripped, and never looks at pictures, metadata or prose.
Every guard is tried here on good notebooks, and on copies that were spoilt on purpose.
"""

import base64
import copy
import re
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
SOURCES = sorted((NOTEBOOKS / "src").glob("*.py"))

MAX_BYTES = 300_000
MAX_LINES = 6
MAX_WIDTH = 110
FIRST, LAST = ("Question", "Minutes"), ("Objectives", "Needs", "Sources")  # where each stands
MARKER = "nbval-check-output"  # a cell's tag: nbval compares what the cell shows with what it showed
VAGUE_VERBS = {"understand", "know", "learn", "appreciate", "grasp", "see", "realise", "familiarise"}
# A place on the builder's machine, an address in memory, a cell's temporary file.
LOCAL = re.compile(r"/(?:home|root|tmp|Users|usr|var|opt)/|[A-Za-z]:\\|\bat 0x[0-9a-fA-F]+|ipykernel_\d+")
NOT_HERE = re.compile(r"\b(?:matplotlib|pyplot|plt)\b|^\s*[%!]|^\s*class\b", re.MULTILINE)
NOT_PLAIN = re.compile(r"^\s*:::|^\s*`{3,}\s*\{|\{[\w:-]+\}`|!\[\s*\]\(|<script|<style|<iframe", re.MULTILINE)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def texts(output):
    """The texts of one output, by kind; pictures are not among them."""
    found = {kind: text for kind, text in output.get("data", {}).items() if not kind.startswith("image/")}
    return found | ({output.name: output.text} if output.output_type == "stream" else {})


def has_run(notebook, source):
    """nbval is silent about a cell without execution_count, and about a marked cell without output."""
    marked = [cell for cell in code_cells(notebook) if MARKER in cell.metadata.get("tags", [])]
    if not marked:
        yield f"no cell has the tag {MARKER}"
    for cell in code_cells(notebook):
        if cell.execution_count is None:
            yield f"{cell.id}: has not run"
    for cell in marked:
        if not any(str(text).strip() for output in cell.outputs for text in texts(output).values()):
            yield f"{cell.id}: is marked to be checked but shows no text to check"


def mirrors_its_source(notebook, source):
    """Cell for cell what the builder reads: someone may have edited the built file."""
    if notebook.metadata != source.metadata:
        yield f"metadata differs from the builder's: {dict(notebook.metadata)}"
    if len(notebook.cells) != len(source.cells):
        yield f"{len(notebook.cells)} cells, its source has {len(source.cells)}"
    for built, read in zip(notebook.cells, source.cells, strict=False):
        if any(built[key] != read[key] for key in ("id", "cell_type", "source", "metadata")):
            yield f"{read.id}: differs from its source"


def shows_nothing_of_the_run(notebook, source):
    """No machine, no moment, no error: those differ at the next build, or embarrass the reader."""
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                yield f"{cell.id}: shows an error or a warning"
            for kind, text in texts(output).items():
                if "widget" in kind:
                    yield f"{cell.id}: holds widget state ({kind})"
                elif local := LOCAL.search(str(text)):
                    yield f"{cell.id}: shows something of the builder's machine: {local.group()!r}"


def captions_its_pictures(notebook, source):
    """A picture comes with a sentence (its alt text, what nbval compares) and no versions inside."""
    for cell in code_cells(notebook):
        for data in (output.data for output in cell.outputs if "image/png" in output.get("data", {})):
            if not re.match(r"\w", data.get("text/plain", "")):
                yield f"{cell.id}: picture without a caption: {data.get('text/plain')!r}"
            if re.search(rb"tEXt|zTXt|iTXt|tIME", base64.b64decode(data["image/png"])):
                yield f"{cell.id}: picture saved with metadata (matplotlib's Software, a time)"


def has_its_header(notebook, source):
    """Question and minutes first; measurable objectives, needs and sources in the last cell."""
    first, last = notebook.cells[0], notebook.cells[-1]
    if not last.source.startswith("## What comes next\n"):
        yield f'{last.id}: the last cell begins with "## What comes next"; else a fold above would hide it'
    if first.cell_type != "markdown" or not first.source.startswith("# "):
        yield f"{first.id}: a notebook starts with its title"
    parts = {name: text for cell in (last, first) for name, text in named_parts(cell.source)}
    for cell, names in ((first, FIRST), (last, LAST)):
        for name in names:
            if not dict(named_parts(cell.source)).get(name, "").strip():
                yield f"{cell.id}: has no **{name}.**"
    if "?" not in parts.get("Question", ""):
        yield f"{first.id}: the question asks nothing"
    verbs = re.findall(r"^[-*] +(\w+)", parts.get("Objectives", ""), re.MULTILINE)
    if not verbs or VAGUE_VERBS & {verb.lower() for verb in verbs}:
        yield f"{last.id}: objectives are a list of what can be measured; these start with {verbs}"
    if not re.search(r"\d", parts.get("Minutes", "")):
        yield f"{first.id}: minutes are a number"
    if not re.search(r"\b\d{4}\b", parts.get("Sources", "")):
        yield f"{last.id}: a source has a year"


def named_parts(text):
    """Yield what stands under each **Name.**"""
    _, *pieces = re.split(r"^\*\*(\w+)\.\*\*", text, flags=re.MULTILINE)
    yield from zip(pieces[::2], pieces[1::2], strict=True)


def keeps_cells_short(notebook, source):
    """The package exists to make the cells short: no plotting, no wiring, nothing to scroll past."""
    for cell in code_cells(notebook):
        lines = [line for line in cell.source.splitlines() if line.strip() and line.lstrip()[0] != "#"]
        if len(lines) > MAX_LINES or max(map(len, lines), default=0) > MAX_WIDTH:
            yield f"{cell.id}: at most {MAX_LINES} lines of {MAX_WIDTH} characters"
        if NOT_HERE.search("\n".join(lines)):
            yield f"{cell.id}: plotting, magic and classes belong in the package"


def speaks_plain_markdown(notebook, source):
    """JupyterLab, GitHub, Colab and the site must all render it; pictures have alt text."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (found := NOT_PLAIN.search(cell.source)):
            yield f"{cell.id}: not plain Markdown, or a picture without alt text: {found.group().strip()!r}"


GUARDS = (
    has_run,
    mirrors_its_source,
    shows_nothing_of_the_run,
    captions_its_pictures,
    has_its_header,
    keeps_cells_short,
    speaks_plain_markdown,
)


def test_the_course_has_notebooks_and_no_strangers():
    assert SOURCES, "no source in notebooks/src"
    built = {path.stem for path in NOTEBOOKS.glob("*.ipynb")}
    assert built == {path.stem for path in SOURCES}, "run: make notebooks (and delete what has no source)"


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_notebook(builder, path, guard):
    built = nbformat.read(NOTEBOOKS / f"{path.stem}.ipynb", as_version=nbformat.NO_CONVERT)
    assert not list(guard(built, builder.read(path)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_notebook_is_small(path):
    assert (NOTEBOOKS / f"{path.stem}.ipynb").stat().st_size <= MAX_BYTES


def cell(number, **changes):
    """Change the toy's cell `number` (its id ends in it)."""
    return lambda notebook: notebook.cells[number - 1].update(changes)


def output(number, **changes):
    """Change the only output of the toy's cell `number`."""
    return lambda notebook: notebook.cells[number - 1].outputs[0].update(changes)


def picture(**changes):
    """Change what the toy's picture holds; None takes a kind away."""

    def change(notebook):
        data = notebook.cells[3].outputs[0].data
        data.update(changes)
        notebook.cells[3].outputs[0].data = {kind: text for kind, text in data.items() if text is not None}

    return change


def source(number, old, new):
    """Replace a piece of the source of the toy's cell `number`."""

    def change(notebook):
        changed = notebook.cells[number - 1]
        assert old in changed.source
        changed.source = changed.source.replace(old, new)

    return change


def strip(notebook):
    for stripped in code_cells(notebook):
        stripped.update(outputs=[], execution_count=None)


def drop(*numbers):
    """Take cells away."""

    def change(notebook):
        notebook.cells = [cell for at, cell in enumerate(notebook.cells, start=1) if at not in numbers]

    return change


TEXT_CHUNK = base64.b64encode(b"\x89PNG....tEXtSoftware\0Matplotlib version3.11").decode()
SPOILT = {
    "stripped": (has_run, strip),
    "not run": (has_run, cell(2, execution_count=None)),
    "nothing to check": (has_run, cell(3, outputs=[])),
    "only blanks to check": (has_run, output(3, text=" \n")),
    "only a picture to check": (has_run, picture(**{"text/plain": None})),
    "no marked cell": (has_run, drop(3, 4)),
    "edited code": (mirrors_its_source, source(3, "one", "two")),
    "edited words": (mirrors_its_source, source(1, "toy", "joy")),
    "another id": (mirrors_its_source, cell(2, id="abcdef")),
    "lost tag": (mirrors_its_source, cell(4, metadata={})),
    "lost cell": (mirrors_its_source, drop(4)),
    "swapped cells": (mirrors_its_source, lambda notebook: notebook.cells.reverse()),
    "timing": (mirrors_its_source, cell(2, metadata={"execution": {"iopub.status.busy": "2026-01-01"}})),
    "saved widgets": (mirrors_its_source, lambda notebook: notebook.metadata.update(widgets={})),
    "versions": (mirrors_its_source, lambda notebook: notebook.metadata.language_info.update(version="3")),
    "warning": (shows_nothing_of_the_run, output(3, name="stderr")),
    "error": (shows_nothing_of_the_run, cell(3, outputs=[nbformat.v4.new_output("error")])),
    "widget": (shows_nothing_of_the_run, picture(**{"application/vnd.jupyter.widget-view+json": {}})),
    "home": (shows_nothing_of_the_run, output(3, text="read /home/ada/data.csv")),
    "Windows": (shows_nothing_of_the_run, output(3, text="read C:\\Users\\ada")),
    "temporary file": (shows_nothing_of_the_run, output(3, text="/tmp/ipykernel_12/34.py:1")),
    "address": (shows_nothing_of_the_run, picture(**{"text/plain": "<Picture at 0x7f48f5e45120>"})),
    "no caption": (captions_its_pictures, picture(**{"text/plain": None})),
    "figure's repr": (captions_its_pictures, picture(**{"text/plain": "<Figure size 640x480 with 1 Axes>"})),
    "versions in a picture": (captions_its_pictures, picture(**{"image/png": TEXT_CHUNK})),
    "no title": (has_its_header, source(1, "# A toy", "A toy")),
    "no question": (has_its_header, source(1, "**Question.** Is", "Is")),
    "no question mark": (has_its_header, source(1, "twice?", "twice.")),
    "vague objective": (has_its_header, source(5, "- decide whether", "- Understand how")),
    "no objective": (has_its_header, source(5, "- ", "")),
    "needs before the question": (has_its_header, source(1, "**Minutes.** 1", "**Needs.** All.")),
    "no minutes": (has_its_header, source(1, "**Minutes.** 1", "**Minutes.** soon")),
    "no heading at the end": (has_its_header, source(5, "## What comes next", "What comes next")),
    "no needs": (has_its_header, source(5, "**Needs.** Nothing.", "**Needs.**")),
    "no sources": (has_its_header, source(5, "**Sources.**", "From")),
    "no year": (has_its_header, source(5, "2026", "recently")),
    "seven lines": (keeps_cells_short, source(3, "print", "1\n2\n3\n4\n5\nprint")),
    "one endless line": (keeps_cells_short, source(3, "print", "1; " * 40 + "print")),
    "plotting": (keeps_cells_short, source(3, "print", "import matplotlib\nprint")),
    "magic": (keeps_cells_short, source(3, "print", "%matplotlib inline\nprint")),
    "a class": (keeps_cells_short, source(3, "print", "class A:\n    pass\nprint")),
    "a MyST fence": (speaks_plain_markdown, source(1, "# A toy", "# A toy\n:::note\nhello\n:::")),
    "a MyST directive": (speaks_plain_markdown, source(1, "# A toy", "# A toy\n```{note}\nhello\n```")),
    "a MyST role": (speaks_plain_markdown, source(1, "A toy", "A {ref}`toy`")),
    "a script": (speaks_plain_markdown, source(1, "A toy", "A <script>toy()</script>")),
    "a picture without alt text": (speaks_plain_markdown, source(1, "A toy", "A ![](toy.png)")),
}


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_a_good_notebook_passes(builder, toy, guard):
    built = nbformat.read(toy, as_version=nbformat.NO_CONVERT)
    assert not list(guard(built, builder.read(toy.parent / "src" / "99_toy.py")))


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_notebook_is_refused(builder, toy, fault):
    guard, spoil = SPOILT[fault]
    built = copy.deepcopy(nbformat.read(toy, as_version=nbformat.NO_CONVERT))
    spoil(built)
    assert list(guard(built, builder.read(toy.parent / "src" / "99_toy.py")))


def test_every_guard_was_seen_to_bite():
    assert {guard for guard, _ in SPOILT.values()} == set(GUARDS)
