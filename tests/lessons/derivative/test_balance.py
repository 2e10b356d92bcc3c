import numpy as np
import pytest

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.derivative import force_balance, one_weight


def marks_of(frame, kind, role):
    return [mark for mark in frame.marks if isinstance(mark, kind) and mark.role == role]


def test_the_forces_meet_at_the_minimiser_that_one_weight_shows():
    picture, objectives = force_balance(), one_weight()
    for b in picture.controls["b"].values[::4]:
        for lam in picture.controls["lam"].values:
            frame, sums = picture.frame(b=b, lam=lam), objectives.frame(b=b, lam=lam)
            for role in "l1", "l2":
                (dot,), (minimum,) = marks_of(frame, Dots, role), marks_of(sums, Dots, role)
                assert dot.x == minimum.x
                assert dot.y == b - dot.x  # on the line of the pull
            (dot,), (line,) = marks_of(frame, Dots, "l2"), marks_of(frame, Line, "l2")
            assert np.isclose(dot.y, np.interp(dot.x, line.x, line.y))
            (dot,) = marks_of(frame, Dots, "l1")
            low, high = (-lam, lam) if dot.x == 0 else (lam * np.sign(dot.x), lam * np.sign(dot.x))
            assert low - 1e-12 <= dot.y <= high + 1e-12


def test_the_riser_spans_the_subdifferential():
    (stairs,) = marks_of(force_balance().frame(lam=1.4), Line, "l1")
    assert list(stairs.y[stairs.x == 0]) == [-1.4, 1.4]
    assert set(stairs.y[stairs.x < 0]) == {-1.4}
    assert set(stairs.y[stairs.x > 0]) == {1.4}
    (riser,) = marks_of(force_balance().frame(lam=1.4), Line, "l2")
    assert np.interp(0, riser.x, riser.y) == 0


def test_the_words_say_the_pull_what_is_left_of_it_and_where_it_is_balanced():
    picture = force_balance()
    for b in picture.controls["b"].values[::2]:
        for lam in picture.controls["lam"].values:
            frame = picture.frame(b=b, lam=lam)
            facts = frame.facts
            assert (facts["b"], facts["lam"], facts["bound"]) == (b, lam, 1e-8)
            minima = facts["l1"]["minimum"], facts["l2"]["minimum"]
            at = np.sign(b) * max(abs(b) - lam, 0), b / (1 + lam)
            assert [minimum.facts["w"] for minimum in minima] == pytest.approx(at)
            (first, pull), (second, rest) = (
                [mark for mark in frame.marks if isinstance(mark, Text) and mark.panel == panel]
                for panel in "AB"
            )
            assert (first.text, second.text) == minima
            assert [mark.role for mark in (first, pull, second, rest)] == ["l1", "l1", "l2", "l2"]
            assert (pull.text.facts["pull"], pull.text.facts["lam"]) == (abs(b), lam)
            absorbed = "left" not in pull.text.facts
            assert absorbed == (abs(b) <= lam) == ("stays at 0" in pull.text.message) == (at[0] == 0)
            if not absorbed:
                assert pull.text.facts["left"] == pytest.approx(abs(at[0]))


def test_the_words_as_they_are_read():
    frame = force_balance().frame(b=1.3, lam=1.2)
    texts = [mark.text for mark in frame.marks if isinstance(mark, Text)]
    assert texts[1::2] == ["|f′(0)| = 1.3 is 0.1 above λ = 1.2", "slope of the penalty at 0: 0"]
    assert frame.caption == (
        "At 0 the slope of the loss is −b, with b = 1.3; λ = 1.2. There λ|w| has all slopes from −λ to λ: "
        "least at w = 0.10. The square has the slope λw, which is 0 at 0: least at w = 0.59. Certified: KKT "
        "violation below 1e-08."
    )


def test_pull_and_push_are_told_apart_by_their_looks(stage):
    frame = force_balance().frame(b=1.3, lam=1.2)
    for panel, role in ("A", "l1"), ("B", "l2"):
        pull, push, force = (m for m in frame.marks if isinstance(m, Line) and m.panel == panel)
        assert [line.role for line in (pull, push, force)] == ["loss", role, "note"]
        assert list(pull.y) == pytest.approx(1.3 - pull.x)
        (dot,) = (m for m in frame.marks if isinstance(m, Dots) and m.panel == panel)
        assert [*force.x, *force.y] == pytest.approx([dot.x[0], dot.x[0], 0, dot.y[0]])
    axes = stage(force_balance())
    assert axes["A"].get_title() == "L1: all slopes from −λ to λ at 0"
    assert axes["B"].get_title() == "L2: the slope λw"
    assert axes["A"].get_ylabel() == "slope; dotted: −f′(w) = b − w"
