"""What a solver did: `run` follows its iterates and alone decides when to stop; a `Trace` keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from warnings import warn

import numpy as np

from ..validate import Array, instance, integer, number, reals
from .penalties import Elastic
from .problem import ConvergenceWarning, Problem
from .sections import BAD_INPUT, append_sections


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


@append_sections(BAD_INPUT)
def run(iterates: Iterable[Array], problem: Problem, *, max_iter: int = 1000, tol: float = 1e-8) -> Trace:
    """Follow a solver until its KKT violation is <= tol, for max_iter steps, or while it is finite.

    Parameters
    ----------
    iterates : iterable of ndarray, shape (p,)
        Such as ``ista(problem, w)``; the first is finite.
    problem : Problem
    max_iter : int >= 0
        Steps after the start, which is always kept.
    tol : float >= 0

    Returns
    -------
    Trace
        Iterates with finite numbers only; `converged` is False if the tolerance was not met.

    Warns
    -----
    ConvergenceWarning
        At the first iterate that is not finite; it says which step would be safe.
    """
    instance(iterates, "iterates", Iterable, "a solver's iterates, such as ista(problem, w)")
    instance(problem, "problem", Problem, "a Problem, such as Problem(Quadratic(X, y), L1(lam))")
    max_iter, tol = integer(max_iter, "max_iter", least=0), number(tol, "tol", least=0)
    ws, values, kkt = [], [], []
    with np.errstate(over="ignore", invalid="ignore"):  # one warning, below, that says what to do
        for w in islice(iterates, max_iter + 1):
            value, violation = _judge(problem, reals(w, "iterates"))
            if not np.isfinite(value + violation):
                break
            ws.append(w)
            values.append(value)
            kkt.append(violation)
            if violation <= tol:
                break
    if not ws:
        raise ValueError("iterates: got no finite iterate; give a solver started at a finite point")
    if not np.isfinite(value + violation):
        l2 = problem.penalty.l2 if isinstance(problem.penalty, Elastic) else 0.0
        safe = 1 / (problem.datafit.lipschitz + l2 or 1.0)
        warn(
            f"run: iterate {len(ws)} is not finite, the step is too long; the inverse of the largest "
            f"curvature, 1 / (L + l2) = {safe:.3g}, is a safe step (L = problem.datafit.lipschitz)",
            ConvergenceWarning,
            stacklevel=2,
        )
    return Trace(np.array(ws), np.array(values), np.array(kkt), converged=kkt[-1] <= tol)


def _judge(problem: Problem, w: Array) -> tuple[float, float]:
    """P(w) and its KKT violation; infinite where w is not finite."""
    if not np.isfinite(w).all():
        return np.inf, np.inf
    return float(problem.value(w)), problem.kkt_violation(w)
