from itertools import product

import numpy as np
import pytest

from l1l2 import effective_size, lp_norm
from l1l2.drawing import Area, Dots, Line
from l1l2.drawing.live import page
from l1l2.lessons.inequality import gap, p_family, two_games

GAP, FAMILY = gap(), p_family()


def of(frame, kind, role, panel):
    return [m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel)]


def area(mark):
    corners = np.column_stack([mark.x, mark.y]).reshape(-1, 5, 2)[:, :4]
    return np.nansum(np.prod(np.ptp(corners, axis=1), axis=1))


def test_in_every_frame_the_blocks_are_the_two_norms_and_their_gap():
    for x in product(*(control.values for control in GAP.controls.values())):
        frame = GAP.frame(**dict(zip(GAP.controls, x, strict=True)))
        (rest,), (diagonal,) = (of(frame, Area, role, "B") for role in ("l1", "l2"))
        one, two = sum(x) ** 2, sum(height**2 for height in x)
        assert area(diagonal) == pytest.approx(two)
        assert area(rest) == pytest.approx(one - two, abs=1e-12)
        assert (
            f"‖x‖₁² = {one:.2f} is the diagonal ‖x‖₂² = {two:.2f} and the gap {one - two:.2f};"
            in frame.caption
        )
        assert ("one bar alone, and so ‖x‖₁ = ‖x‖₂" in frame.caption) == (np.count_nonzero(x) == 1)
        assert ("the most for 3 bars" in frame.caption) == (x[0] == x[1] == x[2])


def test_the_ruler_shows_the_ratio_inside_what_its_bars_can_reach():
    for x in ((0.5, 0.3, 0.2), (0.1, 0.0, 0.5), (0.4, 0.4, 0.0), (0.5, 0.0, 0.0), (0.2, 0.2, 0.2)):
        frame = GAP.frame(x1=x[0], x2=x[1], x3=x[2])
        (dot,), (reach,) = of(frame, Dots, "l1", "C"), of(frame, Area, "ghost", "C")
        assert dot.x[0] == pytest.approx(lp_norm(x, 1) / lp_norm(x, 2))
        assert reach.x.max() == pytest.approx(np.sqrt(np.count_nonzero(x)))
        assert 1 - 1e-12 <= dot.x[0] <= reach.x.max() + 1e-12


def test_bars_can_be_alone_and_never_are_all_zero():
    assert 0 not in GAP.controls["x1"].values
    assert 0 in GAP.controls["x2"].values
    assert 0 in GAP.controls["x3"].values


def test_two_games_hold_one_norm_each():
    picture = two_games()
    one, two = [], []
    for time in picture.controls["time"].values:
        frame = picture.frame(time=time)
        (bars,) = of(frame, Area, "target", "A")
        x = bars.y.reshape(-1, 5)[:, 1]
        one.append(x.sum())
        two.append(np.linalg.norm(x))
        held = "‖x‖₁" if time < len(picture.controls["time"].values) // 2 else "‖x‖₂"
        assert frame.caption.startswith(f"{held} is held")
    turn = len(one) // 2
    assert np.allclose(one[:turn], one[0])
    assert np.all(np.diff(two[:turn]) < 0)
    assert np.allclose(two[turn:], two[turn - 1])
    assert np.all(np.diff(one[turn:]) < 0)
    assert effective_size(x) == pytest.approx(1)


@pytest.mark.parametrize("frames", [3, 122])
def test_two_games_refuses_a_wrong_number_of_frames(frames):
    with pytest.raises(ValueError, match=f"^frames: got {frames}; give an integer"):
        two_games(frames)


@pytest.mark.parametrize("few", FAMILY.controls["few"].values)
@pytest.mark.parametrize("p", FAMILY.controls["p"].values)
def test_what_counts_at_p_is_the_sum_of_powers(p, few):
    frame = FAMILY.frame(p=p, few=few)
    for role, panel in ("data", "A"), ("truth", "B"):
        (ghost,), (drawn,) = of(frame, Area, "ghost", panel), of(frame, Area, role, panel)
        x, counted = ghost.y.reshape(-1, 5)[:, 1], np.nan_to_num(drawn.y.reshape(-1, 5)[:, 1])
        total = counted.sum()
        assert x.max() == 1
        if p < np.inf:
            assert counted == pytest.approx([height**p if height else 0 for height in x])
            assert f"{total:.3g} (‖x‖ₚ = {total ** (1 / p):.3g})" in frame.caption
        else:
            assert np.array_equal(counted, x == 1)
        (dot,), (line,) = of(frame, Dots, role, "C"), of(frame, Line, role, "C")
        assert dot.y[0] == pytest.approx(total)
        assert (line.x[-1], line.y[-1]) == pytest.approx((dot.x[0], dot.y[0]))
        assert np.all(np.diff(line.y) >= 0)  # never falls when p does


def test_small_p_counts_what_is_not_zero_and_crumbs_are_not_zero():
    last = FAMILY.controls["p"].values[-1]
    for few, count in ("two bars", 2), ("two bars and crumbs", 8):
        (dot,) = of(FAMILY.frame(p=last, few=few), Dots, "truth", "C")
        assert dot.y[0] == pytest.approx(count, rel=0.06)
        assert dot.y[0] < count


@pytest.mark.parametrize("maker", [gap, two_games, p_family])
def test_the_page_is_within_its_budget(maker):
    assert len(page(maker()).encode()) <= 150_000
