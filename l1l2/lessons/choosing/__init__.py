"""Which λ, and what a selection may be trusted with: held-out rows, leaks, bias, false columns."""

from ...course.predict import predict
from .exercise import check_rule, check_steps
from .exercise_stability import check_stability
from .folds import two_rules
from .irrepresentable import third_column
from .leaks import picked_noise
from .pvalues import count_small_p_values
from .survivors import freedom, refit

__all__ = [
    "check_rule",
    "check_stability",
    "check_steps",
    "count_small_p_values",
    "freedom",
    "picked_noise",
    "predict",
    "refit",
    "third_column",
    "two_rules",
]
