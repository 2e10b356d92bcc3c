"""Columns picked before the cross-validation, and inside it: what pure noise then seems to predict."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...validate import Array
from ...words import say

ROWS, PICKED, FOLDS, DRAWS, RIDGE = 60, 20, 5, 20, 10.0  # RIDGE is scikit-learn's alpha
Places = NDArray[np.intp]
COLUMNS = (20, 30, 50, 100, 200, 500, 1000)


@name_picture
def picked_noise() -> Picture:
    """Held-out R² on pure noise, of ridge on the 20 columns of p that correlate best with y.

    They are picked once with all rows, or anew for each fold without the rows that it holds out.  Means of 20
    draws of 60 rows.

    Returns
    -------
    Picture
        One control, `p`, the number of columns.
    """
    found = np.array([[_score(p, draw) for draw in range(DRAWS)] for p in COLUMNS]).mean(axis=1)
    low, high = float(found.min()), float(found.max())

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(title=say("Everything is noise: what cross-validation reports"), xscale="log", xlim=(17, 6500))
        ax.set(xlabel=say("columns of noise, of which 20 are picked"), ylabel=say("held-out R²"))
        ax.set(ylim=(low - 0.25, high + 0.3), xticks=[20, 100, 1000], xticklabels=["20", "100", "1000"])
        ax.minorticks_off()
        ax.plot([17, 6500], [0, 0], color=EDGE, lw=0.8, zorder=1)

    def draw_scores(p: int) -> Frame:
        past = np.array(COLUMNS) <= p
        x, (all_rows, each_fold) = np.array(COLUMNS)[past], found[past].T
        lift = max(0.0, 0.16 - (all_rows[-1] - each_fold[-1])) / 2  # words do not cover each other
        marks = (
            Line(x, each_fold, "solution"),
            Line(x, all_rows, "truth"),
            Dots(p, each_fold[-1], "solution"),
            Dots(p, all_rows[-1], "truth"),
            Text(1.12 * p, all_rows[-1] + lift, say("picked with all rows"), "truth", align="left"),
            Text(1.12 * p, each_fold[-1] - lift, say("picked in each fold"), "solution", align="left"),
        )
        words = say(
            "With {p} columns of noise the held-out R² is {all_rows:.2f} if 20 are picked with all rows, and "
            "{each_fold:.2f} if they are picked in each fold, without the rows that it holds out.",
            p=p,
            all_rows=float(all_rows[-1]),
            each_fold=float(each_fold[-1]),
        )
        return Frame(marks, words)

    control = Control(COLUMNS, say("columns of noise"), 0, "{}", play=350)
    return Picture({"p": control}, stage, (draw_scores,), figsize=(6.4, 3.6), telling={"p": 1000})


@cache
def _score(p: int, draw: int) -> tuple[float, float]:
    """Return the mean held-out R² of one draw: picked with all rows, and picked in each fold."""
    rng = np.random.default_rng(draw)
    X, y = rng.standard_normal((ROWS, p)), rng.standard_normal(ROWS)
    everywhere, scores = _pick(X, y), []
    for held_out in np.array_split(np.arange(ROWS), FOLDS):
        rows = np.setdiff1d(np.arange(ROWS), held_out)
        inside = _pick(X[rows], y[rows])
        scores.append([_predict(X[:, kept], y, rows, held_out) for kept in (everywhere, inside)])
    first, second = np.mean(scores, axis=0)
    return float(first), float(second)


def _pick(X: Array, y: Array) -> Places:
    """Return the places of the columns that correlate best with y."""
    centred = X - X.mean(axis=0)
    size = np.abs(centred.T @ (y - y.mean())) / np.linalg.norm(centred, axis=0)
    return np.argsort(-size, kind="stable")[:PICKED]


def _predict(X: Array, y: Array, rows: Places, held_out: Places) -> float:
    """Return R² on the held-out rows, of ridge fitted to the others, standardised there."""
    mean, scale, centre = X[rows].mean(axis=0), X[rows].std(axis=0), y[rows].mean()
    Z = (X - mean) / scale
    w = np.linalg.solve(Z[rows].T @ Z[rows] + RIDGE * np.eye(PICKED), Z[rows].T @ (y[rows] - centre))
    left = y[held_out] - centre - Z[held_out] @ w
    return float(1 - left @ left / ((y[held_out] - y[held_out].mean()) ** 2).sum())
