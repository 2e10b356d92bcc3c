"""Write a solver for the lasso, and prove that it has finished: thresholds, steps, the dual, the gap."""

from ...course.predict import predict
from .exercise import check_soft, check_update
from .exercise_dual import check_gap, check_knot, check_projection
from .exercise_steps import check_ista, check_momentum
from .loops import accelerate, descend, repeat, screen
from .polytope import dual_polytope
from .screening import screened
from .speed import measure_speed
from .stalled import has_it_finished, make_stalled
from .walls import residual_path

__all__ = [
    "accelerate",
    "check_gap",
    "check_ista",
    "check_knot",
    "check_momentum",
    "check_projection",
    "check_soft",
    "check_update",
    "descend",
    "dual_polytope",
    "has_it_finished",
    "make_stalled",
    "measure_speed",
    "predict",
    "repeat",
    "residual_path",
    "screen",
    "screened",
]
