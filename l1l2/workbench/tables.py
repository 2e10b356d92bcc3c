"""The reader's own numbers: columns with names, one of which is the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..maths.datasets import Dataset
from ..validate import Array, array, same_rows
from ..words import Said, say, say_n
from .cells import LARGEST
from .rows import CELLS, COLUMNS


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

    def split(self, answer: int) -> Dataset:
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


def tabulate(
    X: ArrayLike, y: ArrayLike, names: Sequence[str] | None = None, source: str | None = None
) -> Table:
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
        raise ValueError(
            say_n(
                "names: got {names!r}; give {n} string, the name of the column of X",
                "names: got {names!r}; give {n} strings, one a column of X",
                p,
                names=names,
            )
        )
    values = np.column_stack([X, y])
    if n < 2:
        raise ValueError("X: got one row; give at least two")
    if p + 1 > COLUMNS:
        raise ValueError(f"X: got {p:,} columns; give fewer than {COLUMNS:,}")
    if values.size > CELLS:
        raise ValueError(
            say_n(
                "X: got {rows:,} rows of {n:,} column; give at most {most:,} numbers in all",
                "X: got {rows:,} rows of {n:,} columns; give at most {most:,} numbers in all",
                p,
                rows=n,
                most=CELLS,
            )
        )
    if np.abs(values).max() > LARGEST:
        raise ValueError(f"X, y: got {np.abs(values).max():g}; give numbers below {LARGEST:g}")
    note = say("{rows:,} rows, {columns:,} columns.", rows=n, columns=p + 1)
    return Table(given, values, say("your arrays") if source is None else source, note)
