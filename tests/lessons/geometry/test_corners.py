from itertools import pairwise, product

import numpy as np
import pytest

from l1l2 import corner_probability, on_diamond, on_disc
from l1l2.drawing import Area, Dots, Line
from l1l2.lessons.geometry import corner_chance, zero_map
from l1l2.lessons.geometry.corners import LOSSES

FREE = "w = b: the constraint does not bind"


@pytest.fixture(scope="module")
def positions():
    return zero_map()


@pytest.fixture(scope="module")
def chance():
    return corner_chance()


def some(picture, seed, k=40):
    """Least-squares points of the picture's grid, with every loss, and their frames."""
    steps = picture.controls["b1"].values
    for loss, G in LOSSES.items():
        for b1, b2 in np.random.default_rng(seed).choice(steps, (k, 2)).tolist():
            yield G, np.array([b1, b2]), picture.frame(b1=b1, b2=b2, loss=loss)


def marks(frame, kind, role, panel):
    return [m for m in frame.marks if isinstance(m, kind) and (m.role, m.panel) == (role, panel)]


def place(mark, i=0):
    return np.array([mark.x[i], mark.y[i]])


def optimum(frame, role, panel):
    (dot,) = marks(frame, Dots, role, panel)
    return place(dot)


def test_the_point_lands_where_the_solvers_say(positions):
    for G, b, frame in some(positions, seed=0):
        assert np.allclose(optimum(frame, "l1", "A"), on_diamond(G, b, 1.0), atol=1e-12)
        assert np.allclose(optimum(frame, "l2", "B"), on_disc(G, b, 1.0), atol=1e-11)


@pytest.mark.parametrize(
    ("b1", "b2", "diamond", "disc"),
    [
        (1.75, 0.5, "w = (1, 0): w₂ is exactly 0", "w = (0.962, 0.275): no zero"),
        (-1.5, -1.5, "w = (−0.5, −0.5): no zero", "w = (−0.707, −0.707): no zero"),
        (0.0, -2.0, "w = (0, −1): w₁ is exactly 0", "w = (0, −1): w₁ is exactly 0"),
        (0.75, 0.5, "w = (0.625, 0.375): no zero", FREE),
        (0.25, -0.5, FREE, FREE),
        (1.0, 0.0, FREE, FREE),
        (0.0, 0.0, FREE, FREE),
    ],
)
def test_captions_say_where_it_lands(positions, b1, b2, diamond, disc):
    frame = positions.frame(b1=b1, b2=b2)
    assert f"On the diamond {diamond}. On the disc {disc}." in frame.caption
    assert frame.facts["b"] == (b1, b2)


def test_the_disc_has_a_zero_on_the_drawn_lines_and_nowhere_else(positions):
    on_lines = 0
    for _, b, frame in some(positions, seed=1, k=100):
        lines = marks(frame, Line, "l2", "B")[:2]
        on_one = any(distance(np.column_stack([line.x, line.y]), b) < 1e-9 for line in lines)
        assert on_one == (optimum(frame, "l2", "B") == 0).any()
        on_lines += on_one
    assert on_lines > 10


def distance(path, b):
    """From b to a polyline."""
    steps = [(a, c - a) for a, c in pairwise(path)]
    return min(np.linalg.norm(a + np.clip((b - a) @ d / (d @ d), 0, 1) * d - b) for a, d in steps)


@pytest.mark.parametrize(("panel", "role"), [("A", "l1"), ("B", "l2")])
def test_the_pull_lies_in_the_cone_that_is_drawn(positions, panel, role):
    """The optimality condition, read off the marks: at a corner a right angle, on edge and circle a ray."""
    for G, b, frame in some(positions, seed=2):
        w = optimum(frame, role, panel)
        cone = marks(frame, Area, "ghost", panel)[-1]
        (pull,) = marks(frame, Line, "target", panel)
        rays, to = [place(cone, i) - w for i in (0, 2)], place(pull) - w
        if np.array_equal(w, b):
            assert np.isnan([*rays, to]).all()
            continue
        assert angle(to, G @ (b - w)) < 1e-6
        assert angle(rays[0], to) + angle(to, rays[1]) == pytest.approx(angle(*rays), abs=1e-6)
        at_corner = panel == "A" and (w == 0).any()
        assert angle(*rays) == pytest.approx(np.pi / 2 if at_corner else 0, abs=1e-6)


