"""All λ at once: units, copies of a column, and what other libraries call λ."""

from ...course.predict import predict
from .columns import units
from .conventions import dictionary
from .copies import near_copies, twice
from .exercise import check_copy, check_translation, check_unit
from .knots import correlated_paths, diabetes_paths

__all__ = [
    "check_copy",
    "check_translation",
    "check_unit",
    "correlated_paths",
    "diabetes_paths",
    "dictionary",
    "near_copies",
    "predict",
    "twice",
    "units",
]
