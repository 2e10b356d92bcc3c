"""Penalties g(w): what each costs, how it pulls, and when it lets go of zero.

Each gives the answers of `Penalty`, so one optimality check, one duality gap and one solver serve all.
They check nothing: solvers call them most.  Those of this file are elastic nets, g(w) = l1 * ||w||_1 + l2/2 *
||w||_2^2, whose slopes `subdifferential` gives coordinate by coordinate; `solve` has exact methods for them.
"""

from dataclasses import dataclass
from math import frexp
from typing import Protocol, runtime_checkable

import numpy as np

from ..validate import Array, number
from .sections import BAD_INPUT, append_sections


@runtime_checkable
class Penalty(Protocol):
    """What `Problem` and `solve` ask a penalty: g convex, g(0) = 0 its least value, and in proportion to lam.

    One that fits a single number of coefficients says it as `p`.  One that is 0 along whole lines has
    `unpenalised(p)`, these directions as columns (p, k): its g* is finite at u orthogonal to them only.
    """

    @property
    def lam(self) -> float:
        """Regularisation strength, >= 0; at 0 the penalty says nothing of any w that it allows."""

    def value(self, w: Array) -> Array:
        """g(w) of w (p,), or of each row of w (k, p)."""

    def prox(self, v: Array, step: float) -> Array:
        """argmin_u 1/2 ||u - v||^2 + step * g(u), shape (p,)."""

    def distance(self, w: Array, pull: Array) -> Array:
        """How far pull (p,), minus the datafit's gradient, is from the subdifferential of g at w (p,).

        A number a coordinate, or a group of them, in Euclidean length; all 0 iff pull is a slope at w.
        """

    def conjugate(self, u: Array) -> float:
        """g*(u) = sup_w <u, w> - g(w), which may be inf."""

    def dual_scaling(self, u: Array) -> float:
        """Largest factor <= 1 that brings u (p,) to where g* is finite."""

    def lam_max(self, gradient_at_zero: Array) -> float:
        """Smallest lam whose solution is 0, given the gradient of the datafit at 0."""


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class L1:
    """lam * ||w||_1 (Tibshirani 1996, "Regression shrinkage and selection via the lasso").

    Parameters
    ----------
    lam : float >= 0
        Regularisation strength, scikit-learn's ``Lasso(alpha=lam)``.
    """

    lam: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "lam", number(self.lam, "lam", least=0))

    @property
    def l1(self) -> float:
        """Weight of ||w||_1."""
        return self.lam

    @property
    def l2(self) -> float:
        """Weight of 1/2 ||w||_2^2."""
        return 0.0

    def value(self, w: Array) -> Array:
        """g(w) of w (p,), or of each row of w (k, p)."""
        return self.lam * np.abs(w).sum(axis=-1)

    def prox(self, v: Array, step: float | Array) -> Array:
        """argmin_u 1/2 ||u - v||^2 + step * g(u), the shape of v: soft threshold at step * lam."""
        t = step * self.lam
        return v - np.minimum(np.maximum(v, -t), t)

    def subdifferential(self, w: Array) -> tuple[Array, Array]:
        """Interval (lo, hi) of slopes a coordinate: [-lam, lam] at 0, one slope lam * sign(w) elsewhere."""
        return np.where(w > 0, self.lam, -self.lam), np.where(w < 0, -self.lam, self.lam)

    def distance(self, w: Array, pull: Array) -> Array:
        """How far each pull (p,), minus the datafit's gradient, is from the slopes at w (p,), shape (p,)."""
        return _measure_outside(pull, *self.subdifferential(w))

    def conjugate(self, u: Array) -> float:
        """g*(u) = sup_w <u, w> - g(w): 0 where max |u| <= lam, else inf."""
        return 0.0 if np.abs(u).max() <= self.lam * (1 + 1e-12) else np.inf

    def dual_scaling(self, u: Array) -> float:
        """Largest factor <= 1 that brings u (p,) to where g* is finite."""
        largest = np.abs(u).max()
        return 1.0 if largest <= self.lam else float(self.lam / largest)

    def lam_max(self, gradient_at_zero: Array) -> float:
        """Smallest lam whose solution is 0, given the gradient of the datafit at 0."""
        return float(np.abs(gradient_at_zero).max())


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class L2:
    """(lam/2) * ||w||_2^2, the squared norm (Hoerl & Kennard 1970, "Ridge regression").  Methods as in `L1`.

    Parameters
    ----------
    lam : float >= 0
        Regularisation strength, scikit-learn's ``Ridge(alpha=n * lam)``.
    """

    lam: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "lam", number(self.lam, "lam", least=0))

    @property
    def l1(self) -> float:
        """Weight of ||w||_1."""
        return 0.0

    @property
    def l2(self) -> float:
        """Weight of 1/2 ||w||_2^2."""
        return self.lam

    def value(self, w: Array) -> Array:
        """lam/2 * ||w||_2^2."""
        share, root = _split_square(self.lam)
        v = root * w
        return share / 2 * np.vecdot(v, v)

    def prox(self, v: Array, step: float | Array) -> Array:
        """Shrink by the factor 1 + step * lam, as `shrink`."""
        return v / (1 + step * self.lam)

    def subdifferential(self, w: Array) -> tuple[Array, Array]:
        """The single slope lam * w, which is 0 at 0."""
        slope = self.lam * w
        return slope, slope

    def distance(self, w: Array, pull: Array) -> Array:
        """|pull - lam * w|."""
        return np.abs(pull - self.lam * w)

    def conjugate(self, u: Array) -> float:
        """||u||^2 / (2 lam); at lam = 0, where g is 0: 0 at u = 0, else inf."""
        if self.lam == 0:
            return L1(0.0).conjugate(u)
        share, root = _split_square(self.lam)
        v = u / root
        return float(v @ v) / (2 * share)

    def dual_scaling(self, u: Array) -> float:
        """1; at lam = 0, where only u = 0 will do, 0 or 1."""
        return 1.0 if self.lam > 0 else L1(0.0).dual_scaling(u)

    def lam_max(self, gradient_at_zero: Array) -> float:
        """inf: no finite lam gives 0 - unless 0 already is the minimiser, when every lam does."""
        return np.inf if np.abs(gradient_at_zero).max() > 0 else 0.0


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class ElasticNet:
    """lam * (l1_ratio * ||w||_1 + (1 - l1_ratio)/2 * ||w||_2^2) (Zou & Hastie 2005, scikit-learn's scaling).

    Methods as in `L1`.

    Parameters
    ----------
    lam : float >= 0
        Regularisation strength, scikit-learn's ``ElasticNet(alpha=lam)``.
    l1_ratio : float in [0, 1]
        Share of the L1 part: 1 is the lasso, 0 is ridge.
    """

    lam: float
    l1_ratio: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "lam", number(self.lam, "lam", least=0))
        object.__setattr__(self, "l1_ratio", number(self.l1_ratio, "l1_ratio", least=0, most=1))

    @property
    def l1(self) -> float:
        """Weight of ||w||_1."""
        return self.lam * self.l1_ratio

    @property
    def l2(self) -> float:
        """Weight of 1/2 ||w||_2^2."""
        return self.lam * (1 - self.l1_ratio)

    def value(self, w: Array) -> Array:
        """That of both parts."""
        return L1(self.l1).value(w) + L2(self.l2).value(w)

    def prox(self, v: Array, step: float | Array) -> Array:
        """First the soft threshold, then the shrink."""
        return L2(self.l2).prox(L1(self.l1).prox(v, step), step)

    def subdifferential(self, w: Array) -> tuple[Array, Array]:
        """As wide at 0 as that of the L1 part, and tilted by the L2 part."""
        lo, hi = L1(self.l1).subdifferential(w)
        return lo + self.l2 * w, hi + self.l2 * w

    def distance(self, w: Array, pull: Array) -> Array:
        """That of L1 once the L2 part has taken its share, but for rounding."""
        return _measure_outside(pull, *self.subdifferential(w))

    def conjugate(self, u: Array) -> float:
        """||soft_threshold(u, l1)||^2 / (2 l2); without an L2 part that of L1."""
        return L1(self.l1).conjugate(u) if self.l2 == 0 else L2(self.l2).conjugate(L1(self.l1).prox(u, 1.0))

    def dual_scaling(self, u: Array) -> float:
        """1; without an L2 part that of L1."""
        return L1(self.l1).dual_scaling(u) if self.l2 == 0 else 1.0

    def lam_max(self, gradient_at_zero: Array) -> float:
        """The lasso's, over l1_ratio."""
        largest = np.abs(gradient_at_zero).max()
        if largest == 0:
            return 0.0
        return float(largest / self.l1_ratio) if self.l1_ratio > 0 else np.inf


def _measure_outside(pull: Array, lo: Array, hi: Array) -> Array:
    return np.maximum(np.maximum(lo - pull, pull - hi), 0.0)


def _split_square(lam: float) -> tuple[float, float]:
    """lam = share * root^2 with share near 1: so (root * w)^2 overflows only where lam * w^2 does.

    The root is a power of two: multiplying by it rounds nothing.
    """
    share, exponent = frexp(lam)
    half = exponent // 2
    return share * 2.0 ** (exponent - 2 * half), 2.0**half if lam > 0 else 0.0


Elastic = L1 | L2 | ElasticNet
