"""Counts, shares and refits, against scikit-learn and linear algebra."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso, LinearRegression

from l1l2 import diabetes, sparse_regression, standardise
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.choosing import freedom, refit

from ..drawn import bar_ends, only, places, set_stage


def lasso(X, y, lam):
    return Lasso(alpha=lam, fit_intercept=False, tol=1e-12, max_iter=1_000_000).fit(X, y).coef_


@pytest.fixture(scope="module")
def patients():
    data = diabetes()
    return standardise(data.X, data.y)


@pytest.fixture(scope="module")
def made():
    """Data whose truth is known, and the truth per standard deviation."""
    data = sparse_regression(80, 20, rng=np.random.default_rng(3), noise=1.0)
    d = standardise(data.X, data.y)
    return d, data.w * d.scale


def test_degrees_of_freedom_are_a_count_and_a_trace(patients):
    picture, X = freedom(), patients.X
    grid = picture.controls["lam"].values
    for i in range(0, 101, 10):
        frame, lam = picture.frame(lam=grid[i]), grid[i]
        count = np.count_nonzero(np.abs(lasso(X, patients.y, lam)) > 1e-7)
        trace = np.trace(X @ np.linalg.solve(X.T @ X + 442 * lam * np.eye(10), X.T))
        assert (frame.facts["lam"], frame.facts["bound"]) == (lam, 1e-8)
        assert (frame.facts["n"], frame.facts["share"]) == (count, pytest.approx(trace))
        assert only(frame, Line, "target").x.tolist() == [lam, lam]
        assert places(only(frame, Dots, "l1")) == [[lam, count]]
        assert places(only(frame, Dots, "l2")) == [[lam, pytest.approx(trace)]]
        assert only(frame, Text, "l1").text.facts == {"n": count}
        assert only(frame, Text, "l2").text.facts == {"share": frame.facts["share"]}


def test_degrees_of_freedom_go_from_none_to_all():
    picture = freedom()
    grid = picture.controls["lam"].values
    said = [picture.frame(lam=lam).facts for lam in grid]
    counts, shares = (np.array([facts[name] for facts in said]) for name in ("n", "share"))
    assert (counts[0], counts[-1]) == (0, 10)
    assert (np.diff(shares) > 0).all() and shares[0] < 0.2 and shares[-1] > 9.5
    assert (np.diff(counts) < 0).sum() == 1  # HDL leaves
    frame = picture.frame()
    stairs, curve = only(frame, Line, "l1"), only(frame, Line, "l2")
    assert [stairs.y[stairs.x == lam][0] for lam in grid[1:]] == counts[:-1].tolist()
    assert [stairs.y[stairs.x == lam][-1] for lam in grid] == counts.tolist()
    assert curve.x.tolist() == list(grid) and curve.y == pytest.approx(shares)


def test_one_weight_is_not_weights():
    picture = freedom()
    (one,) = {
        (frame.caption.message.split(",")[0], only(frame, Text, "l1").text.message)
        for frame in map(lambda lam: picture.frame(lam=lam), picture.controls["lam"].values)
        if frame.facts["n"] == 1
    }
    assert one == ("At λ = {lam:.3g} the lasso has {n} weight not 0", "lasso: {n} weight not 0")


@pytest.mark.parametrize("at", [0, 15, 30, 50, 60])
def test_the_refit_is_least_squares_on_the_survivors(made, at):
    (d, truth), picture = made, refit()
    lam = picture.controls["lam"].values[at]
    w, again = lasso(d.X, d.y, lam), np.zeros(20)
    alive = np.abs(w) > 1e-7
    if alive.any():
        again[alive] = LinearRegression(fit_intercept=False).fit(d.X[:, alive], d.y).coef_
    frame = picture.frame(lam=lam)
    facts, order = frame.facts, np.argsort(truth == 0, kind="stable")
    assert (facts["lam"], facts["true"], facts["bound"]) == (lam, 5, 1e-8)
    assert (facts["right"], facts["wrong"]) == (alive[truth != 0].sum(), alive[truth == 0].sum())
    assert facts["truth"] == pytest.approx(np.abs(truth).sum())
    for name, panel, role, v in ("lasso", "A", "l1", w), ("refit", "B", "solution", again):
        off = np.linalg.norm(v - truth)
        assert facts[name] == pytest.approx(np.abs(v).sum(), abs=1e-5)
        assert facts[f"{name}_off"] == pytest.approx(off, abs=1e-5)
        x, height = bar_ends(only(frame, Area, role, panel))
        assert x.tolist() == list(range(1, 21))
        assert np.nan_to_num(height) == pytest.approx(v[order], abs=1e-5)
        assert np.isnan(height).tolist() == (~alive[order]).tolist()
        assert places(only(frame, Dots, role, panel)) == [
            [k + 1, 0] for k in range(20) if np.isnan(height[k])
        ]
        assert only(frame, Text, role, panel).text.facts == {"distance": facts[f"{name}_off"]}
        true = only(frame, Dots, "truth", panel)
        assert true.x.tolist() == list(range(1, 21)) and true.y == pytest.approx(truth[order])
        assert np.count_nonzero(true.y[:5]) == 5 and not true.y[5:].any()


def test_panels_of_the_refit_are_named():
    axes = set_stage(refit())
    assert [axes[panel].get_title() for panel in "AB"] == [
        "The lasso",
        "The refit of its columns",
    ]
