"""Every registered picture, at every corner of its controls; a new one joins by being registered."""

import re

import numpy as np
import pytest
from matplotlib.text import Text as Words

from l1l2.course import catalogue
from l1l2.course.catalogue import pictures
from l1l2.drawing import Frame, Line, Text
from l1l2.drawing.render import DPI, painter_over, staged
from l1l2.drawing.theme import ROLES
from l1l2.gallery import PICTURES
from l1l2.lessons import geometry

from .layout import bulge, collisions, cuts, every_frame, gated, height, printed, samples

NO_OPTIMUM: set[str] = {
    "disguises.kept_sizes",
    "disguises.small_starts",
    "disguises.weight_as_product",
    "geometry.growing_circle",
    "geometry.growing_diamond",
    "geometry.unit_balls",
    "bars.exchange",
    "bars.fixed_sizes",
    "bars.fixed_squares",
    "prior.diamonds",
    "paths.dictionary",
    "choosing.picked_noise",
    "geometry.corner_chance",
    "high_dimensions.chances",
    "high_dimensions.octahedron",
    "high_dimensions.share_of_zeros",
    "prior.scale_mixture",
    "build_a_solver.has_it_finished",
    "build_a_solver.screened",
    "compressed_sensing.cliff",
    "gradient_descent.push_and_spring",
    "inequality.below_the_count",
    "inequality.gap",
    "inequality.turn_direction",
    "inequality.two_games",
}  # names of pictures that show no optimum, and so need no certificate
CUT_OFF = {("derivative.minimisers", "E")}  # its bar lies on the edge of a panel that begins at 0


@pytest.fixture(scope="module", params=sorted(PICTURES))
def name(request):
    return request.param


@pytest.fixture(scope="module")
def picture(name):
    return PICTURES[name]()


@pytest.fixture(scope="module")
def frames(picture):
    """Each value of each control, the other controls at their start; computed once for all tests."""
    values = [{name: value} for name, control in picture.controls.items() for value in control.values]
    return [picture.frame(**each) for each in values or [{}]]


@pytest.fixture(scope="module")
def stage(picture):
    """The canvas with the stage on it, and the axes by panel; drawn once for all tests."""
    return staged(picture, DPI)


def test_corners_can_be_drawn(picture, stage):
    paint = painter_over(*stage)
    empty = np.asarray(paint(Frame(())).convert("RGB"))
    for corner in picture.corners():
        frame = picture.frame(**corner)
        assert frame.caption.endswith(".")
        assert (np.asarray(paint(frame).convert("RGB")) != empty).any(), corner


def test_marks_keep_kind_role_and_panel(frames):
    shapes = {tuple((type(mark), mark.role, mark.panel) for mark in frame.marks) for frame in frames}
    assert len(shapes) == 1


def test_marks_stay_near_their_panel(stage, frames):
    """A mark far outside would be invisible, and beyond what a page can address."""
    _, axes = stage
    for mark in (mark for frame in frames for mark in frame.marks):
        ax = axes[mark.panel]
        for v, (low, high) in (mark.x, sorted(ax.get_xlim())), (mark.y, sorted(ax.get_ylim())):
            assert np.nanmin(v, initial=low) >= low - 3 * (high - low)
            assert np.nanmax(v, initial=high) <= high + 3 * (high - low)


def test_no_dot_area_or_word_is_cut_off(name, picture, stage, frames):
    """A line may run out of its panel; a dot, a bar or a word outside is a number that nobody sees."""
    _, axes = stage
    for frame in [*frames, *(picture.frame(**corner) for corner in picture.corners())]:
        for mark in (mark for mark in frame.marks if not isinstance(mark, Line)):
            if (name, mark.panel) in CUT_OFF:
                continue
            ax, drawn = axes[mark.panel], ~np.isnan(mark.x + mark.y)
            for v, (low, high) in (mark.x, sorted(ax.get_xlim())), (mark.y, sorted(ax.get_ylim())):
                rounding = 1e-9 * (high - low)
                assert min(v[drawn], default=low) >= low - rounding, mark
                assert max(v[drawn], default=high) <= high + rounding, mark


@pytest.fixture(scope="module")
def sampled(picture):
    """Start, telling, corners and each value of each control."""
    return [(state, picture.frame(**state)) for state in samples(picture)]


