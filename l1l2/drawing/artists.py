"""From a mark to matplotlib's artists, and their looks for the browser: where roles meet matplotlib."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text as Words

from .marks import Area, Dots, Line, Mark, Text
from .theme import ROLES, Style


def artists(mark: Mark) -> Iterator[Artist]:
    """Yield what matplotlib draws for one mark: nothing where the mark is hidden."""
    style = ROLES[mark.role]
    # matplotlib multiplies dashes by the line width; the theme states them in points.
    width = style.edge if isinstance(mark, Area) else style.width
    dash = (0, [length / width for length in style.dash]) if style.dash else "-"
    if isinstance(mark, Line):
        yield Line2D(
            mark.x,
            mark.y,
            color=style.color,
            lw=width,
            ls=dash,
            solid_joinstyle="round",
            solid_capstyle="round",
            dash_joinstyle="round",
            dash_capstyle="butt",
        )
    elif isinstance(mark, Area):
        if outline := _find_outline(mark.x, mark.y):
            inside = (style.color, style.alpha)
            yield PathPatch(
                outline, fc=inside, ec=style.color, lw=width, ls=dash, joinstyle="round", capstyle="butt"
            )
    elif isinstance(mark, Dots):
        edge = _find_rim(style)
        yield Line2D(
            mark.x,
            mark.y,
            ls="",
            marker=style.marker,
            ms=style.size,
            mfc=style.color,
            mec=edge[0],
            mew=edge[1],
        )
    elif isinstance(mark, Text):
        for x, y in zip(mark.x, mark.y, strict=True):
            if not np.isnan(x + y):
                yield Words(
                    x,
                    y,
                    mark.text,
                    color=style.ink,
                    size=mark.size,
                    ha=mark.align,
                    va="baseline",
                    parse_math=False,
                    clip_on=True,
                    in_layout=False,
                )


def look(style: Style, point: float) -> dict[str, Any]:
    """Return a role for the browser: its lengths times `point`, its marker as an SVG path."""
    color, width = _find_rim(style)
    return {
        "color": style.color,
        "ink": style.ink,
        "alpha": style.alpha,
        "dash": [length * point for length in style.dash],
        "width": style.width * point,
        "edge": style.edge * point,
        "marker": _write_svg(style.marker, style.size * point),
        "rim": color,
        "rimWidth": width * point,
    }


def _find_rim(style: Style) -> tuple[str, float]:
    """Return colour and width in points of a marker's edge."""
    thin = style.marker in "+x"  # these markers are strokes: the edge has their colour
    return (style.color, 2.0) if thin else ("white", 1.0)


def _write_svg(marker: str, size: float) -> str:
    """Return matplotlib's own marker around (0, 0) as an SVG path, y downwards."""
    shape = MarkerStyle(marker)
    path = shape.get_path().transformed(shape.get_transform())
    letters = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
    segments = []
    for corners, code in path.iter_segments(simplify=False):
        places = " ".join(f"{size * x:.4g} {-size * y:.4g}" for x, y in corners.reshape(-1, 2))
        segments.append("Z" if code == Path.CLOSEPOLY else letters[code] + places)
    return "".join(segments)


def _find_outline(x: np.ndarray, y: np.ndarray) -> Path | None:
    """Return the closed polygons between the nans as one path; None where there are none."""
    solid = ~np.isnan(x + y)
    starts = np.flatnonzero(solid & ~np.r_[False, solid[:-1]])
    ends = np.flatnonzero(solid & ~np.r_[solid[1:], False])
    corners = [np.column_stack([x, y])[np.r_[a : b + 1, a]] for a, b in zip(starts, ends, strict=True)]
    if not corners:
        return None
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(c) - 2), Path.CLOSEPOLY] for c in corners]
    return Path(np.concatenate(corners), np.concatenate(codes))
