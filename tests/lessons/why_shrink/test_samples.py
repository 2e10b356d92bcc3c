"""The stacked parts of the error: each area is as high as the number in the caption, and they add up."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.why_shrink import parts_of_error
from l1l2.lessons.why_shrink.samples import BEST, draw_answers, make_truth
from l1l2.lessons.why_shrink.table import standardise_wide, wide_table

from ..drawn import bar_ends, only, pick, places


@pytest.fixture(scope="module")
def picture():
    return parts_of_error()


@pytest.fixture(scope="module")
def fitted():
    """Scikit-learn's predictions for the new patients at the best lambda, a row a sample."""
    d = standardise_wide()
    rows = (wide_table().X_new - d.centre) / d.scale
    return np.array([Ridge(alpha=40 * BEST, solver="svd").fit(d.X, y).predict(rows) for y in draw_answers()])


def test_bias_and_variance_are_those_of_scikit_learns_fits(picture, fitted):
    facts, truth = picture.frame(lam=BEST).facts, make_truth()[1]
    assert facts["bias"] == pytest.approx(np.mean((fitted.mean(axis=0) - truth) ** 2), rel=1e-6)
    assert facts["variance"] == pytest.approx(fitted.var(axis=0).mean(), rel=1e-6)
    assert facts["noise"] == 54**2
    assert facts["total"] == pytest.approx(facts["noise"] + facts["bias"] + facts["variance"])


def test_the_truth_of_one_patient_and_the_histogram_of_the_predictions(picture, fitted):
    frame = picture.frame(lam=BEST)
    middle, truth = fitted[:, 1].mean(), make_truth()[1][1]
    assert only(frame, Line, "l2", "B").x == pytest.approx([middle, middle])
    assert only(frame, Line, "truth", "B").x == pytest.approx([truth, truth])
    assert only(frame, Text, "l2", "B").text.facts["mean"] == pytest.approx(middle)
    assert only(frame, Text, "truth", "B").text.facts["truth"] == pytest.approx(truth)
    at, counts = bar_ends(only(frame, Area, "l2", "B"))
    for centre, count in zip(at, np.nan_to_num(counts), strict=True):
        assert count == ((fitted[:, 1] >= centre - 10) & (fitted[:, 1] < centre + 10)).sum()
    assert np.nansum(counts) == 200


def test_areas_stand_on_each_other_and_the_line_reaches_their_top(picture):
    for lam in (100.0, BEST, 0.1):
        frame = picture.frame(lam=lam)
        heights = {"ghost": "noise", "truth": "bias", "l2": "variance"}
        floor = 0.0
        for role, fact in heights.items():
            (area,) = pick(frame, Area, role)
            ends = area.y[area.x == lam]
            assert ends.min() == pytest.approx(floor)
            floor = ends.max()
            assert ends.max() - ends.min() == pytest.approx(frame.facts[fact])
        assert only(frame, Line, "solution").y.tolist() == pytest.approx([0, floor])
        assert places(only(frame, Dots, "solution")) == [pytest.approx([lam, floor])]
    names = [only(frame, Text, role).text.message for role in heights]
    assert names == ["noise", "bias²", "variance"]
