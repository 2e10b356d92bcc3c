"""What notebook 12 says an interviewee should have ready: each number is recomputed."""

from collections.abc import Callable
from itertools import islice

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import norm
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from ...maths.batch import lasso_2d_batch
from ...maths.datafits import Logistic, Quadratic
from ...maths.descent import adam, gradient_descent
from ...maths.exact import solve
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.plane import bowl
from ...maths.problem import Problem
from ...maths.prox import shrink, soft_threshold
from ...validate import Array
from ..interview.bank import BANK
from . import claim

NOTEBOOK = "12_interview"


@claim("25 questions, each with", NOTEBOOK)
def size_of_the_bank() -> None:
    assert len(BANK) == 25, len(BANK)


@claim("At λ = 1 a least squares weight of 1.5 becomes 0.5 under L1 and 0.75 under L2.", NOTEBOOK)
def two_maps() -> None:
    one = Quadratic(np.ones((1, 1)), np.array([1.5]))
    found = [solve(Problem(one, penalty(1.0))).w[0] for penalty in (L1, L2)]
    assert np.allclose(found, [0.5, 0.75]), found
    assert np.allclose(found, [soft_threshold(1.5, 1.0), shrink(1.5, 1.0)])


@claim(
    "Two columns correlate by 0.5 with each other, and by 0.4 and 1 with the answer. Ridge's first weight is "
    "exactly 0 at λ = 0.25, and at no other λ.",
    NOTEBOOK,
)
def ridge_crosses_once() -> None:
    G = np.array([[1, 0.5], [0.5, 1]])
    bottom = bowl(G, np.linalg.solve(G, [0.4, 1.0]))
    path = ridge_path(bottom.X, bottom.y)
    assert abs(path.at(0.25)[0]) < 1e-15
    lam = np.geomspace(1e-6, 1e6, 10_001)
    signs = np.sign(path.at(lam)[:, 0])
    assert (signs[lam < 0.25 * (1 - 1e-9)] == -1).all() and (signs[lam > 0.25 * (1 + 1e-9)] == 1).all()


@claim(
    "A false one correlates 0.6 with each of them: it enters *first*, at λ_max = 1.2, and stays in the model "
    "all the way down.",
    NOTEBOOK,
)
def false_column_without_noise() -> None:
    G = np.array([[1, 0, 0.6], [0, 1, 0.6], [0.6, 0.6, 1]])
    X = np.sqrt(3) * np.linalg.cholesky(G).T
    path = lasso_path(X, X @ [1.0, 1.0, 0.0])
    assert np.isclose(path.lam[0], 1.2)
    alive = path.at(path.lam[0] * np.linspace(1e-6, 1 - 1e-6, 1001)) != 0
    assert alive[:, 2].all(), "the false column leaves"
    assert not path.at(1.1)[:2].any(), "the false column is not the first"


@claim(
    "With 20 rows and an intercept the lasso keeps at most 19 of 100 generic columns, at every λ.",
    NOTEBOOK,
)
def no_more_columns_than_rows() -> None:
    rng = np.random.default_rng(0)
    for _ in range(5):
        X, y = rng.normal(size=(20, 100)), rng.normal(size=20)
        kept = (lasso_path(X - X.mean(axis=0), y - y.mean()).w != 0).sum(axis=1)
        assert kept.max() == 19, kept.max()


@claim("L1 then charges a thousand times as much for the same fit, and L2 a million times.", NOTEBOOK)
def units_are_charged() -> None:
    w = np.array([0.7])
    x = np.array([2000.0])
    assert np.isclose(x / 1000 @ (1000 * w), x @ w)
    assert np.isclose(L1(0.3).value(1000 * w), 1e3 * L1(0.3).value(w))
    assert np.isclose(L2(0.3).value(1000 * w), 1e6 * L2(0.3).value(w))


@claim(
    "scikit-learn's `Lasso(alpha=λ)`, `Ridge(alpha=nλ)` and `LogisticRegression(C=1/(nλ))` find our weights.",
    NOTEBOOK,
)
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


@claim(
    "Ridge splits it evenly. For the lasso every split with equal signs is optimal, and the elastic net "
    "splits evenly again.",
    NOTEBOOK,
)
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


