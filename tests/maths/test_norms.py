import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import effective_size, lp_norm, project_l1_ball, project_l2_ball

from .cases import pairs, quick, vectors

BALLS = {project_l1_ball: 1, project_l2_ball: 2}
powers = st.one_of(st.sampled_from([0.25, 0.5, 1, 2, 3, 7.5, np.inf]), st.floats(0.2, 20))
radii = st.one_of(st.just(0.0), st.floats(0.01, 10))


@given(vectors, powers)
@quick
def test_lp_norm_is_numpys(x, p):
    assert lp_norm(x, p) == pytest.approx(np.linalg.norm(x, p), rel=1e-12)


@given(pairs, st.floats(1, 20))
@quick
def test_triangle_inequality(pair, p):
    x, y = pair
    assert lp_norm(x + y, p) <= lp_norm(x, p) + lp_norm(y, p) + 1e-12


def test_below_one_the_ball_is_not_convex():
    x, y = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    assert lp_norm((x + y) / 2, 0.5) > 1


@pytest.mark.parametrize("p", [0.5, 1, 2, np.inf])
@pytest.mark.parametrize("size", [1e-310, 1e-200, 1e200, 1e307])
def test_lp_norm_at_sizes_whose_powers_do_not_exist(p, size):
    assert lp_norm([size, size], p) == pytest.approx(size * 2 ** (1 / p), rel=1e-4)


def test_lp_norm_works_along_the_last_axis():
    x = np.arange(24.0).reshape(2, 3, 4)
    assert np.allclose(lp_norm(x, 2), np.linalg.norm(x, axis=-1))
    assert lp_norm(-3.0, 2) == 3.0
    assert np.array_equal(lp_norm(np.zeros((2, 3)), 1), [0.0, 0.0])


def test_effective_size_counts_equal_bars():
    assert effective_size([4, 0]) == 1  # one tall bar
    assert effective_size([2, 2]) == pytest.approx(2)  # two level ones, with the same L1 norm
    for k in range(1, 8):
        assert effective_size([-3.5] * k + [0] * 3) == pytest.approx(k)
    assert np.array_equal(effective_size(np.zeros((2, 3))), [0.0, 0.0])


@given(vectors, st.sampled_from([1e-200, 0.1, -3.0, 1e200]))
@quick
def test_effective_size_lies_between_one_and_the_count_and_ignores_scale(x, factor):
    if not x.any():
        return
    size = effective_size(x)
    assert 1 - 1e-12 <= size <= np.count_nonzero(x) + 1e-12
    assert effective_size(factor * x) == pytest.approx(size, rel=1e-12)


@pytest.mark.parametrize("project", BALLS)
@given(vectors, radii)
@quick
def test_projection_is_the_nearest_point_of_the_ball(project, v, radius):
    """x is nearest iff x is in the ball and <v - x, z - x> <= 0 for all z in it; the worst z is known."""
    p = BALLS[project]
    x = project(v, radius)
    assert lp_norm(x, p) <= radius * (1 + 1e-12)
    dual = np.inf if p == 1 else 2
    worst = radius * lp_norm(v - x, dual)  # max of <v - x, z> over the ball
    assert worst - (v - x) @ x <= 1e-9


@pytest.mark.parametrize("project", BALLS)
def test_inside_the_ball_nothing_moves_and_the_answer_is_a_copy(project):
    v = np.array([0.3, -0.2])
    x = project(v)
    assert np.array_equal(x, v)
    x[0] = 9.0
    assert v[0] == 0.3


def test_the_diamond_gives_exact_zeros_and_the_circle_none():
    v = np.array([3.0, 0.5, -0.25])
    assert np.array_equal(project_l1_ball(v, 2.0), [2.0, 0.0, 0.0])
    assert np.all(project_l2_ball(v, 2.0) != 0)


@pytest.mark.parametrize("project", BALLS)
@pytest.mark.parametrize("size", [1e-300, 1e300])
def test_projections_at_sizes_whose_squares_do_not_exist(project, size):
    x = project(size * np.array([3.0, 4.0]), size)
    expected = [0.0, 1.0] if project is project_l1_ball else [0.6, 0.8]
    assert np.allclose(x / size, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("v", "radius", "nearest"),
    [
        ([1e17, 1.0], 1.0, [1.0, 0.0]),
        ([-1e300, 1.0, 2.0], 1.0, [-1.0, 0.0, 0.0]),
        ([1e308, -1e308], 1.0, [0.5, -0.5]),
        ([1e16 + 2, 1e16, 3.0], 4.0, [3.0, 1.0, 0.0]),
        ([1e-320, 1e-320], 0.0, [0.0, 0.0]),
    ],
)
def test_the_diamond_is_met_from_however_far(v, radius, nearest):
    """The threshold, a difference of large numbers, left nothing."""
    assert project_l1_ball(v, radius).tolist() == nearest


def test_a_norm_beyond_the_floats_is_infinite():
    assert lp_norm([1e308, 1e308], 1) == lp_norm([1.0, 1.0], 1e-300) == np.inf
