"""What the eleven broken cells are about: their numbers and the right sums, for checks and claims."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ...maths.datafits import Logistic, Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array

DISC_RADIUS = 2.0

COUNTING_LAM = 3.28  # of lasso and ridge, whose zeros are counted; cholesterol is tiny there, and not 0

ROTATION = np.array([[np.cos(0.3), -np.sin(0.3)], [np.sin(0.3), np.cos(0.3)]])
CURVATURE = ROTATION @ np.diag([1 / 1.2**2, 1 / 0.8**2]) @ ROTATION.T  # of the tilted loss
LEAST_SQUARES, BUDGET = np.array([3.0, 2.0]), 1.5  # where the tilted loss is least, and the diamond's size

ORTHONORMAL_Z, THRESHOLD_LAM = np.array([3.0, -2.0, 0.8, 0.6, -0.3]), 1.0  # X'y of orthonormal columns

# Before scikit-learn 1.8 `l1_ratio` is None, and has no effect alone; since, `penalty` is deprecated.
PURE_L1: dict[str, Any] = {"penalty": "l1"} if LogisticRegression().l1_ratio is None else {"l1_ratio": 1}

READINGS, OUTLIER_LAM = np.array([4.8, 5.1, 4.9, 5.2, 5000.0]), 99.0


def fit_both() -> tuple[Array, Array]:
    """Return the weights of lasso and ridge whose zeros are counted, each of shape (10,)."""
    data = diabetes()
    d = standardise(data.X, data.y)
    lasso, ridge = (solve(Problem(Quadratic(d.X, d.y), penalty(COUNTING_LAM))).w for penalty in (L1, L2))
    return lasso, ridge


@cache
def score_searches() -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Return R² by the rows of the search and the rows of the score; and the α of each search."""
    data = diabetes(30, np.random.default_rng(0))
    X_train, X_test, y_train, y_test = train_test_split(data.X, data.y, test_size=0.2, random_state=0)
    rows = {"train": (X_train, y_train), "test": (X_test, y_test)}
    grid = GridSearchCV(make_pipeline(StandardScaler(), Ridge()), {"ridge__alpha": [0.1, 1, 10, 100, 1000]})
    scores: dict[tuple[str, str], float] = {}
    chosen: dict[str, float] = {}
    for searched, (X, y) in rows.items():
        grid.fit(X, y)
        chosen[searched] = grid.best_params_["ridge__alpha"]
        scores |= {(searched, on): grid.score(*judge) for on, judge in rows.items()}
    return scores, chosen


def misfit(w: ArrayLike) -> float:
    """The tilted loss at w, shape (2,)."""
    away = np.asarray(w) - LEAST_SQUARES
    return float(away @ CURVATURE @ away / 2)


def objective(theta: Array) -> float:
    """‖y − Xθ‖² + λ‖θ‖₁ for orthonormal columns, at theta (5,), up to what theta does not change."""
    return float(((theta - ORTHONORMAL_Z) ** 2).sum() + THRESHOLD_LAM * np.abs(theta).sum())


@cache
def make_logistic_problem() -> Problem:
    """Return the logistic lasso that asks whether a patient's disease progressed further than average."""
    data = diabetes()
    d = standardise(data.X, data.y)
    return Problem(Logistic(d.X, np.where(d.y > 0, 1.0, -1.0)), L1(1.0))


# Two sensors of one quantity, both with weight 1 in the truth: how many samples, and the λ of both penalties.
SENSOR_SAMPLES, SENSOR_LAM = 200, 0.2

SIGNED = np.array([3.0, -2.0, 0.8, -0.3])  # where the loss of the cell with the sum of the weights is least

STEP, PULL, START = 0.1, 0.5, 2.0  # of gradient descent on ½(w − PULL)² + |w|


def draw_sensors(seed: int) -> tuple[Array, Array]:
    """Draw 40 rows of two sensors of one quantity, shape (40, 2), and their sum with noise, shape (40,)."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((40, 1)) + 0.1 * rng.standard_normal((40, 2))
    return X, X.sum(axis=1) + rng.standard_normal(40)


@cache
def fit_sensors(penalty: type[L1] | type[L2], lam: float = SENSOR_LAM) -> Array:
    """Return the two weights of every sample, shape (SENSOR_SAMPLES, 2)."""
    samples = map(draw_sensors, range(SENSOR_SAMPLES))
    return np.array([solve(Problem(Quadratic(X, y), penalty(lam))).w for X, y in samples])


def miss_truth(weights: Array) -> float:
    """Mean over the samples of the squared distance of the weights from (1, 1)."""
    return float(((weights - 1) ** 2).sum(axis=1).mean())


def charge(w: Array) -> float:
    """½‖w − SIGNED‖² + ‖w‖₁ at w, shape (4,)."""
    return float(((w - SIGNED) ** 2).sum() / 2 + np.abs(w).sum())
