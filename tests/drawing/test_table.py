import gzip
import json
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from l1l2.drawing import Control, Dots, Frame, Handle, Line, Picture, Text
from l1l2.drawing.render import staged
from l1l2.drawing.table import FRAMES, HANDLE_FRAMES, LIFT, PAD, STEP, pack

from .shown import gallery, plane


def packed(picture):
    return pack(picture, staged(picture, 200)[1])


def unpacked(table):
    """Read the format as its description says, without the code that wrote it."""
    whole = gzip.decompress(table)
    length = int.from_bytes(whole[:4], "little")
    return json.loads(whole[4 : 4 + length]), np.frombuffer(whole[4 + length :], "<u2")


def shown(column, numbers, frame):
    row = frame if column["index"] < 0 else numbers[column["index"] + frame]
    if "words" in column:
        return column["words"][row]
    differences = numbers[column["at"] + row * column["width"] :][: column["width"]]
    q = np.cumsum(differences, dtype=np.int64) % 2**16
    return np.where(q == LIFT, np.nan, q / STEP - PAD)


def small(layer, values=(0, 1, 2), **changes):
    def stage(axes):
        axes["A"].set(xlim=(0, 10), ylim=(0, 10))

    given = {"controls": {"t": Control(values, "t")}, "stage": stage, "frames": (layer,), "figsize": (3, 3)}
    return Picture(**given | changes)


@pytest.mark.parametrize("picture", [gallery(), plane(steps=4)], ids=["gallery", "plane"])
def test_every_frame_comes_back_within_half_a_step(picture):
    _, axes = staged(picture, 100)
    head, numbers = unpacked(pack(picture, axes))
    names = list(picture.controls)
    height = picture.figsize[1] * 100
    seen = 0
    for layer, packed_layer in zip(picture.frames, head["layers"], strict=True):
        over = [names[k] for k in packed_layer["over"]]
        assert tuple(over) == picture.over(layer)
        for number, values in enumerate(product(*(picture.controls[name].values for name in over))):
            frame = layer(*values)
            assert shown(packed_layer["caption"], numbers, number) == frame.caption
            for mark, told in zip(frame.marks, packed_layer["marks"], strict=True):
                assert (type(mark).__name__, mark.role, mark.panel) == (
                    told["kind"],
                    told["role"],
                    told["panel"],
                )
                pixels = axes[mark.panel].transData.transform(np.column_stack([mark.x, mark.y]))
                lifted = np.isnan(mark.x + mark.y)
                for key, expected in ("x", pixels[:, 0]), ("y", height - pixels[:, 1]):
                    got = shown(told[key], numbers, number)
                    assert np.isnan(got[len(expected) :]).all()
                    got = got[: len(expected)]
                    assert np.array_equal(np.isnan(got), lifted)
                    assert np.abs(got - expected)[~lifted].max(initial=0) <= 1 / 32 + 1e-9
                    seen += len(expected)
                if isinstance(mark, Text):
                    assert shown(told["text"], numbers, number) == mark.text
                    assert told["align"] == mark.align
                    assert told["size"] == pytest.approx(mark.size * 100 / 72)
    assert seen > 500


def test_the_head_says_what_the_page_needs():
    picture = plane(steps=5)
    _, axes = staged(picture, 200)
    head, _ = unpacked(pack(picture, axes))
    assert head["size"] == [500, 500]
    assert [control["texts"][-1] for control in head["controls"]] == ["2.00", "2.0", "2.0"]
    assert [control["play"] for control in head["controls"]] == [40, 0, 0]
    left, top, width, height = head["panels"]["A"]
    # The handle's places are those of the data: from -2 to 2 on axes from -2.2 to 2.2, y upwards.
    handle = head["handle"]
    assert (handle["x"], handle["y"]) == (1, 2)
    assert handle["across"] == pytest.approx(left + width * (np.linspace(-2, 2, 5) + 2.2) / 4.4, abs=1 / 32)
    assert handle["along"] == pytest.approx(top + height * (2.2 - np.linspace(-2, 2, 5)) / 4.4, abs=1 / 32)


