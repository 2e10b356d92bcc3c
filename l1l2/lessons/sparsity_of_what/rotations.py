"""Columns turned against each other: ridge predicts the same, the lasso does not."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import say

P, N, NOISE, SAMPLES = 32, 24, 0.3, 20
ANGLES = tuple(range(0, 91, 5))
WEIGHT = 2.0  # of the one column that has an effect
LAMS = np.geomspace(3, 0.003, 40)  # the best of these, in hindsight, for each fit: so none is at a loss


def turn(angle: int) -> Array:
    """Return an orthogonal matrix, shape (32, 32), that mixes all columns; at 45 degrees evenly.

    It is a turn in the plane, five times in a Kronecker product: at 90 degrees the columns are permuted.
    """
    c, s = (0.0, 1.0) if angle == 90 else (np.cos(np.radians(angle)), np.sin(np.radians(angle)))
    plane, Q = np.array([[c, -s], [s, c]]), np.ones((1, 1))
    for _ in range(5):
        Q = np.kron(Q, plane)
    return Q


@cache
def draw_sample(seed: int) -> tuple[Array, Array]:
    """Return 24 rows of 32 independent columns, of which the first has an effect, and the answers."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((N, P))
    return X, WEIGHT * X[:, 0] + NOISE * rng.standard_normal(N)


@cache
def fit_turned(angle: int, seed: int) -> tuple[tuple[Problem, Array], tuple[Problem, Array], Array]:
    """Return the lasso and ridge on the turned columns, each at its best lambda, and the turned truth."""
    X, y = draw_sample(seed)
    Q = turn(angle)
    truth, datafit = WEIGHT * Q[0], Quadratic(X @ Q, y)
    optima = []
    for path, penalty in (lasso_path(X @ Q, y), L1), (ridge_path(X @ Q, y), L2):
        w = path.at(LAMS)
        best = int(((w - truth) ** 2).sum(axis=1).argmin())
        optima.append((Problem(datafit, penalty(LAMS[best])), w[best]))
    return optima[0], optima[1], truth


@cache
def measure_errors(angle: int) -> tuple[float, float]:
    """Return the squared distance of the weights to the truth, lasso and ridge, as means of 20 samples."""
    errors = []
    for seed in range(SAMPLES):
        *optima, truth = fit_turned(angle, seed)
        errors.append([float(((w - truth) ** 2).sum()) for _, w in optima])
    lasso, ridge = np.mean(errors, axis=0)
    return float(lasso), float(ridge)


@name_picture
def turn_columns() -> Picture:
    """The lasso and ridge on 32 columns that turn, and the errors of both so far.

    Returns
    -------
    Picture
        One control: `angle`, from the columns of the truth to the same columns in another order.
    """

    def draw_fits(angle: int) -> Frame:
        lasso, ridge, truth = fit_turned(angle, 0)
        so_far = [a for a in ANGLES if a <= angle]
        errors = np.array([measure_errors(a) for a in so_far])
        alive, zero = np.count_nonzero(np.abs(truth) > 1e-12), lasso[1] == 0
        said = say(
            "Turned by {angle}°, the truth has {alive} of 32 weights that are not 0. The squared error of "
            "the weights (mean of 20 samples) is {lasso:.2f} for the lasso and {ridge:.2f} for ridge. "
            "{proof}",
            angle=angle,
            alive=alive,
            lasso=errors[-1, 0],
            ridge=errors[-1, 1],
            proof=certificate(lasso, ridge),
        )
        columns = np.arange(1, P + 1)
        marks = (
            bars(columns, np.where(zero, np.nan, lasso[1]), "l1"),
            Dots(columns, truth, "truth"),
            Line(so_far, errors[:, 0], "l1", "B"),
            Line(so_far, errors[:, 1], "l2", "B"),
            Dots(angle, errors[-1, 0], "l1", "B"),
            Dots(angle, errors[-1, 1], "l2", "B"),
            Text(2, 3.05, say("lasso {error:.2f}", error=errors[-1, 0]), "l1", "B", "left", 13),
            Text(88, 3.05, say("ridge {error:.2f}", error=errors[-1, 1]), "l2", "B", "right", 13),
        )
        return Frame(marks, said)

    control = Control(ANGLES, say("columns turned by"), unit="{:d}°", play=200)
    return Picture({"angle": control}, _stage, (draw_fits,), "AB", (8.8, 3.5), telling={"angle": 90})


def _stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(title=say("Weights of the lasso (triangle: truth)"), xlim=(0, P + 1), ylim=(-2.4, 2.4))
    axes["A"].set(xlabel=say("turned column"), xticks=[1, 8, 16, 24, 32])
    axes["A"].plot([0, P + 1], [0, 0], color=EDGE, lw=0.8, zorder=1)
    axes["B"].set(title=say("Squared error of the weights"), xlim=(-3, 93), ylim=(-0.15, 3.5))
    axes["B"].set_xticks(range(0, 91, 15), [f"{angle}°" for angle in range(0, 91, 15)])
    axes["B"].set(xlabel=say("angle"))
