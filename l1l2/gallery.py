"""Every picture of the course by name: ``PICTURES["geometry.drag_target"]`` makes it."""

from collections.abc import Callable

from .course.catalogue import order, pictures
from .drawing.picture import Picture

PICTURES: dict[str, Callable[[], Picture]] = {
    name: maker for lesson in order() for name, maker in pictures(lesson).items()
}
