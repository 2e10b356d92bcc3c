"""The numbers of a comparison stand in their places, in numbers as the course writes them."""

import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest

from l1l2 import Dataset, diabetes, sparse_regression
from l1l2.words import write_number
from l1l2.workbench.comparison import SHOWN, choose_columns
from l1l2.workbench.fits import EXACT, fit
from l1l2.workbench.results import list_results

DATA = diabetes()


def found(data=DATA, penalty="l1"):
    return fit(data, penalty, 0.1, 0.5, EXACT)


def cells_of(markup):
    """The rows of each table, a list of cells each; none may hold markup of its own."""
    tables = re.findall("<table.*?</table>", markup, re.DOTALL)
    rows = [re.findall("<tr>(.*?)</tr>", table, re.DOTALL) for table in tables]
    return [[[unescape(c) for c in re.findall("<t[hd][^>]*>([^<]*)</t", row)] for row in one] for one in rows]


def test_each_coefficient_stands_in_its_row_under_its_head():
    got = found()
    theirs = replace(got.theirs, w=1.01 * got.theirs.w)
    slopes, intercept = got.scaled.coefficients(got.ours.w)
    heads, *lines, last = cells_of(list_results(replace(got, theirs=theirs)))[0]
    assert heads == ["", "per s.d.", "scikit-learn's", "per unit"]
    for row, name, ours, other, slope in zip(lines, DATA.names, got.ours.w, theirs.w, slopes, strict=True):
        assert row == [
            name,
            write_number(ours, ".5g"),
            write_number(other, ".5g"),
            write_number(slope, ".4g"),
        ]
    assert last == ["intercept", "", "", write_number(intercept, ".4g")]


def test_the_readers_units_predict_what_the_fit_does():
    got = found()
    _, *lines, last = cells_of(list_results(got))[0]
    slopes, intercept = (
        np.array([float(row[3].replace("−", "-")) for row in part]) for part in (lines, [last])
    )
    fitted = got.scaled.X @ got.ours.w + DATA.y.mean()
    assert DATA.X @ slopes + intercept == pytest.approx(fitted, rel=1e-2)


def test_each_certificate_stands_under_its_head():
    got = found()
    w = got.theirs.w.copy()
    w[np.flatnonzero(w)[0]] = 0.0
    theirs = replace(got.theirs, w=w, value=2.0, kkt=3e-4, gap=5e-6, steps=1234, seconds=0.25)
    ours = replace(got.ours, value=-1.5, kkt=0.0, gap=7e-5, seconds=0.5)
    assert cells_of(list_results(replace(got, ours=ours, theirs=theirs)))[1] == [
        ["", "P(w)", "zeros", "KKT violation", "duality gap", "steps", "time"],
        ["exact", "−1.5", "5", "0", "7e-05", "–", "0.5 s"],
        ["scikit-learn Lasso", "2", "6", "3e-04", "5e-06", "1,234", "0.25 s"],
    ]


def test_no_zero_has_a_sign():
    got = found()
    got = replace(got, ours=replace(got.ours, w=-got.ours.w))
    coefficients = cells_of(list_results(got))[0]
    assert sum(row[1] == "0" for row in coefficients) == 5
    assert not any(cell == "−0" for row in coefficients for cell in row)


def test_a_wide_table_lists_the_coefficients_that_are_drawn():
    got = found(sparse_regression(40, 200, rng=np.random.default_rng(0)))
    _, *lines, _ = cells_of(list_results(got))[0]
    assert [row[0] for row in lines] == [got.data.names[j] for j in choose_columns(got)]
    assert len(lines) == SHOWN


@pytest.mark.parametrize("name", ["$a^", "a\nb", '<b>x</b> & "y"', "</td><script>", "n" * 200, ""])
def test_names_are_words_not_html(name):
    markup = list_results(found(Dataset(DATA.X, DATA.y, (name, *DATA.names[1:]))))
    assert cells_of(markup)[0][1][0] == name
    assert not re.search("<(?!/?(table|tr|th|td)[ >])", markup)
