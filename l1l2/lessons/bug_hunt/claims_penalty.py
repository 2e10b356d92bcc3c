"""What the bug hunt says of its last three cells: copies, a sum without absolute values, a step past 0."""

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import Lasso, Ridge

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from .data import (
    PULL,
    SENSOR_LAM,
    SENSOR_SAMPLES,
    SIGNED,
    START,
    STEP,
    charge,
    draw_sensors,
    fit_sensors,
    miss_truth,
)


@claim("bug_hunt/one_of_two_sensors")
def one_of_two_sensors() -> None:
    """Each sample once more by scikit-learn, whose ridge sums the squares: its α is nλ."""
    lasso, ridge = fit_sensors(L1), fit_sensors(L2)
    for seed in range(SENSOR_SAMPLES):
        X, y = draw_sensors(seed)
        theirs = Lasso(alpha=SENSOR_LAM, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y).coef_
        assert np.allclose(theirs, lasso[seed], atol=1e-5)
        assert np.allclose(Ridge(alpha=40 * SENSOR_LAM, fit_intercept=False).fit(X, y).coef_, ridge[seed])
    assert (lasso == 0).sum(axis=0).tolist() == [50, 42] and SENSOR_SAMPLES == 200
    assert not (lasso == 0).all(axis=1).any() and (ridge != 0).all()
    assert f"{miss_truth(lasso):.2f} {miss_truth(ridge):.2f}" == "1.07 0.03"


@claim("bug_hunt/no_lam_repairs_the_lasso")
def no_lam_repairs_the_lasso() -> None:
    lams = np.geomspace(0.01, 3, 15)
    best = min(miss_truth(fit_sensors(L1, lam)) for lam in lams)
    assert best > 10 * miss_truth(fit_sensors(L2)), best


@claim("bug_hunt/one_sensor_in_truth")
def one_sensor_in_truth() -> None:
    """The same rows and the same noise, but the truth is (2, 0)."""
    misses = {}
    for penalty in (L1, L2):
        samples = [draw_sensors(seed) for seed in range(SENSOR_SAMPLES)]
        moved = [(X, y + X @ [1.0, -1.0]) for X, y in samples]
        weights = np.array([solve(Problem(Quadratic(X, y), penalty(SENSOR_LAM))).w for X, y in moved])
        misses[penalty] = ((weights - [2, 0]) ** 2).sum(axis=1).mean()
    assert misses[L1] < misses[L2], misses


@claim("bug_hunt/sum_has_no_kink")
def sum_has_no_kink() -> None:
    shown = np.zeros(4)
    for _ in range(200):
        shown = shown - 0.1 * ((shown - SIGNED) + 1)
    assert np.allclose(shown, (2, -3, -0.2, -1.3)) and np.isclose(shown.sum(), -2.5)
    assert np.isclose(np.abs(shown).sum(), 6.5)
    best = [
        minimize_scalar(lambda w, c=c: (w - c) ** 2 / 2 + abs(w), bounds=(-4, 4), method="bounded")
        for c in SIGNED
    ]
    right = soft_threshold(SIGNED, 1.0)
    assert np.allclose([each.x for each in best], right, atol=1e-4)
    assert np.allclose(right, (2, -1, 0, 0)) and (right == 0).sum() == 2
    assert np.isclose(sum(each.fun for each in best), charge(right))
    assert abs(shown[1]) > abs(SIGNED[1]), "the negative weight grew in size"


@claim("bug_hunt/step_passes_zero")
def step_passes_zero() -> None:
    objective = minimize_scalar(lambda w: (w - PULL) ** 2 / 2 + abs(w), bounds=(-2, 2), method="bounded")
    assert abs(objective.x) < 1e-4 and abs(0 - PULL) <= 1, "at 0 the slope of the loss is at most 1 in size"
    weight, signs, walked = START, [], []
    for _ in range(1000):
        weight = weight - STEP * ((weight - PULL) + np.sign(weight))
        signs.append(np.sign(weight))
        walked.append(weight)
    assert f"{weight:.2f}" == "0.08" and 0 not in signs
    assert {-1.0, 1.0} == set(signs[500:]) and min(np.abs(walked)) > 1e-7, "no cut at 1e-7 would find a zero"


@claim("bug_hunt/prox_lands_on_zero")
def prox_lands_on_zero() -> None:
    walked = [START]
    for _ in range(1000):
        walked.append(float(soft_threshold(walked[-1] - STEP * (walked[-1] - PULL), STEP)))
    assert walked.index(0.0) == 16 and not any(walked[16:])
