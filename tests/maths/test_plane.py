from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from l1l2 import (
    L1,
    L2,
    Problem,
    bowl,
    corner_probability,
    corner_share,
    lam_on_diamond,
    lam_on_disc,
    lasso_2d_batch,
    on_diamond,
    on_disc,
    project_l1_ball,
    project_l2_ball,
    solve,
)
from l1l2.maths.plane import centres

from .cases import numbers, quick, seeds

BALLS = {on_diamond: (1, lam_on_diamond, L1), on_disc: (2, lam_on_disc, L2)}
budgets = st.floats(0.01, 10)
points = st.tuples(numbers, numbers).map(np.array)
every_ball = pytest.mark.parametrize("best", BALLS)


@st.composite
def curvatures(draw):
    """Positive definite, up to a condition number of 1e6, turned by any angle."""
    high, ratio = draw(st.floats(0.1, 10)), 10 ** draw(st.floats(0, 6))
    turn = draw(st.one_of(st.sampled_from([0, np.pi / 4, np.pi / 2]), st.floats(0, np.pi)))
    axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    G = axes @ np.diag([high, high / ratio]) @ axes.T
    return (G + G.T) / 2


@every_ball
@given(curvatures(), points, budgets)
@quick
def test_it_is_inside_and_certified_at_its_own_price(best, G, b, t):
    p, price, penalty = BALLS[best]
    w = best(G, b, t)
    size = np.linalg.norm(w, p)
    assert size <= t * (1 + 1e-12)
    lam = float(price(G, b, w))
    assert Problem(bowl(G, b), penalty(lam)).kkt_violation(w) <= 1e-10
    if np.linalg.norm(b, p) <= t:
        assert lam == 0 and np.array_equal(w, b)
    else:
        assert lam > 0 and size == pytest.approx(t, rel=1e-12)


@every_ball
@given(seeds)
@quick
def test_it_is_where_scipy_ends(best, seed):
    rng = np.random.default_rng(seed)
    root, b, t = rng.standard_normal((2, 2)) + np.eye(2), 2 * rng.standard_normal(2), rng.uniform(0.2, 1.5)
    G = root.T @ root + 0.1 * np.eye(2)

    def loss(w):
        return (w - b) @ G @ (w - b) / 2

    if best is on_disc:
        order = [lambda w: t**2 - w @ w]
    else:
        order = [lambda w, s=s: t - w @ s for s in ((1, 1), (1, -1), (-1, 1), (-1, -1))]
    given_up = [{"type": "ineq", "fun": room} for room in order]
    options = {"ftol": 1e-14, "maxiter": 500}
    theirs = minimize(loss, np.zeros(2), method="SLSQP", constraints=given_up, options=options).x
    assert loss(best(G, b, t)) == pytest.approx(loss(theirs), rel=1e-6, abs=1e-9)
    assert np.allclose(best(G, b, t), theirs, atol=1e-4)


@pytest.mark.parametrize("rho", [0.0, 0.35, -0.9])
def test_from_a_price_to_its_budget_and_back(rho):
    """The penalised solution is the constrained one for t = its norm, and lam comes back from t."""
    G = np.array([[1.0, rho], [rho, 1.5]])
    for b in 2 * np.random.default_rng(0).standard_normal((40, 2)):
        for best, (p, price, penalty) in BALLS.items():
            lam = 0.4 * Problem(bowl(G, b), L1(0)).lam_max
            w = solve(Problem(bowl(G, b), penalty(lam))).w
            same = best(G, b, np.linalg.norm(w, p))
            assert np.allclose(same, w, atol=1e-12)
            assert price(G, b, same) == pytest.approx(lam, rel=1e-9)


def test_the_batch_of_lassos_gives_the_diamond_back():
    G, b = np.array([[1.0, 0.5], [0.5, 2.0]]), np.random.default_rng(1).normal(0, 2, (500, 2))
    w = on_diamond(G, b, 1.0)
    c = b @ G
    lassos = lasso_2d_batch(1.0, 0.5, 2.0, c[:, 0], c[:, 1], lam_on_diamond(G, b, w))
    assert np.allclose(lassos, w, atol=1e-12)


@given(points, budgets)
@quick
def test_for_a_round_loss_it_is_the_projection(b, t):
    assert np.allclose(on_diamond(np.eye(2), b, t), project_l1_ball(b, t), atol=1e-12)
    assert np.allclose(on_disc(np.eye(2), b, t), project_l2_ball(b, t), atol=1e-12)


