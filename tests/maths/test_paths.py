from contextlib import nullcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import Ridge, lars_path

from l1l2 import (
    L1,
    L2,
    ConvergenceWarning,
    Problem,
    Quadratic,
    diabetes,
    lam_at_fit,
    lasso_path,
    ridge_path,
    standardise,
)
from l1l2.maths import paths

from .cases import DESIGNS, GENERIC, design, quick

SEEDS = range(25)  # of each kind of DESIGNS
every_design = pytest.mark.parametrize("kind", DESIGNS)


def fit_of(f, w):
    return 1 - f.value(w) / f.value(0 * w)


@every_design
def test_lasso_path_is_optimal_at_every_knot_and_between(kind):
    for seed in SEEDS:
        X, y = design(kind, seed)
        f, path = Quadratic(X, y), lasso_path(X, y)
        assert path.lam[0] == pytest.approx(Problem(f, L1(0)).lam_max, rel=1e-12)
        assert path.lam[-1] == 0
        assert np.all(np.diff(path.lam) < 0)
        assert not path.w[0].any()
        knots = [Problem(f, L1(lam)).kkt_violation(w) for lam, w in zip(path.lam, path.w, strict=True)]
        assert path.kkt == pytest.approx(max(knots), abs=1e-12) and path.kkt <= 1e-10
        rng = np.random.default_rng(seed)
        for lam in path.lam[0] * np.append(rng.uniform(0, 1.2, 5), 10 ** rng.uniform(-6, 0, 3)):
            assert Problem(f, L1(lam)).kkt_violation(path.at(lam)) <= 1e-10


def test_what_any_weights_miss_is_what_their_problem_says():
    for seed in SEEDS:
        X, y = design("independent", seed)
        f, rng = Quadratic(X, y), np.random.default_rng(seed)
        w = 0.1 * rng.standard_normal(X.shape[1]) * (rng.random(X.shape[1]) < 0.5)
        for lam in Problem(f, L1(0)).lam_max * np.array([0.0, 0.3, 1.5]):
            found = paths._largest_violation(f, np.array([lam]), w[None])
            assert found == pytest.approx(Problem(f, L1(lam)).kkt_violation(w), rel=1e-9)


@pytest.mark.parametrize("kind", GENERIC)
def test_lasso_path_has_the_knots_of_lars_path(kind):
    for seed in SEEDS:
        X, y = design(kind, seed)
        path = lasso_path(X, y)
        lam, _, w = lars_path(X, y, method="lasso")
        assert len(lam) == len(path.lam)
        assert np.allclose(path.lam, lam, rtol=1e-8, atol=1e-8 * lam[0])
        assert np.allclose(path.w, w.T, rtol=1e-6, atol=1e-8 * np.abs(w).max())


def test_lasso_path_of_diabetes_is_that_of_lars_path():
    data = diabetes()
    s = standardise(data.X, data.y)
    path = lasso_path(s.X, s.y)
    lam, _, w = lars_path(s.X, s.y, method="lasso")
    assert np.allclose(path.lam, lam, atol=1e-9 * lam[0])
    assert np.allclose(path.w, w.T, atol=1e-8)
    assert np.any((path.w[:-1] != 0) & (path.w[1:] == 0))  # HDL leaves and comes back


def test_features_leave_some_path():
    left = 0
    for seed in SEEDS:
        w = lasso_path(*design("correlated", seed)).w
        left += np.any((w[:-1] != 0) & (w[1:] == 0))
    assert left >= 3


def test_at_most_as_many_features_as_rows():
    for seed in SEEDS:
        X, y = design("wide", seed)
        assert np.count_nonzero(lasso_path(X, y).w, axis=1).max() <= len(y)
        s = standardise(X, y)  # centring takes one away
        assert np.count_nonzero(lasso_path(s.X, s.y).w, axis=1).max() <= len(y) - 1


def test_lasso_path_at_its_ends():
    X, y = design("independent", 0)
    path = lasso_path(X, y)
    for lam in (path.lam[0], 2 * path.lam[0], 1e300, np.inf):
        assert np.array_equal(path.at(lam), 0 * path.w[0])
    assert np.allclose(path.at(0), np.linalg.lstsq(X, y)[0])
    for lam, w in zip(path.lam, path.w, strict=True):
        assert np.allclose(path.at(lam), w, rtol=1e-12, atol=1e-14)


def test_at_zero_the_wide_path_fits_all():
    for seed in SEEDS:
        X, y = design("wide", seed)
        assert np.allclose(X @ lasso_path(X, y).at(0), y, atol=1e-8)


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
def test_at_takes_arrays(make):
    path = make(*design("independent", 1))
    lam = np.array([[0.0, 0.1, 3.0], [1e-3, 0.7, np.inf]])
    assert path.at(lam).shape == (2, 3, path.at(0).size)
    for i, j in np.ndindex(2, 3):
        assert np.allclose(path.at(lam)[i, j], path.at(lam[i, j]), rtol=1e-12)
    assert np.allclose(path.at([0.1, 0.2])[1], path.at(0.2), rtol=1e-12)


