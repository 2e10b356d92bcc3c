"""Sparse and dense truths, against scikit-learn's lasso and the formula of ridge."""

import numpy as np
import pytest
from sklearn.linear_model import lasso_path

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.why_shrink import sparse_or_dense
from l1l2.lessons.why_shrink.density import draw_sample

from ..drawn import only, places

LAMS = np.geomspace(3, 0.003, 40)


@pytest.fixture(scope="module")
def picture():
    return sparse_or_dense()


def best(fits, truth):
    errors = ((fits - truth) ** 2).sum(axis=1)
    return fits[errors.argmin()], errors.min()


def lasso(k, seed):
    X, y, truth = draw_sample(k, seed)
    return best(lasso_path(X, y, alphas=LAMS, tol=1e-9, max_iter=100_000)[1].T, truth)


def ridge(k, seed):
    X, y, truth = draw_sample(k, seed)
    fits = [np.linalg.solve(X.T @ X / 40 + lam * np.eye(64), X.T @ y / 40) for lam in LAMS]
    return best(np.array(fits), truth)


def test_weights_are_those_of_the_first_sample(picture):
    for k in (1, 8, 64):
        frame = picture.frame(at_work=k)
        shown = np.nan_to_num(only(frame, Dots, "l1").y)
        assert shown == pytest.approx(lasso(k, 0)[0], abs=2e-4)
        assert only(frame, Dots, "l2").y == pytest.approx(ridge(k, 0)[0])
        truth = only(frame, Line, "truth").y
        assert (np.count_nonzero(truth), np.linalg.norm(truth)) == (k, pytest.approx(2))


def test_errors_are_means_of_twenty_samples(picture):
    for k in (1, 16):
        facts = picture.frame(at_work=k).facts
        assert facts["lasso"] == pytest.approx(np.mean([lasso(k, s)[1] for s in range(20)]), abs=1e-3)
        assert facts["ridge"] == pytest.approx(np.mean([ridge(k, s)[1] for s in range(20)]))
        assert facts["at_work"] == k


def test_lines_end_where_the_reader_is(picture):
    """What is to be predicted stays hidden."""
    values = picture.controls["at_work"].values
    for k in values[::4]:
        frame = picture.frame(at_work=k)
        for name, role in ("lasso", "l1"), ("ridge", "l2"):
            line, words = only(frame, Line, role, "B"), only(frame, Text, role, "B").text
            assert line.x.tolist() == [each for each in values if each <= k]
            assert line.y[-1] == frame.facts[name] == words.facts["error"]
            assert words.message.startswith(name)
            assert places(only(frame, Dots, role, "B")) == [[k, frame.facts[name]]]
