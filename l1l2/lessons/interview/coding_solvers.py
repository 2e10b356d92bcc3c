"""The checks of solvers, of a stopping rule and of cross-validation that a candidate codes."""

import numpy as np
from numpy.typing import NDArray

from ...course.exercise import NotYet, check
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import say
from .coding import Function, call, compare, make_data


@check
def check_coordinate_descent(function: Function) -> str:
    """Judge coordinate descent for the lasso.

    Parameters
    ----------
    function : callable
        Takes X, y, λ > 0 and how many sweeps; columns have any length.

    Returns
    -------
    Verdict
    """
    X, y = make_data()
    for lam in (0.4, 5.0):
        _judge(call(function, X, y, lam, 300, shape=(5,)), X, y, lam, 1.0)
    first = call(function, X, y, 0.4, 1, shape=(5,))
    if not np.allclose(first, _sweep(X, y, 0.4)):
        raise NotYet(say("after one sweep the weights differ: use each new weight at once, from 0 in order."))
    return say("each weight goes to its exact minimum, and the residual is always of the newest weights.")


@check
def check_ista(function: Function) -> str:
    """Judge proximal gradient steps for the lasso.

    Parameters
    ----------
    function : callable
        Takes X, y, λ > 0 and how many steps; it chooses the step size itself.

    Returns
    -------
    Verdict
    """
    X, y = make_data()
    largest = float(np.linalg.norm(X, 2)) ** 2 / len(y)
    for lam in (0.1, 0.4):
        _judge(call(function, X, y, lam, 3000, shape=(5,)), X, y, lam, largest)
    return say("a gradient step on the loss and a soft threshold by ηλ: its only fixed points are optima.")


@check
def check_gap(function: Function) -> str:
    """Judge a duality gap for the lasso: never below the distance to the optimal value, and 0 there.

    Parameters
    ----------
    function : callable
        Takes X, y, λ > 0 and w.

    Returns
    -------
    Verdict
    """
    (X, y), lam = make_data(), 0.4
    problem = Problem(Quadratic(X, y), L1(lam))
    best = solve(problem)
    rng = np.random.default_rng(22)
    for w in [np.zeros(5), *(best.w + rng.normal(size=5) * size for size in (1.0, 0.1, 0.01))]:
        gap, away = float(call(function, X, y, lam, w, shape=())), float(problem.value(w) - best.value)
        if gap < away - 1e-10:
            words = say(
                "at some w the gap is {gap:.4f}, but the value is {away:.4f} above the "
                "optimum. Is your dual point feasible, ‖Xᵀu‖∞ ≤ λ?",
                gap=gap,
                away=away,
            )
            raise NotYet(words)
        if gap > 1.01 * problem.duality_gap(w) + 1e-10:
            raise NotYet(
                say(
                    "the gap is a bound, but a loose one: take u = (y − Xw)/n, and scale it only "
                    "if it is infeasible."
                )
            )
    gap = float(call(function, X, y, lam, best.w, shape=()))
    if gap > 1e-8:
        raise NotYet(say("at the optimum the gap is {gap:.4f} and not 0. Look at the factors of n.", gap=gap))
    return say("it is never below the true distance, and 0 at the optimum: now you know when to stop.")


