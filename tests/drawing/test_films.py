import subprocess
import sys

import numpy as np
import pytest
from imageio_ffmpeg import get_ffmpeg_exe
from PIL import Image, ImageSequence

from l1l2.drawing import Frame, film, films, frames
from l1l2.drawing.render import png


def rgb(image):
    return np.asarray(image.convert("RGB")).astype(int)


@pytest.mark.parametrize("suffix", [".webp", ".gif"])
def test_a_films_frames_are_the_stills_pixel_for_pixel(gauges, tmp_path, suffix):
    path = film(gauges, tmp_path / f"levels{suffix}", "t", ms=120, r=1)
    assert path == tmp_path / f"levels{suffix}"
    with Image.open(path) as movie:
        shown = [rgb(image) for image in ImageSequence.Iterator(movie)]
        assert movie.info["loop"] == 0
        assert movie.info["duration"] == 120
    expected = [rgb(image) for image in frames(gauges, "t", r=1)]
    assert len(shown) == len(expected) == 5
    for one, other in zip(shown, expected, strict=True):
        assert np.array_equal(one, other)


def test_an_mp4_shows_the_frames(gauges, tmp_path):
    path = film(gauges, str(tmp_path / "levels.mp4"), "t", ms=100)
    decode = [get_ffmpeg_exe(), "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    done = subprocess.run(decode, capture_output=True, check=True)
    assert b"400x250" in done.stderr
    assert b"10 fps" in done.stderr
    shown = np.frombuffer(done.stdout, np.uint8).reshape(-1, 250, 400, 3).astype(int)
    expected = [rgb(image) for image in frames(gauges, "t")]
    assert len(shown) == 5
    for one, other in zip(shown, expected, strict=True):
        assert np.abs(one - other).mean() < 3


def test_an_mp4_is_as_slow_as_asked(gauges, tmp_path):
    path = film(gauges, tmp_path / "levels.mp4", "t", ms=80)
    told = subprocess.run([get_ffmpeg_exe(), "-i", str(path)], capture_output=True).stderr
    assert b"12.50 fps" in told


def test_odd_sizes_are_padded_for_the_codec():
    image = Image.new("RGB", (3, 5), "red")
    assert films._even(image).shape == (6, 4, 3)
    assert (films._even(image) == [255, 0, 0]).all()


def test_progress_counts_the_frames(gauges, tmp_path):
    seen = []
    film(gauges, tmp_path / "a.gif", "r", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("name", "given", "error", "words"),
    [
        ("a.avi", {"over": "t"}, ValueError, "ends in '.avi'; give one of .gif, .webp, .mp4"),
        ("a", {"over": "t"}, ValueError, "ends in ''"),
        ("a.gif", {"over": "lam"}, ValueError, "over='lam'"),
        ("a.gif", {"over": "t", "r": 0.3}, ValueError, "r=0.3 is not one"),
        ("a.gif", {"over": "t", "ms": 0}, ValueError, "ms"),
        (
            "a.gif",
            {"over": "t", "ms": 700_000},
            ValueError,
            "ms: got 700000; give an integer from 1 to 60000",
        ),
        ("a.gif", {"over": "t", "dpi": 2.5}, TypeError, "dpi"),
        ("none/a.gif", {"over": "t"}, FileNotFoundError, "there is no folder"),
    ],
)
def test_a_film_that_cannot_be_made_leaves_no_file(gauges, tmp_path, name, given, error, words):
    with pytest.raises(error, match=words):
        film(gauges, tmp_path / name, **given)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".mp4"])
def test_a_film_that_fails_half_way_leaves_the_older_one(gauges, tmp_path, suffix):
    def breaks(t):
        if t > 1:
            raise RuntimeError("half way")
        return Frame(())

    object.__setattr__(gauges, "frames", (*gauges.frames, breaks))
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"older")
    with pytest.raises(RuntimeError, match="half way"):
        film(gauges, path, "t")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_without_the_extra_an_mp4_says_how_to_get_it(gauges, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(ImportError, match=r"pip install l1l2\[films\]"):
        film(gauges, tmp_path / "a.mp4", "t")
    assert list(tmp_path.iterdir()) == []


def test_png_is_smaller_with_more_effort(gauges):
    image = next(iter(frames(gauges, "t")))
    assert len(png(image, effort=9)) < len(png(image, effort=1))
