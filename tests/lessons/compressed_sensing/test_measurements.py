"""The pictures of sparse signals show what basis pursuit found, and nothing of what it did not."""

import numpy as np
import pytest

from l1l2 import basis_pursuit, spikes
from l1l2.drawing import Area
from l1l2.drawing.render import staged
from l1l2.drawing.table import pack
from l1l2.lessons.compressed_sensing import fewer_measurements, noisy_measurements


def heights(frame, role, panel):
    (bars,) = (m for m in frame.marks if isinstance(m, Area) and (m.role, m.panel) == (role, panel))
    return bars.y[1::5]


@pytest.mark.parametrize("m", [100, 50, 27, 26, 10])
def test_bars_are_the_shortest_explanations(m):
    s = spikes(m, 100, 5, rng=np.random.default_rng(3))
    frame = fewer_measurements().frame(m=m)
    one = basis_pursuit(s.A, s.b).x
    assert np.allclose(np.nan_to_num(heights(frame, "l1", "C")), one)
    assert np.array_equal(np.isnan(heights(frame, "l1", "C")), one == 0)
    assert np.allclose(np.nan_to_num(heights(frame, "l2", "B")), np.linalg.pinv(s.A) @ s.b)
    assert np.allclose(np.nan_to_num(heights(frame, "ghost", "B")), s.x)


def test_l1_is_exact_and_then_all_at_once_is_not():
    captions = {m: fewer_measurements().frame(m=m).caption for m in (100, 90, 27, 26)}
    assert captions[100].count("exactly the signal, 5 of 100 alive") == 2, "with all sums both norms find it"
    assert "Shortest in L1: exactly the signal, 5 of 100 alive" in captions[27]
    assert "Shortest in L1: off by 70%, 26 of 100 alive" in captions[26]
    assert "Shortest in L2: off by 25%, 100 of 100 alive" in captions[90]


def test_without_noise_both_explanations_are_the_signal():
    caption = noisy_measurements().frame(noise=0.0).caption
    assert caption.count("exactly the signal, 5 of 100 alive") == 2


def test_what_explains_the_noise_is_longer_and_farther_off():
    picture = noisy_measurements()
    for noise in picture.controls["noise"].values[1:]:
        frame = picture.frame(noise=noise)
        everything, rest = (np.nan_to_num(heights(frame, "l1", panel)) for panel in "AB")
        assert np.abs(everything).sum() > np.abs(rest).sum()
        assert (everything != 0).sum() == 50 > (rest != 0).sum()
        truth = np.nan_to_num(heights(frame, "ghost", "A"))
        assert np.linalg.norm(everything - truth) > np.linalg.norm(rest - truth)


@pytest.mark.parametrize("maker", [fewer_measurements, noisy_measurements])
def test_the_table_is_small(maker):
    picture = maker()
    assert len(pack(picture, staged(picture, 100)[1])) < 60_000
