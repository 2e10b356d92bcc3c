"""The suite itself: no test reads a clock, and the two commands run what they say."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CLOCKS = {"perf_counter", "process_time", "monotonic", "thread_time", "timeit", "time_ns", "clock_gettime"}
# It waits for a server that may never come: the one place where a clock ends something.
WAITS = ROOT / "tests" / "browser" / "real_lab.py"


def clocks_read(code):
    """Yield each line that calls a clock, of the time module or of datetime."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2].removesuffix("_ns")
        if last in CLOCKS or called == "time.time" or (last in {"now", "today"} and "date" in called):
            yield f"line {node.lineno}: {called}"


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "tests").rglob("*.py")),
    ids=lambda path: path.relative_to(ROOT / "tests").as_posix(),
)
def test_no_test_reads_a_clock(path):
    if path != WAITS:
        assert list(clocks_read(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import time\nstart = time.perf_counter()",
        "from time import process_time\nassert process_time() < 3",
        "import time\nassert time.time() < 5",
        "import timeit\ntimeit.timeit('1 + 1')",
        "from datetime import datetime\ndatetime.now()",
        "import time\ntime.monotonic_ns()",
    ],
)
def test_a_clock_would_be_found(code):
    assert len(list(clocks_read(code))) == 1
    assert list(clocks_read("monkeypatch.setattr(progress, 'monotonic', lambda: 0.0)")) == []


def test_check_runs_every_test_and_test_all_but_the_thorough():
    """What `make test` leaves out may be left out there alone."""
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8")
    lines = re.findall(r"^\t\$\(PYTEST\)(.*)$", recipes, re.MULTILINE)
    assert lines == [
        ' -m "not thorough" $(TEST_ARGS)',
        " --cov --cov-report=term-missing:skip-covered $(TEST_ARGS)",
    ]
    assert re.search(
        r"^L1L2_BROWSER=required make check$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE
    )
