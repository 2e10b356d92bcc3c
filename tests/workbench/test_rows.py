"""A text is parted into rows, none too long, too short or too many."""

import re

import numpy as np
import pytest

from l1l2.workbench import decoding, reading, rows, tables
from l1l2.workbench.reading import read_csv
from l1l2.workbench.tables import tabulate

GOOD = "a,b,c\n1,2,3\n4,5,7\n"
VALUES = [[1, 2, 3], [4, 5, 7]]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "sep=;\r", "\ufeffsep=;"])
def test_excel_s_own_first_line_is_understood(first):
    got = read_csv((first + "\na,b;y\n1;2\n4;5\n").encode(), "f.csv")
    assert got.names == ("a,b", "y")
    assert [got.note.facts[name] for name in ("rows", "columns", "separator")] == [2, 2, "semicolons"]


@pytest.mark.parametrize("blank", ["\n", "\r\n", " \t\n", ",,\n", ";\n", '""\n'])
def test_blank_lines_are_called_empty_without_reading_them(blank, monkeypatch):
    """49 MB of newlines took half a minute, one row after the other."""
    monkeypatch.setattr(rows.csv, "reader", lambda *_, **__: pytest.fail("read row by row"))
    with pytest.raises(ValueError, match="the file is empty; give at least two rows"):
        read_csv((blank * 1000).encode(), "f.csv")


def test_lines_are_counted_be_they_blank(monkeypatch):
    monkeypatch.setattr(rows, "CELLS", 100)
    read = []
    monkeypatch.setattr(rows, "StringIO", lambda text, newline: counted(text.splitlines(keepends=True), read))
    with pytest.raises(ValueError, match="there are more than 100 rows; give some of them"):
        read_csv(("a,b\n1,2\n" + "\n" * 10_000 + "3,4\n").encode(), "f.csv")
    assert len(read) == 101


def counted(lines, read):
    for line in lines:
        read.append(line)
        yield line


def test_more_columns_than_a_menu_holds_are_refused():
    line = ",".join(["1"] * (rows.COLUMNS + 1)) + "\n"
    with pytest.raises(ValueError, match="row 1 has 50,001 cells; give at most 50,000 columns"):
        read_csv((line * 2).encode(), "f.csv")
    with pytest.raises(ValueError, match="X: got 50,000 columns; give fewer than 50,000"):
        tabulate(np.zeros((2, rows.COLUMNS)), [1, 2])


def test_ten_million_cells_are_refused_before_they_are_read(monkeypatch):
    read = []
    monkeypatch.setattr(reading, "read_number", lambda cell: read.append(cell))
    line = ",".join(["1"] * 1000) + "\n"
    with pytest.raises(ValueError, match=r"more than 1,000,000 cells \(row 1001 passes that\); give some of"):
        read_csv((line * 10_000).encode(), "big.csv")
    assert read == []


def test_tables_at_the_ends_of_what_is_allowed_are_read(monkeypatch):
    for name in ("CELLS", "COLUMNS"):
        for module in (rows, tables):
            monkeypatch.setattr(module, name, 6 if name == "CELLS" else 3)
    assert read_csv(b"1,2,3\n4,5,7\n", "f.csv").values.size == 6
    assert tabulate([[1, 2], [4, 5]], [3, 7]).values.size == 6
    with pytest.raises(ValueError, match=r"more than 6 cells \(row 3 passes that\)"):
        read_csv(b"1,2,3\n4,5,7\n8,9,9\n", "f.csv")
    with pytest.raises(ValueError, match="X: got 3 rows of 2 columns; give at most 6 numbers in all"):
        tabulate([[1, 2], [4, 5], [6, 7]], [3, 7, 8])
    with pytest.raises(ValueError, match="row 1 has 4 cells; give at most 3 columns"):
        read_csv(b"1,2,3,4\n4,5,7,8\n", "f.csv")
    with pytest.raises(ValueError, match="X: got 3 columns; give fewer than 3"):
        tabulate([[1, 2, 3], [4, 5, 6]], [3, 7])
    monkeypatch.setattr(decoding, "BYTES", 12)
    monkeypatch.setattr(reading, "BYTES", 12)
    assert read_csv(b"1,2,3\n4,5,7\n", "f.csv").values.size == 6
    with pytest.raises(ValueError, match="the file has more than"):
        read_csv(b"1,2,3\n4,5,17\n", "f.csv")


def test_a_blank_after_a_separator_does_no_harm():
    got = read_csv(b'a, "b, c", d\n1, "2", 3\n4, 5, 7\n', "f.csv")
    assert got.names == ("a", "b, c", "d")
    assert np.array_equal(got.values, VALUES)


@pytest.mark.parametrize("blank", ["\n", "  \n", "\r\n\r\n"])
def test_blank_lines_at_the_top_do_not_hide_the_separator(blank):
    got = read_csv((blank + GOOD.replace(",", ";")).encode(), "f.csv")
    assert np.array_equal(got.values, VALUES)


@pytest.mark.parametrize(("row", "has"), [("3", "1 cell"), ("3,4", "2 cells"), ("3,4,5,6", "4 cells")])
def test_a_row_of_another_length_is_counted_word_for_word(row, has):
    words = (
        f"f.csv: row 3 has {has}, row 1 has 3; give as many to each, and quotation marks to text that holds a"
        " separator"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        read_csv(f"a,b,c\n1,2,3\n{row}\n".encode(), "f.csv")
