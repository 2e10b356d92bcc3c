import numpy as np

from l1l2.drawing import Dots, Line
from l1l2.lessons.derivative import force_balance, one_weight


def marks_of(frame, kind, role):
    return [mark for mark in frame.marks if isinstance(mark, kind) and mark.role == role]


def test_the_forces_meet_at_the_minimiser_that_one_weight_shows():
    picture, objectives = force_balance(), one_weight()
    for b in picture.controls["b"].values[::4]:
        for lam in picture.controls["lam"].values:
            frame, sums = picture.frame(b=b, lam=lam), objectives.frame(b=b, lam=lam)
            for role in "l1", "l2":
                (dot,), (minimum,) = marks_of(frame, Dots, role), marks_of(sums, Dots, role)
                assert dot.x == minimum.x
                assert dot.y == b - dot.x  # on the line of the pull
            (dot,), (line,) = marks_of(frame, Dots, "l2"), marks_of(frame, Line, "l2")
            assert np.isclose(dot.y, np.interp(dot.x, line.x, line.y))
            (dot,) = marks_of(frame, Dots, "l1")
            low, high = (-lam, lam) if dot.x == 0 else (lam * np.sign(dot.x), lam * np.sign(dot.x))
            assert low - 1e-12 <= dot.y <= high + 1e-12


def test_the_riser_spans_the_subdifferential():
    (stairs,) = marks_of(force_balance().frame(lam=1.4), Line, "l1")
    assert list(stairs.y[stairs.x == 0]) == [-1.4, 1.4]
    assert set(stairs.y[stairs.x < 0]) == {-1.4}
    assert set(stairs.y[stairs.x > 0]) == {1.4}
    (riser,) = marks_of(force_balance().frame(lam=1.4), Line, "l2")
    assert np.interp(0, riser.x, riser.y) == 0
