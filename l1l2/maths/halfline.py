"""Half a bell: the belief proportional to exp(-k v - v^2/2) on v > 0, without cancellation at any slope k.

A Laplace prior on one weight makes one such half on each side of 0, in units of the noise.
"""

from functools import cache

import numpy as np

from ..validate import Array
from .quadrature import gauss_legendre

STEEP = 5.0  # from this slope on, a sum of positive terms keeps more digits than the closed form


def mills(k: Array | float) -> Array:
    """The integral of exp(-k v - v^2/2) over v > 0: Mills' ratio, infinite where it leaves the floats."""
    from scipy.special import erfcx  # here, so that `import l1l2` does not wait for SciPy

    return np.sqrt(np.pi / 2) * erfcx(k / np.sqrt(2))


def log_mills(k: float) -> float:
    """Its logarithm, which overflows for no k that has a square."""
    from scipy.special import log_ndtr

    return float(np.log(mills(k))) if k > 0 else float(log_ndtr(-k)) + k * k / 2 + np.log(2 * np.pi) / 2


def mean(k: float) -> float:
    """The mean of v."""
    if k < STEEP:
        return float(1 / mills(k) - k)
    u, weights = _nodes()
    mass = weights * np.exp(-u - (u / k) ** 2 / 2)
    return float(mass @ u / mass.sum() / k)


def quantile(k: float, log_tail: Array) -> Array:
    """The v beyond which exp(log_tail) of the belief lies."""
    from scipy.special import log_ndtr, ndtri_exp

    if k < 0:
        return np.maximum(-k - ndtri_exp(log_tail + log_ndtr(-k)), 0)
    aim = -np.asarray(log_tail, float)
    rate = 1 / mills(k)
    v = 2 * aim / (rate + np.hypot(rate, np.sqrt(2 * aim * rate * mean(k))))  # -log of the tail to 2nd order
    steps = v
    for _ in range(5):  # Newton from above: -log of the tail is convex
        far = mills(k + steps)
        missed = steps * (k + steps / 2) + np.log(mills(k) / far) - aim
        steps = np.maximum(steps - missed * far, 0)
    # Near 0 the second-order formula is exact to all digits, and Newton's steps add rounding errors.
    return np.where(aim < 1e-5, v, steps)


def balance(k: float, shift: float) -> tuple[float, float]:
    """P(v > 0) - P(v < 0), and the mean: slope k - shift on the right of 0, slope k + shift on the left.

    Each half has the weight that its integral gives it.
    """
    if abs(shift) > max(k, 1) / 2:
        odds = np.tanh((log_mills(k - shift) - log_mills(k + shift)) / 2)
        return float(odds), float(((1 + odds) * mean(k - shift) - (1 - odds) * mean(k + shift)) / 2)
    # The two halves are nearly equal: their difference is a sum of positive terms, so no digits are lost.
    u, weights = _nodes()
    v = u / max(k, 1)
    mass = weights * np.exp(-k * v - v**2 / 2)
    odd, even = mass * np.sinh(shift * v), mass @ np.cosh(shift * v)
    return float(odd.sum() / even), float(odd @ v / even)


@cache
def _nodes() -> tuple[Array, Array]:
    """Nodes and weights on (0, 80), panels of length 1: beyond, exp(-u/2) is negligible."""
    nodes, weights = gauss_legendre()
    return (np.arange(80)[:, None] + (1 + nodes) / 2).ravel(), np.tile(weights / 2, 80)
