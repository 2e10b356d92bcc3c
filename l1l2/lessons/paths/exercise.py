"""The check of the lesson's exercise: one strength in the words of two libraries."""

from ...course.exercise import as_number, check, judge
from ...words import say

N, ALPHA, LAM = 442, 221.0, 0.02


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
