"""Both rules, against folds that are fitted with scikit-learn."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso, lasso_path
from sklearn.preprocessing import StandardScaler

from l1l2 import diabetes
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.choosing import two_rules

from ..drawn import bar_ends, only, places, set_stage, ticks

PLAIN = "At λ = {lam:.3g} the error on held-out rows is {error:,.0f} ± {spread:,.0f}, and"
LEAST = PLAIN.replace("} the", "} (the least error) the", 1)
SIMPLE = PLAIN.replace("} the", "} (the one-standard-error rule) the", 1)


@pytest.fixture(scope="module")
def data():
    return diabetes(30, np.random.default_rng(1))


@pytest.fixture(scope="module")
def picture():
    return two_rules()


@pytest.fixture(scope="module")
def errors(data, picture):
    """Mean squared errors, a row a lambda and a column a fold, of the folds that the picture deals."""
    grid, columns = np.array(picture.controls["lam"].values), []
    for held_out in np.array_split(np.random.default_rng(0).permutation(442), 10):
        rows = np.setdiff1d(np.arange(442), held_out)
        scaler, centre = StandardScaler().fit(data.X[rows]), data.y[rows].mean()
        X, y = scaler.transform(data.X[rows]), data.y[rows] - centre
        _, w, _ = lasso_path(X, y, alphas=grid, tol=1e-8, max_iter=100_000)
        predicted = centre + scaler.transform(data.X[held_out]) @ w
        columns.append(((data.y[held_out, None] - predicted) ** 2).mean(axis=0))
    return np.array(columns).T


@pytest.fixture(scope="module")
def mean(errors):
    return errors.mean(axis=1)


@pytest.fixture(scope="module")
def spread(errors):
    return errors.std(axis=1, ddof=1) / np.sqrt(10)


def test_errors_are_those_of_the_folds(picture, mean, spread):
    frame = picture.frame()
    grid = np.array(picture.controls["lam"].values)
    curve, band = only(frame, Line, "l1"), only(frame, Area, "ghost")
    assert curve.x.tolist() == grid.tolist()
    assert curve.y == pytest.approx(mean, rel=1e-5)
    assert band.x.tolist() == [*grid, *grid[::-1]]
    assert band.y == pytest.approx([*(mean - spread), *(mean + spread)[::-1]], rel=1e-5)


def test_the_rules_choose_the_least_error_and_the_largest_lam_near_it(picture, mean, spread):
    grid = picture.controls["lam"].values
    best = int(mean.argmin())
    limit = mean[best] + spread[best]
    short = min(i for i in range(49) if mean[i] <= limit)
    frame = picture.frame()
    assert places(only(frame, Dots, "solution")) == [pytest.approx([grid[best], mean[best]])]
    assert places(only(frame, Dots, "truth")) == [pytest.approx([grid[short], mean[short]])]
    level = only(frame, Line, "note")
    assert level.y == pytest.approx([limit] * 2) and level.x.tolist() == [grid[0], grid[-1]]
    assert only(frame, Text, "note").text == "star: least error;  triangle: one-standard-error rule"
    for i in {0, short - 1, short, short + 1, best - 1, best, best + 1, 48}:
        message = picture.frame(lam=grid[i]).caption.message
        assert message.startswith(LEAST if i == best else SIMPLE if i == short else PLAIN)


def test_a_caption_tells_error_and_columns(picture, data, mean, spread):
    """At the choices of both rules too, which have sentences of their own."""
    d, grid = StandardScaler().fit_transform(data.X), picture.controls["lam"].values
    best = int(mean.argmin())
    short = int((mean <= mean[best] + spread[best]).argmax())
    for i in sorted({*range(0, 49, 6), best, short}):
        lam = grid[i]
        frame = picture.frame(lam=lam)
        model = Lasso(alpha=lam, tol=1e-10, max_iter=100_000).fit(d, data.y)
        real, noise = (np.count_nonzero(np.abs(w) > 1e-9) for w in (model.coef_[:10], model.coef_[10:]))
        facts = frame.facts
        assert (facts["lam"], facts["bound"]) == (lam, 1e-8)
        assert (facts["error"], facts["spread"]) == pytest.approx((mean[i], spread[i]), rel=1e-5)
        assert (facts["real"], facts["measured"], facts["noise"], facts["columns"]) == (real, 10, noise, 30)
        words, line = only(frame, Text, "target").text, only(frame, Line, "target")
        assert dict(words.facts) == {name: facts[name] for name in ("error", "spread")}
        assert line.x.tolist() == [lam, lam]
        at, height = bar_ends(only(frame, Area, "l1", "B"))
        assert (at.tolist(), height.tolist()) == ([0, 1], [real, noise])
        labels = {m.x[0]: m.text for m in frame.marks if type(m) is Text and m.panel == "B"}
        assert labels == {0: str(real), 1: str(noise)}


def test_bars_are_named(picture):
    axes = set_stage(picture)
    assert ticks(axes["B"].xaxis) == {0: "of 10\nmeasured", 1: "of 30\nnoise"}
    low, high = axes["A"].get_ylim()
    for lam in picture.controls["lam"].values[::12]:
        for text in (m for m in picture.frame(lam=lam).marks if type(m) is Text and m.panel == "A"):
            assert low < text.y[0] < high
