import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from l1l2.drawing import Dots, Line, Text
from l1l2.drawing.render import staged
from l1l2.lessons.derivative import logistic, one_weight


def least(frame, role):
    (dot,) = (mark for mark in frame.marks if isinstance(mark, Dots) and mark.role == role)
    return float(dot.x[0]), float(dot.y[0])


def tangents(frame):
    """The slopes left and right of 0 as they are drawn, under L1 and under L2."""
    for stroke in (mark for mark in frame.marks if isinstance(mark, Line) and mark.role == "target"):
        yield tuple(np.diff(stroke.y) / np.diff(stroke.x))


def marks(frame, kind, panel):
    return [mark for mark in frame.marks if isinstance(mark, kind) and mark.panel == panel]


def roles(frame, kind, panel):
    return [mark.role for mark in marks(frame, kind, panel)]


def says(frame, role, slopes, w):
    """Whether the caption says these slopes at 0 and this minimiser of a penalty, and its panel the same."""
    said = frame.facts[role]
    above, below = marks(frame, Text, {"l1": "A", "l2": "B"}[role])
    assert (above.text, below.text) == (said["slopes"], said["minimum"])
    assert (above.role, below.role) == ("target", role)
    assert said["norm"].lower() == role
    assert list(said["slopes"].facts) == (["slope"] if len(slopes) == 1 else ["left", "right"])
    assert ("exactly" in said["minimum"].message) == (w == 0)
    assert list(said["slopes"].facts.values()) == pytest.approx(slopes)
    return said["minimum"].facts["w"] == pytest.approx(w, abs=1e-6)


def test_the_words_say_the_slopes_and_the_minimum_of_each_sum():
    picture = one_weight()
    for b in picture.controls["b"].values[::3]:
        for lam in picture.controls["lam"].values:
            frame = picture.frame(b=b, lam=lam)
            assert (frame.facts["b"], frame.facts["lam"], frame.facts["bound"]) == (b, lam, 1e-8)
            soft = np.sign(b) * max(abs(b) - lam, 0)
            assert says(frame, "l1", [-b - lam, -b + lam] if lam else [-b], soft)
            assert says(frame, "l2", [-b], b / (1 + lam))


def test_the_words_as_they_are_read():
    frame = one_weight().frame(b=1.3, lam=1.2)
    assert [mark.text for mark in frame.marks if isinstance(mark, Text)] == [
        "slopes at 0: −2.50 left, −0.10 right",
        "least at w = 0.10",
        "slope at 0: −1.30",
        "least at w = 0.59",
    ]
    assert marks(one_weight().frame(b=0.0), Text, "B")[1].text == "least at w = 0 exactly"
    held = logistic().frame(against=4, lam=0.325)
    assert marks(held, Text, "A")[0].text == "slopes at 0: −0.6525 left, −0.0025 right"  # the sign decides
    assert held.caption.startswith(
        "Logistic loss, 4 of 20 labels against the sign of x; λ = 0.325. L1 has slopes at 0: −0.6525 left"
    )


@pytest.mark.parametrize("maker", [one_weight, logistic])
def test_each_panel_shows_its_sum_the_loss_and_the_slopes_in_their_looks(maker):
    for values in maker().corners():
        frame = maker().frame(**values)
        for panel, role in ("A", "l1"), ("B", "l2"):
            assert sorted(roles(frame, Line, panel)) == sorted(["loss", role, "target"])
            assert set(roles(frame, Dots, panel)) - {"target"} == {role}


@pytest.mark.parametrize("maker", [one_weight, logistic])
def test_no_two_lines_of_words_stand_upon_each_other(maker):
    frame, (_, axes) = maker().frame(), staged(maker(), 72)  # a pixel a point
    for panel in "AB":
        slopes, minimum = marks(frame, Text, panel)
        below, above = (
            axes[panel].transData.transform((text.x[0], text.y[0]))[1] for text in (slopes, minimum)
        )
        assert above - below >= slopes.size, "between two baselines there is room for letters"


@pytest.mark.parametrize("maker", [one_weight, logistic])
def test_the_titles_say_which_sum_stands_below_them(maker, stage):
    axes = stage(maker())
    assert [axes[panel].get_title(loc="left") or axes[panel].get_title() for panel in "AB"] == [
        "L1:  f(w) + λ|w|",
        "L2:  f(w) + (λ/2)w²",
    ]
    assert {axes[panel].get_xlabel() for panel in "AB"} == {"weight w  (dotted: f alone; black: slopes at 0)"}


def test_the_labels_stand_at_their_heights(stage):
    axes = stage(logistic())["C"]
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert dict(zip(names, axes.get_yticks(), strict=True)) == {"label −1": 0, "½": 0.5, "label +1": 1}


