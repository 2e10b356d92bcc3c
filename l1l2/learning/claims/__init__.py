"""The claims of the lessons that have no room of their own yet: a module a notebook."""

from ...course.claim import claim

__all__ = ["claim"]
