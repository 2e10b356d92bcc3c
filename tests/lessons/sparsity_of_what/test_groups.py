"""Bars of weights and of sensors, against the two thresholds written out."""

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Text
from l1l2.lessons.sparsity_of_what import weights_or_groups

from ..drawn import bar_ends, only, places, set_stage, ticks

V = np.array([[2.6, -1.8, 0.3], [0.5, -0.4, 0.2], [1.2, 0.95, -0.7], [0.2, 1.4, -0.3]])
AT = [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]


def single(lam):
    return np.sign(V) * np.maximum(np.abs(V) - lam, 0)


def grouped(lam):
    """A group whose root mean square is at most lam goes; the others get one factor each."""
    size = np.sqrt((V**2).mean(axis=1, keepdims=True))
    return V * np.maximum(1 - lam / size, 0)


@pytest.fixture(scope="module")
def picture():
    return weights_or_groups()


@pytest.mark.parametrize(("panel", "role", "fit"), [("A", "l1", single), ("B", "solution", grouped)])
@pytest.mark.parametrize("lam", [0.0, 0.3, 0.9, 1.4, 2.0])
def test_bars_are_the_thresholds(picture, panel, role, fit, lam):
    frame, w = picture.frame(lam=lam), fit(lam).ravel()
    at, ends = bar_ends(only(frame, Area, role, panel))
    assert at == pytest.approx([*AT])
    assert np.nan_to_num(ends) == pytest.approx(w, abs=1e-12)
    assert places(only(frame, Dots, role, panel)) == [
        [x, 0] for x, value in zip(AT, w, strict=True) if value == 0
    ]
    assert bar_ends(only(frame, Area, "ghost", panel))[1] == pytest.approx(V.ravel())
    words = only(frame, Text, role, panel).text
    assert dict(words.facts) == {
        "weights": np.count_nonzero(w),
        "sensors": np.count_nonzero((w.reshape(4, 3) != 0).any(axis=1)),
    }


def test_the_caption_counts_weights_and_sensors(picture):
    for lam in picture.controls["lam"].values:
        facts = picture.frame(lam=lam).facts
        for fit, kept, sensors in (single, "single", "bought"), (grouped, "grouped", "paid"):
            alive = fit(lam) != 0
            assert (facts["lam"], facts[kept], facts[sensors]) == (lam, alive.sum(), alive.any(axis=1).sum())


def test_sensors_are_named(picture):
    axes = set_stage(picture)
    assert ticks(axes["A"].xaxis) == {1: "sensor 1", 5: "sensor 2", 9: "sensor 3", 13: "sensor 4"}
