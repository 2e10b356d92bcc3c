"""Eight methods on one lasso, from one start, and what they are called.

One step is one gradient of the loss: one look at every row.  In a step SGD goes once through the rows, a
third of them at a time, and coordinate descent once through the weights.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

from ...maths.datafits import Quadratic
from ...maths.descent import (
    adam,
    clipped,
    clipped_for_good,
    coordinate_descent,
    fista,
    ista,
    sgd,
    subgradient_descent,
)
from ...maths.exact import Solution, solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say

LAST = 5000
# Those that the pictures stop at, about evenly spaced on a log axis.
STEPS = (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, LAST)


def methods(adam_step: float) -> dict[str, Callable[[Problem, Array], Iterator[Array]]]:
    """Return the methods by key; all but SGD and Adam choose their own steps."""

    def sgd_by_thirds(problem: Problem, w: Array) -> Iterator[Array]:
        f = problem.datafit
        return sgd(problem, w, 0.5 / f.lipschitz, rng=np.random.default_rng(0), batch=-(-len(f.y) // 3))

    return {
        "subgradient": subgradient_descent,
        "sgd": sgd_by_thirds,
        "adam": lambda problem, w: adam(problem, w, adam_step),
        "clipped": clipped,
        "clipped_for_good": clipped_for_good,
        "ista": ista,
        "fista": fista,
        "coordinate_descent": coordinate_descent,
    }


def name_method(method: str) -> Said:
    """Say what the method with this key is called."""
    names = {
        "subgradient": say("subgradient"),
        "sgd": say("SGD"),
        "adam": say("Adam"),
        "clipped": say("clipped"),
        "clipped_for_good": say("clipped for good"),
        "ista": say("ISTA"),
        "fista": say("FISTA"),
        "coordinate_descent": say("coordinate descent"),
    }
    return names[method]


def list_methods(values: Mapping[str, Any]) -> Said:
    """Say a value for each method, in a list."""
    return say(
        "subgradient {subgradient}, SGD {sgd}, Adam {adam}, clipped {clipped}, clipped for good "
        "{clipped_for_good}, ISTA {ista}, FISTA {fista}, coordinate descent {coordinate_descent}",
        **values,
    )


@dataclass(frozen=True, eq=False)
class Runs:
    """What all methods did on one problem; each mapping has a method's key.

    Attributes
    ----------
    problem : Problem
        30 rows, 60 columns, four weights at work, lam = 0.2 lam_max.
    best : Solution
        Its optimum, exactly.
    w : dict of ndarray, shape (len(STEPS), 60)
        Each method's weights at `STEPS`.
    gap : dict of ndarray, shape (LAST + 1,)
        P - P* of each method's best iterate so far; never below 1e-14, which is rounding.
    bound : dict of ndarray, shape (LAST,)
        What theory promises for step 1, 2, ...: see `gap_bounds`.
    """

    problem: Problem
    best: Solution
    w: dict[str, Array]
    gap: dict[str, Array]
    bound: dict[str, Array]


@cache
def run_methods() -> Runs:
    """Run all methods: once a session, for all pictures."""
    rng = np.random.default_rng(8)
    X, w = rng.standard_normal((30, 60)), np.zeros(60)
    w[:4] = 3, -2, 2, 1.5
    f = Quadratic(X, X @ w + 0.3 * rng.standard_normal(30))
    problem = Problem(f, L1(0.2 * float(np.abs(f.gradient_at_zero).max())))
    start, best = rng.standard_normal(60), solve(problem)
    runs = {name: _follow(iterates(problem, start), problem) for name, iterates in methods(0.01).items()}
    return Runs(
        problem,
        best,
        {name: run[list(STEPS)] for name, run in runs.items()},
        {name: _best_so_far(problem.value(run) - best.value) for name, run in runs.items()},
        gap_bounds(problem, runs["subgradient"], best.w),
    )


def gap_bounds(problem: Problem, run: Array, w: Array) -> dict[str, Array]:
    """Return upper bounds on P - P* after steps 1, 2, ..., for the methods that have one.

    Parameters
    ----------
    problem : Problem
    run : ndarray, shape (k + 1, p)
        Iterates 0 to k of `subgradient_descent` with its own steps s_i = 1 / (L sqrt(i + 1)).
    w : ndarray, shape (p,)
        The optimum.

    Returns
    -------
    dict of ndarray, shape (k,)
        "subgradient": C / sqrt(k), with the least C for which it is nowhere below Shor's (1985) bound on the
        best iterate so far, (||w_m - w*||^2 + sum s_i^2 ||g_i||^2) / (2 sum s_i), whose sums run over the
        second half of the steps, m <= i < k.  "ista": L ||w_0 - w*||^2 / (2k).  "fista":
        2L ||w_0 - w*||^2 / (k + 1)^2 (Beck & Teboulle 2009).
    """
    k = np.arange(1, len(run))
    L = problem.datafit.lipschitz
    away = ((run - w) ** 2).sum(axis=1)
    moves = np.append(0, (np.diff(run, axis=0) ** 2).sum(axis=1).cumsum())  # s_i^2 ||g_i||^2, added up
    steps = np.append(0, (1 / (L * np.sqrt(k))).cumsum())
    half = k // 2
    shor = (away[half] + moves[k] - moves[half]) / (2 * (steps[k] - steps[half]))
    return {
        "subgradient": (shor * np.sqrt(k)).max() / np.sqrt(k),
        "ista": L * away[0] / (2 * k),
        "fista": 2 * L * away[0] / (k + 1) ** 2,
    }


def _follow(iterates: Iterator[Array], problem: Problem) -> Array:
    """Return LAST + 1 iterates, a row each; a method that has arrived stays where it is."""
    run = []
    for chunk in iter(lambda: list(islice(iterates, 50)), []):
        run += chunk
        if len(run) > LAST or problem.kkt_violation(run[-1]) <= 1e-13:
            break
    run = run[: LAST + 1]
    return np.array(run + [run[-1]] * (LAST + 1 - len(run)))


def _best_so_far(gap: Array) -> Array:
    return np.maximum(np.minimum.accumulate(gap), 1e-14)
