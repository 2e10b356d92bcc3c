"""Every datafit of `Datafit`, by the same questions: a new one joins by standing there."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize

from l1l2 import Logistic, Quadratic

from .cases import DATAFITS, quick, random_datafit, seeds

every_datafit = pytest.mark.parametrize("kind", DATAFITS)


def drawn(kind, seed):
    """A datafit, a point w and a generator for more."""
    rng = np.random.default_rng(seed)
    f = random_datafit(kind, rng)
    return f, 2 * rng.standard_normal(f.X.shape[1]), rng


def hessian(f, w):
    A = f.curvature_root(w)
    return A.T @ A


def test_values_are_their_formulas():
    X, w = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([0.5, 1.0])
    assert Quadratic(X, [3.0, 1.0]).value(w) == pytest.approx((0.5**2 + 0.5**2) / 4)
    expected = (np.log(1 + np.exp(-2.5)) + np.log(1 + np.exp(0.5))) / 2
    assert Logistic(X, [1, -1]).value(w) == pytest.approx(expected)


@every_datafit
@given(seeds)
@quick
def test_value_takes_rows_and_is_the_loss_of_the_predictions(kind, seed):
    f, w, rng = drawn(kind, seed)
    rows = np.array([w, rng.standard_normal(len(w)), 0 * w])
    assert np.allclose(f.value(rows), [f.value(v) for v in rows], rtol=1e-12)
    assert np.allclose(f.loss(rows @ f.X.T), [f.loss(f.X @ v) for v in rows], rtol=1e-12)
    assert f.value(w) == pytest.approx(f.loss(f.X @ w), rel=1e-12)


@every_datafit
@given(seeds)
@quick
def test_gradient_by_finite_differences(kind, seed):
    f, w, _ = drawn(kind, seed)
    assert np.allclose(f.gradient(w), approx_fprime(w, f.value, 1e-7), rtol=1e-4, atol=1e-5)
    z = f.X @ w
    assert np.allclose(f.slope(z), approx_fprime(z, f.loss, 1e-7), rtol=1e-4, atol=1e-5)
    assert np.allclose(f.gradient_at_zero, f.gradient(0 * w), rtol=1e-12, atol=1e-15)


@every_datafit
@given(seeds)
@quick
def test_bend_curvature_and_its_root_are_one(kind, seed):
    f, w, _ = drawn(kind, seed)
    assert np.allclose((f.X.T * f.bend(w)) @ f.X, hessian(f, w), rtol=1e-12)
    assert np.allclose(f.curvature(w), hessian(f, w), rtol=1e-12)


@every_datafit
@given(seeds)
@quick
def test_curvature_root_squared_is_the_hessian(kind, seed):
    f, w, _ = drawn(kind, seed)
    h = 1e-5 * np.eye(len(w))
    differences = [(f.gradient(w + e) - f.gradient(w - e)) / 2e-5 for e in h]
    assert np.allclose(hessian(f, w), differences, rtol=1e-5, atol=1e-6)


@every_datafit
@given(seeds)
@quick
def test_lipschitz_constants_bound_the_curvature_and_are_reached(kind, seed):
    f, w, _ = drawn(kind, seed)
    assert np.linalg.eigvalsh(hessian(f, w))[-1] <= f.lipschitz * (1 + 1e-12)
    assert np.all(np.diag(hessian(f, w)) <= f.coordinate_lipschitz * (1 + 1e-12))
    steepest = hessian(f, 0 * w)  # the logistic curve bends most at 0, the parabola everywhere
    assert np.linalg.eigvalsh(steepest)[-1] == pytest.approx(f.lipschitz, rel=1e-10)
    assert np.allclose(np.diag(steepest), f.coordinate_lipschitz, rtol=1e-10)


@every_datafit
@given(seeds)
@quick
def test_fenchel_young_with_equality_at_the_slope(kind, seed):
    f, w, rng = drawn(kind, seed)
    z, other = f.X @ w, 3 * rng.standard_normal(len(f.y))
    v = f.slope(z)
    assert f.loss(z) + f.conjugate(v) == pytest.approx(z @ v, abs=1e-10)
    assert f.loss(other) + f.conjugate(v) >= other @ v - 1e-10
    assert f.loss(z) + f.conjugate(other) >= z @ other - 1e-10


@every_datafit
@pytest.mark.parametrize("seed", range(10))
def test_conjugate_is_the_supremum(kind, seed):
    f, _, rng = drawn(kind, seed)
    v = 0.9 * f.slope(2 * rng.standard_normal(len(f.y)))
    best = minimize(lambda z: f.loss(z) - v @ z, np.zeros(len(v)), jac=lambda z: f.slope(z) - v, tol=1e-12)
    assert -best.fun == pytest.approx(f.conjugate(v), abs=1e-8)


def test_logistic_conjugate_ends_where_its_slopes_end():
    f = Logistic(np.ones((2, 1)), [1, -1])
    assert f.conjugate(np.array([0.0, 0.0])) == 0
    assert f.conjugate(np.array([-0.5, 0.5])) == 0  # t = 1
    assert f.conjugate(np.array([-0.25, 0.25])) == pytest.approx(-np.log(2))
    assert f.conjugate(np.array([0.01, 0.0])) == np.inf
    assert f.conjugate(np.array([-0.51, 0.0])) == np.inf
    assert f.conjugate(np.array([1e-16, 0.0])) == pytest.approx(0)  # rounding is forgiven


def test_logistic_neither_overflows_nor_loses_small_numbers():
    f = Logistic([[1.0]], [1])
    assert f.value(np.array([-1e5])) == 1e5
    assert f.gradient(np.array([-1e5]))[0] == -1
    assert f.value(np.array([700.0])) == pytest.approx(np.exp(-700.0))
    assert f.gradient(np.array([1e5]))[0] == 0


@pytest.mark.parametrize("labels", [[0, 1], [1, 2], [-1, 0.5]])
def test_labels_are_minus_one_and_one(labels):
    with pytest.raises(ValueError, match=r"y: got the label .*; give labels -1 and \+1"):
        Logistic(np.ones((2, 1)), labels)


@every_datafit
def test_lists_become_arrays_and_nothing_can_be_replaced(kind):
    f = kind([[1, 2], [3, 4]], [1, -1])
    assert f.X.dtype == f.y.dtype == float
    with pytest.raises(AttributeError):
        f.y = np.zeros(2)


@every_datafit
def test_what_the_caller_edits_later_leaves_nothing_stale(kind):
    X, y = np.random.default_rng(0).standard_normal((5, 2)), np.array([1.0, -1.0, 1.0, 1.0, -1.0])
    f = kind(X, y)
    value, slope, curvature = f.value(np.ones(2)), f.gradient_at_zero.copy(), f.lipschitz
    X *= 1000
    y[:] = -y
    assert f.value(np.ones(2)) == value
    assert np.allclose(f.gradient(np.zeros(2)), slope, rtol=1e-12)
    assert np.linalg.norm(f.curvature_root(np.zeros(2)), 2) ** 2 == pytest.approx(curvature)


@every_datafit
@pytest.mark.parametrize("name", ["X", "y"])
def test_what_it_keeps_cannot_be_edited(kind, name):
    f = kind([[1, 2], [3, 4]], [1, -1])
    with pytest.raises(ValueError, match="read-only"):
        getattr(f, name)[0] = 5


@every_datafit
@pytest.mark.parametrize(("size", "why"), [(1e160, "overflow"), (1e-160, "vanish"), (1e308, "overflow")])
def test_numbers_whose_squares_are_no_floats_are_refused_by_name(kind, size, why):
    said = re.escape(f"X: got {size:.3g} as its largest number, and squares {why}; give it in another unit")
    with pytest.raises(ValueError, match=f"^{said}$"):
        kind([[0.0, size], [0.5 * size, -size]], [1, -1])
    with pytest.raises(ValueError, match="^" + said.replace("X", "y")):
        Quadratic(np.eye(2), [size, -size])
    with pytest.raises(ValueError, match="^" + said):
        kind([[0.0, -size], [0.0, -size]], [1, -1])
    assert kind(np.zeros((2, 2)), [1, -1]).lipschitz == 0  # zeros are in all units


@every_datafit
@given(st.integers(1, 30), st.integers(1, 30), seeds)
@quick
def test_lipschitz_does_not_care_which_side_is_longer(kind, n, p, seed):
    f = random_datafit(kind, np.random.default_rng(seed), n, p)
    factor = {Quadratic: 1, Logistic: 4}[kind]
    assert f.lipschitz == pytest.approx(np.linalg.norm(f.X, 2) ** 2 / (factor * n), rel=1e-10)


def test_lipschitz_of_nothing_is_zero():
    assert Quadratic(np.zeros((3, 2)), np.ones(3)).lipschitz == 0


@every_datafit
@pytest.mark.parametrize("size", [1e151, 1e-151])
def test_numbers_at_the_ends_of_what_is_allowed_are_taken(kind, size):
    assert kind([[size], [-size]], [1, -1]).lipschitz > 0
    with pytest.raises(ValueError, match=r"^X: got .* as its largest number"):
        kind([[size ** (1 + 1e-10)], [0.0]], [1, -1])


def test_the_logistic_curve_bends_a_little_everywhere():
    f = Logistic([[1.0]], [1])
    for z, bend in ((30.0, np.exp(-30)), (800.0, 1e-16), (-800.0, 1e-16)):
        assert f.bend(np.array([z])) == pytest.approx(bend, rel=1e-2)


@pytest.mark.parametrize("beyond", [-1, 1])
def test_a_billionth_beyond_the_slopes_is_beyond_the_conjugate(beyond):
    f = Logistic(np.ones((1, 1)), [-1])
    end = 0.0 if beyond < 0 else 1.0
    assert f.conjugate(np.array([end + beyond * 1e-9])) == np.inf
    assert f.conjugate(np.array([end + beyond * 1e-13])) == pytest.approx(0, abs=1e-11)
