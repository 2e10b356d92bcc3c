"""A question that could mislead is refused; its face says right and wrong in words, without JavaScript."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from l1l2.course.catalogue import check_address, order, questions, title
from l1l2.course.question import Option, Question
from l1l2.course.questions_file import read_questions
from tools import notebooks

ROOT = Path(__file__).resolve().parents[2]
RIGHT = Option("four", "Count them.", correct=True)
WRONG = Option("five", "One too many.")
SUM = Question("Two & two?", [RIGHT, WRONG], "98 Sums")
LESSONS = [lesson for lesson in order() if questions(lesson)]
ALL = [question for lesson in LESSONS for question in questions(lesson).values()]
CHOICES = [question for question in ALL if question.kind == "choice"]


def asked_later(lesson):
    """The questions of a lesson that its own notebook does not ask: later ones do."""
    own = notebooks.source(lesson).read_text(encoding="utf-8")
    return [question for key, question in questions(lesson).items() if f'"{lesson}/{key}"' not in own]


@pytest.mark.parametrize(
    ("fields", "error", "complaint"),
    [
        (("", "reply"), ValueError, "text: got ''; give an answer to choose"),
        (("four", " "), ValueError, "reply: got ' '; give a reply to whoever chooses 'four'"),
        ((4, "reply"), TypeError, "text: got 4"),
        (("four", None), TypeError, "reply: got None"),
        (("four", "reply", 1), TypeError, "correct: got 1; give True or False"),
    ],
)
def test_an_option_without_words_is_refused(fields, error, complaint):
    with pytest.raises(error, match=re.escape(complaint)):
        Option(*fields)


@pytest.mark.parametrize(
    ("changes", "error", "complaint"),
    [
        ({"prompt": ""}, ValueError, "prompt: got ''; give the question"),
        ({"source": "\n"}, ValueError, "source: got '\\n'; give the place where the answer is found"),
        ({"source": None}, TypeError, "source: got None"),
        ({"options": ()}, ValueError, "options: got 0"),
        ({"options": (RIGHT,)}, ValueError, "options: got 1 for 'Two?'; give from 2 to 26"),
        ({"options": (RIGHT, *(Option(str(i), "No.") for i in range(26)))}, ValueError, "options: got 27"),
        ({"options": (WRONG, Option("six", "No."))}, ValueError, "options: got 0 correct ones"),
        ({"options": (RIGHT, Option("4", "Yes.", True))}, ValueError, "options: got 2 correct ones"),
        ({"options": (RIGHT, WRONG, WRONG)}, ValueError, "options: got 'five' twice"),
        ({"options": (RIGHT, "five")}, TypeError, "options: got 'five'; give Option"),
    ],
)
def test_a_question_that_could_mislead_is_refused(changes, error, complaint):
    with pytest.raises(error, match=re.escape(complaint)):
        Question(**({"prompt": "Two?", "options": (RIGHT, WRONG), "source": "98 Sums"} | changes))


def test_the_verdict_is_a_word():
    assert RIGHT.full_reply == "Right. Count them."
    assert WRONG.full_reply == "Not so. One too many."


def test_the_plain_text_asks_and_does_not_answer():
    assert SUM._repr_mimebundle_()["text/plain"] == "Two & two?\nA. four\nB. five"


class Page(HTMLParser):
    """The elements and the text of a page; a summary's text, and the text folded under it."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.attributes, self.open, self.folds, self.text = [], set(), [], [], ""
        self.feed(page)
        assert self.open == [], "elements that are never closed"

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)
        if tag == "details":
            self.folds.append(["", ""])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if "details" in self.open:
            self.folds[-1]["summary" not in self.open] += data


def folds(question, monkeypatch):
    """The question where no script runs."""
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    return Page(question._repr_mimebundle_()["text/html"])


def test_each_option_folds_its_own_verdict_away(monkeypatch):
    page = folds(SUM, monkeypatch)
    assert page.folds == [["A. four", "Right. Count them."], ["B. five", "Not so. One too many."]]
    assert page.text.startswith("Two & two?") and page.text.endswith("From: 98 Sums")
    assert set(page.elements) == {"div", "p", "strong", "small", "details", "summary"}
    assert page.attributes == {"class", "data-question", "data-right"}  # closed, and no script listens


