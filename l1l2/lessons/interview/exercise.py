"""The check of notebook 12: the one λ at which a ridge weight is 0."""

from ...course.exercise import as_number, check, judge

G, C1, C2 = 0.5, 0.3, 0.9


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
        (G * C2 / C1, "is 1 + λ. The numerator is (1 + λ)c₁ − g c₂: take the 1 away."),
        (1 - G * C2 / C1, "has the wrong sign: (1 + λ)c₁ = g c₂, and λ is positive."),
        (C1 / (G * C2) - 1, "is upside down: (1 + λ)c₁ = g c₂, so 1 + λ is g c₂ over c₁."),
        (G * C1 / C2 - 1, "has c₁ and c₂ exchanged; that is where the *second* weight would cross."),
        (C2 / C1 - 1, "leaves out g. If the columns did not correlate, no weight would cross at all."),
        (C1 - G * C2, "is the numerator at λ = 0: negative, and least squares has this sign."),
        (0.125, "belongs to the numbers of the whiteboard, 0.4 and 0.9. Here they are 0.3 and 0.9."),
    )
    judge(given, "lam", right, mistakes, "the solution of (1 + λ)c₁ = g c₂")
    return (
        "below λ = 0.5 the weight is negative, above it positive, and at 0.5 it is 0. Nothing holds it "
        "there: that is the difference from the lasso."
    )
