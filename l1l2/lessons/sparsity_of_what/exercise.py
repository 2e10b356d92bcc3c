"""The checks of *Sparsity of what*: the block threshold as code, two points by hand, and six situations."""

from collections.abc import Callable

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.prox import block_soft_threshold, soft_threshold
from ...validate import Array
from ...words import Said, say

Block = Callable[[Array, float], Array]
# Groups and thresholds: one that is shortened, one that goes, one with a small member, one that is 0 already.
BLOCKS = (
    (np.array([3.0, 4.0]), 1.0),
    (np.array([0.3, -0.4]), 1.0),
    (np.array([2.0, -2.0, 0.1]), 0.5),
    (np.zeros(2), 1.0),
)
KINDS = "RWSJGS"  # what fits each of the situations A to F


@check
def check_block(block: object) -> Said:
    """Judge a function that is to be the block soft threshold, on groups where slips show.

    Parameters
    ----------
    block : callable
        Takes v, shape (p,), and t > 0; returns argmin 1/2 ||w - v||^2 + t ||w||_2, shape (p,).

    Returns
    -------
    Verdict
    """
    if not callable(block):
        raise NotYet(say("block: give the function itself, without brackets behind its name."))
    with np.errstate(all="ignore"):  # 0 * inf is one of the slips
        given = [_ask(block, v, t) for v, t in BLOCKS]
        right = [block_soft_threshold(v, t) for v, t in BLOCKS]
        wrong = next((k for k in range(len(BLOCKS)) if not _is_same(given[k], right[k])), None)
        if wrong is not None:
            slips = (words for slip, words in _name_slips() if _fits(slip, given))
            words = next(slips, say("Which single factor makes the vector shorter by t?"))
            v, t = BLOCKS[wrong]
            raise NotYet(
                say(
                    "block({v}, {t}) returns {given}. {words}",
                    v=v.tolist(),
                    t=t,
                    given=np.round(given[wrong], 3).tolist(),
                    words=words,
                )
            )
    return say(
        "the whole group gets one factor. So the small entry 0.1 stays as long as its group is long enough, "
        "and a group no longer than t goes as a whole."
    )


def _ask(block: Block, v: Array, t: float) -> Array:
    """Return what the reader's function says about a group, of which it gets a copy."""
    answer = block(v.copy(), t)
    if answer is ...:
        raise NotYet(say("block is still `...`. Put your line in its place, and run the cell again."))
    try:
        out = np.asarray(answer, float)
    except (TypeError, ValueError):
        raise NotYet(say("block(v, t) must return an array of numbers.")) from None
    if out.shape != v.shape:
        raise NotYet(
            say(
                "block(v, t) returns an array of shape {got} for a group of shape {asked}. It should return "
                "the whole group.",
                got=str(out.shape),
                asked=str(v.shape),
            )
        )
    return out


def _is_same(one: Array, other: Array) -> bool:
    return bool(np.allclose(one, other, rtol=1e-6, atol=1e-9, equal_nan=True))


def _fits(slip: Block, given: list[Array]) -> bool:
    return all(_is_same(slip(v, t), answer) for (v, t), answer in zip(BLOCKS, given, strict=True))


def _name_slips() -> tuple[tuple[Block, Said], ...]:
    """Return the typical wrong functions, and what is to be said about each."""
    length = np.linalg.norm
    return (
        (soft_threshold, say("This is the soft threshold of each entry. The penalty sees only the length.")),
        (
            lambda v, t: v * (1 - t / length(v)),
            say("This is right for a long group. What happens to the factor if the length is below t, or 0?"),
        ),
        (
            lambda v, t: v if length(v) > t else 0 * v,
            say("This keeps a long group whole: a hard threshold. The length should become smaller by t."),
        ),
        (
            lambda v, t: v / (1 + t),
            say("This is the prox of (t/2)‖w‖₂², *with* the square. It never returns 0."),
        ),
        (
            lambda v, t: v * (1 - t / np.abs(v).sum()) if np.abs(v).sum() > t else 0 * v,
            say("This measures the group by its L1 norm. The penalty uses ‖v‖₂."),
        ),
        (
            lambda v, t: v * (1 - t / (v @ v)) if v @ v > t else 0 * v,
            say("This uses the squared length. Take its root."),
        ),
    )


