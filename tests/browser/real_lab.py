"""What opens the real JupyterLab and the real Chromium: for browser tests and for benchmarks/latency.py."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAIT = 120  # seconds; a condition that is met sooner ends the wait
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium(playwright):
    """Return the path of a Chromium; None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    known = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    own = playwright.chromium.executable_path
    return next(filter(None, map(shutil.which, known)), own if Path(own).exists() else None)


def lab_command(extra):
    """What `make lab LAB_ARGS=extra` runs: what is tested is what a reader gets."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    said = re.search(r"^\t.*-m jupyterlab (.*)$", recipe, re.MULTILINE).group(1)
    return [sys.executable, "-m", "jupyterlab", *said.replace("$(LAB_ARGS)", extra).split()]


@contextmanager
def jupyterlab(home, environment):
    """Run JupyterLab on a copy of the notebooks, with settings of its own; stop it for certain.

    Its folder is home/course/learn, as a learner's.  Gives the address that it opens in the reader's browser.
    """
    shutil.copytree(ROOT / "notebooks", home / "course" / "learn")
    private = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
    private += ["JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"]
    environment = os.environ | environment | {name: str(home / name.lower()) for name in private}
    environment.pop("L1L2_DISPLAY", None)
    command = lab_command("--no-browser --ServerApp.port=0 --allow-root")
    with open(home / "log.txt", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, cwd=home / "course", env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        info = wait_for_server(server, home)
        assert info["token"], "JupyterLab runs without its token"
        assert info["hostname"] in ("localhost", "127.0.0.1"), "JupyterLab listens beyond this machine"
        # The page that --no-browser keeps from opening: it sends the browser to the notebook, token and all.
        (opened,) = (home / "jupyter_runtime_dir").glob("jpserver-file-to-run-*-open.html")
        yield html.unescape(re.search(r'href="([^"]+)"', opened.read_text(encoding="utf-8")).group(1))
        stop = urllib.request.Request(f"{info['url']}api/shutdown", method="POST")
        stop.add_header("Authorization", f"token {info['token']}")
        urllib.request.urlopen(stop, timeout=WAIT).close()
        server.wait(WAIT)
    finally:
        server.kill()
        server.wait()


def wait_for_server(server, home):
    """Return what the server says about itself, once it answers."""
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline and server.poll() is None:
        for path in (home / "jupyter_runtime_dir").glob("jpserver-*.json"):
            try:
                info = json.loads(path.read_text(encoding="utf-8"))
                urllib.request.urlopen(f"{info['url']}api", timeout=5).close()
                return info
            except (ValueError, OSError):  # still being written, or not yet listening
                continue
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{(home / 'log.txt').read_text(encoding='utf-8')}")


def address_of(address, notebook):
    """Return where the running JupyterLab opens another notebook of its folder, alone in a workspace."""
    return re.sub(r"/lab/tree/[^?]*", f"/lab/workspaces/{Path(notebook).stem}/tree/{notebook}", address)
