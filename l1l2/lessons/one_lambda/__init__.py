"""Six explanations of one lasso, linked by one λ."""

from ...course.predict import predict
from .exercise import check_against, check_left
from .linked_views import link_views, one_lambda

__all__ = [
    "check_against",
    "check_left",
    "link_views",
    "one_lambda",
    "predict",
]
