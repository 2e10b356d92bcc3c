"""Corners, edges and faces when there are many weights."""

from ...course.predict import predict
from .exercise import SIZES, check_budgets, check_not_gaussian
from .many_weights import chances, share_of_zeros
from .three_weights import octahedron

__all__ = [
    "SIZES",
    "chances",
    "check_budgets",
    "check_not_gaussian",
    "octahedron",
    "predict",
    "share_of_zeros",
]