def test_equal_rows_are_stored_once_a_column():
    def layer(t):
        return Frame([Line([1, 2, 3], [t % 2] * 3, "l1")], f"{'odd' if t % 2 else 'even'}.")

    head, numbers = unpacked(packed(small(layer, range(100))))
    (mark,) = head["layers"][0]["marks"]
    assert mark["x"]["width"] == mark["y"]["width"] == 3
    # Three indices of 100 frames, one row of x and two of y.
    assert len(numbers) == 3 * 100 + 3 + 2 * 3
    assert head["layers"][0]["caption"]["words"] == ["even.", "odd."]


def test_a_layer_is_stored_over_its_own_controls_alone():
    head, _ = unpacked(packed(plane(steps=3)))
    assert [layer["over"] for layer in head["layers"]] == [[1, 2], [0, 1, 2]]
    still = small(lambda t: Frame([Dots(t, t, "l1")], "."))
    head, _ = unpacked(packed(replace(still, frames=(*still.frames, lambda: Frame([Dots(1, 1, "l2")])))))
    assert head["layers"][1]["over"] == []


def test_the_same_picture_gives_the_same_bytes():
    assert packed(gallery()) == packed(gallery())


def test_words_may_change_and_empty_arrays_hide():
    def layer(t):
        return Frame([Text([1, 2][:t], [1, 2][:t], f"t is {t}", "l1"), Dots([], [], "l2")])

    head, numbers = unpacked(packed(small(layer)))
    words, dots = head["layers"][0]["marks"]
    assert [shown(words["text"], numbers, t) for t in range(3)] == ["t is 0", "t is 1", "t is 2"]
    assert [np.isfinite(shown(words["x"], numbers, t)).sum() for t in range(3)] == [0, 1, 2]
    assert len(shown(dots["x"], numbers, 2)) == 0


def changing(before, after):
    def layer(t):
        return Frame(after if t == 2 else before)

    return small(layer)


FIRST = Dots(1, 1, "l1")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (
            [Line(1, 1, "l1")],
            r"mark 0 is \('Line', 'l1', 'A'\), in the layer's first frame \('Dots', 'l1', 'A'\)",
        ),
        ([Dots(1, 1, "l2")], "'l2'"),
        ([Dots(1, 1, "l1", "B")], "'B'"),
        ([FIRST, FIRST], "2 marks, where the layer's first frame has 1"),
        ([], "0 marks, where the layer's first frame has 1"),
    ],
)
def test_marks_may_not_change_what_they_are(after, words):
    with pytest.raises(ValueError, match=words) as error:
        packed(changing([FIRST], after))
    assert "test_table.small.<locals>.stage, layer 'layer' at t=2" in str(error.value)


@pytest.mark.parametrize("change", [{"align": "left"}, {"size": 12}])
def test_words_keep_their_side_and_size(change):
    words = Text(1, 1, "a", "l1")
    with pytest.raises(ValueError, match=r"at t=2: mark 0 is .*only coordinates and words may change"):
        packed(changing([words], [replace(words, **change)]))


@pytest.mark.parametrize(("x", "y"), [(-100, 1), (1, 1000), (1e300, 1), (1, -200)])
def test_what_a_page_cannot_address_is_refused(x, y):
    def layer(t):
        return Frame([FIRST, Line([1, 2, x if t == 1 else 3], [1, 2, y if t == 1 else 3], "l2")])

    with pytest.raises(
        ValueError, match=r"layer 'layer' at t=1: mark 1 \(Line 'l2'\) in panel 'A' lies outside"
    ):
        packed(small(layer))


@pytest.mark.parametrize("wrong", [0, 1, 2])
@pytest.mark.parametrize("point", [0, 1, 2])
def test_the_frame_that_a_page_cannot_address_is_named_whichever_point_lies_outside(wrong, point):
    def layer(t):
        x = np.ones(3)
        x[point] = 1000 if t == wrong else 1
        return Frame([Line(x, 1, "l2")])

    with pytest.raises(ValueError, match=f"at t={wrong}: mark 0"):
        packed(small(layer))


def line(x, y):
    """Return a layer that shows one line."""

    def layer(t):
        return Frame([Line(x, y, "l1")])

    return layer


