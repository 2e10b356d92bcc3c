"""What moves in a picture: arrays, a role and a panel.  A nan or a masked number in either lifts the pen."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..validate import number, unmasked
from .theme import FONT, ROLES

ALIGN = ("left", "center", "right")
LARGEST = 500  # points of a letter, which is drawn as an image


@dataclass(frozen=True, eq=False)
class _Points:
    """Points in data coordinates, in a role, on a panel.

    Parameters
    ----------
    x, y : array_like
        Numbers or 1-D arrays that broadcast to one length; nan lifts the pen, empty arrays hide the mark.
    role : str
        A key of `l1l2.drawing.theme.ROLES`: how it looks.
    panel : str
        A letter of the picture's mosaic: where it stands.
    """

    x: Any
    y: Any
    role: str
    panel: str = "A"

    def __post_init__(self) -> None:
        _check_mark(self)


class Line(_Points):
    """A polyline through (x, y)."""


class Area(_Points):
    """Filled closed polygons with corners (x, y), separated by nan."""


class Dots(_Points):
    """The role's marker at each point (x, y)."""


@dataclass(frozen=True, eq=False)
class Text:
    """One line of words at each point (x, y), which lies on their baseline.

    Parameters
    ----------
    x, y, role, panel
        As in `Line`.
    text : str
        Printed as it is: no mathematics between dollar signs and no line breaks; the browser has neither.
    align : {"center", "left", "right"}
        Which end of the words stands at x.
    size : float
        Of the letters, in points; at most 500.
    """

    x: Any
    y: Any
    text: str
    role: str
    panel: str = "A"
    align: str = "center"
    size: float = FONT

    def __post_init__(self) -> None:
        _check_mark(self)
        if not isinstance(self.text, str):
            raise TypeError(f"Text: text={self.text!r}; give a string")
        if "\n" in self.text:
            raise ValueError(f"Text: text={self.text!r}; give one line")
        if self.align not in ALIGN:
            raise ValueError(f"Text: align={self.align!r}; give one of {', '.join(ALIGN)}")
        number(self.size, "Text: size", above=0, most=LARGEST)


Mark = Line | Area | Dots | Text


def bars(x: ArrayLike, height: ArrayLike, role: str, panel: str = "A", width: float = 0.8) -> Area:
    """Return upright bars: rectangles from 0 to each height, centred at x.

    Parameters
    ----------
    x, height : array_like
        Numbers or 1-D arrays that broadcast to one length, in data units; a nan hides its bar.
    role, panel : str
        As in `Line`.
    width : float
        Of each bar, in units of x.
    """
    across, along = _make_rectangles("bars", x=x, height=height, width=width)
    return Area(across, along, role, panel)


def barh(y: ArrayLike, length: ArrayLike, role: str, panel: str = "A", width: float = 0.8) -> Area:
    """Return lying bars: rectangles from 0 to each length, centred at y.

    Parameters
    ----------
    y, length : array_like
        Numbers or 1-D arrays that broadcast to one length, in data units; a nan hides its bar.
    role, panel : str
        As in `Line`.
    width : float
        Of each bar, in units of y.
    """
    across, along = _make_rectangles("barh", y=y, length=length, width=width)
    return Area(along, across, role, panel)


def arrow(
    x: ArrayLike,
    y: ArrayLike,
    dx: ArrayLike,
    dy: ArrayLike,
    role: str,
    panel: str = "A",
    head: float | tuple[float, float] = 0.1,
) -> Line:
    """Return arrows from (x, y) to (x + dx, y + dy), as one line; an arrow of length 0 is not drawn.

    Parameters
    ----------
    x, y, dx, dy : array_like
        Numbers or 1-D arrays that broadcast to one length.
    role, panel : str
        As in `Line`.
    head : float or (float, float)
        Length of the head in data units; two numbers, of x and of y, where the axes have different units.
    """
    x, y, dx, dy = _broadcast("arrow", x=x, y=y, dx=dx, dy=dy)
    unit = _make_vector("arrow", "head", head)
    if unit.size > 2 or not (unit > 0).all():
        raise ValueError(f"arrow: head={head!r}; give one or two positive lengths")
    unit = np.broadcast_to(unit, 2)
    u, v = dx / unit[0], dy / unit[1]
    length = np.hypot(u, v)
    length = np.where(length > 0, length, np.nan)
    u, v = u / length, v / length
    tail = x + 0 * u, y + 0 * v
    tip = tail[0] + dx, tail[1] + dy
    half, lift = 0.45, np.full_like(u, np.nan)
    left = tip[0] - unit[0] * (u - half * v), tip[1] - unit[1] * (v + half * u)
    right = tip[0] - unit[0] * (u + half * v), tip[1] - unit[1] * (v - half * u)
    # Every stroke starts at the tip, so that a dashed arrow is solid where it points.
    xs, ys = (
        np.stack([tip[i], tail[i], lift, tip[i], left[i], lift, tip[i], right[i], lift], 1).ravel()
        for i in (0, 1)
    )
    return Line(xs, ys, role, panel)


def _make_rectangles(name: str, *, width: float, **given: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of bars, across and along them: five a bar, of which the fifth lifts the pen."""
    number(width, f"{name}: width", above=0)
    at, to = _broadcast(name, **given)
    lift, foot = np.full_like(at, np.nan), 0 * to
    left, right = at - width / 2, at + width / 2
    across = np.stack([left, left, right, right, lift], 1).ravel()
    along = np.stack([foot, to, to, foot, lift], 1).ravel()
    return across, along


def _make_vector(mark: str, name: str, value: ArrayLike) -> np.ndarray:
    """Return a fresh 1-D array that no one can write to."""
    try:
        given = unmasked(value)
    except ValueError:
        raise ValueError(
            f"{mark}: {name}={value!r} has rows of different lengths; give a 1-D array"
        ) from None
    if given.dtype.kind not in "biuf":
        raise TypeError(f"{mark}: {name}={value!r}; give a number or an array of numbers")
    out = np.array(given, float, ndmin=1)
    if out.ndim != 1:
        raise ValueError(f"{mark}: {name} has shape {out.shape}; give a number or a 1-D array")
    if np.count_nonzero(infinite := np.isinf(out)):  # takes a third of the time of any()
        raise ValueError(
            f"{mark}: {name} is infinite at index {infinite.argmax()}; "
            "give finite numbers, or nan to lift the pen"
        )
    out.flags.writeable = False
    return out


def _broadcast(mark: str, **given: ArrayLike) -> list[np.ndarray]:
    """Return fresh 1-D arrays of one length that no one can write to."""
    arrays = [_make_vector(mark, name, value) for name, value in given.items()]
    if len({a.size for a in arrays}) == 1:  # the usual case; numpy's broadcasting is slow on small arrays
        return arrays
    try:
        return list(np.broadcast_arrays(*arrays))
    except ValueError:
        sizes = ", ".join(f"{name} has {a.size}" for name, a in zip(given, arrays, strict=True))
        raise ValueError(f"{mark}: {sizes} values; give as many of each, or one") from None


def _check_mark(mark: Any) -> None:
    """Check a new mark and turn its coordinates into arrays of one length."""
    kind = type(mark).__name__
    if not isinstance(mark.role, str) or mark.role not in ROLES:
        raise ValueError(f"{kind}: role={mark.role!r}; give one of {', '.join(ROLES)}")
    if not isinstance(mark.panel, str):
        raise TypeError(f"{kind}: panel={mark.panel!r}; give a letter of the picture's mosaic")
    for name, value in zip("xy", _broadcast(kind, x=mark.x, y=mark.y), strict=True):
        object.__setattr__(mark, name, value)
