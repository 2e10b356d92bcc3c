"""The outline of the course: what is measured is what the sources hold, and what the reader is told."""

import json

import pytest

from l1l2.course import catalogue
from l1l2.course.outline import FILE, outline, say_minutes
from tools import notebooks
from tools import outline as measuring

# What a lesson may ask of a reader before it gives something to do, and in all.
MOST = {"minutes": 20, "first": 120, "longest": 200, "pictures": 4, "gates": 3}
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

# %% [markdown]
# ## Further: more
#
# {more}

# %%
Live(drag_target())

# %% [markdown]
# ## Say it
#
# {words}
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


@pytest.mark.parametrize("lesson", catalogue.order())
def test_a_lesson_soon_gives_something_to_do_and_ends_in_time(lesson):
    cells = notebooks.parse(notebooks.source(lesson)).cells
    found = measuring.measure_flow(cells) | {"minutes": measuring.measure(cells)["minutes"]}
    over = {name: found[name] for name in MOST if found[name] > MOST[name]}
    assert over == {}


@pytest.fixture
def cells(builder, write_source):
    return lambda **words: (
        builder.parse(write_source(SOURCE.format(**{"words": "", "more": ""} | words))).cells
    )


@pytest.fixture
def measure(cells):
    return lambda words: measuring.measure(cells(words=words))


def test_minutes_are_words_questions_and_pictures(measure):
    few, many = measure("word " * 10), measure("word " * 75)
    assert many["minutes"] == few["minutes"] + 1
    reveal = measuring.count_words(catalogue.ask("start_here/equal_fit").reveal)
    read = 20 + reveal + measuring.count_words("A toy Question. Is it measured? Minutes. {minutes} Say it")
    read += sum(measuring.count_words(str(catalogue.ask(name))) for name in ("bars/tie", "bars/level"))
    assert few["minutes"] == -(-(read / 130 + 1.5 + 2) // 1)


def test_what_stands_aside_takes_no_minutes(cells):
    assert measuring.measure(cells(more="word " * 999)) == measuring.measure(cells())


def test_words_are_counted_until_there_is_something_to_do(cells):
    flow = measuring.measure_flow(cells(words="word " * 9))
    assert flow["first"] == measuring.count_words("A toy Question. Is it measured? Minutes. {minutes}")
    assert flow["pictures"] == flow["gates"] == 1  # what stands aside is not among them
    reveal = measuring.count_words(catalogue.ask("start_here/equal_fit").reveal)
    assert flow["longest"] == max(reveal, 9, flow["first"])
    assert measuring.measure_flow(cells(words="word " * 300))["longest"] == 302  # with the heading
    assert measuring.measure_flow(cells(more="word " * 400))["longest"] == 402


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
