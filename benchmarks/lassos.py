"""The lassos that the benchmark solves, and how the peers solve them."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import numpy as np
import sklearn.linear_model as sk
from racing import Peer, Race

from l1l2 import L1, Problem, Quadratic, solve, sparse_regression, standardise
from l1l2.maths.paths import LassoPath


class Data:
    """A standardised design and what the rows ask of it; `F` is X column by column, as the peers want it."""

    def __init__(self, X: np.ndarray, y: np.ndarray) -> None:
        made = standardise(X, y)
        self.X, self.y, self.F, self.n = made.X, made.y, np.asfortranarray(made.X), len(y)
        self.XX, self.Xy = self.X.T @ self.X, self.y @ self.X
        self.lam_max = float(np.abs(self.Xy).max()) / self.n

    def solve(self, lam: float, tol: float = 1e-10) -> np.ndarray:
        """Ours, checked and certified."""
        return solve(Problem(Quadratic(self.X, self.y), L1(lam)), tol=tol).w

    def gap(self, lams: Sequence[float], W: np.ndarray) -> float:
        """The worst relative duality gap of coefficients, a row each lam."""
        problems = [Problem(Quadratic(self.X, self.y), L1(lam)) for lam in lams]
        rows = np.reshape(W, (len(lams), -1))
        return max(p.duality_gap(w) / float(p.value(w)) for p, w in zip(problems, rows, strict=True))


def simulated(n: int, p: int, seed: int = 0) -> Data:
    made = sparse_regression(n, p, rng=np.random.default_rng(seed), support=min(p, 5), correlation=0.5)
    return Data(made.X, made.y)


def estimators(data: Data, lam: float, gram: Any) -> list[Peer]:
    """One lasso by the estimators; `gram` is scikit-learn's precompute."""
    X, y = data.F, data.y
    fit = partial(sk.Lasso, lam, fit_intercept=False, copy_X=False)
    return [
        Peer("sklearn Lasso", lambda tol: fit(tol=tol).fit(X, y).coef_),
        Peer("sklearn Lasso, Gram", lambda tol: fit(tol=tol, precompute=gram).fit(X, y).coef_),
        Peer(
            "celer Lasso",
            lambda tol: import_module("celer").Lasso(lam, fit_intercept=False, tol=tol).fit(X, y).coef_,
        ),
        Peer(
            "skglm Lasso",
            lambda tol: import_module("skglm").Lasso(lam, fit_intercept=False, tol=tol).fit(X, y).coef_,
        ),
    ]


def descents(data: Data, lams: Sequence[float]) -> list[Peer]:
    """Coordinate descent along lams by the bare functions, unchecked where they allow it."""
    X, y = data.F, data.y
    path = partial(sk.lasso_path, X, y, alphas=lams, max_iter=100_000, check_input=False, copy_X=False)

    def with_gram(tol: float) -> np.ndarray:
        return path(tol=tol, precompute=X.T @ X, Xy=y @ X)[1].T

    return [
        Peer("sklearn lasso_path", lambda tol: path(tol=tol, precompute=False)[1].T),
        Peer("sklearn lasso_path, Gram", with_gram),
        Peer(
            "celer_path",
            lambda tol: import_module("celer").celer_path(X, y, "lasso", alphas=lams, tol=tol)[1].T,
        ),
        Peer(
            "skglm path",
            lambda tol: import_module("skglm").Lasso(fit_intercept=False, tol=tol).path(X, y, lams)[1].T,
        ),
    ]


def lars(data: Data, lams: Sequence[float]) -> list[Peer]:
    """The exact path down to the last lam, and the lams between its knots."""

    def at(gram: Any) -> np.ndarray:
        knots, _, W = sk.lars_path(data.F, data.y, Gram=gram, method="lasso", alpha_min=lams[-1])
        return LassoPath(knots, W.T, 0.0).at(lams)

    return [
        Peer(f"sklearn lars_path, Gram={gram}", lambda _, gram=gram: at(gram), (0.0,))
        for gram in ("auto", None)
    ]


class Stack:
    """Many small lassos: the designs X (k, n, p), the answers y (k, n), a lam each."""

    def __init__(self, X: np.ndarray, y: np.ndarray, lam: np.ndarray) -> None:
        self.X, self.y, self.lam = X, y, lam
        self.G, self.c = X.swapaxes(1, 2) @ X / X.shape[1], (y[:, None] @ X)[:, 0] / X.shape[1]

    def sample(self, size: int) -> np.ndarray:
        """Which problems are looked at, from the first to the last of all."""
        return np.linspace(0, len(self.lam) - 1, size).round().astype(int)

    def gap(self, W: np.ndarray) -> float:
        """The worst relative duality gap of coefficients: a row each problem, or each of a sample."""
        some, gaps = self.sample(len(W)), []
        for X, y, lam, w in zip(self.X[some], self.y[some], self.lam[some], W, strict=True):
            value, _, gap = Problem(Quadratic(X, y), L1(lam)).certificate(w)
            gaps.append(gap / value)
        return max(gaps)

    def loops(self, size: int) -> tuple[list[Peer], list[Peer]]:
        """scikit-learn on a sample of the problems: its estimators, and its bare function, by Gram."""
        n, every = self.X.shape[1], len(self.lam) // size
        problems = [
            (np.asfortranarray(self.X[k]), self.y[k], n * self.G[k], n * self.c[k], float(self.lam[k]))
            for k in self.sample(size)
        ]

        def fits(tol: float, gram: bool) -> np.ndarray:
            fit = partial(sk.Lasso, fit_intercept=False, copy_X=False, tol=tol)
            return np.array(
                [fit(lam, precompute=G if gram else False).fit(X, y).coef_ for X, y, G, _, lam in problems]
            )

        def paths(tol: float) -> np.ndarray:
            path = partial(sk.lasso_path, check_input=False, copy_X=False, tol=tol)
            return np.array(
                [path(X, y, alphas=[lam], precompute=G, Xy=c)[1][:, 0] for X, y, G, c, lam in problems]
            )

        return [
            Peer("sklearn Lasso", partial(fits, gram=False), every=every),
            Peer("sklearn Lasso, Gram", partial(fits, gram=True), every=every),
        ], [Peer("sklearn lasso_path, Gram", paths, every=every)]

    def races(self, name: str, ours: Callable[[], np.ndarray], size: int, must: float) -> list[Race]:
        estimators, bare = self.loops(size)
        race = partial(Race, ours=ours, gap=self.gap)
        return [
            race(f"{name} / estimators in a loop", peers=estimators, must=must),
            race(f"{name} / bare function in a loop", peers=bare, must=None),
        ]
