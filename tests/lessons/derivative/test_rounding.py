import re

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from l1l2.drawing import Dots, Line, Text
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
        assert "slope" not in frame.facts and frame.facts["bound"] == 1e-8  # it says so only if it is below
        dots = {(mark.role, mark.panel): mark for mark in frame.marks if isinstance(mark, Dots)}
        assert dots["l1", "A"].x == 0
        assert dots["truth", "A"].x > 0
        assert dots["truth", "B"].x == pytest.approx(dots["truth", "A"].x / eps)
        assert (dots["truth", "C"].x, dots["truth", "C"].y) == (eps, dots["truth", "A"].x)


def test_the_words_say_where_the_rounded_sum_is_least():
    """Against the root of the derivative as a polynomial: (w - 0.3)^2 (w^2 + eps^2) = w^2 / 4."""
    picture = rounded()
    for eps in picture.controls["eps"].values[::5]:
        roots = np.roots([1, -0.6, 0.09 + eps**2 - 0.25, -0.6 * eps**2, 0.09 * eps**2])
        (w,) = (root.real for root in roots if abs(root.imag) < 1e-12 and 0 < root.real < 0.3)
        frame = picture.frame(eps=eps)
        facts = frame.facts
        assert (facts["lam"], facts["eps"]) == (0.5, eps)
        assert (facts["w"], facts["ratio"]) == pytest.approx((w, w / eps), rel=1e-6)
        texts = {mark.panel: mark for mark in frame.marks if isinstance(mark, Text)}
        assert texts["A"].text.facts == texts["C"].text.facts == {"w": facts["w"]}
        assert texts["B"].text.facts == {"ratio": facts["ratio"]}
        assert {mark.role for mark in texts.values()} == {"truth"}


def test_the_words_as_they_are_read(stage):
    frame = rounded().frame(eps=0.001)
    assert [mark.text for mark in frame.marks if isinstance(mark, Text)] == [
        "rounded: at 0.000747",
        "rounded: at 0.75 ε",
        "w = 0.000747",
    ]
    assert frame.caption == (
        "With the kink 0.5|w| the sum is least at 0 exactly. Certified: KKT violation below 1e-08. Rounded "
        "to 0.5√(w² + ε²) with ε = 0.001 it is least at w = 0.000747, which is 0.75 ε and not 0; its "
        "derivative there is below 1e-08."
    )
    axes = stage(rounded())
    assert [axes[panel].get_title() for panel in "ABC"] == [
        "To the naked eye",
        "Magnified by 1/ε",
        "Where it is least",
    ]
    assert [text.get_text() for text in axes["A"].texts] == ["with the kink: at 0 exactly"]


def test_the_curves_are_the_two_sums_and_the_minimiser_of_every_rounding_so_far():
    picture = rounded()
    frame = picture.frame(eps=0.1)
    lines = {(mark.role, mark.panel): mark for mark in frame.marks if isinstance(mark, Line)}
    assert set(lines) == {("l1", "A"), ("truth", "A"), ("l1", "B"), ("truth", "B"), ("ghost", "C")}
    for role, price in ("l1", np.abs), ("truth", lambda w: np.sqrt(w**2 + 0.01)):
        naked, magnified = lines[role, "A"], lines[role, "B"]
        assert naked.y == pytest.approx((naked.x - 0.3) ** 2 / 2 + price(naked.x) / 2)
        w = magnified.x * 0.1
        lifted = (w - 0.3) ** 2 / 2 + price(w) / 2 - 0.045
        assert magnified.y == pytest.approx(np.where(lifted <= 0.33, lifted / 0.1, np.nan), nan_ok=True)
    curve = lines["ghost", "C"]
    assert list(curve.x) == [eps for eps in picture.controls["eps"].values if eps >= 0.1]
    assert list(curve.y) == [rounded_minimiser(0.3, 0.5, eps) for eps in curve.x]
