"""The checks of a threshold and of a step of coordinate descent."""

from collections.abc import Callable

import numpy as np

from ...course.exercise import NotYet, check
from ...maths.prox import soft_threshold
from ...validate import Array
from ...words import Said, say
from .judging import Slips, ask, find_slip, is_same, judge_end, make_trial
from .loops import descend

VALUES, THRESHOLD, SWEEPS = np.array([3.0, -3.0, 0.5, -0.5, 0.0, 1.0]), 1.0, 200


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
                "For a column of zeros update returns {given}. Its weight changes nothing but the penalty, "
                "so the best weight is 0. Handle size = 0 before you divide.",
                given=float(zeros),
            )
        )
    w = descend(lambda *a: float(_one(ask(update, "update", *a))), X, y, lam, SWEEPS)
    return judge_end(problem, w, say("After {sweeps} sweeps", sweeps=SWEEPS))


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
