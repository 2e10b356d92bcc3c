"""A CSV file becomes a table, or one line says which row and column and what to do."""

import os
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from l1l2.workbench import decoding, reading
from l1l2.workbench.reading import read_csv, read_path
from l1l2.workbench.tables import tabulate

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
    ("text", "names", "count"),
    [
        ("1,2\n3,4\n", ("column 1", "column 2"), 2),
        ("x,2020\n1,2\n3,5\n", ("x", "2020"), 2),  # a word over a number
        (",y\n1,2\n3,5\n", ("column 1", "y"), 2),
        ('"a,b",y\n1,2\n3,5\n', ("a,b", "y"), 2),
        ("a b;x, y\n1;2\n3;5\n", ("a b", "x, y"), 2),
        ("größe,y\n1,2\n3,5\n", ("größe", "y"), 2),
    ],
)
def test_names_are_found_or_made(text, names, count):
    got = read_csv(text.encode(), "f.csv")
    assert (got.names, len(got.values)) == (names, count)


def test_a_very_wide_table_is_read():
    lines = [";".join(f"{row}.{j}" for j in range(40_000)) for row in range(3)]
    assert read_csv("\n".join(lines).encode(), "f.csv").values.shape == (3, 40_000)


def test_latin_1_is_read_and_said():
    got = read_csv("größe,y\n1,2\n3,5\n".encode("latin-1"), "f.csv")
    assert got.names == ("größe", "y")
    assert got.note.facts["encoding"] == "latin-1"
    assert got.note.endswith(" The file is not UTF-8: are the accents right?")
    assert read_csv(GOOD.encode(), "f.csv").note.facts["encoding"] == "UTF-8"


def test_the_quotes_of_windows_are_quotes_and_no_control_characters():
    got = read_csv("“größe”,y\n1,2\n3,5\n".encode("cp1252"), "f.csv")
    assert got.names == ("“größe”", "y")
    assert got.note.facts["encoding"] == "Windows-1252"
    odd = read_csv(b"\x81\x93,y\n1,2\n3,5\n", "f.csv")  # 81 is nothing on Windows
    assert odd.note.facts["encoding"] == "latin-1"


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

    monkeypatch.setattr(reading.Path, "open", refuse)  # root may read anything
    with pytest.raises(ValueError, match=r"f.csv cannot be read \(Permission denied\); give another file"):
        read_path(str(tmp_path / "f.csv"))


def test_the_largest_number_that_is_allowed_is_read():
    assert read_csv(b"1e100,2\n-1e100,3\n", "f.csv").values.max() == 1e100
    assert tabulate([[1e100], [1]], [2, 3]).values.max() == 1e100
    with pytest.raises(ValueError, match=r"row 2, column 'column 1': '-1.01e100' is too large"):
        read_csv(b"1e100,2\n-1.01e100,3\n", "f.csv")


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
    doubt = " The file is not UTF-8: are the Chinese characters right? "
    assert (doubt in got.note, "are the" in got.note) == (name == "GBK", name == "GBK")
