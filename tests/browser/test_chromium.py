"""Without a Chromium the browser tests say that they were not run, and fail where they are required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

NOT_RUN = "browser tests NOT RUN: no Chromium found"

OPTIONS = ["-p", "no:cacheprovider", "--color=no", "-o", "addopts=--import-mode=importlib"]


@pytest.mark.parametrize(
    ("wish", "status", "outcome", "line"),
    [("", 0, "1 skipped", f"\n{NOT_RUN}"), ("required", 1, "1 error", f"Failed: {NOT_RUN}")],
    ids=["wished", "required"],
)
def test_without_chromium(tmp_path, wish, status, outcome, line):
    hidden = {"CHROMIUM": "", "PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    test = f"{Path(__file__).with_name('test_start_here.py')}::test_the_slider_moves_picture_and_caption"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, test],
        env={**os.environ, **hidden, "L1L2_BROWSER": wish},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert outcome in done.stdout.splitlines()[-1]
    assert line in done.stdout
