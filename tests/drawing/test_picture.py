from dataclasses import replace

import numpy as np
import pytest

from l1l2.drawing import Control, Dots, Frame, Handle, Picture


def dot(x):
    return Frame([Dots(x, 0, "l1")], "One dot.")


def stage(axes):
    axes["A"].set(xlim=(0, 1))


X = Control((0, 0.5, 1), "position")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (dict(values=()), "control 'c': no values"),
        (dict(values=(1, 2), start=2), "control 'c': start=2; give an index into its 2 values"),
        (dict(values=(1, 2), start=-1), "start: got -1; give an integer >= 0"),
        (dict(values=(1, 1.0)), "give distinct values"),
        (dict(values=(1, np.nan)), "none of them nan"),
        (dict(values=(1, 2), play=-5), "play: got -5; give an integer >= 0"),
        (dict(values=(1, 2.5), unit="{:d}"), "unit='{:d}' cannot format 2.5"),
        (dict(values=(1, 2), unit="{.size}"), "cannot format 1"),
        (dict(values=("a",), unit="{:.2f}"), "unit='{:.2f}' cannot format 'a'"),
        (dict(values=(1,), unit="{0} {1}"), "cannot format"),
    ],
)
def test_bad_controls_say_what_is_wrong(given, words):
    with pytest.raises(ValueError, match=words):
        Control(label="c", **given)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (dict(label=None), "control: label: got None; give a string"),
        (dict(unit=3), "control 'c': unit: got 3; give a format string"),
        (dict(play=np.nan), "control 'c': play: got nan; give an integer >= 0"),
        (dict(start=1.0), "control 'c': start: got 1.0; give an integer >= 0"),
        (dict(start=True), "control 'c': start: got True"),
        (dict(values=5), "control 'c': values: got 5; give numbers, booleans or words"),
        (dict(values=([1], [2])), "control 'c': values: got a list; give numbers"),
        (dict(values=(1, None)), "control 'c': values: got None; give numbers"),
    ],
)
def test_a_control_of_wrong_types_is_refused_when_it_is_made(given, words):
    with pytest.raises(TypeError, match=words):
        Control(**dict(values=(1, 2), label="c") | given)


def test_a_control_holds_plain_values():
    control = Control(np.array([1, 2]), "c", unit="{:d}")
    assert control.values == (1, 2)
    assert type(control.values[0]) is int
    assert control.readout(2) == "2"


def test_readouts_have_a_true_minus_sign_and_infinity():
    control = Control((-np.inf, -1.5, 1e-8, np.inf), "c", unit="{:g}")
    assert [control.readout(value) for value in control.values] == ["−∞", "−1.5", "1e-08", "∞"]
    assert Control((-1e-8,), "c", unit="{:g}").readout(-1e-8) == "−1e-08"  # the exponent keeps its hyphen
    assert Control(("semi-inf",), "c", unit="{}").readout("semi-inf") == "semi-inf"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (dict(controls={n: X for n in "xabc"}), "4 controls .*at most three"),
        (dict(frames=()), "frames is empty"),
        (dict(frames=(lambda x, z: Frame(()),)), "takes 'z', which is not a control; controls: 'x'"),
        (dict(frames=(lambda *x: Frame(()),)), "takes 'x', which is not a control"),
        (dict(controls={"x": X, "y": X}), "control 'y' moves nothing"),
        (dict(handle=Handle("x", "q")), "handle names 'q'"),
        (dict(handle=Handle("x", "x", "B")), "handle: panel='B'; give one of A"),
    ],
)
def test_bad_pictures_say_what_is_wrong(given, words):
    with pytest.raises(ValueError, match=words):
        Picture(**dict(controls={"x": X}, stage=stage, frames=(dot,)) | given)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (dict(controls=[X]), "picture: controls: got a list; give a mapping"),
        (dict(controls={"x": (0, 1)}), r"picture: controls\['x'\]: got a tuple; give a Control"),
        (dict(stage=None), "picture: stage: got None; give a function"),
        (dict(frames=dot), "picture: frames: got a function; give a sequence of layers"),
        (dict(frames=(dot, None)), "picture: frames: got None; give functions"),
        (dict(mosaic=[["A"]]), "picture: mosaic: got a list; give letters"),
        (dict(figsize=6), "picture: figsize: got 6; give width and height"),
        (dict(figsize=("6", 4)), "picture: figsize: got '6'; give a finite number"),
        (dict(handle=("x", "x")), "picture: handle: got a tuple; give a Handle or None"),
    ],
)
def test_a_picture_of_wrong_types_is_refused_when_it_is_made(given, words):
    with pytest.raises(TypeError, match=words):
        Picture(**dict(controls={"x": X}, stage=stage, frames=(dot,)) | given)


@pytest.mark.parametrize("figsize", [(700, 700), (6, 31), (0, 4), (6, -4), (6, np.nan), (6, np.inf)])
def test_a_picture_is_no_larger_than_memory(figsize):
    """700 inches took a minute and all memory, and then a MemoryError."""
    with pytest.raises(ValueError, match=r"picture: figsize: got .*; give a finite number >= 0.5 and <= 30"):
        Picture({"x": X}, stage, (dot,), figsize=figsize)
    with pytest.raises(ValueError, match=r"picture: figsize=\(1, 2, 3\); give width and height"):
        Picture({"x": X}, stage, (dot,), figsize=(1, 2, 3))


def test_a_mosaic_has_a_letter():
    with pytest.raises(ValueError, match=r"picture: mosaic='\.;'; give a letter"):
        Picture({"x": X}, stage, (dot,), mosaic=".;")


