"""What the interview says one should have ready: each number is recomputed."""

import re
from collections.abc import Callable
from itertools import islice

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from ...course.claim import claim
from ...maths.batch import lasso_2d_batch
from ...maths.datafits import Logistic, Quadratic
from ...maths.descent import adam, gradient_descent
from ...maths.exact import solve
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...maths.prox import shrink, soft_threshold
from ...validate import Array
from .bank import BANK


@claim("interview/what_an_entry_holds")
def what_an_entry_holds() -> None:
    """Spoken at 150 to 190 words a minute; two formulas make a derivation."""
    for key, entry in BANK.items():
        assert len(entry.short.split()) <= 75 and 100 <= len(entry.long.split()) <= 200, key
        assert len(re.findall("[\u4e00-\u9fff]", entry.short_chinese)) >= 40, key
        assert entry.board.count("$") >= 4 and len(entry.follow_ups) == 2, key
        assert sum(not option.correct for option in entry.asked.options) >= 2, key


@claim("interview/two_maps")
def two_maps() -> None:
    one = Quadratic(np.ones((1, 1)), np.array([1.5]))
    found = [solve(Problem(one, penalty(1.0))).w[0] for penalty in (L1, L2)]
    assert np.allclose(found, [0.5, 0.75]), found
    assert np.allclose(found, [soft_threshold(1.5, 1.0), shrink(1.5, 1.0)])


@claim("interview/ridge_crosses_once")
def ridge_crosses_once() -> None:
    """The numerator of the weight is a straight line in λ: it is 0 once."""
    for spread in (1.0, 30.0):  # of the answer: correlations do not know it, nor does the λ
        data = _correlated([[1, 0.5, 0.4], [0.5, 1, 0.9], [0.4, 0.9, 1]]) * [1, 1, spread]
        assert np.allclose(np.asarray(np.corrcoef(data.T))[[0, 0, 1], [1, 2, 2]], [0.5, 0.4, 0.9])
        X, y = data[:, :2], data[:, 2]
        assert np.allclose(X.var(axis=0), 1) and np.allclose(data.mean(axis=0), 0)
        path = ridge_path(X, y)
        assert abs(path.at(0.125)[0]) < 1e-13 * spread
        lam = np.geomspace(1e-6, 1e6, 10_001)
        signs = np.sign(path.at(lam)[:, 0])
        assert (signs[lam < 0.125 * (1 - 1e-9)] == -1).all() and (signs[lam > 0.125 * (1 + 1e-9)] == 1).all()


@claim("interview/false_column_without_noise")
def false_column_without_noise() -> None:
    """Between two knots the path is straight: who lives at its middle lives all along."""
    X = _correlated([[1, 0, 0.6], [0, 1, 0.6], [0.6, 0.6, 1]])
    assert np.allclose(np.asarray(np.corrcoef(X.T))[[0, 0, 1], [1, 2, 2]], [0, 0.6, 0.6]) and np.allclose(
        X.var(axis=0), 1
    )
    path = lasso_path(X, X @ [1.0, 1.0, 0.0])
    assert np.isclose(path.lam[0], 1.2) and path.lam[-1] == 0
    between = path.at((path.lam[:-1] + path.lam[1:]) / 2) != 0
    assert between[:, 2].all() and (path.w[1:-1, 2] != 0).all(), "the false column leaves"
    assert list(between[0]) == [False, False, True], "the false column is not the first"


@claim("interview/no_more_columns_than_rows")
def no_more_columns_than_rows() -> None:
    rng = np.random.default_rng(0)
    for _ in range(5):
        X, y = rng.normal(size=(20, 100)), rng.normal(size=20)
        path = lasso_path(X - X.mean(axis=0), y - y.mean())
        between = path.at((path.lam[:-1] + path.lam[1:]) / 2)  # where one more may live than at the knots
        kept = [(w != 0).sum(axis=1).max() for w in (path.w, between)]
        assert max(kept) == 19, kept


@claim("interview/units_are_charged")
def units_are_charged() -> None:
    x = np.array([2000.0])
    for w in np.array([[0.7], [-3.0], [1e-4]]):
        assert np.isclose(x / 1000 @ (1000 * w), x @ w)
        assert np.isclose(L1(0.3).value(1000 * w), 1e3 * L1(0.3).value(w))
        assert np.isclose(L2(0.3).value(1000 * w), 1e6 * L2(0.3).value(w))


