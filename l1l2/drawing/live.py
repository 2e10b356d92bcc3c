"""The page a notebook shows: a picture that moves at the screen's own rate, with no kernel and no network."""

import base64
import html
import json
import os
import textwrap
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL.Image import Image

from ..validate import instance
from ..words import language, say
from .gate import Gate, form
from .picture import Frame, Picture
from .render import DPI, SHARP, Still, painter_over, png, staged, still
from .table import pack, title

__all__ = ["Live", "page"]

# Most of a page, its question and its own words included; the second if a handle drags two controls.
BYTES, HANDLE_BYTES = 160_000, 500_000


@dataclass(frozen=True, eq=False)
class Live:
    """A picture as a notebook shows it: alive.

    Where the environment says ``L1L2_DISPLAY=still``, the still and its caption alone.

    Parameters
    ----------
    picture : Picture
        What to show.
    gate : Question, optional
        What to answer before the controls move.

    Raises
    ------
    ValueError
        If there is a gate and the picture has no control that it could lock.  When shown: if a frame does not
        fit into the table, or the page is over its budget.
    """

    picture: Picture
    gate: Gate | None = None

    def __post_init__(self) -> None:
        instance(self.picture, "picture", Picture, "a Picture")
        instance(self.gate, "gate", (Gate, type(None)), "a Question or None")
        if self.gate and not self.picture.controls:
            raise ValueError(f"gate: {title(self.picture)} has no control to lock; give none")

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        if os.environ.get("L1L2_DISPLAY") == "still":
            return still(self.picture)._repr_mimebundle_()
        fragment, shot = _write_fragment(self)
        data, metadata = shot._repr_mimebundle_()
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
    words = gate.prompt if gate else shot.caption  # the caption would give the answer away
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


def _write_fragment(live: Live) -> tuple[str, Still]:
    """Return the picture as HTML to stand in any page, and its still.

    Where scripts may not run, the still remains.
    """
    picture = live.picture
    frame = picture.frame()
    canvas, axes = staged(picture, SHARP)
    paint = painter_over(canvas, axes)
    stage, shot = paint(Frame(())), paint(frame)
    size = shot.width * DPI // SHARP, shot.height * DPI // SHARP
    image = Still(png(shot), frame.caption, size)
    data = {
        "table": _encode_base64(pack(picture, axes)),
        "stage": _encode_base64(_encode_webp(stage)),
        "words": _list_words(),
    }
    if live.gate:
        data["gate"] = form(live.gate)
    attributes = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in data.items())
    source = f"data:image/png;base64,{_encode_base64(image.png)}"
    style, script = _files()
    alt = html.escape(frame.caption)
    fragment = (
        f"<style>\n{style}</style>\n"
        f'<div class="l1l2" {attributes}>'
        f'<img src="{source}" alt="{alt}" width="{size[0]}" height="{size[1]}"></div>\n'
        f'<script type="module">\n{script}</script>'
    )
    budget = HANDLE_BYTES if picture.handle else BYTES
    if (taken := len(fragment.encode())) > budget:
        parts = ", ".join(f"{name} {len(value):,}" for name, value in {**data, "still": source}.items())
        layers = ", ".join(getattr(layer, "__name__", repr(layer)) for layer in picture.frames)
        raise ValueError(
            f"{title(picture)}, layers {layers}: its page takes {taken:,} bytes ({parts}), "
            f"at most {budget:,}; give controls fewer values, marks fewer points, or layers fewer controls"
        )
    return fragment, image


@cache
def _files() -> tuple[str, str]:
    """Return the style and the script of every page."""
    style, script = (
        Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("live.css", "live.js")
    )
    return style, script


def _list_words() -> str:
    """Return the words of the page itself, by the names that live.js uses."""
    words = {
        "play": say("Play"),
        "pause": say("Pause"),
        "step": say("Step"),
        "draggable": say("draggable point"),
        "drag": say("Point: drag it, or use the four arrow keys"),
        "picture": say("Picture"),
        "hidden": say("Hidden until the question is answered."),
        "table": say("The picture in numbers"),
        "numbers": say("Numbers"),
        "column": say("the picture says"),
    }
    return json.dumps(words, ensure_ascii=False)


def _encode_webp(image: Image) -> bytes:
    """Encode without loss, in less than PNG takes; fast enough to be done while a reader waits."""
    out = BytesIO()
    image.convert("RGB").save(out, "webp", lossless=True, method=1, quality=0)
    return out.getvalue()


def _encode_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
