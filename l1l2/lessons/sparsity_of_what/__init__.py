"""Sparse in which pieces: weights, groups of weights, jumps, ranks, and in which basis."""

from ...course.predict import predict
from .exercise import check_block, check_match, check_two_points
from .groups import weights_or_groups
from .jumps import steps_or_curve, taut_string
from .ranks import completion
from .rotations import turn_columns
from .rows import measure_rows

__all__ = [
    "check_block",
    "check_match",
    "check_two_points",
    "completion",
    "measure_rows",
    "predict",
    "steps_or_curve",
    "taut_string",
    "turn_columns",
    "weights_or_groups",
]
