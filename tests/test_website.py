"""`make site` keeps the last site until the next one is whole."""

import re
from pathlib import Path

import nbformat
import pytest

from l1l2.course.catalogue import notebook, order
from tools import website

ROOT = Path(__file__).resolve().parents[1]
NAMES = [notebook("start_here")]


@pytest.fixture
def tool(monkeypatch):
    """The website's builder, without what takes long."""
    monkeypatch.setattr(website, "PICTURES", {website.FRONT_PICTURE: website.PICTURES[website.FRONT_PICTURE]})
    monkeypatch.setattr(website, "assemble", lambda built, edition: nbformat.read(built, nbformat.NO_CONVERT))
    monkeypatch.setattr(website, "vendor", lambda folder: None)
    return website


@pytest.fixture
def last(tmp_path):
    """The site that was built before."""
    page = tmp_path / "site" / "html" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("the last site")
    return page


def sphinx(monkeypatch, tool, status):
    """Stands for Sphinx: half a page, and this exit status."""

    class Done:
        returncode = status

    def run(command, **_):
        html = Path(command[-1])
        html.mkdir(exist_ok=True)
        (html / "index.html").write_text("the new site")
        return Done

    monkeypatch.setattr(tool.subprocess, "run", run)


def test_without_npm_the_last_site_stays(tool, last, monkeypatch):
    monkeypatch.setattr(tool.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="make site needs npm"):
        tool.main(NAMES, folder=last.parents[1])
    assert last.read_text() == "the last site"


def test_offline_the_last_site_stays(tool, last, monkeypatch):
    monkeypatch.setattr(tool.shutil, "which", lambda name: name)
    sphinx(monkeypatch, tool, 0)

    def refuse(*_):
        raise tool.subprocess.CalledProcessError(1, "npm ci")

    monkeypatch.setattr(tool, "vendor", refuse)
    with pytest.raises(tool.subprocess.CalledProcessError):
        tool.main(NAMES, folder=last.parents[1])
    assert last.read_text() == "the last site"


@pytest.mark.parametrize(("status", "words"), [(0, "the new site"), (2, "the last site")])
def test_a_whole_site_takes_the_place_of_the_last(tool, last, monkeypatch, capsys, status, words):
    monkeypatch.setattr(tool.shutil, "which", lambda name: name)
    sphinx(monkeypatch, tool, status)
    assert tool.main(NAMES, folder=last.parents[1]) == status
    assert last.read_text() == words
    assert (str(last) in capsys.readouterr().out) == (status == 0)


@pytest.mark.thorough  # with docutils, which comes with Sphinx and not with the lowest versions
@pytest.mark.parametrize(
    ("lesson", "heading", "on_the_site"),
    [
        ("derivative", "#One-weight,-two-penalties", "#one-weight-two-penalties"),
        ("start_here", "#Further:-every-%CE%BB-at-once", "#further-every-at-once"),
        ("bug_hunt", "#8-%C2%B7-Outliers", "#outliers"),
    ],
)
def test_a_link_of_an_output_leads_to_the_section_of_the_page(lesson, heading, on_the_site):
    address, on_the_site = f"{notebook(lesson)}.ipynb{heading}", f"{notebook(lesson)}.html{on_the_site}"
    words = f"Words, and {address} in words."
    linked = website.link_sections(f'<p><a href="{address}">There</a> {words}</p>')
    assert linked == f'<p><a href="{on_the_site}">There</a> {words}</p>'


def test_the_map_on_the_front_page_leads_to_the_notebooks_pages():
    page = website.render_page(website.show_course())
    links = set(re.findall(r'href="([^"]+)"', page))
    assert links == {f"notebooks/{notebook(lesson)}.html" for lesson in order()}
    assert "data-frames" in page


def test_a_link_to_a_state_is_no_heading_to_sphinx():
    rest = f"; see [Bars]({notebook('bars')}.ipynb) and [above](#One-weight)."
    state = "#geometry.drag_target?cx=1.4&t=1"
    assert website.link_states_here(f"[(1.4, 0)]({state}){rest}") == f'<a href="{state}">(1.4, 0)</a>{rest}'
