import base64
import html
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import wraps
from html.parser import HTMLParser
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from l1l2.course.question import Option, Question
from l1l2.drawing import Dots, Frame, Picture, assets, still
from l1l2.drawing import live as module
from l1l2.drawing.live import BYTES, HANDLE_BYTES, Live, page
from l1l2.drawing.render import SHARP, staged
from l1l2.drawing.table import pack
from l1l2.gallery import PICTURES
from tools import notebooks

from .shown import gallery, plane

RIGHT, WRONG = Option("one", "Yes: one.", True), Option("two", "No: one.")
# Pictures that a notebook shows are made with their questions in tests/notebooks/test_learn.py.
SHOWN = {
    maker
    for source in notebooks.sources()
    for maker in re.findall(
        r"^(?:Live|predict)\([^#\n]*?\b(\w+)\(\)\)", source.read_text("utf-8"), re.MULTILINE
    )
}
GATE = Question("How many?", (WRONG, RIGHT), "98 Sums")


@pytest.fixture(autouse=True)
def live_display(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


class Elements(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def one(self, tag):
        (attributes,) = [attributes for name, attributes in self.found if name == tag]
        return attributes


class Unfolded(HTMLParser):
    """What a reader sees of HTML before opening any fold: its words, and what its images say."""

    def __init__(self, text):
        super().__init__()
        self.depth, self.summary, self.text, self.images = 0, False, "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.depth += tag == "details"
        self.summary = self.summary or tag == "summary"
        if tag == "img" and not self.depth:
            self.images.append(dict(attributes)["alt"])

    def handle_endtag(self, tag):
        self.depth -= tag == "details"
        self.summary = self.summary and tag != "summary"

    def handle_data(self, data):
        if not self.depth or (self.depth == 1 and self.summary):
            self.text += data


def read_pixels(png):
    image = Image.open(BytesIO(png)).convert("RGB")
    return image.size, image.tobytes()


def page_of(live):
    return live._repr_mimebundle_()[0]["text/html"]


def test_a_notebook_gets_the_page_the_still_and_the_caption(gauges):
    data, metadata = Live(gauges)._repr_mimebundle_()
    assert set(data) == {"text/html", "image/png", "text/plain"}
    sharp = still(gauges, dpi=SHARP)
    assert read_pixels(base64.b64decode(data["image/png"])) == read_pixels(sharp.png)
    assert data["text/plain"] == sharp.caption
    assert metadata == {"image/png": {"alt": sharp.caption, "width": 400, "height": 250}}
    assert data["text/html"] in page(gauges)


def test_where_the_environment_says_so_there_is_the_still_alone(gauges, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    assert Live(gauges)._repr_mimebundle_() == still(gauges)._repr_mimebundle_()


def test_a_still_gate_asks_shows_the_start_and_folds_the_answer(gauges, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    gate = replace(GATE, reveal="It moves.\n\nThen it rests.")
    data, metadata = Live(gauges, gate, {"t": 0.5}, {"t": 1.5})._repr_mimebundle_()
    asked, told = still(gauges, t=0.5), still(gauges, t=1.5)
    assert asked.caption != told.caption
    assert set(data) == {"text/html", "text/plain"} and data["text/plain"] == str(gate)
    assert metadata == {}
    seen, folded = Unfolded(data["text/html"]), Elements(data["text/html"])
    assert [image["alt"] for tag, image in folded.found if tag == "img"] == [asked.caption, told.caption]
    assert seen.images == [asked.caption]
    assert "How many?" in seen.text and "A. two" in seen.text and "The answer" in seen.text
    for answer in "Yes: one.", "No: one.", "It moves.", "Then it rests.", told.caption:
        assert answer not in seen.text and answer in html.unescape(data["text/html"])
    assert not [tag for tag, _ in folded.found if tag in ("script", "style")]


def test_a_hidden_gate_shows_the_axes_alone(gauges, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    image = next(found for tag, found in Elements(page_of(Live(gauges, GATE, None))).found if tag == "img")
    empty = still(replace(gauges, frames=(lambda t, r: Frame(()),)))
    assert base64.b64decode(image["src"].partition(",")[2]) == empty.png
    assert image["alt"] == "Hidden until the question is answered."


def test_the_page_starts_and_ends_where_the_question_says(gauges):
    for starts, shows in ({"t": 0.5}, {"t": 1.5}), (None, {}), ({}, {"r": gauges.controls["r"].values[-1]}):
        root = Elements(page_of(Live(gauges, GATE, starts, shows))).found[1][1]
        for said, state in (root["data-starts"], starts), (root["data-shows"], shows):
            at = json.loads(said)
            values = (
                None
                if at is None
                else [c.values[k] for c, k in zip(gauges.controls.values(), at, strict=True)]
            )
            assert values == (None if state is None else list(gauges.params(**state).values()))


def test_a_still_shows_the_telling_frame_and_the_page_starts_at_the_start(gauges):
    telling = replace(gauges, telling={"t": 1.5})
    assert still(telling).caption == gauges.frame(t=1.5).caption != gauges.frame().caption
    assert Elements(page(telling)).one("img")["alt"] == gauges.frame(t=1.5).caption
    tables = [Elements(page(picture)).one("div")["data-table"] for picture in (telling, gauges)]
    assert tables[0] == tables[1]


OWN_WORDS = {"glossary"}  # a page that brings words of its own


def test_the_scripts_say_every_word_that_they_are_given(gauges):
    folder = Path(module.__file__).parent
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.js") if path.stem not in OWN_WORDS
    )
    words = json.loads(re.search(r"^const says = (\{.+?\});", page(gauges), re.MULTILINE)[1])
    assert set(re.findall(r"\bsays\.(\w+)", scripts)) == set(words)
    assert words["play"] == "Play" and all(words.values())


def test_the_page_holds_stage_table_and_still(gauges):
    elements = Elements(page(gauges))
    root, image = elements.one("div"), elements.one("img")
    assert set(root) == {"class", "data-table", "data-stage"}
    assert base64.b64decode(root["data-table"]) == pack(gauges, staged(gauges, SHARP)[1])
    empty = still(replace(gauges, frames=(lambda t, r: Frame(()),)), dpi=SHARP)
    stage = Image.open(BytesIO(base64.b64decode(root["data-stage"]))).convert("RGB")
    assert np.array_equal(np.asarray(stage), np.asarray(Image.open(BytesIO(empty.png)).convert("RGB")))
    assert image["alt"] == gauges.frame().caption
    assert "width:400px" in image["style"]
    shown = Image.open(BytesIO(base64.b64decode(image["src"].partition(",")[2]))).convert("RGB")
    plain = Image.open(BytesIO(still(gauges).png)).convert("RGB")
    assert shown.size == plain.size
    assert np.abs(np.asarray(shown, float) - np.asarray(plain, float)).mean() < 5  # of 255, along the lines
    assert elements.one("script") == {"type": "module"}
    assert elements.one("html") == {"lang": "en"}


def test_the_page_asks_nothing_of_anyone():
    text = page(gallery(), GATE)
    assert not re.search(r"https?:|//[a-z0-9-]+\.[a-z]", text.replace("data:image", ""))
    loading = {"src", "href", "srcset", "action", "poster"}
    asked = [
        value
        for _, attributes in Elements(text).found
        for name, value in attributes.items()
        if name in loading and not value.startswith("data:")
    ]
    assert asked == []
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|import)\b|@import|url\(", text)


def test_the_page_is_the_same_each_time():
    assert page(gallery(), GATE) == page(gallery(), GATE)
    assert page(plane(steps=3)) == page(plane(steps=3))


SLY = "</script><b>\"'&<i x='"


def test_words_are_words_not_html(gauges):
    sly = replace(gauges, frames=(*gauges.frames, lambda: Frame((), SLY)))
    gate = Question(SLY, (Option(SLY, SLY, True), Option(f"{SLY}2", f"{SLY}2")), "98 Sums")
    elements = Elements(page(sly, gate))
    assert [tag for tag, _ in elements.found if tag in ("b", "i")] == []
    assert elements.one("img")["alt"].endswith(SLY)
    assert len([tag for tag, _ in elements.found if tag == "script"]) == 1
    assert len([tag for tag, _ in elements.found if tag == "details"]) == 2


def test_a_page_with_a_gate_is_called_by_its_question():
    text = page(plane(steps=3), GATE)
    assert "<title>How many?</title>" in text
    assert text.count(plane(steps=3).frame().caption) == 1  # the alternative text of the still


def test_the_script_cannot_end_early():
    script = assets.script("memory", *module.PARTS, "retrieve")
    assert "</script" not in script.lower() and "<!--" not in script


@pytest.mark.parametrize("name", sorted(name for name in PICTURES if name.partition(".")[2] not in SHOWN))
def test_pictures_that_no_notebook_shows_fit_into_their_page(name):
    picture = PICTURES[name]()
    whole = page(picture)
    assert len(whole.encode()) <= (HANDLE_BYTES if picture.handle else BYTES)


def test_a_draggable_plane_of_9261_frames_fits():
    assert len(page(plane()).encode()) <= HANDLE_BYTES


def test_packing_computes_each_frame_of_a_layer_once():
    picture, asked = plane(steps=5), Counter()

    def counted(layer):
        @wraps(layer)  # a picture reads the controls off the layer's signature
        def counting(**values):
            asked[layer, tuple(values.values())] += 1
            return layer(**values)

        return counting

    counting = replace(picture, frames=tuple(map(counted, picture.frames)))
    _, axes = staged(counting, SHARP)
    asked.clear()
    pack(counting, axes)
    wanted = [
        (layer, values)
        for layer in picture.frames
        for values in product(*(picture.controls[name].values for name in picture.over(layer)))
    ]
    assert asked == Counter(wanted)


def test_a_page_over_its_budget_is_refused(monkeypatch):
    monkeypatch.setattr(module, "BYTES", 30_000)
    with pytest.raises(
        ValueError, match=r"gallery.<locals>.stage, layers layer: its page takes \d\d,\d+ bytes"
    ):
        page(gallery())
    monkeypatch.setattr(module, "HANDLE_BYTES", 30_000)
    with pytest.raises(ValueError, match=r"layers levels, shrunk: .*table [\d,]+, stage .*at most 30,000"):
        page(plane(steps=3))


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: Live("picture"), TypeError, "picture: got 'picture'; give a Picture"),
        (lambda: Live(gallery(), "gate"), TypeError, "gate: got 'gate'; give a Question or None"),
        (lambda: page(None), TypeError, "picture: got None"),
    ],
)
def test_bad_input_is_answered_when_it_is_given(make, error, words):
    with pytest.raises(error, match=words):
        make()


def test_a_gate_needs_something_to_lock():
    picture = Picture({}, lambda axes: None, (lambda: Frame([Dots(0, 0, "l1")], "A dot."),))
    assert "text/html" in Live(picture)._repr_mimebundle_()[0]
    with pytest.raises(ValueError, match="has no control to lock"):
        Live(picture, GATE)


def test_a_page_needs_neither_pyplot_nor_widgets():
    code = """
import sys
from l1l2.drawing import Control, Dots, Frame, Picture
from l1l2.drawing.live import page
picture = Picture({"t": Control((0,), "t")}, lambda axes: None, (lambda t: Frame([Dots(t, 0, "l1")]),))
assert page(picture)
print([name for name in ("matplotlib.pyplot", "ipywidgets") if name in sys.modules])
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
