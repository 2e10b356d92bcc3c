import re
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from l1l2 import L1, L2, Problem
from l1l2.course.touching import outcome
from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.geometry import drag_target, penalty_and_budget, turn_ellipse
from l1l2.lessons.geometry.contours import LOSS
from l1l2.maths.plane import bowl, lam_on_diamond, lam_on_disc


@pytest.fixture(scope="module")
def plane():
    return drag_target()


@pytest.fixture(scope="module")
def turning():
    return turn_ellipse()


def some(picture, rng, number=80):
    """Settings drawn at random."""
    for _ in range(number):
        yield {
            name: control.values[rng.integers(len(control.values))]
            for name, control in picture.controls.items()
        }


def spot(frame, role, panel="A"):
    """The point that the last dots of a role mark."""
    *_, mark = (m for m in frame.marks if isinstance(m, Dots) and (m.role, m.panel) == (role, panel))
    return np.array([mark.x[0], mark.y[0]])


def lines(frame, role, panel="A"):
    return [m for m in frame.marks if isinstance(m, Line) and (m.role, m.panel) == (role, panel)]


def test_dragged_solutions_solve_the_priced_problem_too(plane):
    rng = np.random.default_rng(0)
    for values in some(plane, rng):
        frame, b = plane.frame(**values), np.array([values["cx"], values["cy"]])
        w1, w2 = spot(frame, "l1"), spot(frame, "l2", "B")
        assert np.abs(w1).sum() <= values["t"] + 1e-11
        assert np.linalg.norm(w2) <= values["t"] + 1e-11
        assert Problem(bowl(LOSS, b), L1(lam_on_diamond(LOSS, b, w1))).kkt_violation(w1) < 1e-8
        assert Problem(bowl(LOSS, b), L2(lam_on_disc(LOSS, b, w2))).kkt_violation(w2) < 1e-8


def test_what_is_dragged_is_least_squares(plane):
    handle = plane.handle
    for values in some(plane, np.random.default_rng(2)):
        where = [values[handle.x], values[handle.y]]
        assert spot(plane.frame(**values), "target", handle.panel).tolist() == where


