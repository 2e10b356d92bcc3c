"""Matplotlib draws a picture: into the reader's own axes, as a still, as a film.

One path makes stills and films: the stage is drawn once, its pixels are kept, and each frame's marks are
drawn over a copy of them.  The layout is frozen before the first mark, so that no mark can move an axis.
"""

import base64
import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from ..validate import instance, integer
from .artists import artists
from .palette import reduce
from .picture import Frame, Picture
from .theme import house

DPI = 100  # CSS pixels an inch: what a picture measures on a page
SHARP = 2 * DPI  # for screens with two pixels a CSS pixel
PIXELS = 50_000_000  # most of one image; matplotlib keeps several copies, 4 bytes a pixel


@dataclass(frozen=True)
class Still:
    """One frame as Jupyter shows it: a PNG, with the caption as alternative and plain text.

    Attributes
    ----------
    png : bytes
        The picture.
    caption : str
        One sentence with the picture's numbers.
    size : (int, int)
        Width and height on the page, in CSS pixels.
    """

    png: bytes = field(repr=False)
    caption: str
    size: tuple[int, int]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        width, height = self.size
        data = {"image/png": base64.b64encode(self.png).decode(), "text/plain": self.caption}
        return data, {"image/png": {"alt": self.caption, "width": width, "height": height}}


def draw(picture: Picture, axes: Axes | Mapping[str, Axes], **values: Any) -> Frame:
    """Draw the stage and the marks into axes of the reader's own figure.

    Parameters
    ----------
    picture : Picture
        What to draw.
    axes : Axes or mapping of str to Axes
        The axes of each panel; the axes themselves for a picture of one panel.
    **values
        The controls' values; those not given stand at their start.

    Returns
    -------
    Frame
        What was drawn, with its caption.

    Raises
    ------
    TypeError
        If `axes` are neither axes nor a mapping.
    ValueError
        If a panel has no axes, or a value is not one of its control's.
    """
    instance(picture, "picture", Picture, "a Picture, such as equal_fit()")
    if isinstance(axes, Axes):
        axes = {picture.panels[0]: axes}
    instance(axes, "axes", Mapping, "axes or a mapping from panels to axes")
    if missing := [panel for panel in picture.panels if panel not in axes]:
        raise ValueError(
            f"axes: none for panel {missing[0]!r}; give a mapping with {', '.join(picture.panels)}"
        )
    frame = picture.frame(**values)
    picture.stage(axes)
    with house():
        for order, mark in enumerate(frame.marks):
            for artist in artists(mark):
                axes[mark.panel].add_artist(artist).set_zorder(10 + order)
    return frame


def still(picture: Picture, *, dpi: int = DPI, **values: Any) -> Still:
    """Return one frame as a PNG and its caption.

    Parameters
    ----------
    picture : Picture
        What to draw.
    dpi : int
        Pixels an inch of the picture's `figsize`; the size on the page is the same for any.
    **values
        The controls' values; those not given stand at their start.  If none is given, the picture's telling
        frame.

    Raises
    ------
    TypeError
        If picture is not a Picture.
    ValueError
        If a value is not one of its control's, or `dpi` is too small, or makes more than 50 million pixels.
    """
    instance(picture, "picture", Picture, "a Picture, such as equal_fit()")
    _check_dpi(dpi, picture)
    frame = picture.frame(**values or picture.telling)
    image = painter(picture, dpi)(frame)
    return Still(png(image), frame.caption, (image.width * DPI // dpi, image.height * DPI // dpi))


def frames(picture: Picture, over: str, *, dpi: int = DPI, **values: Any) -> Iterator[Image.Image]:
    """Return a picture's images over one control, in order, each drawn when it is asked for.

    Raises
    ------
    TypeError
        If picture is not a Picture.
    ValueError
        If `over` is not a control, or also has a value given, or `dpi` is out of range.
    """
    instance(picture, "picture", Picture, "a Picture, such as equal_fit()")
    _check_dpi(dpi, picture)
    if over not in picture.controls or over in values:
        raise ValueError(
            f"over={over!r}; give a control whose value is not given: {', '.join(picture.controls)}"
        )
    picture.params(**values)
    paint = painter(picture, dpi)
    return (paint(picture.frame(**values, **{over: value})) for value in picture.controls[over].values)


def _check_dpi(dpi: int, picture: Picture) -> None:
    width, height = picture.figsize
    most = int((PIXELS / (width * height)) ** 0.5)
    if integer(dpi, "dpi", least=10) > most:
        raise ValueError(
            f"dpi: got {dpi}; give an integer from 10 to {most}, "
            f"{PIXELS:,} pixels of {width:g} x {height:g} inches"
        )


def staged(picture: Picture, dpi: int) -> tuple[FigureCanvasAgg, dict[str, Axes]]:
    """Return a canvas with the stage drawn and its layout frozen, and its axes by panel."""
    with house():
        figure = Figure(figsize=picture.figsize, dpi=dpi, layout="constrained")
        canvas = FigureCanvasAgg(figure)
        axes = figure.subplot_mosaic(picture.mosaic)
        picture.stage(axes)
        canvas.draw()
        figure.set_layout_engine("none")
    return canvas, axes


def painter(picture: Picture, dpi: int) -> Callable[[Frame], Image.Image]:
    """Return a function from a frame to its palette image, over a stage that is drawn once."""
    return painter_over(*staged(picture, dpi))


def painter_over(canvas: FigureCanvasAgg, axes: Mapping[str, Axes]) -> Callable[[Frame], Image.Image]:
    """Return a function from a frame to its palette image, over what `staged` returns."""
    background = canvas.copy_from_bbox(canvas.figure.bbox)

    def paint(frame: Frame) -> Image.Image:
        canvas.restore_region(background)
        with house():
            for mark in frame.marks:
                for artist in artists(mark):
                    axes[mark.panel].add_artist(artist)
                    axes[mark.panel].draw_artist(artist)
                    artist.remove()
        return reduce(np.asarray(canvas.buffer_rgba()))

    return paint


def png(image: Image.Image, effort: int = 9) -> bytes:
    """Encode an image as PNG; effort is zlib's, 1 (fast) to 9 (small)."""
    out = BytesIO()
    image.save(out, "png", compress_level=effort)
    return out.getvalue()


def img(shot: Still) -> str:
    """Return a still as an HTML image; decoded at once, or every move would flash white."""
    source = "data:image/png;base64," + base64.b64encode(shot.png).decode()
    style = f"display:block;width:{shot.size[0]}px;max-width:100%;height:auto"
    return f'<img src="{source}" alt="{html.escape(shot.caption)}" decoding="sync" style="{style}">'
