"""What a frame costs beside what it need not repeat: `python benchmarks/drawing.py` fails above a limit."""

import sys
from collections.abc import Callable, Sequence
from itertools import product
from time import process_time

from l1l2.drawing.picture import Picture
from l1l2.drawing.render import SHARP, painter, staged
from l1l2.drawing.table import pack
from l1l2.gallery import PICTURES

# At most so many times the other: drawing marks alone / with their stage, packing frames / computing them.
LIMITS = {"next still / first still": 0.5, "packing / computing the frames": 3.0}
PICTURE = "geometry.drag_target"


def quickest(call: Callable[[], object], rounds: int) -> float:
    """Processor seconds of the quickest call: what else the machine does can only add."""
    times = []
    for _ in range(rounds):
        start = process_time()
        call()
        times.append(process_time() - start)
    return min(times)


def every_layer(picture: Picture) -> None:
    """Compute each layer for each combination of its controls, as `pack` must."""
    for layer in picture.frames:
        for values in product(*(picture.controls[name].values for name in picture.over(layer))):
            layer(*values)


def measure(rounds: int) -> dict[str, float]:
    """The ratios that LIMITS bounds."""
    picture = PICTURES[PICTURE]()
    paint, (_, axes) = painter(picture, SHARP), staged(picture, SHARP)
    first = quickest(lambda: painter(picture, SHARP)(picture.frame()), rounds)
    later = quickest(lambda: paint(picture.frame()), rounds)
    whole, made = (
        quickest(call, rounds) for call in (lambda: pack(picture, axes), lambda: every_layer(picture))
    )
    return dict(zip(LIMITS, (later / first, whole / made), strict=True))


def failures(ratios: dict[str, float]) -> Sequence[str]:
    """What is slower than allowed, in words."""
    return [
        f"{name}: {ratios[name]:.2f}, must be {most}"
        for name, most in LIMITS.items()
        if not ratios[name] <= most
    ]


if __name__ == "__main__":
    found = measure(rounds=3)
    for name, ratio in found.items():
        print(f"{name:32} {ratio:6.2f}      (allowed: {LIMITS[name]})")
    if slow := failures(found):
        sys.exit("; ".join(slow))
