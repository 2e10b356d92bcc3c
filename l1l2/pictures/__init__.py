"""The pictures of the course, one module an explanation.

`PICTURES` is their register: name -> maker.  The tests try every one of them at every corner of its controls.
"""

from collections.abc import Callable

from ..drawing.picture import Picture
from .balance import force_balance
from .balls import growing_circle, growing_diamond, unit_balls
from .bars import exchange, level_out, one_survives
from .belief import diamonds, estimates, update
from .contours import drag_target, price_of_budget, turn_ellipse
from .corners import corner_chance, zero_map
from .course import course_map
from .intervals import diabetes
from .kink import logistic, one_weight
from .kkt import correlations
from .mixture import scales
from .path import equal_fit, equal_fit_with_noise
from .pull import spring_and_gravity
from .race import gaps, on_contours, zeros
from .rounding import rounded
from .squares import gap, p_family, two_games
from .thresholds import minimisers
from .together import one_lambda

PICTURES: dict[str, Callable[[], Picture]] = {
    f"{maker.__module__.rpartition('.')[2]}.{maker.__name__}": maker
    for maker in (
        growing_circle,
        growing_diamond,
        unit_balls,
        exchange,
        level_out,
        one_survives,
        drag_target,
        price_of_budget,
        turn_ellipse,
        corner_chance,
        zero_map,
        course_map,
        update,
        estimates,
        diamonds,
        scales,
        diabetes,
        equal_fit,
        equal_fit_with_noise,
        gap,
        p_family,
        two_games,
        one_weight,
        logistic,
        force_balance,
        minimisers,
        rounded,
        correlations,
        spring_and_gravity,
        one_lambda,
        on_contours,
        gaps,
        zeros,
    )
}

__all__ = [
    "PICTURES",
    "corner_chance",
    "correlations",
    "course_map",
    "diabetes",
    "diamonds",
    "drag_target",
    "equal_fit",
    "equal_fit_with_noise",
    "estimates",
    "exchange",
    "force_balance",
    "gap",
    "gaps",
    "growing_circle",
    "growing_diamond",
    "level_out",
    "logistic",
    "minimisers",
    "on_contours",
    "one_lambda",
    "one_survives",
    "one_weight",
    "p_family",
    "price_of_budget",
    "rounded",
    "scales",
    "spring_and_gravity",
    "turn_ellipse",
    "two_games",
    "unit_balls",
    "update",
    "zero_map",
    "zeros",
]
