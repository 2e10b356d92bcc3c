"""Whether a cell is a number, and word for word what is wrong with it."""

import pytest

from l1l2.workbench import cells


@pytest.mark.parametrize(("length", "shown"), [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_a_long_cell_is_shown_by_its_start(length, shown):
    assert cells.explain("x" * length) == (
        f"'{shown}' is not a number; correct it, or delete the row or the column"
    )


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "the cell is empty; fill it in, or delete the row"),
        ("n/a", "'n/a' means that a number is missing; fill it in, or delete the row"),
        ("-2e100", "'-2e100' is too large; give numbers below 1e+100"),
        ("1,5", "'1,5' has a decimal comma; write 1.5"),
        ("-1,25", "'-1,25' has a decimal comma; write -1.25"),
        ("-1,234", "'-1,234' may be -1234 or -1.234; write what it is"),
        ("0,234", "'0,234' has a decimal comma; write 0.234"),
        ("1,2345", "'1,2345' has a decimal comma; write 1.2345"),
        ("1.234,5", "'1.234,5' is not a number; correct it, or delete the row or the column"),
        ("12_34", "'12_34' is not a number; correct it, or delete the row or the column"),
    ],
)
def test_what_is_wrong_with_a_cell_word_for_word(cell, said):
    assert cells.explain(cell) == said


@pytest.mark.parametrize("cell", ["", " ", "na", "N/A", "#N/A", "NaN", "null", "None", "?", "-", "."])
def test_a_cell_that_says_that_nothing_is_there_is_no_name(cell):
    assert not cells.is_header([cell, "1"], ["5", "2"])
    assert cells.is_header(["a", "1"], ["5", "2"])
    assert cells.is_header([cell, "a"], ["b", "c"])


def test_a_full_stop_in_a_word_is_no_decimal_point():
    assert cells.has_decimal_commas([["Dr. Wu", "1,5"], ["St. Ives", "2,25"]])
    assert not cells.has_decimal_commas([["Dr. Wu", "1,5"], ["St. Ives", "2.25"]])
