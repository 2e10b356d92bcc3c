"""The text of a CSV file: its rows, its cells, and in words what is wrong with one of them."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from math import isnan, nan

from ..words import Said, say, say_n

COLUMNS = 50_000  # the most that a menu of names can hold
CELLS = 1_000_000  # the most that is read: beyond, a fit is no longer a matter of seconds
LARGEST = 1e100  # squares of larger numbers, summed, leave the floats
MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "."}
BLANK = ' \t\r\n,;"'  # what a file without a single cell consists of
SEPARATORS = ("\t", ";", ",")  # in this order: names and numbers hold commas
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")  # 1,234: one thousand and more, or a little more than one


def name_separator(separator: str) -> Said:
    """Name what stands between the cells."""
    if separator == "\t":
        return say("tabs")
    return say("semicolons") if separator == ";" else say("commas")


def separated(text: str) -> tuple[str, str]:
    """Return the text without Excel's own first line, ``sep=;``, and its separator: that or one that fits."""
    if not text.strip(BLANK):
        raise ValueError(say("the file is empty; give at least two rows of numbers"))
    first, _, rest = text.partition("\n")
    if not (told := re.fullmatch(r'"?sep=(.?)"?', first.rstrip("\r"), re.IGNORECASE)):
        return text, separator_of(text)
    if told[1] not in SEPARATORS:
        raise ValueError(
            say(
                "the first line says {line!r}; give commas, semicolons or tabs as separators",
                line=first.strip(),
            )
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
                raise ValueError(say("there are more than {most:,} rows; give some of them", most=CELLS))
            if not any(map(str.strip, row)):
                continue
            first = first or (reader.line_num, len(row))
            cells += len(row)
            _check_size(row, reader.line_num, first, cells)
            yield reader.line_num, row
    except csv.Error as error:
        raise ValueError(
            say(
                "row {row}: {error}; is a quotation mark open, or out of place?",
                row=reader.line_num,
                error=str(error),
            )
        ) from None


def _check_size(row: list[str], line: int, first: tuple[int, int], cells: int) -> None:
    """Refuse a row that is too long, or not as long as the first one, and more cells than are read."""
    if len(row) > COLUMNS:
        raise ValueError(
            say(
                "row {row} has {cells:,} cells; give at most {most:,} columns",
                row=line,
                cells=len(row),
                most=COLUMNS,
            )
        )
    if len(row) != first[1]:
        raise ValueError(
            say_n(
                "row {row} has {n} cell, row {first} has {cells}; give as many to each, and quotation marks "
                "to text that holds a separator",
                "row {row} has {n} cells, row {first} has {cells}; give as many to each, and quotation marks "
                "to text that holds a separator",
                len(row),
                row=line,
                first=first[0],
                cells=first[1],
            )
        )
    if cells > CELLS:
        raise ValueError(
            say(
                "there are more than {most:,} cells (row {row} passes that); give some of the rows or "
                "columns",
                most=CELLS,
                row=line,
            )
        )


def is_header(first: list[str], second: list[str]) -> bool:
    """Say whether row 1 holds names: no number at all, or a word over a number."""
    return not any(map(looks_like_a_number, first)) or any(
        looks_like_a_number(below) and not looks_like_a_number(head) and not _is_missing(head)
        for head, below in zip(first, second, strict=True)
    )


def number(cell: str, commas: bool = False) -> float:
    """Return the number, nan where there is none; `commas` says that it has a comma for its decimal point."""
    try:
        # Python reads 12_34 as 1234; a reader means a name.
        return nan if "_" in cell else float(cell.replace(",", ".") if commas else cell)
    except ValueError:
        return nan


def looks_like_a_number(cell: str) -> bool:
    """Say whether it is a number, be it with a decimal comma."""
    return not isnan(number(cell, commas=True))


def has_decimal_commas(rows: Iterable[list[str]]) -> bool:
    """Say whether the numbers of a table have decimal commas: some have, and none has a decimal point.

    Where each is like 1,234, they may be thousands as well, and it is not said.
    """
    found = False
    for row in rows:
        for cell in row:
            if "." in cell and not isnan(number(cell)):
                return False
            if "," in cell and not found:
                found = looks_like_a_number(cell) and not THOUSANDS.fullmatch(cell.strip())
    return found


def _is_missing(cell: str) -> bool:
    return cell.strip().lower() in MISSING


def complaint(cell: str, commas: bool = False) -> Said:
    """Say what is wrong with a cell that should hold a number, and what to do."""
    shown, point = cell if len(cell) <= 40 else cell[:39] + "…", cell.replace(",", ".")
    if not cell:
        return say("the cell is empty; fill it in, or delete the row")
    if _is_missing(cell):
        return say("{cell!r} means that a number is missing; fill it in, or delete the row", cell=shown)
    if not isnan(number(cell, commas)):
        return say("{cell!r} is too large; give numbers below {most:g}", cell=shown, most=LARGEST)
    if THOUSANDS.fullmatch(cell):
        whole = cell.replace(",", "")
        return say(
            "{cell!r} may be {whole} or {point}; write what it is", cell=shown, whole=whole, point=point
        )
    if looks_like_a_number(cell):
        return say("{cell!r} has a decimal comma; write {point}", cell=shown, point=point)
    return say("{cell!r} is not a number; correct it, or delete the row or the column", cell=shown)
