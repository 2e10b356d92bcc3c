"""A real JupyterLab, started as `make lab` starts it, and a real Chromium to look at it."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
WAIT = 120  # seconds; a condition that is met sooner ends the wait
NOT_RUN = "browser tests NOT RUN: no Chromium found (install it, or: python -m playwright install chromium)"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
not_run = pytest.StashKey[bool]()

# Loaded by the server and by every kernel: notes each host that is not this machine.
SPY = """\
import os, sys

def note(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = args[1][0]
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith("127.") and host not in ("localhost", "::1", "0.0.0.0", "::"):
        with open(os.environ["L1L2_SPY"], "a") as file:
            file.write(f"{event} {host}\\n")

sys.addaudithook(note)
"""


@dataclass
class Lab:
    """A running JupyterLab: the address it opens in the reader's browser, and the hosts it tried to reach."""

    address: str
    reached: Path


@dataclass
class Reader:
    """A browser page and what it complained about or asked for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def foreign(self):
        """What was asked of another machine."""
        places = (urlsplit(url) for url in self.asked)
        ours = ("localhost", "127.0.0.1")
        return [
            p.geturl() for p in places if p.scheme not in ("data", "blob", "about") and p.hostname not in ours
        ]


def find_chromium(playwright):
    """Return the path of a Chromium; None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    known = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    own = playwright.chromium.executable_path
    return next(filter(None, map(shutil.which, known)), own if Path(own).exists() else None)


@pytest.fixture(scope="session")
def chromium(request):
    with sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            if os.environ.get("L1L2_BROWSER") == "required":
                pytest.fail(NOT_RUN)
            request.config.stash[not_run] = True
            pytest.skip(NOT_RUN)
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter, config):
    if config.stash.get(not_run, False):
        terminalreporter.section("attention", yellow=True)
        terminalreporter.line(NOT_RUN, yellow=True)


def lab_command(extra):
    """What `make lab LAB_ARGS=extra` runs: what is tested is what a reader gets."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    said = re.search(r"^\t.*-m jupyterlab (.*)$", recipe, re.MULTILINE).group(1)
    return [sys.executable, "-m", "jupyterlab", *said.replace("$(LAB_ARGS)", extra).split()]


@pytest.fixture(scope="session")
def spy():
    """Prepare a folder for the spy; return the environment that makes every Python load it."""

    def prepare(folder):
        (folder / "spy").mkdir()
        (folder / "spy" / "sitecustomize.py").write_text(SPY, encoding="utf-8")
        (folder / "reached.txt").touch()
        path = os.pathsep.join(filter(None, (str(folder / "spy"), os.environ.get("PYTHONPATH"))))
        return {"PYTHONPATH": path, "L1L2_SPY": str(folder / "reached.txt")}

    return prepare


@pytest.fixture(scope="session")
def lab(tmp_path_factory, spy):
    """JupyterLab on a copy of the notebooks, with settings of its own, stopped for certain afterwards."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "course" / "notebooks")
    private = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
    private += ["JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"]
    environment = os.environ | {name: str(home / name.lower()) for name in private}
    environment |= spy(home)
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
        address = re.search(r'href="([^"]+)"', opened.read_text(encoding="utf-8")).group(1)
        yield Lab(html.unescape(address), home / "reached.txt")
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


@pytest.fixture(scope="module")
def reader(chromium):
    """A fresh reader: no cookies, no cache, a screen of usual size."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT * 1000)
    seen = Reader(context.new_page())
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    seen.page.on("websocket", lambda socket: seen.asked.append(socket.url))
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    yield seen
    context.close()
