"""One column in other units, against scikit-learn on the table that was multiplied."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge

from l1l2 import diabetes, standardise
from l1l2.drawing import Area, Dots, Text
from l1l2.lessons.paths import units

from ..drawn import bar_ends, only, places, set_stage, ticks

BODY_MASS = 2
ZERO = (
    "With {column} multiplied by s = {s:.3g}, L1 has λ/s = {l1_price:.3g} and leaves an effect of exactly "
    "{l1_effect};"
)


@pytest.fixture(scope="module")
def picture():
    return units()


@pytest.fixture(scope="module")
def d():
    data = diabetes()
    return standardise(data.X, data.y)


@pytest.fixture(scope="module")
def ridge_lam(d):
    """The strength at which ridge leaves as much as the lasso, by bisection; nothing of ours is asked."""
    lasso = Lasso(alpha=5, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(d.X, d.y)
    low, high = 1e-3, 10.0
    for _ in range(60):
        lam = np.sqrt(low * high)
        ridge = Ridge(alpha=442 * lam, fit_intercept=False).fit(d.X, d.y)
        low, high = (low, lam) if ridge.score(d.X, d.y) < lasso.score(d.X, d.y) else (lam, high)
    return lam


def test_effects_and_prices_are_those_of_the_multiplied_table(picture, d, ridge_lam):
    for s in picture.controls["s"].values[::3]:
        scale = np.ones(10)
        scale[BODY_MASS] = s
        lasso = Lasso(alpha=5, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(d.X * scale, d.y).coef_
        ridge = Ridge(alpha=442 * ridge_lam, fit_intercept=False).fit(d.X * scale, d.y).coef_
        frame = picture.frame(s=s)
        facts = frame.facts
        assert (facts["column"], facts["s"], facts["bound"]) == ("body mass", s, 1e-8)
        prices = facts["l1_price"], facts["l2_price"]
        assert prices == pytest.approx((5 / s, ridge_lam / s**2), rel=1e-6)
        scales = {"l1": "s", "l2": "s²"}
        for (role, panel), w in zip((("l1", "A"), ("l2", "B")), (lasso, ridge), strict=True):
            effects = scale * w
            effect = facts[f"{role}_effect"]
            assert effect == pytest.approx(effects[BODY_MASS], abs=1e-4)
            rows, lengths = bar_ends(only(frame, Area, role, panel), lying=True)
            assert rows == pytest.approx(range(10))
            dead = np.isnan(lengths)
            assert np.nan_to_num(lengths) == pytest.approx(effects, abs=1e-3)
            assert np.abs(effects[dead]).sum() == 0 and (lengths[~dead] != 0).all()
            assert places(only(frame, Dots, role, panel)) == [[0, row] for row in np.flatnonzero(dead)]
            name, price = (mark.text for mark in frame.marks if type(mark) is Text and mark.role == role)
            assert dict(name.facts) == {"column": "body mass", "effect": effect}
            assert ("exactly" in name.message) == (effect == 0)
            assert price.message == f"λ/{scales[role]} = {{price:.3g}}"
            assert price.facts["price"] == facts[f"{role}_price"]
        assert frame.caption.message.startswith(ZERO) == (facts["l1_effect"] == 0)


def test_a_smaller_column_shrinks_under_l2_and_is_dropped_by_l1(picture):
    said = [picture.frame(s=s).facts for s in picture.controls["s"].values]
    l1, l2 = (np.array([facts[name] for facts in said]) for name in ("l1_effect", "l2_effect"))
    assert l1[0] == 0 and (np.diff(l1) >= 0).all()
    assert (l2 > 0).all() and (np.diff(l2) > 0).all()


def test_rows_and_panels_are_named(picture, ridge_lam):
    axes = set_stage(picture)
    names = list(diabetes().names)
    names[BODY_MASS] = "s × body mass"
    assert ticks(axes["A"].yaxis) == dict(enumerate(names))
    assert axes["A"].get_title() == "Lasso (L1), λ = 5"
    assert axes["B"].get_title() == f"Ridge (L2), λ = {ridge_lam:.3g}"
    assert [text.get_text() for text in axes["A"].texts] == ["diamond: exactly 0"]
