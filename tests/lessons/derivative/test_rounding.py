import re

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from l1l2.drawing import Dots
from l1l2.lessons.derivative import rounded
from l1l2.lessons.derivative.rounding import rounded_minimiser


@pytest.mark.parametrize(("eps", "expected"), [(0.1, 0.056), (0.01, 0.0072), (0.001, 0.00075)])
def test_the_course_s_example(eps, expected):
    assert float(f"{rounded_minimiser(0.3, 0.5, eps):.2g}") == expected


@pytest.mark.parametrize("b", [0.3, -0.3, 1.2])
@pytest.mark.parametrize("eps", [1.0, 0.1, 0.01])
def test_no_other_weight_costs_less(b, eps):
    found = minimize_scalar(
        lambda w: (w - b) ** 2 / 2 + 0.5 * np.sqrt(w**2 + eps**2),
        bounds=(-2, 2),
        method="bounded",
        options={"xatol": 1e-10},
    )
    assert rounded_minimiser(b, 0.5, eps) == pytest.approx(found.x, abs=1e-6)


def test_it_tends_to_0_in_proportion_to_eps_and_never_is_0():
    for eps in 10.0 ** -np.arange(4, 15):
        assert rounded_minimiser(0.3, 0.5, eps) / eps == pytest.approx(
            0.3 / np.sqrt(0.5**2 - 0.3**2), rel=1e-3
        )


def test_without_data_or_without_penalty_it_is_where_the_loss_is_least():
    assert rounded_minimiser(0, 0.5, 0.1) == 0
    assert rounded_minimiser(0.3, 0, 0.1) == 0.3


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ((0.3, 0.5, 0.0), ValueError, "eps: got 0.0; give a finite number > 0"),
        ((0.3, 0.5, -0.1), ValueError, "eps: got -0.1; give a finite number > 0"),
        ((0.3, -1, 0.1), ValueError, "lam: got -1; give a finite number >= 0"),
        ((np.nan, 0.5, 0.1), ValueError, "b: got nan; give a finite number"),
        (("0.3", 0.5, 0.1), TypeError, "b: got '0.3'; give a finite number"),
    ],
)
def test_bad_input_is_named(given, error, words):
    with pytest.raises(error, match=f"^{re.escape(words)}$"):
        rounded_minimiser(*given)


def test_the_picture_proves_both_minima():
    picture = rounded()
    for eps in picture.controls["eps"].values:
        frame = picture.frame(eps=eps)
        assert "its derivative there is below 1e-08." in frame.caption
        dots = {(mark.role, mark.panel): mark for mark in frame.marks if isinstance(mark, Dots)}
        assert dots["l1", "A"].x == 0
        assert dots["truth", "A"].x > 0
        assert dots["truth", "B"].x == pytest.approx(dots["truth", "A"].x / eps)
