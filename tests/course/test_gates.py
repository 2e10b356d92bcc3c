"""No answer stands before its question: every gate of the course, in a notebook that nobody has run."""

import re
from html.parser import HTMLParser

import pytest

from l1l2.course.catalogue import ask, order, pictures, read_english
from l1l2.course.predict import find_asked_state, find_start_state, predict
from tools import notebooks

CALL = re.compile(r'^predict\("([\w/]+)", (\w+)\(\)\)', re.MULTILINE)
TEXTS = {lesson: notebooks.source(lesson).read_text(encoding="utf-8") for lesson in order()}
GATES = [(name, f"{lesson}.{maker}") for lesson, text in TEXTS.items() for name, maker in CALL.findall(text)]
END = "## Say it in 30 seconds"


class Unfolded(HTMLParser):
    """What a reader sees of HTML before opening any fold: its words, and what its images say."""

    def __init__(self, text):
        super().__init__()
        self.depth, self.summary, self.seen = 0, False, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.depth += tag == "details"
        self.summary = self.summary or tag == "summary"
        if tag == "img" and not self.depth:
            self.seen += f" {dict(attributes)['alt']} "

    def handle_endtag(self, tag):
        self.depth -= tag == "details"
        self.summary = self.summary and tag != "summary"

    def handle_data(self, data):
        if not self.depth or (self.depth == 1 and self.summary):
            self.seen += data


def sentences_of(text):
    """The sentences of a text without its marks, those of four words and more."""
    plain = re.sub(r"[*`“”]|<!--.*?-->", "", " ".join(text.split()))
    return [one for one in re.split(r"(?<=[.?!:;]) ", plain) if len(one.split()) > 3]


@pytest.mark.parametrize(("name", "maker"), GATES, ids=[name for name, _ in GATES])
def test_what_is_seen_before_an_answer_does_not_give_it(name, maker, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    question, picture = ask(name), pictures(name.partition("/")[0])[maker]()
    page = predict(question, picture)._repr_mimebundle_()[0]["text/html"]
    seen = " ".join(Unfolded(page).seen.split())
    asked, start = find_asked_state(question, picture), find_start_state(question, picture)
    told = picture.frame(**asked).caption
    assert asked, "say by Shows: where the picture shows the answer"
    assert start is None or picture.frame(**start).caption != told
    assert told not in seen
    replies = [option.reply for option in question.options]
    for words in sentences_of(" ".join([question.reveal, *replies])):
        assert words not in re.sub(r"[*`“”]", "", seen)


@pytest.mark.parametrize("name", [name for name, _ in GATES])
def test_an_answer_stands_in_its_question_alone(name):
    lesson, key = name.split("/")
    reveal, prose = read_english(lesson)[key].reveal, TEXTS[lesson].partition(END)[0]
    assert reveal, "give the sentences that tell the answer: Reveal:"
    told = " ".join(sentences_of(prose.replace("\n#", "\n")))
    for words in sentences_of(reveal):
        assert words not in told


@pytest.mark.parametrize("lesson", order())
def test_nobody_is_told_to_predict_without_a_question(lesson):
    cells = notebooks.parse(notebooks.source(lesson)).cells
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        if cell.cell_type == "markdown" and re.search(r"\b(Predict|First guess|guess first)\b", cell.source):
            assert after is not None and re.search(r"^(predict|ask)\(", after.source, re.MULTILINE), (
                cell.source
            )
