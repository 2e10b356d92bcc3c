"""docs/teaching.md: what it promises a teacher stands in the notebooks, and on the screen at its sliders."""

import re
from pathlib import Path
from urllib.parse import parse_qsl

import nbformat
import pytest

from l1l2.course import catalogue
from l1l2.course.catalogue import check_address, order, title
from l1l2.drawing.table import write_key
from l1l2.gallery import PICTURES
from tools import notebooks, website

ROOT = Path(__file__).parents[1]


TEXT = website.teaching()
NOTEBOOKS = {title(lesson): notebooks.source(lesson) for lesson in order()}
# A heading "### 03 Geometry: words", down to the next heading.
SECTIONS = dict(re.findall(r"^### (\d\d .+?): .+?\n(.+?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))
# "- `name`, *slider* **value**: words", and below it "  > what is said".
SHOWN = re.findall(r"^- `([\w.]+)`(.*)\n  > (.+)$", TEXT, re.MULTILINE)
SETTING = re.compile(r"(?<!\*)\*([^*]+)\* \*\*([^*]+)\*\*")
# "[*slider* **value**](#picture?control=key)", and a link to a state in what a sentence says.
LINK = re.compile(r"\[([^\]]+)\]\(#([^)]+)\)")
# "## A talk: 20 minutes", and the rows "| at | for | what |" below it.
COURSES = re.findall(r"^## A \w+: (\d+) minutes\n(.+?)(?=^## )", TEXT, re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| (\d+) \| (\d+) \| (.+) \|$", re.MULTILINE)
PARTS = ["Minutes", "Ask", "Move", "Draw out", "Board"]
CERTIFICATE = " Certified: KKT violation below 1e-08."


def minutes(name):
    """What the notebook's head says, of its main line and its exercises."""
    head = notebooks.read(NOTEBOOKS[name]).cells[0].source
    return re.search(
        r"^\*\*Minutes\.\*\* (\d+(?:, and \d+ more for the(?: \d+)? exercises?)?)", head, re.MULTILINE
    )[1]


def is_said(quote, words):
    """Whether the quote is all of the words, but for the certificate and what is left out as …."""
    pattern = ".*".join(re.escape(part) for part in quote.split("…"))
    return any(re.fullmatch(pattern, text.strip()) for text in (words, words.replace(CERTIFICATE, "")))


def values(picture, settings):
    """The controls' values behind what a teacher reads on the screen: a slider's label and its readout."""
    labels = {control.label: name for name, control in picture.controls.items()}
    for label, readout in settings:
        control = picture.controls[labels[label]]
        (value,) = [value for value in control.values if control.readout(value) == readout]
        yield labels[label], value


def printed(name):
    """The texts that a lesson's notebook shows, each on one line."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{catalogue.notebook(name)}.ipynb", as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            lines = [" ".join(line.split()) for line in text.splitlines()]
            yield from [*lines, " ".join(lines)]


def test_a_lesson_s_page_lies_in_its_room():
    guide = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    for lesson in order():
        assert f"(../l1l2/lessons/{lesson}/teaching.md)" in guide
        page = (ROOT / "l1l2" / "lessons" / lesson / "teaching.md").read_text(encoding="utf-8")
        page = re.sub("<!--.*?-->", "", page)
        assert page.startswith(f"# {title(lesson)[3:]}: ") and page.split("\n", 1)[1].strip() in TEXT


def test_what_binds_a_number_is_not_seen():
    assert "<!--" in (ROOT / "l1l2" / "lessons" / "geometry" / "teaching.md").read_text(encoding="utf-8")
    assert "<!--" not in TEXT and "28.6 % here" in TEXT


def test_every_notebook_has_its_section():
    assert list(SECTIONS) == list(NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_section_is_whole(name):
    section = SECTIONS[name]
    assert re.findall(r"^\*\*([\w ]+)\.\*\*", section, re.MULTILINE) == PARTS
    assert f"\n**Minutes.** {minutes(name)}\n" in section
    assert 3 <= len(re.findall(r"^\d\. ", section.split("**Board.**")[1], re.MULTILINE)) <= 5
    assert (
        len(re.findall(r"^- ", section, re.MULTILINE)) == len(re.findall(r"^  > ", section, re.MULTILINE)) > 0
    )


@pytest.mark.parametrize(("name", "how", "quote"), SHOWN, ids=[name for name, *_ in SHOWN])
def test_what_is_quoted_is_shown(name, how, quote):
    if name in order():
        assert any(is_said(quote, text) for text in printed(name))
    else:
        picture = PICTURES[name]()
        caption = picture.frame(**dict(values(picture, SETTING.findall(how)))).caption
        assert is_said(quote, caption), caption


@pytest.mark.parametrize("address", sorted({address for _, address in LINK.findall(TEXT)}))
def test_a_link_to_a_state_leads_there(address):
    check_address(address)


@pytest.mark.parametrize(
    ("name", "how"), [pytest.param(name, how, id=name) for name, how, _ in SHOWN if SETTING.search(how)]
)
def test_the_sliders_to_set_are_a_link_that_sets_them(name, how):
    ((words, address),) = LINK.findall(how)
    shown, _, query = address.partition("?")
    set_by_hand = dict(values(PICTURES[name](), SETTING.findall(how)))
    assert SETTING.findall(words) == SETTING.findall(how) and shown == name
    assert {control: float_or_word(key) for control, key in parse_qsl(query)} == {
        control: float_or_word(write_key(value)) for control, value in set_by_hand.items()
    }


def float_or_word(key):
    try:
        return float(key)
    except ValueError:
        return key


def test_on_the_site_a_link_to_a_state_opens_the_picture_s_page():
    given = "Go [*to* **3**](#geometry.turn_ellipse?stretch=3&angle=153), not to [lines](#lines)."
    page = "_static/pictures/geometry.turn_ellipse.html#geometry.turn_ellipse?stretch=3&amp;angle=153"
    assert website.link_states(given) == f'Go <a href="{page}">*to* **3**</a>, not to [lines](#lines).'
    shown = website.link_states(TEXT)
    assert shown.count('<a href="_static/pictures/') == len(LINK.findall(TEXT)) and not LINK.search(shown)


def test_a_wrong_quote_is_found():
    caption = "At λ = 1, L1 has 3 zeros, L2 has none." + CERTIFICATE
    assert is_said("At λ = 1, L1 has 3 zeros, L2 has none.", caption) and is_said("… L2 has none.", caption)
    for wrong in ("At λ = 1, L1 has 4 zeros …", "L1 has 3 zeros, L2 has none.", "At λ = 1, L1 has 3 zeros"):
        assert not is_said(wrong, caption)


def test_every_quote_is_tried():
    assert len(SHOWN) == len(re.findall(r"^\s*>", TEXT, re.MULTILINE)) > 3 * len(NOTEBOOKS)


def test_every_picture_named_exists():
    named = re.findall(r"`([a-z]\w*\.(?!html|webp|md|txt)\w+)`", TEXT)
    assert len(named) > len(SHOWN)
    assert set(named) <= set(PICTURES)


def test_every_file_named_exists():
    films = re.findall(r"`([a-z_]+)`", TEXT.split("**Films**")[1].split("\n\n")[0])
    files = [f"docs/films/{film}.{kind}" for film in films for kind in ("gif", "mp4")]
    files += ["docs/films/equal_fit.webp", "binder/requirements.txt"]
    assert len(films) == 6
    assert [file for file in files if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize(("total", "course"), COURSES, ids=[total for total, _ in COURSES])
def test_the_minutes_of_a_course_add_up(total, course):
    now = 0
    for at, lasts, what in ROW.findall(course):
        assert int(at) == now, what
        if notebook := re.match(r"Notebook \*(.+?)\*", what):
            (name,) = [name for name in NOTEBOOKS if name[3:] == notebook[1]]
            assert int(lasts) >= int(re.match(r"\d+", minutes(name))[0]), what
        now += int(lasts)
    assert now == int(total)


def test_there_are_three_courses():
    assert [int(total) for total, _ in COURSES] == [20, 50, 180]


def test_the_memory_of_a_class_adds_up():
    server, *_, peak = (int(mb) for mb in re.findall(r"^\| .+ \| (\d+) \|$", TEXT, re.MULTILINE)[:3])
    assert f"{server} + 2 · {peak} = {server + 2 * peak} MiB" in TEXT
    assert f"30 · {server + 2 * peak} MiB = {30 * (server + 2 * peak):,} MiB" in TEXT
    assert f"30 · ({server} + {peak}) MiB = {30 * (server + peak):,} MiB" in TEXT
