"""From a mark to matplotlib's artists: the one place where roles meet matplotlib."""

from collections.abc import Iterator

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text as Words

from .marks import Area, Dots, Line, Mark, Text
from .theme import ROLES


def artists(mark: Mark) -> Iterator[Artist]:
    """Yield what matplotlib draws for one mark: nothing where the mark is hidden."""
    look = ROLES[mark.role]
    # matplotlib multiplies dashes by the line width; the theme states them in points.
    width = look.edge if isinstance(mark, Area) else look.width
    dash = (0, [length / width for length in look.dash]) if look.dash else "-"
    if isinstance(mark, Line):
        yield Line2D(
            mark.x,
            mark.y,
            color=look.color,
            lw=width,
            ls=dash,
            solid_joinstyle="round",
            solid_capstyle="round",
            dash_joinstyle="round",
            dash_capstyle="butt",
        )
    elif isinstance(mark, Area):
        if outline := _outline(mark.x, mark.y):
            inside = (look.color, look.alpha)
            yield PathPatch(
                outline, fc=inside, ec=look.color, lw=width, ls=dash, joinstyle="round", capstyle="butt"
            )
    elif isinstance(mark, Dots):
        thin = look.marker in "+x"  # strokes with no inside: the colour is in the edge
        edge = (look.color, 2.0) if thin else ("white", 1.0)
        yield Line2D(
            mark.x, mark.y, ls="", marker=look.marker, ms=look.size, mfc=look.color, mec=edge[0], mew=edge[1]
        )
    elif isinstance(mark, Text):
        for x, y in zip(mark.x, mark.y, strict=True):
            if not np.isnan(x + y):
                yield Words(
                    x,
                    y,
                    mark.text,
                    color=look.ink,
                    size=mark.size,
                    ha=mark.align,
                    va="baseline",
                    parse_math=False,
                    clip_on=True,
                    in_layout=False,
                )


def _outline(x: np.ndarray, y: np.ndarray) -> Path | None:
    """Return the closed polygons between the nans as one path; None where there are none."""
    solid = ~np.isnan(x + y)
    starts = np.flatnonzero(solid & ~np.r_[False, solid[:-1]])
    ends = np.flatnonzero(solid & ~np.r_[solid[1:], False])
    corners = [np.column_stack([x, y])[np.r_[a : b + 1, a]] for a, b in zip(starts, ends, strict=True)]
    if not corners:
        return None
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(c) - 2), Path.CLOSEPOLY] for c in corners]
    return Path(np.concatenate(corners), np.concatenate(codes))
