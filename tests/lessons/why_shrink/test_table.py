"""The wide table against scikit-learn: its columns, its ridge, and what stands in the picture."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.preprocessing import PolynomialFeatures

from l1l2 import diabetes, standardise
from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.why_shrink import fit_and_predict, wide_table

from ..drawn import only, places


@pytest.fixture(scope="module")
def picture():
    return fit_and_predict()


def fit(lam):
    """Scikit-learn's predictions, for the rows that it was fitted to and for new ones."""
    table = wide_table()
    d = standardise(table.X, table.y)
    ridge = Ridge(alpha=40 * lam, solver="svd").fit(d.X, table.y)
    return ridge.predict(d.X), ridge.predict((table.X_new - d.centre) / d.scale)


def test_columns_are_measurements_squares_and_products():
    table, data = wide_table(), diabetes()
    powers = PolynomialFeatures(2, include_bias=False)
    every = powers.fit_transform(standardise(data.X, data.y).X)
    kept = [
        name != "x1^2" for name in powers.get_feature_names_out()
    ]  # the square of a column with two values
    rows = np.random.default_rng(2).permutation(442)
    both = np.vstack([table.X, table.X_new])
    assert np.sort(both, axis=1) == pytest.approx(np.sort(every[rows][:, kept], axis=1))
    assert np.append(table.y, table.y_new).tolist() == data.y[rows].tolist()


def test_errors_and_predictions_are_scikit_learns(picture):
    table = wide_table()
    for lam in picture.controls["lam"].values[::6]:
        frame, (seen, new) = picture.frame(lam=lam), fit(lam)
        off = [np.sqrt(np.mean((a - b) ** 2)) for a, b in ((seen, table.y), (new, table.y_new))]
        assert [frame.facts["seen"], frame.facts["new"]] == pytest.approx(off, rel=1e-4, abs=1e-3)
        assert frame.facts["lam"] == lam
        dots = only(frame, Dots, "l2", "B")
        assert dots.x.tolist() == table.y_new[:60].tolist()
        assert dots.y == pytest.approx(new[:60], rel=1e-3, abs=0.05)


def test_lines_end_where_the_reader_is(picture):
    """What is to be predicted stays hidden."""
    values = picture.controls["lam"].values
    for k in (0, 7, 24):
        frame = picture.frame(lam=values[k])
        for role, fact in ("data", "seen"), ("l2", "new"):
            line, words = only(frame, Line, role), only(frame, Text, role).text
            assert line.x.tolist() == list(values[: k + 1])
            assert line.y[-1] == frame.facts[fact] == words.facts["error"]
            assert places(only(frame, Dots, role)) == [[values[k], frame.facts[fact]]]
    assert only(frame, Text, "l2").text.message.startswith("new") and values[0] > values[-1]
