"""One square that holds both norms, the corners of a hull, and the count that L1 stands in for."""

from ...course.predict import predict
from .counting import below_the_count
from .directions import turn_direction
from .exercise import check_box, check_nearly, check_tie
from .squares import gap, two_games

__all__ = [
    "below_the_count",
    "check_box",
    "check_nearly",
    "check_tie",
    "gap",
    "predict",
    "turn_direction",
    "two_games",
]
