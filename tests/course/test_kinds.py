"""A number is judged by its range, an order by its first wrong pair; bad text names its line."""

import re
from itertools import permutations
from math import inf

import pytest

from l1l2.course.kinds import check_ranges, offer, read_range
from l1l2.course.question import Option, Question
from l1l2.course.questions_file import TextError, read_questions

NUMBER = """\
## half

What is half of 0.5?

- [x] 0.25

  Divide by 2.

- [ ] 1 ± 0.01

  You multiplied.

- [ ] < 0

  Half of a positive number is positive.

- [ ] else

  Divide 0.5 by 2.

Answered in: Halves
Kind: number
"""
ORDER = """\
## sizes

From the smallest to the largest:

- [2] a tenth

  Ten parts are larger than five.

- [1] a hundredth

  A hundred parts are smaller.

- [3] a half

  The fewer parts, the larger each.

Answered in: Halves
Kind: order
"""


def read(text):
    (question,) = read_questions(text, "questions.md", "98 Halves").values()
    return question


def html(question, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    return question._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("0.3", [0.3, 0.1 + 0.2], [0.301, -0.3]),
        ("−2", [-2], [2]),
        ("0.6 ± 0.01", [0.59, 0.6, 0.61], [0.589, 0.611]),
        ("0.5 – 0.7", [0.5, 0.7], [0.49, 0.71]),
        ("> 1", [1.001, 1e9], [1, 0]),
        ("< 0", [-0.001, -1e9], [0, 1]),
        ("else", [-1e9, 0, 1e9], []),
    ],
)
def test_a_range_accepts_what_it_says(words, inside, outside):
    _, (low, high) = read_range(words)
    assert all(low <= value <= high for value in inside)
    assert not any(low <= value <= high for value in outside)


@pytest.mark.parametrize(
    "words", ["half", "", "0.7 – 0.5", "0.6 +- 0.1", "0.6 ± −0.1", "Else", "0.5 0.6", ".5"]
)
def test_what_is_no_range_is_refused(words):
    with pytest.raises(ValueError, match=re.escape(f"got the number {words!r}; give 0.6, 0.6 ± 0.01")):
        read_range(words)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["1", "2"], "got 0 for any other number; give one, 'else'"),
        (["1", "else", "else"], "got 2 for any other number"),
        (["1 ± 0.2", "1.1 – 2", "else"], "'1 ± 0.2' and '1.1 – 2' accept the same number"),
        (["> 1", "3", "else"], "'> 1' and '3' accept the same number"),
    ],
)
def test_a_number_has_one_reply(words, complaint):
    with pytest.raises(ValueError, match=re.escape(complaint)):
        check_ranges([read_range(each) for each in words])
    check_ranges([read_range(each) for each in ("> 1", "1", "0 – 0.5", "else")])


def test_things_are_never_offered_in_their_right_order():
    for count in (3, 4, 5):
        offers = {offer(f"key{n}", count) for n in range(200)}
        assert offers <= {*permutations(range(count))} - {tuple(range(count))} and len(offers) > 3
    assert offer("sizes", 4) == offer("sizes", 4)


def test_a_number_is_read_and_its_text_does_not_answer():
    half = read(NUMBER)
    assert [(option.text, option.correct) for option in half.options] == [
        ("0.25", True),
        ("1 ± 0.01", False),
        ("< 0", False),
        ("Any other number", False),
    ]
    assert half.options[3].accepts == (-inf, inf) and half.options[2].accepts[0] == -inf
    assert str(half) == "What is half of 0.5?"


def test_an_order_is_read_by_its_places_and_its_text_does_not_answer():
    sizes = read(ORDER)
    texts = [option.text for option in sizes.options]
    assert texts == ["a hundredth", "a tenth", "a half"]
    assert [option.correct for option in sizes.options] == [False, False, True]
    asked = str(sizes).splitlines()[1:]
    assert asked != [f"{letter}. {text}" for letter, text in zip("ABC", texts, strict=True)]
    assert sorted(line[3:] for line in asked) == sorted(texts)


@pytest.mark.parametrize("text", [NUMBER, ORDER])
def test_where_no_script_runs_one_fold_hides_all_answers(text, monkeypatch):
    question = read(text)
    before, folded = html(question, monkeypatch).split('<details class="l1l2-compare">')
    assert "l1l2-option" not in before and folded.count('class="l1l2-option"') == len(question.options)
    assert all(option.reply.split(".")[0] in folded for option in question.options)
    offered = [before.index(f"<li>{question.options[place].text}</li>") for place in question.offered]
    assert offered == sorted(offered)


def test_the_folds_of_an_order_say_each_pair(monkeypatch):
    page = re.sub(r"<[^>]+>", " ", html(read(ORDER), monkeypatch))
    said = " ".join(page.split())
    assert "1. a hundredth It comes before “a tenth”. A hundred parts are smaller." in said
    assert "3. a half That is the whole order. The fewer parts, the larger each." in said


def test_the_numbers_of_a_page_are_those_that_a_script_reads(monkeypatch):
    page = html(read(NUMBER), monkeypatch)
    assert 'data-low="-Infinity" data-high="Infinity"' in page and "inf" not in page
    assert re.search(r'data-right data-low="0\.2499\d+" data-high="0\.25000\d+"', page)


@pytest.mark.parametrize(
    ("text", "old", "new", "complaint"),
    [
        (NUMBER, "- [ ] 1 ± 0.01", "- [ ] one", "line 9: half: got the number 'one'; give 0.6, 0.6 ± 0.01"),
        (NUMBER, "- [ ] < 0", "- [2] < 0", "line 13: half: got the box '[2]'; give '[ ]' or '[x]'"),
        (NUMBER, "- [ ] else", "- [ ] 2", "line 1: half: options: got 0 for any other number; give one"),
        (NUMBER, "1 ± 0.01", "1 ± 0.9", "line 1: half: options: '1 ± 0.9' and '0.25' accept the same"),
        (ORDER, "- [3] a half", "- [2] a half", "line 13: sizes: got the box '[2]'; give each place once"),
        (ORDER, "- [3] a half", "- [x] a half", "line 13: sizes: got the box '[x]'; give each place once"),
        (ORDER, "- [1] a h", "- [4] a h", "line 9: sizes: got the box '[4]'; give each place once, '[1]' to"),
        (
            ORDER,
            "- [3] a half\n\n  The fewer parts, the larger each.\n\n",
            "",
            "line 1: sizes: options: got 2 for 'From the smallest to the largest:'; give from 3 to 5",
        ),
    ],
)
def test_bad_text_names_the_line_and_what_is_wanted(text, old, new, complaint):
    assert old in text
    with pytest.raises(TextError, match=re.escape(f"questions.md, {complaint}")):
        read(text.replace(old, new, 1))


def test_an_order_whose_last_thing_is_not_the_last_is_refused():
    things = [Option(text, "So.", text == "a") for text in "abc"]
    with pytest.raises(ValueError, match="options: the last thing in order holds the reply"):
        Question("Order?", things, "98 Sums", kind="order")
