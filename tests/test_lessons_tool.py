"""tools/lessons.py on a copy of the course: one lesson is inserted, two change places, no trace is left."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tools import lessons

ROOT = Path(__file__).resolve().parents[1]
SHOWN_AS_EXAMPLES = {"catalogue.py", "notebooks.py", Path(__file__).name}
NAMED = re.compile(r"(?<!\w)(\d\d)_([a-z][a-z0-9_]*)(?=\.ipynb|\.py|\.html|-\d\d\b)")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of what git has, in which a lesson was inserted and two have changed places."""
    root = tmp_path_factory.mktemp("course")
    for path in lessons.tracked(ROOT):
        copy = root / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    assert lessons.main(["--insert", "soft_budget", "--after", "bars"], root) == 0
    init = root / "l1l2" / "lessons" / "__init__.py"
    text = init.read_text(encoding="utf-8")
    text = text.replace('    "prior",\n    "one_lambda",\n', '    "one_lambda",\n    "prior",\n')
    init.write_text(text, encoding="utf-8")
    assert lessons.main([], root) == 0
    return root


def test_the_files_follow_the_order(course):
    order = lessons.order(course)
    assert order.index("soft_budget") == order.index("bars") + 1
    assert order.index("prior") == order.index("one_lambda") + 1
    names = [f"{place:02d}_{lesson}" for place, lesson in enumerate(order)]
    sources = sorted(path.stem for path in (course / "notebooks" / "src").glob("*.py"))
    built = sorted(path.stem for path in (course / "notebooks").glob("*.ipynb"))
    assert sources == names and built == [name for name in names if not name.endswith("soft_budget")]
    room = course / "l1l2" / "lessons" / "soft_budget"
    assert sorted(path.name for path in room.iterdir()) == sorted(lessons.ROOM)


def test_no_text_names_a_lesson_by_another_number(course):
    order = lessons.order(course)
    for path in lessons.tracked(course):
        if path.suffix not in lessons.TEXTS:
            continue
        for number, lesson in NAMED.findall(path.read_text(encoding="utf-8")):
            assert lesson not in order or int(number) == order.index(lesson), (path, number, lesson)


def test_no_code_and_no_source_types_a_number():
    """Names of files have it, and texts that name these files; both are rewritten by one command."""
    typed = re.compile(rf"\b\d\d_({'|'.join(lessons.order())})\b|\b[Nn]otebooks? \d\d\b")
    for room in ("l1l2", "tests", "notebooks/src", "tools"):
        for path in (ROOT / room).rglob("*"):
            if path.suffix in {".py", ".md", ".js"} and path.name not in SHOWN_AS_EXAMPLES:
                assert not typed.search(path.read_text(encoding="utf-8")), path


def test_the_built_notebooks_are_what_the_sources_say(course):
    """The copy's own builder reads the copy's sources: ids, links and code are those of its notebooks."""
    code = (
        "import sys, nbformat; from tools import notebooks\n"
        "for source in notebooks.sources():\n"
        "    built = notebooks.NOTEBOOKS / f'{source.stem}.ipynb'\n"
        "    read = notebooks.read(source)\n"
        "    if built.exists():\n"
        "        for old, new in zip(nbformat.read(built, 4).cells, read.cells, strict=True):\n"
        "            assert (old.id, old.source) == (new.id, new.source), (source.stem, old.id, new.id)\n"
        "    print(source.stem, len(read.cells))\n"
    )
    environment = os.environ | {"PYTHONPATH": str(course)}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=course, env=environment, capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) == len(lessons.order(course))


def test_every_link_to_a_notebook_leads_to_one(course):
    for path in (course / "notebooks").glob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            for link in re.findall(r"\]\((\w+\.ipynb)\)", cell.source):
                assert (course / "notebooks" / link).exists(), (path.name, link)
    readme = (course / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((notebooks/\w+\.ipynb)\)", readme)
    assert links == sorted(links) and all((course / link).exists() for link in links)


def test_lists_of_lessons_follow_the_order(course):
    guide = (course / "docs" / "teaching.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- .*/lessons/(\w+)/teaching\.md", guide, re.MULTILINE)
    there = {path.parent.name for path in (ROOT / "l1l2" / "lessons").glob("*/teaching.md")}
    assert listed == [lesson for lesson in lessons.order(course) if lesson in there]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--insert", "bars", "--after", "prior"], "--insert: got 'bars'; give a new name"),
        (["--insert", "Soft budget", "--after", "prior"], "--insert: got 'Soft budget'; give a new name"),
        (["--insert", "soft", "--after", "sums"], "--after: got 'sums'; give one of start_here, "),
        (["--insert", "soft"], "--after: got None; give one of start_here, "),
    ],
)
def test_what_cannot_be_inserted_is_refused_and_nothing_is_written(tmp_path, capsys, arguments, complaint):
    init = tmp_path / "l1l2" / "lessons" / "__init__.py"
    init.parent.mkdir(parents=True)
    shutil.copy(ROOT / "l1l2" / "lessons" / "__init__.py", init)
    assert lessons.main(arguments, tmp_path) == 2
    assert capsys.readouterr().err.startswith(complaint)
    assert [path.name for path in init.parent.iterdir()] == ["__init__.py"]


def test_where_every_number_is_right_nothing_is_done(course, capsys):
    assert lessons.main([], course) == 0
    assert capsys.readouterr().out == "Every file has its lesson's number.\n"
