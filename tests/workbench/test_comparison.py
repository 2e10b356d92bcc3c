"""The picture and the numbers of a comparison say what the two fits are."""

import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from matplotlib.figure import Figure
from sklearn.metrics import r2_score

from l1l2 import Dataset, diabetes, sparse_regression
from l1l2.drawing import Area, Dots, draw, still
from l1l2.words import written
from l1l2.workbench.comparison import SHOWN, agreement, numbers, picture, short, shown
from l1l2.workbench.fits import EXACT, fit

DATA = diabetes()


def found(data=DATA, penalty="l1", solver=EXACT):
    return fit(data, penalty, 0.1, 0.5, solver)


def dots(frame, role):
    (mark,) = (mark for mark in frame.marks if isinstance(mark, Dots) and mark.role == role)
    return mark


@pytest.mark.parametrize(("penalty", "role"), [("l1", "l1"), ("l2", "l2"), ("elastic_net", "l1")])
def test_a_marker_at_each_exact_zero_and_nowhere_else(penalty, role):
    got = found(penalty=penalty)
    frame = picture(got).frame()
    zero = np.flatnonzero(got.ours.w == 0)
    assert np.array_equal(dots(frame, role).y, zero)
    assert np.array_equal(dots(frame, "target").x, got.theirs.w)
    assert (frame.facts["zeros"], frame.facts["n"]) == (len(zero), 10)


def test_the_caption_has_the_numbers():
    got = found()
    frame = picture(got).frame()
    assert frame.caption == (
        "Lasso (L1) on 442 rows and 10 columns, λ = 4.52 (0.1 λ_max): 5 of 10 exactly 0, training R² 0.49."
        " scikit-learn agrees to five digits. Certified: KKT violation below 1e-08."
    )
    assert frame.facts["rows"] == 442
    assert frame.facts["r2"] == pytest.approx(r2_score(DATA.y, predicted(got)))


def predicted(got):
    slopes, intercept = got.scaled.coefficients(got.ours.w)
    return DATA.X @ slopes + intercept


def test_a_table_of_one_column_has_a_column():
    got = found(Dataset(DATA.X[:, :1], DATA.y, ("age",)))
    assert "on 442 rows and 1 column, " in picture(got).frame().caption


def test_a_wide_table_shows_its_largest_coefficients():
    data = sparse_regression(40, 200, rng=np.random.default_rng(0))
    got = found(data)
    frame = picture(got).frame()
    pluses = dots(frame, "target")
    assert len(pluses.x) == SHOWN
    assert np.isclose(np.abs(pluses.x).max(), np.abs(got.theirs.w).max())
    assert frame.facts["n"] == 200
    assert numbers(got).count("<tr>") == 1 + 2 + 1 + SHOWN + 1


def test_twins_are_not_called_a_difference():
    rng = np.random.default_rng(0)
    x = rng.standard_normal(30)
    got = found(Dataset(np.column_stack([x, x]), x + rng.standard_normal(30), ("x", "twin")))
    got = replace(got, theirs=replace(got.theirs, w=got.ours.w[::-1]))
    assert agreement(got).message.startswith("scikit-learn stands elsewhere at the same height")


def test_a_difference_is_measured():
    got = found()
    off = replace(got.theirs, w=got.theirs.w * 1.01, value=got.theirs.value * 1.01)
    said = agreement(replace(got, theirs=off))
    assert said == "scikit-learn differs by up to 1e-02 of the largest coefficient."
    assert said.facts["away"] == pytest.approx(0.01)


@pytest.mark.parametrize(("away", "agrees"), [(9e-6, True), (2e-5, False)])
def test_five_digits_are_five_digits(away, agrees):
    got = found()
    w = got.ours.w.copy()
    w[np.abs(w).argmax()] *= 1 + away
    off = replace(got, theirs=replace(got.theirs, w=w, value=got.theirs.value * 1.01))
    assert ("away" not in agreement(off).facts) == agrees


def test_a_large_coefficient_of_either_solver_is_shown():
    got = found(sparse_regression(40, 200, rng=np.random.default_rng(0)))
    dead = int(np.flatnonzero(got.ours.w == 0)[-1])
    theirs = got.theirs.w.copy()
    theirs[dead] = 100.0
    assert dead not in shown(got)
    assert shown(replace(got, theirs=replace(got.theirs, w=theirs)))[0] == dead


def test_what_is_not_certified_is_called_so():
    got = found()
    off = replace(got, ours=replace(got.ours, w=got.ours.w * 1.01))
    frame = picture(off).frame()
    assert "NOT certified" in frame.caption
    assert frame.facts["kkt"] == got.problem.kkt_violation(off.ours.w) > 1e-3


@pytest.mark.parametrize("name", ["$a^", "a\nb", '<b>x</b> & "y"', "n" * 200, ""])
def test_names_are_words(name):
    data = Dataset(DATA.X, DATA.y, (name, *DATA.names[1:]))
    got = found(data)
    assert still(picture(got)).png.startswith(b"\x89PNG")
    assert "<b>" not in numbers(got)


def test_numbers_hold_both_solvers_and_the_readers_units():
    got = found()
    slopes, intercept = got.scaled.coefficients(got.ours.w)
    text = numbers(got)
    for value in (written(slopes[2], ".4g"), written(intercept, ".4g"), written(got.ours.w[2], ".5g")):
        assert f">{value}<" in text
    assert ">scikit-learn Lasso<" in text
    assert ">0<" in text and "−0<" not in text


