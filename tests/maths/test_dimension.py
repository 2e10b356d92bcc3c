"""Zeros of many weights: counted as the projection makes them, with the known chances and the limit."""

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import norm

from l1l2 import project_l1_ball
from l1l2.maths.dimension import count_corners, zeros_in_the_limit

RHO = np.array([0.1, 0.3, 0.5, 0.9])


@pytest.mark.parametrize("n", [1, 2, 3, 12])
def test_counts_are_those_of_the_projection(n):
    found = count_corners(n, RHO, 200, np.random.default_rng(1))
    b = np.random.default_rng(1).standard_normal((200, n))
    for i, rho in enumerate(RHO):
        alive = [np.count_nonzero(project_l1_ball(row, rho * np.abs(row).sum())) for row in b]
        assert found.zeros[i] == pytest.approx(1 - np.mean(alive) / n)
        assert found.some_zero[i] == np.mean(np.less(alive, n))
        assert found.vertex[i] == np.mean(np.equal(alive, 1))


def test_two_weights_have_a_closed_form():
    found = count_corners(2, RHO, 40_000, np.random.default_rng(2))
    assert found.vertex == pytest.approx(1 - 4 / np.pi * np.arctan(RHO), abs=4 * 0.5 / 200)
    assert np.array_equal(found.vertex, found.some_zero)


def test_the_limit_solves_its_equation_and_is_reached():
    for rho, zeros in zip(RHO, zeros_in_the_limit(RHO), strict=True):
        tau = norm.ppf((1 + zeros) / 2)
        assert 2 * (norm.pdf(tau) - tau * norm.sf(tau)) == pytest.approx(rho * np.sqrt(2 / np.pi), rel=1e-8)
        assert tau == pytest.approx(brentq(lambda t, rho=rho: excess(t) - rho * excess(0.0), 0, 10), rel=1e-6)
    found = count_corners(1000, RHO, 200, np.random.default_rng(3))
    assert found.zeros == pytest.approx(zeros_in_the_limit(RHO), abs=0.005)


def excess(tau):
    """E max(|b| - tau, 0), by quadrature."""
    b = np.linspace(tau, tau + 12, 200_001)
    return 2 * np.trapezoid((b - tau) * norm.pdf(b), b)


def test_shapes():
    assert zeros_in_the_limit(0.5).shape == ()
    assert zeros_in_the_limit([[0.1, 0.2]]).shape == (1, 2)
    assert count_corners(4, 0.5, 10, np.random.default_rng(0)).zeros.shape == (1,)


@pytest.mark.parametrize("rho", [0.0, 1.0, -0.1, 1.5])
def test_a_budget_outside_is_refused(rho):
    message = f"rho: got {rho:g}; give budgets above 0 and below 1"
    with pytest.raises(ValueError, match=message):
        zeros_in_the_limit(rho)
    with pytest.raises(ValueError, match=message):
        count_corners(3, [0.5, rho], 10, np.random.default_rng(0))


@pytest.mark.parametrize(
    ("n", "draws", "rng", "error", "message"),
    [
        (0, 10, np.random.default_rng(0), ValueError, "n: got 0; give an integer >= 1"),
        (2.0, 10, np.random.default_rng(0), TypeError, "n: got 2.0"),
        (2, 0, np.random.default_rng(0), ValueError, "draws: got 0"),
        (2, 10, 7, TypeError, "rng: got 7; give a generator"),
    ],
)
def test_bad_input_is_named(n, draws, rng, error, message):
    with pytest.raises(error, match=message):
        count_corners(n, 0.5, draws, rng)
