"""Three bars, the square of their sum cut into blocks, and the ruler of the ratio of their norms."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Mark, Text, bars
from ...drawing.picture import Frame
from ...maths.norms import lp_norm
from ...validate import Array
from ...words import Said, say

ROUNDING = 1e-9  # bars whose norms have the ratio of equal ones, up to rounding, are equal
LEGIBLE = 0.09  # the least side of a block that holds its name, as a share of the panel


def draw_square(x: Array, side: float) -> Frame:
    """Return three bars, their square in a panel of that side, and where they stand on the ruler."""
    i, j = np.divmod(np.arange(9), 3)
    marks: tuple[Mark, ...] = (
        bars([1, 2, 3], x, "target"),
        _draw_blocks(x, i[i != j], j[i != j], "l1"),
        _draw_blocks(x, i[i == j], j[i == j], "l2"),
        *_name_blocks(x, side),
        *_write_areas(x, side),
        *_draw_ruler(x),
    )
    return Frame(marks, _say_areas(x))


def _measure(x: Array) -> tuple[float, float, float]:
    """Return the areas of the whole square, of its diagonal blocks, and of the others: the gap."""
    gap = 2 * float(x[0] * x[1] + x[0] * x[2] + x[1] * x[2])
    return float(x.sum()) ** 2, float((x**2).sum()), gap


def _compare(x: Array) -> float:
    """Return ||x||_1 / ||x||_2."""
    return float(lp_norm(x, 1) / lp_norm(x, 2))


def _say_areas(x: Array) -> Said:
    """Say the three areas, and how far ||x||_1 is from its bounds, ||x||_2 and sqrt(||x||_0) ||x||_2."""
    square, diagonal, gap = _measure(x)
    alive, ratio = int((x > 0).sum()), _compare(x)
    facts = {"x1": x[0], "x2": x[1], "x3": x[2], "square": square, "diagonal": diagonal, "gap": gap}
    if alive == 1:
        return say(
            "Bars of {x1:.2f}, {x2:.2f} and {x3:.2f}: the square ‖x‖₁² = {square:.2f} is the diagonal "
            "‖x‖₂² = {diagonal:.2f} and the gap {gap:.2f}; one bar alone, and so ‖x‖₁ = ‖x‖₂.",
            **facts,
        )
    if np.sqrt(alive) - ratio < ROUNDING:
        return say(
            "Bars of {x1:.2f}, {x2:.2f} and {x3:.2f}: the square ‖x‖₁² = {square:.2f} is the diagonal "
            "‖x‖₂² = {diagonal:.2f} and the gap {gap:.2f}; {equal} equal bars, and so ‖x‖₁ = √{equal} ‖x‖₂, "
            "the most for {equal} bars.",
            equal=alive,
            **facts,
        )
    return say(
        "Bars of {x1:.2f}, {x2:.2f} and {x3:.2f}: the square ‖x‖₁² = {square:.2f} is the diagonal "
        "‖x‖₂² = {diagonal:.2f} and the gap {gap:.2f}; ‖x‖₁ is {ratio:.2f} times ‖x‖₂.",
        ratio=ratio,
        **facts,
    )


def _write_areas(x: Array, side: float) -> list[Text]:
    """Write the sum of areas on top of the square: the whole, its diagonal and the gap."""
    square, diagonal, gap = _measure(x)
    row = float(x.sum()) + 0.06 * side
    return [
        Text(0, row, say("‖x‖₁² = {square:.2f}", square=square), "l1", "B", "left", 11),
        Text(0.5 * side, row, say("= ‖x‖₂² {diagonal:.2f}", diagonal=diagonal), "l2", "B", "left", 11),
        Text(side, row, say("+ gap {gap:.2f}", gap=gap), "l1", "B", "left", 11),
    ]


def _draw_ruler(x: Array) -> list[Mark]:
    """Draw ||x||_1 / ||x||_2 on its ruler, over what as many bars can reach."""
    reach, ratio = np.sqrt((x > 0).sum()), _compare(x)
    words = say("‖x‖₁ = {ratio:.2f} ‖x‖₂", ratio=ratio)
    return [
        Area([1, 1, reach, reach], [-0.25, 0.25, 0.25, -0.25], "ghost", "C"),
        Dots(ratio, 0, "l1", "C"),
        Text(1, 0.75, words, "l1", "C", align="left", size=11),
    ]


def _draw_blocks(x: Array, i: Array, j: Array, role: str) -> Area:
    """Return the blocks |x_i||x_j| of the square, none where a bar is 0."""
    high = np.cumsum(x)
    low = np.where(x > 0, high - x, np.nan)
    lift = np.full(len(i), np.nan)
    across = np.stack([low[i], low[i], high[i], high[i], lift], 1).ravel()
    along = np.stack([low[j], high[j], high[j], low[j], lift], 1).ravel()
    return Area(across, along, role, "B")


def _name_blocks(x: Array, side: float) -> list[Text]:
    """Name the blocks that are large enough to hold their names."""
    middle = np.cumsum(x) - x / 2
    names = {
        (0, 1): say("x₁x₂"),
        (0, 2): say("x₁x₃"),
        (1, 2): say("x₂x₃"),
        (0, 0): say("x₁²"),
        (1, 1): say("x₂²"),
        (2, 2): say("x₃²"),
    }
    texts = []
    for (i, j), name in names.items():
        fits = min(x[i], x[j]) > LEGIBLE * side
        at = np.array([middle[i], middle[j]] if i != j else [middle[i]]) if fits else np.empty(0)
        texts.append(Text(at, at[::-1] - 0.015 * side, name, "l2" if i == j else "l1", "B"))
    return texts


def make_stage(top: float, side: float) -> Callable[[Mapping[str, Axes]], None]:
    """Return the stage of the square: bars up to `top`, a square up to `side`."""

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title=say("Three bars"), xlim=(0.3, 3.7), ylim=(0, top))
        axes["A"].set_xticks([1, 2, 3], ["x₁", "x₂", "x₃"], size=11)
        axes["A"].grid(visible=False, axis="x")
        axes["B"].set(title=say("The square of their sum"), aspect="equal")
        axes["B"].set(xlim=(0, 1.5 * side), ylim=(0, 1.2 * side), xticks=[], yticks=[])
        axes["B"].spines[["left", "bottom"]].set_visible(False)
        axes["C"].set(title=say("‖x‖₂ ≤ ‖x‖₁ ≤ √3 ‖x‖₂"), xlabel=say("‖x‖₁ / ‖x‖₂"))
        axes["C"].set(xlim=(0.96, 1.78), ylim=(-0.5, 1.3), yticks=[])
        axes["C"].set_xticks(np.sqrt([1, 2, 3]), ["1", "√2", "√3"])

    return stage
