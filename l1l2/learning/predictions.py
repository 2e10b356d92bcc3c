"""Where the lessons that have no room of their own yet find `predict`."""

from ..course.predict import predict

__all__ = ["predict"]
