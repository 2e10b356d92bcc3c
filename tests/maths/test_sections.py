"""What several docstrings share is shown by help in each of them."""

from inspect import getdoc

from l1l2 import ista, solve
from l1l2.maths.sections import append_sections


def test_a_shared_section_follows_what_the_function_says_of_itself():
    @append_sections("""
    Returns
    -------
    int
        One.
    """)
    def one():
        """Return 1.

        Always.
        """
        return 1

    assert one() == 1
    assert getdoc(one) == "Return 1.\n\nAlways.\n\nReturns\n-------\nint\n    One."


def test_help_says_what_a_solver_takes_and_refuses():
    for function, said in (
        (ista, ("Parameters", "Yields", "Raises", "Source: ")),
        (solve, ("Parameters", "Raises")),
    ):
        assert all(part in getdoc(function) for part in said)
