"""Our solvers and scikit-learn's on the same problem, whatever is chosen."""

from itertools import islice

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import Dataset, coordinate_descent, diabetes, fista, ista
from l1l2.workbench import fits
from l1l2.workbench.fits import EXACT, PENALTIES, SOLVERS, fit

RNG = np.random.default_rng(5)


def data(X, y):
    return Dataset(X, y, tuple(f"x{j}" for j in range(X.shape[1])))


WIDE = data(RNG.standard_normal((8, 30)), RNG.standard_normal(8))
CONSTANT = data(np.column_stack([RNG.standard_normal((9, 2)), np.full(9, 3.0)]), RNG.standard_normal(9))
TALL = diabetes()
TINY = data(TALL.X * 1e-6, TALL.y * 1e9)


@pytest.mark.parametrize("solver", [EXACT, *SOLVERS])
@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("given", [TALL, CONSTANT, TINY], ids=["tall", "constant", "tiny"])
def test_every_solver_agrees_with_scikit_learn(given, penalty, solver):
    got = fit(given, penalty, 0.1, 0.5, solver)
    assert got.ours.kkt <= 1e-8 and got.theirs.kkt <= 1e-8
    assert got.ours.gap >= 0
    assert np.allclose(got.ours.w, got.theirs.w, atol=1e-6 * np.abs(got.theirs.w).max())
    assert np.array_equal(got.ours.w == 0, got.theirs.w == 0)
    assert (got.ours.steps == 0) == (solver == EXACT)


@pytest.mark.parametrize("penalty", PENALTIES)
def test_more_columns_than_rows(penalty):
    got = fit(WIDE, penalty, 0.1, 0.5, EXACT)
    assert got.ours.kkt <= 1e-8
    assert np.isclose(got.ours.value, got.theirs.value, rtol=1e-6)


@pytest.mark.parametrize("penalty", ["l1", "elastic_net"])
def test_lam_is_a_fraction_of_the_least_that_gives_0(penalty):
    assert (fit(TALL, penalty, 1.0, 0.3, EXACT).ours.w == 0).all()
    assert (fit(TALL, penalty, 0.999, 0.3, EXACT).ours.w != 0).sum() == 1


def test_lam_of_ridge_is_a_fraction_of_the_largest_curvature():
    got = fit(TALL, "l2", 0.5, 0.3, EXACT)
    X = got.scaled.X
    assert np.isclose(got.problem.penalty.lam, 0.5 * np.linalg.norm(X, 2) ** 2 / len(X))
    assert got.strength.message.endswith("({fraction:.2g} L)")
    assert got.strength.facts == {"lam": got.problem.penalty.lam, "fraction": 0.5}


def test_no_correlation_is_said():
    X, y = np.array([[-1.0], [0.0], [1.0]]), np.array([1.0, -2.0, 1.0])
    with pytest.raises(ValueError, match="no column is correlated with the answer"):
        fit(data(X, y), "l1", 0.1, 0.5, EXACT)


def test_a_solver_out_of_time_is_stopped_and_not_certified(monkeypatch):
    monkeypatch.setattr(fits, "SECONDS", 1e-6)
    got = fit(TALL, "l1", 1e-3, 0.5, "ista")
    assert got.ours.steps == 9
    assert got.ours.kkt > 1e-4


def test_what_is_being_done_is_told():
    told = []
    fit(TALL, "l1", 0.1, 0.5, "fista", lambda words, share: told.append((words, share)))
    assert told[0] == ("FISTA: 10 columns", 0.0)
    step, share = told[1]
    assert (step.facts["solver"], step.facts["steps"]) == ("FISTA", 9)
    assert share == pytest.approx(np.log(step.facts["kkt"]) / np.log(fits.TOL))
    assert told[-1] == ("scikit-learn Lasso", 0.0)
    assert 0 < share < told[-2][1] == 1.0


def test_one_column_is_no_columns():
    told = []
    one = data(TALL.X[:, :1], TALL.y)
    fit(one, "l1", 0.1, 0.5, EXACT, lambda words, share: told.append(words))
    assert told[0] == "exact: 1 column"


def test_the_data_stay_as_they_were():
    before = TALL.X.copy()
    fit(TALL, "l1", 0.1, 0.5, EXACT)
    assert np.array_equal(TALL.X, before)


@pytest.mark.parametrize(
    ("name", "solver"), [("ista", ista), ("fista", fista), ("coordinate_descent", coordinate_descent)]
)
def test_each_solver_is_the_one_of_its_name(name, solver):
    got = fit(TALL, "l1", 0.1, 0.5, name)
    *_, last = islice(solver(got.problem, np.zeros(10)), got.ours.steps + 1)
    assert np.array_equal(got.ours.w, last)


@pytest.mark.parametrize(("fraction", "shown"), [(0.1, "0.1"), (0.15, "0.15"), (0.001, "0.001")])
def test_the_strength_is_said_to_two_digits(fraction, shown):
    got = fit(TALL, "l1", fraction, 0.5, EXACT)
    assert got.strength == f"λ = {got.problem.penalty.lam:.3g} ({shown} λ_max)"
    assert got.strength.facts == {"lam": got.problem.penalty.lam, "fraction": fraction}


@pytest.mark.parametrize(
    ("penalty", "theirs"), [("l1", "Lasso"), ("l2", "Ridge"), ("elastic_net", "ElasticNet")]
)
def test_a_fit_says_who_made_it_and_of_what(penalty, theirs):
    got = fit(TALL, penalty, 0.1, 0.3, EXACT)
    assert (got.penalty, got.ours.solver, got.theirs.solver) == (penalty, "exact", f"scikit-learn {theirs}")
    assert got.data is TALL
    assert got.problem.penalty.l2 / got.problem.penalty.lam == pytest.approx(
        {"l1": 0, "l2": 1, "elastic_net": 0.7}[penalty]
    )
    for answer in (got.ours, got.theirs):
        assert (answer.value, answer.kkt, answer.gap) == got.problem.certificate(answer.w)
        assert answer.seconds > 0


@pytest.mark.parametrize(("multiplications", "sweeps"), [(1, 100), (4420 * 250, 250), (1e99, 10_000)])
def test_scikit_learn_sweeps_as_often_as_the_table_is_small(multiplications, sweeps, monkeypatch):
    asked = []
    monkeypatch.setattr(fits, "MULTIPLICATIONS", multiplications)
    monkeypatch.setattr(fits, "Lasso", lambda **given: asked.append(given["max_iter"]) or Lasso(**given))
    fit(TALL, "l1", 0.5, 0.5, EXACT)
    assert asked == [sweeps]


def test_scikit_learn_s_sweeps_are_counted():
    got = fit(TALL, "l1", 0.1, 0.5, EXACT)
    model = Lasso(alpha=got.problem.penalty.lam, fit_intercept=False, tol=1e-12, max_iter=10_000)
    assert got.theirs.steps == model.fit(got.scaled.X, got.scaled.y).n_iter_ > 1
    assert fit(TALL, "l2", 0.1, 0.5, EXACT).theirs.steps == 0
