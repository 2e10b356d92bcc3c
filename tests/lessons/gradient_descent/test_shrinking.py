from itertools import product

import numpy as np
import pytest
from PIL import Image, ImageSequence

from l1l2.drawing import Dots, Line, film
from l1l2.lessons.gradient_descent import spring_and_gravity


@pytest.fixture(scope="module")
def picture():
    return spring_and_gravity()


def heights(picture, **values):
    dots = {m.role: float(m.y[0]) for m in picture.frame(**values).marks if isinstance(m, Dots)}
    return dots["l1"], dots["l2"]


def starts(picture):
    return product(picture.controls["start"].values, picture.controls["lam"].values)


def test_at_the_end_one_weight_rests_at_exactly_0_and_the_other_is_above_it(picture):
    last = picture.controls["time"].values[-1]
    for start, lam in starts(picture):
        constant, proportional = heights(picture, time=last, start=start, lam=lam)
        assert constant == 0
        assert proportional > 0


def test_every_height_is_the_formula_s(picture):
    for (start, lam), time in product(starts(picture), picture.controls["time"].values):
        constant, proportional = heights(picture, time=time, start=start, lam=lam)
        assert constant == max(start - time * lam / 16, 0)
        assert proportional == pytest.approx(start * (1 - lam / 16) ** time, rel=1e-12)


def test_constant_pull_arrives_at_the_step_that_is_marked(picture):
    for start, lam in starts(picture):
        frame = picture.frame(start=start, lam=lam)
        (mark,) = (m for m in frame.marks if isinstance(m, Line) and m.role == "note")
        arrival = int(mark.x[0])
        assert arrival == start / (lam / 16)
        assert heights(picture, time=arrival, start=start, lam=lam)[0] == 0
        assert heights(picture, time=arrival - 2, start=start, lam=lam)[0] > 0


def test_proportional_pull_is_the_stronger_only_above_height_1(picture):
    """Not "bigger, so faster": from 2, L2 is the first to fall below 1; below 1, L1 is faster."""
    values = picture.controls["time"].values
    path = np.array([heights(picture, time=time, start=2.0) for time in values])
    assert (path[1:, 1] < path[1:, 0])[path[1:, 0] >= 1].all()
    steps = -np.diff(path, axis=0)
    moving = path[1:, 0] > 0
    assert (steps[:, 0] > steps[:, 1])[moving & (path[:-1, 1] <= 1)].all()
    assert (steps[:, 0] < steps[:, 1])[path[1:, 1] >= 1].all()


def test_the_film_runs_over_time(picture, tmp_path):
    path = film(picture, tmp_path / "fall.webp", "time", ms=80, dpi=30)
    with Image.open(path) as movie:
        assert sum(1 for _ in ImageSequence.Iterator(movie)) == len(picture.controls["time"].values)
