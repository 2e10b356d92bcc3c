import re
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from l1l2 import (
    L1,
    Problem,
    Quadratic,
    diabetes,
    lasso_path,
    solve,
    sparse_regression,
    standardise,
    two_features,
)

from .cases import quick, seeds


@given(seeds, st.floats(0.01, 0.9))
@quick
def test_standardise_and_back_predicts_as_scikit_learns_pipeline(seed, share):
    rng = np.random.default_rng(seed)
    n, p = int(rng.integers(5, 25)), int(rng.integers(1, 6))
    X = 10 ** rng.uniform(-3, 3, p) * rng.standard_normal((n, p)) + 10 ** rng.uniform(-2, 2, p)
    y = 5 + X @ (rng.standard_normal(p) / X.std(axis=0)) + rng.standard_normal(n)
    X_new = X.mean(axis=0) + X.std(axis=0) * rng.standard_normal((4, p))

    s = standardise(X, y)
    f = Quadratic(s.X, s.y)
    lam = share * Problem(f, L1(0)).lam_max
    w = solve(Problem(f, L1(lam))).w
    theirs = make_pipeline(StandardScaler(), Lasso(alpha=lam, tol=1e-12, max_iter=10**6)).fit(X, y)
    assert np.allclose(s.predict(X_new, w), theirs.predict(X_new), rtol=1e-5, atol=1e-5)

    slopes, intercept = s.coefficients(w)
    assert np.allclose(X_new @ slopes + intercept, s.predict(X_new, w), rtol=1e-12)
    assert np.allclose(s.predict(X, w), s.X @ w + s.y_centre, rtol=1e-9, atol=1e-9)


@given(seeds)
@quick
def test_columns_get_mean_zero_and_mean_square_one(seed):
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1e3, 1e3, 4) + 10 ** rng.uniform(-3, 3, 4) * rng.standard_normal((9, 4))
    s = standardise(X, rng.standard_normal(9) + 3)
    assert np.allclose(s.X.mean(axis=0), 0, atol=1e-9)
    assert np.allclose((s.X**2).mean(axis=0), 1)
    assert abs(s.y.mean()) <= 1e-14
    assert np.allclose(s.X * s.scale + s.centre, X, rtol=1e-12)


@pytest.mark.parametrize("size", [2.0**-960, 2.0**-540, 2.0**540, 2.0**990])
def test_no_unit_is_too_large_or_small(size):
    """The bug to catch: squares that vanish make a column constant, squares that overflow make it 0."""
    X, y = np.random.default_rng(0).standard_normal((9, 3)), np.arange(9.0)
    s, expected = standardise(size * X, size * y), standardise(X, y)
    assert np.array_equal(s.X, expected.X)
    assert np.array_equal(s.scale, size * expected.scale)
    assert np.array_equal(s.y, size * expected.y)


@pytest.mark.parametrize("size", [1e-300, 1e305])
def test_numbers_that_lose_their_digits_are_refused_by_name(size):
    X, y = np.eye(3), np.arange(3.0)
    with pytest.raises(
        ValueError, match=re.escape(f"X: got {size:.3g} as the largest of a column; give it in")
    ):
        standardise(X * [1, size, 1], y)
    with pytest.raises(ValueError, match=re.escape(f"y: got {2 * size:.3g} as the largest of a column")):
        standardise(X, size * y)


@pytest.mark.parametrize("constant", [0.0, 0.1, 1 / 3, -7.3e9, 1e-12])
@pytest.mark.parametrize("n", [1, 2, 10, 1001])
def test_a_constant_column_is_legal_and_its_coefficient_zero(constant, n):
    """The mean of 1001 times 0.1 is not 0.1: what rounding leaves must not become a feature."""
    rng = np.random.default_rng(n)
    X = rng.standard_normal((n, 3))
    X[:, 1] = constant
    y = rng.standard_normal(n)
    s = standardise(X, y)
    assert np.array_equal(s.X[:, 1], np.zeros(n))
    assert s.scale[1] == 1
    assert not lasso_path(s.X, s.y).w[:, 1].any()
    w = solve(Problem(Quadratic(s.X, s.y), L1(0.01))).w
    assert w[1] == 0
    assert s.coefficients(w)[0][1] == 0


