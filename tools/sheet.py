"""Write the course on one printable A4 page: build/sheet.html and, by a Chromium, build/sheet.pdf.

Usage: python -m tools.sheet
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from l1l2.drawing.files import replacing
from l1l2.lessons.interview.sheet import sheet

FOLDER = Path(__file__).resolve().parents[1] / "build"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run")
PATIENCE = 120  # seconds


def find_chromium():
    """The path of a Chromium; None where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pdf(page, path, chromium):
    """Print an HTML file; a Chromium of our own profile, so that a running one is left alone."""
    with tempfile.TemporaryDirectory() as profile:
        # Root, as in a container, has no sandbox; the page is ours and asks for nothing.
        flags = [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
        command = [chromium, *flags, f"--user-data-dir={profile}", f"--print-to-pdf={path}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def pages(path):
    """How many pages a PDF of Chromium has."""
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def main(folder=FOLDER):
    """Write the page, and print it; return the exit status."""
    page, paper = folder / "sheet.html", folder / "sheet.pdf"
    folder.mkdir(parents=True, exist_ok=True)
    with replacing(page) as unfinished:
        unfinished.write_text(sheet(), encoding="utf-8", newline="\n")
    print(f"{page.name}: {page.stat().st_size / 1000:.0f} kB")
    if (chromium := find_chromium()) is None:
        print(f"{paper.name} NOT written: no Chromium found. Open {page.name} in a browser and print it.")
        return 0
    with replacing(paper) as unfinished:
        pdf(page, unfinished, chromium)
    print(f"{paper.name}: {pages(paper)} page(s), {paper.stat().st_size / 1000:.0f} kB")
    return 0 if pages(paper) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
