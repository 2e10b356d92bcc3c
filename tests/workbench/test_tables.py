"""Arrays become a table; one of its columns becomes the answer."""

import numpy as np
import pytest

from l1l2.workbench import rows
from l1l2.workbench.reading import read_csv
from l1l2.workbench.tables import tabulate

VALUES = [[1, 2, 3], [4, 5, 7]]


def test_the_answer_is_any_column_and_constant_columns_are_legal():
    got = read_csv(b"a,b,c\n1,2,9\n4,5,9\n", "f.csv")
    data = got.split(0)
    assert data.names == ("b", "c")
    assert np.array_equal(data.X, [[2, 9], [5, 9]])
    assert np.array_equal(data.y, [1, 4])
    with pytest.raises(ValueError, match="the answer 'c' is 9 in every row; choose another"):
        got.split(2)
    with pytest.raises(ValueError, match="no column but the answer differs from row to row"):
        read_csv(b"a,c\n1,9\n4,9\n", "f.csv").split(0)


def test_arrays_become_a_table():
    X, y = [[1, 2], [4, 5]], [3, 7]
    got = tabulate(X, y)
    assert got.names == ("x1", "x2", "y")
    assert np.array_equal(got.values, VALUES)
    assert (got.source, got.note) == ("your arrays", "2 rows, 3 columns.")
    assert tabulate(X, y, source="mine").source == "mine"
    assert tabulate(X, y, ["a", "b"]).names == ("a", "b", "y")
    assert tabulate(X, y, ["a", "b", "c"]).names == ("a", "b", "c")


@pytest.mark.parametrize(
    ("X", "y", "names", "words"),
    [
        ([[1, np.nan], [3, 4]], [1, 2], None, r"X: got nan at index \(0, 1\)"),
        ([[1, 2], [3, 4]], [1, 2, 3], None, "y: got 3 values for the 2 rows of X"),
        ([[1, 2]], [1], None, "X: got one row; give at least two"),
        ([[1, 2], [3, 4]], [1, 2], ["a"], "names: got .'a'.; give 2 strings"),
        ([[1, 2], [3, 4]], [1, 2], [1, 2], "names: got .1, 2.; give 2 strings"),
        ([[1], [3]], [1, 2], ["a", "b", "c"], "give 1 string, the name of the column of X"),
        ([[1], [3]], [1], None, "y: got 1 value for the 2 rows of X"),
        (np.zeros((rows.CELLS, 1)), np.zeros(rows.CELLS), None, "X: got 1,000,000 rows of 1 column;"),
        ([[1, 2], [3, 1e101]], [1, 2], None, r"X, y: got 1e\+101; give numbers below 1e\+100"),
        (np.zeros((2, rows.COLUMNS)), [1, 2], None, "X: got 50,000 columns; give fewer than 50,000"),
        (
            np.zeros((rows.CELLS // 2, 2)),
            np.zeros(rows.CELLS // 2),
            None,
            "X: got 500,000 rows of 2 columns",
        ),
    ],
)
def test_bad_arrays_are_refused_by_name(X, y, names, words):
    with pytest.raises(ValueError, match=words):
        tabulate(X, y, names)
