"""Which columns the duality gap proves to be 0, while a solver is still on its way."""

from collections.abc import Mapping
from functools import cache
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import SOFT
from ...maths.datafits import Quadratic
from ...maths.descent import ista
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import say
from .loops import find_reach

N, P, LAST = 60, 30, 10


@cache
def make_screened() -> Problem:
    """Return a lasso with 60 rows and 30 independent columns, of which three have an effect."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((N, P))
    datafit = Quadratic(X, X[:, :3] @ [2, -1.5, 1] + 0.5 * rng.standard_normal(N))
    return Problem(datafit, L1(0.3 * Problem(datafit, L1(1.0)).lam_max))


@cache
def run_screened() -> Array:
    """Return the weights of ISTA after 0 to 10 steps, shape (11, 30)."""
    problem = make_screened()
    return np.array(list(islice(ista(problem, np.zeros(P)), LAST + 1)))


@name_picture
def screened() -> Picture:
    """Each column's correlation with the dual point, and how large it can still become.

    Returns
    -------
    Picture
        One control: `step`, the steps of ISTA.
    """
    problem, places = make_screened(), np.arange(1, P + 1)
    lam = problem.penalty.lam

    def draw_columns(step: int) -> Frame:
        w = run_screened()[step]
        correlation, reach = find_reach(problem, w)
        top = correlation + reach
        gone, low = top < lam, correlation < (1 - 1e-9) * lam
        said = say(
            "Step {step}: the duality gap is {gap:.2g}. Of 30 correlations {low} are below λ now, and {gone} "
            "are proved to be below it at the solution.",
            step=step,
            gap=problem.duality_gap(w),
            low=int(low.sum()),
            gone=int(gone.sum()),
        )
        across = np.column_stack([places, places, np.full(P, np.nan)])
        along = np.column_stack([correlation, np.minimum(top, 2.4), np.full(P, np.nan)])
        marks = (
            Line(across[~gone].ravel(), along[~gone].ravel(), "l1"),
            Line(across[gone].ravel(), along[gone].ravel(), "ghost"),
            bars(places, np.where(gone, np.nan, correlation), "l1"),
            bars(places, np.where(gone, correlation, np.nan), "ghost"),
            Dots(places[gone], top[gone], "ghost"),
        )
        return Frame(marks, said)

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(xlim=(0, P + 1), ylim=(0, 2.2), xlabel=say("column"), xticks=[1, 5, 10, 15, 20, 25, 30])
        ax.set_title(say("Correlation with the dual point: bar, now; line, what it can become"), fontsize=10)
        ax.plot([0, P + 1], [lam, lam], color=SOFT, lw=1.2)
        ax.text(P + 0.8, lam + 0.04, say("λ"), ha="right", color=SOFT, fontsize=12)
        ax.grid(visible=False, axis="x")

    control = Control(tuple(range(LAST + 1)), say("steps of ISTA"), 3, "{:d}", 500)
    return Picture({"step": control}, stage, (draw_columns,), "A", (8.6, 3.6), telling={"step": 4})
