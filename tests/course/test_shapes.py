import numpy as np
import pytest

from l1l2.course.shapes import CIRCLE, DIAMOND, crossings, is_convex, lq_ball, net_ball
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


def test_known_balls():
    assert np.abs(lq_ball(1)).sum(axis=0) == pytest.approx(1)
    assert is_convex(DIAMOND.curve)
    assert is_convex(CIRCLE.curve)
    assert not is_convex(lq_ball(0.9))


@pytest.mark.parametrize("q", [0, -1, np.nan, -np.inf])
def test_no_ball_without_a_positive_power(q):
    with pytest.raises(ValueError, match=r"q: got .*; give a finite number > 0"):
        lq_ball(q)


@pytest.mark.parametrize("ratio", [-0.1, 1.1])
def test_no_mixing_beyond_its_ends(ratio):
    with pytest.raises(ValueError, match=r"l1_ratio: got .*; give a finite number >= 0 and <= 1"):
        net_ball(ratio)
