"""Where L1 and L2 act without being written down: early stopping, products, small starts, codes."""

from ...course.predict import predict
from .codes import kept_sizes
from .exercise import check_dropout, check_leaf, check_match, check_online
from .products import weight_as_product
from .starts import small_starts
from .stopping import stop_early
from .streams import run_stream

__all__ = [
    "check_dropout",
    "check_leaf",
    "check_match",
    "check_online",
    "kept_sizes",
    "predict",
    "run_stream",
    "small_starts",
    "stop_early",
    "weight_as_product",
]