@claim("interview/conventions")
def conventions() -> None:
    rng = np.random.default_rng(3)
    X, lam = rng.normal(size=(60, 5)), 0.1
    y, labels = X @ [1.0, -2.0, 0, 0, 0.5] + rng.normal(size=60), np.sign(X[:, 0] + rng.normal(size=60))
    theirs = (
        (Lasso(alpha=lam, fit_intercept=False, tol=1e-12), y, Quadratic(X, y), L1(lam)),
        (Ridge(alpha=60 * lam, fit_intercept=False), y, Quadratic(X, y), L2(lam)),
        (
            LogisticRegression(C=1 / (60 * lam), fit_intercept=False, tol=1e-10),
            labels,
            Logistic(X, labels),
            L2(lam),
        ),
    )
    for model, answer, datafit, penalty in theirs:
        ours = solve(Problem(datafit, penalty)).w
        assert np.allclose(np.ravel(model.fit(X, answer).coef_), ours, atol=1e-5), type(model).__name__


@claim("interview/copies")
def copies() -> None:
    rng = np.random.default_rng(4)
    x = rng.normal(size=50)
    datafit = Quadratic(np.column_stack([x, x]), 2 * x + rng.normal(size=50))
    for penalty in (L2(0.3), ElasticNet(0.3, 0.5)):
        w = solve(Problem(datafit, penalty)).w
        assert np.isclose(w[0], w[1], rtol=1e-6) and (w != 0).all(), w
    lasso = Problem(datafit, L1(0.3))
    total = solve(lasso).w.sum()
    values = [lasso.value(total * np.array([share, 1 - share])) for share in np.linspace(0, 1, 11)]
    assert np.allclose(values, solve(lasso).value, rtol=1e-12)
    assert lasso.value(total * np.array([1.1, -0.1])) > values[0]


@claim("interview/degrees_of_ridge")
def degrees_of_ridge() -> None:
    rng = np.random.default_rng(5)
    X, lam = rng.normal(size=(30, 6)), 0.4
    path = [ridge_path(X, unit).at(lam) for unit in np.eye(30)]
    d = np.linalg.svd(X, compute_uv=False)
    assert np.isclose(np.trace(X @ np.array(path).T), (d**2 / (d**2 + 30 * lam)).sum())
    X = np.sqrt(30) * np.linalg.qr(X - X.mean(axis=0))[0]
    assert np.allclose(X.T @ X, 30 * np.eye(6)) and np.allclose(X.var(axis=0), 1)
    assert np.isclose(np.trace(X @ np.array([ridge_path(X, unit).at(1.0) for unit in np.eye(30)]).T), 3)


@claim("interview/degrees_of_the_lasso")
def degrees_of_the_lasso() -> None:
    """The covariances of answers and fits, summed, against the mean count, for two correlated columns."""
    rng = np.random.default_rng(6)
    X = np.sqrt(20) * np.linalg.qr(rng.normal(size=(20, 2)))[0] @ np.linalg.cholesky([[1, 0.6], [0.6, 1]]).T
    noise = rng.normal(size=(200_000, 20))
    G, c = X.T @ X / 20, (X @ [0.3, 0.0] + noise) @ X / 20
    w = lasso_2d_batch(G[0, 0], G[0, 1], G[1, 1], c[:, 0], c[:, 1], 0.2)
    products = np.vecdot(w @ X.T, noise)
    away = products.mean() - (w != 0).sum(axis=1).mean()
    assert abs(away) < 4 * products.std() / np.sqrt(len(noise)), away
    assert 0.5 < (w != 0).sum(axis=1).mean() < 1.5


@claim("interview/outlier")
def outlier() -> None:
    """Each of the eleven in turn; the minimiser of the sum of absolute residuals is among the answers."""
    rng = np.random.default_rng(9)
    for answers in (np.arange(1.0, 12.0), np.sort(rng.uniform(1, 20, 11))):
        moved = []
        for grown in range(11):
            y = answers.copy()
            y[grown] = 1e6
            assert np.isclose(solve(Problem(Quadratic(np.ones((11, 1)), y), L1(0.5))).w[0], y.mean() - 0.5)
            median = min(y, key=lambda w, y=y: np.abs(y - w).sum())
            assert median == np.median(y)
            moved.append(int(np.flatnonzero(answers == median)[0]) - 5)
        assert moved == [1] * 6 + [0] * 5, moved


