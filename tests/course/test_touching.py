import numpy as np
import pytest
from scipy.optimize import linprog

from l1l2.course.touching import (
    arcs,
    contour,
    curvature,
    flat_optima,
    kind,
    kkt_on_diamond,
    kkt_on_disc,
    optima,
    outcome,
    ring,
    rings,
)
from l1l2.maths.plane import on_diamond, on_disc

G = np.array([[1.0, 0.35], [0.35, 1.0]])


@pytest.mark.parametrize(("best", "kkt"), [(on_diamond, kkt_on_diamond), (on_disc, kkt_on_disc)])
def test_one_wrong_point_among_many_spoils_the_proof(best, kkt):
    rng = np.random.default_rng(0)
    b = rng.uniform(-2, 2, (200, 2))
    w = best(G, b, 0.7)
    assert kkt(G, b, w, 0.7) < 1e-12
    at = np.abs(w - b).max(axis=1).argmax()  # where the budget binds
    for wrong in w[at] * (1 - 1e-6), w[at] * (1 + 1e-6), w[at] + [1e-6, -1e-6], -w[at], 0 * w[at]:
        spoilt = w.copy()
        spoilt[at] = wrong
        assert kkt(G, b, spoilt, 0.7) > 1e-8


@pytest.mark.parametrize("kkt", [kkt_on_diamond, kkt_on_disc])
def test_of_many_points_the_worst_counts_in_its_own_unit(kkt):
    rng = np.random.default_rng(0)
    b, w = rng.uniform(-2, 2, (2, 50, 2)) * 10 ** rng.uniform(-2, 2, (50, 1))
    t = rng.uniform(0.1, 3, 50)
    alone = [kkt(G, *each) for each in zip(b, w, t, strict=True)]
    assert kkt(G, b, w, t) == pytest.approx(max(alone)) == kkt(G, -b, -w, t)
    assert [kkt(G, *each) for each in zip(-b, -w, t, strict=True)] == pytest.approx(alone)
    order = np.argsort(alone)
    assert kkt(G, b[order[:20]], w[order[:20]], t[order[:20]]) == pytest.approx(alone[order[19]])


def test_a_budget_left_over_is_no_optimum():
    b = np.array([2.0, 0.0])
    assert kkt_on_diamond(G, b, on_diamond(G, b, 0.5), 1.0) > 0.1
    assert kkt_on_disc(G, b, on_disc(G, b, 0.5), 1.0) > 0.1
    assert kkt_on_diamond(G, b, on_diamond(G, b, 1.0), 0.5) > 0.1


@pytest.mark.parametrize("kkt", [kkt_on_diamond, kkt_on_disc])
def test_least_squares_is_no_optimum_of_a_budget_that_it_exceeds(kkt):
    """Nothing pulls there: the budget alone tells."""
    b = np.array([2.0, 0.0])
    assert kkt(G, b, b, 2.5) == 0
    assert kkt(G, b, b, 0.5) > 0.1


@pytest.mark.parametrize(
    ("normal", "b", "ends", "name"),
    [
        ((1.0, 0.0), (2.0, 1.0), [(1, 0), (1, 0)], "corner"),
        ((1.0, 0.0), (0.4, 3.0), [(0.4, -0.6), (0.4, 0.6)], "segment"),
        ((0.0, 1.0), (3.0, 0.0), [(1, 0), (-1, 0)], "segment"),
        ((np.sqrt(0.5), np.sqrt(0.5)), (2.0, 1.0), [(1, 0), (0, 1)], "segment"),
        ((np.sqrt(0.5), np.sqrt(0.5) * (1 - 1e-15)), (2.0, 1.0), [(1, 0), (0, 1)], "segment"),
    ],
)
def test_best_points_of_a_flat_loss(normal, b, ends, name):
    found = flat_optima(np.array(normal), np.array(b), 1.0)
    assert found == pytest.approx(np.array(ends, float), abs=1e-12)
    assert kind(found) == name


@pytest.mark.parametrize("angle", [0.0, 20.0, 45.0, 90.0, 135.0])
@pytest.mark.parametrize("stretch", [1.0, 3.0, np.inf])
def test_curvature_contour_and_best_points_are_of_one_loss(angle, stretch):
    """The bug to catch: the strip of an infinite stretch lies across where the long ellipses lie along."""
    b, G = np.array([1.6, 0.4]), curvature(angle, stretch)
    points = contour(angle, stretch, 0.7)
    points = points[:, np.isfinite(points).all(axis=0)]
    assert np.allclose((points * (G @ points)).sum(axis=0), 0.49)
    height = points[:, 0] @ G @ points
    if stretch == np.inf:  # two lines, not a cross
        assert height == pytest.approx([0.49, 0.49, -0.49, -0.49])
    assert (height.min(), height.max()) == pytest.approx((-0.49, 0.49))  # on both sides of 0
    ends = optima(angle, stretch, b, 1.0)
    assert ends.shape == (2, 2) and kkt_on_diamond(G, b, ends, 1.0) < 1e-9
    if stretch < np.inf:
        assert np.array_equal(*ends)


