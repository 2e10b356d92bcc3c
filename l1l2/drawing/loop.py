"""One panel of a picture, small: an SVG of a few kilobytes that loop.js moves to and fro.

It stands at the picture's telling frame.  Words and ticks are left out: beside it stands what it says.
"""

import html
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.transforms import Transform

from ..validate import Array
from .marks import Area, Dots, Line, Mark, Text
from .picture import Picture
from .render import DPI, staged
from .theme import ROLES

SIZE = 480, 300  # units of the view box: two a CSS pixel
STEPS = 16  # frames at most: what lies between is interpolated
ROUND = {"o": 8, "D": 4}  # corners of a dot; others are round, and smaller

Window = tuple[tuple[float, float], tuple[float, float]]  # x and y, in the panel's data coordinates
Strokes = list[Array]  # each of points in units of the view box


def write_loop(
    picture: Picture, over: str, label: str, *, panel: str, roles: Sequence[str], window: Window
) -> str:
    """Return a panel of a picture as inline SVG.

    Parameters
    ----------
    picture : Picture
        Stands where it tells.
    over : str
        The control that moves it.
    label : str
        What it shows, for a reader who cannot see it.
    panel : str
        Which of its panels.
    roles : sequence of str
        Those of the marks to draw.
    window : pair of pairs
        What is shown: from and to, of x and of y, in data coordinates.

    Returns
    -------
    str
    """
    _, axes = staged(picture, DPI)
    place = _Place(axes[panel].transData, window, axes[panel].get_aspect() == 1.0)
    held = {name: value for name, value in picture.telling.items() if name != over}
    values = picture.controls[over].values
    chosen = np.unique(np.linspace(0, len(values) - 1, STEPS).round().astype(int))
    telling = values.index(picture.params(**picture.telling)[over])
    still, *frames = (
        _draw(picture, {**held, over: values[at]}, panel, roles, place) for at in (telling, *chosen)
    )
    paths = (
        _write_path(mark, shown, [frame[number][1] for frame in frames])
        for number, (mark, shown) in enumerate(still)
    )
    return (
        f'<svg class="l1l2-loop" viewBox="0 0 {SIZE[0]} {SIZE[1]}" role="img" '
        f'aria-label="{html.escape(label)}">'
        f'<path class="l1l2-axis" d="{place.axis}"/>{"".join(paths)}</svg>'
    )


class _Place:
    """From data coordinates to units of the view box."""

    def __init__(self, transform: Transform, window: Window, square: bool) -> None:
        corners = transform.transform(np.transpose(window))
        self.transform, self.low = transform, corners[0]
        self.scale = np.array(SIZE) / (corners[1] - corners[0])
        self.shift = np.zeros(2)
        if square:  # a circle stays round
            least = self.scale.min()
            self.shift = (np.array(SIZE) - (corners[1] - corners[0]) * least) / 2
            self.scale = np.full(2, least)

    def __call__(self, points: Array) -> Array:
        x, y = ((self.transform.transform(points) - self.low) * self.scale + self.shift).T
        return np.stack([x, SIZE[1] - y], 1)

    @property
    def axis(self) -> str:
        """The line at height 0."""
        _, zero = self(np.array([[1.0, 0.0]]))[0]
        return f"M0 {zero:.0f}h{SIZE[0]}"


def _draw(
    picture: Picture, values: dict[str, Any], panel: str, roles: Sequence[str], place: _Place
) -> list[tuple[Mark, Strokes]]:
    marks = (mark for mark in picture.frame(**values).marks if mark.panel == panel and mark.role in roles)
    return [(mark, _find_strokes(mark, place)) for mark in marks if not isinstance(mark, Text)]


def _find_strokes(mark: Line | Area | Dots, place: _Place) -> Strokes:
    points = np.stack([mark.x, mark.y], 1)
    known = ~np.isnan(points).any(1)
    if isinstance(mark, Dots):
        return [_write_dot(mark.role, place(point[None])) for point in points[known]]
    runs = np.split(points, np.flatnonzero(~known))
    return [place(run[~np.isnan(run).any(1)]) for run in runs if not np.isnan(run).any(1).all()]


def _write_dot(role: str, at: Array) -> Array:
    corners = ROUND.get(ROLES[role].marker, 8)
    turn = 2 * np.pi * np.arange(corners) / corners
    radius = 11 if ROLES[role].marker in ROUND else 9
    return at + radius * np.stack([np.cos(turn), np.sin(turn)], 1)


def _write_path(mark: Mark, shown: Strokes, frames: list[Strokes]) -> str:
    """Return a mark as a path; where all its frames have as many strokes, these are padded to one length."""
    everywhere = [shown, *frames]
    if len({len(strokes) for strokes in everywhere}) == 1:
        longest = [max(map(len, stroke)) for stroke in zip(*everywhere, strict=True)]
        everywhere = [
            [_pad(points, n) for points, n in zip(strokes, longest, strict=True)] for strokes in everywhere
        ]
    shape = "" if isinstance(mark, Line) else "z"
    first, *others = ("".join(_write_stroke(points, shape) for points in strokes) for strokes in everywhere)
    moves = f' data-frames="{"|".join(others)}"' if len(set(others)) > 1 else ""
    kind = type(mark).__name__.lower()
    return f'<path class="l1l2-{kind} l1l2-{mark.role}" d="{first}"{moves}/>'


def _pad(points: Array, length: int) -> Array:
    return np.pad(points, ((0, length - len(points)), (0, 0)), mode="edge")


def _write_stroke(points: Array, end: str) -> str:
    whole = np.round(points).astype(int)
    steps = " ".join(f"{x} {y}" for x, y in np.diff(whole, axis=0))
    return f"M{whole[0][0]} {whole[0][1]}l{steps or '0 0'}{end}"