def test_zero_is_held_exactly_while_the_slope_of_the_loss_is_at_most_lam():
    picture = one_weight()
    for b in picture.controls["b"].values:
        for lam in picture.controls["lam"].values:
            frame = picture.frame(b=b, lam=lam)
            assert (least(frame, "l1")[0] == 0) == (abs(b) <= lam), (b, lam)
            assert (least(frame, "l2")[0] == 0) == (b == 0), (b, lam)


@pytest.mark.parametrize(("b", "lam", "lift"), [(0.9, 1.2, 0.3), (2.0, 0.6, 0.0), (-1.3, 0.4, 0.6)])
def test_minima_and_slopes_are_those_of_the_sums_written_out(b, lam, lift):
    frame = one_weight().frame(b=b, lam=lam, lift=lift)
    sums = {
        "l1": lambda w: (w - b) ** 2 / 2 + lam * abs(w) + lift,
        "l2": lambda w: (w - b) ** 2 / 2 + lam / 2 * w**2 + lift,
    }
    for (role, total), (left, right) in zip(sums.items(), tangents(frame), strict=True):
        found = minimize_scalar(total, bounds=(-3, 3), method="bounded", options={"xatol": 1e-9})
        assert least(frame, role) == pytest.approx((found.x, found.fun), abs=1e-6)
        step = 1e-6
        assert left == pytest.approx((total(0) - total(-step)) / step, abs=1e-5)
        assert right == pytest.approx((total(step) - total(0)) / step, abs=1e-5)


def test_lifting_the_loss_moves_no_minimum():
    picture = one_weight()
    low, high = (picture.frame(b=1.5, lam=0.4, lift=lift) for lift in (0.0, 0.6))
    for role in "l1", "l2":
        assert least(low, role)[0] == least(high, role)[0]
        assert least(high, role)[1] == pytest.approx(least(low, role)[1] + 0.6)


def test_the_bottom_of_the_parabola_is_the_point_to_drag():
    picture = one_weight()
    assert (picture.handle.x, picture.handle.y) == ("b", "lift")
    for values in picture.corners():
        bottoms = [m for m in picture.frame(**values).marks if isinstance(m, Dots) and m.role == "target"]
        assert all((m.x[0], m.y[0]) == (values["b"], values["lift"]) for m in bottoms)


def test_a_negative_lam_is_refused():
    with pytest.raises(ValueError, match=r"lam=-0.2 is not one of the control's values; the nearest is 0.0"):
        one_weight().frame(lam=-0.2)


def test_logistic_zero_is_held_exactly_while_the_slope_of_the_loss_is_at_most_lam():
    """The data are read off the picture; the loss is written out here."""
    picture = logistic()
    held = 0
    for against in picture.controls["against"].values:
        (points,) = (mark for mark in picture.frame(against=against).marks if mark.role == "data")
        x, y = points.x, 2 * points.y - 1
        assert (y != np.sign(x)).sum() == against
        slope = abs((x * y).mean() / 2)
        for lam in picture.controls["lam"].values:
            frame = picture.frame(against=against, lam=lam)
            w = least(frame, "l1")[0]
            assert (w == 0) == (slope <= lam), (against, lam)
            assert least(frame, "l2")[0] != 0
            held += w == 0
            left, right = next(tangents(frame))
            assert (left, right) == pytest.approx((-slope - lam, -slope + lam))
            facts = frame.facts
            assert (facts["against"], facts["rows"], facts["lam"]) == (against, x.size, lam) and x.size == 20
            assert says(frame, "l1", [-slope - lam, -slope + lam] if lam else [-slope], w)
            assert says(frame, "l2", [-slope], least(frame, "l2")[0])
    assert held > 0


def test_the_curves_below_are_the_probabilities_that_the_minimisers_give():
    frame = logistic().frame(against=4, lam=0.2)
    for line, role in zip(marks(frame, Line, "C"), ("l1", "l2"), strict=True):
        w, _ = least(frame, role)
        assert line.role == role
        assert line.y == pytest.approx(np.exp(w * line.x) / (1 + np.exp(w * line.x)))


@pytest.mark.parametrize(("against", "lam"), [(1, 0.0), (1, 0.3), (4, 0.2), (8, 0.1)])
def test_logistic_minima_are_those_of_the_sums_written_out(against, lam):
    frame = logistic().frame(against=against, lam=lam)
    (points,) = (mark for mark in frame.marks if mark.role == "data")
    x, y = points.x, 2 * points.y - 1
    for role, penalty in ("l1", lambda w: lam * abs(w)), ("l2", lambda w: lam / 2 * w**2):
        found = minimize_scalar(
            lambda w, g=penalty: np.log1p(np.exp(-y * x * w)).mean() + g(w),
            bounds=(-3, 5),
            method="bounded",
            options={"xatol": 1e-9},
        )
        assert least(frame, role) == pytest.approx((found.x, found.fun), abs=1e-6)
