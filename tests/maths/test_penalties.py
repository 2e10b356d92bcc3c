"""Every penalty by the same laws, and those of `Elastic` by more: a new one joins by being exported."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from l1l2 import L1, L2, ElasticNet, GroupL1, Nuclear, Problem, TotalVariation, solve

from .cases import (
    DATAFITS,
    EVERY_PENALTY,
    PENALTIES,
    numbers,
    pairs,
    penalties,
    quick,
    random_datafit,
    random_penalty,
    vectors,
)
from .laws import LAWS

steps = st.floats(0.05, 4)
every_penalty = pytest.mark.parametrize("kind", PENALTIES)


@pytest.mark.parametrize("kind", EVERY_PENALTY)
@pytest.mark.parametrize("law", LAWS)
@given(st.data(), pairs, steps)
@quick
def test_laws(law, kind, data, pair, step):
    law(data.draw(penalties(kind, len(pair[0]))), *pair, step)


def test_laws_are_tried_on_every_exported_penalty():
    assert set(EVERY_PENALTY) == {*PENALTIES, GroupL1, TotalVariation, Nuclear}


@every_penalty
@given(st.data(), vectors)
@quick
def test_value_is_its_elastic_net_coordinates(kind, data, w):
    g = data.draw(penalties(kind))
    assert g.value(w) == pytest.approx(g.l1 * np.abs(w).sum() + g.l2 / 2 * (w @ w), rel=1e-12)
    assert g.value(np.zeros(3)) == 0


@every_penalty
@given(st.data(), numbers, steps)
@quick
def test_prox_is_the_argmin(kind, data, v, step):
    g = data.draw(penalties(kind))

    def objective(x):
        return (x - v) ** 2 / 2 + step * float(g.value(np.array([x])))

    x = g.prox(np.array([v]), step)[0]
    best = minimize_scalar(objective, bounds=(-9, 9), method="bounded", options={"xatol": 1e-10})
    assert objective(x) <= best.fun + 1e-12
    assert x == pytest.approx(best.x, abs=2e-5)  # a minimum is flat: half the digits


@every_penalty
def test_prox_takes_a_step_a_coordinate(kind):
    rng = np.random.default_rng(0)
    g, v, step = random_penalty(kind, rng, 0.7), rng.standard_normal(5), rng.uniform(0.1, 2, 5)
    one_by_one = [g.prox(v[j : j + 1], step[j])[0] for j in range(5)]
    assert np.allclose(g.prox(v, step), one_by_one, rtol=1e-15)


@every_penalty
@given(st.data(), numbers)
@quick
def test_conjugate_is_the_supremum(kind, data, u):
    """In one dimension: over a grid where it is finite, without bound where it is not."""
    g = data.draw(penalties(kind))
    conjugate = g.conjugate(np.array([u]))
    reach = 2 * abs(u) / g.l2 if g.l2 > 0 else 1e6  # far beyond the w that attains it
    w = np.linspace(-reach, reach, 200_001)[:, None]
    supremum = (u * w[:, 0] - g.value(w)).max()
    if conjugate == np.inf:
        assert supremum > 1e3
    else:
        assert supremum == pytest.approx(conjugate, rel=1e-6, abs=1e-9)


@every_penalty
@given(st.data(), pairs)
@quick
def test_fenchel_young_with_equality_at_slopes(kind, data, pair):
    g = data.draw(penalties(kind))
    w, u = pair
    assert g.value(w) + g.conjugate(u) >= w @ u - 1e-9
    lo, hi = g.subdifferential(w)
    for share in (0.0, 0.3, 1.0):
        slope = lo + share * (hi - lo)
        assert g.value(w) + g.conjugate(slope) == pytest.approx(w @ slope, abs=1e-9)


@every_penalty
@given(st.data(), vectors)
@quick
def test_subdifferential_ends_are_the_slopes_from_both_sides(kind, data, w):
    g = data.draw(penalties(kind))
    lo, hi = g.subdifferential(w)
    assert lo.shape == hi.shape == w.shape
    h = 1e-6
    for j in range(len(w)):
        e = h * np.eye(len(w))[j]
        assert (g.value(w + e) - g.value(w)) / h == pytest.approx(hi[j], abs=1e-5)
        assert (g.value(w) - g.value(w - e)) / h == pytest.approx(lo[j], abs=1e-5)


@every_penalty
@given(st.data(), pairs)
@quick
def test_distance_is_that_to_the_nearest_slope(kind, data, pair):
    g = data.draw(penalties(kind))
    w, pull = pair
    ends = zip(pull, *g.subdifferential(w), strict=True)
    nearest = [abs(c - min(max(c, lo), hi)) for c, lo, hi in ends]
    assert np.allclose(g.distance(w, pull), nearest, rtol=1e-12, atol=1e-12)


@every_penalty
@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("seed", range(8))
def test_lam_max_from_both_sides(kind, fit, seed):
    """The bug to catch: an elastic net that forgets to divide by l1_ratio."""
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng, n=15)
    g = random_penalty(kind, rng, 1.0)
    lam_max = g.lam_max(f.gradient_at_zero)
    if np.isinf(lam_max):
        assert g.l1 == 0
        assert np.all(solve(Problem(f, replace(g, lam=1e3))).w != 0)
        return
    above = Problem(f, replace(g, lam=lam_max * (1 + 1e-9)))
    below = Problem(f, replace(g, lam=lam_max * (1 - 1e-6)))
    assert above.lam_max == pytest.approx(lam_max, rel=1e-15)
    assert np.array_equal(solve(above).w, np.zeros(f.X.shape[1]))
    assert above.kkt_violation(np.zeros(f.X.shape[1])) == 0
    assert np.any(solve(below).w != 0)
    assert below.kkt_violation(np.zeros(f.X.shape[1])) > 0


@every_penalty
def test_lam_max_is_zero_where_zero_is_the_minimiser_already(kind):
    assert random_penalty(kind, np.random.default_rng(0), 1.0).lam_max(np.zeros(3)) == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_ends_of_the_elastic_net_are_l1_and_l2(seed):
    rng = np.random.default_rng(seed)
    w, u, lam = rng.standard_normal(4), rng.standard_normal(4), rng.uniform(0.1, 2)
    for ratio, end in ((1, L1(lam)), (0, L2(lam))):
        net = ElasticNet(lam, ratio)
        assert (net.l1, net.l2) == (end.l1, end.l2)
        assert net.value(w) == end.value(w)
        assert net.conjugate(u) == end.conjugate(u)
        assert net.dual_scaling(u) == end.dual_scaling(u)
        assert net.lam_max(u) == end.lam_max(u)
        assert net.lam_max(0 * u) == end.lam_max(0 * u) == 0
        assert np.array_equal(net.prox(w, 0.5), end.prox(w, 0.5))
        assert np.array_equal(net.subdifferential(w), end.subdifferential(w))


@every_penalty
@pytest.mark.parametrize("given_lam", [np.float64(0.5), np.float32(0.5), Fraction(1, 2), np.array(0.5)[()]])
def test_any_real_number_is_kept_as_a_float(kind, given_lam):
    """The bug to catch: `solve` failing at a strength that numpy computed."""
    g = random_penalty(kind, np.random.default_rng(0), given_lam)
    assert type(g.lam) is float
    X, y = np.random.default_rng(1).standard_normal((6, 2)), np.arange(6.0)
    assert solve(Problem(DATAFITS[0](X, y), g)).converged


def test_small_integers_do_not_overflow():
    assert L2(np.int8(100)).conjugate(np.array([10.0])) == 0.5


@every_penalty
@pytest.mark.parametrize("lam", [-1e-300, np.nan, np.inf])
def test_a_strength_is_a_number_of_at_least_zero(kind, lam):
    assert random_penalty(kind, np.random.default_rng(0), 0).lam == 0
    with pytest.raises(ValueError, match=r"^lam: got "):
        random_penalty(kind, np.random.default_rng(0), lam)


@pytest.mark.parametrize("l1_ratio", [-1e-300, 1 + 1e-15, np.nan])
def test_a_share_is_between_zero_and_one(l1_ratio):
    with pytest.raises(ValueError, match=r"^l1_ratio: got "):
        ElasticNet(1.0, l1_ratio)


def test_every_penalty_is_a_penalty():
    """The bug to catch: one that does not stand in `Elastic` is drawn by no test."""
    assert set(PENALTIES) == {L1, L2, ElasticNet}


@every_penalty
@pytest.mark.parametrize("gradient", [[0.0, 3.0], [-3.0, 0.0], [1.0, -3.0, 2.0]])
def test_one_slope_at_0_is_enough_for_a_solution_that_is_not_0(kind, gradient):
    penalty = random_penalty(kind, np.random.default_rng(0), 1.0)
    share = penalty.l1
    assert penalty.lam_max(np.array(gradient)) == pytest.approx(3 / share if share else np.inf)
    assert penalty.lam_max(np.zeros(2)) == 0
