import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line
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
