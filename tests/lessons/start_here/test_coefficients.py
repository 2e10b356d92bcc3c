"""Every number and every bar of the two charts is what scikit-learn finds on the same rows."""

from functools import cache

import numpy as np
import pytest
from sklearn.linear_model import Lasso, LinearRegression, Ridge, lars_path
from sklearn.metrics import r2_score, root_mean_squared_error
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from l1l2 import diabetes
from l1l2.drawing import Area, Dots, Text
from l1l2.drawing.render import staged
from l1l2.lessons.start_here import equal_fit, equal_fit_with_noise

PANELS = {"A": ("l1", "lasso"), "B": ("l2", "ridge")}  # what stands where, and how its facts begin
both = pytest.mark.parametrize("noise", [0, 30])


@cache
def picture(noise):
    return equal_fit_with_noise() if noise else equal_fit()


@cache
def rows(noise):
    """The columns' names, and the training and test rows."""
    data = diabetes(noise, np.random.default_rng(1))
    train, test = np.split(np.random.default_rng(0).permutation(442), [300])
    return data.names, (data.X[train], data.y[train]), (data.X[test], data.y[test])


@cache
def fitted(noise, lasso_lam, ridge_lam):
    """The two models of scikit-learn, each with its training R², its coefficients and its test error."""
    _, train, (X, y) = rows(noise)
    found = {}
    models = Lasso(alpha=lasso_lam, tol=1e-12, max_iter=100_000), Ridge(alpha=300 * ridge_lam)
    for panel, model in zip(PANELS, models, strict=True):
        pipe = make_pipeline(StandardScaler(), model if lasso_lam else LinearRegression()).fit(*train)
        r2 = r2_score(train[1], pipe.predict(train[0]))
        found[panel] = r2, pipe[-1].coef_, root_mean_squared_error(y, pipe.predict(X))
    return found


def lams(facts):
    return facts["lasso_lam"], facts["ridge_lam"]


@cache
def joining(noise):
    """The columns in the order in which they join the path of scikit-learn's LARS."""
    _, (X, y), _ = rows(noise)
    *_, coefs = lars_path(StandardScaler().fit_transform(X), y - y.mean(), method="lasso")
    return np.argsort((coefs != 0).argmax(axis=1), kind="stable")


def of(frame, kind, role):
    return [mark for mark in frame.marks if (type(mark), mark.role) == (kind, role)]


def bars_by_row(area):
    """The middle of each lying bar, and how far it reaches from 0: 0 for one that is hidden."""
    corners = np.column_stack([area.x, area.y]).reshape(-1, 5, 2)[:, :4]
    reach = np.nansum(corners[:, [1, 2], 0], axis=1) / 2
    return corners[:, :, 1].mean(axis=1).round(6), reach


@both
@pytest.mark.parametrize("fit", [0.1, 0.3, 0.45, 0.54])
def test_the_numbers_are_what_scikit_learn_finds(noise, fit):
    frame = picture(noise).frame(fit=fit)
    facts = frame.facts
    assert (facts["fit"], facts["n"]) == (fit, 10 + noise)
    assert facts["bound"] == 1e-8 and "kkt" not in facts  # certified
    for panel, (r2, w, error) in fitted(noise, *lams(facts)).items():
        role, name = PANELS[panel]
        assert r2 == pytest.approx(fit, abs=1e-6)
        assert facts[f"{name}_zeros"] == np.count_nonzero(w == 0)
        assert facts[f"{name}_error"] == pytest.approx(error, abs=1e-3)
        count, strength = of(frame, Text, role)
        assert count.panel == strength.panel == panel
        assert count.text.facts == {"zeros": facts[f"{name}_zeros"], "n": 10 + noise}
        assert strength.text.facts == {"lam": facts[f"{name}_lam"], "error": facts[f"{name}_error"]}


@both
def test_without_a_fit_both_predict_the_mean(noise):
    frame = picture(noise).frame(fit=0)
    facts, (_, (_, y), (_, hidden)) = frame.facts, rows(noise)
    mean = np.sqrt(np.mean((hidden - y.mean()) ** 2))
    assert facts["lasso_zeros"] == facts["ridge_zeros"] == facts["n"] == 10 + noise
    assert facts["lasso_error"] == facts["ridge_error"] == pytest.approx(mean)
    *_, strength = of(frame, Text, "l2")
    assert strength.text == f"λ = ∞,  test error {mean:.1f}" and "ridge (λ = ∞) has" in frame.caption.message
    _, (X, y), _ = rows(noise)
    pulls = StandardScaler().fit_transform(X).T @ (y - y.mean()) / 300
    assert facts["lasso_lam"] == pytest.approx(np.abs(pulls).max())


@both
def test_at_the_right_end_both_are_least_squares(noise):
    last = picture(noise).controls["fit"].values[-1]
    facts = picture(noise).frame(fit=last).facts
    (r2, w, error), _ = fitted(noise, 0.0, 0.0).values()
    assert lams(facts) == (0, 0) and (w != 0).all()
    assert last == pytest.approx(r2)
    assert facts["lasso_zeros"] == facts["ridge_zeros"] == 0
    assert facts["lasso_error"] == pytest.approx(error)
    assert facts["ridge_error"] == pytest.approx(error)


