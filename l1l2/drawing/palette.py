"""Pixels in at most 256 colours: a third of the bytes, and on line art no eye sees it.

Colours are told apart by the upper five bits of each channel.  The table is the same for every picture and
every frame, so that nothing flickers in a film, and it holds white and the theme's own colours exactly.
"""

from functools import cache

import numpy as np
from PIL import Image

from .theme import FLAT

LEVELS = 32
SIZE = 256  # colours of a palette image


def reduce(rgba: np.ndarray) -> Image.Image:
    """Return a palette image of pixels, (height, width, 4) uint8; alpha is not looked at."""
    # A pixel is read as one number, lowest byte red, which takes a third of the time of three channels.
    # The number is signed, because in a browser bincount takes nothing wider than 32 bits with a sign.  The
    # highest byte, where the sign is, holds alpha: the masks below leave it out.
    pixel = rgba.view("<i4")[..., 0]
    bucket = (pixel >> 3 & 0x1F) << 10 | (pixel >> 6 & 0x3E0) | (pixel >> 19 & 0x1F)
    count = np.bincount(bucket.ravel(), minlength=LEVELS**3)
    used = np.argsort(-count, kind="stable")[: np.count_nonzero(count)]
    kept, rare = used[:SIZE], used[SIZE:]
    number = np.zeros(LEVELS**3, np.uint8)
    number[kept] = np.arange(len(kept))
    colours = _list_colours().astype(int)
    number[rare] = [((colours[kept] - colours[one]) ** 2).sum(1).argmin() for one in rare]
    image = Image.fromarray(number[bucket])
    image.putpalette(_list_colours()[kept].tobytes())
    return image


@cache
def _list_colours() -> np.ndarray:
    """Return the colour that stands for each bucket, (32768, 3) uint8."""
    level = np.arange(4, 256, 8, dtype=np.uint8)
    out = np.stack(np.meshgrid(level, level, level, indexing="ij"), -1)
    for colour in FLAT:
        exact = np.round(np.multiply(colour, 255)).astype(np.uint8)
        out[tuple(exact // 8)] = exact
    return out.reshape(-1, 3)
