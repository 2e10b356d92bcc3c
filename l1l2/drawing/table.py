"""Every frame of a picture, computed once and packed for a browser that knows neither axes nor mathematics.

A table is gzip of: the length of the head (uint32), the head (JSON), numbers (uint16); all little-endian.
The head says what stands where: a layer has marks, a mark has columns, a column has one row a frame, in the
order of `itertools.product` over the layer's controls.  Equal rows are stored once, and the numbers from
`index` on tell which row each frame shows (index -1: frame i shows row i).  A row of coordinates is stored as
differences, which compress well; a coordinate is ``round((pixels + PAD) * STEP)``, in CSS pixels from the
picture's top left corner; `LIFT` lifts the pen.
"""

import gzip
import json
from collections.abc import Mapping
from itertools import pairwise, product
from numbers import Real
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ..validate import Array, instance
from .artists import look
from .marks import Mark, Text
from .picture import Control, Frame, Layer, Picture, name_layer
from .render import DPI
from .theme import FAMILY, ROLES

STEP, PAD, LIFT = 16, 1024, 65535
FRAMES, HANDLE_FRAMES = 2_000, 10_000  # most of one layer; the second if a handle drags two controls
POINT = DPI / 72  # CSS pixels a point


def pack(picture: Picture, axes: Mapping[str, Axes]) -> bytes:
    """Return the table of every frame that the picture's controls can reach.

    Parameters
    ----------
    picture : Picture
        What to pack.
    axes : mapping of str to Axes
        The picture's own, drawn and with their layout frozen: `render.staged`.

    Raises
    ------
    ValueError
        If a layer has too many frames, its marks differ in more than coordinates and words, or a coordinate
        lies too far outside the picture; the message names picture, layer and control values.
    TypeError
        If a layer returns something else than a `Frame`.
    """
    numbers = bytearray()
    names = list(picture.controls)
    head = {
        "size": [side * DPI for side in picture.figsize],
        "step": STEP,
        "pad": PAD,
        "family": FAMILY,
        "panels": {panel: _measure_box(ax) for panel, ax in axes.items()},
        "roles": {role: look(style, POINT) for role, style in ROLES.items()},
        "controls": [_pack_control(name, control) for name, control in picture.controls.items()],
        "handle": _pack_handle(picture, axes),
        "layers": [
            {"over": [names.index(name) for name in picture.over(layer)]}
            | _pack_layer(picture, layer, axes, numbers)
            for layer in picture.frames
        ],
    }
    words = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    words += b" " * (len(words) % 2)  # the numbers behind it must start at an even byte
    return gzip.compress(len(words).to_bytes(4, "little") + words + numbers, mtime=0)


def title(picture: Picture) -> str:
    """Return how messages call a picture: by its stage, which is the function that has a name."""
    stage = picture.stage
    name = getattr(stage, "__qualname__", None) or repr(stage)
    return f"picture with stage {getattr(stage, '__module__', '')}.{name}"


def _pack_control(name: str, control: Control) -> dict[str, Any]:
    return {
        "name": name,
        "label": control.label,
        "start": control.start,
        "play": control.play,
        "texts": [control.readout(value) for value in control.values],
        "keys": [write_key(value) for value in control.values],
    }


def write_key(value: Any) -> str:
    """Return a control's value as an address names it: "1.4", "True", "correlated"."""
    return str(value) if isinstance(value, (str, bool)) else f"{value:.10g}"


def _measure_box(ax: Axes) -> list[float]:
    """Return left, top, width and height of a panel in CSS pixels."""
    box, canvas = ax.bbox, ax.figure.bbox
    css = DPI / ax.figure.dpi
    return [box.x0 * css, (canvas.height - box.y1) * css, box.width * css, box.height * css]


def _pack_handle(picture: Picture, axes: Mapping[str, Axes]) -> dict[str, Any] | None:
    """Return which controls the handle drags, and where their values stand on the page."""
    if picture.handle is None:
        return None
    handle, ax, names = picture.handle, axes[picture.handle.panel], list(picture.controls)
    x, y = (picture.controls[name].values for name in (handle.x, handle.y))
    for name, values in (handle.x, x), (handle.y, y):
        if not all(isinstance(value, Real) for value in values):
            raise ValueError(f"{title(picture)}: handle drags {name!r}, whose values are words; give numbers")
    across, along = _to_pixels(ax, x, [y[0]] * len(x))[0], _to_pixels(ax, [x[0]] * len(y), y)[1]
    for name, values, at in (handle.x, x, across), (handle.y, y, along):
        if not _fits(at).all():
            value = values[int(_fits(at).argmin())]
            raise ValueError(f"{title(picture)}: handle at {name}={value!r} {_describe_far(handle.panel)}")
    return {
        "x": names.index(handle.x),
        "y": names.index(handle.y),
        "across": (across / STEP - PAD).tolist(),
        "along": (along / STEP - PAD).tolist(),
        "panel": handle.panel,
    }


