import base64
import html
import re
from dataclasses import replace

import pytest
from ipywidgets import HBox, Play, VBox

from l1l2.drawing import Control, Frame, Still, still
from l1l2.drawing.explore import explore


@pytest.fixture(autouse=True)
def live_display(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


def png(box):
    return base64.b64decode(re.search(r'src="data:image/png;base64,([^"]+)"', box.image.value)[1])


def alt(box):
    return html.unescape(re.search(r'alt="([^"]*)"', box.image.value)[1])


def test_a_slider_a_control_at_its_start(gauges):
    box = explore(gauges)
    assert isinstance(box, VBox)
    assert list(box.sliders) == ["t", "r"]
    t = box.sliders["t"]
    assert (t.description, t.value, t.label) == ("level", 1.0, "1.0")
    assert [label for label, _ in t.options] == ["0.5", "0.8", "1.0", "1.2", "1.5"]
    assert t.style.description_width == "initial"
    assert alt(box) == "The level is 1.0. The radius is 0.50."
    assert alt(box) in html.unescape(box.caption.value)


def test_moving_a_slider_changes_picture_and_caption(gauges):
    box = explore(gauges)
    before = png(box)
    box.sliders["t"].index = 4
    box.sliders["r"].value = 1
    assert png(box) != before
    assert alt(box) == "The level is 1.5. The radius is 1.00."
    assert alt(box) in html.unescape(box.caption.value)
    box.sliders["t"].value, box.sliders["r"].value = 1.0, 0.5
    assert png(box) == before


def test_the_picture_is_as_sharp_as_two_pixels_a_pixel(gauges):
    box = explore(gauges)
    assert int.from_bytes(png(box)[16:20], "big") == 800
    assert "width:400px;max-width:100%" in box.image.value


def test_captions_are_words_not_html(gauges):
    sly = replace(gauges, frames=(*gauges.frames, lambda: Frame((), 'if 1 < 2 & "x"')))
    box = explore(sly)
    assert "1 &lt; 2 &amp; &quot;x&quot;" in box.image.value
    assert "1 &lt; 2 &amp;" in box.caption.value
    assert alt(box).endswith('if 1 < 2 & "x"')


def test_captions_are_spoken_when_they_change(gauges):
    assert 'role="status"' in explore(gauges).caption.value


def test_play_walks_through_its_control(gauges):
    box = explore(gauges)
    (row,) = (child for child in box.children if isinstance(child, HBox))
    button, slider = row.children
    assert isinstance(button, Play)
    assert slider is box.sliders["t"]
    assert (button.min, button.max, button.value, button.interval) == (0, 4, 2, 50)


def test_readers_can_observe_a_slider(gauges):
    box = explore(gauges)
    seen = []
    box.sliders["r"].observe(lambda change: seen.append(change["new"]), "value")
    box.sliders["r"].index = 0
    assert seen == [0.25]


def test_words_and_switches_make_sliders_too(plane):
    def layer(kind):
        return Frame((), f"{kind} start")

    box = explore(
        replace(
            plane,
            controls={"kind": Control(("level", "tall"), "start", unit="{}")},
            frames=(layer,),
            handle=None,
        )
    )
    box.sliders["kind"].value = "tall"
    assert alt(box) == "tall start"


def test_where_the_environment_says_so_there_is_the_still_alone(gauges, monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    shown = explore(gauges)
    assert isinstance(shown, Still)
    assert shown.png == still(gauges).png


def test_a_layer_that_fails_leaves_no_picture_of_other_values(gauges):
    def breaks(t):
        if t > 1:
            raise RuntimeError("no <t> above 1")
        return Frame(())

    box = explore(replace(gauges, frames=(*gauges.frames, breaks)))
    with pytest.raises(RuntimeError, match="above 1"):
        box.sliders["t"].value = 1.5
    assert box.image.value == ""
    assert 'role="alert"' in box.caption.value and "no &lt;t&gt; above 1" in box.caption.value
    box.sliders["t"].value = 0.5
    assert box.image.value.startswith("<img") and "The level is 0.5." in box.caption.value
