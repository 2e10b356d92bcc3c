import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.derivative import minimisers

W = np.linspace(-3, 3, 6001)[:, None]
PRICES = {
    "A": lambda w: abs(w),
    "B": lambda w: w**2 / 2,
    "C": lambda w: (abs(w) + w**2 / 2) / 2,
    "D": lambda w: w != 0,
    "E": lambda w: np.where(w < 0, np.inf, w),  # a length is not negative
}


def marks_of(frame, kind, panel):
    return [m for m in frame.marks if isinstance(m, kind) and m.panel == panel and m.role != "ghost"]


@pytest.mark.parametrize("panel", PRICES)
@pytest.mark.parametrize("lam", [0.0, 0.3, 0.8, 2.0])
def test_every_point_is_the_best_of_a_fine_grid(panel, lam):
    (line,) = marks_of(minimisers().frame(lam=lam), Line, panel)
    v, w = line.x[~np.isnan(line.x)], line.y[~np.isnan(line.x)]
    price = PRICES[panel]
    with np.errstate(invalid="ignore"):  # lam = 0 times an infinite price
        costs = (W - v) ** 2 / 2 + np.nan_to_num(lam * price(W), posinf=np.inf, nan=0.0)
        cost = (w - v) ** 2 / 2 + np.nan_to_num(lam * price(w), nan=0.0)
    assert (cost <= costs.min(axis=0) + 1e-9).all()


@pytest.mark.parametrize(("panel", "end"), [("A", 0.8), ("C", 0.4), ("D", np.sqrt(1.6)), ("E", 0.8)])
def test_the_bar_covers_the_data_that_end_at_0_and_no_others(panel, end):
    frame = minimisers().frame(lam=0.8)
    (line,), (bar,) = marks_of(frame, Line, panel), marks_of(frame, Area, panel)
    assert bar.x.max() == pytest.approx(end)
    kept = ~np.isnan(line.x) & (abs(abs(line.x) - end) > 1e-9)
    assert np.array_equal(abs(line.y[kept]) < 1e-12, abs(line.x[kept]) < end)


def test_l2_sends_nothing_but_0_to_0():
    for lam in minimisers().controls["lam"].values:
        frame = minimisers().frame(lam=lam)
        (line,), (bar,) = marks_of(frame, Line, "B"), marks_of(frame, Area, "B")
        assert np.array_equal(line.y == 0, line.x == 0)
        assert np.isnan(bar.x[0])


def test_a_pair_moves_straight_to_0_and_both_weights_arrive_at_once():
    picture = minimisers()
    (before,) = (
        m for m in picture.frame().marks if isinstance(m, Dots) and m.panel == "F" and m.role == "ghost"
    )
    v = np.column_stack([before.x, before.y])
    for lam in picture.controls["lam"].values:
        (after,) = marks_of(picture.frame(lam=lam), Dots, "F")
        w = np.column_stack([after.x, after.y])
        dead = np.hypot(*v.T) <= lam
        assert np.array_equal((w == 0).all(axis=1), dead)
        assert (w[~dead] != 0).all()
        # Optimal iff v - w is lam times the direction of w.
        length = np.hypot(*w[~dead].T)[:, None]
        assert np.allclose((v - w)[~dead], lam * w[~dead] / length)


def test_the_words_say_which_data_end_at_0():
    """The ends are found on a fine grid, by comparing what 0 costs with what every other weight costs."""
    data, picture = np.arange(0, 3.0001, 0.01), minimisers()
    for lam in (0.3, 0.8, 1.5):
        frame = picture.frame(lam=lam)
        ends = {}
        for panel, price in PRICES.items():
            cost = (W - data) ** 2 / 2 + lam * price(W)
            zero = data**2 / 2 <= cost.min(axis=0) + 1e-12
            ends[panel] = data[zero].max()
        facts = frame.facts
        said = dict(zip("ACDE", (facts[name] for name in ("soft", "mixed", "hard", "length")), strict=True))
        assert (facts["lam"], facts["bound"]) == (lam, 1e-8)
        for panel, end in ends.items():
            (words,) = marks_of(frame, Text, panel)
            if panel == "B":
                assert end == 0 and words.text == "0 for v = 0 only"
            else:
                assert said[panel] == pytest.approx(end, abs=0.0101)
                assert words.text.facts == {"reach": said[panel]}
                assert ("‖v‖₂" in words.text.message) == (panel == "E")


def test_without_a_penalty_only_0_ends_at_0():
    frame = minimisers().frame(lam=0.0)
    assert frame.caption.startswith(
        "At λ = 0 all five leave the data as they are: only v = 0 ends at exactly"
    )
    texts = [mark.text for mark in frame.marks if isinstance(mark, Text)]
    assert texts == [*["0 for v = 0 only"] * 4, "0 for ‖v‖₂ = 0 only"]
    for panel in PRICES:
        (bar,) = marks_of(frame, Area, panel)
        assert np.isnan(bar.x[:2]).all()


def test_each_panel_is_drawn_in_one_look_under_its_title(stage):
    frame, axes = minimisers().frame(lam=0.8), stage(minimisers())
    looks = {"A": "l1", "B": "l2"}
    for panel in "ABCDEF":
        drawn = {m.role for m in frame.marks if m.panel == panel} - {"ghost"}
        assert drawn == {looks.get(panel, "solution")}
    assert {panel: axes[panel].get_title() for panel in "ABCDEF"} == {
        "A": "L1: soft threshold",
        "B": "L2: shrink",
        "C": "Elastic net, half and half",
        "D": "λ if w ≠ 0: hard threshold",
        "E": "‖w‖₂ unsquared: length",
        "F": "‖w‖₂ unsquared: plane",
    }
    labels = [(axes[panel].get_xlabel(), axes[panel].get_ylabel()) for panel in "AEF"]
    assert labels == [("data v", "minimiser w"), ("‖v‖₂", "‖w‖₂"), ("first weight", "second weight")]


def test_the_words_as_they_are_read():
    assert minimisers().frame(lam=0.8).caption == (
        "At λ = 0.8 these data end at exactly 0: L1, |v| ≤ 0.80; L2, v = 0 only; elastic net, |v| ≤ 0.40; "
        "λ if w ≠ 0, |v| ≤ 1.26, and the rest is kept whole; ‖w‖₂ unsquared, ‖v‖₂ ≤ 0.80, all weights at "
        "once: for one weight that is L1. Certified: KKT violation below 1e-08."
    )


def test_a_grey_way_leads_from_each_pair_to_its_end_and_the_disc_holds_those_that_end_at_0():
    frame = minimisers().frame(lam=1.5)
    (disc,) = marks_of(frame, Area, "F")
    assert np.hypot(disc.x, disc.y) == pytest.approx(np.full(60, 1.5))
    before, after = (m for m in frame.marks if isinstance(m, Dots) and m.panel == "F")
    (way,) = (m for m in frame.marks if isinstance(m, Line) and m.panel == "F")
    assert (before.role, way.role, after.role) == ("ghost", "ghost", "solution")
    for start, end, coordinate in (before.x, after.x, way.x), (before.y, after.y, way.y):
        assert np.array_equal(coordinate.reshape(-1, 3)[:, :2], np.column_stack([start, end]))
