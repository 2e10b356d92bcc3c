"""`solve` against solvers that no one here wrote, on every kind of DESIGNS: 336 designs a peer.

Where solutions are not unique they are compared by value, gap and KKT violation, never by w.
"""

import warnings

import numpy as np
import pytest
import sklearn
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import lstsq
from scipy.optimize import minimize
from sklearn.exceptions import ConvergenceWarning as TheirWarning
from sklearn.linear_model import ElasticNet as TheirElasticNet
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from l1l2 import (
    L1,
    L2,
    ConvergenceWarning,
    ElasticNet,
    Logistic,
    Problem,
    Quadratic,
    diabetes,
    solve,
    standardise,
)
from l1l2.maths import exact
from l1l2.maths.exact import SMALL, lasso_2d, lasso_gram
from l1l2.maths.homotopy import Gram, homotopy
from l1l2.maths.trace import Trace, run

from .cases import DATAFITS, DESIGNS, GENERIC, PENALTIES, design, quick, random_datafit, random_penalty, seeds

SEEDS = range(24)
OLD = tuple(map(int, sklearn.__version__.split(".")[:2])) < (
    1,
    8,
)  # where l1_ratio asks for its penalty by name
every_design = pytest.mark.parametrize("kind", DESIGNS)


def certified(problem):
    """Solve, and hold the answer to its own certificate."""
    best = solve(problem)
    assert best.converged
    assert best.kkt == pytest.approx(problem.kkt_violation(best.w), abs=1e-14) and best.kkt <= 1e-10
    assert best.value == pytest.approx(problem.value(best.w), rel=1e-12)
    scale = problem.datafit.value(np.zeros(problem.p))
    assert 0 <= best.gap <= 1e-9 * scale
    return best, scale


def same(problem, w_theirs, kind=None, digits=1e-9):
    """Ours is never worse than theirs, theirs not much worse than ours; the same w where it is unique."""
    best, scale = certified(problem)
    theirs = problem.value(w_theirs)
    assert best.value <= theirs + 1e-13 * scale
    assert theirs - best.value <= digits * scale
    if kind in GENERIC:
        assert np.allclose(best.w, w_theirs, rtol=1e-4, atol=1e-4 * np.abs(w_theirs).max())


def fitted(theirs, X, y):
    """Their fit; before version 1.7 they warn that a gap of 0 is not below a tolerance of 0."""
    with warnings.catch_warnings():
        if not y.any():
            warnings.filterwarnings("ignore", "Objective did not converge", TheirWarning)
        return theirs.fit(X, y)


@every_design
def test_lasso_is_scikit_learns(kind):
    for seed in SEEDS:
        X, y = design(kind, seed)
        f = Quadratic(X, y)
        lam = np.random.default_rng(seed).uniform(0.02, 1.1) * Problem(f, L1(0)).lam_max or 0.3
        theirs = fitted(Lasso(alpha=lam, fit_intercept=False, tol=1e-10, max_iter=10**6), X, y)
        same(Problem(f, L1(lam)), theirs.coef_, kind)


@every_design
def test_elastic_net_is_scikit_learns(kind):
    for seed in SEEDS:
        X, y = design(kind, seed)
        rng = np.random.default_rng(seed)
        f, ratio = Quadratic(X, y), rng.uniform(0.1, 1)
        lam = rng.uniform(0.02, 1.1) * Problem(f, ElasticNet(0, ratio)).lam_max or 0.3
        theirs = TheirElasticNet(alpha=lam, l1_ratio=ratio, fit_intercept=False, tol=1e-10, max_iter=10**6)
        same(Problem(f, ElasticNet(lam, ratio)), fitted(theirs, X, y).coef_, kind)


