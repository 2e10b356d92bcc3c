"""The completed letter, against soft-impute written out; squares, ranks and what is hidden."""

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Text
from l1l2.lessons.sparsity_of_what import completion

from ..drawn import bar_ends, only, pick

ROWS = ["###....###"] * 3 + ["##########"] * 4 + ["###....###"] * 3
H = np.array([[letter == "#" for letter in row] for row in ROWS], float)
STATES = [(6.0, 65), (1.0, 65), (0.3, 50), (0.3, 35)]


@pytest.fixture(scope="module")
def picture():
    return completion()


def seen(share):
    mask = np.zeros(100, bool)
    mask[np.random.default_rng(3).permutation(100)[:share]] = True
    return mask.reshape(10, 10)


def by_imputing(lam, share, steps=3000):
    """Fill in, soft-threshold the singular values, repeat."""
    W, mask = np.zeros((10, 10)), seen(share)
    for _ in range(steps):
        left, sizes, right = np.linalg.svd(np.where(mask, H, W))
        W = left @ np.diag(np.maximum(sizes - lam, 0)) @ right
    return W


def squares(area):
    """Centres and sides."""
    corners = np.stack([area.x, area.y], 1).reshape(-1, 5, 2)[:, :4]
    return corners.mean(axis=1), np.ptp(corners, axis=1).mean(axis=1)


def pixels(mask):
    """Where pixels of a mask stand, row by row from the top."""
    down, across = np.nonzero(mask)
    return np.column_stack([across, 9 - down])


@pytest.mark.parametrize(("lam", "share"), STATES)
def test_what_is_drawn_is_what_soft_impute_finds(picture, lam, share):
    frame, W, mask = picture.frame(lam=lam, share=share), by_imputing(lam, share), seen(share)
    for role, part in ("l1", mask), ("solution", ~mask):
        at, side = squares(only(frame, Area, role, "B"))
        assert at == pytest.approx(pixels(part))
        assert side == pytest.approx(0.92 * W[part].clip(0, 1), abs=1e-5)
    sizes = np.linalg.svd(W, compute_uv=False)
    ends = np.nan_to_num(bar_ends(only(frame, Area, "l1", "C"))[1])
    assert ends == pytest.approx(sizes, abs=1e-5)
    rank = (sizes > 1e-6).sum()
    assert only(frame, Dots, "l1", "C").x.tolist() == [*range(rank + 1, 11)]
    assert only(frame, Text, "l1", "C").text.facts["rank"] == frame.facts["rank"] == rank
    assert frame.facts["off"] == pytest.approx(np.abs(W - H)[~mask].mean(), abs=1e-5)
    assert (frame.facts["share"], frame.facts["lam"]) == (share, lam)


@pytest.mark.parametrize("share", [35, 50, 65])
def test_what_is_seen_is_part_of_the_letter(picture, share):
    frame, mask = picture.frame(share=share), seen(share)
    at, side = squares(only(frame, Area, "l1"))
    full = side > 0.5
    assert at[full] == pytest.approx(pixels(mask & (H == 1)))
    empty, hidden = only(frame, Dots, "ghost"), only(frame, Text, "note")
    assert np.column_stack([empty.x, empty.y]) == pytest.approx(pixels(mask & (H == 0)))
    assert hidden.text == "?" and len(hidden.x) == 100 - share
    assert hidden.x == pytest.approx(pixels(~mask)[:, 0])
    assert not pick(frame, Area, "truth", "B"), "the truth is nowhere"


def test_fewer_pixels_are_among_the_more(picture):
    assert not (seen(35) & ~seen(50)).any() and not (seen(50) & ~seen(65)).any()
    off = [picture.frame(lam=0.01, share=share).facts["off"] for share in (35, 50, 65)]
    assert off[0] > 10 * off[1] > 10 * off[2]
