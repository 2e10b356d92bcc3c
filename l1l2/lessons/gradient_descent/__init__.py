"""Which methods arrive at exactly 0, and when."""

from ...course.predict import predict
from .convergence import gaps, on_contours, zeros
from .exercise import check_arrival
from .shrinking import spring_and_gravity

__all__ = [
    "check_arrival",
    "gaps",
    "on_contours",
    "predict",
    "spring_and_gravity",
    "zeros",
]
