"""A picture of which some pixels are missing, completed by the nuclear norm."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.nuclear import Nuclear
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

SIDE = 10
LETTER = np.zeros((SIDE, SIDE))  # an H, whose rows are of two kinds only: so its rank is 2
LETTER[:, :3] = LETTER[:, 7:] = LETTER[3:7] = 1.0
LETTER.setflags(write=False)
SEED = 3
LAMS = (6.0, 5.0, 4.0, 3.0, 2.0, 1.5, 1.0, 0.7, 0.5, 0.3, 0.2, 0.1, 0.03, 0.01)
SHARES = (35, 50, 65)  # per cent of the pixels that are seen
X, Y = np.tile(np.arange(SIDE), SIDE), np.repeat(np.arange(SIDE)[::-1], SIDE)  # the first row is on top
POLISH = 60  # steps that bring a small duality gap down to a small KKT violation
TINY = 1e-9  # a singular value below this is rounding


def choose_seen(share: int) -> Array:
    """Return the numbers of the pixels that are seen, in order; those of a smaller share are among them."""
    return np.sort(np.random.default_rng(SEED).permutation(SIDE**2)[: SIDE**2 * share // 100])


def find_hidden(share: int) -> Array:
    """Return the numbers of the other pixels."""
    return np.setdiff1d(np.arange(SIDE**2), choose_seen(share))


@cache
def complete(lam: float, share: int) -> tuple[Problem, Array]:
    """Return 1/2 sum over seen pixels of (y - w)^2 + lam * nuclear norm, and the minimiser, shape (100,)."""
    seen = choose_seen(share)
    root = np.sqrt(len(seen))
    datafit = Quadratic(root * np.eye(SIDE**2)[seen], root * LETTER.ravel()[seen])
    problem = Problem(datafit, Nuclear(lam, (SIDE, SIDE)))
    w = solve(problem, tol=1e-13).w
    for _ in range(POLISH):
        w = impute(problem, w)
    return problem, w


def impute(problem: Problem, w: Array) -> Array:
    """Return w after a step: fill the hidden pixels from w, then soft-threshold the singular values.

    Source: Mazumder, Hastie & Tibshirani (2010), "Spectral regularization algorithms for learning large
    incomplete matrices", which calls it soft-impute.
    """
    return problem.penalty.prox(w - problem.datafit.gradient(w), 1.0)


@name_picture
def completion() -> Picture:
    """A picture of rank 2, seen in part: what the nuclear norm makes of the rest, and its singular values.

    Returns
    -------
    Picture
        Two controls: `lam`, which falls, and `share`, the per cent of pixels that are seen.
    """

    def draw_seen(share: int) -> Frame:
        seen = choose_seen(share)
        hidden, value = find_hidden(share), LETTER.ravel()[seen]
        empty = seen[value == 0]
        marks = (
            draw_squares(seen, value, "l1", "A"),
            Dots(X[empty], Y[empty], "ghost", "A"),
            Text(X[hidden], Y[hidden] - 0.22, say("?"), "note", "A"),
        )
        return Frame(marks)

    def draw_fit(lam: float, share: int) -> Frame:
        problem, w = complete(lam, share)
        seen, hidden = choose_seen(share), find_hidden(share)
        sizes = np.linalg.svd(w.reshape(SIDE, SIDE), compute_uv=False)
        rank, off = int((sizes > TINY).sum()), float(np.abs(w - LETTER.ravel())[hidden].mean())
        said = say(
            "{share} of 100 pixels are seen. At λ = {lam:.2f} the completed picture has rank {rank}, and the "
            "hidden pixels are off by {off:.3f} on average. {proof}",
            share=share,
            lam=lam,
            rank=rank,
            off=off,
            proof=certificate((problem, w)),
        )
        marks = (
            draw_squares(seen, np.clip(w[seen], 0, 1), "l1", "B"),
            draw_squares(hidden, np.clip(w[hidden], 0, 1), "solution", "B"),
            bars(np.arange(1, SIDE + 1), np.where(sizes > TINY, sizes, np.nan), "l1", "C"),
            Dots(np.flatnonzero(sizes <= TINY) + 1, np.zeros((sizes <= TINY).sum()), "l1", "C"),
            Text(SIDE + 0.5, 8.2, say("rank {rank}", rank=rank), "l1", "C", "right", 13),
        )
        return Frame(marks, said)

    controls = {
        "lam": Control(LAMS, say("penalty λ, falling"), unit="{:.2f}", play=250),
        "share": Control(SHARES, say("pixels seen"), SHARES.index(65), "{:d} %"),
    }
    return Picture(controls, _stage, (draw_seen, draw_fit), "ABC", (8.8, 3.4), telling={"lam": 0.01})


def draw_squares(pixels: Array, value: Array, role: str, panel: str) -> Area:
    """Return a square a pixel, whose side is its value, from 0 to 1."""
    half = 0.46 * value
    x, y, lift = X[pixels], Y[pixels], np.full(len(pixels), np.nan)
    across = np.stack([x - half, x - half, x + half, x + half, lift], 1).ravel()
    along = np.stack([y - half, y + half, y + half, y - half, lift], 1).ravel()
    return Area(across, along, role, panel)


def _stage(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", say("What is seen (?: hidden)")), ("B", say("Completed (black: hidden)")):
        axes[panel].set(title=title, xlim=(-0.7, SIDE - 0.3), ylim=(-0.7, SIDE - 0.3), aspect="equal")
        axes[panel].set(xticks=[], yticks=[])
        axes[panel].spines[:].set_visible(False)
    axes["C"].set(title=say("Singular values"), xlim=(0.2, SIDE + 0.8), ylim=(-0.4, 9.2))
    axes["C"].set(xticks=range(1, SIDE + 1))
    axes["C"].plot([0.2, SIDE + 0.8], [0, 0], color=EDGE, lw=0.8, zorder=1)
