"""Each check accepts what is right, however it is written, and says what is wrong with a slip."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from l1l2.lessons.disguises import check_dropout, check_leaf, check_match, check_online


def test_dropout_by_trying_all_masks():
    w = np.linspace(0, 2, 2001)
    found = []
    for q in (0.5, 0.2):
        loss = sum(
            (q if not m else 1 - q)
            * (q if not k else 1 - q)
            * ((2 - m * w / (1 - q)) ** 2 + (k * w / (1 - q)) ** 2)
            for m in (0, 1)
            for k in (0, 1)
        )
        found.append(w[loss.argmin()])
    assert check_dropout(*found).right


@pytest.mark.parametrize(
    ("half", "words"),
    [
        (1.0, "without dropout"),
        (2 / 3, "takes q for the penalty"),
        (2.0, "Which sign"),
        (0.25, "two entries"),
        (1 / 3, "twice"),
        (0.7, "the best weight"),
    ],
)
def test_a_slip_in_dropout_is_told(half, words):
    said = check_dropout(half, 0.8)
    assert not said.right and words in said.words


def by_search(G, H, alpha, lam):
    value = lambda w: G * w + (H + lam) * w**2 / 2 + alpha * abs(w)  # noqa: E731
    return minimize_scalar(value, bounds=(-9, 9), method="bounded", options={"xatol": 1e-12}).x


def by_cases(G, H, alpha, lam):
    if abs(G) <= alpha:
        return 0.0
    return (-G + alpha if G > 0 else -G - alpha) / (H + lam)


def test_a_leaf_may_be_written_in_any_way():
    assert check_leaf(by_cases).right
    for case in ((-6, 4, 1, 1), (0.5, 3, 1, 2)):
        assert by_search(*case) == pytest.approx(by_cases(*case), abs=1e-5)


@pytest.mark.parametrize(
    ("leaf", "words"),
    [
        (lambda *given: -by_cases(*given), "Check the sign"),
        (lambda G, H, alpha, lam: -G / (H + lam), "leaves α out"),
        (lambda G, H, alpha, lam: -G / (H + lam + alpha), "does not divide"),
        (lambda G, H, alpha, lam: by_cases(G, H, alpha, 0), "leaves λ out"),
        (lambda G, H, alpha, lam: -(G - np.sign(G) * alpha) / (H + lam), "goes past 0"),
        (lambda G, H, alpha, lam: 1.0, "Set the derivative"),
        (lambda G, H, alpha, lam: ..., "still `...`"),
        (0.5, "without brackets"),
    ],
)
def test_a_slip_in_a_leaf_is_told(leaf, words):
    said = check_leaf(leaf)
    assert not said.right and words in said.words


def by_shrinking(z, t, lam, s):
    return np.where(abs(z) > t * lam, -(z - t * lam * np.sign(z)) / s, 0)


def test_an_online_step_may_be_written_in_any_way():
    assert check_online(by_shrinking).right


@pytest.mark.parametrize(
    ("online", "words"),
    [
        (lambda z, t, lam, s: -by_shrinking(z, t, lam, s), "Check the sign"),
        (lambda z, t, lam, s: by_shrinking(z, 1, lam, s), "t times"),
        (lambda z, t, lam, s: -z / s, "Without the threshold"),
        (lambda z, t, lam, s: by_shrinking(z, t, lam, 1), "Divide by s"),
        (lambda z, t, lam, s: -(z + t * lam * np.sign(z)) / s, "*towards* 0"),
        (lambda z, t, lam, s: 0 * z, "one soft threshold"),
        (lambda z, t, lam, s: z[:2], "shape (2,)"),
        (lambda z, t, lam, s: "w", "array of numbers"),
        (lambda z, t, lam, s: ..., "still `...`"),
        (0.5, "without brackets"),
    ],
)
def test_a_slip_online_is_told(online, words):
    said = check_online(online)
    assert not said.right and words in said.words


@pytest.mark.parametrize("place", range(6))
def test_a_wrong_digit_is_told(place):
    digits = list("221121")
    digits[place] = "1" if digits[place] == "2" else "2"
    said = check_match("".join(digits))
    assert not said.right and f"{'ABCDEF'[place]}: " in said.words


@pytest.mark.parametrize("given", ["221", "221123", 3, None])
def test_what_is_no_answer_is_refused(given):
    assert "six digits" in check_match(given).words


def test_digits_may_have_commas():
    assert check_match("2, 2, 1, 1, 2, 1").right