def test_the_small_contours_are_those_of_the_loss(positions):
    """Along each ring the loss rises by one amount above its centre, and by less along the inner ring."""
    for G, _, frame in some(positions, seed=3, k=1):
        (line,) = marks(frame, Line, "loss", "A")
        points = np.column_stack([line.x, line.y])
        (cut,) = np.flatnonzero(np.isnan(points[:, 0]))
        rings = points[:cut], points[cut + 1 :]
        levels = []
        for ring in rings:
            off = ring - (ring.min(axis=0) + ring.max(axis=0)) / 2
            levels.append(np.vecdot(off, off @ G))
            assert levels[-1] == pytest.approx(levels[-1].mean(), rel=0.01)
        assert levels[0].min() > levels[1].max()


def angle(u, v):
    return np.arctan2(abs(u[0] * v[1] - u[1] * v[0]), u @ v)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_chance_is_exact_and_the_draws_agree(chance, loss):
    """The closed form also for two columns that correlate; unequal scales make corners likelier."""
    for share in chance.controls["share"].values:
        facts = chance.frame(share=share, loss=loss).facts
        assert facts["plain"] == pytest.approx(float(corner_probability(share)))
        if loss in ("round", "correlated"):
            assert facts["exact"] == pytest.approx(facts["plain"])
        else:
            assert facts["exact"] > facts["plain"] + 0.001
        assert abs(facts["rate"] - facts["exact"]) <= 4 * max(facts["spread"], 0.0005)
        assert (facts["share"], facts["draws"]) == (share, 10_000)


def test_the_standard_error_is_how_far_the_rates_lie_from_the_truth(chance):
    """In units of its standard error, how far a rate lies off the truth has a mean square of 1."""
    off = []
    for loss, share in product(LOSSES, chance.controls["share"].values):
        facts = chance.frame(loss=loss, share=share).facts
        if 0.01 < facts["exact"] < 0.99:
            off.append((facts["rate"] - facts["exact"]) / facts["spread"])
    assert len(off) > 40
    assert 0.5 < np.mean(np.square(off)) < 2


def test_the_point_that_is_dragged_is_least_squares(positions):
    handle = positions.handle
    for _, b, frame in some(positions, seed=5):
        values = dict(zip(("b1", "b2"), b.tolist(), strict=True))
        (point,) = marks(frame, Dots, "target", handle.panel)
        assert place(point).tolist() == [values[handle.x], values[handle.y]]


def test_the_curve_runs_through_the_readings(chance):
    for loss in LOSSES:
        (curve,) = marks(chance.frame(loss=loss), Line, "l1", "A")
        for share in (0.25, 0.7):
            exact = chance.frame(share=share, loss=loss).facts["exact"]
            assert np.interp(share, curve.x, curve.y) == pytest.approx(exact, abs=0.002)


def test_diamonds_mark_the_draws_that_end_at_a_corner_and_nothing_else(chance):
    for loss, G in LOSSES.items():
        for share in (0.05, 0.5, 0.95):
            frame = chance.frame(share=share, loss=loss)
            (corners,), (edges,) = (marks(frame, Dots, role, "B") for role in ("l1", "ghost"))
            assert corners.x.size + edges.x.size == 70
            for i in range(corners.x.size):
                assert (on_diamond(G, place(corners, i), share) == 0).any()
            for i in range(edges.x.size):
                assert (on_diamond(G, place(edges, i), share) != 0).all()
