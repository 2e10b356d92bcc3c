"""The way of `solve` for any penalty: accelerated proximal descent, asking only what `Penalty` answers."""

from collections.abc import Iterator
from itertools import islice
from math import sqrt

import numpy as np

from ..validate import Array
from .problem import Problem

STEPS = 50_000
LOOK = 10  # steps from one look at the duality gap to the next: a look costs as much as two


def accelerate(problem: Problem, w: Array) -> Iterator[Array]:
    """`fista` that drops its momentum wherever it points uphill: so it is fast where P is curved, too.

    The start, then the iterate after each step, of shape (p,); nothing is checked.  Source: O'Donoghue &
    Candes (2015), "Adaptive restart for accelerated gradient schemes", section 3.2, the gradient scheme.
    """
    f, step = problem.datafit, 1 / (problem.datafit.lipschitz or 1.0)
    z, t = w, 1.0
    while True:
        yield w
        w_old, t_old = w, t
        w = problem.penalty.prox(z - step * f.gradient(z), step)
        uphill = (z - w) @ (w - w_old) > 0
        t = 1.0 if uphill else (1 + sqrt(1 + 4 * t_old**2)) / 2
        z = w if uphill else w + (t_old - 1) / t * (w - w_old)


def descend_to_gap(problem: Problem, w: Array, goal: float) -> Array:
    """The first iterate found whose duality gap is <= goal; after STEPS steps the one with the least gap."""
    best, least = w, np.inf
    for iterate in islice(accelerate(problem, w), 0, STEPS + 1, LOOK):
        if not np.isfinite(iterate).all():
            break
        *_, gap = problem.certificate(iterate)
        if gap < least:
            best, least = iterate, gap
        if gap <= goal:
            break
    return best
