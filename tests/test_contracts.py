"""The import contracts bite: each forbidden import, once added, is refused by name."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = shutil.which("lint-imports", path=Path(sys.executable).parent)

FLOORS = "Floors: lessons on course on drawing and maths"
ROOMS = "Lessons never import each other"
MATHS = "maths knows numpy and SciPy, nothing else"
WIDGETS = "Only drawing.explore and the workbench import ipywidgets"

FORBIDDEN = [
    ("maths/prox.py", "import matplotlib", MATHS),
    ("maths/prox.py", "import ipywidgets", MATHS),
    ("maths/prox.py", "def late(): import sklearn.linear_model", MATHS),
    ("validate.py", "import matplotlib", MATHS),
    ("maths/prox.py", "import l1l2.drawing.marks", FLOORS),
    ("drawing/marks.py", "import l1l2.maths.prox", FLOORS),
    ("drawing/marks.py", "from l1l2 import soft_threshold", FLOORS),
    ("lessons/geometry/balls.py", "import l1l2.workbench", FLOORS),
    ("maths/prox.py", "import l1l2.lessons", FLOORS),
    ("validate.py", "import l1l2.maths.prox", FLOORS),
    ("progress.py", "import l1l2.maths.prox", FLOORS),
    ("workbench/fits.py", "import l1l2.gallery", FLOORS),
    ("course/question.py", "import l1l2.lessons.geometry", FLOORS),
    ("lessons/geometry/balls.py", "import l1l2.gallery", FLOORS),
    ("drawing/marks.py", "import l1l2.course.shapes", FLOORS),
    ("words.py", "import l1l2.drawing.marks", FLOORS),
    ("lessons/another/__init__.py", "from l1l2.lessons import geometry", ROOMS),
    ("lessons/geometry/balls.py", "import ipywidgets", WIDGETS),
    ("drawing/render.py", "import ipywidgets", WIDGETS),
]


@pytest.fixture
def house(tmp_path):
    """A copy of the package and its contracts that a test may spoil."""
    shutil.copytree(ROOT / "l1l2", tmp_path / "l1l2", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    # The copy stands first on the path, before the installed package.
    environment = os.environ | {"PYTHONPATH": str(house), "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    command = [LINT, "--no-cache"]
    return subprocess.run(command, cwd=house, env=environment, capture_output=True, encoding="utf-8")


def test_the_package_keeps_its_contracts(house):
    result = lint(house)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "statement", "contract"), FORBIDDEN, ids=[f"{module}: {what}" for module, what, _ in FORBIDDEN]
)
def test_a_forbidden_import_is_refused(house, module, statement, contract):
    path = house / "l1l2" / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n\n{statement}\n")
    result = lint(house)
    broken = [line for line in result.stdout.splitlines() if " BROKEN" in line]
    assert result.returncode == 1, result.stdout + result.stderr
    assert any(line.startswith(contract) for line in broken), result.stdout