@every_design
def test_ridge_is_scikit_learns(kind):
    for seed in SEEDS:
        X, y = design(kind, seed)
        lam = 10 ** np.random.default_rng(seed).uniform(-4, 2)
        theirs = Ridge(alpha=len(y) * lam, fit_intercept=False, solver="svd").fit(X, y)
        problem = Problem(Quadratic(X, y), L2(lam))
        same(problem, theirs.coef_, kind)
        assert np.allclose(solve(problem).w, theirs.coef_, rtol=1e-9, atol=1e-10 * np.abs(y).max())


@every_design
def test_without_penalty_it_is_scipys_least_squares(kind):
    for seed in range(6):
        X, y = design(kind, seed)
        theirs = lstsq(X, y, cond=1e-12)[0]
        for penalty in (L1(0), L2(0), ElasticNet(0, 0.5)):
            same(Problem(Quadratic(X, y), penalty), theirs)


def split(problem):
    """SciPy's L-BFGS-B on w = a - b with a, b >= 0, where every penalty is smooth."""
    f, g, p = problem.datafit, problem.penalty, problem.p

    def objective(ab):
        w = ab[:p] - ab[p:]
        slope = f.gradient(w) + g.l2 * w
        value = f.value(w) + g.l1 * ab.sum() + g.l2 / 2 * (w @ w)
        return value, np.concatenate([slope + g.l1, g.l1 - slope])

    options = {"maxiter": 20_000, "maxfun": 50_000, "ftol": 1e-15, "gtol": 1e-11, "maxcor": 30}
    ab = minimize(objective, np.zeros(2 * p), jac=True, bounds=[(0, None)] * (2 * p), options=options).x
    return ab[:p] - ab[p:]


@every_design
@pytest.mark.parametrize("penalty", PENALTIES)
def test_every_penalty_is_what_scipy_finds(kind, penalty):
    for seed in range(4):
        X, y = design(kind, seed)
        unit = np.abs(y).max() or 1.0
        f = Quadratic(X, y / unit)
        lam = np.random.default_rng(seed).uniform(0.05, 0.9) * Problem(f, L1(0)).lam_max or 0.3
        problem = Problem(f, random_penalty(penalty, np.random.default_rng(seed), lam))
        same(problem, split(problem), digits=1e-6)


@pytest.mark.parametrize("ratio", [0.0, 0.4, 1.0])
def test_logistic_is_scikit_learns(ratio):
    for seed in range(12):
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((40, 5)) + 0.5 * rng.standard_normal((40, 1))
        y = np.where(X @ rng.standard_normal(5) + rng.logistic(size=40) > 0, 1.0, -1.0)
        f = Logistic(X, y)
        lam = rng.uniform(0.05, 0.8) * np.abs(f.gradient_at_zero).max()
        solver = {0.0: "lbfgs", 0.4: "saga", 1.0: "liblinear"}[ratio]
        named = {"penalty": {0.0: "l2", 0.4: "elasticnet", 1.0: "l1"}[ratio]} if OLD else {}
        if ratio == 0.4 or not OLD:
            named["l1_ratio"] = ratio
        theirs = LogisticRegression(
            C=1 / (40 * lam), fit_intercept=False, solver=solver, tol=1e-9, max_iter=50_000, random_state=0,
            **named,
        ).fit(X, y)  # fmt: skip
        problem = Problem(f, ElasticNet(lam, ratio))
        same(problem, theirs.coef_[0], digits=1e-7)
        assert np.allclose(solve(problem).w, theirs.coef_[0], atol=1e-3)


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize(
    "kind", ["wide", "duplicated", "constant", "integers", "one row", "one column", "sums"]
)
def test_logistic_on_awkward_designs_is_what_scipy_finds(penalty, kind):
    for seed in range(3):
        X, y = design(kind, seed)
        f = Logistic(X, np.where(y > 0, 1.0, -1.0))
        problem = Problem(
            f, random_penalty(penalty, np.random.default_rng(seed), 0.1 * Problem(f, L1(0)).lam_max)
        )
        same(problem, split(problem), digits=1e-7)