@pytest.mark.parametrize("constant", [0.0, 0.1, 1 / 3, -7.3e9])
@pytest.mark.parametrize("n", [1, 2, 10, 1001])
def test_a_constant_answer_leaves_nothing_to_explain(constant, n):
    X = np.random.default_rng(n).standard_normal((n, 2))
    s = standardise(X, np.full(n, constant))
    assert np.array_equal(s.y, np.zeros(n))
    assert s.predict(X, [0, 0]) == pytest.approx(constant, rel=1e-12)


def test_a_large_offset_is_not_mistaken_for_a_constant():
    X = 1e9 + np.arange(5.0)[:, None]
    assert np.allclose(standardise(X, np.arange(5.0)).X[:, 0], np.arange(-2, 3) / np.sqrt(2))


def test_what_was_given_is_left_alone():
    X, y = np.arange(6.0).reshape(3, 2), np.arange(3.0)
    standardise(X, y)
    assert np.array_equal(X, np.arange(6.0).reshape(3, 2))
    assert np.array_equal(y, np.arange(3.0))


def test_predict_wants_the_columns_that_were_standardised():
    s = standardise(np.arange(6.0).reshape(3, 2), np.arange(3.0))
    with pytest.raises(ValueError, match="X_new: got 3 columns; give the 2 that were standardised"):
        s.predict(np.ones((4, 3)), [1, 1])


def test_diabetes_is_scikit_learns():
    data, theirs = diabetes(), load_diabetes(scaled=False)
    assert np.array_equal(data.X, theirs.data)
    assert np.array_equal(data.y, theirs.target)
    assert len(data.names) == len(set(data.names)) == 10
    assert data.w is None


def test_diabetes_with_noise_columns():
    data, again = (diabetes(noise=3, rng=np.random.default_rng(1)) for _ in range(2))
    assert np.array_equal(data.X, again.X)
    assert np.array_equal(data.X[:, :10], diabetes().X)
    assert data.names[10:] == ("noise 1", "noise 2", "noise 3")
    noise = data.X[:, 10:]
    assert np.all(np.abs(noise.mean(axis=0)) < 4 / np.sqrt(442))
    assert np.all(np.abs(noise.std(axis=0) - 1) < 0.15)
    with pytest.raises(TypeError, match="rng: got None; give a generator"):
        diabetes(noise=3)


def test_sparse_regression_depends_on_rng_alone():
    one, two, other = (
        sparse_regression(9, 6, rng=np.random.default_rng(k), correlation=0.5) for k in (3, 3, 4)
    )
    for name in ("X", "y", "w"):
        assert np.array_equal(getattr(one, name), getattr(two, name))
        assert not np.array_equal(getattr(one, name), getattr(other, name))
    assert one.names == ("x1", "x2", "x3", "x4", "x5", "x6")


def test_what_is_not_asked_for_is_as_ever():
    """The bug to catch: another default, which changes every example that leaves it out."""
    for draw, n, usual in (
        (lambda **more: sparse_regression(20, 8, **more), 20, {"support": 5, "correlation": 0, "noise": 1}),
        (lambda **more: two_features(20, **more), 20, {"correlation": 0.7, "w": (1, 0.41), "noise": 1}),
        (lambda **more: diabetes(**more), 442, {"noise": 0}),
    ):
        plain, said = (draw(rng=np.random.default_rng(0), **more) for more in ({}, usual))
        assert plain.y.shape == (n,)
        assert np.array_equal(plain.X, said.X) and np.array_equal(plain.y, said.y)


@pytest.mark.parametrize("correlation", [-0.6, 0.0, 0.8])
def test_sparse_regression_correlates_as_it_says(correlation):
    X = sparse_regression(20_000, 4, rng=np.random.default_rng(0), support=2, correlation=correlation).X
    distance = np.abs(np.subtract.outer(range(4), range(4)))
    assert np.allclose(np.cov(X.T), float(correlation) ** distance, atol=0.04)


