import numpy as np
import pytest
from hypothesis import given

from l1l2 import L1, L2, ElasticNet, Logistic, Problem, Quadratic, solve
from l1l2.maths.problem import gradient_scale, unit_columns

from .cases import DATAFITS, PENALTIES, quick, random_datafit, random_penalty, seeds

every_datafit = pytest.mark.parametrize("fit", DATAFITS)
every_penalty = pytest.mark.parametrize("kind", PENALTIES)


def drawn(fit, kind, seed):
    """A problem, a point w (some entries 0) and a generator for more."""
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng)
    problem = Problem(f, random_penalty(kind, rng, 10 ** rng.uniform(-2.5, 0.5)))
    w = 10 ** rng.uniform(-3, 1) * rng.standard_normal(problem.p) * (rng.random(problem.p) < 0.7)
    return problem, w, rng


@every_datafit
@every_penalty
@given(seeds)
@quick
def test_gap_bounds_suboptimality_anywhere(fit, kind, seed):
    problem, w, _ = drawn(fit, kind, seed)
    best = solve(problem)
    assert best.converged
    above = problem.value(w) - best.value
    assert above >= -1e-9 * best.value
    assert problem.duality_gap(w) >= above - 1e-9 * problem.value(w)
    assert 0 <= best.gap <= 1e-8 * problem.datafit.value(0 * w)  # and closes at the optimum


@every_datafit
@every_penalty
@given(seeds)
@quick
def test_kkt_violation_is_zero_only_at_the_optimum(fit, kind, seed):
    """Strong convexity near the minimiser: a w whose value is worse has a slope that shows it."""
    problem, w, _ = drawn(fit, kind, seed)
    best = solve(problem)
    assert problem.kkt_violation(best.w) <= 1e-10
    scale = np.abs(problem.datafit.gradient_at_zero).max()
    drop = problem.value(w) - best.value
    reach = np.abs(w - best.w).sum()
    assert problem.kkt_violation(w) * scale * reach >= drop - 1e-9 * problem.value(w)  # convexity


@every_datafit
@every_penalty
@given(seeds)
@quick
def test_kkt_violation_is_the_distance_to_the_subdifferential(fit, kind, seed):
    problem, w, _ = drawn(fit, kind, seed)
    pull = -problem.datafit.gradient(w)
    lo, hi = problem.penalty.subdifferential(w)
    distance = max(abs(c - min(max(c, a), b)) for c, a, b in zip(pull, lo, hi, strict=True))
    scale = max(abs(problem.datafit.gradient(0 * w)))
    assert problem.kkt_violation(w) == pytest.approx(distance / scale, rel=1e-12)


@every_datafit
@every_penalty
@given(seeds)
@quick
def test_certificate_is_value_violation_and_gap(fit, kind, seed):
    problem, w, _ = drawn(fit, kind, seed)
    value, kkt, gap = problem.certificate(w)
    assert value == pytest.approx(problem.value(w), rel=1e-12)
    assert kkt == pytest.approx(problem.kkt_violation(w), rel=1e-9)
    assert gap == problem.duality_gap(w)
    assert value == pytest.approx(problem.datafit.value(w) + problem.penalty.value(w), rel=1e-12)


@every_datafit
@every_penalty
@given(seeds)
@quick
def test_subgradient_supports_the_objective_from_below(fit, kind, seed):
    problem, w, rng = drawn(fit, kind, seed)
    other = rng.standard_normal(problem.p)
    bound = problem.value(w) + problem.subgradient(w) @ (other - w)
    assert problem.value(other) >= bound - 1e-9 * (1 + abs(bound))


@every_penalty
def test_value_takes_rows(kind):
    problem, _, rng = drawn(DATAFITS[0], kind, 3)
    rows = rng.standard_normal((5, problem.p))
    assert np.allclose(problem.value(rows), [problem.value(v) for v in rows], rtol=1e-12)


@pytest.mark.parametrize("penalty", [L1(0), L2(0), ElasticNet(0, 0.5)])
def test_without_a_penalty_the_gap_still_holds_and_closes(penalty):
    rng = np.random.default_rng(0)
    problem = Problem(Quadratic(rng.standard_normal((9, 4)), rng.standard_normal(9)), penalty)
    best = solve(problem)
    assert best.gap <= 1e-12
    w = rng.standard_normal(4)
    assert problem.duality_gap(w) >= problem.value(w) - best.value - 1e-12
    assert problem.duality_gap(w) == pytest.approx(problem.value(w) - best.value)  # the bound is exact here


