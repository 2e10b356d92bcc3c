"""Diamonds and circles of belief, and what is counted among the draws that are shown."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy import stats

from l1l2.drawing import Area, Text
from l1l2.drawing.live import page
from l1l2.lessons.prior import diamonds

LAPLACE, GAUSSIAN = stats.laplace(scale=np.sqrt(0.5)), stats.norm()


@pytest.fixture(scope="module")
def picture():
    return diamonds()


@pytest.fixture(scope="module")
def axes(picture):
    figure, axes = plt.subplot_mosaic("AB")
    picture.stage(axes)
    plt.close(figure)
    return axes


def only(frame, kind, panel):
    (mark,) = (mark for mark in frame.marks if isinstance(mark, kind) and mark.panel == panel)
    return mark


def test_on_diamond_and_circle_the_density_is_the_level_s_share_of_its_peak(picture):
    for level in picture.controls["level"].values:
        frame = picture.frame(level=level)
        for panel, prior, role in ("A", LAPLACE, "l1"), ("B", GAUSSIAN, "l2"):
            assert prior.var() == pytest.approx(1)
            ball = only(frame, Area, panel)
            corners = np.array([ball.x, ball.y])
            edge = (corners + np.roll(corners, 1, axis=1)) / 2 if panel == "A" else corners
            for points in corners, edge:
                share = (prior.pdf(points) / prior.pdf(0)).prod(axis=0)
                assert share == pytest.approx(level)
            assert ball.role == only(frame, Text, panel).role == role


def test_the_sizes_that_are_said_are_those_that_are_drawn(picture):
    for level in picture.controls["level"].values:
        frame = picture.frame(level=level)
        diamond, circle = only(frame, Area, "A"), only(frame, Area, "B")
        sizes = (np.abs(diamond.x) + np.abs(diamond.y)).max(), np.hypot(circle.x, circle.y).max()
        assert frame.facts["level"] == level
        assert (frame.facts["diamond"], frame.facts["circle"]) == pytest.approx(sizes)
        words = only(frame, Text, "A").text, only(frame, Text, "B").text
        assert [text.message for text in words] == ["‖w‖₁ = {norm:.2f}", "‖w‖₂ = {norm:.2f}"]
        assert [text.facts["norm"] for text in words] == pytest.approx(sizes)


def test_the_draws_that_are_counted_are_those_that_are_shown(picture, axes):
    facts = picture.frame().facts
    assert (facts["draws"], facts["near"]) == (120, 0.1)
    for panel, prior, name in ("A", LAPLACE, "laplace"), ("B", GAUSSIAN, "gaussian"):
        (shown,) = axes[panel].lines
        w = np.array(shown.get_data())
        assert w.shape == (2, 120) and np.abs(w).max() < 3.5
        assert facts[f"{name}_near"] == (np.abs(w) < 0.1).any(axis=0).sum()
        assert facts[f"{name}_zeros"] == (w == 0).any(axis=0).sum() == 0
        assert stats.kstest(w.ravel(), prior.cdf).pvalue > 0.01, "drawn from its own prior"


def test_more_draws_of_laplace_lie_near_an_axis(picture):
    facts = picture.frame().facts
    found = facts["laplace_near"], facts["gaussian_near"]
    expected = [120 * (1 - (2 * prior.cdf(-0.1)) ** 2) for prior in (LAPLACE, GAUSSIAN)]
    assert found == pytest.approx(expected, abs=12)  # two and a half standard deviations
    assert found[0] > 1.5 * found[1]


def test_the_caption_says_both_sizes_and_all_counts(picture):
    assert picture.frame(level=0.35).caption == (
        "Where the density is 35% of its peak: under the Laplace prior the diamond ‖w‖₁ = 0.74, under the "
        "Gaussian prior the circle ‖w‖₂ = 1.45. Of 120 draws from each (dots), 31 and 18 have a weight "
        "within 0.1 of 0; 0 and 0 have one that is 0."
    )
    assert picture.frame(level=0.5).caption.message == picture.frame(level=0.35).caption.message


def test_the_grey_contours_are_where_the_density_has_fallen_by_a_factor_e(axes):
    for panel, prior in ("A", LAPLACE), ("B", GAUSSIAN):
        (contours,) = axes[panel].collections
        falls = []
        for path in contours.get_paths():
            log = prior.logpdf(path.vertices).sum(axis=1) - 2 * prior.logpdf(0)
            assert np.ptp(log) < 0.05, "on one contour the density is one"
            falls.append(log.mean())
        assert falls == pytest.approx([-4, -3, -2, -1], abs=0.02)


def test_the_axes_are_named(picture, axes):
    assert [ax.get_title() for ax in axes.values()] == ["Laplace prior", "Gaussian prior"]
    assert [ax.get_xlabel() for ax in axes.values()] == ["first weight"] * 2
    assert axes["A"].get_ylabel() == "second weight"
    assert picture.controls["level"].label == "density, of its peak"
    assert picture.controls["level"].readout(0.35) == "35%"


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_is_within_its_budget(picture):
    assert len(page(picture).encode()) <= 140_000
