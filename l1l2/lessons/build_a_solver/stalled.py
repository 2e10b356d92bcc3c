"""A run that seems to have finished: its objective, and a lower bound that says how far it is."""

from collections.abc import Mapping
from functools import cache
from itertools import islice

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.datafits import Quadratic
from ...maths.descent import ista
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import say, sentences, write_number

N, P, SEED, SHARE = 40, 60, 1, 0.02  # lam is this share of lam_max
STEPS = (1, 2, 5, 10, 20, 50, 100, 150, 200, 250, 300, 400, 600, 1000, 1500, 2500, 5000, 10_000)
STOPPED = 250


@cache
def make_stalled() -> Problem:
    """Return a lasso with 40 rows and 60 columns that correlate at about 0.9: ISTA is slow on it."""
    rng = np.random.default_rng(SEED)
    own, shared = rng.standard_normal((N, P)), rng.standard_normal((N, 1))
    X = np.sqrt(0.9) * shared + np.sqrt(0.1) * own
    y = X[:, :6] @ [3, -2, 2, -3, 1, 2] + 0.3 * rng.standard_normal(N)
    datafit = Quadratic(X, y)
    return Problem(datafit, L1(SHARE * Problem(datafit, L1(1.0)).lam_max))


@cache
def run_stalled() -> tuple[Array, Array]:
    """Return the objective of ISTA after 0, 1, 2, ... steps, and the best lower bound so far at `STEPS`."""
    problem = make_stalled()
    w = np.array(list(islice(ista(problem, np.zeros(P)), STEPS[-1] + 1)))
    values = problem.value(w)
    bounds = [values[k] - problem.duality_gap(w[k]) for k in STEPS]
    return values, np.maximum.accumulate(bounds)


@name_picture
def has_it_finished() -> Picture:
    """The objective of a solver that hardly moves, with a lower bound on the minimum or without it.

    Returns
    -------
    Picture
        Two controls: `step`, and `bound`, 1 if the lower bound is shown.
    """
    values, bounds = run_stalled()

    def draw_objective(step: int) -> Frame:
        so_far = [k for k in STEPS if k <= step]
        change = float((values[step - 1] - values[step]) / values[step])
        said = say(
            "After {step:,} steps the objective is {value:.3f}; the last step changed it by {change:.2%}.",
            step=step,
            value=float(values[step]),
            change=change,
        )
        marks = (
            Line(so_far, values[so_far], "solution"),
            Dots(step, values[step], "solution"),
            Text(1.0, 1.56, say("objective"), "solution", align="left", size=12),
        )
        return Frame(marks, said)

    def draw_bound(step: int, bound: int) -> Frame:
        count = STEPS.index(step) + 1 if bound else 0
        gap = float(values[step] - bounds[STEPS.index(step)])
        said = say("The minimum is at most {gap:.3f} below this.", gap=gap) if bound else ""
        words = say("lower bound from the dual")
        marks = (
            Line(STEPS[:count], bounds[:count], "l1"),
            Dots(STEPS[count - 1 : count] if bound else [], bounds[count - 1 : count] if bound else [], "l1"),
            Text([1.0] if bound else [], [0.1] if bound else [], words, "l1", align="left", size=12),
        )
        return Frame(marks, sentences(said))

    controls = {
        "step": Control(STEPS, say("steps of ISTA"), STEPS.index(STOPPED), "{:,d}", 300),
        "bound": Control((0, 1), say("lower bound"), words={0: say("hidden"), 1: say("shown")}),
    }
    telling = {"step": STOPPED, "bound": 1}
    return Picture(controls, _stage, (draw_objective, draw_bound), "A", (8.6, 3.6), telling=telling)


def _stage(axes: Mapping[str, Axes]) -> None:
    ax, ticks = axes["A"], (1, 10, 100, 1000, 10_000)
    ax.set(xscale="log", xlim=(0.8, 14_000), ylim=(0, 1.7), xlabel=say("steps"))
    ax.set_xticks(ticks, [write_number(tick, ",") for tick in ticks])
    ax.minorticks_off()
