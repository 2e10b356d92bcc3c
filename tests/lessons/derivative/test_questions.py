"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import pytest

from l1l2 import diabetes, standardise
from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.drawing import Area, Line
from l1l2.lessons import derivative

ASKED = questions("derivative")


def shown(key, picture):
    """The frame at which the question is answered."""
    return picture.frame(**find_asked_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_the_absolute_value_holds_the_minimum_and_the_square_does_not():
    assert right("two_minima") == "With λ|w| exactly at 0; with (λ/2)w² at about 0.4."
    facts = shown("two_minima", derivative.one_weight()).facts
    assert (facts["b"], facts["lam"]) == (0.9, 1.2)
    assert facts["l1"]["minimum"].facts["w"] == 0
    assert facts["l2"]["minimum"].facts["w"] == pytest.approx(0.4, abs=0.05)


def test_four_of_five_prices_have_a_flat_piece():
    assert right("flat_piece") == "All of them except w²."
    frame = shown("flat_piece", derivative.minimisers())
    assert min(frame.facts[name] for name in ("soft", "mixed", "hard", "length")) > 0
    flat = {}
    for panel in "ABCDE":
        (bar,) = (m for m in frame.marks if isinstance(m, Area) and m.panel == panel)
        *_, curve = (m for m in frame.marks if isinstance(m, Line) and m.panel == panel)
        flat[panel] = (curve.y == 0).sum() > 1
        assert flat[panel] == (bar.x.max() > 0)
    assert flat == {"A": True, "B": False, "C": True, "D": True, "E": True}


def test_the_rounded_kink_leaves_a_small_weight():
    assert right("rounded") == "Small, but not 0; and at no ε > 0 is it 0."
    picture = derivative.rounded()
    facts = shown("rounded", picture).facts
    assert facts["eps"] == pytest.approx(0.001) and 0 < facts["w"] < 0.001
    assert min(picture.frame(eps=eps).facts["w"] for eps in picture.controls["eps"].values) > 0


def test_body_mass_leaves_first():
    assert right("first_alive") == "Body mass: the data pull it hardest."
    facts = shown("first_alive", derivative.correlations()).facts
    assert (facts["n"], facts["names"], facts["zeros"]) == (1, "body mass", 9)
    data = diabetes()
    d = standardise(data.X, data.y)
    assert data.names[abs(d.X.T @ d.y).argmax()] == "body mass"


def test_retrieval_asks_for_the_ideas_of_gates_again():
    variants = {key: question.variant_of for key, question in ASKED.items() if question.variant_of}
    assert variants == {"when_zero": "derivative/two_minima", "smoothed": "derivative/rounded"}
    assert [key for key, question in ASKED.items() if question.shows] == [
        "two_minima",
        "flat_piece",
        "rounded",
        "first_alive",
    ]
