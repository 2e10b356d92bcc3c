"""The checks of the bug hunt know the typical wrong repairs; a repair works whatever cells ran before it."""

import contextlib
import io
from pathlib import Path

import numpy as np
import pytest

from l1l2 import L1, on_disc, shrink, soft_threshold
from l1l2.lessons.bug_hunt import (
    check_disc,
    check_outlier,
    check_point,
    check_rest,
    check_score,
    check_sensors,
    check_smallest,
    check_step,
    check_sum,
    check_threshold,
    check_zeros,
    data,
)
from l1l2.lessons.bug_hunt.data import ORTHONORMAL_Z, fit_both, fit_sensors, score_searches
from tools import notebooks

ROOT = Path(__file__).resolve().parents[3]
CENTRES = np.array([[3.0, 4.0], [-6.0, 8.0]])
ON_RIM = np.array([[1.2, 1.6], [-1.2, 1.6]])
C = 0.009480178524731058
SCORES = score_searches()[0]
TILT = np.array([[np.cos(0.3), -np.sin(0.3)], [np.sin(0.3), np.cos(0.3)]])


def tilted(w):
    """The loss of the cell with the diamond, written out."""
    along = TILT.T @ (np.array(w) - [3, 2])
    return (along[0] / 1.2) ** 2 / 2 + (along[1] / 0.8) ** 2 / 2


def squares(theta):
    """The sum of the cell with orthonormal columns: five parts, each (θ − z)² + |θ|."""
    return sum((t - z) ** 2 + abs(t) for t, z in zip(theta, (3, -2, 0.8, 0.6, -0.3), strict=True))


def absolute(w):
    """The objective of the cell with the sum of the weights, with the absolute values that it lacks."""
    return sum((v - c) ** 2 / 2 + abs(v) for v, c in zip(w, (3, -2, 0.8, -0.3), strict=True))


def prox_step(w):
    """One step of ISTA, written out."""
    down = w - 0.1 * (w - 0.5)
    return np.sign(down) * max(abs(down) - 0.1, 0)


