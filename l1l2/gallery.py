"""Every picture of the course by name: ``PICTURES["geometry.drag_target"]`` makes it.

A lesson's picture is found by what its room exports: a function that returns a `Picture`.
"""

from collections.abc import Callable
from importlib import import_module
from inspect import isfunction, signature

from . import pictures
from .course.catalogue import rooms
from .drawing.picture import Picture


def pictures_of(lesson: str) -> dict[str, Callable[[], Picture]]:
    """Return the makers of a lesson's pictures by name, such as "geometry.drag_target"."""
    room = import_module(f"{__package__}.lessons.{lesson}")
    exported = ((name, getattr(room, name)) for name in room.__all__)
    return {
        f"{lesson}.{name}": maker
        for name, maker in exported
        if isfunction(maker) and signature(maker).return_annotation is Picture
    }


PICTURES: dict[str, Callable[[], Picture]] = pictures.PICTURES | {
    name: maker for lesson in rooms() for name, maker in pictures_of(lesson).items()
}
