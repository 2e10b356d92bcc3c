"""The checks of *Disguises*: dropout by hand, a leaf and an online step as code, and six hidden penalties."""

from collections.abc import Callable

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.prox import soft_threshold
from ...validate import Array
from ...words import Said, say

Leaf = Callable[[float, float, float, float], float]
Online = Callable[[Array, int, float, float], Array]
Mistakes = tuple[tuple[float, Said], ...]
# G, H, alpha and lam: a leaf that is shrunk, its mirror image, one that is 0, one without alpha.
LEAVES = ((-6.0, 4.0, 1.0, 1.0), (6.0, 4.0, 1.0, 1.0), (0.5, 3.0, 1.0, 2.0), (-3.0, 2.0, 0.0, 1.0))
SUMS = np.array([-12.0, 12.0, 3.0, -4.0, 0.0]), 10, 0.5, 4.0  # z, t, lam and s: two weights leave 0
HIDDEN = "221121"  # the penalty behind each of the situations A to F


@check
def check_dropout(half: object, fifth: object) -> Said:
    """Judge the weight of least squares with dropout, x = (1, 1), y = (2, 0), if 1/2 and 1/5 is dropped.

    Parameters
    ----------
    half, fifth : float
        The weight with the least expected loss.

    Returns
    -------
    Verdict
    """
    judge(as_number(half, "half"), "half", 0.5, _wrong_weights(0.5), say("the best weight for q = 1/2"))
    judge(as_number(fifth, "fifth"), "fifth", 0.8, _wrong_weights(0.2), say("the best weight for q = 1/5"))
    return say(
        "dropout multiplies the weight by 1 − q here, as ridge would with λ = q/(1 − q) and this column. "
        "On average it is ridge, with a larger penalty for a longer column."
    )


def _wrong_weights(q: float) -> Mistakes:
    return (
        (1.0, say("is least squares without dropout. The noise of the mask costs q/(1 − q)·‖x‖²w².")),
        (
            1 / (1 + q),
            say("takes q for the penalty. The variance of a mask entry, divided by 1 − q, is q/(1 − q)."),
        ),
        (1 / (1 - q), say("grows. Which sign has the penalty?")),
        ((1 - q) / 2, say("forgets that the column has two entries, in xᵀy and in ‖x‖².")),
        (1 / (1 + 2 * q / (1 - q)), say("counts ‖x‖² twice: it is in the loss and in the penalty.")),
    )


@check
def check_leaf(leaf: object) -> Said:
    """Judge a function for the weight of a leaf, on leaves where slips show.

    Parameters
    ----------
    leaf : callable
        Takes G, H, alpha and lam; returns argmin G w + 1/2 (H + lam) w^2 + alpha |w|.

    Returns
    -------
    Verdict
    """
    if not callable(leaf):
        raise NotYet(say("leaf: give the function itself, without brackets behind its name."))
    given = [_ask_leaf(leaf, *case) for case in LEAVES]
    right = [-float(soft_threshold(G, alpha)) / (H + lam) for G, H, alpha, lam in LEAVES]
    if not np.allclose(given, right, atol=1e-9):
        slips = (words for slip, words in _name_leaves() if np.allclose(given, [slip(*c) for c in LEAVES]))
        raise NotYet(
            next(slips, say("Set the derivative to 0, for w > 0 and for w < 0. When is neither possible?"))
        )
    return say(
        "α is an L1 penalty and λ an L2 penalty on the leaf. A leaf whose gradients sum to at most α in size "
        "gets exactly 0, and λ only divides."
    )


def _ask_leaf(leaf: Leaf, G: float, H: float, alpha: float, lam: float) -> float:
    answer = leaf(G, H, alpha, lam)
    if answer is ...:
        raise NotYet(say("leaf is still `...`. Put your line in its place, and run the cell again."))
    return as_number(answer, "leaf")


