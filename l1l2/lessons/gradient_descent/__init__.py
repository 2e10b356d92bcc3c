"""Which methods arrive at exactly 0, and when."""

from ...course.predict import predict
from .convergence import gaps, zeros
from .exercise import check_arrival, check_caught, check_one_step
from .shrinking import push_and_spring
from .two_weights import on_contours

__all__ = [
    "check_arrival",
    "check_caught",
    "check_one_step",
    "gaps",
    "on_contours",
    "predict",
    "push_and_spring",
    "zeros",
]
