"""A sparse signal from few random sums of it: what the smallest norms, L2 and L1, make of them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certify
from ...drawing.marks import Area, Dots, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.paths import ridge_path
from ...maths.sensing import basis_pursuit, spikes
from ...validate import Array
from ...words import Said, say, sentences

N, K, SEED = 100, 5, 3  # numbers of the signal, how many of them are not 0, and the draw
POSITIONS = np.arange(1, N + 1)
TOP = 3.4  # height of the panels that show signals
EXACT = 1e-9  # relative: a smaller error is rounding


@name_picture
def fewer_measurements() -> Picture:
    """Five spikes among a hundred numbers, from fewer and fewer random sums of them.

    Above, the measurements; then the signals of smallest L2 and of smallest L1 norm that have them, each
    before the signal itself in grey.

    Returns
    -------
    Picture
        One control, `m`: the number of measurements, falling.
    """
    whole = spikes(N, N, K, rng=np.random.default_rng(SEED))
    reach = 1.8 * np.abs(whole.b).max()

    def stage(axes: Mapping[str, Axes]) -> None:
        set_up(axes["A"], say("Measured sums"), reach, labels=False)
        set_up(axes["B"], say("Smallest ‖x‖₂ with these sums (grey: the signal)"), TOP, labels=False)
        set_up(axes["C"], say("Smallest ‖x‖₁ with these sums"), TOP)
        axes["C"].set_xlabel(say("position in the signal"))

    def signal() -> Frame:
        return Frame(tuple(draw_signal(whole.x, panel) for panel in "BC"))

    def explanations(m: int) -> Frame:
        A, b = whole.A[:m], whole.b[:m]
        two, one = _without_rounding(ridge_path(A, b).at(0)), basis_pursuit(A, b)
        l2, l1 = compare(two, whole.x), compare(one.x, whole.x)
        return Frame(
            (
                Dots(POSITIONS[:m], b, "data"),
                write(say("m = {m} sums of {n} numbers", m=m, n=N), "data", "A", reach),
                draw_alive(two, "l2", "B"),
                write(l2, "l2", "B", TOP),
                draw_alive(one.x, "l1", "C"),
                write(l1, "l1", "C", TOP),
            ),
            sentences(
                say("From {m} random sums of {n} numbers, {k} of them non-zero.", m=m, n=N, k=K),
                say("Smallest ‖x‖₂: {l2}.", l2=l2),
                say("Smallest ‖x‖₁: {l1}.", l1=l1),
                certify(max(one.kkt, _miss_of_l2(A, b, two))),
            ),
        )

    values = (100, 90, 80, 70, 60, 50, 45, 40, 35, *range(30, 9, -1))
    control = Control(values, say("random sums m"), unit="{:d}", play=400)
    layers, rows = (signal, explanations), "A;B;C"
    return Picture({"m": control}, stage, layers, rows, figsize=(8.6, 4.4), telling={"m": 50})


def set_up(ax: Axes, title: str, top: float, labels: bool = True) -> None:
    """Set up a panel with a place for each number of the signal."""
    ax.set(title=title, xlim=(-1, N + 2), ylim=(-top, top))
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)
    ax.set_yticks([])
    ax.tick_params(labelbottom=labels)
    ax.plot([0, N + 1], [0, 0], color=EDGE, lw=0.8, zorder=1)


def draw_signal(x: Array, panel: str) -> Area:
    """Draw the signal, wide and grey."""
    return bars(POSITIONS, np.where(x == 0, np.nan, x), "ghost", panel, 2.2)


def draw_alive(x: Array, role: str, panel: str) -> Area:
    """Draw a bar for each number that is not 0."""
    return bars(POSITIONS, np.where(x == 0, np.nan, x), role, panel)


def write(words: str, role: str, panel: str, top: float) -> Mark:
    """Write words into the upper right of a panel, which ends at `top`."""
    return Text(N + 1, 0.64 * top, words, role, panel, align="right", size=13)


def _without_rounding(x: Array) -> Array:
    """With as many sums as numbers the zeros of the signal come back as rounding noise."""
    return np.where(np.abs(x) < EXACT * np.abs(x).max(), 0, x)


def compare(x: Array, signal: Array) -> Said:
    """Say how far x is from the signal, and how many of its numbers are not 0."""
    error = float(np.linalg.norm(x - signal) / np.linalg.norm(signal))
    alive, n = int((x != 0).sum()), len(x)
    if error < EXACT:
        return say("exactly the signal, {alive} of {n} non-zero", alive=alive, n=n)
    return say("error {error:.0%}, {alive} of {n} non-zero", error=error, alive=alive, n=n)


def _miss_of_l2(A: Array, b: Array, x: Array) -> float:
    """How far x is from the conditions of smallest ||x||_2 with Ax = b: those, and x = A^T y for some y."""
    y = np.linalg.lstsq(A.T, x)[0]
    return float(max(np.abs(A @ x - b).max() / np.abs(b).max(), np.abs(x - y @ A).max() / np.abs(x).max()))
