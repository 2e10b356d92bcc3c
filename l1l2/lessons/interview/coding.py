"""The checks of what a candidate is asked to code: each says what is wrong with the function."""

from collections.abc import Callable, Iterable

import numpy as np

from ...course.exercise import NotYet, check
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.prox import hard_threshold, shrink, soft_threshold
from ...validate import Array
from ...words import Said, say

Function = Callable[..., object]


def call(function: object, *given: object, shape: tuple[int, ...]) -> Array:
    """Return what a reader's function gives, as numbers of the shape that is wanted.

    Raises
    ------
    NotYet
        If it stops, gives nothing, or numbers of another shape.
    """
    name = getattr(function, "__name__", say("your answer"))
    if not callable(function):
        raise NotYet(say("give the function itself, without calling it."))
    try:
        found = function(*given)
    except Exception as error:
        raise NotYet(say("{name} stops: {error}", name=name, error=repr(error))) from None
    if found is None:
        raise NotYet(say("{name} returns nothing. End it with `return`.", name=name))
    found = np.asarray(found, float)
    if found.shape != shape:
        words = say(
            "{name} returns the shape {found}; {wanted} is wanted.",
            name=name,
            found=str(found.shape),
            wanted=str(shape),
        )
        raise NotYet(words)
    return found


def compare(found: Array, right: Array, mistakes: Iterable[tuple[Array, Said]], other: Said) -> None:
    """Refuse numbers that are not right, by the mistake that leads to them.

    Raises
    ------
    NotYet
        With the words of the first mistake that gives these numbers, else with the last words.
    """
    if np.allclose(found, right, rtol=1e-5, atol=1e-8):
        return
    for wrong, words in mistakes:
        if np.allclose(found, wrong, rtol=1e-4, atol=1e-8):
            raise NotYet(words)
    raise NotYet(other)


def make_data(n: int = 30, p: int = 5) -> tuple[Array, Array]:
    """Draw columns of different lengths, none of variance 1, and an answer that two of them make."""
    rng = np.random.default_rng(21)
    X = rng.normal(size=(n, p)) * np.linspace(0.5, 2, p)
    return X, X[:, 0] - 2 * X[:, 1] + 0.5 * rng.normal(size=n)


@check
def check_soft_threshold(function: Function) -> str:
    """Judge a soft threshold of numbers b by t.

    Parameters
    ----------
    function : callable
        Takes b, an array, and t > 0.

    Returns
    -------
    Verdict
    """
    b, t = np.array([-3.0, -1.5, -0.5, 0.0, 0.2, 0.5, 0.8, 3.0]), 0.5
    found = call(function, b, t, shape=b.shape)
    mistakes = (
        (hard_threshold(b, t), say("this keeps what is large as it is: the hard threshold. Move it by t.")),
        (shrink(b, t), say("this divides by 1 + t: ridge. Nothing becomes 0.")),
        (b - t * np.sign(b), say("small values cross 0 and come out on the other side. Stop at 0.")),
        (np.maximum(b - t, 0), say("negative values are lost. Take |b|, and give the sign back.")),
        (np.maximum(np.abs(b) - t, 0), say("the sign is lost: b and −b give the same.")),
        (soft_threshold(b, t / 2), say("the threshold is t/2. With ½ before the square it is t.")),
    )
    compare(found, soft_threshold(b, t), mistakes, say("some value is not moved towards 0 by t."))
    if not (found[np.abs(b) <= t] == 0).all():
        raise NotYet(say("values within t are nearly 0. They must be 0 exactly."))
    return say("every value moves towards 0 by t, and those within t are 0 exactly.")


@check
def check_ridge(by_equations: Function, by_svd: Function) -> str:
    """Judge ridge's two closed forms, for 1/(2n)‖y − Xw‖² + (λ/2)‖w‖².

    Parameters
    ----------
    by_equations, by_svd : callable
        Each takes X, y and λ > 0; columns may be more than rows.

    Returns
    -------
    Verdict
    """
    for n, p in (30, 5), (6, 9):
        (X, y), lam = make_data(n, p), 0.3
        right, plain, double = (
            solve(Problem(Quadratic(X, y), L2(lam * factor))).w for factor in (1, 1 / n, 2)
        )
        U, d, V = np.linalg.svd(X, full_matrices=False)
        mistakes = (
            (plain, say("λ stands without n. Our loss has 1/n before the squares, so XᵀX meets nλ.")),
            (double, say("λ is doubled. The gradient of (λ/2)‖w‖² is λw.")),
            (V.T @ (d / (d + n * lam) * (U.T @ y)), say("each factor is d/(d² + nλ), with d squared below.")),
            (
                V.T @ (d**2 / (d**2 + n * lam) * (U.T @ y)),
                say("d²/(d² + nλ) shrinks the fit. For the weights divide once more by d."),
            ),
            (solve(Problem(Quadratic(X, y), L1(lam))).w, say("this is the lasso.")),
        )
        for function in (by_equations, by_svd):
            found = call(function, X, y, lam, shape=(p,))
            compare(found, right, mistakes, say("the gradient of the objective is not 0 at your weights."))
    return say("both solve the same equations, also with more columns than rows.")


@check
def check_violation(function: Function) -> str:
    """Judge the largest violation of the lasso's optimality conditions.

    Parameters
    ----------
    function : callable
        Takes X, y, λ > 0 and w.

    Returns
    -------
    Verdict
    """
    (X, y), lam = make_data(), 0.4
    best = solve(Problem(Quadratic(X, y), L1(lam))).w
    for w in (np.zeros(5), np.array([1.0, -2.0, 0.0, 0.0, 0.0]), np.array([-0.5, 0, 0.1, 0, 0]), best):
        c = X.T @ (y - X @ w) / len(y)
        zeros, others = np.maximum(np.abs(c) - lam, 0) * (w == 0), np.abs(c - lam * np.sign(w)) * (w != 0)
        slack = np.abs(np.abs(c) - lam) * (w != 0)
        sums = np.where(
            w == 0, np.maximum(np.abs(c) * len(y) - lam, 0), np.abs(c * len(y) - lam * np.sign(w))
        )
        right = np.maximum(zeros, others).max()
        mistakes = (
            (sums.max(), say("divide XᵀR by n: λ is compared with the gradient of 1/(2n)‖y − Xw‖².")),
            (zeros.max(), say("only weights that are 0 are tried. The others need c = λ sign(w).")),
            (others.max(), say("only non-zero weights are tried. A zero needs |c| ≤ λ.")),
            (
                np.maximum(zeros, slack).max(),
                say("the sign is not compared: |c| = λ with the wrong sign is no optimum."),
            ),
            (
                np.abs(c - lam * np.sign(w)).max(),
                say("at 0 the subdifferential is [−λ, λ], and not the point 0."),
            ),
        )
        other = say(
            "it is {found:.4f} where the largest violation is {right:.4f}.",
            found=float(call(function, X, y, lam, w, shape=())),
            right=float(right),
        )
        compare(call(function, X, y, lam, w, shape=()), np.asarray(right), mistakes, other)
    return say("it is 0 at the optimum, and names what is wrong elsewhere.")