def _pack_layer(
    picture: Picture, layer: Layer, axes: Mapping[str, Axes], numbers: bytearray
) -> dict[str, Any]:
    over = picture.over(layer)
    name = f"{title(picture)}, layer {name_layer(layer)!r}"
    points = list(product(*(picture.controls[control].values for control in over)))
    budget = HANDLE_FRAMES if picture.handle else FRAMES
    if len(points) > budget:
        sizes = " x ".join(f"{len(picture.controls[control].values)} of {control!r}" for control in over)
        raise ValueError(f"{name}: {len(points)} frames ({sizes}); give at most {budget}")

    def where(frame: int) -> str:
        at = ", ".join(f"{control}={value!r}" for control, value in zip(over, points[frame], strict=True))
        return f"{name} at {at}" if over else name

    frames = [layer(**dict(zip(over, point, strict=True))) for point in points]
    for number, frame in enumerate(frames):
        instance(frame, where(number), Frame, "a Frame")
    kinds = [_describe_mark(mark) for mark in frames[0].marks]
    for number, frame in enumerate(frames):
        if (found := [_describe_mark(mark) for mark in frame.marks]) != kinds:
            raise ValueError(
                f"{where(number)}: {_tell_difference(kinds, found)}; only coordinates and words may change"
            )
    marks = []
    for j, (kind, role, panel, *words) in enumerate(kinds):
        if panel not in axes:
            raise ValueError(f"{name}: mark {j} has panel={panel!r}; this picture has {', '.join(axes)}")
        column = [frame.marks[j] for frame in frames]
        x, y, far = _find_coordinates(axes[panel], column)
        if far is not None:
            raise ValueError(f"{where(far)}: mark {j} ({kind} {role!r}) {_describe_far(panel)}")
        mark = {
            "kind": kind,
            "role": role,
            "panel": panel,
            "x": _pack_rows(x, numbers),
            "y": _pack_rows(y, numbers),
        }
        if words:
            mark |= {"align": words[0], "size": words[1] * POINT}
            mark["text"] = _pack_words([mark.text for mark in column if isinstance(mark, Text)], numbers)
        marks.append(mark)
    proofs = {proof for frame in frames for proof in getattr(frame.caption, "proofs", ())}
    captions = _pack_words([frame.caption for frame in frames], numbers)
    return {"marks": marks, "caption": captions, "proofs": sorted(proofs)}


def _describe_mark(mark: Mark) -> tuple[Any, ...]:
    """Return what must stay the same from frame to frame."""
    words = (mark.align, float(mark.size)) if isinstance(mark, Text) else ()
    return (type(mark).__name__, mark.role, mark.panel, *words)


def _tell_difference(kinds: list[tuple[Any, ...]], found: list[tuple[Any, ...]]) -> str:
    if len(found) != len(kinds):
        return (
            f"{len(found)} marks, where the layer's first frame has {len(kinds)} (empty arrays hide a mark)"
        )
    j = next(j for j, (before, now) in enumerate(zip(kinds, found, strict=True)) if before != now)
    return f"mark {j} is {found[j]}, in the layer's first frame {kinds[j]}"


def _to_pixels(ax: Axes, x: Any, y: Any) -> Array:
    """Return data coordinates in the table's units, rounded, also beyond its range: shape (2, n)."""
    at = ax.transData.transform(np.column_stack([x, y]))
    css = np.array([at[:, 0], ax.figure.bbox.height - at[:, 1]]) * (DPI / ax.figure.dpi)
    return np.round((css + PAD) * STEP)


def _fits(at: Array) -> NDArray[np.bool_]:
    return (at >= 0) & (at < LIFT)  # False for nan


def _describe_far(panel: str) -> str:
    return (
        f"in panel {panel!r} lies outside what a page can address, {-PAD} to {(LIFT - 1) // STEP - PAD} "
        "pixels from the picture's top left corner; clip it, or give nan to hide it"
    )


def _find_coordinates(ax: Axes, column: list[Mark]) -> tuple[list[Array], list[Array], int | None]:
    """Return a mark's x and y, a row a frame, and the first frame in which one lies outside, if any."""
    x, y = np.concatenate([mark.x for mark in column]), np.concatenate([mark.y for mark in column])
    ends = np.cumsum([len(mark.x) for mark in column])
    lifted = np.isnan(x + y)
    at = _to_pixels(ax, x, y)  # one transform for all frames
    lost = ~(lifted | _fits(at).all(axis=0))
    far = int(np.searchsorted(ends, lost.argmax(), side="right")) if lost.any() else None
    at[:, lifted | lost] = LIFT
    frames = [slice(start, end) for start, end in pairwise([0, *ends])]
    across, along = ([line[frame] for frame in frames] for line in at.astype("<u2"))
    return across, along, far


def _find_distinct(keys: list[Any], numbers: bytearray) -> tuple[list[int], int]:
    """Return the first frame of each distinct key, and where the numbers say which one each frame shows."""
    order: dict[Any, int] = {}
    which = [order.setdefault(key, len(order)) for key in keys]
    if len(order) == len(keys):
        return list(range(len(keys))), -1
    first = np.unique(which, return_index=True)[1].tolist()
    return first, _put(np.array(which), numbers)


def _pack_words(words: list[str], numbers: bytearray) -> dict[str, Any]:
    first, index = _find_distinct(words, numbers)
    return {"index": index, "words": [words[frame] for frame in first]}


def _pack_rows(rows: list[Array], numbers: bytearray) -> dict[str, int]:
    first, index = _find_distinct([row.tobytes() for row in rows], numbers)
    full = np.full((len(first), max(len(rows[frame]) for frame in first)), LIFT, "<u2")
    for line, frame in zip(full, first, strict=True):
        line[: len(rows[frame])] = rows[frame]
    differences = np.diff(full, axis=1, prepend=np.zeros((len(full), 1), "<u2"))  # modulo 2^16
    return {"index": index, "at": _put(differences, numbers), "width": full.shape[1]}


def _put(array: NDArray[Any], numbers: bytearray) -> int:
    """Append to the numbers; return where the array starts."""
    at = len(numbers) // 2
    numbers += array.astype("<u2").tobytes()
    return at
