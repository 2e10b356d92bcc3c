import re
from fractions import Fraction

import numpy as np
import pytest

import l1l2
from l1l2.validate import array, generator, instance, integer, number, reals, same_rows


def refused(kind, message):
    return pytest.raises(kind, match=f"^{re.escape(message)}$")


@pytest.mark.parametrize(
    ("given", "dtype"),
    [
        ([1, 2], int),
        ((1.5, 2), float),
        (np.array([1, 2], np.float32), float),
        ([True, False], bool),
        (range(2), int),
    ],
)
def test_array_takes_whatever_holds_real_numbers(given, dtype):
    out = array(given, "v")
    assert out.dtype == np.float64
    assert np.array_equal(out, np.asarray(given, dtype))


def test_array_does_not_copy_without_need():
    given = np.ones(3)
    assert array(given, "v") is given


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ([[1, 2], [3]], ValueError, "v: got rows of different lengths; give a rectangular array"),
        ("abc", TypeError, "v: got 'abc'; give real numbers"),
        (None, TypeError, "v: got None; give real numbers"),
        (1j, TypeError, "v: got 1j; give real numbers"),
        (["a", "b"], TypeError, "v: got an array of text; give real numbers"),
        ([1j], TypeError, "v: got an array of complex128; give real numbers"),
        ([None], TypeError, "v: got an array of object; give real numbers"),
        ({1, 2}, TypeError, "v: got a set; give real numbers"),
        ([], ValueError, "v: got an empty array of shape (0,); give at least one number"),
        ([1, np.nan], ValueError, "v: got nan at index 1; give finite numbers"),
        ([[1, 2], [-np.inf, 3]], ValueError, "v: got -inf at index (1, 0); give finite numbers"),
        (
            [[np.nan, 2], [0, 3], [1, np.inf]],
            ValueError,
            "v: got nan at index (0, 0), and in 2 rows in all: 0, 2; give finite numbers",
        ),
        (
            np.full((7, 1), np.nan),
            ValueError,
            "v: got nan at index (0, 0), and in 7 rows in all: 0, 1, 2, 3, 4, 5, ...; give finite numbers",
        ),
        (np.inf, ValueError, "v: got inf; give finite numbers"),
    ],
)
def test_array_says_what_came_and_what_is_allowed(given, kind, message):
    with refused(kind, message):
        array(given, "v")


def test_array_asks_for_dimensions_and_shapes():
    assert array([[1.0]], "X", ndim=2).shape == (1, 1)
    assert array([1.0, 2.0], "w", shape=(2,)).shape == (2,)
    with refused(ValueError, "X: got shape (2,); give an array with 2 dimensions"):
        array([1.0, 2.0], "X", ndim=2)
    with refused(ValueError, "y: got shape (1, 1); give an array with 1 dimension"):
        array([[1.0]], "y", ndim=1)
    with refused(ValueError, "w: got shape (2,); give shape (3,)"):
        array([1.0, 2.0], "w", shape=(3,))


def test_reals_may_be_infinite():
    assert np.array_equal(reals([1, np.inf, np.nan], "lam"), [1, np.inf, np.nan], equal_nan=True)
    with refused(TypeError, "lam: got 'x'; give real numbers"):
        reals("x", "lam")


@pytest.mark.parametrize("given", [1, 0.5, np.float32(0.5), np.int64(1), Fraction(1, 2)])
def test_number_becomes_a_float(given):
    out = number(given, "t", least=0, most=1)
    assert type(out) is float
    assert out == given


def test_number_holds_its_bounds_exactly():
    assert number(0, "t", least=0) == 0
    assert number(1, "t", most=1) == 1
    assert number(-5, "t") == -5
    for value, bounds, allowed in (
        (-1e-300, dict(least=0), "give a finite number >= 0"),
        (0, dict(above=0), "give a finite number > 0"),
        (1.5, dict(least=0, most=1), "give a finite number >= 0 and <= 1"),
        (np.nan, {}, "give a finite number"),
        (np.inf, {}, "give a finite number"),
        (10**400, {}, "give a finite number"),
    ):
        with refused(ValueError, f"t: got {value!r}; {allowed}"):
            number(value, "t", **bounds)


@pytest.mark.parametrize("given", [None, "1", 1j, True, np.True_, [1.0], np.ones(1), np.array(1.0)])
def test_number_is_a_number(given):
    with pytest.raises(TypeError, match=r"^t: got .*; give a finite number$"):
        number(given, "t")


def test_integer():
    assert type(integer(np.int64(3), "n", least=1)) is int
    assert integer(1, "n", least=1) == 1
    with refused(ValueError, "n: got 0; give an integer >= 1"):
        integer(0, "n", least=1)
    for given, came in ((1.0, "1.0"), ("1", "'1'"), (True, "True"), (None, "None"), ([1], "a list")):
        with refused(TypeError, f"n: got {came}; give an integer >= 1"):
            integer(given, "n", least=1)


def test_same_rows_and_instance():
    same_rows(np.ones((2, 5)), np.ones(2))
    with refused(ValueError, "y: got 3 values for the 2 rows of X; give one value a row"):
        same_rows(np.ones((2, 5)), np.ones(3))
    instance(1, "k", (int, str), "a word or a count")
    with refused(TypeError, "k: got 1.5; give a word or a count"):
        instance(1.5, "k", (int, str), "a word or a count")


def test_only_a_generator_draws():
    rng = np.random.default_rng(0)
    assert generator(rng) is rng
    for given, came in (None, "None"), (0, "0"), (np.random, "a module"):
        wanted = "give a generator, such as numpy.random.default_rng(0)"
        with refused(TypeError, f"rng: got {came}; {wanted}"):
            generator(given)


HIDDEN = np.ma.array([[1.0, 1e6], [2.0, 3.0], [0.5, 4.0]], mask=[[0, 1], [0, 0], [0, 0]])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (HIDDEN, "X: got a masked number at index (0, 1); give finite numbers"),
        (HIDDEN.astype(int), "X: got a masked number at index (0, 1); give finite numbers"),
        (list(HIDDEN), "X: got a masked number at index (0, 1); give finite numbers"),
        (tuple(HIDDEN), "X: got a masked number at index (0, 1); give finite numbers"),
        (
            np.ma.masked_all((2, 2)),
            "X: got a masked number at index (0, 0), and in 2 rows in all: 0, 1; give",
        ),
    ],
)
def test_what_a_mask_hides_is_missing(given, message):
    """The number below the mask was used."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        array(given, "X")


def test_a_mask_that_hides_nothing_is_no_obstacle():
    for given in HIDDEN[1:], list(HIDDEN[1:]), np.ma.array([[2, 3], [0, 4]]):
        out = array(given, "X")
        assert type(out) is np.ndarray
        assert np.array_equal(out, np.asarray(given))
    with refused(TypeError, "X: got an array of text; give real numbers"):
        array(np.ma.array(["a"], mask=[1]), "X")
    assert np.array_equal(reals(np.ma.array([1.0, 2.0], mask=[0, 1]), "lam"), [1, np.nan], equal_nan=True)


def test_masked_data_reach_no_solver():
    y = np.array([1.0, -2.0, 1.0])
    for function in (l1l2.lasso_path, l1l2.ridge_path, l1l2.Quadratic, l1l2.standardise):
        with pytest.raises(ValueError, match=r"^X: got a masked number at index \(0, 1\)"):
            function(HIDDEN, y)
        with pytest.raises(ValueError, match=r"^y: got a masked number at index 2"):
            function(np.asarray(HIDDEN), np.ma.array(y, mask=[0, 0, 1]))
