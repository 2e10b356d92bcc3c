"""A picture is a value: what never moves, and frames of marks for a finite set of control values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from inspect import Parameter, signature
from itertools import product
from numbers import Real
from typing import Any, ParamSpec

import numpy as np

from ..validate import instance, integer, number
from ..words import sentences
from .marks import Mark

Layer = Callable[..., "Frame"]
P = ParamSpec("P")
SIDES = 0.5, 30.0  # inches of a picture's side; a longer one takes gigabytes on a sharp screen


@dataclass(frozen=True)
class Control:
    """A finite tuple of values that one slider walks through.

    Parameters
    ----------
    values : sequence
        Distinct numbers, booleans or words, in the slider's order.
    label : str
        What the reader sees beside the slider.
    start : int
        Index of the value shown first.
    unit : str
        Format string of the readout, e.g. ``"{:.0%}"``.
    play : int
        Milliseconds a step of the play button; 0 for no button.
    words : mapping of value to str
        What the slider reads at values that `unit` does not write: words, in the reader's language.

    Raises
    ------
    TypeError, ValueError
        If there are no values, or two alike, or nan, or `unit` cannot format one; if start is no index; if
        words are given for what is none of the values.
    """

    values: tuple[Any, ...]
    label: str
    start: int = 0
    unit: str = "{:.2f}"
    play: int = 0
    words: Mapping[Any, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        instance(self.label, "control: label", str, "a string")
        name = f"control {self.label!r}:"
        instance(self.unit, f"{name} unit", str, "a format string, such as '{:.2f}'")
        instance(self.values, f"{name} values", Iterable, "numbers, booleans or words")
        values = tuple(v.item() if isinstance(v, np.generic) else v for v in self.values)
        object.__setattr__(self, "values", values)
        if not values:
            raise ValueError(f"{name} no values; give at least one")
        for value in values:
            instance(value, f"{name} values", (str, Real), "numbers, booleans or words")
        if any(v != v for v in values) or len(set(values)) < len(values):
            raise ValueError(f"{name} values={values}; give distinct values, none of them nan")
        if integer(self.start, f"{name} start", least=0) >= len(values):
            raise ValueError(f"{name} start={self.start}; give an index into its {len(values)} values")
        integer(self.play, f"{name} play", least=0)
        if strangers := set(self.words) - set(values):
            raise ValueError(f"{name} words for {strangers.pop()!r}, which is none of its values {values}")
        for value in values:
            try:
                self.readout(value)
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                raise ValueError(f"{name} unit={self.unit!r} cannot format {value!r}") from error

    def readout(self, value: Any) -> str:
        """Return the value in the words of the slider: numbers with a true minus sign, and "∞"."""
        if value in self.words:
            return self.words[value]
        words = self.unit.format(value)
        if not isinstance(value, Real):
            return words
        words = words.replace("inf", "∞")
        return words.replace("-", "−", 1) if value < 0 else words


@dataclass(frozen=True)
class Handle:
    """A draggable point: the controls named x and y, in the data coordinates of one panel."""

    x: str
    y: str
    panel: str = "A"

    def __post_init__(self) -> None:
        for name in ("x", "y", "panel"):
            instance(getattr(self, name), f"Handle: {name}", str, "a string")


@dataclass(frozen=True, eq=False)
class Frame:
    """The marks at one setting of the controls, from back to front, and one sentence with their numbers."""

    marks: tuple[Mark, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        instance(self.marks, "Frame: marks", Iterable, "a sequence of marks")
        instance(self.caption, "Frame: caption", str, "a string")
        object.__setattr__(self, "marks", tuple(self.marks))
        for mark in self.marks:
            if not isinstance(mark, Mark):
                raise TypeError(f"Frame: marks holds {mark!r}; give Line, Area, Dots or Text")

    @property
    def facts(self) -> Mapping[str, Any]:
        """The values that the caption says, by name."""
        return getattr(self.caption, "facts", {})


@dataclass(frozen=True, eq=False)
class Picture:
    """A stage, and layers of marks over it.

    Parameters
    ----------
    controls : mapping of str to Control
        At most three; what wants more is two pictures.
    stage : callable
        Called once with the axes by panel; sets limits, labels and grid, and draws what never moves.
    frames : sequence of callables
        Layers from back to front: each a function of some controls, named by its own parameters, that returns
        a `Frame`.
    mosaic : str
        Panels as in matplotlib's `subplot_mosaic`: ``"AB"`` side by side, ``"A;B"`` one above the other.
    figsize : tuple of float
        Width and height in inches, each from 0.5 to 30.
    handle : Handle, optional
        A point of one panel that drags two controls.
    telling : mapping of str to value
        The controls' values that make the point: what a still shows; those not given stand at their start.
    name : str
        Its address in the course, such as "geometry.drag_target"; see `name_picture`.

    Raises
    ------
    TypeError, ValueError
        If a part is of another type, a control moves nothing, a layer names what is no control, or a telling
        value is none of its control's.
    """

    controls: Mapping[str, Control]
    stage: Callable[[Mapping[str, Any]], Any]
    frames: tuple[Layer, ...]
    mosaic: str = "A"
    figsize: tuple[float, float] = (6, 4.5)
    handle: Handle | None = None
    telling: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""

    def __post_init__(self) -> None:
        self._check_types()
        names = ", ".join(map(repr, self.controls)) or "none"
        if len(self.controls) > 3:
            raise ValueError(
                f"picture: {len(self.controls)} controls ({names}); give at most three, or make two pictures"
            )
        if not self.frames:
            raise ValueError("picture: frames is empty; give at least one layer")
        for layer in self.frames:
            for name, parameter in signature(layer).parameters.items():
                if name not in self.controls or parameter.kind in (
                    Parameter.VAR_POSITIONAL,
                    Parameter.VAR_KEYWORD,
                ):
                    raise ValueError(
                        f"layer {name_layer(layer)!r} takes {name!r}, which is not a control; "
                        f"controls: {names}"
                    )
        moved = {name for layer in self.frames for name in self.over(layer)}
        if idle := [name for name in self.controls if name not in moved]:
            raise ValueError(f"control {idle[0]!r} moves nothing: no layer has a parameter of that name")
        if self.handle:
            for name in (self.handle.x, self.handle.y):
                if name not in self.controls:
                    raise ValueError(f"handle names {name!r}, which is not a control; controls: {names}")
            if self.handle.panel not in self.panels:
                raise ValueError(f"handle: panel={self.handle.panel!r}; give one of {', '.join(self.panels)}")
        self.params(**self.telling)

    def _check_types(self) -> None:
        instance(self.controls, "picture: controls", Mapping, "a mapping from names to controls")
        for name, control in self.controls.items():
            instance(control, f"picture: controls[{name!r}]", Control, "a Control")
        _check_callable(self.stage, "picture: stage", "a function of the axes by panel")
        instance(self.frames, "picture: frames", Iterable, "a sequence of layers")
        for layer in (frames := tuple(self.frames)):
            _check_callable(layer, "picture: frames", "functions that return a Frame")
        object.__setattr__(self, "frames", frames)
        instance(self.mosaic, "picture: mosaic", str, "letters, such as 'AB;CC'")
        if not self.panels:
            raise ValueError(f"picture: mosaic={self.mosaic!r}; give a letter for each panel")
        instance(self.figsize, "picture: figsize", (tuple, list), "width and height in inches")
        if len(self.figsize) != 2:
            raise ValueError(f"picture: figsize={self.figsize}; give width and height in inches")
        for side in self.figsize:
            number(side, "picture: figsize", least=SIDES[0], most=SIDES[1])
        instance(self.handle, "picture: handle", (Handle, type(None)), "a Handle or None")
        instance(self.telling, "picture: telling", Mapping, "a mapping from controls to values")
        instance(self.name, "picture: name", str, "a lesson and a picture, such as 'geometry.drag_target'")

    @property
    def panels(self) -> tuple[str, ...]:
        """The letters of the mosaic, in order."""
        return tuple(dict.fromkeys(c for c in self.mosaic if c not in ".;\n "))

    def over(self, layer: Layer) -> tuple[str, ...]:
        """Return the names of the controls that a layer depends on."""
        return tuple(signature(layer).parameters)

    def params(self, **given: Any) -> dict[str, Any]:
        """Return every control's value: the one given, which must be its own, else its start."""
        out = {name: control.values[control.start] for name, control in self.controls.items()}
        for name, value in given.items():
            if name not in out:
                raise ValueError(
                    f"{name!r} is not a control; controls: {', '.join(map(repr, out)) or 'none'}"
                )
            out[name] = _find_value(name, self.controls[name], value)
        return out

    def frame(self, **given: Any) -> Frame:
        """Return the marks and captions of all layers at the given values (the others at their start)."""
        values = self.params(**given)
        parts = [layer(**{name: values[name] for name in self.over(layer)}) for layer in self.frames]
        for layer, part in zip(self.frames, parts, strict=True):
            instance(part, f"layer {name_layer(layer)!r}", Frame, "a Frame, which every layer returns")
        marks = tuple(mark for part in parts for mark in part.marks)
        for mark in marks:
            if mark.panel not in self.panels:
                raise ValueError(
                    f"{type(mark).__name__}: panel={mark.panel!r}; this picture has {', '.join(self.panels)}"
                )
        return Frame(marks, sentences(*(part.caption for part in parts)))

    def corners(self) -> list[dict[str, Any]]:
        """Return the start and every combination of first and last values: where a picture breaks first."""
        ends = [dict.fromkeys((control.values[0], control.values[-1])) for control in self.controls.values()]
        return [self.params(), *(dict(zip(self.controls, corner, strict=True)) for corner in product(*ends))]


