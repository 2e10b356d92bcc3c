"""What the lesson says about diamond and circle."""

import re
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.norms import lp_norm
from ...maths.paths import ridge_path
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.plane import bowl, centres, corner_probability, corner_share, on_diamond, on_disc
from ...maths.problem import Problem
from ...validate import Array
from .contours import LOSS, drag_target, penalty_and_budget, turn_ellipse
from .corners import corner_chance
from .regions import area_of, corner_areas

CORNERS = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
ROUND, CORRELATED, SCALED = np.eye(2), np.array([[1.0, 0.9], [0.9, 1.0]]), np.diag([1.0, 9.0])


@claim("geometry/circle_touches_the_middles")
def circle_touches_the_middles() -> None:
    points = _outline(1.0)
    radius = np.hypot(*points.T)
    nearest = points[radius <= radius.min() + 1e-12]
    assert np.isclose(radius.min(), 1 / np.sqrt(2)) and f"{radius.min():.3f}" == "0.707"
    assert len(nearest) == 4 and np.allclose(np.abs(nearest), 0.5), nearest


@claim("geometry/circle_reaches_corners_last")
def circle_reaches_corners_last() -> None:
    points = _outline(1.0)
    radius = np.hypot(*points.T)
    assert radius.max() == 1.0
    assert _same_points(points[radius >= radius.max() - 1e-12], CORNERS), radius.max()


@claim("geometry/diamond_touches_the_axes")
def diamond_touches_the_axes() -> None:
    points = _outline(2.0)
    size = np.abs(points).sum(axis=1)
    assert np.isclose(size.min(), 1.0), size.min()
    assert _same_points(points[size <= size.min() + 1e-12], CORNERS)


@claim("geometry/places_on_the_grid")
def places_on_the_grid() -> None:
    """Of all positions of the handle, under which the budget binds and w2 is 0: many for L1, few for L2."""
    controls = drag_target().controls
    b = np.array(list(product(controls["cx"].values, controls["cy"].values)), float)
    found = []
    for best, q in (on_diamond, 1.0), (on_disc, 2.0):
        binds = lp_norm(b, q) > 1 + 1e-9
        found.append(b[binds & (np.abs(best(LOSS, b, 1.0)[:, 1]) < 1e-9)])
    assert len(found[1]) == 4 < 10 * len(found[1]) < len(found[0]), found
    assert np.isclose(found[1], [1.4, -0.2]).all(axis=1).any(), found[1]


@claim("geometry/zero_while_dragged")
def zero_while_dragged() -> None:
    height = np.arange(-2000, 2001) / 1000
    zero = on_diamond(LOSS, np.column_stack([np.full(height.size, 1.4), height]), 1.0)[:, 1] == 0
    assert np.array_equal(zero, np.abs(height) <= 0.4), height[zero]


@claim("geometry/slack_budget")
def slack_budget() -> None:
    b = np.random.default_rng(12).uniform(-1, 1, (1000, 2))
    b = b[np.abs(b).sum(axis=1) <= 1]
    assert len(b) > 300 and np.allclose(on_diamond(LOSS, b, 1.0), b)


@claim("geometry/normal_cone_decides")
def normal_cone_decides() -> None:
    """At solutions g'(v - w) > 0 for no v of the ball, so no angle is below 90°; other candidates fail."""
    rng = np.random.default_rng(3)
    for G in (ROUND, CORRELATED, SCALED):
        b = rng.uniform(-3, 3, (200, 2))
        for q, best in (1.0, on_diamond), (2.0, on_disc):
            w = best(G, b, 1.0)
            other = np.linalg.norm(w - w[::-1], axis=1) > 1e-3
            assert (_best_step(G, b, w, q) <= 1e-9).all()
            assert other.sum() > 100 and (_best_step(G, b, w[::-1], q)[other] > 1e-9).all()


@claim("geometry/cone_of_a_corner")
def cone_of_a_corner() -> None:
    """Of all points of the diamond e_i is the best along g: a linear function is largest at a corner."""
    rng = np.random.default_rng(4)
    for p in (2, 3, 5):
        g = rng.normal(size=(5000, p))
        g[:100, 1] = g[:100, 0]  # the wedge's own side belongs to it
        best = (g @ np.hstack([np.eye(p), -np.eye(p)])).max(axis=1)
        for i in range(p):
            in_cone = np.asarray((g[:, [i]] >= np.abs(g)).all(axis=1))
            assert np.array_equal(g[:, i] >= best, in_cone)
            assert np.isclose(in_cone[100:].mean(), 1 / (2 * p), atol=0.03), "a full part of all directions"