@check
def check_two_points(first: object, second: object, lam: object) -> Said:
    """Judge the minimiser of 1/2 (w1 - 1)^2 + 1/2 (w2 - 7)^2 + 2 |w2 - w1|, and when both become equal.

    Parameters
    ----------
    first, second : float
        The two weights at λ = 2.
    lam : float
        The smallest λ at which they are equal.

    Returns
    -------
    Verdict
    """
    pair = as_number(first, "first"), as_number(second, "second")
    for wrong, words in _wrong_pairs():
        if np.allclose(pair, wrong, atol=1e-3):
            raise NotYet(words)
    judge(pair[0], "first", 3.0, (), say("the first weight at λ = 2"))
    judge(pair[1], "second", 5.0, (), say("the second weight at λ = 2"))
    judge(as_number(lam, "lam"), "lam", 3.0, _wrong_lams(), say("the λ at which the two meet"))
    return say(
        "each point moves towards the other by λ, until they meet at λ = 3 in their mean, 4. The mean never "
        "changes. So the jump, 7 − 1 = 6, gets a soft threshold at 2λ, because both ends move."
    )


def _wrong_pairs() -> tuple[tuple[tuple[float, float], Said], ...]:
    return (
        ((-1.0, 9.0), say("(−1, 9) makes the jump larger. The penalty wants a smaller one.")),
        (
            (0.0, 5.0),
            say("(0, 5) is the soft threshold of each number. But here the jump is penalised, not the size."),
        ),
        (
            (2.0, 6.0),
            say("(2, 6): each point has moved by 1. What is the derivative of 2|w₂ − w₁| in w₁ alone?"),
        ),
        ((4.0, 4.0), say("At (4, 4), move w₁ down a little: the loss falls faster than 2|w₂ − w₁| rises.")),
        ((1.0, 5.0), say("(1, 5): only the second point has moved. The penalty treats both alike.")),
        ((3.0, 7.0), say("(3, 7): only the first point has moved. The penalty treats both alike.")),
        ((5.0, 3.0), say("(5, 3): the points have passed each other. Which of the two is which?")),
    )


def _wrong_lams() -> tuple[tuple[float, Said], ...]:
    return (
        (6.0, say("is the whole jump. But both ends move.")),
        (4.0, say("is where they meet. How far has each of them moved until then?")),
        (1.5, say("is a quarter of the jump. Each point moves by λ, not by 2λ.")),
        (12.0, say("is twice the jump. Each point moves by λ: when have they met?")),
    )


@check
def check_match(pieces: object) -> Said:
    """Judge which penalty fits each of six situations.

    Parameters
    ----------
    pieces : str
        Six letters of W, G, J, R, S, for the situations A to F.

    Returns
    -------
    Verdict
    """
    given = pieces.upper().replace(" ", "").replace(",", "") if isinstance(pieces, str) else ""
    if len(given) != len(KINDS) or not set(given) <= set("WGJRS"):
        raise NotYet(say('pieces: give six letters of W, G, J, R and S in quotes, such as "WWGJRS".'))
    words = _explain_situations()
    if wrong := [k for k in range(len(KINDS)) if given[k] != KINDS[k]]:
        raise NotYet(words[wrong[0]])
    return say(
        "each time you asked what may be 0 as a whole: one weight, a group, a jump, a rank. In C and F "
        "nothing should be exactly 0, and a square is the better penalty."
    )


def _explain_situations() -> tuple[Said, ...]:
    """Return the question to ask about each situation that has a wrong letter."""
    return (
        say("A: people with the same taste have similar rows. What is small about a table of such rows?"),
        say("B: what does “a handful of genes” say about the 10,000 weights?"),
        say("C: if the columns may be turned, what would a zero in one of them mean?"),
        say("D: long stretches are constant. Between which numbers is the difference mostly 0?"),
        say("E: one question is six columns. What must be 0 before the question can be dropped?"),
        say("F: the truth has no steps. What would L1 on the differences make of a smooth curve?"),
    )
