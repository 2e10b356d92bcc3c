"""The recipes of CONTRIBUTING, followed: its example is a picture, a question is changed in one file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from l1l2.drawing.live import page

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def picture():
    (code,) = re.findall(r"^ *```python\n(.+?)^ *```", TEXT, re.MULTILINE | re.DOTALL)
    names = {}
    exec(compile(dedent(code), "CONTRIBUTING.md", "exec"), names)
    return names["two_shrinkages"]()


def test_the_example_is_a_live_picture(picture):
    assert "data-table" in page(picture)


def test_its_caption_is_true(picture):
    assert picture.frame(lam=1.0).caption == "At λ = 1.0, L1 makes 21 of 61 weights 0 and L2 1."
    assert picture.frame(lam=0.0).caption == "At λ = 0, L1 makes 1 of 61 weights 0 and L2 1."


@pytest.fixture
def course(tmp_path):
    """A copy of the package that a contributor may change."""
    shutil.copytree(ROOT / "l1l2", tmp_path / "l1l2", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def asked(course):
    """What a reader of the copy is asked, or the complaint about its text."""
    code = "from l1l2 import ask; print(ask('geometry/turned'))"
    environment = os.environ | {"PYTHONPATH": str(course), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=course, env=environment, capture_output=True, encoding="utf-8"
    )
    return run.stdout or run.stderr.splitlines()[-1]


def change(course, old, new):
    path = course / "l1l2" / "lessons" / "geometry" / "questions.md"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text.partition(old)[0].count("\n") + 1


def test_a_gate_is_changed_in_one_file(course):
    change(
        course, "Only if the loss is flat in some direction.", "Only if the loss has no curvature somewhere."
    )
    assert "Only if the loss has no curvature somewhere." in asked(course)


def test_a_gate_that_was_spoilt_names_file_and_line(course):
    line = change(course, "- [x] Yes, onto an edge", "- [y] Yes, onto an edge")
    assert f"lessons/geometry/questions.md, line {line}: " in asked(course)
    assert "start an answer with '- [ ] ', the right one with '- [x] '" in asked(course)
