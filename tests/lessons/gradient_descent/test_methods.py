"""The runs that the pictures show are the solvers' own, on the data that the course describes."""

from itertools import islice

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import (
    adam,
    clipped,
    clipped_for_good,
    coordinate_descent,
    fista,
    ista,
    sgd,
    subgradient_descent,
)
from l1l2.lessons.gradient_descent.methods import LAST, STEPS, list_methods, name_method, run_methods

THRESHOLD = ["ista", "fista", "coordinate_descent"]
NEVER = ["subgradient", "sgd", "adam"]


@pytest.fixture(scope="module")
def runs():
    return run_methods()


@pytest.fixture(scope="module")
def start():
    """The runs' own, drawn anew: after the design and the noise."""
    rng = np.random.default_rng(8)
    rng.standard_normal((30, 60)), rng.standard_normal(30)
    return rng.standard_normal(60)


def test_the_data_are_what_the_course_says(runs):
    X, y = runs.problem.datafit.X, runs.problem.datafit.y
    assert X.shape == (30, 60)
    assert np.std(y - X[:, :4] @ [3, -2, 2, 1.5]) == pytest.approx(0.3, rel=0.3)
    assert runs.problem.penalty.lam == pytest.approx(0.2 * np.abs(X.T @ y).max() / 30)


def test_the_optimum_is_scikit_learns(runs):
    f = runs.problem.datafit
    fit = Lasso(runs.problem.penalty.lam, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(f.X, f.y)
    assert runs.best.converged and runs.best.w == pytest.approx(fit.coef_, abs=1e-8)
    assert np.array_equal(runs.best.w == 0, fit.coef_ == 0)
    assert set(range(4)) <= set(np.flatnonzero(runs.best.w))


def test_runs_are_the_solvers_own(runs, start):
    """For the first 200 steps; the gap is that of the best value so far."""
    f, lam = runs.problem.datafit, runs.problem.penalty.lam
    solvers = {
        "subgradient": lambda p, w: subgradient_descent(p, w),
        "sgd": lambda p, w: sgd(p, w, 0.5 / f.lipschitz, rng=np.random.default_rng(0), batch=10),
        "adam": lambda p, w: adam(p, w, 0.01),
        "clipped": clipped,
        "clipped_for_good": clipped_for_good,
        "ista": ista,
        "fista": fista,
        "coordinate_descent": coordinate_descent,
    }
    shown = [k for k in STEPS if k <= 200]

    def value(w):
        return ((f.y - w @ f.X.T) ** 2).sum(axis=-1) / 60 + lam * np.abs(w).sum(axis=-1)

    assert list(runs.w) == list(runs.gap) == list(solvers)
    for name, solver in solvers.items():
        run = np.array(list(islice(solver(runs.problem, start), 201)))
        assert np.allclose(runs.w[name][: len(shown)], run[shown], rtol=0, atol=1e-12)
        best = np.minimum.accumulate(value(run)) - value(runs.best.w)
        assert np.allclose(runs.gap[name][:201], np.maximum(best, 1e-14), rtol=0, atol=1e-13)


def test_three_never_make_a_zero_and_three_make_the_right_ones(runs):
    for name in NEVER:
        assert np.all(runs.w[name] != 0)
    for name in THRESHOLD:
        assert np.array_equal(runs.w[name][-1] == 0, runs.best.w == 0)
        assert runs.gap[name][-1] <= 1e-12


def test_istas_support_is_final_after_38_steps(runs, start):
    run = np.array(list(islice(ista(runs.problem, start), 1001)))
    right = ((run == 0) == (runs.best.w == 0)).all(axis=1)
    assert not right[37] and right[38:].all()


def test_clipping_does_not_fix_it(runs):
    wanders, kills = runs.w["clipped"][-1], runs.w["clipped_for_good"][-1]
    zero = runs.best.w == 0
    assert 0 < (wanders == 0).sum() < zero.sum()
    assert np.any((kills == 0) & ~zero)  # dead, though the optimum needs them
    assert np.any((kills != 0) & zero)
    assert runs.gap["clipped_for_good"][-1] > 1


def test_bounds_are_the_theorems_and_hold(runs, start):
    """Beck and Teboulle's for ISTA and FISTA; a multiple of 1/√T for the subgradient method."""
    f, k = runs.problem.datafit, np.arange(1, LAST + 1)
    away = np.linalg.eigvalsh(f.X.T @ f.X / 30)[-1] * ((start - runs.best.w) ** 2).sum()
    assert runs.bound["ista"] == pytest.approx(away / (2 * k))
    assert runs.bound["fista"] == pytest.approx(2 * away / (k + 1) ** 2)
    C = runs.bound["subgradient"][0]
    assert runs.bound["subgradient"] == pytest.approx(C / np.sqrt(k))
    for name, bound in runs.bound.items():
        assert np.all(runs.gap[name][1:] <= bound)
    assert list(runs.bound) == ["subgradient", "ista", "fista"]


def test_the_subgradient_bound_is_nowhere_below_shors_and_touches_it(runs, start):
    """Shor's bound from the second half of the first T steps, for T up to 500: sums written out."""
    w = np.array(list(islice(subgradient_descent(runs.problem, start), 501)))
    away = ((w - runs.best.w) ** 2).sum(axis=1)
    moved = ((w[1:] - w[:-1]) ** 2).sum(axis=1)
    L = runs.problem.datafit.lipschitz
    over = []
    for T in range(1, 501):
        second = range(T // 2, T)
        steps = sum(1 / (L * np.sqrt(i + 1)) for i in second)
        shor = (away[T // 2] + sum(moved[i] for i in second)) / (2 * steps)
        over.append(runs.bound["subgradient"][T - 1] / shor)
    assert min(over) >= 1 - 1e-12
    assert min(over) < 1.5  # it is the least such curve for all 5,000 steps


def test_a_list_gives_each_method_its_own_value():
    values = dict(zip(run_methods().w, range(1, 9), strict=True))
    said = list_methods(values)
    assert said == ", ".join(f"{name_method(method)} {value}" for method, value in values.items())
    assert [name_method(method) for method in values][-4:] == [
        "clipped for good",
        "ISTA",
        "FISTA",
        "coordinate descent",
    ]
