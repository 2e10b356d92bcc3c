"""Ten coefficients: what happens to each when the fit may get worse, and the map of the course."""

from ...course.predict import predict
from .coefficients import equal_fit, equal_fit_with_noise
from .exercise import check_half, check_lost_lam, check_three, find_lost_solution
from .overview import course_map
from .zero_condition import optimality_at_zero

__all__ = [
    "check_half",
    "check_lost_lam",
    "check_three",
    "course_map",
    "equal_fit",
    "equal_fit_with_noise",
    "find_lost_solution",
    "optimality_at_zero",
    "predict",
]
