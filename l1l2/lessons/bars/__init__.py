"""A fixed budget split over bars: which split each norm likes best, and why."""

from ...course.predict import predict
from .exchanges import exchange
from .exercise import check_backwards, check_between, check_three_left
from .flows import fixed_sizes, fixed_squares

__all__ = [
    "check_backwards",
    "check_between",
    "check_three_left",
    "exchange",
    "fixed_sizes",
    "fixed_squares",
    "predict",
]
