"""Solvers as generators of iterates, each as long as its formula; `run` alone decides when to stop."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance, integer, number, reals
from .problem import Problem


@dataclass(frozen=True, eq=False)
class Trace:
    """What a solver did: iterate k is row k; `converged` says that the last one meets the tolerance.

    Attributes
    ----------
    w : ndarray, shape (k, p)
    value : ndarray, shape (k,)
        P(w).
    kkt : ndarray, shape (k,)
        KKT violation, relative.
    converged : bool
    """

    w: Array
    value: Array
    kkt: Array
    converged: bool


def run(iterates: Iterable[Array], problem: Problem, *, max_iter: int = 1000, tol: float = 1e-8) -> Trace:
    """Follow a solver until its KKT violation is <= tol, for max_iter steps, or while it is finite.

    Parameters
    ----------
    iterates : iterable of ndarray, shape (p,)
        Such as ``ista(problem, w)``.
    problem : Problem
    max_iter : int >= 0
        Steps after the start, which is always kept.
    tol : float >= 0

    Returns
    -------
    Trace
        Iterates with finite numbers only; `converged` is False if the tolerance was not met.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type or out of range, or the start is not finite.
    """
    instance(iterates, "iterates", Iterable, "a solver's iterates, such as ista(problem, w)")
    instance(problem, "problem", Problem, "a Problem, such as Problem(Quadratic(X, y), L1(lam))")
    max_iter, tol = integer(max_iter, "max_iter", least=0), number(tol, "tol", least=0)
    ws, values, kkt = [], [], []
    with np.errstate(over="ignore", invalid="ignore"):  # steps too long leave the floats: the end, no alarm
        for w in islice(iterates, max_iter + 1):
            if not np.isfinite(reals(w, "iterates")).all():
                break
            value, violation = problem.value(w), problem.kkt_violation(w)
            if not np.isfinite(value + violation):
                break
            ws.append(w)
            values.append(value)
            kkt.append(violation)
            if violation <= tol:
                break
    if not ws:
        raise ValueError("iterates: got no finite iterate; give a solver started at a finite point")
    return Trace(np.array(ws), np.array(values), np.array(kkt), converged=kkt[-1] <= tol)


def gradient_descent(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """w <- w - step * P'(w), for a penalty without a kink.

    Parameters
    ----------
    problem : Problem
        With an L2 penalty.
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        Default 1 / (L + l2), the inverse of the largest curvature.

    Yields
    ------
    ndarray, shape (p,)

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range, or the penalty has a kink.

    References
    ----------
    Nesterov (2004), "Introductory lectures on convex optimization", section 2.1.5.
    """
    w, step = _start(problem, w), _step(step, problem.datafit.lipschitz + problem.penalty.l2)
    if problem.penalty.l1 > 0:
        raise ValueError(f"problem: got {problem.penalty}, which has a kink at 0; give L2, or use ista")
    while True:
        yield w
        w = w - step * problem.subgradient(w)


def subgradient_descent(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """w <- w - step / sqrt(k + 1) * (an element of dP(w)): steps must fade, for at a kink slopes do not.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        The first step; default 1 / (L + l2).

    Yields
    ------
    ndarray, shape (p,)
        Not monotone in P, and with no exact zeros but by accident.

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    Shor (1985), "Minimization methods for non-differentiable functions", chapter 2.
    """
    w, step = _start(problem, w), _step(step, problem.datafit.lipschitz + problem.penalty.l2)
    for k in count():
        yield w
        w = w - step / sqrt(k + 1) * problem.subgradient(w)


def ista(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """w <- prox(w - step * f'(w), step): a gradient step on the datafit, then the penalty's own prox.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        Default 1 / L; below 2 / L, P never rises.

    Yields
    ------
    ndarray, shape (p,)

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    Daubechies, Defrise & De Mol (2004); Beck & Teboulle (2009), section 3.
    """
    w, step = _start(problem, w), _step(step, problem.datafit.lipschitz)
    while True:
        yield w
        w = problem.penalty.prox(w - step * problem.datafit.gradient(w), step)


def fista(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """Ista from a point z ahead of w, thrown forward by the momentum of the last step.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        Default 1 / L.

    Yields
    ------
    ndarray, shape (p,)
        The iterate w, not the point z.

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    Beck & Teboulle (2009), "A fast iterative shrinkage-thresholding algorithm", section 4.
    """
    w, step = _start(problem, w), _step(step, problem.datafit.lipschitz)
    z, t = w, 1.0
    while True:
        yield w
        w_old, t_old = w, t
        w = problem.penalty.prox(z - step * problem.datafit.gradient(z), step)
        t = (1 + sqrt(1 + 4 * t_old**2)) / 2
        z = w + (t_old - 1) / t * (w - w_old)


def coordinate_descent(problem: Problem, w: ArrayLike) -> Iterator[Array]:
    """One coordinate after the other: ista in one dimension, with that coordinate's own step 1 / L_j.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.

    Yields
    ------
    ndarray, shape (p,)
        After each sweep over all coordinates.

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type or shape.

    References
    ----------
    Friedman, Hastie & Tibshirani (2010), "Regularization paths for generalized linear models", section 2.
    """
    w, f = _start(problem, w), problem.datafit
    steps = 1 / np.maximum(f.coordinate_lipschitz, 1e-100)  # a constant column is free to go to 0
    z = f.X @ w
    while True:
        yield w.copy()
        for j, (x, step) in enumerate(zip(f.X.T, steps, strict=True)):
            new = problem.penalty.prox(w[j] - step * (x @ f.slope(z)), step)
            z += (new - w[j]) * x
            w[j] = new


def _start(problem: Problem, w: ArrayLike) -> Array:
    instance(problem, "problem", Problem, "a Problem, such as Problem(Quadratic(X, y), L1(lam))")
    return array(w, "w", shape=(problem.p,)).copy()


def _step(step: float | None, curvature: float) -> float:
    return number(step, "step", above=0) if step is not None else 1 / (curvature or 1.0)
