"""The words of all claims, for tests that compare other texts with them."""

from l1l2.course.catalogue import order
from tools import notebooks


def proven(lesson=None):
    """The claimed sentences of a lesson, or of all, as one text."""
    lessons = [lesson] if lesson else order()
    return " ".join(words for name in lessons for _, words in notebooks.claimed(notebooks.source(name)))
