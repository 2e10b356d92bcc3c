"""docs/asked.md: what interviewers ask, and the entry of the bank that answers it, which there is."""

import re
from pathlib import Path

import pytest

from l1l2.lessons.interview.bank import BANK

PAGE = Path(__file__).parents[1] / "docs" / "asked.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
LINK = re.compile(r"\[(\w+)\]\(([^)]+)\)")


def test_every_line_of_the_table_is_a_question_with_its_number():
    assert [int(number) for number, _, _ in ROWS] == list(range(1, len(ROWS) + 1)) and len(ROWS) > 50
    assert len(re.findall(r"^\|", TEXT, re.MULTILINE)) == len(ROWS) + 2
    assert len({question for _, question, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("number", "question", "answers"), ROWS, ids=[row[0] for row in ROWS])
def test_the_entry_that_answers_stands(number, question, answers):
    links = LINK.findall(answers)
    assert ", ".join(f"[{key}]({target})" for key, target in links) == answers, "links and nothing else"
    for key, target in links:
        assert key in BANK and (PAGE.parent / target).resolve().is_file(), target
        assert Path(target).stem == key
