import re

import numpy as np
import pytest

from l1l2.course.predict import predict
from l1l2.drawing import Dots, Live
from l1l2.drawing.live import page
from l1l2.lessons.high_dimensions import chances, octahedron, share_of_zeros
from l1l2.lessons.high_dimensions.corners import SHARES, _toward, _view
from l1l2.maths.dimension import zeros_in_the_limit


def test_the_body_turns_and_stays_rigid():
    for turn in octahedron().controls["turn"].values:
        view = _view(turn)
        assert view @ view.T == pytest.approx(np.eye(3))
        assert np.linalg.det(view) == pytest.approx(1)
        assert view[:2] @ [0, 0, 1] == pytest.approx(
            [0, np.cos(np.deg2rad(22))]
        )  # the third axis stays upright


def test_a_point_is_seen_if_nothing_of_the_body_is_before_it():
    """Step from the surface towards the reader: one is out of the body at once, or inside it."""
    rng = np.random.default_rng(0)
    w = rng.standard_normal((200, 3)) * rng.integers(0, 2, (200, 3))
    w = w[np.abs(w).sum(axis=1) > 0]
    w /= np.abs(w).sum(axis=1, keepdims=True)
    for turn in (0, 30, 120):
        towards = _view(turn)[2]
        assert np.array_equal(_toward(w, towards), np.abs(w + 1e-6 * towards).sum(axis=1) > 1)


def test_the_commonest_kind_has_the_most_dots():
    picture = octahedron()
    for rho in (0.1, 0.3, 0.9):
        frame = picture.frame(rho=rho, turn=24)
        shares = {kind: int(share) for share, kind in re.findall(r"(\d+)% (\w+)", frame.caption)}
        dots = {m.role: m.x.size for m in frame.marks if isinstance(m, Dots)}
        most = max(shares, key=shares.get)
        assert dots[{"vertex": "l1", "edge": "truth", "face": "data"}[most]] == max(dots.values())


def test_shares_add_up():
    for rho in SHARES:
        shares = [int(share) for share in re.findall(r"(\d+)%", octahedron().frame(rho=rho).caption)]
        assert sum(shares) == pytest.approx(100, abs=1)


def test_zeros_come_and_vertices_go():
    picture = chances()
    said = [picture.frame(n=n).caption for n in picture.controls["n"].values]
    pattern = r"a share ([\d.]+\d) of draws, and a vertex is hit in ([\d.]+\d)"
    some, vertex = np.array([re.search(pattern, words).groups() for words in said], float).T
    assert some[0] == vertex[0] == pytest.approx(1 - 4 / np.pi * np.arctan(0.5), abs=0.06)
    assert some[-1] == 1 and vertex[-1] == 0
    only = [m.x for m in picture.frame().marks if isinstance(m, Dots)]
    assert all(np.array_equal(x, [2]) for x in only)  # what is to be predicted stays hidden


def test_many_weights_reach_the_limit():
    picture = share_of_zeros()
    for n, near in (1000, 0.01), (2, 0.5):
        off = float(re.search(r"off the limit by ([\d.]+\d) at most", picture.frame(n=n).caption).group(1))
        assert off <= near
        (dots,) = (m for m in picture.frame(n=n).marks if isinstance(m, Dots))
        assert np.abs(dots.y - zeros_in_the_limit(SHARES)).max() == pytest.approx(off, abs=0.006)


@pytest.mark.parametrize(
    ("question", "maker"),
    [
        ("high_dimensions/small_budget", octahedron),
        ("high_dimensions/more_weights", chances),
        (None, share_of_zeros),
    ],
)
def test_the_page_is_within_its_budget_with_its_gate(question, maker):
    shown = predict(question, maker()) if question else Live(maker())
    assert len(page(shown.picture, shown.gate).encode()) <= 150_000
