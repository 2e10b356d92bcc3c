"""The cliff: how many measurements basis pursuit needs to find a signal again, and what theory says."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture
from ...maths.phase import PhaseDiagram, read, weak_threshold
from ...validate import Array

LEVELS = (1 / 20, 1 / 4, 1 / 2, 3 / 4, 1)


def cliff() -> Picture:
    """Map of how often signals of 200 numbers are found again, under the curve of the weak threshold.

    On the left every pair of shares m/n and k/m, the darker the more are found; on the right one column of
    the map.

    Returns
    -------
    Picture
        One control, `m`: the number of measurements.
    """
    table = read()
    n, trials = table.n, table.trials
    rate = table.recovered / trials
    curve = np.linspace(0.005, 0.995, 100)
    threshold = weak_threshold(curve)
    at = weak_threshold(table.m / n)

    def stage(axes: Mapping[str, Axes]) -> None:
        left, right = axes["A"], axes["B"]
        left.set(title="The darker, the more are found again", xlim=(0, 1), ylim=(0, 1))
        left.set(xlabel="measurements per number, m/n", ylabel="spikes per measurement, k/m")
        left.grid(visible=False)
        right.set(title=f"One column: {trials} signals a dot", xlim=(0, 1.03), ylim=(-0.05, 1.18))
        right.set(xlabel="spikes per measurement, k/m", ylabel="share found again")
        right.set_yticks([0, 0.5, 1], ["none", "half", "all"])

    def everything() -> Frame:
        shades = (Area(*_staircase(table, level), "l1") for level in LEVELS)
        words = Text(0.3, 0.5, "theory", "target")
        return Frame((*shades, Line(curve, threshold, "solution"), words))

    def column(m: int) -> Frame:
        i = int((table.m == m).argmax())
        k, share, rho = table.k[i], rate[i], float(at[i])
        lost = k[share < 0.5][0]
        marks = (
            Line([m / n, m / n], [0, 1], "target"),
            Line(k / m, share, "l1", "B"),
            Dots(k / m, share, "l1", "B"),
            Line([rho, rho], [-0.05, 1.05], "target", "B"),
            Text(min(max(rho, 0.28), 0.74), 1.09, f"theory: k = {rho:.2f} m = {rho * m:.1f}", "target", "B"),
        )
        return Frame(
            marks,
            f"With m = {m} measurements of n = {n} numbers theory puts the cliff at k = {rho * m:.1f} "
            f"spikes, k/m = {rho:.3f}. From k = {lost} on fewer than half of the {trials} are found again.",
        )

    control = Control(
        tuple(table.m.tolist()), "measurements m", start=len(table.m) // 2, unit="{:d}", play=400
    )
    return Picture({"m": control}, stage, (everything, column), mosaic="AB", figsize=(9.2, 4.6))


def _staircase(table: PhaseDiagram, level: float) -> tuple[Array, Array]:
    """Corners of the cells in which at least the share `level` is found again: the lowest of each column."""
    rows, columns = table.recovered.shape
    top = (table.recovered >= level * table.trials).sum(axis=1) / columns
    x = np.repeat(np.arange(rows + 1) / rows, 2)
    return x, np.concatenate([[0], np.repeat(top, 2), [0]])
