import re

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad
from scipy.optimize import brentq, minimize_scalar

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.prior import diamonds, estimates, update

PRIORS = {  # written out once more, by SciPy
    "A": lambda scale: stats.laplace(scale=scale),
    "B": lambda scale: stats.norm(scale=scale),
    "C": lambda scale: stats.t(3, scale=scale),
}


def marks_of(frame, kind, panel):
    return [mark for mark in frame.marks if isinstance(mark, kind) and mark.panel == panel]


def summaries(frame, panel):
    """MAP, median and mean as they are marked."""
    found = {mark.role: mark for mark in marks_of(frame, Dots, panel)}
    return (
        found["l1" if "l1" in found else "l2" if "l2" in found else "solution"],
        found["data"],
        found["truth"],
    )


def by_quadrature(prior, y, noise):
    def joint(w):
        return prior.pdf(w) * stats.norm.pdf(y, w, noise)

    def below(w):
        return quad(joint, -np.inf, min(w, 0))[0] + (quad(joint, 0, w)[0] if w > 0 else 0)

    total = quad(joint, -np.inf, 0)[0] + quad(joint, 0, np.inf)[0]
    mean = (quad(lambda w: w * joint(w), -np.inf, 0)[0] + quad(lambda w: w * joint(w), 0, np.inf)[0]) / total
    median = brentq(lambda w: below(w) / total - 0.5, -1, y + 1, xtol=1e-9)
    peak = minimize_scalar(lambda w: -np.log(joint(w)), bounds=(-1, y + 1), options={"xatol": 1e-9}).x
    return total, peak, median, mean


@pytest.mark.parametrize("maker", [update, estimates])
def test_the_course_s_example(maker):
    frame = maker().frame()
    assert "y = 1.0" in frame.caption
    assert "Laplace (L1, λ = 1.30): MAP 0 exactly, median 0.333, mean 0.413." in frame.caption


@pytest.mark.parametrize(("strip", "panel"), ["DA", "EB", "FC"])
@pytest.mark.parametrize("values", [{}, {"y": 2.25, "noise": 0.7, "scale": 1.5}, {"y": 0.5, "noise": 1.5}])
def test_posterior_and_its_summaries_are_those_of_quadrature(panel, strip, values):
    picture = update()
    given, frame = picture.params(**values), picture.frame(**values)
    prior = PRIORS[panel](given["scale"])
    total, *expected = by_quadrature(prior, given["y"], given["noise"])
    found = [float(mark.x[0]) for mark in summaries(frame, strip)]
    assert found == pytest.approx(expected, abs=2e-6)
    before, likelihood, after, drop = marks_of(frame, Line, panel)
    assert before.y == pytest.approx(prior.pdf(before.x))
    assert likelihood.y == pytest.approx(stats.norm.pdf(given["y"], likelihood.x, given["noise"]))
    assert after.y == pytest.approx(before.y * likelihood.y / total, rel=1e-6)
    assert drop.x == pytest.approx(expected[0], abs=2e-6)
    assert drop.y[1] >= after.y.max()


def test_only_the_peak_under_the_laplace_prior_is_ever_0_and_exactly_while_y_is_at_most_lam():
    picture, zeros = update(), 0
    controls = [control.values for control in picture.controls.values()]
    for y, noise, scale in np.array(np.meshgrid(*controls)).reshape(3, -1).T:
        frame = picture.frame(y=y, noise=noise, scale=scale)
        (peak, *others), *rest = (summaries(frame, strip) for strip in "DEF")
        assert (peak.x[0] == 0) == (y <= noise**2 / scale)
        zeros += peak.x[0] == 0
        assert all(mark.x[0] > 0 for mark in others)
        assert all(mark.x[0] > 0 for three in rest for mark in three)
        assert frame.caption.count("0 exactly") == (peak.x[0] == 0)
    assert zeros > 10


def test_the_posterior_has_a_kink_at_0_under_the_laplace_prior_alone():
    frame = update().frame()
    turns = {}
    for panel in "ABC":
        *_, after, _ = marks_of(frame, Line, panel)
        slopes = np.diff(np.log(after.y)) / np.diff(after.x)
        turns[panel] = np.abs(np.diff(slopes))[after.x[1:-1] == 0].item()
    assert turns["A"] > 2 / update().params()["scale"]
    assert max(turns["B"], turns["C"]) < 0.7