@claim("geometry/cone_elsewhere")
def cone_elsewhere() -> None:
    """Of 3,600 directions of pull exactly one keeps an edge's inner point, or a point of the circle."""
    angle = np.arange(3600) * np.pi / 1800
    g = np.column_stack([np.cos(angle), np.sin(angle)])
    part = np.array([0.01, 0.3, 0.5, 0.99])[:, None]
    for one, other in zip(CORNERS[[0, 2, 1, 3]], CORNERS[[2, 1, 3, 0]], strict=True):
        edge = part * one + (1 - part) * other
        kept = edge @ g.T >= np.abs(g).max(axis=1) - 1e-12
        assert (kept.sum(axis=1) == 1).all() and np.allclose(
            g[kept.argmax(axis=1)], (one + other) / np.sqrt(2)
        )
    kept = g[::50] @ g.T >= 1 - 1e-12
    assert (kept.sum(axis=1) == 1).all() and np.array_equal(g[kept.argmax(axis=1)], g[::50])


@claim("geometry/corner_argument_fails")
def corner_argument_fails() -> None:
    b = np.array([0.9, 0.6])
    g = b - CORNERS[0]
    assert np.allclose(g, [-0.1, 0.6]) and g[0] < abs(g[1])
    assert np.allclose(on_diamond(ROUND, b, 1.0), [0.65, 0.35])


@claim("geometry/zeros_are_areas_under_l1")
def zeros_are_areas_under_l1() -> None:
    """Every corner, pulls throughout its cone; a pull beside the cone moves the solution off the corner."""
    rng = np.random.default_rng(5)
    across = np.r_[rng.uniform(-1, 1, 997), -1.0, 0.0, 1.0]
    strength = rng.uniform(0, 3, (1000, 1))
    for G in (ROUND, CORRELATED, SCALED):
        for corner, side in zip(CORNERS, CORNERS[[2, 3, 1, 0]], strict=True):
            b = corner + strength * (corner + across[:, None] * side) @ np.linalg.inv(G)
            assert (on_diamond(G, b, 1.0) == corner).all()
            beside = corner + (corner + np.array([[-1.01], [1.01]]) * side) @ np.linalg.inv(G)
            assert (on_diamond(G, beside, 1.0) != corner).any(axis=1).all()


@claim("geometry/zeros_are_lines_under_l2")
def zeros_are_lines_under_l2() -> None:
    rng = np.random.default_rng(6)
    for G in (ROUND, CORRELATED, SCALED):
        for corner, zero in (CORNERS[0], 1), (CORNERS[1], 1), (CORNERS[2], 0), (CORNERS[3], 0):
            along = np.linalg.solve(G, corner)
            b = corner + np.linspace(0.1, 3, 50)[:, None] * along
            assert np.allclose(on_disc(G, b, 1.0), corner)
            beside = on_disc(G, b + 1e-6 * np.array([-along[1], along[0]]), 1.0)
            assert (np.abs(beside[:, zero]) > 1e-9).all()
        assert (on_disc(G, rng.uniform(-3, 3, (10_000, 2)), 1.0) != 0).all()


@claim("geometry/corner_probabilities")
def corner_probabilities() -> None:
    """By areas, exactly: each wedge cut by the square, a triangle of (W - t)^2; and by drawing."""
    said = [f"{100 * corner_probability(share):.2g}" for share in (0.05, 0.2, 0.5, 0.9)]
    assert said == ["90", "65", "29", "1.7"], said
    for W, share in product((1.0, 3.0), (0.05, 0.2, 0.5, 0.9, 1.0)):
        t = share * W
        wedges = [area_of(wedge) for wedge in corner_areas(ROUND, t, W)]
        assert np.allclose(wedges, (W - t) ** 2), wedges
        by_areas = sum(wedges) / (4 * W**2 - 2 * t**2)
        assert np.isclose(by_areas, (W - t) ** 2 / (W**2 - t**2 / 2))
        assert np.isclose(by_areas, corner_probability(share))
    for share in (0.05, 0.2, 0.5, 0.9):
        p, draws = corner_probability(share), 30_000
        found = corner_share(ROUND, share, draws, np.random.default_rng(7))
        assert abs(found - p) <= 4 * np.sqrt(p * (1 - p) / draws), (share, found, p)


