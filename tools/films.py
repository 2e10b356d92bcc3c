"""Render the films that README shows into docs/films, with a progress bar.

Usage: python tools/films.py
"""

from dataclasses import replace
from pathlib import Path

from l1l2.drawing.films import film
from l1l2.drawing.picture import Picture
from l1l2.pictures import equal_fit

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "films"


def backwards(picture: Picture, control: str) -> Picture:
    """Turn a slider round: coefficients that die are easier to follow than coefficients that are born."""
    turned = replace(picture.controls[control], values=picture.controls[control].values[::-1], start=0)
    return replace(picture, controls={**picture.controls, control: turned})


def bar(done: int, total: int) -> None:
    """One line that fills up."""
    filled = 30 * done // total
    print(
        f"\r  [{'#' * filled}{'.' * (30 - filled)}] {done}/{total}",
        end="\n" if done == total else "",
        flush=True,
    )


def main() -> None:
    """Write every film."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    print("00_equal_fit.webp")
    film(backwards(equal_fit(), "fit"), FOLDER / "00_equal_fit.webp", "fit", ms=120, dpi=80, progress=bar)


if __name__ == "__main__":
    main()