def test_a_living_page_brings_the_script_that_asks(monkeypatch):
    still = folds(SUM, monkeypatch)
    monkeypatch.delenv("L1L2_DISPLAY")
    alive = Page(SUM._repr_mimebundle_()["text/html"])
    assert alive.folds == still.folds and alive.elements == ["style", *still.elements, "script"]


def test_words_are_words_not_html(monkeypatch):
    sly = Question("<b>?", (Option("a < b", "<script>", True), Option("<i>", "a & b, *so*")), "<a href>")
    page = folds(sly, monkeypatch)
    assert page.folds == [["A. a < b", "Right. <script>"], ["B. <i>", "Not so. a & b, so"]]
    assert page.text.startswith("<b>?") and page.text.endswith("<a href>")


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_asked_about_three_times_later(lesson):
    assert len(asked_later(lesson)) == 3


@pytest.mark.parametrize("lesson", order())
def test_a_notebook_asks_about_lessons_that_came_before(lesson):
    source = notebooks.source(lesson).read_text(encoding="utf-8")
    earlier = order()[: order().index(lesson) + 1]
    for place, key in re.findall(r'(?:ask|predict)\("(\w+)/(\w+)"', source):
        assert place in earlier and key in questions(place)


def test_a_variant_names_a_question_that_there_is():
    for question in ALL:
        place, _, key = question.variant_of.partition("/")
        assert not question.variant_of or key in questions(place)


def numbers(text):
    """The numbers of a text, but for those that name a norm, R² or a cell of x."""
    return re.findall(r"\d+(?:\.\d+)?", re.sub(r"L[12]|R²|<!--.*?-->", "", text))


def replies(text):
    """Each reply as it stands in the text, comments and all: (prompt and answers, reply)."""
    for question in read_questions(text, "questions.md", "", str).values():
        given = " ".join([question.prompt, *(option.text for option in question.options)])
        yield from ((given, option.reply) for option in question.options)


def unbound(text, lesson):
    """Yield the numbers of replies that neither the question gives nor the claim behind them says."""
    claimed = {}
    for name, words in notebooks.claimed(notebooks.source(lesson)):
        claimed[name] = f"{claimed.get(name, '')} {words}"
    for given, reply in replies(text):
        free = {"0", "0.0", "1", "2", "0.001", "0.01", *numbers(given)}  # the names of limits and tolerances
        before = 0
        for mark in [*re.finditer(r"<!-- claim: (\w+) -->", reply), None]:
            said = set(numbers(reply[before : mark.start() if mark else None])) - free
            yield from said - set(numbers(claimed.get(mark[1], "")) if mark else ())
            before = mark.end() if mark else before


def text_of(lesson):
    return (ROOT / "l1l2" / "lessons" / lesson / "questions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_number_of_a_reply_is_given_or_bound_to_a_claim_that_says_it(lesson):
    assert list(unbound(text_of(lesson), lesson)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("from 90 % at t/W", "from 80 % at t/W"), (" 0.9.<!-- claim: corner_probabilities -->", " 0.9.")],
)
def test_a_wrong_number_and_one_without_a_claim_are_found(old, new):
    text = text_of("geometry")
    assert old in text and list(unbound(text.replace(old, new), "geometry")) != []


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.prompt[:40])
def test_the_length_of_an_option_does_not_give_it_away(question):
    lengths = {option.correct: len(option.text) for option in question.options}
    others = [len(option.text) for option in question.options if not option.correct]
    assert lengths[True] <= 1.5 * max(others)


def test_every_letter_is_right_about_as_often():
    right = [letter for question in CHOICES for letter, option in question.lettered if option.correct]
    assert all(0.15 < right.count(letter) / len(right) < 0.35 for letter in "ABCD")


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_source_is_a_heading_of_its_notebook(lesson):
    text = notebooks.source(lesson).read_text(encoding="utf-8")
    for question in questions(lesson).values():
        heading = question.source.removeprefix(f"{title(lesson)}, “").removesuffix("”")
        assert f"# ## {heading}\n" in text


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_link_to_a_state_leads_to_one(lesson):
    """The builder refuses a wrong one in a notebook; here are those of questions, replies and reveals."""
    text = (ROOT / "l1l2" / "lessons" / lesson / "questions.md").read_text(encoding="utf-8")
    for address in re.findall(r"\]\(#(\w+\.\w+(?:\?[^)]*)?)\)", text):
        check_address(address)
