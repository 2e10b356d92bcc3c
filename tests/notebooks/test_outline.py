"""The outline of the course: what is measured is what the sources hold, and what the reader is told."""

import json

import pytest

from l1l2.course import catalogue
from l1l2.course.outline import FILE, outline, say_minutes
from tools import notebooks
from tools import outline as measuring

from .test_guards import LONG, MAX_MINUTES

OUTLINE = {each.lesson: each for each in outline()}
SOURCE = """\
# %% [markdown]
# # A toy
#
# **Question.** Is it
# measured?
#
# **Minutes.** {{minutes}}

# %%
from l1l2 import retrieve

retrieve("bars/tie", "bars/level")

# %% [markdown]
# {words}
#
# <details><summary>Further</summary>not read</details>

# %%
predict("start_here/equal_fit", equal_fit())

# %% tags=["solution"]
w = 0  # your line: the weight
check_toy(w)

# %% [markdown] tags=["hints"]
# 1. One.
# 2. Two.
# 3. Three.
"""


def test_the_file_is_what_the_sources_hold():
    measured = json.loads(measuring.FILE.read_text(encoding="utf-8"))
    assert measuring.FILE.name == FILE and list(measured) == list(catalogue.order())
    for lesson, found in measured.items():
        cells = notebooks.parse(notebooks.source(lesson)).cells
        assert found == measuring.measure(cells), "run: make notebooks"


@pytest.mark.parametrize("lesson", catalogue.order())
def test_a_lesson_states_what_was_measured(lesson):
    source = notebooks.source(lesson)
    assert "\n# **Minutes.** {minutes}" in source.read_text(encoding="utf-8")
    one = OUTLINE[lesson]
    head = notebooks.read(source).cells[0].source
    assert f"**Minutes.** {say_minutes(one.minutes, len(one.checks))}" in head
    assert one.question in head and one.asked.endswith("?")


@pytest.mark.parametrize("lesson", catalogue.order())
def test_gates_and_checks_are_the_lesson_s_own(lesson):
    one = OUTLINE[lesson]
    for gate in one.gates:
        assert catalogue.ask(gate).lesson == lesson
    assert one.gates or one.checks, "nothing that a map could tick"
    assert all(check.startswith(f"{lesson}/check_") for check in one.checks)


def test_who_is_short_enough_is_no_longer_excused():
    assert [lesson for lesson in LONG if OUTLINE[lesson].minutes <= MAX_MINUTES] == []


@pytest.fixture
def measure(builder, write_source):
    return lambda words: measuring.measure(builder.parse(write_source(SOURCE.format(words=words))).cells)


def test_minutes_are_words_questions_and_pictures(measure):
    few, many = measure("word " * 10), measure("word " * 140)
    assert many["minutes"] == few["minutes"] + 1
    reveal = measuring.count_words(catalogue.ask("start_here/equal_fit").reveal)
    read = 10 + reveal + measuring.count_words("A toy Question. Is it measured? Minutes. {minutes}")
    read += sum(measuring.count_words(str(catalogue.ask(name))) for name in ("bars/tie", "bars/level"))
    assert few["minutes"] == -(-(read / 130 + 1.5 + 2) // 1)


def test_what_a_reader_is_asked_is_listed(measure):
    found = measure("word")
    assert found["gates"] == ["start_here/equal_fit"] and found["checks"] == ["check_toy"]
    assert found["question"] == "**Question.** Is it\nmeasured?"


def test_folds_comments_and_addresses_are_not_read():
    text = "One [two](three.ipynb) <!-- four --> $x + y$.<details><summary>no</summary>no</details> - five"
    assert measuring.count_words(text) == 4


def test_exercises_are_stated_apart():
    assert say_minutes(12, 0) == "12"
    assert say_minutes(12, 1) == "12, and 5 more for the exercise"
    assert say_minutes(12, 3) == "12, and 15 more for the 3 exercises"