def test_no_answer_no_path():
    path = lasso_path(np.ones((3, 2)), np.zeros(3))
    assert np.array_equal(path.lam, [0.0])
    assert np.array_equal(path.at([0.0, 1.0]), np.zeros((2, 2)))
    ridge = ridge_path(np.zeros((3, 2)), np.ones(3))
    assert np.array_equal(ridge.at([0.0, 1.0]), np.zeros((2, 2)))


@every_design
def test_ridge_path_is_scikit_learns_ridge(kind):
    for seed in range(10):
        X, y = design(kind, seed)
        path = ridge_path(X, y)
        lam = 10.0 ** np.random.default_rng(seed).uniform(-5, 3, 4)
        theirs = [Ridge(len(y) * a, fit_intercept=False, solver="svd").fit(X, y).coef_ for a in lam]
        assert np.allclose(path.at(lam), theirs, rtol=1e-8, atol=1e-9 * np.abs(y).max())
        worst = max(Problem(Quadratic(X, y), L2(a)).kkt_violation(path.at(a)) for a in lam)
        assert worst <= 1e-10


@every_design
def test_ridge_path_ends_at_the_smallest_least_squares_solution_and_at_zero(kind):
    for seed in range(10):
        X, y = design(kind, seed)
        path = ridge_path(X, y)
        assert np.allclose(path.at(0), np.linalg.pinv(X) @ y, rtol=1e-7, atol=1e-9 * np.abs(y).max())
        assert not path.at(np.inf).any()


def test_ridge_gives_no_exact_zero_where_lasso_does():
    X, y = design("independent", 2)
    assert np.all(ridge_path(X, y).at(lasso_path(X, y).lam) != 0)


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize("kind", [k for k in DESIGNS if k != "zero y"])
@given(st.floats(0, 1), st.integers(0, 99))
@quick
def test_lam_at_fit_inverts_the_fit(make, kind, share, seed):
    X, y = design(kind, seed)
    f, path = Quadratic(X, y), make(X, y)
    best = fit_of(f, path.at(0))
    fit = share * best
    lam = lam_at_fit(path, f, fit)
    assert fit_of(f, path.at(lam)) == pytest.approx(fit, abs=1e-10)


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize("unit_X", [1e-5, 1.0, 1e5])
@pytest.mark.parametrize("unit_y", [1e-9, 1.0, 1e9])
def test_lam_at_fit_works_in_any_unit(make, unit_X, unit_y):
    """The bug to catch: a search for ridge's lam between bounds that belong to the lasso's."""
    X, y = design("independent", 3)
    f, path = Quadratic(unit_X * X, unit_y * y), make(unit_X * X, unit_y * y)
    for fit in (1e-9, 1e-4, 0.1, 0.5):
        assert fit_of(f, path.at(lam_at_fit(path, f, fit))) == pytest.approx(fit, rel=1e-4)


@pytest.mark.parametrize("fit", [1e-12, 1e-15, 1e-17, 1e-300])
@pytest.mark.parametrize("make", [lasso_path, ridge_path])
def test_a_fit_too_small_to_measure_is_met_to_rounding(make, fit):
    X, y = design("independent", 3)
    f, path = Quadratic(X, y), make(X, y)
    assert fit_of(f, path.at(lam_at_fit(path, f, fit))) == pytest.approx(0, abs=1e-11)


def test_lam_at_fit_at_its_limits():
    X, y = design("independent", 4)
    f, lasso, ridge = Quadratic(X, y), lasso_path(X, y), ridge_path(X, y)
    assert lam_at_fit(lasso, f, 0) == lasso.lam[0]
    assert lam_at_fit(ridge, f, 0) == np.inf
    for path in (lasso, ridge):
        best = float(fit_of(f, path.at(0)))
        assert lam_at_fit(path, f, best) == pytest.approx(0, abs=1e-9)
        with pytest.raises(ValueError, match=r"fit: got .*; give a finite number >= 0 and <= 0\."):
            lam_at_fit(path, f, min(1.0, best + 1e-3))


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize("y", [[0.0, 0.0], [1.0, -1.0]])
def test_where_nothing_can_be_explained_only_a_fit_of_zero_can_be_had(make, y):
    X = np.array([[1.0], [1.0]])
    f, path = Quadratic(X, y), make(X, y)
    assert lam_at_fit(path, f, 0) in (0.0, np.inf)
    with pytest.raises(ValueError, match=r"fit: got 0\.1; give a finite number >= 0 and <= "):
        lam_at_fit(path, f, 0.1)