@claim("geometry/counted_corners")
def counted_corners() -> None:
    rate = corner_chance().frame(share=0.5, loss="round").facts["rate"]
    assert f"{rate:.1%} {corner_probability(0.5):.1%}" == "28.0% 28.6%", rate


@claim("geometry/loss_decides_too")
def loss_decides_too() -> None:
    at_corner, on_edge, by_stretch, _ = _turned(1.0)
    assert tuple(by_stretch) == (1.5, 2.0, 3.0, 5.0) and at_corner + on_edge == 4 * 20 == 80
    assert (at_corner, on_edge, by_stretch[1.5]) == (51, 29, 6), by_stretch
    others = [w for w in _turned_optima(1.0) if (w == 0).any() and not np.array_equal(w, CORNERS[0])]
    assert np.array_equal(others, [CORNERS[2]]), others  # the other 50 stay
    turns = _turns(np.arange(0, 180, 9))
    assert np.allclose([turn @ turn.T for turn in turns], ROUND), "a round loss, turned, is the same loss"
    assert (on_diamond(ROUND, [1.6, 0.4], 1.0) == CORNERS[0]).all()


@claim("geometry/flat_losses_tie")
def flat_losses_tie() -> None:
    *_, ties = _turned(1.0)
    assert ties == 9 and len(turn_ellipse().controls["angle"].values) == 20


@claim("geometry/correlation_moves_no_wedge")
def correlation_moves_no_wedge() -> None:
    b = np.random.default_rng(8).uniform(-2, 2, (10_000, 2))
    w = on_diamond(ROUND, b, 1.0)
    for r in (-0.999, -0.9, 0.3, 0.9, 0.999):
        assert np.allclose(on_diamond(np.array([[1.0, r], [r, 1.0]]), b, 1.0), w)


@claim("geometry/scale_moves_the_wedges")
def scale_moves_the_wedges() -> None:
    """Exactly, by the areas of the wedges; and by drawing."""
    for curvature, said in (ROUND, "29%"), (np.diag([1.0, 4.0]), "46%"):  # columns of scale 1 and 2
        right, up, left, down = (area_of(area) for area in corner_areas(curvature, 0.5, 1.0))
        assert f"{(right + up + left + down) / (4 - 2 * 0.5**2):.0%}" == said
    assert up + down > 9 * (right + left), "w1 = 0 at the upper and the lower corner"
    w1, w2 = on_diamond(np.diag([1.0, 4.0]), centres(0.5, 20_000, np.random.default_rng(0)), 0.5).T
    assert abs(((w1 == 0) | (w2 == 0)).mean() - 0.46) < 0.015
    assert (w1 == 0).sum() > 9 * (w2 == 0).sum(), ((w1 == 0).mean(), (w2 == 0).mean())


@claim("geometry/corner_and_edge_are_equally_likely")
def corner_and_edge_are_equally_likely() -> None:
    s = (4 - np.sqrt(6)) / 5
    assert f"{s:.2f}" == "0.31" and np.isclose(corner_probability(s), 0.5)


@claim("geometry/only_q_1")
def only_q_1() -> None:
    for q in (0.25, 0.5, 0.9, 1.0, 1.1, 1.5, 2.0, 4.0, np.inf):
        assert _convex(q) == (q >= 1), q
        assert _pointed(q) == (q <= 1), q


@claim("geometry/square_makes_ties")
def square_makes_ties() -> None:
    """The cone of each corner is a full quadrant of pulls; with a round loss the solution is b, clipped."""
    square = np.array(list(product((-1.0, 1.0), repeat=2)))
    g = np.random.default_rng(4).normal(size=(1000, 2))
    held = g @ square.T >= np.abs(g).sum(axis=1)[:, None] - 1e-12
    assert np.array_equal(square[held.argmax(axis=1)], np.sign(g)) and (held.sum(axis=1) == 1).all()
    b = np.random.default_rng(9).uniform(-3, 3, (10_000, 2))
    w = np.clip(b, -1, 1)
    ties = np.abs(w[:, 0]) == np.abs(w[:, 1])
    assert ties.mean() > 0.4 and (np.abs(w[ties]) == 1).all() and (w != 0).all()


