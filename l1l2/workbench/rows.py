"""The text of a CSV file is parted into rows of cells, each row with its number in the file."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from ..words import Said, say, say_n

COLUMNS = 50_000  # the most that a menu of names can hold
CELLS = 1_000_000  # the most that is read: beyond, a fit is no longer a matter of seconds
BLANK = ' \t\r\n,;"'  # what a file without a single cell consists of
Row = tuple[int, list[str]]  # its number, and its cells
SEPARATORS = ("\t", ";", ",")  # in this order: names and numbers hold commas


def name_separator(separator: str) -> Said:
    """Name what stands between the cells."""
    if separator == "\t":
        return say("tabs")
    return say("semicolons") if separator == ";" else say("commas")


def take_separator(text: str) -> tuple[str, str]:
    """Return the text without Excel's own first line, ``sep=;``, and its separator: that or one that fits."""
    if not text.strip(BLANK):
        raise ValueError(say("the file is empty; give at least two rows of numbers"))
    first, _, rest = text.partition("\n")
    if not (told := re.fullmatch(r'"?sep=(.?)"?', first.rstrip("\r"), re.IGNORECASE)):
        return text, find_separator(text)
    if told[1] not in SEPARATORS:
        raise ValueError(
            say(
                "the first line says {line!r}; give commas, semicolons or tabs as separators",
                line=first.strip(),
            )
        )
    return rest, told[1]


def find_separator(text: str) -> str:
    """Return the first of the separators that parts the first line; a comma, if none does."""
    opening = text.lstrip().partition("\n")[0]
    return next((separator for separator in SEPARATORS if _splits(opening, separator)), ",")


def _splits(line: str, separator: str) -> bool:
    try:
        return len(next(csv.reader([line], delimiter=separator), [])) > 1
    except csv.Error:  # a cell too long to be one
        return False


def read_rows(text: str, separator: str) -> Iterator[Row]:
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
