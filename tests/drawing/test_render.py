import base64
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image
from scipy.ndimage import binary_dilation

from l1l2.drawing import Control, Dots, Frame, Line, Picture, draw, frames, still
from l1l2.drawing.render import SHARP, painter, staged


def pixels(png):
    return np.asarray(Image.open(BytesIO(png)).convert("RGB")).astype(int)


def test_a_still_is_the_picture_and_its_caption(gauges):
    shot = still(gauges, t=1.5)
    assert shot.caption == "The level is 1.5. The radius is 0.50."
    assert pixels(shot.png).shape == (250, 400, 3)
    assert shot.size == (400, 250)
    assert still(gauges, dpi=SHARP).size == (400, 250)
    assert not np.array_equal(pixels(shot.png), pixels(still(gauges, t=0.5).png))


def test_jupyter_gets_the_caption_as_alternative_and_plain_text(gauges):
    shot = still(gauges)
    data, metadata = shot._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]) == shot.png
    assert data["text/plain"] == shot.caption
    assert metadata == {"image/png": {"alt": shot.caption, "width": 400, "height": 250}}


def test_the_same_picture_gives_the_same_bytes(gauges):
    assert still(gauges).png == still(gauges).png


@pytest.mark.parametrize("values", [{}, {"t": 0.5, "r": 0.25}, {"t": 1.5, "r": 1}])
def test_every_mark_shows(gauges, values):
    """Without any one mark the picture differs, only where that mark is (its rim may be white on white)."""
    paint = painter(gauges, 100)
    frame = gauges.frame(**values)
    empty = np.asarray(paint(Frame(())).convert("RGB")).astype(int)
    whole = np.asarray(paint(frame).convert("RGB")).astype(int)
    for at, mark in enumerate(frame.marks):
        alone = np.asarray(paint(Frame((mark,))).convert("RGB")).astype(int)
        own = binary_dilation((alone != empty).any(-1), iterations=3)
        without = paint(Frame(frame.marks[:at] + frame.marks[at + 1 :])).convert("RGB")
        # The palette may move a colour by 7 levels, in either image.
        changed = np.abs(np.asarray(without).astype(int) - whole).max(-1) > 14
        assert changed.sum() >= 12, mark
        assert not (changed & ~own).any(), mark


def test_marks_never_move_the_axes(gauges):
    def far(t):
        return Frame([Line([-100, 100], [100, -100], "l1"), Dots(1e6, t, "l2", "B")])

    canvas, axes = staged(gauges, 100)
    before = {panel: (ax.get_position().bounds, ax.get_xlim(), ax.get_ylim()) for panel, ax in axes.items()}
    paint = painter(gauges, 100)
    empty = np.asarray(paint(Frame(())).convert("RGB"))
    seen = np.asarray(paint(far(1)).convert("RGB"))
    inside = np.zeros(seen.shape[:2], bool)
    for ax in axes.values():
        box = ax.get_window_extent()
        inside[250 - int(box.y1) - 1 : 250 - int(box.y0) + 1, int(box.x0) - 1 : int(box.x1) + 1] = True
    assert np.array_equal(seen[~inside], empty[~inside])
    draw(gauges, axes, t=1.5)
    canvas.draw()
    assert before == {p: (ax.get_position().bounds, ax.get_xlim(), ax.get_ylim()) for p, ax in axes.items()}


def test_frames_are_the_stills_over_one_control(gauges):
    shots = [np.asarray(image.convert("RGB")) for image in frames(gauges, "t", r=1)]
    assert len(shots) == 5
    for shot, value in zip(shots, gauges.controls["t"].values, strict=True):
        assert np.array_equal(shot, pixels(still(gauges, t=value, r=1).png))


def test_frames_in_any_order_leave_nothing_behind(gauges):
    paint = painter(gauges, 100)
    first = paint(gauges.frame(t=0.5)).convert("RGB").tobytes()
    paint(gauges.frame(t=1.5))
    assert paint(gauges.frame(t=0.5)).convert("RGB").tobytes() == first


def test_a_still_needs_some_dots_an_inch(gauges):
    with pytest.raises(ValueError, match="dpi"):
        still(gauges, dpi=0)