@claim("interview/risks")
def risks() -> None:
    for lam in (0.05, 0.5, 1.0, 2.0, 5.0):
        for beta in (-10.0, 0.0, 1.0, 3.0, 10.0, 1000.0):
            ridge, lasso = (_risk(shrunk, lam, beta) for shrunk in (shrink, soft_threshold))
            assert np.isclose(ridge, (1 + lam**2 * beta**2) / (1 + lam) ** 2)
            assert lasso <= 1 + lam**2 + 1e-6
            assert beta != 1000 or ridge > 100 * (1 + lam**2), "without a bound"
    grid = np.append(0.0, np.geomspace(0.02, 1000, 45))
    alike = [((0.7 * beta, beta, 1.3 * beta), 0) for beta in (0.05, 0.3, 1.0, 2.0, 5.0)]
    few = [((beta, *[0.0] * others), 1) for beta in (4.0, 8.0) for others in (9, 19, 99)]
    for truth, winner in (*alike, *few):
        sizes, times = np.unique(truth, return_counts=True)
        least = [
            min(times @ ((1 + lam**2 * sizes**2) / (1 + lam) ** 2) for lam in grid),
            min(times @ [_risk(soft_threshold, lam, beta) for beta in sizes] for lam in grid),
        ]
        assert least[winner] < least[1 - winner], (truth, least)


@claim("interview/decay")
def decay() -> None:
    """On some of the rows, as SGD does, and on all; the fourth weight has no column and is 0: no gradient."""
    rng = np.random.default_rng(7)
    X, y = np.column_stack([rng.normal(size=(20, 3)), np.zeros(20)]), rng.normal(size=20)
    start = np.array([5.0, -5.0, 5.0, 0.0])
    for rows in (rng.choice(20, 4), rng.choice(20, 1), np.arange(20)):
        datafit = Quadratic(X[rows], y[rows])
        for lam in (0.0, 0.1, 3.0, 50.0):
            problem = Problem(datafit, L2(lam))
            first, second = islice(gradient_descent(problem, start, step=0.01), 2)
            assert np.allclose(second, (1 - 0.01 * lam) * first - 0.01 * datafit.gradient(first))
            first, second = islice(adam(problem, start, step=0.01), 2)
            assert np.allclose(np.abs(second - first), [0.01, 0.01, 0.01, 0], rtol=1e-4, atol=0), rows


@claim("interview/exchange")
def exchange() -> None:
    before = np.array([3.0, 1.0])
    after = before + np.array([-0.5, 0.5])
    assert after.tolist() == [2.5, 1.5] and before.sum() == after.sum() == 4
    assert before @ before == 10 and after @ after == 8.5


@claim("interview/rescaled_unit")
def rescaled_unit() -> None:
    x = np.random.default_rng(8).normal(size=(100, 3))
    for a, b in (3.0, np.array([0.5, -1.0, 0.25])), (-0.2, np.array([0.0, 4.0, -1.0])):
        at = np.geomspace(0.01, 100, 20_001)
        least = (abs(a) / at + at * np.abs(b).sum()).min()
        assert np.isclose(least, 2 * np.sqrt(abs(a) * np.abs(b).sum()))
        for c in (0.01, 1.7, 100.0):
            assert np.allclose(a * np.maximum(0, x @ b), a / c * np.maximum(0, x @ (c * b)))


def _correlated(R: ArrayLike) -> Array:
    """Twenty centred rows of columns of variance 1, whose correlations are exactly R."""
    R = np.asarray(R, float)
    assert np.linalg.eigvalsh(R)[0] > 0, "such correlations are impossible"
    rows = np.random.default_rng(10).normal(size=(20, len(R)))
    return np.sqrt(20) * np.linalg.qr(rows - rows.mean(axis=0))[0] @ np.linalg.cholesky(R).T


def _risk(shrunk: Callable[[Array, float], Array], lam: float, beta: float) -> float:
    """Expected squared error of a map of b ~ N(beta, 1), by the trapezium rule."""
    b = beta + np.linspace(-9, 9, 10_001)
    return float(np.trapezoid((shrunk(b, lam) - beta) ** 2 * norm.pdf(b - beta), b))