def test_diabetes_is_scikit_learns():
    data = diabetes(noise=30, rng=np.random.default_rng(0))
    for X in (data.X[:, :10], data.X):  # few columns and more than SMALL: two methods
        s = standardise(X, data.y)
        for lam in (0.1, 3.0, 20.0):
            theirs = Lasso(alpha=lam, fit_intercept=False, tol=1e-12, max_iter=10**6).fit(s.X, s.y).coef_
            ours = solve(Problem(Quadratic(s.X, s.y), L1(lam))).w
            assert np.allclose(ours, theirs, atol=1e-5)
            assert np.array_equal(ours != 0, theirs != 0)


@pytest.mark.parametrize("kind", DESIGNS)
def test_weak_penalties_are_no_harder(kind):
    """The bug to catch: sweeps that creep for minutes where there are more columns than rows."""
    for seed in range(8):
        X, y = design(kind, seed)
        f = Quadratic(X, y)
        for share in (1e-3, 1e-6):
            certified(Problem(f, L1(share * Problem(f, L1(0)).lam_max)))


@pytest.mark.parametrize("fit", DATAFITS)
@pytest.mark.parametrize("kind", PENALTIES)
@given(seeds, st.sampled_from([SMALL - 1, SMALL, SMALL + 1, 2 * SMALL]))
@quick
def test_both_sides_of_small_are_exact(fit, kind, seed, p):
    rng = np.random.default_rng(seed)
    f = random_datafit(fit, rng, int(rng.integers(5, 60)), p)
    certified(
        Problem(f, random_penalty(kind, rng, 10 ** rng.uniform(-1.5, 0) * np.abs(f.gradient_at_zero).max()))
    )


@pytest.mark.parametrize("penalty", [L1(0), L1(0.1), L2(0), L2(0.1), ElasticNet(0.1, 0.5)])
def test_orthogonal_to_all_columns_but_for_rounding_is_no_alarm(penalty):
    """The bug to catch: violations relative to a gradient that is itself a rounding error."""
    for seed in range(12):
        X, y = design("orthogonal y", seed)
        best = solve(Problem(Quadratic(X, y), penalty))
        assert best.converged
        assert np.abs(best.w).max() <= 1e-13


@pytest.mark.parametrize("kind", PENALTIES)
@pytest.mark.parametrize("p", [3, SMALL, SMALL + 1])
def test_a_quadratic_datafit_is_solved_in_one_step(kind, p, monkeypatch):
    """The model is the datafit: were it wrong, the steps after it would hide that."""

    def refuse(problem, w, target):
        raise AssertionError("the first step missed")

    monkeypatch.setattr(exact, "_descend", refuse)
    for seed in range(5):
        rng = np.random.default_rng(seed)
        f = random_datafit(Quadratic, rng, 40, p)
        certified(Problem(f, random_penalty(kind, rng, 0.1 * np.abs(f.gradient_at_zero).max())))


@pytest.mark.parametrize("penalty", [L1(0), L2(0)])
def test_without_a_penalty_the_smallest_of_many_minimisers_is_found(penalty):
    """And of columns that are no multiples of each other the only one, however short some are."""
    for seed in range(10):
        rng = np.random.default_rng(seed)
        X, y = rng.standard_normal((5, 9)) * rng.uniform(0.1, 10, 9), rng.standard_normal(5)
        for A in (X, np.vstack([X, X]), np.hstack([X[:, :2], X[:, :2]])):
            b = np.resize(y, len(A))
            assert np.allclose(solve(Problem(Quadratic(A, b), penalty)).w, np.linalg.pinv(A) @ b, atol=1e-9)
        w = rng.uniform(1, 2, 5)
        X = rng.standard_normal((12, 5)) * 10.0 ** -rng.permutation([0, 2, 4, 6, 9])
        assert np.allclose(solve(Problem(Quadratic(X, X @ w), penalty)).w, w, rtol=1e-5)
        X = rng.standard_normal((12, 2))[:, [0, 0, 1]] * [1, 1, 1e-20]
        assert np.allclose(solve(Problem(Quadratic(X, X @ [3, 1, 1e20]), penalty)).w, [2, 2, 1e20], rtol=1e-9)