def name_picture(make: Callable[P, Picture]) -> Callable[P, Picture]:
    """Give what a maker makes its address: its folder and its own name, such as "geometry.drag_target"."""
    room = (make.__module__ or "").split(".")[-2:-1]  # none of a maker in a notebook
    name = ".".join([*room, make.__name__])

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Picture:
        return replace(make(*args, **kwargs), name=name)

    return made


def _find_value(name: str, control: Control, value: Any) -> Any:
    """Return the control's own value that is meant, or say which one is nearest."""
    if isinstance(value, np.generic):
        value = value.item()
    known = isinstance(value, (str, Real))
    if known and value in control.values:
        # Equal, but the control's own: 1 if True was given.
        return control.values[control.values.index(value)]
    if not known or not all(isinstance(v, Real) for v in (value, *control.values)):
        raise ValueError(f"{name}={value!r}; give one of {', '.join(map(repr, control.values))}")
    nearest = min(control.values, key=lambda v: abs(v - value))
    if not abs(nearest - value) <= 1e-9 * max(1, abs(value)):
        raise ValueError(f"{name}={value!r} is not one of the control's values; the nearest is {nearest!r}")
    return nearest


def _check_callable(value: object, name: str, allowed: str) -> None:
    if not callable(value):
        raise TypeError(f"{name}: got {value!r}; give {allowed}")


def name_layer(layer: Layer) -> str:
    """Return how messages call a layer: by its own name, else by what it is."""
    # Not getattr's default, which is made each time: a layer of arrays takes longer to write than to draw.
    return getattr(layer, "__name__", None) or repr(layer)
