"""Eight broken cells, each with a famous mistake."""

from .data import PURE_L1
from .exercise import (
    check_disc,
    check_outlier,
    check_point,
    check_rest,
    check_score,
    check_smallest,
    check_threshold,
    check_zeros,
)

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
