"""Which methods arrive at exactly 0, and when."""

from ...course.predict import predict
from .convergence import gaps, zeros
from .exercise import check_arrival
from .shrinking import spring_and_gravity
from .two_weights import on_contours

__all__ = [
    "check_arrival",
    "gaps",
    "on_contours",
    "predict",
    "spring_and_gravity",
    "zeros",
]