TRUTHS = [
    (check_disc, (CENTRES, ON_RIM), {"points": 2, "zeros": 0}),
    (check_disc, (CENTRES, on_disc(np.eye(2), CENTRES, 2.0)), {"points": 2, "zeros": 0}),
    (check_zeros, (3, 0), {}),
    (
        check_score,
        (SCORES["train", "test"],),
        {"honest": SCORES["train", "test"], "boasted": SCORES["test", "test"]},
    ),
    (check_point, ([0.794, 0.706],), {"misfit": tilted((0.794, 0.706)), "corner": tilted((1.5, 0))}),
    (
        check_threshold,
        ([2.5, -1.5, 0.3, 0.1, 0],),
        {"least": squares((2.5, -1.5, 0.3, 0.1, 0)), "shown": squares((2, -1, 0, 0, 0))},
    ),
    (check_rest, (1.5,), {}),
    (check_smallest, (C,), {"C": C, "start": 10, "times": 10 / C}),
    (check_outlier, (905, 5.1), {"growth": 4500, "lasso": 905, "median": 5.1}),
    (check_sensors, ([50, 42],), {"first": 50, "second": 42, "lasso": 1.0689, "ridge": 0.03259}),
    (
        check_sum,
        ([2, -1, 0, 0], 6.5),
        {"zeros": 2, "best": absolute((2, -1, 0, 0)), "shown": absolute((2, -3, -0.2, -1.3))},
    ),
    (check_step, (prox_step,), {"start": 2, "arrived": 16}),
]
MISTAKES = [
    (
        check_disc,
        (CENTRES, CENTRES),
        "a point of w has length 10. Every centre is outside, so w lies on the rim: length 2.",
    ),
    (check_disc, (CENTRES, [[2, 0], [-1.2, 1.6]]), "50.00% of your points are on an axis"),
    (check_disc, (CENTRES, ON_RIM[:, ::-1]), "the directions are not"),
    (check_disc, (CENTRES, [2, 2]), "w: got shape (2,); give shape (2, 2)"),
    (check_zeros, (6, 0), "lasso_zeros: 6 counts negative weights as well: −9.3 is"),
    (check_zeros, (4, 0), "lasso_zeros: 4 counts a non-zero weight: −0.00068 is small"),
    (check_zeros, (7, 0), "lasso_zeros: 7 weights are *not* 0"),
    (check_zeros, (3, 2), "ridge_zeros: 2 counts negative weights as well: −4.6 is"),
    (check_zeros, (3, 10), "ridge_zeros: 10 weights are *not* 0"),
    (check_zeros, (3, 7), "ridge_zeros: 7 is another number than how many weights of ridge are == 0"),
    (check_zeros, (5, 0), "lasso_zeros: 5 is another number than how many weights of lasso are == 0"),
    (check_zeros, (fit_both()[0] == 0, 0), "lasso_zeros: got an array of bool"),
    (check_score, (SCORES["test", "test"],), "is what the cell printed"),
    (check_score, (SCORES["train", "train"],), "is R² on the rows of the fit"),
    (check_score, (SCORES["test", "train"],), "has the roles swapped"),
    (check_score, (0.33,), "honest: 0.33 is right to two digits"),
    (check_score, (0.9,), "honest: 0.9 is another number than R² on the unseen rows"),
    (check_point, ([1.5, 0],), "w: (1.5, 0) is the corner that the cell shows"),
    (check_point, ([0.9, 0.6],), "is b, scaled down"),
    (check_point, ([1.25, 0.25],), "is right if the contours are circles"),
    (check_point, ([3, 2],), "is b itself, and not on budget: its ‖w‖₁ is 5."),
    (check_point, ([0, 1.5],), "is not the point where an ellipse touches the edge. It has ‖w‖₁ = 1.5."),
    (check_point, ([0.799, 0.701],), "is not the point where an ellipse touches the edge"),
    (check_point, ("corner",), "w: got"),
    (
        check_threshold,
        (soft_threshold(ORTHONORMAL_Z, 1.0),),
        "theta: (2, −1, 0, 0, 0) uses λ as the threshold",
    ),
    (check_threshold, (soft_threshold(ORTHONORMAL_Z, 2.0),), "goes the wrong way"),
    (check_threshold, ([3, -2, 0.8, 0.6, 0],), "has the right zeros, but the other weights"),
    (check_threshold, (shrink(ORTHONORMAL_Z, 1.0),), "is ridge's answer"),
    (check_threshold, (ORTHONORMAL_Z,), "is least squares"),
    (check_threshold, ([2.5, -1.5, 0.3, 0.1, 0.004],), "is not the soft threshold of z at λ/2"),
    (check_threshold, (np.zeros(5),), "is not the soft threshold of z at λ/2"),
    (check_rest, (2,), "rest: 2 is where the cell comes to rest"),
    (check_rest, (3,), "is least squares"),
    (check_rest, (2.4,), "divides by 1 + λ/2"),
    (check_rest, (6,), "has the wrong sign: the penalty moves the weight towards 0"),
    (check_rest, (1,), "rest: 1 is another number than the w"),
    (check_smallest, (1 / (442 * C),), "is λ_max. C multiplies the loss"),
    (check_smallest, (442 * C,), "forgets n"),
    (check_smallest, (1 / C,), "is upside down"),
    (check_smallest, (C / 2,), "forgets that at w = 0"),
    (check_smallest, (0.0095,), "C_dead: 0.0095 is right to two digits"),
    (check_smallest, (10,), "C_dead: 10 is another number than 1/(nλ_max)"),
    (check_outlier, (5, 5.1), "penalised: 5 was its answer to 500"),
    (check_outlier, (1004, 5.1), "is the mean, without any penalty"),
    (check_outlier, (1103, 5.1), "has the penalty on the wrong side"),
    (check_outlier, (7, 5.1), "penalised: 7 is another number than the mean, moved towards 0 by 99."),
    (check_outlier, (905, 1004), "robust: 1004 is the mean, which minimises the *squares*"),
    (check_outlier, (905, 905), "is the lasso again"),
    (check_outlier, (905, 0), "is what a penalty might prefer"),
    (check_outlier, (905, 4), "robust: 4 is another number than the w"),
    (check_sensors, ([0.25, 0.21],), "lost: (0.25, 0.21) are shares"),
    (check_sensors, ([150, 158],), "counts where each weight is *not* 0"),
    (check_sensors, ([42, 50],), "has the two sensors in the wrong order"),
    (check_sensors, ([0, 0],), "is right for ridge"),
    (check_sensors, ((np.abs(fit_sensors(L1)) < 0.1).sum(axis=0),), "counts small weights too"),
    (check_sensors, ([50, 43],), "is not the number of samples with a zero"),
    (check_sensors, (92,), "lost: got shape ()"),
    (check_sum, ([2, -3, -0.2, -1.3], 6.5), "is the cell's answer"),
    (check_sum, ([2, -1, -0.2, 0.7], 6.5), "small weights pass 0"),
    (check_sum, ([1.5, -1, 0.4, -0.15], 6.5), "is ridge's answer"),
    (check_sum, ([3, -2, 0.8, -0.3], 6.5), "is least squares"),
    (check_sum, ([2, -1, 0, 0.1], 6.5), "is not the soft threshold of c at 1"),
    (check_sum, ([2, -1, 0, 0], -2.5), "norm: −2.5 is the sum of the weights"),
    (check_sum, ([2, -1, 0, 0], np.sqrt(14.73)), "is ‖v‖₂"),
    (check_sum, ([2, -1, 0, 0], 3), "is the norm of the right weights"),
    (check_sum, ([2, -1, 0, 0], 14.73), "is the sum of the squares"),
    (check_sum, ([2, -1, 0, 0], 5), "norm: 5 is another number than ‖v‖₁ of the cell"),
    (check_step, (0.0,), "step: got no function"),
    (check_step, (lambda _: ...,), "moved is still `...`"),
    (check_step, (lambda w: w - 0.1 * (w - 0.5 + np.sign(w)),), "is the cell's step"),
    (check_step, (lambda w: soft_threshold(w - 0.1 * (w - 0.5), 1.0),), "uses the threshold 1"),
    (check_step, (lambda w: soft_threshold(w, 0.1),), "forgets the gradient of the loss"),
    (check_step, (lambda w: w - 0.1 * (w - 0.5),), "forgets the penalty"),
    (check_step, (lambda _: 0.0,), "from 2 it goes to 0. This is not the soft threshold"),
    (check_step, (lambda w: prox_step(w) if w > 0.1 else 0.0,), "step: from −0.3 it goes to 0"),
    (check_step, (lambda _: "down",), "moved: got 'down'"),
]


