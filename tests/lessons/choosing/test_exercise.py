"""The checks of the lesson name the typical slips."""

import numpy as np
import pytest

from l1l2.lessons.choosing.exercise import TABLES, check_rule, check_steps


def right(lam, mean, se):
    best = min(range(len(lam)), key=lambda i: mean[i])
    return max(lam[i] for i in range(len(lam)) if mean[i] <= mean[best] + se[best])


def at(lam, mean, limit):
    return lam[mean <= limit].max()


def walk(lam, mean, se):
    """Up from the least error to the last λ before the limit is crossed."""
    i, step = mean.argmin(), -1 if lam[0] > lam[-1] else 1
    limit = mean[i] + se[i]
    while 0 <= i + step < len(lam) and mean[i + step] <= limit:
        i += step
    return lam[i]


def test_the_rule_is_right():
    assert check_rule(right).right
    assert [right(*table) for table in TABLES] == [4, 4, 8]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda lam, mean, se: lam[mean.argmin()], "This is the λ of least error"),
        (lambda lam, mean, se: lam[mean <= mean.min() + se[mean.argmin()]].min(), "*smallest* λ"),
        (lambda lam, mean, se: lam[mean - se <= mean.min()].max(), "the standard error of each λ"),
        (lambda lam, mean, se: at(lam, mean, mean.min() + se.max()), "the largest standard error"),
        (lambda lam, mean, se: at(lam, mean, mean.min() + 2 * se[mean.argmin()]), "two standard errors"),
        (
            lambda lam, mean, se: lam[mean <= mean.min() + se[mean.argmin()]][0],
            "The table may stand in another",
        ),
        (walk, "A larger λ may be below it again"),
        (lambda lam, mean, se: lam.max(), "not the largest λ below the limit"),
        (lambda lam, mean, se: ..., "rule is still `...`. Put your line in its place"),
        (lambda lam, mean, se: None, "rule(...): got None"),
        (4.0, "give the function itself"),
        (..., "rule is still `...`"),
    ],
)
def test_a_wrong_rule_is_told_what_is_wrong(rule, words):
    verdict = check_rule(rule)
    assert not verdict.right and words in verdict.words


def test_a_rule_cannot_change_the_tables():
    def spoil(lam, mean, se):
        answer = right(lam, mean, se)
        mean[:] = 0
        return answer

    assert check_rule(spoil).right and check_rule(spoil).right
    assert all(np.ptp(mean) > 0 for _, mean, _ in TABLES)


@pytest.mark.parametrize(("with_y", "without_y"), [("CF", "BE"), ("f, c", "e b")])
def test_the_right_steps_are_right(with_y, without_y):
    assert check_steps(with_y, without_y).right


@pytest.mark.parametrize(
    ("with_y", "without_y", "words"),
    [
        ("ACF", "BE", "A: the logarithm"),
        ("CF", "E", "B: the mean of a column"),
        ("F", "BE", "C: a correlation with y"),
        ("CF", "BDE", "D: weight and height"),
        ("CEF", "B", "E: the standard deviation"),
        ("C", "BE", "F: a residual is y minus"),
        ("CF", "BEF", "F stands in both"),
        ("CG", "BE", "with_y: give letters of A to F"),
        ("CF", 2, "without_y: give letters of A to F"),
        ("CF", ..., "without_y is still `...`"),
    ],
)
def test_a_wrong_step_is_asked_about(with_y, without_y, words):
    verdict = check_steps(with_y, without_y)
    assert not verdict.right and words in verdict.words
