"""The field of the race: eight methods on one problem, from one start, on one clock.

One step of the clock is one gradient of the loss: one look at every row.  In a step SGD goes once through the
rows, a third of them at a time, and coordinate descent once through the weights.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import ArrayLike

from ...drawing.marks import Mark, Text
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

LAST = 5000
# Those that the pictures stop at, about evenly spaced on a log axis.
STEPS = (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, LAST)
FLOOR = 1e-6  # of the gaps that are drawn
# Those that arrive: where on the way down the name stands, and on which side of the line.
ARRIVE = {"coordinate descent": (1e-5, "right"), "FISTA": (1e-3, "right"), "ISTA": (1e-4, "left")}

# The others, whose lines lie close together: a colour and a dash each.
SLOW = {
    "subgradient": "target",
    "SGD": "data",
    "Adam": "truth",
    "clipped": "loss",
    "clipped for good": "ghost",
}
LOOKS = SLOW | dict.fromkeys(ARRIVE, "solution")


def field(adam_step: float) -> dict[str, Callable[[Problem, Array], Iterator[Array]]]:
    """Return the runners by name; all but SGD and Adam choose their own steps."""

    def thirds(problem: Problem, w: Array) -> Iterator[Array]:
        f = problem.datafit
        return sgd(problem, w, 0.5 / f.lipschitz, rng=np.random.default_rng(0), batch=-(-len(f.y) // 3))

    return {
        "subgradient": subgradient_descent,
        "SGD": thirds,
        "Adam": lambda problem, w: adam(problem, w, adam_step),
        "clipped": clipped,
        "clipped for good": clipped_for_good,
        "ISTA": ista,
        "FISTA": fista,
        "coordinate descent": coordinate_descent,
    }


@dataclass(frozen=True, eq=False)
class Race:
    """What happened on the long track.

    Attributes
    ----------
    problem : Problem
        30 rows, 60 columns, four weights at work, lam = 0.2 lam_max.
    best : Solution
        Its optimum, exactly.
    w : dict of ndarray, shape (len(STEPS), 60)
        Each runner's weights at `STEPS`.
    gap : dict of ndarray, shape (LAST + 1,)
        P - P* of each runner's best iterate so far; never below 1e-14, which is rounding.
    bound : dict of ndarray, shape (LAST,)
        What theory promises for step 1, 2, ...: see `bounds`.
    """

    problem: Problem
    best: Solution
    w: dict[str, Array]
    gap: dict[str, Array]
    bound: dict[str, Array]


@cache
def race() -> Race:
    """Run it: once a session, for all pictures."""
    rng = np.random.default_rng(8)
    X, w = rng.standard_normal((30, 60)), np.zeros(60)
    w[:4] = 3, -2, 2, 1.5
    f = Quadratic(X, X @ w + 0.3 * rng.standard_normal(30))
    problem = Problem(f, L1(0.2 * float(np.abs(f.gradient_at_zero).max())))
    start, best = rng.standard_normal(60), solve(problem)
    runs = {name: _follow(iterates(problem, start), problem) for name, iterates in field(0.01).items()}
    return Race(
        problem,
        best,
        {name: run[list(STEPS)] for name, run in runs.items()},
        {name: _so_far(problem.value(run) - best.value) for name, run in runs.items()},
        bounds(problem, runs["subgradient"], best.w),
    )


def bounds(problem: Problem, run: Array, w: Array) -> dict[str, Array]:
    """Return upper bounds on P - P* after steps 1, 2, ..., by the rate at which they fall.

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
        "√T": C / sqrt(k), with the least C for which it is nowhere below Shor's (1985) bound on the best
        subgradient iterate so far, (||w_m - w*||^2 + sum s_i^2 ||g_i||^2) / (2 sum s_i), whose sums run over
        the second half of the steps, m <= i < k.  "T": ISTA, L ||w_0 - w*||^2 / (2k).  "T²": FISTA,
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
        "√T": (shor * np.sqrt(k)).max() / np.sqrt(k),
        "T": L * away[0] / (2 * k),
        "T²": 2 * L * away[0] / (k + 1) ** 2,
    }


def drawn(gap: ArrayLike) -> Array:
    """Cut off what lies below the panel."""
    gap = np.asarray(gap)
    return np.where(gap >= FLOOR, gap, np.nan)


def names(track: Race) -> list[Mark]:
    """Name every line at its end, or, where it leaves the panel below, on its way."""
    bounds = zip(("subgradient", "ISTA", "FISTA"), track.bound.items(), strict=True)
    ends = [(bound[-1], f"{name} ≤ C/{rate}", "note") for name, (rate, bound) in bounds]
    ends += [(gap[LAST], name, LOOKS[name]) for name, gap in track.gap.items() if name not in ARRIVE]
    ends.sort()
    at = np.log([end for end, _, _ in ends])
    for _ in range(100):  # words need a distance; the lines' ends need none
        push = np.maximum(0.68 - np.diff(at), 0) / 2
        at[:-1] -= push
        at[1:] += push
    marks: list[Mark] = [
        Text(1.15 * LAST, 0.8 * np.exp(y), words, role, align="left")
        for y, (_, words, role) in zip(at, ends, strict=True)
    ]
    for name, (level, align) in ARRIVE.items():
        x = (track.gap[name] < level).argmax() * (1.15 if align == "left" else 0.78)
        marks.append(Text(x, level, name, "solution", align=align))
    return marks


def _follow(iterates: Iterator[Array], problem: Problem) -> Array:
    """Return LAST + 1 iterates, a row each; a runner that has arrived stays where it is."""
    run = []
    for chunk in iter(lambda: list(islice(iterates, 50)), []):
        run += chunk
        if len(run) > LAST or problem.kkt_violation(run[-1]) <= 1e-13:
            break
    run = run[: LAST + 1]
    return np.array(run + [run[-1]] * (LAST + 1 - len(run)))


def _so_far(gap: Array) -> Array:
    return np.maximum(np.minimum.accumulate(gap), 1e-14)
