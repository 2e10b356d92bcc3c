"""A prediction is the live page of its picture, locked by its question."""

from dataclasses import replace

import pytest

from l1l2.course.predict import find_asked_state, predict
from l1l2.course.question import Option, Question
from l1l2.drawing import Control, Frame, Picture
from l1l2.drawing.live import Live

QUESTION = Question(
    "Does it rise?",
    (Option("Yes", "It rises with t.", correct=True), Option("No", "Look at t = 1.")),
    "98 Sums",
)


def level(t):
    return Frame((), f"The level is {t}.")


RISING = Picture({"t": Control((0, 1), "level")}, lambda axes: None, (level,))


def test_a_question_becomes_the_gate_of_the_page():
    shown = predict(QUESTION, RISING)
    assert isinstance(shown, Live)
    assert shown.picture is RISING
    assert shown.gate is QUESTION


def test_the_picture_starts_where_the_question_says_and_goes_where_it_shows():
    shown = predict(replace(QUESTION, starts={"t": "1.00"}, shows={"t": "0.00"}), RISING)
    assert (shown.starts, shown.shows) == ({"t": 1}, {"t": 0})
    assert predict(replace(QUESTION, starts=None), RISING).starts is None


def test_where_the_question_names_no_start_the_picture_stands_as_it_is(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    assert predict(QUESTION, RISING).starts == {}
    assert "The level is 0." in predict(QUESTION, RISING)._repr_mimebundle_()[0]["text/html"]


def test_the_page_carries_the_question(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)
    data, _ = predict(QUESTION, RISING)._repr_mimebundle_()
    assert "Does it rise?" in data["text/html"] and "Look at t = 1." in data["text/html"]
    assert data["text/plain"] == "Does it rise?\nA. Yes\nB. No"


@pytest.mark.parametrize(
    ("shows", "complaint"),
    [
        ({"lam": "1"}, "sums: Shows: got 'lam'; the picture's controls are t"),
        ({"t": "2"}, "sums: Shows: got t = 2; give one of 0.00, 1.00"),
    ],
)
def test_a_state_that_the_picture_cannot_show_is_refused(shows, complaint):
    with pytest.raises(ValueError, match=complaint):
        predict(replace(QUESTION, key="sums", shows=shows), RISING)
    with pytest.raises(ValueError, match=complaint.replace("Shows", "Starts at")):
        predict(replace(QUESTION, key="sums", starts=shows), RISING)


def test_the_asked_state_is_what_the_slider_reads():
    assert find_asked_state(replace(QUESTION, shows={"t": "1.00"}), RISING) == {"t": 1}
    assert find_asked_state(QUESTION, RISING) == {}


def test_what_cannot_be_predicted_is_refused():
    fixed = Picture({}, lambda axes: None, (lambda: Frame((), "Fixed."),))
    with pytest.raises(ValueError, match="no control to lock"):
        predict(QUESTION, fixed)
    with pytest.raises(ValueError, match=r"name: got 'Does it rise\?'; give one of the lessons"):
        predict("Does it rise?", RISING)
    with pytest.raises(TypeError, match="question: got 3; give a Question"):
        predict(3, RISING)
    with pytest.raises(TypeError, match="picture: got a Question; give a Picture"):
        predict(QUESTION, QUESTION)
