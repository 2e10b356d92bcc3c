import numpy as np
import pytest

from l1l2 import corner_probability, on_diamond
from l1l2.lessons.geometry.corners import LOSSES
from l1l2.lessons.geometry.regions import AXES, area_of, corner_areas, edge_areas

SKEW = np.array([[1.0, -0.7], [-0.7, 0.6]])
every_loss = pytest.mark.parametrize("G", [*LOSSES.values(), SKEW], ids=[*LOSSES, "skew"])


def inside(polygon, b):
    """Which b, by the side they are on of each edge of a convex polygon, however it turns."""
    (x, y), (u, v) = polygon.T, np.roll(polygon, -1, axis=0).T
    side = (u - x) * (b[:, 1:] - y) - (v - y) * (b[:, :1] - x)
    return (side > 0).all(axis=1) | (side < 0).all(axis=1)


@every_loss
@pytest.mark.parametrize("t", [0.3, 1.0, 2.0])
def test_every_position_lies_in_the_region_of_its_optimum(G, t):
    b = np.random.default_rng(0).uniform(-2.5, 2.5, (4000, 2))
    w = on_diamond(G, b, t)
    for polygon, axis in zip(corner_areas(G, t, 2.5), AXES, strict=True):
        assert np.array_equal(inside(polygon, b), (w == t * axis).all(axis=1))
    edges = [inside(polygon, b) for polygon in edge_areas(G, t, 2.5)]
    alive = (np.abs(b).sum(axis=1) > t) & (w != 0).all(axis=1)
    for polygon, signs in zip(edges, ((1, 1), (-1, 1), (-1, -1), (1, -1)), strict=True):
        assert np.array_equal(polygon, alive & (w * signs > 0).all(axis=1))


@every_loss
@pytest.mark.parametrize("share", [0.05, 0.5, 1.0])
def test_the_regions_and_the_diamond_fill_the_square(G, share):
    areas = [area_of(p) for p in (*corner_areas(G, share, 1.0), *edge_areas(G, share, 1.0))]
    assert sum(areas) + 2 * share**2 == pytest.approx(4, rel=1e-12)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.9])
def test_for_a_round_loss_areas_give_the_closed_form(share):
    won = sum(area_of(p) for p in corner_areas(np.eye(2), share, 1.0))
    assert won / (4 - 2 * share**2) == pytest.approx(float(corner_probability(share)), rel=1e-12)
