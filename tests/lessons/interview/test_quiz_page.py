"""The quiz: the first choice counts, every option answers, blanks are said in words."""

import re
from dataclasses import replace
from html import unescape

import ipywidgets as widgets
import numpy as np
import pytest

from l1l2.course.catalogue import notebook
from l1l2.course.question import Option, Question
from l1l2.drawing.markup import plain
from l1l2.lessons.interview import quiz_page as module
from l1l2.lessons.interview.bank import BANK, draw
from l1l2.lessons.interview.entry import theme_title
from l1l2.lessons.interview.quiz_page import quiz, score

DERIVATIVE, HIGH_DIMENSIONS = notebook("derivative"), notebook("high_dimensions")

ENTRIES = (BANK["why_sparse"], BANK["limits"], BANK["bayes"], BANK["correlated"])


@pytest.fixture(autouse=True)
def live_display(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


def right(entry):
    return next(option for option in entry.asked.options if option.correct)


def wrong(entry):
    return next(option for option in entry.asked.options if not option.correct)


def words(widget):
    return unescape(re.sub("<.*?>", " ", re.sub("</?(em|code)>", "", widget.value)))


def press(box, option):
    """Click the button that offers an option; return what is said about it."""
    (button,) = (button for button in box.options if plain(option.text) in button.description)
    button.click()
    return words(box.reply)


def test_a_score_by_theme():
    first, second, third, fourth = ENTRIES
    found = score(ENTRIES, {0: right(first), 1: wrong(second), 3: right(fourth)})
    assert (found.right, found.asked, found.blank) == (2, 4, (3,))
    assert found.themes == (("derivative", 1, 2), ("bayes", 0, 1), ("practice", 1, 1))
    assert found.reread == (second, third)


def test_nothing_to_reread_when_all_is_right():
    found = score(ENTRIES, {at: right(entry) for at, entry in enumerate(ENTRIES)})
    assert (found.right, found.blank, found.reread) == (4, (), ())


@pytest.mark.parametrize("at", [-1, 1, 4, 9])
def test_a_choice_that_was_not_offered_is_refused_by_the_number_of_its_question(at):
    chosen = rf"chosen: got Option.* for question {at + 1}; give one of its options"
    with pytest.raises(ValueError, match=chosen):
        score(ENTRIES, {0: right(ENTRIES[0]), at: right(ENTRIES[0])})


def test_every_option_of_the_whole_bank_answers_and_the_first_choice_counts():
    box = quiz(len(BANK), np.random.default_rng(0))
    for at, entry in enumerate(box.entries):
        assert f"Question {at + 1} of {len(BANK)}" in words(box.prompt)
        assert entry.asked.prompt in words(box.prompt)
        offered = [button for button in box.options if button.layout.display != "none"]
        assert len(offered) == len(entry.asked.options)
        assert press(box, wrong(entry)).strip().endswith(plain(wrong(entry).full_reply))
        for option in entry.asked.options:
            said = press(box, option)
            assert said.strip().endswith(plain(option.full_reply))
            assert ("after your first choice" in said) == (option is not wrong(entry))
        assert [button.description[0] for button in offered].count("✓") == 1
        box.forward.click()
    assert f"0 of {len(BANK)} right at the first choice" in words(box.result)
    assert "blank" not in words(box.result)


def test_what_is_blank_is_said_and_can_be_answered_afterwards():
    box = quiz(2, np.random.default_rng(1))
    assert box.back.disabled and box.forward.description == "Next"
    press(box, right(box.entries[0]))
    box.forward.click()
    assert box.forward.description == "Score" and words(box.reply).strip() == ""
    box.forward.click()
    assert "1 of 2 right" in words(box.result)
    assert "Left blank, and not counted as right: 2. “Back” leads there." in words(box.result)
    assert box.entries[1].question in words(box.result)
    press(box, right(box.entries[1]))
    box.forward.click()
    assert "2 of 2 right" in words(box.result) and "blank" not in words(box.result)
    box.back.click()
    assert "Question 1 of 2" in words(box.prompt) and words(box.result) == ""
    marked = [button.description for button in box.options if "(your first choice)" in button.description]
    assert len(marked) == 1 and right(box.entries[0]).text in marked[0] and marked[0].startswith("✓")


def test_the_keys_are_where_the_next_answer_is(monkeypatch):
    box, held = quiz(2, np.random.default_rng(1)), []
    monkeypatch.setattr(widgets.Button, "focus", lambda button: held.append(button))
    box.forward.click()
    box.back.click()
    assert held == [box.options[0]] * 2
    box.forward.click()
    box.forward.click()
    assert len(held) == 3, "the score takes no focus: “Back” stays at hand"


def test_a_second_click_before_the_button_is_disabled_is_none():
    """The browser sends both clicks of a double click before the kernel can disable “Back”."""
    box = quiz(3, np.random.default_rng(1))
    box.forward.click()
    box.back.click()
    box.back.click()
    assert box.at == 0 and "Question 1 of 3" in words(box.prompt)


def test_what_was_missed_is_linked_where_it_stands():
    box = quiz(len(BANK), np.random.default_rng(0))
    for _ in BANK:
        box.forward.click()
    assert f'<a href="{DERIVATIVE}.ipynb"' in box.result.value
    assert f'<a href="{HIGH_DIMENSIONS}.ipynb"' in box.result.value


def test_the_same_generator_asks_the_same():
    assert quiz(5, np.random.default_rng(2)).entries == draw(5, np.random.default_rng(2))
    assert len(quiz().entries) == 8


@pytest.mark.parametrize(("count", "rng"), [(0, None), (26, None), ("8", None), (8, 12)])
def test_a_quiz_that_is_impossible_is_refused(count, rng):
    with pytest.raises((TypeError, ValueError), match=r"^(count|rng): "):
        quiz(count, rng)


def test_where_no_kernel_answers_the_questions_fold_their_replies(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    page = quiz(3, np.random.default_rng(5))._repr_mimebundle_()
    asked = [entry.asked for entry in draw(3, np.random.default_rng(5))]
    assert all(str(question) in page["text/plain"] for question in asked)
    assert page["text/html"].count("<details") == sum(len(question.options) for question in asked)


def test_what_it_says_from_question_to_score():
    box = quiz(2, np.random.default_rng(1))
    first, second = box.entries
    assert words(box.prompt).strip().startswith("Question 1 of 2")
    for (letter, option), button in zip(first.asked.lettered, box.options, strict=False):
        assert button.description == f"{letter}. {option.text}"
    letter, option = next(pair for pair in first.asked.lettered if not pair[1].correct)
    assert press(box, option).strip() == f"{letter}: {option.full_reply}"
    (marked,) = (button.description for button in box.options if button.description.startswith("✗"))
    assert marked == f"✗ {letter}. {option.text} (your first choice)"
    box.forward.click()
    assert not box.back.disabled and box.forward.description == "Score"
    press(box, right(second))
    box.forward.click()
    assert "1 of 2 right at the first choice." in words(box.result)
    assert "To reread:" in words(box.result) and first.question in words(box.result)
    assert second.question not in words(box.result)
    for theme, good, asked in score(box.entries, box.chosen).themes:
        assert f"{theme_title(theme)}: {good} of {asked}" in words(box.result)


def test_marks_of_markdown_are_shown_and_not_read_aloud():
    entry = replace(ENTRIES[0], question="Does *it* hold `w`?", asked=marked())
    assert "Does <em>it</em> hold <code>w</code>?" in module._write_result(score((entry,), {}))
    box = module._ask_all([entry])
    assert box.options[0].description == "A. It is so." and "<b>Is <em>it</em>?</b>" in box.prompt.value
    box.options[0].click()
    assert box.options[0].description == "✓ A. It is so. (your first choice)"
    assert "A: Right. See <code>w</code>." in box.reply.value
    assert module.paragraph("One.\n\nTwo.") == "<p>One.<br><br>Two.</p>"


def marked():
    return Question("Is *it*?", (Option("It *is* so.", "See `w`.", True), Option("No.", "It is.")), "There")


def test_what_stands_in_a_question_is_words_not_html():
    entry = replace(ENTRIES[0], question="Is |w| < 1 & w > 0?")
    page = module._write_result(score((entry,), {}))
    assert "Is |w| &lt; 1 &amp; w &gt; 0?" in page and "0 of 1 right at the first choice." in page
