"""Which λ, and what a selection may be trusted with: held-out rows, leaks, bias, degrees of freedom."""

from ...course.predict import predict
from .exercise import check_rule, check_steps
from .folds import two_rules
from .leaks import picked_noise
from .survivors import freedom, refit

__all__ = ["check_rule", "check_steps", "freedom", "picked_noise", "predict", "refit", "two_rules"]
