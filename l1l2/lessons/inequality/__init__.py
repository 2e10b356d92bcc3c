"""One square that holds both norms, and the count of equal bars that their quotient is."""

from ...course.predict import predict
from .exercise import check_weights
from .powers import p_family
from .squares import gap, two_games

__all__ = [
    "check_weights",
    "gap",
    "p_family",
    "predict",
    "two_games",
]