@pytest.mark.parametrize(
    ("w", "words"),
    [
        ((0.0, 0.004), "L1 gives (0, 0.00): w₁ is exactly 0."),
        ((-0.004, 1e-12), "L1 gives (0.00, 0): w₂ is exactly 0."),
        ((-0.5, 0.5), "L1 gives (−0.50, 0.50): neither is 0."),
        ((2.0, 1.0), "L1 gives (2.00, 1.00): the constraint does not bind."),
    ],
)
def test_only_what_is_0_is_written_as_0(w, words):
    assert outcome("L1", np.array(w), np.array([2.0, 1.0])) == words


@pytest.mark.parametrize(("size", "half"), [(2.0, 0.25), (0.01, 0.75)])
def test_an_arc_is_of_one_loss_and_goes_no_farther_than_three_quarters(size, half):
    """The short radius is a 50th of the length: without a bound the arc would be a coil."""
    b, w = np.array([[1.0, 2.0]]), np.array([[1.0, 2.0 - size]])
    root = np.array([[2.0, 1.0], [0.0, 1.0]])
    x, y = root @ (arcs(root, b, w, np.sqrt(0.5), 5)[0] - b[0][:, None])
    assert np.hypot(x, y) == pytest.approx(np.sqrt(2) * size)
    turned = np.arctan2(y, x) - np.arctan2(-size, -size)
    assert turned == pytest.approx([-half, -half / 2, 0, half / 2, half])


def test_arcs_are_of_the_contour_through_w_as_long_as_asked():
    rng = np.random.default_rng(0)
    root = np.linalg.cholesky(G).T
    b, w = rng.uniform(-2, 2, (2, 6, 2))
    w[0] = b[0]
    found = arcs(root, b, w, 0.4, 41)
    assert np.isnan(found[0]).all() and np.isfinite(found[1:]).all()
    at_w = np.einsum("ij,jk,ik->i", w - b, G, w - b)
    beyond = (found - b[..., None])[1:]
    assert np.allclose(np.einsum("ijt,jk,ikt->it", beyond, G, beyond), at_w[1:, None])
    assert np.allclose(found[1:, :, 20], w[1:])
    steps = np.linalg.norm(np.diff(root @ found[1:]), axis=1)
    assert np.allclose(steps.sum(axis=1), 2 * np.minimum(0.4, 0.75 * np.sqrt(at_w[1:])), rtol=1e-3)


def test_rings_are_contours_about_0():
    root, across = np.linalg.cholesky(G).T, np.array([0.3, -1.2])
    one, several = ring(root, across), rings(root, (0.5, 2.0))
    assert np.allclose((one * (G @ one)).sum(axis=0), across @ G @ across)
    assert np.isnan(several).all(axis=0).sum() == 2 and np.isnan(several[:, -1]).all()
    levels = (several * (G @ several)).sum(axis=0)
    assert np.allclose(levels[np.isfinite(levels)], np.repeat([0.25, 4.0], len(levels) // 2 - 1))


def test_best_points_of_a_flat_loss_are_the_linear_program_s():
    """Its misfit is as small as it can be, and of the points that have it none lies beyond the ends."""
    rng = np.random.default_rng(0)
    split = np.hstack([np.eye(2), -np.eye(2)])
    for turn, b, t in zip(
        rng.uniform(0, 7, 30), rng.uniform(-2, 2, (30, 2)), rng.uniform(0.2, 2, 30), strict=True
    ):
        normal = np.array([np.cos(turn), np.sin(turn)])
        ends = flat_optima(normal, b, t)
        level = np.clip(normal @ b, -t * np.abs(normal).max(), t * np.abs(normal).max())
        along = np.array([-normal[1], normal[0]])
        budget, there = np.ones((1, 4)), (normal @ split)[None]
        far = [linprog(s * along @ split, budget, [t + 1e-12], there, [level]).fun for s in (1, -1)]
        assert np.allclose(ends @ normal, level, atol=1e-9)
        assert np.allclose(ends @ along, [far[0], -far[1]], atol=1e-6)


def test_a_strip_at_45_degrees_lies_along_an_edge_to_the_last_digit():
    assert len(set(np.abs(curvature(45.0, np.inf)).ravel())) == 1
    assert kind(optima(45.0, np.inf, np.array([-2.0, -1.0]), 1.0)) == "segment"
