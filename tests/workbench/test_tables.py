"""A CSV file or arrays become a table, or one line says which row and column and what to do."""

import os
import re
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from l1l2.workbench import cells, decoding, tables
from l1l2.workbench.decoding import decode
from l1l2.workbench.tables import read_csv, read_path, table

GOOD = "a,b,c\n1,2,3\n4,5,7\n"
VALUES = [[1, 2, 3], [4, 5, 7]]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\r\n"),
        GOOD.rstrip("\n"),
        "\n" + GOOD + "\n\n,,\n",
        GOOD.replace(",", ", "),
        GOOD.replace("4", '"4"'),
        GOOD.replace("4", "+4.0e0"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_dialects_and_encodings_say_the_same(text, encoding):
    got = read_csv(text.encode(encoding), "f.csv")
    assert got.names == ("a", "b", "c")
    assert np.array_equal(got.values, VALUES)


@given(arrays(float, st.tuples(st.integers(2, 6), st.integers(2, 4)), elements=st.floats(-1e99, 1e99)))
def test_numbers_come_back_to_the_last_bit(values):
    text = "\n".join(";".join(map(repr, row)) for row in values.tolist())
    got = read_csv(text.encode(), "f.csv")
    assert np.array_equal(got.values, values)
    assert got.names == tuple(f"column {j + 1}" for j in range(values.shape[1]))
    assert "No names in row 1." in got.note


@pytest.mark.parametrize(
    ("text", "names", "rows"),
    [
        ("1,2\n3,4\n", ("column 1", "column 2"), 2),
        ("x,2020\n1,2\n3,5\n", ("x", "2020"), 2),  # a word over a number
        (",y\n1,2\n3,5\n", ("column 1", "y"), 2),
        ('"a,b",y\n1,2\n3,5\n', ("a,b", "y"), 2),
        ("a b;x, y\n1;2\n3;5\n", ("a b", "x, y"), 2),
        ("größe,y\n1,2\n3,5\n", ("größe", "y"), 2),
    ],
)
def test_names_are_found_or_made(text, names, rows):
    got = read_csv(text.encode(), "f.csv")
    assert (got.names, len(got.values)) == (names, rows)


def test_a_very_wide_table_is_read():
    lines = [";".join(f"{row}.{j}" for j in range(40_000)) for row in range(3)]
    assert read_csv("\n".join(lines).encode(), "f.csv").values.shape == (3, 40_000)


def test_latin_1_is_read_and_said():
    got = read_csv("größe,y\n1,2\n3,5\n".encode("latin-1"), "f.csv")
    assert got.names == ("größe", "y")
    assert got.note.facts["encoding"] == "latin-1"
    assert got.note.endswith(" The file is not UTF-8: are the accents right?")
    assert read_csv(GOOD.encode(), "f.csv").note.facts["encoding"] == "UTF-8"


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "sep=;\r", "\ufeffsep=;"])
def test_excel_s_own_first_line_is_understood(first):
    got = read_csv((first + "\na,b;y\n1;2\n4;5\n").encode(), "f.csv")
    assert got.names == ("a,b", "y")
    assert [got.note.facts[name] for name in ("rows", "columns", "separator")] == [2, 2, "semicolons"]


def test_the_quotes_of_windows_are_quotes_and_no_control_characters():
    got = read_csv("“größe”,y\n1,2\n3,5\n".encode("cp1252"), "f.csv")
    assert got.names == ("“größe”", "y")
    assert got.note.facts["encoding"] == "Windows-1252"
    odd = read_csv(b"\x81\x93,y\n1,2\n3,5\n", "f.csv")  # 81 is nothing on Windows
    assert odd.note.facts["encoding"] == "latin-1"