def test_orthogonal_to_all_columns_but_for_rounding_is_no_alarm():
    for seed in SEEDS:
        X, y = design("orthogonal y", seed)
        path = lasso_path(X, y)
        assert path.kkt <= 1e-10
        assert np.abs(path.w).max() <= 1e-13
        assert np.abs(ridge_path(X, y).at([0, 1])).max() <= 1e-13


def test_a_path_may_end_early():
    X, y = design("independent", 0)
    f, whole = Quadratic(X, y), lasso_path(X, y)
    end = whole.lam[0] / 3
    path = lasso_path(X, y, lam_min=end)
    assert path.lam[-1] == end
    lam = np.linspace(end, whole.lam[0], 20)
    assert np.allclose(path.at(lam), whole.at(lam), rtol=1e-9, atol=1e-12)
    with pytest.raises(ValueError, match=r"lam: got .*; this path ends at"):
        path.at([2 * end, 0.9 * end])
    best = float(fit_of(f, path.at(end)))
    assert lam_at_fit(path, f, best) == end
    assert lam_at_fit(path, f, best / 2) == pytest.approx(lam_at_fit(whole, f, best / 2), rel=1e-9)
    with pytest.raises(ValueError, match="fit: got"):
        lam_at_fit(path, f, best + 1e-3)
    beyond = lasso_path(X, y, lam_min=2 * whole.lam[0])
    assert len(beyond.lam) == 1 and not beyond.at(3 * whole.lam[0]).any()


def worst_case(p):
    """Data whose path passes through every second pattern of signs (Mairal & Yu 2012, theorem 1)."""
    X, y = np.ones((1, 1)), np.ones(1)
    for k in range(1, p):
        small = 0.1**k
        X = np.block([[X, 2 * small * y[:, None]], [np.zeros((1, k)), np.full((1, 1), small)]])
        y = np.append(y, 1.0)
    return X, y


@pytest.mark.parametrize("p", [1, 2, 3, 4, 5])
def test_a_path_may_have_as_many_knots_as_there_can_be(p):
    path = lasso_path(*worst_case(p))
    assert len(path.lam) == (3**p + 1) / 2
    assert path.kkt <= 1e-12


def test_a_path_that_is_cut_short_says_so():
    X, y = worst_case(6)  # 365 knots are more than it follows
    with pytest.warns(ConvergenceWarning, match=r"lasso_path stops at lam = .* with KKT violation"):
        path = lasso_path(X, y)
    assert path.lam[-1] > 0
    assert path.kkt <= 1e-12  # as far as it goes, it is right
    with pytest.raises(ValueError, match=r"lam: got 0; this path ends at"):
        path.at(0)


@pytest.mark.parametrize(("kkt", "told"), [(1e-9, False), (2e-8, True), (np.nan, True)])
def test_a_violation_is_told_a_nan_too(kkt, told, monkeypatch):
    monkeypatch.setattr(paths, "_largest_violation", lambda *given: kkt)
    with pytest.warns(ConvergenceWarning, match="KKT violation") if told else nullcontext():
        lasso_path(*design("independent", 0))


def test_of_simultaneous_events_the_last_counts(monkeypatch):
    """The bug to catch: the first, where a weight that dies with another is still rounding noise."""
    X, y = np.sqrt(2) * np.eye(2), np.sqrt(2) * np.array([0.0, 2.0])
    knots = [(2.0, [0.0, 0.0]), (1.0, [1e-17, 1.0]), (1.0, [0.0, 1.0]), (0.0, [0.0, 2.0])]
    monkeypatch.setattr(paths, "homotopy", lambda *given: ((lam, np.array(w)) for lam, w in knots))
    path = lasso_path(X, y)
    assert np.array_equal(path.lam, [2, 1, 0])
    assert np.array_equal(path.w, [[0, 0], [0, 1], [0, 2]])


def of_lengths(seed):
    """Columns of very different lengths, and what of y they leave unexplained."""
    rng = np.random.default_rng(seed)
    n, p = int(rng.integers(5, 20)), int(rng.integers(2, 8))
    X, length = rng.standard_normal((n, p)), 10.0 ** rng.uniform(-14, 2, p)
    y = rng.standard_normal(n)
    return X * length, y, Quadratic(X, y).value(np.linalg.lstsq(X, y)[0])


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize("seed", [0, 4, 5, 7, 11, 103])
def test_short_columns_count_as_well(make, seed):
    X, y, least = of_lengths(seed)
    assert Quadratic(X, y).value(make(X, y).at(0)) == pytest.approx(least, rel=1e-6)


