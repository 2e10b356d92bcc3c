"""Render the films of the course into docs/films, with a progress bar.

Usage: python -m tools.films [FILM ...]        (no name: all of them)

`equal_fit` stands on top of README; the next five are Keenan Crane's animations, as live pictures show them.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from l1l2.drawing.films import film
from l1l2.drawing.picture import Control, Frame, Picture
from l1l2.lessons.bars import fixed_sizes, fixed_squares
from l1l2.lessons.geometry import growing_circle, growing_diamond
from l1l2.lessons.gradient_descent import push_and_spring
from l1l2.lessons.inequality import two_games
from l1l2.lessons.start_here import equal_fit
from l1l2.progress import late_bar

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "films"
HOLD = 1200  # milliseconds that the last frame stands still


@dataclass(frozen=True)
class Film:
    """A picture that walks through one control, so many milliseconds a frame, and the files that show it."""

    picture: Callable[[], Picture]
    over: str
    ms: int
    suffixes: tuple[str, ...] = (".gif", ".mp4")
    dpi: int = 80


def backwards(picture: Picture, control: str) -> Picture:
    """Turn a slider round: coefficients that die are easier to follow than coefficients that are born."""
    turned = replace(picture.controls[control], values=picture.controls[control].values[::-1], start=0)
    return replace(picture, controls={**picture.controls, control: turned})


def holding(picture: Picture, over: str, more: int) -> Picture:
    """Return the picture with one control, `over`, that counts its values and repeats the last one."""
    values = picture.controls[over].values

    def frame(moment: int) -> Frame:
        return picture.frame(**{over: values[min(moment, len(values) - 1)]})

    control = Control(tuple(range(len(values) + more)), over, unit="{:d}")
    return replace(picture, controls={"moment": control}, frames=(frame,), handle=None, telling={})


FILMS = {
    "equal_fit": Film(lambda: backwards(equal_fit(), "fit"), "fit", 120, (".webp",)),
    "fixed_sizes": Film(lambda: fixed_sizes(frames=49), "time", 80),
    "fixed_squares": Film(lambda: fixed_squares(frames=49), "time", 80),
    "two_games": Film(lambda: two_games(frames=37), "time", 110, dpi=64),
    "growing_circle": Film(growing_circle, "radius", 80),
    "growing_diamond": Film(growing_diamond, "radius", 80),
    "push_and_spring": Film(push_and_spring, "time", 110, dpi=64),
}


def shown(name: str) -> Picture:
    """Return what a film shows: a picture of one control, `moment`, whose last frame is held."""
    one = FILMS[name]
    return holding(one.picture(), one.over, HOLD // one.ms)


def main() -> None:
    """Write every film that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="FILM", help=", ".join(FILMS))
    names = parser.parse_args().names or list(FILMS)
    if unknown := set(names) - set(FILMS):
        parser.error(f"no film {', '.join(sorted(unknown))}; there are {', '.join(FILMS)}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names:
        picture = shown(name)
        for suffix in FILMS[name].suffixes:
            print(name + suffix)
            path, one = FOLDER / (name + suffix), FILMS[name]
            film(picture, path, "moment", ms=one.ms, dpi=one.dpi, progress=late_bar(patience=0))


if __name__ == "__main__":
    main()
