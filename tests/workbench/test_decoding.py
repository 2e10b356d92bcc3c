"""The bytes of a file become text; a spreadsheet is none."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from l1l2.workbench.decoding import decode


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


def test_a_rare_character_at_the_start_does_not_hide_the_others():
    names = "镕,濑," + "身高,体重," * 5
    assert decode(names.encode("gbk")) == (names, "GBK")


def test_a_byte_order_mark_of_the_other_kind_is_understood():
    assert decode("\ufeffa,b".encode("utf-16-be")) == ("a,b", "UTF-16")


@pytest.mark.parametrize(
    "names",
    ["größe", "Ænd;GRÖßE;ÄÖ", "POPULAÇÃO;RENDA", "MAÇÃ", "créée", "año", "°C", "m²", "naïve", "Ñ;ÇÃO"],
)
def test_western_names_are_not_taken_for_chinese(names):
    assert decode(names.encode("cp1252")) == (names, "latin-1")


@pytest.mark.parametrize(
    "names", ["身高", "身高cm,体重(kg)", "年,y", "温度℃,y", "朱镕基,y", "性别\n男\n女", "（1）,（2）"]
)
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
