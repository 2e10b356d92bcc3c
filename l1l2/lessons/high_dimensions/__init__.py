"""Corners, edges and faces when there are many weights."""

from ...course.predict import predict
from .corners import chances, octahedron, share_of_zeros
from .exercise import SIZES, check_budgets

__all__ = [
    "SIZES",
    "chances",
    "check_budgets",
    "octahedron",
    "predict",
    "share_of_zeros",
]
