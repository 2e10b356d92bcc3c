"""The cliff: how many measurements basis pursuit needs to find a signal again, and what theory says."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import ROLES
from ...maths.phase import Counts, PhaseDiagram, read, weak_threshold
from ...validate import Array
from ...words import Said, say

SHARES = (1 / 20, 1 / 4, 1 / 2, 3 / 4, 1)  # found again: each is an edge of the map
# With half as many sums as numbers, at the map's k/m: between two of its columns, so it is no part of it.
HALF = (20, 20, 20, 20, 20, 20, 19, 12, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


@name_picture
def cliff() -> Picture:
    """Map of how often signals of 200 numbers are found again, under the curve of the weak threshold.

    On the left every pair of shares m/n and k/m, the darker the more are found, as far as m, below a legend
    of its shades; on the right the numbers of spikes at this m.

    Returns
    -------
    Picture
        One control, `m`: the number of measurements.
    """
    table, curve = read(), np.linspace(0.005, 0.995, 100)
    threshold, columns = weak_threshold(curve), _list_columns(table)

    def so_far(m: int) -> Frame:
        """Draw the map up to the place of m: what is to be predicted stays hidden."""
        done = int((table.m <= m).sum())
        shades = (Area(*_outline(table, share, done), "l1") for share in SHARES)
        theory = Line(curve[curve <= m / table.n], threshold[curve <= m / table.n], "solution")
        place = Line([m / table.n, m / table.n], [0, 1], "target")
        beside = 0.2 if 2 * m >= table.n else 0.8
        name = Text(beside, 0.93, say("curve: theory"), "target")
        return Frame((*shades, theory, place, name))

    def column(m: int) -> Frame:
        k, found = columns[m]
        ratio = float(weak_threshold(m / table.n))
        facts = {"spikes": ratio * m, "ratio": ratio}
        theory = say("theory: k = {ratio:.2f} m = {spikes:.1f}", **facts)
        at = Text(min(max(ratio, 0.28), 0.74), 1.09, theory, "target", "B")
        dots = Line(k / m, found, "l1", "B"), Dots(k / m, found, "l1", "B")
        expected = Line([ratio, ratio], [-0.05, 1.05], "target", "B")
        lost = int(k[found < 0.5][0])
        return Frame((*dots, expected, at), _say_column(m, table, lost, facts))

    control = Control(tuple(columns), say("random sums m"), start=1, unit="{:d}", play=400)
    return Picture(
        {"m": control},
        lambda axes: _set_up(axes, table.trials),
        (so_far, column),
        "AB",
        (8.8, 4.2),
        telling={"m": table.n // 2},
    )


def _list_columns(table: PhaseDiagram) -> dict[int, tuple[Counts, Array]]:
    """Return the numbers of spikes and the shares found again, by the number of measurements."""
    rows = dict(zip(table.m.tolist(), zip(table.k, table.recovered, strict=True), strict=True))
    half = table.n // 2
    rows[half] = count_spikes(half, len(HALF)), np.array(HALF)
    return {m: (k, found / table.trials) for m, (k, found) in sorted(rows.items())}


def count_spikes(m: int, rows: int) -> Counts:
    """Return k for the middles of so many equal shares k/m."""
    return np.rint(m * (np.arange(rows) + 0.5) / rows).astype(int)


def _say_column(m: int, table: PhaseDiagram, lost: int, facts: Mapping[str, float]) -> Said:
    return say(
        "With m = {m} random sums of n = {n} numbers, theory puts the cliff at k = {spikes:.1f} spikes, so "
        "k/m = {ratio:.3f}. In the experiment fewer than half of the {trials} signals are found from "
        "k = {lost} on.",
        m=m,
        n=table.n,
        lost=lost,
        trials=table.trials,
        **facts,
    )


def _set_up(axes: Mapping[str, Axes], trials: int) -> None:
    left, right = axes["A"], axes["B"]
    left.set(
        title=say("At least this many of {trials} are found", trials=trials), xlim=(0, 1), ylim=(0, 1.14)
    )
    left.set(xlabel=say("sums for each number, m/n"), ylabel=say("spikes for each sum, k/m"))
    left.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    left.grid(visible=False)
    _draw_legend(left, trials)
    right.set(title=say("At this m: {trials} signals a dot", trials=trials))
    right.set(xlim=(0, 1.03), ylim=(-0.05, 1.18))
    right.set(xlabel=say("spikes for each sum, k/m"), ylabel=say("signals found"))
    right.set_yticks([0, 0.5, 1], [say("none"), say("half"), say("all")])


def _draw_legend(ax: Axes, trials: int) -> None:
    """Above the map, its shades: each is laid over the one before, as on the map."""
    color, opacity = ROLES["l1"].color, ROLES["l1"].alpha
    for i, share in enumerate(SHARES):
        left, right = i / len(SHARES), (i + 1) / len(SHARES)
        ax.fill_between([left, 1], 1.04, 1.13, color=color, alpha=opacity, lw=0)
        ax.text((left + right) / 2, 1.085, f"{share * trials:.0f}", ha="center", va="center", size=9)


def _outline(table: PhaseDiagram, share: float, done: int) -> tuple[Array, Array]:
    """Corners of the cells in which at least this share is found again: the lowest of the first columns."""
    rows, columns = table.recovered.shape
    top = (table.recovered[:done] >= share * table.trials).sum(axis=1) / columns
    x = np.repeat(np.arange(done + 1) / rows, 2)
    return x, np.concatenate([[0], np.repeat(top, 2), [0]])
