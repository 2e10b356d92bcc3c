"""A fixed budget split over bars: which split each norm likes best, and why."""

from ...course.predict import predict
from .exchanges import exchange
from .exercise import check_backwards
from .flows import level_out, one_survives

__all__ = [
    "check_backwards",
    "exchange",
    "level_out",
    "one_survives",
    "predict",
]
