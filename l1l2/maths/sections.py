"""Sections of a docstring that several functions share: written once, and shown by `help` in all of them."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, TypeVar

BAD_INPUT = """
    Raises
    ------
    TypeError, ValueError
        If an argument is not of the type, shape and range said above, or not finite where inf is not named.
    """

Function = TypeVar("Function", bound=Callable[..., Any])


def append_sections(sections: str) -> Callable[[Function], Function]:
    """Return a decorator that appends these numpydoc sections to a function's docstring."""

    def append(function: Function) -> Function:
        function.__doc__ = f"{cleandoc(function.__doc__ or '')}\n\n{cleandoc(sections)}\n"
        return function

    return append
