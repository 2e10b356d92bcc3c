"""The checks of ISTA and FISTA name the typical slips."""

import numpy as np
import pytest

from l1l2.lessons.build_a_solver import check_ista, check_momentum


def make_step(times=1.0, threshold=None, sign=-1.0, over_n=True, power=2):
    def step(X, y, w, lam):
        eta = times * (len(y) / np.linalg.norm(X, 2) ** 2) ** (power / 2)
        v = w + sign * eta * X.T @ (X @ w - y) / (len(y) if over_n else 1)
        return np.sign(v) * np.maximum(abs(v) - (eta * lam if threshold is None else lam), 0)

    return step


def momentum(w, old, t):
    t_new = (1 + (1 + 4 * t**2) ** 0.5) / 2
    return w + (t - 1) / t_new * (w - old), t_new


def test_the_right_steps_are_right():
    assert check_ista(make_step()).right and check_ista(make_step(0.7)).right
    facts = check_momentum(momentum).words
    assert check_momentum(momentum).right and facts.facts["fast"] < facts.facts["slow"] / 10


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (make_step(threshold=1), "it must be ηλ"),
        (make_step(sign=1.0), "goes up the loss"),
        (make_step(1 / 20), "arrives, but slowly"),
        (make_step(over_n=False), "no 1/n"),
        (make_step(20**-0.5 * 20**-0.5 * 20**0.5, power=1), "*square*"),
        (make_step(3.0), "no finite numbers"),
        (lambda X, y, w, lam: w, "Compare each line"),
        (lambda X, y, w, lam: ..., "still `...`"),
    ],
)
def test_a_wrong_step_is_told_what_is_wrong(step, words):
    verdict = check_ista(step)
    assert not verdict.right and words in verdict.words, verdict.words


def nxt(t):
    return momentum(np.zeros(2), np.zeros(2), t)[1]


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (lambda w, old, t: (w, t), "This is ISTA"),
        (lambda w, old, t: (w - (t - 1) / nxt(t) * (w - old), t), "goes back"),
        (lambda w, old, t: (2 * w - old, t), "whole last move"),
        (lambda w, old, t: (w + (t - 1) / t * (w - old), t), "Divide by t_new"),
        (lambda w, old, t: (old + (t - 1) / nxt(t) * (w - old), t), "Start from w"),
        (lambda w, old, t: (3 * w, t), "a share of w − old"),
        (lambda w, old, t: (..., t), "still `...`"),
        (lambda w, old, t: w, "two things"),
    ],
)
def test_a_wrong_momentum_is_told_what_is_wrong(ahead, words):
    verdict = check_momentum(ahead)
    assert not verdict.right and words in verdict.words
