"""The reader's own numbers: a CSV file or arrays become a table, or one sentence says what is wrong where.

Rows are counted as a spreadsheet counts them: the first line of the file is row 1.
"""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from ..maths.datasets import Dataset
from ..validate import Array, array, same_rows
from ..words import Said, say, sentences
from .cells import (
    CELLS,
    COLUMNS,
    LARGEST,
    complaint,
    has_decimal_commas,
    is_header,
    looks_like_a_number,
    name_separator,
    number,
    separated,
)
from .cells import rows as rows_of
from .decoding import BYTES, decode


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of numbers.

    Attributes
    ----------
    names : tuple of str
        One a column.
    values : ndarray, shape (n, k)
        Finite; at least two rows and two columns.
    source : str
        Where they come from, in a word or two.
    note : Said
        How they were read.
    """

    names: tuple[str, ...]
    values: Array
    source: str
    note: Said

    def dataset(self, answer: int) -> Dataset:
        """Return the table with one column as the answer y and the others as X.

        Raises
        ------
        ValueError
            If the answer, or every other column, is the same in every row.
        """
        values, others = self.values, [j for j in range(len(self.names)) if j != answer]
        varies = np.ptp(values, axis=0) > 0
        if not varies[answer]:
            raise ValueError(
                say(
                    "the answer {name!r} is {value:g} in every row; choose another",
                    name=self.names[answer],
                    value=values[0, answer],
                )
            )
        if not varies[others].any():
            raise ValueError(say("no column but the answer differs from row to row; give one that does"))
        return Dataset(values[:, others], values[:, answer], tuple(self.names[j] for j in others))


def table(X: ArrayLike, y: ArrayLike, names: Sequence[str] | None = None, source: str | None = None) -> Table:
    """Put arrays into a table, the answer last.

    Parameters
    ----------
    X : array_like, shape (n, p)
    y : array_like, shape (n,)
    names : sequence of str, optional
        One a column of X, and one more for y if it shall have one; x1, x2, ..., y by default.
    source : str, optional
        Where they come from; "your arrays" by default.

    Returns
    -------
    Table

    Raises
    ------
    TypeError, ValueError
        If X is not a matrix, or y not a vector, of finite numbers of usual size, if their rows differ or are
        fewer than two, if there are too many numbers or columns, or if the names are not as many as these.
    """
    X, y = array(X, "X", ndim=2), array(y, "y", ndim=1)
    same_rows(X, y)
    n, p = X.shape
    given = tuple(names) if names is not None else tuple(f"x{j + 1}" for j in range(p))
    given = (*given, "y") if len(given) == p else given
    if len(given) != p + 1 or not all(isinstance(name, str) for name in given):
        raise ValueError(f"names: got {names!r}; give {p} strings, one a column of X")
    values = np.column_stack([X, y])
    if n < 2:
        raise ValueError("X: got one row; give at least two")
    if p + 1 > COLUMNS:
        raise ValueError(f"X: got {p:,} columns; give fewer than {COLUMNS:,}")
    if values.size > CELLS:
        raise ValueError(f"X: got {n:,} rows of {p:,} columns; give at most {CELLS:,} numbers in all")
    if np.abs(values).max() > LARGEST:
        raise ValueError(f"X, y: got {np.abs(values).max():g}; give numbers below {LARGEST:g}")
    note = say("{rows:,} rows, {columns:,} columns.", rows=n, columns=p + 1)
    return Table(given, values, say("your arrays") if source is None else source, note)


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
        return _table(content, source)
    except ValueError as wrong:
        raise ValueError(say("{source}: {complaint}", source=source, complaint=wrong.args[0])) from None


def _table(content: bytes, source: str) -> Table:
    text, encoding = decode(content)
    text, separator = separated(text)
    rows = list(rows_of(text, separator))
    if not rows:
        raise ValueError(say("the file is empty; give at least two rows of numbers"))
    named = is_header(rows[0][1], rows[1][1]) if len(rows) > 1 else False
    heads = rows[0][1] if named else ("",) * len(rows[0][1])
    names = [head.strip() or say("column {number}", number=j + 1) for j, head in enumerate(heads)]
    rows = rows[named:]
    if len(rows) < 2 and named:
        raise ValueError(say("there is one row below the names only; give at least two"))
    if len(rows) < 2:
        raise ValueError(say("there is one row only; give at least two"))
    commas = has_decimal_commas(row for _, row in rows)
    columns, left_out = _columns(rows, names, commas)
    if len(columns) < 2:
        raise ValueError(_too_few(columns, names))
    note = sentences(
        say(
            "{rows:,} rows, {columns:,} columns, {separator}, {encoding}.",
            rows=len(rows),
            columns=len(columns),
            separator=name_separator(separator),
            encoding=encoding,
        ),
        say("Its numbers have decimal commas.") if commas else "",
        _doubt(encoding),
        "" if named else say("No names in row 1."),
        _left_out(left_out),
    )
    return Table(tuple(names[j] for j in columns), np.column_stack(list(columns.values())), source, note)


def _columns(
    rows: list[tuple[int, list[str]]], names: list[str], commas: bool
) -> tuple[dict[int, Array], list[str]]:
    """Return the columns of numbers by their place, and the names of those without a single number."""
    columns, left_out = {}, []
    for j, name in enumerate(names):
        cells = [row[j].strip() for _, row in rows]
        numbers = np.array([number(cell, commas) for cell in cells])
        fine = np.abs(numbers) <= LARGEST
        if not fine.any() and not any(map(looks_like_a_number, cells)):
            left_out.append(name)
            continue
        if not fine.all():
            k = int(fine.argmin())
            raise ValueError(
                say(
                    "row {row}, column {column!r}: {complaint}",
                    row=rows[k][0],
                    column=name,
                    complaint=complaint(cells[k], commas),
                )
            )
        columns[j] = numbers
    return columns, left_out


def _too_few(columns: dict[int, Array], names: list[str]) -> Said:
    if not columns:
        return say(
            "there is no column of numbers; give an answer and at least one more column, separated by "
            "commas, semicolons or tabs"
        )
    return say(
        "only {name!r} is a column of numbers; give an answer and at least one more column, separated by "
        "commas, semicolons or tabs",
        name=names[next(iter(columns))],
    )


def _doubt(encoding: str) -> Said | str:
    """Ask to look at the letters where the encoding can only be guessed."""
    if encoding.startswith("UTF"):
        return ""
    if encoding == "GBK":
        return say("The file is not UTF-8: are the Chinese characters right?")
    return say("The file is not UTF-8: are the accents right?")


def _left_out(names: list[str]) -> Said | str:
    few, more = ", ".join(names[:3]), len(names) - 3
    if more > 0:
        return say(
            "Left out, as not a single number stands there: {left_out} and {more} more.",
            left_out=few,
            more=more,
        )
    return say("Left out, as not a single number stands there: {left_out}.", left_out=few) if names else ""
