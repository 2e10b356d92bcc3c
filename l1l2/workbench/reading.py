"""A CSV file becomes a table, or one sentence says what is wrong where.

Rows are counted as a spreadsheet counts them: the first line of the file is row 1.
"""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..validate import Array
from ..words import Said, say, sentences
from .cells import LARGEST, explain, has_decimal_commas, is_header, looks_like_a_number, read_number
from .decoding import BYTES, decode
from .rows import Row, name_separator, read_rows, take_separator
from .tables import Table


def read_path(path: str) -> Table:
    """Read a CSV file.

    Parameters
    ----------
    path : str
        As typed: ``~`` and quotation marks around it are understood.

    Returns
    -------
    Table

    Raises
    ------
    ValueError
        If there is no such file, it cannot be read, or `read_csv` has a complaint.
    """
    name = path.strip().strip("\"'")
    if not name.isprintable():  # no system has a name for it, or the reader did not mean it
        raise ValueError(say("{path!r} is no path; give the path of a CSV file", path=name))
    try:
        file = Path(name).expanduser()
        name = os.path.abspath(file)
        kind = file.stat().st_mode
        if stat.S_ISDIR(kind):
            raise ValueError(say("{path} is a folder; give the path of a CSV file", path=name))
        if not stat.S_ISREG(kind):
            raise ValueError(
                say("{path} is a pipe or a device, no file; give the path of a CSV file", path=name)
            )
        with file.open("rb") as opened:
            content = opened.read(BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ValueError(say("{path} is not there; give the path of a CSV file", path=name)) from None
    except OSError as error:
        why = error.strerror
        raise ValueError(
            say("{path} cannot be read ({why}); give another file", path=name, why=why)
        ) from None
    except RuntimeError:  # pathlib's, of a `~` that leads nowhere
        raise ValueError(
            say("{path} cannot be read (its home folder is unknown); give another file", path=name)
        ) from None
    return read_csv(content, file.name)


def read_csv(content: bytes, source: str) -> Table:
    """Read a table separated by commas, semicolons or tabs, with names in the first row or without.

    A column without any number is left out, and `note` says so.

    Parameters
    ----------
    content : bytes
        UTF-8 or UTF-16, with or without a byte-order mark; else GBK, Windows-1252 or latin-1.  A first line
        that says ``sep=;`` is understood as Excel does, and so are decimal commas.
    source : str
        The name of the file, for the messages.

    Returns
    -------
    Table

    Raises
    ------
    ValueError
        In one line: the file, the row, the column, what stands there, and what to do.
    """
    try:
        return _parse(content, source)
    except ValueError as wrong:
        raise ValueError(say("{source}: {complaint}", source=source, complaint=wrong.args[0])) from None


def _parse(content: bytes, source: str) -> Table:
    text, encoding = decode(content)
    text, separator = take_separator(text)
    names, rows = _split_names(list(read_rows(text, separator)))
    commas = has_decimal_commas(row for _, row in rows)
    columns, left_out = _read_columns(names or _number_columns(len(rows[0][1])), rows, commas)
    if not columns:
        raise ValueError(
            say(
                "there is no column of numbers; give an answer and at least one more column, separated by "
                "commas, semicolons or tabs"
            )
        )
    if len(columns) < 2:
        raise ValueError(
            say(
                "only {name!r} is a column of numbers; give an answer and at least one more column, "
                "separated by commas, semicolons or tabs",
                name=columns[0][0],
            )
        )
    size = say(
        "{rows:,} rows, {columns:,} columns, {separator}, {encoding}.",
        rows=len(rows),
        columns=len(columns),
        separator=name_separator(separator),
        encoding=encoding,
    )
    marks = say("Its numbers have decimal commas.") if commas else ""
    heads = "" if names else say("No names in row 1.")
    note = sentences(size, marks, _question_letters(encoding), heads, _list_left_out(left_out))
    return Table(tuple(name for name, _ in columns), np.column_stack([c for _, c in columns]), source, note)


def _split_names(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Return the names of the columns, none if row 1 has numbers, and the other rows."""
    if not rows:
        raise ValueError(say("the file is empty; give at least two rows of numbers"))
    if len(rows) == 1:
        raise ValueError(say("there is one row only; give at least two"))
    heads = rows[0][1]
    if not is_header(heads, rows[1][1]):
        return [], rows
    if len(rows) == 2:
        raise ValueError(say("there is one row below the names only; give at least two"))
    spare = _number_columns(len(heads))
    return [head.strip() or name for head, name in zip(heads, spare, strict=True)], rows[1:]


def _number_columns(count: int) -> list[Said]:
    return [say("column {number}", number=j + 1) for j in range(count)]


def _read_columns(
    names: Sequence[str], rows: list[Row], commas: bool
) -> tuple[list[tuple[str, Array]], list[str]]:
    """Return the columns of numbers with their names, and the names of those without a single number."""
    columns, left_out = [], []
    for j, name in enumerate(names):
        cells = [row[j].strip() for _, row in rows]
        values = np.array([read_number(cell, commas) for cell in cells])
        fine = np.abs(values) <= LARGEST
        if not fine.any() and not any(map(looks_like_a_number, cells)):
            left_out.append(name)
            continue
        if not fine.all():
            k = int(fine.argmin())
            what = explain(cells[k], commas)
            raise ValueError(
                say("row {row}, column {column!r}: {complaint}", row=rows[k][0], column=name, complaint=what)
            )
        columns.append((name, values))
    return columns, left_out


def _question_letters(encoding: str) -> Said | str:
    """Ask the reader to look at the letters where the encoding can only be guessed."""
    if encoding.startswith("UTF"):
        return ""
    if encoding == "GBK":
        return say("The file is not UTF-8: are the Chinese characters right?")
    return say("The file is not UTF-8: are the accents right?")


def _list_left_out(names: list[str]) -> Said | str:
    if not names:
        return ""
    few, more = ", ".join(names[:3]), len(names) - 3
    if more <= 0:
        return say("Left out, as not a single number stands there: {left_out}.", left_out=few)
    return say(
        "Left out, as not a single number stands there: {left_out} and {more} more.", left_out=few, more=more
    )
