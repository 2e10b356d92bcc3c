"""Pictures of one weight: curves, dots and words are those of quadrature by SciPy, and agree."""

from dataclasses import replace
from itertools import product

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from scipy import stats
from scipy.integrate import quad
from scipy.optimize import brentq, minimize_scalar

from l1l2 import Gaussian, Laplace, StudentT, posterior_1d
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.drawing.theme import ROLES
from l1l2.lessons.prior import estimates, update
from l1l2.lessons.prior.summaries import describe

PRIORS = {  # written out once more, by SciPy
    "A": lambda scale: stats.laplace(scale=scale),
    "B": lambda scale: stats.norm(scale=scale),
    "C": lambda scale: stats.t(3, scale=scale),
}
ROLE = {"A": "l1", "B": "l2", "C": "solution"}
NAME = {"A": "laplace", "B": "gaussian", "C": "student"}
AT_0 = "Laplace (L1, λ = {lam:.2f}): MAP {map:.3g} exactly, median {median:.3g}, mean {mean:.3g}."
SUMMARIES = "map", "median", "mean"


@pytest.fixture(scope="module")
def updated():
    return update()


@pytest.fixture(scope="module")
def estimated():
    return estimates()


def every(picture):
    """Every setting of a picture's controls, and its frame."""
    for values in product(*(control.values for control in picture.controls.values())):
        given = dict(zip(picture.controls, values, strict=True))
        yield given, picture.frame(**given)


def marks_of(frame, kind, panel):
    return [mark for mark in frame.marks if isinstance(mark, kind) and mark.panel == panel]


def dots_of(frame, panel, role):
    """MAP, median and mean as they are marked."""
    found = {mark.role: mark for mark in marks_of(frame, Dots, panel)}
    assert len(found) == 3
    return found[role], found["note"], found["truth"]


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


def test_the_course_s_example(updated, estimated):
    laplace = "Laplace (L1, λ = 1.30): MAP 0 exactly, median 0.333, mean 0.413."
    student = "Student-t, 3 degrees of freedom: MAP"
    for frame, lam in (updated.frame(), 1.69), (estimated.frame(), 1.30):
        assert f"{laplace} Gaussian (L2, λ = {lam:.2f}): MAP 0." in frame.caption
        assert student in frame.caption and frame.facts["bound"] == 1e-8
    assert updated.frame().caption.startswith(
        "One observation y = 1.00, noise 1.0, of a weight whose prior has scale 0.77. Laplace"
    )
    assert estimated.frame().caption.startswith(
        "The estimate as the observation varies, noise 1: under the Laplace prior the MAP is 0 for "
        "|y| ≤ 1.3, the median and the mean for y = 0 only. At y = 1.0: Laplace"
    )


@pytest.mark.parametrize(("strip", "panel"), ["DA", "EB", "FC"])
@pytest.mark.parametrize("values", [{}, {"y": 2.25, "noise": 0.7, "scale": 1.5}, {"y": 0.5, "noise": 1.5}])
def test_posterior_and_its_summaries_are_those_of_quadrature(updated, panel, strip, values):
    given, frame = updated.params(**values), updated.frame(**values)
    prior = PRIORS[panel](given["scale"])
    total, *expected = by_quadrature(prior, given["y"], given["noise"])
    found = [float(mark.x[0]) for mark in dots_of(frame, strip, ROLE[panel])]
    assert found == pytest.approx(expected, abs=2e-6)
    before, likelihood, after, drop = marks_of(frame, Line, panel)
    roles = [mark.role for mark in (before, likelihood, after, drop)]
    assert roles == ["note" if panel == "C" else ROLE[panel], "loss", "solution", "note"]
    assert before.y == pytest.approx(prior.pdf(before.x))
    assert likelihood.y == pytest.approx(stats.norm.pdf(given["y"], likelihood.x, given["noise"]))
    assert after.y == pytest.approx(before.y * likelihood.y / total, rel=1e-6)
    assert drop.x == pytest.approx(expected[0], abs=2e-6)
    assert drop.y[0] == 0 and drop.y[1] >= after.y.max()


