import re

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.prior import scale_mixture
from l1l2.lessons.prior.mixture import exponential_variances


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("w", [0.2, 1.0, 4.0])
def test_gaussians_of_exponential_variance_are_laplace(scale, w):
    """The identity itself: Andrews & Mallows (1974)."""
    found, _ = quad(
        lambda s: 2 * s * stats.norm.pdf(w, scale=s) * stats.expon.pdf(s**2, scale=2 * scale**2),
        0,
        np.inf,
        epsabs=1e-12,
    )
    assert found == pytest.approx(stats.laplace.pdf(w, scale=scale), abs=1e-9)


@pytest.mark.parametrize("k", [1, 4, 100])
def test_variances_are_quantiles_and_so_k_of_them_have_equal_weight(k):
    found = exponential_variances(k, 1.5)
    assert found == pytest.approx(stats.expon.ppf((np.arange(1, k + 1) - 0.5) / k, scale=4.5))


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ((0, 1.0), ValueError, "k: got 0; give an integer >= 1"),
        ((2.5, 1.0), TypeError, "k: got 2.5; give an integer >= 1"),
        ((3, 0.0), ValueError, "scale: got 0.0; give a finite number > 0"),
        ((3, "1"), TypeError, "scale: got '1'; give a finite number > 0"),
    ],
)
def test_bad_input_is_named(given, error, words):
    with pytest.raises(error, match=f"^{re.escape(words)}$"):
        exponential_variances(*given)


def lines_of(frame, role):
    return [mark for mark in frame.marks if isinstance(mark, Line) and mark.role == role]


@pytest.mark.parametrize("k", [1, 2, 5, 20, 40, 100])
def test_the_stack_is_the_gaussians_on_top_of_each_other(k):
    frame = scale_mixture().frame(k=k)
    (top,), (stack,) = lines_of(frame, "solution"), lines_of(frame, "ghost")
    widest_first = np.sqrt(exponential_variances(k, 1.0))[::-1, None]
    heights = stats.norm.pdf(top.x, scale=widest_first).cumsum(axis=0) / k
    assert top.y == pytest.approx(heights[-1])
    drawn = stack.y.reshape(-1, top.x.size + 1)[:, :-1]
    assert len(drawn) == min(k, 20) - 1
    assert drawn == pytest.approx(heights[k // min(k, 20) - 1 : -1 : k // min(k, 20)])
    (area,) = (mark for mark in frame.marks if isinstance(mark, Area))
    assert area.y.max() == top.y.max()
    (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots))
    assert dots.x.size == k


def test_the_gap_is_the_one_that_is_seen_and_closes():
    picture, gaps = scale_mixture(), []
    for k in picture.controls["k"].values:
        frame = picture.frame(k=k)
        (top,), (laplace,) = lines_of(frame, "solution"), lines_of(frame, "l1")
        assert laplace.y == pytest.approx(stats.laplace.pdf(laplace.x))
        gaps.append(np.abs(top.y - laplace.y).max())
        (said,) = (m.text for m in frame.marks if isinstance(m, Text) and m.text.startswith("largest gap"))
        assert said == f"largest gap {gaps[-1]:.3f}"
        assert f"at most {gaps[-1]:.3f} away" in frame.caption
        fine = np.linspace(-8, 8, 16001)
        average = stats.norm.pdf(fine, scale=np.sqrt(exponential_variances(k, 1.0))[:, None]).mean(axis=0)
        assert np.abs(average - stats.laplace.pdf(fine)).max() == pytest.approx(gaps[-1], abs=5e-4)
    assert (np.diff(gaps) < 0).all()
    assert gaps[-1] < 0.02


def test_the_page_is_within_its_budget():
    assert len(page(scale_mixture()).encode()) <= 140_000
