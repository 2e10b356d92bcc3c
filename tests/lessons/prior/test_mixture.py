import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from scipy import stats
from scipy.integrate import quad

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.drawing.theme import ROLES
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


@pytest.fixture(scope="module")
def picture():
    return scale_mixture()


def only(frame, kind, role, panel="A"):
    (mark,) = (m for m in frame.marks if isinstance(m, kind) and (m.role, m.panel) == (role, panel))
    return mark


@pytest.mark.parametrize("k", [1, 2, 5, 20, 40, 100])
def test_the_stack_is_the_gaussians_on_top_of_each_other(picture, k):
    frame = picture.frame(k=k)
    top, stack = only(frame, Line, "solution"), only(frame, Line, "ghost")
    widest_first = np.sqrt(exponential_variances(k, 1.0))[::-1, None]
    heights = stats.norm.pdf(top.x, scale=widest_first).cumsum(axis=0) / k
    assert top.y == pytest.approx(heights[-1])
    drawn = stack.y.reshape(-1, top.x.size + 1)[:, :-1]
    assert len(drawn) == min(k, 20) - 1
    assert drawn == pytest.approx(heights[k // min(k, 20) - 1 : -1 : k // min(k, 20)])
    assert only(frame, Area, "ghost").y.max() == top.y.max()


def test_the_variances_that_are_taken_stand_under_their_own_density(picture):
    for k in picture.controls["k"].values:
        frame = picture.frame(k=k)
        dots, curve = only(frame, Dots, "ghost", "B"), only(frame, Line, "note", "B")
        for mark in dots, curve:
            assert mark.y == pytest.approx(stats.expon.pdf(mark.x, scale=2))
        assert dots.x == pytest.approx(stats.expon.ppf((np.arange(1, k + 1) - 0.5) / k, scale=2))
        facts = frame.facts
        assert facts["n"] == k == only(frame, Text, "solution", "B").text.facts["n"]
        assert (facts["first"], facts["last"] if k > 1 else dots.x[0]) == (dots.x.min(), dots.x.max())


def test_the_gap_is_the_one_that_is_seen_and_closes(picture):
    gaps = []
    for k in picture.controls["k"].values:
        frame = picture.frame(k=k)
        top, laplace = only(frame, Line, "solution"), only(frame, Line, "l1")
        assert laplace.y == pytest.approx(stats.laplace.pdf(laplace.x))
        gaps.append(np.abs(top.y - laplace.y).max())
        count, gap = (m.text for m in frame.marks if isinstance(m, Text) and m.panel == "A")
        assert gap.message == "largest gap {gap:.3f}" and count.facts["n"] == k
        assert frame.facts["gap"] == gap.facts["gap"] == pytest.approx(gaps[-1])
        fine = np.linspace(-8, 8, 16001)
        average = stats.norm.pdf(fine, scale=np.sqrt(exponential_variances(k, 1.0))[:, None]).mean(axis=0)
        assert np.abs(average - stats.laplace.pdf(fine)).max() == pytest.approx(gaps[-1], abs=5e-4)
    assert (np.diff(gaps) < 0).all()
    assert gaps[-1] < 0.02


def test_one_gaussian_is_said_in_the_singular(picture):
    one, two = (picture.frame(k=k) for k in (1, 2))
    assert one.caption == (
        "1 Gaussian with a variance of 1.39, a quantile of an exponential of mean 2, is at most 0.161 away "
        "from the Laplace density of scale 1."
    )
    assert two.caption == (
        "The average of 2 Gaussians with variances 0.575 to 2.77, quantiles of an exponential of mean 2, is "
        "at most 0.117 away from the Laplace density of scale 1; it is smooth at 0, as every Gaussian is, "
        "and only the limit has the kink."
    )
    for frame, count, taken in (
        (one, "1 Gaussian", "1 quantile"),
        (two, "average of 2 Gaussians", "2 quantiles"),
    ):
        texts = [mark.text for mark in frame.marks if isinstance(mark, Text)]
        assert [texts[0], texts[2]] == [count, taken]


def test_the_stage_names_both_densities_in_their_colours(picture):
    figure, axes = plt.subplot_mosaic(picture.mosaic)
    picture.stage(axes)
    plt.close(figure)
    left, right = axes["A"], axes["B"]
    assert (left.get_title(), right.get_title()) == ("The Gaussians, stacked", "Their variances")
    assert (left.get_xlabel(), left.get_ylabel(), right.get_xlabel()) == ("weight w", "density", "variance v")
    for ax, words, role in (left, "Laplace, scale 1", "l1"), (right, "exponential, mean 2", "note"):
        (text,) = ax.texts
        assert (text.get_text(), to_hex(text.get_color())) == (words, to_hex(ROLES[role].ink))
    assert picture.controls["k"].label == "number k of Gaussians"


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_is_within_its_budget(picture):
    assert len(page(picture).encode()) <= 150_000
