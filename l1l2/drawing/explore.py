"""A picture under ipywidgets sliders: to read, change and combine with `observe` and `jslink`."""

import html
import os

from ipywidgets import HTML, HBox, Play, SelectionSlider, VBox, jslink

from ..validate import instance
from .picture import Picture
from .render import DPI, SHARP, Still, img, painter, png, still


def explore(picture: Picture) -> VBox | Still:
    """Show a picture under one slider for each of its controls.

    Parameters
    ----------
    picture : Picture
        What to show.

    Returns
    -------
    VBox or Still
        The box has the attributes `image`, `caption` and `sliders` (by the control's name; a slider's `value`
        is the control's own value).  Where the environment says ``L1L2_DISPLAY=still``, the still alone.

    Raises
    ------
    TypeError
        If picture is not a Picture.
    """
    instance(picture, "picture", Picture, "a Picture, such as equal_fit()")
    if os.environ.get("L1L2_DISPLAY") == "still":
        return still(picture)
    paint = painter(picture, SHARP)
    size = round(picture.figsize[0] * DPI), round(picture.figsize[1] * DPI)
    sliders = {
        name: SelectionSlider(
            options=[(control.readout(value), value) for value in control.values],
            index=control.start,
            description=control.label,
            style={"description_width": "initial"},
            layout={"width": f"{picture.figsize[0] * DPI:.0f}px", "max_width": "100%"},
        )
        for name, control in picture.controls.items()
    }
    image, caption = HTML(), HTML()

    def show(_: object = None) -> None:
        try:
            frame = picture.frame(**{name: slider.value for name, slider in sliders.items()})
            image.value = img(Still(png(paint(frame), effort=1), frame.caption, size))
        except Exception as wrong:  # no picture is better than that of other values
            image.value = ""
            caption.value = f'<div role="alert">{html.escape(repr(wrong))}</div>'
            raise
        caption.value = f'<div role="status" aria-live="polite">{html.escape(frame.caption)}</div>'

    for slider in sliders.values():
        slider.observe(show, "value")
    show()
    rows = [_make_row(sliders[name], control.play) for name, control in picture.controls.items()]
    box = VBox([image, caption, *rows])
    box.sliders, box.image, box.caption = sliders, image, caption
    return box


def _make_row(slider: SelectionSlider, play: int) -> SelectionSlider | HBox:
    """Put a play button before the slider of a control that has one; the browser links the two."""
    if not play:
        return slider
    button = Play(max=len(slider.options) - 1, value=slider.index, interval=play, show_repeat=False)
    jslink((button, "value"), (slider, "index"))
    return HBox([button, slider])
