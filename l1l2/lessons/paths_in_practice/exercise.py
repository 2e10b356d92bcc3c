"""The check of notebook 08: one strength in the words of two libraries."""

from ...course.exercise import as_number, check, judge

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
    wrong_strengths = (
        (ALPHA, "is alpha itself. Ridge has the sum of the squares, ours 1/(2n) of it."),
        (ALPHA * N, "multiplies where you must divide: alpha = nλ."),
        (ALPHA / (2 * N), "has a 2 too many: ours has 1/(2n) *and* λ/2, and the two halves cancel."),
        (2 * ALPHA / N, "has a 2 too many: ours has 1/(2n) *and* λ/2, and the two halves cancel."),
        (N / ALPHA, "is upside down: a large alpha is a strong penalty."),
        (1 / ALPHA, "treats alpha as if it were C. A large alpha is a strong penalty."),
    )
    judge(strength, "lam", ALPHA / N, wrong_strengths, "221 over the number of rows")
    wrong_inverses = (
        (LAM, "is λ itself. C stands before the loss, not before the penalty."),
        (1 / LAM, "forgets the rows: C multiplies the *sum* of the losses, ours has their mean."),
        (N * LAM, "is upside down: it would be an alpha. A small C is a strong penalty."),
        (LAM / N, "divides λ by n. C stands before the loss: it falls when λ grows."),
        (N / LAM, "has n in the wrong place: the more rows, the larger their sum, and the smaller C."),
        (1 / (2 * N * LAM), "has a 2 too many: the logistic loss has no ½ on either side."),
    )
    judge(inverse, "C", 1 / (N * LAM), wrong_inverses, "1 over the rows times λ")
    return (
        f"Ridge(alpha=221) is λ = {ALPHA / N:g} here, and λ = {LAM:g} is C = {1 / (N * LAM):.3f} there. "
        f"With twice the rows the same two λ take alpha = {2 * ALPHA:g} and C = {1 / (2 * N * LAM):.4f}."
    )
