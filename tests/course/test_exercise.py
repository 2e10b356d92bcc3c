"""Every solution passes its check, every stub and every likely mistake is told what is wrong."""

import contextlib
import io
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from l1l2.course.catalogue import modules
from l1l2.course.exercise import Exercise, NotYet, Verdict, as_number, check, judge
from tools import notebooks

ROOT = Path(__file__).resolve().parents[2]
HINTS = ("Add.", "Add two\n\nand two.", "It is `2 + 2`.")
SOLUTION = """\
from sums import check_sum

# What is asked, and why.
total = 2 + 2  # your line: two and two
double = 2 * total  # your line: that, twice
check_sum(total, double)"""
STUB = """\
# Run the cells above first: menu Run, Run All Above Selected Cell.
from sums import check_sum

# What is asked, and why.
total = ...  # your line: two and two
double = ...  # your line: that, twice
check_sum(total, double)"""


def exercises_of_the_course():
    """Every exercise of the course: its notebook, the code above it, the exercise."""
    for source in notebooks.sources():
        cells = notebooks.parse(source).cells
        for position, exercise in notebooks.exercises(cells):
            above = "\n".join(cell.source for cell in cells[:position] if cell.cell_type == "code")
            yield pytest.param(above, exercise, id=f"{source.stem}-{position + 1:02d}")


@cache
def reached(above):
    """What a notebook's variables are when the reader arrives at the exercise."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(above, names)
    return names


def answered(above, code, verdict):
    names = dict(reached(above))
    exec(code, names)
    return eval(verdict, names)


@pytest.fixture(autouse=True)
def still(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")


@pytest.mark.parametrize(("above", "exercise"), list(exercises_of_the_course()))
def test_every_solution_passes_its_check(above, exercise):
    verdict = answered(above, exercise.solution, exercise.last_line)
    assert isinstance(verdict, Verdict)
    assert verdict.right, verdict


@pytest.mark.parametrize(("above", "exercise"), list(exercises_of_the_course()))
def test_every_stub_fails_and_is_told_what_to_do(above, exercise):
    verdict = answered(above, exercise.stub, exercise.last_line)
    assert isinstance(verdict, Verdict)
    assert not verdict.right
    assert "is still `...`. Put your line in its place" in verdict.words


def test_the_stub_is_the_solution_without_what_is_to_be_found():
    exercise = Exercise(SOLUTION, list(HINTS))
    assert exercise.stub == STUB
    assert exercise.last_line == "check_sum(total, double)"
    assert exercise.hints == HINTS


def test_hints_open_one_by_one_and_the_solution_last():
    folded = Exercise(SOLUTION, HINTS).folded
    pieces = re.split(r"<details><summary>(.+)</summary>\n\n", folded)
    assert pieces[1::2] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Solution"]
    first, second, third, solution = (piece.strip() for piece in pieces[2::2])
    assert (first, second, third) == HINTS  # none is closed before the next one has opened
    assert solution == f"```python\n{SOLUTION}\n```\n\n" + "\n".join(["</details>"] * 4)


@pytest.mark.parametrize(
    ("solution", "hints", "complaint"),
    [
        ("total = 4\ncheck_sum(total)", HINTS, "0 lines to fill in"),
        ("total = 4 # your line\ncheck_sum(total)", HINTS, "0 lines to fill in"),
        ("total = (\n    4\n)  # your line: sum\ncheck_sum(total)", HINTS, "0 lines to fill in"),
        (f"print(4)  # your line: say it\n{SOLUTION}", HINTS, "2 lines to fill in"),
        (SOLUTION.replace("2 + 2", "2 +"), HINTS, "invalid syntax"),
        ("total = 4  # your line: sum\ntotal", HINTS, "ends with 'total'; end with a call, check_"),
        (SOLUTION, HINTS[:2], "give three of them"),
        (SOLUTION, (*HINTS, "Four."), "give three of them"),
        (SOLUTION, ("Add.", " ", "Four."), "give three of them"),
    ],
)
def test_an_exercise_that_would_not_work_is_refused(solution, hints, complaint):
    with pytest.raises(ValueError, match=re.escape(complaint)):
        Exercise(solution, hints)


@check
def check_sum(total, double=8):
    """Judge a sum."""
    if as_number(total, "total") != 4:
        raise NotYet(f"{total} is not two and two.")
    return "four."


def test_a_check_answers_in_words():
    assert check_sum(4) == Verdict(True, "four.")
    assert repr(check_sum(4)) == "Right: four."
    assert check_sum(4).name == check_sum(5).name == check_sum(...).name == "course/check_sum"
    assert repr(check_sum(5)) == "Not yet: 5 is not two and two."
    assert repr(check_sum(4, double=...)).startswith("Not yet: double is still `...`.")
    assert repr(check_sum(..., double=...)).startswith("Not yet: total is still `...`.")
    assert (check_sum.__name__, check_sum.__doc__) == ("check_sum", "Judge a sum.")


def test_a_fault_of_the_check_itself_is_no_verdict():
    @check
    def broken(answer):
        return str(1 / answer)

    with pytest.raises(ZeroDivisionError):
        broken(0)


@pytest.mark.parametrize(
    "answer", [None, "four", True, [4], np.array([True, False]), float("nan"), float("inf"), 4j]
)
def test_an_answer_that_is_no_number_is_named(answer):
    with pytest.raises(NotYet, match=r"^total: got .*; give a finite number\.$"):
        as_number(answer, "total")


def test_every_check_of_the_course_is_tried():
    """Beside the tests of its lesson."""
    tried = {path.parent.name for path in (ROOT / "tests" / "lessons").glob("*/test_exercise.py")}
    assert {module.__name__.split(".")[-2] for module in modules("exercise")} == tried


@pytest.mark.parametrize("given", [2.0 / 3, 0.6671, 0.6661, 0.667])
def test_a_number_is_right_within_a_thousandth_or_to_three_digits(given):
    judge(given, "share", 2 / 3, [], "the share")


def test_three_digits_are_enough_where_they_are_not_within_a_thousandth():
    judge(1.0, "share", 1.0049, [], "the share")
    with pytest.raises(NotYet):
        judge(1.0, "share", 1.0051, [], "the share")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (0.6687, "share: 0.6687 is another number than the share."),
        (0.65, "share: 0.65 is another number than the share."),
        (0.67, "share: 0.67 is right to two digits. Give three, or let Python compute it."),
        (1 / 3, "share: 0.3333 is the rest."),
        (0.3334, "share: 0.3334 is the rest."),
        (0.34, "share: 0.34 is another number than the share."),
        (0.0, "share: 0 is none."),
    ],
)
def test_a_number_that_is_near_is_not_right(given, words):
    with pytest.raises(NotYet, match=f"^{re.escape(words)}$"):
        judge(given, "share", 2 / 3, [(1 / 3, "is the rest."), (0.0, "is none.")], "the share")


@pytest.mark.parametrize(("answer", "sign"), [(4, "✓"), (5, "✗")])
def test_a_verdict_is_a_card_with_a_sign_and_a_passed_one_says_which(answer, sign, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    verdict = check_sum(answer)
    data = verdict._repr_mimebundle_()
    assert data["text/plain"] == repr(verdict)
    words = re.sub("<.*?>", "", data["text/html"])
    assert words == f"{sign} {'Right' if answer == 4 else 'Not yet'}. {verdict.words}"
    assert ('data-passed="course/check_sum"' in data["text/html"]) == (answer == 4)
    monkeypatch.delenv("L1L2_DISPLAY")
    alive = verdict._repr_mimebundle_()["text/html"]
    assert data["text/html"] in alive and "memory.keep" in alive
