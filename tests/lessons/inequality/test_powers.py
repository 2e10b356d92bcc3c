"""What counts at p, bar by bar and in all, against plain powers of the heights as they are drawn."""

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.drawing.render import staged
from l1l2.lessons.inequality import p_family

FAMILY = p_family()
POWERS = FAMILY.controls["p"].values
every_few = pytest.mark.parametrize("few", FAMILY.controls["few"].values)
VECTORS = {  # the two panels: role, and how their facts begin
    "A": ("data", "dense"),
    "B": ("truth", "few"),
}


def one_of(frame, kind, role, panel):
    (mark,) = (m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel))
    return mark


def heights(mark):
    return np.nan_to_num(mark.y.reshape(-1, 5)[:, 1])


def counted(x, p):
    """What each bar counts: its p-th power, at infinity 1 for the tallest bars and 0 for the others."""
    if p == np.inf:
        return [float(height == max(x)) for height in x]
    return [height**p if height else 0.0 for height in x]


@every_few
@pytest.mark.parametrize("p", POWERS)
def test_what_counts_at_p_is_the_sum_of_powers(p, few):
    frame = FAMILY.frame(p=p, few=few)
    facts = frame.facts
    assert facts.get("p", np.inf) == p and facts["few"].message == few
    for panel, (role, name) in VECTORS.items():
        x = heights(one_of(frame, Area, "ghost", panel))
        each = counted(x, p)
        total = sum(each)
        norm = total ** (1 / p) if p < np.inf else 1.0
        assert max(x) == 1
        assert heights(one_of(frame, Area, role, panel)) == pytest.approx(each)
        assert facts[f"{name}_total"] == pytest.approx(total)
        assert facts[f"{name}_norm"] == pytest.approx(norm)
        words = one_of(frame, Text, role, panel).text
        assert words.facts == {"total": facts[f"{name}_total"], "norm": facts[f"{name}_norm"]}
        dot, line = one_of(frame, Dots, role, "C"), one_of(frame, Line, role, "C")
        assert (dot.x[0], dot.y[0]) == (pytest.approx(1 / (1 + p)), pytest.approx(total))
        assert (line.x[-1], line.y[-1]) == pytest.approx((dot.x[0], dot.y[0]))
        for at, y in zip(line.x[1:], line.y[1:], strict=True):
            assert y == pytest.approx(sum(counted(x, 1 / at - 1)))
        assert np.all(np.diff(line.y) >= 0)  # never falls when p does


def test_a_norm_too_long_for_digits_is_a_power_of_ten():
    frames = [FAMILY.frame(p=p, few=few) for p in POWERS for few in FAMILY.controls["few"].values]
    said = [
        words for frame in frames for words in (frame.caption, *(getattr(m, "text", "") for m in frame.marks))
    ]
    assert not [words for words in said if "e+" in words]
    last = FAMILY.frame(p=POWERS[-1])
    assert one_of(last, Text, "data", "A").text.endswith("‖x‖ₚ = 9.85 · 10⁴⁴")
    assert "‖x‖ₚ = 9.75 · 10¹⁴" in last.caption and "‖x‖ₚ = 888" in FAMILY.frame(p=0.1).caption


def test_the_vectors_are_dense_few_and_few_with_crumbs():
    frames = {few: FAMILY.frame(few=few) for few in FAMILY.controls["few"].values}
    dense = heights(one_of(frames["two bars"], Area, "ghost", "A"))
    clean, crumbs = (heights(one_of(frame, Area, "ghost", "B")) for frame in frames.values())
    assert dense.min() >= 0.5 and np.count_nonzero(clean) == 2
    assert (crumbs > 0).all() and crumbs[clean == 0].max() <= 0.05
    assert np.array_equal(crumbs[clean > 0], clean[clean > 0])
    control = FAMILY.controls["few"]
    assert [control.readout(few) for few in control.values] == ["two bars", "two bars and crumbs"]


def test_infinity_is_written_as_such():
    assert FAMILY.frame(p=np.inf).caption.startswith("At p = ∞ the sum of |xᵢ|ᵖ is 1 (‖x‖ₚ = 1) for ")
    assert FAMILY.frame(p=30.0).caption.startswith("At p = 30 the sum ")


def test_small_p_counts_what_is_not_zero_and_crumbs_are_not_zero():
    for few, count in ("two bars", 2), ("two bars and crumbs", 8):
        total = FAMILY.frame(p=POWERS[-1], few=few).facts["few_total"]
        assert total == pytest.approx(count, rel=0.06)
        assert total < count


def test_the_axis_of_p_is_marked_where_each_p_stands():
    _, axes = staged(FAMILY, 50)
    fractions = {"∞": np.inf, "½": 0.5, "¼": 0.25}
    for at, label in zip(axes["C"].get_xticks(), axes["C"].get_xticklabels(), strict=True):
        name = label.get_text()
        p = fractions[name] if name in fractions else float(name)
        assert at == pytest.approx(1 / (1 + p))
    assert [axes[panel].get_title("left") for panel in "ABC"] == [
        "A dense vector",
        "Two tall bars",
        "The sum over all bars: Σ|xᵢ|ᵖ",
    ]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_is_within_its_budget():
    assert len(page(p_family()).encode()) <= 150_000


def test_a_number_stands_where_its_words_say():
    frame = FAMILY.frame()
    assert frame.caption == (
        "At p = 2 the sum of |xᵢ|ᵖ is 4.22 (‖x‖ₚ = 2.05) for the dense vector and 1.56 (‖x‖ₚ = 1.25) for two "
        "bars."
    )
    written = [one_of(frame, Text, role, panel).text for panel, (role, _) in VECTORS.items()]
    assert written == ["Σ|xᵢ|ᵖ = 4.22,  ‖x‖ₚ = 2.05", "Σ|xᵢ|ᵖ = 1.56,  ‖x‖ₚ = 1.25"]
