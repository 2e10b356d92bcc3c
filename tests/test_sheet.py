"""`make sheet` writes one A4 page, prints it where a Chromium is found, and says so where none is."""

import os
from pathlib import Path

import pytest

from tools import sheet

ROOT = Path(__file__).resolve().parents[1]


def test_it_prints_on_one_page(tmp_path, capsys):
    if sheet.find_chromium() is None:
        assert os.environ.get("L1L2_BROWSER") != "required", "no Chromium found"
        pytest.skip("the sheet is NOT PRINTED: no Chromium found")
    assert sheet.main(tmp_path) == 0
    assert sheet.pages(tmp_path / "sheet.pdf") == 1
    assert "sheet.pdf: 1 page" in capsys.readouterr().out


def test_a_second_page_is_noticed(tmp_path, monkeypatch):
    if sheet.find_chromium() is None:
        pytest.skip("the sheet is NOT PRINTED: no Chromium found")
    monkeypatch.setattr(sheet, "sheet", lambda: "<p style='break-after: page'>one</p><p>two</p>")
    assert sheet.main(tmp_path) == 1
    assert sheet.pages(tmp_path / "sheet.pdf") == 2


def test_without_a_chromium_the_page_is_there_and_the_reader_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sheet, "find_chromium", lambda: None)
    assert sheet.main(tmp_path) == 0
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8") == sheet.sheet()
    assert "sheet.pdf NOT written: no Chromium found." in capsys.readouterr().out


def test_a_sheet_that_fails_half_way_leaves_the_older_ones(tmp_path, monkeypatch):
    page, paper = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    for file in page, paper:
        file.write_text("older", encoding="utf-8")

    def breaks(self, text, **_):
        self.write_bytes(b"half")
        raise OSError("No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_text", breaks)
        with pytest.raises(OSError, match="No space left"):
            sheet.main(tmp_path)
    assert page.read_text(encoding="utf-8") == paper.read_text(encoding="utf-8") == "older"

    monkeypatch.setattr(sheet, "find_chromium", lambda: "chromium")
    monkeypatch.setattr(sheet, "pdf", lambda page, path, chromium: breaks(path, ""))
    with pytest.raises(OSError, match="No space left"):
        sheet.main(tmp_path)
    assert paper.read_text(encoding="utf-8") == "older"
    assert sorted(tmp_path.iterdir()) == [page, paper]
