"""The check of the exercise: the one λ at which a ridge weight is 0."""

from ...course.exercise import as_number, check, judge
from ...words import say

G, C1, C2 = 0.5, 0.3, 0.9  # the columns' correlation, and that of each with the answer


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
                "belongs to the numbers of the whiteboard, 0.4 and 0.9. Here they are {c1} and {c2}.",
                c1=C1,
                c2=C2,
            ),
        ),
    )
    judge(given, "lam", right, mistakes, say("the solution of (1 + λ)c₁ = g c₂"))
    return say(
        "below λ = {right:g} the weight is negative, above it positive, and at {right:g} it is 0. Nothing "
        "holds it there: that is the difference from the lasso.",
        right=right,
    )
