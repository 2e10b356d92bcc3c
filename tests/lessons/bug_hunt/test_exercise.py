"""The checks of notebook 11 know the typical wrong repairs; a repair works whatever cells ran before it."""

import contextlib
import io
from pathlib import Path

import numpy as np
import pytest

from l1l2 import on_disc, shrink, soft_threshold
from l1l2.lessons.bug_hunt.data import Z, both, tuned_on
from l1l2.lessons.bug_hunt.exercise import (
    check_disc,
    check_outlier,
    check_point,
    check_rest,
    check_score,
    check_smallest,
    check_threshold,
    check_zeros,
)
from tools import notebooks

ROOT = Path(__file__).resolve().parents[3]
CENTRES = np.array([[3.0, 4.0], [-6.0, 8.0]])
ON_RIM = np.array([[1.2, 1.6], [-1.2, 1.6]])
C = 0.009480178524731058
TRUTHS = [
    (check_disc, (CENTRES, ON_RIM), "of 2 best points 0 have a zero"),
    (check_disc, (CENTRES, on_disc(np.eye(2), CENTRES, 2.0)), "belonged to the list"),
    (check_zeros, (3, 0), "what is 0 was returned as 0.0"),
    (check_score, (tuned_on()[0]["train", "test"],), "0.33, where the cell boasted of 0.50"),
    (check_point, ([0.794, 0.706],), "misfit 2.42. At the corner it is 3.10"),
    (check_threshold, ([2.5, -1.5, 0.3, 0.1, 0],), "the sum is 5.49. For the cell's answer it is 6.09"),
    (check_rest, (1.5,), "at 1.5 the sum is 2.25"),
    (check_smallest, (C,), "C = 0.0095 is where it begins. The widget started at 10, 1,055 times as much"),
    (check_outlier, (903, 3), "followed it to 903, and the median stayed at 3"),
]
MISTAKES = [
    (check_disc, (CENTRES, CENTRES), "a point of w has length 10. Every centre is outside"),
    (check_disc, (CENTRES, [[2, 0], [-1.2, 1.6]]), "50.00% of your points are on an axis"),
    (check_disc, (CENTRES, ON_RIM[:, ::-1]), "the directions are not"),
    (check_disc, (CENTRES, [2, 2]), "w: got shape (2,); give shape (2, 2)"),
    (check_zeros, (6, 0), "lasso_zeros: 6 counts negative weights as well: −9.3 is"),
    (check_zeros, (4, 0), "lasso_zeros: 4 counts a living weight"),
    (check_zeros, (7, 0), "lasso_zeros: 7 weights are *not* 0"),
    (check_zeros, (3, 2), "ridge_zeros: 2 counts negative weights as well: −4.6 is"),
    (check_zeros, (3, 10), "ridge_zeros: 10 weights are *not* 0"),
    (check_zeros, (5, 0), "lasso_zeros: 5 is another number than how many weights of lasso are == 0"),
    (check_zeros, (both()[0] == 0, 0), "lasso_zeros: got an array of bool"),
    (check_score, (tuned_on()[0]["test", "test"],), "is what the cell printed"),
    (check_score, (tuned_on()[0]["train", "train"],), "is R² on the rows of the fit"),
    (check_score, (tuned_on()[0]["test", "train"],), "has the roles swapped"),
    (check_score, (0.33,), "honest: 0.33 is right to two digits"),
    (check_score, (0.9,), "honest: 0.9 is another number than R² on the unseen rows"),
    (check_point, ([1.5, 0],), "w: (1.5, 0) is the corner that the cell shows"),
    (check_point, ([0.9, 0.6],), "is b, scaled down"),
    (check_point, ([1.25, 0.25],), "is right for a round loss"),
    (check_point, ([3, 2],), "is b itself, and not on budget"),
    (check_point, ([0, 1.5],), "is not the point where an ellipse touches the edge"),
    (check_point, ([0.799, 0.701],), "is not the point where an ellipse touches the edge"),
    (check_point, ("corner",), "w: got"),
    (check_threshold, (soft_threshold(Z, 1.0),), "theta: (2, -1, 0, 0, 0) uses λ"),
    (check_threshold, (soft_threshold(Z, 2.0),), "goes the wrong way"),
    (check_threshold, ([3, -2, 0.8, 0.6, 0],), "has the right zeros, but the survivors"),
    (check_threshold, (shrink(Z, 1.0),), "is ridge's answer"),
    (check_threshold, (Z,), "is least squares"),
    (check_threshold, ([2.5, -1.5, 0.3, 0.1, 0.004],), "is not the soft threshold of z at λ/2"),
    (check_threshold, (np.zeros(5),), "is not the soft threshold of z at λ/2"),
    (check_rest, (2,), "rest: 2 is where the cell comes to rest"),
    (check_rest, (3,), "is least squares"),
    (check_rest, (2.4,), "divides by 1 + λ/2"),
    (check_rest, (6,), "has the wrong sign: the penalty pulls towards 0"),
    (check_rest, (1,), "rest: 1 is another number than the w"),
    (check_smallest, (1 / (442 * C),), "is λ_max. C stands at the loss"),
    (check_smallest, (442 * C,), "forgets n"),
    (check_smallest, (1 / C,), "is upside down"),
    (check_smallest, (C / 2,), "forgets that at w = 0"),
    (check_smallest, (0.0095,), "C_dead: 0.0095 is right to two digits"),
    (check_smallest, (10,), "C_dead: 10 is another number than 1/(nλ_max)"),
    (check_outlier, (3, 3), "penalised: 3 was its answer to 500"),
    (check_outlier, (1002, 3), "is the mean: no penalty at all"),
    (check_outlier, (1101, 3), "has the penalty on the wrong side"),
    (check_outlier, (903, 1002), "robust: 1002 is the mean, which minimises the *squares*"),
    (check_outlier, (903, 903), "is the lasso again"),
    (check_outlier, (903, 0), "is what a penalty might prefer"),
    (check_outlier, (903, 4), "robust: 4 is another number than the w"),
]


def name(case):
    return case.__name__ if callable(case) else None


@pytest.mark.parametrize(("check", "answers", "words"), TRUTHS, ids=name)
def test_the_right_repair_is_right(check, answers, words):
    verdict = check(*answers)
    assert verdict.right, verdict
    assert words in verdict.words


@pytest.mark.parametrize(("check", "answers", "words"), MISTAKES, ids=name)
def test_a_wrong_repair_is_told_what_is_wrong(check, answers, words):
    verdict = check(*answers)
    assert not verdict.right
    assert words in verdict.words


@pytest.mark.parametrize("order", [1, -1], ids=["first to last", "last to first"])
def test_a_repair_works_after_run_all(order, monkeypatch):
    """The header says Run All: no later bug may have taken a name that an earlier repair reads."""
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    (source,), names = [path for path in notebooks.sources() if path.stem.endswith("bug_hunt")], {}
    repairs = [exercise for _, exercise in notebooks.exercises(notebooks.written(source).cells)]
    assert len(repairs) == 8
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in notebooks.read(source).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
    for repair in repairs[::order]:
        exec(repair.solution, names)
        assert eval(repair.verdict, names).right, repair.verdict