@pytest.mark.parametrize("blank", ["\n", "\r\n", " \t\n", ",,\n", ";\n", '""\n'])
def test_blank_lines_are_called_empty_without_reading_them(blank, monkeypatch):
    """49 MB of newlines took half a minute, one row after the other."""
    monkeypatch.setattr(cells.csv, "reader", lambda *_, **__: pytest.fail("read row by row"))
    with pytest.raises(ValueError, match="the file is empty; give at least two rows"):
        read_csv((blank * 1000).encode(), "f.csv")


def test_lines_are_counted_be_they_blank(monkeypatch):
    monkeypatch.setattr(cells, "CELLS", 100)
    read = []
    monkeypatch.setattr(
        cells, "StringIO", lambda text, newline: counted(text.splitlines(keepends=True), read)
    )
    with pytest.raises(ValueError, match="there are more than 100 rows; give some of them"):
        read_csv(("a,b\n1,2\n" + "\n" * 10_000 + "3,4\n").encode(), "f.csv")
    assert len(read) == 101


def counted(lines, read):
    for line in lines:
        read.append(line)
        yield line


def test_more_columns_than_a_menu_holds_are_refused():
    line = ",".join(["1"] * (cells.COLUMNS + 1)) + "\n"
    with pytest.raises(ValueError, match="row 1 has 50,001 cells; give at most 50,000 columns"):
        read_csv((line * 2).encode(), "f.csv")
    with pytest.raises(ValueError, match="X: got 50,000 columns; give fewer than 50,000"):
        table(np.zeros((2, cells.COLUMNS)), [1, 2])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_is_there_but_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "f.csv")
    with pytest.raises(ValueError, match=r"f\.csv is a pipe or a device, no file; give the path"):
        read_path(str(tmp_path / "f.csv"))