@pytest.mark.parametrize("given", [dict(x=1, y="y"), dict(x="x", y=None), dict(x="x", y="y", panel=2)])
def test_a_handle_names_its_controls(given):
    with pytest.raises(TypeError, match=r"Handle: \w+: got .*; give a string"):
        Handle(**given)


def test_a_frame_holds_marks_only():
    with pytest.raises(TypeError, match="Frame: marks holds 'dot'"):
        Frame(("dot",))
    with pytest.raises(TypeError, match="Frame: marks: got None; give a sequence of marks"):
        Frame(None)
    with pytest.raises(TypeError, match="Frame: caption: got 3; give a string"):
        Frame((), 3)


def test_a_layer_returns_a_frame():
    with pytest.raises(TypeError, match="layer '<lambda>': got None; give a Frame"):
        Picture({"x": X}, stage, (lambda x: None,)).frame()


def test_a_mark_needs_a_panel_of_the_picture():
    picture = Picture({"x": X}, stage, (lambda x: Frame([Dots(x, 0, "l1", "Z")]),))
    with pytest.raises(ValueError, match="Dots: panel='Z'; this picture has A"):
        picture.frame()


@pytest.mark.parametrize("mosaic", ["AB;CC", "A.B\nCCC", "AABC"])
def test_panels_are_the_letters_of_the_mosaic(mosaic):
    picture = Picture({"x": X}, stage, (dot,), mosaic=mosaic)
    assert picture.panels == ("A", "B", "C")


def test_params_are_the_starts_unless_given(gauges):
    assert gauges.params() == {"t": 1.0, "r": 0.5}
    assert gauges.params(r=1) == {"t": 1.0, "r": 1}


def test_a_value_beside_the_grid_is_refused_and_the_nearest_named(gauges):
    assert gauges.params(t=0.75 + 1e-12)["t"] == 0.75
    with pytest.raises(ValueError, match=r"t=0\.8 is not one of the control's values; the nearest is 0\.75"):
        gauges.params(t=0.8)
    with pytest.raises(ValueError, match=r"t=0\.750001 is not one of the control's values"):
        gauges.params(t=0.750001)
    for strange in None, [0.75], np.array([0.5, 0.75]):
        with pytest.raises(ValueError, match=r"t=.*; give one of 0\.5, 0\.75, 1\.0"):
            gauges.params(t=strange)
    with pytest.raises(ValueError, match="t=nan"):
        gauges.params(t=np.nan)
    with pytest.raises(ValueError, match=r"t='high'; give one of 0\.5"):
        gauges.params(t="high")
    with pytest.raises(ValueError, match="'lam' is not a control; controls: 't', 'r'"):
        gauges.params(lam=1)


def test_controls_may_be_words_and_switches():
    def words(kind, on):
        return Frame((), f"{kind}, {on}")

    controls = {
        "kind": Control(("level", "one tall"), "start", unit="{}"),
        "on": Control((False, True), "noise", unit="{}"),
    }
    picture = Picture(controls, stage, (words,))
    assert picture.frame(kind="one tall", on=np.True_).caption == "one tall, True"
    with pytest.raises(ValueError, match="kind='tall'; give one of 'level', 'one tall'"):
        picture.params(kind="tall")


def test_the_value_is_the_control_s_own():
    """ "At True." stood below a picture whose slider says 1."""

    def words(x):
        return Frame((), f"At {x}.")

    numbers, switch = Control((0, 1, 2.0), "x", unit="{}"), Control((False, True), "x", unit="{}")
    for control, given, caption in (numbers, True, "At 1."), (numbers, 2, "At 2.0."), (switch, 1, "At True."):
        assert Picture({"x": control}, stage, (words,)).frame(x=given).caption == caption


def test_a_layer_sees_only_the_controls_it_names(gauges):
    assert gauges.over(gauges.frames[0]) == ("t",)
    a, b = gauges.frame(r=0.25), gauges.frame(r=1)
    assert np.array_equal(a.marks[0].y, b.marks[0].y, equal_nan=True)
    assert not np.array_equal(a.marks[4].x, b.marks[4].x)


def test_layers_join_from_back_to_front(gauges):
    frame = gauges.frame(t=1.5)
    assert [type(m).__name__ for m in frame.marks] == ["Area", "Dots", "Area", "Text", "Area", "Line", "Line"]
    assert frame.caption == "The level is 1.5. The radius is 0.50."


def test_a_picture_may_stand_still():
    picture = Picture({}, stage, (lambda: Frame([Dots(0, 0, "l1")], "A dot."),))
    assert picture.frame().caption == "A dot."
    assert picture.corners() == [{}, {}]


def test_corners_are_the_start_and_all_ends(gauges):
    assert gauges.corners() == [
        {"t": 1.0, "r": 0.5},
        {"t": 0.5, "r": 0.25},
        {"t": 0.5, "r": 1},
        {"t": 1.5, "r": 0.25},
        {"t": 1.5, "r": 1},
    ]


def test_a_picture_can_be_changed_by_replacing_a_part(gauges):
    assert replace(gauges, figsize=(1, 1)).frame().caption == gauges.frame().caption


def test_a_slider_reads_words_where_they_are_given():
    control = Control(("round", "long", 3), "loss", unit="{}", words={"round": "圆"})
    assert [control.readout(value) for value in control.values] == ["圆", "long", "3"]
    with pytest.raises(ValueError, match=r"control 'loss': words for 'square', which is none of its values"):
        Control(("round", "long"), "loss", unit="{}", words={"square": "方"})