@pytest.mark.parametrize("seed", [0, 4, 5, 7, 11, 103])
def test_ridge_is_optimal_with_columns_of_very_different_lengths(seed):
    X, y, _ = of_lengths(seed)
    path, f = ridge_path(X, y), Quadratic(X, y)
    lams = 10.0 ** np.random.default_rng(seed).uniform(-30, 0, 20)
    assert max(Problem(f, L2(lam)).kkt_violation(path.at(lam)) for lam in lams) <= 1e-8


def test_ridge_tells_a_short_column_from_a_dependent_one():
    X, y, least = of_lengths(4)
    path = ridge_path(np.column_stack([1e3 * X[:, 0], X]), y)
    assert len(path.d) == X.shape[1]
    assert (
        Quadratic(X, y).value(path.at(0)[1:] + np.eye(X.shape[1])[0] * 1e3 * path.at(0)[0])
        <= least * 1.000001
    )
    twins = ridge_path([[1e3, 1.0, 0.0], [1e3, 1.0, 0.0], [0.0, 0.0, 1e-13]], [2.0, 2.0, 1.0])
    assert twins.at(0) == pytest.approx([2e3 / (1e6 + 1), 2 / (1e6 + 1), 1e13], rel=1e-6)


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize(("unit_X", "unit_y"), [(1e-130, 1.0), (1e130, 1e-100), (1e-130, 1e130)])
def test_units_far_from_1_change_nothing_else(make, unit_X, unit_y):
    X, y = design("independent", 3)
    lam = 0.3 * np.abs(X.T @ y).max() / len(y)
    there = lam * unit_X * (unit_y if make is lasso_path else unit_X)
    w = make(unit_X * X, unit_y * y).at(there)
    assert np.allclose(w / unit_y * unit_X, make(X, y).at(lam), rtol=1e-9)


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize("unit", [1e-160, 1e-145, 1e145, 1e160])
def test_units_whose_squares_are_no_floats_are_refused(make, unit):
    X, y = design("independent", 3)
    with pytest.raises(ValueError, match=r"^X: got (?=.*square).*; give"):
        make(unit * X, y)
    with pytest.raises(ValueError, match=r"^y: got (?=.*square).*; give"):
        make(X, unit * y)
    X[:, 0] *= unit
    with pytest.raises(ValueError, match=r"^X: got (?=.*square).*; give"):
        make(X, y)


@pytest.mark.parametrize("make", [lasso_path, ridge_path])
@pytest.mark.parametrize("fit", [0.0, 1e-13])
def test_a_fit_of_rounding_can_be_had_from_nothing(make, fit):
    X, y = np.zeros((3, 2)), np.ones(3)
    path = make(X, y)
    assert not path.at(lam_at_fit(path, Quadratic(X, y), fit)).any()


def test_ridge_at_a_strength_beyond_all_floats_is_0():
    assert np.abs(ridge_path(*design("independent", 3)).at(1.7e308)).max() <= 1e-300


def test_a_small_singular_value_is_one():
    assert ridge_path([[1.0, 1.0], [0.0, 1e-11]], [1.0, 1e-11]).at(0) == pytest.approx([0, 1], abs=1e-3)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_a_short_column_counts_wherever_it_stands(order):
    lengths = np.array([1.0, 1e-17, 1e-9])[order]
    assert ridge_path(np.diag(lengths), 2 * lengths).at(0) == pytest.approx([2, 2, 2], rel=1e-6)


def test_below_its_end_a_path_names_the_lam_that_is_too_small():
    path = lasso_path(*design("independent", 0), lam_min=1e-3)
    with pytest.raises(ValueError, match=r"^lam: got 0\.0005; this path ends at 0\.001$"):
        path.at([1.0, 5e-4, 7e-4])


@pytest.mark.parametrize("build", [lasso_path, ridge_path])
@pytest.mark.parametrize(("wrong", "named"), [([1, -2, -3], "-2"), ([[2.0, 0.0], [np.nan, 1.0]], "nan")])
def test_among_many_lam_the_first_wrong_one_is_named(build, wrong, named):
    path = build(*design("independent", 0))
    with pytest.raises(ValueError, match=rf"^lam: got {named}; give numbers >= 0, or inf$"):
        path.at(wrong)


def test_where_a_path_is_cut_short_is_said(monkeypatch):
    monkeypatch.setattr(paths, "homotopy", lambda *_: iter([(1.0, np.zeros(2)), (0.25, np.zeros(2))]))
    with pytest.warns(ConvergenceWarning, match=r"^lasso_path stops at lam = 0\.25 with KKT violation \d"):
        assert lasso_path(np.eye(2), [1.0, 0.5]).lam.tolist() == [1.0, 0.25]
