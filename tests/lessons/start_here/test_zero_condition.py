"""The picture of the condition: both coefficients minimise, and each is 0 exactly where its words say so."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.render import staged
from l1l2.lessons.start_here import optimality_at_zero

PICTURE = optimality_at_zero()
GRADIENTS, LAMS = (PICTURE.controls[name].values for name in ("gradient", "lam"))
PENALTIES = {"l1": lambda w, lam: lam * abs(w), "l2": lambda w, lam: lam * w**2 / 2}
PANELS = {"l1": "A", "l2": "B"}


def one(frame, kind, role, panel):
    (mark,) = (m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel))
    return mark


def coefficient(frame, role):
    dot = one(frame, Dots, role, PANELS[role])
    return float(dot.x[0]), float(dot.y[0])


def said(frame, role):
    return [m.text for m in frame.marks if (type(m), m.role, m.panel) == (Text, role, PANELS[role])]


@pytest.mark.parametrize("role", PENALTIES)
@pytest.mark.parametrize(("gradient", "lam"), [(-1.7, 0.4), (0.6, 1.0), (1.5, 1.0), (2.0, 2.0), (0.0, 0.5)])
def test_the_dot_is_the_minimiser(role, gradient, lam):
    at, w = coefficient(PICTURE.frame(gradient=gradient, lam=lam), role)
    found = minimize_scalar(
        lambda v: v**2 / 2 + gradient * v + PENALTIES[role](v, lam), (-3, 3), options={"xtol": 1e-12}
    )
    assert at == gradient and w == pytest.approx(found.x, abs=1e-6)


@pytest.mark.parametrize("lam", LAMS)
def test_l1_is_zero_in_the_band_and_l2_at_one_gradient(lam):
    for gradient in GRADIENTS:
        frame = PICTURE.frame(gradient=gradient, lam=lam)
        assert (coefficient(frame, "l1")[1] == 0) == (abs(gradient) <= lam)
        assert (coefficient(frame, "l2")[1] == 0) == (gradient == 0)
        for role in PENALTIES:
            zero = coefficient(frame, role)[1] == 0
            value, condition = said(frame, role)
            assert ("exactly" in value) == zero == ("holds" in condition) and ("fails" in condition) != zero
        band = one(frame, Area, "l1", "A")
        assert (band.x.min(), band.x.max()) == (-lam, lam)
    assert not one(frame, Line, "note", "B").x.any()


@pytest.mark.parametrize("lam", [0.0, 0.7, 2.0])
def test_each_curve_passes_through_its_dots(lam):
    for gradient in GRADIENTS[::5]:
        frame = PICTURE.frame(gradient=gradient, lam=lam)
        for role, panel in PANELS.items():
            curve = one(frame, Line, role, panel)
            assert np.interp(gradient, curve.x, curve.y) == pytest.approx(
                coefficient(frame, role)[1], abs=0.03
            )


def test_it_tells_with_one_zero_of_two():
    frame = PICTURE.frame(**PICTURE.telling)
    assert coefficient(frame, "l1")[1] == 0 > coefficient(frame, "l2")[1]
    assert "this holds, so w is exactly 0" in frame.caption and "this fails, and w = −0.30" in frame.caption
    start = PICTURE.frame()
    assert coefficient(start, "l1")[1] < 0 > coefficient(start, "l2")[1]


def test_the_panels_name_what_each_penalty_needs():
    _, axes = staged(PICTURE, 50)
    assert [axes[panel].get_title("left") for panel in "AB"] == ["L1: an inequality", "L2: an equation"]