def test_sparse_regression_says_where_y_comes_from():
    data = sparse_regression(30, 8, rng=np.random.default_rng(0), support=3, noise=0.0)
    assert sorted(np.abs(data.w)) == [0] * 5 + [1] * 3
    assert np.allclose(data.y, data.X @ data.w)
    noisy = sparse_regression(20_000, 2, rng=np.random.default_rng(0), support=0, noise=2.0)
    assert noisy.y.std() == pytest.approx(2, rel=0.03)
    same = sparse_regression(9, 3, rng=np.random.default_rng(0), support=3, correlation=1.0)
    assert np.allclose(same.X, same.X[:, :1])
    with pytest.raises(ValueError, match="support: got 4"):
        sparse_regression(9, 3, rng=np.random.default_rng(0), support=4)


@given(seeds, st.floats(-0.99, 0.99), st.floats(0, 5))
@quick
def test_two_features_are_exactly_as_asked(seed, correlation, noise):
    rng = np.random.default_rng(seed)
    n, w = int(rng.integers(4, 40)), rng.standard_normal(2)
    data = two_features(n, rng=rng, correlation=correlation, w=w, noise=noise)
    assert np.allclose(data.X.T @ data.X / n, [[1, correlation], [correlation, 1]], atol=1e-12)
    assert np.allclose([*data.X.mean(axis=0), data.y.mean()], 0, atol=1e-12)
    assert np.allclose(data.X.T @ (data.y - data.X @ w), 0, atol=1e-11)
    assert np.mean((data.y - data.X @ w) ** 2) == pytest.approx(noise**2, abs=1e-12)
    assert np.array_equal(data.w, w)


def test_two_features_may_be_one_feature_twice():
    data = two_features(9, rng=np.random.default_rng(0), correlation=-1.0)
    assert np.array_equal(data.X[:, 0], -data.X[:, 1])


def test_two_features_turn_with_rng_and_show_a_penalty_the_same():
    one, two, other = (two_features(9, rng=np.random.default_rng(k)) for k in (3, 3, 4))
    assert np.array_equal(one.X, two.X) and np.array_equal(one.y, two.y)
    assert not np.allclose(one.X, other.X)
    assert np.allclose(one.X.T @ one.y, other.X.T @ other.y)
    with pytest.raises(ValueError, match="n: got 3; give an integer >= 4"):
        two_features(3, rng=np.random.default_rng(0))


@pytest.mark.parametrize("size", [1e300, 1e-290])
def test_numbers_at_the_ends_of_what_is_allowed_are_standardised(size):
    X, y = np.array([[0.0, 1.0], [1.0, 2.0], [1.0, 4.0]]), np.array([0.0, 0.5, 1.0])
    s, expected = standardise(size * X / [1.0, 4.0], size * y), standardise(X, y)
    assert np.allclose(s.X, expected.X, rtol=1e-12)
    assert np.allclose(s.scale / size, expected.scale / [1.0, 4.0], rtol=1e-12)
    beyond = 1.01 * size if size > 1 else size / 1.01
    for name, call in (("X", (beyond * X / [1.0, 4.0], y)), ("y", (X, beyond * y))):
        with pytest.raises(ValueError, match=rf"^{name}: got .* as the largest of a column"):
            standardise(*call)


@pytest.mark.parametrize(("spread", "lives"), [(1e-14, False), (1e-12, True)])
def test_a_spread_is_rounding_or_none(spread, lives):
    s = standardise([[1.0], [1.0 + 2 * spread]], [1.0, 1.0 + 2 * spread])
    assert s.X.any() == s.y.any() == lives


@pytest.mark.parametrize("make", [two_features, partial(sparse_regression, p=9)])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"correlation": 1.001}, "correlation: got 1.001; give a finite number >= -1 and <= 1"),
        ({"correlation": -1.001}, "correlation: got -1.001; give a finite number >= -1 and <= 1"),
        ({"noise": -0.001}, "noise: got -0.001; give a finite number >= 0"),
    ],
)
def test_just_beyond_the_ends_is_refused(make, wrong, words):
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        make(6, rng=np.random.default_rng(0), **wrong)
