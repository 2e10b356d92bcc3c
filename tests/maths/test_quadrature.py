import numpy as np
import pytest
from scipy import stats

from l1l2.maths.quadrature import inverse, moments, panels


def test_panels_are_fine_where_they_are_asked_to_be():
    edges = panels(-10, 20, (0.0, 0.01), (15.0, 1.0))
    assert (edges[0], edges[-1]) == (-10, 20) and (np.diff(edges) > 0).all()
    assert np.diff(edges)[np.searchsorted(edges, 0.0)] < 0.002
    assert np.diff(edges)[np.searchsorted(edges, 15.0)] < 0.1


@pytest.mark.parametrize("size", [0.0, 2000.0, -2000.0])
def test_a_lopsided_density_of_any_size(size):
    """Gumbel's, whose logarithm is given up to a constant."""
    truth = stats.gumbel_r(1, 0.5)
    edges = panels(-3, 30, (1.0, 0.5))
    log_integral, mean, cdf = moments(lambda w: truth.logpdf(w) + size, edges, 1.0)
    assert log_integral == pytest.approx(size, abs=1e-12)
    assert mean == pytest.approx(truth.mean(), abs=1e-12)
    assert np.allclose(cdf, truth.cdf(edges), rtol=0, atol=1e-13)
    shares = np.array([1e-3, 0.01, 0.5, 0.9, 0.999])
    assert np.allclose(truth.cdf(inverse(edges, cdf, truth.pdf(edges))(shares)), shares, rtol=0, atol=1e-6)


def test_a_cubic_is_inverted_to_the_last_digits():
    """On one wide panel, where the first guess is far off: below x lies x (1 + x) / 2."""
    shares = np.linspace(0.05, 0.95, 19)
    found = inverse(np.array([0.0, 1.0]), np.array([0.0, 1.0]), np.array([0.5, 1.5]))(shares)
    assert found == pytest.approx((np.sqrt(1 + 8 * shares) - 1) / 2, abs=1e-9)


def test_the_inverse_reaches_from_the_first_edge_to_the_last():
    edges = np.array([-1.0, 0.0, 2.0, 3.0])
    level = inverse(edges, (edges + 1) / 4, np.full(4, 0.25))
    shares = np.linspace(0, 1, 33)
    assert np.allclose(level(shares), 4 * shares - 1, rtol=0, atol=1e-12)
    rising = inverse(edges, (edges + 1) ** 2 / 16, (edges + 1) / 8)  # of a density 2 v / 16 beyond -1
    assert np.allclose(rising(shares), 4 * np.sqrt(shares) - 1, rtol=0, atol=1e-6)


@pytest.mark.parametrize("power", range(7))
def test_moments_of_powers_are_exact(power):
    edges = np.array([0.0, 0.5, 0.7, 2.0])
    with np.errstate(divide="ignore"):
        log_integral, mean, cdf = moments(lambda w: power * np.log(w), edges, 2.0)
    assert np.exp(log_integral) == pytest.approx(2 ** (power + 1) / (power + 1), rel=1e-12)
    assert mean == pytest.approx(2 * (power + 1) / (power + 2), rel=1e-12)
    assert np.allclose(cdf, (edges / 2) ** (power + 1), rtol=1e-12)
