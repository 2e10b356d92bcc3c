"""Where a picture's words and dots lie, in CSS pixels, and what room a picture takes on a page."""

import math
import re
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.text import Text as Words
from matplotlib.textpath import TextPath

from l1l2.drawing import Dots, Text
from l1l2.drawing.table import POINT
from l1l2.drawing.theme import FAMILY, ROLES

SOURCES = Path(__file__).parents[1] / "notebooks" / "src"
SLIDER, LINE, LETTERS, GATE = 34, 22, 120, 40  # heights on a page; letters to a line of 880 pixels


@cache
def ink(text, size):
    """Left, bottom, right and top of the letters themselves, around the point that they stand on."""
    path = TextPath((0, 0), text.replace("$", "S"), size=size * POINT, prop=FontProperties(family=FAMILY))
    # A letter's curves lie between their control points, and the outermost of these lie on it.
    x, y = path.vertices[path.codes != Outline.CLOSEPOLY].T
    return x.min(), y.min(), x.max(), y.max()


def boxes(mark, ax):
    """Yield left, bottom, right and top of each of a mark's words or dots that is seen in its panel."""
    css = 100 / ax.figure.dpi
    for x, y in css * ax.transData.transform(np.column_stack([mark.x, mark.y])):
        if math.isnan(x + y):
            continue
        if isinstance(mark, Text):
            left, low, right, high = ink(mark.text, mark.size)
            shift = {"left": 0.0, "center": -(left + right) / 2, "right": -right}[mark.align]
            yield x + left + shift, y + low, x + right + shift, y + high
        elif (np.array([x, y]) > panel(ax)[:2] - 1).all() and (np.array([x, y]) < panel(ax)[2:] + 1).all():
            half = ROLES[mark.role].size / 2 * POINT
            yield x - half, y - half, x + half, y + half


def panel(ax):
    return ax.bbox.extents * (100 / ax.figure.dpi)


def cuts(frame, axes, room=1.5):
    """Return the words and dots that their panel cuts by more than `room` pixels."""
    found = []
    for mark in frame.marks:
        if not isinstance(mark, Dots) and not (isinstance(mark, Text) and mark.text):
            continue
        left, low, right, high = panel(axes[mark.panel])
        for box in boxes(mark, axes[mark.panel]):
            if max(left - box[0], low - box[1], box[2] - right, box[3] - high) > room:
                found.append((mark.panel, getattr(mark, "text", mark.role), [round(side) for side in box]))
    return found


def printed(canvas):
    """Return the words of the stage that are seen, and their boxes."""
    css, renderer = 100 / canvas.figure.dpi, canvas.get_renderer()
    words = [t for t in canvas.figure.findobj(Words) if t.get_visible() and t.get_text().strip()]
    found = [(t.get_text(), t.get_window_extent(renderer).extents * css) for t in words]
    # Ticks beyond the ends of an axis are words, too, and are not drawn.
    ends = [
        tick.label1 for ax in canvas.figure.axes for axis in (ax.xaxis, ax.yaxis) for tick in _hidden(axis)
    ]
    unseen = {id(words) for words in ends}
    return [pair for t, pair in zip(words, found, strict=True) if id(t) not in unseen]


def _hidden(axis):
    low, high = sorted(axis.get_view_interval())
    return [tick for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high]


def collisions(frame, axes, stage):
    """Return pairs of words that lie on each other: moving words, and those of the stage."""
    moving = [
        (mark.text, box)
        for mark in frame.marks
        if isinstance(mark, Text) and mark.text
        for box in boxes(mark, axes[mark.panel])
    ]
    # The box of printed words holds room above and below their letters.
    still = [
        (text, (x, y + 0.25 * (v - y) / (1 + text.count("\n")), u, v - 2)) for text, (x, y, u, v) in stage
    ]
    return [
        (one, other)
        for i, (one, a) in enumerate(moving)
        for other, b in moving[i + 1 :] + still
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]


def every_frame(picture):
    """Yield each layer's frames, all of them: what no other layer changes is looked at once."""
    for layer in picture.frames:
        for values in product(*(picture.controls[name].values for name in picture.over(layer))):
            yield layer(**dict(zip(picture.over(layer), values, strict=True)))


def samples(picture):
    """Return states: start, telling, corners, and each value of each control."""
    each = [{name: value} for name, control in picture.controls.items() for value in control.values]
    return [picture.params(**state) for state in ({}, picture.telling, *picture.corners(), *each)]


def bulge(line, ax):
    """Return how far, in pixels, a smooth curve is from the strokes through its points, at the worst place.

    A point is four times as far from the stroke between its neighbours as the curve is from its own strokes.
    """
    at = ax.transData.transform(np.column_stack([line.x, line.y])) * (100 / ax.figure.dpi)
    (x, y), (u, v) = (at[1:-1] - at[:-2]).T, (at[2:] - at[:-2]).T
    across = np.hypot(u, v)
    off = np.abs(x * v - y * u) / np.where(across > 0, across, np.nan)
    return float(np.nanmax(off / 4, initial=0))


@cache
def gated():
    """Return the names of the pictures that a notebook shows behind a question."""
    found = (
        re.findall(r'predict\(\s*"(\w+)/\w+", (\w+)\(', path.read_text()) for path in SOURCES.glob("*.py")
    )
    return {f"{lesson}.{name}" for pairs in found for lesson, name in pairs}


def height(picture, frames):
    """Return what a picture, its sliders, the longest of these captions and a folded gate take, in pixels."""
    longest = max(len(without_proof(frame.caption)) for frame in frames)
    sliders, lines = SLIDER * len(picture.controls), max(1, math.ceil(longest / LETTERS))
    return 100 * picture.figsize[1] + sliders + LINE * lines + GATE * (picture.name in gated())


def without_proof(caption):
    """A badge holds the sentences that prove a caption."""
    for proof in getattr(caption, "proofs", ()):
        caption = caption.replace(proof, "")
    return caption.strip()