def test_the_range_is_used_to_its_ends():
    """A pixel inside is stored, a pixel outside refused, on all four sides: nothing is clamped."""
    _, axes = staged(small(lambda t: Frame([FIRST])), 200)  # as `packed` stages it: two dots a CSS pixel
    data = axes["A"].transData.inverted()
    low, high = -PAD, (LIFT - 1) / STEP - PAD
    for x, y in (low, 9), (high, 9), (9, low), (9, high):
        out = np.sign([x - 9, y - 9])
        for pixels, fits in ((x, y), True), ((x + out[0], y + out[1]), False):
            at = data.transform((2 * pixels[0], 2 * (300 - pixels[1])))
            picture = small(line(*np.column_stack([at, at])))
            if fits:
                head, numbers = unpacked(packed(picture))
                (mark,) = head["layers"][0]["marks"]
                assert shown(mark["x"], numbers, 0) == pytest.approx([x, x], abs=1 / 16)
            else:
                with pytest.raises(ValueError, match="lies outside"):
                    packed(picture)


def test_the_number_that_lifts_the_pen_is_no_place():
    """A point exactly there would vanish in silence: the last sixteenth of a pixel is refused, too."""
    _, axes = staged(small(lambda t: Frame([FIRST])), 100)
    for at, fits in (LIFT - 1, True), (LIFT, False):
        x, y = axes["A"].transData.inverted().transform((at / STEP - PAD, 150))
        picture = small(line([x, x], [y, y]))
        if fits:
            assert packed(picture)
        else:
            with pytest.raises(ValueError, match="lies outside"):
                packed(picture)


@pytest.mark.parametrize("label", ["t", "tt"])
def test_the_numbers_start_at_an_even_byte(label):
    """A browser reads pairs of bytes at even places only; here the head is longer by one letter."""
    whole = gzip.decompress(packed(small(line([1, 2], [1, 2]), controls={"t": Control((0, 1), label)})))
    assert int.from_bytes(whole[:4], "little") % 2 == 0


def test_what_a_logarithmic_axis_cannot_show_is_refused():
    def stage(axes):
        axes["A"].set(xscale="log", xlim=(1, 10))

    with pytest.raises(ValueError, match=r"at t=0: mark 0 .Dots 'l1'. in panel 'A' lies outside"):
        packed(small(lambda t: Frame([Dots(t, 1, "l1")]), stage=stage))


def test_too_many_frames_are_refused_before_they_are_made():
    def layer(t, s):
        raise AssertionError("made")

    controls = {"t": Control(range(FRAMES // 2), "t"), "s": Control((0, 1, 2), "s")}
    with pytest.raises(
        ValueError, match=f"layer 'layer': 3000 frames .1000 of 't' x 3 of 's'.; give at most {FRAMES}"
    ):
        packed(small(layer, controls=controls))
    controls = {"t": Control(np.arange(101) / 101, "t"), "s": Control(np.arange(100) / 100, "s")}
    with pytest.raises(ValueError, match=f"10100 frames .*at most {HANDLE_FRAMES}"):
        packed(small(layer, controls=controls, handle=Handle("t", "s")))


def test_a_handle_stands_where_a_page_can_address():
    def layer(t, s):
        return Frame([FIRST])

    controls = {"t": Control((0, 500), "t"), "s": Control((0, 1), "s")}
    with pytest.raises(ValueError, match="handle at t=500 in panel 'A' lies outside"):
        packed(small(layer, controls=controls, handle=Handle("t", "s")))
    controls = {"t": Control(("a", "b"), "t", unit="{}"), "s": Control((0, 1), "s")}
    with pytest.raises(ValueError, match="handle drags 't', whose values are words"):
        packed(small(layer, controls=controls, handle=Handle("t", "s")))


def test_a_layer_returns_frames_on_the_pictures_panels():
    with pytest.raises(TypeError, match="at t=0: got None; give a Frame"):
        packed(small(lambda t: None))
    with pytest.raises(ValueError, match="mark 0 has panel='B'; this picture has A"):
        packed(small(lambda t: Frame([Dots(1, 1, "l1", "B")])))
