"""The same sparse signal from noisy sums: what to explain of them, and how the error grows with the noise."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from ...course.certificate import certify
from ...drawing.marks import Dots, Line, Mark
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import SOFT
from ...maths.sensing import basis_pursuit, spikes
from ...validate import Array
from ...words import Said, say, sentences
from .measurements import SEED, TOP, K, N, compare, draw_alive, draw_signal, set_up, write

M = 50  # sums
NOISES = tuple(np.arange(0, 1.05, 0.1).round(1))


@name_picture
def noisy_measurements() -> Picture:
    """The same signal from 50 noisy sums: explained to the last digit, and explained up to the noise.

    On the right, the errors of both at this noise and at every smaller one.

    Returns
    -------
    Picture
        One control, `noise`: its standard deviation.
    """
    clean = spikes(M, N, K, rng=np.random.default_rng(SEED))
    disturbed = spikes(M, N, K, rng=np.random.default_rng(SEED), noise=1.0)
    unit = disturbed.b - clean.b  # noise of standard deviation 1

    @cache
    def explain(noise: float) -> tuple[tuple[Array, Array], tuple[Said, Said], float]:
        """Return both explanations, what to say of them, and by how much one of them is not the shortest."""
        b = clean.b + noise * unit
        everything, rest = basis_pursuit(clean.A, b), basis_pursuit(clean.A, b, noise * np.sqrt(M))
        compared = compare(everything.x, clean.x), compare(rest.x, clean.x)
        return (everything.x, rest.x), compared, max(everything.kkt, rest.kkt)

    def signal() -> Frame:
        return Frame(tuple(draw_signal(clean.x, panel) for panel in "AB"))

    def explanations(noise: float) -> Frame:
        found, compared, kkt = explain(noise)
        marks: list[Mark] = []
        for x, words, panel in zip(found, compared, "AB", strict=True):
            marks += [draw_alive(x, "l1", panel), write(words, "l1", panel, TOP)]
        everything, all_but_noise = compared
        return Frame(
            tuple(marks),
            sentences(
                say("{m} sums with noise of standard deviation {noise:.1f}.", m=M, noise=noise),
                say(
                    "Smallest ‖x‖₁ with Ax = b: {everything}. With ‖Ax − b‖₂ ≤ σ√m: {all_but_noise}.",
                    everything=everything,
                    all_but_noise=all_but_noise,
                ),
                certify(kkt),
            ),
        )

    def errors(noise: float) -> Frame:
        noises = [each for each in NOISES if each <= noise]  # how they go on stays hidden
        marks: list[Mark] = []
        for number, role in enumerate(("ghost", "l1")):
            found = [_read_error(explain(each)[1][number]) for each in noises]
            marks += [Line(noises, found, role, "C"), Dots(noises, found, role, "C")]
        return Frame(tuple(marks))

    control = Control(NOISES, say("noise σ"), unit="{:.1f}", play=300)
    layers, panels = (signal, explanations, errors), "AAAC;BBBC"
    return Picture({"noise": control}, _draw_noisy_stage, layers, panels, (8.8, 4.3), telling={"noise": 0.8})


def _draw_noisy_stage(axes: Mapping[str, Axes]) -> None:
    set_up(axes["A"], say("Smallest ‖x‖₁ with Ax = b"), TOP)
    set_up(axes["B"], say("Smallest ‖x‖₁ with ‖Ax − b‖₂ ≤ σ√m"), TOP)
    axes["B"].set_xlabel(say("position in the signal"))
    right = axes["C"]
    right.set(title=say("Error"), xlim=(-0.05, 1.05), ylim=(-0.01, 0.38), xlabel=say("noise σ"))
    right.set(xticks=[0, 0.5, 1], yticks=[0, 0.1, 0.2, 0.3])
    right.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    right.text(0.0, 0.355, say("grey: Ax = b"), color=SOFT, size=9)
    right.text(0.0, 0.33, say("orange: ‖Ax − b‖₂ ≤ σ√m"), color=SOFT, size=9)


def _read_error(compared: Said) -> float:
    """Return how far it says that an explanation is from the signal."""
    return float(compared.facts.get("error", 0.0))
