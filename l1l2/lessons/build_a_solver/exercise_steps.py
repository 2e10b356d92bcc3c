"""The checks of a step of ISTA and of FISTA's extra line."""

import numpy as np

from ...course.exercise import NotYet, check
from ...maths.prox import soft_threshold
from ...validate import Array
from ...words import Said, say
from .judging import Slips, ask, find_slip, is_same, judge_end, make_trial
from .loops import accelerate, repeat
from .stalled import make_stalled

STEPS, FEW = 3000, 300


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
    return judge_end(problem, w, say("After {steps:,} steps", steps=STEPS))


def take_step(X: Array, y: Array, w: Array, lam: float) -> Array:
    """Return w after a step of ISTA."""
    size = float(len(y) / np.linalg.norm(X, 2) ** 2)
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
    w, old = np.array([1.0, 2.0]), np.array([0.0, 1.0])

    def point(w: Array, old: Array, t: float) -> Array:
        answer = ahead(w, old, t) if callable(ahead) else None
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise NotYet(say("ahead must return two things: the point z, and t_new."))
        if answer[0] is ...:
            raise NotYet(say("ahead is still `...`. Put your line in its place, and run the cell again."))
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
