"""The checks of the lesson's exercises: a unit that drops a column, a copy in another unit, two libraries."""

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...words import Said, say

N, ALPHA, LAM = 442, 221.0, 0.02
MASS, STRENGTH = 2, 5.0  # the column in another unit, and the lasso's lambda
SUM = 10.0  # of a + 2b


@check
def check_unit(s: object) -> str:
    """Judge the largest factor of body mass at which the lasso with lambda = 5 drops it.

    Parameters
    ----------
    s : float

    Returns
    -------
    Verdict
    """
    given, data = as_number(s, "s"), diabetes()
    d = standardise(data.X, data.y)
    mass, others = d.X[:, MASS], np.delete(d.X, MASS, axis=1)
    w = solve(Problem(Quadratic(others, d.y), L1(STRENGTH))).w
    right = STRENGTH / abs(float(mass @ (d.y - others @ w)) / N)
    alone = STRENGTH / abs(float(mass @ d.y) / N)
    mistakes = (
        (alone, say("takes y for the residual: then all other coefficients would be 0, too.")),
        (1.0, say("is about the fit that uses body mass. There its correlation with the residual is λ.")),
        (1 / right, say("is upside down: a column with smaller numbers is the one that is dropped.")),
        (right / N, say("forgets to divide by n: the correlation with the residual is xᵀr/n.")),
        (right / STRENGTH, say("compares the correlation with 1. The condition at 0 compares it with λ.")),
    )
    judge(given, "s", right, mistakes, say("λ over the correlation of body mass with the residual"))
    return say(
        "with s = {s:.3g} the correlation of body mass with the residual of the other nine is exactly λ. For "
        "a smaller s it is below λ, so the coefficient is 0 in every solution. A change of units did that.",
        s=right,
    )


@check
def check_copy(lasso: object, ridge: object) -> str:
    """Judge how each penalty splits a + 2b = 10.

    Parameters
    ----------
    lasso, ridge : pair of float
        The coefficients a, of x, and b, of 2x.

    Returns
    -------
    Verdict
    """
    chosen, shared = _as_split(lasso, "lasso"), _as_split(ridge, "ridge")
    even, effects = np.full(2, SUM / 3), np.array([SUM / 2, SUM / 4])
    equal = say("equal coefficients. That fits equal columns; here one unit of b does twice the work.")
    _judge_split(
        chosen,
        "lasso",
        (np.array([0.0, SUM / 2]), np.abs(chosen).sum(), SUM / 2),
        (
            (np.array([SUM, 0.0]), say("everything on x. Compare |a| + |b| with that of other splits.")),
            (even, equal),
            (effects, say("equal effects. Compare |a| + |b| when you move the work to one column.")),
        ),
    )
    _judge_split(
        shared,
        "ridge",
        (np.array([SUM / 5, 2 * SUM / 5]), (shared**2).sum(), SUM**2 / 5),
        (
            (
                np.array([0.0, SUM / 2]),
                say("the lasso's. A square is flat at 0: a little of x is almost free."),
            ),
            (even, equal),
            (effects, say("equal effects. The larger column needs a smaller square for an effect.")),
        ),
    )
    return say(
        "the lasso takes the column with the larger numbers alone, because |a| + |b| is smallest there. "
        "Ridge shares in proportion to the columns, a to b as 1 to 2. Copies in different units are no tie."
    )


def _as_split(given: object, name: str) -> np.ndarray:
    """Return a pair of numbers with the asked sum."""
    if not isinstance(given, tuple | list | np.ndarray) or len(given) != 2:
        raise NotYet(say("{name}: give two numbers, a and b.", name=name))
    split = np.array([as_number(value, name) for value in given])
    total = float(split @ [1, 2])
    if abs(total - SUM) > 0.05:
        raise NotYet(
            say("{name}: a + 2b is {total:.3g}, and must be {sum:g}.", name=name, total=total, sum=SUM)
        )
    return split


def _judge_split(
    given: np.ndarray,
    name: str,
    least: tuple[np.ndarray, float, float],
    mistakes: tuple[tuple[np.ndarray, Said], ...],
) -> None:
    """Refuse a split that is not the least; `least` holds that one, the given penalty, and its own."""
    split, penalty, smallest = least
    if np.allclose(given, split, atol=0.02):
        return
    for wrong, words in mistakes:
        if np.allclose(given, wrong, atol=0.05):
            raise NotYet(say("{name}: you gave {words}", name=name, words=words))
    raise NotYet(
        say(
            "{name}: the penalty of your split is {penalty:.4g}, and there is one with {smallest:.4g}.",
            name=name,
            penalty=penalty,
            smallest=smallest,
        )
    )


@check
def check_translation(lam: object, C: object) -> str:
    """Judge our lambda for `Ridge(alpha=221)`, and C for lambda = 0.02, both on 442 rows.

    Parameters
    ----------
    lam : float
        Our lambda.
    C : float
        Of `LogisticRegression`.

    Returns
    -------
    Verdict
    """
    strength, inverse = as_number(lam, "lam"), as_number(C, "C")
    halved = say("has a 2 too many: ours has 1/(2n) *and* λ/2, and the two halves cancel.")
    wrong_strengths = (
        (ALPHA, say("is alpha itself. Ridge has the sum of the squares, ours 1/(2n) of it.")),
        (ALPHA * N, say("multiplies where you must divide: alpha = nλ.")),
        (ALPHA / (2 * N), halved),
        (2 * ALPHA / N, halved),
        (N / ALPHA, say("is upside down: a large alpha is a strong penalty.")),
        (1 / ALPHA, say("treats alpha as if it were C. A large alpha is a strong penalty.")),
    )
    asked = say("{alpha:g} over the number of rows", alpha=ALPHA)
    judge(strength, "lam", ALPHA / N, wrong_strengths, asked)
    wrong_inverses = (
        (LAM, say("is λ itself. C stands before the loss, not before the penalty.")),
        (1 / LAM, say("forgets the rows: C multiplies the *sum* of the losses, ours has their mean.")),
        (N * LAM, say("is upside down: it would be an alpha. A small C is a strong penalty.")),
        (LAM / N, say("divides λ by n. C stands before the loss: it falls when λ grows.")),
        (N / LAM, say("has n in the wrong place: the more rows, the larger their sum, and the smaller C.")),
        (1 / (2 * N * LAM), say("has a 2 too many: the logistic loss has no ½ on either side.")),
    )
    judge(inverse, "C", 1 / (N * LAM), wrong_inverses, say("1 over the rows times λ"))
    return say(
        "Ridge(alpha={alpha:g}) is λ = {ridge_lam:g} here, and λ = {lam:g} is C = {C:.3f} there. With twice "
        "the rows the same two λ take alpha = {twice_alpha:g} and C = {half_C:.4f}.",
        alpha=ALPHA,
        ridge_lam=ALPHA / N,
        lam=LAM,
        C=1 / (N * LAM),
        twice_alpha=2 * ALPHA,
        half_C=1 / (2 * N * LAM),
    )