def test_what_is_said_of_an_update_is_what_is_marked(updated):
    for given, frame in every(updated):
        facts, noise, scale = frame.facts, given["noise"], given["scale"]
        assert {name: facts[name] for name in given} == given
        assert facts["laplace"]["lam"] == pytest.approx(noise**2 / scale)
        assert facts["gaussian"]["lam"] == pytest.approx((noise / scale) ** 2)
        assert facts["student"]["df"] == 3
        for strip, panel in zip("DEF", "ABC", strict=True):
            texts = {round(mark.y[0] + 0.17): mark for mark in marks_of(frame, Text, strip)}
            for row, name, dot in zip((2, 1, 0), SUMMARIES, dots_of(frame, strip, ROLE[panel]), strict=True):
                (value,), text = dot.x, texts[row]
                assert dot.y[0] == row and facts[NAME[panel]][name] == value and text.role == dot.role
                assert text.text == ("0 exactly" if value == 0 else f"{value:.3g}")


def test_only_the_peak_under_the_laplace_prior_is_ever_0_and_exactly_while_y_is_at_most_lam(updated):
    zeros = 0
    for given, frame in every(updated):
        facts, at_0 = frame.facts, given["y"] <= given["noise"] ** 2 / given["scale"]
        assert (facts["laplace"]["map"] == 0) == at_0 == (AT_0 in frame.caption.message)
        zeros += at_0
        others = [facts[name][key] for name in NAME.values() for key in SUMMARIES][1:]
        assert all(value > 0 for value in others) if given["y"] else not any(others)
    assert zeros > 10


def test_the_posterior_has_a_kink_at_0_under_the_laplace_prior_alone(updated):
    frame, turns = updated.frame(), {}
    for panel in "ABC":
        *_, after, _ = marks_of(frame, Line, panel)
        slopes = np.diff(np.log(after.y)) / np.diff(after.x)
        turns[panel] = np.abs(np.diff(slopes))[after.x[1:-1] == 0].item()
    assert turns["A"] > 2 / updated.params()["scale"]
    assert max(turns["B"], turns["C"]) < 0.7


def curves_of(frame, panel):
    """MAP, median and mean as curves."""
    mean, median, peak = marks_of(frame, Line, panel)[:3]
    assert [mark.role for mark in (mean, median, peak)] == ["truth", "note", ROLE[panel]]
    return peak, median, mean


@pytest.mark.parametrize("lam", [0.3, 1.3, 2.0])
def test_the_map_is_the_soft_threshold_and_the_other_estimates_are_never_flat(estimated, lam):
    frame = estimated.frame(lam=lam)
    peak, median, mean = curves_of(frame, "A")
    assert peak.y == pytest.approx(np.sign(peak.x) * np.maximum(np.abs(peak.x) - lam, 0))
    assert np.array_equal(peak.y == 0, np.abs(peak.x) <= lam)
    (bar,) = marks_of(frame, Area, "A")
    assert (bar.x.min(), bar.x.max(), bar.role) == (-lam, lam, "l1")
    others = [median, mean, *curves_of(frame, "B"), *curves_of(frame, "C")]
    for line in others:
        assert np.array_equal(line.y == 0, line.x == 0)
        assert (np.diff(line.y) > 0).all()
    assert np.isnan([area.x for panel in "BC" for area in marks_of(frame, Area, panel)]).all()
    for line in curves_of(frame, "B"):
        assert line.y == pytest.approx(line.x / (1 + lam))


@pytest.mark.parametrize(("lam", "y"), [(1.3, 1.0), (0.3, 2.8), (2.0, 2.8)])
@pytest.mark.parametrize("panel", "ABC")
def test_estimates_are_those_of_quadrature_and_stand_on_their_curves(estimated, lam, y, panel):
    frame = estimated.frame(lam=lam, y=y)
    scale = 1 / np.sqrt(lam) if panel == "B" else 1 / lam
    _, *expected = by_quadrature(PRIORS[panel](scale), y, 1.0)
    dots = dots_of(frame, panel, ROLE[panel])
    for dot, curve, value in zip(dots, curves_of(frame, panel), expected, strict=True):
        assert (dot.x[0], dot.y[0]) == pytest.approx((y, value), abs=2e-6)
        assert curve.y[curve.x == y] == dot.y


