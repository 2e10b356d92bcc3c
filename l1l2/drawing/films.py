"""A picture over one of its controls, as a GIF, WebP or MP4 file."""

import os
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ..validate import instance, integer
from .files import replacing
from .picture import Picture
from .render import DPI, frames

SLOWEST = 60_000  # milliseconds a frame; GIF counts hundredths of a second up to 65,535


def film(
    picture: Picture,
    path: str | os.PathLike[str],
    over: str,
    *,
    ms: int = 80,
    dpi: int = DPI,
    progress: Callable[[int, int], object] = lambda done, total: None,
    **values: Any,
) -> Path:
    """Write a film that walks through one control; the other controls stand still.

    Parameters
    ----------
    picture : Picture
        What to film.
    path : path
        The file to write; its suffix chooses the kind: .gif or .webp, both without loss, or .mp4
        (needs the extra `films`).
    over : str
        The control to walk through, from its first value to its last.
    ms : int
        Milliseconds a frame, at most 60,000.
    dpi : int
        Pixels an inch of the picture's `figsize`.
    progress : callable
        Called after each frame with the numbers of frames done and to do.
    **values
        The other controls' values; those not given stand at their start.

    Returns
    -------
    Path
        The file written.  If anything fails, there is none, and an older file of that name is left as it was.

    Raises
    ------
    ValueError
        If the suffix is unknown, `over` is not a control, or a value is not one of its control's.
    FileNotFoundError
        If the folder of `path` does not exist.
    ImportError
        If an MP4 is asked for and imageio-ffmpeg is not installed.
    """
    path = Path(path)
    instance(picture, "picture", Picture, "a Picture, such as equal_fit()")
    if integer(ms, "ms", least=1) > SLOWEST:
        raise ValueError(f"ms: got {ms}; give an integer from 1 to {SLOWEST}")
    if path.suffix not in WRITERS:
        raise ValueError(f"path={str(path)!r} ends in {path.suffix!r}; give one of {', '.join(WRITERS)}")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"path={str(path)!r}: there is no folder {str(path.parent)!r}; make it first")

    def counted() -> Iterator[Image.Image]:
        for done, image in enumerate(frames(picture, over, dpi=dpi, **values), 1):
            yield image
            progress(done, len(picture.controls[over].values))

    with replacing(path) as unfinished:
        WRITERS[path.suffix](unfinished, counted(), ms)
    return path


def _write_gif(path: Path, images: Iterator[Image.Image], ms: int) -> None:
    next(images).save(path, save_all=True, append_images=images, duration=ms, loop=0)


def _write_webp(path: Path, images: Iterator[Image.Image], ms: int) -> None:
    rgb = (image.convert("RGB") for image in images)
    next(rgb).save(path, save_all=True, append_images=rgb, duration=ms, loop=0, lossless=True)


def _write_mp4(path: Path, images: Iterator[Image.Image], ms: int) -> None:
    try:
        from imageio_ffmpeg import write_frames
    except ImportError as error:
        raise ImportError(
            "MP4 needs imageio-ffmpeg: pip install l1l2[films]; or give a path ending in .webp"
        ) from error
    pixels = map(_even, images)
    first = next(pixels)
    to_file = write_frames(
        path,
        first.shape[1::-1],
        fps=1000 / ms,
        macro_block_size=2,
        output_params=["-crf", "16", "-movflags", "+faststart"],
    )
    to_file.send(None)
    try:
        for one in chain([first], pixels):
            to_file.send(one)
    finally:
        to_file.close()


def _even(image: Image.Image) -> np.ndarray:
    """Repeat the last row or column of an odd number: the codec stores colour for two by two pixels."""
    rest = [(0, image.height % 2), (0, image.width % 2), (0, 0)]
    return np.ascontiguousarray(np.pad(np.asarray(image.convert("RGB")), rest, mode="edge"))


WRITERS = {".gif": _write_gif, ".webp": _write_webp, ".mp4": _write_mp4}
