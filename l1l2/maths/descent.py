"""Solvers as generators of iterates, each as long as its formula; `trace.run` decides when to stop."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance, integer, number
from .problem import Problem


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
        w = w - step * _subgradient(problem, w)


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
        w = w - step / sqrt(k + 1) * _subgradient(problem, w)


def sgd(
    problem: Problem, w: ArrayLike, step: float | None = None, *, rng: np.random.Generator, batch: int = 1
) -> Iterator[Array]:
    """Subgradient steps that look at a few rows at a time: in a pass at every row once, in a new order.

    The slope of a few rows is right on average only, so the steps must fade: in pass k they are
    step / sqrt(k + 1).

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        In the first pass; default 1 / (the largest curvature of one row + l2).
    rng : numpy.random.Generator
        Shuffles the rows.
    batch : int >= 1
        Rows a step; the last step of a pass takes what is left.

    Yields
    ------
    ndarray, shape (p,)
        After each pass over all rows, which looks at as much data as one gradient.

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    Robbins & Monro (1951); Nemirovski, Juditsky, Lan & Shapiro (2009), "Robust stochastic approximation
    approach to stochastic programming", for these steps; Bottou (2012), "Stochastic gradient descent tricks",
    for the shuffling.
    """
    w, f, batch = _start(problem, w), problem.datafit, integer(batch, "batch", least=1)
    instance(rng, "rng", np.random.Generator, "a numpy.random.Generator, such as np.random.default_rng(0)")
    longest = [np.vecdot(f.X, f.X).argmax()]
    step = _step(step, replace(f, X=f.X[longest], y=np.ones(1)).lipschitz + problem.penalty.l2)
    n = len(f.y)
    for k in count():
        yield w
        order = rng.permutation(n)
        for rows in (order[first : first + batch] for first in range(0, n, batch)):
            slope = f.slope(f.X @ w)[rows] * (n / len(rows))
            w = w - step / sqrt(k + 1) * (slope @ f.X.take(rows, axis=0) + _pull(problem, w))


def adam(problem: Problem, w: ArrayLike, step: float = 0.001) -> Iterator[Array]:
    """Each weight's own step: running mean of its slopes over the root of their running mean square.

    Whatever the slopes' size, a weight moves by about `step`; so near the optimum it does not come to rest.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0
        The default is the paper's, as are the rates 0.9 and 0.999 and the 1e-8 below.

    Yields
    ------
    ndarray, shape (p,)

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    Kingma & Ba (2015), "Adam: a method for stochastic optimization", algorithm 1.
    """
    w, step = _start(problem, w), number(step, "step", above=0)
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for k in count(1):
        yield w
        g = _subgradient(problem, w)
        mean = 0.9 * mean + 0.1 * g
        square = 0.999 * square + 0.001 * g**2
        w = w - step * (mean / (1 - 0.9**k)) / (np.sqrt(square / (1 - 0.999**k)) + 1e-8)


def clipped(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """A subgradient step, after which a weight that has changed sign is set to 0.

    Nothing holds it there: at 0 the penalty's middle slope is 0, so the next step takes the weight off again.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        The first step, which fades as in `subgradient_descent`; default 1 / (L + l2).

    Yields
    ------
    ndarray, shape (p,)
        With exact zeros that come and go.

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    Andrew & Gao (2007), "Scalable training of L1-regularized log-linear models": they too stop a weight at a
    change of sign, but let it leave 0 only where its slope is beyond lam, which is missing here.
    """
    w, step = _start(problem, w), _step(step, problem.datafit.lipschitz + problem.penalty.l2)
    for k in count():
        yield w
        moved = w - step / sqrt(k + 1) * _subgradient(problem, w)
        w = np.where(w * moved < 0, 0.0, moved)


def clipped_for_good(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """`clipped`, where a weight that is 0 once stays 0: which weights survive depends on the way, not on P.

    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start; where it is 0, nothing ever moves.
    step : float > 0, optional
        As in `clipped`.

    Yields
    ------
    ndarray, shape (p,)

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.

    References
    ----------
    TensorFlow Playground (2017), ``nn.ts``: a connection whose weight changes sign under L1 is dead.
    """
    w, step = _start(problem, w), _step(step, problem.datafit.lipschitz + problem.penalty.l2)
    for k in count():
        yield w
        moved = w - step / sqrt(k + 1) * _subgradient(problem, w)
        w = np.where(w * moved <= 0, 0.0, moved)


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
    bends = f.coordinate_lipschitz
    steps = 1 / np.maximum(np.where(bends > 0, bends, 1e-100), 1e-300)  # a column of zeros lets go at once
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


def _subgradient(problem: Problem, w: Array) -> Array:
    """`problem.subgradient`, unchecked: solvers call it most."""
    return problem.datafit.gradient(w) + _pull(problem, w)


def _pull(problem: Problem, w: Array) -> Array:
    """The middle slope of the penalty."""
    penalty = problem.penalty
    return penalty.l1 * np.sign(w) + penalty.l2 * w