def test_contour_passes_through_the_solution_and_never_enters_the_ball(plane):
    rng = np.random.default_rng(0)
    for values in some(plane, rng):
        frame, b = plane.frame(**values), np.array([values["cx"], values["cy"]])
        for role, panel, order in ("l1", "A", 1), ("l2", "B", 2):
            (arc,) = lines(frame, "target", panel)
            points, w = np.column_stack([arc.x, arc.y]), spot(frame, role, panel)
            if np.abs(w - b).max() < 1e-9:
                assert np.isnan(points).all()
                continue
            assert points[len(points) // 2] == pytest.approx(w, abs=1e-9)
            loss = np.vecdot(points - b, (points - b) @ LOSS)
            assert loss == pytest.approx((w - b) @ LOSS @ (w - b))
            assert np.linalg.norm(points, order, axis=1).min() >= values["t"] - 1e-9


def test_words_are_true_of_the_numbers(plane):
    rng = np.random.default_rng(0)
    told = Counter()
    for values in some(plane, rng, 300):
        frame = plane.frame(**values)
        b = np.array([values["cx"], values["cy"]])
        assert (frame.facts["b"], frame.facts["t"]) == ((values["cx"], values["cy"]), values["t"])
        for norm, w, order in ("l1", spot(frame, "l1"), 1), ("l2", spot(frame, "l2", "B"), 2):
            assert frame.facts[norm]["w"] == pytest.approx(w, abs=1e-9)
            words = outcome(norm.upper(), np.array(frame.facts[norm]["w"]), b)
            assert words in frame.caption
            inside = np.linalg.norm(b, order) <= values["t"] + 1e-9
            assert ("does not bind" in words) == inside
            assert ("w₁ is exactly 0" in words) == (w[0] == 0 and not inside)
            assert ("w₂ is exactly 0" in words) == (abs(w[1]) < 1e-12 and not inside)
            told[words.message] += norm == "l1"
        assert "−0.00" not in frame.caption
    assert len(told) == 4 and min(told.values()) > 10


def test_every_reachable_frame_of_the_plane_is_certified(plane):
    assert [len(control.values) for control in plane.controls.values()] == [21, 21, 21]
    assert "Certified: KKT violation below 1e-08." in plane.frame().caption


def test_turning_the_loss_moves_the_touch_off_the_corner(turning):
    corner = {}
    for t in turning.controls["t"].values:
        corner[t] = 0
        for stretch in turning.controls["stretch"].values:
            frames = [
                turning.frame(angle=angle, stretch=stretch, t=t) for angle in turning.controls["angle"].values
            ]
            found = sum(0 in frame.facts.get("w", ()) for frame in frames)
            if stretch == 1:
                assert found in (0, 20) and "the angle makes no difference" in frames[0].caption
            else:
                assert {(frame.facts["corners"], frame.facts["angles"]) for frame in frames} == {(found, 20)}
            corner[t] += found / 120
    assert 0 < corner[1.3] < corner[1.0] < corner[0.4] <= 1


def test_a_stretch_shows_its_settings_and_those_below_it_only(turning):
    """A round loss, the start, does not tell what a stretch will do, nor does the legend."""
    for row, stretch in enumerate(turning.controls["stretch"].values):
        shown = [m for m in turning.frame(stretch=stretch).marks if isinstance(m, Dots) and m.panel == "B"][
            3:6
        ]
        at = np.concatenate([np.column_stack([m.x, m.y]) for m in shown])
        assert len(at) == len(np.unique(at, axis=0)) == 20 * (row + 1)
        assert at[:, 1].max() == row
        words = [m for m in turning.frame(stretch=stretch).marks if isinstance(m, Text) and m.panel == "B"]
        legend = words[:3]
        assert [m.text for m in legend] == ["a corner", "an edge", "a segment: a tie"]
        assert all(np.isnan(m.x).all() == (stretch == 1) for m in legend)
    assert turning.params()["stretch"] == 1


def test_the_legend_s_dots_are_those_of_the_settings_that_it_names(turning):
    """Each setting is solved beside its dot: by what its best point is, the legend's word must be true."""
    seen = Counter()
    for values in some(turning, np.random.default_rng(1), 150):
        if values["stretch"] == 1:
            continue  # no legend yet
        frame = turning.frame(**values)
        on_map = [mark for mark in frame.marks if isinstance(mark, Dots) and mark.panel == "B"]
        legend = {mark.role: beside(mark, frame) for mark in on_map[:3]}
        (here,) = (mark for mark in on_map[3:] if mark.role == "target")
        (role,) = (mark.role for mark in on_map[3:6] if ((mark.x == here.x[0]) & (mark.y == here.y[0])).any())
        (tie,) = lines(frame, "solution")
        true = "a segment: a tie" if tie.x.size else "a corner" if 0 in spot(frame, "l1") else "an edge"
        assert legend[role] == true, values
        seen[true] += 1
    assert len(seen) == 3


def beside(dot, frame):
    """The words that begin next to a dot of the same panel, to its right."""
    words = [mark for mark in frame.marks if isinstance(mark, Text) and mark.panel == dot.panel]
    right = [mark for mark in words if mark.x[0] > dot.x[0] and abs(mark.y[0] - dot.y[0]) < 0.5]
    return min(right, key=lambda mark: mark.x[0]).text


def test_turned_contour_touches_where_the_loss_is_least_on_the_diamond(turning):
    """Against a fine walk around the diamond, which knows no formula."""
    rng = np.random.default_rng(0)
    walk = np.linspace(0, 1, 2001)[:, None]
    corners = np.array([(1.0, 0), (0, 1), (-1, 0), (0, -1), (1, 0)])
    edge = np.concatenate([(1 - walk) * a + walk * b for a, b in pairwise(corners)])
    b = np.array([1.6, 0.4])
    for values in some(turning, rng, 60):
        angle, stretch, t = np.radians(values["angle"]), values["stretch"], values["t"]
        along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
        weak, strong = (0.0, 1.0) if stretch == np.inf else (1 / stretch, stretch)

        def loss(w, long=(weak, along), short=(strong, across)):
            return sum(weight * ((w - b) @ axis) ** 2 for weight, axis in (long, short))

        frame = turning.frame(**values)
        w = spot(frame, "l1")
        assert loss(w) <= loss(t * edge).min() + 1e-9
        assert np.abs(w).sum() == pytest.approx(t)
        (line,) = lines(frame, "target")
        x = np.column_stack([line.x, line.y])[~np.isnan(line.x)]
        assert [loss(at) for at in x] == pytest.approx([loss(w)] * len(x), abs=1e-9)


def test_a_flat_loss_along_an_edge_is_a_tie_over_the_whole_edge(turning):
    frame = turning.frame(angle=135, stretch=np.inf, t=1.0)
    (tie,) = lines(frame, "solution")
    assert sorted(zip(tie.x.tolist(), tie.y.tolist(), strict=True)) == [(0.0, 1.0), (1.0, 0.0)]
    assert "Under L1 every point from (0, 1.00) to (1.00, 0) is a solution, a tie." in frame.caption
    assert (frame.facts["start"], frame.facts["end"]) == ((0, 1), (1, 0))
    (none,) = lines(turning.frame(angle=135, stretch=5.0, t=1.0), "solution")
    assert none.x.size == 0


def test_price_and_budget_have_the_same_solution():
    picture = penalty_and_budget()
    for data in picture.controls["data"].values:
        b = np.array([float(number) for number in re.findall(r"-?\d\.\d", data.replace("−", "-"))])
        lam_max = np.abs(LOSS @ b).max()
        for lam in picture.controls["lam"].values:
            frame = picture.frame(lam=lam, data=data)
            w1, w2 = spot(frame, "l1"), spot(frame, "l2")
            assert Problem(bowl(LOSS, b), L1(lam)).kkt_violation(w1) < 1e-8
            assert Problem(bowl(LOSS, b), L2(lam)).kkt_violation(w2) < 1e-8
            assert spot(frame, "l1", "B") == pytest.approx([lam, np.abs(w1).sum()])
            assert spot(frame, "l2", "B") == pytest.approx([lam, np.linalg.norm(w2)])
            assert (np.abs(w1).sum() == 0) == (lam >= lam_max - 1e-12)
            assert np.linalg.norm(w2) > 0.2
            facts = frame.facts
            assert (facts["lam"], facts["lam_max"]) == (lam, pytest.approx(lam_max))
            assert facts["t1"] == pytest.approx(np.abs(w1).sum(), abs=1e-9)
            assert facts["t2"] == pytest.approx(np.linalg.norm(w2), abs=1e-9)
            assert [*facts["v1"], *facts["v2"]] == pytest.approx([*w1, *w2], abs=1e-9)
            if 0 < lam < lam_max:  # and back: the budget's own multiplier is the price
                assert lam_on_diamond(LOSS, b, w1) == pytest.approx(lam)
                assert lam_on_disc(LOSS, b, w2) == pytest.approx(lam)


def test_the_words_beside_the_curves_say_how_much_of_each_budget_is_used():
    for values in some(price := penalty_and_budget(), np.random.default_rng(0), 40):
        frame = price.frame(**values)
        for role, norm, order in ("l1", "L1", 1), ("l2", "L2", 2):
            said = [
                re.fullmatch(rf"{norm}: t = ([\d.]+)", mark.text)
                for mark in frame.marks
                if isinstance(mark, Text) and (mark.role, mark.panel) == (role, "B")
            ]
            (used,) = (float(words[1]) for words in said if words)
            assert used == pytest.approx(np.linalg.norm(spot(frame, role), order), abs=5.1e-4)


def level_of(ring, b):
    """The loss along a ring, which must be one number."""
    loss = np.vecdot(ring - b, (ring - b) @ LOSS)
    assert loss == pytest.approx(loss.mean())
    return loss.mean()


def rings_of(mark):
    points = np.column_stack([mark.x, mark.y])
    cuts = np.flatnonzero(np.isnan(points[:, 0]))
    return [ring[~np.isnan(ring[:, 0])] for ring in np.split(points, cuts) if len(ring) > 1]


def test_the_rings_around_least_squares_are_contours_of_the_loss(plane):
    for values in some(plane, np.random.default_rng(3), 20):
        frame, b = plane.frame(**values), np.array([values["cx"], values["cy"]])
        for panel in "AB":
            (family,) = lines(frame, "ghost", panel)
            assert np.all(np.diff([level_of(ring, b) for ring in rings_of(family)]) > 0.1)


def test_a_contour_runs_through_each_penalty_s_best_point():
    for values in some(price := penalty_and_budget(), np.random.default_rng(1), 40):
        frame = price.frame(**values)
        b = spot(frame, "target")
        drawn = [level_of(ring, b) for mark in lines(frame, "ghost") for ring in rings_of(mark)]
        best = [spot(frame, role) for role in ("l1", "l2")]
        assert sorted(drawn) == pytest.approx(sorted((w - b) @ LOSS @ (w - b) for w in best), abs=1e-9)


def test_same_price_is_another_budget_for_other_data():
    picture = penalty_and_budget()
    budgets = {
        round(picture.frame(lam=0.4, data=data).facts["t1"], 3) for data in picture.controls["data"].values
    }
    assert len(budgets) == 3
