"""The powers below the count, against lower convex hulls of sampled points of the count."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.spatial import ConvexHull

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.render import staged
from l1l2.lessons.inequality import below_the_count

PICTURE = below_the_count()
POWERS = PICTURE.controls["p"].values
PLACES = PICTURE.controls["w"].values
ROLES = {2.0: "l2", 1.0: "l1"}
every_power = pytest.mark.parametrize("p", POWERS)


def of(frame, kind, panel, *roles):
    return [m for m in frame.marks if type(m) is kind and m.panel == panel and m.role in roles and len(m.x)]


def curve(p):
    (line,) = of(PICTURE.frame(p=p), Line, "A", "l1", "l2", "target")
    return line


def lower_hull(points):
    """Heights at -1, 0 and 1 and between them: the lower side of the hull of (w, count)."""
    hull = ConvexHull(points)
    below = hull.equations[:, 1] < -1e-12  # facets that look down
    slopes = -hull.equations[below, 0] / hull.equations[below, 1]
    offsets = -hull.equations[below, 2] / hull.equations[below, 1]
    return lambda w: np.max(slopes[:, None] * w + offsets[:, None], axis=0)


def test_at_1_the_curve_is_the_lower_hull_of_the_count():
    w = np.linspace(-1, 1, 401)
    envelope = lower_hull(np.column_stack([w, w != 0]))
    line = curve(1.0)
    assert line.role == "l1" and line.y == pytest.approx(envelope(line.x), abs=1e-12)


def test_in_the_plane_the_lower_hull_of_the_count_is_the_sum_of_sizes():
    grid = np.array(list(product(np.linspace(-1, 1, 9), repeat=2)))
    count = (grid != 0).sum(axis=1)
    for w in np.random.default_rng(0).uniform(-1, 1, (50, 2)):
        lowest = linprog(count, A_eq=np.vstack([grid.T, np.ones(len(grid))]), b_eq=[*w, 1])
        assert lowest.fun == pytest.approx(np.abs(w).sum())


@every_power
def test_a_curve_is_the_power_and_lies_below_the_count(p):
    line = curve(p)
    assert line.role == ROLES.get(p, "target")
    assert line.y == pytest.approx(np.abs(line.x) ** p)
    assert (line.y <= (line.x != 0)).all() and 0 in line.x and (line.x.min(), line.x.max()) == (-1, 1)


@every_power
def test_a_curve_is_called_convex_if_it_is(p):
    """By the second differences of the curve over an even grid."""
    line, w = curve(p), np.linspace(-1, 1, 101)
    bends = np.diff(np.interp(w, line.x, line.y), 2)
    frame = PICTURE.frame(p=p)
    (words,) = of(frame, Text, "A", "target")
    assert ("not convex" in words.text) == ("not convex" in frame.caption) == (bends.min() < -1e-9)
    assert words.text.facts == {"p": p}


@every_power
@pytest.mark.parametrize("w", PLACES)
def test_the_dots_stand_on_the_chord_and_on_the_curve(p, w):
    frame = PICTURE.frame(p=p, w=w)
    facts = frame.facts
    assert (facts["p"], facts["w"]) == (p, w)
    (chord,), (power,) = of(frame, Dots, "A", "note"), of(frame, Dots, "A", "solution")
    (line,) = of(frame, Line, "A", "note")
    assert (line.x.tolist(), line.y.tolist()) == ([0, np.sign(w)], [0, 1])
    assert (chord.x[0], chord.y[0]) == (w, pytest.approx(facts["chord"]))
    assert np.interp(abs(w), [0, 1], [0, 1]) == pytest.approx(facts["chord"])
    assert (power.x[0], power.y[0]) == (w, pytest.approx(facts["power"]))
    assert facts["power"] == pytest.approx(abs(w) ** p)
    ends = {"below the chord.": p > 1, "the chord itself.": p == 1, "so it is not convex.": p < 1}
    assert {end: frame.caption.endswith(end) for end in ends} == ends


@every_power
def test_on_the_right_the_sum_of_powers_is_1_on_the_rim(p):
    (shape,) = of(PICTURE.frame(p=p), Area, "B", "l1", "l2", "target")
    assert shape.role == ROLES.get(p, "target")
    assert np.abs(shape.x) ** p + np.abs(shape.y) ** p == pytest.approx(1)
    corners = {(1, 0), (0, 1), (-1, 0), (0, -1)}
    assert corners <= set(zip(shape.x, shape.y, strict=True))  # the ends of the cross


def test_at_1_the_shape_on_the_right_is_the_hull_of_the_cross():
    at = np.linspace(-1, 1, 41)
    cross = np.concatenate([np.column_stack([at, 0 * at]), np.column_stack([0 * at, at])])
    (shape,) = of(PICTURE.frame(p=1.0), Area, "B", "l1")
    own = ConvexHull(np.column_stack([shape.x, shape.y]))
    assert own.volume == pytest.approx(ConvexHull(cross).volume) == 2
    assert (own.equations[:, :2] @ cross.T + own.equations[:, 2:] <= 1e-9).all()


def test_the_stage_draws_the_count_and_the_cross():
    _, axes = staged(PICTURE, 50)
    left = [line.get_xydata().tolist() for line in axes["A"].lines]
    assert [[0, 1], [-1, 1]] in left and [[0, 1], [1, 1]] in left and [[0, 0]] in left
    right = [line.get_xydata().tolist() for line in axes["B"].lines]
    assert [[-1, 0], [1, 0]] in right and [[0, -1], [0, 1]] in right


def test_a_number_stands_where_its_words_say():
    assert PICTURE.frame().caption == (
        "At w = 0.5 the count is 1, its chord is at 0.50, and |w|ᵖ with p = 2 is 0.25: a convex function, "
        "and it lies below the chord."
    )
    assert PICTURE.frame(p=0.5, w=-0.3).caption == (
        "At w = −0.3 the count is 1, its chord is at 0.30, and |w|ᵖ with p = 0.5 is 0.55: it lies above the "
        "chord, so it is not convex."
    )