@claim("geometry/elastic_net_mixes")
def elastic_net_mixes() -> None:
    w = np.random.default_rng(13).normal(size=(100, 2))
    for share in (0.0, 0.3, 1.0):
        mixed = share * lp_norm(w, 1) + (1 - share) * lp_norm(w, 2) ** 2 / 2
        assert np.allclose(ElasticNet(1.0, share).value(w), mixed)


@claim("geometry/elastic_net_ball")
def elastic_net_ball() -> None:
    for share in (0.1, 0.5, 0.9):  # of L1 in the mixture
        net = ElasticNet(1.0, share)
        level = net.value(CORNERS[0])
        assert np.allclose(net.value(CORNERS), level), "the diamond's points are on its rim"
        for corner, zero in (CORNERS[0], 1), (CORNERS[1], 1), (CORNERS[2], 0), (CORNERS[3], 0):
            lo, hi = net.subdifferential(corner)
            assert lo[1 - zero] == hi[1 - zero] != 0 and lo[zero] < 0 < hi[zero], "a wedge of normals there"
        for one, other in zip(CORNERS[[0, 2, 1, 3]], CORNERS[[2, 1, 3, 0]], strict=True):
            inner = np.linspace(0.01, 0.99, 99)[:, None]
            assert (net.value(inner * one + (1 - inner) * other) < level).all(), "no straight edge"


@claim("geometry/price_and_budget_agree")
def price_and_budget_agree() -> None:
    for datafit, G, b in _cases():
        for lam in (0.05, 0.2, 0.5):
            w = solve(Problem(datafit, L1(lam))).w
            assert np.allclose(on_diamond(G, b, np.abs(w).sum()), w, atol=1e-9), (b, lam)
            ridge = solve(Problem(datafit, L2(lam))).w
            assert np.allclose(on_disc(G, b, float(np.linalg.norm(ridge))), ridge, atol=1e-9), (b, lam)


@claim("geometry/pull_is_the_price")
def pull_is_the_price() -> None:
    for datafit, G, b in _cases():
        for t in (0.1, 0.5, 0.9):
            w = on_diamond(G, b, t)
            lam = np.abs(datafit.gradient(w)).max()
            assert np.allclose(solve(Problem(datafit, L1(lam))).w, w, atol=1e-9), (b, t)


@claim("geometry/budget_depends_on_data")
def budget_depends_on_data() -> None:
    bought = []
    for place in penalty_and_budget().controls["data"].values:
        b = [float(x) for x in re.findall(r"-?[\d.]+", str(place).replace("−", "-"))]
        w = solve(Problem(bowl(LOSS, b), L1(0.4))).w
        bought.append(f"{np.abs(w).sum():.2f}")
    assert bought == ["1.47", "1.17", "0.50"], bought


@claim("geometry/edges_of_many_weights")
def edges_of_many_weights() -> None:
    """Two corners i and j of the diamond of p weights: the normal cone of their middle fits no third one."""
    for p in (3, 5, 8):
        middle = (np.eye(p)[0] - np.eye(p)[1]) / 2
        g = np.r_[1.0, -1.0, np.full(p - 2, 0.5)]
        corners = np.vstack([np.eye(p), -np.eye(p)])
        best = corners[np.isclose(corners @ g, np.abs(g).max())]
        assert len(best) == 2 and np.allclose(best.mean(axis=0), middle) and (middle == 0).sum() == p - 2


@claim("geometry/half_line_of_prices")
def half_line_of_prices() -> None:
    for datafit, _, _ in _cases():
        lam_max = Problem(datafit, L1(1.0)).lam_max
        for factor in (1.0, 1.5, 100.0):
            assert (solve(Problem(datafit, L1(factor * lam_max))).w == 0).all()
        assert (solve(Problem(datafit, L1(0.99 * lam_max))).w != 0).any()


