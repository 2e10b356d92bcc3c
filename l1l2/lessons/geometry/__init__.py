"""Diamond and circle: which point touches first, and how often is it a corner?"""

from ...course.predict import predict
from .balls import growing_circle, growing_diamond, unit_balls
from .contours import drag_target, penalty_and_budget, turn_ellipse
from .corners import corner_chance, zero_map
from .exercise import check_corner, check_share

__all__ = [
    "check_corner",
    "check_share",
    "corner_chance",
    "drag_target",
    "growing_circle",
    "growing_diamond",
    "penalty_and_budget",
    "predict",
    "turn_ellipse",
    "unit_balls",
    "zero_map",
]