def test_columns_without_a_number_are_left_out_and_named():
    got = read_csv(b"who,a,day,y,nothing,id\nAnn,1,2024-01-02,2,,1_2\nBob,3,2024-01-03,5,,1_3\n", "f.csv")
    assert got.names == ("a", "y")
    assert got.note.endswith(" Left out, as not a single number stands there: who, day, nothing and 1 more.")
    assert (got.note.facts["left_out"], got.note.facts["more"]) == ("who, day, nothing", 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("\n \n,,\n", "the file is empty"),
        ("a,b\n", "one row only; give at least two"),
        ("a,b\n1,2\n", "one row below the names only; give at least two"),
        ("1,2\n", "one row only; give at least two"),
        ("who,what\nAnn,tea\nBob,rum\n", "there is no column of numbers"),
        ("a\n1\n2\n", "only 'a' is a column of numbers; give an answer and at least one more"),
        ("a b\n1 2\n2 5\n", "there is no column of numbers; .* separated by commas, semicolons or tabs"),
        ("a,b\n1,2\n3,tea\n", "row 3, column 'b': 'tea' is not a number; correct it"),
        ("a,b\n\n1,2\n3,tea\n", "row 4, column 'b': 'tea'"),  # as a spreadsheet counts
        ("1,2\n3,4\n5,six\n", "row 3, column 'column 2': 'six'"),
        ("a,b\n1,2\n,4\n", "row 3, column 'a': the cell is empty; fill it in, or delete the row"),
        ("a,b\n1,2\nNA,4\n", "row 3, column 'a': 'NA' means that a number is missing"),
        ("a,b\n1,2\nnan,4\n", "row 3, column 'a': 'nan' means that a number is missing"),
        ("a,b\n1,2\n-inf,4\n", "row 3, column 'a': '-inf' is too large; give numbers below 1e\\+100"),
        ("a,b\n1,2\n1e200,4\n", "row 3, column 'a': '1e200' is too large"),
        ("a;b\n1,5;2.5\n3,5;4.5\n", "row 2, column 'a': '1,5' has a decimal comma; write 1.5"),
        ('a,b\n"1,5",2\n3.5,4\n', "row 2, column 'a': '1,5' has a decimal comma; write 1.5"),
        ("a\tb\n1,234\t2\n3,456\t4\n", "row 2, column 'a': '1,234' may be 1234 or 1.234; write what it is"),
        ("a;b\n1,5;2\n1,5e100;4\n", "row 3, column 'a': '1,5e100' is too large"),
        ("a;b\n1,5;2\n1.234,5;4\n", "row 3, column 'a': '1.234,5' is not a number"),
        ("a;b\n1,5;2\n1,2,3;4\n", "row 3, column 'a': '1,2,3' is not a number"),
        ("a;b\n1,5;2\n;4\n", "row 3, column 'a': the cell is empty"),
        ("a,b\n1,2\n3,4,5\n", "row 3 has 3 cells, row 1 has 2; give as many to each"),
        ("a,b\n1,2\n3\n", "row 3 has 1 cell, row 1 has 2"),
        ('a,b\n1,2\n3,"4\n', "row 3: .*is a quotation mark open"),
        ("a,b\n1,2\n3," + 50 * "x" + "\n", "row 3, column 'b': 'x{39}…' is not a number"),
        ("x" * 200_000, "row 1: field larger than field limit"),
        ("sep=|\na|b\n1|2\n3|4\n", "the first line says 'sep=\\|'; give commas, semicolons or tabs"),
        ("sep=;\n", "the file is empty"),
        (
            "sep=;\na;b\n1;2\n3;tea\n",
            "row 3, column 'b': 'tea'",
        ),  # as a spreadsheet counts, which hides line 1
        ("PK\x03\x04\0\0", "not a text file \\(a spreadsheet\\?\\); export it as CSV"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text, words):
    with pytest.raises(ValueError, match=f"^f.csv: .*{words}") as caught:
        read_csv(text.encode(), "f.csv")
    assert "\n" not in str(caught.value)


def test_ten_million_cells_are_refused_before_they_are_read(monkeypatch):
    read = []
    monkeypatch.setattr(tables, "number", lambda cell: read.append(cell))
    line = ",".join(["1"] * 1000) + "\n"
    with pytest.raises(ValueError, match=r"more than 1,000,000 cells \(row 1001 passes that\); give some of"):
        read_csv((line * 10_000).encode(), "big.csv")
    assert read == []


def test_a_file_of_too_many_bytes_is_refused(tmp_path):
    with (tmp_path / "big.csv").open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(decoding.BYTES + 1)
    with pytest.raises(ValueError, match=r"big\.csv: the file has more than 50 MB; give some of"):
        read_path(str(tmp_path / "big.csv"))


def test_a_path_is_understood_as_it_is_typed(tmp_path, monkeypatch):
    (tmp_path / "f.csv").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for path in ("f.csv", " f.csv ", f'"{tmp_path / "f.csv"}"', "~/f.csv"):
        got = read_path(path)
        assert np.array_equal(got.values, VALUES)
        assert got.source == "f.csv"


@pytest.mark.parametrize(
    ("path", "words"), [("gone.csv", "gone.csv is not there; give"), ("", "is a folder; give")]
)
def test_a_path_to_no_file_is_answered(tmp_path, monkeypatch, path, words):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=words):
        read_path(path)


def test_a_file_that_may_not_be_read_is_answered(tmp_path, monkeypatch):
    (tmp_path / "f.csv").write_text(GOOD, encoding="utf-8")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tables.Path, "open", refuse)  # root may read anything
    with pytest.raises(ValueError, match=r"f.csv cannot be read \(Permission denied\); give another file"):
        read_path(str(tmp_path / "f.csv"))


def test_the_answer_is_any_column_and_constant_columns_are_legal():
    got = read_csv(b"a,b,c\n1,2,9\n4,5,9\n", "f.csv")
    data = got.dataset(0)
    assert data.names == ("b", "c")
    assert np.array_equal(data.X, [[2, 9], [5, 9]])
    assert np.array_equal(data.y, [1, 4])
    with pytest.raises(ValueError, match="the answer 'c' is 9 in every row; choose another"):
        got.dataset(2)
    with pytest.raises(ValueError, match="no column but the answer differs from row to row"):
        read_csv(b"a,c\n1,9\n4,9\n", "f.csv").dataset(0)


