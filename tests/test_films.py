"""tools/films.py: the last frame of each film shows its theorem, computed from its marks, not its caption."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from l1l2.drawing import Area, Dots
from l1l2.drawing.render import painter
from tools import films

ROOT = Path(__file__).resolve().parents[1]
FILMS = [
    "fixed_sizes",
    "fixed_squares",
    "two_games",
    "growing_circle",
    "growing_diamond",
    "push_and_spring",
]


def frame(name, at):
    picture = films.shown(name)
    return picture.frame(moment=picture.controls["moment"].values[at])


def rectangles(mark):
    """Width, height and area of each rectangle of an area; none for a bar of height 0."""
    corners = np.column_stack([mark.x, mark.y]).reshape(-1, 5, 2)[:, :4]
    sizes = np.ptp(corners, axis=1)
    sizes = sizes[~np.isnan(sizes).any(axis=1)]
    return sizes[:, 0], sizes[:, 1], sizes.prod(axis=1)


def marks_of(shown, kind, role, panel):
    return [m for m in shown.marks if (type(m), m.role, m.panel) == (kind, role, panel)]


def test_fixed_sizes_ends_with_equal_bars():
    for at, equal in (0, False), (-1, True):
        shown = frame("fixed_sizes", at)
        (drawn,) = marks_of(shown, Area, "l2", "A")
        _, heights, _ = rectangles(drawn)
        assert len(heights) == 5
        assert heights.sum() == pytest.approx(1, abs=1e-12)  # what is held
        assert (np.ptp(heights) < 1e-4) == equal
        (squares,) = marks_of(shown, Area, "l2", "B")
        assert rectangles(squares)[0].sum() == pytest.approx((heights**2).sum(), abs=1e-12)
    assert np.allclose(heights, 1 / 5, atol=1e-4)
    assert (heights**2).sum() == pytest.approx(1 / 5, abs=1e-8)


def test_fixed_squares_ends_with_one_bar():
    for at, alive in (0, 5), (-1, 1):
        shown = frame("fixed_squares", at)
        (drawn,), (dead,) = (marks_of(shown, kind, "l1", "A") for kind in (Area, Dots))
        _, heights, _ = rectangles(drawn)
        assert len(heights) == alive == 5 - len(dead.x)
        assert (heights**2).sum() == pytest.approx(1, abs=1e-12)  # what is held
        (sizes,) = marks_of(shown, Area, "l1", "B")
        assert rectangles(sizes)[0].sum() == pytest.approx(heights.sum(), abs=1e-12)
    assert heights == pytest.approx([1])


def test_two_games_has_the_areas_of_the_inequality_in_every_frame():
    picture = films.shown("two_games")
    areas = []
    for moment in picture.controls["moment"].values:
        shown = picture.frame(moment=moment)
        (drawn,) = marks_of(shown, Area, "target", "A")
        heights = rectangles(drawn)[1]
        (gap,), (diagonal,) = (marks_of(shown, Area, role, "B") for role in ("l1", "l2"))
        two, rest = rectangles(diagonal)[2].sum(), rectangles(gap)[2].sum()
        assert two == pytest.approx((heights**2).sum(), abs=1e-12)
        assert two + rest == pytest.approx(heights.sum() ** 2, abs=1e-12)
        areas.append((two + rest, two))
    one, two = np.array(areas).T
    assert np.all(two <= one + 1e-12)
    turn = int((np.diff(two) < -1e-9).sum())
    assert np.allclose(one[: turn + 1], one[0], atol=1e-12)  # first ||x||_1 is held, and ||x||_2 falls
    assert np.allclose(two[turn:], two[turn], atol=1e-12)  # then ||x||_2 is held, and ||x||_1 falls
    assert one[0] / two[turn] == pytest.approx(3, abs=0.02)  # almost three equal bars
    assert one[-1] == pytest.approx(two[-1], abs=1e-12)  # one bar: no gap


@pytest.mark.parametrize(
    ("name", "role", "touching", "radius"),
    [
        ("growing_circle", "l2", [(x, y) for x in (-0.5, 0.5) for y in (-0.5, 0.5)], np.sqrt(0.5)),
        ("growing_diamond", "l1", [(-1, 0), (0, -1), (0, 1), (1, 0)], 1),
    ],
)
def test_the_growing_shapes_end_with_the_four_touching_points(name, role, touching, radius):
    assert not any(m.x.size for m in marks_of(frame(name, 0), Dots, role, "A"))
    shown = frame(name, -1)
    (points,) = marks_of(shown, Dots, role, "A")
    found = sorted(zip(points.x.round(9) + 0.0, points.y.round(9) + 0.0, strict=True))
    assert np.allclose(found, touching, atol=1e-9)
    (ball,) = marks_of(shown, Area, role, "A")
    order = {"l1": 1, "l2": 2}[role]
    corners = np.column_stack([ball.x, ball.y])
    assert np.nanmax(np.linalg.norm(corners, order, axis=1)) == pytest.approx(radius, abs=1e-9)


@pytest.mark.parametrize("name", FILMS)
def test_the_last_frame_is_held_for_a_second(name):
    picture = films.shown(name)
    captions = [picture.frame(moment=moment).caption for moment in picture.controls["moment"].values]
    held = sum(caption == captions[-1] for caption in captions)
    assert 1000 <= held * films.FILMS[name].ms <= 2000
    assert 3500 <= len(captions) * films.FILMS[name].ms <= 8000


@pytest.mark.parametrize("suffix", [".gif", ".mp4"])
@pytest.mark.parametrize("name", FILMS)
def test_the_files_are_there_and_small(name, suffix):
    path = films.FOLDER / (name + suffix)
    assert 10_000 < path.stat().st_size <= {".gif": 400_000, ".mp4": 200_000}[suffix]


@pytest.mark.parametrize("name", FILMS)
def test_the_files_show_todays_pictures(name):
    """A film is derived and must not fall behind its picture: first and last frame of each GIF."""
    picture = films.shown(name)
    paint = painter(picture, films.FILMS[name].dpi)
    with Image.open(films.FOLDER / f"{name}.gif") as movie:
        filmed = [np.asarray(image.convert("RGB"), float) for image in ImageSequence.Iterator(movie)]
    for at in 0, -1:
        now = paint(picture.frame(moment=picture.controls["moment"].values[at]))
        assert np.abs(np.asarray(now.convert("RGB"), float) - filmed[at]).mean() < 1
