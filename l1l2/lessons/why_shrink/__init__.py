"""Why pay for coefficients at all: a wide table, the parts of its error, its axes, sparse and dense."""

from ...course.predict import predict
from .axes import principal_axes
from .density import sparse_or_dense
from .exercise import check_axis, check_better, check_ridge, check_shrink
from .samples import parts_of_error
from .table import fit_and_predict, wide_table

__all__ = [
    "check_axis",
    "check_better",
    "check_ridge",
    "check_shrink",
    "fit_and_predict",
    "parts_of_error",
    "predict",
    "principal_axes",
    "sparse_or_dense",
    "wide_table",
]
