"""The picture engine: marks over a stage, as a still, a film or sliders.  No mathematics of L1 or L2 here."""

from .films import film
from .live import Live
from .marks import Area, Dots, Line, Text, arrow, barh, bars
from .picture import Control, Frame, Handle, Picture
from .render import Still, draw, frames, still

__all__ = [
    "Area",
    "Control",
    "Dots",
    "Frame",
    "Handle",
    "Line",
    "Live",
    "Picture",
    "Still",
    "Text",
    "arrow",
    "barh",
    "bars",
    "draw",
    "film",
    "frames",
    "still",
]
