import re

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.bars import exchange, level_out, one_survives
from l1l2.lessons.bars.budgets import STARTS, start_heights

LEVEL, SURVIVE = level_out(), one_survives()
START, END = LEVEL.controls["time"].values[0], LEVEL.controls["time"].values[-1]
DONE = SURVIVE.controls["time"].values[-1]
EVERY_N = LEVEL.controls["n"].values


def boxes(mark):
    """Width and height of each rectangle, those of height 0 left out."""
    corners = np.column_stack([mark.x, mark.y]).reshape(-1, 5, 2)[:, :4]
    sizes = np.ptp(corners, axis=1)
    return sizes[~np.isnan(sizes).any(axis=1)].T


def one_of(frame, kind, role, panel):
    (mark,) = (m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel))
    return mark


def heights(frame, role):
    return boxes(one_of(frame, Area, role, "A"))[1]


def rulers(frame):
    """The lengths of both rulers: ||x||_1 and ||x||_2^2."""
    return [boxes(one_of(frame, Area, role, "B"))[0].sum() for role in ("l1", "l2")]


@pytest.mark.parametrize("start", LEVEL.controls["start"].values)
@pytest.mark.parametrize("n", EVERY_N)
def test_bars_level_out_from_every_start(start, n):
    squares = []
    for time in LEVEL.controls["time"].values:
        frame = LEVEL.frame(n=n, start=start, time=time)
        x = heights(frame, "l2")
        assert rulers(frame) == pytest.approx([1, (x**2).sum()])
        assert x.sum() == pytest.approx(1)
        squares.append((x**2).sum())
    assert np.all(np.diff(squares) < 0)
    assert np.allclose(x, 1 / n, atol=1e-4)
    assert f"is {1 / n:.3g}, and 1/{n} = {1 / n:.3g} is the least" in frame.caption


@pytest.mark.parametrize("start", SURVIVE.controls["start"].values)
@pytest.mark.parametrize("n", EVERY_N)
def test_one_bar_survives_unless_the_tallest_tie(start, n):
    sums = []
    for time in SURVIVE.controls["time"].values:
        frame = SURVIVE.frame(n=n, start=start, time=time)
        x, dead = heights(frame, "l1"), one_of(frame, Dots, "l1", "A")
        assert len(x) + len(dead.x) == n
        assert f"{len(dead.x)} of {n} bars are exactly 0" in frame.caption
        assert rulers(frame) == pytest.approx([x.sum(), 1])
        sums.append(x.sum())
    assert np.all(np.diff(sums) < 1e-12)
    tied = np.count_nonzero(start_heights(start, n) == start_heights(start, n).max())
    assert len(x) == tied
    assert x.sum() == pytest.approx(np.sqrt(tied))


def test_captions_are_honest_about_where_the_flow_is_stuck():
    assert "‖x‖₁ is 1, the least there is: one bar alone." in SURVIVE.frame(time=DONE).caption
    tie = SURVIVE.frame(n=8, start="a tie", time=DONE).caption
    assert (
        "1.41, √2: the 2 bars left are tied and stay so, the flow is stuck at a saddle, and 1 is the l" in tie
    )
    equal = SURVIVE.frame(n=8, start="all equal", time=DONE).caption
    assert "2.83, √8, the most there is: equal bars are a maximum, and the flow is stuck on it." in equal
    assert "and 1 is the least, with one bar alone." in SURVIVE.frame(start="a tie", time=18).caption


@pytest.mark.parametrize("picture", [LEVEL, SURVIVE])
def test_the_start_does_not_give_the_end_away(picture):
    for time, said in (0, False), (END if picture is LEVEL else DONE, True):
        frame = picture.frame(time=time)
        goal = [m for m in frame.marks if isinstance(m, Line | Text) and m.role == "target"]
        assert goal
        assert all(np.isnan(m.x + m.y).all() != said for m in goal)
        assert ("least" in frame.caption) == said


@pytest.mark.parametrize("n", EVERY_N)
def test_the_goal_of_levelling_stands_at_one_over_n(n):
    frame = LEVEL.frame(n=n, time=END)
    assert np.all(one_of(frame, Line, "target", "A").y == 1 / n)
    assert np.all(one_of(frame, Line, "target", "B").x == 1 / n)


def test_the_tallest_bars_share_of_the_squares_is_the_larger_one():
    for time in LEVEL.controls["time"].values[:-8]:
        found = re.search(r"has (\d+)% of the sum, (\d+)% of the squares", LEVEL.frame(time=time).caption)
        of_sum, of_squares = map(int, found.groups())
        assert of_squares > of_sum
    assert "20% of the sum, 20% of the squares" in LEVEL.frame(time=END).caption


@pytest.mark.parametrize("short", exchange().controls["short"].values)
def test_the_exchange_costs_l1_nothing_and_saves_squares_until_it_has_gone_too_far(short):
    picture, tall = exchange(), 1 - short
    for eps in picture.controls["eps"].values:
        frame = picture.frame(eps=eps, short=short)
        assert heights(frame, "l1").sum() == pytest.approx(1)
        squares = [m for m in frame.marks if (type(m), m.role, m.panel) == (Area, "l2", "B")]
        areas = [np.ptp(m.x) * np.ptp(m.y) for m in squares]
        saved = tall**2 + short**2 - sum(areas)
        assert saved == pytest.approx(2 * eps * (tall - short - eps))
        assert f"{sum(areas):.3f}" in frame.caption
        if abs(saved) > 1e-3:
            assert f"{abs(saved):.3f} {'less' if saved > 0 else 'more'} than before" in frame.caption


def test_the_strips_of_the_exchange_have_the_areas_they_name():
    def shoelace(m):
        return abs(np.dot(m.x, np.roll(m.y, 1)) - np.dot(m.y, np.roll(m.x, 1))) / 2

    frame = exchange().frame(eps=0.2, short=0.1)
    cut, put = (one_of(frame, Area, role, "B") for role in ("ghost", "target"))
    assert shoelace(cut) == pytest.approx(0.9**2 - 0.7**2)
    assert shoelace(put) == pytest.approx(0.3**2 - 0.1**2)
    assert {"−0.320", "+0.080"} <= {m.text for m in frame.marks if isinstance(m, Text)}


@pytest.mark.parametrize("maker", [level_out, one_survives, exchange])
def test_the_page_is_within_its_budget(maker):
    assert len(page(maker()).encode()) <= 150_000


@pytest.mark.parametrize("start", STARTS)
def test_starts_have_n_bars_and_one_winner_unless_they_say_so(start):
    for n in EVERY_N:
        x = start_heights(start, n)
        assert x.shape == (n,)
        assert x.min() > 0
        tied = np.count_nonzero(x == x.max())
        assert tied == {"a tie": 2, "all equal": n}.get(start, 1)


@pytest.mark.parametrize("n", [1, 9, -3])
def test_two_to_eight_bars(n):
    with pytest.raises(ValueError, match=rf"^n: got {n}; give an integer "):
        start_heights("levels", n)


def test_other_bad_input_is_named():
    with pytest.raises(TypeError, match=r"^n: got 2\.5"):
        start_heights("levels", 2.5)
    with pytest.raises(ValueError, match=r"^start: got 'sideways'; give one of levels"):
        start_heights("sideways", 3)
    for maker in level_out, one_survives:
        for frames in 1, 62:
            with pytest.raises(ValueError, match=rf"^frames: got {frames}; give an integer"):
                maker(frames)
