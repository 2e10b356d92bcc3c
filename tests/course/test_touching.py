import numpy as np
import pytest

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