def test_no_word_and_no_dot_is_cut_by_its_panel(stage, sampled):
    _, axes = stage
    assert not [(found, state) for state, frame in sampled for found in cuts(frame, axes)]


@pytest.mark.thorough
def test_no_word_and_no_dot_is_cut_in_any_frame(picture, stage):
    _, axes = stage
    assert not [found for frame in every_frame(picture) for found in cuts(frame, axes)]


def test_no_words_lie_on_each_other(stage, sampled):
    canvas, axes = stage
    still = printed(canvas)
    assert not [(found, state) for state, frame in sampled for found in collisions(frame, axes, still)]


NORMS = {
    "l1": re.compile(r"L1\b|‖₁|diamond|lasso|laplace", re.I),
    "l2": re.compile(r"L2\b|‖₂|circle|\bdisc\b|ridge|gauss", re.I),
}  # what words in the colour of a norm may name


def test_words_in_the_colour_of_a_norm_do_not_name_the_other(stage, sampled):
    inks = {ROLES[role].ink: role for role in NORMS}
    said = {(words.get_text(), inks.get(words.get_color())) for words in stage[0].figure.findobj(Words)}
    said |= {(m.text, m.role) for _, frame in sampled for m in frame.marks if isinstance(m, Text)}
    for own, other in ("l1", "l2"), ("l2", "l1"):
        words = {text for text, role in said if role == own and NORMS[other].search(text)}
        assert not {text for text in words if not NORMS[own].search(text)}


def test_no_word_of_the_stage_leaves_the_picture(picture, stage):
    width, high = 100 * np.array(picture.figsize)
    for words, (left, low, right, top) in printed(stage[0]):
        assert left > -1 and low > -1 and right < width + 1 and top < high + 1, words


def test_a_picture_its_sliders_and_its_folded_gate_fit_on_a_laptop_s_screen(picture, sampled):
    assert height(picture, [frame for _, frame in sampled]) <= 560
    assert picture.figsize[0] <= 8.8


CURVES = [
    ("geometry.drag_target", "AB"),
    ("geometry.penalty_and_budget", "A"),
    ("geometry.turn_ellipse", "A"),
    ("one_lambda.one_lambda", "B"),
]


@pytest.mark.parametrize(("name", "panels"), CURVES)
def test_the_contours_that_touch_have_no_visible_corners(name, panels):
    """No stroke leaves the curve that it stands for by half a pixel, as far as three points tell."""
    picture = PICTURES[name]()
    _, axes = staged(picture, DPI)
    marks = [mark for state in samples(picture) for mark in picture.frame(**state).marks]
    drawn = [mark for mark in marks if mark.role in ("target", "ghost") and mark.panel in panels]
    lines = [mark for mark in drawn if type(mark).__name__ == "Line"]
    assert max(bulge(line, axes[line.panel]) for line in lines) < 0.4


def test_what_is_gated_is_found_in_the_notebooks():
    assert {"geometry.growing_circle", "start_here.equal_fit"} <= gated() <= set(PICTURES)
    assert "geometry.drag_target" not in gated()


def test_every_optimum_is_certified(name, frames):
    for frame in frames:
        certified = "Certified: KKT violation below 1e-08." in frame.caption
        assert certified == (name not in NO_OPTIMUM), frame.caption


def test_names_say_where_a_picture_lives():
    assert set(PICTURES) >= NO_OPTIMUM
    for name, maker in PICTURES.items():
        place, function = name.split(".")
        where = maker.__module__.removeprefix("l1l2.").split(".")
        assert where[:2] == ["lessons", place]
        assert maker.__name__ == function
        assert maker.__doc__


def test_a_lesson_s_pictures_are_what_its_room_exports():
    found = pictures("geometry")
    assert found["geometry.drag_target"] is geometry.drag_target
    assert {f"geometry.{name}" for name in geometry.__all__} - set(found) == {
        "geometry.check_corner",
        "geometry.check_share",
        "geometry.predict",
    }


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("drag_target", "name: got 'drag_target'; give one of the lessons start_here, why_shrink, "),
        ("geometry.drag", "name: got 'geometry.drag'; give one of geometry.corner_chance, geometry.drag_"),
    ],
)
def test_a_picture_that_is_not_there_is_told_what_is(wrong, complaint):
    assert catalogue.picture("geometry.drag_target").controls
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}"):
        catalogue.picture(wrong)
