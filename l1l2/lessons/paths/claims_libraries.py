"""What Paths says about our lambda in other libraries."""

from functools import cache

import numpy as np
import sklearn
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from ...course.claim import claim
from ...maths.conventions import translate
from ...maths.datafits import Logistic, Quadratic
from ...maths.exact import solve
from ...maths.paths import ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from .claims import standardised_diabetes


@claim("paths/other_libraries")
@cache
def other_libraries() -> None:
    """What `translate` says, typed into scikit-learn, gives our weights; the same number does not."""
    d = standardised_diabetes()
    datafit, labels = Quadratic(d.X, d.y), np.where(d.y > 0, 1.0, -1.0)
    for penalty, model in (L1(0.1), Lasso), (L2(0.1), Ridge):
        problem = Problem(datafit, penalty)
        theirs = _fitted(model(**translate(problem)[0].values, fit_intercept=False, tol=1e-12), d.X, d.y)
        assert np.allclose(theirs, solve(problem).w, atol=1e-5), penalty
    assert translate(Problem(datafit, L2(0.1)))[0].values["alpha"] == 442 * 0.1
    problem = Problem(Logistic(d.X, labels), L1(0.1))
    setting = translate(problem)[0].values
    assert np.isclose(setting["C"], 1 / (442 * 0.1))
    assert np.allclose(_fitted(_logistic(setting["C"]), d.X, labels), solve(problem).w, atol=1e-4)
    assert not np.allclose(_fitted(_logistic(0.1), d.X, labels), solve(problem).w, atol=0.05)
    assert not np.allclose(
        _fitted(Ridge(alpha=0.1, fit_intercept=False), d.X, d.y), ridge_path(d.X, d.y).at(0.1)
    )


@claim("paths/other_objectives")
def other_objectives() -> None:
    """The documented objectives of glmnet and PyTorch, at our minimiser: their gradients are 0 there."""
    d, lam = standardised_diabetes(), 0.1
    problem = Problem(Quadratic(d.X, d.y), L2(lam))
    w, n, s = solve(problem).w, len(d.y), d.y.std()
    _, glmnet, torch = translate(problem)
    v = w / s
    slope = -d.X.T @ (d.y / s - d.X @ v) / n + glmnet.values["lambda"] / s * v
    assert np.allclose(slope, 0, atol=1e-9) and np.isclose(glmnet.values["lambda"], lam * s)
    slope = -2 * d.X.T @ (d.y - d.X @ w) / n + torch.values["weight_decay"] * w
    assert np.allclose(slope, 0, atol=1e-9) and torch.values["weight_decay"] == 2 * lam


def _fitted(model: Lasso | Ridge | LogisticRegression, X: Array, y: Array) -> Array:
    return np.ravel(model.fit(X, y).coef_)


def _logistic(C: float) -> LogisticRegression:
    """L1 in the words of the installed version: `penalty` until 1.7, `l1_ratio` since 1.8."""
    old = tuple(map(int, sklearn.__version__.split(".")[:2])) < (1, 8)
    kind = {"penalty": "l1"} if old else {"l1_ratio": 1.0}
    return LogisticRegression(
        C=C, **kind, solver="liblinear", fit_intercept=False, tol=1e-10, max_iter=10_000
    )
