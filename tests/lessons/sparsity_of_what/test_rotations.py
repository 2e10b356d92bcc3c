"""The turned columns, against scikit-learn's lasso and the formula of ridge; and the table of rows."""

import numpy as np
import pytest
from scipy.linalg import hadamard
from sklearn.linear_model import lasso_path

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.sparsity_of_what import measure_rows, rows, turn_columns
from l1l2.lessons.sparsity_of_what.rotations import turn

from ..drawn import bar_ends, only, places

LAMS = np.geomspace(3, 0.003, 40)


def sample(seed):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((24, 32))
    return X, 2 * X[:, 0] + 0.3 * rng.standard_normal(24)


def lasso(angle, seed):
    """The best weights of scikit-learn's path."""
    X, y = sample(seed)
    _, w, _ = lasso_path(X @ turn(angle), y, alphas=LAMS, tol=1e-10, max_iter=200_000)
    errors = ((w - 2 * turn(angle)[:1].T) ** 2).sum(axis=0)
    return w[:, errors.argmin()], errors.min()


def ridge(seed):
    X, y = sample(seed)
    fits = np.array([np.linalg.solve(X.T @ X / 24 + lam * np.eye(32), X.T @ y / 24) for lam in LAMS])
    return ((fits - 2 * np.eye(32)[0]) ** 2).sum(axis=1).min()


@pytest.fixture(scope="module")
def picture():
    return turn_columns()


@pytest.mark.parametrize("angle", [0, 45])
def test_bars_are_the_first_sample_s_lasso(picture, angle):
    frame, (w, _) = picture.frame(angle=angle), lasso(angle, 0)
    at, ends = bar_ends(only(frame, Area, "l1"))
    assert at.tolist() == [*range(1, 33)]
    assert np.nan_to_num(ends) == pytest.approx(w, abs=1e-4)
    truth = only(frame, Dots, "truth")
    assert truth.y == pytest.approx(2 * turn(angle)[0])


def test_errors_are_means_of_twenty_samples(picture):
    level = np.mean([ridge(seed) for seed in range(20)])
    for angle in (0, 45):
        facts = picture.frame(angle=angle).facts
        assert facts["lasso"] == pytest.approx(np.mean([lasso(angle, s)[1] for s in range(20)]), abs=1e-3)
        assert facts["ridge"] == pytest.approx(level, rel=1e-6)
        assert (facts["angle"], facts["alive"]) == (angle, 32 if angle else 1)


def test_lines_end_where_the_reader_is(picture):
    """What is to be predicted stays hidden."""
    for angle in picture.controls["angle"].values[::3]:
        frame = picture.frame(angle=angle)
        for name, role in ("lasso", "l1"), ("ridge", "l2"):
            line = only(frame, Line, role, "B")
            assert line.x.tolist() == [a for a in range(0, 91, 5) if a <= angle]
            assert line.y[-1] == frame.facts[name] == only(frame, Text, role, "B").text.facts["error"]
            assert places(only(frame, Dots, role, "B")) == [[angle, frame.facts[name]]]


def test_a_turn_by_45_degrees_is_hadamards_matrix_and_by_90_a_new_order():
    assert np.abs(turn(45)) == pytest.approx(np.abs(hadamard(32)) / np.sqrt(32))
    assert (np.sort(np.abs(turn(90)), axis=1) == np.sort(np.eye(32), axis=1)).all()
    assert turn(30) @ turn(30).T == pytest.approx(np.eye(32), abs=1e-14)


@pytest.mark.parametrize("p", [25, 50])
def test_rows_needed_are_the_first_that_are_enough(p):
    """At the number found the error is below 1, a quarter of that of w = 0; at the one before it is not."""
    lams, truth = np.geomspace(3, 0.02, 40), 2 * np.eye(p)[0]

    def error(n, fit):
        errors = []
        for seed in range(20):
            rng = np.random.default_rng(seed)
            X = rng.standard_normal((n, p))
            y = X @ truth + 0.5 * rng.standard_normal(n)
            errors.append(((fit(X, y) - truth) ** 2).sum(axis=1).min())
        return np.mean(errors)

    def by_ridge(X, y):
        n = len(y)
        return np.array([np.linalg.solve(X.T @ X / n + lam * np.eye(p), X.T @ y / n) for lam in lams])

    def by_lasso(X, y):
        return lasso_path(X, y, alphas=lams, tol=1e-8, max_iter=100_000)[1].T

    for fit, found in zip((by_lasso, by_ridge), measure_rows(p), strict=True):
        before = max(n for n in rows.ROWS if n < found)
        assert error(found, fit) < 1 <= error(before, fit)


def test_too_many_columns_are_refused(monkeypatch):
    monkeypatch.setattr(rows, "ROWS", (4,))
    with pytest.raises(ValueError, match=r"^p: got 40 columns; give fewer, for which 4 rows are enough$"):
        measure_rows(40)
