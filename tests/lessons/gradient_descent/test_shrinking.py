"""Two weights by their formulas: what is said, drawn and written at every setting."""

from itertools import product

import numpy as np
import pytest
from PIL import Image, ImageSequence

from l1l2.drawing import Area, Dots, Line, Text, film
from l1l2.drawing.theme import ROLES
from l1l2.lessons.gradient_descent import push_and_spring


@pytest.fixture(scope="module")
def picture():
    return push_and_spring()


def heights(picture, **values):
    dots = {m.role: float(m.y[0]) for m in picture.frame(**values).marks if isinstance(m, Dots)}
    return dots["l1"], dots["l2"]


def by_formula(time, start, lam):
    return max(start - time * lam / 16, 0), start * (1 - lam / 16) ** time


def starts(picture):
    return product(picture.controls["start"].values, picture.controls["lam"].values)


def settings(picture):
    for (start, lam), time in product(starts(picture), picture.controls["time"].values):
        frame = picture.frame(time=time, start=start, lam=lam)
        yield time, start, lam, frame, *by_formula(time, start, lam)


def marks(frame, kind, role, panel):
    return [m for m in frame.marks if isinstance(m, kind) and (m.role, m.panel) == (role, panel)]


def test_the_caption_says_heights_by_their_formulas(picture):
    for time, start, lam, frame, constant, proportional in settings(picture):
        assert frame.facts == {
            "time": time,
            "start": start,
            "lam": lam,
            "constant": constant,
            "proportional": pytest.approx(proportional, rel=1e-12),
        }
        assert ("exactly" in frame.caption.message) == (constant == 0)


def test_weights_and_dots_are_at_their_heights(picture):
    for time, _, _, frame, constant, proportional in settings(picture):
        for role, height in ("l1", constant), ("l2", proportional):
            (body,), (dot,) = marks(frame, Area, role, "A"), marks(frame, Dots, role, "B")
            assert body.y.min() == pytest.approx(height)
            assert (dot.x[0], dot.y[0]) == (time, pytest.approx(height, rel=1e-12))
            assert body.x.mean() == pytest.approx({"l1": 0, "l2": 1}[role], abs=0.01)


def test_arrows_are_as_long_as_the_pushes_and_friction_takes_one_away(picture):
    for _, _, lam, frame, constant, proportional in settings(picture):
        (arrows,) = marks(frame, Line, "target", "A")
        tips, tails = (np.column_stack([arrows.x, arrows.y])[[i, i + 9]] for i in (0, 1))
        pushes = (tails - tips)[:, 1] / 0.25
        assert tails[1] == pytest.approx([1.3, proportional])
        assert pushes[1] == pytest.approx(lam * proportional)
        if constant:
            assert pushes[0] == pytest.approx(lam)
            assert tails[0] == pytest.approx([0.3, constant])
        else:
            assert np.isnan(arrows.y[:9]).all()


def test_words_give_height_and_push_of_each(picture):
    for _, _, lam, frame, constant, proportional in settings(picture):
        held = [mark.text for mark in marks(frame, Text, "l1", "A")]
        if constant:
            assert held == [f"w = {constant:.3g}", f"push {lam:.3g}"]
        else:
            assert held == ["at rest: w = 0", "friction holds it"]
        spring = marks(frame, Text, "l2", "A")
        assert [mark.text for mark in spring] == [f"w = {proportional:.3g}", f"push {lam * proportional:.3g}"]
        assert all(mark.x[0] == 1 for mark in spring)


def test_the_spring_hangs_between_zero_and_its_weight_and_is_straighter_the_further_it_is_stretched(picture):
    widths = {}
    for *_, frame, _, proportional in settings(picture):
        (spring,) = marks(frame, Line, "ghost", "A")
        assert (spring.y[0], spring.y[-1]) == (0, pytest.approx(proportional))
        widths[proportional] = np.abs(spring.x - 1).max()
        assert widths[proportional] <= 0.1
    narrower = [widths[length] for length in sorted(widths)]
    assert narrower == sorted(narrower, reverse=True) and narrower[-1] < narrower[0] / 2


def test_ways_are_drawn_as_far_as_they_have_come(picture):
    for time, start, lam, frame, *_ in settings(picture):
        whole = np.array([by_formula(k, start, lam) for k in range(73)]).T
        for role, way in zip(("l1", "l2"), whole, strict=True):
            (line,) = marks(frame, Line, role, "B")
            assert line.x.tolist() == list(range(time + 1))
            assert line.y == pytest.approx(way[: time + 1], rel=1e-12)
        assert marks(frame, Line, "ghost", "B") == []


def test_arrival_is_marked_where_the_constant_push_arrives_and_not_before(picture):
    for start, lam in starts(picture):
        frame = picture.frame(time=72, start=start, lam=lam)
        (mark,), (words,) = marks(frame, Line, "note", "B"), marks(frame, Text, "l1", "B")
        arrival = int(mark.x[0])
        assert mark.x.tolist() == [arrival, arrival] and arrival == start / (lam / 16)
        assert words.text == f"w₀/(ηλ) = {arrival} steps"
        for time in picture.controls["time"].values:
            frame = picture.frame(time=time, start=start, lam=lam)
            (mark,), (words,) = marks(frame, Line, "note", "B"), marks(frame, Text, "l1", "B")
            assert (mark.x.size, words.x.size, words.text != "") == (
                (2, 1, True) if time >= arrival else (0, 0, False)
            )
        assert heights(picture, time=arrival, start=start, lam=lam)[0] == 0
        assert heights(picture, time=arrival - 2, start=start, lam=lam)[0] > 0


def test_each_side_names_its_own_push(picture, staged):
    axes = staged(picture)
    *named, spring = axes["A"].texts
    assert (spring.get_text(), spring.get_position()[0]) == ("its spring pulls it to 0", 1)
    for text, x, role, words in zip(named, (0, 1), ("l1", "l2"), ("L1: push λ", "L2: push λw"), strict=True):
        assert (text.get_text(), text.get_position()[0], text.get_color()) == (words, x, ROLES[role].ink)
    assert axes["A"].get_ylabel() == "weight w"
    assert axes["B"].get_xlabel() == "steps of size η = 1/16"


def test_at_the_end_one_weight_rests_at_exactly_0_and_the_other_is_above_it(picture):
    last = picture.controls["time"].values[-1]
    for start, lam in starts(picture):
        constant, proportional = heights(picture, time=last, start=start, lam=lam)
        assert constant == 0
        assert proportional > 0


def test_proportional_push_is_the_stronger_only_above_height_1(picture):
    """Not "bigger, so faster": from 2, L2 is the first below 1; below 1, L1 is faster."""
    values = picture.controls["time"].values
    path = np.array([heights(picture, time=time, start=2.0) for time in values])
    assert (path[1:, 1] < path[1:, 0])[path[1:, 0] >= 1].all()
    steps = -np.diff(path, axis=0)
    moving = path[1:, 0] > 0
    assert (steps[:, 0] > steps[:, 1])[moving & (path[:-1, 1] <= 1)].all()
    assert (steps[:, 0] < steps[:, 1])[path[1:, 1] >= 1].all()


def test_the_film_runs_over_time(picture, tmp_path):
    path = film(picture, tmp_path / "fall.webp", "time", ms=80, dpi=30)
    with Image.open(path) as movie:
        assert sum(1 for _ in ImageSequence.Iterator(movie)) == len(picture.controls["time"].values)
