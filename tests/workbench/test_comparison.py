"""The picture and the numbers of a comparison say what the two fits are."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure
from sklearn.metrics import r2_score

from l1l2 import Dataset, diabetes, sparse_regression
from l1l2.drawing import Area, Dots, Text, draw, still
from l1l2.workbench.comparison import SHOWN, choose_columns, compare, comparison, shorten
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
    frame = comparison(got).frame()
    zero = np.flatnonzero(got.ours.w == 0)
    assert np.array_equal(dots(frame, role).y, zero)
    assert np.array_equal(dots(frame, "target").x, got.theirs.w)
    assert (frame.facts["zeros"], frame.facts["n"]) == (len(zero), 10)


def test_the_caption_has_the_numbers():
    got = found()
    frame = comparison(got).frame()
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
    assert "on 442 rows and 1 column, " in comparison(got).frame().caption


def test_a_wide_table_shows_its_largest_coefficients():
    data = sparse_regression(40, 200, rng=np.random.default_rng(0))
    got = found(data)
    frame = comparison(got).frame()
    pluses = dots(frame, "target")
    assert len(pluses.x) == SHOWN
    assert np.isclose(np.abs(pluses.x).max(), np.abs(got.theirs.w).max())
    assert frame.facts["n"] == 200


def test_twins_are_not_called_a_difference():
    rng = np.random.default_rng(0)
    x = rng.standard_normal(30)
    got = found(Dataset(np.column_stack([x, x]), x + rng.standard_normal(30), ("x", "twin")))
    got = replace(got, theirs=replace(got.theirs, w=got.ours.w[::-1]))
    assert compare(got).message.startswith("scikit-learn stands elsewhere at the same height")


def test_a_difference_is_measured():
    got = found()
    off = replace(got.theirs, w=got.theirs.w * 1.01, value=got.theirs.value * 1.01)
    said = compare(replace(got, theirs=off))
    assert said == "scikit-learn differs by up to 1e-02 of the largest coefficient."
    assert said.facts["away"] == pytest.approx(0.01)


@pytest.mark.parametrize(("away", "agrees"), [(9e-6, True), (2e-5, False)])
def test_five_digits_are_five_digits(away, agrees):
    got = found()
    w = got.ours.w.copy()
    w[np.abs(w).argmax()] *= 1 + away
    off = replace(got, theirs=replace(got.theirs, w=w, value=got.theirs.value * 1.01))
    assert ("away" not in compare(off).facts) == agrees


def test_a_large_coefficient_of_either_solver_is_shown():
    got = found(sparse_regression(40, 200, rng=np.random.default_rng(0)))
    dead = int(np.flatnonzero(got.ours.w == 0)[-1])
    theirs = got.theirs.w.copy()
    theirs[dead] = 100.0
    assert dead not in choose_columns(got)
    assert choose_columns(replace(got, theirs=replace(got.theirs, w=theirs)))[0] == dead


def test_what_is_not_certified_is_called_so():
    got = found()
    off = replace(got, ours=replace(got.ours, w=got.ours.w * 1.01))
    frame = comparison(off).frame()
    assert "NOT certified" in frame.caption
    assert frame.facts["kkt"] == got.problem.kkt_violation(off.ours.w) > 1e-3


@pytest.mark.parametrize("name", ["$a^", "a\nb", '<b>x</b> & "y"', "n" * 200, ""])
def test_names_are_words(name):
    data = Dataset(DATA.X, DATA.y, (name, *DATA.names[1:]))
    assert still(comparison(found(data))).png.startswith(b"\x89PNG")


@pytest.mark.parametrize("p", [SHOWN - 1, SHOWN, SHOWN + 1])
def test_as_many_coefficients_as_there_is_room_for_keep_their_order(p):
    got = found(sparse_regression(60, p, rng=np.random.default_rng(1)))
    kept = choose_columns(got)
    assert len(kept) == min(p, SHOWN)
    assert (kept == list(range(p))) == (p <= SHOWN)


@pytest.mark.parametrize(("letters", "left"), [(22, "n" * 22), (23, "n" * 12 + "…" + "n" * 9)])
def test_a_long_name_is_cut_in_its_middle(letters, left):
    assert shorten("n" * letters) == left
    assert len({shorten(f"variable_with_a_very_long_name_{j}") for j in range(20)}) == 20
    assert shorten("a variable with a very long name") == "a variable w…long name"
    assert shorten(" a\n b\t\tc ") == "a b c"


@pytest.mark.parametrize(("away", "flat"), [(5e-10, True), (1e-8, False)])
def test_the_same_height_is_nine_digits(away, flat):
    got = found()
    off = replace(got.theirs, w=1.01 * got.theirs.w, value=got.ours.value * (1 + away))
    assert ("at the same height" in compare(replace(got, theirs=off)).message) == flat


def test_nothing_but_zeros_agrees_with_itself_and_has_room():
    got = fit(DATA, "l1", 2.0, 0.5, EXACT)
    assert not got.ours.w.any()
    assert compare(got) == "scikit-learn agrees to five digits."
    assert still(comparison(got)).png.startswith(b"\x89PNG")
    off = replace(got, theirs=replace(got.theirs, w=got.theirs.w + 0.5, value=0.0))
    assert compare(off).facts["away"] == 0.5


def test_every_bar_is_inside_the_picture():
    got = found()
    wide = replace(got, theirs=replace(got.theirs, w=3 * got.theirs.w))
    for case, most in ((got, got.ours.w), (wide, wide.theirs.w)):
        axes = Figure().subplots()
        draw(comparison(case), axes)
        assert axes.get_xlim()[1] == -axes.get_xlim()[0] == pytest.approx(1.12 * np.abs(most).max())


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_a_bar_and_a_plus_stand_beside_their_own_name(penalty):
    got = found(sparse_regression(40, 200, rng=np.random.default_rng(0)), penalty)
    axes = Figure().subplots()
    draw(comparison(got), axes)
    named = {label.get_text(): y for label, y in zip(axes.get_yticklabels(), axes.get_yticks(), strict=True)}
    frame = comparison(got).frame()
    (bars,) = (mark for mark in frame.marks if isinstance(mark, Area))
    lengths, heights = (np.asarray(part).reshape(SHOWN, -1)[:, :4] for part in (bars.x, bars.y))
    reached = {
        round(float(y.mean()), 9): x[np.abs(x).argmax()] for x, y in zip(lengths, heights, strict=True)
    }
    pluses = dict(zip(dots(frame, "target").y.tolist(), dots(frame, "target").x.tolist(), strict=True))
    assert len(named) == SHOWN
    for name, y in named.items():
        j = got.data.names.index(name)
        assert pluses[y] == got.theirs.w[j]
        assert got.ours.w[j] == reached.get(y, 0)
        assert (y in reached) == (got.ours.w[j] != 0)


@pytest.mark.parametrize(
    ("penalty", "role", "title"),
    [("l1", "l1", "Lasso (L1)"), ("l2", "l2", "Ridge (L2)"), ("elastic_net", "l1", "Elastic net")],
)
def test_what_is_ours_has_the_colour_of_the_penalty(penalty, role, title):
    picture = comparison(found(penalty=penalty))
    roles = {type(mark).__name__: set() for mark in picture.frame().marks}
    for mark in picture.frame().marks:
        roles[type(mark).__name__].add(mark.role)
    assert roles == {"Area": {role}, "Dots": {role, "target"}, "Text": {role}}
    axes = Figure().subplots()
    draw(picture, axes)
    assert axes.get_title("left") + axes.get_title() == title
    assert axes.get_xlabel() == "coefficient, per standard deviation of the column"


def test_the_headline_is_of_our_fit():
    got = found()
    got = replace(got, theirs=replace(got.theirs, w=np.ones(10)))
    zeros, strength = (mark.text for mark in comparison(got).frame().marks if isinstance(mark, Text))
    assert (zeros, zeros.facts) == ("5 of 10 exactly 0", {"zeros": 5, "p": 10})
    assert strength.facts == {"strength": got.strength, "r2": pytest.approx(r2_score(DATA.y, predicted(got)))}


def written_key(got):
    """The lines in the corner of a comparison's picture."""
    axes = Figure().subplots()
    draw(comparison(got), axes)
    (text,) = (text.get_text() for text in axes.texts if "scikit-learn" in text.get_text())
    return text.split("\n")


@pytest.mark.parametrize(
    ("p", "told"), [(SHOWN, []), (SHOWN + 1, [f"the {SHOWN} largest of {SHOWN + 1} columns"])]
)
def test_only_where_a_column_is_left_out_the_key_says_so(p, told):
    got = found(sparse_regression(60, p, rng=np.random.default_rng(1)))
    assert written_key(got) == [*told, "bar: exact", "diamond: exactly 0", "plus: scikit-learn"]


@pytest.mark.parametrize(("penalty", "diamond"), [("l1", True), ("l2", False), ("elastic_net", True)])
def test_the_key_has_a_diamond_where_zeros_are_exact(penalty, diamond):
    assert written_key(found(penalty=penalty)) == [
        "bar: exact",
        *["diamond: exactly 0"] * diamond,
        "plus: scikit-learn",
    ]