def test_what_is_said_of_estimates_is_what_is_marked(estimated):
    messages = {"map": "MAP {map:.3g}", "median": "median {median:.3g}", "mean": "mean {mean:.3g}"}
    for given, frame in every(estimated):
        facts = frame.facts
        assert {name: facts[name] for name in given} == given
        assert facts["laplace"]["lam"] == pytest.approx(given["lam"])
        assert facts["gaussian"]["lam"] == pytest.approx(given["lam"])
        assert facts["student"]["df"] == 3
        assert (AT_0 in frame.caption.message) == (given["y"] <= given["lam"])
        for panel, name in NAME.items():
            (up,) = marks_of(frame, Line, panel)[3:]
            assert up.x.tolist() == [given["y"]] * 2 and up.y.tolist() == [-3, given["y"]]
            texts = {round(mark.y[0], 2): mark for mark in marks_of(frame, Text, panel)}
            dots = dots_of(frame, panel, ROLE[panel])
            for height, key, dot in zip((2.55, 2.1, 1.65), SUMMARIES, dots, strict=True):
                (value,), text = dot.y, texts[height]
                assert facts[name][key] == text.text.facts[key] == value and text.role == dot.role
                assert text.text.message == messages[key] + (" exactly" if value == 0 else "")


@pytest.mark.parametrize("moved", [0, 1])
def test_a_peak_that_is_no_optimum_is_not_certified(moved):
    found = [posterior_1d(prior, 1.0, 1.0) for prior in (Laplace(0.5), Gaussian(0.5), StudentT(3.0, 0.5))]
    assert describe(*found).facts["bound"] == 1e-8
    found[moved] = replace(found[moved], map=found[moved].map + 0.01)
    assert describe(*found).facts["kkt"] > 1e-3


def stage_of(picture):
    figure, axes = plt.subplot_mosaic(picture.mosaic.replace(";", "\n"))
    picture.stage(axes)
    plt.close(figure)
    return axes


TITLES = ["Laplace prior", "Gaussian prior", "Student-t prior"]


def test_the_stage_of_an_update_names_every_curve_in_its_colour(updated):
    axes = stage_of(updated)
    assert [axes[panel].get_title() for panel in "ABC"] == TITLES
    for panel, role in ("A", "l1"), ("B", "l2"), ("C", "note"):
        keys = {text.get_text(): to_hex(text.get_color()) for text in axes[panel].texts}
        looks = {"prior": role, "likelihood": "loss", "posterior": "solution"}
        assert keys == {key: to_hex(ROLES[look].ink) for key, look in looks.items()}
    ticks = {label.get_position()[1]: label.get_text() for label in axes["D"].get_yticklabels()}
    assert ticks == {2: "MAP", 1: "median", 0: "mean"}
    assert [axes[panel].get_xlabel() for panel in "DEF"] == ["weight w"] * 3
    labels = [control.label for control in updated.controls.values()]
    assert labels == ["observation y", "noise σ", "scale of the prior"]


def test_the_stage_of_estimates_names_its_axes(estimated):
    axes = stage_of(estimated)
    assert [ax.get_title() for ax in axes.values()] == TITLES
    assert [ax.get_xlabel() for ax in axes.values()] == ["observation y"] * 3
    assert axes["A"].get_ylabel() == "estimate of the weight"
    assert [text.get_text() for text in axes["A"].texts] == ["y itself"]
    for ax in axes.values():
        (diagonal,) = (line for line in ax.lines if list(line.get_xdata()) == list(line.get_ydata()))
        assert list(diagonal.get_xdata()) == [-3, 3]
    labels = [control.label for control in estimated.controls.values()]
    assert labels == ["penalty λ", "observation y"]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
@pytest.mark.parametrize("maker", [update, estimates])
def test_the_page_is_within_its_budget(maker):
    assert len(page(maker()).encode()) <= 155_000
