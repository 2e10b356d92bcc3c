import re

import numpy as np
import pytest
from matplotlib.figure import Figure

from l1l2.drawing import Area, Control, Dots, Frame, Line, Picture, Text
from l1l2.drawing.artists import artists, look
from l1l2.drawing.render import painter
from l1l2.drawing.theme import ROLES


def painted(*marks):
    """Where marks leave ink on an empty panel, (100, 100) bool; data units are pixels, row 0 is y = 0."""

    def stage(axes):
        axes["A"].set_position([0, 0, 1, 1])
        axes["A"].set(xlim=(0, 100), ylim=(0, 100))
        axes["A"].set_axis_off()

    picture = Picture({"t": Control((0,), "t")}, stage, (lambda t: Frame(marks),), figsize=(1, 1))
    return (np.asarray(painter(picture, 100)(Frame(marks)).convert("L")) < 250)[::-1]


def test_a_nan_lifts_the_pen_of_a_line():
    ink = painted(Line([10, 40, np.nan, 60, 90], [50, 50, 50, 50, 50], "l1"))
    assert ink[50, 11:39].all()
    assert not ink[:, 44:56].any()
    assert ink[50, 61:89].all()


def test_a_nan_ends_a_polygon():
    x, y = [10, 10, 40, 40, np.nan, 60, 60, 90, 90], [10, 90, 90, 10, 0, 10, 90, 90, 10]
    ink = painted(Area(x, y, "l1"))
    assert ink[12:88, 12:38].all()
    assert not ink[:, 44:56].any()
    assert ink[12:88, 62:88].all()


def test_a_polygon_closes_itself():
    assert painted(Area([20, 20, 80], [20, 80, 50], "loss"))[25:40, 25].all()
    assert painted(Area([20, 80, 80, 20], [20, 20, 80, 80], "l1"))[22:78, 20].all()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("hide", [[], [np.nan], [np.nan, np.nan]])
def test_hidden_marks_leave_no_ink(role, hide):
    marks = [Line(hide, 50, role), Area(hide, 50, role), Dots(hide, 50, role), Text(hide, 50, "words", role)]
    assert not painted(*(mark for mark in marks)).any()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_draws_every_kind(role):
    assert painted(Line([10, 90], [10, 90], role)).any()
    assert painted(Dots(50, 50, role)).any()
    assert painted(Text(50, 50, "word", role)).any()
    assert painted(Area([10, 50, 90], [10, 90, 10], role))[20, 50]


@pytest.mark.parametrize("role", [role for role in ROLES if ROLES[role].dash])
@pytest.mark.parametrize("kind", [Line, Area])
def test_dashes_are_as_long_as_the_theme_says(role, kind):
    look = ROLES[role]
    artist = next(artists(kind([0, 1, 1], [0, 0, 1], role)))
    width = look.width if kind is Line else look.edge
    offset, pattern = artist._dash_pattern
    assert np.allclose(pattern, look.dash)
    assert offset == 0
    assert artist.get_linewidth() == width


@pytest.mark.parametrize("role", ROLES)
def test_a_page_draws_lines_and_outlines_as_wide_as_a_still(role):
    told = look(ROLES[role], 2)
    for kind, name in (Line, "width"), (Area, "edge"):
        assert told[name] == 2 * next(artists(kind([0, 1, 1], [0, 0, 1], role))).get_linewidth()


@pytest.mark.parametrize("role", [role for role in ROLES if ROLES[role].marker in "^*p"])
def test_markers_with_a_point_at_the_top_have_it_there_on_a_page(role):
    numbers = re.findall(r"-?\d[-.\de]*", look(ROLES[role], 1)["marker"])
    x, y = np.array(numbers, float).reshape(-1, 2).T
    assert x[y == y.min()] == pytest.approx(0)  # y downwards: the least is the top
    assert np.ptp(x[y == y.max()]) > 1


def test_words_stand_on_their_point_at_the_end_that_align_names():
    def columns(align):
        return np.flatnonzero(painted(Text(50, 50, "HHH", "l1", align=align)).any(0))

    assert columns("left").min() >= 50
    assert columns("right").max() <= 50
    assert abs(columns("center").mean() - 50) < 2
    rows = np.flatnonzero(painted(Text(50, 50, "HHH", "l1")).any(1))
    assert rows.min() in (49, 50, 51)


def test_words_are_printed_as_they_are():
    figure = Figure()
    words = figure.subplots().add_artist(next(artists(Text(0.5, 0.5, "costs $5 or $6", "l1"))))
    figure.canvas.draw()
    assert not words.get_parse_math()
