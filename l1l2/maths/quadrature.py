"""A density known up to a factor, on an interval: its integral, its mean and its quantiles."""

from collections.abc import Callable
from functools import cache

import numpy as np

from ..validate import Array


def panels(lo: float, hi: float, *peaks: tuple[float, float]) -> Array:
    """Edges from lo to hi: as dense around each peak (centre, width) as its width asks, sparser away."""
    edges = [np.array([lo, hi])]
    for centre, width in peaks:
        far = np.arcsinh((hi - lo) / width)
        count = max(201, 2 * int(8 * far) + 1)  # far from a peak, panels grow by e^(1/8) at most
        edges.append(centre + width * np.sinh(np.linspace(-far, far, count)))
    every = np.concatenate(edges)
    return np.unique(every[(every >= lo) & (every <= hi)])


def moments(log_density: Callable[[Array], Array], edges: Array, peak: float) -> tuple[float, float, Array]:
    """log of the integral, the mean, and the share that lies below each edge.

    Gauss-Legendre on each panel; the largest density, at the peak, is divided out lest others underflow.
    """
    nodes, weights = gauss_legendre()
    half = np.diff(edges)[:, None] / 2
    w = edges[:-1, None] + half * (1 + nodes)
    highest = log_density(np.array(peak))
    mass = half * weights * np.exp(log_density(w) - highest)
    total = mass.sum()
    cdf = np.append(0, np.cumsum(mass.sum(axis=1))) / total
    return float(np.log(total) + highest), float((mass * w).sum() / total), cdf


def inverse(edges: Array, cdf: Array, pdf: Array) -> Callable[[Array], Array]:
    """Inverse of the piecewise cubic that has these values and slopes at the edges, by Newton's method."""

    def inverse_cdf(share: Array) -> Array:
        panel = np.searchsorted(cdf, share).clip(1, len(cdf) - 1) - 1
        width, rise = np.diff(edges)[panel], np.diff(cdf)[panel]
        start, end = pdf[panel] * width, pdf[panel + 1] * width
        square, cube = 3 * rise - 2 * start - end, start + end - 2 * rise
        aim = share - cdf[panel]
        z = np.clip(aim / np.where(rise > 0, rise, 1), 0, 1)
        for _ in range(4):
            value = z * (start + z * (square + z * cube))
            slope = start + z * (2 * square + 3 * z * cube)
            z = np.clip(z - (value - aim) / np.where(slope > 0, slope, np.inf), 0, 1)
        return edges[panel] + width * z

    return inverse_cdf


@cache
def gauss_legendre() -> tuple[Array, Array]:
    """Nodes and weights on (-1, 1)."""
    return np.polynomial.legendre.leggauss(7)
