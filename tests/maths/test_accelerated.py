"""`solve` for penalties that it does not know: they give `Penalty`'s answers, and no more."""

import numpy as np
import pytest
from hypothesis import given

from l1l2 import (
    L1,
    ConvergenceWarning,
    Logistic,
    Problem,
    Quadratic,
    adam,
    clipped,
    clipped_for_good,
    coordinate_descent,
    fista,
    gradient_descent,
    run,
    sgd,
    solve,
    subgradient_descent,
    translate,
)
from l1l2.maths import accelerated
from l1l2.maths.accelerated import accelerate
from l1l2.maths.penalties import Penalty

from .cases import DATAFITS, PENALTIES, design, quick, random_datafit, random_penalty, seeds

ANSWERS = ("lam", "value", "prox", "distance", "conjugate", "dual_scaling", "lam_max")


class Stranger:
    """A penalty that hides all but what `Penalty` asks for."""

    def __init__(self, penalty):
        for name in ANSWERS:
            setattr(self, name, getattr(penalty, name))


def test_a_stranger_is_a_penalty():
    assert isinstance(Stranger(L1(0.1)), Penalty) and not hasattr(Stranger(L1(0.1)), "l1")


@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("kind", PENALTIES)
@given(seeds)
@quick
def test_a_stranger_is_solved_as_its_like(fit, kind, seed):
    """The exact methods and descent are two solvers: they agree within what the gap allows."""
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng, int(rng.integers(5, 30)))
    penalty = random_penalty(kind, rng, 10 ** rng.uniform(-1.5, 0))
    exact, found = solve(Problem(f, penalty)), solve(Problem(f, Stranger(penalty)))
    scale = f.value(np.zeros(f.X.shape[1]))
    assert found.converged and found.gap <= 1e-10 * scale
    assert 0 <= found.value - exact.value + 1e-14 * scale <= found.gap + 2e-14 * scale
    same = Problem(f, penalty).certificate(found.w)
    assert (found.value, found.kkt, found.gap) == same


def test_restarts_pay():
    """Without them momentum carries past the minimum again and again."""
    X, y = design("correlated", 1)
    problem = Problem(Quadratic(X, y), Stranger(L1(0.1)))
    start = np.zeros(problem.p)
    plain = run(fista(problem, start), problem, max_iter=20_000, tol=1e-9)
    ours = run(accelerate(problem, start), problem, max_iter=20_000, tol=1e-9)
    assert plain.converged and ours.converged
    assert len(ours.w) < len(plain.w) / 2


def test_what_did_not_converge_says_so(monkeypatch):
    monkeypatch.setattr(accelerated, "STEPS", 20)
    X, y = design("correlated", 0)
    problem = Problem(Quadratic(X, y), Stranger(L1(0.01)))
    with pytest.warns(ConvergenceWarning, match=r"solve gave up at a duality gap of .* \(tol = 1\.0e-10\)$"):
        best = solve(problem)
    assert not best.converged
    assert best.gap == problem.duality_gap(best.w) > 1e-10 * problem.value(np.zeros(problem.p))


def test_a_start_saves_time_and_decides_nothing():
    X, y = design("independent", 3)
    problem = Problem(Quadratic(X, y), Stranger(L1(0.1)))
    best = solve(problem)
    again = solve(problem, start=best.w)
    assert np.array_equal(again.w, best.w)
    far = solve(problem, start=100 * np.ones(problem.p))
    assert np.allclose(far.w, best.w, atol=1e-4)


@pytest.mark.parametrize("fit", [Quadratic, Logistic])
def test_without_a_penalty_descent_is_certified_too(fit):
    f = random_datafit(fit, np.random.default_rng(1), 40, 3)
    best = solve(Problem(f, Stranger(L1(0.0))))
    assert best.converged
    assert best.value == pytest.approx(solve(Problem(f, L1(0.0))).value, rel=1e-9)


SLOPES = (gradient_descent, subgradient_descent, adam, clipped, clipped_for_good, coordinate_descent)


@pytest.mark.parametrize("solver", [*SLOPES, lambda *a: sgd(*a, rng=np.random.default_rng(0))])
def test_solvers_by_coordinates_refuse_a_stranger(solver):
    problem = Problem(Quadratic(np.eye(2), np.ones(2)), Stranger(L1(0.1)))
    with pytest.raises(ValueError, match=r"^problem: got the penalty Stranger; give L1, L2 or ElasticNet"):
        next(iter(solver(problem, np.zeros(2))))


@pytest.mark.parametrize("reader", [translate, lambda problem: problem.subgradient([0.0, 0.0])])
def test_readers_of_coordinates_refuse_a_stranger(reader):
    problem = Problem(Quadratic(np.eye(2), [1.0, 2.0]), Stranger(L1(0.1)))
    with pytest.raises(ValueError, match=r"^problem: got the penalty Stranger; give L1, L2 or ElasticNet"):
        reader(problem)


def test_a_penalty_of_another_number_of_coefficients_is_refused():
    penalty = Stranger(L1(0.1))
    penalty.p = 3
    with pytest.raises(ValueError, match=r"^penalty: got one of 3 coefficients; give one of 2, one a column"):
        Problem(Quadratic(np.eye(2), np.ones(2)), penalty)
