"""The exchange against its formula: heights stay, squares fall by 2 eps (tall - short - eps)."""

import numpy as np
import pytest

from l1l2.drawing import Area, Text
from l1l2.drawing.live import page
from l1l2.drawing.render import staged
from l1l2.lessons.bars import exchange

PICTURE = exchange()
every_short = pytest.mark.parametrize("short", PICTURE.controls["short"].values)


def of(frame, kind, role, panel):
    return [m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel)]


def enclosed(mark):
    """The area of a polygon, by the shoelace formula."""
    return abs(np.dot(mark.x, np.roll(mark.y, 1)) - np.dot(mark.y, np.roll(mark.x, 1))) / 2


def moves(short):
    """Every amount that is moved, with the frame and what is saved by it."""
    for eps in PICTURE.controls["eps"].values:
        yield eps, PICTURE.frame(eps=eps, short=short), 2 * eps * (1 - 2 * short - eps)


def kind(saved):
    """How the sum of squares reads against the one before, at three digits."""
    if abs(saved) < 5e-4:
        return "as before"
    return "less than before" if saved > 0 else "more than before"


@every_short
def test_the_marks_are_the_bars_their_squares_and_the_strips_between(short):
    tall = 1 - short
    for eps, frame, saved in moves(short):
        (bars,) = of(frame, Area, "l1", "A")
        assert bars.y.reshape(-1, 5)[:, 1] == pytest.approx([tall - eps, short + eps])
        large, small = of(frame, Area, "l2", "B")
        areas = enclosed(large), enclosed(small)
        assert areas == pytest.approx(((tall - eps) ** 2, (short + eps) ** 2))
        assert np.ptp(small.x) == pytest.approx(np.ptp(small.y))
        assert tall**2 + short**2 - sum(areas) == pytest.approx(saved, abs=1e-12)
        (before,), (added,) = of(frame, Area, "ghost", "A"), of(frame, Area, "target", "A")
        (cut,), (put) = of(frame, Area, "ghost", "B"), of(frame, Area, "target", "B")[0]
        if not eps:
            assert all(np.isnan(mark.x + mark.y).any() for mark in (before, cut, put))
            continue
        assert np.nanmax(before.y) == pytest.approx(tall)
        assert sorted(set(added.y)) == pytest.approx(sorted({short, short + eps}))
        assert enclosed(cut) == pytest.approx(tall**2 - (tall - eps) ** 2)
        assert enclosed(put) == pytest.approx((short + eps) ** 2 - short**2)


@every_short
def test_the_caption_says_what_the_formula_gives(short):
    kinds = set()
    for eps, frame, saved in moves(short):
        facts, tall = frame.facts, 1 - short
        assert facts["squares"] == pytest.approx((tall - eps) ** 2 + (short + eps) ** 2)
        assert (facts["tall"], facts["short"]) == (tall, short)
        if not eps:
            assert "eps" not in facts and "moved" not in frame.caption.message
            continue
        assert facts["eps"] == eps
        assert facts["lost"] == pytest.approx(tall**2 - (tall - eps) ** 2)
        assert facts["gained"] == pytest.approx((short + eps) ** 2 - short**2)
        kinds.add(kind(saved))
        assert frame.caption.message.endswith(f"{kind(saved)}.")
        assert facts.get("change", 0) == pytest.approx(abs(saved), abs=1e-12)
    assert "less than before" in kinds and (short < 0.3 or len(kinds) == 3)


@every_short
def test_the_words_in_the_picture_say_what_the_caption_says(short):
    for eps, frame, saved in moves(short):
        facts = frame.facts
        (sizes,) = (text for text in of(frame, Text, "l1", "A") if text.text.startswith("‖x‖₁"))
        assert sizes.text == ("‖x‖₁ = 1, as before" if eps else "‖x‖₁ = 1")
        gained, squares = of(frame, Text, "l2", "B")
        assert squares.text.facts["squares"] == facts["squares"]
        assert squares.text.facts.get("change") == facts.get("change")
        assert squares.text.message.endswith(kind(saved)) == bool(eps)
        if eps:
            given, lost = of(frame, Text, "ghost", "A")[0], of(frame, Text, "ghost", "B")[0]
            taken = of(frame, Text, "l1", "A")[0]
            assert given.text.message[0] == lost.text.message[0] == "−"
            assert taken.text.message[0] == gained.text.message[0] == "+"
            assert given.text.facts == taken.text.facts == {"eps": eps}
            assert lost.text.facts == {"lost": facts["lost"]}
            assert gained.text.facts == {"gained": facts["gained"]}


@every_short
def test_what_is_taken_and_what_is_given_stand_over_their_own_bar_and_square(short):
    for eps, frame, _ in moves(short):
        if not eps:
            continue
        taken, given = of(frame, Text, "ghost", "A")[0], of(frame, Text, "l1", "A")[0]
        (bars,) = of(frame, Area, "l1", "A")
        assert [*taken.x, *given.x] == pytest.approx(bars.x.reshape(-1, 5)[:, :4].mean(axis=1))
        lost, gained = of(frame, Text, "ghost", "B")[0], of(frame, Text, "l2", "B")[0]
        strip, small = of(frame, Area, "ghost", "B")[0], of(frame, Area, "l2", "B")[1]
        for words, square in (lost, strip), (gained, small):
            assert square.x.min() <= words.x[0] <= square.x.max()
            assert words.y[0] > square.y.max()


def test_the_titles_say_which_norm_adds_what():
    _, axes = staged(PICTURE, 50)
    assert [axes[panel].get_title("left") for panel in "AB"] == ["L1 adds heights", "L2 squared adds squares"]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_is_within_its_budget():
    assert len(page(exchange()).encode()) <= 150_000


@pytest.mark.parametrize(
    ("eps", "short", "caption", "squares"),
    [
        (0.0, 0.3, "Bars of 0.70 and 0.30: ‖x‖₁ = 1, ‖x‖₂² = 0.580.", "‖x‖₂² = 0.580"),
        (
            0.2,
            0.3,
            "0.20 moved from a bar of 0.70 to one of 0.30. ‖x‖₁ loses 0.20 and gains 0.20: 1, as before. "
            "‖x‖₂² loses 0.240 and gains 0.160: 0.500, 0.080 less than before.",
            "‖x‖₂² = 0.500, 0.080 less than before",
        ),
        (
            0.4,
            0.3,
            "0.40 moved from a bar of 0.70 to one of 0.30. ‖x‖₁ loses 0.40 and gains 0.40: 1, as before. "
            "‖x‖₂² loses 0.400 and gains 0.400: 0.580, as before.",
            "‖x‖₂² = 0.580, as before",
        ),
        (
            0.22,
            0.4,
            "0.22 moved from a bar of 0.60 to one of 0.40. ‖x‖₁ loses 0.22 and gains 0.22: 1, as before. "
            "‖x‖₂² loses 0.216 and gains 0.224: 0.529, 0.009 more than before.",
            "‖x‖₂² = 0.529, 0.009 more than before",
        ),
    ],
)
def test_a_number_stands_where_its_words_say(eps, short, caption, squares):
    frame = PICTURE.frame(eps=eps, short=short)
    assert frame.caption == caption
    assert of(frame, Text, "l2", "B")[-1].text == squares