def name(case):
    return case.__name__ if callable(case) else None


@pytest.mark.parametrize(("check", "answers", "facts"), TRUTHS, ids=name)
def test_the_right_repair_is_right(check, answers, facts):
    verdict = check(*answers)
    assert verdict.right, verdict
    said = dict(verdict.words.facts)
    assert np.array_equal(said.pop("w", answers[0]), answers[0])
    assert said == pytest.approx(facts, rel=1e-3)


def test_what_is_said_of_the_rest_is_so():
    """At 1.5 and at 2: the sum is typed there, for its numbers are those of the task."""
    sums = [(w - 3) ** 2 / 2 + w**2 / 2 for w in (1.5, 2)]
    words = check_rest(1.5).words
    assert words == "at 1.5 the objective is {:.2f}. At 2, where the cell came to rest, it is {:.2f}.".format(
        *sums
    )


@pytest.mark.parametrize(("check", "answers", "words"), MISTAKES, ids=name)
def test_a_wrong_repair_is_told_what_is_wrong(check, answers, words):
    verdict = check(*answers)
    assert not verdict.right
    assert words in verdict.words


@pytest.fixture(scope="module")
def cells():
    """What the notebook's cells leave behind, and its repairs."""
    (source,) = [path for path in notebooks.sources() if path.stem.endswith("bug_hunt")]
    repairs, names = [exercise for _, exercise in notebooks.exercises(notebooks.parse(source).cells)], {}
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
        patch.setenv("L1L2_DISPLAY", "still")
        for cell in notebooks.read(source).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
    return names, repairs


@pytest.mark.parametrize("order", [1, -1], ids=["first to last", "last to first"])
def test_a_repair_works_after_run_all(order, cells):
    """The header says Run All: no later bug may have taken a name that an earlier repair reads."""
    names, repairs = dict(cells[0]), cells[1]
    assert len(repairs) == 11
    for repair in repairs[::order]:
        exec(repair.solution, names)
        assert eval(repair.last_line, names).right, repair.last_line


def test_the_checks_judge_what_the_cells_show(cells):
    names, _ = cells
    assert np.array_equal(names["G"], data.CURVATURE)
    assert np.array_equal(names["b"], data.LEAST_SQUARES) and names["t"] == data.BUDGET
    assert np.array_equal(names["z"], data.ORTHONORMAL_Z) and np.array_equal(names["y"], data.READINGS)
    for theirs, ours in zip((names["lasso"], names["ridge"]), data.fit_both(), strict=True):
        assert np.array_equal(theirs, ours)
    assert np.array_equal(names["labels"], data.make_logistic_problem().datafit.y)
    for theirs, ours in zip(names["draw"](7), data.draw_sensors(7), strict=True):
        assert np.array_equal(theirs, ours)
    assert np.array_equal(names["fits"], data.fit_sensors(L1)) and np.array_equal(
        names["found"], names["fits"][2]
    )
    assert np.array_equal(names["c"], data.SIGNED) and np.allclose(names["v"], data.SIGNED - 1)
    assert names["grid"].best_params_["ridge__alpha"] == data.score_searches()[1]["test"]
