"""The short track: two weights whose lambda may change on the way, and the plane they run in."""

from collections.abc import Iterable, Mapping
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Mark
from ...drawing.theme import EDGE, ROLES
from ...maths.datafits import Quadratic
from ...maths.problem import Problem
from ...validate import Array
from .methods import field

TURN, END = 40, 80  # where lambda may change, and the last step
LAMS = (0.1, 0.5, 1.6)  # the optimum has both weights alive, one, none
ACROSS, ALONG = (-1.6, 1.8), (-1.85, 1.7)
CORNERS = np.array([[1, 0, -1, 0, 1], [0, 1, 0, -1, 0]])
RUNNERS = field(0.1)
PANELS = dict(zip(RUNNERS, "ABCDEFGH", strict=True))


def two_weights() -> Quadratic:
    """30 rows, two columns that correlate by 0.5, least squares at (1.3, 0.3), and a rest."""
    q = np.sqrt(30) * np.linalg.qr(np.random.default_rng(3).standard_normal((30, 3)))[0]
    X = q[:, :2] @ np.linalg.cholesky([[1, 0.5], [0.5, 1]]).T
    return Quadratic(X, X @ [1.3, 0.3] + q[:, 2])


def paths(before: Problem, after: Problem) -> dict[str, Array]:
    """Return each runner's iterates 0 to END; where lambda changes, it starts afresh from iterate TURN."""
    out = {}
    for name, iterates in RUNNERS.items():
        path = list(islice(iterates(before, np.array([-0.9, 1.5])), END + 1))
        if after is not before:
            path[TURN:] = islice(iterates(after, path[TURN]), END - TURN + 1)
        out[name] = np.array(path)
    return out


def contours(axes: Mapping[str, Axes], datafit: Quadratic) -> None:
    """Draw the loss into every runner's panel."""
    x, y = np.meshgrid(np.linspace(*ACROSS, 120), np.linspace(*ALONG, 120))
    loss = datafit.value(np.stack([x, y], axis=-1))
    levels = loss.min() + np.array([0.03, 0.2, 0.6, 1.3, 2.3])
    for name, panel in PANELS.items():
        ax = axes[panel]
        ax.set(title=name, xlim=ACROSS, ylim=ALONG, xticks=[], yticks=[], aspect="equal")
        ax.grid(visible=False)
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.contour(x, y, loss, levels, colors=ROLES["loss"].color, linewidths=0.7, alpha=0.6)
        ax.axhline(0, color=EDGE, lw=0.8, zorder=0)
        ax.axvline(0, color=EDGE, lw=0.8, zorder=0)


def ring(w: Array) -> tuple[Mark, ...]:
    """Mark the optimum in every panel, on the diamond of its size."""
    size = np.abs(w).sum()
    return tuple(
        mark
        for panel in PANELS.values()
        for mark in (
            Line(size * CORNERS[0], size * CORNERS[1], "l1", panel),
            Dots(w[0], w[1], "l1", panel),
        )
    )


def dead(w: Iterable[float]) -> str:
    """Say which of two weights are 0.0."""
    names = [name for name, value in zip(("w₁", "w₂"), w, strict=True) if value == 0]
    return " = ".join([*names, "0 exactly"]) if names else ""
