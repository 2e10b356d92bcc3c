"""Few measurements of a sparse signal: when the smallest L1 norm finds it."""

from ...course.predict import predict
from .exercise import check_budget, check_by_hand
from .exercise_proof import check_proof
from .measurements import fewer_measurements
from .noise import noisy_measurements
from .phase import cliff

__all__ = [
    "check_budget",
    "check_by_hand",
    "check_proof",
    "cliff",
    "fewer_measurements",
    "noisy_measurements",
    "predict",
]