@given(st.floats(-0.99, 0.99), points, budgets)
@quick
def test_correlation_alone_moves_nothing_on_the_diamond(rho, b, t):
    """Two columns of one scale: the answer is the same for every correlation (Tibshirani 1996)."""
    assert np.allclose(on_diamond([[1, rho], [rho, 1]], b, t), project_l1_ball(b, t), atol=1e-10)


def test_a_vertex_has_an_exact_zero_also_on_the_border_of_its_cone():
    G = np.array([[1.0, 0.3], [0.3, 0.7]])
    for reach in np.geomspace(1e-6, 1e6, 50):
        for cone in np.array([(1, 1), (1, 0.2), (1, -1)]):
            w = on_diamond(G, [1, 0] + reach * np.linalg.solve(G, cone), 1.0)
            assert w[0] == 1 and w[1] == 0
            assert np.array_equal(
                w[::-1], on_diamond(G[::-1, ::-1], [0, 1] + reach * np.linalg.solve(G, cone)[::-1], 1)
            )


@every_ball
def test_many_points_are_each_point_alone(best):
    G, b = np.array([[2.0, 0.9], [0.9, 1.0]]), np.random.default_rng(2).normal(0, 2, (3, 4, 2))
    w = best(G, b, 0.7)
    assert w.shape == b.shape
    assert np.allclose(w[1, 2], best(G, b[1, 2], 0.7), atol=1e-14)
    assert not np.signbit(w[w == 0]).any()


@every_ball
@pytest.mark.parametrize("scale", [1e-300, 1e-200, 1e-100, 1e-8, 1e8, 1e100, 1e200, 1e300])
def test_units_do_not_matter(best, scale):
    G, b = np.array([[2.0, 0.9], [0.9, 1.0]]), np.random.default_rng(3).normal(0, 2, (50, 2))
    w = best(G, b, 1.0)
    assert np.allclose(best(G, scale * b, scale) / scale, w, atol=1e-12)
    assert np.allclose(best(scale * G, b, 1.0), w, atol=1e-12)
    assert np.allclose(best(scale * G, scale * b, scale) / scale, w, atol=1e-12)
    price = BALLS[best][1]
    factor = scale if best is on_diamond else 1.0
    assert np.allclose(price(G, scale * b, scale * w) / factor, price(G, b, w), atol=1e-12)


@every_ball
@pytest.mark.parametrize("scale", [1e200, 1e300])
def test_a_budget_may_be_next_to_nothing_or_far_too_much(best, scale):
    """Only the direction of the pull counts, or nothing does."""
    G = np.array([[2.0, 0.9], [0.9, 1.0]])
    w = best(G, scale * np.array([1.0, 0.2]), 1.0)
    direction = G @ [1.0, 0.2] / np.linalg.norm(G @ [1.0, 0.2])
    assert np.allclose(w, direction if best is on_disc else [1, 0], rtol=1e-12)
    assert np.array_equal(best(G, [1 / scale, 0.0], scale), [1 / scale, 0.0])


def exact_miss(G, b, w):
    """How far w is from optimal on its own circle, as a share of the pull at 0: by fractions, unrounded."""
    G, b, w = (np.vectorize(Fraction)(each) for each in (G, b, w))
    pull, scale = G @ (b - w), max(abs(G @ b))
    lam = (pull @ w) / (w @ w)
    return float(max(abs(pull - lam * w)) / scale)


@pytest.mark.parametrize("ratio", [1e2, 1e6, 1e10, 1e12])
def test_on_the_disc_curvatures_may_differ_as_far_as_floats_allow(ratio):
    """The bug to catch: a stopping rule that asks for no more than the large curvature needs."""
    rng = np.random.default_rng(0)
    for turn in rng.uniform(0, np.pi, 40):
        axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        G = axes @ np.diag([1, 1 / ratio]) @ axes.T
        G = (G + G.T) / 2
        b = 10 ** rng.uniform(-1, 2) * axes @ [10 ** rng.uniform(-8, 0), 1.0]
        t = rng.uniform(0.1, 0.9) * np.linalg.norm(b)
        w = on_disc(G, b, t)
        assert np.linalg.norm(w) == pytest.approx(t, rel=1e-14)
        assert exact_miss(G, b, w) <= 4 * np.finfo(float).eps * ratio


def test_at_the_centre_nothing_happens():
    for best, (_, price, _) in BALLS.items():
        w = best(np.eye(2), [0.0, 0.0], 1.0)
        assert np.array_equal(w, [0, 0]) and price(np.eye(2), [0.0, 0.0], w) == 0


