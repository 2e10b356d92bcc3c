"""Where two weights are believed equally strongly: on a diamond under Laplace, on a circle under Gauss."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Area, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, ROLES
from ...maths.priors import Gaussian, Laplace, Prior
from ...validate import Array
from ...words import Said, say, sentences
from .summaries import PANELS, name_priors

LAPLACE, GAUSSIAN = Laplace(np.sqrt(0.5)), Gaussian(1.0)  # both of variance 1
DRAWS, NEAR = 120, 0.1  # from each prior; how near to an axis is near
SEED = 104  # all of its draws lie well inside the picture
END = 3.5


@name_picture
def diamonds() -> Picture:
    """Two independent weights: the Laplace prior's level sets are diamonds, the Gaussian's are circles.

    Both priors have variance 1.  Grey, contours that matplotlib found on a grid of densities, and 120 draws.

    Returns
    -------
    Picture
        One control, `level`: the density as a share of its peak.
    """
    rng = np.random.default_rng(SEED)
    laplace, gaussian = (prior.sample((2, DRAWS), rng) for prior in (LAPLACE, GAUSSIAN))
    turn = np.linspace(0, 2 * np.pi, 121)

    def stage(axes: Mapping[str, Axes]) -> None:
        drawn: tuple[tuple[Prior, Array], ...] = (LAPLACE, laplace), (GAUSSIAN, gaussian)
        for (panel, _), title, (prior, w) in zip(PANELS, name_priors(), drawn, strict=False):
            _set_up(axes[panel], title, prior, w)
        axes["A"].set_ylabel(say("second weight"))

    def level_sets(level: float) -> Frame:
        fall = -np.log(level)
        diamond, circle = LAPLACE.scale * fall, GAUSSIAN.scale * np.sqrt(2 * fall)
        return Frame(
            (
                Area([diamond, 0, -diamond, 0], [0, diamond, 0, -diamond], "l1", "A"),
                Area(circle * np.cos(turn), circle * np.sin(turn), "l2", "B"),
                Text(0, 3.05, say("‖w‖₁ = {norm:.2f}", norm=diamond), "l1", "A", size=13),
                Text(0, 3.05, say("‖w‖₂ = {norm:.2f}", norm=circle), "l2", "B", size=13),
            ),
            sentences(
                say(
                    "Where the density is {level:.0%} of its peak: under the Laplace prior the diamond "
                    "‖w‖₁ = {diamond:.2f}, under the Gaussian prior the circle ‖w‖₂ = {circle:.2f}.",
                    level=level,
                    diamond=diamond,
                    circle=circle,
                ),
                _count_zeros(laplace, gaussian),
            ),
        )

    levels = tuple((np.arange(19, 0, -1) / 20).round(2))
    control = Control(levels, say("density, of its peak"), 12, "{:.0%}", 200)
    return Picture({"level": control}, stage, (level_sets,), "AB", (7.6, 4.2))


def _set_up(ax: Axes, title: str, prior: Prior, draws: Array) -> None:
    grid = np.linspace(-END, END, 169)
    log = prior.logpdf(grid) - prior.logpdf(0.0)
    ax.set(title=title, xlim=(-END, END), ylim=(-END, END), aspect="equal")
    ax.set(xlabel=say("first weight"), xticks=range(-2, 3, 2), yticks=range(-2, 3, 2))
    ax.grid(visible=False)
    ax.contour(grid, grid, log[:, None] + log, np.arange(-4, 0), colors=EDGE, linestyles="-", linewidths=0.8)
    ax.plot(*draws, ".", color=ROLES["ghost"].color, ms=3)


def _count_zeros(laplace: Array, gaussian: Array) -> Said:
    """Say how many draws have a weight near 0, and how many one that is 0."""
    near = [int((np.abs(w) < NEAR).any(axis=0).sum()) for w in (laplace, gaussian)]
    zeros = [int((w == 0).any(axis=0).sum()) for w in (laplace, gaussian)]
    return say(
        "Of {draws} draws from each (dots), {laplace_near} and {gaussian_near} have a weight within {near} "
        "of 0; {laplace_zeros} and {gaussian_zeros} have one that is 0.",
        draws=DRAWS,
        near=NEAR,
        laplace_near=near[0],
        gaussian_near=near[1],
        laplace_zeros=zeros[0],
        gaussian_zeros=zeros[1],
    )
