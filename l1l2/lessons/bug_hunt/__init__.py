"""Eight broken cells, each with a famous mistake."""

from .data import PURE_L1
from .exercise import check_disc, check_point, check_score, check_zeros
from .exercise_objectives import check_outlier, check_rest, check_smallest, check_threshold

__all__ = [
    "PURE_L1",
    "check_disc",
    "check_outlier",
    "check_point",
    "check_rest",
    "check_score",
    "check_smallest",
    "check_threshold",
    "check_zeros",
]