@every_datafit
@every_penalty
@pytest.mark.parametrize("size", [1e155, 1e200, 1e308])
def test_no_certificate_is_nan(fit, kind, size):
    """Where numbers leave the floats nothing is proven, and no warning of NumPy's has to say so."""
    X = [[3.0, 3.0, 1.0], [1.0, -2.0, 0.5], [1.0, 0.0, -1.0]]  # 3e308 - 3e308 is NaN
    problem = Problem(fit(X, [1.0, -1.0, 1.0]), random_penalty(kind, np.random.default_rng(1), 0.1))
    w = np.array([size, -size, size])
    found = [*problem.certificate(w), problem.kkt_violation(w), problem.duality_gap(w)]
    assert not np.isnan(found).any()
    assert min(found) > 1e-3


@every_penalty
def test_the_bound_is_never_worse_than_doing_nothing(kind):
    """Of a penalty that is next to nothing the conjugate is huge: then u = 0 bounds better."""
    rng = np.random.default_rng(0)
    problem = Problem(random_datafit(Quadratic, rng, 8, 3), random_penalty(kind, rng, 1e-12))
    w = rng.standard_normal(3)
    assert problem.duality_gap(w) <= problem.value(w) * (1 + 1e-12)


def test_zero_answers_have_zero_violation():
    problem = Problem(Quadratic([[1.0], [2.0]], [0.0, 0.0]), L1(0.3))
    assert problem.kkt_violation([0.0]) == 0 == problem.duality_gap([0.0])
    assert problem.kkt_violation([1.0]) == pytest.approx(2.5 + 0.3)  # nothing to be relative to
    assert problem.lam_max == 0


def test_violation_does_not_depend_on_the_unit_of_y():
    rng = np.random.default_rng(5)
    X, y, w = rng.standard_normal((8, 3)), rng.standard_normal(8), rng.standard_normal(3)
    one = Problem(Quadratic(X, y), L1(0.2)).kkt_violation(w)
    for unit in (1e-3, 1e6):
        other = Problem(Quadratic(X, unit * y), L1(0.2 * unit)).kkt_violation(unit * w)
        assert other == pytest.approx(one, rel=1e-10)


@pytest.mark.parametrize(("share", "scale"), [(1e-3, 1e-3), (2e-5, 2e-5), (5e-6, 1e-5), (0.0, 1e-5)])
def test_violations_are_relative_to_the_largest_slope_that_ten_digits_resolve(share, scale):
    f = Quadratic([[1.0], [0.0]], [share, 1.0])
    assert 2 * gradient_scale(f) == pytest.approx(scale, rel=1e-6)


def test_lam_max_is_the_penaltys_at_the_datafits_gradient():
    X, y = np.array([[1.0, 0.0], [1.0, 3.0]]), np.array([1.0, -1.0])
    assert Problem(Quadratic(X, y), L1(0.1)).lam_max == pytest.approx(1.5)
    assert Problem(Logistic(X, y), L1(0.1)).lam_max == pytest.approx(0.75)
    assert Problem(Quadratic(X, y), ElasticNet(0.1, 0.5)).lam_max == pytest.approx(3.0)
    assert Problem(Quadratic(X, y), L2(0.1)).lam_max == np.inf


@pytest.mark.parametrize("penalty", [L1(0.3), ElasticNet(0.3, 0.5)])
def test_of_the_slopes_at_a_kink_the_middle_one_is_taken(penalty):
    problem = Problem(Quadratic(np.eye(3), [3.0, -1.0, 2.0]), penalty)
    w = np.array([0.0, 0.5, 0.0])
    lo, hi = penalty.subdifferential(w)
    slopes = problem.subgradient(w) - problem.datafit.gradient(w)
    assert np.allclose(slopes, [0.0, lo[1], 0.0]) and lo[1] == hi[1]


def test_unit_columns_times_their_lengths_are_the_columns():
    X = np.array([[3.0, 0.0, 6e-200], [4.0, 0.0, -8e-200], [0.0, 0.0, 0.0]])
    unit, length = unit_columns(X)
    assert np.allclose(length, [5.0, 1.0, 1e-199], rtol=1e-14)
    assert np.allclose(unit * length, X, rtol=1e-14, atol=0)
    assert np.allclose(np.linalg.norm(unit, axis=0), [1, 0, 1])