def test_answers_are_zero_exactly():
    X, y = design("independent", 1)
    f = Quadratic(X, y)
    lam_max = Problem(f, L1(0)).lam_max
    w = solve(Problem(f, L1(0.5 * lam_max))).w
    assert 0 < np.count_nonzero(w) < len(w)
    assert np.all(solve(Problem(f, L2(0.5 * lam_max))).w != 0)


@pytest.mark.parametrize("penalty", [L1(0), L2(0)])
@pytest.mark.parametrize(("X", "y"), [([[1.0], [2.0], [-1.0]], [1, 1, -1]), (np.eye(4), [1, 1, -1, 1])])
def test_separable_labels_without_penalty_have_no_minimiser_and_solve_says_so(X, y, penalty):
    problem = Problem(Logistic(X, y), penalty)
    with pytest.warns(ConvergenceWarning, match=r"solve gave up at KKT .*, where P still falls as w grows"):
        best = solve(problem)
    assert not best.converged
    assert best.value < 1e-9  # it got far nevertheless


def test_a_tolerance_below_rounding_is_refused_in_the_same_words():
    X, y = design("correlated", 0)
    with pytest.warns(ConvergenceWarning, match=r"solve gave up at KKT violation .* \(tol = 0\.0e\+00\)$"):
        best = solve(Problem(Quadratic(X, y), L2(0.1)), tol=0)
    assert not best.converged
    assert best.kkt <= 1e-13


def test_inseparable_labels_need_no_penalty():
    certified(Problem(Logistic([[1.0], [2.0], [-1.0], [1.0]], [1, 1, -1, -1]), L1(0)))


@pytest.mark.parametrize("seed", [23, 42, 97, 107, 147])
@pytest.mark.parametrize("unit", [1e-3, 1e3])
def test_newton_steps_that_overshoot_are_cut_back(seed, unit):
    """Wild rows and a weak penalty: on each of these a full step would raise the objective."""
    rng = np.random.default_rng(seed)
    n, p = rng.integers(3, 60), rng.integers(1, 5)
    X = unit * rng.standard_cauchy((n, p)) * 10.0 ** rng.integers(0, 3, (n, 1))
    f = Logistic(X, np.sign(rng.standard_normal(n)))
    for penalty in (L1(1e-5 * np.abs(f.gradient_at_zero).max()), L2(1e-5 * unit**2)):
        best = solve(Problem(f, penalty))
        assert best.converged
        assert (
            best.gap <= 1e-5 * best.value
        )  # weights of thousands: a slope of 1e-10 still goes down a little


