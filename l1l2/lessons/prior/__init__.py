"""Penalties as priors: whose peak is sparse, and what else a posterior says."""

from ...course.predict import predict
from .exercise import check_belief, check_five, check_stack
from .intervals import credible_intervals
from .level_sets import diamonds
from .mixture import scale_mixture
from .posterior import estimates, update

__all__ = [
    "check_belief",
    "check_five",
    "check_stack",
    "credible_intervals",
    "diamonds",
    "estimates",
    "predict",
    "scale_mixture",
    "update",
]