@pytest.mark.parametrize("p", [SHOWN - 1, SHOWN, SHOWN + 1])
def test_as_many_coefficients_as_there_is_room_for_keep_their_order(p):
    got = found(sparse_regression(60, p, rng=np.random.default_rng(1)))
    kept = shown(got)
    assert len(kept) == min(p, SHOWN)
    assert (kept == list(range(p))) == (p <= SHOWN)


@pytest.mark.parametrize(("letters", "left"), [(22, "n" * 22), (23, "n" * 21 + "…")])
def test_a_long_name_is_cut(letters, left):
    assert short("n" * letters) == left
    assert short(" a\n b\t\tc ") == "a b c"


@pytest.mark.parametrize(("away", "flat"), [(5e-10, True), (1e-8, False)])
def test_the_same_height_is_nine_digits(away, flat):
    got = found()
    off = replace(got.theirs, w=1.01 * got.theirs.w, value=got.ours.value * (1 + away))
    assert ("at the same height" in agreement(replace(got, theirs=off)).message) == flat


def test_nothing_but_zeros_agrees_with_itself_and_has_room():
    got = fit(DATA, "l1", 2.0, 0.5, EXACT)
    assert not got.ours.w.any()
    assert agreement(got) == "scikit-learn agrees to five digits."
    assert still(picture(got)).png.startswith(b"\x89PNG")
    off = replace(got, theirs=replace(got.theirs, w=got.theirs.w + 0.5, value=0.0))
    assert agreement(off).facts["away"] == 0.5


def test_steps_are_told_of_who_takes_them():
    got = found()
    rows = [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in numbers(got).split("<tr>")[2:4]]
    assert rows[0][4] == "–" and rows[1][4] == f"{got.theirs.steps:,}"


def test_every_bar_is_inside_the_picture():
    got = found()
    wide = replace(got, theirs=replace(got.theirs, w=3 * got.theirs.w))
    for case, most in ((got, got.ours.w), (wide, wide.theirs.w)):
        axes = Figure().subplots()
        draw(picture(case), axes)
        assert axes.get_xlim()[1] == -axes.get_xlim()[0] == pytest.approx(1.12 * np.abs(most).max())


def test_a_bar_stands_beside_its_own_name():
    got = found(sparse_regression(40, 200, rng=np.random.default_rng(0)))
    rows, w = shown(got), got.ours.w
    (bars,) = (mark for mark in picture(got).frame().marks if isinstance(mark, Area))
    tips = np.nan_to_num(np.asarray(bars.x).reshape(SHOWN, -1))
    assert np.array_equal(tips.max(axis=1) + tips.min(axis=1), w[rows])
    assert np.array_equal(dots(picture(got).frame(), "target").x, got.theirs.w[rows])
    axes = Figure().subplots()
    draw(picture(got), axes)
    assert [label.get_text() for label in axes.get_yticklabels()] == [got.data.names[j] for j in rows]


def key(got):
    """The lines in the corner of a comparison's picture."""
    axes = Figure().subplots()
    draw(picture(got), axes)
    (text,) = (text.get_text() for text in axes.texts if "scikit-learn" in text.get_text())
    return text.split("\n")


@pytest.mark.parametrize(
    ("p", "told"), [(SHOWN, []), (SHOWN + 1, [f"the {SHOWN} largest of {SHOWN + 1} columns"])]
)
def test_only_where_a_column_is_left_out_the_key_says_so(p, told):
    got = found(sparse_regression(60, p, rng=np.random.default_rng(1)))
    assert key(got) == [*told, "bar: exact", "diamond: exactly 0", "plus: scikit-learn"]


@pytest.mark.parametrize(("penalty", "diamond"), [("l1", True), ("l2", False), ("elastic_net", True)])
def test_the_key_has_a_diamond_where_zeros_are_exact(penalty, diamond):
    assert key(found(penalty=penalty)) == [
        "bar: exact",
        *["diamond: exactly 0"] * diamond,
        "plus: scikit-learn",
    ]


SPECS = ".5g", ".5g", ".4g"


def test_each_number_stands_under_its_head():
    got = found()
    theirs = replace(
        got.theirs, w=got.theirs.w * 1.01, value=2.0, kkt=3e-4, gap=5e-6, steps=1234, seconds=0.25
    )
    got = replace(got, theirs=theirs, ours=replace(got.ours, seconds=0.5))
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)</t", row) for row in numbers(got).split("<tr>")]
    ours = got.ours
    assert rows[1:4] == [
        ["", "P(w)", "zeros", "KKT violation", "duality gap", "steps", "time"],
        ["exact", f"{ours.value:.7g}", "5", written(ours.kkt, ".0e"), written(ours.gap, ".0e"), "–", "0.5 s"],
        ["scikit-learn Lasso", "2", "5", "3e-04", "5e-06", "1,234", "0.25 s"],
    ]
    slopes, intercept = got.scaled.coefficients(ours.w)
    assert [unescape(head) for head in rows[4]] == ["", "per s.d.", "scikit-learn's", "per unit"]
    for row, name, *values in zip(rows[5:], DATA.names, ours.w, theirs.w, slopes, strict=False):
        assert row == [name, *(written(value, spec) for value, spec in zip(values, SPECS, strict=True))]
    assert rows[-1] == ["intercept", "", "", written(intercept, ".4g")]
