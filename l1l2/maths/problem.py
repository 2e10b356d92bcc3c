"""Problem = datafit + penalty: the one objective, and the two certificates that every result carries."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance
from .datafits import Datafit, Logistic, Quadratic
from .penalties import Elastic, Penalty
from .sections import BAD_INPUT, append_sections

AT_VECTOR = """
    Raises
    ------
    TypeError, ValueError
        If w is not a finite vector of p numbers.
    """


class ConvergenceWarning(RuntimeWarning):
    """A solver gave up: its answer is returned, marked as not converged."""


@append_sections(BAD_INPUT)
@dataclass(frozen=True, eq=False)
class Problem:
    """P(w) = f(w) + g(w).

    Parameters
    ----------
    datafit : Quadratic or Logistic
    penalty : L1, L2, ElasticNet, GroupL1, TotalVariation, Nuclear
        Or anything with the methods of `l1l2.maths.penalties.Penalty`.

    Examples
    --------
    >>> from l1l2 import L1
    >>> problem = Problem(Quadratic([[1.0], [-1.0]], [2.0, -2.0]), L1(0.5))
    >>> problem.kkt_violation([1.5])
    0.0
    """

    datafit: Datafit
    penalty: Penalty

    def __post_init__(self) -> None:
        instance(self.datafit, "datafit", (Quadratic, Logistic), "Quadratic(X, y) or Logistic(X, y)")
        instance(self.penalty, "penalty", Penalty, "L1(lam), L2(lam) or ElasticNet(lam, l1_ratio)")
        if (fits := getattr(self.penalty, "p", self.p)) != self.p:
            raise ValueError(
                f"penalty: got one of {fits} coefficients; give one of {self.p}, one a column of X"
            )

    @property
    def p(self) -> int:
        """Number of coefficients."""
        return self.datafit.X.shape[1]

    @cached_property
    def lam_max(self) -> float:
        """Smallest lam whose solution is 0."""
        return self.penalty.lam_max(self.datafit.gradient_at_zero)

    def value(self, w: ArrayLike) -> Array:
        """P at w (p,), or at each row of w (k, p).

        Raises
        ------
        TypeError, ValueError
            If w is not finite, real, and of p columns.
        """
        w = array(w, "w")
        if w.shape[-1:] != (self.p,):
            raise ValueError(f"w: got shape {w.shape}; give {self.p} coefficients, one a column of X")
        return self.datafit.value(w) + self.penalty.value(w)

    @append_sections(AT_VECTOR)
    def subgradient(self, w: ArrayLike) -> Array:
        """One element of the subdifferential of P at w: the middle one (the gradient, where there is one).

        Of an elastic net only: the slopes of any other penalty are no intervals.
        """
        w = array(w, "w", shape=(self.p,))
        lo, hi = require_elastic(self).subdifferential(w)
        return self.datafit.gradient(w) + (lo + hi) / 2

    @append_sections(AT_VECTOR)
    def kkt_violation(self, w: ArrayLike) -> float:
        """How far w is from optimal: max_j dist(-f'(w)_j, dg_j(w)) / max_j |f'(0)_j|; 0 iff optimal.

        j is a coordinate, or a group of them in the distance of a penalty that takes groups.  Relative to
        `gradient_scale` where y is orthogonal to X but for rounding.
        """
        w = array(w, "w", shape=(self.p,))
        with np.errstate(over="ignore", invalid="ignore"):
            return self._kkt(w, -self.datafit.gradient(w))

    @append_sections(AT_VECTOR)
    def duality_gap(self, w: ArrayLike) -> float:
        """P(w) - D(u) >= P(w) - min P >= 0, by Fenchel duality, at the dual point u built from w.

        D(u) = -F*(-u) - g*(X^T u) at u = -F'(Xw), brought into the domain of g*; loose while w is far from
        optimal.  Source: Rifkin & Lippert (2007), "Value regularization and Fenchel duality"; Massias,
        Gramfort & Salmon (2018), "Celer".
        """
        return self.certificate(w)[2]

    @append_sections(AT_VECTOR)
    def certificate(self, w: ArrayLike) -> tuple[float, float, float]:
        """P(w), its KKT violation and its duality gap, for the price of one; inf where they are no floats."""
        w = array(w, "w", shape=(self.p,))
        with np.errstate(over="ignore", invalid="ignore"):  # overflow gives inf, which proves nothing
            z = self.datafit.X @ w
            u = -self.datafit.slope(z)
            pull = u @ self.datafit.X
            value = _or_inf(float(self.datafit.loss(z) + self.penalty.value(w)))
            gap = _or_inf(value - self._dual_value(*self._balance(w, u, pull))) if value < np.inf else np.inf
            return value, self._kkt(w, pull), max(gap, 0.0)  # below 0 by rounding only

    def _kkt(self, w: Array, pull: Array) -> float:
        return _or_inf(self.penalty.distance(w, pull).max(initial=0.0) / self.gradient_scale)

    def _balance(self, w: Array, u: Array, correlation: Array) -> tuple[Array, Array]:
        """u, and X^T u, without any correlation with directions of which the penalty says nothing.

        g* is inf at the others, and no factor mends that; the exact minimiser along those directions would
        have none.  A Newton step towards it, seen from the slopes: u changes where the datafit bends, so a
        logistic u stays where F* is finite unless the step changes a prediction by more than 1.
        """
        unpenalised = getattr(self.penalty, "unpenalised", None)
        if unpenalised is None:
            return u, correlation
        free = unpenalised(self.p)
        X, bend = self.datafit.X, self.datafit.bend(w)
        Z = X @ free
        Z = np.where(np.abs(Z) > 1e-13 * (np.abs(X) @ np.abs(free)), Z, 0.0)  # no direction made of rounding
        u = u - bend * (Z @ np.linalg.lstsq(Z.T @ (bend[:, None] * Z), Z.T @ u)[0])
        correlation = u @ X
        return u, correlation - free @ np.linalg.lstsq(free, correlation)[0]  # which is rounding

    def _dual_value(self, u: Array, correlation: Array) -> float:
        """-F*(-u) - g*(X^T u), after u, whose correlation is X^T u, is brought into the domain of g*."""
        # Any u gives a bound.  Where l2 is far below the curvature, g* magnifies rounding errors, and the u
        # that suits L1 alone gives a better bound: at 0 it would be a slope of the penalty.
        largest, scaling = self.penalty.lam_max(-correlation), self.penalty.dual_scaling(correlation)
        scalings = {scaling, min(self.penalty.lam / largest, 1.0) if largest else 1.0}
        bounds = [-self.datafit.conjugate(-s * u) - self.penalty.conjugate(s * correlation) for s in scalings]
        if scaling == 0:  # g* may be finite at 0 only, as where lam is 0: then u must be orthogonal to X
            X, _ = unit_columns(self.datafit.X)  # else lstsq takes short columns for rounding
            bounds.append(-self.datafit.conjugate(X @ np.linalg.lstsq(X, u)[0] - u))
        return max(bounds)

    @cached_property
    def gradient_scale(self) -> float:
        """What KKT violations are measured by."""
        return gradient_scale(self.datafit)


def _or_inf(value: float) -> float:
    """The value, or inf for NaN: comparisons with NaN are false, and would let a bad certificate pass."""
    return np.inf if np.isnan(value) else float(value)


def require_elastic(problem: Problem) -> Elastic:
    """The penalty, whose slopes are intervals, a coordinate each.

    Raises
    ------
    ValueError
        If it is none of L1, L2, ElasticNet.
    """
    if isinstance(problem.penalty, Elastic):
        return problem.penalty
    kind = type(problem.penalty).__name__
    raise ValueError(
        f"problem: got the penalty {kind}; give L1, L2 or ElasticNet, or use ista, fista or solve"
    )


def unit_columns(X: Array) -> tuple[Array, Array]:
    """X with columns of length 1, and the lengths they had; a column of zeros stays."""
    sizes = np.abs(X).max(axis=0)
    sizes = np.where(sizes > 0, sizes, 1.0)
    scaled = X / sizes  # so that the squares of short columns do not vanish
    lengths = np.linalg.norm(scaled, axis=0)
    lengths = np.where(lengths > 0, lengths, 1.0)
    return scaled / lengths, sizes * lengths


def gradient_scale(f: Datafit) -> float:
    """What violations are measured by: max_j |f'(0)_j|, or the least that floats resolve to ten digits.

    The latter counts where y is orthogonal to all columns but for rounding: there lam_max is rounding too.
    """
    resolved = 1e-5 * np.linalg.norm(f.X) * np.linalg.norm(f.slope(np.zeros(len(f.y))))
    return float(max(np.abs(f.gradient_at_zero).max(), resolved)) or 1.0
