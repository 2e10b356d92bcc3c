"""The text of a CSV file: its rows, its cells, and in words what is wrong with one of them."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from math import isnan, nan

COLUMNS = 50_000  # the most that a menu of names can hold
CELLS, BYTES = 1_000_000, 50_000_000  # the most that is read: beyond, a fit is no longer a matter of seconds
LARGEST = 1e100  # squares of larger numbers, summed, leave the floats
MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "."}
BLANK = ' \t\r\n,;"'  # what a file without a single cell consists of
SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas"}  # in this order: names and numbers hold commas


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and how it was encoded."""
    if len(content) > BYTES:
        raise ValueError(f"the file has more than {BYTES / 1e6:.0f} MB; give some of its rows or columns")
    if b"\0" in content:
        raise ValueError("this is not a text file (a spreadsheet?); export it as CSV, in UTF-8")
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text, name = content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:  # it leaves five bytes without a letter
        text, name = content.decode("latin-1"), "latin-1"
    # The two differ in 32 bytes only, which latin-1 has for control characters and Windows for quotes and €.
    name = "latin-1" if not any(0x80 <= byte < 0xA0 for byte in set(content)) else name
    return text, f"{name} because it is not UTF-8 (are the accents right?)"


def separated(text: str) -> tuple[str, str]:
    """Return the text without Excel's own first line, ``sep=;``, and its separator: that or one that fits."""
    if not text.strip(BLANK):
        raise ValueError("the file is empty; give at least two rows of numbers")
    first, _, rest = text.partition("\n")
    if not (told := re.fullmatch(r'"?sep=(.?)"?', first.rstrip("\r"), re.IGNORECASE)):
        return text, separator_of(text)
    if told[1] not in SEPARATORS:
        raise ValueError(
            f"the first line says {first.strip()!r}; give commas, semicolons or tabs as separators"
        )
    return rest, told[1]


def separator_of(text: str) -> str:
    """Return the first of the separators that parts the first line; a comma, if none does."""
    opening = text.lstrip().partition("\n")[0]
    return next((separator for separator in SEPARATORS if _parts(opening, separator)), ",")


def _parts(line: str, separator: str) -> bool:
    try:
        return len(next(csv.reader([line], delimiter=separator), [])) > 1
    except csv.Error:  # a cell too long to be one
        return False


def rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that is not blank."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    first, cells = None, 0
    try:
        for row in reader:
            if reader.line_num > CELLS:  # of blank lines, too, which are read one by one
                raise ValueError(f"there are more than {CELLS:,} rows; give some of them")
            if not any(map(str.strip, row)):
                continue
            if len(row) > COLUMNS:
                raise ValueError(
                    f"row {reader.line_num} has {len(row):,} cells; give at most {COLUMNS:,} columns"
                )
            first = first or (reader.line_num, len(row))
            if len(row) != first[1]:
                cells_of = f"{len(row)} cell{'s' * (len(row) > 1)}"
                raise ValueError(
                    f"row {reader.line_num} has {cells_of}, row {first[0]} has {first[1]}; give as many"
                    " to each, and quotation marks to text that holds a separator"
                )
            cells += len(row)
            if cells > CELLS:
                raise ValueError(
                    f"there are more than {CELLS:,} cells (row {reader.line_num} passes that);"
                    " give some of the rows or columns"
                )
            yield reader.line_num, row
    except csv.Error as error:
        raise ValueError(
            f"row {reader.line_num}: {error}; is a quotation mark open, or out of place?"
        ) from None


def is_header(first: list[str], second: list[str]) -> bool:
    """Say whether row 1 holds names: no number at all, or a word over a number."""
    return not any(map(looks_like_a_number, first)) or any(
        looks_like_a_number(below) and not looks_like_a_number(head) and not _is_missing(head)
        for head, below in zip(first, second, strict=True)
    )


def number(cell: str) -> float:
    """Return the number, nan where there is none."""
    try:
        return nan if "_" in cell else float(cell)  # Python reads 12_34 as 1234; a reader means a name
    except ValueError:
        return nan


def looks_like_a_number(cell: str) -> bool:
    """Say whether it is a number, be it with a decimal comma."""
    return not isnan(number(cell.replace(",", ".")))


def _is_missing(cell: str) -> bool:
    return cell.strip().lower() in MISSING


def complaint(cell: str) -> str:
    """Say what is wrong with a cell that should hold a number, and what to do."""
    shown = repr(cell if len(cell) <= 40 else cell[:39] + "…")
    if not cell:
        return "the cell is empty; fill it in, or delete the row"
    if _is_missing(cell):
        return f"{shown} means that a number is missing; fill it in, or delete the row"
    if not isnan(number(cell)):
        return f"{shown} is too large; give numbers below {LARGEST:g}"
    if looks_like_a_number(cell):
        return f"{shown} has a decimal comma; write {cell.replace(',', '.')}"
    return f"{shown} is not a number; correct it, or delete the row or the column"
