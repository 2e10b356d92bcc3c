"""Solvers as generators of iterates, each as long as its formula; `trace.run` decides when to stop."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, instance, integer, number
from .problem import Problem, require_elastic
from .sections import append_sections

SOLVER = """
    Parameters
    ----------
    problem : Problem
    w : array_like, shape (p,)
        The start.
    step : float > 0, optional
        The default is said with L = problem.datafit.lipschitz and l2 = problem.penalty.l2, the largest
        curvatures of datafit and penalty.

    Yields
    ------
    ndarray, shape (p,)
        The start, then the iterate after each step.

    Raises
    ------
    TypeError, ValueError
        At the first iterate, if an argument is of the wrong type, shape or range.
    """


@append_sections(SOLVER)
def gradient_descent(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """w <- w - step * P'(w), for an L2 penalty: one with a kink is refused.

    The default step is 1 / (L + l2), the inverse of the largest curvature.  Source: Nesterov (2004),
    "Introductory lectures on convex optimization", section 2.1.5.
    """
    w, step = (
        _check_start(problem, w),
        _choose_step(step, problem.datafit.lipschitz + require_elastic(problem).l2),
    )
    if require_elastic(problem).l1 > 0:
        raise ValueError(f"problem: got {problem.penalty}, which has a kink at 0; give L2, or use ista")
    while True:
        yield w
        w = w - step * _subgradient(problem, w)


@append_sections(SOLVER)
def subgradient_descent(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """w <- w - step / sqrt(k + 1) * (an element of dP(w)): steps must fade, for at a kink slopes do not.

    The default first step is 1 / (L + l2).  The iterates are not monotone in P, and have no exact zeros but
    by accident.  Source: Shor (1985), "Minimization methods for non-differentiable functions", chapter 2.
    """
    w, step = (
        _check_start(problem, w),
        _choose_step(step, problem.datafit.lipschitz + require_elastic(problem).l2),
    )
    for k in count():
        yield w
        w = w - step / sqrt(k + 1) * _subgradient(problem, w)


def sgd(
    problem: Problem, w: ArrayLike, step: float | None = None, *, rng: np.random.Generator, batch: int = 1
) -> Iterator[Array]:
    """Subgradient steps that look at a few rows at a time: in a pass at every row once, in a new order.

    The slope of a few rows is right on average only, so the steps must fade: in pass k they are
    step / sqrt(k + 1).  There is one iterate a pass, which looks at as much data as one gradient.

    Parameters
    ----------
    problem, w, step
        As in `gradient_descent`; by default 1 / (the largest curvature of one row + l2) in the first pass.
    rng : numpy.random.Generator
        Shuffles the rows.
    batch : int >= 1
        Rows a step; the last step of a pass takes what is left.

    Yields
    ------
    ndarray, shape (p,)

    Raises
    ------
    TypeError, ValueError
        As in `gradient_descent`.

    References
    ----------
    Robbins & Monro (1951); Nemirovski, Juditsky, Lan & Shapiro (2009), "Robust stochastic approximation
    approach to stochastic programming", for these steps; Bottou (2012), "Stochastic gradient descent tricks",
    for the shuffling.
    """
    w, f, batch = _check_start(problem, w), problem.datafit, integer(batch, "batch", least=1)
    generator(rng)
    longest = [np.vecdot(f.X, f.X).argmax()]
    step = _choose_step(
        step, replace(f, X=f.X[longest], y=np.ones(1)).lipschitz + require_elastic(problem).l2
    )
    n = len(f.y)
    for k in count():
        yield w
        order = rng.permutation(n)
        for rows in (order[first : first + batch] for first in range(0, n, batch)):
            slope = f.slope(f.X @ w)[rows] * (n / len(rows))
            w = w - step / sqrt(k + 1) * (slope @ f.X.take(rows, axis=0) + _penalty_slope(problem, w))


@append_sections(SOLVER)
def adam(problem: Problem, w: ArrayLike, step: float = 0.001) -> Iterator[Array]:
    """Each weight's own step: running mean of its slopes over the root of their running mean square.

    Whatever the slopes' size, a weight moves by about `step`; so near the optimum it does not come to rest.
    Source, also of the default step, the rates 0.9 and 0.999 and the 1e-8 below: Kingma & Ba (2015), "Adam: a
    method for stochastic optimization", algorithm 1.
    """
    w, step = _check_start(problem, w), number(step, "step", above=0)
    require_elastic(problem)
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for k in count(1):
        yield w
        g = _subgradient(problem, w)
        mean = 0.9 * mean + 0.1 * g
        square = 0.999 * square + 0.001 * g**2
        w = w - step * (mean / (1 - 0.9**k)) / (np.sqrt(square / (1 - 0.999**k)) + 1e-8)


@append_sections(SOLVER)
def clipped(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """A step of `subgradient_descent`, after which a weight that has changed sign is set to 0.

    Nothing holds it there: at 0 the penalty's middle slope is 0, so the next step takes the weight off
    again, and exact zeros come and go.  Andrew & Gao (2007), "Scalable training of L1-regularized log-linear
    models", too stop a weight at a change of sign, but let it leave 0 only where its slope is beyond lam.
    """
    w, step = (
        _check_start(problem, w),
        _choose_step(step, problem.datafit.lipschitz + require_elastic(problem).l2),
    )
    for k in count():
        yield w
        moved = w - step / sqrt(k + 1) * _subgradient(problem, w)
        w = np.where(w * moved < 0, 0.0, moved)


@append_sections(SOLVER)
def clipped_for_good(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """`clipped`, where a weight that is 0 once stays 0, from the start on: which survive depends on the way.

    Source: TensorFlow Playground (2017), ``nn.ts``: a connection whose weight changes sign under L1 is dead.
    """
    w, step = (
        _check_start(problem, w),
        _choose_step(step, problem.datafit.lipschitz + require_elastic(problem).l2),
    )
    for k in count():
        yield w
        moved = w - step / sqrt(k + 1) * _subgradient(problem, w)
        w = np.where(w * moved <= 0, 0.0, moved)


@append_sections(SOLVER)
def ista(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """w <- prox(w - step * f'(w), step): a gradient step on the datafit, then the penalty's own prox.

    The default step is 1 / L; below 2 / L, P never rises.  Source: Daubechies, Defrise & De Mol (2004); Beck
    & Teboulle (2009), section 3.
    """
    w, step = _check_start(problem, w), _choose_step(step, problem.datafit.lipschitz)
    while True:
        yield w
        w = problem.penalty.prox(w - step * problem.datafit.gradient(w), step)


@append_sections(SOLVER)
def fista(problem: Problem, w: ArrayLike, step: float | None = None) -> Iterator[Array]:
    """Ista from a point z ahead of w, thrown forward by the momentum of the last step; the iterates are w.

    The default step is 1 / L.  Source: Beck & Teboulle (2009), "A fast iterative shrinkage-thresholding
    algorithm", section 4.
    """
    w, step = _check_start(problem, w), _choose_step(step, problem.datafit.lipschitz)
    z, t = w, 1.0
    while True:
        yield w
        w_old, t_old = w, t
        w = problem.penalty.prox(z - step * problem.datafit.gradient(z), step)
        t = (1 + sqrt(1 + 4 * t_old**2)) / 2
        z = w + (t_old - 1) / t * (w - w_old)


def coordinate_descent(problem: Problem, w: ArrayLike) -> Iterator[Array]:
    """One coordinate after the other: ista in one dimension, with that coordinate's own step 1 / L_j.

    There is one iterate after each sweep over all coordinates.  Source: Friedman, Hastie & Tibshirani (2010),
    "Regularization paths for generalized linear models", section 2.

    Parameters
    ----------
    problem, w
        As in `gradient_descent`.

    Yields
    ------
    ndarray, shape (p,)

    Raises
    ------
    TypeError, ValueError
        As in `gradient_descent`.
    """
    w, f, penalty = _check_start(problem, w), problem.datafit, require_elastic(problem)
    bends = f.coordinate_lipschitz
    # A column of zeros gets a step so long that its weight is 0 after it.
    steps = 1 / np.maximum(np.where(bends > 0, bends, 1e-100), 1e-300)
    z = f.X @ w
    while True:
        yield w.copy()
        for j, (x, step) in enumerate(zip(f.X.T, steps, strict=True)):
            new = penalty.prox(w[j] - step * (x @ f.slope(z)), step)
            z += (new - w[j]) * x
            w[j] = new


def _check_start(problem: Problem, w: ArrayLike) -> Array:
    instance(problem, "problem", Problem, "a Problem, such as Problem(Quadratic(X, y), L1(lam))")
    return array(w, "w", shape=(problem.p,)).copy()


def _choose_step(step: float | None, curvature: float) -> float:
    return number(step, "step", above=0) if step is not None else 1 / (curvature or 1.0)


def _subgradient(problem: Problem, w: Array) -> Array:
    """`problem.subgradient`, unchecked: solvers call it most."""
    return problem.datafit.gradient(w) + _penalty_slope(problem, w)


def _penalty_slope(problem: Problem, w: Array) -> Array:
    """The middle slope of the penalty."""
    penalty = require_elastic(problem)
    return penalty.l1 * np.sign(w) + penalty.l2 * w