def sized(x_size, y_size, seed=0):
    """A regression in the units of others, and a lam for each power of its numbers."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((20, 4)), rng.standard_normal(20)
    y += X @ [1, -1, 0, 2]
    lam = 0.1 * np.abs(X.T @ y).max() / 20
    return X, y, Quadratic(x_size * X, y_size * y), lam * x_size * y_size, 0.1 * x_size**2


SIZES = [(1, 1e145), (1e145, 1), (1e150, 1e150), (1e-150, 1e150), (1e-150, 1e-150), (1e150, 1e-150)]


@pytest.mark.parametrize("sizes", SIZES)
def test_certificates_hold_in_any_unit(sizes):
    """The bug to catch: squares that overflow on the way to a number that is none too large."""
    X, y, f, l1, l2 = sized(*sizes)
    for lam, ratio in [(l1, 1.0), (l2, 0.0), (l1, 0.5), (l2, 0.5), (0.0, 1.0)]:
        best = solve(Problem(f, ElasticNet(lam, ratio)))
        assert best.converged
        assert best.kkt <= 1e-12
        assert 0 <= best.gap <= 1e-12 * f.value(np.zeros(4))
    w = solve(Problem(f, L1(l1))).w / (sizes[1] / sizes[0])
    assert np.allclose(w, solve(Problem(Quadratic(X, y), L1(l1 / sizes[0] / sizes[1]))).w, rtol=1e-9)
    w = solve(Problem(f, L2(l2))).w / (sizes[1] / sizes[0])
    assert np.allclose(w, solve(Problem(Quadratic(X, y), L2(0.1))).w, rtol=1e-9)


def test_a_value_that_is_no_float_is_not_converged_and_says_so():
    """Small slopes prove nothing where the price of w overflows."""
    problem = Problem(Quadratic(1e-150 * np.eye(2), [1e150, 1.0]), L1(1e10))
    assert solve(problem).converged
    assert problem.certificate([1e300, 0.0])[0::2] == (np.inf, np.inf)
    beyond = exact.Solution(np.ones(2), np.inf, 0.0, np.inf, converged=False)
    assert "give X and y in other units" in exact._why(problem, beyond, 1e-10)
    assert not exact._certified(problem, np.array([1e300, 0.0]), tol=np.inf).converged


@pytest.mark.parametrize(
    ("penalty", "words"),
    [
        (L1(1), "give X and y in other units"),
        (L2(1), "give X and y in other units"),
        (ElasticNet(1, 0.5), "give X and y in other units"),
        (L1(0), "where P still falls as w grows"),
        (L2(0), "where P still falls as w grows"),
    ],
)
def test_small_slopes_that_prove_nothing_are_said_to_by_their_reason(penalty, words):
    problem = Problem(Quadratic(np.eye(2), [1.0, 2.0]), penalty)
    found = exact.Solution(np.ones(2), 1.0, 0.0, np.inf, converged=False)
    assert words in exact._why(problem, found, 1e-10)
    assert exact._why(problem, found, -1.0) == ""  # slopes that are not small speak for themselves


@pytest.mark.parametrize("fit", DATAFITS)
def test_a_start_whose_value_is_no_float_is_refused_by_name(fit):
    problem = Problem(random_datafit(fit, np.random.default_rng(0), 6, 3), L1(0.1))
    with pytest.raises(ValueError, match=r"^start: got weights up to 1e\+308; give some where P is finite$"):
        solve(problem, start=[1e308, -1e308, 1e308])


@pytest.mark.parametrize("size", [1e20, 1e100, 1e150])
def test_a_start_far_away_decides_nothing(size):
    problem = Problem(random_datafit(Quadratic, np.random.default_rng(0), 9, 3), L1(0.1))
    assert np.allclose(solve(problem, start=[size, -size, size]).w, solve(problem).w, rtol=1e-9)


@pytest.mark.parametrize("penalty", [L1(0), L2(0), ElasticNet(0, 0.5)])
@pytest.mark.parametrize("size", [1e-12, 1e-17, 1e-30, 1e-100])
def test_without_a_penalty_a_short_column_counts(penalty, size):
    """The bug to catch: beside long columns it looks like rounding, to the solver and to the certificate."""
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X, y = rng.standard_normal((12, 4)), rng.standard_normal(12)
        least = Problem(Quadratic(X, y), L1(0)).value(lstsq(X, y)[0])
        problem = Problem(Quadratic(X * [1, size, 1, 1], y), penalty)
        best = solve(problem)
        assert best.converged
        assert best.value == pytest.approx(least, rel=1e-12)
        without = lstsq(X[:, [0, 2, 3]], y)[0]
        w = np.insert(without, 1, 0.0)
        assert problem.duality_gap(w) == pytest.approx(problem.value(w) - least, rel=1e-9)


@pytest.mark.parametrize("size", [1e-17, 1e-100])
def test_without_a_penalty_a_short_column_counts_beside_a_doubled_one(size):
    """The KKT violation cannot tell: a short column's slope is as short."""
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X, y = rng.standard_normal((12, 3)), rng.standard_normal(12)
        least = Problem(Quadratic(X, y), L1(0)).value(lstsq(X, y)[0])
        best = solve(Problem(Quadratic(X[:, [0, 0, 1, 2]] * [1, 1, size, 1], y), L1(0)))
        assert best.converged
        assert best.value == pytest.approx(least, rel=1e-12)


