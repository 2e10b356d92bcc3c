"""Each gate's picture shows the right answer where its question asks, and nothing of it while it is open."""

from functools import cache

import pytest

from l1l2 import diabetes, standardise
from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons import derivative

ASKED = questions("derivative")
GATES = {
    "two_minima": cache(derivative.one_weight),
    "flat_piece": cache(derivative.minimisers),
    "rounded": cache(derivative.rounded),
    "first_alive": cache(derivative.correlations),
}


def shown(key):
    """The frame at which the question is answered."""
    return GATES[key]().frame(**find_asked_state(ASKED[key], GATES[key]()))


def before(key):
    """The frame that stands there while the question is open."""
    return GATES[key]().frame(**find_start_state(ASKED[key], GATES[key]()))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def flat(frame):
    """Whether each panel's curve is 0 over more than a point, and whether a bar says so."""
    found = {}
    for panel in "ABCDE":
        (bar,) = (m for m in frame.marks if isinstance(m, Area) and m.panel == panel)
        *_, curve = (m for m in frame.marks if isinstance(m, Line) and m.panel == panel)
        found[panel] = (curve.y == 0).sum() > 1
        assert found[panel] == (bar.x.max() > 0)
    return found


def test_the_absolute_value_holds_the_minimum_and_the_square_does_not():
    assert right("two_minima") == "With λ|w| exactly at 0; with (λ/2)w² between 0 and 0.9."
    facts = shown("two_minima").facts
    assert (facts["b"], facts["lam"]) == (0.9, 1.2)
    assert facts["l1"]["minimum"].facts["w"] == 0
    assert facts["l2"]["minimum"].facts["w"] == pytest.approx(0.4, abs=0.05)


def test_before_there_is_a_price_both_minima_are_where_the_data_want_them():
    facts = before("two_minima").facts
    assert (facts["b"], facts["lam"]) == (0.9, 0)
    assert [facts[role]["minimum"].facts["w"] for role in ("l1", "l2")] == pytest.approx([0.9, 0.9])


def test_four_of_five_prices_have_a_flat_piece():
    assert right("flat_piece") == "All except w²."
    frame = shown("flat_piece")
    assert min(frame.facts[name] for name in ("soft", "mixed", "hard", "length")) > 0
    assert flat(frame) == {"A": True, "B": False, "C": True, "D": True, "E": True}


def test_before_there_is_a_price_no_curve_is_flat():
    frame = before("flat_piece")
    assert "mixed" not in frame.facts
    assert not any(flat(frame).values())
    words = {mark.text.message for mark in frame.marks if isinstance(mark, Text)}
    assert words == {"0 for v = 0 only", "0 for ‖v‖₂ = 0 only"}


def test_the_rounded_kink_leaves_a_small_weight():
    assert right("rounded") == "Small, but not 0, and so for every ε > 0."
    picture = GATES["rounded"]()
    facts = shown("rounded").facts
    assert facts["eps"] == pytest.approx(0.001) and 0 < facts["w"] < 0.001
    assert min(picture.frame(eps=eps).facts["w"] for eps in picture.controls["eps"].values) > 0


def test_before_it_is_answered_no_smaller_rounding_is_drawn():
    frame = before("rounded")
    assert frame.facts["eps"] == max(GATES["rounded"]().controls["eps"].values) > 0.3
    drawn = [mark for mark in frame.marks if isinstance(mark, (Line, Dots)) and mark.panel == "C"]
    assert drawn and all(mark.x.min() == frame.facts["eps"] for mark in drawn)


def test_body_mass_leaves_first():
    assert right("first_alive") == "Body mass."
    facts = shown("first_alive").facts
    assert (facts["n"], facts["names"], facts["zeros"]) == (1, "body mass", 9)
    data = diabetes()
    d = standardise(data.X, data.y)
    assert data.names[abs(d.X.T @ d.y).argmax()] == "body mass"


def test_before_lambda_falls_no_bar_is_drawn_and_the_rows_do_not_tell_who_is_first(stage):
    """Any λ shows the bars, and the longest is the answer."""
    picture = GATES["first_alive"]()
    assert find_start_state(ASKED["first_alive"], picture) is None
    rows = [label.get_text() for label in stage(picture)["A"].get_yticklabels()]
    assert rows[0] == "cholesterol" and "body mass" in rows[1:], "by the least squares coefficients"


@pytest.mark.parametrize("key", GATES)
def test_a_still_shows_what_was_asked(key):
    picture = GATES[key]()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))


def test_a_still_of_the_logistic_loss_shows_a_zero_under_l1_alone():
    picture = derivative.logistic()
    facts = picture.frame(**picture.telling).facts
    assert [facts[role]["minimum"].facts["w"] == 0 for role in ("l1", "l2")] == [True, False]


def test_retrieval_asks_for_the_ideas_of_gates_again():
    variants = {key: question.variant_of for key, question in ASKED.items() if question.variant_of}
    assert variants == {"when_zero": "derivative/two_minima", "smoothed": "derivative/rounded"}
    assert [key for key, question in ASKED.items() if question.shows] == [
        "two_minima",
        "flat_piece",
        "rounded",
        "first_alive",
    ]