def test_arrays_become_a_table():
    X, y = [[1, 2], [4, 5]], [3, 7]
    got = table(X, y)
    assert got.names == ("x1", "x2", "y")
    assert np.array_equal(got.values, VALUES)
    assert (got.source, got.note) == ("your arrays", "2 rows, 3 columns.")
    assert table(X, y, source="mine").source == "mine"
    assert table(X, y, ["a", "b"]).names == ("a", "b", "y")
    assert table(X, y, ["a", "b", "c"]).names == ("a", "b", "c")


@pytest.mark.parametrize(
    ("X", "y", "names", "words"),
    [
        ([[1, np.nan], [3, 4]], [1, 2], None, r"X: got nan at index \(0, 1\)"),
        ([[1, 2], [3, 4]], [1, 2, 3], None, "y: got 3 values for the 2 rows of X"),
        ([[1, 2]], [1], None, "X: got one row; give at least two"),
        ([[1, 2], [3, 4]], [1, 2], ["a"], "names: got .'a'.; give 2 strings"),
        ([[1, 2], [3, 4]], [1, 2], [1, 2], "names: got .1, 2.; give 2 strings"),
        ([[1, 2], [3, 1e101]], [1, 2], None, r"X, y: got 1e\+101; give numbers below 1e\+100"),
        (
            np.zeros((cells.CELLS // 2, 2)),
            np.zeros(cells.CELLS // 2),
            None,
            "X: got 500,000 rows of 2 columns",
        ),
    ],
)
def test_bad_arrays_are_refused_by_name(X, y, names, words):
    with pytest.raises(ValueError, match=words):
        table(X, y, names)


def test_tables_at_the_ends_of_what_is_allowed_are_read(monkeypatch):
    for name in ("CELLS", "COLUMNS"):
        for module in (cells, tables):
            monkeypatch.setattr(module, name, 6 if name == "CELLS" else 3)
    assert read_csv(b"1,2,3\n4,5,7\n", "f.csv").values.size == 6
    assert table([[1, 2], [4, 5]], [3, 7]).values.size == 6
    with pytest.raises(ValueError, match=r"more than 6 cells \(row 3 passes that\)"):
        read_csv(b"1,2,3\n4,5,7\n8,9,9\n", "f.csv")
    with pytest.raises(ValueError, match="X: got 3 rows of 2 columns; give at most 6 numbers in all"):
        table([[1, 2], [4, 5], [6, 7]], [3, 7, 8])
    with pytest.raises(ValueError, match="row 1 has 4 cells; give at most 3 columns"):
        read_csv(b"1,2,3,4\n4,5,7,8\n", "f.csv")
    with pytest.raises(ValueError, match="X: got 3 columns; give fewer than 3"):
        table([[1, 2, 3], [4, 5, 6]], [3, 7])
    monkeypatch.setattr(decoding, "BYTES", 12)
    monkeypatch.setattr(tables, "BYTES", 12)
    assert read_csv(b"1,2,3\n4,5,7\n", "f.csv").values.size == 6
    with pytest.raises(ValueError, match="the file has more than"):
        read_csv(b"1,2,3\n4,5,17\n", "f.csv")


def test_the_largest_number_that_is_allowed_is_read():
    assert read_csv(b"1e100,2\n-1e100,3\n", "f.csv").values.max() == 1e100
    assert table([[1e100], [1]], [2, 3]).values.max() == 1e100
    with pytest.raises(ValueError, match=r"row 2, column 'column 1': '-1.01e100' is too large"):
        read_csv(b"1e100,2\n-1.01e100,3\n", "f.csv")


@pytest.mark.parametrize(("length", "shown"), [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_a_long_cell_is_shown_by_its_start(length, shown):
    assert cells.complaint("x" * length) == (
        f"'{shown}' is not a number; correct it, or delete the row or the column"
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "w0"), (3, "w0, w1, w2"), (4, "w0, w1, w2 and 1 more"), (9, "w0, w1, w2 and 6 more")],
)
def test_the_first_three_that_are_left_out_are_named(count, words):
    heads = ",".join(f"w{j}" for j in range(count))
    note = read_csv(f"a,b,{heads}\n1,2{',x' * count}\n3,5{',y' * count}\n".encode(), "f.csv").note
    assert note.endswith(f". Left out, as not a single number stands there: {words}.")


def test_a_complaint_knows_its_facts():
    with pytest.raises(ValueError, match="row 3") as caught:
        read_csv(b"a,b\n1,2\n3,tea\n", "f.csv")
    said = caught.value.args[0]
    where = said.facts["complaint"]
    what = where.facts["complaint"]
    assert (said.facts["source"], where.facts["row"], where.facts["column"]) == ("f.csv", 3, "b")
    assert what.facts == {"cell": "tea"} and "{cell!r} is not a number" in what.message


def test_a_blank_after_a_separator_does_no_harm():
    got = read_csv(b'a, "b, c", d\n1, "2", 3\n4, 5, 7\n', "f.csv")
    assert got.names == ("a", "b, c", "d")
    assert np.array_equal(got.values, VALUES)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "the cell is empty; fill it in, or delete the row"),
        ("n/a", "'n/a' means that a number is missing; fill it in, or delete the row"),
        ("-2e100", "'-2e100' is too large; give numbers below 1e+100"),
        ("1,5", "'1,5' has a decimal comma; write 1.5"),
        ("-1,25", "'-1,25' has a decimal comma; write -1.25"),
        ("-1,234", "'-1,234' may be -1234 or -1.234; write what it is"),
        ("0,234", "'0,234' has a decimal comma; write 0.234"),
        ("1,2345", "'1,2345' has a decimal comma; write 1.2345"),
        ("1.234,5", "'1.234,5' is not a number; correct it, or delete the row or the column"),
        ("12_34", "'12_34' is not a number; correct it, or delete the row or the column"),
    ],
)
def test_what_is_wrong_with_a_cell_word_for_word(cell, said):
    assert cells.complaint(cell) == said


