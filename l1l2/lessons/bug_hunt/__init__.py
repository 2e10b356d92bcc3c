"""Eleven broken cells, each with a mistake that was made, or proposed, in public."""

from .data import PURE_L1
from .exercise import check_disc, check_point, check_score, check_zeros
from .exercise_objectives import check_outlier, check_rest, check_smallest, check_threshold
from .exercise_penalty import check_sensors, check_step, check_sum

__all__ = [
    "PURE_L1",
    "check_disc",
    "check_outlier",
    "check_point",
    "check_rest",
    "check_score",
    "check_sensors",
    "check_smallest",
    "check_step",
    "check_sum",
    "check_threshold",
    "check_zeros",
]
