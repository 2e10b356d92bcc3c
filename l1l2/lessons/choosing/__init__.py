"""Choosing: what this lesson shows, in one sentence."""

from ...course.predict import predict

__all__ = ["predict"]