def test_bowl_is_the_loss():
    G, b, w = np.array([[2.0, 0.9], [0.9, 1.0]]), np.array([1.0, -2.0]), np.array([0.3, 0.4])
    assert bowl(G, b).value(w) == pytest.approx((w - b) @ G @ (w - b) / 2)
    assert np.allclose(bowl(G, b).gradient(w), G @ (w - b))


@pytest.mark.parametrize("t", [0, -1.0])
@every_ball
def test_a_budget_must_be_positive(best, t):
    with pytest.raises(ValueError, match=f"t: got {t}; give a finite number > 0"):
        best(np.eye(2), [1.0, 0.0], t)


@pytest.mark.parametrize("G", [[[1, 1], [1, 1]], [[1, 2], [2, 1]], [[0, 0], [0, 1]], [[-1, 0], [0, -1]]])
@every_ball
def test_a_loss_without_one_lowest_point_is_refused(best, G):
    with pytest.raises(ValueError, match=r"G: got .* give a positive definite matrix"):
        best(G, [1.0, 0.0], 1.0)


@pytest.mark.parametrize("turn", [0.0, 0.3])
@every_ball
def test_a_curvature_that_may_be_rounding_is_refused(best, turn):
    axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    least = 4 * np.finfo(float).eps
    with pytest.raises(ValueError, match=r"G: got .* give a positive definite matrix"):
        best(axes @ np.diag([1.0, least / 4]) @ axes.T, [1.0, 0.0], 1.0)
    assert np.isfinite(best(axes @ np.diag([1.0, 4 * least]) @ axes.T, [1.0, 0.0], 1.0)).all()


def test_the_closed_form_in_percent():
    assert [f"{p:.2g}" for p in 100 * corner_probability([0.05, 0.2, 0.5, 0.9])] == ["90", "65", "29", "1.7"]
    assert corner_probability(1) == 0 and corner_probability(1e-9) == pytest.approx(1)


@pytest.mark.parametrize("share", [0, -0.1, 1.01, [0.5, 2]])
def test_a_share_outside_its_range_is_refused(share):
    with pytest.raises(ValueError, match=r"share: got .*; give t/W, numbers > 0 and <= 1"):
        corner_probability(share)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("rho", [0.0, 0.6])
def test_monte_carlo_agrees_within_four_standard_errors(share, rho):
    chance, draws = float(corner_probability(share)), 20_000
    found = corner_share([[1, rho], [rho, 1]], share, draws, np.random.default_rng(0))
    assert abs(found - chance) <= 4 * np.sqrt(chance * (1 - chance) / draws)


def test_unequal_scales_change_the_chance():
    """The columns' scales are part of the loss's shape: the closed form is for a round loss only."""
    found = corner_share(np.diag([1.0, 4.0]), 0.5, 20_000, np.random.default_rng(0))
    assert found > float(corner_probability(0.5)) + 0.1


def test_centres_are_uniform_outside_the_diamond():
    b = centres(0.8, 20_000, np.random.default_rng(0))
    assert (np.abs(b).sum(axis=1) > 0.8).all() and np.abs(b).max() <= 1
    corner = (b > 0.5).all(axis=1).mean()  # a square of area 1/4, wholly outside
    chance = 0.25 / (4 - 2 * 0.8**2)
    assert abs(corner - chance) <= 4 * np.sqrt(chance * (1 - chance) / len(b))


@pytest.mark.parametrize(("off", "taken"), [(1e-13, True), (1e-11, False)])
@every_ball
def test_rounding_alone_may_part_a_curvature_from_its_transpose(best, off, taken):
    G = [[1.0, 0.5], [0.5 + off, 1.0]]
    if taken:
        assert np.isfinite(best(G, [3.0, 1.0], 1.0)).all()
    else:
        with pytest.raises(ValueError, match=r"^G: got .*; give a symmetric matrix$"):
            best(G, [3.0, 1.0], 1.0)


def test_on_the_disc_newton_takes_as_many_steps_as_it_needs():
    """A centre far off along the steep axis and farther along the flat one: eleven."""
    turn = 0.7532919572904069
    axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    G = axes @ np.diag([1.0, 1 / 4705405734.8526]) @ axes.T
    b = np.array([-60.53672478, 1267.87412115])
    w = on_disc(G, b, 822.7037392303083)
    pull = G @ (b - w)
    assert abs(pull[0] * w[1] - pull[1] * w[0]) <= 1e-6 * np.hypot(*pull) * np.hypot(*w)
