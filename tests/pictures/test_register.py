"""Every registered picture, at every corner of its controls; a new one joins by being registered."""

import numpy as np
import pytest

from l1l2.drawing import still
from l1l2.pictures import PICTURES

NO_OPTIMUM: set[str] = {
    "balls.growing_circle",
    "balls.growing_diamond",
    "balls.unit_balls",
    "bars.exchange",
    "bars.level_out",
    "bars.one_survives",
    "belief.diamonds",
    "conventions.dictionary",
    "corners.corner_chance",
    "dimension.chances",
    "dimension.octahedron",
    "dimension.share_of_zeros",
    "mixture.scales",
    "phase.cliff",
    "pull.spring_and_gravity",
    "squares.gap",
    "squares.p_family",
    "squares.two_games",
}  # names of pictures that show no optimum, and so need no certificate


@pytest.fixture(scope="module", params=sorted(PICTURES))
def picture(request):
    return PICTURES[request.param]()


def every_value(picture):
    """The start of the other controls, and each value of each control."""
    yield {}
    for name, control in picture.controls.items():
        yield from ({name: value} for value in control.values)


def test_corners_can_be_drawn(picture):
    for corner in picture.corners():
        image = still(picture, **corner)
        assert image.png.startswith(b"\x89PNG")
        assert image.caption.endswith(".")


def test_marks_keep_kind_role_and_panel(picture):
    shapes = {
        tuple((type(mark), mark.role, mark.panel) for mark in picture.frame(**values).marks)
        for values in every_value(picture)
    }
    assert len(shapes) == 1


def test_marks_stay_near_their_panel(picture):
    """A mark far outside would be invisible, and beyond what a page can address."""
    from l1l2.drawing.render import staged

    _, axes = staged(picture, 100)
    for values in every_value(picture):
        for mark in picture.frame(**values).marks:
            ax = axes[mark.panel]
            for v, (low, high) in (mark.x, sorted(ax.get_xlim())), (mark.y, sorted(ax.get_ylim())):
                assert np.nanmin(v, initial=low) >= low - 3 * (high - low)
                assert np.nanmax(v, initial=high) <= high + 3 * (high - low)


@pytest.mark.parametrize("name", sorted(set(PICTURES) - NO_OPTIMUM))
def test_every_optimum_is_certified(name):
    picture = PICTURES[name]()
    for values in every_value(picture):
        caption = picture.frame(**values).caption
        assert "Certified: KKT violation below 1e-08." in caption, caption


def test_names_say_where_a_picture_lives():
    assert set(PICTURES) >= NO_OPTIMUM
    for name, maker in PICTURES.items():
        module, function = name.split(".")
        assert maker.__module__ == f"l1l2.pictures.{module}"
        assert maker.__name__ == function
        assert maker.__doc__
