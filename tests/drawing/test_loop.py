"""A loop is a panel of a picture: what stands there is drawn, in the picture's own proportions."""

import re

import numpy as np
import pytest

from l1l2.drawing import Control, Dots, Frame, Line, Picture
from l1l2.drawing.loop import SIZE, STEPS, write_loop

WINDOW = ((0, 10), (0, 10))


def stage(axes):
    axes["A"].set(xlim=(0, 10), ylim=(0, 10))


def grow(t):
    x = np.arange(t + 1.0)
    return Frame((Line(x, x, "l1"), Line(x, 0 * x, "note"), Dots(t, t, "l1")))


def picture(frame=grow, values=tuple(range(11))):
    return Picture({"t": Control(values, "t")}, stage, (frame,), telling={"t": values[-1]})


def write(shown, roles=("l1",)):
    return write_loop(shown, "t", 'a "line"', panel="A", roles=roles, window=WINDOW)


def numbers(path):
    return [[float(part) for part in re.findall(r"-?\d+", stroke)] for stroke in path.split("M")[1:]]


def points(stroke):
    return np.cumsum(np.reshape(stroke, (-1, 2)), axis=0)


def test_it_stands_where_the_picture_tells():
    line, _ = re.findall(r' d="(M[^"]+)" data', write(picture()))
    way = points(numbers(line)[0])
    assert way[0].tolist() == [0, SIZE[1]] and way[-1].tolist() == [SIZE[0], 0]


def test_strokes_of_all_frames_have_one_length_so_that_they_can_be_interpolated():
    frames = [frame.split("|") for frame in re.findall(r'data-frames="([^"]+)"', write(picture()))]
    assert [len(frame) for frame in frames] == [11, 11]
    for frame in frames:
        assert len({len(re.findall(r"[a-zA-Z]|-?\d+", d)) for d in frame}) == 1
    assert points(numbers(frames[0][0])[0])[-1].tolist() == [0, SIZE[1]]


def test_only_the_roles_asked_for_are_drawn():
    assert "l1l2-note" not in write(picture()) and "l1l2-note" in write(picture(), ("l1", "note"))


def test_what_does_not_move_has_no_frames():
    assert "data-frames" not in write(picture(lambda t: Frame((Line([0, 1], [0, 1], "l1"),))))


def test_a_mark_may_come_and_go():
    page = write(picture(lambda t: Frame((Dots([1.0] * (t > 5), [1.0] * (t > 5), "l1"),))))
    frames = re.search(r'data-frames="([^"]*)"', page)[1].split("|")
    assert frames[0] == "" and frames[-1].startswith("M")


def test_many_values_give_no_more_frames_than_an_eye_needs():
    page = write(picture(values=tuple(range(101))))
    assert len(re.search(r'data-frames="([^"]*)"', page)[1].split("|")) == STEPS


@pytest.mark.parametrize("ratio", [1.0, "auto"])
def test_a_circle_stays_round_where_the_panel_says_so(ratio):
    def equal(axes):
        stage(axes)
        axes["A"].set_aspect(ratio)

    t = np.linspace(0, 2 * np.pi, 41)
    circle = Frame((Line(5 + np.cos(t), 5 + np.sin(t), "l1"),))
    shown = Picture({"t": Control((0, 1), "t")}, equal, (lambda t: circle,))
    way = points(numbers(re.search(r'l1" d="(M[^"]+)"', write(shown))[1])[0])
    width, height = np.ptp(way, axis=0)
    assert (abs(width - height) <= 2) == (ratio == 1.0)


def test_its_label_is_escaped():
    assert 'aria-label="a &quot;line&quot;"' in write(picture())
