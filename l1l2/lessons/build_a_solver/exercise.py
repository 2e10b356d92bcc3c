"""The checks of what the reader writes: a threshold, a sweep, a step, a momentum; judged by certificates."""

from collections.abc import Callable, Iterable
from functools import cache

import numpy as np

from ...course.exercise import NotYet, check
from ...maths.datafits import Quadratic
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array
from ...words import Said, say
from .loops import accelerate, descend, repeat

Slips = Iterable[tuple[Callable[..., object], Said]]
VALUES, THRESHOLD = np.array([3.0, -3.0, 0.5, -0.5, 0.0, 1.0]), 1.0
SWEEPS, STEPS, DONE = 200, 3000, 1e-6


@cache
def make_trial() -> Problem:
    """Return 20 rows and 6 columns, of different lengths, the last of them zeros."""
    rng = np.random.default_rng(4)
    X = rng.standard_normal((20, 6)) * [1.0, 3.0, 0.3, 1.0, 2.0, 0.0]
    return Problem(Quadratic(X, X @ [1, -1, 2, 0, 0, 0] + 0.5 * rng.standard_normal(20)), L1(0.2))


def ask(function: object, name: str, *given: object) -> Array:
    """Return the numbers that a reader's function answers.

    Raises
    ------
    NotYet
        If it is no function, is not filled in, stops with an error, or answers no numbers.
    """
    if not callable(function):
        raise NotYet(say("{name}: give the function itself, without brackets behind its name.", name=name))
    copies = [value.copy() if isinstance(value, np.ndarray) else value for value in given]
    try:
        with np.errstate(all="ignore"):
            answer = function(*copies)
        if answer is ...:
            raise NotYet(
                say("{name} still holds `...`. Fill in its lines, and run the cell again.", name=name)
            )
        return np.asarray(answer, float)
    except NotYet:
        raise
    except Exception as error:  # noqa: BLE001 - a reader's function may raise anything, and is told what
        if any(value is ... for value in getattr(function, "__defaults__", None) or ()) or "ellipsis" in str(
            error
        ):
            words = say("{name} still holds `...`. Fill in its lines, and run the cell again.", name=name)
        else:
            words = say("{name} stops with an error: {error}.", name=name, error=str(error))
        raise NotYet(words) from None


def find_slip(slips: Slips, calls: Iterable[tuple[object, ...]], given: list[Array]) -> Said | None:
    """Return what is to be said about the first slip that answers all calls as the reader's function does."""
    calls = list(calls)
    with np.errstate(all="ignore"):
        for slip, words in slips:
            answers = [np.asarray(slip(*call), float) for call in calls]
            if all(is_same(*pair) for pair in zip(answers, given, strict=True)):
                return words
    return None


def is_same(one: Array, other: Array) -> bool:
    """Return whether two answers are equal but for rounding."""
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-6, atol=1e-9, equal_nan=True))


@check
def check_soft(soft: object) -> Said:
    """Judge a function that is to be the soft threshold, by the definition of the proximal operator.

    Parameters
    ----------
    soft : callable
        Takes v, a number or an array, and t > 0; returns argmin 1/2 (w - v)^2 + t |w| for each entry.

    Returns
    -------
    Verdict
    """
    given = [ask(soft, "soft", VALUES, THRESHOLD)]
    slips = (
        (lambda v, t: v - t, say("This moves negative values away from 0. Which sign does the move have?")),
        (lambda v, t: v - t * np.sign(v), say("This passes 0 where |v| is below t. Where must it stop?")),
        (lambda v, t: np.where(abs(v) > t, v, 0), say("This is the hard threshold: it keeps 3 at 3.")),
        (lambda v, t: np.maximum(abs(v) - t, 0), say("Right in size. But what becomes of the sign of −3?")),
        (lambda v, t: np.maximum(v - t, 0), say("This sets every negative value to 0. Treat −3 as 3.")),
        (lambda v, t: v / (1 + t), say("This is the prox of (t/2)w². It never returns 0.")),
    )
    if not is_same(given[0], soft_threshold(VALUES, THRESHOLD)):
        words = find_slip(slips, [(VALUES, THRESHOLD)], given)
        shown = str(np.round(given[0], 3).tolist())
        words = words or say("Move each entry towards 0 by t, and stop at 0.")
        raise NotYet(
            say("soft({v}, 1) returns {shown}. {words}", v=VALUES.tolist(), shown=shown, words=words)
        )
    return say("each entry minimises ½(w − v)² + t|w|: it moves towards 0 by t, and stops there.")


