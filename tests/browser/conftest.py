"""A real JupyterLab, started as `make lab` starts it, and a real Chromium to look at it."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from l1l2.course.catalogue import notebook
from tools import learn

from .real_lab import FLAGS, WAIT, find_chromium, jupyterlab

NOT_RUN = "browser tests NOT RUN: no Chromium found (install it, or: python -m playwright install chromium)"
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
    """JupyterLab on a copy of the notebooks, whose every process is spied on."""
    home = tmp_path_factory.mktemp("lab")
    with jupyterlab(home, spy(home)) as address:
        with pytest.MonkeyPatch.context() as patch:  # what `make lab` opens is alive, and trusted here
            patch.setenv("JUPYTER_DATA_DIR", str(home / "jupyter_data_dir"))
            first, folder = notebook("start_here"), home / "course" / "learn"
            (folder / f"{first}.ipynb").unlink()
            assert learn.main([first], folder) == 0
        yield Lab(address, home / "reached.txt")


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


@pytest.fixture
def open_page(chromium, tmp_path):
    """Open HTML as a file of its own; afterwards it has asked for nothing else and complained of nothing."""
    contexts, complaints, asked = [], [], []

    def opened(text, name="page.html", own_clock=False, shows="canvas", **options):
        context = chromium.new_context(**{"viewport": {"width": 1000, "height": 1000}} | options)
        context.set_default_timeout(120_000)
        contexts.append(context)
        (tmp_path / name).write_text(text, encoding="utf-8")
        tab = context.new_page()
        if own_clock:  # the page's time stands still until the test lets it pass
            tab.clock.install(time=0)
            tab.clock.pause_at(1000)
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        tab.goto((tmp_path / name).as_uri())
        expect(tab.locator(shows).first).to_be_visible()
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("data:", "blob:", tmp_path.as_uri()))] == []
