"""The checks of *Why shrink*: ridge as code, the best factor for one weight, two axes, and six situations."""

from collections.abc import Callable

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.paths import ridge_path
from ...validate import Array
from ...words import Said, say
from .table import standardise_wide

Mistakes = tuple[tuple[float, Said], ...]
Ridge = Callable[[Array, Array, float], Array]
LAM = 2.0  # of the ridge that is to be written
TRUTH, SPREAD = 2.0, 1.0  # one weight, and the standard deviation of its least squares estimate
KINDS = "LRLRNR"  # what serves better in each of the situations A to F


@check
def check_ridge(ridge: object) -> Said:
    """Judge a function that is to be ridge, on the wide table and on three rows.

    Parameters
    ----------
    ridge : callable
        Takes X, shape (n, p), y, shape (n,), and lam; returns the minimiser of 1/(2n) ||y - Xw||^2 +
        lam/2 ||w||^2, shape (p,).

    Returns
    -------
    Verdict
    """
    if not callable(ridge):
        raise NotYet(say("ridge: give the function itself, without brackets behind its name."))
    d = standardise_wide()
    small = np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([1.0, -2.0, 3.0])
    for X, y in (small, (d.X, d.y)):
        right, given = ridge_path(X, y).at(np.array([LAM]))[0], _ask(ridge, X, y)
        if not np.allclose(given, right, rtol=1e-6, atol=1e-8 * np.abs(right).max()):
            slips = (words for wrong, words in _name_slips(X, y) if np.allclose(given, wrong, rtol=1e-6))
            raise NotYet(next(slips, say("Set the gradient Xᵀ(Xw − y)/n + λw to 0, and solve for w.")))
    return say(
        "with 40 rows and 64 columns XᵀX has no inverse, and least squares has many solutions. Adding nλ to "
        "its diagonal makes it invertible: ridge has exactly one solution, for any table."
    )


def _ask(ridge: Ridge, X: Array, y: Array) -> Array:
    """Return what the reader's function says about a table, of which it gets a copy."""
    try:
        answer = ridge(X.copy(), y.copy(), LAM)
    except np.linalg.LinAlgError:
        raise NotYet(
            say("the matrix that you solve with has no inverse. What does the penalty add to it?")
        ) from None
    if answer is ...:
        raise NotYet(say("ridge is still `...`. Put your line in its place, and run the cell again."))
    try:
        out = np.asarray(answer, float)
    except (TypeError, ValueError):
        raise NotYet(say("ridge(X, y, lam) must return an array of numbers.")) from None
    if out.shape != (X.shape[1],):
        raise NotYet(
            say(
                "ridge(X, y, lam) returns an array of shape {got}. It should have one a column, {asked}.",
                got=str(out.shape),
                asked=str((X.shape[1],)),
            )
        )
    return out


def _name_slips(X: Array, y: Array) -> tuple[tuple[Array, Said], ...]:
    """Return the typical wrong weights, and what is to be said about each."""
    (n, p), unit = X.shape, np.eye(X.shape[1])

    def solve(A: Array, b: Array) -> Array:
        return np.asarray(np.linalg.solve(A, b), float)

    return (
        (
            solve(X.T @ X + LAM * unit, X.T @ y),
            say(
                "This is the minimiser of ‖y − Xw‖² + λ‖w‖², as in scikit-learn. Ours divides the loss by n."
            ),
        ),
        (
            solve(X.T @ X + 2 * n * LAM * unit, X.T @ y),
            say("Your penalty is twice too strong. What is the derivative of (λ/2)w²?"),
        ),
        (
            solve(X.T @ X / n + LAM * np.ones((p, p)) + 1e-12 * unit, X.T @ y / n),
            say("You have added λ to every entry of the matrix. The penalty adds it on the diagonal only."),
        ),
        (
            solve(X.T @ X / n + LAM * unit, X.T @ y),
            say("XᵀX is divided by n, and Xᵀy is not. Divide both, or none and use nλ."),
        ),
    )


@check
def check_shrink(factor: object, bias: object, variance: object) -> Said:
    """Judge the factor that makes c times an unbiased estimate best, and the two parts of its error.

    Parameters
    ----------
    factor : float
        The c with the least mean squared error, if the truth is 2 and the standard deviation is 1.
    bias, variance : float
        The squared bias and the variance at this c.

    Returns
    -------
    Verdict
    """
    judge(as_number(factor, "factor"), "factor", 0.8, _wrong_factors(), say("the best factor"))
    judge(as_number(bias, "bias"), "bias", 0.16, _wrong_biases(), say("the squared bias"))
    judge(as_number(variance, "variance"), "variance", 0.64, _wrong_variances(), say("the variance"))
    return say(
        "0.16 + 0.64 = 0.8, less than 1, the error of least squares. The two parts are not equal, their "
        "*slopes* are opposite. And since the best factor is θ²/(θ² + σ²), some shrinking always pays, "
        "if you knew how much."
    )


