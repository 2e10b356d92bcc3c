"""What the lessons ask that have no room of their own yet: a module a notebook."""

from ...course.question import Option, Question

__all__ = ["Option", "Question"]
