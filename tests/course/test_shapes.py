import numpy as np
import pytest
from matplotlib.figure import Figure
from scipy.spatial import ConvexHull

from l1l2.course.shapes import CIRCLE, DIAMOND, crossings, is_convex, lq_ball, net_ball, pair, plane, xy
from l1l2.maths.norms import lp_norm
from l1l2.maths.penalties import ElasticNet


@pytest.mark.parametrize(
    ("diamond", "circle", "number"), [(1, 0.7, 0), (1, np.sqrt(0.5), 4), (1, 0.8, 8), (1, 1, 4), (1, 1.01, 0)]
)
def test_crossings_lie_on_both(diamond, circle, number):
    points = crossings(diamond, circle)
    assert points.shape == (number, 2)
    assert np.abs(points).sum(axis=1) == pytest.approx(diamond)
    assert np.hypot(points[:, 0], points[:, 1]) == pytest.approx(circle)


@pytest.mark.parametrize("size", [1e-3, 0.3, 1, 7])
def test_crossings_are_none_four_or_eight(size):
    """Where the circle touches the edges, and where it goes through the corners, rounding decides nothing."""
    for share, number in (0.7, 0), (np.sqrt(0.5), 4), (0.71, 8), (0.999, 8), (1, 4), (1.001, 0):
        points = crossings(size, share * size)
        assert points.shape == (number, 2)
        assert np.abs(points).sum(axis=1) == pytest.approx(size)
        assert not np.signbit(points[points == 0]).any()
        assert {tuple(point) for point in points} == {tuple(point) for point in -points}


@pytest.mark.parametrize("radii", [(0, 1), (1, -1)])
def test_crossings_of_no_ball_are_refused(radii):
    with pytest.raises(ValueError, match=r"(diamond|circle): got .*; give a finite number > 0"):
        crossings(*radii)


@pytest.mark.parametrize("q", [0.25, 0.5, 1, 1.1, 2, 3.0, 20, np.inf])
def test_boundary_of_an_lq_ball_has_norm_1(q):
    ball = lq_ball(q)
    assert lp_norm(ball.T, float(q)) == pytest.approx(1)
    assert ball[:, 0] == pytest.approx(ball[:, -1])


@pytest.mark.parametrize("q", [0.25, 0.5, 1, 1.1, 2, 3.0, 20, np.inf])
def test_boundary_of_an_lq_ball_goes_around_once(q):
    """From (1, 0) on, counterclockwise, by steps smaller than a quarter."""
    x, y = lq_ball(q)
    assert (x[0], y[0]) == (1, 0)
    turns = np.diff(np.arctan2(y, x)) % (2 * np.pi)
    assert turns.sum() == pytest.approx(2 * np.pi) and turns.max() < np.pi / 4 + 1e-9


@pytest.mark.parametrize("ratio", [0, 0.3, 1])
def test_boundary_of_an_elastic_net_ball_costs_what_1_0_costs(ratio):
    penalty = ElasticNet(1.0, ratio)
    costs = [penalty.value(x) for x in net_ball(ratio).T]
    assert costs == pytest.approx([penalty.value(np.array([1.0, 0.0]))] * len(costs))


@pytest.mark.parametrize(("shape", "p", "name"), [(DIAMOND, 1, "diamond"), (CIRCLE, 2, "circle")])
def test_a_shape_is_the_ball_of_the_norm_that_it_names(shape, p, name):
    assert (shape.name, shape.norm, shape.role) == (name, "‖x‖" + "₁₂"[p - 1], f"l{p}")
    assert lp_norm(shape.curve.T, p) == pytest.approx(1)


def test_known_balls():
    assert np.abs(lq_ball(1)).sum(axis=0) == pytest.approx(1)
    assert is_convex(DIAMOND.curve)
    assert is_convex(CIRCLE.curve)
    assert not is_convex(lq_ball(0.9))


def test_a_convex_polygon_is_its_own_hull():
    found = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        turn = 2 * np.pi * (np.arange(7) + rng.uniform(0, 0.5, 7)) / 7
        ball = (1 - seed / 50 * rng.random(7)) * np.array([np.cos(turn), np.sin(turn)])
        found.append(len(ConvexHull(ball.T).vertices) == 7)
        assert is_convex(ball[:, [*range(7), 0]]) == found[-1]
        assert not is_convex(ball[:, [*range(6, -1, -1), 6]])  # clockwise
    assert 10 < sum(found) < 30


@pytest.mark.parametrize("q", [0, -1, np.nan, -np.inf])
def test_no_ball_without_a_positive_power(q):
    with pytest.raises(ValueError, match=r"q: got .*; give a finite number > 0"):
        lq_ball(q)


@pytest.mark.parametrize("ratio", [-0.1, 1.1])
def test_no_mixing_beyond_its_ends(ratio):
    with pytest.raises(ValueError, match=r"l1_ratio: got .*; give a finite number >= 0 and <= 1"):
        net_ball(ratio)


def test_a_plane_has_two_axes_and_nothing_else():
    ax = Figure().add_subplot()
    plane(ax, (-2, 3), (-1, 1.5), 2.5)
    assert (ax.get_xlim(), ax.get_ylim(), ax.get_aspect()) == ((-2, 3), (-1, 1.5), 1)
    assert not len(ax.get_xticks()) and not len(ax.get_yticks())
    assert not any(spine.get_visible() for spine in ax.spines.values())
    (line,) = ax.lines
    across, up = np.array(line.get_xydata())[:2], np.array(line.get_xydata())[3:]
    assert across.tolist() == [[-2.5, 0], [2.5, 0]] and up.tolist() == [[0, -2.5], [0, 2.5]]


def test_points_in_words_and_in_rows():
    assert pair(-0.5, 1.23456) == "(−0.5, 1.23)" and pair(-0.0, 2) == "(0, 2)"
    assert [row.tolist() for row in xy(np.array([[1, 2], [3, 4]]))] == [[1, 2], [3, 4]]
