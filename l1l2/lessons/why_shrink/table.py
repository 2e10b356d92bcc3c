"""A table with more columns than rows: ridge from a penalty that is huge to almost none."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.datasets import Standardised, diabetes, standardise
from ...maths.paths import ridge_path
from ...maths.penalties import L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

ROWS, SEED, SHOWN = 40, 2, 60
LAMS = tuple(float(f"{lam:.3g}") for lam in np.geomspace(100, 1e-4, 25))


class Split(NamedTuple):
    """Rows to fit, rows to test, and the answers of both."""

    X: Array
    y: Array
    X_new: Array
    y_new: Array


@cache
def wide_table() -> Split:
    """Return 40 patients to fit and 402 to test, with 64 columns.

    The columns are the ten measurements, their squares (sex has two values, so its square says nothing new)
    and their products.

    Source: Efron, Hastie, Johnstone & Tibshirani (2004), "Least angle regression", whose quadratic model has
    the same 64 columns.

    Returns
    -------
    X : ndarray, shape (40, 64)
    y : ndarray, shape (40,)
    X_new : ndarray, shape (402, 64)
    y_new : ndarray, shape (402,)
    """
    data = diabetes()
    Z = standardise(data.X, data.y).X
    squares = [Z[:, j] ** 2 for j, name in enumerate(data.names) if name != "sex"]
    products = [Z[:, i] * Z[:, j] for i, j in combinations(range(Z.shape[1]), 2)]
    X = np.column_stack([Z, *squares, *products])
    order = np.random.default_rng(SEED).permutation(len(X))
    fit, new = order[:ROWS], order[ROWS:]
    return Split(X[fit], data.y[fit], X[new], data.y[new])


@cache
def standardise_wide() -> Standardised:
    """Return the 40 rows, standardised by themselves alone."""
    table = wide_table()
    return standardise(table.X, table.y)


@cache
def fit_wide() -> Array:
    """Return ridge's weights at each lambda, shape (25, 64)."""
    d = standardise_wide()
    return ridge_path(d.X, d.y).at(np.array(LAMS))


@cache
def predict_wide() -> tuple[Array, Array]:
    """Return the predictions for the rows that were fitted, shape (25, 40), and for new ones, (25, 402)."""
    d, table = standardise_wide(), wide_table()
    seen, new = (np.array([d.predict(X, w) for w in fit_wide()]) for X in (table.X, table.X_new))
    return seen, new


@cache
def measure_errors() -> tuple[Array, Array]:
    """Return the root mean squared errors on the rows that were fitted and on the new ones, shape (25,)."""
    table = wide_table()
    seen, new = predict_wide()
    return _measure(seen, table.y), _measure(new, table.y_new)


def _measure(predictions: Array, y: Array) -> Array:
    return np.asarray(np.sqrt(((predictions - y) ** 2).mean(axis=1)))


@name_picture
def fit_and_predict() -> Picture:
    """Ridge on a table with more columns than rows: the error on its rows, and on patients it has not seen.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """

    def draw_errors(lam: float) -> Frame:
        k, d = LAMS.index(lam), standardise_wide()
        seen, new = measure_errors()
        optimum = Problem(Quadratic(d.X, d.y), L2(lam)), fit_wide()[k]
        said = say(
            "At λ = {lam:.3g} ridge misses the 40 patients that it was fitted to by {seen:.1f} points, and "
            "402 others by {new:.1f} (root mean squares). {proof}",
            lam=lam,
            seen=seen[k],
            new=new[k],
            proof=certificate(optimum),
        )
        past = LAMS[: k + 1]
        marks = (
            Line(past, seen[: k + 1], "data"),
            Line(past, new[: k + 1], "l2"),
            Dots(lam, seen[k], "data"),
            Dots(lam, new[k], "l2"),
            Text(60, 12, say("fitted: {error:.1f}", error=seen[k]), "data", "A", "left", 13),
            Text(60, 144, say("new: {error:.1f}", error=new[k]), "l2", "A", "left", 13),
            Dots(wide_table().y_new[:SHOWN], predict_wide()[1][k, :SHOWN], "l2", "B"),
        )
        return Frame(marks, said)

    control = Control(LAMS, say("penalty λ, falling"), unit="{:.3g}", play=250)
    return Picture({"lam": control}, _stage, (draw_errors,), "AB", (8.8, 3.9), telling={"lam": LAMS[-1]})


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("Error in points (root mean square)"), xscale="log", xlim=(160, 6e-5), ylim=(-6, 180))
    ax.set_xticks([100, 1, 0.01, 0.0001], ["100", "1", "0.01", "0.0001"])
    ax.set(xlabel=say("λ, falling to the right"))
    ax = axes["B"]
    ax.set(title=say("60 new patients"), xlim=(0, 360), ylim=(-150, 1110))
    ax.set(xlabel=say("measured"), ylabel=say("predicted"), yticks=[0, 250, 500, 750, 1000])
    ax.plot([0, 360], [0, 360], color=EDGE, lw=1.2)