@check
def check_update(update: object) -> Said:
    """Judge a step of coordinate descent by where its sweeps arrive, among them one over a column of zeros.

    Parameters
    ----------
    update : callable
        Takes a column x, the residual r, its weight and lam; returns the weight that minimises the objective.

    Returns
    -------
    Verdict
    """
    problem = make_trial()
    X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
    calls = [(X[:, j], y, w, lam) for j, w in ((1, 0.0), (1, -0.7), (2, 0.5), (3, 0.0))]
    given = [_one(ask(update, "update", *call)) for call in calls]
    if words := find_slip(_name_update_slips(), calls, given):
        raise NotYet(words)
    zeros = _one(ask(update, "update", X[:, 5], y, 0.0, lam))
    if not zeros == 0:
        raise NotYet(
            say(
                "For a column of zeros update returns {given}. Its weight changes nothing but the penalty, so "
                "the best weight is 0. Handle size = 0 before you divide.",
                given=float(zeros),
            )
        )
    w = descend(lambda *a: float(_one(ask(update, "update", *a))), X, y, lam, SWEEPS)
    return _certify(problem, w, say("After {sweeps} sweeps", sweeps=SWEEPS))


def _one(answer: Array) -> Array:
    if answer.size != 1:
        raise NotYet(say("update must return one number, the new weight of this column."))
    return answer.reshape(())


def _name_update_slips() -> Slips:
    """Return the typical wrong updates, each with what is to be said."""

    def wrong(over_n: bool = True, own: bool = True, scaled: bool = True) -> Callable[..., object]:
        def update(x: Array, r: Array, w: float, lam: float) -> object:
            n = len(r) if over_n else 1
            size = x @ x / n
            return soft_threshold(x @ r / n + own * size * w, lam) / (size if scaled else 1.0)

        return update

    def late(x: Array, r: Array, w: float, lam: float) -> object:
        size = x @ x / len(r)
        return soft_threshold(x @ r / len(r) / size + w, lam)

    return (
        (
            wrong(over_n=False),
            say("The 1/n of the loss is missing. So the threshold λ is n times too small."),
        ),
        (
            wrong(own=False),
            say(
                "r is the residual with this column's weight still in it. Add size · w_j to the correlation."
            ),
        ),
        (wrong(scaled=False), say("This holds for a column with size 1 only. Divide by size at the end.")),
        (late, say("Here you divided before the threshold. After the division it must be λ/size.")),
    )


def _certify(problem: Problem, w: Array, when: Said) -> Said:
    """Say the certificate of what the reader's code returned, or raise NotYet with it."""
    if w.shape != (problem.p,) or not np.isfinite(w).all():
        raise NotYet(say("{when} the weights are no finite numbers. Is a step too long?", when=when))
    _, kkt, gap = problem.certificate(w)
    if not (kkt <= DONE and gap <= DONE):
        raise NotYet(
            say(
                "{when} the KKT violation is {kkt:.1g} and the duality gap {gap:.1g}. Both should be close to "
                "0. Compare each line with the formula.",
                when=when,
                kkt=kkt,
                gap=gap,
            )
        )
    return say(
        "{when} the KKT violation and the duality gap are below {bound:.0e}. This proves it, and nobody had to "
        "show you a solution.",
        when=when,
        bound=DONE,
    )


@check
def check_ista(step: object) -> Said:
    """Judge a step of ISTA by where 3,000 of them arrive.

    Parameters
    ----------
    step : callable
        Takes X, y, w and lam; returns w after a step.

    Returns
    -------
    Verdict
    """
    problem = make_trial()
    X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
    calls = [(X, y, w, lam) for w in (np.zeros(6), np.array([1.0, -1, 0.5, 0.2, -2, 0]))]
    given = [ask(step, "step", *call) for call in calls]
    if words := find_slip(_name_step_slips(), calls, given):
        raise NotYet(words)
    w = repeat(lambda *a: ask(step, "step", *a), X, y, lam, STEPS)
    return _certify(problem, w, say("After {steps:,} steps", steps=STEPS))


