import numpy as np
import pytest

from l1l2.drawing.palette import reduce
from l1l2.drawing.theme import FAINT, PAPER, ROLES


def block(*colours):
    """One pixel of each colour, in a row, as Agg stores it."""
    rgb = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in colours]
    return np.array([[[*one, 255] for one in rgb]], np.uint8)


@pytest.mark.parametrize("colour", [PAPER, FAINT, *(style.color for style in ROLES.values())])
def test_the_colours_of_the_theme_are_kept_exactly(colour):
    pixels = block(colour)
    assert np.array_equal(np.asarray(reduce(pixels).convert("RGB")), pixels[..., :3])


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"target", "solution"}))
def test_the_inside_of_an_area_is_kept_exactly(role):
    """That of its colour, as transparent as the role has it, on white paper.

    The table cannot tell the insides of `target` and `solution` from FAINT, which wins.
    """
    style = ROLES[role]
    solid = block(style.color)[..., :3].astype(float)
    pixels = np.full((1, 1, 4), 255, np.uint8)
    pixels[..., :3] = np.round(style.alpha * solid + (1 - style.alpha) * 255)
    assert np.array_equal(np.asarray(reduce(pixels).convert("RGB")), pixels[..., :3])


def test_no_colour_moves_far_even_when_there_are_too_many():
    rng = np.random.default_rng(0)
    noise = np.full((100, 100, 4), 255, np.uint8)
    noise[..., :3] = rng.integers(0, 255, (100, 1, 3)) // 2 + rng.integers(0, 60, (100, 100, 1))
    image = reduce(noise)
    assert len(image.getcolors()) == 256
    assert np.abs(np.asarray(image.convert("RGB")).astype(int) - noise[..., :3]).max() < 64


def test_few_colours_move_less_than_an_eye_sees():
    ramp = np.full((1, 256, 4), 255, np.uint8)
    ramp[0, :, 0] = ramp[0, :, 1] = ramp[0, :, 2] = np.arange(256)
    moved = np.abs(np.asarray(reduce(ramp).convert("RGB")).astype(int) - ramp[..., :3])
    assert moved.max() <= 7


def test_pixels_are_counted_where_an_index_has_32_bits(monkeypatch):
    """As in the browser's Python, which takes no wider number for an index."""
    pixels, count = block("#123456", PAPER, "#D55E00"), np.bincount
    image = reduce(pixels)

    def narrow(numbers, minlength):
        return count(numbers.astype(np.int32, casting="safe"), minlength=minlength)

    monkeypatch.setattr(np, "bincount", narrow)
    assert reduce(pixels).tobytes() == image.tobytes()


def test_the_same_pixels_give_the_same_image():
    pixels = block("#123456", PAPER, "#D55E00")
    assert reduce(pixels).tobytes() == reduce(pixels.copy()).tobytes()