def _name_leaves() -> tuple[tuple[Leaf, Said], ...]:
    """Return the typical wrong functions, and what is to be said about each."""
    return (
        (
            lambda G, H, alpha, lam: float(soft_threshold(G, alpha)) / (H + lam),
            say("Check the sign: w goes against G."),
        ),
        (lambda G, H, alpha, lam: -G / (H + lam), say("This leaves α out. It is a threshold on G.")),
        (
            lambda G, H, alpha, lam: -G / (H + lam + alpha),
            say("α is no L2 penalty. It does not divide, it subtracts."),
        ),
        (
            lambda G, H, alpha, lam: -float(soft_threshold(G, alpha)) / H,
            say("This leaves λ out: it adds to H."),
        ),
        (
            lambda G, H, alpha, lam: -(G - np.sign(G) * alpha) / (H + lam),
            say("If |G| is below α, this goes past 0. Then the best weight is 0."),
        ),
    )


@check
def check_online(online: object) -> Said:
    """Judge a function that finds all weights from the sum of gradients.

    Parameters
    ----------
    online : callable
        Takes z, shape (p,), t, lam and s; returns argmin z w + t lam |w| + s/2 w^2 for each weight.

    Returns
    -------
    Verdict
    """
    if not callable(online):
        raise NotYet(say("online: give the function itself, without brackets behind its name."))
    z, t, lam, s = SUMS
    answer = online(z.copy(), t, lam, s)
    if answer is ...:
        raise NotYet(say("online is still `...`. Put your line in its place, and run the cell again."))
    try:
        given = np.asarray(answer, float)
    except (TypeError, ValueError):
        raise NotYet(say("online(z, t, lam, s) must return an array of numbers.")) from None
    if given.shape != z.shape:
        raise NotYet(say("online(z, t, lam, s) returns an array of shape {got}.", got=str(given.shape)))
    if not np.allclose(given, -soft_threshold(z, t * lam) / s, atol=1e-9):
        slips = (words for wrong, words in _name_steps() if np.allclose(given, wrong, atol=1e-9))
        raise NotYet(
            next(slips, say("This is one soft threshold. Of what, at which level, divided by what?"))
        )
    return say(
        "the threshold is on the *sum* of all gradients, not on the last one. So a weight whose gradients "
        "cancel stays exactly 0, and does not jump around it."
    )


def _name_steps() -> tuple[tuple[Array, Said], ...]:
    z, t, lam, s = SUMS
    return (
        (soft_threshold(z, t * lam) / s, say("Check the sign: w goes against the sum of the gradients.")),
        (-soft_threshold(z, lam) / s, say("The penalty has been counted once for each example: t times.")),
        (-z / s, say("Without the threshold no weight is exactly 0.")),
        (-soft_threshold(z, t * lam), say("Divide by s, the curvature.")),
        (-(z + t * lam * np.sign(z)) / s, say("The penalty moves a weight *towards* 0.")),
    )


@check
def check_match(hidden: object) -> Said:
    """Judge which penalty hides in each of six situations.

    Parameters
    ----------
    hidden : str
        Six digits, 1 or 2, for the situations A to F.

    Returns
    -------
    Verdict
    """
    given = hidden.replace(" ", "").replace(",", "") if isinstance(hidden, str) else ""
    if len(given) != len(HIDDEN) or not set(given) <= set("12"):
        raise NotYet(say('hidden: give six digits, 1 for L1 and 2 for L2, in quotes, such as "111222".'))
    words = _explain_situations()
    if wrong := [k for k in range(len(HIDDEN)) if given[k] != HIDDEN[k]]:
        raise NotYet(words[wrong[0]])
    return say(
        "noise and early stopping act like squares, because variances add. Products of weights act like L1, "
        "because |w| is the least half sum of squares whose product is w."
    )


def _explain_situations() -> tuple[Said, ...]:
    """Return the question to ask about each situation that has a wrong digit."""
    return (
        say("A: which path lies almost on that of early stopping?"),
        say("B: the mask adds a variance to each prediction. Is a variance linear or quadratic in w?"),
        say("C: what is the least (u² + v²)/2 if uv = w?"),
        say("D: what did the tiny start find: small weights everywhere, or few?"),
        say("E: the noise adds a variance to each prediction. Is it linear or quadratic in w?"),
        say("F: a unit's part is a product of two weights, as in C. Can a whole unit go?"),
    )
