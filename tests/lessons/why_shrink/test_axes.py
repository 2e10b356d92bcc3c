"""The two axes against scikit-learn: PCA finds them, Ridge the weights."""

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression, Ridge

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.why_shrink import principal_axes
from l1l2.lessons.why_shrink.axes import AXES, VARIANCES, draw_columns

from ..drawn import only, pick, places, set_stage


@pytest.fixture(scope="module")
def picture():
    return principal_axes()


def test_axes_are_those_of_pca():
    pca = PCA().fit(draw_columns().X)
    assert np.abs(pca.components_ @ AXES.T) == pytest.approx(np.eye(2), abs=1e-9)
    assert pca.explained_variance_ * 59 / 60 == pytest.approx(VARIANCES)


def test_weights_and_factors_are_scikit_learns(picture):
    X, y = draw_columns().X, draw_columns().y
    before = LinearRegression().fit(X, y).coef_
    for lam in picture.controls["lam"].values[1:]:
        frame = picture.frame(lam=lam)
        w = Ridge(alpha=60 * lam, fit_intercept=False).fit(X, y).coef_
        assert places(only(frame, Dots, "l2", "B")) == [pytest.approx(w)]
        assert places(only(frame, Dots, "solution", "B")) == [pytest.approx(before)]
        factors = (AXES @ w) / (AXES @ before)
        assert [frame.facts["long"], frame.facts["short"]] == pytest.approx(factors)
        assert [words.text.facts["factor"] for words in pick(frame, Text, "l2", "B")] == pytest.approx(
            factors
        )


def test_lines_run_from_the_origin_along_the_axes_and_the_path_from_least_squares(picture):
    frame = picture.frame(lam=0.5)
    long, short, path = pick(frame, Line, "l2", "B")
    w = np.array([long.x[1] + short.x[1], long.y[1] + short.y[1]])
    assert places(only(frame, Dots, "l2", "B")) == [pytest.approx(w)]
    assert long.x[1] == pytest.approx(long.y[1]) and short.x[1] == pytest.approx(-short.y[1])
    assert (path.x[0], path.y[0]) == pytest.approx((2.0, 0.4))
    assert (path.x[-1], path.y[-1]) == pytest.approx(w)
    assert len(path.x) == 7, "only as far as the reader is"
    for line, part in zip(pick(frame, Line, "note", "B"), (long, short), strict=True):
        assert (line.x[0], line.y[0]) == pytest.approx(w)
        assert (line.x[1], line.y[1]) == pytest.approx((part.x[1], part.y[1]))
    whole = only(frame, Dots, "ghost", "B")
    assert (whole.x.sum(), whole.y.sum()) == pytest.approx((2.0, 0.4))


def test_names_say_which_axis_is_which(picture):
    long, short = pick(picture.frame(lam=0.5), Text, "l2", "B")
    assert long.text.message.startswith("long") and short.text.message.startswith("short")
    lines = set_stage(picture)["A"].get_lines()[1:]
    lengths = [np.ptp(line.get_xdata()) for line in lines]
    assert lengths[0] / lengths[1] == pytest.approx(np.sqrt(VARIANCES[0] / VARIANCES[1]))