@pytest.mark.parametrize("cell", ["", " ", "na", "N/A", "#N/A", "NaN", "null", "None", "?", "-", "."])
def test_a_cell_that_says_that_nothing_is_there_is_no_name(cell):
    assert not cells.is_header([cell, "1"], ["5", "2"])
    assert cells.is_header(["a", "1"], ["5", "2"])
    assert cells.is_header([cell, "a"], ["b", "c"])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x80,y", "Windows-1252"),
        (b"\x9f,y", "Windows-1252"),
        (b"\xa0,y", "latin-1"),
        (b"\xff,y", "latin-1"),
        (b"\x81,y", "latin-1"),
    ],
)
def test_which_bytes_are_of_windows(content, name):
    text, encoding = decode(content)
    assert encoding == name
    assert text.endswith(",y")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("f.csv/x.csv", "is not there; give the path of a CSV file"),
        ("g.csv", "is not there; give the path of a CSV file"),
        (".", "is a folder; give the path of a CSV file"),
        ("a\tb.csv", "is no path; give the path of a CSV file"),
    ],
)
def test_what_is_typed_and_no_file_is_answered_in_a_sentence(name, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f.csv").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ValueError, match=f"{re.escape(words)}$"):
        read_path(name)


def test_how_it_was_read_is_noted_word_for_word():
    notes = [read_csv(text, "f.csv").note for text in (GOOD.encode(), b"1;2\n3;5\n4;6\n", b"1\t2\n3\t5\n")]
    assert notes == [
        "2 rows, 3 columns, commas, UTF-8.",
        "3 rows, 2 columns, semicolons, UTF-8. No names in row 1.",
        "2 rows, 2 columns, tabs, UTF-8. No names in row 1.",
    ]
    assert read_csv(GOOD.encode(), "f.csv").source == "f.csv"


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


GERMAN = "größe;preis\n1,5;2\n-3,25;4,5e1\n"


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("first", ["", "sep=;\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_german_table_is_read(separator, first, encoding):
    text = (first + GERMAN).replace(";", separator)
    got = read_csv(text.encode(encoding), "f.csv")
    assert got.names == ("größe", "preis")
    assert np.array_equal(got.values, [[1.5, 2], [-3.25, 45]])
    assert "Its numbers have decimal commas." in got.note


def test_commas_in_quotes_are_decimal_commas_too():
    got = read_csv(b'a,b\n"1,5",2\n"3,25",4\n', "f.csv")
    assert np.array_equal(got.values, [[1.5, 2], [3.25, 4]])


@pytest.mark.parametrize("sure", ["0,5", "12,5", "1,5", "1234,567", "-0,125"])
def test_one_comma_that_is_no_thousand_says_what_the_others_are(sure):
    got = read_csv(f"a;b\n1,234;1\n{sure};2\n".encode(), "f.csv")
    assert got.values[:, 0].tolist() == [1.234, float(sure.replace(",", "."))]


def test_points_and_text_with_commas_are_no_decimal_commas():
    got = read_csv(b"a;b;c\n1.5;tea, milk;2\n2.5;rum, tea;3\n", "f.csv")
    assert np.array_equal(got.values, [[1.5, 2], [2.5, 3]])
    assert "decimal commas" not in got.note


@given(arrays(float, st.tuples(st.integers(2, 6), st.integers(2, 4)), elements=st.floats(-1e99, 1e99)))
def test_numbers_with_decimal_commas_come_back_to_the_last_bit(values):
    values[0, 0] = 0.5
    text = "\n".join(";".join(map(repr, row)) for row in values.tolist()).replace(".", ",")
    assert np.array_equal(read_csv(text.encode(), "f.csv").values, values)


CHINESE = "身高,体重,城市\n170,60.5,北京\n180,75,上海\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("gbk", "GBK"),
        ("gb18030", "GBK"),
    ],
)
@pytest.mark.parametrize("first", ["", "sep=,\r\n"])
def test_a_chinese_table_is_read(encoding, name, first):
    got = read_csv((first + CHINESE).encode(encoding), "f.csv")
    assert got.names == ("身高", "体重")
    assert np.array_equal(got.values, [[170, 60.5], [180, 75]])
    assert got.note.facts["encoding"] == name
    assert got.note.facts["left_out"] == "城市"
    assert ("are the Chinese characters right?" in got.note) == (name == "GBK")


def test_a_byte_order_mark_of_the_other_kind_is_understood():
    assert decode("\ufeffa,b".encode("utf-16-be")) == ("a,b", "UTF-16")


@pytest.mark.parametrize(
    "names",
    ["größe", "Ænd;GRÖßE;ÄÖ", "POPULAÇÃO;RENDA", "MAÇÃ", "créée", "año", "°C", "m²", "naïve", "Ñ;ÇÃO"],
)
def test_western_names_are_not_taken_for_chinese(names):
    assert decode(names.encode("cp1252")) == (names, "latin-1")


@pytest.mark.parametrize("names", ["身高", "身高cm,体重(kg)", "年,y", "温度℃,y", "朱镕基,y", "性别\n男\n女"])
def test_chinese_names_are_not_taken_for_western(names):
    assert decode(names.encode("gbk")) == (names, "GBK")


@pytest.mark.parametrize(
    "content", [b"\xff\xfea", b"\xff\xfe\0\xd8", b"\0\0\0\0", b"a\0b", b"\xfe\xff\0\0\0a"]
)
def test_what_looks_like_utf_16_and_is_none_is_no_text(content):
    with pytest.raises(ValueError, match="not a text file"):
        decode(content)


def test_a_spreadsheet_is_no_text():
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<row><c>1</c></row>" * 500)
    with pytest.raises(ValueError, match=r"not a text file \(a spreadsheet\?\)"):
        decode(file.getvalue())
