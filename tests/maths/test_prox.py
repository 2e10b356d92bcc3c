import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import (
    block_soft_threshold,
    hard_threshold,
    lp_norm,
    project_l1_ball,
    project_l2_ball,
    shrink,
    soft_threshold,
)

from .cases import numbers, pairs, quick, vectors

levels = st.one_of(st.just(0.0), st.floats(0.01, 8))

# What each shrinks with, as its docstring says: prox(v, t) = argmin_u 1/2 ||u - v||^2 + cost(u, t).
COSTS = {
    soft_threshold: lambda u, t: t * np.abs(u).sum(axis=-1),
    shrink: lambda u, t: t / 2 * (u**2).sum(axis=-1),
    block_soft_threshold: lambda u, t: t * np.sqrt((u**2).sum(axis=-1)),
    hard_threshold: lambda u, t: t**2 / 2 * (u != 0).sum(axis=-1),
    lambda v, t: v - project_l1_ball(v, t): lambda u, t: t * np.abs(u).max(axis=-1),
    lambda v, t: v - project_l2_ball(v, t): lambda u, t: t * np.sqrt((u**2).sum(axis=-1)),
}
CONVEX = [prox for prox in COSTS if prox is not hard_threshold]


@pytest.mark.parametrize("prox", CONVEX)
@given(pairs, levels)
@quick
def test_three_point_inequality(prox, pair, t):
    """Beck & Teboulle (2010), lemma 1.4: what makes every proximal method converge."""
    v, x = pair
    u = prox(v, t)
    cost = COSTS[prox]
    ours = cost(u, t) + ((u - v) @ (u - v) + (x - u) @ (x - u)) / 2
    assert ours <= cost(x, t) + (x - v) @ (x - v) / 2 + 1e-10


@pytest.mark.parametrize("prox", COSTS)
@given(vectors, levels, st.integers(0, 99))
@quick
def test_no_point_of_a_cloud_is_better(prox, v, t, seed):
    u, rng = prox(v, t), np.random.default_rng(seed)
    size = 10.0 ** rng.uniform(-6, 1, (400, 1))
    cloud = u + size * rng.standard_normal((400, len(v))) * (rng.random((400, len(v))) < 0.6)
    cloud = np.vstack([cloud, np.zeros_like(v), v, np.where(rng.random((50, len(v))) < 0.5, v, 0)])

    def objective(x):
        return ((x - v) ** 2).sum(axis=-1) / 2 + COSTS[prox](x, t)

    assert objective(u) <= objective(cloud).min() + 1e-10


@given(vectors, levels)
@quick
def test_moreau_what_shrinks_and_what_is_projected_make_the_whole(v, t):
    assert np.allclose(soft_threshold(v, t) + np.clip(v, -t, t), v, rtol=0, atol=1e-14)
    assert np.allclose(block_soft_threshold(v, t) + project_l2_ball(v, t), v, rtol=0, atol=1e-12)


@given(numbers, levels)
@quick
def test_soft_and_hard_give_exact_zeros_up_to_the_threshold_and_shrink_never(v, t):
    inside = abs(v) <= t
    assert (soft_threshold(v, t) == 0.0) == inside or v == 0
    assert (hard_threshold(v, t) == 0.0) == inside or v == 0
    assert (shrink(v, t) == 0.0) == (v == 0)
    if not inside:
        assert hard_threshold(v, t) == v
        assert abs(abs(v) - abs(soft_threshold(v, t)) - t) <= 1e-14


def test_on_the_threshold_itself():
    for t in (0.1, 1 / 3, 1e-300, 1e300):
        for v in (t, -t):
            assert soft_threshold(v, t) == hard_threshold(v, t) == 0.0
            assert block_soft_threshold([v], t)[0] == 0.0


@pytest.mark.parametrize("size", [1e-300, 1e-160, 1e160, 1e300])
def test_block_threshold_at_sizes_whose_squares_do_not_exist(size):
    u = block_soft_threshold(size * np.array([3.0, -4.0]), size * 2.5)
    assert np.allclose(u / size, [1.5, -2.0], rtol=1e-14)


@pytest.mark.parametrize("size", [1e-300, 1e-160, 1e160, 1e300])
def test_block_threshold_of_numbers_of_different_sizes(size):
    for v in ([0.0, 3.0, -4.0], [1e-9, 3.0, -4.0]):
        assert np.allclose(
            block_soft_threshold(size * np.array(v), size * 2.5) / size, [0, 1.5, -2], atol=1e-8
        )


def test_shapes_are_kept_and_arguments_left_alone():
    v = np.array([[2.0, -3.0], [0.5, 1.0]])
    before = v.copy()
    for prox in (soft_threshold, shrink, hard_threshold):
        assert prox(v, 1).shape == (2, 2)
        assert prox(2, 1).shape == ()
    assert np.array_equal(v, before)


def test_at_zero_strength_nothing_happens():
    v = np.array([2.0, 0.0, -1e-9])
    for prox in (soft_threshold, shrink, hard_threshold, block_soft_threshold):
        assert np.array_equal(prox(v, 0), v)


def test_lp_norm_is_what_block_threshold_takes_from():
    v = np.array([3.0, 4.0, -12.0])
    assert lp_norm(v, 2) - lp_norm(block_soft_threshold(v, 5), 2) == pytest.approx(5)


@pytest.mark.parametrize("prox", [soft_threshold, shrink, hard_threshold, block_soft_threshold])
def test_nothing_is_shrunk_by_less_than_nothing(prox):
    with pytest.raises(ValueError, match=r"^t: got -0\.5; give a finite number >= 0$"):
        prox([1.0, 2.0], -0.5)