@claim("geometry/ridge_has_no_half_line")
def ridge_has_no_half_line() -> None:
    """(G + lam I) w = Gb, and Gb is not 0, so neither is w while lam is finite; lam w tends to Gb."""
    for datafit, G, b in _cases():
        for lam in (0.0, 0.1, 10.0, 1e3, 1e9, 1e300):
            w = ridge_path(datafit.X, datafit.y).at(lam)
            assert np.allclose(G @ w + lam * w, G @ b) and (w != 0).any(), lam
        assert (G @ b != 0).any() and (ridge_path(datafit.X, datafit.y).at(np.inf) == 0).all()


@cache
def _turned(t: float) -> tuple[int, int, dict[float, int], int]:
    """The picture's own settings at budget t, solved one by one: corners, edges, edges by stretch, ties."""
    controls, b = turn_ellipse().controls, np.array([1.6, 0.4])
    turns, edges, at_corner = _turns(controls["angle"].values), {}, 0
    for stretch in (s for s in controls["stretch"].values if 1 < s < np.inf):
        w = np.array([on_diamond(turn @ np.diag([1, stretch**2]) @ turn.T, b, t) for turn in turns])
        edges[stretch] = int((w != 0).all(axis=1).sum())
        at_corner += int((w == 0).any(axis=1).sum())
    # Flat along u, the loss is (n'(w - b))^2: where its line b + s u enters the diamond, the part inside is
    # best; where it passes by, the corner farthest along n is, or the whole edge if n is an edge's normal.
    n = turns[:, :, 1]
    enters = np.abs(n @ b) < t * np.abs(n).max(axis=1) - 1e-12
    return at_corner, sum(edges.values()), edges, int((enters | (np.ptp(np.abs(n), axis=1) < 1e-12)).sum())


def _turned_optima(t: float) -> Array:
    """The solutions of the settings that `_turned` counts, one for each ellipse, shape (80, 2)."""
    controls = turn_ellipse().controls
    stretches = [s for s in controls["stretch"].values if 1 < s < np.inf]
    losses = [T @ np.diag([1, s**2]) @ T.T for T in _turns(controls["angle"].values) for s in stretches]
    return np.array([on_diamond(G, [1.6, 0.4], t) for G in losses])


def _turns(angles: ArrayLike) -> Array:
    """Rotations by angles in degrees, shape (k, 2, 2)."""
    turn = np.radians(angles)
    return np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]).transpose(2, 0, 1)


def _outline(q: float) -> Array:
    """The points of norm 1 in 3,600 directions, those of axes and diagonals among them, shape (3600, 2)."""
    angle = np.arange(3600) * np.pi / 1800
    points = np.column_stack([np.cos(angle), np.sin(angle)])
    return points / lp_norm(points, q)[:, None]


def _same_points(found: Array, expected: Array) -> bool:
    near = np.linalg.norm(found[:, None] - expected, axis=-1) < 1e-9
    return len(found) == len(expected) and bool((near.sum(axis=0) == 1).all())


def _best_step(G: Array, b: Array, w: Array, q: float) -> Array:
    """The largest product of g = G(b - w) with a step v - w to a point v of the ball of radius 1."""
    g = (b - w) @ G
    return lp_norm(g, np.inf if q == 1 else 2.0) - np.vecdot(g, w)


def _convex(q: float) -> bool:
    """Whether the segments between points of the rim stay inside the ball."""
    points = _outline(q)
    middles = (points[::10, None] + points[::50]) / 2
    return bool((lp_norm(middles, q) <= 1 + 1e-9).all())


def _pointed(q: float) -> bool:
    """Whether the rim leaves the point (1, 0) at an angle: seen from the point it falls back at once."""
    step = 1e-8
    beside = np.array([1.0, step]) / lp_norm([1.0, step], q)
    return bool(1 - beside[0] > 0.5 * step)


def _cases() -> list[tuple[Quadratic, Array, Array]]:
    """Data sets of two columns: the datafit, its curvature and its least-squares point."""
    rng = np.random.default_rng(10)
    cases = []
    for _ in range(4):
        X = rng.normal(size=(20, 2)) @ rng.normal(size=(2, 2))
        b = rng.uniform(1.0, 2.0, 2)
        cases.append((Quadratic(X, X @ b), X.T @ X / 20, b))
    return cases