def curves_of(frame, panel):
    _, mean, median, peak = marks_of(frame, Line, panel)[:4]
    return peak, median, mean


@pytest.mark.parametrize("lam", [0.3, 1.3, 2.0])
def test_the_map_is_the_soft_threshold_and_the_other_estimates_are_never_flat(lam):
    frame = estimates().frame(lam=lam)
    peak, median, mean = curves_of(frame, "A")
    assert peak.y == pytest.approx(np.sign(peak.x) * np.maximum(np.abs(peak.x) - lam, 0))
    assert np.array_equal(peak.y == 0, np.abs(peak.x) <= lam)
    (bar,) = marks_of(frame, Area, "A")
    assert (bar.x.min(), bar.x.max()) == (-lam, lam)
    others = [median, mean, *curves_of(frame, "B"), *curves_of(frame, "C")]
    for line in others:
        assert np.array_equal(line.y == 0, line.x == 0)
        assert (np.diff(line.y) > 0).all()
    assert np.isnan([area.x for panel in "BC" for area in marks_of(frame, Area, panel)]).all()
    for line in curves_of(frame, "B"):
        assert line.y == pytest.approx(line.x / (1 + lam))


@pytest.mark.parametrize(("lam", "y"), [(1.3, 1.0), (0.3, 2.8), (2.0, 2.8)])
@pytest.mark.parametrize("panel", "ABC")
def test_estimates_are_those_of_quadrature_and_stand_on_their_curves(lam, y, panel):
    frame = estimates().frame(lam=lam, y=y)
    scale = 1 / np.sqrt(lam) if panel == "B" else 1 / lam
    _, *expected = by_quadrature(PRIORS[panel](scale), y, 1.0)
    for dot, curve, value in zip(summaries(frame, panel), curves_of(frame, panel), expected, strict=True):
        assert (dot.x[0], dot.y[0]) == pytest.approx((y, value), abs=2e-6)
        assert curve.y[curve.x == y] == dot.y


def test_on_diamond_and_circle_the_density_is_the_level_s_share_of_its_peak():
    picture = diamonds()
    for level in picture.controls["level"].values:
        frame = picture.frame(level=level)
        for panel, prior in ("A", stats.laplace(scale=np.sqrt(0.5))), ("B", stats.norm()):
            assert prior.var() == pytest.approx(1)
            (ball,) = marks_of(frame, Area, panel)
            corners = np.array([ball.x, ball.y])
            edge = (corners + np.roll(corners, 1, axis=1)) / 2 if panel == "A" else corners
            for points in corners, edge:
                share = (prior.pdf(points) / prior.pdf(0)).prod(axis=0)
                assert share == pytest.approx(level)


def test_more_draws_of_laplace_lie_near_an_axis_and_none_of_either_on_one():
    caption = diamonds().frame().caption
    laplace, gaussian = map(
        int, re.search(r"(\d+) and (\d+) have a weight within 0.1 of 0", caption).groups()
    )
    expected = [
        120 * (1 - (2 * prior.cdf(-0.1)) ** 2) for prior in (stats.laplace(scale=np.sqrt(0.5)), stats.norm())
    ]
    assert [laplace, gaussian] == pytest.approx(expected, abs=12)  # two and a half standard deviations
    assert laplace > 1.5 * gaussian
    assert "0 and 0 have one that is 0." in caption


def test_words_and_marks_agree():
    frame = estimates().frame(lam=1.6, y=2.2)
    for panel in "ABC":
        said = {
            name: text for name, text in (mark.text.split(" ", 1) for mark in marks_of(frame, Text, panel))
        }
        for name, dot in zip(("MAP", "median", "mean"), summaries(frame, panel), strict=True):
            assert float(said[name]) == pytest.approx(dot.y[0], rel=5e-3)
            assert f"{name} {said[name]}" in frame.caption


@pytest.mark.parametrize("maker", [update, estimates, diamonds])
def test_the_page_is_within_its_budget(maker):
    assert len(page(maker()).encode()) <= 140_000  # a gate's question takes some of the 150,000
