"""The lasso that the notebook's cell makes, once more, with what the methods do on it: for the proofs."""

from functools import cache
from itertools import islice

import numpy as np

from ...maths.datafits import Quadratic
from ...maths.descent import adam, coordinate_descent, fista, ista, subgradient_descent
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...maths.trace import Trace, run
from ...validate import Array


@cache
def make_lasso() -> tuple[Problem, Array]:
    """Make the lasso and the start."""
    rng = np.random.default_rng(8)
    X = rng.standard_normal((30, 60))
    y = X[:, :4] @ [3, -2, 2, 1.5] + 0.3 * rng.standard_normal(30)
    problem = Problem(Quadratic(X, y), L1(0.2 * np.abs(X.T @ y).max() / 30))
    return problem, rng.standard_normal(60)


@cache
def minimiser() -> Array:
    """Return the weights at the minimum, exactly."""
    return solve(make_lasso()[0]).w


@cache
def run_method(name: str) -> Trace:
    """Run a method that converges, until it has."""
    problem, start = make_lasso()
    method = {"ista": ista, "fista": fista, "coordinate_descent": coordinate_descent}[name]
    return run(method(problem, start), problem, max_iter=5000)


@cache
def after_5000_steps(name: str) -> Array:
    """Return where a method that never converges is after 5,000 steps, which no stopping rule ends."""
    problem, start = make_lasso()
    method = {"subgradient_descent": subgradient_descent, "adam": adam}[name]
    return next(islice(method(problem, start), 5000, None))
