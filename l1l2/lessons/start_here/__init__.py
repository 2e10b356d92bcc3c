"""Ten coefficients: what happens to each when the fit may get worse, and the map of the course."""

from ...course.predict import predict
from .coefficients import equal_fit, equal_fit_with_noise
from .exercise import check_half
from .overview import course_map

__all__ = [
    "check_half",
    "course_map",
    "equal_fit",
    "equal_fit_with_noise",
    "predict",
]
