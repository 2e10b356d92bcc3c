"""Retrieval shows what it is asked for; a page that remembers may choose others of the same lessons."""

import re

import pytest

from l1l2 import ask, retrieve
from l1l2.course.catalogue import order, questions
from l1l2.course.retrieve import MOST
from tools import notebooks

NAMES = "geometry/no_law", "bars/tie"


def test_the_questions_are_those_named_and_the_others_come_from_the_same_lessons():
    found = retrieve(*NAMES)
    assert found.first == tuple(ask(name) for name in NAMES)
    both = {*questions("geometry").values(), *questions("bars").values()}
    assert set(found.first + found.others) <= both and len(found.first + found.others) == min(MOST, len(both))
    assert not set(found.first) & set(found.others)


def test_a_page_brings_no_more_along_than_it_has_room_for():
    found = retrieve(
        *(f"{lesson}/{next(iter(questions(lesson)))}" for lesson in order() if questions(lesson))
    )
    assert sum(len(questions(lesson)) for lesson in order()) > MOST
    assert len(found.first) > 1 and len(found.first + found.others) == MOST


def test_where_no_script_runs_the_named_questions_stand_alone(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    data = retrieve(*NAMES)._repr_mimebundle_()
    assert re.findall(r'data-question="(.+?)"', data["text/html"]) == list(NAMES)
    assert data["text/plain"] == f"{ask(NAMES[0])}\n\n{ask(NAMES[1])}"


def test_a_living_page_brings_the_others_along(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)
    found = retrieve(*NAMES)
    page = found._repr_mimebundle_()["text/html"]
    shown, spare = page.split("<template>")
    assert re.findall(r'data-question="(.+?)"', shown) == list(NAMES)
    assert re.findall(r'data-question="(.+?)"', spare) == [question.name for question in found.others]


@pytest.mark.parametrize("lesson", order())
def test_a_notebook_retrieves_from_earlier_lessons_only(lesson):
    text = notebooks.source(lesson).read_text(encoding="utf-8")
    named = [
        name
        for call in re.findall(r"^retrieve\((.+?)\)$", text, re.M | re.S)
        for name in re.findall(r'"(.+?)"', call)
    ]
    assert bool(named) == (lesson != order()[0])
    for name in named:
        assert order().index(name.partition("/")[0]) < order().index(lesson)


def test_nothing_and_nobody_are_refused():
    with pytest.raises(ValueError, match="names: got none; give at least one, such as 'geometry/turned'"):
        retrieve()
    with pytest.raises(ValueError, match="give geometry/ and one of"):
        retrieve("geometry/nobody")