@pytest.mark.parametrize(
    ("over", "values", "words"),
    [
        ("lam", {}, "over='lam'; give a control whose value is not given: t, r"),
        ("t", {"t": 1}, "over='t'"),
        ("t", {"r": 0.3}, "r=0.3 is not one"),
    ],
)
def test_frames_refuse_at_once(gauges, over, values, words):
    with pytest.raises(ValueError, match=words):
        frames(gauges, over, **values)


def test_draw_into_the_readers_own_axes(gauges, plane):
    figure = Figure()
    axes = figure.subplot_mosaic("AB;CC")
    axes["C"].plot([0, 1])
    frame = draw(gauges, axes, t=0.5)
    figure.canvas.draw()
    assert frame.caption == "The level is 0.5. The radius is 0.50."
    assert axes["A"].get_title() == "left"
    assert axes["A"].get_xlim() == (-1, 4)
    assert len(axes["C"].lines) == 1
    alone = Figure().subplots()
    draw(plane, alone, x=1)
    (dot,) = (line for line in alone.lines if line.get_marker() == "+")
    assert dot.get_xydata().tolist() == [[1, 0]]


def test_draw_keeps_the_order_of_marks_above_the_stage(gauges):
    axes = Figure().subplot_mosaic("AB")
    draw(gauges, axes)
    orders = [artist.get_zorder() for artist in axes["A"].get_children() if artist.get_zorder() >= 10]
    assert sorted(orders) == [10, 11, 13, 16]


def test_draw_needs_axes_for_every_panel(gauges):
    figure = Figure()
    with pytest.raises(ValueError, match="axes: none for panel 'B'; give a mapping with A, B"):
        draw(gauges, {"A": figure.subplots()})
    with pytest.raises(ValueError, match="axes: none for panel 'B'"):
        draw(gauges, figure.subplots())
    with pytest.raises(TypeError, match="axes: got a list; give axes or a mapping"):
        draw(gauges, [figure.subplots()])


def test_the_readers_settings_neither_change_nor_matter(gauges, plane):
    plain = still(gauges).png
    strange = {"font.size": 25, "lines.scale_dashes": False, "axes.facecolor": "k", "text.color": "r"}
    with matplotlib.rc_context(strange):
        before = dict(matplotlib.rcParams)
        assert still(gauges).png == plain
        draw(plane, Figure().subplots())
        assert dict(matplotlib.rcParams) == before


def test_a_stage_that_fails_leaves_the_settings_alone():
    def stage(axes):
        raise RuntimeError("no stage")

    before = dict(matplotlib.rcParams)
    with pytest.raises(RuntimeError, match="no stage"):
        still(Picture({"t": Control((0,), "t")}, stage, (lambda t: Frame(()),)))
    assert dict(matplotlib.rcParams) == before


def test_a_still_needs_neither_pyplot_nor_widgets():
    code = """
import sys
from l1l2.drawing import Control, Dots, Frame, Picture, still
picture = Picture({"t": Control((0,), "t")}, lambda axes: None, (lambda t: Frame([Dots(t, 0, "l1")]),))
assert still(picture).png
print([name for name in ("matplotlib.pyplot", "ipywidgets") if name in sys.modules])
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_picture_is_drawn_larger_by_dots_an_inch_alone(gauges):
    assert pixels(still(replace(gauges, figsize=(2, 2)), dpi=300).png).shape == (600, 600, 3)


def test_the_stage_is_drawn_once_for_all_frames(gauges):
    drawn = []

    def stage(axes):
        drawn.append(set(axes))
        gauges.stage(axes)

    paint = painter(replace(gauges, stage=stage), 100)
    for t in gauges.controls["t"].values:
        paint(gauges.frame(t=t))
    assert drawn == [set(gauges.panels)]


def test_a_still_is_no_larger_than_memory(gauges):
    """dpi = 100,000 asked for hundreds of gigabytes."""
    words = r"^dpi: got 100000; give an integer from 10 to 2236, 50,000,000 pixels of 4 x 2.5 inches$"
    with pytest.raises(ValueError, match=words):
        still(gauges, dpi=100_000)
    with pytest.raises(ValueError, match=words):
        frames(gauges, "t", dpi=100_000)
    for wrong in (9, -5):
        with pytest.raises(ValueError, match=f"^dpi: got {wrong}; give an integer >= 10"):
            still(gauges, dpi=wrong)
    with pytest.raises(TypeError, match=r"^dpi: got nan; give an integer"):
        still(gauges, dpi=np.nan)
    assert pixels(still(gauges, dpi=10).png).shape[:2] == (25, 40)
