"""A fit by our solvers beside scikit-learn's, each with its certificate."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from warnings import catch_warnings, simplefilter

import numpy as np
from sklearn.exceptions import ConvergenceWarning as NotConverged
from sklearn.linear_model import ElasticNet as SkElasticNet
from sklearn.linear_model import Lasso, Ridge

from ..maths.datafits import Quadratic
from ..maths.datasets import Dataset, Standardised, standardise
from ..maths.descent import coordinate_descent, fista, ista
from ..maths.exact import solve
from ..maths.penalties import L1, L2, ElasticNet, Penalty
from ..maths.problem import ConvergenceWarning, Problem, require_elastic
from ..maths.trace import run
from ..validate import Array
from ..words import Said, say, say_n

EXACT = "exact"
SOLVERS = {"ista": ista, "fista": fista, "coordinate_descent": coordinate_descent}
PENALTIES = ("l1", "l2", "elastic_net")
SECONDS = 10  # after which a step-by-step solver is stopped
TOL = 1e-8  # KKT violation at which it is done
MULTIPLICATIONS = 1e9  # of scikit-learn's sweeps: seconds, whatever the size of the table

Tell = Callable[[Said, float], None]


def name_penalty(penalty: str) -> Said:
    """Name a penalty of `PENALTIES` to a reader."""
    if penalty == "l1":
        return say("Lasso (L1)")
    return say("Ridge (L2)") if penalty == "l2" else say("Elastic net")


def name_solver(solver: str) -> Said:
    """Name `EXACT`, or a solver of `SOLVERS`, to a reader."""
    names = say("exact"), say("ISTA"), say("FISTA"), say("coordinate descent")
    return dict(zip((EXACT, *SOLVERS), names, strict=True))[solver]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What one solver found.

    Attributes
    ----------
    solver : Said
        Its name.
    w : ndarray, shape (p,)
        Coefficients of the standardised columns.
    value, kkt, gap : float
        P(w), its KKT violation and its duality gap.
    steps : int
        0 for a solver that takes none.
    seconds : float
    """

    solver: Said
    w: Array
    value: float
    kkt: float
    gap: float
    steps: int
    seconds: float


@dataclass(frozen=True, eq=False)
class Fit:
    """What the workbench shows.

    Attributes
    ----------
    data : Dataset
    scaled : Standardised
        The data as they were fitted.
    problem : Problem
    penalty : str
        One of `PENALTIES`.
    strength : Said
        lambda in words, such as ``λ = 4.52 (0.1 λ_max)``.
    ours, theirs : Outcome
    """

    data: Dataset
    scaled: Standardised
    problem: Problem
    penalty: str
    strength: Said
    ours: Outcome
    theirs: Outcome


def tell_no_one(words: Said, share: float) -> None:
    """Tell no one."""


def fit(
    data: Dataset, penalty: str, fraction: float, l1_ratio: float, solver: str, tell: Tell = tell_no_one
) -> Fit:
    """Fit standardised data by one of our solvers and by scikit-learn's.

    Parameters
    ----------
    data : Dataset
    penalty : str
        One of `PENALTIES`.
    fraction : float > 0
        lambda, as a fraction of the smallest whose solution is 0.  Ridge has none: of the largest curvature
        of the misfit, where the coefficients along it are halved.
    l1_ratio : float in (0, 1]
        Share of the L1 part; of the elastic net only.
    solver : str
        `EXACT` or a key of `SOLVERS`.
    tell : callable
        Is told what is being done, and the share that is done.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        If no column is correlated with the answer.
    """
    scaled = standardise(data.X, data.y)
    datafit = Quadratic(scaled.X, scaled.y)
    largest = _make_penalty(penalty, 1.0, l1_ratio).lam_max(datafit.gradient_at_zero)
    if largest == 0:
        raise ValueError(
            say("no column is correlated with the answer: every λ gives 0; choose another answer")
        )
    unit = largest if largest < np.inf else datafit.lipschitz
    problem = Problem(datafit, _make_penalty(penalty, fraction * unit, l1_ratio))
    ours = _solve(problem, solver, tell)
    theirs = _ask_scikit_learn(problem, tell)
    said = {"lam": fraction * unit, "fraction": fraction}
    if unit == largest:
        strength = say("λ = {lam:.3g} ({fraction:.2g} λ_max)", **said)
    else:
        strength = say("λ = {lam:.3g} ({fraction:.2g} L)", **said)
    return Fit(data, scaled, problem, penalty, strength, ours, theirs)


def _make_penalty(name: str, lam: float, l1_ratio: float) -> Penalty:
    if name == "elastic_net":
        return ElasticNet(lam, l1_ratio)
    return L1(lam) if name == "l1" else L2(lam)


def _certify(problem: Problem, solver: Said, w: Array, steps: int, began: float) -> Outcome:
    seconds = perf_counter() - began
    return Outcome(solver, w, *problem.certificate(w), steps, seconds)


def _solve(problem: Problem, solver: str, tell: Tell) -> Outcome:
    began, name = perf_counter(), name_solver(solver)
    tell(say_n("{solver}: {n:,} column", "{solver}: {n:,} columns", problem.p, solver=name), 0.0)
    if solver == EXACT:
        with catch_warnings():
            simplefilter("ignore", ConvergenceWarning)  # the caption says it, from the certificate
            return _certify(problem, name, solve(problem).w, 0, began)
    iterates = SOLVERS[solver](problem, np.zeros(problem.p))
    steps, kkt = -1, np.inf  # the start is no step
    while steps < 0 or (kkt > TOL and perf_counter() - began < SECONDS):
        trace = run(iterates, problem, max_iter=9, tol=TOL)
        steps, kkt = steps + len(trace.w), trace.kkt[-1]
        share = np.log(np.clip(kkt, TOL, 1)) / np.log(TOL)
        words = say("{solver}: step {steps:,}, KKT violation {kkt:.0e}", solver=name, steps=steps, kkt=kkt)
        tell(words, float(share))
    return _certify(problem, name, trace.w[-1], steps, began)


def _ask_scikit_learn(problem: Problem, tell: Tell) -> Outcome:
    X, y, chosen = problem.datafit.X, problem.datafit.y, require_elastic(problem)
    sweeps = int(np.clip(MULTIPLICATIONS / X.size, 100, 10_000))
    exactly = dict(fit_intercept=False, tol=1e-12, max_iter=sweeps)
    if isinstance(chosen, L2):
        model = Ridge(alpha=len(y) * chosen.lam, fit_intercept=False, solver="svd")
    elif isinstance(chosen, L1):
        model = Lasso(alpha=chosen.lam, **exactly)
    else:
        model = SkElasticNet(alpha=chosen.lam, l1_ratio=chosen.l1_ratio, **exactly)
    name = say("scikit-learn {model}", model=type(model).__name__)
    tell(name, 0.0)
    began = perf_counter()
    with catch_warnings():
        simplefilter("ignore", NotConverged)  # the table shows it: the KKT violation of each
        model.fit(X, y)
    return _certify(problem, name, model.coef_, int(model.n_iter_ or 0), began)
