"""The toy autoencoder: its slopes by differences, its codes beside the true ones, and its picture."""

import numpy as np
import pytest

from l1l2.drawing import Dots, Text
from l1l2.lessons.disguises import kept_sizes
from l1l2.lessons.disguises.codes import _find_slopes, draw_table, encode, train

from ..drawn import only, set_stage


def loss(rows, weights, lam):
    h = encode(rows, weights[0], weights[1], lam)
    return (((h @ weights[2] - rows) ** 2).sum() / 2 + (lam or 0) * h.sum()) / len(rows)


@pytest.mark.parametrize("lam", [0.3, None])
def test_slopes_are_those_of_the_loss(lam):
    rng = np.random.default_rng(0)
    rows = draw_table().rows[:20]
    weights = [rng.standard_normal(shape) for shape in ((16, 16), (16,), (16, 16))]
    for k, slopes in enumerate(_find_slopes(rows, weights, lam)):
        along = rng.standard_normal(weights[k].shape)
        ends = []
        for side in (1, -1):
            moved = list(weights)
            moved[k] = weights[k] + side * 1e-6 * along
            ends.append(loss(rows, moved, lam))
        assert (slopes * along).sum() == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-4, abs=1e-6)


def test_rows_are_sums_of_two_features():
    rows, features, codes = draw_table()
    assert rows == pytest.approx(codes @ features)
    assert ((codes > 0).sum(axis=1) == 2).all() and codes[codes > 0].min() >= 1 and codes.max() <= 2
    assert np.linalg.norm(features, axis=1) == pytest.approx(1)


def test_top_k_keeps_two_and_l1_keeps_what_is_above_zero():
    rng = np.random.default_rng(1)
    rows, W, b = rng.standard_normal((30, 4)), rng.standard_normal((4, 6)), rng.standard_normal(6)
    z = rows @ W + b
    assert encode(rows, W, b, 0.1) == pytest.approx(np.maximum(z, 0))
    kept = encode(rows, W, b, None)
    for got, all_of in zip(kept, z, strict=True):
        largest = np.sort(all_of)[-2:]
        assert sorted(got[got > 0]) == pytest.approx(sorted(largest[largest > 0]))


def test_the_picture_says_what_was_learned():
    picture = kept_sizes()
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        for panel, role, learned, fact in ("A", "l1", train(lam), "l1"), ("B", "loss", train(None), "top"):
            dots = only(frame, Dots, role, panel)
            assert dots.x.tolist() == learned.true[:120].tolist()
            assert dots.y.tolist() == learned.given[:120].tolist()
            share = learned.given.sum() / learned.true.sum()
            words = only(frame, Text, role, panel).text
            assert frame.facts[fact] == words.facts["share"] == pytest.approx(share)
        assert (frame.facts["found"], frame.facts["others"]) == (train(lam).found, train(None).found)
    line = set_stage(picture)["B"].get_lines()[0]
    assert line.get_xdata().tolist() == line.get_ydata().tolist(), "a perfect code"
