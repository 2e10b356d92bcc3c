"""The cliff: how many measurements basis pursuit needs to find a signal again, and what theory says."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.phase import PhaseDiagram, read, weak_threshold
from ...validate import Array
from ...words import say

SHARES = (1 / 20, 1 / 4, 1 / 2, 3 / 4, 1)  # found again: each is an edge of the map


@name_picture
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
    n, trials, found = table.n, table.trials, table.recovered / table.trials
    curve = np.linspace(0.005, 0.995, 100)

    def everything() -> Frame:
        shades = (Area(*_outline(table, share), "l1") for share in SHARES)
        theory = Line(curve, weak_threshold(curve), "solution")
        return Frame((*shades, theory, Text(0.3, 0.5, say("theory"), "target")))

    def column(m: int) -> Frame:
        row = int((table.m == m).argmax())
        k, share, ratio = table.k[row], found[row], float(weak_threshold(m / n))
        theory = say("theory: k = {ratio:.2f} m = {spikes:.1f}", ratio=ratio, spikes=ratio * m)
        return Frame(
            (
                Line([m / n, m / n], [0, 1], "target"),
                Line(k / m, share, "l1", "B"),
                Dots(k / m, share, "l1", "B"),
                Line([ratio, ratio], [-0.05, 1.05], "target", "B"),
                Text(min(max(ratio, 0.28), 0.74), 1.09, theory, "target", "B"),
            ),
            say(
                "With m = {m} measurements of n = {n} numbers theory puts the cliff at k = {spikes:.1f} "
                "spikes, k/m = {ratio:.3f}. From k = {lost} on fewer than half of the {trials} are "
                "found again.",
                m=m,
                n=n,
                spikes=ratio * m,
                ratio=ratio,
                lost=int(k[share < 0.5][0]),
                trials=trials,
            ),
        )

    values = tuple(table.m.tolist())
    control = Control(values, say("measurements m"), start=len(values) // 2, unit="{:d}", play=400)
    layers = everything, column
    return Picture({"m": control}, lambda axes: _set_up(axes, trials), layers, "AB", (9.2, 4.6))


def _set_up(axes: Mapping[str, Axes], trials: int) -> None:
    left, right = axes["A"], axes["B"]
    left.set(title=say("The darker, the more are found again"), xlim=(0, 1), ylim=(0, 1))
    left.set(xlabel=say("measurements per number, m/n"), ylabel=say("spikes per measurement, k/m"))
    left.grid(visible=False)
    right.set(title=say("One column: {trials} signals a dot", trials=trials))
    right.set(xlim=(0, 1.03), ylim=(-0.05, 1.18))
    right.set(xlabel=say("spikes per measurement, k/m"), ylabel=say("share found again"))
    right.set_yticks([0, 0.5, 1], [say("none"), say("half"), say("all")])


def _outline(table: PhaseDiagram, share: float) -> tuple[Array, Array]:
    """Corners of the cells in which at least this share is found again: the lowest of each column."""
    rows, columns = table.recovered.shape
    top = (table.recovered >= share * table.trials).sum(axis=1) / columns
    x = np.repeat(np.arange(rows + 1) / rows, 2)
    return x, np.concatenate([[0], np.repeat(top, 2), [0]])
