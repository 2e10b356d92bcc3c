import re
from itertools import islice

import numpy as np
import pytest

from l1l2.course.shapes import net_ball
from l1l2.drawing import Area, Dots, Text
from l1l2.lessons.geometry import growing_circle, growing_diamond, unit_balls
from l1l2.maths.flows import concentrate, level
from l1l2.maths.norms import lp_norm
from l1l2.maths.penalties import ElasticNet

QUARTERS = np.array([(-0.5, -0.5), (-0.5, 0.5), (0.5, -0.5), (0.5, 0.5)])
AXES = np.array([(-1, 0), (0, -1), (0, 1), (1, 0)])
GROWING = [(growing_circle, np.sqrt(0.5), 1, 2, QUARTERS), (growing_diamond, 1.0, 2, 1, AXES)]


def dots(frame, panel="A"):
    return [mark for mark in frame.marks if isinstance(mark, Dots) and mark.panel == panel]


def texts(frame):
    return [mark for mark in frame.marks if isinstance(mark, Text)]


@pytest.mark.parametrize(("maker", "radius", "fixed", "norm", "points"), GROWING)
def test_ball_grows_until_it_touches_and_no_further(maker, radius, fixed, norm, points):
    rng = np.random.default_rng(0)
    picture = maker()
    *before, last = picture.controls["radius"].values
    assert last == radius
    assert np.all(np.diff([*before, last]) > 0)
    for smaller in before:
        frame = picture.frame(radius=smaller)
        assert dots(frame)[0].x.size == 0
        assert "touches nowhere yet" in frame.caption
    (touch,) = dots(picture.frame(radius=last))
    found = np.column_stack([touch.x, touch.y])
    assert found == pytest.approx(points, abs=1e-15)
    assert lp_norm(found, fixed) == pytest.approx(1)
    x = rng.normal(size=(2000, 2))
    assert lp_norm(x / lp_norm(x, fixed)[:, None], norm).min() >= last  # no point of the curve is nearer


@pytest.mark.parametrize(
    ("maker", "flow", "start"),
    [(growing_circle, level, (0.9, 0.1)), (growing_diamond, concentrate, (0.8, 0.6))],
)
def test_flow_of_the_bars_ends_where_the_ball_touches(maker, flow, start):
    """The same two problems, solved by descent: its limit is one of the points."""
    *_, limit = islice(flow(np.array(start), 0.05), 500)
    picture = maker()
    (touch,) = dots(picture.frame(radius=picture.controls["radius"].values[-1]))
    assert np.hypot(touch.x - limit[0], touch.y - limit[1]).min() < 1e-9


def test_last_captions_say_what_kind_of_point_it_is():
    pictures = growing_circle(), growing_diamond()
    equal, single = (each.frame(radius=each.controls["radius"].values[-1]) for each in pictures)
    assert equal.facts["radius"] == np.sqrt(0.5) and equal.facts["n"] == single.facts["n"] == 4
    assert "(−0.5, −0.5), (−0.5, 0.5), (0.5, −0.5), (0.5, 0.5)" in equal.caption
    assert "same size, and none is 0" in equal.caption
    assert "(−1, 0), (0, −1), (0, 1), (1, 0)" in single.caption
    assert "one coordinate is exactly 0" in single.caption


@pytest.mark.parametrize("maker", [growing_circle, growing_diamond])
def test_coordinates_stand_beside_the_point_that_they_name(maker):
    picture = maker()
    frame = picture.frame(radius=picture.controls["radius"].values[-1])
    (touch,) = dots(frame)
    at = np.column_stack([touch.x, touch.y])
    pairs = [(mark, re.fullmatch(r"\((.+), (.+)\)", mark.text.replace("−", "-"))) for mark in texts(frame)]
    named = [(mark, [float(number) for number in said.groups()]) for mark, said in pairs if said]
    assert len(named) == len(at) == 4
    for mark, said in named:
        nearest = at[np.hypot(*(at - [mark.x[0], mark.y[0]]).T).argmin()]
        assert said == pytest.approx(nearest, abs=5e-4)


def test_among_lq_balls_only_q_1_is_convex_and_pointed_on_the_axes():
    picture = unit_balls()
    both = []
    for q in picture.controls["q"].values:
        words = picture.frame(q=q).caption.split(". l1_ratio")[0]
        assert ("not convex" in words) == (q < 1)
        assert ("not pointed" in words) == (q > 1)
        if "not" not in words:
            both.append(q)
    assert both == [1.0]
    square = picture.frame(q=np.inf)
    assert "corners at (±1, ±1): ties, not zeros" in square.caption
    assert np.abs(np.concatenate([dots(square)[1].x, dots(square)[1].y])).tolist() == [1.0] * 8


def test_zeros_are_marked_as_those_of_l1_and_ties_quietly():
    picture = unit_balls()
    axes = sorted(map(tuple, AXES.tolist()))
    corners = sorted(map(tuple, (2 * QUARTERS).tolist()))
    for name, panel, pointed, square in (
        ("q", "A", lambda q: q <= 1, lambda q: q == np.inf),
        ("l1_ratio", "B", lambda share: share > 0, lambda _: False),
    ):
        for value in picture.controls[name].values:
            marked = {"l1": [], "note": []}
            for mark in dots(picture.frame(**{name: value}), panel):
                marked[mark.role] += zip(mark.x.tolist(), mark.y.tolist(), strict=True)
            assert sorted(marked["l1"]) == (axes if pointed(value) else []), (name, value)
            assert sorted(marked["note"]) == (corners if square(value) else []), (name, value)


def test_elastic_net_keeps_the_points_and_bends_the_edges():
    picture = unit_balls()
    for ratio in picture.controls["l1_ratio"].values:
        frame = picture.frame(l1_ratio=ratio)
        caption = frame.caption.split("l1_ratio")[1]
        assert "not convex" not in caption
        assert ("not pointed" in caption) == (ratio == 0)
        if ratio > 0:
            _, slopes = ElasticNet(1.0, ratio).subdifferential(np.array([1.0, 0.0]))
            angle = 2 * np.degrees(np.arctan(slopes[0] / slopes[1]))
            assert frame.facts["B"]["angle"] == pytest.approx(angle)
        middle = net_ball(ratio)[:, 15]
        assert middle.sum() == pytest.approx(1) if ratio == 1 else middle.sum() > 1.01


def test_a_ball_is_drawn_once_and_the_two_famous_ones_in_their_own_look():
    picture = unit_balls()
    for q, role in (0.5, "solution"), (1.0, "l1"), (2.0, "l2"), (np.inf, "solution"):
        areas = [m for m in picture.frame(q=q).marks if isinstance(m, Area) and m.panel == "A" and m.x.size]
        assert [area.role for area in areas] == [role]
