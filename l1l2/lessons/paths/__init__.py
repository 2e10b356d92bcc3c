"""All λ at once: units, copies of a column, how to choose, and what other libraries call λ."""

from ...course.predict import predict
from .choosing import two_rules
from .columns import units
from .conventions import dictionary
from .copies import near_copies, twice
from .exercise import check_translation
from .knots import correlated_paths, diabetes_paths
from .survivors import freedom, refit

__all__ = [
    "check_translation",
    "correlated_paths",
    "diabetes_paths",
    "dictionary",
    "freedom",
    "near_copies",
    "predict",
    "refit",
    "twice",
    "two_rules",
    "units",
]
