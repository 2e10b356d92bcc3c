"""Cells that should hold numbers: which do, how they are written, and in words what is wrong with one."""

import re
from collections.abc import Iterable
from math import isnan, nan

from ..words import Said, say

LARGEST = 1e100  # squares of larger numbers, summed, leave the floats
MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "."}
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")  # 1,234: one thousand and more, or a little more than one


def is_header(first: list[str], second: list[str]) -> bool:
    """Return whether row 1 holds names: no number at all, or a word over a number."""
    return not any(map(looks_like_a_number, first)) or any(
        looks_like_a_number(below) and not looks_like_a_number(head) and not _is_missing(head)
        for head, below in zip(first, second, strict=True)
    )


def read_number(cell: str, commas: bool = False) -> float:
    """Return the number, nan where there is none; `commas` says that it has a comma for its decimal point."""
    try:
        # Python reads 12_34 as 1234; a reader means a name.
        return nan if "_" in cell else float(cell.replace(",", ".") if commas else cell)
    except ValueError:
        return nan


def looks_like_a_number(cell: str) -> bool:
    """Return whether it is a number, be it with a decimal comma."""
    return not isnan(read_number(cell, commas=True))


def has_decimal_commas(rows: Iterable[list[str]]) -> bool:
    """Return whether the numbers of a table have decimal commas: some have, and none has a decimal point.

    Where each is like 1,234, they may be thousands as well, and it is not said.
    """
    found = False
    for row in rows:
        for cell in row:
            if "." in cell and not isnan(read_number(cell)):
                return False
            if "," in cell and not found:
                found = looks_like_a_number(cell) and not THOUSANDS.fullmatch(cell.strip())
    return found


def _is_missing(cell: str) -> bool:
    return cell.strip().lower() in MISSING


def explain(cell: str, commas: bool = False) -> Said:
    """Say what is wrong with a cell that should hold a number, and what to do."""
    shown, point = cell if len(cell) <= 40 else cell[:39] + "…", cell.replace(",", ".")
    if not cell:
        return say("the cell is empty; fill it in, or delete the row")
    if _is_missing(cell):
        return say("{cell!r} means that a number is missing; fill it in, or delete the row", cell=shown)
    if not isnan(read_number(cell, commas)):
        return say("{cell!r} is too large; give numbers below {most:g}", cell=shown, most=LARGEST)
    if THOUSANDS.fullmatch(cell):
        whole = cell.replace(",", "")
        return say(
            "{cell!r} may be {whole} or {point}; write what it is", cell=shown, whole=whole, point=point
        )
    if looks_like_a_number(cell):
        return say("{cell!r} has a decimal comma; write {point}", cell=shown, point=point)
    return say("{cell!r} is not a number; correct it, or delete the row or the column", cell=shown)
