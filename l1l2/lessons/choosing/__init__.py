"""Which λ, and what a selection may be trusted with: held-out rows, leaks, degrees of freedom, bias."""

from ...course.predict import predict
from .folds import two_rules
from .survivors import freedom, refit

__all__ = ["freedom", "predict", "refit", "two_rules"]
