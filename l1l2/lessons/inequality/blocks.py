"""Three bars, the square of their sum cut into blocks, and the ruler of what they amount to."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Mark, Text, bars
from ...drawing.picture import Frame
from ...maths.norms import effective_size
from ...validate import Array


def square(x: Array, side: float) -> Frame:
    """Return three bars, their square in a panel of that side, and where they stand on the ruler."""
    one, two, alive, ratio = float(x.sum()), float((x**2).sum()), int((x > 0).sum()), float(effective_size(x))
    i, j = np.divmod(np.arange(9), 3)
    marks: tuple[Mark, ...] = (
        bars([1, 2, 3], x, "target"),
        _blocks(x, i[i != j], j[i != j], "l1"),
        _blocks(x, i[i == j], j[i == j], "l2"),
        *_products(x, side),
        Text(0, 1.11 * side, f"‖x‖₁² = {one**2:.2f}", "l1", "B", align="left", size=11),
        Text(0.33 * side, 1.11 * side, f"= ‖x‖₂² {two:.2f}", "l2", "B", align="left", size=11),
        Text(0.69 * side, 1.11 * side, f"+ gap {one**2 - two:.2f}", "l1", "B", align="left", size=11),
        Area([1, 1, np.sqrt(alive), np.sqrt(alive)], [-0.25, 0.25, 0.25, -0.25], "ghost", "C"),
        Dots(np.sqrt(ratio), 0, "l1", "C"),
        Text(1, 0.75, f"amounts to {ratio:.2f} equal bars", "l1", "C", align="left", size=11),
    )
    return Frame(
        marks,
        f"Bars of {x[0]:.2f}, {x[1]:.2f} and {x[2]:.2f}: the square ‖x‖₁² = {one**2:.2f} is the diagonal "
        f"‖x‖₂² = {two:.2f} and the gap {one**2 - two:.2f}; {_equality(alive, ratio)}.",
    )


def _equality(alive: int, ratio: float) -> str:
    """Say how far ||x||_1 is from its bounds, ||x||_2 and sqrt(||x||_0) ||x||_2."""
    if alive == 1:
        return "one bar alone, and so ‖x‖₁ = ‖x‖₂"
    if alive - ratio < 1e-9:
        return f"{alive} equal bars, and so ‖x‖₁ = √{alive} ‖x‖₂, the most for {alive} bars"
    return f"{alive} bars that amount to {ratio:.2f} equal ones"


def _blocks(x: Array, i: Array, j: Array, role: str) -> Area:
    """Return the blocks |x_i||x_j| of the square, none where a bar is 0."""
    high = np.cumsum(x)
    low = np.where(x > 0, high - x, np.nan)
    lift = np.full(len(i), np.nan)
    across = np.stack([low[i], low[i], high[i], high[i], lift], 1).ravel()
    along = np.stack([low[j], high[j], high[j], low[j], lift], 1).ravel()
    return Area(across, along, role, "B")


def _products(x: Array, side: float) -> list[Text]:
    """Name the blocks that are large enough to hold their names."""
    middle = np.cumsum(x) - x / 2
    out = []
    for i, j, name in (
        (0, 1, "x₁x₂"),
        (0, 2, "x₁x₃"),
        (1, 2, "x₂x₃"),
        (0, 0, "x₁²"),
        (1, 1, "x₂²"),
        (2, 2, "x₃²"),
    ):
        fits = min(x[i], x[j]) > 0.09 * side
        at = np.array([middle[i], middle[j]] if i != j else [middle[i]]) if fits else np.empty(0)
        out.append(Text(at, at[::-1] - 0.015 * side, name, "l2" if i == j else "l1", "B"))
    return out


def stage(top: float, side: float) -> Callable[[Mapping[str, Axes]], None]:
    """Return the stage of the square: bars up to `top`, a square up to `side`."""

    def three(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title="Three bars", xlim=(0.3, 3.7), ylim=(0, top))
        axes["A"].set_xticks([1, 2, 3], ["x₁", "x₂", "x₃"], size=11)
        axes["A"].grid(visible=False, axis="x")
        axes["B"].set(title="The square of their sum", xlim=(0, side), ylim=(0, 1.18 * side), aspect="equal")
        axes["B"].set(xticks=[], yticks=[])
        axes["B"].spines[["left", "bottom"]].set_visible(False)
        axes["C"].set(title="‖x‖₂ ≤ ‖x‖₁ ≤ √3 ‖x‖₂", xlim=(0.96, 1.78), ylim=(-0.5, 1.3), yticks=[])
        axes["C"].set_xticks(np.sqrt([1, 2, 3]), ["1", "√2", "√3"])
        axes["C"].set_xlabel("‖x‖₁ / ‖x‖₂")

    return three