def take_step(X: Array, y: Array, w: Array, lam: float) -> Array:
    """Return w after a step of ISTA."""
    size = len(y) / np.linalg.norm(X, 2) ** 2
    return soft_threshold(w - size * X.T @ (X @ w - y) / len(y), size * lam)


def _name_step_slips() -> Slips:
    """Return the typical wrong steps, each with what is to be said."""

    def size(X: Array) -> float:
        return float(len(X) / np.linalg.norm(X, 2) ** 2)

    def slope(X: Array, y: Array, w: Array) -> Array:
        return X.T @ (X @ w - y) / len(y)

    return (
        (
            lambda X, y, w, lam: soft_threshold(w - size(X) * slope(X, y, w), lam),
            say("The threshold is λ here. After a step of size η it must be ηλ."),
        ),
        (
            lambda X, y, w, lam: soft_threshold(w + size(X) * slope(X, y, w), size(X) * lam),
            say("This goes up the loss. The gradient is Xᵀ(Xw − y)/n, and the step goes against it."),
        ),
        (
            lambda X, y, w, lam: soft_threshold(
                w - slope(X, y, w) / np.linalg.norm(X, 2) ** 2, lam / np.linalg.norm(X, 2) ** 2
            ),
            say(
                "This arrives, but slowly: L is the largest eigenvalue of XᵀX/n. Where is the n in your step?"
            ),
        ),
        (
            lambda X, y, w, lam: soft_threshold(w - size(X) * len(y) * slope(X, y, w), size(X) * lam),
            say("The gradient has no 1/n here. So the loss counts n times too much."),
        ),
        (
            lambda X, y, w, lam: soft_threshold(
                w - slope(X, y, w) * np.sqrt(size(X) / len(y)), lam * np.sqrt(size(X) / len(y))
            ),
            say("L is the *square* of the largest singular value, divided by n."),
        ),
    )


@check
def check_momentum(ahead: object) -> Said:
    """Judge FISTA's extra line by how far it gets in 300 steps, beside ISTA.

    Parameters
    ----------
    ahead : callable
        Takes w, the w before it and t; returns the point to step from, and the next t.

    Returns
    -------
    Verdict
    """
    from .stalled import make_stalled

    w, old = np.array([1.0, 2.0]), np.array([0.0, 1.0])

    def point(w: Array, old: Array, t: float) -> Array:
        answer = ahead(w, old, t) if callable(ahead) else None
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise NotYet(say("ahead must return two things: the point z, and t_new."))
        if answer[0] is ...:
            raise NotYet(say("ahead still holds `...`. Fill in its line, and run the cell again."))
        return np.asarray(answer[0], float)

    calls = [(w, old, t) for t in (1.0, 3.0)]
    given = [ask(point, "ahead", *call) for call in calls]
    new = [(1 + np.sqrt(1 + 4 * t**2)) / 2 for *_, t in calls]
    if not all(
        is_same(z, w + (t - 1) / s * (w - old)) for (*_, t), s, z in zip(calls, new, given, strict=True)
    ):
        words = find_slip(_name_momentum_slips(), calls, given)
        raise NotYet(words or say("The point is w plus a share of w − old. The share is (t − 1)/t_new."))
    problem = make_stalled()
    X, y, lam = problem.datafit.X, problem.datafit.y, problem.penalty.lam
    slow = repeat(take_step, X, y, lam, 300)
    fast = accelerate(take_step, lambda *a: (ask(point, "ahead", *a), _next(a[2])), X, y, lam, 300)
    return say(
        "after 300 steps the duality gap is {slow:.2g} with ISTA and {fast:.2g} with your line.",
        slow=problem.duality_gap(slow),
        fast=problem.duality_gap(fast),
    )


def _next(t: float) -> float:
    return float(1 + np.sqrt(1 + 4 * t**2)) / 2


def _name_momentum_slips() -> Slips:
    return (
        (lambda w, old, t: w, say("This is ISTA: the next step starts at w. Go a little further.")),
        (lambda w, old, t: w - (t - 1) / _next(t) * (w - old), say("This goes back. Go on along w − old.")),
        (
            lambda w, old, t: w + (w - old),
            say("This goes on by the whole last move, from the first step on."),
        ),
        (lambda w, old, t: w + (t - 1) / t * (w - old), say("Divide by t_new, not by t.")),
        (lambda w, old, t: old + (t - 1) / _next(t) * (w - old), say("This starts from old. Start from w.")),
    )
