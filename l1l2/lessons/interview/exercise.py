"""The checks of the exercises: where ridge has its zero, and when a false column stays out."""

from ...course.exercise import as_number, check, judge
from ...words import say

G, C1, C2 = 0.5, 0.3, 0.9  # the columns' correlation, and that of each with the answer
FALSE = 0.5, 0.8  # the correlations of the false column with the two true ones


@check
def check_crossing(lam: object) -> str:
    """Judge at which λ ridge's first weight is 0, for columns that correlate by 0.5.

    Parameters
    ----------
    lam : float
        The λ > 0; the correlations with the answer are 0.3 and 0.9.

    Returns
    -------
    Verdict
    """
    given = as_number(lam, "lam")
    right = G * C2 / C1 - 1
    mistakes = (
        (G * C2 / C1, say("is 1 + λ. The numerator is (1 + λ)c₁ − g c₂: take the 1 away.")),
        (1 - G * C2 / C1, say("has the wrong sign: (1 + λ)c₁ = g c₂, and λ is positive.")),
        (C1 / (G * C2) - 1, say("is upside down: (1 + λ)c₁ = g c₂, so 1 + λ is g c₂ over c₁.")),
        (G * C1 / C2 - 1, say("has c₁ and c₂ exchanged; that is where the *second* weight would cross.")),
        (C2 / C1 - 1, say("leaves out g. If the columns did not correlate, no weight would cross at all.")),
        (C1 - G * C2, say("is the numerator at λ = 0: negative, and least squares has this sign.")),
        (
            0.125,
            say(
                "belongs to the numbers above, 0.4 and 0.9. Here they are {c1} and {c2}.",
                c1=C1,
                c2=C2,
            ),
        ),
    )
    judge(given, "lam", right, mistakes, say("the solution of (1 + λ)c₁ = g c₂"))
    return say(
        "below λ = {right:g} the weight is negative, above it positive, and at {right:g} it is 0. It is 0 at "
        "this one λ only: that is the difference from the lasso.",
        right=right,
    )


@check
def check_correlation(g: object) -> str:
    """Judge how much two true columns must correlate to keep a false one out of the lasso.

    Parameters
    ----------
    g : float
        The smallest correlation of the true columns; the false one correlates with them by 0.5 and 0.8, and
        the true weights have equal signs.

    Returns
    -------
    Verdict
    """
    given = as_number(g, "g")
    first, second = FALSE
    right = first + second - 1
    mistakes = (
        (first + second, say("is the signed sum for *uncorrelated* true columns. Divide it by 1 + g.")),
        (-right, say("has the wrong sign: the sum is (0.5 + 0.8)/(1 + g), so a larger g makes it smaller.")),
        (
            1 - 1 / (first + second),
            say("solves (0.5 + 0.8)(1 − g) = 1. The inverse matrix divides by 1 + g."),
        ),
        (first * second, say("is the product: there the *partial* correlation of the true columns is 0.")),
        (0, say("leaves the true columns uncorrelated: the sum is then 1.3, and the false column is in.")),
        (1, say("is enough, and more than is needed. At which g is the sum exactly 1?")),
    )
    judge(given, "g", right, mistakes, say("the smallest correlation that keeps the false column out"))
    return say(
        "the signed sum is (0.5 + 0.8)/(1 + g), and at g = {right:g} it is 1. True columns that correlate "
        "with each other explain more of the false one together, so it stays out.",
        right=right,
    )
