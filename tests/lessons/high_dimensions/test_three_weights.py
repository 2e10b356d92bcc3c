"""The octahedron: its dots are soft thresholds, its bars are counted by the notebook's two rules."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import brentq

from l1l2.course.predict import predict
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.high_dimensions import octahedron
from l1l2.lessons.high_dimensions.three_weights import is_seen, view_axes

SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
KINDS = {"l1": "vertex", "truth": "edge", "data": "face"}


@pytest.fixture(scope="module")
def picture():
    return octahedron()


def marks(frame, kind, panel):
    return [m for m in frame.marks if isinstance(m, kind) and m.panel == panel]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_is_within_its_budget_with_its_gate(picture):
    shown = predict("high_dimensions/small_budget", picture)
    assert len(page(shown.picture, shown.gate).encode()) <= 150_000


def test_the_body_turns_and_stays_rigid(picture):
    for turn in picture.controls["turn"].values:
        view = view_axes(turn)
        assert view @ view.T == pytest.approx(np.eye(3))
        assert np.linalg.det(view) == pytest.approx(1)
        upright = view[:2] @ [0, 0, 1]
        assert upright == pytest.approx([0, np.cos(np.deg2rad(22))])
        assert view[2] @ [0, 0, 1] == pytest.approx(np.sin(np.deg2rad(22)))  # it is seen from above
        assert view[0] @ [1, 0, 0] == pytest.approx(np.cos(np.deg2rad(turn)))


def test_a_point_is_seen_if_nothing_of_the_body_is_before_it():
    """Step from the surface towards the reader: one is out of the body at once, or inside it."""
    rng = np.random.default_rng(0)
    w = rng.standard_normal((200, 3)) * rng.integers(0, 2, (200, 3))
    w = w[np.abs(w).sum(axis=1) > 0]
    w /= np.abs(w).sum(axis=1, keepdims=True)
    for turn in (0, 30, 120):
        assert np.array_equal(is_seen(w, view_axes(turn)[2]), outside(w, turn))


def outside(w, turn):
    return np.abs(w + 1e-6 * view_axes(turn)[2]).sum(axis=1) > 1


def test_dots_are_where_a_soft_threshold_puts_the_draws_that_are_seen(picture):
    """By a root of the budget in the threshold, which knows nothing of sorting."""
    draws = np.random.default_rng(0).standard_normal((80, 3))

    def landed(b, rho):
        def left(tau):
            return np.maximum(np.abs(b) - tau, 0).sum() - rho * np.abs(b).sum()

        tau = brentq(left, 0, np.abs(b).max(), xtol=1e-15)
        return np.sign(b) * np.maximum(np.abs(b) - tau, 0) / (rho * np.abs(b).sum())

    for rho in SHARES:
        w = np.array([landed(b, rho) for b in draws])
        alive = np.count_nonzero(w, axis=1)
        for turn in (0, 30, 135, 345):
            dots = {mark.role: mark for mark in marks(picture.frame(rho=rho, turn=turn), Dots, "A")}
            assert set(dots) == set(KINDS)
            for count, role in enumerate(KINDS, start=1):
                expected = w[(alive == count) & outside(w, turn)] @ view_axes(turn)[:2].T
                found = np.column_stack([dots[role].x, dots[role].y])
                assert sorted_rows(found) == pytest.approx(sorted_rows(expected), abs=1e-9)


def sorted_rows(points):
    points = points.round(9) + 0.0
    return points[np.lexsort(points.T)]


def test_bars_labels_and_caption_are_the_shares_that_the_two_rules_count(picture, staged):
    size = np.sort(np.abs(np.random.default_rng(1).standard_normal((20_000, 3))), axis=1)
    names = [text.get_text() for text in staged(picture)["B"].get_xticklabels()]
    assert names == ["vertex\n2 zeros", "edge\n1 zero", "facet\nno zero"]
    assert staged(picture)["B"].get_xticks().tolist() == [0, 1, 2]
    for rho in SHARES:
        frame = picture.frame(rho=rho)
        vertex = (size[:, 2] - size[:, 1] >= rho * size.sum(axis=1)).mean()
        face = (size[:, 0] > (1 - rho) * size.mean(axis=1)).mean()
        counted = {"vertex": vertex, "edge": 1 - vertex - face, "face": face}
        assert frame.facts == pytest.approx({"rho": rho} | counted)
        bars, labels = marks(frame, Area, "B"), marks(frame, Text, "B")
        for place, (bar, label) in enumerate(zip(bars, labels, strict=True)):
            share = counted[KINDS[bar.role]]
            assert names[place].startswith(KINDS[bar.role])
            assert (np.nanmin(bar.x) + np.nanmax(bar.x)) / 2 == pytest.approx(place)
            assert (np.nanmin(bar.y), np.nanmax(bar.y)) == (0, pytest.approx(share))
            assert (label.x[0], label.role) == (place, bar.role)
            assert label.text == f"{share:.0%}"
            assert 0 < label.y[0] - share < 0.1


def test_the_draws_on_the_body_agree_with_the_bars():
    """Of 80, four standard errors; those behind the body are drawn where it is turned."""
    picture = octahedron()
    for rho in SHARES:
        frame, around = picture.frame(rho=rho), picture.frame(rho=rho, turn=30 + 180)
        for role, kind in KINDS.items():
            share = frame.facts[kind]
            (near,), (far,) = ([m for m in marks(f, Dots, "A") if m.role == role] for f in (frame, around))
            error = np.sqrt(share * (1 - share) / 80)
            assert near.x.size <= 80 * (share + 4 * error) + 1
            assert near.x.size + far.x.size >= 80 * (share - 4 * error) - 1


def test_the_body_has_eight_faces_and_twelve_edges_each_where_it_is_seen(picture):
    corners = np.vstack([np.eye(3), -np.eye(3)])
    faces = np.array([np.diag(signs) for signs in product((1.0, -1.0), repeat=3)])
    edges = np.array([(a, b) for i, a in enumerate(corners) for b in corners[:i] if a @ b == 0])
    for turn in picture.controls["turn"].values:
        frame, across = picture.frame(turn=turn), view_axes(turn)[:2].T
        drawn = {(type(m), m.role): m for m in marks(frame, (Area, Line), "A")}
        for kind, bodies in (Area, faces), (Line, edges):
            seen = outside(bodies.mean(axis=1), turn)
            for role, chosen in ("ghost", seen), ("note", ~seen):
                mark = drawn[kind, role]
                pieces = np.column_stack([mark.x, mark.y]).reshape(-1, bodies.shape[1] + 1, 2)
                assert np.isnan(pieces[:, -1]).all()
                middles = pieces[:, :-1].mean(axis=1)
                assert sorted_rows(middles) == pytest.approx(
                    sorted_rows(bodies[chosen].mean(axis=1) @ across)
                )
        for axis, mark in enumerate(marks(frame, Text, "A")):
            assert mark.text == f"w{'₁₂₃'[axis]}"
            tip = np.eye(3)[axis]
            beyond = 1.13 * tip @ across if outside(tip[None], turn)[0] else [np.nan, np.nan]
            assert [mark.x[0], mark.y[0]] == pytest.approx(beyond, nan_ok=True)


def test_titles_say_what_is_shown(picture, staged):
    axes = staged(picture)
    assert (axes["A"].get_title(), axes["B"].get_title()) == (
        "Three weights on a budget",
        "Share of 20,000 draws",
    )
    assert picture.controls["rho"].label == "budget ρ, as a share of ‖b‖₁"