@claim("Ridge uses $\\sum_k d_k^2/(d_k^2 + n\\lambda)$ degrees of freedom", NOTEBOOK)
@claim("with orthonormal columns and λ = 1 half of them.", NOTEBOOK)
def degrees_of_ridge() -> None:
    rng = np.random.default_rng(5)
    X, lam = rng.normal(size=(30, 6)), 0.4
    path = [ridge_path(X, unit).at(lam) for unit in np.eye(30)]
    d = np.linalg.svd(X, compute_uv=False)
    assert np.isclose(np.trace(X @ np.array(path).T), (d**2 / (d**2 + 30 * lam)).sum())
    X = np.sqrt(30) * np.linalg.qr(X)[0]
    assert np.isclose(np.trace(X @ np.array([ridge_path(X, unit).at(1.0) for unit in np.eye(30)]).T), 3)


@claim("The lasso uses as many as it has living weights, on average.", NOTEBOOK)
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


@claim("The median stays where it is; the lasso's weight follows the mean, less λ.", NOTEBOOK)
def outlier() -> None:
    y = np.arange(1.0, 12.0)
    for last in (11.0, 1e6):
        y[-1] = last
        assert np.isclose(solve(Problem(Quadratic(np.ones((11, 1)), y), L1(0.5))).w[0], y.mean() - 0.5)
        assert (
            minimize_scalar(lambda w: np.abs(y - w).sum(), bounds=(0, 20), method="bounded").x.round(3) == 6
        )


@claim("(1 + λ²β²)/(1 + λ)² for ridge, without a bound in β; at most 1 + λ² for the lasso.", NOTEBOOK)
def risks() -> None:
    for lam in (0.5, 1.0, 2.0):
        for beta in (0.0, 1.0, 3.0, 10.0):
            ridge, lasso = (_risk(shrunk, lam, beta) for shrunk in (shrink, soft_threshold))
            assert np.isclose(ridge, (1 + lam**2 * beta**2) / (1 + lam) ** 2)
            assert lasso <= 1 + lam**2 + 1e-6
    assert (1 + 10**2) / 4 > 2, "at λ = 1 and β = 10 ridge is above every error of the lasso"


@claim(
    "SGD multiplies the weight by 1 − ηλ and then steps down the loss. Adam's first step is η long in every "
    "weight that has a gradient, whatever λ.",
    NOTEBOOK,
)
def decay() -> None:
    rng = np.random.default_rng(7)
    datafit, start = Quadratic(rng.normal(size=(20, 3)), rng.normal(size=20)), np.array([5.0, -5.0, 5.0])
    for lam in (0.1, 3.0):
        problem = Problem(datafit, L2(lam))
        first, second = islice(gradient_descent(problem, start, step=0.01), 2)
        assert np.allclose(second, (1 - 0.01 * lam) * first - 0.01 * datafit.gradient(first))
        first, second = islice(adam(problem, start, step=0.01), 2)
        assert np.allclose(np.abs(second - first), 0.01, rtol=1e-6)


@claim("From 3 and 1 to 2.5 and 1.5: the sum stays 4, the squares fall from 10 to 8.5.", NOTEBOOK)
def exchange() -> None:
    before, after = np.array([3.0, 1.0]), np.array([2.5, 1.5])
    assert before.sum() == after.sum() == 4
    assert before @ before == 10 and after @ after == 8.5


@claim("L1 on both falls to 2√(|a|‖b‖₁) for nothing.", NOTEBOOK)
def rescaled_unit() -> None:
    a, b = 3.0, np.array([0.5, -1.0, 0.25])
    least = minimize_scalar(lambda c: a / c + c * np.abs(b).sum(), bounds=(0.1, 10), method="bounded").fun
    assert np.isclose(least, 2 * np.sqrt(a * np.abs(b).sum()))
    x = np.random.default_rng(8).normal(size=(100, 3))
    assert np.allclose(a * np.maximum(0, x @ b), a / 1.7 * np.maximum(0, x @ (1.7 * b)))


def _risk(shrunk: Callable[[Array, float], Array], lam: float, beta: float) -> float:
    """Expected squared error of a map of b ~ N(beta, 1), by the trapezium rule."""
    b = beta + np.linspace(-9, 9, 200_001)
    return float(np.trapezoid((shrunk(b, lam) - beta) ** 2 * norm.pdf(b - beta), b))
