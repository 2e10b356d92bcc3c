import numpy as np
import pytest
from numpy.testing import assert_allclose

from l1l2.drawing import Area, Dots, Line, Text, arrow, barh, bars


def polygons(area):
    gaps = np.flatnonzero(np.isnan(area.x))
    return [np.column_stack(p) for p in zip(np.split(area.x, gaps), np.split(area.y, gaps), strict=True)]


@pytest.mark.parametrize("kind", [Line, Area, Dots])
def test_a_number_and_an_array_broadcast(kind):
    mark = kind([1, 2, 3], 5, "l1")
    assert_allclose(mark.x, [1, 2, 3])
    assert_allclose(mark.y, [5, 5, 5])
    assert mark.x.dtype == float
    assert mark.panel == "A"


def test_the_callers_array_stays_the_callers():
    x = np.array([1.0, 2.0])
    mark = Line(x, x, "l1")
    x[0] = 9
    assert mark.x[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        mark.x[0] = 9


def test_empty_arrays_are_a_hidden_mark():
    assert Dots([], [], "l1").x.size == 0


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: Line([1, 2], [1, 2, 3], "l1"), ValueError, "Line: x has 2, y has 3 values"),
        (lambda: Dots([[1, 2]], 0, "l1"), ValueError, r"Dots: x has shape \(1, 2\)"),
        (lambda: Area([0, 1, np.inf], 0, "l1"), ValueError, "Area: x is infinite at index 2"),
        (lambda: Line("here", 0, "l1"), TypeError, "Line: x='here'"),
        (lambda: Line(0, None, "l1"), TypeError, "Line: y=None"),
        (lambda: Line(0, [1 + 2j], "l1"), TypeError, "Line: y="),
        (lambda: Line([[1], [1, 2]], 0, "l1"), ValueError, "Line: x="),
        (lambda: Line(0, 0, "L1"), ValueError, "Line: role='L1'; give one of l1, l2"),
        (lambda: Line(0, 0, "l1", 3), TypeError, "Line: panel=3"),
        (lambda: Text(0, 0, "two\nlines", "l1"), ValueError, "Text: text="),
        (lambda: Text(0, 0, 7, "l1"), TypeError, "Text: text=7"),
        (
            lambda: Text(0, 0, "a", "l1", align="centre"),
            ValueError,
            "align='centre'; give one of left, center",
        ),
        (lambda: Line(0, 0, ["l1"]), ValueError, r"Line: role=\['l1'\]; give one of l1, l2"),
        (lambda: Text(0, 0, "a", "l1", size=0), ValueError, "Text: size"),
        (lambda: Text(0, 0, "a", "l1", size=1e9), ValueError, "Text: size: got .*<= 500"),
        (lambda: bars(0, 1, "l1", width=-1), ValueError, "bars: width"),
        (lambda: barh([0, 1, 2], [1, 2], "l1"), ValueError, "barh: y has 3, length has 2"),
        (lambda: arrow(0, 0, 1, 1, "l1", head=0), ValueError, "arrow: head=0"),
        (lambda: arrow(0, 0, 1, 1, "l1", head=(1, 2, 3)), ValueError, "arrow: head="),
    ],
)
def test_bad_marks_say_what_is_wrong(make, error, words):
    with pytest.raises(error, match=words):
        make()


def test_bars_stand_on_zero():
    first, second, _ = polygons(bars([1, 2], [3, -4], "l1", width=0.5))
    assert_allclose(first, [[0.75, 0], [0.75, 3], [1.25, 3], [1.25, 0]])
    assert_allclose(second[1:], [[1.75, 0], [1.75, -4], [2.25, -4], [2.25, 0]])


def test_barh_is_bars_on_its_side():
    standing, lying = bars([1, 2], [3, -4], "l2", "B"), barh([1, 2], [3, -4], "l2", "B")
    assert_allclose(lying.x, standing.y * np.where(np.isnan(standing.x), np.nan, 1))
    assert_allclose(lying.y[~np.isnan(lying.x)], standing.x[~np.isnan(standing.x)])
    assert (lying.role, lying.panel) == ("l2", "B")


def test_a_nan_height_hides_its_bar_alone():
    area = bars([0, 1], [np.nan, 2], "l1")
    drawn = ~np.isnan(area.x + area.y)
    assert drawn.tolist() == [False] * 5 + [True] * 4 + [False]


def test_an_arrow_goes_where_it_points():
    mark = arrow(1, 2, 3, 4, "l1", head=0.5)
    tip, tail, _, tip2, left, _, tip3, right, _ = np.column_stack([mark.x, mark.y])
    assert_allclose([tip, tip2, tip3], [[4, 6]] * 3)
    assert_allclose(tail, [1, 2])
    assert_allclose((left + right) / 2, tip - 0.5 * np.array([0.6, 0.8]))
    assert np.dot(left - right, [3, 4]) == pytest.approx(0)
    assert np.linalg.norm(left - right) == pytest.approx(0.9 * 0.5)  # a little narrower than long


def test_the_head_of_an_arrow_has_one_shape_under_any_units():
    square = arrow(0, 0, 1, 1, "l1", head=(0.1, 0.1))
    stretched = arrow(0, 0, 100, 1, "l1", head=(10, 0.1))
    assert_allclose(stretched.x, 100 * square.x)
    assert_allclose(stretched.y, square.y)


def test_an_arrow_of_no_length_is_not_drawn():
    mark = arrow([0, 0], 0, [0, 1], 0, "l1")
    drawn = ~np.isnan(mark.x + mark.y)
    assert not drawn[:9].any()
    assert drawn[9:].sum() == 6


def test_what_a_mask_hides_is_not_drawn():
    """It is missing, as a nan is: the pen is lifted, and a bar is hidden.  The number below was drawn."""
    hidden = np.ma.array([1.0, 1e6, 3.0], mask=[0, 1, 0])
    for kind in (Line, Area, Dots):
        mark = kind(hidden, np.ma.array([4, 5, 6], mask=[0, 0, 1]), "l1")
        assert_allclose(mark.x, [1, np.nan, 3])
        assert_allclose(mark.y, [4, 5, np.nan])
        assert type(mark.x) is np.ndarray
    assert_allclose(bars(0, np.ma.masked_all(1), "l1").y[1], np.nan)
    with pytest.raises(ValueError, match="arrow: head="):
        arrow(0, 0, 1, 1, "l1", head=np.ma.array([1.0, 2.0], mask=[0, 1]))
