"""The slope at 0: why a kink holds the minimum for a whole range of data."""

from ...course.predict import predict
from .balance import force_balance
from .exercise import check_logistic, check_other_curve, yes_or_no
from .kink import one_weight
from .kkt import correlations
from .logistic_loss import logistic
from .rounding import rounded
from .thresholds import minimisers

__all__ = [
    "check_logistic",
    "check_other_curve",
    "correlations",
    "force_balance",
    "logistic",
    "minimisers",
    "one_weight",
    "predict",
    "rounded",
    "yes_or_no",
]
