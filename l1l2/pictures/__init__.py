"""The pictures of the lessons that have no room of their own yet, one module an explanation."""

from collections.abc import Callable

from ..drawing.picture import Picture
from .balance import force_balance
from .bars import exchange, level_out, one_survives
from .belief import diamonds, estimates, update
from .choosing import freedom, refit, two_rules
from .columns import near_copies, twice, units
from .conventions import dictionary
from .course import course_map
from .dimension import chances, octahedron, share_of_zeros
from .intervals import diabetes
from .kink import logistic, one_weight
from .kkt import correlations
from .knots import correlated_paths, diabetes_paths
from .mixture import scales
from .path import equal_fit, equal_fit_with_noise
from .phase import cliff
from .pull import spring_and_gravity
from .race import gaps, on_contours, zeros
from .rounding import rounded
from .sensing import fewer_measurements, noisy_measurements
from .squares import gap, p_family, two_games
from .thresholds import minimisers
from .together import one_lambda

PICTURES: dict[str, Callable[[], Picture]] = {
    f"{maker.__module__.rpartition('.')[2]}.{maker.__name__}": maker
    for maker in (
        exchange,
        level_out,
        one_survives,
        freedom,
        refit,
        two_rules,
        near_copies,
        twice,
        units,
        dictionary,
        course_map,
        chances,
        octahedron,
        share_of_zeros,
        correlated_paths,
        diabetes_paths,
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
        fewer_measurements,
        noisy_measurements,
        cliff,
        on_contours,
        gaps,
        zeros,
    )
}

__all__ = [
    "PICTURES",
    "chances",
    "cliff",
    "correlated_paths",
    "correlations",
    "course_map",
    "diabetes",
    "diabetes_paths",
    "diamonds",
    "dictionary",
    "equal_fit",
    "equal_fit_with_noise",
    "estimates",
    "exchange",
    "fewer_measurements",
    "force_balance",
    "freedom",
    "gap",
    "gaps",
    "level_out",
    "logistic",
    "minimisers",
    "near_copies",
    "noisy_measurements",
    "octahedron",
    "on_contours",
    "one_lambda",
    "one_survives",
    "one_weight",
    "p_family",
    "refit",
    "rounded",
    "scales",
    "share_of_zeros",
    "spring_and_gravity",
    "twice",
    "two_games",
    "two_rules",
    "units",
    "update",
    "zeros",
]