def _wrong_factors() -> Mistakes:
    return (
        (1.0, say("is least squares. At c = 1 the bias has slope 0, and the variance does not: go on.")),
        (
            2 / 3,
            say("is where bias² and variance are *equal*. Their sum is least where their slopes cancel."),
        ),
        (0.0, say("has no variance, and a squared bias of 4.")),
        (2 / 5, say("uses the truth 2, not its square.")),
        (0.2, say("is 1 − c. What do you multiply the estimate by?")),
    )


def _wrong_biases() -> Mistakes:
    return (
        (-0.4, say("is the bias itself. Square it.")),
        (0.4, say("is the size of the bias. Square it.")),
        (0.04, say("forgets the truth: the bias is (c − 1) times 2.")),
    )


def _wrong_variances() -> Mistakes:
    return (
        (0.8, say("is the whole error, or c times the variance. A factor c comes out of a variance as c².")),
        (1.0, say("is the variance before shrinking.")),
    )


@check
def check_axis(before: object, after: object) -> Said:
    """Judge how many times the variance of w1 - w2 is that of w1 + w2, without and with ridge at 0.1.

    Parameters
    ----------
    before, after : float
        The two ratios, for two columns of variance 1 whose correlation is 0.9.

    Returns
    -------
    Verdict
    """
    judge(as_number(before, "before"), "before", 19.0, _wrong_ratios(), say("the ratio without a penalty"))
    right = 19.0 * (0.5 / 0.95) ** 2
    judge(as_number(after, "after"), "after", right, _wrong_afters(), say("the ratio at λ = 0.1"))
    return say(
        "the data say much about the sum of the two weights, and little about their difference. Ridge "
        "shrinks what they say little about: by 0.5 on the short axis, and by 0.95 on the long one."
    )


def _wrong_ratios() -> Mistakes:
    return (
        (1 / 19, say("is the inverse. In which direction do the columns vary less?")),
        (9.0, say("is 0.9/0.1. The variances along the axes are 1 + 0.9 and 1 − 0.9.")),
        (361.0, say("is squared. The variance of the estimate is σ²/(n · variance along the axis).")),
        (19**0.5, say("is the ratio of the standard deviations.")),
        (1.0, say("holds for uncorrelated columns.")),
    )


def _wrong_afters() -> Mistakes:
    return (
        (10.0, say("multiplies by the ratio of the factors. A factor comes out of a variance squared.")),
        (19.0, say("is the ratio without a penalty. The short axis is shrunk more.")),
        (19.0 * (0.95 / 0.5) ** 2, say("divides by the wrong factor: the short axis is shrunk *more*.")),
    )


@check
def check_better(choices: object) -> Said:
    """Judge what serves better in each of six situations.

    Parameters
    ----------
    choices : str
        Six letters of L, R and N, for the situations A to F.

    Returns
    -------
    Verdict
    """
    given = choices.upper().replace(" ", "").replace(",", "") if isinstance(choices, str) else ""
    if len(given) != len(KINDS) or not set(given) <= set("LRN"):
        raise NotYet(say('choices: give six letters of L, R and N in quotes, such as "LLLRRN".'))
    words = _explain_situations()
    if wrong := [k for k in range(len(KINDS)) if given[k] != KINDS[k]]:
        raise NotYet(words[wrong[0]])
    return say(
        "you asked two things. Is the truth sparse, or must the list be short? Then L1. Do many columns "
        "carry a little, or nearly the same? Then L2. With many rows and few columns it hardly matters."
    )


def _explain_situations() -> tuple[Said, ...]:
    """Return the question to ask about each situation that has a wrong letter."""
    return (
        say("A: what does “a handful of them” say about the 10,000 weights?"),
        say("B: all 300 columns carry a little. What would a zero cost?"),
        say("C: which of the two penalties can leave columns out, so that they need not be measured?"),
        say("D: the columns nearly agree. Which penalty shares the weight, and which picks one by chance?"),
        say("E: how large is the variance of five weights, if there are a million rows?"),
        say("F: which of the two leaves the truth dense, and makes the solution unique?"),
    )
