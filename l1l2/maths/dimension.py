"""Many weights on a budget: how many are 0, for a round loss whose centre is a Gaussian direction.

The loss is 1/2 ||w - b||^2 with b ~ N(0, I), the budget ||w||_1 <= rho ||b||_1.  The best w is the projection
of b, sign(b) max(|b| - tau, 0), with tau such that the budget is spent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, integer
from .sections import BAD_INPUT, append_sections


@dataclass(frozen=True, eq=False)
class Corners:
    """Where projections on the diamond of n weights end; one entry a rho.

    Standard errors are 1/(2 sqrt(draws)) at most.

    Attributes
    ----------
    zeros : ndarray, shape (m,)
        Mean share of weights that are exactly 0.
    some_zero : ndarray, shape (m,)
        Share of draws with at least one zero: off the inside of every facet.
    vertex : ndarray, shape (m,)
        Share of draws with a single weight that is not 0.
    """

    zeros: Array
    some_zero: Array
    vertex: Array


@append_sections(BAD_INPUT)
def count_corners(n: int, rho: ArrayLike, draws: int, rng: np.random.Generator) -> Corners:
    """Project Gaussian points of R^n on the diamond of radius rho ||b||_1, and count the zeros.

    Parameters
    ----------
    n : int >= 1
        Number of weights.
    rho : array_like, shape (m,)
        Budget over what no budget would spend, in (0, 1).
    draws : int >= 1
    rng : numpy.random.Generator

    Returns
    -------
    Corners
    """
    n, draws, rho = integer(n, "n", least=1), integer(draws, "draws", least=1), _check_shares(rho)
    generator(rng)
    size = -np.sort(-np.abs(rng.standard_normal((draws, n))), axis=1)
    total = size.cumsum(axis=1)
    # Weight k (by falling size) is not 0 if the larger ones exceed it, in all, by less than the budget.
    price = total - np.arange(1, n + 1) * size
    alive = np.array([np.count_nonzero(price < r * total[:, -1:], axis=1) for r in rho])
    return Corners(1 - alive.mean(axis=1) / n, (alive < n).mean(axis=1), (alive == 1).mean(axis=1))


@append_sections(BAD_INPUT)
def zeros_in_the_limit(rho: ArrayLike) -> Array:
    """The share of zeros as the number of weights grows: 1 - 2 Q(tau), Q the upper tail of a Gaussian.

    By the law of large numbers the budget is spent where E max(|b| - tau, 0) = rho E|b|, which is 2
    (phi(tau) - tau Q(tau)) = rho sqrt(2/pi), with the density phi.

    Parameters
    ----------
    rho : array_like
        As in `count_corners`, in any shape.

    Returns
    -------
    ndarray, the shape of rho
    """
    from scipy.optimize import brentq  # here, so that `import l1l2` does not wait for SciPy
    from scipy.special import ndtr

    def spent(tau: float) -> float:
        return float(2 * (np.exp(-(tau**2) / 2) / np.sqrt(2 * np.pi) - tau * ndtr(-tau)))

    def zeros(share: float) -> float:
        tau = brentq(lambda tau: spent(tau) - share * np.sqrt(2 / np.pi), 0, 40, xtol=1e-14)
        return float(1 - 2 * ndtr(-tau))

    shares = array(rho, "rho")
    return np.reshape([zeros(share) for share in _check_shares(shares.ravel())], shares.shape)


def _check_shares(rho: ArrayLike | Sequence[float]) -> Array:
    rho = np.atleast_1d(array(rho, "rho"))
    if (wrong := rho[(rho <= 0) | (rho >= 1)]).size:
        raise ValueError(f"rho: got {wrong[0]:g}; give budgets above 0 and below 1, as shares of ‖b‖₁")
    return rho