def test_on_dependent_columns_newton_meets_no_weights_of_1e11():
    """The bug to catch: a singular system that rounding makes solvable, and whose solution is noise."""
    for seed in range(40):
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((38, 2)) @ rng.standard_normal((2, 3))
        f = Logistic(X, np.where(rng.standard_normal(38) + X[:, 0] > 0, 1.0, -1.0))
        certified(Problem(f, L1(1e-5 * np.abs(f.gradient_at_zero).max())))


@pytest.mark.parametrize("fit", DATAFITS)
def test_where_no_newton_step_helps_sweeps_do(fit, monkeypatch):
    monkeypatch.setattr(exact, "_model_minimiser", lambda problem, w, gradient, tol: np.full(len(w), np.nan))
    certified(Problem(random_datafit(fit, np.random.default_rng(0), 30, 4), L1(0.05)))


def grams(seeds, p=8):
    """Correlated columns, as Gram matrix and correlations."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((30, p)) + 2 * rng.standard_normal((30, 1))
        y = rng.standard_normal(30) + X @ rng.standard_normal(p)
        yield X.T @ X / 30, X.T @ y / 30


def test_a_column_that_pulls_a_little_too_hard_joins():
    """Just below each knot of the path, where a weight is next to nothing."""
    for G, c in grams(range(10)):
        for knot, _ in list(homotopy(Gram(G), c))[1:-1]:
            lam = knot * (1 - 3e-4)
            w = lasso_gram(G, c, lam)
            assert exact.missed(w, c - w @ G, lam) <= 1e-12 * np.abs(c).max()


def test_the_search_for_signs_ends_without_the_path(monkeypatch):
    """What makes it fast: the path is for columns that depend on each other."""

    def refuse(*_):
        raise AssertionError("followed the path")

    monkeypatch.setattr(exact, "homotopy", refuse)
    for G, c in grams(range(20), 25):
        for share in (0.5, 0.1, 0.01, 1e-4):
            lasso_gram(G, c, share * np.abs(c).max())


@pytest.mark.parametrize(("end", "miss"), [(None, 1e-12), (1e30, 1.0), (0.0, 0.5)])
def test_of_the_path_and_the_search_the_better_answer_counts(end, miss, monkeypatch):
    """Two columns made three: the search ends in noise, the path does not."""
    followed = []

    def path(*given):
        followed.append(given)
        return homotopy(*given) if end is None else iter([(0.0, np.full(3, end))])

    monkeypatch.setattr(exact, "homotopy", path)
    for seed in range(40):
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((38, 2)) @ rng.standard_normal((2, 3))
        G, c = X.T @ X / 38, X.T @ rng.standard_normal(38) / 38
        lam = 1e-5 * np.abs(c).max()
        w = lasso_gram(G, c, lam)
        assert exact.missed(w, c - w @ G, lam) <= miss * np.abs(c).max()
    assert followed


def test_what_rows_miss_is_what_each_misses():
    rng = np.random.default_rng(0)
    w, pull, lam = rng.standard_normal((3, 5, 4))
    w[w < 0] = 0.0
    lam = np.abs(lam[:, :1])
    alone = [
        max(abs(r - at * np.sign(v)) if v else max(abs(r) - at, 0.0) for v, r in zip(*row, strict=True))
        for *row, (at,) in zip(w, pull, lam, strict=True)
    ]
    assert exact.missed(w, pull, lam) == pytest.approx(alone)


def test_lasso_2d_and_lasso_gram_are_solve():
    seen = set()
    for seed in range(150):
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((6, 2)) + rng.uniform(0, 3) * rng.standard_normal((6, 1)) * rng.choice(
            [-1, 1], 2
        )
        y = rng.standard_normal(6)
        G, c = X.T @ X / 6, X.T @ y / 6
        lam = float(rng.uniform(0, 1.2) * np.abs(c).max())
        problem = Problem(Quadratic(X, y), L1(lam))
        for w in (lasso_2d(G[0, 0], G[0, 1], G[1, 1], *c, lam), lasso_gram(G, c, lam)):
            assert problem.kkt_violation(w) <= 1e-10
            assert np.allclose(w, solve(problem).w, atol=1e-9)
        seen.add(tuple(np.sign(w)))
    assert len(seen) == 9  # every pair of signs


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize(
    ("apart", "digits"),
    [(0, 1e-12), (1e-15, 1e-12), (1e-10, 1e-12), (1e-7, 1e-9), (2e-6, 2e-11), (5e-5, 1e-11), (1.5e-3, 1e-12)],
)
def test_two_columns_that_nearly_repeat_each_other(apart, digits, sign):
    """The closed form divides by what tells them apart: near 0 it would be noise."""
    rng = np.random.default_rng(0)
    for _ in range(20):
        X, y = rng.standard_normal((30, 2)), rng.standard_normal(30)
        X[:, 1] = sign * X[:, 0] + np.sqrt(apart) * X[:, 1]
        G, c = X.T @ X / 30, X.T @ y / 30
        for share in (0.9, 0.1, 1e-3):
            lam = share * np.abs(c).max()
            w = lasso_gram(G, c, lam)
            assert exact.missed(w, c - w @ G, lam) <= digits * np.abs(c).max()


def test_of_the_sweeps_the_best_counts(monkeypatch):
    problem = Problem(Quadratic(np.eye(2), [1.0, 2.0]), L1(0.1))
    w = np.array([[0.0, 0.0], [0.3, 0.8], [5.0, 5.0]])
    kkt = np.array([problem.kkt_violation(v) for v in w])
    monkeypatch.setattr(exact, "_model_minimiser", lambda problem, w, gradient, tol: np.full(len(w), np.nan))
    monkeypatch.setattr(exact, "run", lambda *_, **__: Trace(w, kkt, kkt, converged=False))
    assert kkt.argmin() == 1
    assert np.array_equal(exact._newton(problem, w[2], problem.datafit.gradient(w[2]), 0.0).w, w[1])


@pytest.mark.parametrize(("away", "followed"), [(1e-9, False), (1e-4, True)])
def test_where_a_linear_system_is_missed_the_path_is_followed(away, followed, monkeypatch):
    calls, solve_well = [], np.linalg.solve
    monkeypatch.setattr(np.linalg, "solve", lambda A, b: solve_well(A, b) * (1 + away))
    monkeypatch.setattr(exact, "homotopy", lambda *given: calls.append(given) or iter([(0.5, np.zeros(3))]))
    lasso_gram(np.eye(3), np.array([1.0, 0.8, 0.7]), 0.5)
    assert bool(calls) == followed


def test_how_far_sweeps_and_working_sets_are_asked_to_go(monkeypatch):
    """Sweeps 5000 times, for they are the last resort; a working set to half of what is allowed."""
    problem = Problem(random_datafit(Quadratic, np.random.default_rng(0), 50, SMALL + 1), L1(0.05))
    asked = []
    real = exact.working_set
    monkeypatch.setattr(exact, "working_set", lambda *given: asked.append(given[-1]) or real(*given))
    solve(problem, tol=1e-6)
    assert asked == [0.5e-6 * problem.gradient_scale]
    monkeypatch.setattr(exact, "_model_minimiser", lambda problem, w, gradient, tol: np.full(len(w), np.nan))
    monkeypatch.setattr(exact, "run", lambda *_, **given: asked.append(given) or run(*_, **given))
    solve(problem)
    assert asked[1:] == [{"max_iter": 5000, "tol": 1e-10}]