def test_the_slider_goes_from_no_fit_to_the_best_one_in_hundredths():
    values = picture(0).controls["fit"].values
    assert values[0] == 0 and np.diff(values[:-1]) == pytest.approx(0.01)
    assert picture(0).params()["fit"] == picture(30).params()["fit"] == 0.45


@both
def test_every_bar_stands_beside_its_own_name(noise):
    """The names as the picture prints them, the coefficients as scikit-learn finds them."""
    _, axes = staged(picture(noise), 50)
    ticks = zip(axes["A"].get_yticks(), axes["A"].get_yticklabels(), strict=True)
    printed = {row: label.get_text() for row, label in ticks}
    names, *_ = rows(noise)
    frame = picture(noise).frame(fit=0.45)
    _, least_squares, _ = fitted(noise, 0.0, 0.0)["A"]
    found = fitted(noise, *lams(frame.facts))
    for panel, (role, _) in PANELS.items():
        for shade, w in (role, found[panel][1]), ("ghost", least_squares):
            named = dict(zip(names, w, strict=True))
            measured, noisy = (area for area in of(frame, Area, shade) if area.panel == panel)
            places, reach = bars_by_row(measured)
            assert [printed[row] for row in places] == [names[j] for j in joining(noise) if j < 10]
            assert reach == pytest.approx([named[printed[row]] for row in places], abs=1e-3)
            places, reach = bars_by_row(noisy)
            assert places == pytest.approx(9.75 + np.arange(noise) / 4)
            assert reach == pytest.approx([w[j] for j in joining(noise) if j >= 10], abs=1e-3)
    if noise:
        (row,) = (row for row in printed if row > 9)
        assert printed[row] == "30 columns\nof pure noise" and places[0] < row < places[-1]


@both
def test_the_dots_mark_the_zeros_and_nothing_else(noise):
    order = [j for j in joining(noise) if j < 10] + [j for j in joining(noise) if j >= 10]
    place = dict(zip(order, [*range(10), *(9.75 + np.arange(noise) / 4)], strict=True))
    for fit in 0.1, 0.45, 0.54:
        frame = picture(noise).frame(fit=fit)
        for panel, (_, w, _) in fitted(noise, *lams(frame.facts)).items():
            (dots,) = of(frame, Dots, PANELS[panel][0])
            assert dots.panel == panel and not dots.x.any()
            assert sorted(dots.y) == sorted(place[j] for j in np.flatnonzero(w == 0))


def test_diamonds_are_as_many_as_the_caption_says():
    for fit in picture(0).controls["fit"].values:
        frame = picture(0).frame(fit=fit)
        for role, name in PANELS.values():
            (dots,) = of(frame, Dots, role)
            assert dots.y.size == frame.facts[f"{name}_zeros"]
        assert frame.facts["ridge_zeros"] == (0 if fit else 10)


def test_zeros_come_one_by_one_as_fit_is_given_up():
    zeros = [picture(0).frame(fit=fit).facts["lasso_zeros"] for fit in picture(0).controls["fit"].values]
    assert zeros[0] == 10
    assert zeros[-1] == 0
    assert np.diff(zeros).max() <= 1  # one feature may leave the path again; never more at once


@both
def test_each_panel_says_which_method_it_shows(noise):
    _, axes = staged(picture(noise), 50)
    said = [(axes[panel].get_title("left"), axes[panel].texts[0].get_text()) for panel in PANELS]
    (left, right), (low, high) = axes["A"].get_xlim(), axes["A"].get_ylim()
    assert said == [
        ("Lasso (L1)", "grey: least squares\ndiamond: exactly 0"),
        ("Ridge (L2)", "grey: least squares\ndot: exactly 0"),
    ]
    for mark in picture(noise).frame(fit=picture(noise).controls["fit"].values[-1]).marks:
        assert np.nanmax(np.abs(mark.x), initial=0) <= right == -left  # no bar and no words are cut off
        assert high < np.nanmin(mark.y, initial=0) and np.nanmax(mark.y, initial=0) < low


def test_a_number_stands_where_its_words_say():
    start, mean = picture(0).frame(), picture(0).frame(fit=0)
    assert start.caption.startswith(
        "At training R² 0.45, the lasso (λ = 16.3) has 7 of 10 exactly 0, test error 58.9; ridge (λ = 1.51) "
        "has 0 of 10 exactly 0, test error 57.7."
    )
    assert [text.text for role in ("l1", "l2") for text in of(start, Text, role)] == [
        "7 of 10 exactly 0",
        "λ = 16.3,  test error 58.9",
        "0 of 10 exactly 0",
        "λ = 1.51,  test error 57.7",
    ]
    assert mean.caption.startswith(
        "At training R² 0, the lasso (λ = 50.5) has 10 of 10 exactly 0, test error 72.3; ridge (λ = ∞) has "
        "10 of 10 exactly 0, test error 72.3."
    )
