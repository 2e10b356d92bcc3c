"""The denoised signal and the taut string, against SciPy: box-constrained least squares, a linear system."""

import numpy as np
import pytest
from scipy.linalg import solveh_banded
from scipy.optimize import lsq_linear

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.sparsity_of_what import steps_or_curve, taut_string

from ..drawn import bar_ends, only, places

TRUTH = np.repeat([0.0, 2.0, 1.0, 3.0, 0.5], [14, 10, 14, 10, 12])
Y = TRUTH + 0.5 * np.random.default_rng(2).standard_normal(60)
JUMP = np.diff(np.eye(60), axis=0)


def steps(lam):
    """By the dual: y minus the nearest point of the slopes."""
    return Y - JUMP.T @ lsq_linear(JUMP.T, Y, bounds=(-lam, lam), method="bvls", tol=1e-15).x


def curve(lam):
    bands = np.array([np.full(60, -lam), np.r_[1 + lam, np.full(58, 1 + 2 * lam), 1 + lam]])
    return solveh_banded(bands, Y)


def rms(w):
    return np.sqrt(((w - TRUTH) ** 2).mean())


def stairs(w):
    return np.repeat(w, 2)


@pytest.mark.parametrize("lam", [0.4, 0.8, 3.0, 10.0])
def test_both_fits_are_scipys(lam):
    frame = steps_or_curve().frame(lam=lam)
    flat, smooth = steps(lam), curve(lam)
    assert only(frame, Line, "l1").y == pytest.approx(stairs(flat), abs=1e-8)
    assert only(frame, Line, "l2").y == pytest.approx(smooth, abs=1e-9)
    assert only(frame, Line, "truth").y == pytest.approx(stairs(TRUTH))
    assert only(frame, Dots, "ghost").y == pytest.approx(Y)
    count = (np.abs(np.diff(flat)) > 1e-7).sum()
    facts = frame.facts
    assert (facts["lam"], facts["jumps"], facts["others"]) == (lam, count, 59)
    assert (facts["off"], facts["other_off"]) == pytest.approx((rms(flat), rms(smooth)), abs=1e-8)
    for w, role, panel in (flat, "l1", "B"), (smooth, "l2", "C"):
        at, ends = bar_ends(only(frame, Area, role, panel))
        assert at == pytest.approx(np.arange(1.5, 60))
        assert np.nan_to_num(ends) == pytest.approx(np.diff(w), abs=1e-7)
        assert only(frame, Text, role, panel).text.facts["jumps"] == (count if role == "l1" else 59)


def test_steps_stand_over_their_times():
    line = only(steps_or_curve().frame(lam=1.0), Line, "l1")
    assert line.x.tolist()[:4] == [0.5, 1.5, 1.5, 2.5] and line.x[-1] == 60.5


@pytest.mark.parametrize("lam", [0.0, 0.8, 3.0])
def test_the_string_is_tight_in_its_tube(lam):
    frame, sums = taut_string().frame(lam=lam), np.append(0.0, np.cumsum(Y - Y.mean()))
    tube, string = only(frame, Area, "ghost"), only(frame, Line, "l1")
    width = np.r_[0.0, np.full(59, lam), 0.0]
    assert tube.y == pytest.approx([*(sums + width), *(sums - width)[::-1]])
    w = steps(lam) if lam else Y
    assert string.y == pytest.approx(np.append(0.0, np.cumsum(w - Y.mean())), abs=1e-7)
    bends = np.flatnonzero(np.abs(np.diff(w)) > 1e-7) + 1
    assert places(only(frame, Dots, "l1")) == [pytest.approx([k, string.y[k]]) for k in bends]
    assert frame.facts["jumps"] == len(bends)
    assert only(frame, Line, "l1", "B").y == pytest.approx(stairs(w), abs=1e-7)


def test_both_pictures_have_the_same_lam_and_tell_flat_pieces():
    one, other = steps_or_curve(), taut_string()
    assert set(other.controls["lam"].values) < set(one.controls["lam"].values)
    for picture in (one, other):
        assert 4 <= picture.frame(**picture.telling).facts["jumps"] < 12
