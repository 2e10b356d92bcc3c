"""The page a notebook shows: a picture that moves at the screen's own rate, with no kernel and no network.

A picture may wait for a question.  Until the answer it stands where the question starts from, its controls
locked, and nothing shows what was asked.
"""

import base64
import html
import json
import os
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import numpy as np
from PIL.Image import Image, Resampling

from ..validate import instance
from ..words import language, say
from .assets import wrap
from .card import Gate, write_card
from .palette import reduce
from .picture import Frame, Picture, name_layer
from .render import DPI, SHARP, Still, img, painter, painter_over, png, staged, still
from .table import pack, title

__all__ = ["Live", "page"]

PARTS = "card", "table", "paint", "controls", "address", "live"
# Most of a page, its question and its own words included; the second if a handle drags two controls.
BYTES, HANDLE_BYTES = 160_000, 500_000


@dataclass(frozen=True, eq=False)
class Live:
    """A picture as a notebook shows it: alive.

    Where the environment says ``L1L2_DISPLAY=still``, a still and its caption; with a gate, the question, its
    replies and its answer as folds.

    Parameters
    ----------
    picture : Picture
        What to show.
    gate : Question, optional
        What to answer before the controls move.
    starts : mapping of str to value, or None
        How the controls stand until then; None shows the axes alone.
    shows : mapping of str to value
        How they stand afterwards; those not given stand at their start.

    Raises
    ------
    TypeError
        If picture or gate is something else.
    ValueError
        If there is a gate and the picture has no control that it could lock, or a state is none of the
        picture's.  When shown: if a frame does not fit into the table, or the page is over its budget.
    """

    picture: Picture
    gate: Gate | None = None
    starts: Mapping[str, Any] | None = field(default_factory=dict)
    shows: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        instance(self.picture, "picture", Picture, "a Picture")
        instance(self.gate, "gate", (Gate, type(None)), "a Question or None")
        if self.gate and not self.picture.controls:
            raise ValueError(f"gate: {title(self.picture)} has no control to lock; give none")
        for state in (self.starts or {}, self.shows):
            self.picture.params(**state)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        standing = os.environ.get("L1L2_DISPLAY") == "still"
        if standing and self.gate is None:
            return still(self.picture)._repr_mimebundle_()
        if standing and self.gate:  # its images stand in the folds
            return {"text/html": _write_folds(self, self.gate), "text/plain": str(self.gate)}, {}
        fragment, shot = _write_fragment(self)
        data, metadata = shot._repr_mimebundle_()
        if self.gate:
            data["text/plain"] = str(self.gate)
        return {"text/html": fragment, **data}, metadata


def page(picture: Picture, gate: Gate | None = None) -> str:
    """Return a whole HTML page that shows a picture alone: a file to open, with nothing else needed.

    Parameters
    ----------
    picture, gate
        As in `Live`.

    Raises
    ------
    ValueError
        As `Live` does.
    """
    fragment, shot = _write_fragment(Live(picture, gate))
    words = gate.prompt if gate else shot.caption
    name = html.escape(textwrap.shorten(words, 80, placeholder="…"))
    return f"""<!doctype html>
<html lang="{language().replace("_", "-")}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
:root {{ color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }}
@media (prefers-color-scheme: dark) {{ :root {{ background: #15191d; color: #e4e7eb }} }}
body {{ margin: 1em }}
h1 {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }}
</style>
<main>
<h1>{name}</h1>
{fragment}
</main>
</html>
"""


def _write_folds(live: Live, gate: Gate) -> str:
    """Return a gate for where no script runs: what it asks about, its replies and answer folded."""
    paint, first = painter(live.picture, DPI), _find_first_frame(live)
    asked, told = (
        Still(png(image := paint(frame)), frame.caption, image.size)
        for frame in (first, live.picture.frame(**live.shows or live.picture.telling))
    )
    return write_card(gate, img(asked), img(told))


def _write_fragment(live: Live) -> tuple[str, Still]:
    """Return the picture as HTML to stand in any page, and its still.

    Where scripts may not run, the still remains; with a gate, the question and its folds.
    """
    picture = live.picture
    canvas, axes = staged(picture, SHARP)
    paint = painter_over(canvas, axes)
    frame = _find_first_frame(live)
    image = paint(frame)
    # Nobody sees it where the page is alive, and the last tenth of its bytes takes as long as all else.
    shot = Still(
        png(image, effort=7), frame.caption, (image.width * DPI // SHARP, image.height * DPI // SHARP)
    )
    data = {
        "table": _encode_base64(pack(picture, axes)),
        "stage": _encode_base64(_encode_webp(paint(Frame(())))),
    }
    if picture.name:
        data["name"] = picture.name
    if live.gate:
        starts = None if live.starts is None else _find_positions(picture, live.starts)
        data |= {"starts": json.dumps(starts), "shows": json.dumps(_find_positions(picture, live.shows))}
    attributes = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in data.items())
    # Where a script may run, nobody sees it: one pixel a CSS pixel is enough.
    small = reduce(np.asarray(image.convert("RGBA").resize(shot.size, Resampling.LANCZOS)))
    plain = img(replace(shot, png=png(small)))
    fallback = write_card(live.gate, plain) if live.gate else plain
    body = f'<div class="l1l2" {attributes}>{fallback}</div>'
    fragment = wrap(body, *PARTS)
    budget = HANDLE_BYTES if picture.handle else BYTES
    if (taken := len(fragment.encode())) > budget:
        parts = ", ".join(f"{name} {len(value):,}" for name, value in {**data, "still": fallback}.items())
        layers = ", ".join(map(name_layer, picture.frames))
        raise ValueError(
            f"{title(picture)}, layers {layers}: its page takes {taken:,} bytes ({parts}), "
            f"at most {budget:,}; give controls fewer values, marks fewer points, or layers fewer controls"
        )
    return fragment, shot


def _find_first_frame(live: Live) -> Frame:
    """Return what stands there before anything moves."""
    if not live.gate:
        return live.picture.frame(**live.picture.telling)
    if live.starts is None:
        return Frame((), say("Hidden until the question is answered."))
    return live.picture.frame(**live.starts)


def _find_positions(picture: Picture, state: Mapping[str, Any]) -> list[int]:
    """Return where each control stands, as an index into its values."""
    at = picture.params(**state)
    return [control.values.index(at[name]) for name, control in picture.controls.items()]


def _encode_webp(image: Image) -> bytes:
    """Encode without loss, in less than PNG takes; fast enough to be done while a reader waits."""
    out = BytesIO()
    image.convert("RGB").save(out, "webp", lossless=True, method=1, quality=0)
    return out.getvalue()


def _encode_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