@check
def check_choice(function: Function) -> str:
    """Judge the choice of λ by cross-validation: what is held out must not reach the fit.

    Parameters
    ----------
    function : callable
        Takes X, y, a list of λ, a list of index arrays, the folds, and fit(X, y, lam), which gives weights;
        returns the λ of the least mean error.

    Returns
    -------
    Verdict
    """
    (X, y), folds, lams = make_data(), np.array_split(np.arange(30), 5), [0.05, 0.2, 0.8, 2.0]
    X, y = X + np.array([5, 0, -3, 0, 1]), y + 10
    X[:6], seen = X[:6] * 4, []

    def fit(A: Array, b: Array, lam: float) -> Array:
        seen.append((np.array(A), np.array(b)))
        return solve(Problem(Quadratic(A, b), L1(lam))).w

    chosen = float(call(function, X, y, lams, folds, fit, shape=()))
    if not seen:
        raise NotYet(say("`fit` is never called."))
    for A, b in seen:
        if len(A) != 24:
            raise NotYet(say("`fit` got {rows} rows; without its fold it should get 24.", rows=len(A)))
        if not (np.allclose(A.mean(axis=0), 0) and np.allclose(A.std(axis=0), 1)):
            raise NotYet(
                say(
                    "`fit` got columns whose mean is not 0 or whose deviation is not 1 on its own "
                    "rows: take both from these rows alone."
                )
            )
        if not np.isclose(b.mean(), 0):
            raise NotYet(say("`fit` got an answer whose mean is not 0: there is no intercept, so centre it."))
    errors = [np.mean([_error(X, y, lam, held_out) for held_out in folds]) for lam in lams]
    compare(
        np.asarray(chosen),
        np.asarray(lams[int(np.argmin(errors))]),
        [(np.asarray(lams[int(np.argmax(errors))]), say("this is the λ of the *largest* error."))],
        say(
            "another λ has the least mean error. Do you scale the held-out rows by what "
            "the others gave, and add the mean of y back?"
        ),
    )
    return say("each fold is scaled by the other rows, and so the error is that of new rows.")


def _judge(w: Array, X: Array, y: Array, lam: float, largest: float) -> None:
    """Refuse weights that are not the lasso's, by the λ whose optimum they are, or by a condition."""
    n = len(y)
    if not np.isfinite(w).all():
        raise NotYet(say("the weights are not finite: the steps are too long and diverge, or n is missing."))

    def lasso(strength: float) -> Array:
        return solve(Problem(Quadratic(X, y), L1(strength))).w

    mistakes = (
        (lasso(lam / n), say("this is the lasso for λ/n: divide xⱼᵀr by n before you compare it with λ.")),
        (lasso(lam / 2), say("this is the lasso for λ/2: where does the ½ of the loss go?")),
        (lasso(lam * largest), say("this is the lasso for another λ: threshold by the step times λ.")),
        (np.linalg.pinv(X) @ y, say("this is least squares: nothing is thresholded.")),
    )
    c = X.T @ (y - X @ w) / n
    wrong = np.where(w == 0, np.maximum(np.abs(c) - lam, 0), np.abs(c - lam * np.sign(w)))
    j = int(wrong.argmax())
    other = say(
        "weight {j} (from 0) is {w:.4f}, and its correlation with the residual {c:.4f} "
        "at λ = {lam:.1f}: that is no optimum.",
        j=j,
        w=float(w[j]),
        c=float(c[j]),
        lam=lam,
    )
    compare(w, lasso(lam), mistakes, other)
    if not ((w == 0) == (lasso(lam) == 0)).all():
        raise NotYet(say("the weights are right to five digits, but the zeros are not exact."))


def _sweep(X: Array, y: Array, lam: float) -> Array:
    """One sweep from 0: each weight goes to its minimum, in order."""
    w = np.zeros(X.shape[1])
    for j, x in enumerate(X.T):
        c = x @ (y - X @ w) / len(y)
        w[j] = (c - np.clip(c, -lam, lam)) / (x @ x / len(y))
    return w


def _error(X: Array, y: Array, lam: float, held_out: NDArray[np.intp]) -> float:
    """Mean squared error on the held-out rows, scaled by what the other rows give."""
    A, b = np.delete(X, held_out, axis=0), np.delete(y, held_out)
    centre, scale = A.mean(axis=0), A.std(axis=0)
    w = solve(Problem(Quadratic((A - centre) / scale, b - b.mean()), L1(lam))).w
    return float(((y[held_out] - b.mean() - (X[held_out] - centre) / scale @ w) ** 2).mean())
