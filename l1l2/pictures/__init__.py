"""The pictures of the course, one module an explanation.

`PICTURES` is their register: name -> maker.  The tests try every one of them at every corner of its controls.
"""

from collections.abc import Callable

from ..drawing.picture import Picture
from .course import course_map
from .path import equal_fit, equal_fit_with_noise

PICTURES: dict[str, Callable[[], Picture]] = {
    f"{maker.__module__.rpartition('.')[2]}.{maker.__name__}": maker
    for maker in (course_map, equal_fit, equal_fit_with_noise)
}

__all__ = ["PICTURES", "course_map", "equal_fit", "equal_fit_with_noise"]
