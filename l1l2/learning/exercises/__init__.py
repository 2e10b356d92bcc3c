"""The checks of the lessons that have no room of their own yet: a module a notebook."""

from ...course.exercise import NotYet, as_number, check, judge

__all__ = ["NotYet", "as_number", "check", "judge"]
