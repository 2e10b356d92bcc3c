"""TotalVariation: the penalty that keeps or drops jumps between neighbouring weights."""

from dataclasses import dataclass

import numpy as np

from ..validate import Array, number
from .sections import BAD_INPUT, append_sections

ROUNDING = 1e-12  # a sum, or a jump, that is smaller than this share of its terms is 0


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class TotalVariation:
    """lam * (|w_2 - w_1| + ... + |w_p - w_(p-1)|): neighbours become equal, so w is a step function.

    It says nothing about the mean of w, so only slopes whose sum is 0 are its own, and no lam makes w 0.
    Methods as in `Penalty`; `distance` gives a number a stretch of equal weights.

    Parameters
    ----------
    lam : float >= 0
        Regularisation strength.

    References
    ----------
    Rudin, Osher & Fatemi (1992), "Nonlinear total variation based noise removal algorithms"; Tibshirani et
    al. (2005), "Sparsity and smoothness via the fused lasso".

    Examples
    --------
    >>> TotalVariation(1.0).prox(np.array([0.0, 0.0, 6.0, 6.0]), step=1.0)
    array([0.5, 0.5, 5.5, 5.5])
    """

    lam: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "lam", number(self.lam, "lam", least=0))

    def value(self, w: Array) -> Array:
        """g(w) of w (p,), or of each row of w (k, p)."""
        return self.lam * np.abs(np.diff(w, axis=-1)).sum(axis=-1)

    def prox(self, v: Array, step: float) -> Array:
        """argmin_u 1/2 ||u - v||^2 + step * g(u), shape (p,): the slopes of a taut string."""
        return tighten_string(v, step * self.lam)

    def distance(self, w: Array, pull: Array) -> Array:
        """How far pull is from the slopes at w, in each stretch of equal weights, shape (stretches,).

        A jump fixes what its two stretches hand to each other, so each has the slopes of a total variation
        of its own; what a taut string leaves of the pull is the way to the nearest.
        """
        jumps = np.diff(w)
        handed = np.where(np.abs(jumps) > ROUNDING * np.abs(w).max(), self.lam * np.sign(jumps), 0.0)
        left = pull - np.append(0.0, handed) + np.append(handed, 0.0)
        stretches = np.split(left, np.flatnonzero(handed) + 1)
        return np.array([self._measure(stretch) for stretch in stretches])

    def conjugate(self, u: Array) -> float:
        """0 where u sums to 0 and none of its partial sums is beyond lam, else inf."""
        return 0.0 if self.lam_max(u) <= self.lam * (1 + ROUNDING) else np.inf

    def dual_scaling(self, u: Array) -> float:
        """Largest factor <= 1 that brings u (p,) to where g* is finite; 0 where u does not sum to 0."""
        largest = self.lam_max(u)
        return 1.0 if largest <= self.lam else float(self.lam / largest)

    def lam_max(self, gradient_at_zero: Array) -> float:
        """The largest partial sum; inf where the sum is not 0, since the mean of w is free."""
        sums = np.cumsum(gradient_at_zero)
        if abs(sums[-1]) > ROUNDING * np.abs(gradient_at_zero).sum():
            return np.inf
        return float(np.abs(sums[:-1]).max(initial=0.0))

    def unpenalised(self, p: int) -> Array:
        """Directions of which it says nothing, shape (p, 1): the constant one."""
        return np.ones((p, 1))

    def _measure(self, stretch: Array) -> float:
        length = float(np.linalg.norm(self.prox(stretch, 1.0)))
        return length if length * np.sqrt(len(stretch)) > ROUNDING * np.abs(stretch).sum() else 0.0


def tighten_string(v: Array, t: float) -> Array:
    """The prox of t * total variation at v (p,): the slopes of the shortest string through a tube.

    The tube is as wide as 2t around the partial sums of v, and closed at both ends.  From where the string
    last touched, it goes straight on while one slope fits below the ceiling and above the floor; then it
    bends where it touched last.

    Source: Davies & Kovac (2001), "Local extremes, runs, strings and multiresolution".
    """
    if t == 0:
        return v + 0.0
    p, mean = len(v), v.mean()
    sums = np.append(0.0, np.cumsum(v - mean))
    floor, ceiling = sums - t, sums + t
    floor[0] = ceiling[0] = 0.0
    floor[p] = ceiling[p] = sums[p]
    u, start, height = np.empty(p), 0, 0.0
    while start < p:
        end, height, slope = _go_straight(floor[start + 1 :], ceiling[start + 1 :], height)
        u[start : start + end] = slope
        start += end
    return u + mean


def _go_straight(floor: Array, ceiling: Array, height: float) -> tuple[int, float, float]:
    """How many places the string goes on from a height until it bends, where it is then, and its slope."""
    places = np.arange(1, len(floor) + 1)
    rises, falls = (floor - height) / places, (ceiling - height) / places
    least, most = np.maximum.accumulate(rises), np.minimum.accumulate(falls)
    stuck = np.flatnonzero(least > most)
    if stuck.size == 0:
        return len(floor), float(floor[-1]), float(least[-1])
    last = int(stuck[0])  # no slope reaches it: so the string bends at what held it up to here, or down
    if rises[last] > most[last - 1]:
        slope = most[last - 1]
        end = int(np.flatnonzero(falls[:last] == slope)[-1])
        return end + 1, float(ceiling[end]), float(slope)
    slope = least[last - 1]
    end = int(np.flatnonzero(rises[:last] == slope)[-1])
    return end + 1, float(floor[end]), float(slope)
