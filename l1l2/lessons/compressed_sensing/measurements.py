"""A sparse signal from few random sums of it: what the shortest explanation in L2 and in L1 make of them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certified
from ...drawing.marks import Area, Dots, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE
from ...maths.paths import ridge_path
from ...maths.sensing import Pursuit, basis_pursuit, spikes
from ...validate import Array

N, K = 100, 5
PLACES = np.arange(1, N + 1)
TOP = 3.4
SEED = 3


def fewer_measurements() -> Picture:
    """Five spikes among a hundred numbers, from fewer and fewer random sums of them.

    Above, the measurements; then the explanation that is shortest in L2, and the one shortest in L1, each
    before the signal itself in grey.

    Returns
    -------
    Picture
        One control, `m`: the number of measurements, falling.
    """
    whole = spikes(N, N, K, rng=np.random.default_rng(SEED))
    reach = 1.15 * np.abs(whole.b).max()

    def stage(axes: Mapping[str, Axes]) -> None:
        _stage(axes["A"], "Measured", reach)
        _stage(axes["B"], "Smallest ‖x‖₂ that explains it", TOP)
        _stage(axes["C"], "Smallest ‖x‖₁ that explains it", TOP)
        axes["C"].set_xlabel("position in the signal")

    def signal() -> Frame:
        return Frame((*(_signal(whole.x, panel) for panel in "BC"),))

    def explained(m: int) -> Frame:
        A, b = whole.A[:m], whole.b[:m]
        two, one = _without_rounding(ridge_path(A, b).at(0)), basis_pursuit(A, b)
        words = [_found(whole.x, x) for x in (two, one.x)]
        marks = (
            Dots(PLACES[:m], b, "data"),
            Text(N + 1, 0.72 * reach, f"m = {m} sums of {N} numbers", "data", align="right", size=13),
            _alive(two, "l2", "B"),
            Text(N + 1, 0.72 * TOP, words[0], "l2", "B", align="right", size=13),
            _alive(one.x, "l1", "C"),
            Text(N + 1, 0.72 * TOP, words[1], "l1", "C", align="right", size=13),
        )
        return Frame(
            marks,
            f"From {m} sums of {N} numbers, {K} of which are not 0. Shortest in L2: {words[0]}. "
            f"Shortest in L1: {words[1]}. {certified(max(one.kkt, _l2_miss(A, b, two)))}",
        )

    values = (100, 90, 80, 70, 60, 50, 45, 40, 35, *range(30, 9, -1))
    control = Control(values, "measurements m", unit="{:d}", play=400)
    return Picture({"m": control}, stage, (signal, explained), mosaic="A;B;C", figsize=(8.6, 6.6))


def noisy_measurements() -> Picture:
    """The same signal from 50 noisy sums: explained to the last digit, and explained up to the noise.

    Returns
    -------
    Picture
        One control, `noise`: its standard deviation.
    """
    m = 50
    clean = spikes(m, N, K, rng=np.random.default_rng(SEED))
    disturbed = spikes(m, N, K, rng=np.random.default_rng(SEED), noise=1.0)
    unit = disturbed.b - clean.b

    def stage(axes: Mapping[str, Axes]) -> None:
        _stage(axes["A"], "Explains everything: Ax = b", TOP)
        _stage(axes["B"], "Explains all but the noise: ‖Ax − b‖₂ ≤ σ√m", TOP)
        axes["B"].set_xlabel("position in the signal")

    def signal() -> Frame:
        return Frame((*(_signal(clean.x, panel) for panel in "AB"),))

    def explained(noise: float) -> Frame:
        b = clean.b + noise * unit
        all_of_it, rest = basis_pursuit(clean.A, b), basis_pursuit(clean.A, b, noise * np.sqrt(m))
        words = [_found(clean.x, found.x) for found in (all_of_it, rest)]
        return Frame(
            (*_explanation(all_of_it, words[0], "A"), *_explanation(rest, words[1], "B")),
            f"{m} sums with noise of standard deviation {noise:.1f}. Smallest ‖x‖₁ that explains everything: "
            f"{words[0]}; that explains all but the noise: {words[1]}. "
            f"{certified(max(all_of_it.kkt, rest.kkt))}",
        )

    control = Control(tuple(np.arange(0, 1.05, 0.1).round(1)), "noise σ", unit="{:.1f}", play=300)
    return Picture({"noise": control}, stage, (signal, explained), mosaic="A;B", figsize=(8.6, 5))


def _stage(ax: Axes, title: str, top: float) -> None:
    ax.set(title=title, xlim=(-1, N + 2), ylim=(-top, top))
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)
    ax.set_yticks([])
    ax.plot([0, N + 1], [0, 0], color=EDGE, lw=0.8, zorder=1)


def _signal(x: Array, panel: str) -> Area:
    return bars(PLACES, np.where(x == 0, np.nan, x), "ghost", panel, 2.2)


def _explanation(found: Pursuit, words: str, panel: str) -> tuple[Mark, ...]:
    text = Text(N + 1, 0.72 * TOP, words, "l1", panel, align="right", size=13)
    return _alive(found.x, "l1", panel), text


def _alive(x: Array, role: str, panel: str) -> Area:
    return bars(PLACES, np.where(x == 0, np.nan, x), role, panel)


def _without_rounding(x: Array) -> Array:
    """With as many sums as numbers the zeros of the signal come back as rounding noise."""
    return np.where(np.abs(x) < 1e-9 * np.abs(x).max(), 0, x)


def _found(signal: Array, x: Array) -> str:
    error = float(np.linalg.norm(x - signal) / np.linalg.norm(signal))
    off = "exactly the signal" if error < 1e-9 else f"off by {error:.0%}"
    return f"{off}, {(x != 0).sum()} of {len(x)} alive"


def _l2_miss(A: Array, b: Array, x: Array) -> float:
    """How far x is from the conditions of smallest ||x||_2 with Ax = b: those, and x = A^T y for some y."""
    y = np.linalg.lstsq(A.T, x)[0]
    return float(max(np.abs(A @ x - b).max() / np.abs(b).max(), np.abs(x - y @ A).max() / np.abs(x).max()))
