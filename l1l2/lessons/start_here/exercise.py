"""The checks of *Start here*: λ_max from the condition, a lost λ from a solution, three coefficients left."""

import numpy as np

from ...course.certificate import CERTIFIED
from ...course.exercise import NotYet, as_number, check, judge
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array, array
from ...words import Said, say

LOST = 7.3  # the λ that is to be found again
KEPT = 3


@check
def check_half(lam_max: object, w: object) -> Said:
    """Judge the smallest λ at which the lasso is 0 on all 442 patients, and the lasso at half of it.

    Parameters
    ----------
    lam_max : float
        The smallest λ with no non-zero coefficient.
    w : array_like, shape (10,)
        The solution at half of λ_max; its zeros are counted and its KKT violation is computed here.

    Returns
    -------
    Verdict
    """
    datafit = _read_patients()
    found, free = as_number(lam_max, "lam_max"), np.abs(datafit.gradient_at_zero)
    judge(
        found,
        "lam_max",
        free.max(),
        _wrong_largest(free, len(datafit.y)),
        say("the largest gradient at w = 0"),
    )
    problem = Problem(datafit, L1(free.max() / 2))
    given = _as_coefficients(w)
    _judge_minimiser(problem, given)
    return say(
        "λ_max is {lam_max:.2f}. At half of it, {zeros} of {n} coefficients are exactly 0, and the KKT "
        "violation of your w is 0 up to rounding. So these are zeros of the minimiser itself.",
        lam_max=free.max(),
        zeros=int((given == 0).sum()),
        n=given.size,
    )


def find_lost_solution() -> Array:
    """Return the lasso on all 442 patients at a λ that nobody wrote down, shape (10,)."""
    return solve(Problem(_read_patients(), L1(LOST))).w


@check
def check_lost_lam(lam: object) -> Said:
    """Judge the λ that was read off a lasso solution.

    Parameters
    ----------
    lam : float
        The λ at which `find_lost_solution` is the solution.

    Returns
    -------
    Verdict
    """
    datafit, w = _read_patients(), find_lost_solution()
    gradient = datafit.gradient(w)
    judge(as_number(lam, "lam"), "lam", LOST, _wrong_lams(datafit, w, gradient), say("the λ of this w"))
    return say(
        "λ = {lam}. The {n} non-zero coefficients all have a gradient of this size; at the others it is "
        "smaller. So a lasso solution tells its own λ.",
        lam=LOST,
        n=int((w != 0).sum()),
    )


@check
def check_three(lam: object, w: object) -> Said:
    """Judge a λ at which the lasso on all 442 patients keeps three coefficients, and its solution.

    Parameters
    ----------
    lam : float
    w : array_like, shape (10,)

    Returns
    -------
    Verdict
    """
    strength, given = as_number(lam, "lam"), _as_coefficients(w)
    if strength <= 0:
        raise NotYet(
            say("lam: {lam:.4g} is no penalty. Without one, no coefficient is exactly 0.", lam=strength)
        )
    problem = Problem(_read_patients(), L1(strength))
    _judge_minimiser(problem, given)
    kept = int((given != 0).sum())
    if kept != KEPT:
        raise NotYet(
            say(
                "{kept} of your {n} coefficients are non-zero: is λ too large or too small?",
                kept=kept,
                n=given.size,
            )
        )
    return say(
        "at λ = {lam:.4g} exactly {kept} coefficients are non-zero, and the KKT violation of your w is 0 up "
        "to rounding.",
        lam=strength,
        kept=kept,
    )


def _wrong_largest(free: Array, n: int) -> tuple[tuple[float, Said], ...]:
    return (
        (n * free.max(), say("forgets a factor. The loss is a sum of squares divided by 2n.")),
        (2 * free.max(), say("is twice as much. The 2 of the square cancels the 2 of 2n.")),
        (free.min(), say("keeps only one coefficient at 0. The inequality must hold for all ten.")),
        (free.mean(), say("is a mean. The inequality must hold for all ten, so also for the hardest one.")),
        (free.max() / 2, say("is half of λ_max. The half comes in the second line.")),
    )


def _wrong_lams(datafit: Quadratic, w: Array, gradient: Array) -> tuple[tuple[float, Said], ...]:
    sizes, n = np.abs(gradient), len(datafit.y)
    largest = np.abs(w).argmax()
    return (
        (-LOST, say("has the right size. Take the size without its sign: a penalty is not negative.")),
        (n * LOST, say("forgets a factor. The loss is a sum of squares divided by 2n.")),
        (
            np.abs(datafit.gradient_at_zero).max(),
            say("is λ_max: the gradient where all coefficients are 0. Take the gradient at this w."),
        ),
        (sizes.min(), say("is the smallest gradient. It belongs to a zero, which any larger λ also allows.")),
        (sizes.mean(), say("is a mean over all ten. Zeros and non-zeros obey different conditions.")),
        (
            sizes[w == 0].max(),
            say("is the largest gradient at a zero. There λ may be larger than the gradient."),
        ),
        (
            sizes[largest] / abs(w[largest]),
            say("is ridge's condition, |gradient| = λ|w|. This w is a lasso's."),
        ),
    )


def _judge_minimiser(problem: Problem, given: Array) -> None:
    """Refuse a vector that is not the minimiser of this lasso, with what it is instead."""
    violation = problem.kkt_violation(given)
    if violation <= CERTIFIED:
        return
    lam, right = problem.penalty.lam, solve(problem).w
    if np.allclose(given, solve(Problem(problem.datafit, L2(lam))).w, atol=1e-3):
        raise NotYet(say("w is ridge's solution at λ = {lam:.4g}, not the lasso's. Use L1.", lam=lam))
    if np.allclose(given, right, atol=0.06):
        raise NotYet(
            say(
                "w is near the solution, but its KKT violation is {kkt:.1g}: it was rounded, or the solver "
                "stopped early. Pass on the w that `solve` returns.",
                kkt=violation,
            )
        )
    if not given.any():
        raise NotYet(say("in w all ten coefficients are 0. At λ = {lam:.4g} this is no solution.", lam=lam))
    raise NotYet(
        say(
            "w is not the lasso's solution at λ = {lam:.4g}: its KKT violation is {kkt:.1g}, and a "
            "minimiser has 0. Which λ does your `solve` line use?",
            lam=lam,
            kkt=violation,
        )
    )


def _as_coefficients(answer: object) -> Array:
    try:
        return array(answer, "w", shape=(10,))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None


def _read_patients() -> Quadratic:
    data = diabetes()
    d = standardise(data.X, data.y)
    return Quadratic(d.X, d.y)
